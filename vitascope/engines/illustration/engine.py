"""The built-in engine: prompt → frames and sound, on the CPU. Start here.

The way of one clip: ``language/`` reads a scene → ``painters.py`` has processes draw it →
each of them builds the scene's ``film.py`` once and draws frames by number. One picture makes a
``stills.py``, several pictures or a video a ``reel.py``; audio that comes along becomes the sound
track in ``score.py``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from vitascope.engines.base import (
    Frames,
    InvalidParams,
    RenderContext,
    RenderRequest,
    Samples,
)

from .ambience import ambience
from .language import explanation, read_prompt
from .painters import Crew
from .scene import Scene
from .score import score

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
        _check(request)
        scene = read_prompt(
            request.prompt,
            negative_prompt=request.negative_prompt or "",
            seed=request.seed,
            camera_fixed=request.camera_fixed,
        )
        context.describe(explanation(scene))
        if request.has_sound_track:
            context.add_sound(_sound(request, scene))
        yield from self._crew.frames(request, context.check_cancelled)

    @property
    def painter_pids(self) -> tuple[int, ...]:
        """The painters' processes."""
        return self._crew.pids

    def close(self) -> None:
        self._crew.close()


def _check(request: RenderRequest) -> None:
    is_pinned = request.picture("first_frame") or request.picture("last_frame")
    if is_pinned and (request.references or request.videos):
        raise InvalidParams(
            "a first or last frame cannot be combined with reference pictures or videos"
        )


def _sound(request: RenderRequest, scene: Scene) -> Samples:
    """The request's own audio, the scene's sound, or the one and then the other."""

    def of_scene() -> Samples:
        return ambience(scene, duration_s=request.duration_s, seed=request.seed)

    if not request.audios:
        return of_scene()
    return score(
        [audio.load() for audio in request.audios],
        duration_s=request.duration_s,
        ambience=of_scene if request.sound else None,
    )
