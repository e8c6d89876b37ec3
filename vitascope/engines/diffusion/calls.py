"""What a pipeline of diffusers is called with, by family of model.

Torch-free but for the condition class of LTX-2. Knows each family's own arguments and nothing of
how it was loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image

from vitascope.catalog.abilities import Use
from vitascope.engines.base import RenderRequest
from vitascope.engines.diffusion.preset import Family, Preset, Size

__all__ = ["Shot", "call_of", "negative_prompt_of", "prompt_of"]

_FIXED_CAMERA: Final = "The camera is fixed: a static shot, no camera movement."
_FIXED_CAMERA_ZH: Final = "固定镜头，摄像机保持静止。"
_GREY: Final = (128, 128, 128)
"""What the models of the VACE family take for nothing known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """What one call makes."""

    use: Use
    prompt: str
    negative_prompt: str
    size: Size
    frame_count: int
    start: Image.Image | None = None
    """Its first frame, of ``size``."""
    end: Image.Image | None = None
    """Its last frame, of ``size``."""
    references: tuple[Image.Image, ...] = ()
    """Of any size."""


def prompt_of(request: RenderRequest) -> str:
    """The request's own words, and what no model has a switch for."""
    if not request.camera_fixed:
        return request.prompt
    is_chinese = any("\u4e00" <= letter <= "\u9fff" for letter in request.prompt)
    return f"{request.prompt}\n{_FIXED_CAMERA_ZH if is_chinese else _FIXED_CAMERA}"


def negative_prompt_of(request: RenderRequest, preset: Preset) -> str:
    """What the request does not want, then what the model should not do anyway."""
    said = (request.negative_prompt, preset.negative_prompt)
    return ", ".join(words for words in said if words)


def call_of(preset: Preset, shot: Shot) -> dict[str, Any]:
    """The arguments, without those that follow or seed the call."""
    guidance, guidance_2 = preset.guidance_for(shot.use)
    return {
        "prompt": shot.prompt,
        "negative_prompt": shot.negative_prompt,
        "width": shot.size[0],
        "height": shot.size[1],
        "num_frames": shot.frame_count,
        "num_inference_steps": preset.steps,
        "guidance_scale": guidance,
        **({} if guidance_2 is None else {"guidance_scale_2": guidance_2}),
        **_FAMILIES[preset.family](preset, shot),
        **preset.call,
    }


def _wan(_: Preset, shot: Shot) -> Mapping[str, Any]:
    pictures = {"image": shot.start, "last_image": shot.end}
    return {name: image for name, image in pictures.items() if image is not None}


def _vace(_: Preset, shot: Shot) -> Mapping[str, Any]:
    said: dict[str, Any] = {}
    if shot.start is not None or shot.end is not None:
        grey = Image.new("RGB", shot.size, _GREY)
        keep, make = Image.new("L", shot.size, 0), Image.new("L", shot.size, 255)
        between = shot.frame_count - 2
        said["video"] = [shot.start or grey, *[grey] * between, shot.end or grey]
        said["mask"] = [
            make if shot.start is None else keep,
            *[make] * between,
            make if shot.end is None else keep,
        ]
    if shot.references:
        said["reference_images"] = list(shot.references)
    return said


def _ltx2(preset: Preset, shot: Shot) -> Mapping[str, Any]:
    from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition

    # The index counts latent frames, so that -1 is the last one.
    ends = ((shot.start, 0), (shot.end, -1))
    conditions = [
        LTX2VideoCondition(frames=image, index=index) for image, index in ends if image is not None
    ]
    return {
        "conditions": conditions or None,
        "frame_rate": preset.fps,
        "audio_guidance_scale": preset.guidance_for(shot.use)[0],
    }


_FAMILIES: Final[Mapping[Family, Callable[[Preset, Shot], Mapping[str, Any]]]] = {
    "wan": _wan,
    "vace": _vace,
    "ltx2": _ltx2,
}
