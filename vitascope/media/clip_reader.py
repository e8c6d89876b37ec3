"""The process in which untrusted audio and video are opened: probes one file, or decodes it.

Started by ``sandbox.py``, and by nobody else, with a verb and its arguments as JSON; the file is
its stdin, its answer one JSON object on stdout. It bounds its own memory and processor time, opens
nothing but its stdin, and takes only the demuxer and the decoders named here. Knows no limits but
those it is given, and nothing of requests or engines.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import math
import os
import resource
import signal
import struct
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, NoReturn

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
from PIL import Image

from vitascope.lifeline import die_with_parent
from vitascope.media.arrays import save_array

__all__ = ["main"]

MEMORY_BYTES: Final = 2 * 1024**3
"""Of address space. Sixteen reference frames of 4096 × 2304 in 10 bits are 0.5 GiB."""

_DEMUXERS: Final = {"wav": "wav", "mp3": "mp3", "mp4": "mov", "mov": "mov"}
_SOUND_CODECS: Final = frozenset(
    {
        "mp3", "mp3float", "pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le",
        "pcm_f64le", "pcm_alaw", "pcm_mulaw", "adpcm_ms", "adpcm_ima_wav",
    }
)  # fmt: skip
_PICTURE_CODECS: Final = frozenset(
    {"h264", "hevc", "libdav1d", "av1", "vp9", "libvpx-vp9", "mpeg4", "mjpeg", "prores"}
)
_THREADS: Final = 2
_MOST_BAD_PACKETS: Final = 8
"""Packets that do not decode, until the whole file is called broken."""
_MISSING_S: Final = 0.5
"""How much less than its header says a file may hold before it counts as cut off."""
_JPEG_QUALITY: Final = 93
_HD_ROWS: Final = 720
"""From this height on a video that does not name its matrix uses BT.709, below it BT.601."""

_MATRICES: Final = {1: 1, 4: 4, 5: 5, 6: 5, 7: 7, 9: 9, 10: 9}
"""H.273's MatrixCoefficients → swscale's colour spaces (libswscale/swscale.h)."""


class Unusable(Exception):
    """The file cannot be used; says why, in the words that follow "The video" or "The audio"."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    """How long a stream may last."""

    least_s: float
    most_s: float
    slack_s: float
    """What it may miss either bound by."""

    def check_most(self, duration_s: float) -> None:
        if duration_s > self.most_s + self.slack_s:
            raise Unusable(f"lasts longer than {self.most_s:g} seconds")

    def check(self, duration_s: float, *, stated_s: float | None) -> None:
        """Check a stream that was read to its end.

        Args:
            stated_s: how long its header says it is, if it does.
        """
        self.check_most(duration_s)
        if stated_s is not None and duration_s < stated_s - _MISSING_S:
            raise Unusable(f"breaks off after {duration_s:.1f} of {stated_s:.1f} seconds")
        if duration_s < self.least_s - self.slack_s or duration_s <= 0:
            raise Unusable(f"lasts {duration_s:.2f} seconds, less than {self.least_s:g}")


def main(argv: list[str]) -> int:
    """Do one thing and say how it went."""
    verb, options = argv[1], json.loads(argv[2])
    die_with_parent(signal.SIGKILL, options.pop("parent_pid"))
    _bound(memory_bytes=MEMORY_BYTES, cpu_s=options.pop("cpu_s"))
    bounds = _Bounds(*options.pop("bounds"))
    answer: dict[str, object]
    try:
        answer = {"facts": _VERBS[verb](**options, bounds=bounds)}
    except Unusable as exc:
        answer = {"unusable": str(exc)}
    except av.FFmpegError as exc:
        # Reading is all FFmpeg does here: whatever it dislikes is in the file.
        answer = {"unusable": f"cannot be decoded: {exc.strerror}"}
    except MemoryError:
        answer = {"unusable": "takes too much memory to decode"}
    except OSError as exc:
        answer = {"errno": exc.errno, "reason": exc.strerror or "write error"}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    # Not by way of destructors: some codec's, on a broken file, is where it would hang.
    os._exit(0)


def _bound(*, memory_bytes: int, cpu_s: int) -> None:
    """Let this process die rather than take more than its share."""
    bounds = (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_s),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in bounds:
        # macOS knows the first and refuses to set it.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def _probe_audio(*, name: str, bounds: _Bounds) -> dict[str, object]:
    with _opened(name) as container:
        stream = _sound_of(container)
        spans = _demuxed(container, stream, bounds)
        return {"duration_s": spans.duration_s}


def _probe_video(*, name: str, max_side_px: int, bounds: _Bounds) -> dict[str, object]:
    with _opened(name) as container:
        stream = _picture_of(container, max_side_px=max_side_px)
        spans = _demuxed(container, stream, bounds)
        container.seek(0)
        frame = next(_seen(container, stream), None)
        if frame is None:
            raise Unusable("holds no picture that can be decoded")
        _check_sides(frame.width, frame.height, max_side_px=max_side_px)
        width, height = _Turn.of(frame).size(frame.width, frame.height)
        return {
            "width": width,
            "height": height,
            "duration_s": spans.duration_s,
            "fps": spans.count / spans.duration_s,
        }


def _read_audio(*, name: str, to: str, rate_hz: int, bounds: _Bounds) -> dict[str, object]:
    """Decode to a ``.npy`` of (2, N) float32 at ``rate_hz``."""
    with _opened(name) as container:
        stream = _sound_of(container)
        layout = "mono" if stream.codec_context.channels == 1 else "stereo"
        resampler = av.AudioResampler(format="fltp", layout=layout, rate=rate_hz)
        blocks: list[NDArray[np.float32]] = []
        count = 0
        for frame in itertools.chain(_heard(container, stream), (None,)):
            for block in resampler.resample(frame):
                blocks.append(block.to_ndarray().astype(np.float32, copy=False))
                count += block.samples
            bounds.check_most(count / rate_hz)
        stated_s = _stated_s(container, stream)
    duration_s = count / rate_hz
    bounds.check(duration_s, stated_s=stated_s)
    samples_ct = np.concatenate(blocks, axis=1)
    samples_ct = np.nan_to_num(samples_ct, posinf=1.0, neginf=-1.0).clip(-1.0, 1.0)
    if len(samples_ct) == 1:
        # FFmpeg's own way from one channel to two takes 3 dB off.
        samples_ct = np.repeat(samples_ct, 2, axis=0)
    save_array(np.ascontiguousarray(samples_ct), Path(to))
    return {"duration_s": duration_s}


def _read_video(
    *,
    name: str,
    to: str,
    index_to: str,
    cover: tuple[int, int],
    fps: int,
    max_pixels: int,
    max_side_px: int,
    bounds: _Bounds,
) -> dict[str, object]:
    """Decode to a file of JPEGs, one behind the other, and a ``.npy`` of where each frame's is."""
    with _opened(name) as container, Path(to).open("wb") as file:
        stream = _picture_of(container, max_side_px=max_side_px)
        roll = _Roll(
            file,
            fps=fps,
            cover=cover,
            max_pixels=max_pixels,
            bounds=bounds,
            pixel_aspect=_pixel_aspect(stream),
        )
        for frame in _seen(container, stream):
            _check_sides(frame.width, frame.height, max_side_px=max_side_px)
            roll.add(frame)
        roll.finish(_frame_s(stream))
        stated_s = _stated_s(container, stream)
    bounds.check(roll.duration_s, stated_s=stated_s)
    save_array(np.array(roll.index, np.int64), Path(index_to))
    width, height = roll.size
    return {"width": width, "height": height, "count": len(roll.index)}


_VERBS: Final[dict[str, Callable[..., dict[str, object]]]] = {
    "probe_audio": _probe_audio,
    "probe_video": _probe_video,
    "read_audio": _read_audio,
    "read_video": _read_video,
}


# Opening


@contextlib.contextmanager
def _opened(name: str) -> Iterator[InputContainer]:
    with av.open(
        sys.stdin.buffer,
        format=_DEMUXERS[name],
        io_open=_refuse,
        metadata_errors="replace",
        # Files that name other files are how a demuxer is made to read what is not the sender's.
        container_options={"enable_drefs": "0", "max_streams": "64"}
        if name in ("mp4", "mov")
        else {},
    ) as container:
        assert isinstance(container, InputContainer)
        yield container


def _refuse(*_: object) -> NoReturn:
    raise Unusable("names another file")


def _sound_of(container: InputContainer) -> AudioStream:
    if not container.streams.audio:
        raise Unusable("holds no sound")
    stream = container.streams.audio[0]
    _check_codec(stream, _SOUND_CODECS)
    return stream


def _picture_of(container: InputContainer, *, max_side_px: int) -> VideoStream:
    # A cover picture is a stream too, of one frame.
    streams = [s for s in container.streams.video if not _is_cover(s)]
    if not streams:
        raise Unusable("holds no moving picture")
    stream = streams[0]
    _check_codec(stream, _PICTURE_CODECS)
    context = stream.codec_context
    _check_sides(context.width, context.height, max_side_px=max_side_px)
    context.thread_type = "AUTO"
    context.thread_count = _THREADS
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


def _check_sides(width: int, height: int, *, max_side_px: int) -> None:
    if not (1 <= width <= max_side_px and 1 <= height <= max_side_px):
        raise Unusable(f"must have sides of 1 to {max_side_px} pixels; it is {width}x{height}")


# Reading


@dataclass(slots=True)
class _Spans:
    """What the packets of a stream say of its length."""

    count: int
    duration_s: float


def _demuxed(
    container: InputContainer, stream: AudioStream | VideoStream, bounds: _Bounds
) -> _Spans:
    """Go through a stream's packets without decoding: headers lie, packets less."""
    begin_s, end_s, count = None, 0.0, 0
    for packet in container.demux(stream):
        if packet.pts is None or packet.size == 0:
            continue
        at_s = float(packet.pts * packet.time_base)
        # What lies before 0 is decoded and not shown.
        begin_s = at_s if begin_s is None else min(begin_s, at_s)
        end_s = max(end_s, at_s + float((packet.duration or 0) * packet.time_base))
        count += at_s >= 0
        bounds.check_most(end_s - max(0.0, begin_s))
    duration_s = end_s - max(0.0, begin_s or 0.0)
    bounds.check(duration_s, stated_s=_stated_s(container, stream))
    return _Spans(count, duration_s)


def _heard(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame]:
    for frame in _decoded(container, stream):
        assert isinstance(frame, av.AudioFrame)
        yield frame


def _seen(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
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


def _stated_s(container: InputContainer, stream: AudioStream | VideoStream) -> float | None:
    """How long the file says the stream is, if it says."""
    lasts, beat, whole = stream.duration, stream.time_base, container.duration
    # An MP3's length is a guess from its first frames.
    if container.format.name == "mp3" or lasts is None or beat is None or whole is None:
        return None
    # An edit list may shorten what the stream has; another stream may last longer.
    return min(float(lasts * beat), whole / av.time_base)


# Moving pictures


@dataclass(frozen=True, slots=True)
class _Turn:
    """How the stored rows and columns become upright."""

    is_transposed: bool = False
    is_mirrored: bool = False
    is_upside_down: bool = False

    @classmethod
    def of(cls, frame: VideoFrame) -> _Turn:
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
        return (height, width) if self.is_transposed else (width, height)

    def apply(self, pixels_hwc: NDArray[np.uint8]) -> NDArray[np.uint8]:
        if self.is_transposed:
            pixels_hwc = pixels_hwc.transpose(1, 0, 2)
        if self.is_mirrored:
            pixels_hwc = pixels_hwc[:, ::-1]
        if self.is_upside_down:
            pixels_hwc = pixels_hwc[::-1]
        return pixels_hwc


class _Roll:
    """Frames put on an even beat, each written once as a JPEG."""

    def __init__(
        self,
        file: BinaryIO,
        *,
        fps: int,
        cover: tuple[int, int],
        max_pixels: int,
        bounds: _Bounds,
        pixel_aspect: float,
    ) -> None:
        self._file, self._fps, self._cover = file, fps, cover
        self._max_pixels, self._bounds = max_pixels, bounds
        self._pixel_aspect = pixel_aspect
        self._begin_s: float | None = None
        self._held: VideoFrame | None = None
        """The last frame, whose time is not over yet."""
        self._held_s = 0.0
        self._scaler = VideoReformatter()
        self._written: tuple[int, int] | None = None
        """Where the held frame is in the file, once it is."""
        self._turn = _Turn()
        self.size = (0, 0)
        self.index: list[tuple[int, int]] = []
        """Offset and length of the JPEG that each beat shows."""

    @property
    def duration_s(self) -> float:
        return len(self.index) / self._fps

    def add(self, frame: VideoFrame) -> None:
        """The next frame; it is shown from half way between the last one's time and its own."""
        if frame.pts is None:
            return
        at_s = frame.time
        if self._begin_s is None:
            self._begin_s = at_s
            # Once: a frame whose side data was looked at is in a cycle, and stays in memory.
            self._turn = _Turn.of(frame)
        at_s -= self._begin_s
        if self._held is not None:
            if at_s <= self._held_s:
                return  # Times that do not advance are broken ones.
            self._show_until((self._held_s + at_s) / 2)
        self._held, self._held_s, self._written = frame, at_s, None

    def finish(self, frame_s: float) -> None:
        """The last frame is shown as long as frames are."""
        if self._held is not None:
            self._show_until(self._held_s + frame_s)

    def _show_until(self, until_s: float) -> None:
        while len(self.index) < until_s * self._fps - 0.01:
            self._bounds.check_most(self.duration_s)
            if self._written is None:
                self._written = self._write()
            self.index.append(self._written)

    def _write(self) -> tuple[int, int]:
        assert self._held is not None
        pixels_hwc = self._pixels(self._held)
        offset = self._file.tell()
        Image.fromarray(pixels_hwc).save(self._file, "JPEG", quality=_JPEG_QUALITY)
        return offset, self._file.tell() - offset

    def _pixels(self, frame: VideoFrame) -> NDArray[np.uint8]:
        """(H, W, 3) uint8 sRGB: upright, square pixels, scaled."""
        turn = self._turn
        if self.size == (0, 0):
            self.size = self._fitted(
                *turn.size(round(frame.width * self._pixel_aspect), frame.height)
            )
        width, height = turn.size(*self.size)
        is_full = frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")
        rgb = self._scaler.reformat(
            frame,
            width=width,
            height=height,
            format="rgb24",
            src_colorspace=_matrix(frame),
            src_color_range=ColorRange.JPEG if is_full else ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            interpolation=Interpolation.AREA if width < frame.width else Interpolation.BICUBIC,
            threads=_THREADS,
        )
        return np.ascontiguousarray(turn.apply(rgb.to_ndarray().astype(np.uint8, copy=False)))

    def _fitted(self, width: int, height: int) -> tuple[int, int]:
        """No larger than it takes to cover the frame, and than ``max_pixels``."""
        covering = max(self._cover[0] / width, self._cover[1] / height)
        scale = min(1.0, covering, math.sqrt(self._max_pixels / (width * height)))
        return max(2, round(width * scale)), max(2, round(height * scale))


def _matrix(frame: VideoFrame) -> int:
    """Its matrix in swscale's numbers, which are those of H.273 but for their synonyms."""
    default = Colorspace.ITU709 if frame.height >= _HD_ROWS else Colorspace.ITU601
    return _MATRICES.get(int(frame.colorspace), int(default))


def _frame_s(stream: VideoStream) -> float:
    rate = stream.average_rate or stream.guessed_rate
    return 1 / float(rate) if rate else 0.0


def _pixel_aspect(stream: VideoStream) -> float:
    """How many times wider than high a pixel is shown; 1 where it says nothing believable."""
    aspect = float(stream.sample_aspect_ratio or 1)
    return aspect if 0.25 <= aspect <= 4 else 1.0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
