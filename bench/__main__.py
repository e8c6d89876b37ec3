"""``make bench``, or ``python -m bench NAME …`` for some: start, api, render, host, prompt, …"""

from __future__ import annotations

import platform
import sys
import tempfile
from pathlib import Path

import psutil

from bench import (
    api,
    cancel,
    eta,
    gpu,
    host,
    layers,
    prompt,
    queue,
    render,
    start,
    streams,
    understanding,
)
from bench.report import console

PARTS = {
    "start": start.run,
    "api": api.run,
    "queue": queue.run,
    "cancel": cancel.run,
    "streams": streams.run,
    "eta": eta.run,
    "render": render.run,
    "layers": layers.run,
    "host": host.run,
    "prompt": prompt.run,
    "understanding": understanding.run,
    "gpu": gpu.run,
}


def main() -> None:
    console.print(
        f"{platform.machine()}, {psutil.cpu_count()} cores, "
        f"{psutil.virtual_memory().total / 2**30:.0f} GiB, Python {platform.python_version()}; "
        f"load before: {psutil.getloadavg()[0]:.1f}"
    )
    if sys.argv[1:2] == ["gpu"]:  # which takes arguments of its own
        gpu.main(sys.argv[2:])
        return
    for name in sys.argv[1:] or PARTS:
        with tempfile.TemporaryDirectory(prefix="vitascope-bench-") as folder:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main()
