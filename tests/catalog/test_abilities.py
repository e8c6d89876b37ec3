"""What the engine behind a model cannot use is refused before it is queued."""

from __future__ import annotations

from typing import Any

import pytest

from tests.catalog.requests import (
    audio,
    image,
    new,
    nothing_known,
    own,
    parse,
    pro,
    problems,
    refusal,
    text,
    video,
)
from vitascope.catalog import MODELS, Abilities, ModelSpec, parse_request

CAT = text("a cat")
REFERENCE = image("reference")

REFUSED: list[tuple[dict[str, Any], Abilities, str, str]] = [
    (
        new(CAT, *[REFERENCE] * 3),
        Abilities(images_max=1),
        "content[2].role",
        "the engine behind Seedance-2.0 uses at most 1 reference image; got 3",
    ),
    (
        own(content=[CAT, image()]),
        Abilities(images_max=0),
        "content[1]",
        "the engine behind SenseAudio-Video-1.0 uses at most 0 reference images; got 1",
    ),
    (
        new(CAT, REFERENCE, audio(), audio()),
        Abilities(audios_max=1),
        "content[3]",
        "the engine behind Seedance-2.0 uses at most 1 reference audio; got 2",
    ),
    (
        new(video(), video(), video()),
        Abilities(videos_max=2),
        "content[2]",
        "the engine behind Seedance-2.0 uses at most 2 reference videos; got 3",
    ),
    (
        pro(negative_prompt="rain"),
        Abilities(negative_prompt=False),
        "negative_prompt",
        "the engine behind Seedance-Pro-1.5 uses no negative_prompt",
    ),
]


@pytest.mark.parametrize(("body", "abilities", "param", "detail"), REFUSED)
def test_what_an_engine_cannot_use_is_refused_with_its_limit(
    body: dict[str, Any], abilities: Abilities, param: str, detail: str
) -> None:
    assert problems(body) == []  # the model itself would take it
    assert problems(body, abilities=abilities) == [(param, "param")]
    assert refusal(body, abilities=abilities) == detail


NOTHING = Abilities(images_max=0, audios_max=0, videos_max=0, negative_prompt=False)


@pytest.mark.parametrize(
    "body",
    [
        own(),
        pro(content=[CAT, image("first_frame"), image("last_frame")]),  # frames are not references
        new(image(), image()),
        own(negative_prompt="  "),  # asks for nothing
    ],
)
def test_what_needs_no_ability_needs_none(body: dict[str, Any]) -> None:
    assert parse(body, abilities=NOTHING)


def test_too_many_for_the_model_is_said_once() -> None:
    body = new(CAT, *[REFERENCE] * 10)
    few = Abilities(images_max=1)
    assert refusal(body, abilities=few) == "Seedance-2.0 takes at most 9 reference images; got 10"


def test_the_defaults_allow_all_that_any_model_does() -> None:
    for model in MODELS.values():
        for limits in model.media:
            assert limits.count_max <= Abilities().references_max(limits.kind)


def test_abilities_are_asked_for_of_the_model_in_question() -> None:
    asked: list[str] = []

    def abilities(model: ModelSpec) -> Abilities:
        asked.append(model.id)
        return Abilities()

    body = new(model="doubao-seedance-2-0-fast-260128")
    parse_request(body, check_source=nothing_known, abilities=abilities)
    assert asked == ["Seedance-2.0-Fast"]
