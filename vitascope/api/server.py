"""The server of an API process: uvicorn, which ends open streams and long polls when it is told to
stop. By itself it would first wait for them, and only then tell the application."""

from __future__ import annotations

import socket

import uvicorn
from fastapi import FastAPI

from vitascope.api.resources import Resources

__all__ = ["Server"]


class Server(uvicorn.Server):
    """Serves one application, whose resources are open by then."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        resources: Resources = self._app.state.resources
        resources.changes.stop()
        await super().shutdown(sockets)
