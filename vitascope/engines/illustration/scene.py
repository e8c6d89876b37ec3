"""What is to be drawn, as plain values: places, hour, weather, subjects, camera, style.

A scene is what ``language/`` reads out of a prompt and what ``places/`` and ``subjects/`` draw.
It knows nothing of pixels, light or words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "AIRS",
    "FURNISHED",
    "PARTS",
    "Angle",
    "Camera",
    "Move",
    "Relation",
    "RelationKind",
    "Scene",
    "Season",
    "Shot",
    "Style",
    "Subject",
    "Time",
    "Weather",
]


class Time(StrEnum):
    """The hour, which decides the light."""

    DAWN = "dawn"
    MORNING = "morning"
    DAY = "day"
    NOON = "noon"
    AFTERNOON = "afternoon"
    GOLDEN = "golden hour"
    SUNSET = "sunset"
    DUSK = "dusk"
    BLUE = "blue hour"
    NIGHT = "night"
    DEEP = "deep night"


class Season(StrEnum):
    """The season, which colours plants and covers the ground."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Weather(StrEnum):
    """The weather that bends the light and adds particles; one rules a scene."""

    CLEAR = "clear"
    CLOUD = "cloud"
    RAIN = "rain"
    STORM = "storm"
    """Heavy rain, gale and lightning."""
    SNOW = "snow"
    FOG = "fog"
    WIND = "wind"
    SANDSTORM = "sandstorm"


AIRS = (
    "rainbow", "aurora", "petals", "leaves", "fireflies", "fireworks", "lanterns", "lightning",
    "bubbles", "confetti", "smoke", "shooting stars", "stars", "moon", "sun",
)  # fmt: skip
"""What else may fill the air or stand in the sky; any number of them in one scene. A second
weather (wind with snow) is one of them too, by its name."""


class Move(StrEnum):
    """What the camera does over the whole clip."""

    DRIFT = "drift"
    """The default: a slow, breathing, handheld-like drift."""
    STILL = "static"
    PUSH = "push in"
    PULL = "pull out"
    PAN_LEFT = "pan left"
    PAN_RIGHT = "pan right"
    TILT_UP = "tilt up"
    TILT_DOWN = "tilt down"
    ORBIT = "orbit"
    CRANE_UP = "crane up"
    CRANE_DOWN = "crane down"
    HANDHELD = "handheld"
    FOLLOW = "follow"
    """Runs along with the subject: the world scrolls by."""


class Shot(StrEnum):
    """How much of the subject the picture shows."""

    CLOSE = "close-up"
    MEDIUM = "medium"
    WIDE = "wide"


class Angle(StrEnum):
    """Where the camera stands."""

    EYE = "eye level"
    LOW = "low angle"
    HIGH = "high angle"
    AERIAL = "aerial"


class Style(StrEnum):
    """How the finished picture is treated."""

    BOOK = "picture book"
    """The default: soft gradients, light and depth."""
    FLAT = "flat"
    WATERCOLOUR = "watercolour"
    INK = "ink wash"
    PAPER = "paper-cut"
    OIL = "oil"
    PIXEL = "pixel"
    LINE = "line drawing"
    MONO = "black and white"
    NEON = "neon"
    FILM = "vintage film"


class RelationKind(StrEnum):
    """How one subject stands to another."""

    LEFT = "left of"
    RIGHT = "right of"
    ON = "on"
    ABOVE = "above"
    UNDER = "under"
    FRONT = "in front of"
    BEHIND = "behind"
    BETWEEN = "between"
    BESIDE = "next to"
    INSIDE = "in"
    HELD = "held by"
    WORN = "worn by"


PARTS = {
    ("sea", "rock"): "rocks",
    ("beach", "rock"): "rocks",
    ("beach", "palm"): "palms",
    ("desert", "cactus"): "cactus",
    ("lake", "lotus"): "lotus",
    ("table", "table"): "",
}
"""Scenery and kind of a subject that the scenery itself shows, and the feature that says so."""


FURNISHED = frozenset(
    (room, thing)
    for room, things in {
        "living room": ("fireplace", "bookshelf", "floor lamp", "rug"),
        "kitchen": ("refrigerator", "oven", "sink", "cupboard"),
        "bathroom": ("sink", "mirror"),
        "classroom": ("blackboard", "desk"),
        "library": ("bookshelf",),
        "bedroom": ("wardrobe", "window"),
        "stage": ("curtain",),
    }.items()
    for thing in things
)
"""Rooms and what stands in them anyhow: drawn again only if somebody is on it or in it, or if it is
all there is to see."""


@dataclass(frozen=True, slots=True)
class Camera:
    """The camera's move, how far it goes, and where it stands."""

    move: Move = Move.DRIFT
    speed: float = 1.0
    """Share of the usual distance: 0.6 slow, 1 usual, 1.6 fast."""
    shot: Shot = Shot.MEDIUM
    angle: Angle = Angle.EYE


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a subject is, told by others."""

    kind: RelationKind
    to: tuple[str, ...]
    """Ids of the other subjects: two for ``BETWEEN``, else one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Somebody or something in the picture."""

    id: str
    """Unique in its scene: ``cat``, ``cat-2``."""
    kind: str
    """What is drawn: a name in ``subjects.SUBJECTS``."""
    word: str
    """The prompt's own word for it."""
    approximates: str | None = None
    """What it stands for, when there is no drawing of just that: a dog for a spaniel."""
    action: str = "stand"
    """What it does, in English, as the prompt says: ``ride``, ``shear``."""
    pose: str = "idle"
    """How it moves: an action of its rig."""
    colour: str | None = None
    """A plain colour word, a name in ``subjects.rig.COLOUR_WORDS``, if the prompt names one."""
    size: str | None = None
    """small or large."""
    count: int = 1
    position: str | None = None
    """left, right, centre, top, bottom, foreground or background."""
    relation: Relation | None = None
    traits: frozenset[str] = frozenset()
    """What else is said of it: old, young, happy, wooden, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One clip's content. Equal scenes with equal seeds give equal frames."""

    places: tuple[str, ...] = ()
    """What the prompt calls the place, in English, canonical: ``tea house``."""
    scenery: str = "meadow"
    """What is drawn: a name in ``places.PLACES``."""
    time: Time = Time.DAY
    season: Season | None = None
    weather: Weather = Weather.CLEAR
    airs: frozenset[str] = frozenset()
    """Names of ``AIRS`` or of second weathers."""
    subjects: tuple[Subject, ...] = ()
    camera: Camera = Camera()
    style: Style = Style.BOOK
    title: str | None = None
    """Quoted words to be shown."""
    absent: tuple[str, ...] = ()
    """What the prompt says must not be there, canonical."""
    unknown: tuple[str, ...] = ()
    """Words of the prompt that were not understood."""
    mood: str = "calm"
    """calm, warm, cool, dreamy, dramatic, lively: a hint for grade and sound."""
    features: frozenset[str] = frozenset()
    """Things that places show of themselves: rocks, flowers, snowy, palms, bamboo, …"""
    seed: int = 0

    def shows(self, subject: Subject) -> bool:
        """Whether the scenery shows the subject, so that nobody else need draw it."""
        if (self.scenery, subject.kind) in FURNISHED:
            is_used = any(
                s.relation is not None
                and subject.id in s.relation.to
                and s.relation.kind in (RelationKind.ON, RelationKind.INSIDE, RelationKind.UNDER)
                for s in self.subjects
            )
            return len(self.subjects) > 1 and subject.colour is None and not is_used
        is_plain = subject.relation is None and subject.colour is None
        return (self.scenery, subject.kind) in PARTS and (is_plain or subject.kind == "table")

    def has(self, feature: str) -> bool:
        """Whether a feature or something in the air is there."""
        return feature in self.features or feature in self.airs
