"""The life of an order: sent once, asked about until it is done, whatever happens on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from psycopg.sql import SQL

from tests.engines.providers.fake_ark import FakeArk
from tests.engines.providers.fake_fal import FakeFal
from tests.engines.providers.faking import KEY, FakeProvider, Fault
from tests.engines.providers.films import make_film
from tests.tasks.making import Desk, until
from vitascope.config import Settings
from vitascope.db import Database
from vitascope.engines.roster import Roster
from vitascope.storage.artifacts import Artifacts
from vitascope.tasks import errand, ordering, service, upstream
from vitascope.tasks.attempts import Attempts
from vitascope.tasks.changes import Changes
from vitascope.tasks.lanes import lanes_of
from vitascope.tasks.marks import Marks
from vitascope.tasks.models import Claim, TaskView
from vitascope.tasks.ordering import UpstreamMaker
from vitascope.tasks.sent import Sender
from vitascope.tasks.workspace import Workspace

PROVIDER = """
[engines.upstream]
kind = "{kind}"
base_url = "{base_url}"
api_key_env = "UPSTREAM_KEY"
poll_min_s = 0.02
poll_max_s = 0.05
timeout_s = 2
model = "{model}"
"""

MODELS = {"ark": "doubao-seedance-1-0-pro-250528", "fal": "fal-ai/bytedance/seedance/v1/pro"}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes a minute takes a moment."""
    monkeypatch.setenv("UPSTREAM_KEY", KEY)
    monkeypatch.setattr(errand, "TROUBLE_S", 0.4)
    monkeypatch.setattr(errand, "YOUNG_S", 0.4)
    monkeypatch.setattr(errand, "SEARCH_PAUSE_S", 0.05)
    monkeypatch.setattr(ordering, "TIDY_EVERY_S", 0.1)
    monkeypatch.setattr("vitascope.engines.providers.polling.FIRST_BACKOFF_S", 0.05)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    return make_film(path, width=1280, height=720, duration_s=2.0)


@pytest.fixture
def ark(film: Path) -> Iterator[FakeArk]:
    with FakeArk(film=film) as fake:
        yield fake


@dataclass
class Post:
    """A worker's side of a provider, on a database of its own."""

    desk: Desk
    attempts: Attempts
    maker: UpstreamMaker
    tasks: set[asyncio.Task[None]]

    async def claim(self, **fields: Any) -> Claim:
        return await self.desk.create_and_claim(
            **({"engine": "upstream", "route": ("upstream",)} | fields)
        )

    async def run(self, claim: Claim) -> TaskView:
        await self.attempts.run(claim, self.maker)
        return await self.desk.view(claim.id)

    async def make(self, **fields: Any) -> TaskView:
        """Create a task and have one attempt at it."""
        return await self.run(await self.claim(**fields))

    async def order(self, task_id: UUID) -> tuple[Any, ...]:
        """Outcome and id of its order."""
        rows = await self.desk.rows(
            SQL("SELECT outcome, job_id FROM provider_jobs WHERE task_id = %s"), task_id
        )
        return rows[0] if rows else ()

    def begin(self, claim: Claim) -> asyncio.Task[None]:
        task = asyncio.create_task(self.attempts.run(claim, self.maker))
        self.tasks.add(task)
        return task


@asynccontextmanager
async def posted(
    fake: FakeProvider, kind: str, *, tmp_path: Path, database: Database, conninfo: str, desk: Desk
) -> AsyncIterator[Post]:
    config = tmp_path / "vitascope.toml"
    config.write_text(PROVIDER.format(kind=kind, base_url=fake.base_url, model=MODELS[kind]))
    settings = Settings(
        data_dir=tmp_path, config=config, engine="upstream", fetch_allow="127.0.0.0/8"
    )
    artifacts = Artifacts.at(settings.artifacts_url)
    changes = Changes(conninfo)
    workspace = Workspace(settings.work_dir, owner="w")
    (lane,) = lanes_of(Roster.of(settings))
    maker = UpstreamMaker(
        lane,
        settings,
        database=database,
        sender=Sender(artifacts, allow=settings.fetch_allow),
        marks=Marks(),
    )
    attempts = Attempts(database, changes, artifacts, workspace)
    async with changes.run():
        post = Post(desk, attempts, maker, set())
        yield post
        for task in post.tasks:
            task.cancel()
        await asyncio.gather(*post.tasks, return_exceptions=True)
    await maker.close()
    workspace.close()


@pytest.fixture
async def post(
    ark: FakeArk, tmp_path: Path, database: Database, conninfo: str, desk: Desk
) -> AsyncIterator[Post]:
    async with posted(
        ark, "ark", tmp_path=tmp_path, database=database, conninfo=conninfo, desk=desk
    ) as post:
        yield post


async def test_an_order_becomes_a_video_and_is_paid_once(ark: FakeArk, post: Post) -> None:
    view = await post.make()
    assert (view.status, view.error_message) == ("completed", None)
    assert (view.video_key, view.poster_key) != (None, None)
    assert ark.submits == 1
    assert (await post.order(view.id))[0] == "done"
    assert await post.desk.ledger() == ["hold", "capture"]


async def test_an_attempt_that_takes_over_goes_on_asking(ark: FakeArk, post: Post) -> None:
    ark.life = (
        "queued",
        "running",
    )  # for ever
    claim = await post.claim()
    first = post.begin(claim)
    await until(lambda: _has_id(post, claim.id))
    first.cancel()
    await post.desk.commit(service.hand_back, claim, reason="a test")
    ark.job.life = ["succeeded"]
    view = await post.run(await post.desk.claim(claim.id))
    assert view.status == "completed"
    assert ark.submits == 1


async def _has_id(post: Post, task_id: UUID) -> bool:
    order = await post.order(task_id)
    return bool(order and order[1])


async def test_an_order_of_unknown_fate_is_looked_for_and_found(ark: FakeArk, post: Post) -> None:
    ark.fail(Fault("drop_accepted"))
    view = await post.make()
    assert (view.status, view.error_message) == ("completed", None)
    assert ark.submits == 1
    assert len(ark.received("submit")) == 1


@pytest.mark.parametrize(
    "fault",
    [Fault("drop_refused"), Fault("status", status=500), Fault("garbage")],
    ids=lambda fault: fault.kind,
)
async def test_an_order_that_is_not_found_is_never_sent_again(
    ark: FakeArk, post: Post, fault: Fault
) -> None:
    ark.fail(fault)
    view = await post.make(route=("upstream", "second"))
    assert (view.status, view.error_code) == ("failed", "provider_ambiguous")
    assert len(ark.received("submit")) == 1
    assert await post.desk.ledger() == ["hold", "release"]
    (case,) = await post.desk.commit(upstream.flagged)
    assert case.task_id == view.id


async def test_a_worker_killed_while_it_ordered_leaves_a_doubt_that_is_looked_into(
    ark: FakeArk, post: Post
) -> None:
    claim = await post.claim()
    await post.desk.commit(upstream.begin, claim)  # and then nothing more was heard of it
    view = await post.run(claim)
    assert (view.status, view.error_code) == ("failed", "provider_ambiguous")
    assert ark.received("submit") == []
    assert len(ark.received("list")) == errand.SEARCHES


async def test_without_a_list_an_order_of_unknown_fate_fails_at_once(
    film: Path, tmp_path: Path, database: Database, conninfo: str, desk: Desk
) -> None:
    with FakeFal(film=film) as fal:
        fal.fail(Fault("drop_accepted"))
        async with posted(
            fal, "fal", tmp_path=tmp_path, database=database, conninfo=conninfo, desk=desk
        ) as post:
            view = await post.make()
        assert (view.status, view.error_code) == ("failed", "provider_ambiguous")
        assert len(fal.received("submit")) == 1


async def test_an_id_that_another_task_s_order_has_is_not_shared(ark: FakeArk, post: Post) -> None:
    assert (await post.make()).status == "completed"
    ark.fail(Fault("same_id"))
    view = await post.make()
    assert (view.status, view.error_code) == ("failed", "provider_ambiguous")


async def test_too_much_to_do_is_waited_out(ark: FakeArk, post: Post) -> None:
    ark.fail(Fault("status", status=429, headers={"Retry-After": "1"}), Fault("status", status=503))
    view = await post.make()
    assert view.status == "completed"
    assert ark.submits == 1
    assert len(ark.received("submit")) == 3


async def test_trouble_while_asking_is_waited_out(ark: FakeArk, post: Post) -> None:
    ark.fail(*(Fault("status", on="poll", status=status) for status in (429, 500, 502)))
    ark.fail(Fault("drop_refused", on="poll"), Fault("garbage", on="poll"))
    view = await post.make()
    assert (view.status, view.error_message) == ("completed", None)


async def test_a_refused_key_fails_the_task_and_marks_the_engine(ark: FakeArk, post: Post) -> None:
    ark.fail(Fault("key", times=None))
    view = await post.make()
    assert (view.status, view.error_code) == ("failed", "provider_auth")
    assert KEY not in (view.error_message or "")
    (ailment,) = await post.desk.commit(upstream.health)
    assert (ailment.engine, ailment.code) == ("upstream", "provider_auth")
    ark.faults.clear()
    post.maker.breaker.worked()
    assert (await post.make()).status == "completed"
    assert await post.desk.commit(upstream.health) == []


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault("key"), None),  # nothing was made: the next engine tries
        (Fault("status", status=400), None),
        (Fault("content"), "content_rejected"),  # the next one is not asked for it
    ],
    ids=["key", "order", "content"],
)
async def test_what_moves_on_along_the_route(
    ark: FakeArk, post: Post, fault: Fault, code: str | None
) -> None:
    ark.fail(fault)
    view = await post.make(route=("upstream", "second"))
    if code is None:
        assert (view.status, view.engine) == ("pending", "second")
    else:
        assert (view.status, view.error_code) == ("failed", code)
    assert ark.submits == 0


async def test_a_job_that_fails_at_the_provider_moves_on(ark: FakeArk, post: Post) -> None:
    ark.life = (
        "running",
        "failed",
    )
    view = await post.make(route=("upstream", "second"))
    assert (view.status, view.engine) == ("pending", "second")
    assert (await post.order(view.id))[0] == "failed"


async def test_a_circuit_that_opens_sends_tasks_to_the_next_engine(
    ark: FakeArk, post: Post
) -> None:
    ark.fail(Fault("status", status=503, times=None))
    claim = await post.claim(route=("upstream", "second"))
    for _ in range(10):
        post.maker.breaker.failed(0.0)
    post.maker.breaker.trip(1e12)
    view = await post.run(claim)
    assert (view.status, view.engine) == ("pending", "second")
    assert ark.received("submit") == []


async def test_a_word_of_the_future_fails_the_task_if_no_known_one_comes(
    ark: FakeArk, post: Post
) -> None:
    ark.fail(Fault("word", word="dreaming", times=None))
    view = await post.make(route=("upstream", "second"))
    assert (view.status, view.error_code) == ("failed", "provider_protocol")
    assert "dreaming" in (view.error_message or "")


async def test_a_word_of_the_future_that_passes_does_no_harm(ark: FakeArk, post: Post) -> None:
    ark.fail(Fault("word", word="dreaming", times=3))
    assert (await post.make()).status == "completed"


async def test_a_job_that_is_not_known_yet_is_waited_for(ark: FakeArk, post: Post) -> None:
    ark.fail(Fault("status", on="poll", status=404, times=2))
    assert (await post.make()).status == "completed"


async def test_a_job_that_nobody_knows_any_more_is_a_failure(ark: FakeArk, post: Post) -> None:
    ark.fail(Fault("status", on="poll", status=404, times=None))
    view = await post.make()
    assert (view.status, view.error_code) == ("failed", "provider_failed")


@pytest.mark.parametrize("kind", ["cut", "html", "huge"])
async def test_a_file_that_cannot_be_had_fails_the_task(
    ark: FakeArk, post: Post, kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errand, "DOWNLOADS", 2)
    ark.fail(Fault(kind, times=None))
    view = await post.make()
    assert (view.status, view.error_code) == ("failed", "provider_failed")
    assert await post.desk.ledger() == ["hold", "release"]


async def test_a_download_that_breaks_off_is_begun_again(ark: FakeArk, post: Post) -> None:
    ark.fail(Fault("cut", times=2))
    assert (await post.make()).status == "completed"


async def test_the_job_of_a_task_that_ended_is_given_up(ark: FakeArk, post: Post) -> None:
    ark.life = ("queued",)
    claim = await post.claim()
    running = post.begin(claim)
    post.tasks.add(asyncio.create_task(post.maker.tidy()))
    await until(lambda: _has_id(post, claim.id))
    await post.desk.commit(
        service.cancel,
        claim.id,
        account_id=post.desk.caller.account_id,
        retention=timedelta(days=7),
    )

    async def is_cancelled() -> bool:
        return str((await post.order(claim.id))[0]) == "cancelled"

    await until(is_cancelled)
    assert len(ark.received("cancel")) == 1
    await running


async def test_a_stopping_worker_leaves_the_job_to_the_next(ark: FakeArk, post: Post) -> None:
    ark.life = ("running",)
    claim = await post.claim()
    running = post.begin(claim)
    await until(lambda: _has_id(post, claim.id))
    post.attempts.stop_all()
    await running
    assert await post.desk.status(claim.id) == "pending"
    assert ark.received("cancel") == []
    ark.job.life = ["succeeded"]
    assert (await post.run(await post.desk.claim(claim.id))).status == "completed"
    assert ark.submits == 1


async def test_one_slow_job_delays_no_other(ark: FakeArk, post: Post) -> None:
    ark.life = ("running",)
    slow = post.begin(await post.claim())
    await until(lambda: _submitted(ark))
    ark.life = ("succeeded",)
    views = await asyncio.gather(*(post.make() for _ in range(3)))
    assert [view.status for view in views] == ["completed"] * 3
    assert not slow.done()


async def _submitted(ark: FakeArk) -> bool:
    return ark.submits == 1


async def test_nothing_that_is_kept_or_said_holds_the_key(
    ark: FakeArk, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    ark.fail(Fault("key"), Fault("status", status=500))
    await post.make()
    await post.make()
    text = str(
        await post.desk.rows(SQL("SELECT t, e, o FROM tasks t, task_events e, provider_jobs o"))
    )
    captured = capsys.readouterr()
    assert KEY not in text + captured.out + captured.err
