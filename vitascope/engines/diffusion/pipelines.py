"""The model in memory: loaded from a local folder, kept where it fits, called.

Nothing is ever fetched: weights that are not here are an error that says how to get them. Text and
picture pipelines of one folder share every weight. Where different uses have different weights,
those in use are loaded and the others let go; text encoder and VAE, which both have, stay.
"""

from __future__ import annotations

import inspect
import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from vitascope.catalog.abilities import Use
from vitascope.engines.base import Frames, RenderFailed
from vitascope.engines.diffusion import hardware, weights
from vitascope.engines.diffusion.attention import set_fastest
from vitascope.engines.diffusion.memory import Placement, is_out_of_memory, let_go, sizes_of
from vitascope.engines.diffusion.options import DiffusionOptions
from vitascope.engines.diffusion.parallel import Followers
from vitascope.engines.diffusion.preset import Preset, Source
from vitascope.engines.diffusion.speed import apply_lora, compile_blocks, transformers_of
from vitascope.engines.diffusion.watch import Watch
from vitascope.engines.errors import EngineOutOfMemory

if TYPE_CHECKING:
    import torch

__all__ = ["Made", "Pipelines"]

_SHARED = ("text_encoder", "tokenizer", "vae")
"""What a model's sources have in common."""

_FRAMES_AT_ONCE = 16
"""Converted to 8 bits together: a whole video in float would be four times its size once more."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """What one call gave."""

    frames_thwc: Frames
    sound_ct: NDArray[np.float32] | None = None
    """(channels, N) float32, -1..1."""
    sound_rate_hz: int = 0


class Pipelines:
    """One model's pipelines."""

    def __init__(self, preset: Preset, options: DiffusionOptions) -> None:
        self._preset = preset
        self._options = options
        self._source: Source | None = None
        self._home: Any = None
        """The pipeline that the folder names; it has all components."""
        self._placement = Placement()
        """Chosen for the first weights that are loaded; once lowered it stays so."""
        self._sizes: dict[str, int] = {}
        """Of its components; empty: none has been loaded yet."""
        self._attention = ""
        self._is_parallel = options.parallel and len(options.gpus or ()) > 1
        self._followers: Followers | None = None

    def load(self) -> None:
        """Read the weights, for the first of the model's uses.

        Raises:
            RenderFailed: some are not here.
        """
        for source in self._preset.sources:
            self._folder_of(source)
        self._device = hardware.device()
        self._dtype = hardware.dtype_for(self._options.dtype, self._device)
        self._free_bytes = hardware.free_bytes(self._device)
        self._bring(self._preset.sources[0])

    def close(self) -> None:
        """Let go of the weights."""
        self._end_followers()
        self._home = self._source = None
        let_go()

    @property
    def described(self) -> dict[str, object]:
        """How it computes, for the task's status."""
        if self._device.type == "cpu":
            return {"device": "cpu"}
        return {
            "device": hardware.gpus()[self._device.index].name,
            "dtype": str(self._dtype).removeprefix("torch."),
            "attention": self._attention,
            "memory": str(self._placement),
        }

    def make(self, use: Use, call: Mapping[str, Any], *, seed: int, watch: Watch) -> Made:
        """Call the pipeline for a use. If memory runs out it is tried once more, a rung lower.

        Args:
            call: its arguments.
            seed: of the noise, which is made on the CPU: the same on every device.
            watch: follows it.

        Raises:
            EngineOutOfMemory: there was too little memory both times.
        """
        pipe = self.pipe_for(use)
        made = self._tried(pipe, call, seed, watch)
        if made is None and self._lower():
            made = self._tried(pipe, call, seed, watch)
        if made is None:
            raise EngineOutOfMemory(
                self._placement.shortage(self._sizes, free_bytes=self._free_bytes)
            )
        return made

    def pipe_for(self, use: Use) -> Any:
        """The pipeline for a use, over the weights that all of them share."""
        import diffusers

        self._bring(self._preset.source_for(use))
        match self._preset.family:
            case "wan":
                name = "WanPipeline" if use == "text" else "WanImageToVideoPipeline"
            case "vace":
                name = "WanVACEPipeline"
            case "ltx2":
                name = "LTX2ConditionPipeline"
        wanted = getattr(diffusers, name)
        if type(self._home) is wanted:
            return self._home
        pipe = wanted(**_arguments(wanted, self._home))
        pipe.set_progress_bar_config(disable=True)
        return pipe

    def _tried(self, pipe: Any, call: Mapping[str, Any], seed: int, watch: Watch) -> Made | None:
        """What it gave; None: there was too little memory. Returning, not raising, ends the life of
        the error, whose frames hold tensors."""
        try:
            return self._called(pipe, call, seed, watch)
        except RuntimeError as error:
            if not is_out_of_memory(error):
                raise
            _log.warning("out of GPU memory with %s: %s", self._placement, error)
            return None

    def _called(self, pipe: Any, call: Mapping[str, Any], seed: int, watch: Watch) -> Made:
        import torch

        try:
            decodes = self._decodes(call)
            with watch.on(
                pipe,
                decodes=decodes,
                is_compiled=self._options.compile,
                is_parallel=self._is_parallel,
            ):
                out = pipe(
                    **call,
                    generator=torch.Generator("cpu").manual_seed(seed),
                    callback_on_step_end=watch.step_ended,
                    callback_on_step_end_tensor_inputs=["latents"],
                    output_type="pt",
                )
            return Made(_frames(out.frames[0]), *self._sound(pipe, out))
        finally:
            # After an error what was on the GPU would stay there.
            self._home.maybe_free_model_hooks()

    def _decodes(self, call: Mapping[str, Any]) -> int:
        """How often the VAE's decoder is called: Wan's for each latent frame of each tile."""
        if self._preset.family == "ltx2":
            return 1
        vae = self._home.vae
        latent_frames = (call["num_frames"] - 1) // self._preset.frames_step + 1
        width, height = call["width"], call["height"]
        is_small = width <= vae.tile_sample_min_width and height <= vae.tile_sample_min_height
        if is_small or not vae.use_tiling:
            return int(latent_frames)
        columns = math.ceil(width / vae.tile_sample_stride_width)
        rows = math.ceil(height / vae.tile_sample_stride_height)
        return int(latent_frames * rows * columns)

    def _sound(self, pipe: Any, out: Any) -> tuple[NDArray[np.float32] | None, int]:
        audio = getattr(out, "audio", None)
        if audio is None:
            return None, 0
        return audio[0].float().cpu().numpy(), int(pipe.vocoder.config.output_sampling_rate)

    def _lower(self) -> bool:
        """Go one rung down; whether there was one."""
        lower = self._placement.lower()
        let_go()
        if lower is None:
            return False
        self._placement = lower
        lower.apply(self._home, self._device)
        return True

    def _bring(self, source: Source) -> None:
        """Have this source's weights in memory."""
        if self._source is source:
            return
        import diffusers
        from transformers.utils import logging as of_transformers

        shared = self._given_up()
        # Nobody sees their bars: they would fill the log.
        diffusers.utils.logging.disable_progress_bar()
        of_transformers.disable_progress_bar()
        pipe = diffusers.DiffusionPipeline.from_pretrained(
            self._folder_of(source),
            local_files_only=True,
            dtype=self._dtypes(),
            **shared,
        )
        pipe.set_progress_bar_config(disable=True)
        self._speed_up(pipe, source)
        is_first = not self._sizes
        self._sizes = sizes_of(pipe)
        if is_first:
            self._placement = Placement.best(
                self._sizes, free_bytes=self._free_bytes, wanted=self._options.memory
            )
        self._placement.apply(pipe, self._device)
        self._home, self._source = pipe, source

    def _speed_up(self, pipe: Any, source: Source) -> None:
        """What the operator wants, before the weights are placed."""
        if self._options.lora is not None:
            apply_lora(pipe, self._options.lora)
        for _, network in transformers_of(pipe):
            self._attention = set_fastest(
                network, wanted=self._options.attention, device=self._device
            )
        if self._is_parallel:
            self._followers = Followers.start(
                Path(self._folder_of(source)),
                count=len(self._options.gpus or ()),
                dtype=self._dtype,
                device=self._device,
                attention=self._attention,
                lora=self._options.lora,
            )
            self._followers.lead(pipe)
        if self._options.compile:
            compile_blocks(pipe)

    def _given_up(self) -> dict[str, Any]:
        """Drop the present source's weights but for those that the next one has too."""
        if self._home is None:
            return {}
        self._end_followers()
        self._home.remove_all_hooks()
        kept = {name: self._home.components[name] for name in _SHARED}
        self._home = self._source = None
        let_go()
        return kept

    def _end_followers(self) -> None:
        if self._followers is not None:
            self._followers.close()
            self._followers = None

    def _dtypes(self) -> torch.dtype | dict[str, torch.dtype]:
        import torch

        if not self._preset.keeps_vae_float32:
            return self._dtype
        return {"default": self._dtype, "vae": torch.float32}

    def _folder_of(self, source: Source) -> str:
        folder = weights.folder_of(source.repo, path=source.folder)
        if folder is not None:
            return str(folder)
        if source.folder is not None:
            lacks = ", ".join(weights.missing_of(source.folder))
            raise RenderFailed(f"{source.folder} is not a whole model: it lacks {lacks}")
        raise RenderFailed(
            f"{self._preset.name} is not here; get it with: vitascope pull {self._preset.name}"
        )


def _arguments(wanted: type, home: Any) -> dict[str, Any]:
    """What a pipeline is made from, taken from another one: its components, and its settings."""
    known = {**home.config, **home.components}
    names = list(inspect.signature(wanted).parameters)
    return {name: known[name] for name in names if name in known}


def _frames(video_tchw: torch.Tensor) -> Frames:
    """(T, C, H, W) 0..1 of any float type and device → (T, H, W, C) uint8."""
    parts = [
        (part.float() * 255).round().clamp(0, 255).byte().permute(0, 2, 3, 1).cpu().numpy()
        for part in video_tchw.split(_FRAMES_AT_ONCE)
    ]
    frames_thwc: Frames = np.concatenate(parts)
    return frames_thwc
