"""The supervisor, run as it is run for real: in the main thread of a process of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vitascope.supervisor import CannotListen, Program, listen, service_programs

PATIENCE_S = 30.0
"""What ends a test that would hang; nothing is measured against it."""

SUPERVISOR = """
import json, os, sys
from vitascope.supervisor import Program, Supervisor
order = json.loads(sys.argv[1])
programs = [
    Program(name=f"p{n}", argv=(sys.executable, "-c", code), pass_fds=tuple(order["fds"]))
    for n, code in enumerate(order["programs"])
]
ended_by = Supervisor(programs, environment=os.environ, stop_grace_s=order["stop_grace_s"]).run()
print("ended by", ended_by.name)
"""

NOTE_PID = """
import os, signal, sys, time
with open("pids", "a") as file:
    print(os.getpid(), file=file, flush=True)
"""

SLEEP = "\nwhile True: time.sleep(60)"

# Ends on SIGTERM after a word, as a worker that hands its task back does.
SAY_GOODBYE = (
    """
import os, signal
def goodbye(*_):
    open("goodbye", "w").close()
    os._exit(0)
signal.signal(signal.SIGTERM, goodbye)
"""
    + NOTE_PID
    + SLEEP
)

DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)" + NOTE_PID + SLEEP

NO_GRACE_S = -60.0
"""Less than nothing, so that the margin is gone too."""


@contextmanager
def supervised(
    tmp_path: Path, *programs: str, fds: tuple[int, ...] = (), stop_grace_s: float = 20.0
) -> Iterator[subprocess.Popen[str]]:
    """A supervisor of Python programs, killed at the end if it still lives."""
    order = json.dumps({"programs": programs, "fds": fds, "stop_grace_s": stop_grace_s})
    process = subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, order],
        cwd=tmp_path,
        pass_fds=fds,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            if process.poll() is None:
                stop_at_once(process)


def stop_at_once(process: subprocess.Popen[str]) -> None:
    """Say stop until it has stopped, as one who will not wait does."""
    deadline = time.monotonic() + PATIENCE_S
    while process.poll() is None:
        assert time.monotonic() < deadline, "it does not stop"
        process.send_signal(signal.SIGINT)
        time.sleep(0.1)


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


def pids(tmp_path: Path) -> list[int]:
    path = tmp_path / "pids"
    return [int(line) for line in path.read_text().splitlines()] if path.exists() else []


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_program_that_is_killed_is_started_again(tmp_path: Path) -> None:
    with supervised(tmp_path, NOTE_PID + SLEEP) as supervisor:
        wait_until(lambda: len(pids(tmp_path)) == 1)
        os.kill(pids(tmp_path)[0], signal.SIGKILL)
        wait_until(lambda: len(pids(tmp_path)) == 2)
        supervisor.terminate()
        log, _ = supervisor.communicate(timeout=PATIENCE_S)
    assert "SIGKILL" in log
    assert "p0" in log


def test_a_program_that_ends_at_once_is_tried_again_and_again(tmp_path: Path) -> None:
    with supervised(tmp_path, NOTE_PID + "sys.exit(3)") as supervisor:
        wait_until(lambda: len(pids(tmp_path)) >= 4)
        supervisor.terminate()
        log, _ = supervisor.communicate(timeout=PATIENCE_S)
    assert log.count("exit code 3") >= 3


def test_one_signal_lets_programs_finish(tmp_path: Path) -> None:
    with supervised(tmp_path, SAY_GOODBYE) as supervisor:
        wait_until(lambda: len(pids(tmp_path)) == 1)
        supervisor.send_signal(signal.SIGINT)
        log, _ = supervisor.communicate(timeout=PATIENCE_S)
    assert (tmp_path / "goodbye").exists()
    assert "ended by SIGINT" in log
    assert supervisor.returncode == 0


def test_a_program_that_will_not_stop_is_killed_after_its_grace(tmp_path: Path) -> None:
    with supervised(tmp_path, DEAF, stop_grace_s=NO_GRACE_S) as supervisor:
        wait_until(lambda: len(pids(tmp_path)) == 1)
        supervisor.terminate()
        supervisor.communicate(timeout=PATIENCE_S)
    assert not is_running(pids(tmp_path)[0])


def test_a_second_signal_kills_at_once(tmp_path: Path) -> None:
    with supervised(tmp_path, DEAF, stop_grace_s=3600.0) as supervisor:
        wait_until(lambda: len(pids(tmp_path)) == 1)
        stop_at_once(supervisor)
    assert not is_running(pids(tmp_path)[0])


def test_the_same_signal_by_two_ways_is_one(tmp_path: Path) -> None:
    slow = SAY_GOODBYE.replace('open("goodbye"', 'time.sleep(1); open("goodbye"')
    with supervised(tmp_path, slow) as supervisor:
        wait_until(lambda: len(pids(tmp_path)) == 1)
        for _ in range(3):
            supervisor.terminate()
        supervisor.communicate(timeout=PATIENCE_S)
    assert (tmp_path / "goodbye").exists()


def test_killing_takes_what_a_program_started_too(tmp_path: Path) -> None:
    parent = (
        "import signal, subprocess, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "subprocess.Popen([sys.executable, '-c', "
        + repr(NOTE_PID + SLEEP)
        + "])"
        + NOTE_PID
        + SLEEP
    )
    with supervised(tmp_path, parent, stop_grace_s=NO_GRACE_S) as supervisor:
        wait_until(lambda: len(pids(tmp_path)) == 2)
        supervisor.terminate()
        supervisor.communicate(timeout=PATIENCE_S)
    wait_until(lambda: not any(is_running(pid) for pid in pids(tmp_path)))


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells a process of its parent's end"
)
def test_nothing_outlives_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    with supervised(tmp_path, NOTE_PID + SLEEP, DEAF) as supervisor:
        wait_until(lambda: len(pids(tmp_path)) == 2)
        supervisor.kill()
        supervisor.communicate(timeout=PATIENCE_S)
    wait_until(lambda: not any(is_running(pid) for pid in pids(tmp_path)))


ANSWER_ONE = """
import os, socket, sys
listener = socket.socket(fileno=int(os.environ["LISTENER"]))
connection, _ = listener.accept()
connection.sendall(connection.recv(100))
connection.close()
"""


def test_clients_wait_while_the_program_that_listens_is_restarted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listen("127.0.0.1", 0) as listener:
        monkeypatch.setenv("LISTENER", str(listener.fileno()))
        # It ends after one connection, so each next one comes while none accepts.
        with supervised(tmp_path, ANSWER_ONE, fds=(listener.fileno(),)) as supervisor:
            for word in (b"one", b"two", b"three"):
                address = listener.getsockname()
                with socket.create_connection(address, timeout=PATIENCE_S) as client:
                    client.sendall(word)
                    assert client.recv(100) == word
            supervisor.terminate()
            supervisor.communicate(timeout=PATIENCE_S)


SUPERVISOR_WITH_DATABASE = """
import os, subprocess
from vitascope.errors import VitascopeError
from vitascope.supervisor import Supervisor

class Server:
    def __init__(self):
        self.failures_left = 2
        self.start()
    def start(self):
        self.process = subprocess.Popen(["sleep", "3600"])
        with open("pids", "a") as file:
            print(self.process.pid, file=file)
    def poll(self):
        if self.process.poll() is None:
            return
        if self.failures_left:
            self.failures_left -= 1
            raise VitascopeError("no room on the disk")
        self.start()

server = Server()
Supervisor([], environment=os.environ, stop_grace_s=20.0, database=server).run()
server.process.kill()
server.process.wait()
"""


def test_the_database_is_kept_running_however_often_that_fails(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SUPERVISOR_WITH_DATABASE]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as supervisor:
        wait_until(lambda: len(pids(tmp_path)) == 1)
        os.kill(pids(tmp_path)[0], signal.SIGKILL)
        wait_until(lambda: len(pids(tmp_path)) == 2)
        supervisor.terminate()
        log, _ = supervisor.communicate(timeout=PATIENCE_S)
    assert log.count("no room on the disk") == 2


def test_a_port_in_use_is_told_in_a_sentence() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotListen, match=f"Port {port} on 127.0.0.1 is already in use"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["::1", "localhost"])
def test_names_and_ipv6_can_be_listened_on(host: str) -> None:
    if host == "::1" and not socket.has_ipv6:
        pytest.skip("no IPv6 here")
    try:
        listen(host, 0).close()
    except CannotListen as error:
        pytest.skip(error.message)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(CannotListen, match=r"192\.0\.2\.1"):
        listen("192.0.2.1", 0)


def test_the_service_is_an_api_on_the_socket_and_the_workers() -> None:
    with listen("127.0.0.1", 0) as listener:
        programs = service_programs(listener=listener, workers=2)
    assert [program.name for program in programs] == ["api", "worker-1", "worker-2"]
    assert programs[0].pass_fds != ()
    assert all(isinstance(program, Program) for program in programs)
    assert service_programs(listener=None, workers=0) == []
