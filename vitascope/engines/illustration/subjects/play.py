"""How the kitten plays and sits: its mood at a moment, and where the butterfly is.

It knows nothing of shapes or of drawing; distances are body units.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sin

from .motion import chance, drift, phrase, plateau, pulse, wave

__all__ = ["Mood", "mood_at", "toy_at"]

_ACT_S = 3.1
"""Length of one act of play."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """What the kitten is doing with its body at a moment."""

    paw: float = 0.0
    """0: the front paw stands … 1: held up."""
    reach: float = 0.0
    """0 … 1: the raised paw is thrown at the toy."""
    both: float = 0.0
    """0 … 1: the other paw comes up too."""
    crouch: float = 0.0
    """-1 stretched … 1 pressed to the ground."""
    air: float = 0.0
    """Height above the ground, body units."""
    wiggle: float = 0.0
    tilt: float = 0.0
    """Of the head, degrees."""
    yaw: float = 14.0
    """Degrees the head is turned to our right."""
    pitch: float = 0.0
    """Degrees the head looks up."""
    wide: float = 0.0
    """0 calm … 1 all pupil."""
    gaze: complex = 0j
    """Where the eyes look inside the face, -1..1 each way."""


def toy_at(t_s: float, *, seed: int) -> complex:
    """Where the butterfly is, body units: it dances in front of the kitten, and dodges its paw."""
    act = phrase(t_s, seed=seed, length_s=_ACT_S)
    base = complex(58, -82)
    sway = complex(
        13 * drift(t_s, seed=seed + 41, rate_hz=0.55) + 4 * wave(t_s, 1.7),
        8 * drift(t_s, seed=seed + 42, rate_hz=0.7) + 3.0 * wave(t_s, 0.93),
    )
    near = max(pulse(act.inside_s, 0.1, 1.9), 0.0)
    dodge = complex(9, -17) * (pulse(act.inside_s, 0.78, 1.6) + pulse(act.inside_s, 1.3, 2.1))
    return base + sway * (1 - 0.55 * near) + complex(-7, 13) * near + dodge


def mood_at(t_s: float, *, action: str, seed: int) -> Mood:
    """The mood at a moment of ``play`` or of sitting."""
    if action in ("look_up", "call"):
        cry = plateau(t_s % 2.4, rise=(0.2, 0.5), fall=(1.0, 1.5)) if action == "call" else 0.0
        sway = drift(t_s, seed=seed + 8, rate_hz=0.4)
        return Mood(
            yaw=14 + 6 * sway, pitch=17 - 8 * cry, reach=0.9 * cry, tilt=-4 + 4 * sway,
            gaze=complex(0.1, -0.75 + 0.6 * cry), wide=0.5,
        )  # fmt: skip
    if action != "play":
        look = drift(t_s, seed=seed + 8, rate_hz=0.33)
        up = drift(t_s, seed=seed + 9, rate_hz=0.3)
        return Mood(
            yaw=10 + 20 * look, pitch=2 + 7 * up, tilt=5 * drift(t_s, seed=seed + 10, rate_hz=0.27),
            gaze=complex(0.4 * look, -0.25 * up), wide=0.35 + 0.2 * up,
        )  # fmt: skip
    act = phrase(t_s, seed=seed, length_s=_ACT_S)
    # The first two acts are set, so that even a short clip shows a swat and a leap.
    pick = {0: 0.1, 1: 0.6}.get(act.index, act.pick)
    s = act.inside_s
    towards = toy_at(t_s - 0.09, seed=seed) - complex(10, -62)
    yaw = min(21.0, 3 + 0.28 * towards.real)
    pitch = max(-8.0, min(22.0, -0.42 * (towards.imag + 8)))
    eyes = toy_at(t_s - 0.03, seed=seed) - complex(10, -62)
    gaze = complex(min(1.0, eyes.real / 70), max(-1.0, min(1.0, (eyes.imag + 6) / 50)))
    tilt = 6 * drift(t_s, seed=seed + 10, rate_hz=0.4)
    if pick < 0.5:
        held = plateau(s, rise=(0.3, 0.72), fall=(2.1, 2.75))
        throw = pulse(s, 0.7, 1.12) + pulse(s, 1.2, 1.66) * (0.9 if pick < 0.3 else 0.0)
        return Mood(
            paw=held, reach=throw, wide=0.55 + 0.4 * held, yaw=yaw, pitch=pitch, gaze=gaze,
            tilt=tilt + 5 * held - 4 * throw, crouch=-0.25 * throw + 0.12 * pulse(s, 0.1, 0.7),
        )  # fmt: skip
    if pick < 0.82:
        down = plateau(s, rise=(0.1, 0.6), fall=(1.02, 1.16))
        fly = (s - 1.12) / 0.56
        air = 84 * fly * (1 - fly) if 0 < fly < 1 else 0.0
        land = pulse(s, 1.64, 2.15) * 0.75
        stretch = pulse(s, 1.08, 1.66) * 1.0
        arms = plateau(s, rise=(1.06, 1.26), fall=(1.45, 1.72))
        shake = sin(2 * pi * 3.4 * s) * plateau(s, rise=(0.5, 0.62), fall=(0.9, 1.04))
        return Mood(
            paw=arms, both=arms, reach=arms * 0.9, crouch=down + land - stretch, air=max(0.0, air),
            wiggle=3.2 * shake, wide=0.6 + 0.4 * down, yaw=yaw, pitch=pitch, gaze=gaze, tilt=tilt,
        )  # fmt: skip
    bow = plateau(s, rise=(0.4, 0.9), fall=(2.1, 2.7))
    side = 1 if chance(seed, act.index, 9) < 0.5 else -1
    return Mood(
        paw=0.5 * plateau(s, rise=(1.0, 1.4), fall=(1.8, 2.3)), wide=0.7, yaw=yaw, pitch=pitch,
        gaze=gaze, tilt=tilt + 15 * side * bow,
    )  # fmt: skip
