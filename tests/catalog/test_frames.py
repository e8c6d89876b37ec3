"""Frame sizes: the published table, and every other ratio near it."""

from __future__ import annotations

import math

import pytest

from vitascope.catalog import MODELS, frame_size

# Source: contract, "Frame sizes".
TABLE = {
    "480p": {
        "16:9": (864, 496),
        "9:16": (496, 864),
        "1:1": (640, 640),
        "4:3": (752, 560),
        "3:4": (560, 752),
    },
    "720p": {
        "16:9": (1280, 720),
        "9:16": (720, 1280),
        "1:1": (960, 960),
        "4:3": (1112, 834),
        "3:4": (834, 1112),
    },
    "1080p": {
        "16:9": (1920, 1080),
        "9:16": (1080, 1920),
        "1:1": (1440, 1440),
        "4:3": (1664, 1248),
        "3:4": (1248, 1664),
    },
}


@pytest.mark.parametrize(
    ("resolution", "ratio", "size"),
    [(resolution, ratio, size) for resolution, row in TABLE.items() for ratio, size in row.items()],
)
def test_a_listed_ratio_has_the_published_size(
    resolution: str, ratio: str, size: tuple[int, int]
) -> None:
    assert frame_size(resolution, ratio) == size


def test_a_ratio_by_another_name_has_the_same_size() -> None:
    assert frame_size("720p", "32:18") == frame_size("720p", "16:9")
    assert frame_size("720p", "99:99") == frame_size("720p", "1:1")


def test_every_other_ratio_keeps_the_area_and_the_shape_with_even_sides() -> None:
    allowed = MODELS["SenseAudio-Video-1.0"].ratios
    for across in range(1, 100):
        for down in range(1, 100):
            if f"{across}:{down}" not in allowed:
                continue
            width, height = frame_size("720p", f"{across}:{down}")
            assert width % 2 == height % 2 == 0
            assert math.isclose(width * height, 1280 * 720, rel_tol=0.01)
            assert math.isclose(width / height, across / down, rel_tol=0.01)


def test_every_model_has_a_size_and_a_price_for_all_it_offers() -> None:
    for model in MODELS.values():
        ratios = model.ratios if isinstance(model.ratios, tuple) else ("1:4", "16:9", "4:1")
        for resolution in model.resolutions:
            assert all(min(frame_size(resolution, ratio)) > 0 for ratio in ratios)
            size = frame_size(resolution, ratios[0])
            prices = [
                model.price_micros(
                    width=size[0],
                    height=size[1],
                    resolution=resolution,
                    duration_s=seconds,
                    sound=False,
                )
                for seconds in model.durations_s
            ]
            assert prices == sorted(prices)
            assert prices[0] > 0
