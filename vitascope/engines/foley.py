"""Sound for a silent video: the illustrator's, for the scene that it reads in the prompt.

It hears the words, not the pictures: what a model made of them it does not know.
"""

from __future__ import annotations

from vitascope.engines.base import RenderRequest, Samples
from vitascope.engines.illustration.ambience import ambience
from vitascope.engines.illustration.language import read_prompt

__all__ = ["design_sound"]


def design_sound(request: RenderRequest) -> Samples:
    """The sound track of a request.

    Returns:
        (2, N) float32 at ``SOUND_RATE_HZ``, as long as the video. The same request gives the same.
    """
    scene = read_prompt(
        request.prompt,
        negative_prompt=request.negative_prompt or "",
        seed=request.seed,
        camera_fixed=request.camera_fixed,
    )
    return ambience(scene, duration_s=request.duration_s, seed=request.seed)
