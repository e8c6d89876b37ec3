"""Keys from the command line, on a database that only these commands start."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.command import vitascope


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def create(data_dir: Path, name: str) -> tuple[str, str]:
    """The id and the secret of a new key."""
    made = vitascope("keys", "create", "--name", name, "--data-dir", data_dir)
    assert made.returncode == 0, made.stderr
    key_id = re.search(r"id ([0-9a-f-]{36})", made.stderr)
    assert key_id is not None
    return key_id[1], made.stdout.strip()


def test_a_new_key_is_printed_alone_and_listed_without_its_secret(data_dir: Path) -> None:
    key_id, secret = create(data_dir, "phone")
    assert re.fullmatch(r"sk-[\w-]+", secret)
    listed = vitascope("keys", "list", "--data-dir", data_dir)
    row = next(line for line in listed.stdout.splitlines() if key_id in line)
    assert "phone" in row
    assert "live" in row
    assert secret not in listed.stdout


def test_a_revoked_key_is_listed_as_such(data_dir: Path) -> None:
    key_id, _ = create(data_dir, "lost")
    assert vitascope("keys", "revoke", key_id, "--data-dir", data_dir).returncode == 0
    listed = vitascope("keys", "list", VITASCOPE_DATA_DIR=str(data_dir))
    assert "revoked" in next(line for line in listed.stdout.splitlines() if key_id in line)


def test_an_unknown_key_cannot_be_revoked(data_dir: Path) -> None:
    unknown = "00000000-0000-4000-8000-000000000000"
    refused = vitascope("keys", "revoke", unknown, "--data-dir", data_dir)
    assert (refused.returncode, unknown in refused.stderr) == (1, True)


def test_what_is_no_id_is_a_usage_error(data_dir: Path) -> None:
    assert vitascope("keys", "revoke", "phone", "--data-dir", data_dir).returncode == 2


def test_migrate_finds_the_schema_up_to_date(data_dir: Path) -> None:
    create(data_dir, "any")
    again = vitascope("migrate", "--data-dir", data_dir)
    assert (again.returncode, "up to date" in again.stdout) == (0, True)


def test_an_unreachable_database_is_told_in_a_sentence(data_dir: Path) -> None:
    away = vitascope("keys", "list", VITASCOPE_DATABASE_URL="postgresql://127.0.0.1:1/none")
    assert away.returncode == 1
    assert away.stderr.startswith("vitascope: The database cannot be used: ")
    assert "Traceback" not in away.stderr
