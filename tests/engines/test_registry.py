"""The table of engines, and what an operator may add to it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.engines.fake import FakeEngine
from vitascope.catalog.abilities import Abilities
from vitascope.engines.errors import BadEngineTarget, EngineNameTaken, EngineNotRegistered
from vitascope.engines.registry import EngineRegistry, EngineSpec, abilities, make_engine


def test_the_built_in_engines_are_there() -> None:
    registry = EngineRegistry()
    assert "illustration" in registry.names
    assert registry.spec("illustration") == EngineSpec(
        "illustration", "vitascope.engines.registry:illustration"
    )


def test_an_operator_adds_one_without_forking() -> None:
    registry = EngineRegistry({"fake": "tests.engines.fake:make"})
    spec = registry.spec("fake")
    assert spec == EngineSpec("fake", "tests.engines.fake:make")
    assert isinstance(make_engine(spec.target), FakeEngine)


def test_an_unknown_name_raises_and_says_which_are_known() -> None:
    with pytest.raises(EngineNotRegistered, match=r"no engine 'dream'.*illustration"):
        EngineRegistry().spec("dream")


def test_a_name_of_a_built_in_engine_is_refused() -> None:
    with pytest.raises(EngineNameTaken, match="illustration"):
        EngineRegistry({"illustration": "tests.engines.fake:make"})


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("fake", "tests.engines.fake"),  # no callable
        ("fake", "tests/engines/fake.py:make"),  # a path
        ("fake", "tests.engines.fake:make()"),  # an expression
        ("fake", ":make"),
        ("fake", ""),
        ("Fake Engine", "tests.engines.fake:make"),  # no name for a metric or an environment
        ("", "tests.engines.fake:make"),
    ],
)
def test_what_is_not_written_as_an_engine_is_refused(name: str, target: str) -> None:
    with pytest.raises(BadEngineTarget):
        EngineRegistry({name: target})


def test_a_target_that_leads_nowhere_is_refused_when_made() -> None:
    with pytest.raises(BadEngineTarget, match="nothing that can be called"):
        make_engine("tests.engines.fake:nothing")
    with pytest.raises(ModuleNotFoundError):
        make_engine("tests.engines.nowhere:make")


def test_the_built_in_engine_uses_every_reference_and_the_negative_prompt() -> None:
    found = abilities("illustration")
    assert (found.images_max, found.audios_max, found.videos_max) == (9, 3, 3)
    assert found.negative_prompt


def test_an_operators_engine_refuses_by_itself() -> None:
    assert abilities("anything") == Abilities()


def test_the_host_and_the_registry_import_no_engine() -> None:
    heavy = ["torch", "skia", "cv2", "numba", "vitascope.engines.illustration.engine"]
    program = (
        "import sys, vitascope.engines.host, vitascope.engines.registry as r; r.EngineRegistry();"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
