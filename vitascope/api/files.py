"""``GET /v1/files/…``: stored videos and pictures behind signed links."""

from __future__ import annotations

from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from vitascope.api.links import check_link
from vitascope.api.ranges import ByteRange, parse_range
from vitascope.api.resources import Resources, resources_of
from vitascope.storage.errors import ArtifactMissing
from vitascope.tasks import store
from vitascope.tasks.errors import TaskExpired, TaskNotFound

__all__ = ["download_file"]

MEDIA_TYPES = {
    "mp4": "video/mp4",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "gif": "image/gif",
}


async def download_file(request: Request) -> Response:
    """A stored file, whole or in part. GET and HEAD; needs no header, only the signed link."""
    resources = resources_of(request)
    key: str = request.path_params["key"]
    await check_link(request, resources, key)
    kind, task_id = key.split("/")[0], UUID(key.split("/")[1])
    await _check_retention(resources, task_id)
    try:
        facts = await resources.artifacts.head(key)
    except ArtifactMissing as error:  # deleted between the two looks
        raise TaskExpired from error
    headers = {
        "ETag": facts.etag,
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, max-age=3600",
        "Content-Type": MEDIA_TYPES[key.rpartition(".")[2]],
        "X-Content-Type-Options": "nosniff",
    }
    if _is_known(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    part = parse_range(_range_header(request, headers["ETag"]), size_bytes=facts.size_bytes)
    is_from_start = part is None or part.start == 0
    if kind == "videos" and request.method == "GET" and is_from_start:
        async with resources.database.connection() as connection:
            await store.mark_downloaded(connection, task_id)
    return _send(request, resources, key, part, facts.size_bytes, headers)


async def _check_retention(resources: Resources, task_id: UUID) -> None:
    async with resources.database.connection() as connection:
        task = await store.find(connection, task_id, retention=resources.retention)
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
