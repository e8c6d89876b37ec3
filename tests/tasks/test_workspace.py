"""Folders of attempts: empty at first, gone at the end, and those of the dead swept up."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from vitascope.tasks.workspace import Workspace

HOLD_A_FOLDER = """
import sys, time
from pathlib import Path
from vitascope.tasks.workspace import Workspace
workspace = Workspace(Path(sys.argv[1]), owner="dead")
with workspace.attempt("half-done") as folder:
    (folder / "video.mp4").write_text("half")
    print("holding", flush=True)
    time.sleep(600)
"""


def test_an_attempt_s_folder_is_empty_and_goes_with_all_that_is_in_it(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "work", owner="w1")
    with workspace.attempt("a-1") as folder:
        assert list(folder.iterdir()) == []
        (folder / "deep" / "er").mkdir(parents=True)
        (folder / "deep" / "file").write_text("x")
    assert not folder.exists()
    workspace.close()
    assert list((tmp_path / "work").iterdir()) == []


def test_an_attempt_that_breaks_leaves_nothing(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, owner="w1")
    with pytest.raises(ZeroDivisionError), workspace.attempt("a-1") as folder:
        raise ZeroDivisionError
    assert not folder.exists()
    workspace.close()


def test_a_killed_worker_s_folder_is_removed_by_the_next_attempt_of_another(
    tmp_path: Path,
) -> None:
    workspace = Workspace(tmp_path, owner="w1")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_A_FOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "holding\n"
        with workspace.attempt("a-1"):
            assert (tmp_path / "dead" / "half-done" / "video.mp4").exists()  # it lives
        holder.send_signal(signal.SIGKILL)
    with workspace.attempt("a-2"):
        assert [folder.name for folder in tmp_path.iterdir()] == ["w1"]
    workspace.close()
