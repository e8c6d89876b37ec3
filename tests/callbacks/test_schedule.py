from __future__ import annotations

from datetime import UTC, datetime

import pytest

from vitascope.callbacks.schedule import RETRY_WAITS_S, wait_s
from vitascope.media.web import retry_after_s

NOW = datetime(2027, 3, 1, 12, 0, 0, tzinfo=UTC)
DAY_S = 86_400


def test_the_whole_round_takes_about_a_day() -> None:
    assert RETRY_WAITS_S[0] == 5
    assert list(RETRY_WAITS_S) == sorted(RETRY_WAITS_S)
    assert 0.95 * DAY_S < sum(RETRY_WAITS_S) < DAY_S


@pytest.mark.parametrize("tries", range(1, len(RETRY_WAITS_S) + 1))
def test_a_pause_is_as_planned_or_a_little_longer(tries: int) -> None:
    planned_s = RETRY_WAITS_S[tries - 1]
    pauses_s = {wait_s(tries, asked_s=0, waits_s=RETRY_WAITS_S) or 0.0 for _ in range(50)}
    assert len(pauses_s) > 1
    assert planned_s <= min(pauses_s) <= max(pauses_s) <= planned_s * 1.05


def test_the_last_try_is_followed_by_none() -> None:
    assert wait_s(len(RETRY_WAITS_S) + 1, asked_s=60, waits_s=RETRY_WAITS_S) is None
    assert wait_s(1, asked_s=60, waits_s=()) is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("0", 0),
        ("Mon, 01 Mar 2027 12:02:00 GMT", 120),
        ("Mon, 01 Mar 2027 12:02:00 -0000", 120),
        ("Mon, 01 Mar 2027 11:00:00 GMT", 0),  # has passed
        ("-5", 0),
        ("1.5", 0),
        ("٣", 0),
        ("soon", 0),
        ("", 0),
        ("Mon, 99 Mar 2027 12:02:00 GMT", 0),
        ("Mon, 01 Mar 0000 12:02:00 GMT", 0),
    ],
)
def test_retry_after(value: str, seconds: float) -> None:
    assert retry_after_s(value, now=NOW) == seconds
