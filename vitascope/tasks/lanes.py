"""What a worker can do at the same time: its lanes, each with its engines and its places.

Engines on the processor share one lane with one place: a video uses every core. Engines on the same
GPU share one lane with one place. A provider has a lane of its own, with as many places as the
operator lets it have orders out. Data; starts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vitascope.catalog.registry import MODELS
from vitascope.engines.roster import BadRoster, EngineEntry, Roster

__all__ = ["Lane", "lanes_of"]

PROCESSOR = "processor"


@dataclass(frozen=True, slots=True)
class Lane:
    """Engines that wait for the same thing."""

    name: str
    engines: tuple[EngineEntry, ...]
    """The preferred one first."""
    capacity: int
    """Tasks at a time."""
    gpus: str | None = None
    """Numbers of the GPUs that it needs, comma-separated; None: it needs none."""

    @property
    def names(self) -> list[str]:
        return [entry.name for entry in self.engines]

    @property
    def is_upstream(self) -> bool:
        return self.engines[0].provider is not None

    @property
    def uses_gpu(self) -> bool:
        return self.gpus is not None


def lanes_of(roster: Roster, *, only: Sequence[str] = ()) -> tuple[Lane, ...]:
    """The lanes of a worker.

    Args:
        only: the engines that it runs; none: all that models are routed to.

    Raises:
        BadRoster: ``only`` names an engine that is none; two engines share some of their GPUs, but
            not all.
    """
    if unknown := [name for name in only if name not in roster]:
        known = ", ".join(entry.name for entry in roster)
        raise BadRoster(f"there is no engine {unknown[0]!r} for a worker; there are: {known}")
    entries = [roster[name] for name in dict.fromkeys(only)] if only else _by_preference(roster)
    places: dict[tuple[str, str | None], list[EngineEntry]] = {}
    for entry in entries:
        for name, gpus in _places(entry):
            places.setdefault((name, gpus), []).append(entry)
    _check_gpus([gpus for _, gpus in places if gpus])
    return tuple(
        Lane(name, tuple(sharing), _capacity(sharing), gpus)
        for (name, gpus), sharing in places.items()
    )


def _by_preference(roster: Roster) -> list[EngineEntry]:
    """Those that models are routed to, the preferred ones first: a lane's first is loaded ahead."""
    routes = [roster.route(model_id) for model_id in MODELS]
    return sorted(
        roster.used,
        key=lambda entry: min(route.index(entry.name) for route in routes if entry.name in route),
    )


def _places(entry: EngineEntry) -> Iterable[tuple[str, str | None]]:
    if entry.provider is not None:
        return [(f"provider {entry.name}", None)]
    if entry.gpus:
        return [(f"gpu {gpus}", gpus) for gpus in entry.gpus]
    return [(PROCESSOR, None)]


def _capacity(sharing: Sequence[EngineEntry]) -> int:
    provider = sharing[0].provider
    return 1 if provider is None else provider.max_concurrent


def _check_gpus(claimed: Sequence[str]) -> None:
    owners: dict[str, str] = {}
    for gpus in claimed:
        for number in gpus.split(","):
            if owners.setdefault(number, gpus) != gpus:
                raise BadRoster(
                    f"GPU {number} is claimed together with others and alone; engines that share "
                    "a GPU must share all of theirs"
                )
