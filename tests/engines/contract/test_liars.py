"""The suite itself: a promise that is not kept is noticed, and one that is kept is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.engines.contract import promises
from tests.engines.contract.promises import PROMISES, Promise
from tests.engines.contract.rig import Case, Rig
from vitascope.catalog.abilities import Abilities
from vitascope.engines.registry import EngineSpec

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

CAN = Abilities(uses=frozenset({"text", "first_frame"}), negative_prompt=False, sound=False)

LIES: list[tuple[str, Promise, str]] = [
    ("black", promises.gives_exactly_what_was_asked_for, "nothing is to be seen"),
    ("no pictures", promises.does_what_it_says_it_can, "another first_frame changes nothing"),
    ("another first frame", promises.does_what_it_says_it_can, "not shown where it belongs"),
    ("takes anything", promises.refuses_what_it_says_it_cannot, "last_frame was not refused"),
    ("no words", promises.heeds_the_words, "the prompt changes nothing"),
    ("falling progress", promises.tells_progress_that_rises_to_one, "what it reports falls"),
    ("no progress", promises.tells_progress_that_rises_to_one, "from nothing to all"),
    ("deaf to a cancel", promises.heeds_a_cancel_in_time, "it had to be killed"),
    ("no seed", promises.repeats_a_seed, "another seed gives the same video"),
    ("any seed", promises.repeats_a_seed, "the same seed gives another video"),
    ("keeps a frame", promises.leaks_nothing, "private bytes"),
    ("keeps a file", promises.leaks_nothing, "open files"),
    ("keeps a thread", promises.leaks_nothing, "threads"),
    ("keeps a process", promises.leaks_nothing, "processes"),
    ("own process", promises.ends_every_process_and_begins_anew, "gives another video"),
]


def rig_of(lie: str, folder: Path, *, can: Abilities = CAN) -> Rig:
    spec = EngineSpec("liar", "tests.engines.contract.liars:Liar", {"lie": lie})
    return Rig(Case(name="liar", spec=spec, abilities=can), folder)


@pytest.mark.parametrize(("lie", "promise", "sentence"), LIES, ids=[lie for lie, _, _ in LIES])
def test_a_broken_promise_is_noticed(
    tmp_path: Path, lie: str, promise: Promise, sentence: str
) -> None:
    with rig_of(lie, tmp_path) as rig, pytest.raises(AssertionError, match=sentence):
        promise(rig)


def test_sound_that_is_silence_is_noticed(tmp_path: Path) -> None:
    can = Abilities(uses=frozenset({"text"}), audios_max=0, sound=True)
    with rig_of("silence", tmp_path, can=can) as rig, pytest.raises(AssertionError, match="silen"):
        promises.makes_sound_if_it_says_so(rig)


def test_the_rest_of_its_promises_it_keeps(tmp_path: Path) -> None:
    with rig_of("honest", tmp_path) as rig:
        for promise in PROMISES:
            promise(rig)
