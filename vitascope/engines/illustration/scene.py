"""What is to be drawn, as plain values: place, hour, weather, subjects, camera.

A scene is what ``prompt.py`` reads out of a prompt and what ``places/`` and ``subjects/`` draw.
It knows nothing of pixels, light or words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["AFLOAT", "ALOFT", "PEOPLE", "Camera", "Move", "Scene", "Subject", "Time", "Weather"]


class Time(StrEnum):
    """The hour, which decides the light."""

    DAWN = "dawn"
    DAY = "day"
    GOLDEN = "golden"
    DUSK = "dusk"
    NIGHT = "night"


class Weather(StrEnum):
    """The weather, which bends the light and adds particles."""

    CLEAR = "clear"
    CLOUD = "cloud"
    RAIN = "rain"
    SNOW = "snow"
    FOG = "fog"
    WIND = "wind"


class Move(StrEnum):
    """What the camera does over the whole clip."""

    DRIFT = "drift"
    """The default: a slow, breathing, handheld-like drift."""
    STILL = "still"
    PUSH = "push"
    PULL = "pull"
    PAN_LEFT = "pan_left"
    PAN_RIGHT = "pan_right"
    TILT_UP = "tilt_up"
    TILT_DOWN = "tilt_down"
    ORBIT = "orbit"
    FOLLOW = "follow"
    """Runs along with the subject: the world scrolls by."""


AFLOAT = frozenset({"boat", "fish"})
"""Kinds of subject that need water under them."""
ALOFT = frozenset({"butterfly", "bird", "balloon"})
"""Kinds of subject that fly."""
PEOPLE = frozenset({"person", "woman", "man", "girl", "boy"})
"""Kinds of subject that are people."""


@dataclass(frozen=True, slots=True)
class Camera:
    """The camera's move and how far it goes."""

    move: Move = Move.DRIFT
    speed: float = 1.0
    """Share of the usual distance: 0.6 slow, 1 usual, 1.6 fast."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody or something in the picture."""

    kind: str
    """A name in ``subjects.SUBJECTS``: cat, fox, reader, butterfly, …"""
    action: str = "idle"
    """What it does: idle, play, run, walk, sit, sleep, read, fly, …"""
    colour: str | None = None
    """A plain colour word (red, white, black, …) when the prompt names one."""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One clip's content. Equal scenes with equal seeds give equal frames."""

    place: str = "meadow"
    """A name in ``places.PLACES``."""
    time: Time = Time.DAY
    weather: Weather = Weather.CLEAR
    subjects: tuple[Subject, ...] = ()
    camera: Camera = Camera()
    mood: str = "calm"
    """calm, warm, cool, dreamy, dramatic, lively: a hint for grade and sound."""
    features: frozenset[str] = frozenset()
    """Things the prompt names that places may show: rocks, moon, flowers, rain, fireflies, …"""
    seed: int = 0

    def has(self, feature: str) -> bool:
        return feature in self.features
