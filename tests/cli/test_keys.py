"""Keys from the command line, on a database that only these commands start."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from tests.cli.command import vitascope
from vitascope.cli.first_key import ensure_first_key
from vitascope.config import Settings
from vitascope.db import open_database


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


def facts(screen: str) -> dict[str, str]:
    """What a screen of names and values says."""
    return dict(re.split(r"\s{2,}", line, maxsplit=1) for line in screen.splitlines())


def test_a_key_has_the_limits_that_it_was_given_and_loses_them(data_dir: Path) -> None:
    made = vitascope(
        *("keys", "create", "--name", "编辑", "--scope", "video:read", "--scope", "admin"),
        *("--model", "Seedance-Pro-1.5", "--monthly-budget", "12.5", "--expires", "30d"),
        *("--requests-per-minute", "60", "--max-concurrent", "3"),
        *("--callback-url", "https://hooks.example.com/a", "--data-dir", data_dir),
    )
    assert made.returncode == 0, made.stderr
    assert re.fullmatch(r"sk-[\w-]+\n", made.stdout)
    assert re.search(r"whsec_[\w+/]+=*", made.stderr)
    key_id = re.findall(r"id ([0-9a-f-]{36})", made.stderr)[0]
    shown = facts(vitascope("keys", "show", key_id, "--data-dir", data_dir).stdout)
    limits = {
        "name": "编辑",
        "account": "default",
        "state": "live",
        "scopes": "video:read, admin",
        "models": "Seedance-Pro-1.5",
        "monthly budget": "12.50 yuan",
        "requests per minute": "60",
        "concurrent tasks": "3",
        "callback URL": "https://hooks.example.com/a",
    }
    assert limits.items() <= shown.items()
    assert shown["expires"] != "never"
    changed = vitascope(
        *("keys", "set", key_id, "--monthly-budget", "none", "--expires", "none"),
        *("--model", "none", "--max-concurrent", "5", "--data-dir", data_dir),
    )
    now = facts(changed.stdout)
    assert (now["monthly budget"], now["expires"]) == ("no limit", "never")
    assert (now["models"], now["concurrent tasks"]) == ("every model", "5")
    assert now["requests per minute"] == "60"  # what was not given stays


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--monthly-budget", "1,5"),
        ("--requests-per-minute", "many"),
        ("--expires", "2020-01-01"),
        ("--expires", "soon"),
    ],
)
def test_an_option_that_says_nothing_is_a_usage_error(
    data_dir: Path, option: str, value: str
) -> None:
    refused = vitascope("keys", "create", option, value, "--data-dir", data_dir)
    assert (refused.returncode, option in refused.stderr, refused.stdout) == (2, True, "")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--scope", "video:delete", "video:create, video:read, admin"),
        ("--model", "Sora-9", "Seedance-Pro-1.5"),
        ("--max-concurrent", "0", "from 1 to"),
        ("--callback-url", "ftp://example.com", "http or https"),
        ("--account", "nobody", "there is no account"),
    ],
)
def test_what_is_refused_is_told_what_is_allowed(
    data_dir: Path, option: str, value: str, said: str
) -> None:
    refused = vitascope("keys", "create", option, value, "--data-dir", data_dir)
    assert (refused.returncode, said in refused.stderr, refused.stdout) == (1, True, "")
    assert "Traceback" not in refused.stderr


def test_a_rotated_key_is_printed_alone_and_told_how_long_the_one_before_works(
    data_dir: Path,
) -> None:
    key_id, secret = create(data_dir, "phone")
    rotated = vitascope("keys", "rotate", key_id, "--grace", "7d", "--data-dir", data_dir)
    assert re.fullmatch(r"sk-[\w-]+\n", rotated.stdout) and rotated.stdout.strip() != secret
    assert "until" in rotated.stderr
    signer = vitascope("keys", "rotate-callback-secret", key_id, "--data-dir", data_dir)
    assert re.fullmatch(r"whsec_[\w+/]+=*\n", signer.stdout)
    shown = facts(vitascope("keys", "show", key_id, "--data-dir", data_dir).stdout)
    assert {"old secret until", "old callback secret until"} <= shown.keys()
    assert rotated.stdout.startswith(shown["begins with"])


def test_the_first_key_s_file_holds_its_new_secret_after_a_rotation(tmp_path: Path) -> None:
    secret = "sk-the-first-of-all"
    (tmp_path / "api_key").write_text(f"{secret}\n")
    key_id, _ = create(tmp_path, "another")  # makes the database, too
    with open_database(Settings(data_dir=tmp_path)) as conninfo:
        asyncio.run(ensure_first_key(conninfo, Settings(data_dir=tmp_path)))
    listed = vitascope("keys", "list", "--data-dir", tmp_path).stdout
    first_id = next(line for line in listed.splitlines() if "first key" in line).split()[0]
    vitascope("keys", "rotate", key_id, "--data-dir", tmp_path)
    assert (tmp_path / "api_key").read_text() == f"{secret}\n"  # another key's is no matter
    rotated = vitascope("keys", "rotate", first_id, "--grace", "0", "--data-dir", tmp_path)
    assert (tmp_path / "api_key").read_text() == rotated.stdout
    assert "no more" in rotated.stderr and "api_key" in rotated.stderr


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
