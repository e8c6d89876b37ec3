"""The whole service as its user runs it: started, used, hurt and stopped."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.cli.command import vitascope
from vitascope.postgres import conninfo_of
from vitascope.supervisor import listen

PATIENCE_S = 60.0
HEAVY = {"fastapi", "skia", "cv2", "av", "numpy", "sqlalchemy", "httpx"}


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


class Service:
    """A ``vitascope serve`` that is ready."""

    def __init__(self, process: subprocess.Popen[str], output: Path) -> None:
        self.process = process
        self._output = output
        wait_until(lambda: "ready after" in self.said, process)
        url = re.search(r"http://127\.0\.0\.1:\d+", self.said)
        assert url is not None
        self.url = url[0]

    @property
    def said(self) -> str:
        return self._output.read_text()

    def children(self) -> list[int]:
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in path.read_text().split()]

    def child(self, module: str) -> int:
        """The pid of the API's or the worker's process."""
        return next(pid for pid in self.children() if module in command_of(pid))


@contextmanager
def running(data_dir: Path, tmp_path: Path, *words: str) -> Iterator[Service]:
    output = tmp_path / "output"
    with output.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "vitascope", "serve", "--port", "0", *words],
            env={
                **os.environ,
                "VITASCOPE_DATA_DIR": str(data_dir),
                "VITASCOPE_STOP_GRACE_S": "1",
            },
            stdout=stream,
            stderr=stream,
            text=True,
        )
    try:
        yield Service(process, output)
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def wait_until(is_so: Callable[[], bool], process: subprocess.Popen[str] | None = None) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert process is None or process.poll() is None, "the service ended"
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except FileNotFoundError:
        return ""


def processes_of(data_dir: Path) -> list[str]:
    """Commands of everything that runs for this data folder, its database included."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            command = (folder / "cmdline").read_text(errors="replace")
            environment = (folder / "environ").read_text(errors="replace")
        except OSError:
            continue
        if str(data_dir) in command or str(data_dir) in environment:
            found.append(command)
    return found


def test_a_first_start_shows_the_key_once_and_a_second_does_not(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    with running(data_dir, tmp_path) as service:
        secret = (data_dir / "api_key").read_text().strip()
        assert service.said.count(secret) == 1
        headers = {"Authorization": f"Bearer {secret}"}
        assert httpx.get(f"{service.url}/v1/models", headers=headers).status_code == 200
    with running(data_dir, tmp_path) as service:
        assert secret not in service.said
        assert str(data_dir / "api_key") in service.said


def test_a_start_says_who_makes_what(data_dir: Path, tmp_path: Path) -> None:
    config = tmp_path / "engines.toml"
    config.write_text('[models."Seedance-2.0"]\nengines = ["illustration"]\n')
    words = ("--engine", "tests.engines.fake:make,illustration", "--config", str(config))
    with running(data_dir, tmp_path, *words, "--workers", "0") as service:
        said = service.said
    assert re.search(r"Engine +fake, then illustration for SenseAudio-Video-1\.0, ", said)
    assert re.search(r"\n +illustration for Seedance-2\.0\n", said)
    assert re.search(rf"Config +{config}\n", said)


def test_generate_takes_an_engine_for_its_one_call(tmp_path: Path) -> None:
    video = tmp_path / "video.mp4"
    words = ("generate", "a cat", "--duration", "2", "-o", video, "--engine")
    data_dir = str(tmp_path / "data")
    made = vitascope(*words, "tests.engines.fake:make", VITASCOPE_DATA_DIR=data_dir)
    assert made.returncode == 0, made.stderr
    assert video.read_bytes()[4:8] == b"ftyp"


def test_a_stop_is_clean_and_leaves_nothing_running(data_dir: Path, tmp_path: Path) -> None:
    with running(data_dir, tmp_path) as service:
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(PATIENCE_S) == 0
    assert processes_of(data_dir) == []


def test_ctrl_c_ends_with_130(data_dir: Path, tmp_path: Path) -> None:
    with running(data_dir, tmp_path) as service:
        service.process.send_signal(signal.SIGINT)
        assert service.process.wait(PATIENCE_S) == 130


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells a process of its parent's end"
)
def test_killing_it_for_certain_leaves_nothing_running(data_dir: Path, tmp_path: Path) -> None:
    with running(data_dir, tmp_path) as service:
        service.process.kill()
        service.process.wait()
        wait_until(lambda: processes_of(data_dir) == [])


def test_an_api_process_that_dies_is_replaced_and_nobody_is_refused(
    data_dir: Path, tmp_path: Path
) -> None:
    with running(data_dir, tmp_path) as service:
        former = service.child("vitascope.api")
        os.kill(former, signal.SIGKILL)
        # No retry: the connection waits in the socket that the supervisor holds.
        assert httpx.get(f"{service.url}/healthz", timeout=PATIENCE_S).status_code == 200
        assert service.child("vitascope.api") != former


def test_commands_work_beside_a_running_service(data_dir: Path, tmp_path: Path) -> None:
    with running(data_dir, tmp_path, "--workers", "0") as service:
        made = vitascope("keys", "create", "--data-dir", data_dir)
        headers = {"Authorization": f"Bearer {made.stdout.strip()}"}
        assert httpx.get(f"{service.url}/v1/models", headers=headers).status_code == 200


def test_a_port_in_use_ends_with_a_sentence(data_dir: Path) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        refused = vitascope("serve", "--port", port, "--data-dir", data_dir)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"vitascope: Port {port} on 127.0.0.1 is already in use")
    assert refused.stderr.count("\n") == 1


def test_an_engine_without_its_weights_or_its_key_is_told_at_the_start(tmp_path: Path) -> None:
    words = ("serve", "--port", "0", "--data-dir", tmp_path / "data", "--engine")
    refused = vitascope(*words, "wan2.2-5b,illustration", HF_HOME=str(tmp_path))
    assert refused.returncode == 1
    assert "vitascope pull wan2.2-5b" in refused.stderr
    config = tmp_path / "vitascope.toml"
    config.write_text('[engines.ark]\nkind = "ark"\napi_key_env = "NO_SUCH_KEY"\n')
    refused = vitascope(*words, "ark", VITASCOPE_CONFIG=str(config))
    assert refused.returncode == 1
    assert "NO_SUCH_KEY is not set" in refused.stderr


def test_generate_runs_a_service_of_its_own_and_leaves_nothing(tmp_path: Path) -> None:
    data_dir, video = tmp_path / "data", tmp_path / "video.mp4"
    words = ("generate", "一只可爱的小猫在花园里玩耍", "--duration", "2", "-o", video)
    made = vitascope(*words, VITASCOPE_DATA_DIR=str(data_dir))
    assert made.returncode == 0, made.stderr
    assert video.read_bytes()[4:8] == b"ftyp"
    assert processes_of(data_dir) == []


def test_ctrl_c_while_generating_ends_with_130_and_leaves_nothing(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    environment = {**os.environ, "VITASCOPE_DATA_DIR": str(data_dir)}
    words = ("generate", "the sea", "--duration", "12", "-o", str(tmp_path / "video.mp4"))
    command = [sys.executable, "-m", "vitascope", *words]
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True
    ) as generating:
        assert generating.stderr is not None
        generating.stderr.readline()  # its first word: the task is made
        generating.send_signal(signal.SIGINT)
        generating.communicate(timeout=PATIENCE_S)
    assert generating.returncode == 130
    assert processes_of(data_dir) == []


def test_the_supervising_process_imports_nothing_heavy() -> None:
    code = "import sys, vitascope.cli.service; print(*sys.modules)"
    imported = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert HEAVY & set(imported.stdout.split()) == set()


def test_workers_alone_serve_the_database_of_another_service_and_make_no_key(
    data_dir: Path, tmp_path: Path
) -> None:
    elsewhere, log = tmp_path / "elsewhere", tmp_path / "log"
    with running(data_dir, tmp_path, "--workers", "0") as service:
        assert httpx.get(f"{service.url}/readyz").status_code == 503
        environment = {
            **os.environ,
            "VITASCOPE_DATABASE_URL": conninfo_of(data_dir),
            "VITASCOPE_STORAGE_URL": (data_dir / "artifacts").as_uri(),
            "VITASCOPE_DATA_DIR": str(elsewhere),
        }
        command = [sys.executable, "-m", "vitascope", "worker"]
        with (
            log.open("w") as stream,
            subprocess.Popen(command, env=environment, stdout=stream, stderr=stream) as worker,
        ):
            wait_until(lambda: httpx.get(f"{service.url}/readyz").status_code == 200)
            worker.terminate()
            assert worker.wait(PATIENCE_S) == 0, log.read_text()
    assert not (elsewhere / "api_key").exists()
