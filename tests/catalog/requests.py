"""Requests to test with: one of each model that is right, and ways to make it wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vitascope.catalog import (
    InvalidRequest,
    MediaFacts,
    MediaKind,
    Problem,
    Source,
    VideoRequest,
    parse_request,
)

__all__ = [
    "ABSENT",
    "A_FILE",
    "audio",
    "audio_facts",
    "image",
    "image_facts",
    "new",
    "nothing_known",
    "own",
    "parse",
    "pro",
    "problems",
    "refusal",
    "text",
    "uploaded",
    "video",
    "video_facts",
]

ABSENT = object()
"""As a field's value: leave the field out."""

A_FILE = "0b1f4a36-0d5b-4a55-8e5c-2f1b8b0d9c11"
"""A file_id, as an upload gets one."""

MIB = 1024**2


def own(**fields: Any) -> dict[str, Any]:
    """A request for SenseAudio-Video-1.0."""
    return _with(
        {
            "model": "SenseAudio-Video-1.0",
            "content": [text("黄昏下的海边")],
            "duration": 10,
            "resolution": "720p",
            "ratio": "16:9",
        },
        fields,
    )


def pro(**fields: Any) -> dict[str, Any]:
    """A request for Seedance-Pro-1.5."""
    return _with(
        {
            "model": "Seedance-Pro-1.5",
            "content": [text("一只可爱的小猫在花园里玩耍")],
            "duration": 8,
            "resolution": "1080p",
            "ratio": "16:9",
        },
        fields,
    )


def new(*content: object, **fields: Any) -> dict[str, Any]:
    """A request for Seedance-2.0."""
    return _with(
        {
            "model": "Seedance-2.0",
            "content": list(content) or [text("一只可爱的小猫在花园里玩耍")],
            "duration": 5,
            "resolution": "480p",
            "ratio": "16:9",
        },
        fields,
    )


def text(value: object) -> dict[str, Any]:
    return {"type": "text", "text": value}


def image(role: str | None = None, url: str = "https://example.com/picture.jpg") -> dict[str, Any]:
    return {"type": "image", "url": url, **({"role": role} if role is not None else {})}


def audio(url: str = "https://example.com/sound.mp3", **fields: Any) -> dict[str, Any]:
    return {"type": "audio", "audio_url": url, **fields}


def video(url: str = "https://example.com/clip.mp4", **fields: Any) -> dict[str, Any]:
    return {"type": "video", "video_url": url, **fields}


def uploaded(kind: str, file_id: str = A_FILE, **fields: Any) -> dict[str, Any]:
    """An item of any kind that names an upload."""
    return {"type": kind, "file_id": file_id, **fields}


def image_facts(**fields: Any) -> MediaFacts:
    known = {"mime": "image/png", "size_bytes": MIB, "width": 640, "height": 480}
    return MediaFacts(**{"kind": "image", **known, **fields})


def audio_facts(duration_s: float = 5.0, **fields: Any) -> MediaFacts:
    known = {"mime": "audio/mpeg", "size_bytes": MIB, "duration_s": duration_s}
    return MediaFacts(**{"kind": "audio", **known, **fields})


def video_facts(duration_s: float = 5.0, **fields: Any) -> MediaFacts:
    known = {"mime": "video/mp4", "size_bytes": MIB, "width": 640, "height": 480}
    return MediaFacts(**{"kind": "video", "duration_s": duration_s, **known, **fields})


def nothing_known(kind: MediaKind, source: Source) -> None:
    """For ``check_source``: whatever is named is fetched later."""


def parse(
    body: Mapping[str, Any],
    *,
    known: Mapping[str, MediaFacts | str | None] | None = None,
) -> VideoRequest:
    """Read a request.

    Args:
        body: what was sent.
        known: what is known of a source, by its URL or file_id. Of others: every data URL is
            fine that does not hold the word ``broken``, and nothing else is known.
    """

    def check_source(kind: MediaKind, source: Source) -> MediaFacts | str | None:
        name = source.url or source.file_id or ""
        if known and name in known:
            return known[name]
        return "it is broken" if source.is_data_url and "broken" in name else None

    return parse_request(body, check_source=check_source)


def problems(body: Mapping[str, Any], **told: Any) -> list[tuple[str, str]]:
    """Where and of which kind everything is that is wrong; empty if nothing is."""
    return [(problem.param, problem.kind) for problem in _problems(body, **told)]


def refusal(body: Mapping[str, Any], **told: Any) -> str:
    """The one sentence with which a request is refused."""
    [problem] = _problems(body, **told)
    return problem.detail


def _problems(body: Mapping[str, Any], **told: Any) -> tuple[Problem, ...]:
    try:
        parse(body, **told)
    except InvalidRequest as refused:
        return refused.problems
    return ()


def _with(body: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in (body | fields).items() if value is not ABSENT}
