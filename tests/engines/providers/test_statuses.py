"""Every word of every provider, and those that none has."""

from __future__ import annotations

import typing

import pytest
from structlog.testing import capture_logs

from vitascope.engines.providers.base import JobStatus
from vitascope.engines.providers.statuses import STATUSES, Family, status_of

WORDS: dict[Family, dict[JobStatus, str]] = {
    # As each provider's documents list them, by what follows from them.
    "ark": {
        "queued": "queued",
        "running": "running",
        "done": "succeeded",
        "failed": "failed expired",
        "cancelled": "cancelled",
    },
    "senseaudio": {
        "queued": "pending",
        "running": "processing",
        "done": "completed",
        "failed": "failed",
    },
    "openai": {
        "queued": "queued",
        "running": "in_progress",
        "done": "completed",
        "failed": "failed",
        "cancelled": "cancelled deleted",
    },
    "fal": {"queued": "IN_QUEUE", "running": "IN_PROGRESS", "done": "COMPLETED"},
    "replicate": {
        "queued": "starting",
        "running": "processing",
        "done": "succeeded",
        "failed": "failed",
        "cancelled": "canceled aborted",
    },
}
ALL = [
    (family, word, status)
    for family, by_status in WORDS.items()
    for status, words in by_status.items()
    for word in words.split()
]


@pytest.mark.parametrize(("family", "word", "status"), ALL)
def test_a_documented_word_has_its_meaning(family: Family, word: str, status: JobStatus) -> None:
    with capture_logs() as logs:
        assert status_of(family, word) == status
    assert not logs


def test_the_table_has_no_other_word() -> None:
    table = {(family, word) for family, words in STATUSES.items() for word in words}
    assert table == {(family, word) for family, word, _ in ALL}
    assert set(STATUSES) == set(typing.get_args(Family))


@pytest.mark.parametrize("word", ["paused", "Succeeded", "", "queued "])
def test_another_word_is_unknown(word: str) -> None:
    assert status_of("ark", word) == "unknown"


def test_an_unknown_word_is_an_error_in_the_log_once() -> None:
    with capture_logs() as logs:
        for _ in range(3):
            status_of("fal", "DREAMING_ONCE")
            status_of("ark", "DREAMING_ONCE")
    assert [(line["log_level"], line["provider"], line["word"]) for line in logs] == [
        ("error", "fal", "DREAMING_ONCE"),
        ("error", "ark", "DREAMING_ONCE"),
    ]


def test_a_word_of_any_length_is_a_short_log_line() -> None:
    with capture_logs() as logs:
        status_of("ark", "x" * 10_000)
    assert len(logs[0]["word"]) == 60
