"""The shadow under a body, drawn from a round picture made once for each light.

It knows nothing of what stands on it.
"""

from __future__ import annotations

from functools import lru_cache

import skia

from ..canvas import SMOOTH, Colour, alpha, canvas_on, image_of, new_layer
from ..light import Light

__all__ = ["contact_shadow"]


@lru_cache(maxsize=32)
def _shadow_sprite(dark: Colour) -> skia.Image:
    """A round shadow, ``_SPRITE`` wide, at full strength."""
    half = _SPRITE / 2
    shader = skia.GradientShader.MakeRadial(
        skia.Point(half, half),
        half - 1,
        [alpha(dark, 1.0), alpha(dark, 0.6), alpha(dark, 0)],
        [0, 0.55, 1],
    )
    layer = new_layer(_SPRITE, _SPRITE)
    canvas_on(layer).drawPaint(skia.Paint(Shader=shader))
    return image_of(layer)


_SPRITE = 96


def contact_shadow(
    canvas: skia.Canvas, light: Light, *, centre: float, half: float, height: float = 0.0
) -> None:
    """The soft dark ellipse under a body; it pales and spreads as the body leaves the ground.

    Args:
        centre: its middle, body units.
        half: half its width.
        height: how far the feet are above the ground, body units.
    """
    lift = min(1.0, max(0.0, height / 30.0))
    r, g, b = (round(70 * c) for c in light.ambient)
    spread = half * (1.0 + 0.12 * lift) * _SPRITE / (_SPRITE - 2)
    place = skia.Rect.MakeLTRB(
        centre - spread, 1 - 0.17 * spread, centre + spread, 1 + 0.17 * spread
    )
    paint = skia.Paint(Alphaf=0.5 * (1.0 - 0.6 * lift))
    canvas.drawImageRect(_shadow_sprite(r << 16 | g << 8 | b), place, SMOOTH, paint)
