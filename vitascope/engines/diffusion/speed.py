"""What makes a loaded pipeline faster: a step-distilled LoRA, and compiled blocks.

Both change a pipeline for good, before its weights are placed. How many steps and how much guidance
a distilled model wants is the operator's to say, or its preset's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Final

from vitascope.engines.base import EngineError
from vitascope.engines.diffusion.weights import folder_of

__all__ = ["LoraUnusable", "apply_lora", "compile_blocks", "transformers_of"]

_ADAPTER: Final = "lora"

# What diffusers, peft and safetensors raise for a file that does not fit.
_MISFITS: Final = (ValueError, RuntimeError, KeyError, OSError)


class LoraUnusable(EngineError):
    """The LoRA is not here, or does not fit the model."""

    code: ClassVar[str] = "engine_setup"


def transformers_of(pipe: Any) -> Iterator[tuple[str, Any]]:
    """The networks that are run at each step, by name: one, or two experts."""
    for name in ("transformer", "transformer_2"):
        network = getattr(pipe, name, None)
        if network is not None:
            yield name, network


def apply_lora(pipe: Any, lora: str | Path) -> None:
    """Add a LoRA to the weights themselves: afterwards it costs nothing.

    Args:
        pipe: a pipeline of diffusers, all its weights on the CPU or one device.
        lora: a file; or a folder or a repository of the hub that was pulled, with one file, or two
            of which one says ``high`` and one ``low``: for the experts of much and little noise.

    Raises:
        LoraUnusable: it is not here, or does not fit.
    """
    for name, file in _placed(_files_of(lora), [name for name, _ in transformers_of(pipe)]):
        try:
            pipe.load_lora_weights(
                str(file.parent),
                weight_name=file.name,
                adapter_name=_ADAPTER,
                local_files_only=True,
                **({"load_into_transformer_2": True} if name == "transformer_2" else {}),
            )
            if not pipe.get_list_adapters().get(name):  # diffusers only warns
                raise LoraUnusable(f"{file} has nothing for this model's {name}")
            pipe.fuse_lora(components=[name], adapter_names=[_ADAPTER])
            pipe.unload_lora_weights()
        except _MISFITS as error:
            raise LoraUnusable(f"{file} does not fit this model: {error}") from error


def compile_blocks(pipe: Any, *, backend: str = "inductor") -> None:
    """Compile the blocks that the transformer repeats, at their first call: a minute or more, and
    again for each new size of video.

    Args:
        backend: of ``torch.compile``.
    """
    for _, network in transformers_of(pipe):
        # Not ``fullgraph``: with weights that are offloaded by blocks, a block's graph has breaks.
        network.compile_repeated_blocks(backend=backend)


def _files_of(lora: str | Path) -> list[Path]:
    place = Path(lora).expanduser()
    if place.is_file():
        return [place]
    folder = place if place.is_dir() else folder_of(str(lora))
    if folder is None:
        raise LoraUnusable(
            f"the LoRA {lora} is neither a file nor pulled; get it with: vitascope pull {lora}"
        )
    files = sorted(folder.rglob("*.safetensors"))
    if not files:
        raise LoraUnusable(f"{folder} has no .safetensors")
    return files


def _placed(files: list[Path], networks: list[str]) -> list[tuple[str, Path]]:
    """Which file goes into which network."""
    if len(files) == 1:
        return [(network, files[0]) for network in networks]
    high = [file for file in files if "high" in file.name.lower()]
    low = [file for file in files if "low" in file.name.lower()]
    if len(networks) == 2 and len(high) == len(low) == 1:
        return [(networks[0], high[0]), (networks[1], low[0])]
    names = ", ".join(file.name for file in files)
    raise LoraUnusable(f"there are several LoRAs, name the file that is meant: {names}")
