"""Soon at first, less often the longer a job takes, never all at the same moment."""

from __future__ import annotations

from vitascope.engines.providers.polling import JITTER, LONGEST_BACKOFF_S, backoff_s, poll_wait_s


def mean_wait_s(age_s: float) -> float:
    waits = [poll_wait_s(age_s, shortest_s=2.0, longest_s=15.0) for _ in range(400)]
    assert max(waits) <= 15.0 * (1 + JITTER)
    assert min(waits) >= 2.0 * (1 - JITTER)
    assert len(set(waits)) > 1
    return sum(waits) / len(waits)


def test_the_wait_grows_with_the_age_of_the_job_within_bounds() -> None:
    means = [mean_wait_s(age_s) for age_s in (0, 60, 120, 600)]
    for mean, expected in zip(means, (2, 6, 12, 15), strict=True):
        assert abs(mean - expected) < 0.1 * expected


def test_each_failure_doubles_the_pause_up_to_a_bound() -> None:
    for failures, expected in ((1, 1), (2, 2), (5, 16), (50, LONGEST_BACKOFF_S)):
        assert expected * (1 - JITTER) <= backoff_s(failures) <= expected * (1 + JITTER)
