"""The built-in engine: prompt → frames and sound, on the CPU. Start here.

The way of one clip: ``language/`` reads a scene → ``painters.py`` has processes draw it →
each of them builds the scene's ``film.py`` once and draws frames by number.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from vitascope.engines.base import Frames, RenderContext, RenderRequest

from .ambience import ambience
from .language import explanation, read_prompt
from .painters import Crew

__all__ = ["IllustrationEngine"]

_MOST_PAINTERS = 4
"""More would mostly wait for the encoder."""


class IllustrationEngine:
    """Draws picture-book scenes. Needs no weights and no GPU."""

    def __init__(self, painters: int | None = None) -> None:
        """
        Args:
            painters: processes that draw; by default one per core, at most four.
        """
        self._crew = Crew(painters or min(_MOST_PAINTERS, os.cpu_count() or 1))

    def load(self) -> None:
        self._crew.start()

    def render(self, request: RenderRequest, context: RenderContext) -> Iterator[Frames]:
        """See ``engines.base.Engine.render``; T is 1."""
        scene = read_prompt(request.prompt, seed=request.seed, camera_fixed=request.camera_fixed)
        context.describe(explanation(scene))
        if request.sound:
            sound = ambience(scene, duration_s=request.duration_s, seed=request.seed)
            context.add_sound(sound)
        yield from self._crew.frames(request, context.check_cancelled)

    @property
    def painter_pids(self) -> tuple[int, ...]:
        """The painters' processes."""
        return self._crew.pids

    def close(self) -> None:
        self._crew.close()
