"""Data folders, and whole services in processes of their own that a test may kill."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from vitascope.postgres.paths import layout_of

SERVICE = Path(__file__).with_name("service.py")


@dataclass
class Service:
    """A running ``service.py``."""

    process: "subprocess.Popen[str]"
    data_dir: Path

    def hear(self) -> dict[str, object]:
        """Its next line; {} when it has ended."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        heard: dict[str, object] = json.loads(line) if line else {}
        return heard

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(30)


@pytest.fixture
def data_dir(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data"
    yield folder
    _leave_nothing(folder)


@pytest.fixture
def start_service(data_dir: Path) -> Iterator[Callable[..., Service]]:
    """Start a service on ``data_dir``, optionally ``through`` a command such as setpriv."""
    services: list[Service] = []

    def start(*, through: tuple[str, ...] = ()) -> Service:
        process = subprocess.Popen(
            [*through, sys.executable, str(SERVICE), str(data_dir)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        services.append(Service(process, data_dir))
        return services[-1]

    yield start
    for service in services:
        service.kill()
        for stream in (service.process.stdin, service.process.stdout):
            assert stream is not None
            stream.close()


def _leave_nothing(data_dir: Path) -> None:
    socket_dir = layout_of(data_dir).socket_dir
    if layout_of(data_dir).has_outside_socket and socket_dir.exists():
        for left in socket_dir.iterdir():
            left.unlink()
        socket_dir.rmdir()


@pytest.fixture
def as_root() -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root")


@pytest.fixture
def as_ordinary_user() -> None:
    if os.geteuid() == 0:
        pytest.skip("root may do anything")
