"""Servers with OpenAI's Videos API, in three dialects. See ``faking``.

Source of fields and shapes: openai 3.54 (``types/video.py``), SGLang's ``video_api.py`` and
vLLM-Omni's ``protocol/videos.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from tests.engines.providers.faking import FakeJob, FakeProvider, Json, Received, Reply, Route

__all__ = ["FakeOpenAI"]

Dialect = Literal["openai", "sglang", "vllm_omni"]

# What each field's text must be; a server of the dialect takes no other fields.
NUMBER = r"[1-9]\d*"
SIZE = r"\d+x\d+"
OPENAI = {"prompt": r"(?s).+", "model": r".+", "seconds": NUMBER, "size": SIZE}
SERVED = {
    **OPENAI,
    "fps": NUMBER,
    "num_frames": NUMBER,
    "seed": r"\d+",
    "negative_prompt": r"(?s).+",
    "num_inference_steps": NUMBER,
    "guidance_scale": r"[\d.]+",
    "generate_sound": r"true|false",
}
FORMS: Mapping[Dialect, Mapping[str, str]] = {
    "openai": OPENAI,
    "sglang": SERVED,
    "vllm_omni": SERVED,
}

# MiniMax-H3 as SGLang serves it. Source: configs/sample/minimax_h3.py.
H3_FIELDS = {"model", "prompt", "seconds", "task", "seed", "conditions", "target"}
H3_TARGET = {"short_edge", "aspect_ratio", "duration_seconds"}


class FakeOpenAI(FakeProvider):
    base_path = "/v1"
    job_ids = "video_{}"
    life: Sequence[str] = ("queued", "in_progress", "completed")

    dialect: Dialect = "openai"
    also_takes: Mapping[str, str] = {}
    """Fields beyond the dialect's, as servers grow them."""
    stored_at: str | None = None
    """Where SGLang says the file is, if it puts files elsewhere."""

    def content_refused(self) -> Reply:
        return self.error(400, "moderation_blocked", "Your request was blocked by our moderation.")

    def error_body(self, status: int, code: str, message: str) -> Json:
        if self.dialect == "sglang":
            return {"detail": message}
        kind = "server_error" if status >= 500 else "invalid_request_error"
        return {"error": {"message": message, "type": kind, "param": None, "code": code}}

    def create(self, request: Received) -> Reply:
        if request.is_json:
            return self._create_by_json(request.json)
        if not request.headers["content-type"].startswith("multipart/form-data"):
            return self.error(415, "unsupported_media_type", "Send a form.")
        known = {**FORMS[self.dialect], **self.also_takes}
        order: Json = {}
        for part in request.form:
            if part.name in order:
                return self.error(400, "invalid_value", f"{part.name} is given twice")
            if part.name == "input_reference":
                if not part.filename or not (part.mime or "").startswith("image/"):
                    return self.error(400, "invalid_value", "input_reference must be a picture")
                order[part.name] = part.content.hex()
            elif part.filename or not re.fullmatch(known.get(part.name, r"(?!)"), part.text):
                return self.error(400, "invalid_value", f"{part.name} cannot be {part.text!r}")
            else:
                order[part.name] = part.text
        if not order.get("prompt"):
            return self.error(400, "missing_required_parameter", "prompt is required")
        return Reply(self._shown(self.accept(order), "queued"))

    def _create_by_json(self, order: Json) -> Reply:
        if self.dialect != "sglang":
            return self.error(422, "invalid_request", "Send a form.")
        wrong = (
            set(order) != H3_FIELDS | set(self.also_takes)
            or set(order["target"]) != H3_TARGET
            or type(order["target"]["duration_seconds"]) is not float
            or (order["task"] == "t2va") != (not order["conditions"])
            or not all(_is_condition(order["task"], each) for each in order["conditions"])
        )
        if wrong:
            return self.error(400, "invalid_value", "Invalid request body")
        return Reply(self._shown(self.accept(order), "queued"))

    def get(self, request: Received) -> Reply:
        job = self.jobs.get(request.captured[0])
        if job is None:
            return self.error(404, "not_found", "Video not found")
        return Reply(
            self._shown(job, self.poll_word(job)), headers={"openai-poll-after-ms": "1500"}
        )

    def list(self, request: Received) -> Reply:
        limit = int(request.query["limit"][0])
        jobs = list(reversed(self.jobs.values()))
        if after := request.query.get("after"):
            ids = [job.id for job in jobs]
            jobs = jobs[ids.index(after[0]) + 1 :]
        shown = [self._shown(job, job.word()) for job in jobs[:limit]]
        if self.dialect == "sglang":
            return Reply({"object": "list", "data": shown})
        return Reply(
            {
                "object": "list",
                "data": shown,
                "first_id": shown[0]["id"] if shown else None,
                "last_id": shown[-1]["id"] if shown else None,
                "has_more": len(jobs) > limit,
            }
        )

    def delete(self, request: Received) -> Reply:
        job = self.jobs.pop(request.captured[0], None)
        if job is None:
            return self.error(404, "not_found", "Video not found")
        if self.dialect == "sglang":
            return Reply(self._shown(job, "deleted"))
        return Reply({"id": job.id, "object": "video.deleted", "deleted": True})

    def content(self, request: Received) -> Reply:
        job = self.jobs.get(request.captured[0])
        if job is None or job.word() != "completed":
            return self.error(404, "not_found", "Generation is still in-progress")
        return self.film_reply()

    def _shown(self, job: FakeJob, word: str) -> Json:
        order = job.order
        shown: Json = {
            "id": job.id,
            "object": "video",
            "model": order.get("model", "served"),
            "status": word,
            "progress": self._progress(word),
            "created_at": int(job.created_at),
            "size": order.get("size", "1280x720"),
            "seconds": str(order.get("seconds", 4)),
        }
        if self.dialect != "sglang":
            shown |= {"prompt": order["prompt"], "error": None, "completed_at": None}
        if self.stored_at and word == "completed":
            shown["url"] = self.stored_at
        if word == "failed":
            code, message = job.error
            shown["error"] = {"message": message} | ({"code": code} if code else {})
        return shown

    def _progress(self, word: str) -> int:
        if self.dialect == "sglang":
            return 100 if word == "completed" else 0
        return {"in_progress": 40, "completed": 100}.get(word, 0)

    ROUTES = (
        Route("POST", "/videos", "submit", create),
        Route("GET", "/videos", "list", list),
        Route("GET", "/videos/([^/]+)", "poll", get),
        Route("DELETE", "/videos/([^/]+)", "cancel", delete),
        Route("GET", "/videos/([^/]+)/content", "video", content),
    )


def _is_condition(task: str, condition: Json) -> bool:
    shapes: dict[str, Callable[[], bool]] = {
        "fl2va": lambda: (
            set(condition) == {"type", "uri", "role", "frame_index"}
            and (condition["type"], condition["role"]) == ("image", "keyframe")
            and condition["frame_index"] in (0, -1)
        ),
        "ref2va": lambda: (
            set(condition) == {"type", "uri", "role"}
            and condition["type"] in ("image", "audio", "video")
            and condition["role"] == "reference"
        ),
    }
    return task in shapes and shapes[task]()
