"""The camera and what it sees: frame size, camera path, and where each depth lands on the screen.

Depth 1 is the plane the subject stands on, 0.4 is close to the lens, infinity is the sky. Places
are laid out in *neutral pixels*: the frame's own pixels as seen by a camera that has not moved.
Knows nothing of what is drawn.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np
import skia

from .canvas import Bgra, canvas_on, lay
from .cover import Box, Cover
from .scene import Angle, Camera, Move

__all__ = ["CameraPath", "FrameSize", "Placement", "Pose", "View", "Window", "ease"]


@dataclass(frozen=True, slots=True)
class FrameSize:
    """The picture's size in pixels."""

    width: int
    height: int

    @property
    def unit(self) -> float:
        """The length things are sized by: the height, or less in a narrow frame, so that a
        subject of half a unit fits every ratio from 4:1 to 1:4."""
        return min(float(self.height), self.width * 1.1)

    @property
    def is_tall(self) -> bool:
        return self.height > self.width * 1.1


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the camera is, against where it began."""

    x: float = 0.0
    """Moved right, in units at depth 1: near things pass faster than far ones."""
    y: float = 0.0
    """Moved down, likewise."""
    z: float = 0.0
    """Moved forward, 1 = all the way to the subject."""
    turn_x: float = 0.0
    """Turned right, in units: everything shifts alike."""
    turn_y: float = 0.0
    zoom: float = 1.0


@dataclass(frozen=True, slots=True)
class Placement:
    """Neutral pixels → screen pixels at one depth: ``screen = scale · p + (x, y)``."""

    scale: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle in neutral pixels, whole numbers."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


def ease(u: float) -> float:
    """0..1 → 0..1, starting and ending gently but never quite still in between."""
    u = min(1.0, max(0.0, u))
    return 0.3 * u + 0.7 * u * u * (3 - 2 * u)


_ANGLES = {Angle.EYE: 0.0, Angle.LOW: -0.12, Angle.HIGH: 0.11, Angle.AERIAL: 0.19}
"""How far down the camera looks, in units: looking up shows more of the sky."""


def _breath(t_s: float) -> Pose:
    """The little that no camera on a shoulder is without."""
    x = 0.005 * math.sin(0.61 * t_s) + 0.003 * math.sin(1.13 * t_s + 0.7)
    y = 0.004 * math.sin(0.47 * t_s + 1.1)
    return Pose(x=x, y=y, turn_x=x * 0.5)


def _shake(t_s: float) -> Pose:
    """A camera in the hands of somebody on foot."""
    x = 0.011 * math.sin(2.3 * t_s) + 0.006 * math.sin(5.1 * t_s + 0.7)
    y = 0.008 * math.sin(3.1 * t_s + 1.1) + 0.005 * math.sin(7.3 * t_s)
    return Pose(x=0.4 * x, y=0.4 * y, turn_x=x, turn_y=y)


@dataclass(frozen=True, slots=True)
class CameraPath:
    """The camera's way through one clip: a pure function of time."""

    frame: FrameSize
    camera: Camera
    duration_s: float
    horizon: float = 0.5
    """Share of the height the camera looks at: what a push moves towards."""
    focus_x: float = 0.5

    def pose(self, t_s: float) -> Pose:
        """Where the camera is at ``t_s``."""
        moving = self._moving(t_s)
        tilt = _ANGLES[self.camera.angle]
        return replace(moving, turn_y=moving.turn_y + tilt) if tilt else moving

    def _moving(self, t_s: float) -> Pose:
        """The pose of the move alone."""
        move = self.camera.move
        if move is Move.STILL:
            return Pose()
        # A longer clip travels further, but not in proportion: its pace stays calm.
        reach = self.camera.speed * min(1.7, math.sqrt(max(0.5, self.duration_s) / 6.0))
        u = ease(t_s / self.duration_s if self.duration_s > 0 else 0.0)
        breath = _breath(t_s)
        match move:
            case Move.PUSH | Move.PULL:
                near = u if move is Move.PUSH else 1 - u
                return replace(
                    breath, turn_x=0.0, z=0.17 * reach * near, zoom=1 + 0.05 * reach * near
                )
            case Move.PAN_LEFT | Move.PAN_RIGHT:
                side = (u - 0.5) * reach * (1 if move is Move.PAN_RIGHT else -1)
                return Pose(x=0.2 * side, y=breath.y, turn_x=0.1 * side)
            case Move.TILT_UP | Move.TILT_DOWN:
                side = (u - 0.5) * reach * (1 if move is Move.TILT_DOWN else -1)
                return Pose(x=breath.x, y=0.05 * side, turn_y=0.14 * side)
            case Move.CRANE_UP | Move.CRANE_DOWN:
                side = (u - 0.5) * reach * (1 if move is Move.CRANE_DOWN else -1)
                return Pose(x=breath.x, y=0.2 * side, turn_y=-0.05 * side)
            case Move.ORBIT:
                side = (u - 0.5) * 0.34 * reach
                # Turning back by as much as it moves keeps depth 1 in the middle.
                return Pose(x=side, y=breath.y, turn_x=-side, z=0.05 * math.sin(math.pi * u))
            case Move.DRIFT:
                side = 0.06 * reach * (u - 0.5)
                return replace(
                    breath, x=breath.x + side, turn_x=breath.turn_x - 0.5 * side, z=0.07 * reach * u
                )
            case Move.HANDHELD:
                return replace(_shake(t_s), z=0.05 * reach * u)
            case _:
                return Pose(
                    breath.x * 1.4, breath.y * 1.4, turn_x=breath.turn_x, z=0.05 * reach * u
                )

    def placement(self, depth: float, t_s: float) -> Placement:
        """Where neutral pixels of ``depth`` land at ``t_s``."""
        pose = self.pose(t_s)
        near = 0.0 if math.isinf(depth) else 1.0 / depth
        scale = pose.zoom / max(0.2, 1.0 - pose.z * near)
        unit = self.frame.unit
        cx, cy = self.frame.width * self.focus_x, self.frame.height * self.horizon
        return Placement(
            scale,
            cx * (1 - scale) - (pose.turn_x + pose.x * near) * unit * scale,
            cy * (1 - scale) - (pose.turn_y + pose.y * near) * unit * scale,
        )

    def window(self, depth: float) -> Window:
        """All neutral pixels of ``depth`` that the camera ever sees, with a pixel to spare."""
        spans = []
        for t_s in np.linspace(0, self.duration_s, 25):
            at = self.placement(depth, float(t_s))
            spans.append(
                (
                    -at.x / at.scale,
                    -at.y / at.scale,
                    (self.frame.width - at.x) / at.scale,
                    (self.frame.height - at.y) / at.scale,
                )
            )
        left, top, right, bottom = zip(*spans, strict=True)
        spare = max(4, self.frame.width // 200)
        return Window(
            math.floor(min(left)) - spare,
            math.floor(min(top)) - spare,
            math.ceil(max(right)) + spare,
            math.ceil(max(bottom)) + spare,
        )


@dataclass(slots=True)
class View:
    """One frame being drawn: the pixels so far, the moment, the camera."""

    pixels: Bgra
    path: CameraPath
    t_s: float
    step: int = 1
    """Screen pixels to one of ``pixels``: more than 1 while what is soft is drawn small."""
    top: int = 0
    """The screen row that the first row of ``pixels`` shows."""
    left: int = 0
    """The screen column that the first column of ``pixels`` shows."""
    hidden_y: float = math.inf
    """The screen row from which nearer layers will hide whatever is drawn now."""
    cover: Cover | None = None
    """All that nearer layers will hide of it, where that is known."""
    canvas: skia.Canvas = field(init=False)
    """Takes screen pixels, whatever ``step`` and ``top`` are."""

    def __post_init__(self) -> None:
        self.canvas = canvas_on(self.pixels)
        if self.step != 1:
            self.canvas.scale(1 / self.step, 1 / self.step)
        if self.top or self.left:
            self.canvas.translate(-self.left, -self.top)

    @property
    def frame(self) -> FrameSize:
        return self.path.frame

    @property
    def seen(self) -> Box:
        """The part of the screen that holds all that nearer layers leave to be seen."""
        frame = self.path.frame
        box = (0, 0, frame.width, frame.height) if self.cover is None else self.cover.box
        left, top, right, bottom = box
        return left, top, right, math.ceil(min(bottom, self.hidden_y))

    def at(self, depth: float) -> Placement:
        return self.path.placement(depth, self.t_s)

    def lay(self, layer: Bgra, x: int, y: int) -> None:
        """Draw a layer over ``pixels``, its corner at the whole pixel (x, y) of them."""
        self.canvas.save()
        self.canvas.resetMatrix()
        lay(self.canvas, layer, x, y)
        self.canvas.restore()

    def enter(self, depth: float) -> None:
        """Let the canvas take neutral pixels of ``depth``; undo with ``canvas.restore()``."""
        at = self.at(depth)
        self.canvas.save()
        self.canvas.translate(at.x, at.y)
        self.canvas.scale(at.scale, at.scale)
