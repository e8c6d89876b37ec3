"""Follows one call of a pipeline: how far it is, and whether it is still wanted.

Hooks on the networks, taken off afterwards, are passed many times a second: each is a sign of life
and a place where a cancel gets out. What counts as progress is finished steps alone: encoding the
prompt is 5 % of a call, its steps are 85 %, decoding is 10 %. Source of these weights: SGLang's
timings of Wan2.2-TI2V-5B, decoding 13.4 of 90.6 s, rounded down.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, Final

from vitascope.engines.base import RenderCancelled

__all__ = ["Watch"]

_ENCODED: Final = 0.05
_DENOISED: Final = 0.90

_SIGN_OF_LIFE_S: Final = 5.0
_COMPILING_MAX_S: Final = 900.0
"""After this long even a compiler is taken for dead."""

_BLOCK_LISTS: Final = ("blocks", "vace_blocks", "transformer_blocks", "up_blocks", "down_blocks")
"""Where the networks that we know keep their layers."""


class Watch:
    """One call's progress."""

    def __init__(self, report: Callable[[float], None], *, steps: int) -> None:
        """
        Args:
            report: told the part of the call that is done, 0..1, never falling; raises
                ``RenderCancelled`` when it is no longer wanted.
            steps: of the call, if the pipeline does not know better.
        """
        self._report = report
        self._steps = steps
        self._done = 0.0
        self._decoded = 0
        self._decodes = 1

    @contextmanager
    def on(
        self, pipe: Any, *, decodes: int, is_compiled: bool, is_parallel: bool
    ) -> Iterator[None]:
        """Follow the pipeline's networks while the context is open.

        Args:
            decodes: how often the VAE's decoder will be called.
            is_compiled: whether hooks inside the transformer's blocks would be compiled with them;
                and whether the first step may be silent for minutes.
            is_parallel: whether other processes compute each call of the transformer too: they
                would wait for ever for the rest of a call that is left, so it ends between steps.
        """
        self._decoded, self._decodes = 0, decodes
        with ExitStack() as stack:
            for module in _modules(pipe, is_compiled=is_compiled, is_parallel=is_parallel):
                stack.callback(module.register_forward_pre_hook(self._alive).remove)
            stack.callback(pipe.vae.decoder.register_forward_hook(self._decoder_ended).remove)
            if is_compiled:
                stack.enter_context(self._patience())
            yield

    def step_ended(
        self, pipe: Any, step: int, _timestep: Any, tensors: dict[str, Any]
    ) -> Mapping[str, Any]:
        """The pipeline's ``callback_on_step_end``."""
        latents = tensors.get("latents")
        if latents is not None and latents.is_cuda:
            import torch

            # The step was only queued so far: it counts once the GPU has made it.
            torch.cuda.synchronize(latents.device)
        steps = getattr(pipe, "num_timesteps", None) or self._steps
        self._tell(_ENCODED + (_DENOISED - _ENCODED) * (step + 1) / steps)
        return tensors

    def _alive(self, _module: Any, _arguments: Any) -> None:
        self._tell(self._done)

    def _decoder_ended(self, _module: Any, _arguments: Any, _result: Any) -> None:
        self._decoded += 1
        self._tell(_DENOISED + (1 - _DENOISED) * self._decoded / self._decodes)

    def _tell(self, done: float) -> None:
        self._done = max(self._done, min(1.0, done))
        self._report(self._done)

    @contextmanager
    def _patience(self) -> Iterator[None]:
        """Signs of life until the first step is done: a compiler says nothing by itself."""
        ended = threading.Event()

        def speak() -> None:
            began, rounds = self._done, int(_COMPILING_MAX_S / _SIGN_OF_LIFE_S)
            with suppress(RenderCancelled):  # whoever renders hears of it by itself
                for _ in range(rounds):
                    if ended.wait(_SIGN_OF_LIFE_S) or self._done > max(began, _ENCODED):
                        return
                    self._report(self._done)

        speaker = threading.Thread(target=speak, name="compiling", daemon=True)
        speaker.start()
        try:
            yield
        finally:
            ended.set()
            speaker.join()


def _modules(pipe: Any, *, is_compiled: bool, is_parallel: bool) -> Iterator[Any]:
    """The networks, and their layers where these may be hooked."""
    for name, component in pipe.components.items():
        is_transformer = name.startswith("transformer")
        if is_transformer and is_parallel:
            continue
        parts = (component, *(getattr(component, part, None) for part in ("encoder", "decoder")))
        for part in parts:
            if hasattr(part, "register_forward_pre_hook"):
                yield part
                if not (is_transformer and is_compiled):
                    yield from _layers(part)


def _layers(network: Any) -> Iterator[Any]:
    for name in _BLOCK_LISTS:
        yield from getattr(network, name, None) or ()
