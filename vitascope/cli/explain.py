"""``vitascope explain``: what the illustrator understands of a prompt."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from vitascope.engines.illustration.language import Explanation

__all__ = ["explain"]


def explain(
    prompt: Annotated[str | None, typer.Argument(help="A prompt, Chinese or English.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    batch: Annotated[
        str | None,
        typer.Option(help="A file with one prompt a line (- for standard input): JSON lines."),
    ] = None,
) -> None:
    """Show the scene that the built-in illustrator reads out of a prompt."""
    import orjson

    from vitascope.engines.illustration.language import explanation, read_prompt

    if (prompt is None) == (batch is None):
        raise typer.BadParameter("give either a prompt or --batch FILE")
    if batch is not None:
        for line in _lines(batch):
            typer.echo(orjson.dumps(explanation(read_prompt(line, seed=0))).decode())
        return
    assert prompt is not None
    scene = explanation(read_prompt(prompt, seed=0))
    if as_json:
        typer.echo(orjson.dumps(scene, option=orjson.OPT_INDENT_2).decode())
    else:
        _show(scene)


def _lines(name: str) -> Iterator[str]:
    if name == "-":
        yield from (line.rstrip("\n") for line in sys.stdin)
        return
    try:
        yield from Path(name).read_text("utf-8").splitlines()
    except OSError as error:
        raise typer.BadParameter(f"{name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise typer.BadParameter(f"{name} is not UTF-8 text") from error


def _show(scene: Explanation) -> None:
    from rich.console import Console
    from rich.table import Table

    facts = Table.grid(padding=(0, 2))
    camera = scene["camera"]
    pace = "" if camera["speed"] == "normal" else f"{camera['speed']} "
    for name, value in (
        ("place", ", ".join(scene["places"])),
        ("time", ", ".join(filter(None, (scene["season"], scene["time"])))),
        ("weather", ", ".join(scene["weather"])),
        *(("subject" if n == 0 else "", text) for n, text in enumerate(_subjects(scene))),
        ("camera", f"{pace}{camera['move']}, {camera['shot']}, {camera['angle']}"),
        ("style", scene["style"]),
        ("title", scene["title"] or ""),
        ("absent", ", ".join(scene["absent"])),
        ("not understood", ", ".join(scene["unknown"])),
    ):
        if value:
            facts.add_row(f"[dim]{name}[/]", value)
    Console(highlight=False, soft_wrap=True).print(facts)


def _subjects(scene: Explanation) -> Iterator[str]:
    names = {s["id"]: s["approximates"] or s["kind"] for s in scene["subjects"]}
    for subject in scene["subjects"]:
        words = [str(subject["count"]) if subject["count"] > 1 else ""]
        words += [subject["size"] or "", subject["colour"] or "", names[subject["id"]]]
        text = f"[bold]{' '.join(filter(None, words))}[/]"
        if subject["approximates"]:
            text += f" [dim](drawn as {subject['kind']})[/]"
        if subject["action"] != "stand":
            text += f", {subject['action']}"
        if relation := subject["relation"]:
            to = relation["to"] if isinstance(relation["to"], list) else [relation["to"]]
            text += f", {relation['kind']} {' and '.join(names[i] for i in to)}"
        if subject["position"]:
            text += f", {subject['position']}"
        yield text
