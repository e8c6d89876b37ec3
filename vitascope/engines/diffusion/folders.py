"""What a local folder of a diffusion model can do, read from its ``model_index.json``.

Reads a few small JSON files and no weights. A fine-tuned model is taken to be like the published
one of its class; where it is not, the operator says so in its table.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from vitascope.catalog.abilities import Use
from vitascope.engines.diffusion.ltx import LTX_2
from vitascope.engines.diffusion.preset import Preset
from vitascope.engines.diffusion.wan import (
    WAN_2_1_FLF2V_14B,
    WAN_2_1_I2V,
    WAN_2_1_T2V,
    WAN_2_1_VACE_14B,
    WAN_2_2_5B,
    WAN_2_2_A14B,
)
from vitascope.engines.errors import BadEngineTarget

__all__ = ["SUPPORTED_CLASSES", "preset_of_folder"]

SUPPORTED_CLASSES: Final = (
    "WanPipeline",
    "WanImageToVideoPipeline",
    "WanVACEPipeline",
    "LTX2Pipeline",
    "LTX2ImageToVideoPipeline",
    "LTX2ConditionPipeline",
)


def preset_of_folder(folder: Path) -> Preset:
    """The preset of a folder as diffusers saves it.

    Raises:
        BadEngineTarget: it is no such folder, or of a class that we cannot call.
    """
    index = _json(folder / "model_index.json")
    name = str(index.get("_class_name"))
    transformer = _config(folder, index)
    match name:
        case "WanPipeline":
            like = _text_to_video(index)
        case "WanImageToVideoPipeline":
            like = _image_to_video(index, transformer)
        case "WanVACEPipeline":
            like = WAN_2_1_VACE_14B
        case "LTX2Pipeline" | "LTX2ImageToVideoPipeline" | "LTX2ConditionPipeline":
            # The generations since 2.3 have gates in their attention, and this with them.
            is_newer = bool(transformer.get("gated_attn"))
            like = replace(LTX_2, call={**LTX_2.call, "use_cross_timestep": is_newer})
        case _:
            raise BadEngineTarget(
                f"{folder} holds a {name}, which is not supported; supported are: "
                + ", ".join(SUPPORTED_CLASSES)
            )
    return replace(
        like,
        name=folder.name,
        sources=tuple(replace(each, repo=None, folder=folder) for each in like.sources),
        licence="",
        licence_url="",
        parameters={},
    )


def _text_to_video(index: Mapping[str, Any]) -> Preset:
    if index.get("expand_timesteps"):
        return WAN_2_2_5B
    if index.get("boundary_ratio") is not None:
        return _only(WAN_2_2_A14B, "text")
    return WAN_2_1_T2V


def _image_to_video(index: Mapping[str, Any], transformer: Mapping[str, Any]) -> Preset:
    if index.get("expand_timesteps"):
        return WAN_2_2_5B
    if transformer.get("pos_embed_seq_len") is not None:  # room for two pictures, and no less
        return WAN_2_1_FLF2V_14B
    if transformer.get("image_dim") is not None:  # reads one picture with CLIP
        return WAN_2_1_I2V
    return _only(WAN_2_2_A14B, "first_frame", "first_and_last_frame")


def _only(preset: Preset, *uses: Use) -> Preset:
    """As if it had been published for these uses alone."""
    source = preset.source_for(uses[0])
    return replace(preset, sources=(replace(source, uses=frozenset(uses)),))


def _config(folder: Path, index: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of the transformer; empty where there is none."""
    if "transformer" not in index:
        return {}
    return _json(folder / "transformer" / "config.json")


def _json(path: Path) -> Mapping[str, Any]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadEngineTarget(
            f"{path} cannot be read ({error.strerror}): "
            "a model's folder must be as diffusers saves it"
        ) from error
    except ValueError as error:
        raise BadEngineTarget(f"{path} is not JSON: {error}") from error
    if not isinstance(said, dict):
        raise BadEngineTarget(f"{path} is not a JSON object")
    return said
