"""The entries: names, aliases, and what a list of models can be built from."""

from __future__ import annotations

import json

import pytest

from tests.catalog.requests import new, parse
from vitascope.catalog import MODELS, SecondPrice, find_model
from vitascope.catalog.media import FORMATS

NAMES: list[tuple[str, str | None]] = [
    ("SenseAudio-Video-1.0", "SenseAudio-Video-1.0"),
    ("Seedance-Pro-1.5", "Seedance-Pro-1.5"),
    ("Seedance-2.0", "Seedance-2.0"),
    ("doubao-seedance-2-0-260128", "Seedance-2.0"),
    ("Seedance-2.0-Fast", "Seedance-2.0-Fast"),
    ("doubao-seedance-2-0-fast-260128", "Seedance-2.0-Fast"),
    ("seedance-2.0", None),  # names are exact
    ("Doubao-Seedance-2-0-260128", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "model_id"), NAMES)
def test_a_model_is_found_by_id_or_alias(name: str, model_id: str | None) -> None:
    model = find_model(name)
    assert (model.id if model else None) == model_id


def test_no_two_models_share_a_name() -> None:
    names = [name for model in MODELS.values() for name in (model.id, *model.aliases)]
    assert len(names) == len(set(names))


def test_a_request_by_alias_is_one_for_the_model() -> None:
    by_alias, by_id = parse(new(model="doubao-seedance-2-0-260128")), parse(new())
    assert by_alias == by_id
    assert by_alias.model.id == "Seedance-2.0"


def test_each_model_s_modes() -> None:
    assert {model.id: model.modes for model in MODELS.values()} == {
        "SenseAudio-Video-1.0": ("references",),
        "Seedance-Pro-1.5": ("frames",),
        "Seedance-2.0": ("frames", "references"),
        "Seedance-2.0-Fast": ("frames", "references"),
    }


def test_the_limits_of_media_are_told_as_json() -> None:
    told = [json.loads(json.dumps(limits.described())) for limits in MODELS["Seedance-2.0"].media]
    assert told == [
        {
            "formats": ["jpeg", "png", "webp", "bmp", "tiff", "gif"],
            "count_max": 9,
            "bytes_max": 30 * 1024**2,
            "side_max_px": 6_000,
        },
        {
            "formats": ["wav", "mp3"],
            "count_max": 3,
            "bytes_max": 15 * 1024**2,
            "seconds_min": 2,
            "seconds_max": 15,
            "seconds_total_max": 15,
        },
        {
            "formats": ["mp4", "mov"],
            "count_max": 3,
            "bytes_max": 50 * 1024**2,
            "seconds_min": 2,
            "seconds_max": 15,
            "seconds_total_max": 15,
        },
    ]


def test_every_entry_is_whole() -> None:
    for model_id, model in MODELS.items():
        assert model_id == model.id
        assert 1 <= model.timeout_min_s <= model.timeout_max_s
        assert set(model.kinds) >= {"image"}
        for limits in model.media:
            assert set(limits.mimes) <= set(FORMATS)
            assert all(mime.startswith(f"{limits.kind}/") for mime in limits.mimes)
        if isinstance(model.price, SecondPrice):
            assert model.price.micros_per_second.keys() == set(model.resolutions)
            assert model.price.sound_micros_per_second.keys() == set(model.resolutions)
