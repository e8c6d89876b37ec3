"""The body of a four-legged animal seen from the side, piece by piece.

It turns a ``Pose`` into shapes. It knows nothing of how the pose came about.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from contextlib import nullcontext

import skia

from ..canvas import Colour, alpha, fill, mix, radial, stroke
from .bones import turned
from .breeds import Breed
from .figure import Coat, Figure
from .motion import chance, wave
from .rig import Look
from .shapes import band, closed, curve, fringe, limb, oval, spline, still_closed, streak, tube
from .stance import Leg, Pose

__all__ = ["Body"]


class Body:
    """One picture of one animal."""

    def __init__(self, fig: Figure, breed: Breed, look: Look, pose: Pose, *, t_s: float) -> None:
        self.fig, self.breed, self.look, self.pose, self.t_s = fig, breed, look, pose, t_s
        # One coat for body, neck and near legs, so that they melt where they overlap.
        self.top, self.bottom = -84.0, -8.0

    def draw(self, eyes_open: float) -> None:
        """Everything, back to front."""
        self.tail()
        pose, breed = self.pose, self.breed
        self.leg(pose.far_hind, breed.hind, far=True)
        self.leg(pose.far_front, breed.front, far=True)
        frame = {"turn": pose.head_turn, "scale": breed.head.size}
        with self.fig.placed(pose.head, **frame):
            self.ear(far=True)
        torso = self.torso()
        self.leg(pose.near_hind, breed.hind, far=False)
        self.leg(pose.near_front, breed.front, far=False)
        self.chest()
        # A tuft on the breast is shaded too; without one, the torso is all there is.
        clip = nullcontext() if breed.ruff_chest else self.fig.inside(torso, smooth=False)
        with clip, self.fig.placed(pose.head, **frame):
            self.head_shade()
        with self.fig.placed(pose.head, **frame):
            self.head(eyes_open)
            self.ear(far=False)

    def coat(self, colour: Colour) -> Coat:
        return self.fig.coat(colour, top=self.top, bottom=self.bottom)

    # The pieces

    def tail(self) -> None:
        self.lay_tail(self.pose.tail)

    def lay_tail(self, points: Sequence[complex]) -> None:
        """The tail along a line of points, root first."""
        breed, fig = self.breed, self.fig
        thick = _resampled(breed.tail, len(points))
        xs = [p.imag for p in points]
        shape = limb(points, thick, pointed=breed.bushy)
        path = fig.part(shape.path, self.coat(self.look.base))
        if breed.stripes:
            line = spline(points, 4)
            ink = alpha(fig.tone(self.look.dark, 0.5), 0.58)
            rings = skia.Path()
            for k in range(6, len(line) - 4, 4):
                way = line[k + 1] - line[k - 1]
                side = 1j * way / (abs(way) or 1.0) * 7
                rings.addPath(curve([line[k] - side, line[k] + way * 0.2, line[k] + side]))
            fig.mark(rings, stroke(ink, 2.4), within=path)
        if breed.pale_tail == 0:
            return
        share = abs(breed.pale_tail)
        colour = self.look.pale if breed.pale_tail > 0 else self.look.dark
        cut = len(points) - 1 - share * (len(points) - 1)
        i = int(cut)
        at = points[i] + (points[i + 1] - points[i]) * (cut - i)
        way = points[-1] - at
        way /= abs(way) or 1.0
        wide = max(thick) + 3
        far = share * breed.build.tail_length * 1.7
        tip = (
            _zigzag(at, way, wide=wide, reach=far)
            if breed.bushy
            else band(at, at + way * far, wide)
        )
        # Only past that point: a tail that is curled would else be coloured where it passes again.
        paint = fig.coat(colour, top=min(xs) - 20, bottom=max(xs) + 50)
        fig.mark(tip, paint, within=shape.past(cut - 1.2))

    def torso(self) -> skia.Path:
        pose, fig, breed = self.pose, self.fig, self.breed
        along = pose.shoulder - pose.hip
        along /= abs(along)
        up = -1j * along
        length = abs(pose.shoulder - pose.hip)
        back = pose.hip + up * 3.5
        spine = [
            back - along * 5 + up * (-2.0 - 0.1 * pose.arch),
            back + up * (0.5 + 0.25 * pose.arch),
            back + along * length * 0.45 + up * (1.0 + pose.arch),
            pose.shoulder + up * (6.0 + 0.2 * pose.arch) - along * 2,
            pose.neck,
            pose.head + complex(-3, 1),
        ]
        upper = [u for u, _ in breed.torso]
        lower = [d for _, d in breed.torso]
        lower[3] += 0.5 * pose.breath
        lower[2] += 0.7 * pose.breath
        path = fig.part(tube(spine, upper, lower), self.coat(self.look.base))
        with fig.inside(path):
            if breed.pale_belly > 0:
                self.belly(spine, lower)
            if breed.stripes:
                self.stripes(spine, upper)
            if breed.spots:
                self.spots(spine, upper)
            if breed.saddle:
                yoke = [pose.neck + complex(-3, -18), pose.shoulder, pose.shoulder + 24j]
                fig.mark(tube(yoke, [9.0, 10.0, 11.0]), self.coat(self.look.dark))
            self.leg_shade(pose.near_hind, breed.hind)
            self.leg_shade(pose.near_front, breed.front)
        if breed.mane:
            self.mane(spine, upper)
        return path

    def mane(self, spine: list[complex], upper: list[float]) -> None:
        """Long hair from the crest of the neck; it streams back in a gallop."""
        fig, pose = self.fig, self.pose
        stream = 5.0 + 13.0 * pose.ears_back
        crest = spline([spine[3], spine[4], spine[5] + complex(-1, -4)], 5)[4:]
        thick = upper[4] * 0.86
        paint = fig.coat(self.look.dark, top=-100, bottom=-30)
        for k, (a, b) in enumerate(itertools.pairwise(crest)):
            out = -1j * (b - a) / (abs(b - a) or 1.0)
            root = a + out * thick
            sway = 1.5 * wave(self.t_s - 0.07 * k, 0.83 if pose.ears_back > 0.3 else 2.6)
            tip = root + complex(-stream - 1.0, 13.0 - 0.45 * stream + sway)
            fig.part(
                tube([root + (b - a), (root + tip) / 2 + out * 2.5, tip], [3.4, 3.0, 0.4], steps=4),
                paint,
            )

    def spots(self, spine: list[complex], upper: list[float]) -> None:
        """Pale flecks on the back and the thigh."""
        ink = fill(alpha(self.fig.tone(self.look.pale, 0.8), 0.8))
        line = spline(spine[:4], 4)
        flecks = skia.Path()
        for k in range(2, 12):
            way = line[k] - line[k - 1]
            along = way / (abs(way) or 1.0)
            for row in range(2):
                astray = complex(chance(k, row, 1) - 0.5, chance(k, row, 2) - 0.5) * 3.0
                deep = -upper[2] * 0.42 + 7.5 * row
                at = line[k] + along * (1j * deep + 1.6 * row + astray)
                flecks.addPath(oval(at, 1.0 + 0.5 * chance(k, row, 3), 1.0))
        self.fig.mark(flecks, ink)

    def stripes(self, spine: list[complex], upper: list[float]) -> None:
        """Bands that run down from the back."""
        dark = alpha(self.fig.tone(self.look.dark, 0.5), 0.58)
        line = spline(spine[:5], 3)
        bands = skia.Path()
        for k in range(1, 10, 2):
            way = line[k + 1] - line[k - 1]
            down = 1j * way / (abs(way) or 1.0)
            top = line[k] - down * (upper[min(4, k // 3 + 1)] + 3)
            middle, end = top + down * (9 - 1j), top + down * (17 + 1.5j)
            bands.addPath(streak((top, middle, end), (1.9, 1.9)))
        self.fig.mark(bands, fill(dark))

    def belly(self, spine: list[complex], lower: list[float]) -> None:
        """The pale underside, soft-edged, from the throat to the loin."""
        fig = self.fig
        marks = []
        for i in range(1, 6):
            way = spine[min(5, i + 1)] - spine[i - 1]
            down = 1j * way / abs(way)
            marks.append((spine[i] + down * lower[i] * (0.62, 0.62, 0.5, 0.28, 0.3)[i - 1], down))
        inner = [p for p, _ in marks]
        outer = [p + d * 16 for p, d in marks][::-1]
        opacity = 0.96 * self.breed.pale_belly
        paint = fig.coat(self.look.pale, top=-80, bottom=-18, opacity=opacity)
        fig.mark(closed([inner[0] - 6, *inner, *outer]), paint, soft=1.5)

    def chest(self) -> None:
        """The tuft on the breast, over the root of the front leg."""
        if not self.breed.ruff_chest:
            return
        pose, fig = self.pose, self.fig
        throat = pose.head + turned(complex(1, 9), pose.head_turn)
        deep = pose.shoulder + complex(11, 5)
        middle = (throat + deep) / 2 + complex(4.5, 1)
        line = [throat + complex(2.5, 0), middle + 1.5, deep]
        colour = self.look.pale if self.breed.pale_belly > 0 else self.look.base
        fig.part(fringe(line, length=3.4, lean=0.5, teeth=2), fig.coat(colour, top=-80, bottom=-18))

    def leg_shade(self, leg: Leg, thick: tuple[float, ...]) -> None:
        """The shadow of a near leg on the flank; only its upper part lies there."""
        fig = self.fig
        fig.shade(
            tube([leg.root + 2j, leg.knee, leg.hock], thick[:3], steps=2),
            soft=2.2,
            strength=0.55,
            away=complex(-1.5, 0.5) - fig.towards_light * 1.2,
            fade=(leg.root.imag - 2, leg.root.imag + 16),
        )

    def leg(self, leg: Leg, thick: tuple[float, ...], *, far: bool) -> None:
        fig = self.fig
        shape = limb([leg.root + 2j, leg.knee, leg.hock, leg.ball, leg.toe], thick)
        path = shape.path
        own = self.look.dark if self.breed.saddle and thick is self.breed.front else self.look.base
        base = mix(own, self.look.dark, 0.22) if far else own
        if far:
            fig.part(
                path, fig.coat(mix(base, 0xFF2A1830, 0.18), top=self.top + 22, bottom=self.bottom)
            )
        else:
            fig.part(path, self.coat(base))
        if self.breed.stockings != 0:
            start = leg.knee + (leg.hock - leg.knee) * 0.35
            end = leg.hock + (leg.ball - leg.hock) * 0.25
            strength = self.breed.stockings
            colour = self.look.dark if strength > 0 else self.look.pale
            if strength < 0:
                # White socks are short and end sharply.
                start, end = (
                    leg.hock + (leg.knee - leg.hock) * 0.28,
                    leg.hock + (leg.knee - leg.hock) * 0.2,
                )
            dark = fig.tone(colour, 0.25 if far else 0.5 if strength > 0 else 0.8)
            sock = fig.gradient(
                start, end,
                [alpha(dark, 0), alpha(dark, abs(strength))],
            )  # fmt: skip
            # Only past the knee: the gradient would else run back over the thigh of a folded leg.
            shin = shape.past(1.34)
            fig.mark(shin, sock, within=shin)

    def ear(self, *, far: bool) -> None:
        fig, head, pose = self.fig, self.breed.head, self.pose
        back, tip, front = head.ear
        # A hanging ear is lifted by the wind where a standing one is laid back.
        flat = (46 if head.ear_folds else -52) * pose.ears_back
        turn = flat + (9 if far else 0) + pose.ear_twitch * (4 if far else -7)
        root = (back + front) / 2
        move = complex(6.5, -0.6) if far else 0j
        shape = [root + turned(p - root, turn) + move for p in (back, tip, front)]
        back, tip, front = shape
        if head.ear_folds:
            self.hanging_ear(back, tip, front, far=far)
            return
        if head.antlers:
            self.antler(far=far)
        path = _ear_path(back, tip, front)
        if head.round_ear:
            path = oval(
                root + (tip - root) * 0.45, abs(back - front) * 0.52, abs(tip - root) * 0.52
            )
        base = mix(self.look.base, self.look.dark, 0.3 if far else 0.0)
        fig.part(path, fig.coat(base, top=tip.imag - 4, bottom=root.imag + 12))
        inner = [back + (front - back) * 0.42 + (tip - root) * 0.02]
        inner.append(inner[0] + (tip - inner[0]) * 0.74)
        inner.append(front + (back - front) * 0.1 + (tip - root) * 0.05)
        if not far:
            pale = mix(self.look.pale, 0xFFC98A80, 0.35)
            shell = fig.coat(pale, top=tip.imag, bottom=root.imag + 18)
            fig.mark(_ear_path(*inner), shell, within=path if head.round_ear else None)
        if self.breed.ear_tips > 0:
            dark = fig.tone(self.look.dark, 0.5)
            edge = fig.gradient(
                tip, root,
                [alpha(dark, self.breed.ear_tips), alpha(dark, 0)], at=(0.22, 0.62),
            )  # fmt: skip
            fig.mark(path, edge, within=path)

    def antler(self, *, far: bool) -> None:
        """One antler with its tines."""
        fig = self.fig
        move = complex(5.0, 0.6) if far else complex(0.5, 0)
        paint = fig.coat(mix(0xFFCDA878, 0xFF4A2C22, 0.35 if far else 0.0), top=-44, bottom=-4)
        beam = [complex(0, -9), complex(-5, -19), complex(-5.5, -28), complex(-1, -36)]
        fig.part(tube([p + move for p in beam], [1.7, 1.5, 1.3, 0.4]), paint)
        for start, bend, end in ((beam[1], 0.5 - 23j, 5 - 27j), (beam[2], -9 - 32j, -11 - 36j)):
            fig.part(tube([p + move for p in (start, bend, end)], [1.3, 1.1, 0.3]), paint)

    def hanging_ear(self, back: complex, tip: complex, front: complex, *, far: bool) -> None:
        """A soft ear that falls over the cheek and flies up in a run."""
        fig = self.fig
        root = (back + front) / 2
        path = tube([root + 1j, root + (tip - root) * 0.5, tip], [5.0, 6.4, 4.6])
        base = mix(self.look.base, self.look.dark, 0.62 if far else 0.42)
        if not far:
            fig.shade(path, soft=1.6, strength=0.4, away=complex(1.2, 1.4))
        fig.part(path, fig.coat(base, top=-16, bottom=20))

    def head_shade(self) -> None:
        """The shadow of the head on the neck, in the head's frame."""
        skull = still_closed(self.breed.head.skull)
        self.fig.shade(skull, soft=3.0, strength=0.42, away=complex(-2.5, 3.5))

    def head(self, eyes_open: float) -> None:
        fig, head, look = self.fig, self.breed.head, self.look
        skull = still_closed(head.skull)
        if head.ruff:
            colour = look.pale if self.breed.pale_belly > 0 else look.base
            fig.part(
                fringe(head.ruff, length=5.5, lean=0.5, teeth=1),
                fig.coat(colour, top=-12, bottom=44),
            )
        fig.part(skull, fig.coat(look.base, top=-16, bottom=20))
        pale = fig.coat(look.pale, top=-12, bottom=22)
        blush = fig.tone(0xFFFF8A70, 0.6)
        warm = radial((3, 5.5), 6, [alpha(blush, 0.3), alpha(blush, 0)])
        with fig.inside(skull):
            fig.mark(still_closed(head.mask), pale, soft=0.45)
            fig.mark(oval(complex(3, 5.5), 6, 4), warm)
            if head.patch:
                patch = oval(head.eye + complex(-0.6, 1.0), 5.0, 6.0, tilt=24)
                fig.mark(patch, fill(fig.tone(look.dark, 0.5)), soft=0.4)
        fig.line(curve(head.mouth), mix(look.dark, 0xFF3A2018, 0.4), 0.9)
        self.nose()
        self.eye(eyes_open)
        if head.whiskers:
            pen = stroke(alpha(fig.tone(0xFFFFFFFF, 0.95), 0.8), 0.6)
            hairs = skia.Path()
            for k in (-1, 0, 1):
                root = head.nose + complex(-5.0, 5.0 + 1.4 * k)
                bend, tip = complex(-8, -0.6 + 1.6 * k), complex(-17, 1.0 + 4.0 * k)
                hairs.addPath(curve([root, root + bend, root + tip]))
            fig.detail(hairs, pen)

    def nose(self) -> None:
        fig, head = self.fig, self.breed.head
        size, at = head.nose_size, head.nose
        fig.part(
            oval(at, size, size * 0.82, tilt=18),
            fill(fig.tone(0xFFE98088 if head.pink_nose else 0xFF2A1C24, 0.6)),
        )
        fig.canvas.drawPath(
            oval(at + complex(-0.2, -1.1) * size * 0.4, size * 0.4, size * 0.2, tilt=18),
            fill(alpha(fig.tone(0xFFFFFFFF, 0.9), 0.7)),
        )

    def eye(self, openness: float) -> None:
        fig, head, look = self.fig, self.breed.head, self.look
        at, r = head.eye, head.eye_size
        dark = fig.tone(mix(look.dark, 0xFF140A10, 0.6), 0.4)
        if openness < 0.2:
            fig.line(
                curve([at + complex(-r, 0.2), at + complex(0, r * 0.42), at + complex(r, -0.1)]),
                look.dark,
                1.1,
            )
            return
        fig.canvas.save()
        fig.canvas.translate(at.real, at.imag)
        fig.canvas.rotate(12)
        fig.canvas.scale(1.0, max(0.25, openness))
        shape = (
            oval(0j, r * 0.92, r * 1.06)
            if head.round_eye
            else closed(
                [
                    complex(-r * 1.1, 0.3),
                    complex(-r * 0.35, -r * 0.92),
                    complex(r * 0.55, -r * 0.62),
                    complex(r * 1.08, r * 0.34),
                    complex(r * 0.2, r * 0.86),
                    complex(-r * 0.6, r * 0.7),
                ]
            )
        )
        fig.canvas.drawPath(shape, fill(dark))
        fig.canvas.clipPath(shape, True)
        iris = fig.tone(look.accent, 0.95)
        fig.canvas.drawCircle(
            r * 0.1,
            r * 0.25,
            r * 0.72,
            radial((r * 0.1, r * 0.55), r * 0.9, [mix(iris, 0xFFFFC070, 0.45), iris, dark]),
        )
        fig.canvas.drawCircle(r * 0.14, 0.0, r * 0.5, fill(0xFF120A0E))
        fig.canvas.drawCircle(r * 0.38, -r * 0.3, r * 0.3, fill(0xFFFFFFFF))
        fig.canvas.drawCircle(-r * 0.3, r * 0.38, r * 0.14, fill(0xB0FFFFFF))
        fig.canvas.restore()


def _ear_path(back: complex, tip: complex, front: complex) -> skia.Path:
    """A pointed ear: its back edge bulges, its tip is a little round."""
    path = skia.Path()
    path.moveTo(back.real, back.imag)
    bulge = (back + tip) / 2 + 1j * (tip - back) * -0.16
    path.quadTo(bulge.real, bulge.imag, *_xy(tip + (back - tip) * 0.06))
    path.quadTo(*_xy(tip), *_xy(tip + (front - tip) * 0.06))
    swell = (front + tip) / 2 + 1j * (tip - front) * 0.1
    path.quadTo(*_xy(swell), *_xy(front))
    low = (front + back) / 2 + complex(0, 5)
    path.quadTo(*_xy(low), *_xy(back))
    path.close()
    return path


def _zigzag(at: complex, way: complex, *, wide: float, reach: float) -> skia.Path:
    """Everything past ``at`` along ``way``, with a toothed edge like locks of fur."""
    side = 1j * way
    points = [at - side * wide]
    for k in range(5):
        across = side * wide * ((k + 0.5) * 0.4 - 1)
        points.append(at + across - way * (6.5 if k % 2 == 0 else 5))
        points.append(at + side * wide * ((k + 1) * 0.4 - 1) + way * (1.5 if k % 2 else 3.0))
    points += [at + side * wide + way * reach, at - side * wide + way * reach]
    path = skia.Path()
    path.addPoly([skia.Point(p.real, p.imag) for p in points], True)
    return path


def _xy(point: complex) -> tuple[float, float]:
    return point.real, point.imag


def _resampled(values: tuple[float, ...], count: int) -> list[float]:
    """The same run of values at another number of even steps."""
    last = len(values) - 1
    out = []
    for i in range(count):
        at = i * last / (count - 1)
        low = min(int(at), last - 1)
        out.append(values[low] + (values[low + 1] - values[low]) * (at - low))
    return out
