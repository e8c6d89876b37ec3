"""A negative prompt → what a reading must lose.

The same words and the same grammar as for prompts, one item at a time: an item that is not wholly
understood (*extra fingers*, *worst quality*) takes nothing away, because half of it might. Knows
nothing of scenes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .closed import JOINS
from .grammar import read
from .lexicon import Entry, Lexicon
from .reading import Mention, Reading
from .terms import Term, terms
from .text import normalised, tokens

__all__ = ["Unwanted", "unwanted"]

_WIDER = {
    "wild animal": ("animal",),
    "pet": ("dog", "cat", "rabbit", "hamster"),
    "potted plant": ("plant",),
}
"""Words for a whole kind, which a prompt's scene shows one thing for."""


@dataclass(slots=True)
class Unwanted:
    """What must not be there."""

    lex: Lexicon
    mentions: list[tuple[Mention, bool]] = field(default_factory=list)
    """Things, each with whether it is only unwanted in that number: *many people*."""
    places: set[str] = field(default_factory=set)
    """Sceneries, and the names of places."""
    words: dict[str, set[str]] = field(default_factory=dict)
    """Slot → values, as in ``Reading.words``."""
    names: list[str] = field(default_factory=list)
    """All of it, canonical, in its order."""

    def has(self, mention: Mention) -> bool:
        """Whether somebody or something of the prompt is unwanted."""
        return any(self._covers(other, counts, mention) for other, counts in self.mentions)

    def _covers(self, other: Mention, counts: bool, mention: Mention) -> bool:
        value = other.entry.value
        kinds = _WIDER.get(value, (value,))
        return (
            self.lex.is_a(mention.entry.value, *kinds)
            and (not other.colours or not set(other.colours).isdisjoint(mention.colours))
            and other.size in (None, mention.size)
            and set(other.traits) <= set(mention.traits)
            and all(any(d.entry is o.entry for d in mention.actions) for o in other.actions)
            and (not counts or mention.count >= other.count)
        )

    def lacks(self, place: Entry) -> bool:
        """Whether a place may stay."""
        return self.places.isdisjoint({place.value, place.scenery})

    def take_from(self, reading: Reading) -> None:
        """Take all of it out of a prompt's reading."""
        reading.mentions = [m for m in reading.mentions if not self.has(m)]
        reading.places = [p for p in reading.places if self.lacks(p)]
        plain = set(self.names)
        for slot, values in reading.words.items():
            gone = self.words.get(slot, set()) | plain
            reading.words[slot] = [v for v in values if v not in gone]
        reading.absent += [name for name in self.names if name not in reading.absent]


def unwanted(text: str, lex: Lexicon) -> Unwanted:
    """Read a negative prompt. Nothing in it is an error; *no dogs* is as good as *dogs*."""
    found = Unwanted(lex)
    for item in _items(terms(tokens(normalised(text)), lex)):
        _take(found, item, lex)
    found.names = list(dict.fromkeys(found.names))
    return found


def _items(found: list[Term]) -> Iterator[list[Term]]:
    """The parts between marks and *and*."""
    item: list[Term] = []
    for term in found:
        if term.mark or term.text in JOINS:
            yield item
            item = []
        else:
            item.append(term)
    yield item


def _take(found: Unwanted, item: list[Term], lex: Lexicon) -> None:
    reading = read(item, lex)
    # A verb alone brings somebody who does it: nobody named them.
    named = [m for m in reading.mentions if any(m.entry in t.entries for t in item)]
    if (reading.unknown or not (named or reading.words)) and _means_people(item, lex):
        named = [Mention(lex.things["person"], "people")]
    elif reading.unknown:
        return
    counts = any(t.of("count") for t in item)
    for mention in named:
        found.mentions.append((mention, counts and mention.count > 1))
        found.names.append(_said(mention, many=counts and mention.count > 1))
    for name in reading.absent:
        found.names.append(name)
        if name in lex.things:
            found.mentions.append((Mention(lex.things[name], name), False))
        elif name in lex.places:
            found.places |= {name, lex.places[name].scenery}
    for place in reading.places:
        found.names.append(place.value)
        # Sky and grass are in most pictures, whatever they are pictures of.
        found.places |= {place.value} if "vague" in place.features else {place.value, place.scenery}
    for slot, values in reading.words.items():
        found.words.setdefault(slot, set()).update(values)
        found.names += values


def _means_people(item: list[Term], lex: Lexicon) -> bool:
    """Whether it is what *no …* says of people: 人物, characters, figures."""
    text = "".join(t.text for t in item)
    words = " ".join(t.text for t in item)
    entries = (*lex.zh.get(f"没有{text}", ()), *lex.en.get(f"no {words}", ()))
    return any(entry.slot == "nobody" for entry in entries)


def _said(mention: Mention, *, many: bool) -> str:
    """A thing with what it was limited by: *red car*, *ugly woman*, *many person*."""
    value = mention.entry.value
    kinds = _WIDER.get(value, ())
    value = kinds[0] if len(kinds) == 1 else value
    return " ".join((*(["many"] if many else ()), *mention.traits, *mention.colours, value))
