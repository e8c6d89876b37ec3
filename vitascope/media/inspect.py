"""What a media file says of itself: container and streams, AI label, content credentials.

Reads any file that FFmpeg opens, ours or not, and believes none of it: everything here is the
file's own word, but for the credentials' state. Decodes no picture; changes nothing; fetches
nothing. How the facts are shown is the command line's business.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import ClassVar

import av
from av.audio.stream import AudioStream
from av.codec.context import CodecContext
from av.stream import Stream
from av.video.stream import VideoStream
from PIL import Image, UnidentifiedImageError

from vitascope.media.errors import MediaError
from vitascope.media.label import LABEL_MEANINGS, label_fields, label_of_tags, label_of_xmp
from vitascope.media.provenance import CredentialFacts, read_credentials

__all__ = ["FileReport", "FileUnreadable", "LabelFacts", "StreamFacts", "inspect_file"]


_NOTHING_ELSE = {"protocol_whitelist": "none"}


class FileUnreadable(MediaError):
    """The file cannot be read."""

    code: ClassVar[str] = "file_unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamFacts:
    """One stream; None where the kind of stream has no such thing or the file does not say."""

    kind: str
    """picture, video, audio, subtitle, data or attachment."""
    codec: str
    profile: str | None = None
    duration_s: float | None = None
    bits_per_s: int | None = None
    width: int | None = None
    height: int | None = None
    frames_per_s: float | None = None
    frame_count: int | None = None
    pixel_format: str | None = None
    sample_rate_hz: int | None = None
    channels: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFacts:
    """The AI label of GB 45438-2025."""

    meaning: str
    """What its field ``Label`` stands for."""
    fields: dict[str, str]
    """Field to value; empty if the text is not what it must be."""
    text: str
    """As it stands in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """Everything ``inspect_file`` finds."""

    path: str
    size_bytes: int
    container: str
    duration_s: float | None
    is_progressive: bool | None
    """MP4 and its kin: the index stands before the data, so that players start at once."""
    streams: tuple[StreamFacts, ...]
    tags: dict[str, str]
    label: LabelFacts | None
    credentials: CredentialFacts | None


def inspect_file(path: Path, *, trusted: Path | None = None) -> FileReport:
    """Read what a file says.

    Args:
        trusted: certificates of the roots that content credentials may stand on, PEM.

    Raises:
        FileUnreadable: there is no such file, or no stream in it that FFmpeg knows.
        CredentialsUnusable: ``trusted`` holds no certificates.
    """
    try:
        size_bytes = path.stat().st_size
        # As bytes without a name, and with no protocol allowed: FFmpeg goes by the content alone
        # (a name ending in .txt would make any text a film of letters), and a playlist cannot make
        # it open what it names.
        with (
            open(os.open(path, os.O_RDONLY), "rb") as file,  # noqa: PTH123
            av.open(file, mode="r", metadata_errors="replace", options=_NOTHING_ELSE) as container,
        ):
            if not any(stream.codec_context for stream in container.streams):
                raise FileUnreadable(
                    f"{path} cannot be read: it holds no stream that FFmpeg knows."
                )
            is_picture = container.format.name.endswith("_pipe")
            tags = dict(container.metadata)
            return FileReport(
                path=str(path),
                size_bytes=size_bytes,
                container="picture" if is_picture else container.format.long_name,
                duration_s=_seconds(container.duration, Fraction(1, av.time_base)),
                is_progressive=_is_progressive(path, size_bytes),
                streams=tuple(
                    _stream(stream, is_picture=is_picture) for stream in container.streams
                ),
                tags=tags,
                label=_label(path, tags, is_picture=is_picture),
                credentials=read_credentials(path, trusted=trusted),
            )
    except (av.FFmpegError, OSError) as exc:
        raise FileUnreadable(f"{path} cannot be read: {_reason(exc)}.") from exc


def _reason(error: av.FFmpegError | OSError) -> str:
    if isinstance(error, av.InvalidDataError):
        return "it is no video, sound or picture that FFmpeg knows"
    return error.strerror or type(error).__name__


def _stream(stream: Stream, *, is_picture: bool) -> StreamFacts:
    duration_s = _seconds(stream.duration, stream.time_base)
    # Data and attachments have none, whatever PyAV's types say; nor has a codec unknown to FFmpeg.
    context: CodecContext | None = stream.codec_context
    if context is None:
        return StreamFacts(kind=stream.type, codec="unknown", duration_s=duration_s)
    if isinstance(stream, VideoStream):
        # FFmpeg gives a picture the rate that a sequence of such pictures would have.
        rate = None if is_picture else stream.average_rate
        return StreamFacts(
            kind="picture" if is_picture else stream.type,
            codec=context.name,
            profile=stream.profile or None,
            duration_s=duration_s,
            bits_per_s=stream.bit_rate or None,
            width=stream.width,
            height=stream.height,
            frames_per_s=float(rate) if rate else None,
            frame_count=stream.frames or None,
            pixel_format=stream.pix_fmt,
        )
    if isinstance(stream, AudioStream):
        return StreamFacts(
            kind=stream.type,
            codec=context.name,
            profile=stream.profile or None,
            duration_s=duration_s,
            bits_per_s=stream.bit_rate or None,
            sample_rate_hz=stream.rate,
            channels=stream.layout.name,
        )
    return StreamFacts(kind=stream.type, codec=context.name, duration_s=duration_s)


def _seconds(ticks: int | None, clock: Fraction | None) -> float | None:
    return None if ticks is None or clock is None else float(ticks * clock)


def _is_progressive(path: Path, size_bytes: int) -> bool | None:
    """Which of ``moov`` and ``mdat`` comes first among the top-level boxes (ISO/IEC 14496-12
    §4.2); None if neither is there."""
    with path.open("rb") as file:
        at = 0
        while at + 8 <= size_bytes:
            file.seek(at)
            head = file.read(16)
            name: bytes = head[4:8]
            if name in (b"moov", b"mdat"):
                return name == b"moov"
            length = int.from_bytes(head[:4], "big")
            if length == 1:
                length = int.from_bytes(head[8:16], "big")
            if length < 8 or not name.isalnum():
                return None  # no such boxes, or the last one, which reaches to the end
            at += length
    return None


def _label(path: Path, tags: dict[str, str], *, is_picture: bool) -> LabelFacts | None:
    text = label_of_tags(tags)
    if text is None and is_picture:
        text = _label_of_picture(path)
    if text is None:
        return None
    fields = label_fields(text) or {}
    meaning = LABEL_MEANINGS.get(fields.get("Label", ""), "a label that says nothing known")
    return LabelFacts(meaning=meaning, fields=fields, text=text)


def _label_of_picture(path: Path) -> str | None:
    try:
        with Image.open(path) as image:
            packet: bytes | str | None = image.info.get("xmp")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None
    if packet is None:
        return None
    return label_of_xmp(packet.encode() if isinstance(packet, str) else packet)
