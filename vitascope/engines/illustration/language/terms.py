"""Tokens → terms: the longest words of the lexicon, with all they may mean.

Knows where words are, not what they do to each other.
"""

from __future__ import annotations

from dataclasses import dataclass

from .lexicon import Entry, Lexicon
from .text import ARTICLES, Token, forms

__all__ = ["Term", "terms"]

_BREAKS = frozenset(",.;:!?，。；：！？、\n()[]{}|/…—")
_HARD = frozenset(".;!?。；！？\n")


@dataclass(slots=True)
class Term:
    """A known word or phrase, a mark, or an unknown word."""

    text: str
    """As the prompt has it, lower case."""
    entries: tuple[Entry, ...]
    """What it may mean; empty for marks and unknown words."""
    is_zh: bool = False
    mark: str = ""
    """``,`` for a mark within a sentence, ``.`` for its end, else empty."""
    ending: str = ""
    """Of an English word: the ending it had beyond the lexicon's form: ing, s, ed."""

    def of(self, *slots: str) -> Entry | None:
        """Its meaning in the first of these slots that it has one in."""
        return next((e for slot in slots for e in self.entries if e.slot == slot), None)

    def is_just(self, slot: str) -> bool:
        return bool(self.entries) and all(e.slot == slot for e in self.entries)

    def says(self, slot: str, value: str) -> bool:
        return any(e.slot == slot and e.value == value for e in self.entries)


def terms(found: list[Token], lex: Lexicon) -> list[Term]:
    """The terms of a text, in order; every token is in exactly one."""
    out: list[Term] = []
    at = 0
    while at < len(found):
        token = found[at]
        if token.is_zh:
            term, length = _chinese(found, at, lex)
        elif token.is_word:
            term, length = _english(found, at, lex)
        else:
            mark = "." if token.text in _HARD else "," if token.text in _BREAKS else ""
            term, length = Term(token.text, (), mark=mark or ","), 1
        out.append(term)
        at += length
    return out


def _chinese(found: list[Token], at: int, lex: Lexicon) -> tuple[Term, int]:
    first = found[at].text
    best, run, count = (Term(first, (), is_zh=True), 1), first, 1
    shorter = best
    while run in lex.starts_zh:
        entries = lex.zh.get(run)
        if entries:
            shorter, best = best, (Term(run, tuple(entries), is_zh=True), count)
        if at + count == len(found):
            break
        run += found[at + count].text
        count += 1
    is_long = best[1] > 1
    return shorter if is_long and _overlaps(found, at, best[1], lex) else best


def _overlaps(found: list[Token], at: int, count: int, lex: Lexicon) -> bool:
    """Whether a word's last character rather begins the next: 马+上方, 飞机+上面, 和+风筝."""
    following = found[at + count] if at + count < len(found) else None
    if following is None or not following.is_zh:
        return False
    first = "".join(t.text for t in found[at : at + count - 1])
    second = found[at + count - 1].text + following.text
    ahead = lex.zh.get(second, ())
    is_known = any(e.slot in ("thing", "place", "action") for e in lex.zh.get(first, ()))
    if is_known and any(e.slot == "relation" for e in ahead):
        return True
    return first in ("和", "与", "在") and any(e.slot in ("thing", "place") for e in ahead)


def _english(found: list[Token], at: int, lex: Lexicon) -> tuple[Term, int]:
    first = found[at].text
    starts = forms(first)
    longest = max((lex.longest_en.get(s, 0) for s in starts), default=0)
    if longest > 1:
        phrase = _phrase(found, at, starts, lex)
        if phrase is not None and not _breaks_a_name(found, at, phrase[1], lex):
            return phrase
    entries: list[Entry] = []
    ending = ""
    for form in starts:
        for entry in lex.en.get(form, ()):
            if form is not starts[0] and not _may_end(entry, first, form):
                continue
            if entry not in entries:
                entries.append(entry)
                if form != first:
                    ending = ending or _ending(first)
    return Term(first, tuple(entries), ending=ending or _ending(first)), 1


def _breaks_a_name(found: list[Token], at: int, length: int, lex: Lexicon) -> bool:
    """Whether a phrase cuts a longer name in two: red *wine glass*, red *hot dog*."""
    colour = any(e.slot == "colour" for e in lex.en.get(found[at].text, ()))
    if not colour or length != 2:
        return False
    second = _phrase(found, at + 1, forms(found[at + 1].text), lex)
    return (
        second is not None and second[1] > 1 and any(e.slot == "thing" for e in second[0].entries)
    )


def _phrase(
    found: list[Token], at: int, starts: tuple[str, ...], lex: Lexicon
) -> tuple[Term, int] | None:
    """The longest phrase that begins here; articles inside it do not count."""
    best: tuple[Term, int] | None = None
    longest = max((lex.longest_en.get(s, 0) for s in starts), default=0)
    # What was read so far, and whether an article was left out of it.
    paths = [(s, False) for s in starts]
    words, step = 1, at + 1
    while words < longest and step < len(found):
        token = found[step]
        if not token.is_word or token.is_zh:
            break
        grown = [(f"{p} {token.text}", skips) for p, skips in paths]
        hits = [
            e
            for p, skips in paths
            for f in _last_forms(token.text)
            for e in lex.en.get(f"{p} {f}", ())
            # "drinking a glass" is no drinking glass, "a picture of a book" no style.
            if not (skips and e.slot in ("thing", "style"))
        ]
        if hits:
            text = " ".join(t.text for t in found[at : step + 1])
            unique = tuple(dict.fromkeys(hits))
            best = Term(text, unique, ending=_ending(found[at].text)), step + 1 - at
        if token.text in ARTICLES:
            grown += [(p, True) for p, _ in paths]
        else:
            words += 1
        paths = grown
        step += 1
    return best


def _last_forms(word: str) -> tuple[str, ...]:
    """What the last word of a phrase may be a form of: of nouns, singulars only."""
    found = forms(word)
    is_verbal = word.endswith(("ing", "ed"))
    return found[:1] if is_verbal else found


def _may_end(entry: Entry, word: str, form: str) -> bool:
    """Whether a word with an ending may be a form of this entry's: nouns take no -ing."""
    if word.endswith(("ing", "ed")) and not form.endswith(("ing", "ed")):
        return entry.slot in ("action", "move", "negation", "trait")
    return entry.slot not in ("filler", "relation", "negation")


def _ending(word: str) -> str:
    return next((e for e in ("ing", "ed", "s") if word.endswith(e)), "")
