"""The diffusion models that are known by name, and what each can do here. Imports no torch.

To add one: a ``Preset`` in its family's module, its line in ``PRESETS``.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from vitascope.catalog.abilities import Abilities
from vitascope.engines.diffusion.folders import preset_of_folder
from vitascope.engines.diffusion.ltx import LTX_2
from vitascope.engines.diffusion.options import DiffusionOptions
from vitascope.engines.diffusion.preset import Preset
from vitascope.engines.diffusion.wan import (
    WAN_2_1_FLF2V_14B,
    WAN_2_1_VACE_1_3B,
    WAN_2_1_VACE_14B,
    WAN_2_2_5B,
    WAN_2_2_A14B,
)
from vitascope.engines.errors import BadEngineTarget

__all__ = ["PRESETS", "abilities_of", "preset_of"]

PRESETS: dict[str, Preset] = {
    preset.name: preset
    for preset in (
        WAN_2_2_5B,
        WAN_2_2_A14B,
        WAN_2_1_FLF2V_14B,
        WAN_2_1_VACE_1_3B,
        WAN_2_1_VACE_14B,
        LTX_2,
    )
}
"""By name; the first is the one to begin with."""


def preset_of(options: DiffusionOptions) -> Preset:
    """The model that is meant, as the operator wants it run.

    Raises:
        BadEngineTarget: there is no such preset, or the folder is none of a supported class, or
            a size is not on the model's grid.
    """
    if options.preset is None:
        assert options.path is not None  # the options' own check
        known = preset_of_folder(options.path)
    elif options.preset in PRESETS:
        known = _in_folder(PRESETS[options.preset], options.path)
    else:
        raise BadEngineTarget(
            f"there is no preset {options.preset!r}; there are: {', '.join(PRESETS)}"
        )
    return _as_wanted(known, options)


def abilities_of(options: DiffusionOptions, *, foley: bool) -> Abilities:
    """What the engine can do.

    Args:
        foley: whether a silent model's videos may get the illustrator's sound.

    Raises:
        BadEngineTarget: as ``preset_of``.
    """
    preset = preset_of(options)
    return Abilities(
        uses=preset.uses,
        images_max=preset.references_max,
        audios_max=0,
        videos_max=0,
        negative_prompt=preset.guidance > 1,
        sound=preset.has_sound or foley,
        resolutions=preset.resolutions,
        durations_s=frozenset(range(1, int(preset.longest_s) + 1)),
    )


def _in_folder(preset: Preset, folder: Path | None) -> Preset:
    """Its weights lie in the operator's folder: those of several repositories each in one of its
    repository's name."""
    if folder is None:
        return preset
    is_one = len(preset.sources) == 1
    sources = tuple(
        replace(source, folder=folder if is_one else folder / str(source.repo).partition("/")[2])
        for source in preset.sources
    )
    return replace(preset, sources=sources)


def _as_wanted(preset: Preset, options: DiffusionOptions) -> Preset:
    changes: dict[str, Any] = {}
    if options.native_size is not None:
        if any(side % preset.grid_px or side <= 0 for side in options.native_size):
            raise BadEngineTarget(
                f"native_size: {preset.name} makes sides that are multiples of {preset.grid_px}; "
                f"got {options.native_size[0]}x{options.native_size[1]}"
            )
        changes["sizes"] = (options.native_size,)
    if options.native_frames is not None:
        if (options.native_frames - 1) % preset.frames_step:
            raise BadEngineTarget(
                f"native_frames: {preset.name} makes {preset.frames_step}n + 1 frames; "
                f"got {options.native_frames}"
            )
        changes["frames_max"] = options.native_frames
    if options.native_fps is not None:
        changes["fps"] = options.native_fps
    if options.steps is not None:
        changes["steps"] = options.steps
    if options.guidance is not None:
        sources = tuple(replace(source, guidance=None) for source in preset.sources)
        changes |= {"guidance": options.guidance, "guidance_2": None, "sources": sources}
    return replace(preset, **changes)
