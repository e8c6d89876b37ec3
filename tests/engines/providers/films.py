"""Small real video files, for fakes to serve."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

__all__ = ["SOUND_RATE_HZ", "make_film"]

SOUND_RATE_HZ = 48_000


def make_film(
    path: Path,
    *,
    width: int = 320,
    height: int = 180,
    duration_s: float = 1.0,
    fps: int = 24,
    has_sound: bool = False,
) -> Path:
    """Write an MP4 of H.264 and, if asked, AAC: a grey that grows brighter, a tone of 440 Hz.

    Returns:
        ``path``.
    """
    frame_count = round(duration_s * fps)
    with av.open(str(path), "w") as container:
        picture = container.add_stream("libx264", rate=fps)
        picture.width, picture.height, picture.pix_fmt = width, height, "yuv420p"
        sound = container.add_stream("aac", rate=SOUND_RATE_HZ) if has_sound else None
        for number in range(frame_count):
            grey = 40 + 160 * number // max(1, frame_count - 1)
            pixels_hwc = np.full((height, width, 3), grey, dtype=np.uint8)
            container.mux(picture.encode(av.VideoFrame.from_ndarray(pixels_hwc, format="rgb24")))
        container.mux(picture.encode())
        if sound is not None:
            for samples_ct in np.array_split(_tone(duration_s), max(1, frame_count), axis=1):
                frame = av.AudioFrame.from_ndarray(samples_ct, format="fltp", layout="stereo")
                frame.sample_rate = SOUND_RATE_HZ
                container.mux(sound.encode(frame))
            container.mux(sound.encode())
    return path


def _tone(duration_s: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    times_s = np.arange(round(duration_s * SOUND_RATE_HZ)) / SOUND_RATE_HZ
    tone = (0.2 * np.sin(2 * np.pi * 440 * times_s)).astype(np.float32)
    return np.stack([tone, tone])
