"""The API process: ``python -m vitascope.api --fd N``. Settings come from the environment."""

from __future__ import annotations

import argparse
import os
import signal
import socket

from vitascope.config import Settings
from vitascope.db import open_database
from vitascope.lifeline import die_with_parent
from vitascope.logs import configure_logs

KEEP_ALIVE_S = 65
"""Longer than the 60 s after which usual proxies drop an idle connection, so that they do first."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m vitascope.api", description=__doc__)
    parser.add_argument("--fd", type=int, required=True, help="the listening socket's descriptor")
    listener_fd: int = parser.parse_args().fd
    die_with_parent(signal.SIGKILL, os.getppid())
    settings = Settings()
    configure_logs(settings)
    with open_database(settings) as conninfo:
        _serve(settings, conninfo, listener_fd)


def _serve(settings: Settings, conninfo: str, listener_fd: int) -> None:
    import uvicorn

    from vitascope.api.app import make_app
    from vitascope.api.server import Server

    app = make_app(settings, conninfo)
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=int(settings.stop_grace_s) + 1,
    )
    Server(config, app).run(sockets=[socket.socket(fileno=listener_fd)])


if __name__ == "__main__":
    main()
