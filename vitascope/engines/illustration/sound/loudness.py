"""How loud a recording is, and making it as loud as wished without clipping.

Source: ITU-R BS.1770-4, annex 1 (K weighting, gating). Knows nothing of what is recorded.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ, Samples

from .take import Mono, handy_size

__all__ = ["active_rms", "faded", "integrated_lufs", "levelled"]

PEAK = 0.66
"""No sample is louder (-3.6 dBFS): room for peaks between samples and for the encoder."""
FADE_IN_S = 0.35
FADE_OUT_S = 0.7

_BLOCK = SOUND_RATE_HZ // 1000
"""The limiter works in steps of a millisecond …"""
_REACH = 6
"""… and turns down this many steps before a peak and up again as many after it."""
_MOST_MORE_DB = 36.0
_HOP = 100
"""Steps between two blocks of which loudness is taken."""


def integrated_lufs(samples: Samples) -> float:
    """Programme loudness of (2, N) at 48 kHz, gated."""
    return _gated(_powers(samples))


def levelled(mix: Samples, loudness_lufs: float) -> Samples:
    """The mix at a loudness, turned down for a moment wherever it would pass ``PEAK``."""
    if not mix.any():
        return mix
    powers, peaks = _powers(mix), _peaks(mix)
    # Without the limiter this gain would do; with it, somewhat more.
    low_db = loudness_lufs - _gated(powers)
    high_db = low_db + _MOST_MORE_DB
    for _ in range(12):
        gain = 10 ** ((low_db + high_db) / 40)
        if _gated(powers * (gain * _ducking(gain * peaks)) ** 2) < loudness_lufs:
            low_db = (low_db + high_db) / 2
        else:
            high_db = (low_db + high_db) / 2
    gain = 10 ** (low_db / 20)
    ducking = _ducking(gain * peaks)
    at = (np.arange(mix.shape[1]) - _BLOCK / 2) / _BLOCK
    curve = np.interp(at, np.arange(len(ducking)), gain * ducking).astype(np.float32)
    return np.asarray(mix * curve, np.float32)


def _peaks(mix: Samples) -> NDArray[np.float64]:
    size = np.abs(mix).max(axis=0)
    padded = np.pad(size, (0, -len(size) % _BLOCK))
    return np.asarray(padded.reshape(-1, _BLOCK).max(axis=1), np.float64)


def _ducking(peaks: NDArray[np.float64]) -> NDArray[np.float64]:
    """Gains, one per block, that keep the peaks below ``PEAK`` and move smoothly."""
    wanted = np.minimum(1.0, PEAK / np.maximum(peaks, 1e-9))
    padded = np.pad(wanted, _REACH + 1, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * _REACH + 3)
    lowest = np.pad(windows.min(axis=1), _REACH, mode="edge")
    window = np.hanning(2 * _REACH + 3)[1:-1]
    return np.convolve(lowest, window / window.sum(), "valid")


def _powers(samples: Samples) -> NDArray[np.float64]:
    """The K-weighted power of every millisecond, both channels together."""
    count = samples.shape[1]
    size = handy_size(count)
    spectrum = np.fft.rfft(samples, size) * np.sqrt(_k_weight(size))
    weighted = np.square(np.fft.irfft(spectrum, size)[:, :count]).sum(axis=0)
    padded = np.pad(weighted, (0, -count % _BLOCK))
    return np.asarray(padded.reshape(-1, _BLOCK).mean(axis=1), np.float64)


def _gated(powers: NDArray[np.float64]) -> float:
    """Loudness of blocks of 400 ms, three quarters overlapping, without the quiet ones."""
    hops = powers[: len(powers) // _HOP * _HOP].reshape(-1, _HOP).mean(axis=1)
    blocks = np.convolve(hops, np.full(4, 0.25), "valid") if len(hops) > 3 else hops
    blocks = blocks if len(blocks) else powers
    # First what is silence, then what is ten times weaker than the rest.
    for share, least in ((0.0, 10 ** ((-70 + 0.691) / 10)), (0.1, 0.0)):
        kept = blocks[blocks > max(least, share * float(blocks.mean()))]
        blocks = kept if len(kept) else blocks
    return float(-0.691 + 10 * np.log10(max(1e-12, float(blocks.mean()))))


def _k_weight(count: int) -> NDArray[np.float32]:
    """The power response of BS.1770's two filters at 48 kHz, per ``rfft`` bin of a block."""
    response = np.ones(4096)
    z = np.exp(-1j * np.pi * np.arange(4096) / 4095)
    for b, a in _K_FILTERS:
        top = b[0] + b[1] * z + b[2] * z**2
        bottom = a[0] + a[1] * z + a[2] * z**2
        response = response * np.abs(top / bottom) ** 2
    at = np.linspace(0, 4095, count // 2 + 1)
    return np.interp(at, np.arange(4096), response).astype(np.float32)


_K_FILTERS = (
    ((1.53512485958697, -2.69169618940638, 1.19839281085285),
     (1.0, -1.69065929318241, 0.73248077421585)),
    ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)),
)  # fmt: skip
"""(b, a) of the shelf and the high pass. Source: BS.1770-4, tables 1 and 2."""


def active_rms(layer: Samples | Mono) -> float:
    """RMS of a layer while it sounds: of its 50 ms blocks within 15 dB of the loudest.

    So that a bark now and then is as loud as asked while it lasts, however rare it is. What lies
    below 100 Hz is left out, as the ear nearly does.
    """
    rows = np.atleast_2d(layer)
    size = min(rows.shape[1], SOUND_RATE_HZ // 20)
    whole = rows.shape[1] // size * size
    bright = np.stack([row - _smooth(row) for row in rows])[:, :whole]
    power = np.square(bright).reshape(-1, whole // size, size).mean(axis=(0, 2))
    loud = power[power > 0.03 * power.max()]
    return float(np.sqrt(loud.mean())) if len(loud) else 0.0


def _smooth(wave: Mono) -> Mono:
    """The mean of 5 ms about every sample."""
    half = min(SOUND_RATE_HZ // 400, (len(wave) - 1) // 2)
    summed = np.cumsum(np.pad(wave, (half + 1, half), mode="edge"), dtype=np.float64)
    return np.asarray(
        (summed[2 * half + 1 :] - summed[: -2 * half - 1]) / (2 * half + 1), np.float32
    )


def faded(samples: Samples) -> Samples:
    """Raised-cosine fades at both ends, shorter in a very short clip."""
    samples = samples.copy()
    count = samples.shape[1]
    for length_s, window in ((FADE_IN_S, np.s_[:, :]), (FADE_OUT_S, np.s_[:, ::-1])):
        length = min(round(length_s * SOUND_RATE_HZ), count // 3)
        ramp = 0.5 - 0.5 * np.cos(np.pi * np.arange(length) / max(1, length))
        samples[window][:, :length] *= ramp.astype(np.float32)
    return samples
