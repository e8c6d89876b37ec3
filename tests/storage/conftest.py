"""What several storage tests need of the machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.disk import mount_small_disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MiB."""
    with mount_small_disk(tmp_path) as folder:
        yield folder
