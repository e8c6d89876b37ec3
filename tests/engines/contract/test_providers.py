"""Every adapter keeps what ``providers.base.Provider`` promises, against a fake of its provider."""

from __future__ import annotations

import base64
import itertools
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog

from tests.engines.contract.parties import PARTIES, Meeting, Party, meeting
from tests.engines.contract.rig import ROLES
from tests.engines.providers.faking import KEY, SIGNATURE, Fault, Verb
from tests.engines.providers.films import make_film
from vitascope.engines.providers.base import JobState, Medium, Order, ProviderJob
from vitascope.engines.providers.errors import (
    Ambiguous,
    ContentRejected,
    JobGone,
    KeyRefused,
    OrderRefused,
    ProviderError,
    Unavailable,
)
from vitascope.engines.providers.statuses import STATUSES
from vitascope.errors import VitascopeError

SINCE = datetime.now(UTC) - timedelta(minutes=2)

VERBS: tuple[Verb, ...] = ("submit", "poll", "cancel", "list")
STATUSES_OF_TROUBLE = (400, 401, 404, 409, 422, 429, 500)

LEAKY = {
    "error": {"code": "Oops", "message": f"key {KEY} of Bearer {KEY}"},
    "message": f"see https://files.example/a.mp4?signature={SIGNATURE} with {KEY}",
    "detail": f"{KEY} at https://files.example/a.mp4?signature={SIGNATURE}",
}
"""What no provider should answer, and some do: it quotes the key and a signed link."""


BAD_ORDERS: tuple[tuple[Fault, type[ProviderError]], ...] = (
    (Fault(kind="drop_accepted"), Ambiguous),
    (Fault(kind="drop_refused"), Ambiguous),
    (Fault(kind="drop_unread"), Ambiguous),
    (Fault(kind="garbage"), Ambiguous),
    (Fault(kind="status", status=500), Ambiguous),
    (Fault(kind="status", status=502, body={}), Ambiguous),
    (Fault(kind="status", status=504), Ambiguous),
    (Fault(kind="status", status=429, headers={"Retry-After": "7"}), Unavailable),
    (Fault(kind="status", status=400), OrderRefused),
    (Fault(kind="key"), KeyRefused),
    (Fault(kind="content"), ContentRejected),
)

BAD_MOMENTS: tuple[tuple[Fault, type[ProviderError]], ...] = (
    (Fault(kind="status", on="poll", status=500), Unavailable),
    (Fault(kind="status", on="poll", status=429), Unavailable),
    (Fault(kind="drop_refused", on="poll"), Unavailable),
    (Fault(kind="key", on="poll"), KeyRefused),
    (Fault(kind="status", on="poll", status=404), JobGone),
)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("film") / "film.mp4", width=64, height=64)


@pytest.fixture(params=PARTIES, ids=lambda party: party.name)
def party(request: pytest.FixtureRequest) -> Party:
    chosen: Party = request.param
    return chosen


@pytest.fixture
async def met(party: Party, film: Path, tmp_path: Path) -> AsyncIterator[Meeting]:
    key_file = tmp_path / "key"
    key_file.write_text(KEY)
    async with meeting(party, film=film, key_file=key_file) as met:
        yield met


class TestSubmit:
    async def test_one_order_is_one_request(self, met: Meeting) -> None:
        job = await met.provider.submit(met.order())
        assert job.id == met.fake.job.id
        assert len(met.fake.received("submit")) == met.fake.submits == 1

    async def test_whatever_comes_of_it_nothing_is_sent_again(self, met: Meeting) -> None:
        for fault, error in BAD_ORDERS:
            met.fake.fail(fault)
            sent, taken = len(met.fake.received("submit")), met.fake.submits
            with pytest.raises(error) as caught:
                await met.provider.submit(met.order())
            assert len(met.fake.received("submit")) == sent + 1, fault
            assert met.fake.submits == taken + (fault.kind == "drop_accepted"), fault
            if isinstance(caught.value, Unavailable):
                assert caught.value.retry_after_s == pytest.approx(7, abs=1)

    async def test_a_key_that_is_not_there_sends_nothing(
        self, met: Meeting, tmp_path: Path
    ) -> None:
        (tmp_path / "key").write_text("")
        with pytest.raises(KeyRefused):
            await met.provider.submit(met.order())
        assert met.fake.requests == []


class TestWhatItSaysItCan:
    async def test_each_use_is_taken_with_every_picture(self, met: Meeting) -> None:
        for use in ROLES:
            if use in met.can.uses:
                order = met.order(use)
                await met.provider.submit(order)
                for medium in order.media:
                    assert await is_sent(met, medium), f"{use}: the {medium.role} is not sent"

    async def test_each_kind_of_reference_is_sent(self, met: Meeting) -> None:
        for kind in ("image", "audio", "video"):
            if "references" in met.can.uses and met.can.references_max(kind):
                medium = met.references(kind)
                await met.provider.submit(met.order("references", media=(medium,)))
                assert await is_sent(met, medium), kind

    async def test_a_use_that_it_cannot_is_not_sent_without_its_pictures(
        self, met: Meeting
    ) -> None:
        """The service asks nobody for what he says he cannot. An adapter that is asked all the
        same must not order another video in silence."""
        for use in ROLES.keys() - met.can.uses:
            order = met.order(use)
            try:
                await met.provider.submit(order)
            except OrderRefused:
                continue
            for medium in order.media:
                assert await is_sent(met, medium), f"{use}: the {medium.role} is dropped"

    @pytest.mark.parametrize(
        ("ability", "fields"),
        [
            ("sound", {"sound": True}),
            ("seed", {"seed": 4}),
            ("negative_prompt", {"negative_prompt": "dogs"}),
        ],
    )
    async def test_what_it_takes_is_in_the_order(
        self, party: Party, met: Meeting, ability: str, fields: dict[str, Any]
    ) -> None:
        if not getattr(met.can, ability) or (ability == "sound" and party.always_sounds):
            pytest.skip(f"has no switch for {ability}")
        await met.provider.submit(met.order())
        await met.provider.submit(met.order(**fields))
        one, other = (order_of(job.order) for job in met.fake.jobs.values())
        assert one != other

    async def test_the_words_are_sent_whole(self, met: Meeting) -> None:
        words = "一只“猫” & a dog; \\n = 100 %\nnext line"
        await met.provider.submit(met.order(prompt=words))
        assert words in texts_of(met.fake.job.order)


class TestPoll:
    async def test_a_job_is_followed_to_its_file(self, met: Meeting) -> None:
        job = await met.provider.submit(met.order())
        states = [await met.provider.poll(job) for _ in range(len(met.fake.job.life))]
        assert {state.status for state in states[:-1]} <= {"queued", "running"}
        assert all(state.video is None for state in states[:-1])
        assert states[-1].status == "done"
        assert await fetched(states[-1]) == met.fake.film
        assert met.fake.submits == 1

    async def test_every_word_it_documents_is_known(self, party: Party, met: Meeting) -> None:
        job = await met.provider.submit(met.order())
        for word, status in STATUSES[party.family].items():
            met.fake.fail(Fault(kind="word", word=word))
            met.fake.job.life = [word]
            state = await met.provider.poll(job)
            assert (state.word, state.status) == (word, status)
            assert (state.video is not None) == (status == "done")

    async def test_a_word_of_the_future_is_no_error(self, met: Meeting) -> None:
        job = await met.provider.submit(met.order())
        met.fake.fail(Fault(kind="word", word="contemplating"))
        with structlog.testing.capture_logs():
            state = await met.provider.poll(job)
        assert (state.status, state.word, state.video) == ("unknown", "contemplating", None)

    async def test_a_bad_moment_is_told_and_passes(self, met: Meeting) -> None:
        job = await met.provider.submit(met.order())
        for fault, error in BAD_MOMENTS:
            met.fake.fail(fault)
            with pytest.raises(error):
                await met.provider.poll(job)
            assert (await met.provider.poll(job)).status in ("queued", "running", "done"), fault


class TestCancel:
    async def test_a_waiting_job_is_given_up(self, met: Meeting) -> None:
        job = await met.provider.submit(met.order())
        if not met.provider.can_cancel:
            pytest.skip("cannot cancel")
        await met.provider.cancel(job)
        assert len(met.fake.received("cancel")) == 1
        try:
            state = await met.provider.poll(job)
        except JobGone:
            return
        assert state.status in ("cancelled", "failed")

    async def test_that_it_cannot_be_is_no_error(self, met: Meeting) -> None:
        job = await met.provider.submit(met.order())
        for _ in met.fake.job.life:
            await met.provider.poll(job)
        await met.provider.cancel(job)
        met.fake.jobs.clear()
        await met.provider.cancel(job)


class TestFind:
    async def test_an_order_whose_answer_got_lost_is_found_or_left_alone(
        self, met: Meeting
    ) -> None:
        order = met.order()
        met.fake.fail(Fault(kind="drop_accepted"))
        with pytest.raises(Ambiguous):
            await met.provider.submit(order)
        found = await search(met, order)
        assert found is None or found.id == met.fake.job.id
        assert met.fake.submits == 1

    async def test_another_order_is_never_taken_for_it(self, met: Meeting) -> None:
        await met.provider.submit(met.order(prompt="another prompt", seed=5, token="vitascope-b"))
        order = met.order(token="vitascope-a")
        assert await search(met, order) is None
        assert met.fake.submits == 1

    async def test_one_that_never_came_is_not_found(self, met: Meeting) -> None:
        assert await search(met, met.order()) is None


class TestSecrets:
    async def test_no_error_and_no_log_holds_the_key(self, met: Meeting) -> None:
        job = await met.provider.submit(met.order())
        for verb, status in itertools.product(VERBS, STATUSES_OF_TROUBLE):
            met.fake.faults = [Fault(kind="status", on=verb, status=status, body=LEAKY, times=None)]
            with structlog.testing.capture_logs() as logs:
                told = await errors_of(met, verb, job)
            assert told or verb in ("cancel", "list"), f"{verb}: {status} is no error"
            assert KEY not in f"{told} {logs}"
            assert SIGNATURE not in f"{told} {logs}"

    async def test_the_key_goes_to_the_provider_alone(self, met: Meeting) -> None:
        job = await met.provider.submit(met.order())
        state = None
        for _ in met.fake.job.life:
            state = await met.provider.poll(job)
        assert state is not None and state.video is not None
        own_host = httpx.URL(met.fake.base_url).host
        if KEY in str(state.video.headers):
            assert httpx.URL(state.video.url).host == own_host
        assert KEY not in state.video.url
        assert all(KEY not in request.path + str(request.query) for request in met.fake.requests)
        assert all(KEY.encode() not in request.body for request in met.fake.requests)


async def is_sent(met: Meeting, medium: Medium) -> bool:
    """Whether the newest order holds the medium's bytes, in whatever way."""
    content = (await medium.read()).content
    body = met.fake.received("submit")[-1].body
    return content in body or base64.b64encode(content) in body


async def fetched(state: JobState) -> bytes:
    assert state.video is not None
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(state.video.url, headers=dict(state.video.headers))
    assert answer.status_code == 200
    return answer.content


async def search(met: Meeting, order: Order) -> ProviderJob | None:
    """The order, if the provider's list tells it for certain."""
    try:
        return await met.provider.find(order, since=SINCE)
    except Ambiguous:
        return None


async def errors_of(met: Meeting, verb: Verb, job: ProviderJob) -> str:
    """All that is told of a call that fails, its causes included."""
    try:
        match verb:
            case "submit":
                await met.provider.submit(met.order())
            case "poll":
                await met.provider.poll(job)
            case "cancel":
                await met.provider.cancel(job)
            case _:
                await met.provider.find(met.order(), since=SINCE)
    except VitascopeError as error:
        causes = [error, error.__cause__, error.__context__]
        return " ".join(f"{cause!r} {cause} {vars(cause)}" for cause in causes if cause)
    return ""


def order_of(order: dict[str, object]) -> str:
    return repr(sorted(order.items(), key=lambda pair: pair[0]))


def texts_of(order: object) -> list[str]:
    """Every text in it."""
    match order:
        case str():
            return [order]
        case dict():
            return [text for value in order.values() for text in texts_of(value)]
        case list():
            return [text for value in order for text in texts_of(value)]
    return []
