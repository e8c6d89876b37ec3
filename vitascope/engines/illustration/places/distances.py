"""What lies behind a place: hills, dunes, woods, peaks, the towers of a city.

It knows nothing of what stands before them.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import skia

from ..canvas import Colour, alpha, blob, linear, mix
from ..flora import conifer, tree
from ..layers import Layer
from ..peaks import mountains
from ..stage import Window
from .plane import Plane
from .skyline import skyline_layers

__all__ = ["distance_layers"]


def distance_layers(plane: Plane, name: str) -> list[Layer]:
    """One of the distances that ``Outdoors`` lists."""
    return _DISTANCES[name](plane)


def _hills(plane: Plane) -> list[Layer]:
    snowy, autumn = plane.site.scene.has("snowy"), plane.site.scene.has("leaves")
    tone = 0xFFE6EEF8 if snowy else 0xFFC8A858 if autumn else 0xFF86B25C
    return _swells(plane, tone, 0xFF8FA8D0 if snowy else 0xFF3A6A5A)


def _swells(plane: Plane, tone: Colour, shade: Colour) -> list[Layer]:
    """Two ranges of round hills."""
    site, unit, light = plane.site, plane.unit, plane.site.light
    layers: list[Layer] = []
    for index, (depth, high, far) in enumerate(((18.0, 0.13, 0.72), (10.0, 0.075, 0.45))):

        def paint(
            canvas: skia.Canvas,
            window: Window,
            index: int = index,
            high: float = high,
            far: float = far,
        ) -> None:
            rng = site.rng(f"hills {index}")
            step = unit * (0.5 - 0.1 * index)
            count = max(3, round(window.width / step))
            crest = [
                (
                    window.left + window.width * i / count,
                    plane.horizon_y - unit * high * (0.35 + 0.65 * float(rng.random())),
                )
                for i in range(-1, count + 2)
            ]
            body = blob(crest, closed=False)
            body.lineTo(crest[-1][0], plane.horizon_y + unit * 0.03)
            body.lineTo(crest[0][0], plane.horizon_y + unit * 0.03)
            body.close()
            tones = [
                light.distant(light.lit(mix(tone, 0xFFF4F0B0, 0.2), 0.85), far),
                light.distant(light.lit(mix(tone, shade, 0.35), 0.4), far),
            ]
            canvas.drawPath(
                body,
                linear(
                    (0, plane.horizon_y - unit * high), (0, plane.horizon_y + unit * 0.02), tones
                ),
            )

        layers.append(
            site.plate(
                depth,
                paint,
                top=plane.horizon_y - unit * high * 1.3,
                bottom=plane.horizon_y + unit * 0.03,
            )
        )
    return layers


def _dunes(plane: Plane) -> list[Layer]:
    return _swells(plane, 0xFFE8C084, 0xFFB88A58)


def _woods(plane: Plane) -> list[Layer]:
    """A line of trees along the horizon."""
    site, unit, light = plane.site, plane.unit, plane.site.light
    autumn, snowy = site.scene.has("leaves"), site.scene.has("snowy")

    def paint(canvas: skia.Canvas, window: Window) -> None:
        rng = site.rng("woods")
        count = round(window.width / unit * 22)
        for i in range(count):
            x = window.left + (i + rng.random()) * window.width / count
            clump = 0.5 + 0.5 * math.sin(x / unit * 2.7 + site.scene.seed % 7)
            size = unit * (0.035 + 0.06 * clump) * rng.uniform(0.7, 1.2)
            own = np.random.default_rng(int(rng.integers(2**32)))
            at = (x, plane.horizon_y + unit * 0.006)
            if snowy or rng.random() < 0.3:
                conifer(
                    canvas,
                    at,
                    height=size,
                    light=light,
                    rng=own,
                    far=0.3,
                    snow=0.8 if snowy else 0.0,
                )
            else:
                leaf = (
                    (0xFFD9853A, 0xFFC8A040)[i % 2] if autumn else (0xFF5F8F4A, 0xFF77A552)[i % 2]
                )
                tone = mix(leaf, light.fog, 0.25)
                tree(canvas, at, height=size, colour=tone, light=light, rng=own)
        haze = [alpha(light.fog, 0.0), alpha(light.fog, 0.4)]
        canvas.drawRect(
            skia.Rect.MakeLTRB(
                window.left,
                plane.horizon_y - unit * 0.1,
                window.right,
                plane.horizon_y + unit * 0.01,
            ),
            linear(
                (0, plane.horizon_y - unit * 0.08),
                (0, plane.horizon_y),
                haze,
                blend=skia.BlendMode.kSrcATop,
            ),
        )

    return [
        site.plate(
            8.0, paint, top=plane.horizon_y - unit * 0.15, bottom=plane.horizon_y + unit * 0.012
        )
    ]


def _peaks(plane: Plane) -> list[Layer]:
    snow = 0.5 if plane.site.scene.has("snowy") else 0.34
    return [
        mountains(
            plane.site, plane.horizon_y, depth=40.0, height=0.36, far=0.62, spacing=0.42, snow=snow
        ),
        mountains(
            plane.site,
            plane.horizon_y,
            depth=22.0,
            height=0.2,
            far=0.4,
            spacing=0.36,
            snow=snow * 0.4,
        ),
    ]


def _skyline(plane: Plane) -> list[Layer]:
    return skyline_layers(plane.site, plane.horizon_y, near=False)


def _near_skyline(plane: Plane) -> list[Layer]:
    """As from across the water."""
    return skyline_layers(plane.site, plane.horizon_y - 0.03 * plane.unit, high=1.05, signs=False)


def _high_skyline(plane: Plane) -> list[Layer]:
    """As from a roof: towers below and beside."""
    return skyline_layers(plane.site, plane.horizon_y + 0.05 * plane.unit, high=0.9)


_DISTANCES: dict[str, Callable[[Plane], list[Layer]]] = {
    "dunes": _dunes,
    "hills": _hills,
    "woods": _woods,
    "peaks": _peaks,
    "skyline": _skyline,
    "high skyline": _high_skyline,
    "near skyline": _near_skyline,
}
"""Who paints each distance."""
