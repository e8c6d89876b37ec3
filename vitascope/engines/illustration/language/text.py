"""A prompt → normalised text, its quoted titles, and tokens. Knows no words but articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

import opencc

__all__ = ["ARTICLES", "Token", "base_form", "forms", "normalised", "split_titles", "tokens"]

LONGEST = 5000
"""Code points that are read; the contract lets no longer prompt in."""

_QUOTED = re.compile(
    r"[“\"「『]([^“”\"「」『』]{1,80})[”\"」』]|(?:(?<=\s)|^)['‘]([^'‘’]{1,80})['’](?=[\s,.!?]|$)"
)
_TITLE_LEAD = re.compile(
    r"(?:上面|上)?(?:写着|写有|写上|印着|印有|刻着|标着|贴着)[:：]?\s*$"
    r"|\b(?:that\s+|which\s+)?(?:says?|saying|reads?|reading|labell?ed|titled)\s*[:,]?\s*$"
    r"|\bwith the (?:words?|text|title|letters|message)\s*[:,]?\s*$",
    re.IGNORECASE,
)
"""What leads to a title and is nobody's action."""
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?|[\u3400-\u9fff\U00020000-\U0003ffff]|[^\s]")

ARTICLES = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "of",
        "its",
        "his",
        "her",
        "their",
        "my",
        "your",
        "our",
        "some",
        "this",
        "that",
        "these",
        "those",
        "is",
        "are",
    ]
)
"""Words that may stand inside a phrase without changing it: play *the* guitar."""


class Token(NamedTuple):
    """A word, a Chinese character or a mark."""

    text: str
    start: int
    """Where it begins in the normalised text."""

    @property
    def is_zh(self) -> bool:
        return self.text[0] >= "\u3400"

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


@lru_cache(maxsize=1)
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def normalised(prompt: str) -> str:
    """Lower case, compatibility forms folded, traditional characters made simplified."""
    text = unicodedata.normalize("NFKC", prompt[:LONGEST])
    # Lone surrogates are no characters; nothing after this line could encode them.
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = str(_simplifier().convert(text))
    # In traditional text the particle 着 is written 著.
    return re.sub(r"(?<!名)(?<!显)(?<!原)著(?![名作称])", "着", text)


def split_titles(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without its quoted words, and those words. A prompt that is all in quotes has
    none: somebody only wrapped it."""
    whole = text.strip()
    found = [m for m in _QUOTED.finditer(whole) if m.end() - m.start() < len(whole)]
    titles = tuple((m.group(1) or m.group(2)).strip() for m in found)
    for match in reversed(found):
        before = _TITLE_LEAD.sub("", whole[: match.start()])
        whole = f"{before} , {whole[match.end() :]}"
    return whole, tuple(t for t in titles if t)


def tokens(text: str) -> list[Token]:
    """The text's tokens, lower case."""
    plain = re.sub(r"(?<=s)['’](?=\s)|(?<=\bo)['’](?=-)", " ", text.lower())
    return [Token(m.group(), m.start()) for m in _WORD.finditer(plain.replace("-", " "))]


def base_form(word: str, verbs: Container[str]) -> str:
    """The form of an English verb that is a known one: cutting → cut."""
    found = [form for form in forms(word)[1:] if form in verbs]
    # "hiding" is of hide, not of hid; "putting" of put, not of putt.
    best = [f for f in found if f.endswith("e") or (f + f[-1]) in found]
    return next(iter(best or found), word)


@lru_cache(maxsize=8192)
def forms(word: str) -> tuple[str, ...]:
    """What an English word may be a form of: itself first, then singulars and base forms.

    Regular endings only, also where English would have an irregular one (childs, wolfs).
    """
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    found = [word]
    if len(word) > 3 and word.endswith("ies"):
        found += [word[:-3] + "y", word[:-1]]
    elif len(word) > 3 and word.endswith("ves"):
        found += [word[:-3] + "f", word[:-3] + "fe", word[:-1]]
    elif len(word) > 3 and word.endswith("es"):
        found += [word[:-1], word[:-2]]
    elif len(word) > 2 and word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
        if word.endswith("ys"):
            found.append(word[:-2] + "ie")
    for ending, least in (("ing", 5), ("ed", 4)):
        if len(word) >= least and word.endswith(ending):
            stem = word[: -len(ending)]
            found += [stem, stem + "e"]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
            if stem.endswith("i"):
                found.append(stem[:-1] + "y")
            if ending == "ing" and stem.endswith("y"):
                found.append(stem[:-1] + "ie")
    if len(word) > 4 and word.endswith("in'"):
        found.append(word[:-3])
    return tuple(dict.fromkeys(found))
