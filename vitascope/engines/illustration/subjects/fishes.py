"""Fish, sharks and whales: bodies that bend along a line.

They swim with a wave that runs from head to tail; at the water's surface (``jump``) they leap out
of it along an arc, or show their back. Swimming, the origin is the body's middle; at the surface it
is the water below. It knows nothing of where there is water.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor
from typing import Literal

import skia

from ..canvas import Colour, alpha, fill, mix, stroke
from ..light import Light
from .dolphin import draw_splash, leap_line
from .figure import Coat, Figure
from .motion import blink, wave
from .rig import Anchor, Habitat, Look, Placid
from .shapes import BODY_UNITS, Box, closed, curve, oval, tube
from .wet import above_water, draw_ripples

__all__ = ["Fin", "Fish", "Swimmer"]

Mark = Literal["", "bands", "scales", "gills", "pleats", "stripes", "orca", "spots", "koi"]
_POINTS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Fin:
    """A fin: an outline in (share of the body 0 tail … 1 nose, units above its middle line)."""

    outline: tuple[tuple[float, float], ...]
    near: bool = False
    """It lies over the body, not behind it."""
    flaps: float = 0.0
    """How far its end moves, units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swimmer:
    """One kind of fish."""

    look: Look
    height_m: float
    length: float
    """Body units from the tail's root to the nose; 100 is the height with fins."""
    upper: tuple[float, ...]
    """Thickness above the middle line at even steps, tail to nose."""
    lower: tuple[float, ...]
    tail: tuple[tuple[float, float], ...]
    """Outline behind the tail's root: (units back, units up)."""
    fins: tuple[Fin, ...] = ()
    fin_colour: Colour | None = None
    """None: the dark."""
    eye: tuple[float, float, float] = (0.86, 4.0, 4.0)
    """Place along, height, radius."""
    mouth: tuple[tuple[float, float], ...] = ((1.0, -4.0), (0.95, -6.0), (0.9, -5.0))
    teeth: bool = False
    mark: Mark = ""
    pale_belly: float = 0.5
    """Share of the lower half that is pale."""
    sway: float = 7.0
    """How far the tail swings, units."""
    beat_s: float = 0.8
    surface: Literal["leap", "fin", "blow"] = "leap"


class Fish(Placid):
    """A fish of one kind, from the side."""

    habitat = Habitat.DEEP

    def __init__(self, kind: Swimmer) -> None:
        self.kind = kind
        self.look = kind.look
        self.height_m = kind.height_m
        self.actions: tuple[str, ...] = ("swim", "jump")
        self.aspect = (kind.length + 30) / BODY_UNITS

    @cached_property
    def box(self) -> Box:  # type: ignore[override]
        """See ``Placid``."""
        kind = self.kind
        back = max(b for b, _ in kind.tail) + kind.length / 2 + 34
        tall = max(max(kind.upper), max(kind.lower), *(abs(u) for _, u in kind.tail))
        tall = max([tall, *(abs(v) for fin in kind.fins for _, v in fin.outline)]) + kind.sway + 22
        if kind.surface == "leap":
            reach = 0.85 * kind.length + 30
            return Box(-max(back, reach + 56), -max(tall, 1.25 * kind.length + 30),
                       max(kind.length / 2 + 14, reach + 56), tall)  # fmt: skip
        spout = 96.0 if kind.surface == "blow" else 0.0
        rings = 0.72 * kind.length
        return Box(-max(back, rings), -tall - spout, max(kind.length / 2 + 14, rings), tall)

    def draw(
        self,
        canvas: skia.Canvas,
        *,
        t_s: float,
        height_px: float,
        light: Light,
        action: str,
        look: Look,
        seed: int,
    ) -> None:
        """See ``Rig.draw``."""
        canvas.save()
        canvas.scale(height_px * look.size / BODY_UNITS, height_px * look.size / BODY_UNITS)
        eyes = blink(t_s, seed=seed)
        if action != "jump":
            with Figure(canvas, light, self.box) as fig:
                _Drawing(fig, self.kind, look, self._line(t_s, seed), t_s=t_s).draw(eyes)
        elif self.kind.surface == "leap":
            self._leap(canvas, light, look, t_s=t_s, seed=seed)
        else:
            self._afloat(canvas, light, look, t_s=t_s, seed=seed)
        canvas.restore()

    def _line(self, t_s: float, seed: int) -> list[complex]:
        kind = self.kind
        line = []
        for i in range(_POINTS):
            share = i / (_POINTS - 1)
            late = (1 - share) ** 1.4
            y = kind.sway * late * wave(t_s, kind.beat_s, 0.55 * share + 0.13 * seed)
            y += 2.2 * wave(t_s, 2.9, 0.07 * seed)
            line.append(complex(kind.length * (share - 0.5), y))
        return line

    def _leap(
        self, canvas: skia.Canvas, light: Light, look: Look, *, t_s: float, seed: int
    ) -> None:
        kind, box = self.kind, self.box
        every_s, leap_s = 2.4, 1.5
        leap = floor((t_s + 0.2) / every_s)
        inside_s = t_s + 0.2 - leap * every_s
        reach, high = 0.85 * kind.length, 0.8 * kind.length
        turns = inside_s / leap_s
        if turns < 1.0:
            canvas.save()
            canvas.clipPath(above_water(t_s, left=box.left, right=box.right, top=box.top), True)
            line = leap_line(turns, reach=reach, high=high, length=kind.length, count=_POINTS)
            with Figure(canvas, light, box) as fig:
                _Drawing(fig, kind, look, line, t_s=t_s).draw(1.0)
            canvas.restore()
        draw_ripples(canvas, light, half=0.6 * kind.length, t_s=t_s)
        for at_s, x in ((0.12, -reach), (0.62 * leap_s, reach)):
            draw_splash(canvas, light, x=x, age_s=inside_s - at_s, key=seed + 7 * leap + (x > 0))

    def _afloat(
        self, canvas: skia.Canvas, light: Light, look: Look, *, t_s: float, seed: int
    ) -> None:
        kind, box = self.kind, self.box
        sunk = -0.24 * max(kind.upper) if kind.surface == "blow" else 0.62 * max(kind.upper)
        draw_ripples(canvas, light, half=0.5 * kind.length, t_s=t_s)
        if kind.surface == "blow":
            _spout(canvas, light, complex(0.24 * kind.length, -max(kind.upper) * 1.2), t_s=t_s)
        canvas.clipPath(above_water(t_s, left=box.left, right=box.right, top=box.top), True)
        line = [p + 1j * sunk for p in self._line(t_s, seed)]
        if kind.surface == "blow":
            # The flukes are lifted out of the water behind.
            lift = 0.6 + 0.4 * wave(t_s, 3.4)
            line = [p - 1j * 26 * lift * (1 - i / 9) ** 2 for i, p in enumerate(line)]
        else:
            # A shark shows its back fin; its tail cuts the water only with its tip.
            line = [p + 1j * 32 * (1 - i / 9) ** 1.5 for i, p in enumerate(line)]
        with Figure(canvas, light, box) as fig:
            _Drawing(fig, kind, look, line, t_s=t_s).draw(blink(t_s, seed=seed))

    def anchors(
        self,
        *,
        t_s: float,
        action: str,  # noqa: ARG002
        seed: int,
    ) -> Mapping[str, Anchor]:
        """See ``Rig.anchors``."""
        line = self._line(t_s, seed)
        high = self.kind.upper[5] + 1
        nose = line[-1]
        return {
            "top": Anchor(line[5] - 1j * high),
            "seat": Anchor(line[5] - 1j * high),
            "back": Anchor(line[5] - 1j * high),
            "mouth": Anchor(nose + 1j * -self.kind.mouth[0][1]),
            "head": Anchor(line[8] - 1j * self.kind.upper[8]),
        }


class _Drawing:
    """One picture of one fish."""

    def __init__(
        self, fig: Figure, kind: Swimmer, look: Look, line: Sequence[complex], *, t_s: float
    ) -> None:
        self.fig, self.kind, self.look, self.line, self.t_s = fig, kind, look, line, t_s
        low = max(p.imag for p in line) + max(kind.lower)
        self.top, self.bottom = min(p.imag for p in line) - max(kind.upper), low

    def at(self, share: float, up: float) -> complex:
        """A point of the body: 0 tail's root … 1 nose, units above its middle line."""
        x = min(max(share, 0.0), 1.0) * (_POINTS - 1)
        i = min(int(x), _POINTS - 2)
        here = self.line[i] + (self.line[i + 1] - self.line[i]) * (x - i)
        a, b = self.line[max(0, i - 1)], self.line[min(_POINTS - 1, i + 2)]
        way = (b - a) / (abs(b - a) or 1.0)
        over = (share - min(max(share, 0.0), 1.0)) * self.kind.length
        return here + way * over - 1j * way * up

    def coat(self, colour: Colour) -> Coat:
        return self.fig.coat(colour, top=self.top - 4, bottom=self.bottom + 4)

    def draw(self, eyes: float) -> None:
        fig, kind, look = self.fig, self.kind, self.look
        fin_colour = kind.fin_colour if kind.fin_colour is not None else look.dark
        fins = self.coat(fin_colour)
        bend = 0.35 * wave(self.t_s, kind.beat_s, -0.12)
        root, ahead = self.line[0], self.line[1] - self.line[0]
        ahead = ahead / (abs(ahead) or 1.0) * complex(1.0, bend)
        tail = [root - ahead * back - 1j * ahead * up for back, up in kind.tail]
        fig.part(closed(tail), fins)
        self.rays(tail, root)
        for fin in kind.fins:
            if not fin.near:
                self.fin(fin, fins)
        path = fig.part(tube(self.line, kind.upper, kind.lower, steps=4), self.coat(look.base))
        with fig.inside(path):
            if kind.pale_belly > 0:
                cut = 1.0 - kind.pale_belly
                edge = [self.at(i / 9, -kind.lower[i] * cut) for i in range(_POINTS)]
                deep = [self.at(i / 9, -kind.lower[i] * 1.6) for i in range(_POINTS)][::-1]
                pale = self.coat(look.pale)
                fig.mark(closed([self.at(-0.1, 0), *edge, self.at(1.1, -kind.lower[-1]), *deep]),
                         pale, soft=1.2)  # fmt: skip
            _MARKS.get(kind.mark, _plain)(self)
        for fin in kind.fins:
            if fin.near:
                outline = self.outline(fin)
                fig.shade(outline, soft=1.6, strength=0.35, away=0.5 + 1j, within=path)
                self.fin(fin, fins)
        self.face(path, eyes)

    def outline(self, fin: Fin) -> skia.Path:
        beat = wave(self.t_s, 1.1)
        far = max(abs(v) for _, v in fin.outline)
        return closed(
            [
                self.at(
                    u - 0.02 * fin.flaps * beat * abs(v) / far, v + fin.flaps * beat * abs(v) / far
                )
                for u, v in fin.outline
            ]
        )

    def fin(self, fin: Fin, paint: Coat) -> None:
        self.fig.part(self.outline(fin), paint)

    def rays(self, tail: Sequence[complex], root: complex) -> None:
        if self.kind.mark in ("gills", "pleats", "orca"):
            return
        lines = skia.Path()
        for p in tail[1:-1]:
            lines.addPath(curve([root, (root + p) / 2, root + (p - root) * 0.86]))
        ink = mix(self.look.dark, 0xFF301820, 0.4)
        self.fig.mark(lines, stroke(alpha(self.fig.tone(ink, 0.4), 0.28), 1.0), within=closed(tail))

    def face(self, path: skia.Path, eyes: float) -> None:
        fig, kind, look = self.fig, self.kind, self.look
        share, up, r = kind.eye
        at = self.at(share, up)
        if kind.teeth:
            self.jaws(path)
        else:
            points = [self.at(u, v) for u, v in kind.mouth]
            ink = mix(look.dark, 0xFF301820, 0.5)
            fig.mark(curve(points), stroke(fig.tone(ink, 0.4), max(1.2, 0.32 * r)), within=path)
        if r > 3.0:
            fig.canvas.drawPath(oval(at, r * 1.25, r * 1.25), fill(fig.tone(0xFFFDFBF6, 0.95)))
        open_ = max(0.15, eyes)
        fig.canvas.drawPath(oval(at + 0.15 * r, r * 0.86, r * 0.9 * open_), fill(0xFF17110F))
        fig.canvas.drawPath(oval(at + r * complex(0.42, -0.35), r * 0.3, r * 0.3), fill(0xFFFFFFFF))

    def jaws(self, path: skia.Path) -> None:
        fig, kind = self.fig, self.kind
        points = [self.at(u, v) for u, v in kind.mouth]
        fig.mark(closed(points), fill(fig.tone(0xFF7A2A38, 0.5)), within=path)
        teeth = skia.Path()
        for k in range(5):
            root = points[0] + (points[1] - points[0]) * (0.1 + 0.18 * k)
            way = (points[1] - points[0]) / 11
            p = [root, root + way * 1.6, root + way * 0.8 + 4j]
            teeth.addPoly([skia.Point(q.real, q.imag) for q in p], True)
        fig.mark(teeth, fill(fig.tone(0xFFFFFFFF, 0.95)), within=path)


def _plain(_: _Drawing) -> None:
    """No markings."""


def _bands(d: _Drawing) -> None:
    """A clownfish's white bands edged with black."""
    white, black = d.coat(0xFFFFFFFF), fill(d.fig.tone(0xFF2A1E22, 0.5))
    for share, wide in ((0.74, 5.6), (0.42, 7.4), (0.08, 4.2)):
        line = [
            d.at(share, 60),
            d.at(share + 0.03, 12),
            d.at(share + 0.02, -12),
            d.at(share - 0.03, -60),
        ]
        d.fig.mark(tube(line, [wide + 1.8] * 4), black)
        d.fig.mark(tube(line, [wide] * 4), white)


def _scales(d: _Drawing) -> None:
    arcs = skia.Path()
    for k in range(9):
        for row in range(-3, 4):
            at = d.at(0.12 + 0.07 * k, 6.5 * row + 3.2 * (k % 2))
            arcs.addPath(curve([at - 3.4j, at - 2.6 + 0j, at + 3.4j]))
    ink = d.fig.tone(mix(d.look.base, d.look.dark, 0.6), 0.45)
    d.fig.mark(arcs, stroke(alpha(ink, 0.5), 1.0))


def _gills(d: _Drawing) -> None:
    slits = skia.Path()
    for k in range(4):
        x = 0.66 + 0.028 * k
        slits.addPath(curve([d.at(x, 6), d.at(x - 0.012, 0), d.at(x, -6)]))
    d.fig.mark(slits, stroke(alpha(d.fig.tone(d.look.dark, 0.4), 0.8), 1.2))


def _pleats(d: _Drawing) -> None:
    lines = skia.Path()
    low = d.kind.lower
    for k in range(5):
        share = 0.5 + 0.11 * k
        points = [d.at(x, -low[round(9 * x)] * share) for x in (0.5, 0.64, 0.78, 0.92, 1.0)]
        lines.addPath(curve(points))
    d.fig.mark(lines, stroke(alpha(d.fig.tone(d.look.dark, 0.4), 0.4), 1.1))


def _stripes(d: _Drawing) -> None:
    bars = skia.Path()
    for share, wide in ((0.66, 4.0), (0.46, 4.6), (0.26, 4.0)):
        bars.addPath(tube([d.at(share, 60), d.at(share + 0.03, 0), d.at(share, -60)], [wide] * 3))
    d.fig.mark(bars, d.coat(d.look.accent))


def _orca(d: _Drawing) -> None:
    white = d.coat(0xFFFAF8F4)
    d.fig.mark(oval(d.at(0.82, 7), 7.5, 3.6, tilt=-12), white)
    d.fig.mark(oval(d.at(0.34, -8), 14, 6, tilt=14), white)
    d.fig.mark(oval(d.at(0.46, 11), 9, 4, tilt=-8), d.coat(0xFF8A94A8))


def _koi(d: _Drawing) -> None:
    red = d.coat(d.look.accent)
    for share, up, rx, ry in ((0.84, 6, 12, 9), (0.55, 5, 16, 11), (0.24, 2, 10, 8)):
        d.fig.mark(oval(d.at(share, up), rx, ry, tilt=-10), red, soft=0.7)


_MARKS: Mapping[str, Callable[[_Drawing], None]] = {
    "bands": _bands,
    "scales": _scales,
    "gills": _gills,
    "pleats": _pleats,
    "stripes": _stripes,
    "orca": _orca,
    "koi": _koi,
}


def _spout(canvas: skia.Canvas, light: Light, at: complex, *, t_s: float) -> None:
    """What a whale blows out."""
    white = light.lit(0xFFF4FBFF, 0.95)
    for k in range(34):
        age = (t_s / 1.5 + k / 34) % 1.0
        side = ((k * 7) % 5 - 2) / 2
        up = 74 * age * (2.0 - age) * (0.72 + 0.28 * ((k * 3) % 4) / 3)
        spot = at + complex(side * 26 * age * age, -up + 34 * age**3)
        size = 4.6 * (1 - 0.45 * age)
        canvas.drawPath(oval(spot, size, size * 1.2), fill(alpha(white, 0.9 * (1 - age**2))))
