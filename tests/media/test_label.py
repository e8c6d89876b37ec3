"""The AI label as text: what ours says, and what is read from others'."""

from __future__ import annotations

import json

import pytest

from vitascope.media.label import Label, label_fields, label_of_tags, label_of_xmp

OURS = Label(task_id="task-1", producer='A "B" <&> 公司')


def test_the_label_has_the_seven_fields_of_the_standard() -> None:
    fields = json.loads(OURS.tags()["AIGC"])
    assert fields == {
        "Label": "1",
        "ContentProducer": 'A "B" <&> 公司',
        "ProduceID": "task-1",
        "ReservedCode1": "",
        "ContentPropagator": "",
        "PropagateID": "",
        "ReservedCode2": "",
    }


def test_xmp_says_the_same_as_the_tag() -> None:
    assert label_of_xmp(OURS.xmp()) == OURS.tags()["AIGC"]


@pytest.mark.parametrize(
    "packet",
    [
        # an element, its text escaped
        b"<rdf:Description><TC260:AIGC>{&quot;Label&quot;:&quot;2&quot;}</TC260:AIGC>",
        # an element, its quotes as they are
        b'<TC260:AIGC xmlns:TC260="x">{"Label":"2"}</TC260:AIGC>',
        # an attribute, in either kind of quotes
        b'<rdf:Description TC260:AIGC="{&quot;Label&quot;:&quot;2&quot;}"/>',
        b'<rdf:Description TC260:AIGC=\'{"Label":"2"}\'/>',
    ],
)
def test_other_makers_xmp_is_read(packet: bytes) -> None:
    assert label_of_xmp(packet) == '{"Label":"2"}'


@pytest.mark.parametrize("packet", [b"", b"<x:xmpmeta/>", b"\xff\xfe", b"<TC260:AIGC>{}"])
def test_xmp_without_a_label_has_none(packet: bytes) -> None:
    assert label_of_xmp(packet) is None


def test_the_tag_is_found_in_any_case() -> None:
    assert label_of_tags({"title": "a", "aigc": "b"}) == "b"
    assert label_of_tags({"title": "a"}) is None


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ('{"Label":"1","ProduceID":7}', {"Label": "1", "ProduceID": "7"}),
        ('{"AIGC":{"Label":"3"}}', {"Label": "3"}),
        ("Label=1", None),
        ('["1"]', None),
        ("[" * 100_000, None),
    ],
)
def test_a_label_is_a_flat_object(text: str, fields: dict[str, str] | None) -> None:
    assert label_fields(text) == fields
