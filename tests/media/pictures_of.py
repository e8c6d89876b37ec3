"""Pictures to test with, made from a seed: a photograph's statistics, colour edges, noise."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["colour_edges", "grain", "texture"]


def texture(
    *, width: int, height: int, seed: int = 1, amplitude: float = 55.0
) -> NDArray[np.uint8]:
    """Amplitudes falling as 1/f, colour much weaker than lightness, as in photographs.

    Source: D. J. Field, "Relations between the statistics of natural images…", JOSA A 4 (1987).
    """
    rng = np.random.default_rng(seed)
    frequency = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None])
    frequency[0, 0] = np.inf

    def field() -> NDArray[np.float64]:
        spectrum = np.fft.rfft2(rng.standard_normal((height, width))) / frequency
        values = np.fft.irfft2(spectrum, s=(height, width))
        return np.asarray(values / values.std())

    lightness = field()
    channels = [lightness + 0.12 * field() for _ in range(3)]
    return (128 + amplitude * np.stack(channels, axis=-1)).clip(0, 255).astype(np.uint8)


def grain(*, width: int, height: int, seed: int = 2, sigma: float = 12.0) -> NDArray[np.uint8]:
    """``texture`` under the grain of a fast film: noise in lightness at every pixel."""
    picture_hwc = texture(width=width, height=height, seed=seed, amplitude=40.0).astype(np.float64)
    noise_hw1 = np.random.default_rng(seed).normal(0, sigma, (height, width, 1))
    return (picture_hwc + noise_hw1).clip(0, 255).astype(np.uint8)


def colour_edges(*, width: int, height: int) -> NDArray[np.uint8]:
    """Fully saturated blocks of 16 pixels: every edge on the grid of 4:2:0."""
    colours = np.array(
        [(255, 0, 0), (0, 0, 255), (0, 255, 0), (255, 255, 0), (255, 0, 255), (0, 255, 255)],
        np.uint8,
    )
    rows, columns = np.mgrid[0:height, 0:width] // 16
    return np.asarray(colours[(rows * 5 + columns) % len(colours)])
