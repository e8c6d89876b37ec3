"""A task that is cancelled while its picture is fetched does not hold its worker."""

from __future__ import annotations

import socket
from pathlib import Path

from tests.e2e.running import running_service, wait_until


def test_the_worker_goes_on_while_the_picture_never_comes(tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        running_service(tmp_path / "data", VITASCOPE_FETCH_ALLOW="127.0.0.0/8") as service,
    ):
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/a.png"
        picture = {"type": "image", "url": url, "role": "first_frame"}
        task_id = service.create(content=[{"type": "text", "text": "plain"}, picture])
        connection, _ = silent.accept()
        with connection:
            connection.recv(1)
            wait_until(lambda: service.status(task_id)["phase"] == "fetching")
            answer = service.http.post("/v1/video/cancel", json={"id": task_id})
            assert answer.json()["error_code"] == "cancelled"
            assert service.wait_for_end(service.create("plain"))["status"] == "completed"
            # The fetch itself was not waited for: its connection is open still.
            connection.setblocking(False)
            assert not is_hung_up(connection)
        wait_until(lambda: not service.temporary_files())


def is_hung_up(connection: socket.socket) -> bool:
    """Reads what came; whether the other end closed."""
    try:
        while connection.recv(4096):
            pass
    except BlockingIOError:
        return False
    return True
