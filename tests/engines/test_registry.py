"""How an engine's process gets its engine."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.engines.fake import FakeEngine
from vitascope.engines.errors import BadEngineTarget
from vitascope.engines.registry import (
    ILLUSTRATION,
    ILLUSTRATION_TARGET,
    EngineSpec,
    check_target,
    make_engine,
)


def test_a_target_is_imported_and_called() -> None:
    assert isinstance(make_engine("tests.engines.fake:make"), FakeEngine)


def test_the_built_in_engine_is_made_from_its_target() -> None:
    from vitascope.engines.illustration.engine import IllustrationEngine

    assert isinstance(make_engine(ILLUSTRATION_TARGET), IllustrationEngine)


def test_options_are_passed_by_name() -> None:
    # Any callable is a factory; what it gives is not looked at before it renders.
    made: object = make_engine("fractions:Fraction", {"numerator": 3, "denominator": 4})
    assert str(made) == "3/4"
    with pytest.raises(TypeError, match="nonsense"):
        make_engine("tests.engines.fake:make", {"nonsense": 1})


@pytest.mark.parametrize(
    "target",
    [
        "tests.engines.fake",  # no callable
        "tests/engines/fake.py:make",  # a path
        "tests.engines.fake:make()",  # an expression
        ":make",
        "",
    ],
)
def test_what_is_not_written_as_a_target_is_refused(target: str) -> None:
    with pytest.raises(BadEngineTarget, match=r"mine: .* is not written package\.module:callable"):
        check_target("mine", target)


def test_a_target_that_leads_nowhere_is_refused_when_made() -> None:
    with pytest.raises(BadEngineTarget, match="nothing that can be called"):
        make_engine("tests.engines.fake:nothing")
    with pytest.raises(ModuleNotFoundError):
        make_engine("tests.engines.nowhere:make")


def test_a_gpu_is_given_by_the_environment_of_the_process() -> None:
    spec = EngineSpec("wan", "tests.engines.fake:make", {"a": 1}, {"OMP_NUM_THREADS": "1"})
    on_two = spec.on_gpus("2,3")
    assert on_two.environment == {"OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": "2,3"}
    assert (on_two.name, on_two.target, on_two.options) == (spec.name, spec.target, spec.options)
    assert "CUDA_VISIBLE_DEVICES" not in spec.environment


def test_the_host_and_the_roster_import_no_engine() -> None:
    heavy = ["torch", "diffusers", "skia", "cv2", "numba", f"vitascope.engines.{ILLUSTRATION}"]
    program = (
        "import sys, vitascope.engines.host\n"
        "from vitascope.config import Settings\n"
        "from vitascope.engines.roster import Roster\n"
        "Roster.of(Settings(engine='wan2.2-5b,illustration,tests.engines.fake:make'))\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
