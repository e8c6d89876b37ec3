"""Pictures as people send them, made here: photographs, screens, pages, drawings, faces, odd sizes.

All are (H, W, 3) uint8 RGB and the same every time.
"""

from __future__ import annotations

import io
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vitascope.engines.base import RenderRequest
from vitascope.engines.illustration.film import open_film
from vitascope.media.pictures import normalise

Pixels = NDArray[np.uint8]


@lru_cache(maxsize=16)
def photograph(prompt: str, width: int = 640, height: int = 360, *, seed: int = 5) -> Pixels:
    """Something like a photograph: a scene of ours through a lens, a sensor and a JPEG file."""
    request = RenderRequest(
        prompt=prompt, width=width, height=height, fps=24, frame_count=24, seed=seed
    )
    sharp = open_film(request).frame(0).astype(np.float32)
    soft = cv2.GaussianBlur(sharp, (0, 0), 0.7)
    noise = np.random.default_rng(seed).normal(0, 3.0, sharp.shape)
    return jpeg(np.clip(np.rint(soft + noise), 0, 255).astype(np.uint8))


def jpeg(pixels: Pixels, *, quality: int = 82) -> Pixels:
    """The same after a JPEG file."""
    done, data = cv2.imencode(".jpg", pixels[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    bgr = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert bgr is not None
    return np.ascontiguousarray(bgr[..., ::-1]).astype(np.uint8)


def screenshot(width: int = 640, height: int = 360) -> Pixels:
    """A window with a bar, a list and some boxes."""
    page = np.full((height, width, 3), (246, 247, 250), np.uint8)
    cv2.rectangle(page, (0, 0), (width, height // 10), (38, 52, 84), -1)
    cv2.putText(page, "Mail", (12, height // 14), 0, 0.6, (255, 255, 255), 1, cv2.LINE_AA)
    cv2.rectangle(page, (0, height // 10), (width // 4, height), (228, 232, 240), -1)
    for row in range(8):
        y = height // 5 + row * height // 11
        words = f"Message number {row}: the quick brown fox"
        cv2.putText(page, f"Folder {row}", (10, y), 0, 0.4, (60, 66, 80), 1, cv2.LINE_AA)
        cv2.putText(page, words, (width // 4 + 12, y), 0, 0.45, (30, 30, 30), 1, cv2.LINE_AA)
        cv2.line(page, (width // 4, y + 9), (width, y + 9), (210, 214, 222), 1)
    button = (width - 110, height - 46), (width - 16, height - 14)
    cv2.rectangle(page, *button, (40, 120, 220), -1)
    cv2.putText(page, "Send", (width - 86, height - 24), 0, 0.5, (255, 255, 255), 1, cv2.LINE_AA)
    return page


def line_art(width: int = 640, height: int = 360) -> Pixels:
    """A house and a sun in thin black lines."""
    page = np.full((height, width, 3), 255, np.uint8)
    ink = (0, 0, 0)

    def at(x: float, y: float) -> tuple[int, int]:
        return round(x * width), round(y * height)

    cv2.rectangle(page, at(0.3, 0.45), at(0.6, 0.9), ink, 2, cv2.LINE_AA)
    roof = np.array([at(0.26, 0.46), at(0.45, 0.2), at(0.64, 0.46)], np.int32)
    cv2.polylines(page, [roof], True, ink, 2, cv2.LINE_AA)
    cv2.rectangle(page, at(0.42, 0.65), at(0.5, 0.9), ink, 2, cv2.LINE_AA)
    cv2.circle(page, at(0.8, 0.22), height // 10, ink, 2, cv2.LINE_AA)
    x, y = at(0.8, 0.22)
    for k in range(12):
        way = height * np.exp(2j * np.pi * k / 12)
        begin = round(x + 0.13 * way.real), round(y + 0.13 * way.imag)
        end = round(x + 0.19 * way.real), round(y + 0.19 * way.imag)
        cv2.line(page, begin, end, ink, 2, cv2.LINE_AA)
    cv2.line(page, at(0, 0.9), at(1, 0.9), ink, 2, cv2.LINE_AA)
    return page


def face(width: int = 480, height: int = 600) -> Pixels:
    """A head before a soft wall, with what nobody wants to see bent: eyes, nose, mouth."""
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    wall = np.array([150, 158, 170], np.float32) * (1.1 - 0.35 * rows)
    picture = np.repeat(wall, width, axis=1)
    unit, x = min(width, height) / 480, width // 2

    def at(dx: float, y: float) -> tuple[int, int]:
        return round(x + dx * unit), round(y * height)

    def oval(centre: tuple[int, int], a: float, b: float, tone: tuple[int, int, int]) -> None:
        size = round(a * unit), round(b * unit)
        cv2.ellipse(picture, centre, size, 0, 0, 360, tone, -1, cv2.LINE_AA)

    oval(at(0, 1.02), 210, 190, (52, 70, 110))
    oval(at(0, 0.74), 52, 80, (206, 160, 130))
    oval(at(0, 0.4), 138, 168, (58, 38, 28))
    oval(at(0, 0.46), 112, 148, (228, 182, 150))
    for side in (-1, 1):
        oval(at(side * 44, 0.43), 21, 12, (250, 250, 248))
        oval(at(side * 44, 0.43), 10, 10, (70, 48, 30))
        cv2.ellipse(
            picture, at(side * 44, 0.4), (round(27 * unit), round(12 * unit)), 0, 200, 340,
            (60, 40, 30), max(2, round(5 * unit)), cv2.LINE_AA,
        )  # fmt: skip
    cv2.line(picture, at(0, 0.44), at(8, 0.52), (190, 140, 112), max(2, round(5 * unit)))
    oval(at(0, 0.6), 38, 11, (178, 82, 84))
    soft = cv2.GaussianBlur(picture, (0, 0), 1.2)
    noise = np.random.default_rng(8).normal(0, 2.5, soft.shape)
    return jpeg(np.clip(np.rint(soft + noise), 0, 255).astype(np.uint8))


def text_page(width: int = 480, height: int = 640) -> Pixels:
    """A page of small print."""
    page = np.full((height, width, 3), (252, 250, 244), np.uint8)
    for row, y in enumerate(range(36, height - 20, 22)):
        words = f"{row:02d} All happy families are alike, but not this"
        cv2.putText(page, words, (24, y), 0, 0.48, (24, 22, 20), 1, cv2.LINE_AA)
    return page


def transparent() -> Pixels:
    """A PNG with nothing around a red disc, as an engine gets it."""
    rgba = np.zeros((300, 400, 4), np.uint8)
    cv2.circle(rgba, (200, 150), 90, (210, 40, 40, 255), -1, cv2.LINE_AA)
    cv2.circle(rgba, (170, 120), 22, (255, 220, 210, 160), -1, cv2.LINE_AA)
    file = io.BytesIO()
    Image.fromarray(rgba, "RGBA").save(file, "PNG")
    return normalise(file.getvalue())


def one_colour(width: int, height: int, value: int) -> Pixels:
    """Nothing but one grey."""
    return np.full((height, width, 3), value, np.uint8)


def huge(side: int = 6000) -> Pixels:
    """A photograph as large as is allowed."""
    small = photograph("a village by a lake", 640, 640)
    return np.asarray(cv2.resize(small, (side, side), interpolation=cv2.INTER_CUBIC), np.uint8)


# Pairs


def view(
    wide: Pixels, size: tuple[int, int], *, zoom: float, turn_deg: float, x: float, y: float
) -> Pixels:
    """What a camera sees of a wider picture: ``x`` and ``y`` are its middle, shares."""
    width, height = size
    rows, columns = wide.shape[:2]
    matrix = cv2.getRotationMatrix2D((x * columns, y * rows), turn_deg, zoom)
    matrix[:, 2] += width / 2 - x * columns, height / 2 - y * rows
    seen = cv2.warpAffine(wide, matrix, size, flags=cv2.INTER_AREA)
    return np.asarray(seen, np.uint8)


def camera_pair(at: float, size: tuple[int, int] = (480, 270)) -> Pixels:
    """One picture of a camera's way over a village: ``at`` 0 the first, 1 the last, 0.5 between.

    The way is the one with constant speed of log-scale, angle and middle.
    """
    wide = photograph("a village by a lake, flowers", 1280, 720)
    return view(
        wide, size, zoom=0.55 * (1.45**at), turn_deg=7 * at, x=0.5 + 0.05 * at, y=0.5 + 0.03 * at
    )


def moved_pair(at: float, size: tuple[int, int] = (480, 270)) -> Pixels:
    """A ball that has rolled on in an otherwise unmoved picture."""
    wide = photograph("a park, trees", 960, 540)
    picture = view(wide, size, zoom=0.5 * (1.06**at), turn_deg=0, x=0.5, y=0.5)
    x, y, radius = round(size[0] * (0.4 + 0.06 * at)), round(size[1] * 0.7), size[1] // 12
    cv2.circle(picture, (x, y), radius, (214, 60, 44), -1, cv2.LINE_AA)
    cv2.circle(
        picture, (x - radius // 3, y - radius // 3), radius // 4, (255, 200, 190), -1, cv2.LINE_AA
    )
    return jpeg(picture, quality=92)


def unrelated_pair(size: tuple[int, int] = (480, 270)) -> tuple[Pixels, Pixels]:
    """A photograph of a town, and one of quite another place."""
    return photograph("a city street by day", *size), photograph("a desert with a camel", *size)
