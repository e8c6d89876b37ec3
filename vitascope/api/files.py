"""``GET /v1/files/…``: stored videos, pictures and sounds behind signed links."""

from __future__ import annotations

from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from vitascope.api.endpoint import Endpoint
from vitascope.api.links import check_link
from vitascope.api.openapi import Json, failures, operation, path_parameter, query
from vitascope.api.ranges import ByteRange, parse_range
from vitascope.api.resources import Resources, resources_of
from vitascope.catalog.media import MIMES
from vitascope.storage.errors import ArtifactMissing
from vitascope.tasks import reading, store
from vitascope.tasks.errors import TaskExpired, TaskNotFound

__all__ = ["ENDPOINTS", "send_file"]


async def download_file(request: Request) -> Response:
    """A stored file, whole or in part. GET and HEAD; needs no header, only the signed link."""
    resources = resources_of(request)
    key: str = request.path_params["key"]
    await check_link(request, resources, key)
    kind, name = key.split("/")[:2]
    task_id = None if kind == "uploads" else UUID(name)
    if task_id is not None:
        await _check_retention(resources, task_id)
    return await send_file(request, key, downloaded=task_id if kind == "videos" else None)


async def send_file(request: Request, key: str, *, downloaded: UUID | None = None) -> Response:
    """Answer with a stored file, as the request's headers ask for it.

    Args:
        downloaded: the task whose video this is, to be marked once it is fetched from its start.

    Raises:
        TaskExpired: the file is gone.
        RangeNotSatisfiable: no byte of it is in the range.
    """
    resources = resources_of(request)
    try:
        facts = await resources.artifacts.head(key)
    except ArtifactMissing as error:  # deleted between the two looks
        raise TaskExpired from error
    headers = {
        "ETag": facts.etag,
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, max-age=3600",
        "Content-Type": MIMES[key.rpartition(".")[2]],
        "X-Content-Type-Options": "nosniff",
    }
    if _is_known(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    part = parse_range(_range_header(request, headers["ETag"]), size_bytes=facts.size_bytes)
    is_from_start = part is None or part.start == 0
    if downloaded is not None and request.method == "GET" and is_from_start:
        async with resources.database.connection() as connection:
            await store.mark_downloaded(connection, downloaded)
    return _send(request, resources, key, part, facts.size_bytes, headers)


async def _check_retention(resources: Resources, task_id: UUID) -> None:
    async with resources.database.connection() as connection:
        task = await reading.find(connection, task_id, retention=resources.retention)
    if task is None:
        raise TaskNotFound
    if task.is_expired:
        raise TaskExpired


def _is_known(request: Request, etag: str) -> bool:
    """Whether the client has this very file already."""
    known = request.headers.get("if-none-match")
    if known is None:
        return False
    return known.strip() == "*" or etag in [
        tag.strip().removeprefix("W/") for tag in known.split(",")
    ]


def _range_header(request: Request, etag: str) -> str | None:
    """The Range header, unless the client holds a part of another file (``If-Range``). Of a HEAD
    it means nothing (RFC 9110 §14.2)."""
    if request.method == "HEAD":
        return None
    condition = request.headers.get("if-range")
    return request.headers.get("range") if condition in (None, etag) else None


def _send(
    request: Request,
    resources: Resources,
    key: str,
    part: ByteRange | None,
    size_bytes: int,
    headers: dict[str, str],
) -> Response:
    span = part or ByteRange(0, size_bytes)
    headers["Content-Length"] = str(span.stop - span.start)
    if part is not None:
        headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size_bytes}"
    status = 200 if part is None else 206
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers)
    body = resources.artifacts.stream(key, start=span.start, end=span.stop)
    return StreamingResponse(body, status, headers=headers)


BINARY: Json = {media_type: {} for media_type in MIMES.values()}

ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/v1/files/{key:path}",
        handler=download_file,
        scope=None,
        answers_head=True,
        operation=operation(
            summary="Download a stored file by its signed link",
            name="download_file",
            tag="video",
            parameters=[
                path_parameter("key", {"type": "string"}),
                query("expires", {"type": "string"}, required=True),
                query("signature", {"type": "string"}, required=True),
            ],
            answers={
                "200": {"description": "The whole file.", "content": BINARY},
                "206": {"description": "The range that was asked for.", "content": BINARY},
                "304": {"description": "The client has this file."},
                **failures(500, 503),
            },
            failing=(403, 404, 410, 416),
        ),
    ),
)
