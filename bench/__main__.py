"""``make bench`` or ``python -m bench [api] [start] [render] [host]``: all, or the named ones."""

from __future__ import annotations

import platform
import sys
import tempfile
from pathlib import Path

import psutil

from bench import api, host, render, start
from bench.report import console

PARTS = {"start": start.run, "api": api.run, "render": render.run, "host": host.run}


def main() -> None:
    console.print(
        f"{platform.machine()}, {psutil.cpu_count()} cores, "
        f"{psutil.virtual_memory().total / 2**30:.0f} GiB, Python {platform.python_version()}; "
        f"load before: {psutil.getloadavg()[0]:.1f}"
    )
    for name in sys.argv[1:] or PARTS:
        with tempfile.TemporaryDirectory(prefix="vitascope-bench-") as folder:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main()
