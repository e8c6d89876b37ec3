"""One try at one task at a provider: orders once, asks until it is done, fetches the file.

The order is written down before it goes out and its id the moment it is known (``upstream``), so an
attempt that takes over goes on asking and never orders twice. Knows the life of an order; what a
provider's wire looks like is the adapter's (``engines/providers``).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import httpx
import structlog

from vitascope.catalog.content import URL_FIELDS
from vitascope.config import Settings
from vitascope.db import Connection, Database
from vitascope.engines.base import RenderCancelled
from vitascope.engines.providers.base import (
    JobState,
    Medium,
    Order,
    ProviderJob,
    Sent,
    VideoSource,
)
from vitascope.engines.providers.calls import is_about_content
from vitascope.engines.providers.errors import (
    Ambiguous,
    ContentRejected,
    JobFailed,
    JobGone,
    KeyRefused,
    ProtocolBroken,
    ProviderError,
    Unavailable,
    VideoUnusable,
)
from vitascope.engines.providers.polling import backoff_s, poll_wait_s
from vitascope.errors import VitascopeError
from vitascope.media.download import download
from vitascope.media.errors import FilmUnreachable
from vitascope.media.finish import Finished, finish
from vitascope.media.poster import poster_index
from vitascope.media.sniff import mime_of
from vitascope.tasks import upstream
from vitascope.tasks.attempt import (
    FETCHED_PERCENT,
    RENDERED_PERCENT,
    Control,
    Rendered,
    label_of,
    marked,
)
from vitascope.tasks.attempts import patiently
from vitascope.tasks.marks import Marks
from vitascope.tasks.models import Claim
from vitascope.tasks.provider import ProviderAtHand
from vitascope.tasks.rendering import source_type_of
from vitascope.tasks.sent import Sender, media_items

__all__ = ["Errand", "Workplace"]

log = structlog.get_logger(__name__)

TROUBLE_S = 60.0
"""How long a provider may talk of a job as its documents do not, or refuse the key, before the task
fails."""

YOUNG_S = 60.0
"""A job that the provider does not know yet may still come to its ears."""

SEARCHES = 3
SEARCH_PAUSE_S = 3.0
"""An order that may have been taken is looked for so often: lists lag behind."""

CLOCK_SLACK = timedelta(minutes=2)
"""By how much a provider's clock may be behind ours."""

DOWNLOADS = 5
DOWNLOAD_LIMIT_S = 900.0

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """What errands of one worker share, whatever the provider."""

    settings: Settings
    database: Database
    sender: Sender
    marks: Marks
    finishing: asyncio.Semaphore
    """A finished file is decoded, at times encoded: work for the processor."""


class Errand:
    """One attempt at one task."""

    def __init__(
        self,
        claim: Claim,
        provider: ProviderAtHand,
        workplace: Workplace,
        *,
        control: Control,
        work_dir: Path,
    ) -> None:
        self._claim = claim
        self._provider = provider
        self._adapter = provider.adapter
        self._place = workplace
        self._control = control
        self._work_dir = work_dir
        self._order = self._ordered()
        self._began_s = time.monotonic()

    async def run(self) -> Rendered:
        job, age_s = await self._job()
        self._began_s = time.monotonic() - age_s
        self._control.reach("rendering", FETCHED_PERCENT)
        film = self._work_dir / "film"
        await self._fetch(job, await self._done(job), film)
        return await self._finish(film)

    # -- the order

    async def _job(self) -> tuple[ProviderJob, float]:
        """The job, and how many seconds ago it was ordered."""
        order = await self._in_database(lambda connection: upstream.find(connection, self._claim))
        if order is None:
            return await self._submitted(), 0.0
        if order.job is not None:
            log.info("job_resumed", task=str(self._claim.id), job=order.job.id)
            return order.job, order.age_s
        return await self._searched(Ambiguous()), order.age_s

    async def _submitted(self) -> ProviderJob:
        """Order it, once the provider takes orders."""
        failures = 0
        while True:
            await self._wait_for_circuit()
            await self._in_database(lambda connection: upstream.begin(connection, self._claim))
            try:
                job = await self._adapter.submit(self._order)
            except Unavailable as error:
                failures += 1
                await self._withdraw()
                if not error.is_busy:
                    await self._provider.failed(error)
                await self._pause(error.retry_after_s or backoff_s(failures))
            except KeyRefused as error:
                await self._withdraw()
                await self._provider.refused_key(error)
                raise
            except Ambiguous as error:
                return await self._searched(error)
            except VitascopeError:  # refused, or what was to be sent cannot be had
                await self._withdraw()
                raise
            else:
                await self._accepted(job)
                await self._provider.worked()
                return job

    async def _wait_for_circuit(self) -> None:
        """
        Raises:
            Unavailable: the provider is left alone for now, and another engine can make it.
        """
        while wait_s := self._provider.breaker.wait_s(time.monotonic()):
            if self._claim.route and self._claim.engine != self._claim.route[-1]:
                raise Unavailable(f"{self._claim.engine} is in trouble and left alone for now")
            await self._pause(wait_s)

    async def _searched(self, doubt: Ambiguous) -> ProviderJob:
        """Find the order that may have been taken. It is never sent again.

        Raises:
            Ambiguous: it is not found, or the provider has no list.
        """
        if not self._adapter.can_find:
            raise doubt
        order = await self._in_database(lambda connection: upstream.find(connection, self._claim))
        assert order is not None
        for search in range(1, SEARCHES + 1):
            try:
                job = await self._adapter.find(self._order, since=order.submitted_at - CLOCK_SLACK)
            except (Unavailable, JobGone, ProtocolBroken, KeyRefused) as error:
                log.warning("search_failed", task=str(self._claim.id), reason=error.message)
                job = None
            if job is not None:
                log.info("order_found", task=str(self._claim.id), job=job.id)
                await self._accepted(job)  # Ambiguous if it is another task's
                return job
            if search < SEARCHES:
                await self._pause(SEARCH_PAUSE_S * search)
        raise doubt

    async def _accepted(self, job: ProviderJob) -> None:
        """Whatever else happens: the id must not get lost."""
        await patiently(
            self._place.database,
            lambda connection: upstream.accept(connection, self._claim, job),
        )
        log.info("order_accepted", task=str(self._claim.id), job=job.id)

    async def _withdraw(self) -> None:
        await patiently(
            self._place.database, lambda connection: upstream.withdraw(connection, self._claim)
        )

    # -- waiting for it

    async def _done(self, job: ProviderJob) -> VideoSource:
        """Ask until the video is there."""
        trouble: ProviderError | None = None
        trouble_since_s = 0.0
        failures = 0
        while True:
            try:
                state = await self._adapter.poll(job)
            except Unavailable as error:
                failures += 1
                if not error.is_busy:
                    await self._provider.failed(error)
                await self._pause(error.retry_after_s or backoff_s(failures))
                continue
            except JobGone as error:
                if self._age_s > YOUNG_S:
                    raise JobFailed(error.message) from error
                found: ProviderError | None = error
            except (ProtocolBroken, KeyRefused) as error:
                found = error
            else:
                failures = 0
                await self._provider.worked()
                found = self._unknown(state) if state.status == "unknown" else None
                if found is None and (video := self._told(state)):
                    return video
            if found is None:
                trouble = None
            elif trouble is None:
                trouble, trouble_since_s = found, time.monotonic()
            elif time.monotonic() - trouble_since_s > TROUBLE_S:
                if isinstance(found, KeyRefused):
                    await self._provider.is_of_no_use(found)
                raise found
            await self._pause(
                poll_wait_s(
                    self._age_s,
                    shortest_s=self._provider.options.poll_min_s,
                    longest_s=self._provider.options.poll_max_s,
                )
            )

    def _told(self, state: JobState) -> VideoSource | None:
        """Take in what the provider says of the job; the video, once it is there.

        Raises:
            JobFailed, ContentRejected: there will be none.
        """
        name = self._claim.engine
        match state.status:
            case "queued":
                self._control.reach("queued", FETCHED_PERCENT)
            case "running":
                self._control.rendering("rendering", state.fraction or 0.0)
            case "done":
                if state.video is None:
                    raise ProtocolBroken(f"{name} says the video is done, and not where it is")
                return state.video
            case _:
                said = ": ".join(part for part in (state.error_code, state.error_message) if part)
                if is_about_content(state.error_code, state.error_message):
                    raise ContentRejected(f"{name} refuses the content: {said}")
                raise JobFailed(f"{name} says {state.word}" + (f": {said}" if said else ""))
        return None

    def _unknown(self, state: JobState) -> ProtocolBroken:
        return ProtocolBroken(
            f"{self._claim.engine} says {state.word!r} of the job, which is no word it documents"
        )

    # -- the file

    async def _fetch(self, job: ProviderJob, video: VideoSource, film: Path) -> None:
        """Download it, at once; links do not live long.

        Raises:
            VideoUnusable: it cannot be had.
        """
        base_host = httpx.URL(self._provider.options.base_url).host
        for attempt in range(1, DOWNLOADS + 1):
            try:
                await asyncio.to_thread(
                    download,
                    video.url,
                    film,
                    headers=video.headers,
                    allow=self._place.settings.fetch_allow,
                    own_host=base_host if video.is_own_host else None,
                    limit_bytes=self._provider.options.video_max_mib * 2**20,
                    timeout_s=DOWNLOAD_LIMIT_S,
                    cancel=self._control.cancelled,
                )
            except FilmUnreachable as error:
                log.warning("download_failed", task=str(self._claim.id), reason=error.message)
                if attempt == DOWNLOADS:
                    raise VideoUnusable(f"{self._claim.engine}: {error.message}") from error
                await self._pause(backoff_s(attempt))
                video = await self._fresh(job) or video
            else:
                return

    async def _fresh(self, job: ProviderJob) -> VideoSource | None:
        """Where the video is now: a signed link may have run out."""
        try:
            return (await self._adapter.poll(job)).video
        except ProviderError:
            return None

    async def _finish(self, film: Path) -> Rendered:
        claim, control, marks = self._claim, self._control, self._place.marks
        control.reach("encoding", RENDERED_PERCENT)
        poster_at = poster_index(claim.frame_count, opens_on_picture=self._opens_on_picture)
        last_at = claim.frame_count - 1
        path = self._work_dir / "video.mp4"
        async with self._place.finishing:
            finished: Finished = await asyncio.to_thread(
                finish,
                film,
                path,
                width=claim.width,
                height=claim.height,
                fps=claim.fps,
                frame_count=claim.frame_count,
                sound=self._order.sound,
                label=label_of(claim),
                watermark=claim.watermark,
                watermark_image=marks.watermark_image,
                keep=frozenset({poster_at, last_at} if claim.return_last_frame else {poster_at}),
                keep_end=any(medium.role == "last_frame" for medium in self._order.media),
                cancel=control.cancelled,
            )
        if self._order.sound and not finished.has_sound:
            raise VideoUnusable(f"{claim.engine} was asked for sound, and its video has none")
        if finished.is_reencoded:
            log.info("video_encoded_anew", task=str(claim.id), reason=finished.reason)
        return await asyncio.to_thread(
            marked,
            path,
            claim,
            poster_frame=finished.kept[poster_at],
            last_frame=finished.kept[last_at] if claim.return_last_frame else None,
            control=control,
            marks=marks,
            source_type=source_type_of(self._provider.entry),
        )

    # -- the request

    def _ordered(self) -> Order:
        claim = self._claim
        options = claim.provider_specific
        return Order(
            token=f"vitascope-{claim.id.hex[:24]}",
            model=claim.model,
            prompt=claim.prompt,
            negative_prompt=claim.negative_prompt,
            width=claim.width,
            height=claim.height,
            resolution=claim.resolution,
            ratio=claim.ratio,
            duration_s=claim.duration_s,
            fps=claim.fps,
            seed=claim.seed,
            sound=bool(options.get("generate_audio")),
            camera_fixed=bool(options.get("camera_fixed")),
            media=tuple(self._medium(item, at) for at, item in media_items(claim)),
        )

    def _medium(self, item: dict[str, Any], at: int) -> Medium:
        async def read() -> Sent:
            medium = await self._place.sender.one(item, at, into=self._work_dir)
            content = await asyncio.to_thread(_bytes_of, medium.content)
            found = mime_of(content)
            return Sent(content=content, mime=found.mime if found else "application/octet-stream")

        kind = item["type"]
        return Medium(
            kind=kind,
            role=item.get("role", "reference"),
            url=None if "key" in item else item[URL_FIELDS[kind]],
            read=read,
        )

    @property
    def _opens_on_picture(self) -> bool:
        return any(medium.role == "first_frame" for medium in self._order.media)

    # -- time

    @property
    def _age_s(self) -> float:
        """Since it was ordered."""
        return time.monotonic() - self._began_s

    async def _pause(self, wait_s: float) -> None:
        """
        Raises:
            RenderCancelled: the attempt was told to stop.
        """
        try:
            async with asyncio.timeout(wait_s):
                await self._control.stopped.wait()
        except TimeoutError:
            return
        raise RenderCancelled

    async def _in_database(self, do: Callable[[Connection], Awaitable[T]]) -> T:
        async with self._place.database.transaction() as connection:
            return await do(connection)


def _bytes_of(content: bytes | Path) -> bytes:
    return content if isinstance(content, bytes) else content.read_bytes()
