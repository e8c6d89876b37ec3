"""The ``content`` array of a create call: texts and images, and the roles images take."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from vitascope.catalog.models import ImageRole, ModelSpec
from vitascope.catalog.problems import Problems, quoted
from vitascope.catalog.urls import is_data_url, is_web_url

__all__ = ["Content", "ImageItem", "TextItem", "parse_content"]

PROMPT_MAX_CHARS = 5_000
"""Longest joined prompt, in code points. Source: contract."""

ITEMS_MAX = PROMPT_MAX_CHARS + 10
"""Longest array that is read. A longer one cannot be right: each text adds a newline to the
prompt, and a model takes one or two images. Reading it would cost its sender little and us much."""

CheckDataUrl: TypeAlias = Callable[[str], str | None]
"""Says what is wrong with a data URL, in one sentence, if anything is."""


@dataclass(frozen=True, slots=True)
class TextItem:
    text: str


@dataclass(frozen=True, slots=True)
class ImageItem:
    url: str
    """http, https or data."""
    role: ImageRole
    index: int
    """Its place in the array that was sent, for error paths."""

    @property
    def is_data_url(self) -> bool:
        return is_data_url(self.url)


@dataclass(frozen=True, slots=True)
class Content:
    items: tuple[TextItem | ImageItem, ...]
    prompt: str
    """Every text, joined with newlines."""


@dataclass(frozen=True, slots=True)
class _SentImage:
    """An image before its role is settled."""

    url: str
    role: str | None
    index: int


def parse_content(
    value: object,
    *,
    model: ModelSpec | None,
    check_data_url: CheckDataUrl,
    found: Problems,
) -> Content | None:
    """Read the array; everything wrong goes to ``found``.

    Returns:
        None if it could not be read, or while the model that settles the roles is unknown.
    """
    if not isinstance(value, list):
        what = "is required" if value is None else f"must be an array; got {quoted(value)}"
        found.add("content", f"content {what}: a list of text and image items")
        return None
    if len(value) > ITEMS_MAX:
        found.add("content", f"content must hold at most {ITEMS_MAX} items; got {len(value)}")
        return None
    items = [_item(item, index, check_data_url, found) for index, item in enumerate(value)]
    texts = [item.text for item in items if isinstance(item, TextItem)]
    images = [item for item in items if isinstance(item, _SentImage)]
    sent_texts = sum(isinstance(item, Mapping) and item.get("type") == "text" for item in value)
    prompt = _prompt(texts, all_read=len(texts) == sent_texts, found=found)
    if model is None:
        return None
    settled = iter(_settle_roles(images, model, found))
    return Content(
        tuple(item if isinstance(item, TextItem) else next(settled) for item in items if item),
        prompt,
    )


def _item(
    value: object, index: int, check_data_url: CheckDataUrl, found: Problems
) -> TextItem | _SentImage | None:
    where = f"content[{index}]"
    if not isinstance(value, Mapping):
        found.add(where, f"{where} must be an object; got {quoted(value)}")
        return None
    match value.get("type"):
        case "text":
            return _text(value, where, found)
        case "image":
            return _image(value, index, check_data_url, found)
        case kind:
            found.add(
                f"{where}.type", f'{where}.type must be "text" or "image"; got {quoted(kind)}'
            )
            return None


def _text(item: Mapping[str, object], where: str, found: Problems) -> TextItem | None:
    text = item.get("text")
    if not isinstance(text, str):
        what = "is required: a string" if text is None else f"must be a string; got {quoted(text)}"
        found.add(f"{where}.text", f"{where}.text {what}")
        return None
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        what = "must not hold NUL or unpaired surrogates"
        found.add(f"{where}.text", f"{where}.text {what}")
        return None
    return TextItem(text)


def _image(
    item: Mapping[str, object], index: int, check_data_url: CheckDataUrl, found: Problems
) -> _SentImage | None:
    where = f"content[{index}]"
    url, role = item.get("url"), item.get("role")
    if role is not None and not isinstance(role, str):
        found.add(f"{where}.role", f"{where}.role must be a string; got {quoted(role)}")
        return None
    if not isinstance(url, str) or not url:
        what = "is required" if url is None else f"must be one; got {quoted(url)}"
        found.add(f"{where}.url", f"{where}.url {what}: an http, https or data URL")
        return None
    if is_data_url(url):
        if wrong := check_data_url(url):
            found.add(f"{where}.url", wrong)
    elif not is_web_url(url):
        what = f"must be an http, https or data URL; got {quoted(url)}"
        found.add(f"{where}.url", f"{where}.url {what}")
        return None
    return _SentImage(url, role, index)


def _prompt(texts: Sequence[str], *, all_read: bool, found: Problems) -> str:
    prompt = "\n".join(texts)
    if all_read and not prompt.strip():
        found.add("content", "content must hold a text that is not blank", kind="empty_content")
    if len(prompt) > PROMPT_MAX_CHARS:
        found.add(
            "content",
            f"content must hold at most {PROMPT_MAX_CHARS} characters of text; got {len(prompt)}",
        )
    return prompt


def _settle_roles(
    images: Sequence[_SentImage], model: ModelSpec, found: Problems
) -> list[ImageItem]:
    """Give every image its role: those that were sent first, then the ones that are left.

    An image that cannot have one gets the model's first, so that the list stays whole; the
    problem is in ``found`` then.
    """
    taken = {image.role for image in images}
    left = [role for role in model.roles if role not in taken]
    settled: list[ImageItem] = []
    for image in images:
        role = image.role
        if role is None and left:
            role = left.pop(0)
        _check_role(image, role, [item.role for item in settled], model, found)
        known = next((known for known in model.roles if known == role), model.roles[0])
        settled.append(ImageItem(image.url, known, image.index))
    roles = {item.role for item in settled}
    if "last_frame" in roles and "first_frame" not in roles:
        index = next(item.index for item in settled if item.role == "last_frame")
        detail = "last_frame needs an image with the role first_frame beside it"
        found.add(f"content[{index}].role", detail)
    return settled


def _check_role(
    image: _SentImage,
    role: str | None,
    before: Sequence[ImageRole],
    model: ModelSpec,
    found: Problems,
) -> None:
    where = f"content[{image.index}]"
    allowed = " or ".join(model.roles)
    if role is None:
        found.add(where, f"{model.id} takes at most {len(model.roles)} image(s): {allowed}")
    elif role not in model.roles:
        detail = f"{where}.role must be {allowed} for {model.id}; got {quoted(role)}"
        found.add(f"{where}.role", detail)
    elif role in before:
        found.add(f"{where}.role", f"{model.id} takes at most one image with the role {role}")
