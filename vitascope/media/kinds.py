"""The three kinds of media a request may bring, and what differs between them.

One table, so that fetching, data URLs and uploads are written once. Knows sizes, formats and
errors; nothing of how a file is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from vitascope.catalog.media import MediaKind
from vitascope.media.errors import (
    AudioForbidden,
    AudioInvalid,
    AudioUnreachable,
    ImageForbidden,
    ImageUnreachable,
    MediaError,
    PictureInvalid,
    VideoForbidden,
    VideoInvalid,
    VideoUnreachable,
)
from vitascope.media.pictures import MAX_PICTURE_BYTES

__all__ = ["KINDS", "MAX_AUDIO_BYTES", "MAX_VIDEO_BYTES", "Kind", "MediaKind"]

MAX_AUDIO_BYTES: Final = 15 * 1024 * 1024
MAX_VIDEO_BYTES: Final = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of media."""

    noun: str
    """What sentences for the user call it."""
    accept: str
    """What servers are told is wanted."""
    limit_bytes: int
    fetch_limit_s: float
    """For all of a download, from the name to the last byte."""
    unreachable: type[MediaError]
    forbidden: type[MediaError]
    invalid: type[MediaError]

    def too_large(self, size_bytes: int) -> MediaError:
        """The error of a file of that size."""
        limit_mib = self.limit_bytes // 1024**2
        return self.invalid(f"The {self.noun} is larger than {limit_mib} MB ({size_bytes} bytes).")


KINDS: Final[Mapping[MediaKind, Kind]] = MappingProxyType(
    {
        "image": Kind(
            noun="picture",
            accept="image/*",
            limit_bytes=MAX_PICTURE_BYTES,
            fetch_limit_s=15.0,
            unreachable=ImageUnreachable,
            forbidden=ImageForbidden,
            invalid=PictureInvalid,
        ),
        "audio": Kind(
            noun="audio",
            accept="audio/*",
            limit_bytes=MAX_AUDIO_BYTES,
            fetch_limit_s=30.0,
            unreachable=AudioUnreachable,
            forbidden=AudioForbidden,
            invalid=AudioInvalid,
        ),
        "video": Kind(
            noun="video",
            accept="video/*",
            limit_bytes=MAX_VIDEO_BYTES,
            fetch_limit_s=60.0,
            unreachable=VideoUnreachable,
            forbidden=VideoForbidden,
            invalid=VideoInvalid,
        ),
    }
)
