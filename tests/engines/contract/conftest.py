"""Gives every test that asks for a ``rig`` each engine in turn: ours, or those of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.engines.contract.promises")

from tests.engines.contract.cases import MakeCase, cases_of_file  # noqa: E402
from tests.engines.contract.rig import Rig  # noqa: E402


def pytest_addoption(parser: pytest.Parser) -> None:
    # Known where this folder is named on the command line, and there only.
    parser.addoption(
        "--roster",
        type=Path,
        metavar="VITASCOPE.TOML",
        help="Hold the engines of this file against the contract, in place of the built-in ones.",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "rig" in metafunc.fixturenames:
        cases = _cases(metafunc.config, metafunc.module.CASES)
        metafunc.parametrize("rig", list(cases), indirect=True, scope="module")


@pytest.fixture(scope="module")
def rig(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """One engine, in one process for all promises."""
    make = _cases(request.config, request.module.CASES)[request.param]
    case = make(tmp_path_factory.mktemp("model"))
    with Rig(case, tmp_path_factory.mktemp("rig")) as rig:
        yield rig


def _cases(config: pytest.Config, ours: Mapping[str, MakeCase]) -> Mapping[str, MakeCase]:
    roster: Path | None = config.getoption("--roster", default=None)
    return ours if roster is None else cases_of_file(roster)
