"""What holds for every command: help, versions, settings, exit codes."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from tests.cli.command import vitascope
from vitascope.catalog import MODELS

COMMANDS = (
    "serve",
    "worker",
    "generate",
    "models",
    "engines",
    "pull",
    "doctor",
    "migrate",
    "keys",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    helped = vitascope(command, "--help")
    assert helped.returncode == 0
    assert "Usage" in helped.stdout


def test_the_version_is_the_package_s() -> None:
    assert vitascope("--version").stdout == f"vitascope {version('vitascope')}\n"


def test_models_lists_the_catalogue_and_its_engines() -> None:
    listed = vitascope("models", VITASCOPE_ENGINE="tests.engines.fake:make,illustration")
    assert listed.returncode == 0
    assert all(model in listed.stdout for model in MODELS)
    assert "2-12" in listed.stdout
    assert listed.stdout.count("fake, then illustration") == len(MODELS)


def test_models_lists_what_its_engine_can_do() -> None:
    listed = vitascope("models", "--engine", "wan2.2-5b")
    entry = listed.stdout.partition("Seedance-Pro-1.5\n")[2].partition("\n\n")[0]
    facts = dict(line.split(maxsplit=1) for line in entry.splitlines())
    assert facts["pictures"].split() == ["first_frame"]
    assert facts["options"].split() == ["camera_fixed"]
    assert facts["resolution"].split() == ["720p"]
    assert facts["engine"].split() == ["wan2.2-5b"]


def test_models_says_which_cannot_be_made(tmp_path: Path) -> None:
    config = tmp_path / "engines.toml"
    config.write_text(
        '[engines.few]\nkind = "illustration"\n[engines.few.can]\nuses = ["first_frame"]\n'
    )
    listed = vitascope("models", "--config", config, "--engine", "few").stdout
    own, pro, *_ = listed.strip().split("\n\n")
    assert "be made by any of its engines" in own
    assert "a picture, besides the text" in pro


@pytest.mark.parametrize(
    "words",
    [("serve", "--port", "0"), ("worker",), ("generate", "a cat"), ("models",), ("engines",)],
    ids=lambda words: words[0],
)
def test_a_bad_config_is_told_at_the_start_in_one_sentence(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    config = tmp_path / "engines.toml"
    config.write_text('[engines.ark]\nkind = "ark"\nmax_concurrent = 0\n')
    data_dir = str(tmp_path / "data")
    refused = vitascope(*words, "--config", config, VITASCOPE_DATA_DIR=data_dir)
    assert refused.returncode == 1
    assert refused.stderr == (
        f"vitascope: {config}: [engines.ark] max_concurrent must be greater than or equal to 1\n"
    )
    assert refused.stdout == ""


def test_an_engine_for_a_worker_that_is_none_is_told_at_the_start(tmp_path: Path) -> None:
    refused = vitascope(
        "worker", VITASCOPE_WORKER_ENGINES="wan", VITASCOPE_DATA_DIR=str(tmp_path / "data")
    )
    assert refused.returncode == 1
    assert "there is no engine 'wan'" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_an_engine_is_for_a_service_of_one_s_own(tmp_path: Path) -> None:
    words = ("generate", "a cat", "--base-url", "http://127.0.0.1:1", "--engine", "wan2.2-5b")
    refused = vitascope(*words, "--api-key", "sk-a", "--data-dir", tmp_path)
    assert refused.returncode == 2
    assert "--base-url" in refused.stderr


@pytest.mark.parametrize(
    ("words", "variables", "named"),
    [
        # an option that is no number, told by typer
        (("serve", "--port", "high"), {}, "--port"),
        # an option out of range, told by the settings
        (("serve", "--port", "70000"), {}, "--port"),
        # a variable of the wrong type
        (("serve",), {"VITASCOPE_WORKERS": "many"}, "VITASCOPE_WORKERS"),
        # a key that is none: named, and not shown
        (("serve",), {"VITASCOPE_API_KEY": "secret"}, "VITASCOPE_API_KEY"),
        # a list without an item
        (("models",), {"VITASCOPE_ENGINE": " , "}, "VITASCOPE_ENGINE"),
        (("worker", "--workers", "0"), {}, "--workers"),
        (("fly",), {}, "fly"),
    ],
)
def test_wrong_usage_is_told_and_ends_with_2(
    words: tuple[str, ...], variables: dict[str, str], named: str
) -> None:
    refused = vitascope(*words, **variables)
    assert refused.returncode == 2
    assert named in refused.stderr
    assert "secret" not in refused.stderr
    assert "Traceback" not in refused.stderr
