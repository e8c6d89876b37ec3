"""The doctor, on this machine as it is and on one that lacks something."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import vitascope


def line(report: str, subject: str) -> str:
    return next(row for row in report.splitlines() if f" {subject} " in row)


def test_a_healthy_machine_passes(tmp_path: Path) -> None:
    assert vitascope("migrate", "--data-dir", tmp_path).returncode == 0
    report = vitascope("doctor", "--data-dir", tmp_path, VITASCOPE_PORT="0")
    assert report.returncode == 0, report.stdout
    assert "✗" not in report.stdout
    for subject in ("Python", "data folder", "database", "schema", "storage", "encoder", "port"):
        assert "✓" in line(report.stdout, subject)


def test_what_is_broken_is_marked_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    report = vitascope(
        "doctor",
        VITASCOPE_DATA_DIR=str(file / "data"),
        VITASCOPE_DATABASE_URL="postgresql://127.0.0.1:1/none",
        VITASCOPE_STORAGE_URL="ftp://example.com",
        VITASCOPE_ENGINE="missing",
    )
    assert report.returncode == 1
    assert "Traceback" not in report.stderr
    for subject in ("data folder", "database", "storage", "engines"):
        assert "✗" in line(report.stdout, subject)
    assert "--data-dir" in report.stdout
