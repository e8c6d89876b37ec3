"""Treatments: what a style does to the finished picture. One function a style.

Each takes and returns (H, W, 3) uint8 sRGB and the frame's number, and gives the same for the
same. Knows nothing of what the picture shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from .canvas import Floats
from .scene import Style

__all__ = ["UNLIT", "treatment_of"]

Rgb = NDArray[np.uint8]
Treatment = Callable[[Rgb, int], Rgb]

UNLIT = frozenset({Style.INK, Style.LINE})
"""Styles on white paper: they show no hour, only what is there."""


def treatment_of(style: Style, *, width: int, height: int, seed: int) -> Treatment | None:
    """The treatment of a style at a size; None for the style that pictures are drawn in."""
    make = _MAKERS.get(style)
    return None if make is None else make(_Paper(width, height, seed))


@dataclass(frozen=True)
class _Paper:
    """The sheet a style works on: its size and its grain."""

    width: int
    height: int
    seed: int

    @property
    def unit(self) -> float:
        return min(self.height, self.width * 1.1)

    def grain(self, finest_px: float, salt: int) -> Floats:
        """(H, W) float32 noise in 0..1 whose features are about that large."""
        return _noise(self.width, self.height, finest_px, self.seed % 1000 + salt)


@lru_cache(maxsize=8)
def _noise(width: int, height: int, finest_px: float, seed: int) -> Floats:
    rng = np.random.default_rng(seed)
    total = np.zeros((height, width), np.float32)
    for octave in range(3):
        step = finest_px * 2**octave
        grid = rng.random((max(2, round(height / step)), max(2, round(width / step))), np.float32)
        total += cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC) * (1 + octave)
    low, high = float(total.min()), float(total.max())
    return np.asarray((total - low) / max(1e-6, high - low), np.float32)


def _scaled(rgb: Rgb, gain: Floats) -> Rgb:
    """The picture times a gain of (H, W) or (H, W, 3)."""
    planes = gain if gain.ndim == 3 else cv2.merge([gain] * 3)
    return np.asarray(cv2.multiply(rgb, planes.astype(np.float32), dtype=cv2.CV_8U), np.uint8)


def _grey(rgb: Rgb) -> Rgb:
    return np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8)


def _edges(grey: Rgb, sigma_px: float) -> Floats:
    """(H, W) float32, 0..1: where lines would be drawn, by difference of Gaussians.

    Source: Winnemöller et al., "XDoG", 2012, eq. 1 and 7, simplified.
    """
    fine = cv2.GaussianBlur(grey, (0, 0), sigma_px).astype(np.float32)
    broad = cv2.GaussianBlur(grey, (0, 0), sigma_px * 1.6).astype(np.float32)
    return np.asarray(np.clip((broad - fine - 0.6) / 5.0, 0, 1), np.float32)


def _halved(rgb: Rgb) -> Rgb:
    return np.asarray(cv2.resize(rgb, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)


def _whole(small: Rgb, paper: _Paper) -> Rgb:
    size = (paper.width, paper.height)
    return np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _smoothed(small: Rgb, reach_px: int) -> Rgb:
    """Flat areas with kept edges, as a brush leaves them: each pixel takes the mean of the calmest
    of four squares around it, ``reach_px`` wide.

    Source: Kuwahara et al., 1976.
    """
    grey = _grey(small).astype(np.float32)
    size = (reach_px, reach_px)
    mean = cv2.blur(small, size, borderType=cv2.BORDER_REPLICATE)
    average = cv2.blur(grey, size, borderType=cv2.BORDER_REPLICATE)
    spread = cv2.blur(grey * grey, size, borderType=cv2.BORDER_REPLICATE) - average * average
    half = reach_px // 2
    edge = (half, half, half, half, cv2.BORDER_REPLICATE)
    means, spreads = cv2.copyMakeBorder(mean, *edge), cv2.copyMakeBorder(spread, *edge)
    height, width = grey.shape
    corners = ((0, 0), (2 * half, 0), (0, 2 * half), (2 * half, 2 * half))
    parts = [(slice(y, y + height), slice(x, x + width)) for x, y in corners]
    best, out = spreads[parts[0]].copy(), means[parts[0]].copy()
    for part in parts[1:]:
        there = spreads[part]
        calmer = cv2.compare(there, best, cv2.CMP_LT)
        cv2.copyTo(means[part], calmer, out)
        best = np.minimum(best, there)
    return np.asarray(out, np.uint8)


def _stepped(levels: int, softness: float = 0.12) -> Rgb:
    """(256,) uint8: a curve of that many steps with slightly soft risers."""
    x = np.linspace(0, 1, 256) * levels
    base, rest = np.floor(x), x - np.floor(x)
    rise = np.clip((rest - (1 - softness)) / softness, 0, 1)
    y = (base + rise * rise * (3 - 2 * rise) + 0.35) / levels
    return np.clip(y * 255, 0, 255).astype(np.uint8)


def _saturated(rgb: Rgb, gain: float) -> Rgb:
    grey = cv2.merge([_grey(rgb)] * 3)
    return np.asarray(cv2.addWeighted(rgb, gain, grey, 1 - gain, 0), np.uint8)


# The styles


def _flat(paper: _Paper) -> Treatment:
    """Few tones, clean edges, no light effects."""
    reach = max(3, round(paper.unit / 200))
    steps = _stepped(8, 0.2)

    def treat(rgb: Rgb, _index: int) -> Rgb:
        calm = cv2.medianBlur(_smoothed(_halved(rgb), reach), 5)
        lab = cv2.cvtColor(calm, cv2.COLOR_RGB2LAB)
        lab[..., 0] = cv2.LUT(np.ascontiguousarray(lab[..., 0]), steps)
        return _whole(
            _saturated(np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB), np.uint8), 1.25), paper
        )

    return treat


def _watercolour(paper: _Paper) -> Treatment:
    """Washes that pool at their edges, on rough paper with a white border."""
    rough = 0.86 + 0.2 * paper.grain(max(1.5, paper.unit / 420), 1)
    wash = 0.9 + 0.2 * paper.grain(paper.unit / 14, 2)
    height, width = paper.height, paper.width
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    wobble = paper.unit / 130
    across = xx + (paper.grain(paper.unit / 45, 3) - 0.5) * 2 * wobble
    down = yy + (paper.grain(paper.unit / 45, 4) - 0.5) * 2 * wobble
    away = np.minimum.reduce([xx, yy, width - 1 - xx, height - 1 - yy]) / paper.unit
    border = np.clip((away + 0.05 * (paper.grain(paper.unit / 20, 5) - 0.6)) / 0.035, 0, 1)
    border3 = cv2.merge([border.astype(np.float32)] * 3)
    sheet = np.float32(250.0) * (0.94 + 0.06 * rough)[..., None] * np.array([1, 0.99, 0.96])
    reach = max(3, round(paper.unit / 150))
    first, second = cv2.convertMaps(across, down, cv2.CV_16SC2)
    page = np.asarray(cv2.merge([wash * rough] * 3) * border3, np.float32)
    bare = np.clip(sheet * (1 - border3), 0, 255).astype(np.uint8)

    def treat(rgb: Rgb, _index: int) -> Rgb:
        calm = _smoothed(_halved(rgb), reach)
        pools = 1 - 0.4 * _edges(_grey(calm), max(0.7, paper.unit / 700))
        pooled = _scaled(_saturated(calm, 1.15), pools)
        pale = cv2.addWeighted(pooled, 0.8, np.full_like(pooled, 255), 0.2, 0)
        bent = cv2.remap(_whole(np.asarray(pale, np.uint8), paper), first, second, cv2.INTER_LINEAR)
        return np.asarray(cv2.add(_scaled(np.asarray(bent, np.uint8), page), bare), np.uint8)

    return treat


def _ink(paper: _Paper) -> Treatment:
    """Ink on rice paper: light mist, dark wet strokes, a little dry brush."""
    fibre = 0.93 + 0.1 * paper.grain(max(1.5, paper.unit / 300), 6)
    bleed = paper.grain(paper.unit / 60, 7)
    reach = max(3, round(paper.unit / 170))
    tint = np.array([245, 238, 222], np.float32)
    tones = np.linspace(0, 1, 256)
    curve = (255 * (0.1 + 0.9 * np.clip((tones - 0.08) / 0.62, 0, 1) ** 0.75)).astype(np.uint8)
    even = cv2.createCLAHE(1.6, (4, 4))
    sheet = np.asarray(cv2.merge([fibre * float(t) / 255 for t in tint]), np.float32)
    wet = 0.75 * (0.6 + 0.4 * bleed)

    def treat(rgb: Rgb, _index: int) -> Rgb:
        grey = even.apply(_grey(_smoothed(_halved(rgb), reach)))
        wash = cv2.LUT(cv2.GaussianBlur(grey, (0, 0), max(0.8, paper.unit / 600)), curve)
        whole = _whole(np.asarray(wash, np.uint8), paper)
        lines = 1 - wet * _edges(_grey(rgb), max(1.1, paper.unit / 420))
        ink = cv2.multiply(whole, np.asarray(lines, np.float32), dtype=cv2.CV_8U)
        return _scaled(cv2.merge([ink] * 3).astype(np.uint8, copy=False), sheet)

    return treat


def _paper_cut(paper: _Paper) -> Treatment:
    """Sheets of coloured paper, each casting a shadow on the next."""
    reach = max(3, round(paper.unit / 140))
    fibre = 0.95 + 0.08 * paper.grain(max(1.5, paper.unit / 350), 8)
    levels = 6
    shift = max(1, round(paper.unit / 260))
    hues = _stepped(22, 0.3)

    def treat(rgb: Rgb, _index: int) -> Rgb:
        calm = cv2.medianBlur(_smoothed(_halved(rgb), reach), 5)
        lab = cv2.cvtColor(calm, cv2.COLOR_RGB2LAB)
        band = (lab[..., 0].astype(np.uint16) * levels // 256).astype(np.uint8)
        lab[..., 0] = np.clip((band.astype(np.float32) + 0.6) * 255 / levels, 0, 255)
        for c in (1, 2):
            lab[..., c] = cv2.LUT(np.ascontiguousarray(lab[..., c]), hues)
        flat = _saturated(np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB), np.uint8), 1.3)
        # A darker sheet lies over a lighter one: its shadow falls down and to the right.
        above = (levels - 1 - band).astype(np.float32)
        moved = np.roll(above, (shift, shift), axis=(0, 1))
        soft = cv2.GaussianBlur(np.maximum(moved - above, 0), (0, 0), shift * 0.8)
        edge = cv2.GaussianBlur(above - np.roll(above, (1, 1), (0, 1)), (0, 0), 0.6)
        gain = 1 - np.clip(0.36 * soft, 0, 0.5) + 0.12 * np.clip(edge, 0, 1)
        return _scaled(_whole(_scaled(flat, np.asarray(gain, np.float32)), paper), fibre)

    return treat


def _oil(paper: _Paper) -> Treatment:
    """Thick strokes with a relief."""
    reach_px = max(3, round(paper.unit / 120))
    height, width = paper.height, paper.width
    angle = 2 * np.pi * paper.grain(paper.unit / 10, 9)
    bristle = paper.grain(max(2.0, paper.unit / 170), 10)
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    # The strokes' direction smears the noise into bristles.
    streak = sum(
        cv2.remap(
            bristle,
            xx + np.cos(angle) * float(k),
            yy + np.sin(angle) * float(k),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT,
        )
        for k in np.linspace(-paper.unit / 45, paper.unit / 45, 9)
    )
    streak = np.asarray(streak, np.float32) / 9
    relief = cv2.Sobel(streak, cv2.CV_32F, 1, 1, ksize=3)
    relief = 1 + np.clip(relief * 2.6, -0.16, 0.2)
    reach = paper.unit / 110
    across = xx + np.cos(angle) * (streak - 0.5) * 6 * reach
    down = yy + np.sin(angle) * (streak - 0.5) * 6 * reach

    first, second = cv2.convertMaps(across, down, cv2.CV_16SC2)

    def treat(rgb: Rgb, _index: int) -> Rgb:
        calm = _saturated(_smoothed(_halved(rgb), reach_px), 1.28)
        bent = cv2.remap(
            _whole(calm, paper), first, second, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
        )
        return _scaled(np.asarray(bent, np.uint8), np.asarray(relief, np.float32))

    return treat


def _pixel(paper: _Paper) -> Treatment:
    """Large square pixels and few colours."""
    rows = 108
    size = (max(8, round(rows * paper.width / paper.height)), rows)
    steps = _stepped(9, 0.02)
    bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32)
    tile = np.tile((bayer / 16 - 0.5) * 9, (size[1] // 4 + 1, size[0] // 4 + 1))
    dither = tile[: size[1], : size[0], None]

    def treat(rgb: Rgb, _index: int) -> Rgb:
        small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA).astype(np.float32) + dither
        few = cv2.LUT(np.clip(small, 0, 255).astype(np.uint8), steps)
        vivid = _saturated(np.asarray(few, np.uint8), 1.3)
        whole = (paper.width, paper.height)
        return np.asarray(cv2.resize(vivid, whole, interpolation=cv2.INTER_NEAREST), np.uint8)

    return treat


def _line(paper: _Paper) -> Treatment:
    """Pencil on white paper: outlines, and hatching where it is dark."""
    tooth = paper.grain(max(1.2, paper.unit / 500), 11)
    yy, xx = np.mgrid[0 : paper.height, 0 : paper.width].astype(np.float32)
    pitch = max(4.0, paper.unit / 130)
    hatch = 0.5 + 0.5 * np.sin((xx + yy) * 2 * np.pi / pitch)
    cross = 0.5 + 0.5 * np.sin((xx - yy) * 2 * np.pi / pitch)

    def treat(rgb: Rgb, _index: int) -> Rgb:
        grey = _grey(rgb)
        lines = np.clip(1.35 * _edges(grey, max(0.9, paper.unit / 560)), 0, 1)
        lines = np.maximum(lines, 0.8 * _edges(grey, max(1.6, paper.unit / 260)))
        dark = 1 - cv2.GaussianBlur(grey, (0, 0), paper.unit / 240).astype(np.float32) / 255
        shade = 0.42 * np.clip((dark - 0.42) * 2.2, 0, 1) * hatch
        shade += 0.4 * np.clip((dark - 0.68) * 2.6, 0, 1) * cross
        ink = np.clip(0.92 * lines + shade * (0.5 + 0.8 * tooth), 0, 1)
        page = 250 - 6 * tooth
        drawn = np.clip(page * (1 - 0.86 * ink), 0, 255).astype(np.uint8)
        return np.asarray(cv2.merge([drawn] * 3), np.uint8)

    return treat


def _mono(paper: _Paper) -> Treatment:
    """Black and white with deep blacks."""
    del paper
    x = np.linspace(0, 1, 256)
    curve = np.clip(255 * (0.5 + 0.56 * np.sin((x - 0.5) * np.pi * 0.82)), 0, 255).astype(np.uint8)

    def treat(rgb: Rgb, _index: int) -> Rgb:
        return np.asarray(cv2.merge([cv2.LUT(_grey(rgb), curve)] * 3), np.uint8)

    return treat


def _neon(paper: _Paper) -> Treatment:
    """Night-dark masses, edges that glow in cyan and magenta, scan lines."""
    height, width = paper.height // 2, paper.width // 2
    across = np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    share = 0.5 + 0.5 * np.sin(5 * across + 3.4 * down)
    pink, cyan = np.array([255, 40, 190], np.float32), np.array([20, 225, 255], np.float32)
    tube = share * pink + (1 - share) * cyan
    lines = 1 - 0.07 * (np.arange(paper.height) // max(1, round(paper.unit / 360)) % 2)
    scan = np.repeat(np.asarray(lines, np.float32)[:, None], paper.width, axis=1)
    dark = np.array([0.5, 0.34, 0.66], np.float32)
    night = np.array([16, 4, 40], np.float32)

    def treat(rgb: Rgb, _index: int) -> Rgb:
        small = _halved(rgb)
        calm = cv2.GaussianBlur(_grey(small), (0, 0), max(0.8, paper.unit / 660))
        edge = cv2.magnitude(cv2.Sobel(calm, cv2.CV_32F, 1, 0), cv2.Sobel(calm, cv2.CV_32F, 0, 1))
        edge = np.clip((edge - 18) / 90, 0, 1)
        halo = cv2.GaussianBlur(edge, (0, 0), paper.unit / 110)
        glow = (0.75 * edge + 0.85 * halo)[..., None]
        lit = _saturated(small, 1.7).astype(np.float32) * dark + night + tube * glow
        return _scaled(_whole(np.clip(lit, 0, 255).astype(np.uint8), paper), scan)

    return treat


def _film(paper: _Paper) -> Treatment:
    """An old film: sepia, grain, flicker, dust, scratches, a gate that shakes."""
    height, width = paper.height, paper.width
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    away = np.hypot((xx / width - 0.5) * 2, (yy / height - 0.5) * 2) / np.sqrt(2)
    vignette = (1 - 0.6 * np.clip((away - 0.35) / 0.65, 0, 1) ** 1.6).astype(np.float32)
    rng = np.random.default_rng(paper.seed % 997)
    noise = rng.normal(0, 9, (height + 32, width + 32)).astype(np.float32)
    tint = np.array([1.04, 0.9, 0.68], np.float32)

    def treat(rgb: Rgb, index: int) -> Rgb:
        chance = np.random.default_rng([paper.seed % 997, index])
        weave = (chance.random(2) - 0.5) * paper.unit / 260
        move = np.array([[1, 0, weave[0]], [0, 1, weave[1]]], np.float32)
        held = cv2.warpAffine(_grey(rgb), move, (width, height), borderMode=cv2.BORDER_REFLECT)
        soft = cv2.GaussianBlur(held, (0, 0), max(0.6, paper.unit / 900)).astype(np.float32)
        x, y = chance.integers(0, 32, 2)
        grey = 26 + 0.86 * soft + noise[y : y + height, x : x + width]
        grey *= vignette * np.float32(0.95 + 0.07 * chance.random())
        _blemish(grey, chance, paper.unit)
        return np.asarray(np.clip(grey[..., None] * tint, 0, 255), np.uint8)

    return treat


def _blemish(grey: Floats, chance: np.random.Generator, unit: float) -> None:
    """Draw this frame's dust and scratches."""
    height, width = grey.shape
    for _ in range(int(chance.integers(0, 4))):
        at = int(chance.integers(0, width)), int(chance.integers(0, height))
        size = max(1, round(unit * 0.004 * chance.random()))
        cv2.circle(grey, at, size, float(chance.choice([20.0, 235.0])), -1, cv2.LINE_AA)
    if chance.random() < 0.35:
        x = int(chance.integers(0, width))
        cv2.line(grey, (x, 0), (x + int(chance.integers(-4, 5)), height), 215.0, 1, cv2.LINE_AA)


_MAKERS: dict[Style, Callable[[_Paper], Treatment]] = {
    Style.FLAT: _flat,
    Style.WATERCOLOUR: _watercolour,
    Style.INK: _ink,
    Style.PAPER: _paper_cut,
    Style.OIL: _oil,
    Style.PIXEL: _pixel,
    Style.LINE: _line,
    Style.MONO: _mono,
    Style.NEON: _neon,
    Style.FILM: _film,
}
