"""What holds for every command: help, versions, settings, exit codes."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from tests.cli.command import vitascope
from vitascope.catalog import MODELS

COMMANDS = ("serve", "worker", "generate", "models", "doctor", "migrate", "keys")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    helped = vitascope(command, "--help")
    assert helped.returncode == 0
    assert "Usage" in helped.stdout


def test_the_version_is_the_package_s() -> None:
    assert vitascope("--version").stdout == f"vitascope {version('vitascope')}\n"


def test_models_lists_the_catalogue_and_its_engines() -> None:
    listed = vitascope("models", VITASCOPE_ENGINE_ROUTES='{"Seedance-Pro-1.5": "other"}')
    assert listed.returncode == 0
    assert all(model in listed.stdout for model in MODELS)
    assert "2-12" in listed.stdout
    assert "other" in listed.stdout


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
        # not JSON
        (("models",), {"VITASCOPE_ENGINE_ROUTES": "{"}, "engine_routes"),
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
