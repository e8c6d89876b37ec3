"""What a prompt says, before it is known what can be drawn: mentions and their bonds."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..scene import RelationKind
from .lexicon import Entry

__all__ = ["Bond", "Deed", "Mention", "Reading"]


@dataclass(slots=True)
class Bond:
    """How one mention stands to others."""

    kind: RelationKind
    to: list[Mention]


@dataclass(frozen=True, slots=True)
class Deed:
    """An action as the prompt has it."""

    entry: Entry
    said: str
    """In English, base form: ``cut nails``."""


@dataclass(slots=True, eq=False)
class Mention:
    """Somebody or something the prompt names."""

    entry: Entry
    word: str
    colours: list[str] = field(default_factory=list)
    size: str | None = None
    count: int = 1
    traits: list[str] = field(default_factory=list)
    position: str | None = None
    actions: list[Deed] = field(default_factory=list)
    pose: str | None = None
    """How it moves because of what it uses, if that says more than its action."""
    bond: Bond | None = None
    is_object: bool = False
    """Whether it is there for somebody else: held, ridden, stood beside."""
    is_other: bool = False
    """Whether it is said to be another one than the one named before."""
    group: list[Mention] = field(default_factory=list)
    """Those it is named together with, itself included."""

    def does(self, pose: str) -> bool:
        """Whether one of its actions has that pose."""
        return any(deed.entry.pose == pose for deed in self.actions)


@dataclass(slots=True)
class Reading:
    """All that was found in a prompt, in its order."""

    mentions: list[Mention] = field(default_factory=list)
    places: list[Entry] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)
    """Slot → values: time, season, weather, air, move, speed, shot, angle, style, mood."""
    loose: list[Deed] = field(default_factory=list)
    """Actions of nobody in particular."""
    absent: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    titles: tuple[str, ...] = ()

    def first(self, slot: str) -> str | None:
        return next(iter(self.words.get(slot, ())), None)
