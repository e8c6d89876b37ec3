"""The diffusion engine: a request → calls of a model → frames and sound. Start here.

``plan.py`` says which calls; ``calls.py`` what each is told; ``pipelines.py`` makes them;
``pinning.py`` joins them and sets the exact first and last frame; ``media.fit`` brings size, rate
and length to what was asked for. What models there are is data: ``presets.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vitascope.engines.base import (
    Frames,
    ImageRole,
    InvalidParams,
    RenderContext,
    RenderFailed,
    RenderRequest,
    Samples,
)
from vitascope.engines.diffusion.calls import Shot, call_of, negative_prompt_of, prompt_of
from vitascope.engines.diffusion.options import DiffusionOptions
from vitascope.engines.diffusion.pinning import as_seen_by_model, joined, pinned
from vitascope.engines.diffusion.pipelines import Made, Pipelines
from vitascope.engines.diffusion.plan import Plan, Segment, plan_of
from vitascope.engines.diffusion.presets import preset_of
from vitascope.engines.diffusion.sound import at_sound_rate
from vitascope.engines.diffusion.watch import Watch
from vitascope.media.fit import fitted
from vitascope.media.pictures import cover

__all__ = ["DiffusionEngine", "GpuLost", "make"]

_SEEDS: Final = 2**32
"""Seeds that a request may have: so far apart are those of a chain's segments."""


class GpuLost(SystemExit):
    """The GPU, or what this process knows of it, is broken: nothing can be computed in this process
    any more. Ends it, so that the next render gets a new one."""


def make(*, foley: bool = False, **said: Any) -> DiffusionEngine:
    """The engine of an operator's table, or of a preset's name.

    Args:
        foley: whether a silent model's videos may get the illustrator's sound.
        said: the fields of ``DiffusionOptions``.
    """
    return DiffusionEngine(DiffusionOptions(**said), foley=foley)


class DiffusionEngine:
    """One diffusion model on one device."""

    def __init__(self, options: DiffusionOptions, *, foley: bool = False) -> None:
        self._options = options
        self._preset = preset_of(options)
        self._has_foley = foley and not self._preset.has_sound
        self.pipelines = Pipelines(self._preset, options)

    def load(self) -> None:
        try:
            self.pipelines.load()
        except ImportError as error:
            raise RenderFailed(
                f"{error}; the diffusion engine needs more: pip install 'vitascope[gpu]'"
            ) from error

    def render(self, request: RenderRequest, context: RenderContext) -> Iterator[Frames]:
        """See ``engines.base.Engine.render``; T is 1."""
        plan = plan_of(request, self._preset)
        self._check_sound(request)
        context.describe(self._description(request, plan))
        if request.has_sound_track and self._has_foley:
            context.add_sound(_designed(request))
        made: Iterator[Made] = self._made(request, plan, context)
        if request.has_sound_track and not self._has_foley:
            first = next(made)
            context.add_sound(_own_sound(first))
            made = chain([first], made)
            del first  # a segment's frames are let go of once the next ones come
        yield from pinned(
            fitted(
                (segment.frames_thwc for segment in made),
                native_fps=plan.fps,
                width=request.width,
                height=request.height,
                fps=request.fps,
                frame_count=request.frame_count,
                native_count=None if request.picture("last_frame") is None else plan.frame_count,
            ),
            first_hwc=_exact(request, "first_frame"),
            last_hwc=_exact(request, "last_frame"),
        )

    def close(self) -> None:
        self.pipelines.close()

    def _made(self, request: RenderRequest, plan: Plan, context: RenderContext) -> Iterator[Made]:
        """The segments one after another, each frame once."""
        start = _native_picture(request, plan, "first_frame")
        end = _native_picture(request, plan, "last_frame")
        before: NDArray[np.uint8] | None = None
        for number, segment in enumerate(plan.segments):
            shot = self._shot(request, plan, segment, start, end if segment.is_last else None)
            watch = Watch(_share(context, number, len(plan.segments)), steps=self._preset.steps)
            made = self._called(shot, seed=request.seed + number * _SEEDS, watch=watch)
            frames_thwc = made.frames_thwc
            if before is not None:
                frames_thwc = joined(frames_thwc, before)
            before = frames_thwc[-1].copy()
            start = Image.fromarray(before)
            yield Made(frames_thwc, made.sound_ct, made.sound_rate_hz)

    def _called(self, shot: Shot, *, seed: int, watch: Watch) -> Made:
        call = {**call_of(self._preset, shot), **self._options.pipeline}
        try:
            return self.pipelines.make(shot.use, call, seed=seed, watch=watch)
        except RuntimeError as error:
            if "CUDA error" not in str(error):
                raise
            raise GpuLost(f"the GPU failed, this process ends: {error}") from error

    def _shot(
        self,
        request: RenderRequest,
        plan: Plan,
        segment: Segment,
        start: Image.Image | None,
        end: Image.Image | None,
    ) -> Shot:
        return Shot(
            use=segment.use,
            prompt=prompt_of(request),
            negative_prompt=negative_prompt_of(request, self._preset),
            size=plan.size,
            frame_count=segment.frame_count,
            start=start,
            end=end,
            references=tuple(Image.fromarray(np.array(p.load())) for p in request.references),
        )

    def _check_sound(self, request: RenderRequest) -> None:
        if request.has_sound_track and not (self._preset.has_sound or self._has_foley):
            raise InvalidParams(f"{self._preset.name} makes no sound")

    def _description(self, request: RenderRequest, plan: Plan) -> dict[str, object]:
        """What will be done, for the task's status."""
        preset, links = self._preset, len(plan.segments)
        sound = "none"
        if request.has_sound_track:
            sound = "illustrator" if self._has_foley else "model"
        said: dict[str, object] = {
            "model": preset.name,
            "starts_from": plan.use,
            "native": {
                "width": plan.size[0],
                "height": plan.size[1],
                "fps": plan.fps,
                "frames": plan.frame_count,
            },
            "steps": preset.steps,
            "segments": links,
            "sound": sound,
            "camera": "fixed, as words of the prompt" if request.camera_fixed else "free",
            **self.pipelines.described,
        }
        if links > 1:
            said["chained"] = (
                f"{links} segments of {plan.segments[0].frame_count} frames, each from the last "
                f"frame of the one before: the model makes {preset.frames_max} at once"
            )
        return said


def _share(context: RenderContext, number: int, count: int) -> Callable[[float], None]:
    """Reports a segment's progress as that of the whole."""
    return lambda done: context.report((number + done) / count)


def _own_sound(made: Made) -> Samples:
    assert made.sound_ct is not None  # a model with sound always makes it
    return at_sound_rate(made.sound_ct, rate_hz=made.sound_rate_hz)


def _designed(request: RenderRequest) -> Samples:
    from vitascope.engines.foley import design_sound

    return design_sound(request)


def _native_picture(request: RenderRequest, plan: Plan, role: ImageRole) -> Image.Image | None:
    picture = request.picture(role)
    if picture is None:
        return None
    size = (request.width, request.height)
    return Image.fromarray(as_seen_by_model(picture.load(), size=size, native=plan.size))


def _exact(request: RenderRequest, role: ImageRole) -> NDArray[np.uint8] | None:
    picture = request.picture(role)
    if picture is None:
        return None
    return cover(picture.load(), width=request.width, height=request.height)
