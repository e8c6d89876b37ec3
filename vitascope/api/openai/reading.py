"""Reading a call: JSON, or the multipart form that the official client always sends.

A form's values are text and its names flat: ``provider_specific[generate_audio]=true`` becomes
nested, and what is a number or a truth elsewhere becomes one. Its file becomes an upload of the
account, and stands in its place as ``{"file_id": …}``. Knows no model.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson
from starlette.requests import Request

from vitascope.accounts.models import Caller
from vitascope.api.body import media_type, read_object
from vitascope.api.multipart import read_form
from vitascope.api.resources import resources_of
from vitascope.api.upload import INCOMING_FOLDER, MAX_FILE_BYTES, take_file
from vitascope.catalog.problems import InvalidRequest, Problem

__all__ = ["Call", "read_call"]

FILE_FIELD: Final = "input_reference"

DEPTH_MAX = 4

NAME = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")

INTEGERS = frozenset({"seconds", "seed", "priority", "timeout"})
TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked for."""

    fields: dict[str, Any]
    sent: bytes
    """Stands for what was sent: equal for two calls that mean the same. Not the body itself: a
    form's boundary differs each time."""


async def read_call(request: Request, caller: Caller) -> Call:
    """The call's fields; a file is stored.

    Raises:
        InvalidRequest: the body is neither JSON nor a form, or broken, or the file is no picture.
        BodyTooLarge: told while reading.
        NotJsonType: another content type.
        UploadsFull, StorageError: the file cannot be kept.
    """
    if media_type(request) != "multipart/form-data":
        body, sent = await read_object(request)
        return Call(body, sent)
    resources = resources_of(request)
    async with read_form(
        request,
        file_field=FILE_FIELD,
        folder=resources.settings.data_dir / INCOMING_FOLDER,
        limit_bytes=MAX_FILE_BYTES,
    ) as form:
        fields: dict[str, Any] = {}
        for name, text in form.texts:
            _place(fields, name, _meant(name, text))
        digest = ""
        if form.file is not None:
            digest = await asyncio.to_thread(_digest, form.file.path)
            upload = await take_file(resources, caller, form.file, param=FILE_FIELD)
            fields[FILE_FIELD] = {"file_id": str(upload.id)}
    meant = {name: value for name, value in fields.items() if name != FILE_FIELD or not digest}
    return Call(fields, orjson.dumps([meant, digest], option=orjson.OPT_SORT_KEYS))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _place(fields: dict[str, Any], name: str, value: object) -> None:
    """Put a value where its name says: ``a[b]`` is the key b of the object a."""
    match = NAME.fullmatch(name)
    path = [name] if match is None else [match[1], *re.findall(r"\[([^\[\]]*)\]", match[2])]
    if len(path) > DEPTH_MAX:
        raise InvalidRequest((Problem(path[0], f"{path[0]} is nested too deeply"),))
    place = fields
    for key in path[:-1]:
        inner = place.setdefault(key, {})
        if not isinstance(inner, dict):
            raise InvalidRequest((Problem(path[0], f"{path[0]} is given twice, in two shapes"),))
        place = inner
    place[path[-1]] = value


def _meant(name: str, text: str) -> object:
    """The value that a form's text stands for."""
    if name in INTEGERS and re.fullmatch(r"\d{1,15}", text, re.ASCII):
        return int(text)
    return TRUTHS.get(text, text)
