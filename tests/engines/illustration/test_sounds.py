"""Single sounds: no clicks at their ends, steps in time with the legs, voices in tune."""

from __future__ import annotations

import numpy as np
import pytest

from vitascope.engines.base import SOUND_RATE_HZ
from vitascope.engines.illustration.cast.body import bodies_of
from vitascope.engines.illustration.scene import Scene, Subject
from vitascope.engines.illustration.skymoments import bursts, strikes
from vitascope.engines.illustration.sound.calls import CALLS, LIKE, call_of, utterances
from vitascope.engines.illustration.sound.layers import LAYERS
from vitascope.engines.illustration.sound.loudness import PEAK, integrated_lufs, levelled
from vitascope.engines.illustration.sound.machines import ENGINES, running
from vitascope.engines.illustration.sound.music import INSTRUMENTS, playing
from vitascope.engines.illustration.sound.repertoire import (
    ACTIONS,
    ENGINE_OF,
    PLAYS,
    POSES,
    STEADY,
    WARNING,
)
from vitascope.engines.illustration.sound.roles import cadence_of, heard
from vitascope.engines.illustration.sound.steps import Cadence, Floor, Foot, footsteps
from vitascope.engines.illustration.sound.take import Mono, Take, handy_size
from vitascope.engines.illustration.subjects.breeds import BREEDS
from vitascope.engines.illustration.subjects.folk_acts.gaits import GAITS as ON_TWO
from vitascope.engines.illustration.subjects.gaits import GAITS as ON_FOUR

from .loudness import lufs_of


def take_of(duration_s: float = 2.0, seed: int = 1) -> Take:
    return Take(round(duration_s * SOUND_RATE_HZ), np.random.default_rng(seed))


def scene_with(kind: str, pose: str, *, scenery: str = "meadow", action: str = "stand") -> Scene:
    subject = Subject(id=kind, kind=kind, word=kind, pose=pose, action=action)
    return Scene(scenery=scenery, subjects=(subject,))


def sounds_of(scene: Scene) -> set[str]:
    return {sound.name for body in bodies_of(scene) for sound in heard(body, scene)}


def onsets(wave: Mono, *, share: float = 0.2, rest_s: float = 0.05) -> list[float]:
    """Moments at which it becomes loud after a rest."""
    loud = np.flatnonzero(np.abs(wave) > share * np.abs(wave).max()) / SOUND_RATE_HZ
    return [float(loud[0]), *loud[1:][np.diff(loud) > rest_s].tolist()]


@pytest.mark.parametrize("name", LAYERS)
def test_every_layer_sounds_at_once_and_is_finite(name: str) -> None:
    layer = LAYERS[name](take_of())
    assert layer.shape == (2, 2 * SOUND_RATE_HZ)
    assert layer.dtype == np.float32
    assert np.isfinite(layer).all()


@pytest.mark.parametrize("name", CALLS)
def test_calls_begin_and_end_in_silence(name: str) -> None:
    for call in utterances(CALLS[name], take_of()):
        assert abs(call[0]) < 0.01
        assert abs(call[-1]) < 0.01
        assert np.abs(call).max() > 0.2


@pytest.mark.parametrize("name", ["cat", "owl", "bird"])
def test_calls_have_the_pitch_they_are_given(name: str) -> None:
    # With wide spaces between their overtones, the strongest tone is the pitch or its double.
    call = utterances(CALLS[name], take_of())[0]
    strongest = np.argmax(np.abs(np.fft.rfft(call))) * SOUND_RATE_HZ / len(call)
    low, high = min(CALLS[name].pitch_hz), max(CALLS[name].pitch_hz)
    assert 0.9 * low < strongest < 2.2 * high


def test_tables_name_only_what_exists() -> None:
    assert set(ENGINE_OF.values()) <= set(ENGINES)
    assert {name for names in PLAYS.values() for name in names} <= set(INSTRUMENTS)
    assert set(LIKE.values()) <= set(CALLS)


@pytest.mark.parametrize("name", ENGINES)
def test_engines_run_on(name: str) -> None:
    run = running(name)(take_of(6.0))
    seconds = np.square(run).reshape(6, -1).mean(axis=1)
    assert seconds.max() > 0
    # A burner roars now and then, everything else all the time.
    assert name == "burner" or seconds.min() > 0.02 * seconds.max()


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_tunes_keep_to_the_scale(name: str) -> None:
    played = playing(name)(take_of(4.0))
    assert np.isfinite(played).all()
    assert np.abs(played).max() > 0.1


def test_every_sound_of_the_tables_can_be_made() -> None:
    for table in (STEADY, POSES, ACTIONS):
        for sounds in table.values():
            for sound in sounds:
                made = sound.make(take_of(1.0))
                assert made.shape == (SOUND_RATE_HZ,)
                assert np.isfinite(made).all()
    assert all(np.isfinite(s.make(take_of(1.0))).all() for s in WARNING.values())


@pytest.mark.parametrize(
    ("kind", "pose", "falls"),
    [("man", "walk", 2), ("woman", "run", 2), ("horse", "run", 4), ("dog", "walk", 4)],
)
def test_feet_are_heard_when_they_come_down(kind: str, pose: str, falls: int) -> None:
    body = bodies_of(scene_with(kind, pose))[0]
    cadence = cadence_of(body)
    assert cadence is not None
    assert len(cadence.falls) == falls
    gait = ON_TWO[pose] if falls == 2 else ON_FOUR[pose]
    stretch = BREEDS[kind].build.run_cycle if kind in BREEDS else 1.0
    assert cadence.cycle_s == pytest.approx(gait.cycle_s * stretch)


@pytest.mark.parametrize("floor", [f for f in Floor if f is not Floor.NONE])
@pytest.mark.parametrize("foot", list(Foot))
def test_steps_are_as_far_apart_as_the_gait_says(floor: Floor, foot: Foot) -> None:
    cadence = Cadence(1.2, (0.0, 0.5))
    steps = footsteps(cadence, floor, foot)(take_of(6.0))
    found = onsets(steps, rest_s=0.3)
    assert np.median(np.diff(found)) == pytest.approx(0.6, abs=0.05)


def test_the_silent_stay_silent() -> None:
    assert not sounds_of(scene_with("man", "idle"))
    assert not sounds_of(scene_with("car", "idle"))
    assert not sounds_of(scene_with("butterfly", "fly"))
    assert not sounds_of(scene_with("man", "walk", scenery="space"))


@pytest.mark.parametrize(
    ("kind", "pose", "sound"),
    [
        ("cat", "idle", "call"), ("cat", "sleep", "breath"), ("car", "drive", "engine"),
        ("horse", "run", "steps"), ("woman", "clap", "hands"), ("man", "strum", "music"),
        ("girl", "keys", "music"), ("campfire", "idle", "fire"), ("police car", "run", "siren"),
        ("panda", "strum", "music"), ("boy", "swim", "strokes"), ("crowd", "idle", "murmur"),
    ],
)  # fmt: skip
def test_what_is_seen_is_heard(kind: str, pose: str, sound: str) -> None:
    assert sound in sounds_of(scene_with(kind, pose))


def test_what_the_verb_says_goes_before_the_pose() -> None:
    assert sounds_of(scene_with("man", "swing", action="chop wood")) == {"axe"}


def test_the_young_have_higher_voices() -> None:
    grown, small = call_of("dog"), call_of("dog", is_small=True)
    assert grown is not None
    assert small is not None
    assert min(small.pitch_hz) > min(grown.pitch_hz)
    assert call_of("table") is None


def test_two_meters_agree() -> None:
    rng = np.random.default_rng(3)
    samples = rng.standard_normal((2, 4 * SOUND_RATE_HZ)).astype(np.float32) * 0.05
    samples[:, : 2 * SOUND_RATE_HZ] *= 0.02
    assert integrated_lufs(samples) == pytest.approx(lufs_of(samples), abs=0.1)


def test_a_sine_reads_as_the_standard_says() -> None:
    # BS.1770-4: 0 dBFS at 997 Hz in one of two channels is -3.01 LUFS.
    t = np.arange(3 * SOUND_RATE_HZ) / SOUND_RATE_HZ
    samples = np.stack([np.sin(2 * np.pi * 997 * t), np.zeros_like(t)]).astype(np.float32)
    assert integrated_lufs(samples) == pytest.approx(-3.01, abs=0.05)
    assert lufs_of(samples) == pytest.approx(-3.01, abs=0.05)


def test_single_bangs_are_turned_down_not_cut_off() -> None:
    rng = np.random.default_rng(1)
    mix = rng.standard_normal((2, 3 * SOUND_RATE_HZ)).astype(np.float32) * 0.01
    mix[:, 70_000:70_400] += np.sin(np.arange(400) * 0.1).astype(np.float32) * 3
    out = levelled(mix, -20.0)
    assert np.abs(out).max() <= PEAK + 1e-3
    assert integrated_lufs(out) == pytest.approx(-20.0, abs=0.3)


def test_the_sky_keeps_its_times() -> None:
    assert strikes(5, 10.0) == strikes(5, 10.0)
    gaps = np.diff([m.at_s for m in strikes(5, 30.0)])
    assert gaps.min() > 1.5
    assert bursts(5, 4.0)[0].at_s == pytest.approx(-1.2)
    assert all(0 < m.x < 1 for m in bursts(5, 4.0))


@pytest.mark.parametrize("count", [1, 480, 12_001, 479_999])
def test_handy_sizes_have_small_factors(count: int) -> None:
    size = handy_size(count)
    assert count <= size <= max(2, 1.1 * count)
    assert size % 2 == 0
    for factor in (2, 3, 5):
        while size % factor == 0:
            size //= factor
    assert size == 1
