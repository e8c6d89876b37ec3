"""Runs the command line as its user does: as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["vitascope"]

PATIENCE_S = 120.0


def vitascope(*words: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run ``vitascope`` to its end, in the tests' clean environment and these variables; its exit
    code, what it printed, what it complained about."""
    return subprocess.run(
        [sys.executable, "-m", "vitascope", *map(str, words)],
        # Wide enough that no path is broken in two.
        env={**os.environ, "COLUMNS": "240", **variables},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
