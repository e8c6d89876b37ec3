"""The process in which untrusted audio and video are opened: probes one file, or decodes it.

Started by ``sandbox.py``, and by nobody else; ``sandboxed`` is how it behaves, ``containers`` how
a file is opened. Knows no limits but those it is given, and nothing of requests or engines.
"""

from __future__ import annotations

import itertools
import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray
from PIL import Image

from vitascope.media.arrays import save_array
from vitascope.media.containers import (
    Turn,
    check_sides,
    heard,
    opened,
    picture_of,
    pixel_aspect_of,
    said_length_s,
    seen,
    sound_of,
    to_srgb,
    usual_frame_s,
)
from vitascope.media.sandboxed import MEMORY_BYTES, Unusable, answer

__all__ = ["MEMORY_BYTES", "main"]

_MISSING_S: Final = 0.5
"""How much less than its header says a file may hold before it counts as cut off."""
_JPEG_QUALITY: Final = 93

_Verb: TypeAlias = Callable[..., dict[str, object]]


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
    return answer(argv, {name: _bounded(verb) for name, verb in _VERBS.items()})


def _bounded(verb: _Verb) -> _Verb:
    def run(*, bounds: list[float], **options: object) -> dict[str, object]:
        return verb(**options, bounds=_Bounds(*bounds))

    return run


def _probe_audio(*, name: str, bounds: _Bounds) -> dict[str, object]:
    with opened(name) as container:
        stream = sound_of(container)
        spans = _demuxed(container, stream, bounds)
        return {"duration_s": spans.duration_s}


def _probe_video(*, name: str, max_side_px: int, bounds: _Bounds) -> dict[str, object]:
    with opened(name) as container:
        stream = picture_of(container, max_side_px=max_side_px)
        spans = _demuxed(container, stream, bounds)
        container.seek(0)
        frame = next(seen(container, stream), None)
        if frame is None:
            raise Unusable("holds no picture that can be decoded")
        check_sides(frame.width, frame.height, max_side_px=max_side_px)
        width, height = Turn.of(frame).size(frame.width, frame.height)
        return {
            "width": width,
            "height": height,
            "duration_s": spans.duration_s,
            "fps": spans.count / spans.duration_s,
        }


def _read_audio(*, name: str, to: str, rate_hz: int, bounds: _Bounds) -> dict[str, object]:
    """Decode to a ``.npy`` of (2, N) float32 at ``rate_hz``."""
    with opened(name) as container:
        stream = sound_of(container)
        layout = "mono" if stream.codec_context.channels == 1 else "stereo"
        resampler = av.AudioResampler(format="fltp", layout=layout, rate=rate_hz)
        blocks: list[NDArray[np.float32]] = []
        count = 0
        for frame in itertools.chain(heard(container, stream), (None,)):
            for block in resampler.resample(frame):
                blocks.append(block.to_ndarray().astype(np.float32, copy=False))
                count += block.samples
            bounds.check_most(count / rate_hz)
        stated_s = said_length_s(container, stream)
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
    with opened(name) as container, Path(to).open("wb") as file:
        stream = picture_of(container, max_side_px=max_side_px)
        roll = _Roll(
            file,
            fps=fps,
            cover=cover,
            max_pixels=max_pixels,
            bounds=bounds,
            pixel_aspect=pixel_aspect_of(stream),
        )
        for frame in seen(container, stream):
            check_sides(frame.width, frame.height, max_side_px=max_side_px)
            roll.add(frame)
        roll.finish(usual_frame_s(stream))
        stated_s = said_length_s(container, stream)
    bounds.check(roll.duration_s, stated_s=stated_s)
    save_array(np.array(roll.index, np.int64), Path(index_to))
    width, height = roll.size
    return {"width": width, "height": height, "count": len(roll.index)}


_VERBS: Final[dict[str, _Verb]] = {
    "probe_audio": _probe_audio,
    "probe_video": _probe_video,
    "read_audio": _read_audio,
    "read_video": _read_video,
}


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
    bounds.check(duration_s, stated_s=said_length_s(container, stream))
    return _Spans(count, duration_s)


# Moving pictures


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
        self._turn = Turn()
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
            self._turn = Turn.of(frame)
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
        stored_hwc = to_srgb(frame, self._scaler, width=width, height=height)
        return np.ascontiguousarray(turn.apply(stored_hwc))

    def _fitted(self, width: int, height: int) -> tuple[int, int]:
        """No larger than it takes to cover the frame, and than ``max_pixels``."""
        covering = max(self._cover[0] / width, self._cover[1] / height)
        scale = min(1.0, covering, math.sqrt(self._max_pixels / (width * height)))
        return max(2, round(width * scale)), max(2, round(height * scale))


if __name__ == "__main__":
    sys.exit(main(sys.argv))
