"""How a camera moves over a still picture: eased, from rest, never past the picture's edge.

Pure functions of ``u``, the share of the clip gone by (0..1). Knows nothing of pixels beyond the
frame's size and the bounds it has to keep.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from .plate import Bounds
from .scene import Camera, Move

__all__ = ["DEPTH_GAIN", "StillMove", "StillPose", "glide", "move_over", "smooth"]


DEPTH_GAIN = 0.32
"""Share of a zoom that the nearest things gain on the middle, and the farthest lose."""


@dataclass(frozen=True, slots=True)
class StillPose:
    """Where the camera is against the unmoved frame."""

    zoom: float = 1.0
    """≥ 1: 2 shows half the width."""
    x: float = 0.0
    """Frame pixels the view has moved right."""
    y: float = 0.0
    swing: float = 0.0
    """Frame pixels that the nearest things slide left while the farthest slide right."""


@dataclass(frozen=True, slots=True)
class StillMove:
    """One camera move over a whole clip: the pose at its far end, and how it gets there."""

    width: int
    height: int
    bounds: Bounds
    zoom: float = 1.0
    """Largest magnification."""
    x: float = 0.0
    """Frame pixels at the far end."""
    y: float = 0.0
    swing: float = 0.0
    turns_back: bool = False
    """A pull: closer first, then away for the rest of the clip, because a picture has nothing
    outside its frame to pull back into."""
    ends_at_rest: bool = False

    def pose(self, u: float) -> StillPose:
        """Where the camera is at ``u``, kept within the bounds."""
        if self.turns_back:
            way = smooth(u / 0.3) if u < 0.3 else 1 - glide((u - 0.3) / 0.7, rise=0.25, fall=0.35)
        else:
            way = glide(u, rise=0.28, fall=0.3 if self.ends_at_rest else 0.12)
        pose = StillPose(
            math.exp(math.log(self.zoom) * way), self.x * way, self.y * way, self.swing * way
        )
        return self.kept(pose)

    def kept(self, pose: StillPose) -> StillPose:
        """The pose, moved back so that the view stays on the picture."""
        # The farthest things are magnified least: they are the first to run out of picture.
        least = math.pow(pose.zoom, 1 - DEPTH_GAIN)
        half_w = (self.width - 1) / 2 / least + abs(pose.swing)
        half_h = (self.height - 1) / 2 / least
        cx, cy = (self.width - 1) / 2, (self.height - 1) / 2
        x = _within(pose.x, self.bounds.left + half_w - cx, self.bounds.right - half_w - cx)
        y = _within(pose.y, self.bounds.top + half_h - cy, self.bounds.bottom - half_h - cy)
        return StillPose(pose.zoom, x, y, pose.swing)


def _within(value: float, low: float, high: float) -> float:
    return (low + high) / 2 if low > high else min(high, max(low, value))


def smooth(u: float) -> float:
    """0..1 → 0..1 with rest at both ends and no jerk."""
    u = min(1.0, max(0.0, u))
    return u * u * u * (u * (6 * u - 15) + 10)


def glide(u: float, *, rise: float, fall: float) -> float:
    """0..1 → 0..1: from rest, up to a steady speed within ``rise``, back to rest in ``fall``.

    The speed is a trapezoid with smoothstep flanks; this is its integral.
    """
    u = min(1.0, max(0.0, u))
    whole = 1 - rise / 2 - fall / 2
    done = _flank(u / rise) * rise if u < rise else rise / 2 + (u - rise)
    over = u - (1 - fall)
    if over > 0:
        done -= _flank(over / fall) * fall
    return done / whole


def _flank(t: float) -> float:
    """Integral of 3t² - 2t³ from 0."""
    return t**3 - t**4 / 2


def move_over(
    camera: Camera,
    *,
    width: int,
    height: int,
    bounds: Bounds,
    duration_s: float,
    lean: tuple[float, float],
) -> StillMove:
    """The move that a prompt's camera makes over a picture.

    Args:
        camera: what the prompt asks for.
        width: of the frame, pixels.
        height: of the frame, pixels.
        bounds: where there is picture.
        duration_s: of the clip; a longer one travels further, but not in proportion.
        lean: where the picture's interest lies against the middle, -1..1 each way.
    """
    reach = camera.speed * min(1.9, math.sqrt(max(1.0, duration_s) / 5.0))
    base = StillMove(width, height, bounds)
    spare_x = (-bounds.left, bounds.right - (width - 1))
    spare_y = (-bounds.top, bounds.bottom - (height - 1))

    def to(
        zoom: float, *, x: float = 0.0, y: float = 0.0, swing: float = 0.0, back: bool = False
    ) -> StillMove:
        return StillMove(width, height, bounds, zoom=zoom, x=x, y=y, swing=swing, turns_back=back)

    match camera.move:
        case Move.STILL:
            return base
        case Move.PUSH:
            zoom = 1 + min(0.34, 0.15 * reach)
            return to(zoom, x=_lean(zoom, width, lean[0]), y=_lean(zoom, height, lean[1]))
        case Move.PULL:
            zoom = 1 + min(0.3, 0.15 * reach)
            return to(
                zoom, x=_lean(zoom, width, lean[0]), y=_lean(zoom, height, lean[1]), back=True
            )
        case Move.PAN_LEFT | Move.PAN_RIGHT | Move.FOLLOW:
            side = -1 if camera.move is Move.PAN_LEFT else 1
            zoom, x = _pan(spare_x[0 if side < 0 else 1], width, reach)
            return to(zoom, x=side * x, swing=side * 0.006 * width * reach)
        case Move.TILT_UP | Move.TILT_DOWN:
            side = -1 if camera.move is Move.TILT_UP else 1
            zoom, y = _pan(spare_y[0 if side < 0 else 1], height, reach)
            return to(zoom, y=side * y)
        case Move.ORBIT:
            zoom = 1 + min(0.2, 0.1 * reach)
            side = 1 if lean[0] >= 0 else -1
            return to(zoom, x=0.4 * _slack(zoom, width) * side, swing=0.02 * width * reach * side)
        case _:
            zoom = 1 + min(0.17, 0.085 * reach)
            return to(zoom, x=_lean(zoom, width, lean[0]), y=_lean(zoom, height, lean[1]))


def _slack(zoom: float, size: int) -> float:
    """How far a view may move once it is magnified, pixels."""
    return (1 - math.pow(zoom, DEPTH_GAIN - 1)) * size / 2


def _lean(zoom: float, size: int, lean: float) -> float:
    return 0.5 * lean * _slack(zoom, size)


def _pan(spare: float, size: int, reach: float) -> tuple[float, float]:
    """Zoom and distance of a pan: over what lies outside the frame, or else within it."""
    wanted = min(0.9, 0.32 * reach) * size
    if spare >= 0.1 * size:
        return 1.03, min(wanted, spare)
    zoom = 1 + min(0.26, 0.17 * reach)
    return zoom, 0.9 * _slack(zoom, size) + spare
