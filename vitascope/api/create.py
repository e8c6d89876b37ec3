"""``POST /v1/video/create``: from a request to durable tasks.

``submit`` is the one way in: every dialect ends there.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from starlette.requests import Request
from starlette.responses import Response

from vitascope.accounts.errors import AccountFrozen, NotAllowed
from vitascope.accounts.models import Caller
from vitascope.api import examples
from vitascope.api.answers import json_response
from vitascope.api.auth import require_caller
from vitascope.api.body import LARGE_BODY_BYTES, read_object
from vitascope.api.endpoint import Endpoint
from vitascope.api.inputs import Inputs
from vitascope.api.links import base_url
from vitascope.api.openapi import json_answer, json_body, object_of, operation, ref
from vitascope.api.resources import Resources, resources_of
from vitascope.catalog import FPS, VideoRequest, able_engines, frame_size, parse_request
from vitascope.catalog.problems import InvalidRequest, Problem
from vitascope.tasks import service as tasks
from vitascope.tasks.models import NewTask

__all__ = ["ENDPOINTS", "Submission", "idempotency_key", "submit"]

SEEDS = 2**32

IDEMPOTENCY_KEY_MAX_CHARS = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A create call, in whatever dialect it came."""

    body: Mapping[str, Any]
    """As ``POST /v1/video/create`` takes it."""
    sent: bytes
    """What the client sent: the same bytes under the same Idempotency-Key are the same call."""
    idempotency_key: str | None
    base_url: str
    """How links in the task's callback begin."""
    remixed_from: UUID | None = None


async def create_video(request: Request) -> Response:
    """Take a request, durably, and answer with the id of its task, or of its ``n`` tasks."""
    caller = await require_caller(request, "video:create")
    body, sent = await read_object(request)
    submission = Submission(
        body=body,
        sent=sent,
        idempotency_key=idempotency_key(request),
        base_url=base_url(request),
    )
    ids = [str(task_id) for task_id in await submit(resources_of(request), caller, submission)]
    answer: dict[str, object] = {"task_id": ids[0]}
    if body.get("n") is not None:
        answer["task_ids"] = ids
    return json_response(answer)


def idempotency_key(request: Request) -> str | None:
    """The request's Idempotency-Key.

    Raises:
        InvalidRequest: it is empty or too long.
    """
    key = request.headers.get("idempotency-key")
    if key is not None and not 1 <= len(key) <= IDEMPOTENCY_KEY_MAX_CHARS:
        detail = f"Idempotency-Key must have 1 to {IDEMPOTENCY_KEY_MAX_CHARS} characters"
        raise InvalidRequest((Problem("Idempotency-Key", detail),))
    return key


async def submit(resources: Resources, caller: Caller, submission: Submission) -> list[UUID]:
    """Check the call and make its tasks.

    Returns:
        The tasks' ids, ``n`` of them; those of an earlier call with the same Idempotency-Key.

    Raises:
        AccountFrozen, NotAllowed, InvalidRequest: the caller or the request is refused.
        IdempotencyConflict, TooManyTasks, SpendingLimit: see ``tasks.service.create``.
        StorageError: a picture of the request cannot be stored.
    """
    if caller.is_frozen:
        raise AccountFrozen
    inputs = await Inputs.of(resources, caller, submission.body)
    video = await _parse(submission, inputs)
    if caller.allowed_models is not None and video.model.id not in caller.allowed_models:
        raise NotAllowed(f"this key may not use {video.model.id}")
    route = able_engines(video, resources.roster.able(video.model.id))
    new, files = _new_tasks(caller, video, submission, inputs, route=route)
    idempotency = None
    if submission.idempotency_key is not None:
        idempotency = submission.idempotency_key, hashlib.sha256(submission.sent).digest()
    made: list[UUID] = []
    try:
        for key, data in files.items():
            await resources.artifacts.put_bytes(key, data)
        async with resources.creations, resources.database.transaction() as connection:
            made = await tasks.create(connection, new, caller=caller, idempotency=idempotency)
            await inputs.keep(connection)
        return made
    finally:
        if files and made != [task.id for task in new]:
            # Refused, or an earlier call answers: these have no owner.
            await resources.artifacts.delete(files)


async def _parse(submission: Submission, inputs: Inputs) -> VideoRequest:
    def parse() -> VideoRequest:
        return parse_request(submission.body, check_source=inputs.check)

    if len(submission.sent) >= LARGE_BODY_BYTES:
        return await asyncio.to_thread(parse)
    return parse()


def _new_tasks(
    caller: Caller,
    video: VideoRequest,
    submission: Submission,
    inputs: Inputs,
    *,
    route: tuple[str, ...],
) -> tuple[list[NewTask], dict[str, bytes]]:
    """The call's tasks, and the files to be stored for them, by key."""
    first_seed = secrets.randbelow(SEEDS) if video.seed is None else video.seed
    new: list[NewTask] = []
    files: dict[str, bytes] = {}
    for index in range(video.n):
        task_id = uuid4()
        content, task_files = inputs.placed(video, task_id=task_id)
        files |= task_files
        new.append(
            _new_task(
                task_id,
                caller,
                video,
                submission,
                content=content,
                seed=(first_seed + index) % SEEDS,
                route=route,
            )
        )
    return new, files


def _new_task(
    task_id: UUID,
    caller: Caller,
    video: VideoRequest,
    submission: Submission,
    *,
    content: list[dict[str, Any]],
    seed: int,
    route: tuple[str, ...],
) -> NewTask:
    width, height = frame_size(video.resolution, video.ratio)
    return NewTask(
        id=task_id,
        account_id=caller.account_id,
        key_id=caller.key_id,
        model=video.model.id,
        engine=route[0],
        route=route,
        prompt=video.prompt,
        negative_prompt=video.negative_prompt,
        content=content,
        provider_specific=video.options,
        resolution=video.resolution,
        ratio=video.ratio,
        width=width,
        height=height,
        fps=FPS,
        duration_s=video.duration_s,
        seed=seed,
        watermark=video.watermark,
        return_last_frame=video.return_last_frame,
        priority=video.priority,
        callback_url=video.callback_url or caller.callback_url,
        link_base=submission.base_url,
        remixed_from=submission.remixed_from,
        price_micros=video.model.price_micros(
            width=width,
            height=height,
            resolution=video.resolution,
            duration_s=video.duration_s,
            sound=video.has_sound,
        ),
        timeout_s=video.timeout_s,
    )


ENDPOINTS = (
    Endpoint(
        method="POST",
        path="/v1/video/create",
        handler=create_video,
        scope="video:create",
        operation=operation(
            summary="Create a video-generation task",
            name="create_video",
            tag="video",
            parameters=[
                {
                    "name": "Idempotency-Key",
                    "in": "header",
                    "schema": {
                        "type": "string",
                        "minLength": 1,
                        "maxLength": IDEMPOTENCY_KEY_MAX_CHARS,
                    },
                    "description": "The same key with the same body gives the same task, for 24 "
                    "hours.",
                }
            ],
            body=json_body(ref("CreateRequest"), examples.CREATE),
            answers={
                "200": json_answer(
                    "The task is durable. `task_ids` is there if `n` was given.",
                    object_of(
                        {
                            "task_id": {"type": "string"},
                            "task_ids": {"type": "array", "items": {"type": "string"}},
                        },
                        required=["task_id"],
                    ),
                    {"task_id": "7d1c1c0e-6f0b-4b1d-9d43-5f4f3e0b7a52"},
                )
            },
            failing=(400, 409, 413, 415),
        ),
    ),
)
