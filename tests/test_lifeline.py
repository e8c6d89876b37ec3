"""Processes that must not outlive the one that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.processes import is_running, wait_until

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the kernel's own signal is Linux's"
)

PARENT = """
import os, signal, subprocess, sys, time
from functools import partial
from vitascope.lifeline import die_with_parent
child = subprocess.Popen(
    [sys.executable, "-c", "import time; time.sleep(1000)"],
    preexec_fn=partial(die_with_parent, signal.SIGKILL, os.getpid()),
)
print(child.pid, flush=True)
time.sleep(1000)
"""


def test_a_child_dies_with_a_parent_that_was_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child_pid = int(parent.stdout.readline())
        assert is_running(child_pid)
        parent.kill()
    wait_until(lambda: not is_running(child_pid), "the child is gone")


def test_a_parent_that_is_gone_already_is_noticed() -> None:
    program = (
        "import signal; from vitascope.lifeline import die_with_parent;"
        f"die_with_parent(signal.SIGTERM, {_a_dead_pid()}); print('still here')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (-signal.SIGTERM, b"")


def test_the_guard_outlives_polite_signals_and_kills_the_group(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    program = (
        "import time; from pathlib import Path; from vitascope.lifeline import start_group_guard;"
        f"guard = start_group_guard(); Path({str(ready)!r}).write_text(str(guard.pid));"
        "time.sleep(1000)"
    )
    leader = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, start_new_session=True
    )
    try:
        assert leader.stdin is not None
        wait_until(lambda: ready.exists() and ready.read_text() != "", "the guard is there")
        guard_pid = int(ready.read_text())
        ignored = Path(f"/proc/{guard_pid}/status")
        wait_until(lambda: _ignores(ignored.read_text(), signal.SIGTERM), "the guard is up")
        os.kill(guard_pid, signal.SIGTERM)
        assert is_running(leader.pid)
        leader.stdin.close()
        assert leader.wait(timeout=20) == -signal.SIGKILL
        wait_until(lambda: not is_running(guard_pid), "the guard is gone too")
    finally:
        leader.kill()
        leader.wait()


def _a_dead_pid() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


def _ignores(status: str, sig: signal.Signals) -> bool:
    (mask,) = [line.split()[1] for line in status.splitlines() if line.startswith("SigIgn:")]
    return bool(int(mask, 16) >> (sig - 1) & 1)
