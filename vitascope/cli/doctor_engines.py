"""The doctor's look at the engines: who makes which model, what each cannot, whether each can work.

Asks nobody over the network, loads no weights, prints no key.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from vitascope.cli.engines import route_in_words
from vitascope.cli.findings import Finding, Verdict

if TYPE_CHECKING:
    from vitascope.catalog import ModelSpec
    from vitascope.config import Settings
    from vitascope.engines.diffusion.options import DiffusionOptions
    from vitascope.engines.providers.options import ProviderOptions
    from vitascope.engines.registry import EngineSpec
    from vitascope.engines.roster import EngineEntry, Roster

__all__ = ["engine_findings"]

GPU_EXTRA = ("torch", "diffusers", "transformers", "accelerate")
"""Packages without which no diffusion engine works: the extra ``gpu``."""


def engine_findings(settings: Settings) -> Iterator[Finding]:
    """The routing that was read, then each engine."""
    from vitascope.catalog import MODELS
    from vitascope.engines.roster import BadRoster, Roster
    from vitascope.tasks.lanes import lanes_of

    try:
        roster = Roster.of(settings)
        lanes_of(roster, only=settings.worker_engines)
    except BadRoster as error:
        advice = "Mend that file, or --engine: VITASCOPE_CONFIG, VITASCOPE_ENGINE."
        yield Finding("engines", "broken", error.message, advice)
        return
    yield Finding(
        "config", "good", str(roster.config or "none; every model goes the way of --engine")
    )
    for model in MODELS.values():
        yield _routing(model, roster)
    used = {entry.name for entry in roster.used}
    for entry in roster:
        yield _engine(entry, is_used=entry.name in used)


def _routing(model: ModelSpec, roster: Roster) -> Finding:
    """Who makes a model, and what each of them cannot."""
    from vitascope.catalog import capabilities_of
    from vitascope.catalog.capabilities import lacks

    route = roster.able(model.id)
    lines = [route_in_words(roster.route(model.id))]
    for name, abilities in route:
        if missing := lacks(model, abilities):
            lines.append(f"{name} cannot: {', '.join(missing)}")
    is_made = bool(capabilities_of(model, [abilities for _, abilities in route]).uses)
    advice = "" if is_made else "Give it an engine that can, or let nobody use it."
    return Finding(model.id, "good" if is_made else "doubtful", "\n".join(lines), advice)


def resources_problem(entry: EngineEntry) -> tuple[str, str]:
    """What an engine lacks of what it was set up with (weights, a key), and what to do; empty if
    nothing. Imports no code of the operator's and nothing heavy."""
    if entry.provider is not None:
        return _provider_problem(entry.provider)
    return _diffusion_problem(entry.diffusion) if entry.diffusion is not None else ("", "")


def _engine(entry: EngineEntry, *, is_used: bool) -> Finding:
    subject = f"engine {entry.name}"
    problem, advice = resources_problem(entry)
    if entry.provider is None and entry.diffusion is None:
        assert entry.spec is not None
        problem, advice = _python_problem(entry.spec)
    if not problem:
        use = "in use" if is_used else "can be used"
        return Finding(subject, "good", f"{entry.kind}, {entry.where}: {use}")
    # Those that models are routed to must work; the others may lack what they need.
    verdict: Verdict = "broken" if is_used else "doubtful"
    return Finding(subject, verdict, f"{entry.kind}, {entry.where}: {problem}", advice)


def _python_problem(spec: EngineSpec) -> tuple[str, str]:
    """What is wrong with an engine of Python code, and what to do; empty if nothing is."""
    from vitascope.engines.registry import make_engine
    from vitascope.errors import VitascopeError

    try:
        make_engine(spec.target, spec.options)
    except (VitascopeError, ImportError, SyntaxError, TypeError, ValueError, OSError) as error:
        return str(error), "Mend its target and options, or install what it needs."
    return "", ""


def _diffusion_problem(options: DiffusionOptions) -> tuple[str, str]:
    from vitascope.engines.diffusion.presets import preset_of
    from vitascope.engines.diffusion.weights import folder_of

    if lacking := [name for name in GPU_EXTRA if find_spec(name) is None]:
        return f"{', '.join(lacking)} not installed", "pip install 'vitascope[gpu]'"
    sources = preset_of(options).sources
    away = [each.name for each in sources if folder_of(each.repo, path=each.folder) is None]
    if not away:
        return "", ""
    advice = f"vitascope pull {options.preset}" if options.path is None else "Mend that folder."
    return f"no weights, or not all: {', '.join(away)}", advice


def _provider_problem(options: ProviderOptions) -> tuple[str, str]:
    from vitascope.engines.providers.errors import KeyRefused

    try:
        key = options.key()
    except KeyRefused as error:
        return error.message, "Set it where the workers run; the API needs none."
    if key is not None and not (key.isascii() and key.isprintable() and " " not in key):
        return "the key holds characters that no key has", "Mend the variable or the file."
    return "", ""
