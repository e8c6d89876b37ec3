"""A task as the contract shows it: the body of a status, of a list's entry, of a callback.

Pure: from the task that was read, and links, to JSON values.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from vitascope.catalog.content import URL_FIELDS
from vitascope.catalog.prices import CURRENCY, video_tokens
from vitascope.storage.links import Links
from vitascope.tasks.models import TaskStatus, TaskView
from vitascope.tasks.outlook import UNKNOWN, Prospect

__all__ = ["foreseen", "status_body"]


def status_body(task: TaskView, links: Links, prospect: Prospect = UNKNOWN) -> dict[str, Any]:
    """What does not apply to the task's state is left out.

    Args:
        prospect: what is foreseen for it, unless it has ended.
    """
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
        "watermark": task.watermark,
        "seed": task.seed,
        "priority": task.priority,
        "engine": task.engine,
    }
    if task.negative_prompt is not None:
        body["negative_prompt"] = task.negative_prompt
    if task.scene is not None:
        body["scene"] = task.scene
    match task.status:
        case TaskStatus.PENDING:
            body |= {"phase": task.phase, **foreseen(task.status, prospect)}
        case TaskStatus.PROCESSING:
            body |= {"phase": task.phase, **foreseen(task.status, prospect)}
        case TaskStatus.COMPLETED:
            body |= _files(task, links)
        case TaskStatus.FAILED:
            body |= {"error_code": task.error_code, "error_message": task.error_message}
    if task.completed_at is not None:
        body |= {"completed_at": _epoch_s(task.completed_at), "usage": _usage(task)}
    return body


def _shown(item: dict[str, Any], links: Links) -> dict[str, Any]:
    """A content item as it was sent; what we stored as a link to it."""
    if "key" not in item:
        return item
    shown = {name: value for name, value in item.items() if name != "key"}
    return {**shown, URL_FIELDS[item["type"]]: links.url(item["key"])}


def _files(task: TaskView, links: Links) -> dict[str, str]:
    keys = {
        "video_url": task.video_key,
        "thumbnail_url": task.poster_key,
        "last_frame_url": task.last_frame_key,
    }
    return {name: links.url(key) for name, key in keys.items() if key is not None}


def _usage(task: TaskView) -> dict[str, object]:
    """What the task cost: nothing unless it was completed."""
    is_charged = task.status == TaskStatus.COMPLETED
    tokens = video_tokens(
        width=task.width, height=task.height, fps=task.fps, duration_s=task.duration_s
    )
    return {
        "video_tokens": tokens if is_charged else 0,
        "cost_micros": task.price_micros if is_charged else 0,
        "currency": CURRENCY,
    }


def foreseen(status: str, prospect: Prospect) -> dict[str, int | None]:
    """The fields that say what is foreseen for a task that has not ended."""
    fields = {"eta_seconds": prospect.eta_s}
    if status == TaskStatus.PENDING and prospect.queue_position is not None:
        fields["queue_position"] = prospect.queue_position
    return fields


def _epoch_s(moment: datetime) -> int:
    return int(moment.timestamp())
