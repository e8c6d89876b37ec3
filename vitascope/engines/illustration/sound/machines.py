"""Engines and appliances, as data: pitch, throb, noise, whine; bells, horns and sirens.

A new machine is one line of ``ENGINES``. Knows nothing of scenes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from vitascope.engines.base import SOUND_RATE_HZ

from .take import Line, Mono, Take, add, band, line
from .tones import bent, burst, eased, harmonic, looped, ring, table

__all__ = ["ENGINES", "Engine", "bell", "clacking", "horn", "running", "siren", "ticking"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What a machine sounds like while it runs."""

    hz: float = 0.0
    """Of its lowest tone; 0 for none."""
    tone: float = 1.0
    tilt: float = 0.9
    """How fast overtones grow weaker."""
    noise: float = 0.3
    noise_hz: tuple[float, float] = (200, 1800)
    throb_hz: float = 0.0
    """How often it beats, and how deeply."""
    throb: float = 0.0
    sharp: float = 1.0
    """1: it throbs smoothly; more: in blows."""
    whine_hz: float = 0.0
    whine: float = 0.1
    wander: float = 0.03
    """How far the pitch strays."""


ENGINES: Mapping[str, Engine] = {
    # Road
    "car": Engine(hz=52, tilt=0.75, noise=0.6, noise_hz=(180, 1500), wander=0.05),
    "sports car": Engine(hz=92, tilt=0.55, noise=0.3, noise_hz=(300, 2400), wander=0.1),
    "toy car": Engine(hz=210, tilt=0.7, noise=0.3, noise_hz=(900, 4000), wander=0.05),
    "motorcycle": Engine(hz=62, tilt=0.45, noise=0.3, throb_hz=31, throb=0.7, sharp=2, wander=0.09),
    "truck": Engine(hz=33, tilt=0.75, noise=0.5, noise_hz=(90, 1200), throb_hz=16.5, throb=0.5),
    "tractor": Engine(hz=26, tilt=0.55, noise=0.5, noise_hz=(120, 1500), throb_hz=13, throb=0.85,
                      sharp=3),
    "bicycle": Engine(noise=0.3, noise_hz=(400, 2200), throb_hz=9, throb=0.5, sharp=5),
    # Rails
    "train": Engine(hz=40, tone=0.4, tilt=0.9, noise=1.0, noise_hz=(60, 900)),
    "tram": Engine(hz=78, tone=0.6, tilt=0.8, noise=0.7, noise_hz=(120, 1400), whine_hz=620),
    "bullet train": Engine(noise=1.0, noise_hz=(120, 2400), whine_hz=880, whine=0.12),
    "steam train": Engine(noise=1.0, noise_hz=(180, 2600), throb_hz=3.6, throb=0.95, sharp=2.5),
    # Air
    "airplane": Engine(hz=86, tone=0.25, noise=1.0, noise_hz=(70, 2200), whine_hz=1900, whine=0.06),
    "propeller": Engine(hz=84, tilt=0.7, noise=0.4, noise_hz=(100, 1500), throb_hz=21, throb=0.3),
    "fighter jet": Engine(noise=1.0, noise_hz=(90, 4200), whine_hz=2600, whine=0.05),
    "helicopter": Engine(hz=23, tilt=0.6, noise=0.7, noise_hz=(60, 1100), throb_hz=11.5, throb=0.9,
                         sharp=2, whine_hz=540, whine=0.1),
    "drone": Engine(hz=190, tilt=0.5, noise=0.25, noise_hz=(1200, 6000), wander=0.06),
    "rocket": Engine(noise=1.0, noise_hz=(35, 1800), throb_hz=23, throb=0.3),
    "spaceship": Engine(hz=55, tilt=1.1, noise=0.5, noise_hz=(60, 500), whine_hz=330, whine=0.35,
                        throb_hz=0.7, throb=0.3),
    "ufo": Engine(hz=220, tilt=1.6, noise=0.05, throb_hz=6.5, throb=0.6, whine_hz=660, whine=0.3,
                  wander=0.08),
    "burner": Engine(noise=1.0, noise_hz=(120, 1600), throb_hz=0.22, throb=0.97, sharp=3),
    # Water
    "motorboat": Engine(hz=70, tilt=0.7, noise=0.8, noise_hz=(250, 3000), throb_hz=17, throb=0.35),
    "ship": Engine(hz=22, tilt=0.7, noise=0.7, noise_hz=(60, 700), throb_hz=2.2, throb=0.35),
    "submarine": Engine(hz=36, tilt=1.1, noise=0.4, noise_hz=(50, 300), throb_hz=3.0, throb=0.4),
    # Work and home
    "excavator": Engine(hz=36, tilt=0.6, noise=0.5, throb_hz=18, throb=0.5, wander=0.12),
    "fan": Engine(hz=60, tone=0.3, tilt=1.2, noise=1.0, noise_hz=(150, 1600), throb_hz=5,
                  throb=0.2),
    "fridge": Engine(hz=50, tone=1.0, tilt=1.1, noise=0.25, noise_hz=(80, 400), wander=0.004),
    "hair drier": Engine(hz=150, tone=0.3, tilt=0.6, noise=1.0, noise_hz=(900, 6000)),
    "washing machine": Engine(hz=50, tilt=0.9, noise=0.8, noise_hz=(150, 1500), throb_hz=1.3,
                              throb=0.7),
    "sewing machine": Engine(hz=90, tilt=0.6, noise=0.5, noise_hz=(900, 5000), throb_hz=11,
                             throb=0.9, sharp=2),
    "saw": Engine(hz=110, tilt=0.15, noise=0.7, noise_hz=(900, 6500), throb_hz=1.4, throb=0.85),
    "drill": Engine(hz=140, tilt=0.3, noise=0.6, noise_hz=(700, 5000), throb_hz=0.4, throb=0.9,
                    sharp=3),
    "machinery": Engine(hz=50, tilt=0.6, noise=0.6, noise_hz=(120, 1600), throb_hz=2.0, throb=0.5),
    "servers": Engine(hz=100, tone=0.4, tilt=0.8, noise=1.0, noise_hz=(250, 3200), wander=0.004),
    "escalator": Engine(hz=50, tone=0.5, tilt=0.9, noise=0.7, noise_hz=(90, 700), throb_hz=2.6,
                        throb=0.2),
    "turbine": Engine(noise=1.0, noise_hz=(90, 700), throb_hz=0.9, throb=0.8),
    "hum": Engine(hz=60, tilt=0.8, noise=0.15, noise_hz=(300, 1500), wander=0.003),
    "bee": Engine(hz=215, tilt=0.35, noise=0.08, noise_hz=(600, 2500), throb_hz=1.1, throb=0.6,
                  wander=0.12),
    "purr": Engine(hz=26, tilt=0.2, noise=0.9, noise_hz=(120, 700), throb_hz=25, throb=0.8,
                   sharp=2),
}  # fmt: skip


def running(name: str) -> Line:
    """A machine that runs all the time."""
    engine = ENGINES[name]

    def run(take: Take) -> Mono:
        out = np.zeros(take.count, np.float32)
        stray = take.curve(1.3, 1 - engine.wander, 1 + engine.wander)
        turn = np.cumsum(stray, dtype=np.float64) / SOUND_RATE_HZ
        if engine.hz:
            gains = [k**-engine.tilt for k in range(1, max(3, min(28, int(2600 / engine.hz))))]
            # Two notes a little apart, as of two cylinders, are less of an organ.
            out += engine.tone * looped(engine.hz * stray, table(gains))
            out += 0.4 * engine.tone * looped(0.503 * engine.hz * stray, table(gains[:12]))
        if engine.noise:
            low, high = engine.noise_hz
            out += np.float32(engine.noise) * take.mono_noise(band(low, high, slope=1.3, tilt=0.3))
        if engine.throb:
            beat = (0.5 - 0.5 * np.cos(2 * np.pi * engine.throb_hz * turn)) ** engine.sharp
            out *= ((1 - engine.throb) + engine.throb * beat).astype(np.float32)
        if engine.whine_hz:
            out += np.float32(engine.whine) * looped(engine.whine_hz * stray, table((1.0, 0.2)))
        return out.astype(np.float32)

    return run


def clacking(take: Take) -> Mono:
    """Wheels over the joints of rails: two and two."""
    knocks = [
        burst(take.rng, band(150, 1800, slope=1.3), 0.14, attack_s=0.001, decay_s=0.028)
        for _ in range(3)
    ]
    pairs = np.arange(0.2, take.duration_s, 0.62)
    return line(take, knocks, np.ravel(np.column_stack([pairs, pairs + 0.17])).tolist())


def ticking(take: Take) -> Mono:
    """A clock, or a watch close to the ear."""
    ticks = [ring(hz, ((1, 1, 0.006), (1.9, 0.6, 0.004), (3.1, 0.4, 0.003)), 0.05)
             for hz in (2300, 1950)]  # fmt: skip
    out = np.zeros(take.count, np.float32)
    for number, at in enumerate(np.arange(0.3, take.duration_s, 0.5).tolist()):
        add(out, ticks[number % 2], at)
    return out


def bell(hz: float, *, every_s: float = 2.4) -> Line:
    """A bell that tolls."""
    partials = ((0.5, 0.6, 1.6), (1.0, 1.0, 1.1), (1.19, 0.7, 0.8), (1.5, 0.45, 0.6),
                (2.0, 0.6, 0.5), (2.6, 0.3, 0.3), (4.1, 0.2, 0.15))  # fmt: skip

    def tolling(take: Take) -> Mono:
        stroke = ring(hz, partials, 3.2)
        return line(take, [stroke], np.arange(0.4, take.duration_s, every_s).tolist(), even=0.8)

    return tolling


def horn(hz: float, *, every_s: float = 5.5, length_s: float = 1.1) -> Line:
    """A horn or a whistle that sounds now and then: two notes together."""

    def blown(take: Take) -> Mono:
        note = bent((hz * 0.96, hz, hz, hz * 0.98), length_s)
        gains = [k**-0.8 for k in range(1, 12)]
        chord = harmonic(note, gains) + harmonic(note * np.float32(1.26), gains)
        first_s = min(0.8, 0.2 * take.duration_s)
        moments = np.arange(first_s, take.duration_s - 0.3, every_s).tolist()
        return line(take, [eased(chord, 0.06, 0.25)], moments)

    return blown


def siren(take: Take) -> Mono:
    """Two notes in turn."""
    t = np.arange(take.count) / SOUND_RATE_HZ
    high = 0.5 + 0.5 * np.tanh(12 * np.sin(2 * np.pi * t / 1.1))
    return looped((450 + 150 * high).astype(np.float32), table([k**-1.1 for k in range(1, 9)]))
