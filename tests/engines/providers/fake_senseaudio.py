"""The original platform, or a Vitascope, as the contract describes them. See ``faking``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.engines.providers.faking import FakeJob, FakeProvider, Json, Received, Reply, Route

__all__ = ["FakeSenseAudio"]

REF_CODES = {400: 400000, 401: 401000, 403: 403000, 404: 404000, 405: 405000, 409: 409000}


class FakeSenseAudio(FakeProvider):
    job_ids = "5b0c8a52-0000-4000-8000-{:012d}"
    life: Sequence[str] = ("pending", "processing", "processing", "completed")
    cancelled_word = "failed"

    is_original = False
    """Whether it is the original: no list, no cancel, no heed of ``Idempotency-Key``."""

    def key_refused(self) -> Reply:
        return Reply({"code": "authentication_error", "message": "invalid authorization"}, 401)

    def content_refused(self) -> Reply:
        return self.error(400, "invalid", "内容违规，请修改后重试")

    def error_body(self, status: int, code: str, message: str) -> Json:
        ref_code = REF_CODES.get(status, status * 1000)
        return {"code": code, "message": message, "ref_code": ref_code, "ref_scope": "common"}

    def refusal(self, ref_code: int, message: str) -> Json:
        """The body of a 400 that has nothing to do with the order."""
        return {"code": "invalid", "message": message, "ref_code": ref_code, "ref_scope": "common"}

    def create(self, request: Received) -> Reply:
        order = request.json
        wrong = _wrong(order)
        if wrong:
            return self.error(400, "invalid", f"参数错误：{wrong}")
        return Reply({"task_id": self.accept(order).id})

    def status(self, request: Received) -> Reply:
        job = self.jobs.get(request.query["id"][0])
        if job is None:
            return self.error(404, "not_found", "任务不存在")
        return Reply(self._shown(job, self.poll_word(job)))

    def list(self, request: Received) -> Reply:
        if self.is_original:
            return self.error(404, "not_found", "Not Found")
        since_s = int(request.query["created_after"][0])
        limit = int(request.query["limit"][0])
        jobs = [job for job in reversed(self.jobs.values()) if int(job.created_at) >= since_s]
        if "after" in request.query:
            ids = [job.id for job in jobs]
            jobs = jobs[ids.index(request.query["after"][0]) + 1 :]
        page = [self._shown(job, job.word()) for job in jobs[:limit]]
        last_id = page[-1]["task_id"] if page else None
        return Reply(
            {"object": "list", "data": page, "has_more": len(jobs) > limit, "last_id": last_id}
        )

    def give_up(self, request: Received) -> Reply:
        if self.is_original:
            return self.error(404, "not_found", "Not Found")
        job = self.jobs.get(request.json["id"])
        if job is None:
            return self.error(404, "not_found", "任务不存在")
        if job.word() in ("completed", "failed"):
            return self.error(409, "conflict", "任务已结束")
        self.cancel(job)
        job.error = ("cancelled", "the task was cancelled")
        return Reply(self._shown(job, job.word()))

    def _shown(self, job: FakeJob, word: str) -> Json:
        order = job.order
        percent = {"pending": 0, "completed": 100}.get(word, min(90, 15 * job.polls))
        shown: Json = {
            "id": "0" * 8 + job.id[8:],
            "model": order["model"],
            "task_id": job.id,
            "status": word,
            "progress": percent,
            "duration": order["duration"],
            "created_at": int(job.created_at),
            "prompt": "\n".join(
                item["text"] for item in order["content"] if item["type"] == "text"
            ),
            "resolution": order["resolution"],
            "ratio": order["ratio"],
            "content": order["content"],
        }
        if not self.is_original:
            shown["seed"] = order.get("seed", 1)
        if word == "completed":
            shown["video_url"] = self.film_url(job)
        if word == "failed":
            code, message = job.error
            shown["error_message"] = message
            if not self.is_original:
                shown["error_code"] = code
        return shown

    ROUTES = (
        Route("POST", "/v1/video/create", "submit", create),
        Route("GET", "/v1/video/status", "poll", status),
        Route("GET", "/v1/video/list", "list", list),
        Route("POST", "/v1/video/cancel", "cancel", give_up),
    )


def _wrong(order: Json) -> str | None:
    """The first of the contract's fields that is not as it must be; others are let be."""
    required: dict[str, type[Any]] = {
        "model": str,
        "content": list,
        "duration": int,
        "resolution": str,
        "ratio": str,
    }
    for name, kind in required.items():
        if type(order.get(name)) is not kind:
            return name
    if order["model"] == "SenseAudio-Video-1.0" and order.get("provider_specific"):
        return "provider_specific"
    for number, item in enumerate(order["content"]):
        fields = {"text": "text", "image": "url", "audio": "audio_url", "video": "video_url"}
        field = fields.get(item.get("type"))
        if field is None or not isinstance(item.get(field), str) or not item[field]:
            return f"content[{number}]"
    return None
