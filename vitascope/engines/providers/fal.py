"""fal's queue: an app per model and use, links to be followed, results of each app's own shape.

Source: fal-client 1.0.3; https://fal.ai/docs/documentation/model-apis/request-errors and …/errors.
fal lists no requests, so an order whose answer got lost cannot be found. Not tried against fal
itself: whether a cancelled request reads COMPLETED with an error, as its errors' table says.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from urllib.parse import quote

from vitascope.engines.providers.base import JobState, Order, ProviderJob
from vitascope.engines.providers.calls import Answer, Caller, Json
from vitascope.engines.providers.errors import (
    Ambiguous,
    JobGone,
    ProtocolBroken,
    Unavailable,
)
from vitascope.engines.providers.fields import field_map_of
from vitascope.engines.providers.forms import form_of, media_of, plain_of, value_at
from vitascope.engines.providers.options import FalOptions
from vitascope.engines.providers.statuses import status_of
from vitascope.engines.providers.wording import error_of, fit

__all__ = ["Fal"]

LINKS: Final = ("status_url", "response_url", "cancel_url")

FAILURES: Final = (400, 413, 422, 499, 500, 502, 503, 504)
"""What the result's link answers for a job that failed. Source: the tables of request errors and of
model errors."""

CANCELLED: Final = "client_cancelled"


class Fal:
    """See ``base.Provider``."""

    can_find = False
    can_cancel = True

    def __init__(self, options: FalOptions, caller: Caller) -> None:
        self._options = options
        self._caller = caller
        self._map = field_map_of(options)

    async def submit(self, order: Order) -> ProviderJob:
        """See ``base.Provider``."""
        form = form_of(self._map.forms, order)
        answer = await self._caller.submit(
            "/" + quote(form.app or self._options.model),
            json={**plain_of(form, order), **await media_of(form, order)},
        )
        job_id = answer.json.get("request_id")
        links = {name: answer.json.get(name) for name in LINKS}
        if not isinstance(job_id, str) or not job_id:
            raise Ambiguous(f"{self._caller.name} took the order and did not say its request_id")
        if not all(isinstance(link, str) and link for link in links.values()):
            raise Ambiguous(f"{self._caller.name} took the order and gave no links to follow")
        return ProviderJob(job_id, {name: str(link) for name, link in links.items()})

    async def find(
        self,
        order: Order,  # noqa: ARG002
        *,
        since: datetime,  # noqa: ARG002
    ) -> ProviderJob | None:
        """
        Raises:
            Ambiguous: always; fal has no list.
        """
        raise Ambiguous(f"{self._caller.name} has no list of its requests")

    async def poll(self, job: ProviderJob) -> JobState:
        """See ``base.Provider``. fal tells a place in the queue, and no progress."""
        body = (await self._caller.ask("GET", job.urls["status_url"])).json
        word = str(body.get("status", ""))
        status = status_of("fal", word)
        if status != "done":
            return JobState(status=status, word=word)
        if body.get("error") or body.get("error_type"):
            return await self._failed(job, body)
        answer = await self._caller.ask("GET", job.urls["response_url"], answers=FAILURES)
        return self._ended(answer)

    async def cancel(self, job: ProviderJob) -> None:
        """fal refuses for a request that has ended."""
        try:
            await self._caller.ask("PUT", job.urls["cancel_url"])
        except (JobGone, ProtocolBroken):
            return

    async def _failed(self, job: ProviderJob, body: Json) -> JobState:
        """A failure that the status tells. The result says more of it: whether it was the content,
        if that can be had."""
        told = _state(fit(body.get("error_type")), fit(body.get("error")))
        if told.status == "cancelled":
            return told
        try:
            answer = await self._caller.ask("GET", job.urls["response_url"], answers=FAILURES)
        except (Unavailable, JobGone, ProtocolBroken):
            return told
        code, message = _words(answer.json)
        return _state(code or told.error_code, message or told.error_message)

    def _ended(self, answer: Answer) -> JobState:
        """What the result's link said of a job that has ended."""
        code, message = _words(answer.json)
        if answer.status >= 500 and not code:
            raise Unavailable(f"{self._caller.name} answered {answer.status}")
        if answer.status >= 400:
            return _state(code, message)
        url = value_at(answer.json, self._map.video)
        if not isinstance(url, str) or not url:
            where = ".".join(self._map.video)
            raise ProtocolBroken(f"{self._caller.name} gave a result without {where}")
        return JobState(
            status="done", word="COMPLETED", fraction=1.0, video=self._caller.video(url)
        )


def _words(body: Json) -> tuple[str, str]:
    """Code and sentence: ``{"detail": text, "error_type": code}``, or a list of ``{msg, type}`` as
    the ``detail``."""
    code, message = error_of(body)
    return fit(body.get("error_type")) or code, message


def _state(code: str, message: str) -> JobState:
    return JobState(
        status="cancelled" if code == CANCELLED else "failed",
        word="COMPLETED",
        error_code=code,
        error_message=message,
    )
