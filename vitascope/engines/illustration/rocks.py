"""Rocks: heaps of chipped stones, lit as solids and painted once into a sprite.

A stone is the space inside a few planes; what the eye meets first at each pixel, and that plane's
direction, give facets that fit together and take the light. Knows nothing of water.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from .canvas import Bgra, Floats, channels, fbm
from .light import Light

__all__ = ["Heap", "rock_heap"]


@dataclass(frozen=True, slots=True)
class Heap:
    """A heap of stones as a sprite; its last row stands at the waterline or on the ground."""

    pixels: Bgra
    solid: Floats
    """(H, W) 0..1: where there is stone."""


@dataclass(frozen=True, slots=True)
class _Stone:
    x: float
    """Middle, in widths of the heap, -0.5..0.5."""
    toward: float
    """Nearer to the eye is larger."""
    wide: float
    tall: float


def rock_heap(
    width_px: int,
    height_px: int,
    *,
    light: Light,
    rng: np.random.Generator,
    stone: int = 0xFF8A7F82,
    wet: float = 0.3,
    moss: float = 0.0,
    snow: float = 0.0,
) -> Heap:
    """Paint a heap.

    Args:
        width_px: of the sprite.
        height_px: of the sprite.
        light: the hour.
        rng: shapes.
        stone: colour in daylight.
        wet: share of the height, from below, that is dark and glossy.
        moss: 0 none … 1: green on what faces up.
        snow: likewise white.
    """
    depth = np.full((height_px, width_px), -1e9, np.float32)
    normal = np.zeros((height_px, width_px, 3), np.float32)
    tone = np.zeros((height_px, width_px), np.float32)
    u, v = _places(width_px, height_px, rng)
    for at in _arrange(width_px / height_px, rng):
        _carve(at, (u, v), (depth, normal, tone), width_px / height_px, rng)
    # The foot is a curve, lowest in the middle: the near edge of a round footprint.
    foot = 0.13 * (2 * u) ** 2 + 0.02
    solid = ((depth > -1e8) & (v > foot)).astype(np.float32)
    solid = np.asarray(cv2.GaussianBlur(solid, (0, 0), 0.7), np.float32)
    colour = _shade(normal, tone, v, light, rng, stone=stone, wet=wet, moss=moss, snow=snow)
    colour = _rimmed(colour, solid, light, width_px)
    return Heap(np.dstack([colour * solid[..., None], solid * 255]).astype(np.uint8), solid)


def _places(width: int, height: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Sideways (-0.5..0.5) and up (0..1) of every pixel, roughened so that edges are not ruled."""
    u = np.broadcast_to((np.arange(width, dtype=np.float32) + 0.5) / width - 0.5, (height, width))
    up = 1 - (np.arange(height, dtype=np.float32) + 0.5) / height
    v = np.broadcast_to(up[:, None], (height, width))
    rough_u = fbm(width, height, cells=(9, 6), rng=rng, octaves=4) - 0.5
    rough_v = fbm(width, height, cells=(9, 6), rng=rng, octaves=4) - 0.5
    return u + rough_u * 0.05, v + rough_v * 0.09


def _arrange(aspect: float, rng: np.random.Generator) -> list[_Stone]:
    """One large stone, shoulders beside it, small ones in front."""
    lean = rng.choice([-1, 1])
    stones = [_Stone(0.06 * lean, 0.0, 0.36, rng.uniform(0.9, 0.97))]
    stones.append(_Stone(-0.22 * lean, 0.12, 0.27, rng.uniform(0.52, 0.66)))
    stones.append(_Stone(0.29 * lean, 0.10, 0.20, rng.uniform(0.36, 0.52)))
    for x in np.linspace(-0.4, 0.4, 5 if aspect > 1.2 else 3):
        stones.append(
            _Stone(
                float(x) + rng.uniform(-0.05, 0.05),
                rng.uniform(0.2, 0.34),
                rng.uniform(0.08, 0.13),
                rng.uniform(0.14, 0.3),
            )
        )
    return stones


def _carve(
    at: _Stone,
    places: tuple[Floats, Floats],
    buffers: tuple[Floats, Floats, Floats],
    aspect: float,
    rng: np.random.Generator,
) -> None:
    """Intersect a stone's planes along every pixel's line of sight; keep what is nearest."""
    height, width = places[0].shape
    # Nothing of the stone is outside this box: planes are cut only there.
    left = max(0, int((at.x - at.wide * 1.2 + 0.5) * width))
    right = min(width, int((at.x + at.wide * 1.2 + 0.5) * width) + 1)
    top = max(0, int((1 - at.tall * 1.2 - 0.06) * height))
    box = (slice(top, height), slice(left, right))
    x = (places[0][box] - at.x) / at.wide
    up = places[1][box] / at.tall
    front = np.full(x.shape, 1e9, np.float32)
    back = np.full(x.shape, -1e9, np.float32)
    facing = np.zeros(x.shape, np.intp)
    planes = _planes(rng)
    for index, (nx, ny, nz, away) in enumerate(planes):
        rest = np.float32(away) - np.float32(nx) * x - np.float32(nz) * up
        if abs(ny) < 0.05:
            back[rest < 0] = 1e9
            continue
        rest *= np.float32(1 / ny)
        if ny > 0:
            facing[rest < front] = index
            np.minimum(front, rest, out=front)
        else:
            np.maximum(back, rest, out=back)
    depth, normal, tone = (buffer[box] for buffer in buffers)
    distance = front * np.float32(at.wide * aspect * 0.5) + np.float32(at.toward)
    seen = (front > back) & (distance > depth)
    depth[seen] = distance[seen]
    normal[seen] = np.array([p[:3] for p in planes], np.float32)[facing[seen]]
    tone[seen] = rng.uniform(-0.12, 0.12, len(planes)).astype(np.float32)[facing[seen]]


def _planes(rng: np.random.Generator) -> list[tuple[float, float, float, float]]:
    """Directions (right, to the eye, up) and distances of a stone's faces."""
    planes = []
    for _ in range(44):
        around = rng.uniform(0, 2 * math.pi)
        rise = rng.uniform(-0.05, 0.95)
        flat = math.sqrt(1 - rise * rise)
        tilt = (flat * math.cos(around), flat * math.sin(around), rise)
        planes.append((*tilt, rng.uniform(0.84, 0.96)))
    for around in (0.0, math.pi):
        slope = rng.uniform(0.25, 0.5)
        planes.append((math.cos(around) * 0.9, 0.2, slope, rng.uniform(0.86, 1.0)))
    planes.append((rng.uniform(-0.25, 0.25), 0.12, 0.97, rng.uniform(0.9, 1.0)))
    return planes


def _shade(
    normal: Floats,
    tone: Floats,
    v: Floats,
    light: Light,
    rng: np.random.Generator,
    *,
    stone: int,
    wet: float,
    moss: float,
    snow: float,
) -> Floats:
    height, width = tone.shape
    kx, ky = light.key_direction
    # The sun stands behind what we see: what faces us is in the shade.
    toward = np.array([kx, -0.45, -ky * 0.9 + 0.2], np.float32)
    toward /= np.linalg.norm(toward)
    soft = cv2.GaussianBlur(normal, (0, 0), max(0.6, width * 0.004))
    grain = fbm(width, height, cells=(26, 18), rng=rng, octaves=5, gain=0.62) - 0.5
    crack = fbm(width, height, cells=(7, 9), rng=rng, octaves=5) - 0.5
    lean = np.clip(soft @ toward, 0, 1)
    lit = np.clip(lean * 1.5 + 0.10 * soft[..., 2] + grain * 0.22 + tone, 0, 1.15)
    base = np.array(channels(stone)[:0:-1], np.float32) * (1 + 0.35 * crack[..., None])
    up = np.clip((soft[..., 2] - 0.45) * 3 + grain, 0, 1)
    for share, tint in ((moss, 0xFF6F8C48), (snow, 0xFFF4F8FF)):
        cover = (up * share)[..., None]
        base = base + (np.array(channels(tint)[:0:-1], np.float32) - base) * cover
    key = np.array(light.key[::-1], np.float32)
    ambient = np.array(light.ambient[::-1], np.float32)
    colour = base * (ambient * 0.78 + (key - ambient * 0.6) * lit[..., None])
    edge = v - wet * (1 + 0.8 * crack)
    dark = np.clip(-edge / 0.12 + 0.5, 0, 1)[..., None]
    gloss = np.clip(lean - 0.55, 0, 1) ** 2 * 260
    glow = np.array(channels(light.glow)[:0:-1], np.float32) / 255
    colour = colour * (1 - 0.55 * dark) + dark * gloss[..., None] * glow
    return np.asarray(np.clip(colour, 0, 255), np.float32)


def _rimmed(colour: Floats, solid: Floats, light: Light, width: int) -> Floats:
    """A thin line of light along the edge that faces the sun."""
    reach = max(1.5, width * 0.006)
    kx, ky = light.key_direction
    shift = np.array([[1, 0, -kx * reach], [0, 1, -ky * reach]], np.float32)
    # Border 1: the sprite's own edges (the waterline) must not shine.
    moved = cv2.warpAffine(
        solid, shift, (solid.shape[1], solid.shape[0]), borderMode=cv2.BORDER_REPLICATE
    )
    rim = np.asarray(cv2.GaussianBlur(solid * (1 - moved), (0, 0), reach * 0.5), np.float32)
    a, *rgb = channels(light.rim)
    tint = np.array(rgb[::-1], np.float32)
    amount = np.clip(rim * 1.5, 0, 1)[..., None] * (a / 255)
    return np.asarray(colour + (tint - colour) * amount, np.float32)
