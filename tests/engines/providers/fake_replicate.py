"""Replicate. See ``faking``. Source of shapes: replicate 1.0.7 and its HTTP reference."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from tests.engines.providers.faking import FakeJob, FakeProvider, Json, Received, Reply, Route

__all__ = ["FakeReplicate"]

PAGE_SIZE = 100


class FakeReplicate(FakeProvider):
    job_ids = "gm3qorzdhgbfurvjtvhg6dckh{}"
    life: Sequence[str] = ("starting", "processing", "succeeded")
    cancelled_word = "canceled"

    logs = ""
    output: Any = None
    """Of a finished job; None: the film's URL."""
    removes_data = False
    """Whether the list has lost what went in."""

    def key_refused(self) -> Reply:
        return self.error(401, "Unauthenticated", "You did not pass a valid authentication token")

    def content_refused(self) -> Reply:
        return self.error(
            422, "Invalid input", "The input was flagged by our moderation as sensitive (E005)."
        )

    def error_body(self, status: int, code: str, message: str) -> Json:
        return {"title": code, "detail": message, "status": status}

    def create_of_model(self, request: Received) -> Reply:
        owner, name = request.captured
        return self._create(request, model=f"{owner}/{name}", version="hidden")

    def create(self, request: Received) -> Reply:
        version = request.json.get("version")
        if not version:
            return self.error(422, "Invalid input", "- version is required")
        return self._create(request, model="somebody/something", version=version)

    def _create(self, request: Received, *, model: str, version: str) -> Reply:
        # ``Prefer: wait`` would hold the answer back until the video is there.
        if "prefer" in request.headers or set(request.json) - {"input", "version"}:
            return self.error(422, "Invalid input", "- unexpected")
        order = {"model": model, "version": version, "input": request.json["input"]}
        return Reply(self._shown(self.accept(order), "starting"), 201)

    def get(self, request: Received) -> Reply:
        job = self.jobs.get(request.captured[0])
        if job is None:
            return self.error(404, "Not found", "The requested resource could not be found.")
        return Reply(self._shown(job, self.poll_word(job)))

    def list(self, request: Received) -> Reply:
        start = int(request.query.get("cursor", ["0"])[0])
        jobs = [*reversed(self.jobs.values())]
        shown = [self._shown(job, job.word()) for job in jobs[start : start + PAGE_SIZE]]
        if self.removes_data:
            shown = [{**each, "input": {}, "data_removed": True} for each in shown]
        following = start + PAGE_SIZE
        more = f"{self.origin}/v1/predictions?cursor={following}" if following < len(jobs) else None
        return Reply({"previous": None, "next": more, "results": shown})

    def cancel_it(self, request: Received) -> Reply:
        job = self.jobs.get(request.captured[0])
        if job is None:
            return self.error(404, "Not found", "The requested resource could not be found.")
        if job.word() not in ("succeeded", "failed"):
            self.cancel(job)
        return Reply(self._shown(job, job.word()))

    def _shown(self, job: FakeJob, word: str) -> Json:
        base = f"{self.origin}/v1/predictions/{job.id}"
        created_at = datetime.fromtimestamp(job.created_at, UTC)
        shown: Json = {
            "id": job.id,
            **job.order,
            "logs": self.logs,
            "output": None,
            "data_removed": False,
            "error": None,
            "status": word,
            "created_at": created_at.isoformat().replace("+00:00", "Z"),
            "urls": {"get": base, "cancel": f"{base}/cancel"},
        }
        if word == "succeeded":
            shown["output"] = self.film_url(job) if self.output is None else self.output
        if word == "failed":
            shown["error"] = job.error[1]
        return shown

    ROUTES = (
        Route("POST", "/v1/models/([^/]+)/([^/]+)/predictions", "submit", create_of_model),
        Route("POST", "/v1/predictions", "submit", create),
        Route("GET", "/v1/predictions", "list", list),
        Route("POST", "/v1/predictions/([^/]+)/cancel", "cancel", cancel_it),
        Route("GET", "/v1/predictions/([^/]+)", "poll", get),
    )
