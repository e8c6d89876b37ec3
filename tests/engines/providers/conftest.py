"""A small film, and a file that holds the fakes' key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engines.providers.faking import KEY
from tests.engines.providers.films import make_film


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An MP4 of a second, 320×180, with sound."""
    return make_film(tmp_path_factory.mktemp("film") / "film.mp4", has_sound=True)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """What ``api_key_file`` may name."""
    path = tmp_path / "key"
    path.write_text(f"{KEY}\n", encoding="utf-8")
    return path
