"""A worker that dies of ``kill -9`` leaves no engine behind, whatever the engine is doing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.processes import group_members, is_running, wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "behaviour",
    [
        "chunk:1",  # busy drawing
        "hang:5",  # asleep
        "hang-gil:5",  # no thread of the engine's process can run
    ],
)
def test_the_engine_and_its_processes_die_with_the_worker(tmp_path: Path, behaviour: str) -> None:
    grandchild_file, engine_file = tmp_path / "grandchild.pid", tmp_path / "engine.pid"
    prompt = f"spawn:{grandchild_file} {behaviour}"
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.engines.doomed_worker", prompt, str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: engine_file.exists() and engine_file.read_text() != "", "it renders")
        engine_pid, grandchild_pid = int(engine_file.read_text()), int(grandchild_file.read_text())
        assert is_running(engine_pid)
        assert is_running(grandchild_pid)
        assert len(group_members(engine_pid)) == 3  # and the guard
    finally:
        worker.kill()
        worker.wait()
    wait_until(lambda: not group_members(engine_pid), "the whole group is gone")
    wait_until(lambda: not is_running(grandchild_pid), "the grandchild is gone")
