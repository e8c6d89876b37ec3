"""What an operator says of a diffusion engine: the table ``[engines.NAME]`` of kind ``diffusion``.

Plain data; imports no torch.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from vitascope.engines.can import Can

__all__ = ["DiffusionOptions"]


class DiffusionOptions(BaseModel):
    """One model, how it is loaded and how it is run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["diffusion"] = "diffusion"
    preset: str | None = None
    """One of ``presets.PRESETS``."""
    path: Path | None = None
    """A folder as diffusers saves it; with ``preset``, that preset's weights are there."""
    steps: int | None = Field(None, ge=1, le=200)
    """None: the preset's."""
    guidance: float | None = Field(None, ge=0)
    native_size: tuple[int, int] | None = None
    """Width and height, pixels, of 16:9 at which frames are made before they are scaled; None: the
    preset's. Other ratios keep the area."""
    native_fps: float | None = Field(None, gt=0, le=120)
    """Of the frames that the model makes; None: the preset's."""
    native_frames: int | None = Field(None, ge=5, le=10_000)
    """The most frames that it makes at once; None: the preset's. Longer videos are chained."""
    gpus: tuple[int, ...] | None = None
    """Numbers of the GPUs: one process each. None: the first one, or the CPU without any."""
    parallel: bool = False
    """One video over all of ``gpus`` together, instead of one each."""
    dtype: Literal["auto", "bfloat16", "float16", "float32"] = "auto"
    memory: Literal["auto", "resident", "model_offload", "group_offload"] = "auto"
    """How the weights are kept; ``auto``: by the memory that is free."""
    attention: str = "auto"
    """An attention back end of diffusers; ``auto``: the fastest that loads."""
    compile: bool = False
    """Compile the transformer's repeated blocks: the first video waits a minute or more."""
    lora: str | None = None
    """A step-distilled LoRA: a file, or a repository of the hub (pulled before)."""
    pipeline: Mapping[str, Any] = Field(default_factory=dict)
    """Passed to the pipeline's call as they are, over all others."""
    can: Can = Can()

    @model_validator(mode="after")
    def _has_model(self) -> DiffusionOptions:
        if self.preset is None and self.path is None:
            raise ValueError("needs a preset or a path")
        if self.parallel and self.memory == "group_offload":
            raise ValueError("parallel and memory = group_offload do not go together")
        return self
