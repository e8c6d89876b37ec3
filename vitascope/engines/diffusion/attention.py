"""Which attention back end of diffusers a transformer computes with: the fastest that works here.

A back end works if it can be set and gives, on this device, what torch's own attention gives. Knows
no model beyond the shape of its heads.
"""

from __future__ import annotations

import importlib.util
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from vitascope.engines.base import EngineError
from vitascope.engines.diffusion.weights import hub_cache

if TYPE_CHECKING:
    import torch

__all__ = ["AttentionUnusable", "candidates", "set_backend", "set_fastest", "usable"]

NATIVE: Final = "native"
"""torch's own, which always works."""

_TOKENS: Final = 8192
"""Of the trial on a GPU: enough that the kernel and not its start is timed."""
_ROUNDS: Final = 5
_WORTH: Final = 0.97
"""Another back end must take at most this share of the native one's time."""
_TOLERANCE: Final = 0.05
"""Of the largest value. Those that quantise (Sage) differ by one to three hundredths."""

_HUB_KERNELS: Final = {"_flash_3_hub": "kernels-community/flash-attn3"}
"""Back ends whose code the hub would send: used if it is here already, never fetched.
Source: diffusers 0.42, ``models/attention_dispatch.py``, ``_HUB_KERNELS_REGISTRY``."""

# Where a foreign kernel does not work it raises whatever it likes; these are what has been seen.
_FAILURES: Final = (RuntimeError, ValueError, ImportError, OSError, AttributeError, TypeError)

_log = logging.getLogger(__name__)


class AttentionUnusable(EngineError):
    """The attention back end that is wanted does not work here."""

    code: ClassVar[str] = "engine_setup"


def candidates(capability: tuple[int, int] | None) -> tuple[str, ...]:
    """Back ends worth a trial, the most promising first; the native one always.

    Args:
        capability: the GPU's compute capability; None: there is no GPU.
    """
    if capability is None or capability < (8, 0):  # bfloat16, which most of them want
        return (NATIVE,)
    names = ["flash", "sage", "_native_cudnn", NATIVE]
    if capability[0] == 9:
        names.insert(0, "_flash_3_hub")  # written for Hopper
    if capability in {(8, 6), (8, 9), (12, 0)}:
        names.insert(0, names.pop(names.index("sage")))  # int8 is their stronger side
    return tuple(names)


def usable(device: torch.device) -> dict[str, str]:
    """Each candidate on this device: why it cannot be used, or nothing if it can be."""
    return {name: _problem(name, device) for name in candidates(_capability(device))}


def set_fastest(transformer: Any, *, wanted: str = "auto", device: torch.device) -> str:
    """Set the transformer's attention back end.

    Args:
        transformer: of diffusers.
        wanted: a back end by its name in diffusers; ``auto``: the fastest that works.
        device: what it will compute on.

    Returns:
        The back end's name.

    Raises:
        AttentionUnusable: the one that is wanted by name does not work here.
    """
    if wanted != "auto":
        if problem := _problem(wanted, device):
            raise AttentionUnusable(f"attention {wanted!r} cannot be used here: {problem}")
        name = wanted
    else:
        name = _fastest(device, head_size=_head_size(transformer))
    set_backend(transformer, name)
    return name


def set_backend(transformer: Any, name: str) -> None:
    """Set a back end that is known to work."""
    from diffusers.utils import logging as of_diffusers

    level = of_diffusers.get_verbosity()
    of_diffusers.set_verbosity_error()  # it warns of its own interface at every call
    try:
        transformer.set_attention_backend(name)
    finally:
        of_diffusers.set_verbosity(level)


def _fastest(device: torch.device, *, head_size: int) -> str:
    names = []
    for name in candidates(_capability(device)):
        problem = _problem(name, device, head_size=head_size)
        if problem:
            _log.info("attention %s is passed over: %s", name, problem)
        else:
            names.append(name)
    if names == [NATIVE]:
        return NATIVE
    times_s = {name: _time_s(name, device, head_size=head_size) for name in names}
    _log.info(
        "attention over %d tokens: %s",
        _TOKENS,
        ", ".join(f"{name} {seconds * 1000:.2f} ms" for name, seconds in times_s.items()),
    )
    fastest = min(times_s, key=lambda name: times_s[name])
    return fastest if times_s[fastest] < _WORTH * times_s[NATIVE] else NATIVE


def _problem(name: str, device: torch.device, *, head_size: int = 128) -> str:
    """Why it cannot be used, in a few words; empty if it can be."""
    kernels = _HUB_KERNELS.get(name)
    if kernels and not _is_here(kernels):
        return f"needs the package kernels, and {kernels} from the hub, which is never fetched"
    try:
        return _difference(name, device, head_size=head_size)
    except _FAILURES as error:
        return _first_line(error)


def _is_here(kernels: str) -> bool:
    if importlib.util.find_spec("kernels") is None:
        return False
    folder: Path = hub_cache() / ("models--" + kernels.replace("/", "--")) / "snapshots"
    return folder.is_dir()


def _difference(name: str, device: torch.device, *, head_size: int) -> str:
    """Compute a little with it, and compare with torch's own."""
    import torch

    attend, own = _attention(name), _attention(NATIVE)
    with torch.inference_mode():
        qkv = _qkv(device, tokens=256, head_size=head_size)
        expected = own(*qkv).float()
        got = attend(*qkv).float()
    off = (got - expected).abs().max().item() / expected.abs().max().item()
    return "" if off <= _TOLERANCE else f"its result is off by {off:.0%}"


def _time_s(name: str, device: torch.device, *, head_size: int) -> float:
    """Seconds of one pass, the quickest of some. Only on a GPU are there several to compare."""
    import torch

    attend = _attention(name)
    with torch.inference_mode():
        qkv = _qkv(device, tokens=_TOKENS, head_size=head_size)
        attend(*qkv)
        times_s = []
        for _ in range(_ROUNDS):
            torch.cuda.synchronize(device)
            began_s = time.perf_counter()
            attend(*qkv)
            torch.cuda.synchronize(device)
            times_s.append(time.perf_counter() - began_s)
    return min(times_s)


def _attention(name: str) -> Callable[..., torch.Tensor]:
    from diffusers.models.attention_dispatch import (
        AttentionBackendName,
        _check_attention_backend_requirements,
        _maybe_download_kernel_for_backend,
        dispatch_attention_fn,
    )

    try:
        backend = AttentionBackendName(name)
    except ValueError as error:
        known = ", ".join(member.value for member in AttentionBackendName)
        raise ValueError(f"there is none of that name; there are: {known}") from error
    _check_attention_backend_requirements(backend)
    _maybe_download_kernel_for_backend(backend)

    def attend(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor) -> torch.Tensor:
        result: torch.Tensor = dispatch_attention_fn(query, key, value, backend=backend)
        return result

    return attend


def _qkv(device: torch.device, *, tokens: int, head_size: int) -> tuple[torch.Tensor, ...]:
    """Three (1, tokens, 8, head_size) tensors, drawn with a seed of their own."""
    import torch

    from vitascope.engines.diffusion.hardware import dtype_for

    generator = torch.Generator().manual_seed(0)
    return tuple(
        torch.randn(1, tokens, 8, head_size, generator=generator).to(
            device, dtype_for("auto", device)
        )
        for _ in range(3)
    )


def _head_size(transformer: Any) -> int:
    return int(getattr(transformer.config, "attention_head_dim", 128))


def _capability(device: torch.device) -> tuple[int, int] | None:
    import torch

    return torch.cuda.get_device_capability(device) if device.type == "cuda" else None


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0] or type(error).__name__
