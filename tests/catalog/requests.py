"""Requests to test with: one of each model that is right, and ways to make it wrong."""

from __future__ import annotations

from typing import Any

from vitascope.catalog import InvalidRequest, VideoRequest, parse_request

__all__ = ["ABSENT", "image", "own", "parse", "pro", "problems", "text"]

ABSENT = object()
"""As a field's value: leave the field out."""


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


def text(value: object) -> dict[str, Any]:
    return {"type": "text", "text": value}


def image(role: str | None = None, url: str = "https://example.com/picture.jpg") -> dict[str, Any]:
    return {"type": "image", "url": url, **({"role": role} if role is not None else {})}


def parse(body: dict[str, Any]) -> VideoRequest:
    """Read a request; of data URLs, every one is fine that does not hold the word ``broken``."""
    return parse_request(
        body, check_data_url=lambda url: "it is broken" if "broken" in url else None
    )


def problems(body: dict[str, Any]) -> list[tuple[str, str]]:
    """Where and of which kind everything is that is wrong; empty if nothing is."""
    try:
        parse(body)
    except InvalidRequest as refusal:
        return [(problem.param, problem.kind) for problem in refusal.problems]
    return []


def _with(body: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in (body | fields).items() if value is not ABSENT}
