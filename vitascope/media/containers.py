"""Opening and reading audio and video of a stranger's: only in a process made for that.

Takes only the demuxers and the decoders named here, and opens nothing but stdin, whatever the file
asks for. Frames are turned upright and into sRGB. Knows no limits but those it is given.
"""

from __future__ import annotations

import contextlib
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NoReturn

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.sidedata.sidedata import SideData
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from vitascope.media.sandboxed import Unusable

__all__ = [
    "SOUND_CODECS",
    "THREADS",
    "Turn",
    "check_sides",
    "heard",
    "is_full_range",
    "matrix_of",
    "opened",
    "picture_of",
    "pixel_aspect_of",
    "said_length_s",
    "seen",
    "sound_of",
    "to_srgb",
    "usual_frame_s",
]

_DEMUXERS: Final = {"wav": "wav", "mp3": "mp3", "mp4": "mov", "mov": "mov", "webm": "matroska"}
SOUND_CODECS: Final = frozenset(
    {
        "mp3", "mp3float", "pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le",
        "pcm_f64le", "pcm_alaw", "pcm_mulaw", "adpcm_ms", "adpcm_ima_wav",
    }
)  # fmt: skip
"""Of files that are sound alone."""
_PICTURE_CODECS: Final = frozenset(
    {"h264", "hevc", "libdav1d", "av1", "vp9", "libvpx-vp9", "mpeg4", "mjpeg", "prores"}
)
THREADS: Final = 2
_MOST_BAD_PACKETS: Final = 8
"""Packets that do not decode, until the whole file is called broken."""
_HD_ROWS: Final = 720
"""From this height on a video that does not name its matrix uses BT.709, below it BT.601."""

_MATRICES: Final = {1: 1, 4: 4, 5: 5, 6: 5, 7: 7, 9: 9, 10: 9}
"""H.273's MatrixCoefficients → swscale's colour spaces (libswscale/swscale.h)."""

_EXACT: Final = Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT
"""Without these, swscale's way from 4:2:0 darkens by a level and costs 5 dB (44 to 49), to save a
few milliseconds."""


@contextlib.contextmanager
def opened(name: str) -> Iterator[InputContainer]:
    """The file on stdin.

    Args:
        name: of its format: wav, mp3, mp4, mov or webm.
    """
    with av.open(
        sys.stdin.buffer,
        format=_DEMUXERS[name],
        io_open=_refuse,
        metadata_errors="replace",
        # Files that name other files are how a demuxer is made to read what is not the sender's.
        container_options={"enable_drefs": "0", "max_streams": "64"}
        if _DEMUXERS[name] == "mov"
        else {},
    ) as container:
        assert isinstance(container, InputContainer)
        yield container


def _refuse(*_: object) -> NoReturn:
    raise Unusable("names another file")


def sound_of(container: InputContainer, *, codecs: frozenset[str] = SOUND_CODECS) -> AudioStream:
    """The sound, if there is any that is taken.

    Raises:
        Unusable: there is not.
    """
    if not container.streams.audio:
        raise Unusable("holds no sound")
    stream = container.streams.audio[0]
    _check_codec(stream, codecs)
    return stream


def picture_of(container: InputContainer, *, max_side_px: int) -> VideoStream:
    """The moving picture, ready to be decoded.

    Raises:
        Unusable: there is none that is taken, or it is larger.
    """
    # A cover picture is a stream too, of one frame.
    streams = [s for s in container.streams.video if not _is_cover(s)]
    if not streams:
        raise Unusable("holds no moving picture")
    stream = streams[0]
    _check_codec(stream, _PICTURE_CODECS)
    context = stream.codec_context
    check_sides(context.width, context.height, max_side_px=max_side_px)
    context.thread_type = "AUTO"
    context.thread_count = THREADS
    # A stream may change its size on the way.
    context.options = {"max_pixels": str(max_side_px**2)}
    return stream


def _is_cover(stream: VideoStream) -> bool:
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _check_codec(stream: AudioStream | VideoStream, allowed: frozenset[str]) -> None:
    # There is no context where FFmpeg knows no decoder.
    context: AudioCodecContext | VideoCodecContext | None = stream.codec_context
    if context is None or context.codec.name not in allowed:
        what = "data of an unknown codec" if context is None else f"{context.name} data"
        raise Unusable(f"holds {what}, which is not taken")


def check_sides(width: int, height: int, *, max_side_px: int) -> None:
    """Raises:
    Unusable: a side is none, or longer.
    """
    if not (1 <= width <= max_side_px and 1 <= height <= max_side_px):
        raise Unusable(f"must have sides of 1 to {max_side_px} pixels; it is {width}x{height}")


def heard(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame]:
    """The sound, decoded; a few broken packets are passed over."""
    for frame in _decoded(container, stream):
        assert isinstance(frame, av.AudioFrame)
        yield frame


def seen(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    """The frames in the order in which they are shown; a few broken packets are passed over."""
    for frame in _decoded(container, stream):
        assert isinstance(frame, av.VideoFrame)
        yield frame


def _decoded(container: InputContainer, stream: AudioStream | VideoStream) -> Iterator[object]:
    """A stream's frames, in the order in which they are shown."""
    bad_count = 0
    for packet in container.demux(stream):
        try:
            frames = packet.decode()
        except av.InvalidDataError:
            bad_count += 1
            if bad_count > _MOST_BAD_PACKETS:
                raise
            continue
        yield from frames


def said_length_s(container: InputContainer, stream: AudioStream | VideoStream) -> float | None:
    """How long the file says the stream is, if it says."""
    lasts, beat, whole = stream.duration, stream.time_base, container.duration
    # An MP3's length is a guess from its first frames.
    if container.format.name == "mp3" or lasts is None or beat is None or whole is None:
        return None
    # An edit list may shorten what the stream has; another stream may last longer.
    return min(float(lasts * beat), whole / av.time_base)


@dataclass(frozen=True, slots=True)
class Turn:
    """How the stored rows and columns become upright."""

    is_transposed: bool = False
    is_mirrored: bool = False
    is_upside_down: bool = False

    @classmethod
    def of(cls, frame: VideoFrame) -> Turn:
        """The turn a frame's display matrix asks for, to the nearest quarter.

        The matrix takes (x, y) to (ax + cy, bx + dy), y pointing down, in 16.16 fixed point.
        Source: FFmpeg, libavutil/display.h.
        """
        matrix = frame.side_data.get("DISPLAYMATRIX")
        if not isinstance(matrix, SideData):
            return cls()
        a, b, _, c, d = struct.unpack("=5i", bytes(matrix)[:20])
        if abs(a) + abs(d) >= abs(b) + abs(c):
            return cls(False, a < 0, d < 0)
        return cls(True, c < 0, b < 0)

    def size(self, width: int, height: int) -> tuple[int, int]:
        """The upright size of what is stored as ``width`` x ``height``."""
        return (height, width) if self.is_transposed else (width, height)

    def apply(self, pixels_hwc: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The pixels upright; a view."""
        if self.is_transposed:
            pixels_hwc = pixels_hwc.transpose(1, 0, 2)
        if self.is_mirrored:
            pixels_hwc = pixels_hwc[:, ::-1]
        if self.is_upside_down:
            pixels_hwc = pixels_hwc[::-1]
        return pixels_hwc


def to_srgb(
    frame: VideoFrame, scaler: VideoReformatter, *, width: int, height: int
) -> NDArray[np.uint8]:
    """(height, width, 3) uint8 sRGB, as stored: not turned."""
    how = Interpolation.AREA if width < frame.width else Interpolation.BICUBIC
    rgb = scaler.reformat(
        frame,
        width=width,
        height=height,
        format="rgb24",
        src_colorspace=matrix_of(frame),
        src_color_range=ColorRange.JPEG if is_full_range(frame) else ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=how | _EXACT,
        threads=THREADS,
    )
    return rgb.to_ndarray().astype(np.uint8, copy=False)


def is_full_range(frame: VideoFrame) -> bool:
    """Whether its levels go from 0 to 255."""
    return frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")


def matrix_of(frame: VideoFrame) -> int:
    """Its matrix in swscale's numbers, which are those of H.273 but for their synonyms."""
    default = Colorspace.ITU709 if frame.height >= _HD_ROWS else Colorspace.ITU601
    return _MATRICES.get(int(frame.colorspace), int(default))


def usual_frame_s(stream: VideoStream) -> float:
    """How long its frames are shown, on average; 0 if it does not say."""
    rate = stream.average_rate or stream.guessed_rate
    return 1 / float(rate) if rate else 0.0


def pixel_aspect_of(stream: VideoStream) -> float:
    """How many times wider than high a pixel is shown; 1 where it says nothing believable."""
    aspect = float(stream.sample_aspect_ratio or 1)
    return aspect if 0.25 <= aspect <= 4 else 1.0
