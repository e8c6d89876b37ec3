"""Audio and video files to test with, written by PyAV from samples and frames made here."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import av
import cv2
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from tests.media.pictures_of import texture

__all__ = ["audio_file", "moving", "tones", "video_file"]

Pixels = NDArray[np.uint8]


def tones(
    duration_s: float, *, rate_hz: int = 44_100, channels: int = 2, seed: int = 1
) -> NDArray[np.float32]:
    """(channels, N) float32: notes that change four times a second, others in every channel."""
    rng = np.random.default_rng(seed)
    count = round(duration_s * rate_hz)
    note_hz = rng.uniform(200, 900, (channels, int(duration_s * 4) + 1))
    at = np.arange(count) * 4 // rate_hz
    phase = 2 * np.pi * np.cumsum(note_hz[:, at], axis=1) / rate_hz
    return (0.4 * np.sin(phase)).astype(np.float32)


def audio_file(
    path: Path,
    samples_ct: NDArray[np.float32],
    *,
    rate_hz: int = 44_100,
    codec: str = "",
) -> Path:
    """Write (C, N) samples as the path's ending says: wav or mp3."""
    codec = codec or {".wav": "pcm_s16le", ".mp3": "libmp3lame"}[path.suffix]
    layout = {1: "mono", 2: "stereo", 6: "5.1"}[len(samples_ct)]
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate_hz, layout=layout)
        assert isinstance(stream, AudioStream)
        resampler = av.AudioResampler(stream.format, stream.layout, rate_hz)
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples_ct), "fltp", layout)
        frame.sample_rate = rate_hz
        frame.time_base = Fraction(1, rate_hz)
        frame.pts = 0
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def moving(
    index: int, *, width: int = 320, height: int = 180, fps: float = 24.0, seed: int = 1
) -> Pixels:
    """Frame ``index`` of a camera that goes over a landscape of noise with a ball in it."""
    wide = _wide(seed)
    t_s = index / fps
    x = 0.5 + 0.3 * np.sin(0.5 * t_s + seed)
    matrix = np.array([[0.6, 0, x * 512 * 0.4], [0, 0.6, 20 + 12 * np.sin(0.8 * t_s)]])
    small = cv2.warpAffine(wide, matrix, (320, 180), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    frame = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    at = (0.5 + 0.35 * np.cos(1.3 * t_s + seed), 0.5 + 0.3 * np.sin(1.7 * t_s))
    centre = (round(at[0] * width), round(at[1] * height))
    cv2.circle(frame, centre, height // 9, (230, 60, 40), -1, cv2.LINE_AA)
    return np.asarray(frame, np.uint8)


@lru_cache(maxsize=8)
def _wide(seed: int) -> Pixels:
    return texture(width=512, height=256, seed=seed)


def video_file(
    path: Path,
    frames: Iterable[Pixels],
    *,
    fps: int = 24,
    codec: str = "libx264",
    rotation: int = 0,
    sound: NDArray[np.float32] | None = None,
    options: dict[str, str] | None = None,
    container_options: dict[str, str] | None = None,
) -> Path:
    """Write frames as the path's ending says: mp4, mov, or another container's."""
    rows = iter(frames)
    first = next(rows)
    height, width = first.shape[:2]
    with av.open(str(path), "w", container_options=container_options or {}) as container:
        stream = container.add_stream(codec, rate=fps)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height = width, height
        stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        if codec == "libx264":
            stream.options = {"preset": "ultrafast", "crf": "12", **(options or {})}
        else:
            stream.bit_rate = 8_000_000
        if rotation:
            stream.set_display_rotation(rotation)
        heard: AudioStream | None = None
        if sound is not None:
            heard = container.add_stream("aac", rate=44_100, layout="stereo")
        for number, pixels in enumerate((first, *rows)):
            frame = VideoFrame.from_ndarray(np.ascontiguousarray(pixels), "rgb24")
            frame.pts = number
            frame.time_base = Fraction(1, fps)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        if heard is not None and sound is not None:
            audio = AudioFrame.from_ndarray(np.ascontiguousarray(sound), "fltp", "stereo")
            audio.sample_rate = 44_100
            audio.pts = 0
            audio.time_base = Fraction(1, 44_100)
            container.mux(heard.encode(audio))
            container.mux(heard.encode(None))
    return path
