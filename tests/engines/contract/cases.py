"""Which engines are held against the contract: one row each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engines.contract.rig import Case
from tests.engines.contract.tiny_models import save_attentive
from vitascope.config import Settings
from vitascope.engines.diffusion.options import DiffusionOptions
from vitascope.engines.diffusion.presets import preset_of
from vitascope.engines.roster import EngineEntry, Roster

__all__ = ["DIFFUSION", "DRAWN", "EXAMPLES", "MakeCase", "cases_of_file"]

MakeCase = Callable[[Path], Case]
"""Given an empty folder, for a model's files."""

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples"


def cases_of_file(config: Path) -> Mapping[str, MakeCase]:
    """The engines of a ``vitascope.toml`` that run here, which means: no provider."""
    return {entry.name: _made(entry) for entry in Roster.of(Settings(config=config)) if entry.spec}


def _made(entry: EngineEntry) -> MakeCase:
    assert entry.spec is not None
    case = Case(name=entry.name, spec=entry.spec, abilities=entry.abilities)
    return lambda _: case


def _illustration(folder: Path) -> Case:
    return cases_of_file(EXAMPLES / "vitascope.toml")["illustration"](folder)


def _example(folder: Path) -> Case:
    # An engine's process looks for modules where this one does.
    if str(EXAMPLES) not in sys.path:
        sys.path.append(str(EXAMPLES))
    return cases_of_file(EXAMPLES / "vitascope.toml")["soft_light"](folder)


def _diffusion(model: str, *, foley: bool = False) -> MakeCase:
    """A tiny random model, by its name in ``tests.engines.diffusion.tiny``."""

    def make(folder: Path) -> Case:
        pytest.importorskip("diffusers", reason="the extra gpu is not installed")
        from tests.engines.diffusion.tiny import NATIVE_SIZE

        options = DiffusionOptions(
            path=save_attentive(model, folder), native_size=NATIVE_SIZE, steps=2
        )
        config = folder / "vitascope.toml"
        config.write_text(
            f"[engines.{model}]\nkind = 'diffusion'\npath = '{options.path}'\n"
            f"native_size = {list(NATIVE_SIZE)}\nsteps = {options.steps}\n"
        )
        entry = Roster.of(Settings(config=config, foley=foley))[model]
        assert entry.spec is not None
        return Case(
            name=model,
            # So small that threads only wait for each other, for long where others compute, too.
            spec=replace(entry.spec, environment={"OMP_NUM_THREADS": "1"}),
            abilities=entry.abilities,
            is_restarted=model == "wan-t2v",  # the others would only load the same libraries again
            long_frame_count=24 * int(preset_of(options).longest_s),
        )

    return make


DRAWN: Mapping[str, MakeCase] = {"illustration": _illustration, "soft_light": _example}

DIFFUSION: Mapping[str, MakeCase] = {
    "wan-t2v": _diffusion("wan-t2v"),
    "wan-ti2v-5b": _diffusion("wan-ti2v-5b", foley=True),
    "wan-flf2v": _diffusion("wan-flf2v"),
    "wan-vace": _diffusion("wan-vace"),
    "ltx2": _diffusion("ltx2"),
}
