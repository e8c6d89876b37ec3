"""An engine that draws nothing, for tests of everything else: one grey, as fast as it goes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from vitascope.engines.base import Frames, RenderContext, RenderRequest

__all__ = ["PlainEngine", "make"]


class PlainEngine:
    """Every frame the same."""

    def load(self) -> None:
        """Nothing to load."""

    def close(self) -> None:
        """Nothing to free."""

    def render(self, request: RenderRequest, context: RenderContext) -> Iterator[Frames]:
        frame_1hwc = np.full((1, request.height, request.width, 3), 128, np.uint8)
        for _ in range(request.frame_count):
            context.check_cancelled()
            yield frame_1hwc


def make() -> PlainEngine:
    """What a registry is given."""
    return PlainEngine()
