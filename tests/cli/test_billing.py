"""Money from the command line, on a database of each test's own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.cli.command import vitascope

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def billing(conninfo: str, tmp_path: Path) -> Run:
    with psycopg.connect(conninfo) as connection:
        connection.execute("INSERT INTO accounts (name) VALUES ('films')")

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return vitascope(
            "billing", *words, VITASCOPE_DATABASE_URL=conninfo, VITASCOPE_DATA_DIR=str(tmp_path)
        )

    return run


def done(ran: subprocess.CompletedProcess[str]) -> str:
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def facts(told: str) -> dict[str, str]:
    """The lines of a balance."""
    return dict(line.rsplit(maxsplit=1) for line in told.splitlines())


def test_amounts_are_yuan_to_the_last_micro_yuan(billing: Run) -> None:
    films = ("--account", "films")
    assert done(billing("top-up", "12.345678", *films)).endswith(": 12.345678 yuan\n")
    assert done(billing("top-up", "0.1", *films)).endswith(": 0.10 yuan\n")
    assert done(billing("top-up", "0.2", *films)).endswith(": 0.20 yuan\n")
    put_right = billing("adjust", "-0.000001", "--note", "a slip", *films)
    assert done(put_right).endswith(": -0.000001 yuan\n")
    assert facts(done(billing("balance", *films))) == {
        "available": "12.645677",
        "held": "0.00",
        "spent this month": "0.00",
        "billing": "unlimited",
    }
    newest, *_ = done(billing("ledger", *films)).splitlines()[1:]
    assert newest.split()[3:] == ["adjustment", "-0.000001", "0.00", "a", "slip"]
    assert done(billing("usage", *films)).splitlines()[-1].split() == ["total", *"000", "0.00"]


def test_every_act_is_in_the_audit_log_and_a_refused_one_is_not(
    billing: Run, conninfo: str
) -> None:
    for _ in range(2):
        done(billing("top-up", "5", "--account", "films", "--reference", "r 1"))
    refused = billing("top-up", "6", "--account", "films", "--reference", "r 1")
    assert (refused.returncode, "belongs to a top-up" in refused.stderr) == (1, True)
    done(billing("adjust", "-1", "--account", "films", "--note", "x"))
    with psycopg.connect(conninfo) as connection:
        acts = connection.execute(
            "SELECT actor, action, detail->>'amount_micros' FROM audit_log ORDER BY id"
        ).fetchall()
        available = connection.execute("SELECT available_micros FROM balances").fetchall()
    assert acts == [
        ("cli", "billing.top_up", "5000000"),
        ("cli", "billing.top_up", "5000000"),
        ("cli", "billing.adjust", "-1000000"),
    ]
    assert available == [(4_000_000,)]


@pytest.mark.parametrize(
    "words",
    [
        ("top-up", "0.0000001"),
        ("top-up", "1e3"),
        ("top-up", "five"),
        ("top-up", "NaN"),
        ("top-up",),
        ("adjust", "5"),  # without a note
        ("adjust", "5", "--note", " "),
        ("adjust", "-5", "--nott", "x"),
        ("ledger", "--limit", "0"),
        ("usage", "--from", "yesterday"),
        ("usage", "--from", "2026-02-02", "--to", "2026-02-01"),
        ("usage", "--by", "month"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(billing: Run, words: tuple[str, ...]) -> None:
    refused = billing(*words, "--account", "films")
    assert refused.returncode == 2, refused.stdout
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("top-up", "0"), "not 0"),
        (("top-up", "9999999999"), "must be from 1 to"),
        (("balance", "--account", "nobody"), "there is no account "),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    billing: Run, words: tuple[str, ...], told: str
) -> None:
    refused = billing(*words, *(() if "--account" in words else ("--account", "films")))
    assert (refused.returncode, told in refused.stderr) == (1, True), refused.stderr
    assert "Traceback" not in refused.stderr
