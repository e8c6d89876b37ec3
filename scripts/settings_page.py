"""Writes docs/settings.md from ``vitascope.config``; with --check, says whether it is stale."""

from __future__ import annotations

import json
import sys
import types
import typing
from pathlib import Path

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from vitascope.config import Settings, default_data_dir

PAGE = Path(__file__).resolve().parent.parent / "docs" / "settings.md"

HEAD = """\
# Settings

Written by `make format` from `vitascope/config.py`; edit that.

Every setting is an environment variable. Options of the command line win over them
(`vitascope serve --help`). A setting that cannot be read stops the start with a sentence that
names it. Durations are in seconds. Do not set the same thing differently for `serve` and for a
`worker` of the same service.

Engines and routes are in a file of their own, `vitascope.toml`: [engines.md](engines.md), and
[vitascope.example.toml](../vitascope.example.toml), which shows all of it.

| Variable | Is | Default | Meaning |
|---|---|---|---|
"""

KINDS: dict[object, str] = {
    int: "integer",
    float: "number",
    str: "text",
    bool: "`true`, `false`",
    Path: "path",
    SecretStr: "secret",
    tuple: "list",
}


def main() -> int:
    """Write the page, or compare it; 1 if it is stale."""
    page = HEAD + "".join(_row(name, field) for name, field in Settings.model_fields.items())
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page)
        return 0
    if PAGE.exists() and PAGE.read_text() == page:
        return 0
    print(f"{PAGE.name} is not what vitascope/config.py says: run make format")
    return 1


def _row(name: str, field: FieldInfo) -> str:
    meaning = (field.description or "").replace("|", "\\|")
    return f"| `VITASCOPE_{name.upper()}` | {_kind(field)} | {_default(field)} | {meaning} |\n"


def _kind(field: FieldInfo) -> str:
    kind: object = field.annotation
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        kind = next(part for part in typing.get_args(kind) if part is not type(None))
    if typing.get_origin(kind) is typing.Literal:
        return ", ".join(f"`{word}`" for word in typing.get_args(kind))
    return KINDS[typing.get_origin(kind) or kind]


def _default(field: FieldInfo) -> str:
    if field.default_factory is default_data_dir:
        return "`~/.local/share/vitascope`"  # without XDG_DATA_HOME
    if field.default_factory is not None:
        return "`vitascope.toml`, if it is there"
    if field.default is None or field.default == ():
        return "none"
    value = field.default
    return f"`{value}`" if isinstance(value, str) else f"`{json.dumps(value)}`"


if __name__ == "__main__":
    sys.exit(main())
