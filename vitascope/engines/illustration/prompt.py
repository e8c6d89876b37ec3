"""A prompt, Chinese or English → a ``Scene``: longest words first, negations and bindings heeded.

Nothing in a prompt is an error: what is not known is left out, and a prompt that says nothing
known still gives a landscape. Knows nothing of drawing.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import ENTRIES, NEGATIONS_EN, NEGATIONS_ZH, Entry, Slot
from .scene import ALOFT, PEOPLE, Camera, Move, Scene, Subject, Time, Weather

__all__ = ["read_prompt"]

_SPEEDS = {"slow": 0.7, "fast": 1.5}
_COUNTS = {
    "两": 2,
    "二": 2,
    "双": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "几": 3,
    "群": 5,
    "许多": 5,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "several": 4,
    "many": 5,
    "couple of": 2,
    "flock": 5,
    "herd": 4,
    "some": 3,
}
_INDOORS = frozenset({"cafe", "room"})
_GREEN = frozenset({"garden", "meadow", "mountain"})
"""Places whose grass would show where the prompt has snow."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A known word in the prompt."""

    entry: Entry
    start: int
    end: int
    negated: bool


def read_prompt(prompt: str, *, seed: int, camera_fixed: bool = False) -> Scene:
    """The scene a prompt asks for.

    Args:
        prompt: any text.
        seed: goes into the scene; also chooses what the prompt leaves open.
        camera_fixed: the camera must not move, whatever the prompt says.
    """
    text = unicodedata.normalize("NFKC", prompt).lower()
    found = _hits(text)
    wanted = [h for h in found if not h.negated]
    banned = {(h.entry.slot, h.entry.value) for h in found if h.negated}
    subjects = _subjects(text, wanted)
    features = frozenset(
        {h.entry.value for h in wanted if h.entry.slot == "feature"}
        | {f for h in wanted for f in h.entry.adds}
    ) - {value for slot, value in banned if slot == "feature"}
    weather = _weather(wanted)
    place = _place(wanted, subjects, text)
    time = _time(wanted, place, features, weather)
    if place in _INDOORS:
        subjects = _seated(subjects)
    # Snow lies where it falls, unless the scene is indoors.
    if weather is Weather.SNOW and place not in _INDOORS:
        features |= {"snowy"}
    if "snowy" in features and place in _GREEN:
        place = "snowfield"
    return Scene(
        place=place,
        time=time,
        weather=weather,
        subjects=subjects,
        camera=_camera(wanted, subjects, place, camera_fixed),
        mood=_best(wanted, "mood") or "calm",
        features=features,
        seed=seed,
    )


@lru_cache(maxsize=1)
def _lexicon() -> tuple[re.Pattern[str], dict[str, list[Entry]]]:
    """One pattern of every word, longest first, and what each word means."""
    meanings: dict[str, list[Entry]] = {}
    for entry in ENTRIES:
        for word in (*entry.zh.split("|"), *entry.en.split("|")):
            if word:
                meanings.setdefault(word, []).append(entry)
    parts = []
    for word in sorted(meanings, key=lambda w: (-len(w), w)):
        plain = re.escape(word)
        parts.append(rf"\b{plain}(?:e?s)?\b" if word.isascii() else plain)
    return re.compile("|".join(parts)), meanings


def _hits(text: str) -> list[_Hit]:
    pattern, meanings = _lexicon()
    hits = []
    for match in pattern.finditer(text):
        word = match.group()
        entries = meanings.get(word) or meanings.get(word[:-1]) or meanings[word[:-2]]
        negated = _is_negated(text, match.start())
        hits += [_Hit(entry, match.start(), match.end(), negated) for entry in entries]
    return hits


_CLAUSE = re.compile(r"[,.;:!?，。；：！？、\n]|但是?|而是|\bbut\b|\band\b")
_NEGATION = re.compile(
    rf"(?:{NEGATIONS_ZH})[^,.，。的]{{0,4}}$|\b(?:{NEGATIONS_EN})(?: \w+){{0,2}} $"
)


def _is_negated(text: str, start: int) -> bool:
    """Whether a negation stands shortly before, in the same clause."""
    clause = _CLAUSE.split(text[max(0, start - 24) : start])[-1]
    return _NEGATION.search(clause) is not None


def _best(hits: list[_Hit], slot: Slot) -> str | None:
    """The value of the entry of highest rank, the first of those."""
    mine = [h for h in hits if h.entry.slot == slot]
    return max(mine, key=lambda h: (h.entry.rank, -h.start)).entry.value if mine else None


def _subjects(text: str, hits: list[_Hit]) -> tuple[Subject, ...]:
    """Who is in the picture, each with the nearest action, colour and count."""
    seen: dict[str, Subject] = {}
    mine = [h for h in hits if h.entry.slot == "subject"]
    actions = [h for h in hits if h.entry.slot == "action"]
    for index, hit in enumerate(mine):
        kind = hit.entry.value
        if kind in seen:
            continue
        until = mine[index + 1].start if index + 1 < len(mine) else len(text) + 1
        before = [a for a in actions if a.end <= hit.start]
        after = [a for a in actions if hit.start <= a.start < until]
        action = after[0] if after else (before[-1] if before and len(mine) == 1 else None)
        seen[kind] = Subject(
            kind=kind,
            action=action.entry.value if action else ("fly" if kind in ALOFT else "idle"),
            colour=_colour(text, hits, hit),
            count=_count(text, hit.start),
        )
    if not seen and any(a.entry.value == "read" for a in actions):
        seen["person"] = Subject("person", "read")
    return tuple(list(seen.values())[:4])


def _colour(text: str, hits: list[_Hit], subject: _Hit) -> str | None:
    """A colour in the subject's word, or just before it."""
    word = text[subject.start : subject.end]
    near = [
        h
        for h in hits
        if h.entry.slot == "colour"
        and 0 <= subject.start - h.end <= 6
        and not _CLAUSE.search(text[h.end : subject.start])
        and not any(
            h.end <= other.start < subject.start for other in hits if other.entry.slot == "subject"
        )
    ]
    if near:
        return near[-1].entry.value
    for sign, value in (("橘", "orange"), ("黑", "black"), ("白", "white"), ("赤", "red")):
        if sign in word:
            return value
    return None


def _count(text: str, start: int) -> int:
    before = text[max(0, start - 14) : start]
    found = [
        n
        for word, n in _COUNTS.items()
        if re.search(rf"\b{word}\b" if word.isascii() else word, before)
    ]
    return max(found, default=1)


def _place(hits: list[_Hit], subjects: tuple[Subject, ...], text: str) -> str:
    named = _best(hits, "place")
    features = {h.entry.value for h in hits if h.entry.slot == "feature"}
    if named:
        # "mountains by a lake" is a lake: it has mountains behind it.
        return named
    kinds = {s.kind for s in subjects}
    if "boat" in kinds or "fish" in kinds or "rocks" in features:
        return "sea"
    if any(s.kind in PEOPLE and s.action == "read" for s in subjects):
        return "cafe"
    if kinds & {"fox", "deer", "wolf", "bear", "panda"}:
        return "forest"
    if "car" in kinds:
        return "city"
    if kinds & {"cat", "dog", "rabbit", "butterfly"} or "flowers" in features:
        return "garden"
    if kinds:
        return "meadow"
    if "stars" in features:
        return "mountain"
    # Nothing known: a landscape, always the same one for the same words.
    return ("meadow", "mountain", "lake")[zlib.crc32(text.encode()) % 3]


def _time(hits: list[_Hit], place: str, features: frozenset[str], weather: Weather) -> Time:
    named = _best(hits, "time")
    if named:
        return Time(named)
    if features & {"moon", "stars", "fireflies"}:
        return Time.NIGHT
    if place in _INDOORS:
        return Time.DUSK if weather is Weather.RAIN else Time.GOLDEN
    moods = {"warm": Time.GOLDEN, "dreamy": Time.GOLDEN, "cool": Time.DUSK, "dramatic": Time.DUSK}
    if place == "city":
        return Time.NIGHT
    return moods.get(_best(hits, "mood") or "", Time.DAY)


def _weather(hits: list[_Hit]) -> Weather:
    named = _best(hits, "weather")
    return Weather(named) if named else Weather.CLEAR


def _seated(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Indoors nobody runs: people read."""
    return tuple(
        Subject(s.kind, "read" if s.kind in PEOPLE else s.action, s.colour, s.count)
        for s in subjects
    )


def _camera(hits: list[_Hit], subjects: tuple[Subject, ...], place: str, fixed: bool) -> Camera:
    if fixed:
        return Camera(Move.STILL)
    named = _best(hits, "move")
    speed = _SPEEDS.get(_best(hits, "speed") or "", 1.0)
    move = Move(named) if named else Move.DRIFT
    runs = place not in _INDOORS and any(
        s.action == "run" and s.kind not in ALOFT for s in subjects
    )
    if runs and move in (Move.DRIFT, Move.FOLLOW):
        return Camera(Move.FOLLOW)
    return Camera(move, speed)
