"""The newer models' two modes, frames or references: roles, and what is never mixed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.catalog.requests import audio, image, new, parse, problems, refusal, text, video
from vitascope.catalog import MediaItem

CAT = text("a cat")
FIRST, LAST, REFERENCE = image("first_frame"), image("last_frame"), image("reference")

ROLES: list[tuple[list[dict[str, Any]], list[str]]] = [
    # images without a role are frames, as with the older model
    ([image()], ["first_frame"]),
    ([image(), image()], ["first_frame", "last_frame"]),
    ([image(), LAST], ["first_frame", "last_frame"]),
    ([LAST, image()], ["last_frame", "first_frame"]),
    ([FIRST, LAST], ["first_frame", "last_frame"]),
    # unless something else of the request is a reference, wherever it stands
    ([REFERENCE], ["reference"]),
    ([image(), REFERENCE], ["reference", "reference"]),
    ([REFERENCE, image(), image()], ["reference"] * 3),
    ([image(), audio()], ["reference", "reference"]),
    ([video(), image(), image()], ["reference"] * 3),
    ([REFERENCE] * 9, ["reference"] * 9),
    ([REFERENCE, *[image()] * 8], ["reference"] * 9),
    # audio and video are references, said or not; null is absence
    ([video()], ["reference"]),
    ([video(role="reference"), audio(role="reference")], ["reference"] * 2),
    ([video(role=None), audio(role=None)], ["reference"] * 2),
    ([*[image("reference")] * 9, *[audio()] * 3, *[video()] * 3], ["reference"] * 15),
]


@pytest.mark.parametrize(("media", "roles"), ROLES)
def test_every_medium_gets_its_role(media: list[dict[str, Any]], roles: list[str]) -> None:
    items = parse(new(CAT, *media)).content
    assert [item.role for item in items if isinstance(item, MediaItem)] == roles


REFUSED: list[tuple[list[dict[str, Any]], list[str]]] = [
    # never both modes: the first that does not fit those before it is named
    ([FIRST, REFERENCE], ["content[2].role"]),
    ([REFERENCE, FIRST], ["content[2].role"]),
    ([FIRST, LAST, REFERENCE, REFERENCE], ["content[3].role"]),
    ([FIRST, audio()], ["content[2].type"]),
    ([FIRST, video()], ["content[2].type"]),
    ([video(), FIRST], ["content[2].role"]),
    ([LAST, video()], ["content[2].type"]),  # and nothing of the missing first_frame
    ([image(), video(), FIRST], ["content[3].role"]),
    # roles that there are not
    ([image("reference_image")], ["content[1].role"]),
    ([audio(role="first_frame"), REFERENCE], ["content[1].role"]),
    ([audio(role="reference_audio"), REFERENCE], ["content[1].role"]),
    ([video(role="")], ["content[1].role"]),
    ([video(role=1)], ["content[1].role"]),
    # frames, as with the older model
    ([LAST], ["content[1].role"]),
    ([FIRST, FIRST], ["content[2].role"]),
    ([image(), image(), image()], ["content[3]"]),
    ([FIRST, LAST, image()], ["content[3]"]),
    # references, counted: the first of too many is named
    ([REFERENCE] * 10, ["content[10].role"]),
    ([REFERENCE] * 12, ["content[10].role"]),
    ([REFERENCE, *[image()] * 9], ["content[10]"]),
    ([REFERENCE, *[audio()] * 4], ["content[5]"]),
    ([*[video()] * 4], ["content[4]"]),
    (
        [*[REFERENCE] * 10, *[audio()] * 4, *[video()] * 4],
        ["content[10].role", "content[14]", "content[18]"],
    ),
    # an audio needs something to be seen
    ([audio()], ["content[1]"]),
    ([audio(), audio()], ["content[1]"]),
]


@pytest.mark.parametrize(("media", "params"), REFUSED)
def test_wrong_media_are_named(media: list[dict[str, Any]], params: list[str]) -> None:
    assert [param for param, _ in problems(new(CAT, *media))] == params


@pytest.mark.parametrize("model", ["Seedance-2.0", "Seedance-2.0-Fast"])
def test_both_of_the_newer_models_have_both_modes(model: str) -> None:
    assert problems(new(FIRST, LAST, model=model)) == []
    assert problems(new(REFERENCE, audio(), video(), model=model)) == []


def test_the_sentences_name_what_is_allowed() -> None:
    assert refusal(new(FIRST, audio())) == (
        "Seedance-2.0 takes images as first_frame and last_frame, or references "
        "(image, audio, video), never both in one request"
    )
    assert refusal(new(image(), image(), image())) == (
        "Seedance-2.0 takes at most 2 images as first_frame and last_frame; "
        "to give more, give each the role reference"
    )
    assert refusal(new(CAT, *[audio()] * 4, video())) == (
        "Seedance-2.0 takes at most 3 reference audios; got 4"
    )
    assert refusal(new(CAT, video(role="first_frame"))) == (
        'content[1].role must be reference for video items; got "first_frame"'
    )


TEXTS: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    # a text may be left out, or blank, where there is something else
    (new(image()), []),
    (new(REFERENCE, audio()), []),
    (new(video()), []),
    (new(text("  "), image()), []),
    # not where there is nothing else
    (new(content=[]), [("content", "empty_content")]),
    (new(text(" \n")), [("content", "empty_content")]),
    # what cannot be read is not called missing
    (new(image(url="no")), [("content[0].url", "param")]),
    (new(text(5)), [("content[0].text", "param")]),
    (new(audio()), [("content[0]", "param")]),
]


@pytest.mark.parametrize(("body", "expected"), TEXTS)
def test_a_text_is_optional_beside_media(
    body: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert problems(body) == expected


def test_a_request_without_a_text_has_an_empty_prompt() -> None:
    assert parse(new(image())).prompt == ""
