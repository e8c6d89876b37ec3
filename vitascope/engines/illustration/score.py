"""The sound track of a clip that comes with audio of its own: one after the other, joined softly.

What is too long is faded out at the end of the clip. What is too short is kept as it is, and
after it comes the scene's own sound if that was asked for, else silence. Knows samples only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ, Samples

__all__ = ["score"]

JOIN_S = 0.12
"""Two audios overlap by this much."""
END_S = 1.0
"""How long it takes to fade out what is cut at the clip's end."""
EDGE_S = 0.02
"""How long it takes to fade out what ends by itself: no click, nothing lost."""
AMBIENCE_S = 0.8
"""How long the scene's own sound takes to come in."""


def score(
    audios: Sequence[Samples], *, duration_s: float, ambience: Callable[[], Samples] | None
) -> Samples:
    """Lay audios one behind the other.

    Args:
        audios: (2, N) each, at ``SOUND_RATE_HZ``, in order; at least one.
        duration_s: of the clip.
        ambience: makes the sound of the scene, as long as the clip, for what is left; None: what
            is left is silent.

    Returns:
        (2, duration) float32 in -1..1.
    """
    count = round(duration_s * SOUND_RATE_HZ)
    track_ct, end = _joined(audios, count)
    if end < count and ambience is not None:
        begin = max(0, end - _samples(AMBIENCE_S) // 2)
        gain = np.zeros(count, np.float32)
        gain[begin:] = 1.0
        rising = min(_samples(AMBIENCE_S), count - begin)
        gain[begin : begin + rising] = _rise(rising)
        track_ct += ambience()[:, :count] * gain
    return np.asarray(track_ct.clip(-1.0, 1.0), np.float32)


def _joined(audios: Sequence[Samples], count: int) -> tuple[Samples, int]:
    """The audios on one track of ``count`` samples, and where the last of them ends."""
    track_ct = np.zeros((2, count), np.float32)
    at = 0
    for number, audio_ct in enumerate(audios):
        begin = at
        if number:
            begin -= min(_samples(JOIN_S), audios[number - 1].shape[1] // 2, audio_ct.shape[1] // 2)
        at = begin + audio_ct.shape[1]
        if begin >= count:
            return track_ct, count
        part_ct = np.array(audio_ct[:, : count - begin], np.float32)
        if number:
            _fade_in(part_ct, min(_samples(JOIN_S), part_ct.shape[1]))
        is_cut = at > count
        is_joined = number + 1 < len(audios) and not is_cut
        _fade_out(part_ct, _samples(END_S if is_cut else JOIN_S if is_joined else EDGE_S))
        track_ct[:, begin : begin + part_ct.shape[1]] += part_ct
    return track_ct, min(at, count)


def _samples(duration_s: float) -> int:
    return round(duration_s * SOUND_RATE_HZ)


def _rise(count: int) -> NDArray[np.float32]:
    """0 → 1 with equal power: sin² of it and of its mirror add up to 1."""
    angle = np.linspace(0, np.pi / 2, count, dtype=np.float32)
    return np.asarray(np.sin(angle), np.float32)


def _fade_in(part_ct: Samples, count: int) -> None:
    part_ct[:, :count] *= _rise(count)


def _fade_out(part_ct: Samples, count: int) -> None:
    count = min(count, part_ct.shape[1])
    part_ct[:, part_ct.shape[1] - count :] *= _rise(count)[::-1]
