"""The operator's engines, and which of them make which model: ``vitascope.toml`` and ``--engine``.

Read once by each process. Data only: no engine and no weights are loaded here, nobody is called,
no key is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never
from urllib.parse import urlsplit

from vitascope.catalog.abilities import Abilities
from vitascope.catalog.registry import MODELS, find_model
from vitascope.config import Settings
from vitascope.engines.diffusion.options import DiffusionOptions
from vitascope.engines.diffusion.preset import SPLIT_FAMILIES
from vitascope.engines.diffusion.presets import PRESETS, abilities_of, preset_of
from vitascope.engines.providers.options import (
    ArkOptions,
    FalOptions,
    OpenAIVideoOptions,
    ProviderOptions,
    ReplicateOptions,
    SenseAudioOptions,
)
from vitascope.engines.providers.registry import provider_abilities
from vitascope.engines.registry import ILLUSTRATION, ILLUSTRATION_TARGET, EngineSpec, check_target
from vitascope.engines.tables import (
    BadRoster,
    ConfigFile,
    EngineTable,
    IllustrationTable,
    PythonTable,
    read_config,
    table_name,
)
from vitascope.errors import VitascopeError

__all__ = ["BadRoster", "EngineEntry", "Roster"]

_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,62}")
_NAME_RULE = "use a-z, 0-9, _, . and -, a letter first, at most 63"
_FOLDER = "diffusers:"
_DIFFUSION_TARGET = "vitascope.engines.diffusion.engine:make"

_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
"""Weights are fetched by ``vitascope pull`` alone, whatever a library thinks."""

_DEFAULT_PLACE = "--engine (VITASCOPE_ENGINE)"


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineEntry:
    """One engine that the operator has."""

    name: str
    kind: str
    where: str
    """Who or what makes its videos, in a few words; no secret."""
    abilities: Abilities
    spec: EngineSpec | None = None
    """What its process is told; None: it is a provider."""
    diffusion: DiffusionOptions | None = None
    """Of kind ``diffusion``: which model."""
    provider: ProviderOptions | None = None
    gpus: tuple[str, ...] = ()
    """Of each of its processes, the numbers of its GPUs, comma-separated; empty: it needs none."""

    @property
    def is_drawn(self) -> bool:
        """Whether no neural network makes its videos."""
        return self.kind == ILLUSTRATION


class Roster:
    """Every engine that can make a video here, and the routes to them."""

    def __init__(
        self,
        entries: Mapping[str, EngineEntry],
        *,
        default: Sequence[str],
        routes: Mapping[str, Sequence[str]],
        config: Path | None = None,
    ) -> None:
        self._entries = dict(entries)
        self._routes = {model: tuple(route) for model, route in routes.items()}
        self.default = tuple(default)
        """The route of every model that has none of its own."""
        self.config = config
        """The file that was read."""

    @classmethod
    def of(cls, settings: Settings) -> Roster:
        """What the settings and their file say.

        Raises:
            BadRoster: the file cannot be read, or something in it or in the settings is not what
                it must be. The sentence names file, table and field, or the setting.
        """
        said = ConfigFile() if settings.config is None else read_config(settings.config)
        drafts = _Drafts(said.engines, settings.config)
        default = drafts.route(settings.engine_names, place=_DEFAULT_PLACE, folder=Path())
        routes: dict[str, list[str]] = {}
        for model_id, route in said.models.items():
            place = f"{settings.config}: {table_name('models', model_id)}"
            model = find_model(model_id)
            if model is None:
                raise BadRoster(f"{place}: there is no such model; there are: {', '.join(MODELS)}")
            if model.id in routes:
                raise BadRoster(f"{place}: {model.id} has a route already, under another name")
            folder = (settings.config or Path()).parent
            routes[model.id] = drafts.route(route.engines, place=f"{place} engines", folder=folder)
        entries = drafts.entries(settings)
        return cls(entries, default=default, routes=routes, config=settings.config)

    def __iter__(self) -> Iterator[EngineEntry]:
        """Every engine, by name."""
        return iter(sorted(self._entries.values(), key=lambda entry: entry.name))

    def __getitem__(self, name: str) -> EngineEntry:
        return self._entries[name]

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def used(self) -> tuple[EngineEntry, ...]:
        """The engines that some model is routed to, by name."""
        names = {name for model_id in MODELS for name in self.route(model_id)}
        return tuple(entry for entry in self if entry.name in names)

    def route(self, model_id: str) -> tuple[str, ...]:
        """The engines of a model, the preferred one first; never none."""
        return self._routes.get(model_id, self.default)

    def able(self, model_id: str) -> tuple[tuple[str, Abilities], ...]:
        """The route with what each engine can do: for ``catalog.able_engines``."""
        return tuple((name, self._entries[name].abilities) for name in self.route(model_id))


class _Drafts:
    """The tables of the file, and those that short forms stand for."""

    def __init__(self, written: Mapping[str, EngineTable], config: Path | None) -> None:
        self._tables: dict[str, EngineTable] = {ILLUSTRATION: IllustrationTable()}
        self._places: dict[str, str] = {}
        for name, table in written.items():
            self._places[name] = f"{config}: {table_name('engines', name)}"
            if name == ILLUSTRATION:
                raise BadRoster(f"{self._places[name]}: the built-in engine has that name already")
            self._add(name, table, place=self._places[name])

    def route(self, texts: Sequence[str], *, place: str, folder: Path) -> list[str]:
        """The names of engines that are written in short forms, each of them once."""
        route: list[str] = []
        for text in texts:
            name = self._named(text, place=place, folder=folder)
            if name in route:
                raise BadRoster(f"{place}: {name} stands there twice")
            route.append(name)
        return route

    def entries(self, settings: Settings) -> dict[str, EngineEntry]:
        """Every engine, with what it can do."""
        entries = {}
        for name, table in self._tables.items():
            try:
                entries[name] = _entry(name, table, settings)
            except VitascopeError as error:
                raise BadRoster(f"{self._places.get(name, name)}: {error.message}") from error
        return entries

    def _named(self, text: str, *, place: str, folder: Path) -> str:
        """The name of the engine that is meant; one that has no table gets one."""
        table: EngineTable
        if text in self._tables:
            return text
        if text in PRESETS:
            name, table = text, DiffusionOptions(preset=text)
        elif text.startswith(_FOLDER):
            path = (folder / Path(text.removeprefix(_FOLDER)).expanduser()).absolute()
            name, table = _name_of(path), DiffusionOptions(path=path)
        elif ":" in text:
            name = text.partition(":")[0].rpartition(".")[2].lower()
            table = PythonTable(target=text)
        else:
            known = ", ".join(dict.fromkeys([*sorted(self._tables), *PRESETS]))
            raise BadRoster(
                f"{place}: there is no engine {text!r}; there are: {known}; or diffusers:FOLDER, "
                "or package.module:callable"
            )
        self._add(name, table, place=place)
        self._places.setdefault(name, f"{place}: {text}")
        return name

    def _add(self, name: str, table: EngineTable, *, place: str) -> None:
        if not _NAME.fullmatch(name):
            raise BadRoster(f"{place}: {name!r} is no name for an engine: {_NAME_RULE}")
        if self._tables.get(name, table) != table:
            raise BadRoster(
                f"{place}: two engines would be named {name!r}; give this one a table "
                "[engines.NAME]"
            )
        self._tables[name] = table


def _name_of(folder: Path) -> str:
    """A name for the model in a folder."""
    name = re.sub(r"[^a-z0-9_.-]+", "-", folder.name.lower()).strip("-.")[:61] or "local"
    return name if name[0].isalpha() else f"m-{name}"


def _entry(name: str, table: EngineTable, settings: Settings) -> EngineEntry:
    match table:
        case IllustrationTable():
            return EngineEntry(
                name=name,
                kind=table.kind,
                where="built in",
                # Each reference is a shot of its own; nine in four seconds are still told apart.
                abilities=table.can.over(Abilities()),
                spec=EngineSpec(name, ILLUSTRATION_TARGET),
            )
        case PythonTable():
            check_target(table.kind, table.target)
            return EngineEntry(
                name=name,
                kind=table.kind,
                where=table.target,
                abilities=table.can.over(Abilities()),
                spec=EngineSpec(name, table.target, table.options),
            )
        case DiffusionOptions():
            if table.gpus is None and settings.gpus:
                table = table.model_copy(update={"gpus": settings.gpus})
            _check_parallel(table)
            said = table.model_dump(mode="json", exclude={"can", "kind"})
            return EngineEntry(
                name=name,
                kind=table.kind,
                where=" in ".join(str(part) for part in (table.preset, table.path) if part),
                abilities=table.can.over(abilities_of(table, foley=settings.foley)),
                spec=EngineSpec(
                    name,
                    _DIFFUSION_TARGET,
                    {**said, "foley": settings.foley},
                    environment=_OFFLINE,
                ),
                diffusion=table,
                gpus=_processes(table),
            )
        case (
            ArkOptions()
            | SenseAudioOptions()
            | OpenAIVideoOptions()
            | FalOptions()
            | ReplicateOptions()
        ):
            return EngineEntry(
                name=name,
                kind=table.kind,
                where=f"{table.model} at {_host(table.base_url)}".removeprefix(" at "),
                abilities=table.can.over(provider_abilities(table)),
                provider=table,
            )
        case _:
            assert_never(table)


def _host(url: str) -> str:
    """The host of a URL, with its port."""
    return urlsplit(url).netloc


def _check_parallel(options: DiffusionOptions) -> None:
    preset = preset_of(options)
    if options.parallel and preset.family not in SPLIT_FAMILIES:
        raise BadRoster(
            f"several GPUs cannot compute {preset.name} together: leave parallel out, and each of "
            "the gpus makes videos of its own"
        )


def _processes(options: DiffusionOptions) -> tuple[str, ...]:
    if options.gpus is None:
        return ("0",)
    if options.parallel:
        return (",".join(str(number) for number in options.gpus),)
    return tuple(str(number) for number in options.gpus)
