"""Answers in OpenAI's words: the video object, and the envelope of failures. Pure.

Source: the types of the ``openai`` package 3.54 (``types/video.py``) and what its client reads.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from vitascope.tasks.models import TaskStatus, TaskView

__all__ = ["STATUSES", "error_body", "video_body"]

STATUSES: Final = {
    TaskStatus.PENDING: "queued",
    TaskStatus.PROCESSING: "in_progress",
    TaskStatus.COMPLETED: "completed",
    TaskStatus.FAILED: "failed",
}

ERROR_TYPES: Final = {
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    409: "conflict_error",
    429: "rate_limit_error",
}


def video_body(task: TaskView, *, retention: timedelta) -> dict[str, Any]:
    """A task as a video object. ``seconds`` is a string there."""
    body: dict[str, Any] = {
        "id": str(task.id),
        "object": "video",
        "model": task.model,
        "status": STATUSES[TaskStatus(task.status)],
        "progress": task.progress,
        "created_at": int(task.created_at.timestamp()),
        "completed_at": None,
        "expires_at": None,
        "error": None,
        "prompt": task.prompt,
        "seconds": str(task.duration_s),
        "size": f"{task.width}x{task.height}",
        "remixed_from_video_id": str(task.remixed_from) if task.remixed_from else None,
        "seed": task.seed,
    }
    if task.completed_at is not None:
        body["completed_at"] = int(task.completed_at.timestamp())
        body["expires_at"] = int((task.completed_at + retention).timestamp())
    if task.status == TaskStatus.FAILED:
        body["error"] = {"code": task.error_code, "message": task.error_message}
    return body


def error_body(status: int, native: dict[str, Any]) -> dict[str, Any]:
    """A failure in OpenAI's envelope.

    Args:
        native: the body that the same failure has elsewhere.
    """
    kind = "server_error" if status >= 500 else ERROR_TYPES.get(status, "invalid_request_error")
    return {
        "error": {
            "message": native.get("detail") or native["message"],
            "type": kind,
            "param": native.get("param"),
            "code": native["code"],
        },
        "request_id": native["request_id"],
    }
