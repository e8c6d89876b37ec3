"""Which of its meanings a word has, told by its neighbours. Binds nothing."""

from __future__ import annotations

from .lexicon import Entry, Lexicon
from .terms import Term

__all__ = ["DETERMINERS", "PREPOSITIONS", "noun_lead", "sense"]

DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "my",
        "your",
        "our",
        "some",
        "another",
        "each",
        "every",
        "no",
        "of",
        "with",
        "one",
    ]
)
PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "on",
        "inside",
        "through",
        "along",
        "over",
        "across",
        "into",
        "onto",
        "from",
        "by",
        "near",
        "beside",
        "above",
        "under",
        "below",
        "around",
        "within",
        "past",
        "outside",
        "toward",
        "towards",
        "off",
        "up",
        "down",
    ]
)
_LEADS_VERB = frozenset(
    [
        "to",
        "who",
        "that",
        "which",
        "is",
        "are",
        "was",
        "were",
        "be",
        "being",
        "been",
        "and",
        "starts",
        "begins",
    ]
)
_ATTRIBUTES = ("colour", "size", "count", "measure", "trait")
_SCENES = ("building", "celestial", "vehicle", "iceberg", "volcano")
"""Kinds of things that are places as well."""
_BODIES = frozenset({"moon", "sun", "star", "planet", "earth", "comet", "cloud"})
_CAMERA = ("move", "shot", "angle")


def sense(found: list[Term], at: int, lex: Lexicon, *, anyone: bool) -> Entry | None:
    """The meaning of term ``at``; None for marks and unknown words.

    Args:
        anyone: whether somebody or something was named before it in the sentence.
    """
    term = found[at]
    real = [e for e in term.entries if e.slot != "filler"]
    if len(real) <= 1:
        return real[0] if real else (term.entries[0] if term.entries else None)
    before = _near(found, at, -1)
    after = _near(found, at, 1)
    lead = noun_lead(found, at)
    slots = {e.slot for e in real}
    if before is not None and before.text == "and" and "action" in slots:
        # "a car and skis" are things; "she runs and skis" are deeds.
        anyone = anyone and any(_is_verb(t) for t in found[max(0, at - 12) : at])
    for slot in _ranked(term, slots, before, after, lead, lex, anyone=anyone):
        entry = next((e for e in real if e.slot == slot), None)
        if entry is not None:
            return entry
    return real[0]


def _ranked(
    term: Term,
    slots: set[str],
    before: Term | None,
    after: Term | None,
    lead: Term | None,
    lex: Lexicon,
    *,
    anyone: bool,
) -> list[str]:
    """Slots, the likeliest first; ``lead`` is what stands before its noun phrase."""
    if slots & set(_CAMERA) and (" " in term.text or term.is_zh):
        return list(_CAMERA)
    is_before_thing = after is not None and after.of("thing") is not None
    is_marked = before is not None and (
        before.text in DETERMINERS
        or before.of(*_ATTRIBUTES) is not None
        or before.text == "的"
        or (before.ending == "ing" and not before.is_just("thing") and term.ending == "ing")
    )
    is_located = lead is not None and (
        lead.text in PREPOSITIONS
        or lead.of("relation") is not None
        or (lead.of("action") is not None and not lead.is_zh)
        or lead.text.endswith(("在", "到", "进"))
    )
    if "colour" in slots:
        is_named = after is not None and after.of("colour", "style") is not None
        rest = ["thing", "style", "trait"] if not is_before_thing else []
        return ["colour"] if is_named and "style" not in slots else [*rest, "colour"]
    if "trait" in slots and "thing" in slots:
        return ["trait"] if is_before_thing else ["thing"]
    if "action" in slots:
        return _verb_or_noun(term, slots, before, after, is_marked=is_marked, anyone=anyone)
    if "thing" in slots and "place" in slots:
        thing = term.of("thing")
        is_scene = thing is not None and lex.is_a(thing.value, *_SCENES)
        is_within = after is not None and after.is_zh and after.of("relation") is not None
        plain = before is None or before.of("colour", "size", "count", "measure") is None
        if is_scene and plain and (is_located or is_within) and anyone:
            return ["place"]
        is_house = thing is not None and lex.is_a(thing.value, "building")
        return ["place"] if is_scene and is_house and plain and not anyone else ["thing"]
    if "air" in slots and "thing" in slots:
        if before is not None and before.of("colour", "size") is not None:
            return ["thing"]
        # The moon alone is a thing to be shown; with others it stands in the sky.
        is_body = any(e.value in _BODIES for e in term.entries)
        if after is not None and after.is_zh and after.of("relation") is not None:
            return ["air"]
        return ["thing"] if is_body and not (anyone or is_located) else ["air"]
    return ["relation", "air", "weather", "season", "time", "place", "thing", "size"]


def _verb_or_noun(
    term: Term,
    slots: set[str],
    before: Term | None,
    after: Term | None,
    *,
    is_marked: bool,
    anyone: bool,
) -> list[str]:
    nouns = ["thing", "weather", "season", "time", "air", "place", "move", "style", "relation"]
    others = [s for s in nouns if s in slots]
    if not others:
        return ["action"]
    if term.is_zh:
        is_going = after is not None and after.text in ("着", "了", "过", "起来", "在")
        is_verb = is_going or (anyone and not is_marked and "relation" not in slots)
        return ["action"] if is_verb else others
    leads = before is not None and (
        before.text in _LEADS_VERB
        or (before.of("thing") is not None and before.of("relation") is None)
    )
    if term.ending in ("ing", "ed"):
        takes = after is not None and (after.text in DETERMINERS or after.of("thing") is not None)
        return others if is_marked and not takes else ["action"]
    return ["action"] if leads and anyone and not is_marked else others


def _is_verb(term: Term) -> bool:
    return term.is_just("action") or (term.ending == "ing" and term.of("action") is not None)


def noun_lead(found: list[Term], at: int) -> Term | None:
    """What stands before the noun phrase that ends at ``at``."""
    for term in reversed(found[max(0, at - 5) : at]):
        if term.mark:
            return None
        if term.text in DETERMINERS or term.of(*_ATTRIBUTES) is not None:
            continue
        return term
    return None


def _near(found: list[Term], at: int, step: int) -> Term | None:
    """The neighbour, unless a mark is between."""
    index = at + step
    if 0 <= index < len(found) and not found[index].mark:
        return found[index]
    return None
