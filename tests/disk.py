"""A disk small enough to fill, for tests of what happens when it is full."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

__all__ = ["mount_small_disk"]


@contextmanager
def mount_small_disk(folder: Path) -> Iterator[Path]:
    """``folder`` as a file system of 1 MiB; skips the test where that is not allowed."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("this machine does not let us mount a file system")
    try:
        yield folder
    finally:
        # Lazily: a library's thread may hold a file open for a moment after its answer.
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
