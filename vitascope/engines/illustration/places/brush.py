"""A brush for rooms: shapes in units of the picture, coloured by one light.

Everything indoors is painted in *units* (1 = ``FrameSize.unit``), from an origin that the caller
chooses, y down. Knows nothing of which rooms there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import skia

from ..canvas import Colour, Point, alpha, fill, linear, polyline, radial, stroke
from ..light import Light
from ..subjects import SUBJECTS
from ..subjects.rig import coloured

__all__ = ["Brush"]


@dataclass(frozen=True, slots=True)
class Brush:
    """Paints on one canvas in one light."""

    canvas: skia.Canvas
    light: Light
    rng: np.random.Generator
    is_lit: bool
    """Whether the lamps are on."""

    @contextmanager
    def at(self, x: float, y: float, size: float = 1.0, *, flip: bool = False) -> Iterator[None]:
        """Move the origin, and scale what is painted."""
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.scale(-size if flip else size, size)
        yield
        self.canvas.restore()

    @contextmanager
    def within(self, path: skia.Path | skia.Rect) -> Iterator[None]:
        """Paint nothing outside."""
        self.canvas.save()
        if isinstance(path, skia.Rect):
            self.canvas.clipRect(path)
        else:
            self.canvas.clipPath(path, True)
        yield
        self.canvas.restore()

    def tone(self, colour: Colour, amount: float = 0.6) -> Colour:
        """A surface's colour under the light."""
        return self.light.lit(colour, amount)

    def box(
        self,
        box: tuple[float, float, float, float],
        colour: Colour,
        *,
        high: float = 0.8,
        low: float = 0.45,
        round_: float = 0.0,
        across: bool = False,
    ) -> None:
        """A rectangle (left, top, right, bottom), shaded from ``high`` to ``low``."""
        left, top, right, bottom = box
        end = (right, top) if across else (left, bottom)
        ramp = linear((left, top), end, [self.tone(colour, high), self.tone(colour, low)])
        self.canvas.drawRoundRect(skia.Rect.MakeLTRB(*box), round_, round_, ramp)

    def flat(self, box: tuple[float, float, float, float], colour: Colour) -> None:
        """A rectangle of a colour that is not lit: a lamp, a screen, a shadow."""
        self.canvas.drawRect(skia.Rect.MakeLTRB(*box), fill(colour))

    def tube(
        self, box: tuple[float, float, float, float], colour: Colour, *, round_: float = 0.0
    ) -> None:
        """An upright round thing: a column, a tank, a pot."""
        left, top, right, _ = box
        shades = [self.tone(colour, s) for s in (0.35, 0.95, 0.6, 0.2)]
        ramp = linear((left, top), (right, top), shades, at=(0, 0.3, 0.65, 1))
        self.canvas.drawRoundRect(skia.Rect.MakeLTRB(*box), round_, round_, ramp)

    def poly(
        self, points: Sequence[Point], colour: Colour, *, high: float = 0.8, low: float = 0.45
    ) -> None:
        """Straight lines, shaded from top to bottom."""
        self.path(polyline(points), colour, high=high, low=low)

    def path(
        self, path: skia.Path, colour: Colour, *, high: float = 0.8, low: float = 0.45
    ) -> None:
        """Any shape, shaded from top to bottom."""
        box = path.computeTightBounds()
        ramp = linear(
            (0, box.top()), (0, box.bottom()), [self.tone(colour, high), self.tone(colour, low)]
        )
        self.canvas.drawPath(path, ramp)

    def oval(
        self, centre: Point, rx: float, ry: float, colour: Colour, *, high: float = 0.8,
        low: float = 0.45,
    ) -> None:  # fmt: skip
        """An ellipse, shaded from top to bottom."""
        (x, y), shades = centre, [self.tone(colour, high), self.tone(colour, low)]
        self.canvas.drawOval(
            skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry),
            linear((x, y - ry), (x, y + ry), shades),
        )

    def flat_oval(self, centre: Point, rx: float, ry: float, colour: Colour) -> None:
        """An ellipse of a colour that is not lit."""
        x, y = centre
        self.canvas.drawOval(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry), fill(colour))

    def line(self, points: Sequence[Point], colour: Colour, wide: float) -> None:
        """A line of a lit colour, as it is."""
        self.canvas.drawPath(polyline(points, closed=False), stroke(colour, wide))

    def shade(self, box: tuple[float, float, float, float], amount: float, soft: float) -> None:
        """A soft shadow."""
        self.canvas.drawRect(
            skia.Rect.MakeLTRB(*box), fill(alpha(0xFF1A1018, amount), soft=max(soft, 1e-4))
        )

    def glow(self, centre: Point, radius: float, colour: Colour, amount: float) -> None:
        """Light on what is there already."""
        x, y = centre
        self.canvas.drawCircle(
            x,
            y,
            radius,
            radial(
                centre,
                radius,
                [alpha(colour, amount), alpha(colour, amount * 0.35), alpha(colour, 0.0)],
                at=(0, 0.4, 1),
                blend=skia.BlendMode.kScreen,
            ),
        )

    def beam(
        self, points: Sequence[Point], colour: Colour, amount: float, *, soft: float = 0.02
    ) -> None:
        """Light that falls through the air, fading from the first point to the third."""
        paint = linear(points[0], points[2], [alpha(colour, amount), alpha(colour, amount * 0.15)])
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, soft))
        paint.setBlendMode(skia.BlendMode.kScreen)
        self.canvas.drawPath(polyline(points), paint)

    def sprite(
        self,
        kind: str,
        at: Point,
        height: float,
        *,
        flip: bool = False,
        colour: str | None = None,
    ) -> None:
        """A subject of the register as furniture; ``height`` is its own."""
        rig = SUBJECTS[kind]
        x, y = at
        scale = self.canvas.getTotalMatrix().getScaleY()
        with self.at(x, y, 1 / scale, flip=flip):
            rig.draw(
                self.canvas,
                t_s=0.0,
                height_px=height * scale,
                light=self.light,
                action=rig.actions[0],
                look=coloured(rig.look, colour),
                seed=3,
            )
