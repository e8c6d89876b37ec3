"""``vitascope pull`` against a hub of our own: what it says, asks, fetches and keeps."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import vitascope
from tests.engines.diffusion.fake_hub import FakeHub, fake_hub, wan_files

PRESET = "wan2.2-5b"
REPO = "Wan-AI/Wan2.2-TI2V-5B-Diffusers"
SHARD = "transformer/diffusion_pytorch_model-00001-of-00002.safetensors"
PATIENCE_S = 60.0


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    with fake_hub(FakeHub({REPO: wan_files(shard_bytes=4_000_000)})) as running:
        yield running


@pytest.fixture
def where(hub: FakeHub, tmp_path: Path) -> dict[str, str]:
    """Where the hub is and its cache: the variables of a command."""
    return {"HF_ENDPOINT": hub.url, "HF_HOME": str(tmp_path / "home"), "HF_TOKEN": ""}


def snapshot(home: str) -> dict[str, bytes]:
    folder = Path(home) / "hub"
    return {
        file.as_posix().rpartition("snapshots/")[2].partition("/")[2]: file.read_bytes()
        for file in folder.glob("*/snapshots/**/*")
        if file.is_file()
    }


def test_size_licence_place_and_room_are_shown_before_anything_is_fetched(
    hub: FakeHub, where: dict[str, str]
) -> None:
    done = vitascope("pull", PRESET, **where)
    assert done.returncode == 1
    assert "Nothing was fetched: there is no terminal to ask on. Say --yes." in done.stderr
    for fact in (
        "licence     apache-2.0",
        "size        3.9 MiB in 12 files",
        f"{where['HF_HOME']}/hub/models--Wan-AI--Wan2.2-TI2V-5B-Diffusers",
        "free there",
        f"{hub.url}/{REPO}, c0ffee00",
    ):
        assert fact in done.stdout
    assert {path for path, _ in hub.asked} == {"model_index.json"}
    assert snapshot(where["HF_HOME"]) == {}


def test_yes_fetches_what_the_pipeline_loads_and_says_how_to_use_it(
    hub: FakeHub, where: dict[str, str]
) -> None:
    done = vitascope("pull", PRESET, "--yes", **where)
    assert done.returncode == 0, done.stderr
    assert f"vitascope serve --engine {PRESET}" in done.stdout
    assert "100 %" in done.stdout
    got = snapshot(where["HF_HOME"])
    assert got[SHARD] == hub.files[REPO][SHARD]
    assert "text_encoder/pytorch_model.bin" not in got


def test_a_second_pull_asks_nothing_and_works_without_the_hub(
    hub: FakeHub, where: dict[str, str]
) -> None:
    vitascope("pull", PRESET, "--yes", **where)
    again = vitascope("pull", PRESET, **where)
    assert again.returncode == 0, again.stderr
    assert "3.9 MiB of them here already" in again.stdout
    away = vitascope("pull", PRESET, **where | {"HF_ENDPOINT": "http://127.0.0.1:9"})
    assert away.returncode == 0, away.stderr
    assert "Not looked for anything newer" in away.stdout


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_pull_that_is_stopped_goes_on_where_it_was(
    hub: FakeHub, where: dict[str, str], sign: signal.Signals
) -> None:
    hub.stall.set()  # large files stop in their middle
    process = subprocess.Popen(
        [sys.executable, "-m", "vitascope", "pull", PRESET, "--yes"],
        env={**os.environ, **where},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    half_bytes = len(hub.files[REPO][SHARD]) // 2
    deadline_s = time.monotonic() + PATIENCE_S
    while _largest_part(where["HF_HOME"]) < half_bytes:
        assert time.monotonic() < deadline_s, "it never came so far"
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    process.send_signal(sign)
    time.sleep(0.5)
    hub.stall.clear()
    said, complained = process.communicate(timeout=PATIENCE_S)
    if sign is signal.SIGINT:
        assert process.returncode == 130
        assert "What came is kept" in said
        assert "Traceback" not in complained
    hub.asked.clear()
    done = vitascope("pull", PRESET, "--yes", **where)
    assert done.returncode == 0, done.stderr
    assert all(span not in {None, "bytes=0-"} for span in hub.sent(SHARD))
    assert snapshot(where["HF_HOME"])[SHARD] == hub.files[REPO][SHARD]


def test_on_a_terminal_it_asks_and_no_means_no(hub: FakeHub, where: dict[str, str]) -> None:
    refused = _on_a_terminal("pull", PRESET, answer="n\n", **where)
    assert "Fetch it?" in refused
    assert "Nothing was fetched." in refused
    assert snapshot(where["HF_HOME"]) == {}
    agreed = _on_a_terminal("pull", PRESET, answer="y\n", **where)
    assert "vitascope serve --engine" in agreed
    assert snapshot(where["HF_HOME"])[SHARD] == hub.files[REPO][SHARD]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("pull", "wan9"), 2, "there is no preset 'wan9'; there are: wan2.2-5b"),
        (("pull", "no/body", "--yes"), 1, "has no no/body"),
    ],
)
def test_what_cannot_be_pulled_is_told(
    where: dict[str, str], words: tuple[str, ...], code: int, told: str
) -> None:
    done = vitascope(*words, **where)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_gated_model_is_told_with_what_to_do(hub: FakeHub, where: dict[str, str]) -> None:
    hub.gated = True
    done = vitascope("pull", PRESET, "--yes", **where)
    assert done.returncode == 1
    assert "accepted its terms" in done.stderr
    assert "HF_TOKEN" in done.stderr
    opened = vitascope("pull", PRESET, "--yes", **where | {"HF_TOKEN": "good"})
    assert opened.returncode == 0, opened.stderr
    assert "good" not in opened.stdout + opened.stderr


def test_a_licence_cannot_drive_the_terminal(hub: FakeHub, where: dict[str, str]) -> None:
    hub.licence = "\x1b[2Jfree [red]x[/]"
    shown = vitascope("pull", PRESET, **where)
    assert "�[2Jfree [red]x[/]" in shown.stdout
    assert "\x1b" not in shown.stdout


def _largest_part(home: str) -> int:
    parts = Path(home).glob("hub/*/blobs/*.part")
    return max((part.stat().st_size for part in parts), default=0)


def _on_a_terminal(*words: str, answer: str, **variables: str) -> str:
    """Run a command on a terminal of its own; all it said there."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "vitascope", *words],
        env={**os.environ, "COLUMNS": "240", "TERM": "dumb", **variables},
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    os.write(master, answer.encode())
    said = b""
    try:
        while piece := os.read(master, 65_536):
            said += piece
    except OSError:  # Linux: the terminal's other end is closed
        pass
    finally:
        os.close(master)
        process.wait(PATIENCE_S)
    return said.decode()
