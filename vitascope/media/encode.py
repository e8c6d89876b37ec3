"""Frames and sound in, one MP4 out: the single encoder behind every engine.

Streams: what it holds does not grow with the video. Knows H.264, AAC and MP4; knows nothing of
engines, tasks or where the file goes afterwards. ``watermark`` is drawn here, because every frame
passes; frames that others want (a poster, the last frame) can be kept on the way.

Picked by measurement (2 cores, 720p, x264 "veryfast", crf 20):
- **Colour.** swscale converts with BT.709 matrices and the stream is tagged so; OpenCV knows
  BT.601 only, and an untagged file shows RGB (230, 90, 40) as (242, 100, 35). ``AREA`` averages
  the four pixels that share a chroma sample: 0.1 dB better than bicubic, 2.3 ms a frame.
- **Pinned frames** (a given first or last picture) get the quantiser 12, by an x264 zone: on
  photographic texture with noise 34.7 → 41.1 dB at the last frame, for about 0.3 MB a frame. What
  is left is the loss of 4:2:0 itself, which no bit rate undoes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import (
    ColorPrimaries,
    ColorRange,
    Colorspace,
    ColorTrc,
    Interpolation,
    VideoReformatter,
)
from av.video.stream import VideoStream
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ, Frames, Samples
from vitascope.media.errors import BadFrames, MediaError, file_error
from vitascope.media.label import Label
from vitascope.media.sound import SoundTrack
from vitascope.media.watermark import Watermark

__all__ = ["VideoWriter", "open_mp4"]

_PRESET = "veryfast"
_CRF = 20
_PINNED_QP = 12
# A player can seek to within this; x264's own 250 frames would be most of a video.
_KEYFRAME_INTERVAL_S = 2


class VideoWriter:
    """Writes one video; a context manager that leaves a whole file or none.

    Example:
        with VideoWriter(path, width=1280, height=720, frame_count=240, label=label) as video:
            for frames_thwc in engine.render(request, context):
                video.write(frames_thwc)
    """

    def __init__(
        self,
        path: Path,
        *,
        width: int,
        height: int,
        frame_count: int,
        label: Label,
        fps: int = 24,
        sound: Samples | None = None,
        pinned: frozenset[int] = frozenset(),
        watermark: Watermark | None = None,
        keep: frozenset[int] = frozenset(),
        threads: int = 2,
    ) -> None:
        """Open the file.

        Args:
            path: the MP4 to make; an existing file is replaced.
            width, height: of every frame, in pixels; even.
            frame_count: exactly this many frames will be written.
            label: says inside the file that a machine made it.
            sound: (2, N) float32 at ``SOUND_RATE_HZ``, cut or padded with silence to the length
                of the video; None: the file has no audio stream.
            pinned: indices of frames that must come out as they went in, but for the watermark.
            watermark: drawn on every frame, pinned ones too; fitted to ``width`` and ``height``.
            keep: indices of frames that ``kept`` will be asked for; each is held in memory.
            threads: of the video encoder.

        Raises:
            DiskFull, EncodeFailed: the file cannot be opened.
        """
        if width <= 0 or height <= 0 or width % 2 or height % 2:
            raise ValueError(f"a frame's sides must be even and positive; got {width}x{height}")
        if frame_count <= 0 or fps <= 0:
            raise ValueError("frame_count and fps must be positive")
        if not all(0 <= index < frame_count for index in keep):
            raise ValueError(f"frames to keep must be 0..{frame_count - 1}; got {sorted(keep)}")
        if watermark and (watermark.frame_width, watermark.frame_height) != (width, height):
            raise ValueError("the watermark is fitted to frames of another size")
        self.path = path
        self._width, self._height = width, height
        self._fps = fps
        self._frame_count = frame_count
        self._pinned = pinned
        self._watermark = watermark
        self._marked_hwc: NDArray[np.uint8] | None = None
        self._keep = keep
        self._kept: dict[int, NDArray[np.uint8]] = {}
        self._written = 0
        self._to_yuv = VideoReformatter()
        self._is_open = True
        with self._translate():
            self._container = open_mp4(path, label=label)
        with self._remove_on_error(), self._translate():
            self._video = self._add_video(threads=threads)
            self._sound = None if sound is None else self._add_sound(sound)
            self._container.start_encoding()  # opens the file now, not at the first packet

    def kept(self, index: int) -> NDArray[np.uint8]:
        """A frame named in ``keep``, once it was written; works after ``close`` too.

        Returns:
            (height, width, 3) uint8 sRGB, as the engine gave it: without the watermark.
        """
        if index not in self._kept:
            raise ValueError(f"frame {index} was not kept")
        return self._kept[index]

    def write(self, frames_thwc: Frames) -> None:
        """Add frames, in order.

        Args:
            frames_thwc: (T, height, width, 3) uint8 sRGB; neither changed nor kept after the call.

        Raises:
            BadFrames: wrong shape or type, or more frames than announced.
            DiskFull, EncodeFailed: the file cannot be written.
            On each, the file is removed and the writer closed.
        """
        if not self._is_open:
            raise ValueError("the writer is closed")
        with self._remove_on_error(), self._translate():
            self._check(frames_thwc)
            for pixels_hwc in frames_thwc:
                self._write_frame(pixels_hwc)

    def close(self) -> None:
        """Finish the file; does nothing if it is closed already.

        Raises:
            BadFrames: fewer frames were written than announced; the file is removed.
            DiskFull, EncodeFailed: the file cannot be finished; it is removed.
        """
        if not self._is_open:
            return
        with self._remove_on_error(), self._translate():
            if self._written != self._frame_count:
                raise BadFrames(
                    f"The video has {self._written} frames; {self._frame_count} were announced."
                )
            self._mux(self._video.encode(None))
            if self._sound is not None:
                self._mux(self._sound.finish())
            self._container.close()
        self._is_open = False

    def abort(self) -> None:
        """Give up: close the writer and remove what it wrote."""
        if self._is_open:
            self._is_open = False
            # Closing writes what is buffered, into a file that is removed next: whether that
            # works is of no interest.
            with suppress(av.FFmpegError):
                self._container.close()
        self.path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if exc_type is None:
            self.close()
        else:
            self.abort()

    def _add_video(self, *, threads: int) -> VideoStream:
        video = self._container.add_stream("libx264", rate=self._fps)
        video.width, video.height = self._width, self._height
        video.pix_fmt = "yuv420p"
        video.thread_count = threads
        # The content is sRGB, whose primaries are BT.709's; its transfer curve is tagged BT.709
        # too, as every web video is: players show both alike.
        video.color_primaries = ColorPrimaries.BT709
        video.color_trc = ColorTrc.BT709
        video.colorspace = Colorspace.ITU709
        video.color_range = ColorRange.MPEG
        video.codec_context.options = {
            "preset": _PRESET,
            "crf": str(_CRF),
            "profile": "high",
            "x264-params": _x264_params(self._pinned),
        }
        return video

    def _add_sound(self, samples_ct: Samples) -> SoundTrack:
        sample_count = round(Fraction(self._frame_count * SOUND_RATE_HZ, self._fps))
        return SoundTrack(self._container, samples_ct, sample_count=sample_count)

    def _check(self, frames_thwc: Frames) -> None:
        if frames_thwc.dtype != np.uint8:
            raise BadFrames(f"Frames must be uint8; got {frames_thwc.dtype}.")
        expected = (self._height, self._width, 3)
        if frames_thwc.ndim != 4 or frames_thwc.shape[1:] != expected:
            raise BadFrames(f"Frames must be (T, *{expected}); got {frames_thwc.shape}.")
        if self._written + len(frames_thwc) > self._frame_count:
            raise BadFrames(f"The video has more than the {self._frame_count} frames announced.")

    def _write_frame(self, pixels_hwc: NDArray[np.uint8]) -> None:
        if self._written in self._keep:
            self._kept[self._written] = pixels_hwc.copy()
        frame = self._convert(self._mark(pixels_hwc))
        frame.pts = self._written
        frame.time_base = Fraction(1, self._fps)
        frame.pict_type = self._picture_type(self._written)
        self._mux(self._video.encode(frame))
        self._written += 1
        if self._sound is not None:
            self._mux(self._sound.encode_until(Fraction(self._written, self._fps)))

    def _mark(self, pixels_hwc: NDArray[np.uint8]) -> NDArray[np.uint8]:
        if self._watermark is None:
            return pixels_hwc
        # On a copy: the engine may build its next frame on this one. The same memory each time:
        # ``_convert`` is done with it at once.
        if self._marked_hwc is None:
            self._marked_hwc = np.empty(pixels_hwc.shape, np.uint8)
        np.copyto(self._marked_hwc, pixels_hwc)
        self._watermark.draw(self._marked_hwc)
        return self._marked_hwc

    def _convert(self, pixels_hwc: NDArray[np.uint8]) -> VideoFrame:
        # Shares the array's memory, and the conversion below is done with it at once.
        rgb = VideoFrame.from_numpy_buffer(np.ascontiguousarray(pixels_hwc), format="rgb24")
        return self._to_yuv.reformat(
            rgb,
            format="yuv420p",
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            dst_colorspace=Colorspace.ITU709,
            interpolation=Interpolation.AREA,
        )

    def _picture_type(self, index: int) -> PictureType:
        if index in self._pinned and index > 0:
            # An I picture after the first ignores its zone: x264's rate control takes its
            # quantiser from the P pictures before it (rate_estimate_qscale in ratecontrol.c).
            return PictureType.P
        if index % (_KEYFRAME_INTERVAL_S * self._fps) == 0:
            return PictureType.I
        return PictureType.NONE

    def _mux(self, packets: Iterable[Packet[VideoStream] | Packet[AudioStream]]) -> None:
        for packet in packets:
            self._container.mux(packet)

    @contextmanager
    def _remove_on_error(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.abort()
            raise

    @contextmanager
    def _translate(self) -> Iterator[None]:
        try:
            yield
        except MediaError:
            raise
        except (av.FFmpegError, OSError) as exc:
            reason = exc.strerror or type(exc).__name__
            raise file_error(exc.errno, path=self.path, reason=reason) from exc


def open_mp4(path: Path, *, label: Label) -> OutputContainer:
    """An MP4 being written, with the label and its index in front; fails as ``av.open`` does."""
    # faststart: the index goes to the front, so that a player can start before it has it all;
    # use_metadata_tags: MP4 keeps keys that the iTunes list does not know ("AIGC").
    container = av.open(
        str(path.absolute()),
        mode="w",
        format="mp4",
        options={"movflags": "+faststart+use_metadata_tags"},
    )
    container.metadata.update(label.tags())
    return container


def _x264_params(pinned: frozenset[int]) -> str:
    # Keyframes are ours to place (x264 still adds one at a cut): at its own interval x264 would
    # turn a pinned P picture into an I picture.
    params = ["keyint=infinite"]
    if pinned:
        zones = "/".join(f"{index},{index},q={_PINNED_QP}" for index in sorted(pinned))
        params.append(f"zones={zones}")
    return ":".join(params)
