"""Draw the gallery: 60 prompts, three frames each, as contact sheets in ``docs/gallery/``.

Run by ``make gallery``. Each row of ``prompts.txt`` there is a ratio and a prompt. Frames are those
a video of ten seconds would have at 10 %, 50 % and 90 %.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import RenderRequest
from vitascope.engines.illustration.film import open_film

FOLDER = Path(__file__).parents[1] / "docs" / "gallery"
STILLS = FOLDER.parent / "images" / "scenes.jpg"
"""The picture in the README: a frame of each of these prompts."""
STILL_PROMPTS = (
    "黄昏下的海边,海浪轻轻拍打礁石,镜头缓慢推进",
    "a fox running through a snowy forest at night",
    "雨天,一个女孩在咖啡馆窗边看书",
    "an astronaut riding a horse on the moon",
    "古镇的夜晚,红灯笼倒映在河面上",
    "an elephant walking across the savanna at golden hour",
)
FRAMES = 240
MOMENTS = (0.1, 0.5, 0.9)
ROW_PX = 150
"""Height of the pictures on a sheet."""
SHEET_PX = 1000
"""Width of a sheet."""
PER_SHEET = 12
LETTERS_PX = 13
DRAWN_PX = 540
"""Pictures are drawn with about this shorter side, then made small, as a viewer's screen does."""

Rgb = NDArray[np.uint8]


def main() -> None:
    """Write the sheets."""
    prompts = list(_prompts())
    with ProcessPoolExecutor() as pool:
        strips = list(pool.map(_strip, prompts))
        stills = list(pool.map(_still, STILL_PROMPTS))
    grid = np.vstack([np.hstack(stills[:3]), np.hstack(stills[3:])])
    cv2.imwrite(str(STILLS), grid[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 85])
    for old in FOLDER.glob("sheet-*.jpg"):
        old.unlink()
    for first in range(0, len(strips), PER_SHEET):
        sheet = _sheet(strips[first : first + PER_SHEET])
        path = FOLDER / f"sheet-{first // PER_SHEET + 1}.jpg"
        cv2.imwrite(str(path), sheet[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 82])
        sys.stdout.write(f"{path.name}: {path.stat().st_size / 1024:.0f} KiB\n")


def _prompts() -> Iterator[tuple[str, str]]:
    for line in (FOLDER / "prompts.txt").read_text("utf-8").splitlines():
        if line.strip():
            ratio, prompt = line.split(maxsplit=1)
            yield ratio, prompt


def _strip(item: tuple[str, str]) -> Rgb:
    """The frames of one prompt side by side, the prompt under them."""
    ratio, prompt = item
    across, down = (int(part) for part in ratio.split(":"))
    scale = DRAWN_PX / min(across, down)
    width, height = (round(side * scale / 2) * 2 for side in (across, down))
    film = open_film(
        RenderRequest(prompt=prompt, width=width, height=height, fps=24, frame_count=FRAMES, seed=7)
    )
    small = (round(ROW_PX * width / height), ROW_PX)
    pictures = [
        cv2.resize(film.frame(round(u * (FRAMES - 1))), small, interpolation=cv2.INTER_AREA)
        for u in MOMENTS
    ]
    gap = np.full((ROW_PX, 4, 3), 255, np.uint8)
    row = np.hstack([part for picture in pictures for part in (picture, gap)])
    return np.vstack([row, _caption(f"{ratio}  {prompt}", row.shape[1])])


def _still(prompt: str) -> Rgb:
    """The middle of a clip, (270, 480, 3)."""
    film = open_film(
        RenderRequest(prompt=prompt, width=960, height=540, fps=24, frame_count=FRAMES, seed=7)
    )
    picture = cv2.resize(film.frame(FRAMES // 2), (480, 270), interpolation=cv2.INTER_AREA)
    return np.asarray(picture, np.uint8)


def _caption(text: str, width: int) -> Rgb:
    """The words on white, in as many lines as they need."""
    face = cv2.FontFace("uni")
    lines = [""]
    for letter in text:
        box = cv2.getTextSize((0, 0), lines[-1] + letter, (0, 0), face, LETTERS_PX, 400)
        if box[2] > width - 6:
            lines.append("")
        lines[-1] += letter
    page = np.full((len(lines) * (LETTERS_PX + 5) + 8, width, 3), 255, np.uint8)
    for number, line in enumerate(lines):
        at = (2, (number + 1) * (LETTERS_PX + 4))
        cv2.putText(page, line.strip(), at, (40, 40, 40), face, LETTERS_PX, 400)
    return page


def _sheet(strips: list[Rgb]) -> Rgb:
    """Strips packed in rows of a sheet's width."""
    rows: list[list[Rgb]] = [[]]
    for strip in strips:
        if sum(s.shape[1] + 12 for s in rows[-1]) + strip.shape[1] > SHEET_PX and rows[-1]:
            rows.append([])
        rows[-1].append(strip)
    width = max(sum(s.shape[1] + 12 for s in row) for row in rows)
    return np.vstack([_row(row, width) for row in rows])


def _row(strips: list[Rgb], width: int) -> Rgb:
    height = max(strip.shape[0] for strip in strips) + 10
    row = np.full((height, width, 3), 255, np.uint8)
    x = 0
    for strip in strips:
        row[: strip.shape[0], x : x + strip.shape[1]] = strip
        x += strip.shape[1] + 12
    return row


if __name__ == "__main__":
    main()
