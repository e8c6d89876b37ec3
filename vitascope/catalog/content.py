"""The ``content`` array of a create call: from JSON to texts and media with their roles.

Reads items; which role a medium gets is for ``roles``, how many there may be for ``amounts``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from vitascope.catalog.amounts import check_amounts, check_company
from vitascope.catalog.fields import Json, has_broken_characters
from vitascope.catalog.media import CheckSource, MediaFacts, MediaKind, MediaLimits, Source
from vitascope.catalog.models import ImageRole, ModelSpec
from vitascope.catalog.problems import Problems, quoted
from vitascope.catalog.roles import SentMedium, settle_roles
from vitascope.catalog.urls import is_web_url

__all__ = [
    "PROMPT_MAX_CHARS",
    "URL_FIELDS",
    "Content",
    "MediaItem",
    "TextItem",
    "parse_content",
    "sent_file_ids",
]

PROMPT_MAX_CHARS = 5_000
"""Longest joined prompt, in code points. Source: contract."""

ITEMS_MAX = PROMPT_MAX_CHARS + 20
"""Longest array that is read. A longer one cannot be right: each text adds a newline to the
prompt, and no model takes more than 15 media. Reading it would cost its sender little and us
much."""

URL_FIELDS: Mapping[MediaKind, str] = {
    "image": "url",
    "audio": "audio_url",
    "video": "video_url",
}
"""Where an item of a kind carries its URL."""


@dataclass(frozen=True, slots=True)
class TextItem:
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaItem:
    """An image, an audio or a video."""

    kind: MediaKind
    source: Source
    role: ImageRole
    """Of an audio or a video: ``reference``."""
    index: int
    """Its place in the array that was sent, for error paths."""
    facts: MediaFacts | None
    """None: not known before it is fetched."""


@dataclass(frozen=True, slots=True)
class Content:
    items: tuple[TextItem | MediaItem, ...]
    prompt: str
    """Every text, joined with newlines; empty if there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What reading an item needs beside the item."""

    model: ModelSpec | None
    check_source: CheckSource
    found: Problems


def parse_content(
    value: Json,
    *,
    model: ModelSpec | None,
    check_source: CheckSource,
    found: Problems,
) -> Content | None:
    """Read the array; everything wrong goes to ``found``.

    Args:
        value: what was sent as ``content``.
        model: None while it is unknown; then nothing that depends on it is checked.
        check_source: what is known of a medium.
        found: collects what is wrong.

    Returns:
        None if it could not be read, or while the model that settles the roles is unknown.
    """
    if not isinstance(value, list):
        what = "is required" if value is None else f"must be an array; got {quoted(value)}"
        found.add("content", f"content {what}: a list of text and media items")
        return None
    if len(value) > ITEMS_MAX:
        found.add("content", f"content must hold at most {ITEMS_MAX} items; got {len(value)}")
        return None
    reading = _Reading(model=model, check_source=check_source, found=found)
    items = [_item(item, index, reading) for index, item in enumerate(value)]
    prompt = _prompt(items, value, reading)
    if model is None:
        return None
    sent = [item for item in items if isinstance(item, SentMedium)]
    settled = iter(_settled(sent, model, found))
    settled_items = (
        item if isinstance(item, TextItem) else next(settled) for item in items if item
    )
    return Content(tuple(item for item in settled_items if item), prompt)


def sent_file_ids(value: Json) -> tuple[UUID, ...]:
    """The uploads that a ``content`` names, each once: what to look up before it is parsed."""
    if not isinstance(value, list):
        return ()
    items = (item for item in value[:ITEMS_MAX] if isinstance(item, Mapping))
    named = (_file_id(item.get("file_id")) for item in items)
    return tuple(dict.fromkeys(UUID(file_id) for file_id in named if file_id))


def _item(value: Json, index: int, reading: _Reading) -> TextItem | SentMedium | None:
    where = f"content[{index}]"
    if not isinstance(value, Mapping):
        reading.found.add(where, f"{where} must be an object; got {quoted(value)}")
        return None
    kind = value.get("type")
    if kind == "text":
        return _text(value, where, reading.found)
    for known in reading.model.kinds if reading.model else URL_FIELDS:
        if kind == known:
            return _medium(value, known, index, reading)
    _refuse_type(kind, where, reading)
    return None


def _refuse_type(kind: Json, where: str, reading: _Reading) -> None:
    kinds = ("text", *(reading.model.kinds if reading.model else URL_FIELDS))
    listed = " or ".join(f'"{kind}"' for kind in kinds)
    whose = f" for {reading.model.id}" if reading.model else ""
    detail = f"{where}.type must be {listed}{whose}; got {quoted(kind)}"
    reading.found.add(f"{where}.type", detail)


def _text(item: Mapping[str, Json], where: str, found: Problems) -> TextItem | None:
    text = item.get("text")
    if not isinstance(text, str):
        what = "is required: a string" if text is None else f"must be a string; got {quoted(text)}"
        found.add(f"{where}.text", f"{where}.text {what}")
        return None
    if has_broken_characters(text):
        what = "must not hold NUL or unpaired surrogates"
        found.add(f"{where}.text", f"{where}.text {what}")
        return None
    return TextItem(text)


def _medium(item: Mapping[str, Json], kind: MediaKind, index: int, reading: _Reading) -> SentMedium:
    where, found = f"content[{index}]", reading.found
    role = item.get("role")
    if role is not None and not isinstance(role, str):
        found.add(f"{where}.role", f"{where}.role must be a string; got {quoted(role)}")
        role = None
    source, param = _source(item, kind, where, found)
    facts = _facts(kind, source, param, reading) if source else None
    return SentMedium(kind=kind, index=index, role=role, source=source, facts=facts)


def _source(
    item: Mapping[str, Json], kind: MediaKind, where: str, found: Problems
) -> tuple[Source | None, str]:
    """Where a medium comes from, None if that cannot be read; and the field that says it."""
    field = URL_FIELDS[kind]
    url, file_id = item.get(field), item.get("file_id")
    param = f"{where}.{field}" if file_id is None else f"{where}.file_id"
    if url is not None and file_id is not None:
        found.add(param, f"{where} must have {field} or file_id, not both")
    elif file_id is not None:
        if known := _file_id(file_id):
            return Source(file_id=known), param
        found.add(param, f"{param} must be the file_id of an upload; got {quoted(file_id)}")
    elif url is None:
        what = f"{field} (an http, https or data URL) or file_id (of an upload)"
        found.add(param, f"{where} must have {what}; got neither")
    elif isinstance(url, str) and ((source := Source(url=url)).is_data_url or is_web_url(url)):
        return source, param
    else:
        found.add(param, f"{param} must be an http, https or data URL; got {quoted(url)}")
    return None, param


def _file_id(value: Json) -> str | None:
    """An upload's id as it is kept, or None: a UUID with hyphens, in either case."""
    if not isinstance(value, str):
        return None
    try:
        file_id = str(UUID(value))
    except ValueError:
        return None
    return file_id if file_id == value.lower() else None


def _facts(kind: MediaKind, source: Source, param: str, reading: _Reading) -> MediaFacts | None:
    """What is known of a medium, checked against what the model asks of one."""
    known = reading.check_source(kind, source)
    if isinstance(known, str):
        reading.found.add(param, known)
        return None
    if known is None:
        return None
    if known.kind != kind:
        detail = f"{param} must be that of {_one(kind)}; it is {_one(known.kind)}"
        reading.found.add(param, detail)
        return None
    limits: MediaLimits | None = reading.model.limits(kind) if reading.model else None
    for breach in limits.breaches(known) if limits else ():
        reading.found.add(param, f"{param} {breach}")
    return known


def _one(kind: MediaKind) -> str:
    return "a video" if kind == "video" else f"an {kind}"


def _prompt(
    items: Sequence[TextItem | SentMedium | None], value: Sequence[Json], reading: _Reading
) -> str:
    texts = [item.text for item in items if isinstance(item, TextItem)]
    prompt = "\n".join(texts)
    sent_texts = sum(isinstance(item, Mapping) and item.get("type") == "text" for item in value)
    if len(texts) == sent_texts and not prompt.strip():
        _check_may_be_blank(items, reading)
    if len(prompt) > PROMPT_MAX_CHARS:
        reading.found.add(
            "content",
            f"content must hold at most {PROMPT_MAX_CHARS} characters of text; got {len(prompt)}",
        )
    return prompt


def _check_may_be_blank(items: Sequence[TextItem | SentMedium | None], reading: _Reading) -> None:
    model = reading.model
    if model is None or model.is_text_required:
        detail = "content must hold a text that is not blank"
    elif any(isinstance(item, SentMedium) for item in items):
        return
    else:
        detail = f"content must hold a text that is not blank, or one of {', '.join(model.kinds)}"
    reading.found.add("content", detail, kind="empty_content")


def _settled(
    sent: Sequence[SentMedium], model: ModelSpec, found: Problems
) -> list[MediaItem | None]:
    """Each medium with its role; None for one that cannot be used, which ``found`` then says."""
    roles = settle_roles(sent, model, found)
    check_company(sent, found)
    pairs = list(zip(sent, roles, strict=True))
    references = [medium for medium, role in pairs if role == "reference"]
    check_amounts(references, model=model, found=found)
    return [_media_item(medium, role) for medium, role in pairs]


def _media_item(medium: SentMedium, role: ImageRole | None) -> MediaItem | None:
    if role is None or medium.source is None:
        return None
    return MediaItem(
        kind=medium.kind,
        source=medium.source,
        role=role,
        index=medium.index,
        facts=medium.facts,
    )
