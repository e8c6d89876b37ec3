"""Which engines there are: one explicit table, and what the operator adds to it.

Nothing here imports an engine until its factory is called, which happens in the engine's own
process only. Knows nothing of models, tasks or how engines are run.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vitascope.catalog.abilities import Abilities
from vitascope.engines.base import Engine
from vitascope.engines.errors import BadEngineTarget, EngineNameTaken, EngineNotRegistered

__all__ = ["EngineRegistry", "EngineSpec", "abilities", "make_engine"]

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TARGET = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """All that an engine's process must be told to make its engine."""

    name: str
    target: str
    """``package.module:callable``; called without arguments, gives an ``Engine``."""


def illustration() -> Engine:
    """The built-in illustrator."""
    from vitascope.engines.illustration.engine import IllustrationEngine

    return IllustrationEngine()


_BUILT_IN: Mapping[str, Callable[[], Engine]] = {
    "illustration": illustration,
}

_ABILITIES: Mapping[str, Abilities] = {
    # Each reference is a shot of its own; nine in four seconds are still told apart.
    "illustration": Abilities(images_max=9, audios_max=3, videos_max=3, negative_prompt=True),
}


class EngineRegistry:
    """Every engine that can be run here, by name."""

    def __init__(self, extra: Mapping[str, str] | None = None) -> None:
        """
        Args:
            extra: the operator's own engines, name → ``package.module:callable``.

        Raises:
            EngineNameTaken: a name of a built-in engine.
            BadEngineTarget: a name or a target that is not written as one.
        """
        self._specs = {
            name: EngineSpec(name, f"{factory.__module__}:{factory.__qualname__}")
            for name, factory in _BUILT_IN.items()
        }
        for name, target in (extra or {}).items():
            self._add(EngineSpec(name, target))

    def _add(self, spec: EngineSpec) -> None:
        if not _NAME.fullmatch(spec.name):
            raise BadEngineTarget(f"{spec.name!r} is no name for an engine: use a-z, 0-9 and _")
        if not _TARGET.fullmatch(spec.target):
            raise BadEngineTarget(
                f"engine {spec.name!r}: {spec.target!r} is not written package.module:callable"
            )
        if spec.name in self._specs:
            raise EngineNameTaken(f"there is already an engine named {spec.name!r}")
        self._specs[spec.name] = spec

    @property
    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        return tuple(sorted(self._specs))

    def spec(self, name: str) -> EngineSpec:
        """The engine of that name.

        Raises:
            EngineNotRegistered: there is none.
        """
        try:
            return self._specs[name]
        except KeyError:
            known = ", ".join(self.names)
            raise EngineNotRegistered(f"there is no engine {name!r}; there are: {known}") from None


def abilities(name: str) -> Abilities:
    """What an engine can do with a request's references, so that the rest is refused before it
    is queued. Of the operator's own engines nothing is known here: they are let have everything,
    and refuse by ``InvalidParams`` themselves.
    """
    return _ABILITIES.get(name, Abilities())


def make_engine(target: str) -> Engine:
    """Import ``package.module:callable`` and call it.

    Raises:
        BadEngineTarget: it leads to nothing that can be called.
        ImportError: the module, or something it needs, is not installed.
    """
    module_name, _, attribute = target.partition(":")
    factory = getattr(importlib.import_module(module_name), attribute, None)
    if not callable(factory):
        raise BadEngineTarget(f"{target!r} leads to nothing that can be called")
    engine: Engine = factory()
    return engine
