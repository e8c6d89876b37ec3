"""The ``content`` array of the two older models: texts, images, and the roles that images take."""

from __future__ import annotations

from typing import Any

import pytest

from tests.catalog.requests import ABSENT, audio, image, own, parse, pro, problems, text, video
from vitascope.catalog import MediaItem

CAT = text("a cat")

REFUSED: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    # the array itself
    (own(content=ABSENT), [("content", "param")]),
    (own(content=None), [("content", "param")]),
    (own(content="a cat"), [("content", "param")]),
    (own(content={"type": "text", "text": "a cat"}), [("content", "param")]),
    # nothing in it
    (own(content=[]), [("content", "empty_content")]),
    (own(content=[image()]), [("content", "empty_content")]),  # a text is required
    (pro(content=[image("first_frame")]), [("content", "empty_content")]),  # here, too
    (own(content=[text("")]), [("content", "empty_content")]),
    (own(content=[text(" \t\n"), text("\u3000\u00a0")]), [("content", "empty_content")]),
    # items
    (own(content=[CAT, "a dog"]), [("content[1]", "param")]),
    (own(content=[CAT, None]), [("content[1]", "param")]),
    (own(content=[CAT, {}]), [("content[1].type", "param")]),
    (own(content=[CAT, {"type": "audio"}]), [("content[1].type", "param")]),
    (pro(content=[CAT, audio()]), [("content[1].type", "param")]),  # the newer models' alone
    (pro(content=[CAT, video()]), [("content[1].type", "param")]),
    (own(content=[CAT, {"type": "Text", "text": "a"}]), [("content[1].type", "param")]),
    (own(content=[CAT, {"type": ["text"]}]), [("content[1].type", "param")]),
    # texts
    (own(content=[{"type": "text"}]), [("content[0].text", "param")]),
    (own(content=[text(None)]), [("content[0].text", "param")]),
    (own(content=[text(5)]), [("content[0].text", "param")]),
    (own(content=[text("a\0b")]), [("content[0].text", "param")]),
    (own(content=[text("a\ud83d")]), [("content[0].text", "param")]),  # half an emoji
    (own(content=[text("\udc00a")]), [("content[0].text", "param")]),
    (own(content=[text("字" * 5_001)]), [("content", "param")]),
    (own(content=[text("a" * 2_500), text("b" * 2_500)]), [("content", "param")]),  # + newline
    # images
    (own(content=[CAT, {"type": "image"}]), [("content[1].url", "param")]),
    (own(content=[CAT, image(url="")]), [("content[1].url", "param")]),
    (own(content=[CAT, {"type": "image", "url": 1}]), [("content[1].url", "param")]),
    (own(content=[CAT, image(url="ftp://example.com/a.jpg")]), [("content[1].url", "param")]),
    (own(content=[CAT, image(url="file:///etc/passwd")]), [("content[1].url", "param")]),
    (own(content=[CAT, image(url="/etc/passwd")]), [("content[1].url", "param")]),
    (own(content=[CAT, image(url="https://")]), [("content[1].url", "param")]),
    (own(content=[CAT, image(url="http://example.com/\0")]), [("content[1].url", "param")]),
    (own(content=[CAT, image(url="data:broken")]), [("content[1].url", "param")]),
    # roles of the wrong type or model
    (own(content=[CAT, image() | {"role": 1}]), [("content[1].role", "param")]),
    (own(content=[CAT, image("")]), [("content[1].role", "param")]),
    (own(content=[CAT, image("Reference")]), [("content[1].role", "param")]),
    (own(content=[CAT, image("first_frame")]), [("content[1].role", "param")]),
    (pro(content=[CAT, image("reference")]), [("content[1].role", "param")]),
    # how many
    (own(content=[CAT, image(), image()]), [("content[2]", "param")]),
    (own(content=[CAT, image("reference"), image()]), [("content[2]", "param")]),
    (own(content=[CAT, *[image("reference")] * 2]), [("content[2].role", "param")]),
    (pro(content=[CAT, *[image("first_frame")] * 2]), [("content[2].role", "param")]),
    (
        pro(content=[CAT, image("first_frame"), *[image("last_frame")] * 2]),
        [("content[3].role", "param")],
    ),
    (pro(content=[CAT, image(), image(), image()]), [("content[3]", "param")]),
    # last_frame only with first_frame
    (pro(content=[CAT, image("last_frame")]), [("content[1].role", "param")]),
    # several at once, in the order of the array
    (
        own(content=[image(url="data:broken"), {"type": "text"}, image(url="no")]),
        [
            ("content[0].url", "param"),
            ("content[1].text", "param"),
            ("content[2].url", "param"),
            ("content[2]", "param"),  # one too many, whatever its URL
        ],
    ),
    # what is wrong with one image says nothing of the other's role
    (
        pro(content=[CAT, image("first_frame", url="no"), image("last_frame")]),
        [("content[1].url", "param")],
    ),
    (
        pro(content=[CAT, image("First_frame"), image("last_frame")]),
        [("content[1].role", "param")],
    ),
]


@pytest.mark.parametrize(("body", "expected"), REFUSED)
def test_wrong_content_is_named(body: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert problems(body) == expected


ROLES: list[tuple[dict[str, Any], list[str]]] = [
    (own(content=[CAT, image("reference")]), ["reference"]),
    (own(content=[CAT, image()]), ["reference"]),
    (own(content=[CAT, image() | {"role": None}]), ["reference"]),  # null is absence
    (pro(content=[CAT, image()]), ["first_frame"]),
    (pro(content=[image(), CAT]), ["first_frame"]),
    (pro(content=[CAT, image(), image()]), ["first_frame", "last_frame"]),
    (pro(content=[CAT, image("first_frame"), image()]), ["first_frame", "last_frame"]),
    (pro(content=[CAT, image(), image("last_frame")]), ["first_frame", "last_frame"]),
    (pro(content=[CAT, image("last_frame"), image()]), ["last_frame", "first_frame"]),
    (pro(content=[CAT, image(), image("first_frame")]), ["last_frame", "first_frame"]),
    (
        pro(content=[image("last_frame"), CAT, image("first_frame")]),
        ["last_frame", "first_frame"],
    ),
]


@pytest.mark.parametrize(("body", "roles"), ROLES)
def test_every_image_gets_its_role(body: dict[str, Any], roles: list[str]) -> None:
    items = parse(body).content
    assert [item.role for item in items if isinstance(item, MediaItem)] == roles


def test_an_image_knows_its_place_in_the_array() -> None:
    items = parse(pro(content=[image(), CAT, image()])).content
    assert [item.index for item in items if isinstance(item, MediaItem)] == [0, 2]


def test_texts_are_joined_with_a_newline_in_their_order() -> None:
    content = [text("a cat"), image(), text(""), text("in a garden ")]
    assert parse(own(content=content)).prompt == "a cat\n\nin a garden "


@pytest.mark.parametrize(
    "texts",
    [
        ["字" * 5_000],
        ["𠀀" * 5_000],  # outside the basic plane: a code point each
        ["a" * 2_500, "b" * 2_499],  # and the newline
        ["👩‍👩‍👧"],  # joiners and all: no lone surrogate in it
    ],
)
def test_a_prompt_may_have_five_thousand_code_points(texts: list[str]) -> None:
    assert len(parse(own(content=[text(value) for value in texts])).prompt) <= 5_000


@pytest.mark.parametrize(
    "url",
    ["http://example.com/a.jpg", "HTTPS://EXAMPLE.COM", "https://例子.测试/图.png", "data:fine"],
)
def test_pictures_come_by_http_https_or_data_url(url: str) -> None:
    assert problems(own(content=[CAT, image(url=url)])) == []


def test_an_array_that_cannot_be_right_is_refused_unread() -> None:
    assert problems(own(content=[0] * 100_000)) == [("content", "param")]
