"""The doctor, on this machine as it is and on one that lacks something."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import vitascope

ENGINES = """
[engines.away]
kind = "openai_video"
base_url = "http://127.0.0.1:9"
model = "wan"
api_key_env = "A_KEY_THAT_IS_AWAY"

[engines.keyed]
kind = "openai_video"
base_url = "http://127.0.0.1:9"
model = "wan"
api_key_env = "A_KEY"

[engines.gone]
kind = "python"
target = "tests.engines.nowhere:make"

[engines.frames]
kind = "illustration"
[engines.frames.can]
uses = ["first_frame"]

[models."Seedance-Pro-1.5"]
engines = ["away", "illustration"]

[models."SenseAudio-Video-1.0"]
engines = ["frames"]
"""


def line(report: str, subject: str) -> str:
    return next(row for row in report.splitlines() if row[3:].strip().startswith(f"{subject} "))


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
    assert "there is no engine 'missing'" in report.stdout


def test_the_routing_and_every_engine_are_looked_at(tmp_path: Path) -> None:
    config = tmp_path / "engines.toml"
    config.write_text(ENGINES)
    report = vitascope(
        *("doctor", "--data-dir", tmp_path / "data", "--config", config, "--engine", "wan2.2-5b"),
        A_KEY="sk-of-the-operator",
        HF_HOME=str(tmp_path / "hub"),
    )
    assert report.returncode == 1  # an engine in use lacks its key
    said = report.stdout
    assert str(config) in line(said, "config")
    assert "away, then illustration" in line(said, "Seedance-Pro-1.5")
    assert "wan2.2-5b" in line(said, "Seedance-2.0")
    assert "wan2.2-5b cannot: a first and a last frame, references, generate_audio, 1080p" in said
    assert "!" in line(said, "SenseAudio-Video-1.0")
    assert "frames cannot: anything of what it accepts" in said
    assert "✗" in line(said, "engine away")
    assert "variable A_KEY_THAT_IS_AWAY is not set" in line(said, "engine away")
    assert "✓" in line(said, "engine keyed")
    assert "sk-of-the-operator" not in said
    assert "!" in line(said, "engine gone")  # nothing is routed to it
    assert "✓" in line(said, "engine illustration")
    assert "✗" in line(said, "engine wan2.2-5b")
