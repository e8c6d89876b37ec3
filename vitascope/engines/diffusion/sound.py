"""A model's sound track, made what an engine gives: 48 kHz, stereo."""

from __future__ import annotations

import av
import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ, Samples

__all__ = ["at_sound_rate"]


def at_sound_rate(samples_ct: NDArray[np.float32], *, rate_hz: int) -> Samples:
    """Resample a track; one channel becomes two.

    Args:
        samples_ct: (1 or 2, N) float32 in -1..1.
        rate_hz: its sampling rate.

    Returns:
        (2, M) float32 at ``SOUND_RATE_HZ``, as long as the track was to within a millisecond;
        what is no number is silence, what is over full scale is cut.
    """
    clean_ct = np.nan_to_num(samples_ct).clip(-1.0, 1.0).astype(np.float32)
    if len(clean_ct) == 1:
        clean_ct = np.repeat(clean_ct, 2, axis=0)
    if rate_hz == SOUND_RATE_HZ:
        return np.ascontiguousarray(clean_ct)
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SOUND_RATE_HZ)
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(clean_ct), format="fltp", layout="stereo"
    )
    frame.sample_rate = rate_hz
    parts = [part.to_ndarray() for each in (frame, None) for part in resampler.resample(each)]
    return np.concatenate(parts, axis=1).astype(np.float32)
