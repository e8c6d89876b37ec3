"""A forest of conifers in any season, and its open sister the snowfield."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from ..canvas import alpha, blob, fbm, fill, linear, mix, premultiplied
from ..flora import conifer, grass_row, tree
from ..layers import Layer, Site
from ..scene import Season
from ..sheet import plate_of
from ..sky import sky_layers, sun_at
from ..stage import Window
from ..sway import Row
from .enchanted import enchanted_light, mushrooms, wisps
from .scenery import Scenery, Spot
from .seasons import is_snowy, leaf_of, season_of

__all__ = ["build_forest", "build_snowfield"]


def build_forest(site: Site) -> Scenery:
    """Conifers in ranks, mist between them, drifts or moss in front."""
    if site.scene.has("enchanted"):
        site = replace(site, light=enchanted_light(site.light))
    return _Wood(site, dense=1.0).scenery()


def build_snowfield(site: Site) -> Scenery:
    """Open drifts with a few trees far off."""
    return _Wood(site, dense=0.25).scenery()


class _Wood:
    """The pieces of a forest, laid out once."""

    def __init__(self, site: Site, *, dense: float) -> None:
        self.site, self.light, self.frame = site, site.light, site.frame
        self.unit = site.frame.unit
        self.dense = dense
        # A snowfield is one whatever the prompt says of the season.
        self.snowy = is_snowy(site.scene) or dense < 0.6
        self.horizon_y = site.frame.height * site.path.horizon
        self.ground_y = self.horizon_y + self.unit * 0.27
        self.autumn = season_of(site.scene) is Season.AUTUMN
        self.needles = 0xFF2E5B52 if not self.autumn else 0xFF6A6A3A
        if self.snowy:
            # By day, snow as bright as it is would be a white sheet on the screen.
            self.soil = (0xFFFFFFFF, 0xFFE4E9F4) if site.light.is_dark else (0xFFEFF3FA, 0xFFC6D4EA)
        else:
            self.soil = (0xFFD09A50, 0xFF8A5A30) if self.autumn else (0xFF8A9A4E, 0xFF4F6A38)

    def scenery(self) -> Scenery:
        unit, frame = self.unit, self.frame
        back: list[Layer] = [*sky_layers(self.site, self.horizon_y)]
        if self.dense < 0.6:
            back.append(self._peaks())
        back += [
            self._rank("far", depth=9.0, height=0.20, gap=0.055, far=0.72, up=-0.005),
            self._mist(7.5, 0.55),
            self._rank("back", depth=5.0, height=0.33, gap=0.115, far=0.48, up=0.018),
            self._mist(4.2, 0.42),
            self._rank("middle", depth=3.0, height=0.50, gap=0.23, far=0.24, up=0.05),
            self._drift("far", depth=2.9, up=0.045, bump=0.018, shade=0.32, until=0.125),
            self._mist(2.6, 0.22),
            self._rank("front", depth=1.9, height=0.80, gap=0.62, far=0.06, up=0.13),
            self._drift("middle", depth=1.7, up=0.125, bump=0.02, shade=0.18, until=0.20),
            self._drift("ground", depth=1.12, up=0.20, bump=0.012, shade=0.0),
            *self._shafts(),
        ]
        front: list[Layer] = [self._drift("near", depth=0.84, up=0.40, bump=0.03, shade=-0.1)]
        if not self.snowy:
            back.append(self._ferns(1.05, 0.235, 0.06))
            front.append(self._ferns(0.84, 0.43, 0.13))
        if self.site.scene.has("enchanted") and not self.site.scroll_px_s:
            y = self.ground_y
            back.append(mushrooms(self.site, depth=1.2, y=y, size=0.07,
                                  spans=((0.02, 0.36), (0.66, 0.98))))  # fmt: skip
            back.append(wisps(self.site, top=y - unit * 0.5, bottom=y + unit * 0.1))
            front.append(mushrooms(self.site, depth=0.84, y=frame.height - unit * 0.0, size=0.15,
                                   spans=((0.08, 0.22), (0.78, 0.92))))  # fmt: skip
        if not self.site.scroll_px_s:  # a tree that rushed past would hide the runner
            front.append(self._lens())
        return Scenery(
            back=tuple(back),
            front=tuple(front),
            spots=(
                Spot(frame.width * 0.52, self.ground_y + unit * 0.06, 1.0),
                Spot(frame.width * 0.22, self.ground_y + unit * 0.0, 0.83, 1.2),
                Spot(frame.width * 0.8, self.ground_y + unit * 0.01, 0.83, 1.2),
            ),
            air=(
                frame.width * 0.1,
                frame.height * 0.15,
                frame.width * 0.9,
                self.ground_y - unit * 0.1,
            ),
            light=self.light,
        )

    def _rank(
        self, name: str, *, depth: float, height: float, gap: float, far: float, up: float
    ) -> Layer:
        """A rank of trees."""
        unit, light = self.unit, self.light
        root_y = self.horizon_y + unit * up
        tall = unit * height

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("rank " + name)
            count = max(2, round(window.width / (unit * gap) * self.dense))
            for i in range(count):
                x = window.left + (i + 0.5 + rng.uniform(-0.42, 0.42)) * window.width / count
                size = tall * rng.uniform(0.62, 1.18)
                y = root_y + unit * rng.uniform(-0.006, 0.012) / math.sqrt(depth)
                chance = 0.72 if self.autumn else 0.3
                broad = not self.snowy and depth < 6 and rng.random() < chance
                broad = broad and (self.autumn or depth < 4)
                # A generator for each tree, so that skipping one leaves the others as they are.
                own = np.random.default_rng(int(rng.integers(2**32)))
                box = skia.Rect.MakeLTRB(
                    x - size * 0.5, y - size * 1.1, x + size * 0.5, y + size * 0.1
                )
                if canvas.quickReject(box):
                    continue
                if broad:
                    leaf = leaf_of(self.site.scene, 0xFF5F8F4A, i)
                    tree(canvas, (x, y), height=size * 0.8, colour=leaf, light=light, rng=own)
                    continue
                conifer(
                    canvas,
                    (x, y),
                    height=size,
                    light=light,
                    rng=own,
                    colour=self.needles,
                    snow=0.9 if self.snowy else 0.0,
                    far=far,
                )
            # Their feet stand in the haze.
            haze = light.fog
            canvas.drawRect(
                skia.Rect.MakeLTRB(
                    window.left, root_y - tall * 0.55, window.right, root_y + unit * 0.05
                ),
                linear(
                    (0, root_y - tall * 0.5),
                    (0, root_y),
                    [alpha(haze, 0.0), alpha(haze, 0.16 + 0.5 * far)],
                    blend=skia.BlendMode.kSrcATop,
                ),
            )

        soft = unit * {"far": 0.0028, "back": 0.0014, "middle": 0.0, "front": 0.0012}[name]
        return self.site.plate(
            depth, paint, soft_px=soft, top=root_y - tall * 1.45, bottom=root_y + unit * 0.06
        )

    def _mist(self, depth: float, strength: float) -> Layer:
        """A bank of mist that creeps."""
        unit, light = self.unit, self.light
        drift = unit * 0.012
        window = self.site.window(depth)
        travel = math.ceil(drift * self.site.path.duration_s)
        width, height = (window.width + travel) // 4, max(8, round(unit * 0.42) // 4)
        rng = self.site.rng(f"mist {depth}")
        noise = fbm(width, height, cells=(max(3, width * 4 / unit * 2.2), 3), rng=rng, octaves=4)
        if self.site.scroll_px_s:
            # Ends must meet: cross-fade the last stretch into the first.
            lap = width // 6
            ramp = np.linspace(0, 1, lap, dtype=np.float32)
            noise[:, -lap:] = noise[:, -lap:] * (1 - ramp) + noise[:, :lap] * ramp
            noise = np.concatenate([noise[:, lap:], noise[:, :0]], axis=1)
        rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
        bank = np.exp(-(((rows - 0.62) / 0.26) ** 2)) * np.clip(noise * 1.9 - 0.35, 0, 1)
        cover = bank * strength * (0.5 + 0.7 * light.fog_density)
        tone = mix(light.fog, light.glow, 0.18)
        small = premultiplied(alpha(tone, 1.0), cover.astype(np.float32))
        top = round(self.horizon_y - unit * 0.28)
        scale = 4
        at = Window(
            window.left - travel,
            top,
            window.left - travel + small.shape[1] * scale,
            top + height * scale,
        )
        speed = drift - (self.site.scroll_px_s / depth)
        return plate_of(
            small,
            at,
            depth,
            speed_px_s=speed,
            rolls=bool(self.site.scroll_px_s),
            shrunk=float(scale),
            is_soft=True,
        )

    def _drift(
        self,
        name: str,
        *,
        depth: float,
        up: float,
        bump: float,
        shade: float,
        until: float | None = None,
    ) -> Layer:
        """A swell of ground, its crest catching the light."""
        unit, light = self.unit, self.light
        top = self.horizon_y + unit * up
        bright, dark = self.soil

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("drift " + name)
            count = max(4, round(window.width / (unit * 0.42)))
            ups = rng.uniform(-1, 1, count)
            points = [
                (window.left + window.width * i / count, top + bump * unit * ups[i % count])
                for i in range(-1, count + 2)
            ]
            crest = blob(points, closed=False)
            body = skia.Path(crest)
            body.lineTo(points[-1][0], window.bottom + 4)
            body.lineTo(points[0][0], window.bottom + 4)
            body.close()
            canvas.save()
            # Its own stretch only: where the next one begins must look as if it went on.
            canvas.clipRect(
                skia.Rect.MakeLTRB(window.left, window.top, window.right, window.bottom)
            )
            foot = min(float(window.bottom), top + unit * 0.34)
            stops = [
                light.lit(bright, 0.9 - shade),
                light.lit(mix(bright, dark, 0.5), 0.62 - shade),
                light.lit(dark, max(0.0, 0.36 - shade)),
            ]
            stops = [light.distant(c, 0.14 * depth - 0.1) if depth > 1 else c for c in stops]
            canvas.drawPath(body, linear((0, top - bump * unit), (0, foot), stops, at=(0, 0.35, 1)))
            canvas.save()
            canvas.clipPath(body, True)
            for _ in range(round(window.width / unit * 7)):
                x, y = (
                    rng.uniform(window.left, window.right),
                    top + unit * rng.uniform(0.0, 0.3) ** 1.0,
                )
                wide = unit * rng.uniform(0.15, 0.5) / math.sqrt(depth)
                tone = light.lit(bright, 1.0) if rng.random() < 0.5 else light.lit(dark, 0.05)
                streak = fill(alpha(tone, 0.2), soft=wide * 0.05 + 0.5)
                for lap in (-window.width, 0, window.width):
                    oval = skia.Rect.MakeXYWH(x + lap - wide / 2, y, wide, wide * 0.11)
                    canvas.drawOval(oval, streak)
            canvas.restore()
            if self.snowy:
                for _ in range(round(window.width / unit * 60)):
                    x, y = rng.uniform(window.left, window.right), top + unit * 0.3 * rng.random()
                    canvas.drawCircle(
                        x,
                        y,
                        unit * rng.uniform(0.0005, 0.0013),
                        fill(alpha(0xFFFFFFFF, rng.uniform(0.15, 0.7))),
                    )
            canvas.restore()

        soft = unit * 0.006 if name == "near" else 0.0
        # What nearer drifts hide is not kept.
        bottom = None if until is None else self.horizon_y + unit * (until + 0.09)
        return self.site.plate(
            depth, paint, soft_px=soft, top=top - unit * (bump + 0.03), bottom=bottom
        )

    def _ferns(self, depth: float, up: float, height: float) -> Row:
        site, unit, light = self.site, self.unit, self.light
        root_y = self.horizon_y + unit * up

        def paint(canvas: skia.Canvas, at: Window) -> None:
            rng = site.rng(f"ferns {depth}")
            bright, dark = self.soil
            grass_row(
                canvas,
                left=at.left,
                right=at.right,
                root_y=(root_y - unit * 0.03, root_y + unit * 0.02),
                height=unit * height,
                count=round(at.width / unit * 150),
                colours=(mix(dark, 0xFF203820, 0.4), mix(bright, 0xFF9CC05A, 0.5)),
                light=light,
                rng=rng,
            )

        return site.row(
            depth,
            paint,
            root_y=root_y,
            top=root_y - unit * height * 1.4,
            bottom=root_y + unit * 0.05,
            reach_px=unit * height * 0.35,
            phase=depth,
        )

    def _peaks(self) -> Layer:
        unit, light, horizon_y = self.unit, self.light, self.horizon_y

        def paint(canvas: skia.Canvas, window: Window) -> None:
            rng = self.site.rng("peaks")
            for rise, far in ((0.2, 0.7), (0.12, 0.5)):
                count = max(4, round(window.width / (unit * 0.3)))
                ups = rng.uniform(0.3, 1.0, count)
                path = skia.Path()
                path.moveTo(window.left - unit, horizon_y + unit * 0.08)
                for i in range(count + 1):
                    path.lineTo(
                        window.left + window.width * i / count,
                        horizon_y - unit * rise * ups[i % count],
                    )
                path.lineTo(window.right + unit, horizon_y + unit * 0.08)
                path.close()
                top = light.distant(light.lit(0xFFF2F6FF, 0.8), far)
                canvas.drawPath(
                    path, linear((0, horizon_y - rise * unit), (0, horizon_y), [top, light.fog])
                )

        return self.site.plate(
            18.0,
            paint,
            soft_px=unit * 0.003,
            top=horizon_y - unit * 0.3,
            bottom=horizon_y + unit * 0.1,
        )

    def _lens(self) -> Layer:
        """Dark trees at the lens that frame the picture."""
        unit, frame, depth = self.unit, self.frame, 0.52
        site, light = self.site, self.light

        def paint(canvas: skia.Canvas, at: Window) -> None:
            rng = site.rng("lens")
            dark = mix(self.needles, 0xFF000814, 0.45)
            snow = 0.55 if self.snowy else 0.0
            for x in (at.left + unit * 0.02, at.right - unit * 0.03):
                conifer(
                    canvas,
                    (x, frame.height * 1.12),
                    height=unit * rng.uniform(1.15, 1.4),
                    light=light,
                    rng=rng,
                    colour=dark,
                    snow=snow,
                )

        return site.plate(depth, paint, soft_px=unit * 0.013)

    def _shafts(self) -> list[Layer]:
        """Light between the trunks, from the sun or the moon."""
        light, unit = self.light, self.unit
        if not light.has_beams or self.dense < 0.6:
            return []
        sx, sy = sun_at(self.site, self.horizon_y)

        def paint(canvas: skia.Canvas, _window: Window) -> None:
            rng = self.site.rng("shafts")
            for i in range(7):
                angle = math.radians(38 + 17 * i + rng.uniform(-5, 5))
                reach, wide = unit * rng.uniform(0.8, 1.1), unit * rng.uniform(0.02, 0.05)
                dx, dy = math.cos(angle), math.sin(angle)
                path = skia.Path()
                path.addPoly(
                    [
                        skia.Point(sx - dy * 2, sy + dx * 2),
                        skia.Point(sx + dy * 2, sy - dx * 2),
                        skia.Point(
                            sx + dx * reach + dy * wide * 2, sy + dy * reach - dx * wide * 2
                        ),
                        skia.Point(
                            sx + dx * reach - dy * wide * 2, sy + dy * reach + dx * wide * 2
                        ),
                    ],
                    True,
                )
                canvas.drawPath(
                    path,
                    linear(
                        (sx, sy),
                        (sx + dx * reach, sy + dy * reach),
                        [alpha(light.glow, 0.02), alpha(light.glow, 0.13), alpha(light.glow, 0.0)],
                        at=(0, 0.3, 1),
                    ),
                )

        return [
            self.site.glow(
                paint, soft_px=unit * 0.016, level=lambda t_s: 0.8 + 0.2 * math.sin(0.45 * t_s)
            )
        ]
