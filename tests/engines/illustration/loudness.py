"""A loudness meter for tests, written in the time domain, apart from the engine's own.

Source: ITU-R BS.1770-4, annexes 1 and 2.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["lufs_of", "true_peak_db"]

_RATE_HZ = 48_000
_SHELF = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))


def lufs_of(samples: NDArray[np.float32]) -> float:
    """Integrated loudness of (2, N) at 48 kHz: blocks of 400 ms every 100 ms, gated twice."""
    weighted = samples.astype(np.float64)
    for b, a in (_SHELF, _HIGH_PASS):
        weighted = _filtered(weighted, b, a)
    power = np.square(weighted).sum(axis=0)
    hop = _RATE_HZ // 10
    blocks = np.array(
        [power[i : i + 4 * hop].mean() for i in range(0, len(power) - 4 * hop + 1, hop)]
    )
    loudness = -0.691 + 10 * np.log10(np.maximum(blocks, 1e-20))
    kept = blocks[loudness > -70]
    relative = -0.691 + 10 * np.log10(kept.mean()) - 10
    kept = blocks[(loudness > -70) & (loudness > relative)]
    return float(-0.691 + 10 * np.log10(kept.mean()))


def true_peak_db(samples: NDArray[np.float32]) -> float:
    """The highest peak between samples, by four times as many of them, dBFS."""
    count = samples.shape[1]
    wide = np.fft.irfft(np.fft.rfft(samples.astype(np.float64)), 4 * count) * 4
    return float(20 * np.log10(np.abs(wide).max()))


def _filtered(
    samples: NDArray[np.float64], b: tuple[float, ...], a: tuple[float, ...]
) -> NDArray[np.float64]:
    """A recursive filter, by its own impulse response: that of K weighting is over in 0.5 s."""
    response = np.zeros(24_000)
    past_in, past_out = [0.0, 0.0], [0.0, 0.0]
    for n in range(len(response)):
        now = 1.0 if n == 0 else 0.0
        out = b[0] * now + b[1] * past_in[0] + b[2] * past_in[1]
        out -= a[1] * past_out[0] + a[2] * past_out[1]
        response[n] = out
        past_in, past_out = [now, past_in[0]], [out, past_out[0]]
    size = 1 << (samples.shape[1] + len(response)).bit_length()
    spectrum = np.fft.rfft(samples, size) * np.fft.rfft(response, size)
    return np.fft.irfft(spectrum, size)[:, : samples.shape[1]]
