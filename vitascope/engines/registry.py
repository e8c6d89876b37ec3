"""How an engine's process gets its engine: a target to import and what to call it with.

Nothing here imports an engine until its factory is called, which happens in the engine's own
process only. Which engines there are is the operator's (``roster``). Knows nothing of models,
tasks or how engines are run.
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from vitascope.engines.errors import BadEngineTarget

if TYPE_CHECKING:
    from vitascope.engines.base import Engine

__all__ = [
    "ILLUSTRATION",
    "ILLUSTRATION_TARGET",
    "EngineSpec",
    "check_target",
    "illustration",
    "make_engine",
]

ILLUSTRATION: Final[Literal["illustration"]] = "illustration"
"""Name and kind of the built-in engine."""

ILLUSTRATION_TARGET: Final = "vitascope.engines.registry:illustration"

_TARGET = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """All that an engine's process must be told to make its engine."""

    name: str
    target: str
    """``package.module:callable``; gives an ``Engine``."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What it is called with, by keyword; values that JSON has."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Environment variables of its process, over those of the worker."""

    def on_gpus(self, gpus: str) -> EngineSpec:
        """The same engine, seeing these GPUs alone.

        Args:
            gpus: numbers, comma-separated, among those that this process sees.
        """
        seen = [part for part in os.environ.get("CUDA_VISIBLE_DEVICES", "").split(",") if part]
        numbers = [int(number) for number in gpus.split(",")]
        named = ",".join(seen[n] if n < len(seen) else str(n) for n in numbers)
        return replace(self, environment={**self.environment, "CUDA_VISIBLE_DEVICES": named})


def illustration() -> Engine:
    """The built-in illustrator."""
    from vitascope.engines.illustration.engine import IllustrationEngine

    return IllustrationEngine()


def check_target(name: str, target: str) -> None:
    """Raises:
    BadEngineTarget: it is not written ``package.module:callable``.
    """
    if not _TARGET.fullmatch(target):
        raise BadEngineTarget(f"{name}: {target!r} is not written package.module:callable")


def make_engine(target: str, options: Mapping[str, Any] | None = None) -> Engine:
    """Import ``package.module:callable`` and call it.

    Args:
        options: by keyword.

    Raises:
        BadEngineTarget: it leads to nothing that can be called.
        ImportError: the module, or something it needs, is not installed.
    """
    module_name, _, attribute = target.partition(":")
    factory = getattr(importlib.import_module(module_name), attribute, None)
    if not callable(factory):
        raise BadEngineTarget(f"{target!r} leads to nothing that can be called")
    engine: Engine = factory(**(options or {}))
    return engine
