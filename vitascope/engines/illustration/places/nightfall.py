"""Scenery after dusk: what stands about keeps its lamps but loses its daylight.

Subjects keep much of their own colour in the dark, since the picture is about them; the things a
place is made of must not. It knows nothing of what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import skia

from ..light import Light
from ..subjects.things.bricks import is_lamplit

__all__ = ["nightfall"]

_CHANNELS = (1.0, 0.86, 0.62)
"""How much red, green and blue are dimmed: what is left is bluish."""


@contextmanager
def nightfall(canvas: skia.Canvas, light: Light) -> Iterator[None]:
    """Whatever is drawn meanwhile is dimmed as the hour asks, bright lamps hardly at all."""
    if not is_lamplit(light):
        yield
        return
    canvas.saveLayer(None, skia.Paint(ColorFilter=_filter(0.56 if light.is_dark else 0.26)))
    try:
        yield
    finally:
        canvas.restore()


@lru_cache(maxsize=4)
def _filter(strength: float) -> skia.ColorFilter:
    red, green, blue = (_table(strength * share) for share in _CHANNELS)
    return skia.TableColorFilter.MakeARGB(list(range(256)), red, green, blue)


def _table(strength: float) -> list[int]:
    """Middle tones sink, the brightest stay."""
    return [round(v * (1 - strength * (1 - (v / 255) ** 2))) for v in range(256)]
