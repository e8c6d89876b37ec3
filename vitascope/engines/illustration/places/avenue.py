"""A family of lanes between two rows of houses that run to the vanishing point.

A row is painted flat and then laid on its wall in perspective. It knows nothing of which lanes
there are.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import skia

from ..canvas import Colour, alpha, canvas_on, fill, image_of, linear, mix, new_layer, stroke
from ..layers import Layer, Live, Site
from ..sky import sky_layers
from ..stage import Window
from ..subjects import SUBJECTS
from .distances import distance_layers
from .nightfall import nightfall
from .outdoors import Outdoors, Piece, Rank, layers_of
from .plane import Plane, ground_layer
from .scenery import Scenery, Spot

__all__ = ["Avenue", "avenue"]

_FAR = 7.5
"""Where the rows end."""
_LENS = 1.25
"""How far a depth of 1 is, units: what makes houses neither too broad nor too narrow."""
_FINE = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)


@dataclass(frozen=True, slots=True, kw_only=True)
class Avenue:
    """One such lane."""

    houses: tuple[str, ...]
    place: Outdoors
    """All but the houses: ground, distance, things."""
    bases: tuple[Colour, ...] = ()
    """Their main colours in turn, if not their usual ones."""
    half: float = 0.9
    """From the middle to the walls, units."""
    high: float = 1.3
    """Of the houses, units."""
    canal: float = 0.0
    """Half the width of the water in the middle, units."""
    strings: tuple[tuple[float, float], ...] = ()
    """Ropes across: depth, height in units."""
    hung: tuple[str, ...] = ("paper lantern",)
    """What hangs on them in turn."""


def avenue(lane: Avenue) -> Callable[[Site], Scenery]:
    """Who builds the lane."""

    def build(site: Site) -> Scenery:
        return _build(site, lane)

    return build


def _build(site: Site, lane: Avenue) -> Scenery:
    frame, unit = site.frame, site.frame.unit
    plane = Plane(site, frame.height * site.path.horizon)
    back: list[Layer] = [*sky_layers(site, plane.horizon_y)]
    for name in lane.place.distance:
        back += distance_layers(plane, name)
    end = Rank(
        kinds=lane.houses, depth=_FAR + 0.6, height=lane.high * 0.96, bases=lane.bases,
        clear=(-lane.canal, lane.canal) if lane.canal else None,
    )  # fmt: skip
    back += layers_of(plane, (end,))
    rows = _Rows(plane, lane)
    back.append(ground_layer(plane, (*lane.place.ground, rows.canal)))
    back.append(rows.plate())
    if lane.canal:
        back.append(rows.shimmer())
    strung = [piece for depth, up in lane.strings for piece in rows.hung(depth, up)]
    back += layers_of(plane, (*lane.place.things, *strung))
    side = 0.0 if not lane.canal else lane.canal + 0.24
    return Scenery(
        back=tuple(back),
        spots=tuple(
            _spot(plane, x, nearest)
            for x, nearest in (
                (-side - 0.04, 1.05),
                ((side or 0.3) + 0.06, 1.2),
                (-(side or 0.34), 1.7),
            )
        ),
        afloat=(
            Spot(*plane.at(0.06, 1.7), 0.7, 1.7),
            Spot(*plane.at(-0.08, 2.8), 0.45, 2.8),
        )
        if lane.canal
        else (),
        air=(
            frame.width * 0.3,
            frame.height * 0.06,
            frame.width * 0.7,
            plane.horizon_y - unit * 0.1,
        ),
        light=site.light,
    )


def _spot(plane: Plane, x: float, nearest: float) -> Spot:
    """A spot ``x`` units right of the middle, as near as it can be and still be in the picture."""
    frame = plane.site.frame
    depth = max(nearest, plane.lowest(), abs(x) * plane.unit / (0.42 * frame.width))
    return Spot(*plane.at(x, depth), 1.05 / depth, depth)


class _Rows:
    """Both rows of houses, and what lies and hangs between them."""

    def __init__(self, plane: Plane, lane: Avenue) -> None:
        self._plane, self._lane = plane, lane
        frame = plane.site.frame
        # The rows begin outside of the picture.
        self._near = max(0.45, lane.half * plane.unit / (frame.width * 0.58))
        self._strips = [self._strip(number) for number in (0, 1)]

    def _strip(self, number: int) -> skia.Image:
        """One row, flat, its near end on the left."""
        plane, lane = self._plane, self._lane
        high = max(64, min(900, round(lane.high * plane.unit * 1.1)))
        wide = round((_FAR - self._near) * _LENS / lane.high * high)
        layer = new_layer(wide, round(high * 1.08))
        canvas = canvas_on(layer)
        x, k = -high * 0.2 * number, 2 * number
        while x < wide:
            rig = SUBJECTS[lane.houses[k % len(lane.houses)]]
            left, _, right, _ = rig.extent_px(height_px=float(high))
            look = rig.look
            if lane.bases:
                look = replace(look, base=lane.bases[(k * 3 + number) % len(lane.bases)])
            # Flush with the last: their boxes have a little room at the sides.
            step = (right - left) * 0.86
            canvas.save()
            canvas.translate(x + step / 2, layer.shape[0] - high * 0.012)
            rig.draw(
                canvas,
                t_s=0.0,
                height_px=high * (0.93 + 0.06 * ((k * 5) % 3) / 2),
                light=plane.site.light,
                action="idle",
                look=look,
                seed=k,
            )
            canvas.restore()
            x += step
            k += 1
        return image_of(layer)

    def _wall(self, way: int, *, upside_down: bool = False) -> list[skia.Point]:
        """Corners of a wall: near top, far top, far foot, near foot."""
        plane, lane = self._plane, self._lane
        corners = []
        tall = lane.high * 1.08 * (-1 if upside_down else 1)
        for depth, up in ((self._near, tall), (_FAR, tall), (_FAR, 0.0), (self._near, 0.0)):
            x, y = plane.at(way * lane.half, depth)
            corners.append(skia.Point(x, y - up * plane.unit / depth))
        return corners

    def _lay(
        self, canvas: skia.Canvas, way: int, *, opacity: float = 1.0, upside_down: bool = False
    ) -> None:
        image = self._strips[0 if way < 0 else 1]
        width, height = image.width(), image.height()
        flat = [
            skia.Point(0, 0),
            skia.Point(width, 0),
            skia.Point(width, height),
            skia.Point(0, height),
        ]
        matrix = skia.Matrix()
        matrix.setPolyToPoly(flat, self._wall(way, upside_down=upside_down))
        canvas.save()
        canvas.concat(matrix)
        canvas.drawImage(image, 0, 0, _FINE, skia.Paint(Alphaf=opacity))
        canvas.restore()

    def plate(self) -> Layer:
        plane = self._plane
        light = plane.site.light

        def paint(canvas: skia.Canvas, window: Window) -> None:
            for way in (-1, 1):
                with nightfall(canvas, light):
                    self._lay(canvas, way)
                # The row that faces away from the light is in the shade.
                away = light.key_direction[0] * way > 0
                corners = self._wall(way)
                shade = alpha(light.lit(0xFF3A3050, 0.2), 0.34 if away else 0.06)
                deep = alpha(light.fog, 0.4)
                near_x, far_x = corners[0].x(), corners[1].x()
                dim = linear((near_x, 0), (far_x, 0), [shade, mix(shade, deep, 0.7)])
                dim.setBlendMode(skia.BlendMode.kSrcATop)
                left, right = min(near_x, far_x), max(near_x, far_x)
                canvas.drawRect(skia.Rect.MakeLTRB(left, window.top, right, window.bottom), dim)

        return plane.site.plate(2.4, paint)

    def canal(self, canvas: skia.Canvas, _window: Window, plane: Plane) -> None:
        """The water between the rows with the houses' mirror image."""
        lane = self._lane
        if not lane.canal:
            return
        light, unit = plane.site.light, plane.unit
        water = plane.strip([(0.0, 0.25), (0.0, 40.0)], lane.canal)
        sky = light.sky[-1][1]
        tones = [
            mix(sky, light.lit(0xFF5FA0A4, 0.7), 0.35),
            mix(light.sky[-2][1], light.lit(0xFF3F8488, 0.6), 0.6),
            light.lit(0xFF2F6468, 0.5),
        ]
        top = plane.horizon_y
        canvas.drawPath(water, linear((0, top), (0, top + unit * 0.55), tones))
        canvas.save()
        canvas.clipPath(water, True)
        for way in (-1, 1):
            with nightfall(canvas, light):
                self._lay(canvas, way, opacity=0.42, upside_down=True)
        canvas.restore()
        edge = fill(light.lit(0xFF8A8480, 0.5))
        for way in (-1, 1):
            kerb = plane.strip(
                [(way * (lane.canal + 0.03), 0.25), (way * (lane.canal + 0.03), 30.0)], 0.035
            )
            canvas.drawPath(kerb, edge)

    def shimmer(self) -> Layer:
        """Light that plays on the canal."""
        plane, lane = self._plane, self._lane
        unit, light = plane.unit, plane.site.light
        rng = plane.site.rng("shimmer")
        marks = []
        for _ in range(46):
            depth = 1 / rng.uniform(0.16, 1.5)
            wide = rng.uniform(0.04, 0.2) * lane.canal
            x = rng.uniform(-lane.canal * 0.9, lane.canal * 0.9 - wide)
            marks.append((x, depth, wide, rng.uniform(0, 6.28), rng.uniform(0.6, 1.6)))

        def paint(canvas: skia.Canvas, t_s: float) -> None:
            for x, depth, wide, phase, rate in marks:
                shine = max(0.0, math.sin(rate * t_s + phase))
                left, y = plane.at(x + 0.02 * math.sin(0.6 * t_s + phase), depth)
                line = stroke(alpha(light.cloud_lit, 0.5 * shine), unit * 0.005 / depth)
                canvas.drawLine(left, y, left + wide * unit / depth, y, line)

        return Live(1.6, paint)

    def hung(self, depth: float, up: float) -> list[Piece]:
        """What hangs on a rope across the lane."""
        lane, pieces = self._lane, []
        count = 6
        for k in range(count):
            u = 2 * (k + 0.5) / count - 1
            kind = lane.hung[k % len(lane.hung)]
            size = 0.13 if kind == "paper lantern" else 0.2
            pieces.append(
                Piece(
                    kind=kind,
                    x=u * lane.half * 0.92,
                    depth=depth,
                    height=size,
                    up=up - 0.1 * (1 - u * u) - size,
                )
            )
        return pieces
