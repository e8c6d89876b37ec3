"""``vitascope.toml``: what an operator may write in it, read and checked.

Its tables as data, and one sentence that says where it is wrong. Knows no engine beyond what
each kind's table holds, no model of the catalogue, and opens nothing but the file itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, ValidationError
from pydantic_core import ErrorDetails

from vitascope.engines.can import Can
from vitascope.engines.diffusion.options import DiffusionOptions
from vitascope.engines.providers.options import (
    ArkOptions,
    FalOptions,
    OpenAIVideoOptions,
    ReplicateOptions,
    SenseAudioOptions,
)
from vitascope.errors import VitascopeError

__all__ = [
    "BadRoster",
    "ConfigFile",
    "EngineTable",
    "IllustrationTable",
    "PythonTable",
    "read_config",
    "table_name",
]


class BadRoster(VitascopeError):
    """The operator's engines are not set up right."""

    code: ClassVar[str] = "bad_config"


class IllustrationTable(BaseModel):
    """The built-in engine, for whom other limits are set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["illustration"] = "illustration"
    can: Can = Can()


class PythonTable(BaseModel):
    """An engine of the operator's own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["python"] = "python"
    target: str
    """``package.module:callable``, which gives an ``Engine``."""
    options: dict[str, Any] = Field(default_factory=dict)
    """Passed to the callable by keyword; values that JSON has."""
    can: Can = Can()


EngineTable: TypeAlias = (
    IllustrationTable
    | PythonTable
    | DiffusionOptions
    | ArkOptions
    | SenseAudioOptions
    | OpenAIVideoOptions
    | FalOptions
    | ReplicateOptions
)

KINDS: Mapping[str, type[BaseModel]] = {
    "illustration": IllustrationTable,
    "python": PythonTable,
    "diffusion": DiffusionOptions,
    "ark": ArkOptions,
    "senseaudio": SenseAudioOptions,
    "openai_video": OpenAIVideoOptions,
    "fal": FalOptions,
    "replicate": ReplicateOptions,
}
"""What ``kind`` may say, and the table that it makes."""


class _Route(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    engines: list[str] = Field(min_length=1)


class ConfigFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    engines: dict[str, Annotated[EngineTable, Discriminator("kind")]] = Field(default_factory=dict)
    models: dict[str, _Route] = Field(default_factory=dict)


def read_config(path: Path) -> ConfigFile:
    """Read the file; paths in it that are relative are taken from its folder.

    Raises:
        BadRoster: it cannot be read, or something in it is not what it must be.
    """
    try:
        text = path.read_bytes().decode()
        said = tomllib.loads(text)
    except OSError as error:
        raise BadRoster(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadRoster(f"{path} is not UTF-8 text: byte {error.start} is none") from error
    except tomllib.TOMLDecodeError as error:
        raise BadRoster(f"{path} is not TOML: {error}") from error
    if breaches := list(_dotted(said)):
        raise BadRoster(f"{path}: {breaches[0]}")
    try:
        read = ConfigFile.model_validate(said)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=True)
        raise BadRoster(f"{path}: {'; '.join(map(_sentence, problems))}") from error
    folder = path.absolute().parent
    engines = {name: _in_folder(table, folder) for name, table in read.engines.items()}
    return read.model_copy(update={"engines": engines})


def table_name(*parts: str) -> str:
    """A table's head as TOML has it: ``[engines.ark]``, ``[models."Seedance-2.0"]``."""
    keys = [part if _is_bare(part) else f'"{part}"' for part in parts]
    return f"[{'.'.join(keys)}]"


def _is_bare(key: str) -> bool:
    return key.replace("-", "").replace("_", "").isalnum() and key.isascii()


def _in_folder(table: EngineTable, folder: Path) -> EngineTable:
    match table:
        case DiffusionOptions(path=Path() as path):
            return table.model_copy(update={"path": folder / path.expanduser()})
        case (
            ArkOptions(api_key_file=Path() as path)
            | SenseAudioOptions(api_key_file=Path() as path)
            | OpenAIVideoOptions(api_key_file=Path() as path)
            | FalOptions(api_key_file=Path() as path)
            | ReplicateOptions(api_key_file=Path() as path)
        ):
            return table.model_copy(update={"api_key_file": folder / path.expanduser()})
        case _:
            return table


def _dotted(said: Mapping[str, Any]) -> Iterable[str]:
    """Names with a dot that were not quoted: TOML makes tables in tables of them."""
    for section, telling in (("engines", "kind"), ("models", "engines")):
        tables = said.get(section)
        for name, table in tables.items() if isinstance(tables, dict) else ():
            name_parts = [name]
            while isinstance(table, dict) and telling not in table and len(table) == 1:
                [(part, table)] = table.items()
                name_parts.append(part)
            if len(name_parts) > 1 and isinstance(table, dict) and telling in table:
                right = table_name(section, ".".join(name_parts))
                yield f"[{section}.{'.'.join(name_parts)}]: a name with a dot is quoted: {right}"


def _sentence(problem: ErrorDetails) -> str:
    """One thing that is wrong: the table, the field, and what it must be. Never the value: it may
    be a key that stands in the wrong place."""
    section, *rest = problem["loc"]
    if not rest:
        if problem["type"] == "extra_forbidden":
            return f"[{section}] is no table of this file: [engines.NAME] and [models.NAME] are"
        return f"[{section}] {_predicate(problem)}"
    keys = [str(section), str(rest.pop(0))]
    kind = str(rest.pop(0)) if section == "engines" and rest and rest[0] in KINDS else None
    fields = KINDS[kind] if kind else _Route
    if len(rest) > 1 and rest[0] == "can":
        keys.append(str(rest.pop(0)))
        fields = Can
    said = f"{_path(rest)} {_predicate(problem)}".lstrip()
    if problem["type"] == "extra_forbidden" and problem["loc"][-1] != "api_key":
        said += f"; there are: {', '.join(sorted(fields.model_fields))}"
    return f"{table_name(*keys)} {said}"


def _path(parts: Sequence[int | str]) -> str:
    """``engines[0]``, ``pipeline.eta``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)[1:]


def _predicate(problem: ErrorDetails) -> str:
    """What is wrong with a field, without its name."""
    kinds = ", ".join(KINDS)
    match problem["type"]:
        case "union_tag_not_found":
            return f"kind is missing: one of {kinds}"
        case "union_tag_invalid":
            return f"kind must be one of {kinds}"
        case "string_pattern_mismatch" if problem["loc"][-1] == "api_key_env":
            return "must be the name of an environment variable: A-Z, 0-9 and _"
        case "missing":
            return "is missing"
        case "too_short":
            return f"must hold {problem['ctx']['min_length']} or more"
        case "model_attributes_type" | "dict_type" | "model_type":
            return "must be a table"
        case "extra_forbidden" if problem["loc"][-1] == "api_key":
            return (
                "is no place for a key: api_key_env names the variable that holds it, "
                "api_key_file the file"
            )
        case "extra_forbidden":
            return "is no field of it"
        case _:
            said = problem["msg"].removeprefix("Value error, ").removeprefix("Assertion failed, ")
            return said.replace("Input should be", "must be").replace("Input should", "must")
