"""What a worker does at the same time, by the engines that the operator has."""

from __future__ import annotations

from pathlib import Path

import pytest

from vitascope.config import Settings
from vitascope.engines.roster import Roster
from vitascope.errors import VitascopeError
from vitascope.tasks.lanes import lanes_of

TABLES = """
[engines.own]
kind = "python"
target = "tests.engines.fake:make"

[engines.ark]
kind = "ark"
max_concurrent = 7

[engines.wan]
kind = "diffusion"
preset = "wan2.2-5b"
gpus = [0, 1]

[engines.flf]
kind = "diffusion"
preset = "wan2.1-flf2v-14b"
gpus = [1]

[engines.pair]
kind = "diffusion"
preset = "wan2.2-5b"
gpus = [1, 2]
parallel = true
"""


def lanes(tmp_path: Path, engine: str, *, only: tuple[str, ...] = ()) -> dict[str, object]:
    """Of each lane: its engines, its places."""
    config = tmp_path / "vitascope.toml"
    config.write_text(TABLES)
    roster = Roster.of(Settings(config=config, engine=engine))
    return {
        lane.name: (lane.names, lane.capacity, lane.gpus) for lane in lanes_of(roster, only=only)
    }


def test_engines_on_the_processor_share_one_place(tmp_path: Path) -> None:
    assert lanes(tmp_path, "illustration,own") == {"processor": (["illustration", "own"], 1, None)}


def test_a_provider_has_as_many_places_as_orders_it_may_have(tmp_path: Path) -> None:
    assert lanes(tmp_path, "ark,illustration") == {
        "provider ark": (["ark"], 7, None),
        "processor": (["illustration"], 1, None),
    }


def test_each_gpu_has_one_place_and_engines_on_the_same_share_it(tmp_path: Path) -> None:
    assert lanes(tmp_path, "wan,flf") == {
        "gpu 0": (["wan"], 1, "0"),
        "gpu 1": (["wan", "flf"], 1, "1"),
    }


def test_a_worker_runs_what_models_are_routed_to_or_what_it_is_told(tmp_path: Path) -> None:
    assert list(lanes(tmp_path, "own")) == ["processor"]
    assert list(lanes(tmp_path, "own", only=("ark",))) == ["provider ark"]
    with pytest.raises(VitascopeError, match="there is no engine 'gone'"):
        lanes(tmp_path, "own", only=("gone",))


def test_gpus_that_are_shared_in_part_are_refused(tmp_path: Path) -> None:
    with pytest.raises(VitascopeError, match="GPU 1 is claimed"):
        lanes(tmp_path, "wan,pair")
