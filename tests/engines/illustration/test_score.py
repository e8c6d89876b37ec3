"""Reference audio as the sound track: what was given is heard, joined and ended softly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tests.media.clips_of import tones
from vitascope.engines.base import SOUND_RATE_HZ
from vitascope.engines.illustration.score import JOIN_S, score

Samples = NDArray[np.float32]


def sound(duration_s: float, seed: int = 1) -> Samples:
    return tones(duration_s, rate_hz=SOUND_RATE_HZ, seed=seed)


def part(track_ct: Samples, begin_s: float, end_s: float) -> Samples:
    return track_ct[:, round(begin_s * SOUND_RATE_HZ) : round(end_s * SOUND_RATE_HZ)]


def rms(samples_ct: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples_ct))))


def hum(duration_s: float) -> Samples:
    """Something to stand for a scene's own sound."""
    return np.full((2, round(duration_s * SOUND_RATE_HZ)), 0.1, np.float32)


def test_audio_of_the_clips_length_is_the_track_but_for_its_last_moment() -> None:
    given_ct = sound(4.0)
    track_ct = score([given_ct], duration_s=4.0, ambience=None)
    assert track_ct.shape == given_ct.shape
    assert np.array_equal(part(track_ct, 0, 3.9), part(given_ct, 0, 3.9))
    assert abs(track_ct[:, -1]).max() < 1e-3


def test_longer_audio_is_faded_out_at_the_end() -> None:
    given_ct = sound(8.0)
    track_ct = score([given_ct], duration_s=4.0, ambience=None)
    assert np.array_equal(part(track_ct, 0, 2.9), part(given_ct, 0, 2.9))
    loudness = [rms(part(track_ct, at, at + 0.2)) for at in (2.7, 3.2, 3.5, 3.8)]
    assert loudness == sorted(loudness, reverse=True)
    assert rms(part(track_ct, 3.95, 4.0)) < 0.1 * loudness[0]


def test_shorter_audio_is_followed_by_silence() -> None:
    given_ct = sound(2.0)
    track_ct = score([given_ct], duration_s=5.0, ambience=None)
    assert np.array_equal(part(track_ct, 0, 1.9), part(given_ct, 0, 1.9))
    assert not part(track_ct, 2.01, 5.0).any()


def test_or_by_the_scenes_own_sound_if_that_was_asked_for() -> None:
    given_ct = sound(2.0)
    track_ct = score([given_ct], duration_s=5.0, ambience=lambda: hum(5.0))
    assert np.array_equal(part(track_ct, 0, 1.5), part(given_ct, 0, 1.5))
    assert np.allclose(part(track_ct, 3.0, 5.0), 0.1)


def test_the_scene_is_not_even_asked_when_nothing_is_left_for_it() -> None:
    def never() -> Samples:
        raise AssertionError

    score([sound(5.0)], duration_s=5.0, ambience=never)


def test_several_come_one_after_the_other_without_a_gap_or_a_click() -> None:
    first_ct, last_ct = sound(2.0, seed=1), sound(3.0, seed=2)
    track_ct = score([first_ct, last_ct], duration_s=6.0, ambience=None)
    joint_s = 2.0 - JOIN_S
    assert np.array_equal(part(track_ct, 0, 1.8), part(first_ct, 0, 1.8))
    after_ct = part(track_ct, joint_s + 0.2, joint_s + 2.9)
    assert np.array_equal(after_ct, part(last_ct, 0.2, 2.9))
    assert rms(part(track_ct, joint_s, 2.0)) > 0.15
    steps = np.abs(np.diff(part(track_ct, 1.8, 2.1), axis=1))
    assert steps.max() < 1.5 * np.abs(np.diff(part(track_ct, 0.5, 1.5), axis=1)).max()


def test_what_comes_after_the_clips_end_is_left_out() -> None:
    track_ct = score([sound(3.0), sound(3.0, 2), sound(3.0, 3)], duration_s=4.0, ambience=None)
    assert track_ct.shape == (2, 4 * SOUND_RATE_HZ)
    assert rms(part(track_ct, 2.0, 2.8)) > 0.2


def test_nothing_clips() -> None:
    track_ct = score(
        [np.ones((2, 2 * SOUND_RATE_HZ), np.float32)] * 2, duration_s=5.0, ambience=lambda: hum(5.0)
    )
    assert np.abs(track_ct).max() <= 1.0
