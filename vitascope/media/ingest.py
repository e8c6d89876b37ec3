"""What a request brings, made ready for an engine: decoded once, kept as files it can map.

Knows where an attempt keeps its pictures, audios and videos; not where their bytes came from
(``fetch``, ``dataurl`` and storage do) nor what an engine does with them.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vitascope.catalog.media import DURATION_SLACK_S, MediaKind
from vitascope.engines.base import (
    SOUND_RATE_HZ,
    AudioClip,
    ImageRole,
    Picture,
    VideoClip,
)
from vitascope.media.arrays import save_array
from vitascope.media.clips import MAX_CLIP_S, decode_audio, decode_video
from vitascope.media.errors import file_error
from vitascope.media.kinds import KINDS
from vitascope.media.pictures import normalise

__all__ = [
    "Ingested",
    "Medium",
    "check_together",
    "ingest",
    "ingest_all",
    "ingest_audio",
    "ingest_video",
]

_VIDEO_FPS = 24
"""The beat a reference video's frames are put on; that of every model so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A picture, an audio or a video of a request, as it came."""

    kind: MediaKind
    content: bytes | Path
    """The file's bytes, or where it is."""
    index: int
    """Its place in the request's content."""
    role: ImageRole = "reference"
    """What it is for; an audio and a video are always references."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """All that a request brings, ready for an engine: the fields of a ``RenderRequest``."""

    pictures: tuple[Picture, ...] = ()
    audios: tuple[AudioClip, ...] = ()
    videos: tuple[VideoClip, ...] = ()


def ingest_all(
    media: Sequence[Medium],
    *,
    into: Path,
    width: int,
    height: int,
    cancel: threading.Event | None = None,
) -> Ingested:
    """Decode everything, in the order of the request's content.

    Args:
        media: what came.
        into: the attempt's folder, which exists.
        width, height: of the video to be made.
        cancel: once set, the work is given up.

    Raises:
        PictureInvalid, AudioInvalid, VideoInvalid: one of them cannot be used, or all of a kind
            last too long together.
        RenderCancelled: ``cancel`` was set.
        DiskFull, EncodeFailed: there is no room for what was decoded.
    """
    pictures: list[Picture] = []
    audios: list[AudioClip] = []
    videos: list[VideoClip] = []
    for medium in sorted(media, key=lambda medium: medium.index):
        content, index = medium.content, medium.index
        match medium.kind:
            case "image":
                pictures.append(ingest(content, role=medium.role, into=into, index=index))
            case "audio":
                audios.append(ingest_audio(content, index=index, into=into, cancel=cancel))
            case "video":
                videos.append(
                    ingest_video(
                        content, index=index, into=into, width=width, height=height, cancel=cancel
                    )
                )
    check_together("audio", audios)
    check_together("video", videos)
    return Ingested(pictures=tuple(pictures), audios=tuple(audios), videos=tuple(videos))


def ingest(content: bytes | Path, *, role: ImageRole, into: Path, index: int = 0) -> Picture:
    """Decode a picture and store it as ``<role>-<index>.npy``.

    Args:
        content: the picture file's bytes, or where it is.
        role: what the picture is for.
        into: the attempt's folder, which exists.
        index: its place in the request's content; no two pictures of one role have the same.

    Raises:
        PictureInvalid: see ``pictures.normalise``.
        DiskFull, EncodeFailed: the array cannot be written.
    """
    pixels_hwc = normalise(content)
    path = into / f"{role}-{index}.npy"
    try:
        save_array(pixels_hwc, path)
    except OSError as exc:
        raise file_error(exc.errno, path=path, reason=exc.strerror or "write error") from exc
    return Picture(role=role, path=path, index=index)


def ingest_audio(
    content: bytes | Path, *, index: int, into: Path, cancel: threading.Event | None = None
) -> AudioClip:
    """Decode an audio and store it as ``audio-<index>.npy``.

    Args:
        content: the file's bytes, or where it is.
        index: its place in the request's content.
        into: the attempt's folder, which exists.
        cancel: once set, the work is given up.

    Raises:
        AudioInvalid: see ``clips.decode_audio``; ``MIN_CLIP_S``..``MAX_CLIP_S`` are allowed.
        RenderCancelled: ``cancel`` was set.
        DiskFull, EncodeFailed: the samples cannot be written.
    """
    path = into / f"audio-{index}.npy"
    duration_s = decode_audio(content, path, rate_hz=SOUND_RATE_HZ, cancel=cancel)
    return AudioClip(path=path, duration_s=duration_s, index=index)


def ingest_video(
    content: bytes | Path,
    *,
    index: int,
    into: Path,
    width: int,
    height: int,
    cancel: threading.Event | None = None,
) -> VideoClip:
    """Decode a video and store it as ``video-<index>.jpegs`` and ``video-<index>.npy``.

    Args:
        content: the file's bytes, or where it is.
        index: its place in the request's content.
        into: the attempt's folder, which exists.
        width, height: of the video to be made: frames are kept no larger than covers it.
        cancel: once set, the work is given up.

    Raises:
        VideoInvalid: see ``clips.decode_video``; ``MIN_CLIP_S``..``MAX_CLIP_S`` are allowed.
        RenderCancelled: ``cancel`` was set.
        DiskFull, EncodeFailed: the frames cannot be written.
    """
    path = into / f"video-{index}.jpegs"
    frames = decode_video(
        content,
        path,
        index_to=path.with_suffix(".npy"),
        cover=(width, height),
        fps=_VIDEO_FPS,
        cancel=cancel,
    )
    return VideoClip(
        path=path,
        width=frames.width,
        height=frames.height,
        fps=_VIDEO_FPS,
        frame_count=frames.count,
        index=index,
    )


def check_together(kind: MediaKind, clips: Sequence[AudioClip] | Sequence[VideoClip]) -> None:
    """Check what all audios, or all videos, of a request last together.

    Raises:
        AudioInvalid, VideoInvalid: more than ``MAX_CLIP_S``.
    """
    together_s = sum(clip.duration_s for clip in clips)
    if together_s > MAX_CLIP_S + DURATION_SLACK_S * len(clips):
        raise KINDS[kind].invalid(
            f"All {kind} together must last at most {MAX_CLIP_S:g} seconds; "
            f"it lasts {together_s:.1f}."
        )
