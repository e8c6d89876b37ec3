"""How a camera moves over a still picture: eased, from rest, never past the picture's edge.

Pure functions of ``u``, the share of the clip gone by (0..1). Knows nothing of pixels beyond the
frame's size and the bounds it has to keep.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from .plate import Bounds
from .scene import Camera, Move

__all__ = ["DEPTH_GAIN", "StillMove", "StillPose", "glide", "move_over", "smooth"]


DEPTH_GAIN = 0.32
"""Share of a zoom that the nearest things gain on the middle, and the farthest lose."""


@dataclass(frozen=True, slots=True)
class StillPose:
    """Where the camera is against the unmoved frame."""

    zoom: float = 1.0
    """2 shows half the width; below 1 shows what lies around the frame."""
    x: float = 0.0
    """Frame pixels the view has moved right."""
    y: float = 0.0
    """Frame pixels it has moved down."""
    swing: float = 0.0
    """Frame pixels that the nearest things slide left while the farthest slide right."""
    lift: float = 0.0
    """Frame pixels that the nearest things slide up while the farthest slide down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StillMove:
    """One camera move over a whole clip: the poses at its ends, and how it gets there."""

    width: int
    height: int
    bounds: Bounds
    duration_s: float
    begin: StillPose = StillPose()
    end: StillPose = StillPose()
    shake_px: float = 0.0
    """How far a hand that holds the camera lets it wander."""

    def pose(self, u: float) -> StillPose:
        """Where the camera is at ``u``, kept within the bounds."""
        way = glide(u, rise=0.28, fall=0.12)
        a, b = self.begin, self.end
        x, y = _shaken(u * self.duration_s, self.shake_px)
        pose = StillPose(
            math.exp(math.log(a.zoom) + (math.log(b.zoom) - math.log(a.zoom)) * way),
            a.x + (b.x - a.x) * way + x,
            a.y + (b.y - a.y) * way + y,
            a.swing + (b.swing - a.swing) * way,
            a.lift + (b.lift - a.lift) * way,
        )
        return self.kept(pose)

    def kept(self, pose: StillPose) -> StillPose:
        """The pose, moved back so that the view stays on the picture."""
        # Far and near are magnified unlike: those magnified least run out of picture first.
        least = min(math.pow(pose.zoom, 1 - DEPTH_GAIN), math.pow(pose.zoom, 1 + DEPTH_GAIN))
        half_w = (self.width - 1) / 2 / least + abs(pose.swing)
        half_h = (self.height - 1) / 2 / least + abs(pose.lift)
        cx, cy = (self.width - 1) / 2, (self.height - 1) / 2
        x = _within(pose.x, self.bounds.left + half_w - cx, self.bounds.right - half_w - cx)
        y = _within(pose.y, self.bounds.top + half_h - cy, self.bounds.bottom - half_h - cy)
        return replace(pose, x=x, y=y)


def _shaken(t_s: float, reach_px: float) -> tuple[float, float]:
    """Where a hand has let the camera wander to: from nowhere at the start."""
    if reach_px <= 0:
        return 0.0, 0.0
    grown = reach_px * smooth(t_s / 0.9)
    x = 0.6 * math.sin(2.3 * t_s) + 0.3 * math.sin(5.1 * t_s + 0.7) - 0.2 * math.sin(9.7 * t_s)
    y = 0.5 * math.sin(3.1 * t_s + 1.1) + 0.3 * math.sin(7.3 * t_s)
    return grown * x, grown * y


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
    is_pinned: bool = True,
) -> StillMove:
    """The move that a prompt's camera makes over a picture.

    Args:
        camera: what the prompt asks for.
        width: of the frame, pixels.
        height: of the frame, pixels.
        bounds: where there is picture.
        duration_s: of the clip; a longer one travels further, but not in proportion.
        lean: where the picture's interest lies against the middle, -1..1 each way.
        is_pinned: whether it begins at the unmoved frame; else it may begin anywhere.
    """
    reach = camera.speed * min(1.9, math.sqrt(max(1.0, duration_s) / 5.0))
    frame = _Frame(width, height, bounds, lean, reach)
    begin, end = StillPose(), frame.end(camera.move)
    if not is_pinned:
        begin, end = frame.both_ways(camera.move, end)
    shake = 0.012 * min(width, height) if camera.move is Move.HANDHELD else 0.0
    return StillMove(
        width=width, height=height, bounds=bounds, duration_s=duration_s, begin=begin, end=end,
        shake_px=shake * min(1.6, reach),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a move has to work with."""

    width: int
    height: int
    bounds: Bounds
    lean: tuple[float, float]
    reach: float

    def end(self, move: Move) -> StillPose:
        """Where a move that begins at the unmoved frame ends."""
        reach, width, height = self.reach, self.width, self.height
        match move:
            case Move.STILL:
                return StillPose()
            case Move.PUSH:
                return self._towards(1 + min(0.45, 0.21 * reach))
            case Move.PULL:
                return StillPose(zoom=self._widest(1 - min(0.13, 0.11 * reach)))
            case Move.PAN_LEFT | Move.PAN_RIGHT | Move.FOLLOW:
                side = -1 if move is Move.PAN_LEFT else 1
                spare = -self.bounds.left if side < 0 else self.bounds.right - (width - 1)
                zoom, x = _pan(spare, width, reach)
                return StillPose(zoom, x=side * x, swing=side * 0.006 * width * reach)
            case Move.TILT_UP | Move.TILT_DOWN | Move.CRANE_UP | Move.CRANE_DOWN:
                side = -1 if move in (Move.TILT_UP, Move.CRANE_UP) else 1
                spare = -self.bounds.top if side < 0 else self.bounds.bottom - (height - 1)
                zoom, y = _pan(spare, height, reach)
                # A camera that rises leaves the ground behind faster than the hills.
                is_crane = move in (Move.CRANE_UP, Move.CRANE_DOWN)
                return StillPose(zoom, y=side * y, lift=is_crane * side * 0.016 * height * reach)
            case Move.ORBIT:
                zoom = 1 + min(0.2, 0.12 * reach)
                side = 1 if self.lean[0] >= 0 else -1
                x = 0.4 * _slack(zoom, width) * side
                return StillPose(zoom, x=x, swing=0.022 * width * reach * side)
            case Move.HANDHELD:
                return self._towards(1 + min(0.12, 0.06 * reach))
            case _:
                return self._towards(1 + min(0.17, 0.085 * reach))

    def both_ways(self, move: Move, end: StillPose) -> tuple[StillPose, StillPose]:
        """Both ends of a move whose beginning nobody has pinned."""
        if move is Move.PULL:
            return self._towards(1 + min(0.45, 0.21 * self.reach)), StillPose()
        if move in (Move.STILL, Move.PUSH, Move.DRIFT, Move.HANDHELD):
            return StillPose(), end
        # As far the other way, at one magnification: nothing but the move itself.
        begin = StillPose(end.zoom, -end.x, -end.y, -end.swing, -end.lift)
        return begin, end

    def _towards(self, zoom: float) -> StillPose:
        """Closer, and a little to where the interest is."""
        x, y = (
            0.5 * lean * _slack(zoom, size)
            for lean, size in zip(self.lean, (self.width, self.height), strict=True)
        )
        return StillPose(zoom, x=x, y=y)

    def _widest(self, wanted: float) -> float:
        """The least zoom that there is picture for, if it is more than what is wanted."""
        room = min(
            (self.bounds.right - self.bounds.left) / (self.width - 1),
            (self.bounds.bottom - self.bounds.top) / (self.height - 1),
        )
        return max(wanted, min(1.0, math.pow(room, -1 / (1 + DEPTH_GAIN))))


def _slack(zoom: float, size: int) -> float:
    """How far a view may move once it is magnified, pixels."""
    return (1 - math.pow(zoom, DEPTH_GAIN - 1)) * size / 2


def _pan(spare: float, size: int, reach: float) -> tuple[float, float]:
    """Zoom and distance of a pan: over what lies outside the frame, or else within it."""
    wanted = min(0.9, 0.32 * reach) * size
    if spare >= 0.1 * size:
        return 1.03, min(wanted, spare)
    zoom = 1 + min(0.28, 0.2 * reach)
    return zoom, 0.9 * _slack(zoom, size) + max(0.0, spare)
