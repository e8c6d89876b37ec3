"""``vitascope models``: what the service can be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from vitascope.cli.engines import route_in_words
from vitascope.cli.options import Config, DataDir, Engine, load_settings

if TYPE_CHECKING:
    from vitascope.catalog import Capabilities
    from vitascope.catalog.prices import Price

__all__ = ["models"]


def models(data_dir: DataDir = None, engine: Engine = None, config: Config = None) -> None:
    """List the models, what each can be asked for here, and the engines that make it."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from vitascope.catalog import MODELS, capabilities_of
    from vitascope.engines.roster import Roster

    settings = load_settings(data_dir=data_dir, engine=engine, config=config)
    roster = Roster.of(settings)
    console = Console(highlight=False, soft_wrap=True)
    for model in MODELS.values():
        can = capabilities_of(model, [abilities for _, abilities in roster.able(model.id)])
        facts = Table.grid(padding=(0, 2))
        for name, value in (
            *(_facts(can) if can.uses else [("cannot", "be made by any of its engines")]),
            ("price", _price(model.price)),
            ("engine", route_in_words(roster.route(model.id))),
        ):
            if value:
                facts.add_row(f"  [dim]{name}[/]", escape(value))
        console.print(f"\n[bold]{model.id}[/]")
        console.print(facts)


def _facts(can: Capabilities) -> list[tuple[str, str]]:
    """What to say of a model, in lines of a name and a text."""
    ratios = can.ratios if isinstance(can.ratios, tuple) else (str(can.ratios),)
    return [
        ("seconds", _spans(can.durations_s)),
        ("resolution", ", ".join(can.resolutions)),
        ("ratio", ", ".join(ratios)),
        ("pictures", ", ".join(can.roles)),
        ("references", _references(can)),
        ("options", ", ".join(option.name for option in can.options) or "none"),
        ("needs", "" if "text" in can.uses else "a picture, besides the text"),
    ]


def _references(can: Capabilities) -> str:
    """How many of each kind it takes beside frames; empty if it takes pictures alone."""
    words = {"image": "pictures", "audio": "sounds", "video": "videos"}
    counts = [f"{limits.count_max} {words[limits.kind]}" for limits in can.media]
    return "up to " + ", ".join(counts) if len(counts) > 1 else ""


def _price(price: Price) -> str:
    """In yuan, without sound, or from the lowest to the highest rate."""
    told = price.described()
    unit = "million tokens" if told["unit"] == "token" else "second"
    rates = sorted(_rates(told))
    span = dict.fromkeys(f"{Decimal(rate) / 1_000_000:f}" for rate in (rates[0], rates[-1]))
    return f"{'-'.join(span)} yuan a {unit}"


def _rates(told: object) -> Iterator[int]:
    """Every number in it."""
    if isinstance(told, dict):
        for value in told.values():
            yield from _rates(value)
    elif isinstance(told, int):
        yield told


def _spans(numbers: tuple[int, ...]) -> str:
    """Integers in rising order, runs of them shortened: 2-12, 15."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return ", ".join("-".join(str(end) for end in span) for span in spans)
