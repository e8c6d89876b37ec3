"""A garden in flower, and its plain sister the meadow: lawn, beds, hedge, trees, swaying grass."""

from __future__ import annotations

import math

import skia

from ..canvas import alpha, blob, fill, image_of, linear, mix
from ..flora import BLOOMS, bush, flower_image, grass_row, tree
from ..layers import Layer, Site
from ..sky import sky_layers
from ..stage import Window
from ..sway import Row, Swaying, sprite_of
from . import zen
from .ground import Soil, swell
from .scenery import Scenery, Spot
from .seasons import blossoms_of, grass_of, is_snowy, leaf_of
from .trees import seasonal_tree

__all__ = ["build_garden", "build_meadow", "meadow_ground"]

_GRASS = (0xFF3F8A3A, 0xFF9CCB56)
_CHERRY = 0xFFF4A8C2
_PINKS = (0xFFFFC6DA, 0xFFFFE2EC, 0xFFFF9EBE)
_SUBJECT_X = 0.47
"""Where the first subject stands, share of the width."""


def build_garden(site: Site) -> Scenery:
    """A flower garden with a hedge and a fence behind; raked gravel if it is a zen garden."""
    if site.scene.has("zen"):
        return zen.build(site)
    return _Ground(site, is_garden=True).scenery()


def build_meadow(site: Site) -> Scenery:
    """Open grassland with hills."""
    return _Ground(site, is_garden=False).scenery()


def meadow_ground(site: Site) -> Scenery:
    """Only the lawn, flowers and grass, for places with their own distance."""
    return _Ground(site, is_garden=False).scenery(distance=False)


class _Ground:
    """The pieces of a green place, laid out once."""

    def __init__(self, site: Site, *, is_garden: bool) -> None:
        self.site, self.light, self.frame = site, site.light, site.frame
        self.unit = site.frame.unit
        self.is_garden = is_garden
        self.horizon_y = site.frame.height * site.path.horizon
        # The subject's row: two thirds down, wherever the horizon is.
        self.ground_y = self.horizon_y + self.unit * 0.34
        self.snowy = is_snowy(site.scene)
        self.grass = grass_of(site.scene, _GRASS)
        self.leaf = leaf_of(site.scene, 0xFF5C9C50)
        self.is_cherry = any(site.scene.has(it) for it in ("cherry", "blossoms", "petals"))

    def scenery(self, *, distance: bool = True) -> Scenery:
        unit, frame = self.unit, self.frame
        back: list[Layer] = []
        if distance:
            back += [*sky_layers(self.site, self.horizon_y), self._hills(), self._trees()]
        if self.is_garden:
            back.append(self._hedge())
        back.append(self._lawn())
        front: list[Layer] = []
        if self.snowy:
            back += self._snow()
        else:
            back += self._beds()
            front += self._near_grass()
        if self.is_cherry and distance and not self.site.scroll_px_s:
            back.append(self._cherry())
        if not self.snowy:
            front += self._rays()
        return Scenery(
            back=tuple(back),
            front=tuple(front),
            spots=(
                Spot(frame.width * _SUBJECT_X, self.ground_y + unit * 0.03, 1.0),
                Spot(frame.width * 0.78, self.ground_y - unit * 0.06, 0.81, 1.2),
                Spot(frame.width * 0.16, self.ground_y - unit * 0.04, 0.81, 1.15),
            ),
            air=(
                frame.width * 0.08,
                frame.height * 0.1,
                frame.width * 0.92,
                self.ground_y - unit * 0.2,
            ),
            light=self.light,
        )

    def _snow(self) -> list[Layer]:
        """Drifts where the grass would be."""
        soil = Soil(self.grass[1], self.grass[0])
        return [
            swell(self.site, name, depth=depth, top=self.ground_y + self.unit * up, bump=0.012,
                  soil=soil, fall=0.2)
            for name, depth, up in (("far", 1.5, -0.16), ("mid", 1.12, -0.05))
        ]  # fmt: skip

    def _cherry(self) -> Layer:
        """A great cherry tree in blossom at the side."""
        unit, frame = self.unit, self.frame
        at = (frame.width * 0.12, self.ground_y - unit * 0.06)
        tall = min(unit * 0.86, at[1] * 0.95)

        def paint(canvas: skia.Canvas, _window: Window) -> None:
            tree(canvas, at, height=tall, colour=_CHERRY, light=self.light,
                 rng=self.site.rng("cherry"), blooms=_PINKS)  # fmt: skip

        return self.site.plate(1.35, paint, top=at[1] - tall * 1.15, bottom=at[1] + unit * 0.05)

    def _hills(self) -> Layer:
        light, unit, horizon_y = self.light, self.unit, self.horizon_y

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("hills")
            for rise, far in ((0.16, 0.8), (0.10, 0.6), (0.055, 0.42)):
                step = unit * 0.34
                count = max(3, round(window.width / step))
                ups = rng.uniform(0.35, 1.0, count)
                points = [
                    (window.left + window.width * i / count, horizon_y - rise * unit * ups[i])
                    for i in range(count)
                ]
                points.append((window.right, points[0][1]))
                base = light.lit(mix(self.grass[0], 0xFF7FA88A, far * 0.6), 0.5)
                tone = light.distant(base, far)
                path = blob(points, closed=False)
                path.lineTo(window.right, horizon_y + unit * 0.1)
                path.lineTo(window.left, horizon_y + unit * 0.1)
                canvas.drawPath(
                    path,
                    linear(
                        (0, horizon_y - rise * unit),
                        (0, horizon_y),
                        [tone, light.distant(base, min(1.0, far + 0.25))],
                    ),
                )

        return self.site.plate(
            14.0,
            paint,
            soft_px=unit * 0.004,
            top=horizon_y - unit * 0.3,
            bottom=horizon_y + unit * 0.12,
        )

    def _trees(self) -> Layer:
        light, unit, horizon_y = self.light, self.unit, self.horizon_y

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("trees")
            gap = unit * (0.30 if self.is_garden else 0.55)
            count = max(3, round(window.width / gap))
            for i in range(count):
                x = window.left + (i + rng.uniform(0.1, 0.9)) * window.width / count
                tone = mix(0xFF5C9C50, (0xFF8FB85A, 0xFF3F7F56, 0xFFA9C46A)[i % 3], 0.6)
                y = horizon_y + unit * rng.uniform(0.0, 0.025)
                if rng.random() < (0.55 if self.is_garden else 0.7):
                    tall = unit * rng.uniform(0.26, 0.42)
                    if self.is_cherry:
                        tree(canvas, (x, y), height=tall, colour=_CHERRY, light=light, rng=rng,
                             blooms=_PINKS)  # fmt: skip
                    else:
                        seasonal_tree(canvas, (x, y), height=tall, green=tone, light=light, rng=rng,
                                      scene=self.site.scene, number=i)  # fmt: skip
                else:
                    bush(
                        canvas,
                        (x, y),
                        width=unit * rng.uniform(0.2, 0.34),
                        height=unit * rng.uniform(0.12, 0.2),
                        colour=self._bush(tone, i),
                        blooms=blossoms_of(self.site.scene) if i % 3 == 0 else (),
                        light=light,
                        rng=rng,
                    )
            haze = light.distant(light.fog, 0.0)
            canvas.drawRect(
                skia.Rect.MakeLTRB(
                    window.left, horizon_y - unit * 0.45, window.right, horizon_y + unit * 0.1
                ),
                linear(
                    (0, horizon_y - unit * 0.35),
                    (0, horizon_y + unit * 0.04),
                    [alpha(haze, 0.0), alpha(haze, 0.16 + 0.5 * light.fog_density * 0.5)],
                    blend=skia.BlendMode.kSrcATop,
                ),
            )

        return self.site.plate(
            6.0,
            paint,
            soft_px=unit * 0.0065,
            top=horizon_y - unit * 0.55,
            bottom=horizon_y + unit * 0.12,
        )

    def _bush(self, green: int, number: int) -> int:
        """A bush's colour in this season; in winter the snow on it."""
        return 0xFFD8E2EE if self.snowy else leaf_of(self.site.scene, green, number)

    def _hedge(self) -> Layer:
        light, unit = self.light, self.unit
        base_y = self.horizon_y + unit * 0.09

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("hedge")
            tones = (0xFFF58AB0, 0xFFFFFFFF, 0xFFFFD35E, 0xFFB98CF2, 0xFFFF8A6A)
            count = max(3, round(window.width / (unit * 0.21)))
            for i in range(count):
                x = window.left + (i + 0.5 + rng.uniform(-0.25, 0.25)) * window.width / count
                bush(
                    canvas,
                    (x, base_y),
                    width=unit * rng.uniform(0.26, 0.36),
                    height=unit * rng.uniform(0.12, 0.2),
                    colour=self._bush(0xFF549B53, i),
                    light=light,
                    rng=rng,
                    blooms=() if self.snowy else tones[i % 3 : i % 3 + 2],
                )
            _fence(canvas, window, base_y + unit * 0.015, unit, self.site)

        return self.site.plate(
            3.2, paint, soft_px=unit * 0.0045, top=base_y - unit * 0.3, bottom=base_y + unit * 0.08
        )

    def _lawn(self) -> Layer:
        light, unit, frame = self.light, self.unit, self.frame
        top = self.horizon_y + unit * (0.055 if self.is_garden else -0.005)
        dark, bright = self.grass

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("lawn")
            ground = skia.Rect.MakeLTRB(window.left, top, window.right, window.bottom)
            stops = [
                light.distant(
                    light.lit(bright if self.snowy else mix(bright, 0xFFF4F0A8, 0.25), 0.8), 0.3
                ),
                light.lit(bright, 0.62),
                light.lit(dark, 0.5),
                light.lit(dark, 0.22),
            ]
            canvas.drawRect(ground, linear((0, top), (0, frame.height), stops, at=(0, 0.2, 0.6, 1)))
            for _ in range(46):
                y = top + (frame.height - top) * rng.random() ** 1.5
                grow = (y - top) / unit + 0.08
                x = rng.uniform(window.left, window.right)
                tone = light.lit(
                    bright if rng.random() < 0.6 else dark, 0.9 if rng.random() < 0.5 else 0.2
                )
                canvas.drawOval(
                    skia.Rect.MakeXYWH(x, y, unit * 1.1 * grow, unit * 0.09 * grow),
                    fill(alpha(tone, 0.16), soft=unit * 0.025 * grow + 1),
                )
            if self.snowy:
                return
            far = self.ground_y - unit * 0.03
            grass_row(
                canvas,
                left=window.left,
                right=window.right,
                root_y=(top + unit * 0.012, far),
                height=unit * 0.05,
                count=round(900 * window.width / (unit * 1.78)),
                colours=self.grass,
                light=light,
                rng=rng,
            )

        # Painted at the subject's depth; what is farther hardly moves against it.
        return self.site.plate(1.25, paint, top=top - unit * 0.06)

    def _beds(self) -> list[Layer]:
        """Rows of grass and flowers behind the subject."""
        rows: list[Layer] = []
        flowers = self.site.scene.has("flowers") or self.is_garden
        for name, up, height, depth, many in (
            ("far", 0.13, 0.075, 1.55, 26),
            ("mid", 0.055, 0.105, 1.2, 20),
        ):
            y = self.ground_y - self.unit * up
            rows.append(self._row(name, y, self.unit * height, depth, many if flowers else 7))
        return rows

    def _near_grass(self) -> list[Layer]:
        unit, frame = self.unit, self.frame
        flowers = self.site.scene.has("flowers") or self.is_garden
        rows: list[Layer] = [
            self._row("foot", self.ground_y + unit * 0.11, unit * 0.085, 0.97, 8 if flowers else 3),
            self._row(
                "near", max(self.ground_y + unit * 0.21, frame.height * 1.0), unit * 0.17, 0.86, 0
            ),
        ]
        if flowers:
            rows.append(self._tall_flowers())
        if not self.site.scroll_px_s:  # they would rush across the runner
            rows.append(self._lens_flowers(flowers))
        return rows

    def _row(self, name: str, root_y: float, height: float, depth: float, flowers: int) -> Row:
        """One row that bends in the wind."""
        site, light, unit = self.site, self.light, self.unit
        window = site.window(depth)
        many = round(window.width / unit * 210)

        def paint(canvas: skia.Canvas, at: Window) -> None:
            rng = site.rng("row " + name)
            ground = (root_y - height * 0.35, root_y + height * 0.15)
            middle = (ground[0] + ground[1]) / 2

            def blades(far: float, near: float) -> None:
                grass_row(
                    canvas,
                    left=at.left,
                    right=at.right,
                    root_y=(far, near),
                    height=height,
                    count=many // 2,
                    colours=self.grass,
                    light=light,
                    rng=rng,
                )

            blades(ground[0], middle)
            for k in range(round(flowers * at.width / (unit * 1.78))):
                size = height * rng.uniform(1.1, 1.75)
                kind = int(rng.integers(len(BLOOMS)))
                image = image_of(flower_image(size, light=light, rng=rng, kind=kind))
                x = rng.uniform(at.left, at.right) - image.width() / 2
                if depth < 1 and self._would_hide(x + image.width() / 2):
                    continue
                canvas.drawImage(image, x, root_y - image.height() + (k % 3) * height * 0.08)
            blades(middle, ground[1])

        return site.row(
            depth,
            paint,
            root_y=root_y,
            top=root_y - height * 2.3,
            bottom=root_y + height * 0.3,
            reach_px=height * 0.42,
            phase=sum(map(ord, name)),
        )

    def _tall_flowers(self) -> Layer:
        """Flowers in front, at the sides: each nods by itself."""
        rng, unit, frame = self.site.rng("tall"), self.unit, self.frame
        window = self.site.window(0.86)
        images = [
            flower_image(unit * 0.24, light=self.light, rng=rng, kind=k) for k in range(len(BLOOMS))
        ]
        sprites = []
        count = round(window.width / unit * 11)
        foot_y = max(self.ground_y + unit * 0.2, frame.height * 0.985)
        tops = foot_y - unit * 0.24
        for i in range(count):
            share = (i + rng.random()) / count
            x = window.left + share * window.width
            if tops < self.ground_y + unit * 0.03 and self._would_hide(x):
                continue
            y = foot_y + unit * rng.uniform(-0.03, 0.05)
            edge = abs(share - 0.5) * 2
            image = images[int(rng.integers(len(images)))]
            sprites.append(sprite_of(image, (x, y), rng.uniform(0.6, 0.85) + 0.3 * edge))
        speed = -self.site.scroll_px_s / 0.86
        return Swaying(sprites, 0.86, 7.0, self.light.wind + 0.3, speed, window)

    def _would_hide(self, x: float) -> bool:
        """Whether a flower in front, standing at ``x``, would stand before the subject."""
        away = abs(x - self.frame.width * _SUBJECT_X)
        return not self.site.scroll_px_s and away < 0.36 * self.unit

    def _lens_flowers(self, flowers: bool) -> Layer:
        """Big blurred blades and flowers at the lens, in the lower corners."""
        unit, frame, depth = self.unit, self.frame, 0.55
        site, light = self.site, self.light

        def paint(canvas: skia.Canvas, at: Window) -> None:
            rng = site.rng("lens")
            y = frame.height + unit * 0.08
            # In a narrow frame they are smaller, or they would reach the subject.
            slim = min(1.0, frame.width / (unit * 1.6))
            spread = min(unit * 0.42, frame.width * 0.15) * slim
            for side in (0.0, 1.0):
                middle = at.left + side * at.width
                grass_row(
                    canvas,
                    left=middle - spread * 1.2,
                    right=middle + spread * 1.2,
                    root_y=(y, y + unit * 0.06),
                    height=unit * 0.3,
                    count=60,
                    colours=(mix(self.grass[0], 0xFF103020, 0.35), self.grass[1]),
                    light=light,
                    rng=rng,
                )
                for _ in range(5 if flowers else 0):
                    flower = flower_image(
                        unit * slim * rng.uniform(0.36, 0.5),
                        light=light,
                        rng=rng,
                        kind=int(rng.integers(len(BLOOMS))),
                    )
                    image = image_of(flower)
                    canvas.drawImage(
                        image,
                        middle + spread * rng.uniform(-1, 1) - image.width() / 2,
                        y - image.height() * rng.uniform(0.8, 1.0),
                    )

        return site.row(
            depth,
            paint,
            root_y=frame.height + unit * 0.1,
            top=frame.height - unit * 0.5,
            bottom=frame.height + unit * 0.12,
            reach_px=unit * 0.05,
            soft_px=max(3.0, unit * 0.0125),
            phase=2.2,
        )

    def _rays(self) -> list[Layer]:
        """Slanting sunlight that breathes."""
        light, frame, unit = self.light, self.frame, self.unit
        if not light.has_beams or light.is_moon:
            return []
        side = 1 if light.key_direction[0] > 0 else -1

        def paint(canvas: skia.Canvas, _window: Window) -> None:
            rng = self.site.rng("rays")
            origin = frame.width * (1.02 if side > 0 else -0.02)
            for i in range(6):
                x = origin - side * unit * (0.02 + 0.16 * i + rng.uniform(0, 0.06))
                foot = x - side * unit * (0.55 + 0.12 * i)
                wide = unit * rng.uniform(0.03, 0.09)
                path = skia.Path()
                path.addPoly(
                    [
                        skia.Point(x, -unit * 0.05),
                        skia.Point(x + wide, -unit * 0.05),
                        skia.Point(foot + wide * 2.6, frame.height),
                        skia.Point(foot, frame.height),
                    ],
                    True,
                )
                canvas.drawPath(
                    path,
                    linear(
                        (x, 0),
                        (foot, frame.height * 0.95),
                        [alpha(light.glow, 0.20), alpha(light.glow, 0.10), alpha(light.glow, 0.0)],
                    ),
                )

        return [
            self.site.glow(
                paint,
                soft_px=unit * 0.02,
                level=lambda t_s: 0.75 + 0.25 * math.sin(0.5 * t_s + 0.4),
            )
        ]


def _fence(canvas: skia.Canvas, window: Window, y: float, unit: float, site: Site) -> None:
    """White pickets."""
    light = site.light
    gap, tall, wide = unit * 0.052, unit * 0.13, unit * 0.026
    lit, shade = light.lit(0xFFFFFDF6, 0.95), light.lit(0xFFE8E2D8, 0.25)
    count = max(2, round(window.width / gap))
    gap = window.width / count
    for up in (0.3, 0.74):
        rail = skia.Rect.MakeXYWH(window.left, y - tall * up - wide * 0.3, window.width, wide * 0.6)
        canvas.drawRect(rail, fill(light.lit(0xFFEDE8DE, 0.5)))
    for i in range(count):
        x = window.left + (i + 0.5) * gap
        path = skia.Path()
        path.addPoly(
            [
                skia.Point(x - wide / 2, y),
                skia.Point(x - wide / 2, y - tall * 0.86),
                skia.Point(x, y - tall),
                skia.Point(x + wide / 2, y - tall * 0.86),
                skia.Point(x + wide / 2, y),
            ],
            True,
        )
        canvas.drawPath(
            path, linear((0, y - tall), (0, y), [lit, light.lit(0xFFF4EFE6, 0.7), shade])
        )
