"""Audio and video that requests bring: what a file holds, and its samples and frames.

Takes bytes or a file, untrusted; formats are told by content. What opens them is a process of its
own (``sandbox``), so a hostile one ends in ``AudioInvalid`` or ``VideoInvalid`` after a bounded
time, whatever it does. Knows nothing of where a file came from or what an engine does with it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vitascope.catalog.media import DURATION_SLACK_S, MediaKind
from vitascope.media import sandbox
from vitascope.media.errors import AudioInvalid, VideoInvalid
from vitascope.media.kinds import KINDS
from vitascope.media.pictures import MAX_SIDE_PX
from vitascope.media.sniff import SNIFF_BYTES, mime_of

__all__ = [
    "MAX_CLIP_S",
    "MIN_CLIP_S",
    "AudioFacts",
    "DecodedVideo",
    "VideoFacts",
    "decode_audio",
    "decode_video",
    "probe_audio",
    "probe_video",
]

MIN_CLIP_S: Final = 2.0
MAX_CLIP_S: Final = 15.0
"""Of a reference, alone and of all of one kind together. Source: contract."""

_LONGEST_PROBED_S: Final = 3600.0
"""A file that says it is longer says nothing believable."""
_PROBE_CPU_S: Final = 20
_DECODE_CPU_S: Final = 120
"""A minute is what 15 s of 4096 × 2304 at 60 a second take on a slow core."""

_MAX_FRAME_PIXELS: Final = 1920 * 1088
"""Of a decoded video's frames as they are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioFacts:
    """What an audio file holds."""

    format: str
    """wav or mp3."""
    duration_s: float
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoFacts:
    """What a video file holds."""

    format: str
    """mp4 or mov."""
    width: int
    """Pixels, upright: the file's own orientation is applied."""
    height: int
    duration_s: float
    fps: float
    """On average."""
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedVideo:
    """The frames of a video, decoded."""

    width: int
    height: int
    count: int


def probe_audio(content: bytes | Path) -> AudioFacts:
    """Check an audio file by its size, its header and its packets; no sample is decoded.

    Raises:
        AudioInvalid: over ``MAX_AUDIO_BYTES``, neither wav nor mp3, longer than an hour, broken,
            or of a codec that is not taken.
    """
    name, size_bytes = _checked(content, "audio")
    found = sandbox.run(
        "probe_audio",
        content,
        {"name": name, "bounds": [0.0, _LONGEST_PROBED_S, 0.0]},
        invalid=AudioInvalid,
        noun="audio",
        cpu_s=_PROBE_CPU_S,
    )
    return AudioFacts(format=name, duration_s=found["duration_s"], size_bytes=size_bytes)


def probe_video(content: bytes | Path) -> VideoFacts:
    """Check a video file by its size, its header, its packets and its first frame.

    Raises:
        VideoInvalid: over ``MAX_VIDEO_BYTES``, neither mp4 nor mov, a side over ``MAX_SIDE_PX``,
            longer than an hour, broken, without a moving picture, or of a codec that is not taken.
    """
    name, size_bytes = _checked(content, "video")
    found = sandbox.run(
        "probe_video",
        content,
        {"name": name, "bounds": [0.0, _LONGEST_PROBED_S, 0.0], "max_side_px": MAX_SIDE_PX},
        invalid=VideoInvalid,
        noun="video",
        cpu_s=_PROBE_CPU_S,
    )
    return VideoFacts(format=name, size_bytes=size_bytes, **found)


def decode_audio(
    content: bytes | Path,
    to: Path,
    *,
    rate_hz: int,
    longest_s: float = MAX_CLIP_S,
    shortest_s: float = MIN_CLIP_S,
    cancel: threading.Event | None = None,
) -> float:
    """Decode an audio file to the end, into a ``.npy`` of (2, N) float32 in -1..1 at ``rate_hz``.

    One channel becomes two alike; more than two are mixed down.

    Args:
        longest_s, shortest_s: what the audio may last, give or take ``DURATION_SLACK_S``.
        cancel: once set, the work is given up.

    Returns:
        Its length in seconds.

    Raises:
        AudioInvalid: as ``probe_audio``; it breaks off; too long or too short.
        RenderCancelled: ``cancel`` was set.
        DiskFull, EncodeFailed: the samples cannot be written.
    """
    name, _ = _checked(content, "audio")
    options = {"name": name, "to": str(to.absolute()), "rate_hz": rate_hz}
    found = sandbox.run(
        "read_audio",
        content,
        {**options, "bounds": [shortest_s, longest_s, DURATION_SLACK_S]},
        invalid=AudioInvalid,
        noun="audio",
        cpu_s=_DECODE_CPU_S,
        cancel=cancel,
    )
    duration_s: float = found["duration_s"]
    return duration_s


def decode_video(
    content: bytes | Path,
    to: Path,
    *,
    index_to: Path,
    cover: tuple[int, int],
    fps: int,
    longest_s: float = MAX_CLIP_S,
    shortest_s: float = MIN_CLIP_S,
    cancel: threading.Event | None = None,
) -> DecodedVideo:
    """Decode a video file to the end, into a file of JPEGs, one behind the other.

    As files: 15 s of raw frames would be one gigabyte at 720p. As JPEGs: any frame is to be had
    in a few milliseconds, by any process, which no codec with moving pictures gives. Frames are
    upright, their pixels square, on an even beat of ``fps``; the video's sound is left out.

    Args:
        to: the JPEGs.
        index_to: a ``.npy`` of (T, 2) int64: offset and length of the JPEG at each beat.
        cover: width and height of the frame to be covered; more pixels than that takes are not
            kept.
        longest_s, shortest_s: what the video may last, give or take ``DURATION_SLACK_S``.
        cancel: once set, the work is given up.

    Returns:
        What was kept.

    Raises:
        VideoInvalid: as ``probe_video``; it breaks off; too long or too short.
        RenderCancelled: ``cancel`` was set.
        DiskFull, EncodeFailed: the frames cannot be written.
    """
    name, _ = _checked(content, "video")
    options = {
        "name": name,
        "to": str(to.absolute()),
        "index_to": str(index_to.absolute()),
        "cover": cover,
        "fps": fps,
        "max_pixels": _MAX_FRAME_PIXELS,
        "max_side_px": MAX_SIDE_PX,
    }
    found = sandbox.run(
        "read_video",
        content,
        {**options, "bounds": [shortest_s, longest_s, DURATION_SLACK_S]},
        invalid=VideoInvalid,
        noun="video",
        cpu_s=_DECODE_CPU_S,
        cancel=cancel,
    )
    return DecodedVideo(width=found["width"], height=found["height"], count=found["count"])


_FORMATS: Final = {"audio": "a wav or mp3", "video": "an mp4 or mov"}


def _checked(content: bytes | Path, kind: MediaKind) -> tuple[str, int]:
    """The format by its beginning, and the size."""
    if isinstance(content, Path):
        size_bytes = content.stat().st_size
        with content.open("rb") as file:
            beginning = file.read(SNIFF_BYTES)
    else:
        size_bytes, beginning = len(content), content[:SNIFF_BYTES]
    if size_bytes > KINDS[kind].limit_bytes:
        raise KINDS[kind].too_large(size_bytes)
    found = mime_of(beginning)
    if found is None or found.kind != kind:
        raise KINDS[kind].invalid(f"The {kind} is not {_FORMATS[kind]} file.")
    return found.name, size_bytes
