"""What hangs from above and swings: vines, sprays of leaf, moss; each by its own head."""

from __future__ import annotations

import cv2
import numpy as np

from ..canvas import Bgra
from ..sheet import bounds_of
from ..sway import Sprite

__all__ = ["hung"]


def hung(layer: Bgra, at: tuple[float, float]) -> Sprite:
    """A sprite that is held by the middle of its upper edge.

    Args:
        layer: what hangs, painted downwards from the middle of its first row.
        at: where it is held, neutral pixels.
    """
    left, top, right, bottom = bounds_of(layer[..., 3]) or (0, 0, 1, 1)
    framed = cv2.copyMakeBorder(layer[top:bottom, left:right], 2, 2, 2, 2, cv2.BORDER_CONSTANT)
    held = (layer.shape[1] / 2 - left + 2, 2.0 - top)
    return Sprite(np.asarray(framed, np.uint8), held, *at)
