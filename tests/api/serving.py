"""The whole application in this process, on a database and a storage of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeAlias
from uuid import UUID

import httpx
import psycopg
from fastapi import FastAPI
from psycopg.sql import SQL, Composed, Identifier

from tests.catalog.requests import pro
from tests.tasks.making import claim_this
from vitascope.accounts import service as accounts
from vitascope.api.app import make_app
from vitascope.api.resources import Resources
from vitascope.config import Settings
from vitascope.tasks import service, store
from vitascope.tasks.models import (
    Claim,
    VideoFile,
    last_frame_key,
    poster_key,
    video_key,
)

__all__ = ["BASE_URL", "KEY", "VIDEO_BYTES", "Served", "checked_envelope", "served"]

BASE_URL = "http://vitascope.test"
KEY = "sk-the-key-of-the-tests"
VIDEO_BYTES = bytes(range(256)) * 8
PICTURE_BYTES = b"a picture"


Query: TypeAlias = SQL | Composed


class Served:
    """A running application, and what a test does to it and behind its back."""

    def __init__(self, app: FastAPI, http: httpx.AsyncClient, conninfo: str) -> None:
        self.app = app
        self.http = http
        self.resources: Resources = app.state.resources
        self.conninfo = conninfo

    async def create(self, **fields: Any) -> httpx.Response:
        """Ask for a video of Seedance-Pro-1.5; the fields override."""
        return await self.http.post("/v1/video/create", json=pro(**fields))

    async def created(self, **fields: Any) -> UUID:
        answer = await self.create(**fields)
        assert answer.status_code == 200, answer.text
        return UUID(answer.json()["task_id"])

    async def status(self, task_id: UUID) -> dict[str, Any]:
        answer = await self.http.get("/v1/video/status", params={"id": str(task_id)})
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def key(self, **options: Any) -> dict[str, str]:
        """The header of a fresh key."""
        async with self.resources.database.transaction() as connection:
            made = await accounts.create_key(connection, name="a test's", **options)
        return {"Authorization": f"Bearer {made.secret}"}

    async def claim(self, task_id: UUID) -> Claim:
        async with self.resources.database.transaction() as connection:
            return await claim_this(connection, task_id)

    async def beat(self, claim: Claim, phase: str, progress: int) -> None:
        async with self.resources.database.transaction() as connection:
            assert await store.beat(
                connection, claim.id, attempt=claim.attempt, phase=phase, progress=progress
            )

    async def complete(self, task_id: UUID, scene: dict[str, object] | None = None) -> None:
        """End a task with a video of ``VIDEO_BYTES``."""
        claim = await self.claim(task_id)
        key = video_key(task_id, claim.attempt)
        facts = await self.resources.artifacts.put_bytes(key, VIDEO_BYTES)
        poster = poster_key(task_id, claim.attempt)
        last_frame = last_frame_key(task_id, claim.attempt) if claim.return_last_frame else None
        for picture in filter(None, (poster, last_frame)):
            await self.resources.artifacts.put_bytes(picture, PICTURE_BYTES)
        video = VideoFile(
            key=key,
            size_bytes=facts.size_bytes,
            etag=facts.etag,
            poster_key=poster,
            last_frame_key=last_frame,
        )
        async with self.resources.database.transaction() as connection:
            await service.complete(connection, claim, video, scene)

    async def fail(self, task_id: UUID, *, code: str, message: str) -> None:
        claim = await self.claim(task_id)
        async with self.resources.database.transaction() as connection:
            await service.fail(
                connection, task_id, attempt=claim.attempt, code=code, message=message
            )

    async def completed(self, **fields: Any) -> dict[str, Any]:
        """The status of a fresh task that is completed."""
        task_id = await self.created(**fields)
        await self.complete(task_id)
        return await self.status(task_id)

    async def execute(self, query: Query, *values: object) -> None:
        """Run a statement behind the application's back."""
        async with await psycopg.AsyncConnection.connect(self.conninfo) as connection:
            await connection.execute(query, values)

    async def rows(self, query: Query, *values: object) -> list[tuple[Any, ...]]:
        async with await psycopg.AsyncConnection.connect(self.conninfo) as connection:
            cursor = await connection.execute(query, values)
            return await cursor.fetchall()

    @asynccontextmanager
    async def database_away(self) -> AsyncIterator[None]:
        """For the time of the block the database takes no connection and has cut all it had."""
        elsewhere = psycopg.conninfo.make_conninfo(self.conninfo, dbname="postgres")
        name = psycopg.conninfo.conninfo_to_dict(self.conninfo)["dbname"]
        allow = SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
        async with await psycopg.AsyncConnection.connect(elsewhere, autocommit=True) as server:
            await server.execute(allow.format(Identifier(str(name)), SQL("false")))
            try:
                await server.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                    " WHERE datname = %s",
                    [name],
                )
                yield
            finally:
                await server.execute(allow.format(Identifier(str(name)), SQL("true")))


def checked_envelope(answer: httpx.Response) -> dict[str, Any]:
    """The body of a failure, which has the shape that every failure has."""
    assert answer.headers["content-type"] == "application/json"
    body: dict[str, Any] = answer.json()
    required = {"code": str, "message": str, "ref_code": int, "ref_scope": str, "request_id": str}
    for name, kind in required.items():
        assert type(body.get(name)) is kind, (name, body)
    assert body["ref_scope"] == "common"
    assert body["request_id"] == answer.headers["x-request-id"]
    assert body["ref_code"] // 1000 == answer.status_code
    assert body.keys() <= required.keys() | {"param", "detail", "errors"}
    if "errors" in body:
        first = body["errors"][0]
        assert (first["param"], first["detail"]) == (body["param"], body["detail"])
        assert all(error.keys() == {"param", "detail"} for error in body["errors"])
    else:
        assert "param" not in body
    assert ("detail" in body) == (answer.status_code != 500)
    assert "Traceback" not in answer.text
    return body


@asynccontextmanager
async def served(settings: Settings, conninfo: str) -> AsyncIterator[Served]:
    """The application between its start and its stop, asked with a live key."""
    app = make_app(settings, conninfo)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url=BASE_URL,
            headers={"Authorization": f"Bearer {KEY}"},
        ) as http,
    ):
        running = Served(app, http, conninfo)
        async with running.resources.database.transaction() as connection:
            await accounts.create_key(connection, name="the tests'", secret=KEY)
        yield running
