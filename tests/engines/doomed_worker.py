"""A worker that renders one prompt until somebody kills it. Prints its engine's process id."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from vitascope.engines.base import RenderRequest
from vitascope.engines.host import EngineHost
from vitascope.engines.registry import EngineSpec


def main(prompt: str, work_dir: Path) -> None:
    host = EngineHost(EngineSpec("fake", "tests.engines.fake:make"), stall_s=1000.0)
    request = RenderRequest(
        prompt=prompt, width=64, height=48, fps=24, frame_count=1_000_000, seed=1
    )
    items = host.render(
        request, work_dir=work_dir, cancel=threading.Event(), on_progress=lambda *_: None
    )
    next(items)
    (work_dir / "engine.pid").write_text(str(host.pid))
    for _ in items:
        pass


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
