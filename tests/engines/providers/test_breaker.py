"""A provider in trouble is left alone for a while, then tried with one call."""

from __future__ import annotations

from vitascope.engines.providers.breaker import (
    FAILURES_MAX,
    FIRST_PAUSE_S,
    LONGEST_PAUSE_S,
    TRIAL_S,
    Breaker,
)


def opened(at_s: float = 0.0) -> Breaker:
    breaker = Breaker()
    for _ in range(FAILURES_MAX - 1):
        assert not breaker.failed(at_s)
    assert breaker.failed(at_s)
    return breaker


def test_failures_in_a_row_open_it_and_one_success_forgets_them() -> None:
    breaker = Breaker()
    for _ in range(FAILURES_MAX - 1):
        breaker.failed(0.0)
    breaker.worked()
    assert not breaker.failed(0.0)
    assert breaker.wait_s(0.0) == 0
    assert not breaker.is_open


def test_nothing_is_sent_while_it_is_open() -> None:
    breaker = opened()
    assert breaker.wait_s(1.0) == FIRST_PAUSE_S - 1.0
    assert breaker.is_open


def test_after_the_pause_one_call_goes_and_the_others_wait_for_it() -> None:
    breaker = opened()
    assert breaker.wait_s(FIRST_PAUSE_S) == 0
    assert breaker.wait_s(FIRST_PAUSE_S) > 0
    breaker.worked()
    assert [breaker.wait_s(FIRST_PAUSE_S) for _ in range(2)] == [0, 0]


def test_each_trial_that_fails_doubles_the_pause_up_to_a_bound() -> None:
    breaker, now_s, pauses = opened(), 0.0, []
    for _ in range(8):
        pauses.append(breaker.wait_s(now_s))
        now_s += pauses[-1]
        assert breaker.wait_s(now_s) == 0
        assert breaker.failed(now_s)
    assert pauses[:3] == [FIRST_PAUSE_S, 2 * FIRST_PAUSE_S, 4 * FIRST_PAUSE_S]
    assert pauses[-1] == LONGEST_PAUSE_S


def test_late_news_of_calls_from_before_change_nothing() -> None:
    breaker = opened()
    assert not breaker.failed(1.0)
    assert breaker.wait_s(FIRST_PAUSE_S) == 0


def test_a_trial_of_which_nothing_is_heard_gives_way_to_another() -> None:
    breaker = opened()
    assert breaker.wait_s(FIRST_PAUSE_S) == 0
    assert breaker.wait_s(FIRST_PAUSE_S + TRIAL_S - 1) > 0
    assert breaker.wait_s(FIRST_PAUSE_S + TRIAL_S) == 0


def test_it_can_be_opened_at_once() -> None:
    breaker = Breaker()
    breaker.trip(0.0)
    assert breaker.wait_s(0.0) == FIRST_PAUSE_S
