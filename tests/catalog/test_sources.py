"""Where a medium comes from, and what is known of it before it is fetched."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from tests.catalog.requests import (
    A_FILE,
    audio,
    audio_facts,
    image,
    image_facts,
    new,
    own,
    parse,
    pro,
    problems,
    refusal,
    text,
    uploaded,
    video,
    video_facts,
)
from vitascope.catalog import MODELS, MediaFacts, MediaItem, MediaKind, Source, sent_file_ids
from vitascope.catalog.media import FORMATS
from vitascope.media.clips import MAX_CLIP_S, MIN_CLIP_S
from vitascope.media.kinds import KINDS
from vitascope.media.pictures import MAX_SIDE_PX
from vitascope.media.sniff import mime_of

CAT = text("a cat")
MIB = 1024**2
OTHER_FILE = "7d1c1c0e-6f0b-4b1d-9d43-5f4f3e0b7a52"


def _media(body: dict[str, Any], **told: Any) -> list[MediaItem]:
    return [item for item in parse(body, **told).content if isinstance(item, MediaItem)]


SOURCES: list[tuple[dict[str, Any], MediaKind, Source]] = [
    (image(url="https://example.com/a.png"), "image", Source(url="https://example.com/a.png")),
    (image(url="data:image/png;base64,AA"), "image", Source(url="data:image/png;base64,AA")),
    (video("http://example.com/a.mp4"), "video", Source(url="http://example.com/a.mp4")),
    (video("data:video/mp4;base64,AA"), "video", Source(url="data:video/mp4;base64,AA")),
    (uploaded("image"), "image", Source(file_id=A_FILE)),
    (uploaded("video"), "video", Source(file_id=A_FILE)),
    (uploaded("image", A_FILE.upper()), "image", Source(file_id=A_FILE)),
    (uploaded("image", url=None), "image", Source(file_id=A_FILE)),  # null is absence
    (image() | {"file_id": None}, "image", Source(url="https://example.com/picture.jpg")),
]


@pytest.mark.parametrize(("item", "kind", "source"), SOURCES)
def test_a_medium_comes_by_url_or_upload(
    item: dict[str, Any], kind: MediaKind, source: Source
) -> None:
    [medium] = _media(new(CAT, item))
    assert (medium.kind, medium.source, medium.facts) == (kind, source, None)


@pytest.mark.parametrize("item", [audio(), audio("data:audio/wav;base64,AA"), uploaded("audio")])
def test_so_does_an_audio(item: dict[str, Any]) -> None:
    _, medium = _media(new(CAT, image(), item))
    named = item.get("audio_url") or item["file_id"]
    assert (medium.source.url or medium.source.file_id) == named


@pytest.mark.parametrize("body", [own, pro])
def test_the_older_models_take_uploaded_pictures(body: Any) -> None:
    [medium] = _media(body(content=[CAT, uploaded("image")]))
    assert medium.source == Source(file_id=A_FILE)


REFUSED: list[tuple[dict[str, Any], str]] = [
    # both or neither
    (image() | {"file_id": A_FILE}, "content[1].file_id"),
    (video() | {"file_id": A_FILE}, "content[1].file_id"),
    ({"type": "image"}, "content[1].url"),
    ({"type": "video"}, "content[1].video_url"),
    ({"type": "video", "url": "https://example.com/a.mp4"}, "content[1].video_url"),
    ({"type": "image", "url": None, "file_id": None}, "content[1].url"),
    (uploaded("image", url=""), "content[1].file_id"),
    # URLs
    (video("ftp://example.com/a.mp4"), "content[1].video_url"),
    (video("data:broken"), "content[1].video_url"),
    (video(""), "content[1].video_url"),
    ({"type": "video", "video_url": {"url": "https://example.com"}}, "content[1].video_url"),
    # file ids
    (uploaded("image", ""), "content[1].file_id"),
    (uploaded("image", "picture.png"), "content[1].file_id"),
    (uploaded("image", A_FILE.replace("-", "")), "content[1].file_id"),
    (uploaded("image", f"{{{A_FILE}}}"), "content[1].file_id"),
    (uploaded("image", f" {A_FILE}"), "content[1].file_id"),
    (uploaded("image") | {"file_id": 7}, "content[1].file_id"),
    (uploaded("video", "../../etc/passwd"), "content[1].file_id"),
]


@pytest.mark.parametrize(("item", "param"), REFUSED)
def test_a_wrong_source_is_named(item: dict[str, Any], param: str) -> None:
    assert problems(new(CAT, item)) == [(param, "param")]


def test_both_and_neither_are_said_apart() -> None:
    assert refusal(new(CAT, image() | {"file_id": A_FILE})) == (
        "content[1] must have url or file_id, not both"
    )
    assert refusal(new(CAT, {"type": "video"})) == (
        "content[1] must have video_url (an http, https or data URL) or file_id (of an upload); "
        "got neither"
    )


WELL_KNOWN: list[tuple[dict[str, Any], MediaFacts]] = [
    *[(uploaded("image"), image_facts(mime=f"image/{name}")) for name in ("png", "jpeg", "gif")],
    (uploaded("image"), image_facts(size_bytes=30 * MIB, width=6_000, height=6_000)),
    (uploaded("video"), video_facts(2.0)),
    (uploaded("video"), video_facts(15.0, size_bytes=50 * MIB, mime="video/quicktime")),
    (uploaded("video"), video_facts(15.19)),  # an encoder's last block
    (uploaded("video"), video_facts(1.85)),
]


@pytest.mark.parametrize(("item", "facts"), WELL_KNOWN)
def test_a_medium_within_its_limits_is_taken_with_its_facts(
    item: dict[str, Any], facts: MediaFacts
) -> None:
    [medium] = _media(new(CAT, item), known={A_FILE: facts})
    assert medium.facts == facts


@pytest.mark.parametrize("duration_s", [2.0, 15.0, 15.19])
@pytest.mark.parametrize("mime", ["audio/wav", "audio/mpeg"])
def test_an_audio_within_its_limits_is_taken(duration_s: float, mime: str) -> None:
    facts = audio_facts(duration_s, mime=mime, size_bytes=15 * MIB)
    assert problems(new(CAT, image(), uploaded("audio")), known={A_FILE: facts}) == []


BREACHES: list[tuple[dict[str, Any], MediaFacts, str]] = [
    # another kind than the item's
    (uploaded("image"), audio_facts(), "must be that of an image; it is an audio"),
    (uploaded("video"), image_facts(), "must be that of a video; it is an image"),
    (uploaded("audio"), video_facts(), "must be that of an audio; it is a video"),
    # formats
    (uploaded("audio"), audio_facts(mime="audio/ogg"), "must be wav or mp3; it is audio/ogg"),
    (uploaded("video"), video_facts(mime="video/webm"), "must be mp4 or mov; it is video/webm"),
    (
        uploaded("image"),
        image_facts(mime="image/heic"),
        "must be jpeg or png or webp or bmp or tiff or gif; it is image/heic",
    ),
    # sizes
    (
        uploaded("audio"),
        audio_facts(size_bytes=15 * MIB + 1),
        "must have at most 15 MB (15728640 bytes); it has 15728641",
    ),
    (
        uploaded("video"),
        video_facts(size_bytes=50 * MIB + 1),
        "must have at most 50 MB (52428800 bytes); it has 52428801",
    ),
    (
        uploaded("image"),
        image_facts(size_bytes=30 * MIB + 1),
        "must have at most 30 MB (31457280 bytes); it has 31457281",
    ),
    (
        uploaded("image"),
        image_facts(width=10, height=6_001),
        "must have sides of at most 6000 pixels; it is 10x6001",
    ),
    # durations of each
    (uploaded("audio"), audio_facts(1.7), "must last from 2 to 15 seconds; it lasts 1.70"),
    (uploaded("video"), video_facts(15.3), "must last from 2 to 15 seconds; it lasts 15.30"),
]


@pytest.mark.parametrize(("item", "facts", "sentence"), BREACHES)
def test_what_a_medium_breaks_is_said(
    item: dict[str, Any], facts: MediaFacts, sentence: str
) -> None:
    body = new(item, image("reference"), video())
    assert problems(body, known={A_FILE: facts}) == [("content[0].file_id", "param")]
    assert refusal(body, known={A_FILE: facts}) == f"content[0].file_id {sentence}"


def test_all_that_one_file_breaks_is_found() -> None:
    facts = audio_facts(30.0, mime="audio/ogg", size_bytes=16 * MIB)
    body = new(CAT, image(), uploaded("audio"))
    params = [param for param, _ in problems(body, known={A_FILE: facts})]
    assert params == ["content[2].file_id"] * 3


def test_what_is_said_to_be_wrong_is_passed_on_at_the_field_that_it_came_by() -> None:
    known = {A_FILE: "There is no such upload.", "data:video/mp4,": "It is not base64."}
    assert refusal(new(CAT, uploaded("video")), known=known) == "There is no such upload."
    body = new(CAT, uploaded("video"), video("data:video/mp4,"), uploaded("image", OTHER_FILE))
    assert problems(body, known=known) == [
        ("content[1].file_id", "param"),
        ("content[2].video_url", "param"),
    ]


def test_a_data_url_of_another_kind_is_refused_too() -> None:
    known = {"data:image/png;base64,AA": audio_facts()}
    body = pro(content=[CAT, image(url="data:image/png;base64,AA")])
    assert refusal(body, known=known) == "content[1].url must be that of an image; it is an audio"


TOTALS: list[tuple[list[float | None], bool]] = [
    ([5.0, 5.0, 5.0], True),
    ([7.5, 7.5], True),
    ([5.15, 5.15, 5.15], True),  # each a block longer than it was meant to be
    ([5.3, 5.3, 5.3], False),
    ([10.0, 6.0], False),
    ([10.0, None], True),  # the other is not known yet
    ([8.0, 8.0, None], False),  # too long already
]


@pytest.mark.parametrize(("durations_s", "is_allowed"), TOTALS)
@pytest.mark.parametrize(("kind", "facts_of"), [("audio", audio_facts), ("video", video_facts)])
def test_what_all_of_a_kind_last_together_is_bounded(
    kind: str, facts_of: Any, durations_s: list[float | None], is_allowed: bool
) -> None:
    ids = [f"{index:08}-0000-4000-8000-000000000000" for index in range(len(durations_s))]
    known = {
        file_id: facts_of(duration_s)
        for file_id, duration_s in zip(ids, durations_s, strict=True)
        if duration_s is not None
    }
    body = new(image("reference"), *[uploaded(kind, file_id) for file_id in ids])
    assert problems(body, known=known) == ([] if is_allowed else [("content", "param")])


def test_audios_and_videos_are_summed_apart() -> None:
    known = {A_FILE: audio_facts(15.0), OTHER_FILE: video_facts(15.0)}
    body = new(uploaded("audio"), uploaded("video", OTHER_FILE))
    assert problems(body, known=known) == []


def test_the_sentence_on_the_sum_says_it() -> None:
    known = {A_FILE: audio_facts(10.0), OTHER_FILE: audio_facts(6.5)}
    body = new(image(), uploaded("audio"), uploaded("audio", OTHER_FILE))
    assert refusal(body, known=known) == (
        "the audios of a request must last at most 15 seconds in all; they last 16.50"
    )


def test_the_readers_of_media_which_know_no_catalogue_hold_to_the_same_limits() -> None:
    for model in MODELS.values():
        for limits in model.media:
            assert limits.size_max_bytes == KINDS[limits.kind].limit_bytes
            if limits.kind == "image":
                assert limits.side_max_px == MAX_SIDE_PX
            else:
                bounds = limits.duration_min_s, limits.duration_max_s, limits.total_max_s
                assert bounds == (MIN_CLIP_S, MAX_CLIP_S, MAX_CLIP_S)


BEGINNINGS = [
    b"\xff\xd8\xff\xe0",
    b"\x89PNG\r\n\x1a\n",
    b"RIFF\0\0\0\0WEBP",
    b"BM",
    b"II*\0",
    b"GIF89a",
    b"RIFF\0\0\0\0WAVE",
    b"ID3",
    b"\0\0\0\x18ftypisom",
    b"\0\0\0\x18ftypqt  ",
]


def test_formats_are_spelled_as_the_readers_of_media_spell_them() -> None:
    spelled = {}
    for beginning in BEGINNINGS:
        found = mime_of(beginning.ljust(64, b"\0"))
        assert found is not None
        spelled[found.mime] = found.name
    assert spelled == FORMATS


def test_the_uploads_that_a_content_names_are_known_before_it_is_read() -> None:
    content = [
        CAT,
        uploaded("image", OTHER_FILE),
        uploaded("audio", A_FILE.upper()),
        uploaded("video", A_FILE),
        image(),
        uploaded("image", "nothing"),
        None,
    ]
    assert sent_file_ids(content) == (UUID(OTHER_FILE), UUID(A_FILE))
    assert sent_file_ids(None) == sent_file_ids("text") == ()
