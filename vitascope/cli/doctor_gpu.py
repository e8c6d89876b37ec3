"""The doctor's look at GPUs: what there is, and which diffusion models fit it, and how.

Loads no weights and downloads nothing. Where no driver is, torch is not even imported.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vitascope.cli.findings import Finding

if TYPE_CHECKING:
    from vitascope.config import Settings
    from vitascope.engines.diffusion.hardware import Gpu
    from vitascope.engines.diffusion.memory import Placement
    from vitascope.engines.diffusion.preset import Preset

__all__ = ["gpu_findings", "preset_findings"]

_DEVICES: Final = ("/dev/nvidiactl", "/dev/dxg", "/dev/kfd")
"""What a driver leaves: NVIDIA's, that of Windows below WSL, AMD's."""

_RAM_SHARE: Final = 1.15
"""RAM that weights take while they are read or offloaded, of their size. Ours, not measured."""


def gpu_findings(settings: Settings) -> Iterator[Finding]:
    """GPUs, their driver and memory, attention, RAM and disk, and what fits."""
    from vitascope.engines.diffusion import hardware

    has_driver = hardware.driver_version() is not None or any(
        Path(device).exists() for device in _DEVICES
    )
    gpus = hardware.gpus() if has_driver else ()
    if not gpus:
        yield _without(settings, has_driver=has_driver)
        return
    for gpu in gpus:
        yield _gpu(gpu)
    yield _attention()
    yield _room()
    yield from preset_findings(gpus[0], ram_bytes=hardware.ram_bytes()[0])


def _without(settings: Settings, *, has_driver: bool) -> Finding:
    """No GPU: of no matter, unless a diffusion model is in use."""
    build = _torch_version()
    if has_driver:
        why = f"there is a driver, but torch {build} cannot use it" if build else "no torch"
        advice = "pip install 'vitascope[gpu]', with torch as pytorch.org says for your driver."
    else:
        why = f"none, torch {build}" if build else "none"
        advice = ""
    if not _is_diffusion_used(settings):
        return Finding("GPU", "good", f"{why}; none is needed by the engines in use")
    advice = advice or "Run it on a machine with a GPU, or choose another engine."
    return Finding("GPU", "doubtful", f"{why}: a diffusion model takes hours on the CPU", advice)


def _gpu(gpu: Gpu) -> Finding:
    from vitascope.engines.diffusion import hardware

    major, minor = gpu.capability
    driver = hardware.driver_version()
    facts = (
        f"{gpu.name}, {_gib(gpu.free_bytes)} of {_gib(gpu.total_bytes)} free, compute "
        f"capability {major}.{minor}, driver {driver or 'unknown'}, torch {_torch_version()}"
    )
    if gpu.capability < (8, 0):
        advice = "It has no bfloat16: weights are float16, which some models do not bear."
        return Finding(f"GPU {gpu.number}", "doubtful", facts, advice)
    if gpu.free_bytes < 0.8 * gpu.total_bytes:
        advice = "Something else uses it: nvidia-smi shows what."
        return Finding(f"GPU {gpu.number}", "doubtful", facts, advice)
    return Finding(f"GPU {gpu.number}", "good", facts)


def _attention() -> Finding:
    from vitascope.engines.diffusion import hardware

    try:
        from vitascope.engines.diffusion.attention import usable

        reasons = usable(hardware.device())
    except ImportError as error:
        return Finding("attention", "doubtful", f"{error.name} is not installed", _EXTRA)
    works = [name for name, problem in reasons.items() if not problem]
    others = [f"{name}: {problem}" for name, problem in reasons.items() if problem]
    facts = f"works: {', '.join(works)}; the quickest of them is taken"
    return Finding("attention", "good", "\n".join([facts, *(f"not {other}" for other in others)]))


_EXTRA: Final = "pip install 'vitascope[gpu]'"


def _room() -> Finding:
    from vitascope.engines.diffusion import hardware
    from vitascope.engines.diffusion.weights import hub_cache

    total_bytes, available_bytes = hardware.ram_bytes()
    cache = hub_cache()
    facts = (
        f"RAM {_gib(available_bytes)} of {_gib(total_bytes)} available; weights in {cache}, "
        f"{_gib(hardware.disk_free_bytes(cache))} free"
    )
    return Finding("for weights", "good", facts)


def preset_findings(gpu: Gpu, *, ram_bytes: int) -> Iterator[Finding]:
    """For each preset whether it fits the card, and how its weights would be kept.

    Args:
        ram_bytes: what this machine has.
    """
    from vitascope.engines.diffusion.presets import PRESETS

    advised = _advised(gpu, ram_bytes, PRESETS)
    for preset in PRESETS.values():
        placement, lack = _fit(preset, gpu, ram_bytes)
        size = _gib(sum(preset.weight_bytes("bfloat16").values()))
        if lack:
            yield Finding(f"preset {preset.name}", "doubtful", f"{size} of weights: {lack}")
            continue
        facts = f"{size} of weights: {placement}{_is_here(preset)}"
        if preset is advised:
            facts += "; begin with this one"
        yield Finding(f"preset {preset.name}", "good", facts)


def _fit(preset: Preset, gpu: Gpu, ram_bytes: int) -> tuple[Placement, str]:
    """How its weights would be kept, and what is lacking even so."""
    from vitascope.engines.diffusion.memory import WORKING_BYTES, Placement

    sizes = preset.weight_bytes("bfloat16")
    placement = Placement.best(sizes, free_bytes=gpu.free_bytes)
    least_bytes = WORKING_BYTES + sizes.get("vae", 0)
    if gpu.free_bytes < least_bytes:
        return placement, f"needs {_gib(least_bytes)} free on the GPU at least"
    needed_bytes = int(sum(sizes.values()) * _RAM_SHARE)
    if placement.weights != "resident" and ram_bytes < needed_bytes:
        return placement, f"{placement}, for which {_gib(needed_bytes)} of RAM are needed"
    return placement, ""


def _advised(gpu: Gpu, ram_bytes: int, presets: Mapping[str, Preset]) -> Preset | None:
    """The first of the list that need not be copied block by block; else the first that fits."""
    fits = [(preset, *_fit(preset, gpu, ram_bytes)) for preset in presets.values()]
    able = [(preset, placement) for preset, placement, lack in fits if not lack]
    quick = [preset for preset, placement in able if placement.weights != "group_offload"]
    return next(iter([*quick, *(preset for preset, _ in able)]), None)


def _is_here(preset: Preset) -> str:
    from vitascope.engines.diffusion.weights import folder_of

    is_here = all(folder_of(repo) for repo in preset.repos)
    return "; pulled" if is_here else f"; not pulled, {_gib(preset.download_bytes)}"


def _is_diffusion_used(settings: Settings) -> bool:
    from vitascope.engines.roster import BadRoster, Roster

    try:
        return any(entry.kind == "diffusion" for entry in Roster.of(settings).used)
    except BadRoster:  # told by the look at the engines
        return False


def _torch_version() -> str | None:
    if "torch" in sys.modules:
        return str(sys.modules["torch"].__version__)
    try:
        return version("torch")
    except PackageNotFoundError:
        return None


def _gib(size_bytes: int) -> str:
    return f"{size_bytes / 2**30:.1f} GiB"
