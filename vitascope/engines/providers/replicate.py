"""Replicate's predictions: of a model (owner/name), or of one version of it.

Source: replicate 1.0.7, and https://sdks.replicate.com/python/resources/predictions (the list: a
hundred a page, the newest first). Media go as URLs or data URLs; Replicate advises the latter for
what is below 256 KB, and takes more. Not tried against Replicate itself: from which size on it
refuses, and whether its list shows inputs as they were sent.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote

from vitascope.engines.providers.base import JobState, Order, ProviderJob
from vitascope.engines.providers.calls import Caller, Json
from vitascope.engines.providers.errors import (
    Ambiguous,
    JobGone,
    KeyRefused,
    ProtocolBroken,
)
from vitascope.engines.providers.fields import field_map_of
from vitascope.engines.providers.forms import form_of, media_of, plain_of, value_at
from vitascope.engines.providers.options import ReplicateOptions
from vitascope.engines.providers.statuses import status_of
from vitascope.engines.providers.wording import fit

__all__ = ["Replicate"]

PREDICTIONS: Final = "/v1/predictions"

PAGES_MAX: Final = 20

LOG_TAIL_CHARS: Final = 20_000
"""Of a log, which grows with every step."""

_PERCENT = re.compile(r"^\s*(?:[^\n|]*?:)?\s*(\d{1,3})%\s*\|", re.MULTILINE)
"""A progress bar's line as tqdm draws it: ``denoise:  42%|████   | 21/50``."""

_VERSION = re.compile(r"[0-9a-f]{64}")


class Replicate:
    """See ``base.Provider``."""

    can_find = True
    can_cancel = True

    def __init__(self, options: ReplicateOptions, caller: Caller) -> None:
        self._options = options
        self._caller = caller
        self._map = field_map_of(options)

    async def submit(self, order: Order) -> ProviderJob:
        """See ``base.Provider``. Without ``Prefer``, which would have us wait for the video."""
        form = form_of(self._map.forms, order)
        path, version = _where(form.app or self._options.model)
        answer = await self._caller.submit(
            path,
            json={**version, "input": {**plain_of(form, order), **await media_of(form, order)}},
        )
        job_id = answer.json.get("id")
        if not isinstance(job_id, str) or not job_id:
            raise Ambiguous(f"{self._caller.name} took the order and did not say its id")
        return ProviderJob(job_id)

    async def find(self, order: Order, *, since: datetime) -> ProviderJob | None:
        """The prediction in the account's list: of this model, not older, with this very input;
        media aside, which Replicate may keep under names of its own.

        Raises:
            Ambiguous: the list is refused, or does not tell the prediction from others.
        """
        form = form_of(self._map.forms, order)
        name = form.app or self._options.model
        plain = plain_of(form, order)
        found: set[str] = set()
        async for prediction in self._listed(since):
            if not _is_of(prediction, name):
                continue
            told = prediction.get("input")
            if not isinstance(told, dict) or prediction.get("data_removed"):
                raise Ambiguous(f"{self._caller.name} does not show the inputs of its predictions")
            if all(told.get(key) == value for key, value in plain.items()):
                found.add(str(prediction["id"]))
        if len(found) > 1:
            raise Ambiguous(f"{self._caller.name} lists {len(found)} predictions like the order")
        return ProviderJob(found.pop()) if found else None

    async def poll(self, job: ProviderJob) -> JobState:
        """See ``base.Provider``. Progress is read from the model's log, if it draws a bar there."""
        body = (await self._caller.ask("GET", f"{PREDICTIONS}/{quote(job.id, safe='')}")).json
        word = str(body.get("status", ""))
        status = status_of("replicate", word)
        url = self._video(body.get("output")) if status == "done" else None
        return JobState(
            status=status,
            word=word,
            fraction=1.0 if status == "done" else _fraction(body.get("logs")),
            video=self._caller.video(url) if url else None,
            error_message=fit(body.get("error")),
        )

    async def cancel(self, job: ProviderJob) -> None:
        """An ended prediction cannot be."""
        try:
            path = f"{PREDICTIONS}/{quote(job.id, safe='')}/cancel"
            await self._caller.ask("POST", path)
        except (JobGone, ProtocolBroken):
            return

    async def _listed(self, since: datetime) -> AsyncIterator[Json]:
        """The account's predictions since then, the newest first."""
        url = PREDICTIONS
        for _ in range(PAGES_MAX):
            try:
                page = (await self._caller.ask("GET", url)).json
            except (JobGone, KeyRefused) as error:
                raise Ambiguous(f"{self._caller.name} does not show its list") from error
            results = page.get("results")
            if not isinstance(results, list):
                raise ProtocolBroken(f"{self._caller.name} sent a list without results")
            for prediction in results:
                if not isinstance(prediction, dict) or not prediction.get("id"):
                    continue
                if _created_at(prediction) < since:
                    return
                yield prediction
            following = page.get("next")
            if not isinstance(following, str) or not following:
                return
            url = following
        raise Ambiguous(f"{self._caller.name} has more predictions than are looked through")

    def _video(self, output: Any) -> str | None:
        """A URL, a list that begins with one, or an object that has one where the map says."""
        found = value_at(output, self._map.video)
        if isinstance(found, list) and found:
            found = found[0]
        return found if isinstance(found, str) and found else None


def _where(model: str) -> tuple[str, Json]:
    """The path of an order, and the body's part that says what else it is for."""
    if _VERSION.fullmatch(model):
        return PREDICTIONS, {"version": model}
    name, _, version = model.partition(":")
    if version:
        return PREDICTIONS, {"version": version}
    owner, _, name = name.partition("/")
    return f"/v1/models/{quote(owner, safe='')}/{quote(name, safe='')}/predictions", {}


def _is_of(prediction: Json, name: str) -> bool:
    """Whether it is of that model; what the list does not tell does not speak against it."""
    model, _, version = name.partition(":")
    if _VERSION.fullmatch(name):
        model, version = "", name
    return (not model or prediction.get("model") in (None, "", model)) and (
        not version or prediction.get("version") in (None, "", version)
    )


def _created_at(prediction: Json) -> datetime:
    """When it was ordered.

    Raises:
        ProtocolBroken: the list does not say it in ISO 8601.
    """
    try:
        at = datetime.fromisoformat(str(prediction.get("created_at")))
    except ValueError as error:
        raise ProtocolBroken("a prediction's created_at is no time") from error
    return at.astimezone()


def _fraction(logs: Any) -> float | None:
    """The last percentage that a log's progress bar shows."""
    if not isinstance(logs, str):
        return None
    shown = _PERCENT.findall(logs[-LOG_TAIL_CHARS:].replace("\r", "\n"))
    return min(int(shown[-1]), 100) / 100 if shown else None
