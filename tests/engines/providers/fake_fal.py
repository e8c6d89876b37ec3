"""fal's queue. See ``faking``.

Source of shapes: fal-client 1.0.3, and fal's tables of request errors and model errors.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.engines.providers.faking import FakeJob, FakeProvider, Json, Received, Reply, Route

__all__ = ["FakeFal"]


class FakeFal(FakeProvider):
    scheme = "Key"
    job_ids = "764cabcf-b745-4b3e-ae38-1200304cf45{}"
    life: Sequence[str] = ("IN_QUEUE", "IN_PROGRESS", "COMPLETED")

    failure: tuple[int, Json] | None = None
    """Status and body of the result of a job that failed."""
    tells_failures = True
    """Whether the status of a job that failed says so."""
    result_at: tuple[str, ...] = ("video", "url")
    """Where the result has the URL."""
    gives_links = True

    def key_refused(self) -> Reply:
        return self.error(401, "", "Cannot access application. Authentication is required.")

    def content_refused(self) -> Reply:
        flagged = {
            "loc": ["body", "prompt"],
            "msg": "The content could not be processed because it was flagged.",
            "type": "content_policy_violation",
        }
        return Reply({"detail": [flagged]}, 422)

    def error_body(self, status: int, code: str, message: str) -> Json:
        return {"detail": message} | ({"error_type": code} if status >= 500 else {})

    def create(self, request: Received) -> Reply:
        if not request.is_json:
            return self.error(415, "", "Unsupported media type")
        (app,) = request.captured
        job = self.accept({"app": app, "input": request.json})
        owner = "/".join(app.split("/")[:2])
        base = f"{self.origin}/{owner}/requests/{job.id}"
        links = {
            "response_url": base,
            "status_url": f"{base}/status",
            "cancel_url": f"{base}/cancel",
        }
        return Reply(
            {"request_id": job.id, "queue_position": 0, **(links if self.gives_links else {})}
        )

    def status(self, request: Received) -> Reply:
        job = self._job(request)
        if job is None:
            return self.error(404, "", "Request not found")
        word = self.poll_word(job)
        shown: Json = {"status": word, "request_id": job.id}
        if word == "IN_QUEUE":
            shown["queue_position"] = 2
        if word == "COMPLETED":
            shown |= {"logs": None, "metrics": {"inference_time": 31.4}}
            if self.failure is not None and self.tells_failures:
                status, body = self.failure
                shown["error"] = f"Request failed with status {status}"
                if "error_type" in body:
                    shown["error_type"] = body["error_type"]
        # 202 until it is done, as fal has it.
        return Reply(shown, 200 if word == "COMPLETED" else 202)

    def result(self, request: Received) -> Reply:
        job = self._job(request)
        if job is None:
            return self.error(404, "", "Request not found")
        if self.failure is not None:
            status, body = self.failure
            return Reply(body, status)
        found: Json | str = self.film_url(job)
        for key in reversed(self.result_at):
            found = {key: found, "content_type": "video/mp4"}
        assert isinstance(found, dict)
        return Reply({"seed": 42, **found})

    def withdraw(self, request: Received) -> Reply:
        job = self._job(request)
        if job is None:
            return self.error(404, "", "Request not found")
        if job.word() == "COMPLETED":
            return Reply({"status": "ALREADY_COMPLETED"}, 400)
        job.life = ["COMPLETED"]
        self.failure = (
            499,
            {"detail": "The request was cancelled.", "error_type": "client_cancelled"},
        )
        return Reply({"status": "CANCELLATION_REQUESTED"}, 202)

    def _job(self, request: Received) -> FakeJob | None:
        return self.jobs.get(request.captured[-1])

    ROUTES = (
        Route("GET", "/(.+)/requests/([^/]+)/status", "poll", status),
        Route("PUT", "/(.+)/requests/([^/]+)/cancel", "cancel", withdraw),
        Route("GET", "/(.+)/requests/([^/]+)", "other", result),
        Route("POST", "/(.+)", "submit", create),
    )
