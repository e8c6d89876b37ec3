"""Orders at providers are written down before they go out, and once for each task and engine."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from psycopg.sql import SQL

from tests.tasks.making import Desk
from vitascope.engines.providers.base import ProviderJob
from vitascope.engines.providers.errors import Ambiguous
from vitascope.tasks import service, upstream
from vitascope.tasks.errors import AttemptLost
from vitascope.tasks.models import Claim

JOB = ProviderJob("cgt-1", {"status": "https://p.example/1"})


async def ordered(desk: Desk, **fields: object) -> Claim:
    claim = await desk.create_and_claim(**fields)
    await desk.commit(upstream.begin, claim)
    return claim


async def test_an_order_that_went_out_is_known_before_its_answer_is(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    assert await desk.commit(upstream.find, claim) is None
    await desk.commit(upstream.begin, claim)
    order = await desk.commit(upstream.find, claim)
    assert order is not None
    assert order.job is None
    assert order.age_s >= 0
    await desk.commit(upstream.accept, claim, JOB)
    order = await desk.commit(upstream.find, claim)
    assert order is not None
    assert order.job == JOB


async def test_an_attempt_that_lost_its_task_may_not_order(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    await desk.commit(service.hand_back, claim, reason="a test")
    with pytest.raises(AttemptLost):
        await desk.commit(upstream.begin, claim)


async def test_of_two_that_order_at_the_same_time_one_does(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    outcomes = await asyncio.gather(
        *(desk.commit(upstream.begin, claim) for _ in range(5)), return_exceptions=True
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == [
        *["AttemptLost"] * 4,
        "NoneType",
    ]


async def test_after_a_refusal_the_next_order_is_the_first(desk: Desk) -> None:
    claim = await ordered(desk)
    await desk.commit(upstream.withdraw, claim)
    await desk.commit(upstream.begin, claim)


async def test_an_order_that_was_accepted_is_not_withdrawn_and_keeps_its_id(desk: Desk) -> None:
    claim = await ordered(desk)
    await desk.commit(upstream.accept, claim, JOB)
    await desk.commit(upstream.accept, claim, ProviderJob("another"))
    await desk.commit(upstream.withdraw, claim)
    order = await desk.commit(upstream.find, claim)
    assert order is not None
    assert order.job == JOB


async def test_two_tasks_never_share_a_job(desk: Desk) -> None:
    first, second = await ordered(desk), await ordered(desk)
    await desk.commit(upstream.accept, first, JOB)
    with pytest.raises(Ambiguous, match="another order has"):
        await desk.commit(upstream.accept, second, JOB)


async def test_the_id_is_kept_even_if_the_task_went_on_meanwhile(desk: Desk) -> None:
    claim = await ordered(desk)
    await desk.commit(service.hand_back, claim, reason="a test")
    await desk.commit(upstream.accept, claim, JOB)
    again = await desk.claim(claim.id)
    order = await desk.commit(upstream.find, again)
    assert order is not None
    assert order.job == JOB


async def test_jobs_whose_task_ended_without_them_are_to_be_given_up_once(desk: Desk) -> None:
    wanted, ended = await ordered(desk), await ordered(desk)
    await desk.commit(upstream.accept, wanted, ProviderJob("cgt-0"))
    await desk.commit(upstream.accept, ended, JOB)
    await desk.commit(service.fail, ended.id, attempt=1, code="timeout", message="x")
    left = await desk.commit(upstream.abandoned, ["fake"], limit=9)
    assert left == [(ended.id, "fake", JOB)]
    assert await desk.commit(upstream.abandoned, ["other"], limit=9) == []
    await desk.commit(upstream.close, ended.id, engine="fake", outcome="cancelled")
    assert await desk.commit(upstream.abandoned, ["fake"], limit=9) == []


async def test_ambiguous_orders_are_flagged_to_the_operator(desk: Desk) -> None:
    claim = await ordered(desk)
    await desk.commit(
        upstream.close, claim.id, engine="fake", outcome="ambiguous", detail="it hung up"
    )
    (case,) = await desk.commit(upstream.flagged)
    assert (case.task_id, case.engine, case.detail) == (claim.id, "fake", "it hung up")
    assert await desk.commit(upstream.flagged, within=timedelta(0)) == []


async def test_an_order_without_an_answer_is_flagged_once_its_task_has_ended(desk: Desk) -> None:
    claim = await ordered(desk)
    await desk.execute(SQL("UPDATE provider_jobs SET submitted_at = now() - interval '1 hour'"))
    await desk.commit(upstream.flag_forgotten, "fake")
    assert await desk.commit(upstream.flagged) == []  # the next attempt will look for it
    await desk.commit(service.fail, claim.id, attempt=1, code="timeout", message="x")
    await desk.commit(upstream.flag_forgotten, "fake")
    (case,) = await desk.commit(upstream.flagged)
    assert case.task_id == claim.id


async def test_an_engine_is_ill_until_it_works_again(desk: Desk) -> None:
    for code in ("provider_auth", "provider_unavailable"):
        await desk.commit(upstream.mark_unhealthy, "ark", code=code, reason="the key is refused")
    (ailment,) = await desk.commit(upstream.health)
    assert (ailment.engine, ailment.code, ailment.reason) == (
        "ark",
        "provider_unavailable",
        "the key is refused",
    )
    await desk.commit(upstream.mark_healthy, "ark")
    assert await desk.commit(upstream.health) == []


async def test_a_task_moves_on_along_its_route_and_ends_after_the_last(desk: Desk) -> None:
    claim = await desk.create_and_claim(engine="fake", route=("fake", "second"))
    await desk.commit(
        service.move_on_or_fail, claim.id, attempt=1, code="provider_auth", message="no key"
    )
    view = await desk.view(claim.id)
    assert (view.status, view.engine) == ("pending", "second")
    assert await desk.events(claim.id) == ["created", "claimed", "moved_on"]
    again = await desk.claim(claim.id)
    await desk.commit(
        service.move_on_or_fail, again.id, attempt=2, code="provider_auth", message="no key"
    )
    view = await desk.view(claim.id)
    assert (view.status, view.error_code) == ("failed", "provider_auth")
    assert await desk.ledger() == ["hold", "release"]


async def test_attempts_that_break_on_one_engine_move_the_task_to_the_next(desk: Desk) -> None:
    task_id = await desk.create(engine="fake", route=("fake", "second"))
    for attempt in (1, 2, 3):
        claim = await desk.claim(task_id)
        await desk.commit(
            service.retry_or_fail, claim.id, attempt=attempt, code="engine_failed", message="x"
        )
    view = await desk.view(task_id)
    assert (view.status, view.engine) == ("pending", "second")
    assert str(task_id) in await desk.queued()
