"""What a video costs: integers, rounded one way, never nothing."""

from __future__ import annotations

import json

import pytest

from vitascope.catalog import FPS, MODELS, SecondPrice, TokenPrice, frame_size, video_tokens

PER_TOKEN = TokenPrice(
    micros_per_million_tokens=8_000_000, sound_micros_per_million_tokens=16_000_000
)

TOKENS: list[tuple[tuple[int, int, int, int], int]] = [
    ((1280, 720, 24, 5), 108_000),
    ((1920, 1080, 24, 5), 243_000),
    ((864, 496, 24, 4), 40_176),
    ((1112, 834, 24, 5), 108_681),  # 108,680.6…: one that was begun counts whole
    ((32, 32, 1, 1), 1),
    ((32, 32, 2, 1), 2),
    ((2, 2, 1, 1), 1),  # 4 pixels of 1024
]


@pytest.mark.parametrize(("video", "tokens"), TOKENS)
def test_tokens_are_counted_up(video: tuple[int, int, int, int], tokens: int) -> None:
    assert video_tokens(*video) == tokens


def test_a_price_by_token_is_rounded_up() -> None:
    odd = TokenPrice(micros_per_million_tokens=1, sound_micros_per_million_tokens=999_999)
    assert odd.micros(tokens=108_000, sound=False) == 1  # 0.108: never nothing
    assert odd.micros(tokens=108_000, sound=True) == 108_000  # 107,999.892
    assert PER_TOKEN.micros(tokens=108_000, sound=False) == 864_000
    assert PER_TOKEN.micros(tokens=108_000, sound=True) == 1_728_000


def test_a_price_by_second_follows_the_resolution() -> None:
    price = SecondPrice(
        micros_per_second={"720p": 300_000, "1080p": 700_000},
        sound_micros_per_second={"720p": 400_000, "1080p": 900_000},
    )
    assert price.micros(resolution="720p", duration_s=10, sound=False) == 3_000_000
    assert price.micros(resolution="1080p", duration_s=10, sound=True) == 9_000_000


@pytest.mark.parametrize("rate", [0, -1])
def test_a_price_of_nothing_is_no_price(rate: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        TokenPrice(micros_per_million_tokens=rate, sound_micros_per_million_tokens=1)
    with pytest.raises(ValueError, match="positive"):
        SecondPrice(micros_per_second={"720p": 1}, sound_micros_per_second={"720p": rate})


# 16:9 at the first resolution, the shortest video: silent, with sound; in micro-yuan.
CATALOGUE: list[tuple[str, int, int]] = [
    ("SenseAudio-Video-1.0", 3_000_000, 3_000_000),  # 10 s of 720p at 0.30
    ("Seedance-Pro-1.5", 345_600, 691_200),  # 43,200 tokens at 8 and 16 a million
    ("Seedance-2.0", 1_848_096, 1_848_096),  # 40,176 tokens at 46 a million
    ("Seedance-2.0-Fast", 1_486_512, 1_486_512),  # 40,176 tokens at 37 a million
]


@pytest.mark.parametrize(("name", "silent", "with_sound"), CATALOGUE)
def test_the_catalogue_s_prices(name: str, silent: int, with_sound: int) -> None:
    model = MODELS[name]
    width, height = frame_size(model.resolutions[0], "16:9")
    prices = [
        model.price_micros(
            width=width,
            height=height,
            resolution=model.resolutions[0],
            duration_s=model.durations_s[0],
            sound=sound,
        )
        for sound in (False, True)
    ]
    assert prices == [silent, with_sound]


def test_a_model_s_price_is_that_of_its_frame_rate() -> None:
    model = MODELS["Seedance-2.0"]
    tokens = video_tokens(1280, 720, FPS, 5)
    cost = model.price_micros(width=1280, height=720, resolution="720p", duration_s=5, sound=False)
    assert cost == tokens * 46


def test_a_price_is_told_as_json() -> None:
    told = {model.id: json.loads(json.dumps(model.price.described())) for model in MODELS.values()}
    assert told["Seedance-Pro-1.5"] == {
        "currency": "CNY",
        "unit": "token",
        "micros_per_million_tokens": {"silent": 8_000_000, "with_sound": 16_000_000},
    }
    assert told["SenseAudio-Video-1.0"] == {
        "currency": "CNY",
        "unit": "second",
        "micros_per_second": {"silent": {"720p": 300_000}, "with_sound": {"720p": 300_000}},
    }
