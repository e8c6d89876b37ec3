"""Sizes on a model's grid and frame counts by its rule."""

from __future__ import annotations

import pytest

from vitascope.catalog.frames import frame_size
from vitascope.engines.diffusion.grid import frames_for, frames_needed, size_on_grid
from vitascope.engines.diffusion.preset import Size
from vitascope.engines.diffusion.presets import PRESETS

RATIOS = ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "9:21", "4:1", "1:4", "5:7"]


@pytest.mark.parametrize(
    ("needed", "step", "count"),
    [
        (1, 4, 5),  # no model makes a single frame of a video
        (5, 4, 5),
        (6, 4, 9),
        (81, 4, 81),
        (82, 4, 85),
        (121, 8, 121),
        (122, 8, 129),
    ],
)
def test_frame_counts_follow_the_rule_and_suffice(needed: int, step: int, count: int) -> None:
    assert frames_for(needed, step=step) == count


@pytest.mark.parametrize(
    ("frame_count", "native_fps", "needed"),
    [
        (120, 24.0, 120),
        (120, 16.0, 81),  # five seconds of Wan 2.1, as published
        (48, 16.0, 33),
        (120, 30.0, 150),
        (24, 23.976, 24),
        (1, 16.0, 1),
    ],
)
def test_the_last_frame_of_the_video_is_covered_too(
    frame_count: int, native_fps: float, needed: int
) -> None:
    assert frames_needed(frame_count, fps=24, native_fps=native_fps) == needed
    last_s = (frame_count - 1) / 24
    assert (needed - 1) / native_fps >= last_s - 1e-9


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("name", PRESETS)
def test_a_size_is_on_the_grid_near_the_area_and_loses_little(name: str, ratio: str) -> None:
    preset = PRESETS[name]
    for like in preset.sizes:
        asked = frame_size("720p", ratio)
        width, height = size_on_grid(*asked, like=like, grid_px=preset.grid_px)
        assert width % preset.grid_px == height % preset.grid_px == 0
        assert 0.8 <= width * height / (like[0] * like[1]) <= 1.05
        shape = (width / height) / (asked[0] / asked[1])
        assert 1 - min(shape, 1 / shape) < 0.07, f"{width}x{height} for {ratio}"


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ((1280, 720), (1280, 704)),  # as trained, though 1248x704 is nearer to 16:9
        ((720, 1280), (704, 1280)),
        ((864, 496), (1280, 704)),
        ((960, 960), (960, 960)),
        ((1112, 834), (1120, 832)),
    ],
)
def test_sizes_of_the_default_model(asked: Size, size: Size) -> None:
    assert size_on_grid(*asked, like=(1280, 704), grid_px=32) == size


def test_a_grid_too_coarse_for_the_ratio_still_gives_a_size() -> None:
    assert size_on_grid(400, 100, like=(64, 64), grid_px=32) == (128, 32)
    assert size_on_grid(990, 10, like=(64, 64), grid_px=32)[1] == 32
