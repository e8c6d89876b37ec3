"""What is inside one term: its number and colour, the noun or relation at its end, its base form.

Knows nothing of the terms around it.
"""

from __future__ import annotations

from ..scene import RelationKind
from .closed import IRREGULAR, KINDS, MANY, PLURALS, SOME, TOGETHER
from .lexicon import Entry, Lexicon
from .reading import Mention
from .terms import Term
from .text import ARTICLES, base_form, forms

__all__ = ["absorbs", "colour_in", "noun_in", "plural", "relation_in", "said"]


def plural(entry: Entry, word: str, lex: Lexicon, *, is_zh: bool, is_one: bool) -> int:
    """How many a bare plural means."""
    if entry.value in TOGETHER and not is_one:
        return TOGETHER[entry.value]
    # Skis are plural by nature, a bus is not.
    is_pair = entry.value.endswith("s") and entry in lex.en.get(entry.value[:-1], ())
    if is_one or is_pair or not lex.is_a(entry.value, *PLURALS):
        return 1
    if is_zh:
        return MANY if word[-1] in "群队" else SOME if word.endswith("们") else 1
    # A plural is a form of another word of the same entry, or an irregular one.
    others = [f for f in forms(word)[1:] if entry in lex.en.get(f, ())]
    return SOME if others or word in IRREGULAR else 1


def colour_in(word: str, entry: Entry, lex: Lexicon, *, is_zh: bool) -> list[str]:
    """The colour that is part of a word: red foxes are foxes that are red."""
    table = lex.zh if is_zh else lex.en
    first, _, rest = (word[:1], "", word[1:]) if is_zh else word.partition(" ")
    plain = {e.value for form in forms(rest) for e in table.get(form, ()) if e.slot == "thing"}
    if not plain & {e.value for e in lex.ancestors(entry.value)}:
        return []
    return [e.value for e in table.get(first, ()) if e.slot == "colour"][:1]


def absorbs(whole: Mention, part: Mention, lex: Lexicon) -> bool:
    """*A cup of coffee* is coffee; *a bouquet of roses* is a bouquet; True if nothing new."""
    if lex.is_a(part.entry.value, "food") and not lex.is_a(whole.entry.value, "food"):
        whole.entry = part.entry
        whole.word = f"{whole.word} of {part.word}"
        whole.colours = whole.colours or part.colours
        return True
    if lex.is_a(whole.entry.value, "bouquet", "crowd", "painting"):
        if lex.is_a(whole.entry.value, "painting"):
            whole.entry, whole.word = part.entry, part.word
            whole.colours, whole.count = part.colours or whole.colours, part.count
        whole.colours = whole.colours or part.colours
        return True
    return False


def said(entry: Entry, term: Term, lex: Lexicon) -> str:
    """The action in English: the prompt's own words, or the entry's name."""
    if term.is_zh:
        return entry.value
    words = [w for w in term.text.split() if w not in ARTICLES or w in ("to", "of")]
    if len(words) == 1 and not term.ending:
        return entry.value
    return " ".join([base_form(words[0], lex.verbs), *words[1:]])


def relation_in(term: Term, lex: Lexicon) -> RelationKind | None:
    """The relation at the end of a phrase that stands for an action: sit *on*."""
    words = term.text.split()
    if term.is_zh or len(words) < 2:
        return None
    found = (e for e in lex.en.get(words[-1], ()) if e.slot == "relation")
    return next((RelationKind(e.value) for e in found if e.value in KINDS), None)


def noun_in(term: Term, lex: Lexicon) -> tuple[Entry, str] | None:
    """The thing or place at the end of a phrase that stands for an action: grooming *dog*."""
    if term.is_zh:
        ends = [term.text[n:] for n in range(1, len(term.text) - 1)]
    else:
        words = term.text.split()
        ends = [" ".join(words[n:]) for n in range(1, len(words))]
    table = lex.zh if term.is_zh else lex.en
    for end in ends:
        if end.endswith("ing"):
            continue
        found = forms(end) if not term.is_zh else (end,)
        for form in found:
            nouns = [e for e in table.get(form, ()) if e.slot in ("thing", "place")]
            nouns = [e for e in nouns if not lex.is_a(e.value, "celestial")]
            if nouns:
                return min(nouns, key=lambda e: e.slot != "thing"), end
    return None
