"""A model's sound, made what an engine gives."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ
from vitascope.engines.diffusion.sound import at_sound_rate


def tone(rate_hz: int, *, hertz: float = 440.0, seconds: float = 1.0) -> NDArray[np.float32]:
    t_s = np.arange(round(rate_hz * seconds)) / rate_hz
    return (0.5 * np.sin(2 * np.pi * hertz * t_s)).astype(np.float32)


def loudest_hertz(samples: NDArray[np.float32]) -> float:
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(power) * SOUND_RATE_HZ / len(samples))


@pytest.mark.parametrize("rate_hz", [16_000, 24_000, 32_000, 44_100, 48_000])
def test_every_rate_becomes_ours_at_the_same_pitch_and_length(rate_hz: int) -> None:
    stereo = np.stack([tone(rate_hz), tone(rate_hz, hertz=880)])
    sound = at_sound_rate(stereo, rate_hz=rate_hz)
    assert sound.dtype == np.float32
    assert sound.shape[0] == 2
    assert abs(sound.shape[1] - SOUND_RATE_HZ) <= SOUND_RATE_HZ // 1000
    assert [round(loudest_hertz(channel)) for channel in sound] == [440, 880]
    assert 0.3 < np.sqrt((sound[0] ** 2).mean()) < 0.4, "as loud as it was: 0.354"


def test_one_channel_becomes_two() -> None:
    sound = at_sound_rate(tone(24_000)[None], rate_hz=24_000)
    assert np.array_equal(sound[0], sound[1])


def test_what_is_no_sound_does_not_get_through() -> None:
    broken = np.array([[np.nan, np.inf, -7.0, 0.25], [0.0, 0.0, 0.0, 0.0]], np.float32)
    sound = at_sound_rate(broken, rate_hz=SOUND_RATE_HZ)
    assert sound[0].tolist() == [0.0, 1.0, -1.0, 0.25]
