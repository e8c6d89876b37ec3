"""``POST /v1/video/create`` and ``GET /v1/video/status``."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import orjson
from starlette.requests import Request
from starlette.responses import Response

from vitascope.accounts import service as accounts
from vitascope.accounts.errors import AccountFrozen, NotAllowed
from vitascope.accounts.models import Caller
from vitascope.api.auth import bearer, require_caller
from vitascope.api.body import LARGE_BODY_BYTES, read_object
from vitascope.api.links import Links
from vitascope.api.pictures import InlinePictures
from vitascope.api.resources import Resources, resources_of
from vitascope.catalog import FPS, VideoRequest, frame_size, parse_request
from vitascope.catalog.problems import InvalidRequest, Problem
from vitascope.tasks import service as tasks
from vitascope.tasks import store
from vitascope.tasks.errors import TaskExpired, TaskNotFound
from vitascope.tasks.models import NewTask, TaskStatus, TaskView

__all__ = ["create_video", "video_status"]

SEEDS = 2**32

IDEMPOTENCY_KEY_MAX_CHARS = 255

NO_TASK = UUID(int=0)

ETA_FROM_PERCENT = 5
"""Progress from which on the time an attempt took so far tells how long the rest will."""


async def create_video(request: Request) -> Response:
    """Take a request, durably, and answer with the task's id."""
    caller = await require_caller(request, "video:create")
    if caller.is_frozen:
        raise AccountFrozen
    body, sent = await read_object(request)
    pictures = InlinePictures()
    video = await _parse(body, pictures, is_large=len(sent) >= LARGE_BODY_BYTES)
    if caller.allowed_models is not None and video.model.id not in caller.allowed_models:
        raise NotAllowed(f"this key may not use {video.model.id}")
    idempotency = _idempotency(request, sent)
    resources = resources_of(request)
    task_id = await _create(resources, caller, video, pictures, idempotency)
    return _json({"task_id": str(task_id)})


async def _parse(body: dict[str, Any], pictures: InlinePictures, *, is_large: bool) -> VideoRequest:
    if is_large:
        return await asyncio.to_thread(parse_request, body, check_data_url=pictures.check)
    return parse_request(body, check_data_url=pictures.check)


def _idempotency(request: Request, sent: bytes) -> tuple[str, bytes] | None:
    key = request.headers.get("idempotency-key")
    if key is None:
        return None
    if not 1 <= len(key) <= IDEMPOTENCY_KEY_MAX_CHARS:
        detail = f"Idempotency-Key must have 1 to {IDEMPOTENCY_KEY_MAX_CHARS} characters"
        raise InvalidRequest((Problem("Idempotency-Key", detail),))
    return key, hashlib.sha256(sent).digest()


async def _create(
    resources: Resources,
    caller: Caller,
    video: VideoRequest,
    pictures: InlinePictures,
    idempotency: tuple[str, bytes] | None,
) -> UUID:
    task_id = uuid4()
    content, files = pictures.placed(video, task_id=task_id)
    new = _new_task(
        task_id, caller, video, content, engine=resources.settings.engine_of(video.model.id)
    )
    made: UUID | None = None
    try:
        for key, data in files.items():
            await resources.artifacts.put_bytes(key, data)
        async with resources.database.transaction() as connection:
            made = await tasks.create(
                connection, resources.queue, new, caller=caller, idempotency=idempotency
            )
        return made
    finally:
        if made != task_id and files:  # refused, or an earlier task answers: these have no owner
            await resources.artifacts.delete(files)


def _new_task(
    task_id: UUID,
    caller: Caller,
    video: VideoRequest,
    content: list[dict[str, Any]],
    *,
    engine: str,
) -> NewTask:
    width, height = frame_size(video.resolution, video.ratio)
    return NewTask(
        id=task_id,
        account_id=caller.account_id,
        key_id=caller.key_id,
        model=video.model.id,
        engine=engine,
        prompt=video.prompt,
        content=content,
        provider_specific=video.options,
        resolution=video.resolution,
        ratio=video.ratio,
        width=width,
        height=height,
        fps=FPS,
        duration_s=video.duration_s,
        seed=secrets.randbelow(SEEDS) if video.seed is None else video.seed,
        callback_url=video.callback_url,
        price_micros=video.model.price_micros(
            resolution=video.resolution, duration_s=video.duration_s
        ),
        timeout_s=video.timeout_s,
    )


async def video_status(request: Request) -> Response:
    """Where a task stands."""
    secret = bearer(request)
    resources = resources_of(request)
    if not request.query_params.get("id"):
        await require_caller(request, "video:read")  # who has no key learns only that
        raise InvalidRequest((Problem("id", "id is required: the task_id of a creation"),))
    async with resources.database.connection() as connection:
        found = await store.find_for_key(
            connection,
            task_id=_task_id(request),
            secret_hash=accounts.secret_hash(secret),
            retention=resources.retention,
        )
    if found is None:
        await require_caller(request, "video:read")
        raise TaskNotFound
    task, has_key_more_to_it = found
    if has_key_more_to_it:
        await require_caller(request, "video:read")
    if task.is_expired:
        raise TaskExpired
    return _json(status_body(task, await Links.of(request)))


def _task_id(request: Request) -> UUID:
    try:
        return UUID(request.query_params["id"])
    except ValueError:
        return NO_TASK  # an id that is no UUID is as unknown as any other


def status_body(task: TaskView, links: Links) -> dict[str, Any]:
    """A task as the contract shows it; what does not apply to its state is left out."""
    body: dict[str, Any] = {
        "id": str(task.record_id),
        "model": task.model,
        "task_id": str(task.id),
        "status": task.status,
        "progress": task.progress,
        "duration": task.duration_s,
        "is_new": task.is_new,
        "created_at": _epoch_s(task.created_at),
        "prompt": task.prompt,
        "resolution": task.resolution,
        "ratio": task.ratio,
        "content": [_shown(item, links) for item in task.content],
        "provider_specific": task.provider_specific,
        "seed": task.seed,
    }
    if task.scene is not None:
        body["scene"] = task.scene
    match task.status:
        case TaskStatus.PENDING:
            body |= {"phase": task.phase, "queue_position": task.queue_position}
        case TaskStatus.PROCESSING:
            body |= {"phase": task.phase, "eta_seconds": _eta_s(task)}
        case TaskStatus.COMPLETED:
            assert task.video_key is not None
            body |= {"video_url": links.url(task.video_key)}
        case TaskStatus.FAILED:
            body |= {"error_code": task.error_code, "error_message": task.error_message}
    if task.completed_at is not None:
        body["completed_at"] = _epoch_s(task.completed_at)
    return body


def _shown(item: dict[str, Any], links: Links) -> dict[str, Any]:
    """A content item as it was sent; a picture that we stored as a link to it."""
    if "key" not in item:
        return item
    return {"type": item["type"], "url": links.url(item["key"]), "role": item["role"]}


def _eta_s(task: TaskView) -> int | None:
    """Seconds that the rest takes at the pace of this attempt; None while that is a guess."""
    if task.running_s is None or task.progress < ETA_FROM_PERCENT:
        return None
    return round(task.running_s * (100 - task.progress) / task.progress)


def _epoch_s(moment: datetime) -> int:
    return int(moment.timestamp())


def _json(body: dict[str, Any]) -> Response:
    return Response(orjson.dumps(body), media_type="application/json")
