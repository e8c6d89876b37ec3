"""``vitascope models``: what the service can be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from vitascope.cli.options import DataDir, load_settings

if TYPE_CHECKING:
    from vitascope.catalog import ModelSpec
    from vitascope.catalog.prices import Price

__all__ = ["models"]


def models(data_dir: DataDir = None) -> None:
    """List the models, what each accepts, and the engine it runs on."""
    from rich.console import Console
    from rich.table import Table

    from vitascope.catalog import MODELS

    settings = load_settings(data_dir=data_dir)
    console = Console(highlight=False, soft_wrap=True)
    for model in MODELS.values():
        ratios = model.ratios if isinstance(model.ratios, tuple) else (str(model.ratios),)
        facts = Table.grid(padding=(0, 2))
        for name, value in (
            ("seconds", _spans(model.durations_s)),
            ("resolution", ", ".join(model.resolutions)),
            ("ratio", ", ".join(ratios)),
            ("pictures", ", ".join(model.roles)),
            ("references", _references(model)),
            ("options", ", ".join(option.name for option in model.options) or "none"),
            ("price", _price(model.price)),
            ("engine", settings.engine_of(model.id)),
        ):
            if value:
                facts.add_row(f"  [dim]{name}[/]", value)
        console.print(f"\n[bold]{model.id}[/]")
        console.print(facts)


def _references(model: ModelSpec) -> str:
    """How many of each kind a model takes beside frames; empty if it takes pictures alone."""
    words = {"image": "pictures", "audio": "sounds", "video": "videos"}
    counts = [f"{limits.count_max} {words[limits.kind]}" for limits in model.media]
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
