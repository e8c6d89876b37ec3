"""The original platform, or another Vitascope: our own contract, from the other side.

Source: ``docs/api.md``. What only a Vitascope has (the list, cancel, seed, ``Idempotency-Key``) is
asked for, too: the original ignores unknown fields and headers, and answers 404 to routes that it
does not have. Not tried against the original itself.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any, Final

from vitascope.catalog import find_model
from vitascope.catalog.content import URL_FIELDS
from vitascope.engines.providers.base import JobState, Medium, Order, ProviderJob
from vitascope.engines.providers.calls import Caller, Json, Meanings
from vitascope.engines.providers.errors import (
    Ambiguous,
    JobGone,
    KeyRefused,
    ProtocolBroken,
    Unavailable,
)
from vitascope.engines.providers.options import SenseAudioOptions
from vitascope.engines.providers.sending import url_of
from vitascope.engines.providers.statuses import status_of
from vitascope.engines.providers.wording import fit

__all__ = ["SenseAudio"]

PAGE_SIZE: Final = 100
PAGES_MAX: Final = 20

_MEANS: Final[Meanings] = {
    "400015": Unavailable,  # as many tasks as the account may have at a time
    "400001": KeyRefused,  # no balance, or the budget is spent
    "400901": KeyRefused,  # the account is frozen
}
"""Refusals that have nothing to do with the order, by ``ref_code``. Source: the contract's table of
errors."""


class SenseAudio:
    """See ``base.Provider``."""

    can_find = True
    can_cancel = True

    def __init__(self, options: SenseAudioOptions, caller: Caller) -> None:
        self._options = options
        self._caller = caller

    async def submit(self, order: Order) -> ProviderJob:
        """See ``base.Provider``."""
        answer = await self._caller.submit(
            "/v1/video/create",
            json=await self._body(order),
            headers={"Idempotency-Key": order.token},
            means=_MEANS,
        )
        task_id = answer.json.get("task_id")
        if not isinstance(task_id, str) or not task_id:
            raise Ambiguous(f"{self._caller.name} took the order and did not say its task_id")
        return ProviderJob(task_id)

    async def find(self, order: Order, *, since: datetime) -> ProviderJob | None:
        """The task in a Vitascope's list. The order is not sent again, though a Vitascope would
        know it by its key: the original would make a second video.

        Raises:
            Ambiguous: there is no list, or it does not tell the task from others.
        """
        found = [
            item
            async for item in self._listed(since_s=int(since.timestamp()))
            if self._fits(item, order)
        ]
        if len({item.get("task_id") for item in found}) > 1:
            raise Ambiguous(f"{self._caller.name} lists {len(found)} tasks like the order")
        return ProviderJob(str(found[0]["task_id"])) if found else None

    async def poll(self, job: ProviderJob) -> JobState:
        """See ``base.Provider``."""
        body = (await self._caller.ask("GET", "/v1/video/status", params={"id": job.id})).json
        word = str(body.get("status", ""))
        url = body.get("video_url")
        return JobState(
            status=status_of("senseaudio", word),
            word=word,
            fraction=_fraction(body.get("progress")),
            video=self._caller.video(url) if isinstance(url, str) and url else None,
            error_code=fit(body.get("error_code")),
            error_message=fit(body.get("error_message")),
        )

    async def cancel(self, job: ProviderJob) -> None:
        """Ask a Vitascope; the original has no such route, and an ended task cannot be."""
        try:
            await self._caller.ask("POST", "/v1/video/cancel", json={"id": job.id})
        except (JobGone, ProtocolBroken):
            return

    def _model(self, order: Order) -> str:
        return self._options.model or order.model

    async def _body(self, order: Order) -> Json:
        name = self._model(order)
        body: Json = {
            "model": name,
            "content": [
                *([{"type": "text", "text": order.prompt}] if order.prompt else []),
                *[await _item(medium) for medium in order.media],
            ],
            "duration": order.duration_s,
            "resolution": order.resolution,
            "ratio": order.ratio,
            "seed": order.seed,
            "watermark": False,  # ours is put on by us
        }
        if options := _options_of(name, order):
            body["provider_specific"] = options
        if order.negative_prompt is not None:
            body["negative_prompt"] = order.negative_prompt
        return body

    async def _listed(self, *, since_s: int) -> AsyncIterator[Json]:
        """The account's tasks since then."""
        params = {"created_after": str(since_s), "limit": str(PAGE_SIZE)}
        for _ in range(PAGES_MAX):
            try:
                page = (await self._caller.ask("GET", "/v1/video/list", params=params)).json
            except (JobGone, KeyRefused, ProtocolBroken) as error:
                raise Ambiguous(f"{self._caller.name} shows no list of its tasks") from error
            tasks = page.get("data")
            if not isinstance(tasks, list):
                raise Ambiguous(f"{self._caller.name} shows no list of its tasks")
            for task in tasks:
                if isinstance(task, dict) and task.get("task_id"):
                    yield task
            if not page.get("has_more") or not page.get("last_id"):
                return
            params["after"] = str(page["last_id"])

    def _fits(self, task: Json, order: Order) -> bool:
        """Whether everything that the list tells of the task is as it was ordered."""
        name = self._model(order)
        known = find_model(name)
        return task.get("model") in (name, known.id if known else name) and all(
            task.get(field) == expected
            for field, expected in (
                ("seed", order.seed),
                ("prompt", order.prompt),
                ("resolution", order.resolution),
                ("ratio", order.ratio),
            )
        )


async def _item(medium: Medium) -> Json:
    item: Json = {"type": medium.kind, URL_FIELDS[medium.kind]: await url_of(medium)}
    return {**item, "role": medium.role} if medium.kind == "image" else item


def _options_of(name: str, order: Order) -> Mapping[str, bool]:
    """``provider_specific``, of the options that the model has; of a model that is not in our
    catalogue, those that were asked for."""
    wanted = {"generate_audio": order.sound, "camera_fixed": order.camera_fixed}
    model = find_model(name)
    if model is None:
        return {option: value for option, value in wanted.items() if value}
    return {option.name: wanted[option.name] for option in model.options if option.name in wanted}


def _fraction(progress: Any) -> float | None:
    if isinstance(progress, bool) or not isinstance(progress, int | float):
        return None
    return min(max(progress / 100, 0.0), 1.0)
