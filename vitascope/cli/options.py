"""Options that several commands share, and the settings that they make.

An option wins over its environment variable.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pydantic import ValidationError

    from vitascope.config import Settings

__all__ = ["Config", "DataDir", "Engine", "Gpus", "load_settings"]

DataDir = Annotated[
    Path | None,
    typer.Option(
        help="Folder of everything the service keeps here. (env: VITASCOPE_DATA_DIR)",
        file_okay=False,
        show_default=False,
    ),
]

Engine = Annotated[
    str | None,
    typer.Option(
        metavar="ENGINE[,ENGINE…]",
        help="What makes the videos: a name of the config file, a preset such as wan2.2-5b, "
        "diffusers:FOLDER or package.module:callable; of several the first that can, the rest as "
        "fallbacks. (env: VITASCOPE_ENGINE; illustration)",
        show_default=False,
    ),
]

Config = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The file that says which engines there are and which models they make. "
        "(env: VITASCOPE_CONFIG; vitascope.toml of this folder, if there is one)",
        show_default=False,
    ),
]

Gpus = Annotated[
    str | None,
    typer.Option(
        metavar="N[,N…]",
        help="GPUs of diffusion engines whose table names none, one process each. "
        "(env: VITASCOPE_GPUS; the first)",
        show_default=False,
    ),
]


def load_settings(
    *, data_dir: Path | None = None, config: Path | None = None, **options: object
) -> Settings:
    """The settings of the environment, overlaid by the options that were given (are not None).

    Raises:
        typer.BadParameter: a setting is not what it must be; the sentence names it.
    """
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    from vitascope.config import Settings

    given: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
    if data_dir is not None:
        given["data_dir"] = data_dir.absolute()
    if config is not None:
        given["config"] = config.expanduser().absolute()
    try:
        return Settings(**given)
    except ValidationError as error:
        raise typer.BadParameter(_what_is_wrong(error, given)) from error
    except SettingsError as error:
        raise typer.BadParameter(f"{error} (from VITASCOPE_…)") from error


def _what_is_wrong(error: ValidationError, given: dict[str, Any]) -> str:
    problems = []
    for problem in error.errors(include_url=False, include_context=False, include_input=False):
        name = str(problem["loc"][0])
        shown = f"--{name.replace('_', '-')}" if name in given else f"VITASCOPE_{name.upper()}"
        problems.append(f"{shown}: {problem['msg']}")
    return "; ".join(problems)
