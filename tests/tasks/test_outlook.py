"""What is foreseen: paces from samples, places in the queue beside the order in which tasks are
really claimed, and the time until the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg.sql import SQL

from tests.tasks.making import VIDEO, Desk, make_caller
from vitascope.db import Database
from vitascope.tasks import paces, service, store
from vitascope.tasks.models import Claim
from vitascope.tasks.outlook import (
    UNKNOWN,
    Account,
    Line,
    Pace,
    Paces,
    Prospect,
    Queue,
    Running,
    Waiting,
    line_of,
    remaining_s,
)
from vitascope.tasks.paces import Outlook, Queues

SILENT_FOR = timedelta(seconds=8)
MODEL = ("fake", "Seedance-Pro-1.5")


def pace(*samples: tuple[float, float], weight: float = 1.0) -> Pace:
    """Of samples (megapixels, seconds) that all count the same."""
    return Pace(
        weight * len(samples),
        weight * sum(x for x, _ in samples),
        weight * sum(y for _, y in samples),
        weight * sum(x * x for x, _ in samples),
        weight * sum(x * y for x, y in samples),
    )


def expected_s(line: Line | None, megapixels: float) -> float:
    assert line is not None
    return line.fixed_s + line.per_megapixel_s * megapixels


def proportional(seconds_per_megapixel: float) -> Paces:
    return Paces({MODEL: pace((1.0, seconds_per_megapixel))})


# Paces


def test_without_a_sample_nothing_is_known() -> None:
    assert line_of(pace()) is None


def test_one_sample_says_that_time_is_proportional_to_size() -> None:
    line = line_of(pace((100, 5)))
    assert expected_s(line, 100) == pytest.approx(5)
    assert expected_s(line, 200) == pytest.approx(10)


def test_equal_sizes_say_so_too() -> None:
    line = line_of(pace((100, 4), (100, 6), (100, 5)))
    assert expected_s(line, 100) == pytest.approx(5)
    assert expected_s(line, 50) == pytest.approx(2.5)


def test_two_sizes_make_a_line() -> None:
    line = line_of(pace((100, 12), (400, 42)))  # 2 s + 0.1 s a megapixel
    assert expected_s(line, 100) == pytest.approx(12, rel=0.05)
    assert expected_s(line, 250) == pytest.approx(27, rel=0.01)
    assert expected_s(line, 800) == pytest.approx(82, rel=0.05)


def test_smaller_tasks_that_took_longer_make_no_slope_that_falls() -> None:
    line = line_of(pace((100, 10), (400, 4)))
    assert line is not None
    assert expected_s(line, 1000) >= expected_s(line, 100) >= 0


@given(
    st.lists(
        st.tuples(
            st.floats(min_value=0.1, max_value=1e5), st.floats(min_value=1e-3, max_value=1e5)
        ),
        min_size=1,
        max_size=10,
    ),
    st.floats(min_value=0.0, max_value=1e6),
)
def test_no_pace_foresees_a_negative_time_nor_less_for_more(
    samples: list[tuple[float, float]], size: float
) -> None:
    line = line_of(pace(*samples))
    assert line is not None
    assert line.fixed_s >= -1e-6 * max(y for _, y in samples)
    assert 0 <= line.per_megapixel_s < float("inf")
    middle = sum(x for x, _ in samples) / len(samples)
    mean_s = sum(y for _, y in samples) / len(samples)
    assert expected_s(line, middle) == pytest.approx(mean_s, rel=1e-3)
    assert expected_s(line, size + 1) >= expected_s(line, size)


def test_a_model_without_a_sample_has_the_pace_of_its_engine() -> None:
    known = Paces({("e", "a"): pace((100, 10)), ("e", "b"): pace((100, 30))})
    assert expected_s(known.line("e", "a"), 100) == pytest.approx(10)
    assert expected_s(known.line("e", "new"), 100) == pytest.approx(20)
    assert known.line("another", "a") is None


def test_the_built_in_engine_has_a_pace_from_the_first_task_on() -> None:
    assert expected_s(Paces({}).line("illustration", "any"), 100) > 0


async def test_a_completed_task_is_learnt(desk: Desk) -> None:
    claim = await desk.create_and_claim(width=1000, height=500, fps=24, duration_s=5)
    await desk.age("started_at", claim.id, by=timedelta(seconds=30))
    await desk.commit(service.complete, claim, VIDEO)
    queue = await read(desk)
    (known,) = await desk.rows(SQL("SELECT weight, sum_x, sum_y, sum_xx, sum_xy FROM paces"))
    assert known[:2] == (1, 60)
    assert known[2] == pytest.approx(30, abs=5)
    assert known[3:] == pytest.approx((3600, 60 * known[2]))
    waiting = await foreseen(desk, queue, await desk.create(width=1000, height=500, duration_s=10))
    assert waiting.eta_s is None  # nobody works


async def test_newer_samples_count_more(desk: Desk) -> None:
    for seconds in (100, 10):
        claim = await desk.create_and_claim()
        await desk.age("started_at", claim.id, by=timedelta(seconds=seconds))
        await desk.commit(service.complete, claim, VIDEO)
    ((weight, sum_y),) = await desk.rows(SQL("SELECT weight, sum_y FROM paces"))
    assert weight == pytest.approx(1.95)
    assert sum_y == pytest.approx(0.95 * 100 + 10, abs=5)


async def test_a_task_that_failed_is_not_learnt(desk: Desk) -> None:
    claim = await desk.create_and_claim()
    await desk.commit(service.fail, claim.id, attempt=1, code="engine_failed", message="no")
    await desk.commit(paces.learn, claim.id)
    assert await desk.rows(SQL("SELECT FROM paces")) == []


# What is left of a running task


@pytest.mark.parametrize(
    ("fixed_s", "drawing_s", "fraction", "running_s", "left_s"),
    [
        (20, 80, 0.0, 0, 100),  # all of it is still to come
        (20, 80, 0.0, 15, 85),  # no frame yet, as was to be expected
        (20, 80, 0.0, 50, 80),  # late
        (20, 80, 0.5, 60, 40),  # just as learnt
        (20, 80, 0.5, 120, 80),  # twice as slow, and so is the rest
        (20, 80, 0.25, 80, 90),  # twice as slow, but early: half of that counts
        (0, 100, 0.9, 45, 5),  # twice as fast
        (20, 80, 1.0, 500, 0),
        (0, 0, 0.5, 10, 0),
    ],
)
def test_what_is_left(
    fixed_s: float, drawing_s: float, fraction: float, running_s: float, left_s: float
) -> None:
    line = Line(fixed_s=fixed_s, per_megapixel_s=drawing_s / 10)
    left = remaining_s(line, megapixels=10, fraction=fraction, running_s=running_s)
    assert left == pytest.approx(left_s)


@pytest.mark.parametrize(("fraction", "left_s"), [(0.5, 30), (0.75, 10), (0.04, None), (0.0, None)])
def test_where_nothing_was_learnt_its_own_pace_is_all(
    fraction: float, left_s: float | None
) -> None:
    left = remaining_s(None, megapixels=10, fraction=fraction, running_s=30)
    assert left == (None if left_s is None else pytest.approx(left_s))


# When a waiting task begins


def running(left_s: float) -> Running:
    """At one second a megapixel, just begun."""
    return Running(*MODEL, left_s, 0, 0.0)


def waiting(account_id: UUID, sizes: Sequence[float], **options: Any) -> Account:
    group = Waiting.of(5, *MODEL, seqs=list(range(1, len(sizes) + 1)), each=sizes)
    values = {"running_count": 0, "served_at": None, "waiting": [group], **options}
    return Account(id=account_id, **values)


def prospect(queue: Queue, account_id: UUID, seq: int, size: float = 10) -> Prospect:
    return queue.prospect_of_waiting(
        *MODEL, megapixels=size, account_id=account_id, priority=5, seq=seq
    )


@pytest.mark.parametrize(
    ("worker_count", "left_s", "ahead", "eta_s"),
    [
        (1, [], [], 10),  # an idle worker begins at once
        (1, [4], [], 14),
        (1, [4], [5, 6], 25),
        (2, [2, 10], [], 12),  # the first that is free
        (2, [2, 10], [5], 17),  # is busy again until 7
        (2, [2, 10], [20], 26),  # 20 s shared by both from 2 and 10 s on
        (3, [8, 8], [], 10),  # one of three is idle
        (1, [4, 9], [], 14),  # a task whose worker died frees nobody
        (0, [], [], None),  # nobody works
    ],
)
def test_when_it_will_be_done(
    worker_count: int, left_s: list[float], ahead: list[float], eta_s: int | None
) -> None:
    me = uuid4()
    queue = Queue(
        worker_count=worker_count,
        accounts=[waiting(me, [*ahead, 10])],
        running=[running(seconds) for seconds in left_s],
        paces=proportional(1.0),
    )
    assert prospect(queue, me, len(ahead) + 1) == Prospect(len(ahead) + 1, eta_s)


def test_an_unknown_pace_ahead_makes_the_time_unknown_but_not_the_place() -> None:
    me = uuid4()
    strange = Waiting.of(5, "strange", "m", seqs=[1], each=[10])
    own = Waiting.of(5, *MODEL, seqs=[2], each=[10])
    account = Account(id=me, running_count=0, served_at=None, waiting=[strange, own])
    queue = Queue(worker_count=1, accounts=[account], running=[], paces=proportional(1.0))
    assert prospect(queue, me, 2) == Prospect(2, None)


def test_priority_goes_before_age_inside_an_account() -> None:
    me = uuid4()
    high = Waiting.of(9, *MODEL, seqs=[7, 8], each=[1, 1])
    low = Waiting.of(1, *MODEL, seqs=[1, 2], each=[1, 1])
    own = Waiting.of(5, *MODEL, seqs=[3, 4], each=[1, 1])
    account = Account(id=me, running_count=0, served_at=None, waiting=[high, own, low])
    queue = Queue(worker_count=1, accounts=[account], running=[], paces=proportional(1.0))
    assert prospect(queue, me, 4).queue_position == 4


def test_a_task_that_the_snapshot_lacks_is_behind_those_it_has() -> None:
    me = uuid4()
    queue = Queue(
        worker_count=1, accounts=[waiting(me, [1, 1])], running=[], paces=proportional(1.0)
    )
    assert prospect(queue, me, 99).queue_position == 3
    assert prospect(queue, uuid4(), 99).queue_position is not None


# Places beside the real order


async def read(desk: Desk) -> Queues:
    async with desk.database.connection() as connection:
        return await paces.read_queues(connection, silent_for=SILENT_FOR)


async def foreseen(desk: Desk, queue: Queues, task_id: UUID) -> Prospect:
    return paces.prospect_in(queue, await desk.view(task_id))


async def claim_next(desk: Desk) -> Claim | None:
    claim: Claim | None = await desk.commit(store.claim_next, engines=["fake"], worker="w")
    return claim


async def work_off(desk: Desk, tasks: Sequence[UUID], *, worker_count: int) -> dict[UUID, int]:
    """Claim and complete until none of the tasks waits, oldest claim first; how many were claimed
    before each, and itself."""
    places: dict[UUID, int] = {}
    in_hand = [
        row[0]
        for row in await desk.rows(
            SQL("SELECT id FROM tasks WHERE status = 'processing' ORDER BY started_at, seq")
        )
    ]
    while True:
        while len(in_hand) < worker_count and (claim := await claim_next(desk)):
            places[claim.id] = len(places) + 1
            in_hand.append(claim.id)
        if tasks and all(task in places for task in tasks):
            return places
        await desk.execute(
            SQL(
                "UPDATE tasks SET status = 'failed', completed_at = now(), error_code = 'x',"
                " error_message = 'x' WHERE id = %s"
            ),
            in_hand.pop(0),
        )


@pytest.mark.parametrize("worker_count", [1, 2, 3])
@pytest.mark.parametrize(
    "queued",
    [
        {"a": 5},
        {"a": 6, "b": 2},
        {"a": 2, "b": 6},
        {"a": 4, "b": 4, "c": 4},
        {"a": 7, "b": 1, "c": 3},
    ],
    ids=str,
)
async def test_places_are_those_in_which_tasks_are_claimed(
    database: Database, queued: dict[str, int], worker_count: int
) -> None:
    """Exactly with one worker; with several, where it also counts whose task ends first, within
    as many places as there are others at work."""
    async with database.transaction() as connection:
        desks = {
            name: Desk(database, await make_caller(connection, account=name)) for name in queued
        }
    first = desks["a"]
    tasks = [await desks[name].create() for name, count in queued.items() for _ in range(count)]
    for index in range(worker_count):
        await store_worker(first, f"w{index}")
        await claim_next(first)  # all workers are busy
    queue = await read(first)
    waiting_ids = [
        row[0] for row in await first.rows(SQL("SELECT id FROM tasks WHERE status = 'pending'"))
    ]
    told = {task: (await foreseen(first, queue, task)).queue_position for task in waiting_ids}
    real = await work_off(first, waiting_ids, worker_count=worker_count)
    assert set(waiting_ids) < set(tasks)
    for task in waiting_ids:
        place = told[task]
        assert place is not None
        assert abs(place - real[task]) <= worker_count - 1, (told, real)


async def store_worker(desk: Desk, name: str) -> None:
    await desk.commit(store.worker_beat, name, lanes=[{"engines": ["fake"], "capacity": 1}])


async def test_one_account_with_many_does_not_move_anothers_first_back(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        many = Desk(database, await make_caller(connection, account="many"))
        few = Desk(database, await make_caller(connection, account="few"))
    last = [await many.create() for _ in range(30)][-1]
    first = await few.create()
    await store_worker(many, "w")
    queue = await read(many)
    place = (await foreseen(many, queue, first)).queue_position
    assert place is not None and place <= 2
    assert (await foreseen(many, queue, last)).queue_position == 31


async def test_an_account_catches_up_with_one_that_has_all_the_workers(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        all_of_them = Desk(database, await make_caller(connection, account="all of them"))
        late = Desk(database, await make_caller(connection, account="late"))
    first = [await all_of_them.create() for _ in range(8)][6]
    for index in range(6):
        await store_worker(late, f"w{index}")
        await claim_next(late)
    tasks = [*[await late.create() for _ in range(3)], first]
    queue = await read(late)
    told = [(await foreseen(late, queue, task)).queue_position for task in tasks]
    real = await work_off(late, tasks, worker_count=6)
    assert told == [real[task] for task in tasks] == [1, 2, 3, 4]


# In one process


async def test_what_was_read_is_good_for_a_second(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlook = Outlook(desk.database, silent_for=SILENT_FOR)
    first, second = await desk.create(), await desk.create()
    assert (await outlook.of(await desk.view(second))).queue_position == 2
    await desk.claim(first)
    assert (await outlook.of(await desk.view(second))).queue_position == 2
    monkeypatch.setattr("vitascope.tasks.paces.KEPT_S", 0.0)
    fresh = Outlook(desk.database, silent_for=SILENT_FOR)
    assert (await fresh.of(await desk.view(second))).queue_position == 1


async def test_an_ended_task_has_no_prospect(desk: Desk) -> None:
    outlook = Outlook(desk.database, silent_for=SILENT_FOR)
    claim = await desk.create_and_complete()
    assert await outlook.of(await desk.view(claim.id)) == UNKNOWN


async def test_without_a_database_nothing_is_foreseen_and_nothing_raised(desk: Desk) -> None:
    view = await desk.view(await desk.create())
    away = Database("host=/nowhere dbname=none connect_timeout=1")
    outlook = Outlook(away, silent_for=SILENT_FOR)
    await away.open()
    try:
        assert await outlook.of(view) == UNKNOWN
    finally:
        await away.close()
