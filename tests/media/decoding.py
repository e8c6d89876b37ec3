"""Reading a video file back, for tests: what it says it is, its frames, its sound.

An independent look: decodes with BT.709 spelled out instead of trusting the file's tags, which
are facts of their own.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from vitascope.engines.base import Frames, Samples

__all__ = [
    "SoundFacts",
    "VideoFacts",
    "decode_frames",
    "decode_sound",
    "first_atoms",
    "probe_video",
    "psnr_db",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundFacts:
    """The audio stream."""

    codec: str
    rate_hz: int
    layout: str
    duration_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoFacts:
    """The file and its video stream."""

    codec: str
    profile: str
    pixel_format: str
    width: int
    height: int
    rate: Fraction
    duration_s: float
    frame_times_s: tuple[float, ...]
    """Of every decoded frame, in order."""
    keyframes: tuple[int, ...]
    colour: tuple[int, int, int, int]
    """Primaries, transfer, matrix, range, as H.273 numbers them; range 1 is limited."""
    sound: SoundFacts | None
    stream_count: int
    tags: dict[str, str]


def probe_video(path: Path) -> VideoFacts:
    """Everything the file says of itself, and the times of its frames."""
    with av.open(str(path)) as container:
        video = container.streams.video[0]
        context = video.codec_context
        assert video.duration is not None
        assert video.time_base is not None
        assert video.average_rate is not None
        decoded = [(frame.time, frame.key_frame) for frame in container.decode(video)]
        return VideoFacts(
            codec=context.name,
            profile=str(context.profile),
            pixel_format=str(context.pix_fmt),
            width=context.width,
            height=context.height,
            rate=video.average_rate,
            duration_s=float(video.duration * video.time_base),
            frame_times_s=tuple(time_s for time_s, _ in decoded),
            keyframes=tuple(i for i, (_, is_key) in enumerate(decoded) if is_key),
            colour=(
                int(context.color_primaries),
                int(context.color_trc),
                int(context.colorspace),
                int(context.color_range),
            ),
            sound=_probe_sound(container),
            stream_count=len(container.streams),
            tags=dict(container.metadata),
        )


def decode_frames(path: Path) -> Frames:
    """(T, H, W, 3) uint8 sRGB, converted as limited-range BT.709."""
    with av.open(str(path)) as container:
        return np.stack(
            [
                frame.to_ndarray(
                    format="rgb24",
                    src_colorspace=Colorspace.ITU709,
                    src_color_range=ColorRange.MPEG,
                    dst_color_range=ColorRange.JPEG,
                )
                for frame in container.decode(video=0)
            ]
        ).astype(np.uint8)


def decode_sound(path: Path) -> Samples:
    """(2, N) float32; N includes the padding behind the track's end."""
    with av.open(str(path)) as container:
        blocks = [frame.to_ndarray() for frame in container.decode(audio=0)]
    return np.concatenate(blocks, axis=1).astype(np.float32)


def first_atoms(path: Path) -> list[str]:
    """The names of the MP4's top-level boxes, in order (ISO/IEC 14496-12 §4.2)."""
    data = path.read_bytes()
    names, offset = [], 0
    while offset < len(data):
        size = int.from_bytes(data[offset : offset + 4], "big")
        names.append(data[offset + 4 : offset + 8].decode("latin-1"))
        if size == 1:
            size = int.from_bytes(data[offset + 8 : offset + 16], "big")
        offset += size
    return names


def psnr_db(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    """Peak signal-to-noise ratio over all three RGB channels at once, 8 bits: one mean square
    error of every sample. Source: 10·log10(255² / MSE), e.g. ITU-T J.247 annex."""
    error = float(np.mean((a.astype(np.float64) - b.astype(np.float64)) ** 2))
    return float("inf") if error == 0 else float(10 * np.log10(255**2 / error))


def _probe_sound(container: av.container.InputContainer) -> SoundFacts | None:
    if not container.streams.audio:
        return None
    sound = container.streams.audio[0]
    assert sound.duration is not None
    assert sound.time_base is not None
    return SoundFacts(
        codec=sound.codec_context.name,
        rate_hz=sound.rate,
        layout=sound.layout.name,
        duration_s=float(sound.duration * sound.time_base),
    )
