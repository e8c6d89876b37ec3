"""Looking ahead: what the terms that follow make of the one that is read. Binds nothing."""

from __future__ import annotations

from .closed import JOINS, MAY_ACT, ZH_PRONOUNS
from .lexicon import Entry, Lexicon
from .senses import DETERMINERS
from .terms import Term

__all__ = ["has_own_verb", "is_clause_of_next", "modifies", "noun_after"]


def has_own_verb(found: list[Term], at: int) -> bool:
    """Whether who is named at ``at`` does something of its own."""
    for term in found[at + 1 : at + 8]:
        if term.mark or term.text in JOINS:
            return False
        if term.of("action") is not None and (term.is_zh or term.ending in ("ing", "s")):
            return True
    return False


def is_clause_of_next(found: list[Term], at: int, lex: Lexicon) -> bool:
    """Whether a Chinese action belongs to who comes after it: 弹吉他的女孩."""
    term = found[at]
    if not term.is_zh:
        return False
    ahead = found[at + 1 : at + 9]
    for index, other in enumerate(ahead[:-1]):
        if other.mark or other.of("action"):
            return False
        is_attribute = index and ahead[index - 1].of("colour", "size", "trait", "count")
        if other.text == "的" and index and is_attribute:
            continue
        if other.text == "的" and ahead[index - 1].text in ZH_PRONOUNS:
            return False
        if other.text == "的":
            thing = ahead[index + 1].of("thing")
            return thing is not None and lex.is_a(thing.value, *MAY_ACT)
    return False


def modifies(found: list[Term], at: int, lex: Lexicon) -> bool:
    """Whether an action stands before the one who does it: *a running dog*, 奔跑的狗."""
    term = found[at]
    after = found[at + 1] if at + 1 < len(found) else None
    if after is None:
        return False
    if term.is_zh:
        if after.text != "的":
            return False
        noun = noun_after(found, at + 1)
        return noun is not None
    if term.ending not in ("ing", "ed"):
        return False
    before = found[at - 1] if at else None
    noun = noun_after(found, at)
    is_led = (
        before is None
        or bool(before.mark)
        or before.text in DETERMINERS
        or bool(before.of("colour", "size", "count", "trait"))
    )
    if noun is None or not is_led or after.text in DETERMINERS:
        return False
    starts = before is None or bool(before.mark)
    return not starts or lex.is_a(noun.value, *MAY_ACT)


def noun_after(found: list[Term], at: int) -> Entry | None:
    """The thing that comes next, past attributes only."""
    for term in found[at + 1 : at + 6]:
        thing = term.of("thing")
        if thing is not None:
            return thing
        if term.mark or not term.of("colour", "size", "count", "measure", "trait", "filler"):
            return None
    return None
