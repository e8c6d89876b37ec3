"""``vitascope models``: what the service can be asked for."""

from __future__ import annotations

from vitascope.cli.options import DataDir, load_settings

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
            ("images", ", ".join(model.roles)),
            ("options", ", ".join(option.name for option in model.options) or "none"),
            ("engine", settings.engine_of(model.id)),
        ):
            facts.add_row(f"  [dim]{name}[/]", value)
        console.print(f"\n[bold]{model.id}[/]")
        console.print(facts)


def _spans(numbers: tuple[int, ...]) -> str:
    """Integers in rising order, runs of them shortened: 2-12, 15."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return ", ".join("-".join(str(end) for end in span) for span in spans)
