"""What providers say of an error, made fit to be shown: its code, its sentence, what it is about.

Pure. A provider's sentence may quote what it was sent, so keys, signed links and data are taken
out of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

__all__ = ["codes_of", "error_of", "fit", "is_about_content"]

MESSAGE_MAX_CHARS: Final = 300
"""Of a provider's own words in a sentence of ours."""

CODE_MAX_CHARS: Final = 80

LOOKED_AT_CHARS: Final = 20_000
"""An answer may be megabytes of text."""

_CONTENT_WORDS = re.compile(
    r"sensitive|moderation|content[_ ]?policy|policy ?violation|risk ?detection|nsfw|copyright|"
    r"content_rejected|safety(?!_identifier)|敏感|违规|审核",
    re.IGNORECASE,
)
"""In an error's code or message: it was refused for what it shows or says. Source: Ark's error
codes (InputTextSensitiveContentDetected, InputImageRiskDetection, ….PolicyViolation), OpenAI's
(moderation_blocked), fal's (content_policy_violation), our own (content_rejected)."""

_LINK = re.compile(
    r"(https?://)(?:[^\s/@\"'<>]*@)?([^\s?#\"'<>]*)(?:[?#][^\s\"'<>]*)?", re.IGNORECASE
)
_DATA = re.compile(r"data:[\w/+.-]*;base64,[\w+/=]*", re.IGNORECASE)
_KEYS = re.compile(r"\b(?:sk|r8|ark|key)[-_][\w*.-]{6,}|\b(Bearer|Key|Basic) +[\w*.:+/=-]{6,}")


def error_of(body: Mapping[str, Any], *, key: str | None = None) -> tuple[str, str]:
    """Code and sentence of an error body: ``{"error": {code, message}}``, ``{code, message}``,
    ``{"error": text}``, ``{"detail": text or list}``; empty where there is none.

    Args:
        key: is taken out, should it be quoted.
    """
    error = body.get("error") or body
    if isinstance(error, str):
        return "", fit(error, key)
    if not isinstance(error, Mapping):
        return "", ""
    code = error.get("code") or error.get("type") or ""
    message = error.get("message") or error.get("detail") or error.get("title") or ""
    if isinstance(message, list):
        first = message[0] if message and isinstance(message[0], Mapping) else {}
        code = code or first.get("type") or ""
        message = "; ".join(
            str(each.get("msg", each)) if isinstance(each, Mapping) else str(each)
            for each in message
        )
    return fit(str(code), key)[:CODE_MAX_CHARS], fit(str(message), key)


def codes_of(body: Mapping[str, Any]) -> tuple[str, ...]:
    """All that an error body has for a code, the most special first."""
    error = body.get("error")
    inner = error if isinstance(error, Mapping) else body
    found = (inner.get(name) for name in ("ref_code", "code", "type"))
    texts = [str(each) for each in found if isinstance(each, str | int)]
    return tuple(dict.fromkeys(part for text in texts for part in (text, text.split(".")[0])))


def is_about_content(code: str, message: str) -> bool:
    """Whether an error's words say that it is about what the order shows or says."""
    return _CONTENT_WORDS.search(f"{code} {message}") is not None


def fit(said: object, key: str | None = None) -> str:
    """A provider's words: short, in one line, and without what may open a door; empty if there are
    none."""
    text = said if isinstance(said, str) else ""
    plain = " ".join(text[:LOOKED_AT_CHARS].split())
    if key:
        plain = plain.replace(key, "…")
    plain = _DATA.sub("data:…", plain)
    plain = _LINK.sub(r"\1\2", plain)
    plain = _KEYS.sub(lambda match: f"{match[1]} …" if match[1] else "…", plain)
    return plain[:MESSAGE_MAX_CHARS]
