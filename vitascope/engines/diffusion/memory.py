"""How a pipeline's weights are kept, by the memory that is free: a ladder of three rungs.

Resident: all on the GPU. Model offload: one component at a time, the rest in RAM. Group offload:
one block of a component at a time, copied while the one before computes. Each rung is slower than
the one above it and needs less. The plan is arithmetic on measured sizes; only ``apply`` touches
torch. Knows no model: how much a video needs beside the weights is told, or bounded.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

if TYPE_CHECKING:
    import torch

__all__ = [
    "DECODE_BYTES",
    "WORKING_BYTES",
    "Placement",
    "Weights",
    "is_out_of_memory",
    "let_go",
    "sizes_of",
]

Weights: TypeAlias = Literal["resident", "model_offload", "group_offload"]

_LADDER: Final[tuple[Weights, ...]] = ("resident", "model_offload", "group_offload")

WORKING_BYTES: Final = 4 * 2**30
"""Left for activations: five seconds at 720p. Source: the peak of 27.4 GB that SGLang's benchmark
of Wan2.2-TI2V-5B gives, less 24.2 GB of weights, rounded up. Not measured by us."""

DECODE_BYTES: Final = 12 * 2**30
"""Left for activations if the VAE decodes a whole 720p picture at once. Source: counted, a float32
feature map of 512 channels at 1280x720, four frames at a time, is 7 GiB, and two are alive. Not
measured by us."""

_SMALL_BYTES: Final = 2**28
"""A component up to this size stays on the GPU even where blocks are offloaded."""

_BLOCKS_BYTES: Final = 2 * 2**30
"""Blocks that are on the GPU at a time: the one that computes, the next one, small components.
Source: a block of a 14B Wan is 0.7 GB in bfloat16 (28 GB in 40 blocks)."""

_OFFLOAD_NAMES: Final[dict[Weights, str]] = {
    "resident": "all weights on the GPU",
    "model_offload": "one component at a time on the GPU",
    "group_offload": "one block at a time on the GPU",
}


@dataclass(frozen=True, slots=True)
class Placement:
    """Where weights are kept, and whether the VAE works tile by tile."""

    weights: Weights = "resident"
    is_tiled: bool = False

    @classmethod
    def best(
        cls,
        sizes: Mapping[str, int],
        *,
        free_bytes: int | None,
        wanted: str = "auto",
        working_bytes: int = WORKING_BYTES,
    ) -> Placement:
        """The highest rung that fits.

        Args:
            sizes: bytes of each component's weights.
            free_bytes: what the GPU has for weights and work together; None: there is no GPU, and
                nothing to be offloaded from.
            wanted: a rung by name, taken as it is; ``auto`` chooses.
            working_bytes: what a video needs beside the weights, its VAE tiled.
        """
        if free_bytes is None:
            return cls()
        fitting = (rung for rung in _LADDER if _needed(sizes, rung) + working_bytes <= free_bytes)
        rungs = {str(rung): rung for rung in _LADDER}
        weights = rungs[wanted] if wanted in rungs else next(fitting, _LADDER[-1])
        decode_bytes = max(DECODE_BYTES, working_bytes)
        beside_bytes = sum(sizes.values()) if weights == "resident" else sizes.get("vae", 0)
        return cls(weights, is_tiled=beside_bytes + decode_bytes > free_bytes)

    def lower(self) -> Placement | None:
        """One rung down, tiled; None from the last."""
        rung = _LADDER.index(self.weights)
        if rung + 1 == len(_LADDER):
            return None if self.is_tiled else replace(self, is_tiled=True)
        return Placement(_LADDER[rung + 1], is_tiled=True)

    def apply(self, pipe: Any, device: torch.device) -> None:
        """Keep the pipeline's weights so. From the same placement or one above, as often as one
        likes; for each of several pipelines that share components.

        Args:
            pipe: a pipeline of diffusers.
            device: what it computes on.
        """
        self._tile(pipe)
        match self.weights:
            case "resident":
                pipe.to(device)
            case "model_offload":
                pipe.enable_model_cpu_offload(device=device)
            case "group_offload":
                pipe.remove_all_hooks()
                _offload_groups(pipe, device)
        let_go()

    def _tile(self, pipe: Any) -> None:
        vae = getattr(pipe, "vae", None)
        if vae is not None and hasattr(vae, "enable_tiling"):
            vae.enable_tiling() if self.is_tiled else vae.disable_tiling()

    def shortage(self, sizes: Mapping[str, int], *, free_bytes: int | None) -> str:
        """What the operator is told when a video did not fit even so.

        Args:
            free_bytes: what was free before; None: there is no GPU.
        """
        free = "" if free_bytes is None else f"{_gib(free_bytes)} were free before, "
        return (
            f"The GPU ran out of memory with {self}; {free}the "
            f"weights are {_gib(sum(sizes.values()))}. Ask for a lower resolution or fewer "
            "seconds, set a smaller native_size, choose a smaller preset, or end what else uses "
            "the GPU."
        )

    def __str__(self) -> str:
        return _OFFLOAD_NAMES[self.weights] + (", the VAE tile by tile" if self.is_tiled else "")


def sizes_of(pipe: Any) -> dict[str, int]:
    """Bytes of the parameters and buffers of each component that has any."""
    return {
        name: sum(
            tensor.numel() * tensor.element_size()
            for tensor in (*component.parameters(), *component.buffers())
        )
        for name, component in pipe.components.items()
        if hasattr(component, "parameters")
    }


def is_out_of_memory(error: BaseException) -> bool:
    """Whether the GPU, or one of its libraries, said that it has no memory left."""
    import torch

    words = ("CUDA out of memory", "CUBLAS_STATUS_ALLOC_FAILED", "CUDNN_STATUS_ALLOC_FAILED")
    if isinstance(error, torch.OutOfMemoryError):
        return True
    return isinstance(error, RuntimeError) and any(word in str(error) for word in words)


def let_go() -> None:
    """Give back what torch keeps on the GPU and nobody uses. Call it once no exception of the
    failed video is alive: its frames hold tensors."""
    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def _needed(sizes: Mapping[str, int], weights: Weights) -> int:
    """At most this many bytes of weights are on the GPU at a time."""
    match weights:
        case "resident":
            return sum(sizes.values())
        case "model_offload":
            return max(sizes.values(), default=0)
        case "group_offload":
            return sizes.get("vae", 0) + _BLOCKS_BYTES


def _offload_groups(pipe: Any, device: torch.device) -> None:
    """The large components by blocks, streamed; the small ones whole on the GPU."""
    import torch
    from diffusers.hooks import apply_group_offloading

    sizes = sizes_of(pipe)
    cpu = torch.device("cpu")
    is_streamed = device.type == "cuda"
    for name, size_bytes in sizes.items():
        module = pipe.components[name]
        if _is_group_offloaded(module):
            continue
        if size_bytes <= _SMALL_BYTES or name == "vae":
            # A VAE is called frame by frame: streaming it costs more than it holds.
            module.to(device)
            continue
        module.to(cpu)
        has_blocks = hasattr(module, "enable_group_offload")
        apply_group_offloading(
            module,
            onload_device=device,
            offload_device=cpu,
            # An encoder of transformers keeps its blocks where blocks are not looked for.
            offload_type="block_level" if has_blocks else "leaf_level",
            num_blocks_per_group=1 if has_blocks else None,
            use_stream=is_streamed,
            # Pinned piece by piece: pinning all would double the RAM that is needed.
            low_cpu_mem_usage=is_streamed,
        )


def _is_group_offloaded(module: Any) -> bool:
    from diffusers.hooks.group_offloading import _is_group_offload_enabled

    return bool(_is_group_offload_enabled(module))


def _gib(size_bytes: int) -> str:
    return f"{size_bytes / 2**30:.1f} GiB"
