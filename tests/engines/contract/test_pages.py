"""The pages about engines say what the code says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.contract.cases import EXAMPLES
from vitascope.catalog.abilities import ALL_USES
from vitascope.config import Settings
from vitascope.engines.can import Can
from vitascope.engines.roster import Roster

DOCS = EXAMPLES.parent


def blocks(page: str, language: str) -> list[str]:
    """The page's blocks of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", (DOCS / page).read_text(), re.M | re.S)


def test_the_tables_are_what_the_code_says() -> None:
    script = DOCS.parent / "scripts" / "engines_page.py"
    ended = subprocess.run([sys.executable, script, "--check"], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stdout.decode() + ended.stderr.decode()


def test_the_example_is_shown_as_it_is() -> None:
    assert blocks("writing-an-engine.md", "python") == [(EXAMPLES / "soft_light.py").read_text()]
    assert blocks("writing-an-engine.md", "toml") == [(EXAMPLES / "vitascope.toml").read_text()]


def test_the_example_is_about_forty_lines() -> None:
    lines = (EXAMPLES / "soft_light.py").read_text().splitlines()
    assert len([line for line in lines if line.strip()]) <= 40


def test_all_that_an_engine_can_be_said_to_do_is_told() -> None:
    page = (DOCS / "writing-an-engine.md").read_text()
    for word in [*Can.model_fields, *ALL_USES]:
        assert f"`{word}`" in page


@pytest.mark.parametrize("number", range(2))
def test_what_is_shown_of_the_file_can_be_read(tmp_path: Path, number: int) -> None:
    shown = blocks("engines.md", "toml")
    assert len(shown) == 2
    config = tmp_path / "vitascope.toml"
    config.write_text(shown[number])
    roster = Roster.of(Settings(config=config))
    assert roster.route("Seedance-Pro-1.5")[-1] == "illustration"


def test_every_file_that_a_page_names_is_there() -> None:
    for page in ("engines.md", "writing-an-engine.md"):
        links = re.findall(r"\]\(([^)#]+)\)", (DOCS / page).read_text())
        for link in links:
            assert link.startswith("https://") or (DOCS / link).exists(), f"{page}: {link}"
