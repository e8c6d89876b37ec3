"""What an uploaded file is, whichever of our kinds: its format, its size, its measures.

Reads the beginning, then has the kind's own reader look. Knows nothing of uploads.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vitascope.catalog.media import MediaKind
from vitascope.media.clips import probe_audio, probe_video
from vitascope.media.errors import MediaUnknown
from vitascope.media.pictures import probe
from vitascope.media.sniff import SNIFF_BYTES, MediaFormat, mime_of

__all__ = ["MediaProbe", "probe_media"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaProbe:
    """One file's facts."""

    kind: MediaKind
    mime: str
    extension: str
    """Without a dot: jpeg, png, webp, bmp, tiff, gif, wav, mp3, mp4 or mov."""
    size_bytes: int
    width: int | None = None
    """Pixels; None for audio. A picture's are as stored, a video's upright."""
    height: int | None = None
    duration_s: float | None = None
    """None for a picture."""


def probe_media(path: Path) -> MediaProbe:
    """Look at a file; it is never held in memory whole.

    Raises:
        MediaUnknown: of none of our formats.
        PictureInvalid, AudioInvalid, VideoInvalid: of one of them, and of no use: too large,
            broken, sides out of range, without the stream it should have.
    """
    with path.open("rb") as file:
        found = mime_of(file.read(SNIFF_BYTES))
    if found is None:
        raise MediaUnknown(
            "The file must be a jpeg, png, webp, bmp, tiff or gif picture, a wav or mp3 audio, "
            "or an mp4 or mov video."
        )
    match found.kind:
        case "image":
            return _image(path)
        case "audio":
            return _audio(path, found)
        case "video":
            return _video(path, found)


def _image(path: Path) -> MediaProbe:
    facts = probe(path)
    return MediaProbe(
        kind="image",
        mime=f"image/{facts.format}",
        extension=facts.format,
        size_bytes=path.stat().st_size,
        width=facts.width,
        height=facts.height,
    )


def _audio(path: Path, found: MediaFormat) -> MediaProbe:
    facts = probe_audio(path)
    return MediaProbe(
        kind="audio",
        mime=found.mime,
        extension=found.name,
        size_bytes=facts.size_bytes,
        duration_s=facts.duration_s,
    )


def _video(path: Path, found: MediaFormat) -> MediaProbe:
    facts = probe_video(path)
    return MediaProbe(
        kind="video",
        mime=found.mime,
        extension=found.name,
        size_bytes=facts.size_bytes,
        width=facts.width,
        height=facts.height,
        duration_s=facts.duration_s,
    )
