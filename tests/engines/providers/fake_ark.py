"""Ark as its reference describes it: refuses what that does not have. See ``faking``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tests.engines.providers.faking import FakeJob, FakeProvider, Json, Received, Reply, Route

__all__ = ["FakeArk"]

# Source of all names and bounds: the types of volcengine-ark-runtime 5.0 and Ark's API reference.
FIELDS: dict[str, type] = {
    "model": str,
    "content": list,
    "resolution": str,
    "ratio": str,
    "duration": int,
    "frames": int,
    "seed": int,
    "camera_fixed": bool,
    "watermark": bool,
    "generate_audio": bool,
    "return_last_frame": bool,
    "service_tier": str,
    "execution_expires_after": int,
    "priority": int,
    "callback_url": str,
    "safety_identifier": str,
}
DURATIONS_S = {
    "seedance-1-0-": range(2, 13),
    "seedance-1-5-": range(4, 13),
    "seedance-2-0-": range(4, 16),
}
ROLES = {
    "image_url": ("first_frame", "last_frame", "reference_image"),
    "video_url": ("reference_video",),
    "audio_url": ("reference_audio",),
}


class FakeArk(FakeProvider):
    base_path = "/api/v3"
    job_ids = "cgt-20261122-{}"
    life: Sequence[str] = ("queued", "running", "succeeded")

    lists_seeds = True
    """Whether the list tells each job's seed, and its ``safety_identifier``."""
    lists_identifiers = True

    def content_refused(self) -> Reply:
        return self.error(
            400,
            "InputTextSensitiveContentDetected.PolicyViolation",
            "The request failed because the input text may contain sensitive information.",
        )

    def error_body(self, status: int, code: str, message: str) -> Json:
        words = {400: "BadRequest", 401: "Unauthorized", 404: "NotFound", 429: "TooManyRequests"}
        kind = words.get(status, "InternalServerError")
        return {"error": {"code": code, "message": message, "param": "", "type": kind}}

    def create(self, request: Received) -> Reply:
        wrong = _wrong(request.json)
        if wrong:
            return self.error(400, "InvalidParameter", f"The parameter {wrong} is not valid.")
        return Reply({"id": self.accept(request.json).id})

    def get(self, request: Received) -> Reply:
        job = self.jobs.get(request.captured[0])
        if job is None:
            return self.error(404, "ResourceNotFound", "The task is not there.")
        return Reply(self._shown(job, self.poll_word(job)))

    def list(self, request: Received) -> Reply:
        model = request.query.get("filter.model", [""])[0]
        size = int(request.query["page_size"][0])
        start = (int(request.query["page_num"][0]) - 1) * size
        jobs = [job for job in reversed(self.jobs.values()) if model in ("", job.order["model"])]
        shown = [self._shown(job, job.word()) for job in jobs[start : start + size]]
        if not self.lists_seeds:
            shown = [{k: v for k, v in each.items() if k != "seed"} for each in shown]
        if not self.lists_identifiers:
            shown = [{k: v for k, v in each.items() if k != "safety_identifier"} for each in shown]
        return Reply({"total": len(jobs), "items": shown})

    def delete(self, request: Received) -> Reply:
        job = self.jobs.get(request.captured[0])
        if job is None:
            return self.error(404, "ResourceNotFound", "The task is not there.")
        if job.word() == "queued":
            self.cancel(job)
        elif job.word() in ("running", "cancelled"):
            return self.error(400, "InvalidAction", "The task cannot be deleted as it is.")
        else:
            del self.jobs[job.id]
        return Reply({})

    def _shown(self, job: FakeJob, word: str) -> Json:
        order = job.order
        shown: Json = {
            "id": job.id,
            "model": order["model"],
            "status": word,
            "error": None,
            "created_at": int(job.created_at),
            "updated_at": int(job.created_at),
            "seed": order.get("seed", -1),
            "resolution": order.get("resolution", "720p"),
            "ratio": order.get("ratio", "16:9"),
            "duration": order.get("duration", 5),
            "framespersecond": 24,
            "service_tier": order.get("service_tier", "default"),
            "execution_expires_after": 172_800,
        }
        if "safety_identifier" in order:
            shown["safety_identifier"] = order["safety_identifier"]
        if word == "succeeded":
            shown["content"] = {"video_url": self.film_url(job)}
            shown["usage"] = {"completion_tokens": 1, "total_tokens": 1}
        if word == "failed":
            code, message = job.error
            shown["error"] = {"code": code, "message": message}
        return shown

    ROUTES = (
        Route("POST", "/contents/generations/tasks", "submit", create),
        Route("GET", "/contents/generations/tasks", "list", list),
        Route("GET", "/contents/generations/tasks/([^/]+)", "poll", get),
        Route("DELETE", "/contents/generations/tasks/([^/]+)", "cancel", delete),
    )


def _wrong(order: Json) -> str | None:
    """The first field that Ark would not take."""
    for name, value in order.items():
        kind = FIELDS.get(name)
        if kind is None or type(value) is not kind:
            return name
    if not -1 <= order.get("seed", -1) < 2**32 or not order.get("content"):
        return "seed" if order.get("content") else "content"
    for name, allowed in DURATIONS_S.items():
        if name in order["model"] and order.get("duration", 5) not in allowed:
            return "duration"
    if "seedance-2-" in order["model"] and "camera_fixed" in order:
        return "camera_fixed"
    if "seedance-1-0-" in order["model"] and "generate_audio" in order:
        return "generate_audio"
    return _wrong_content(order["content"])


def _wrong_content(content: list[Any]) -> str | None:
    roles = []
    for item in content:
        kind = item.get("type")
        if kind == "text" and set(item) == {"type", "text"} and item["text"]:
            continue
        if kind not in ROLES or set(item) != {"type", kind, "role"}:
            return "content"
        if item["role"] not in ROLES[kind]:
            return "content.role"
        if not re.match(r"https?://|data:\w+/[\w.-]+;base64,", item[kind].get("url", "")):
            return f"content.{kind}"
        roles.append(item["role"])
    has_frames = any(role.endswith("_frame") for role in roles)
    has_references = any(role.startswith("reference_") for role in roles)
    return "content.role" if has_frames and has_references else None
