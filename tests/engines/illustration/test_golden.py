"""Golden frames: what these prompts looked like when somebody last approved of them.

A frame may differ a little (another processor, another version of a library); more is saved as a
picture to look at. ``pytest --regenerate`` takes the present frames as the new ones.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from vitascope.engines.base import RenderRequest
from vitascope.engines.illustration.film import open_film

FOLDER = Path(__file__).parent / "golden"
WIDTH, HEIGHT, FRAMES, INDEX = 256, 144, 96, 40

MEAN_TOLERANCE = 1.6
"""Mean difference of all channels, 0..255."""
FAR_SHARE, FAR = 0.004, 60
"""Share of pixels that may differ by more than ``FAR``: an edge that moved by a pixel."""

PROMPTS = {
    "sea": "黄昏下的海边,海浪轻轻拍打礁石,镜头缓慢推进",
    "kitten": "一只可爱的小猫在花园里玩耍",
    "fox": "a fox running through a snowy forest at night",
    "cafe": "雨天,一个女孩在咖啡馆窗边看书",
    "city": "a red car driving down a city street at dusk",
    "savanna": "an elephant walking across the savanna at golden hour",
    "kite": "a girl in a yellow dress flying a kite in a meadow",
    "reef": "海底世界,一群小丑鱼在珊瑚间游动",
    "kitchen": "一位厨师在厨房里做饭",
    "still_life": "a blue vase and two red apples on a table",
    "watercolour": "a samurai under a cherry tree, watercolour",
    "neon": "a cyberpunk street, neon, rain, a motorcycle",
    "title": 'a teddy bear next to a birthday cake, "Happy Birthday 生日快乐"',
    "storm": "a lighthouse on a cliff in a thunderstorm",
}


def drawn(prompt: str) -> NDArray[np.uint8]:
    film = open_film(
        RenderRequest(prompt=prompt, width=WIDTH, height=HEIGHT, fps=24, frame_count=FRAMES, seed=7)
    )
    return film.frame(INDEX).copy()


@pytest.mark.parametrize("name", PROMPTS)
def test_the_picture_is_the_one_approved(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    frame = drawn(PROMPTS[name])
    path = FOLDER / f"{name}.png"
    if request.config.getoption("--regenerate"):
        FOLDER.mkdir(exist_ok=True)
        cv2.imwrite(str(path), frame[..., ::-1])
        return
    golden = cv2.imread(str(path))
    assert golden is not None, f"{path.name} is missing: run pytest --regenerate"
    apart = cv2.absdiff(frame, golden[..., ::-1])
    far = float((apart.max(axis=2) > FAR).mean())
    if apart.mean() > MEAN_TOLERANCE or far > FAR_SHARE:
        seen = tmp_path / f"{name}.png"
        beside = np.hstack([golden, frame[..., ::-1], cv2.convertScaleAbs(apart, alpha=3)])
        cv2.imwrite(str(seen), beside)
        pytest.fail(f"mean {apart.mean():.2f}, far {far:.4f}; golden, now, difference: {seen}")
