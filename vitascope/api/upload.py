"""``POST /v1/video/upload``: a file of its own, for tasks to name later."""

from __future__ import annotations

from contextlib import suppress
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response

from vitascope.accounts.errors import AccountFrozen
from vitascope.accounts.models import Caller
from vitascope.api.answers import json_response
from vitascope.api.auth import require_caller
from vitascope.api.endpoint import Endpoint
from vitascope.api.multipart import Form, FormFile, read_form
from vitascope.api.openapi import json_answer, object_of, operation
from vitascope.api.probing import beside
from vitascope.api.resources import Resources, resources_of
from vitascope.catalog.problems import InvalidRequest, Problem
from vitascope.db import DatabaseAway
from vitascope.media.errors import AudioInvalid, MediaUnknown, PictureInvalid, VideoInvalid
from vitascope.media.kinds import MAX_VIDEO_BYTES
from vitascope.media.probe import probe_media
from vitascope.storage.errors import StorageError
from vitascope.uploads import Upload
from vitascope.uploads import service as uploads
from vitascope.uploads.models import upload_key

__all__ = ["ENDPOINTS", "take_file"]

FILE_FIELD = "file"

MAX_FILE_BYTES = MAX_VIDEO_BYTES
"""Of the kind that may be largest; a picture or a sound may be less."""


INCOMING_FOLDER = "incoming"
"""Where in the data folder a file is until it is known to be of use."""


async def upload_file(request: Request) -> Response:
    """Store the form's file and answer with the id by which tasks name it."""
    caller = await require_caller(request, "video:create")
    if caller.is_frozen:
        raise AccountFrozen
    resources = resources_of(request)
    async with resources.database.connection() as connection:
        await uploads.check_room(connection, caller.account_id)
    async with read_form(
        request,
        file_field=FILE_FIELD,
        folder=resources.settings.data_dir / INCOMING_FOLDER,
        limit_bytes=MAX_FILE_BYTES,
    ) as form:
        upload = await take_file(resources, caller, _file_of(form), param=FILE_FIELD)
    return json_response(_body(upload))


def _file_of(form: Form) -> FormFile:
    if form.file is None:
        raise InvalidRequest((Problem(FILE_FIELD, f"{FILE_FIELD} is required: a file"),))
    return form.file


async def take_file(resources: Resources, caller: Caller, file: FormFile, *, param: str) -> Upload:
    """Look into a file and store it as an upload of the caller's account.

    Args:
        param: what the caller calls the file.

    Raises:
        InvalidRequest: it is empty, of no kind that we take, too large for its kind, or broken.
        UploadsFull: the account has no room for it.
        StorageError: it could not be stored; nothing is left of it.
    """
    if file.size_bytes == 0:
        raise InvalidRequest((Problem(param, f"{param} must not be empty"),))
    try:
        found = await beside(probe_media, file.path)
    except (MediaUnknown, PictureInvalid, AudioInvalid, VideoInvalid) as error:
        raise InvalidRequest((Problem(param, error.message),)) from error
    upload_id = uuid4()
    upload = Upload(
        id=upload_id,
        storage_key=upload_key(upload_id, found.extension),
        kind=found.kind,
        mime=found.mime,
        size_bytes=found.size_bytes,
        width=found.width,
        height=found.height,
        duration_s=found.duration_s,
    )
    await _store(resources, caller, upload, file)
    return upload


async def _store(resources: Resources, caller: Caller, upload: Upload, file: FormFile) -> None:
    database, artifacts = resources.database, resources.artifacts
    async with database.transaction() as connection:
        await uploads.add(connection, upload, account_id=caller.account_id, key_id=caller.key_id)
    is_stored = False
    try:
        await artifacts.put_file(upload.storage_key, file.path)
        is_stored = True
    finally:
        if not is_stored:
            with suppress(StorageError, DatabaseAway):  # what stays is for the sweep
                async with database.transaction() as connection:
                    await uploads.forget(connection, artifacts, upload)


def _body(upload: Upload) -> dict[str, object]:
    return {
        "file_id": str(upload.id),
        "kind": upload.kind,
        "mime": upload.mime,
        "bytes": upload.size_bytes,
        "width": upload.width,
        "height": upload.height,
        "duration": upload.duration_s,
    }


_PIXELS = {"type": ["integer", "null"], "description": "Pixels; null for an audio."}

ENDPOINTS = (
    Endpoint(
        method="POST",
        path="/v1/video/upload",
        handler=upload_file,
        scope="video:create",
        operation=operation(
            summary="Upload a picture, an audio or a video",
            name="upload_file",
            tag="video",
            description="A picture (jpeg, png, webp, bmp, tiff, gif; 30 MB), an audio (wav, mp3; "
            "15 MB) or a video (mp4, mov; 50 MB). Items of `content` then carry its `file_id` in "
            "place of a URL, in as many tasks as you like. It is kept for two days longer than "
            "tasks are, counted from when a task last named it.",
            body={
                "required": True,
                "content": {
                    "multipart/form-data": {
                        "schema": object_of({FILE_FIELD: {"type": "string", "format": "binary"}})
                    }
                },
            },
            answers={
                "200": json_answer(
                    "The file is stored.",
                    object_of(
                        {
                            "file_id": {"type": "string", "format": "uuid"},
                            "kind": {"enum": ["image", "audio", "video"]},
                            "mime": {"type": "string"},
                            "bytes": {"type": "integer"},
                            "width": _PIXELS,
                            "height": _PIXELS,
                            "duration": {
                                "type": ["number", "null"],
                                "description": "Seconds; null for a picture.",
                            },
                        }
                    ),
                    {
                        "file_id": "0b1f4a36-0d5b-4a55-8e5c-2f1b8b0d9c11",
                        "kind": "audio",
                        "mime": "audio/mpeg",
                        "bytes": 120_868,
                        "width": None,
                        "height": None,
                        "duration": 7.5,
                    },
                )
            },
            failing=(400, 413, 415),
        ),
    ),
)
