"""The words the illustrator understands, Chinese and English: tables under ``data/``, read once.

``things.psv``, ``places.psv``, ``actions.psv`` and ``words.psv`` hold one entry a line. To teach it
a word, add it to an entry; to teach it a meaning, add an entry. Knows nothing of grammar.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

__all__ = ["Entry", "Lexicon", "lexicon"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning."""

    slot: str
    """thing, place, action, or a slot of ``words.psv``: time, colour, relation, …"""
    value: str
    """Its canonical English name, unique in its slot."""
    parent: str = ""
    """Of a thing: what it is a kind of."""
    home: str = ""
    """Of a thing or an action: where it is when the prompt names no place."""
    use: str = ""
    """Of a thing: the pose of somebody who uses it."""
    fit: str = ""
    """Of a thing: where it is for its user: held, worn, on, in or before."""
    colour: str = ""
    """Of a thing: the colour of the drawing that stands for it."""
    pose: str = ""
    """Of an action: how bodies show it."""
    needs: str = ""
    """Of an action: the thing that comes with it when none is named."""
    scenery: str = ""
    """Of a place: what is drawn."""
    features: tuple[str, ...] = ()
    """Of a place: what its scenery shows."""


@dataclass(slots=True)
class Lexicon:
    """All entries, by their words."""

    things: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, Entry] = field(default_factory=dict)
    actions: dict[str, Entry] = field(default_factory=dict)
    zh: dict[str, list[Entry]] = field(default_factory=dict)
    """Chinese words → meanings."""
    en: dict[str, list[Entry]] = field(default_factory=dict)
    """English words and phrases, single spaces → meanings."""
    verbs: set[str] = field(default_factory=set)
    """First words of English phrases for actions."""
    kinds: dict[str, frozenset[str]] = field(default_factory=dict)
    """Things → themselves and all they are kinds of, as far as anybody asked."""
    starts_zh: set[str] = field(default_factory=set)
    """Every beginning of a Chinese word, the whole word included."""
    longest_en: dict[str, int] = field(default_factory=dict)
    """First word → words of the longest phrase."""

    def add(self, entry: Entry, english: str, chinese: str) -> None:
        """Add an entry with its words, comma-separated."""
        for phrase in _words(english.lower().replace("-", " ")):
            words = phrase.split()
            _note(self.en, phrase, entry)
            self.longest_en[words[0]] = max(self.longest_en.get(words[0], 0), len(words))
            if entry.slot == "action":
                self.verbs.add(words[0])
        for word in _words(chinese.lower()):
            _note(self.zh, word, entry)
            self.starts_zh.update(word[:n] for n in range(1, len(word) + 1))

    def ancestors(self, thing: str) -> Iterator[Entry]:
        """The thing itself, then what it is a kind of, and so on."""
        entry = self.things.get(thing)
        while entry is not None:
            yield entry
            entry = self.things.get(entry.parent)

    def is_a(self, thing: str, *kinds: str) -> bool:
        """Whether a thing is one of the kinds, or of a kind that is."""
        known = self.kinds.get(thing)
        if known is None:
            known = frozenset(entry.value for entry in self.ancestors(thing))
            self.kinds[thing] = known
        return not known.isdisjoint(kinds)

    def inherited(self, thing: str, attribute: str) -> str:
        """An attribute of the thing, or of the nearest kind it belongs to that has it."""
        return next((v for e in self.ancestors(thing) if (v := getattr(e, attribute))), "")


def _words(field_text: str) -> list[str]:
    return [" ".join(w.split()) for w in field_text.split(",") if w.strip()]


def _note(table: dict[str, list[Entry]], word: str, entry: Entry) -> None:
    known = table.setdefault(word, [])
    if entry not in known:
        known.append(entry)


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files(__package__).joinpath("data", f"{name}.psv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.reader(lines, delimiter="|", quoting=csv.QUOTE_NONE)
    header = [cell.strip() for cell in next(reader)]
    for row in reader:
        yield dict(zip(header, (cell.strip() for cell in row), strict=True))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read at the first call."""
    lex = Lexicon()
    for row in _rows("words"):
        lex.add(Entry(row["slot"], row["value"]), row["en"], row["zh"])
    for row in _rows("places"):
        features = tuple(_words(row["features"]))
        place = Entry("place", row["id"], scenery=row["scenery"], features=features)
        lex.places[place.value] = place
        lex.add(place, f"{row['id']}, {row['en']}", row["zh"])
    for row in _rows("actions"):
        action = Entry("action", row["id"], pose=row["pose"], needs=row["needs"], home=row["home"])
        lex.actions[action.value] = action
        lex.add(action, f"{row['id']}, {row['en']}", row["zh"])
    for row in _rows("things"):
        thing = Entry(
            "thing",
            row["id"],
            parent=row["is"],
            home=row["home"],
            use=row["use"],
            fit=row["with"],
            colour=row["colour"],
        )
        lex.things[thing.value] = thing
        lex.add(thing, row["en"], row["zh"])
    return lex
