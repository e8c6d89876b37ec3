"""``vitascope engines``: every engine there is, what it can do, and how it fares.

Also how engines and routes are told in words, for the other commands.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from vitascope.cli.options import Config, DataDir, Engine, Gpus, load_settings
from vitascope.cli.tables import minute, print_table

if TYPE_CHECKING:
    from vitascope.catalog.abilities import Abilities
    from vitascope.config import Settings
    from vitascope.engines.diffusion.preset import Preset
    from vitascope.engines.roster import EngineEntry, Roster
    from vitascope.tasks.upstream import Ailment, Flagged

__all__ = ["app", "can_in_words", "route_in_words", "routing_in_words"]

CONNECT_TIMEOUT_S = 3

app = typer.Typer(
    help="List the engines: what each can do, who uses it, how it fares.",
    invoke_without_command=True,
)


@app.callback()
def engines(
    context: typer.Context,
    data_dir: DataDir = None,
    engine: Engine = None,
    config: Config = None,
    gpus: Gpus = None,
) -> None:
    """List the engines: what each can do, who uses it, how it fares."""
    if context.invoked_subcommand is not None:
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from vitascope.engines.roster import Roster

    settings = load_settings(data_dir=data_dir, engine=engine, config=config, gpus=gpus)
    roster = Roster.of(settings)
    fares = _fares(settings)
    console = Console(highlight=False, soft_wrap=True)
    for entry in roster:
        facts = Table.grid(padding=(0, 2))
        for name, value in (
            ("where", entry.where),
            ("makes", _models_in_words(roster, entry)),
            *can_in_words(entry.abilities),
            ("at a time", _places_in_words(entry)),
            ("health", _health_in_words(entry, fares)),
        ):
            if value:
                facts.add_row(f"  [dim]{name}[/]", escape(value))
        console.print(f"\n[bold]{entry.name}[/] [dim]{entry.kind}[/]")
        console.print(facts)
    _print_flagged(fares)


@app.command()
def presets() -> None:
    """List the diffusion models that are known by name: what each can do, needs and allows."""
    from vitascope.engines.diffusion.presets import PRESETS

    head = ("preset", "from", "sound", "resolution", "seconds", "download", "weights", "licence")
    print_table([head, *(_preset_row(preset) for preset in PRESETS.values())], right={5, 6})
    typer.echo(
        "\nSeconds: at once, and chained from the last frame. Weights: loaded as bfloat16; with\n"
        "less GPU memory they are moved in and out; `vitascope doctor` says what fits here.\n"
        "`vitascope pull PRESET` fetches one, `vitascope serve --engine PRESET` uses it."
    )


def _preset_row(preset: Preset) -> tuple[str, ...]:
    from vitascope.catalog.frames import SIZES
    from vitascope.engines.diffusion.options import DiffusionOptions
    from vitascope.engines.diffusion.presets import abilities_of

    abilities = abilities_of(DiffusionOptions(preset=preset.name), foley=False)
    at_once_s = (preset.frames_max - 1) / preset.fps
    chained = f", {preset.longest_s:.0f} chained" if preset.longest_s > at_once_s else ""
    weights_bytes = sum(preset.weight_bytes("bfloat16").values())
    return (
        preset.name,
        ", ".join(_use_words(abilities)),
        "yes" if abilities.sound else "no",
        ", ".join(name for name in SIZES if name in preset.resolutions),
        f"{at_once_s:.0f}{chained}",
        f"{preset.download_bytes / 1e9:.0f} GB",
        f"{weights_bytes / 2**30:.0f} GiB",
        preset.licence,
    )


def route_in_words(route: Sequence[str]) -> str:
    """A model's engines: ``ark, then illustration``."""
    return ", then ".join(route)


def routing_in_words(roster: Roster) -> list[str]:
    """Who makes what: the models that share a route in one line, the default route first."""
    from vitascope.catalog import MODELS

    models: dict[tuple[str, ...], list[str]] = {roster.default: []}
    for model_id in MODELS:
        models.setdefault(roster.route(model_id), []).append(model_id)
    if len(models[roster.default]) == len(MODELS):
        return [route_in_words(roster.default)]
    return [
        f"{route_in_words(route)} for {', '.join(made)}" for route, made in models.items() if made
    ]


def can_in_words(abilities: Abilities) -> list[tuple[str, str]]:
    """What an engine can do, as lines of a name and a text; only what is limited, beside what it
    starts from and whether it makes sound."""
    from vitascope.catalog.abilities import spans

    lines = [("from", ", ".join(_use_words(abilities)))]
    if abilities.durations_s is not None:
        lines.append(("seconds", spans(sorted(abilities.durations_s))))
    for name, able in (("resolution", abilities.resolutions), ("ratio", abilities.ratios)):
        if able is not None:
            lines.append((name, ", ".join(sorted(able))))
    lacking = [
        word
        for word, is_able in (
            ("sound", abilities.sound),
            ("negative_prompt", abilities.negative_prompt),
            ("seed", abilities.seed),
        )
        if not is_able
    ]
    return [*lines, ("without", ", ".join(lacking))]


def _use_words(abilities: Abilities) -> list[str]:
    words = {
        "text": "text",
        "first_frame": "first frame",
        "first_and_last_frame": "first and last frame",
        "references": _reference_words(abilities),
    }
    return [text for use, text in words.items() if use in abilities.uses]


def _reference_words(abilities: Abilities) -> str:
    counts = (
        (abilities.images_max, "picture"),
        (abilities.audios_max, "sound"),
        (abilities.videos_max, "video"),
    )
    told = [f"{count} {noun}{'s' * (count > 1)}" for count, noun in counts if count]
    return f"references (up to {', '.join(told)})" if told else "no references"


def _models_in_words(roster: Roster, entry: EngineEntry) -> str:
    from vitascope.catalog import MODELS

    first = [model_id for model_id in MODELS if roster.route(model_id)[0] == entry.name]
    later = [model_id for model_id in MODELS if entry.name in roster.route(model_id)[1:]]
    told = [*first, *(f"{model_id} (fallback)" for model_id in later)]
    return ", ".join(told) or "nothing: no model is routed to it"


def _places_in_words(entry: EngineEntry) -> str:
    """How many videos at a time."""
    if entry.provider is not None:
        return f"{entry.provider.max_concurrent} orders of each worker"
    if entry.gpus:
        each = ", ".join(f"GPU {gpus.replace(',', '+')}" for gpus in entry.gpus)
        return f"{len(entry.gpus)} on {each}"
    return "1 of each worker"


class _Fares:
    """What the database says of the engines."""

    def __init__(self, ailments: Sequence[Ailment], flagged: Sequence[Flagged]) -> None:
        self.ailments = {ailment.engine: ailment for ailment in ailments}
        self.flagged = flagged


def _fares(settings: Settings) -> _Fares | None:
    """None: the database does not run, or is older than this program."""
    import psycopg

    from vitascope import db
    from vitascope.postgres import PostgresError, conninfo_of
    from vitascope.tasks import upstream

    async def read(conninfo: str) -> _Fares:
        async with await db.connect(conninfo) as connection:
            return _Fares(await upstream.health(connection), await upstream.flagged(connection))

    try:
        if settings.database_url is not None:
            conninfo = settings.database_url.get_secret_value()
        else:
            conninfo = conninfo_of(settings.data_dir)
        timeout = str(CONNECT_TIMEOUT_S)
        return asyncio.run(read(psycopg.conninfo.make_conninfo(conninfo, connect_timeout=timeout)))
    except (psycopg.OperationalError, psycopg.errors.UndefinedTable, PostgresError):
        return None


def _health_in_words(entry: EngineEntry, fares: _Fares | None) -> str:
    if fares is None:
        return ""
    ailment = fares.ailments.get(entry.name)
    if ailment is None:
        return "nothing known against it"
    return f"unwell since {minute(ailment.since)}: {ailment.code}: {ailment.reason}"


def _print_flagged(fares: _Fares | None) -> None:
    """The orders that the operator must look up at the provider."""
    if fares is None:
        typer.echo("\nThe service does not run here: nothing is known of their health.")
        return
    if not fares.flagged:
        return
    typer.echo("\nOrders of which nobody knows whether the provider took them; look them up there:")
    rows = [("task", "engine", "ordered at", "why")]
    rows += [
        (str(each.task_id), each.engine, minute(each.submitted_at), each.detail)
        for each in fares.flagged
    ]
    print_table(rows)
