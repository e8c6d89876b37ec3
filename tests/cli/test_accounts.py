"""Accounts from the command line, on a database that only these commands start."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from tests.cli.command import vitascope
from vitascope import db
from vitascope.accounts import audit
from vitascope.cli.amounts import micros_of, seconds_of, yuan
from vitascope.config import Settings


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def accounts(data_dir: Path, *words: str) -> str:
    """What the command prints."""
    done = vitascope("accounts", *words, "--data-dir", data_dir)
    assert done.returncode == 0, done.stderr
    return done.stdout


def actions(data_dir: Path) -> list[tuple[str, str]]:
    """Actor and action of every audit row, newest first."""

    async def read(conninfo: str) -> list[tuple[str, str]]:
        async with await db.connect(conninfo) as connection:
            rows = await audit.list_rows(connection, limit=100)
        return [(row.actor, row.action) for row in rows]

    with db.open_database(Settings(data_dir=data_dir)) as conninfo:
        return asyncio.run(read(conninfo))


def test_an_account_is_made_found_changed_and_frozen(data_dir: Path) -> None:
    account_id = accounts(data_dir, "create", "电影 films", "--billing", "prepaid").strip()
    assert re.fullmatch(r"[0-9a-f-]{36}", account_id)
    listed = accounts(data_dir, "list")
    row = next(line for line in listed.splitlines() if account_id in line)
    assert "prepaid" in row and "active" in row and row.endswith("电影 films")
    renamed = accounts(data_dir, "set", "电影 films", "--name", "films", "--billing", "unlimited")
    assert re.search(r"name +films\n", renamed) and re.search(r"billing +unlimited\n", renamed)
    assert re.search(r"state +frozen\n", accounts(data_dir, "freeze", account_id))
    assert re.search(r"state +active\n", accounts(data_dir, "unfreeze", "films"))
    made = vitascope("keys", "create", "--account", "films", "--name", "k", "--data-dir", data_dir)
    key_id = re.findall(r"id ([0-9a-f-]{36})", made.stderr)[0]
    assert key_id in accounts(data_dir, "show", "films")
    listed = vitascope("keys", "list", "--account", "films", "--data-dir", data_dir).stdout
    assert [line.split()[0] for line in listed.splitlines()] == ["id", key_id]
    vitascope("keys", "set", key_id, "--max-concurrent", "2", "--data-dir", data_dir)
    vitascope("keys", "rotate", key_id, "--data-dir", data_dir)
    vitascope("keys", "rotate-callback-secret", key_id, "--data-dir", data_dir)
    vitascope("keys", "revoke", key_id, "--data-dir", data_dir)
    assert actions(data_dir) == [  # every act, and nothing else
        ("cli", "key.revoke"),
        ("cli", "key.rotate_callback_secret"),
        ("cli", "key.rotate"),
        ("cli", "key.update"),
        ("cli", "key.create"),
        ("cli", "account.unfreeze"),
        ("cli", "account.freeze"),
        ("cli", "account.update"),
        ("cli", "account.create"),
    ]


def test_a_new_account_pays_as_the_settings_say(data_dir: Path) -> None:
    vitascope("accounts", "create", "cash", "--data-dir", data_dir, VITASCOPE_BILLING="prepaid")
    assert re.search(r"billing +prepaid\n", accounts(data_dir, "show", "cash"))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["show", "nobody"], 1, 'there is no account "nobody"'),
        (["freeze", "00000000-0000-4000-8000-000000000000"], 1, "there is no account"),
        (["create", " "], 1, "name must be 1 to 100 characters"),
        (["set", "nobody"], 2, "nothing to change"),
        (["create", "x", "--billing", "postpaid"], 2, "postpaid"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    data_dir: Path, words: list[str], code: int, said: str
) -> None:
    refused = vitascope("accounts", *words, "--data-dir", data_dir)
    assert (refused.returncode, said in refused.stderr) == (code, True), refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_name_is_taken_once(data_dir: Path) -> None:
    accounts(data_dir, "create", "twice")
    refused = vitascope("accounts", "create", "twice", "--data-dir", data_dir)
    assert (refused.returncode, "already" in refused.stderr) == (1, True)


@pytest.mark.parametrize(
    ("text", "micros"),
    [("12.5", 12_500_000), ("0", 0), ("0.000001", 1), ("-3", -3_000_000), ("7.10", 7_100_000)],
)
def test_yuan_are_read_digit_by_digit_and_printed_back(text: str, micros: int) -> None:
    assert micros_of(text) == micros
    assert micros_of(yuan(micros)) == micros
    assert re.fullmatch(r"-?\d+\.\d{2,6}", yuan(micros))


@pytest.mark.parametrize("text", ["", "1,5", "1e3", ".5", "0.0000001", "１", "¥1", "nan"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no amount in yuan"):
        micros_of(text)


def test_spans_are_read_in_their_unit() -> None:
    spans = {"0": 0, "90s": 90, "30m": 1_800, "24h": 86_400, "7d": 604_800}
    assert {text: seconds_of(text) for text in spans} == spans
    for text in ("", "24", "h", "1.5h", "-1h", "2w"):
        with pytest.raises(ValueError, match="no span of time"):
            seconds_of(text)
