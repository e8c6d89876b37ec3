"""The ceiling for status reads: a bare ASGI application that reads the same row.

No framework, no key, no links: it reads the task's row by its primary key and answers with JSON.
It runs with the API's own server settings.
"""

from __future__ import annotations

import os
import socket
import sys
from urllib.parse import parse_qs

import orjson
import uvicorn
from psycopg.rows import TupleRow
from psycopg_pool import AsyncConnectionPool
from starlette.types import Receive, Scope, Send

__all__ = ["app"]

QUERY = """
    SELECT id, record_id, model, prompt, content, provider_specific, resolution, ratio,
           duration_s, seed, status::text, phase, progress, created_at, completed_at,
           error_code, error_message, video_key
      FROM tasks WHERE id = %s
"""

pool: AsyncConnectionPool | None = None


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    global pool
    if scope["type"] == "lifespan":
        await receive()
        pool = AsyncConnectionPool(
            os.environ["CONNINFO"],
            min_size=2,
            max_size=10,
            open=False,
            kwargs={"autocommit": True},
        )
        await pool.open()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await pool.close()
        await send({"type": "lifespan.shutdown.complete"})
        return
    assert pool is not None
    task_id = parse_qs(scope["query_string"])[b"id"][0].decode()
    async with pool.connection() as connection:
        row: TupleRow | None = await (await connection.execute(QUERY, [task_id])).fetchone()
    body = orjson.dumps(row)
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def main() -> None:
    """Serve on the inherited socket: ``python -m bench.bare FD``."""
    # Not ``uvicorn --fd``: it takes every socket for a Unix one and so leaves TCP_NODELAY off,
    # which would make this ceiling a floor.
    config = uvicorn.Config(
        app, loop="uvloop", http="httptools", access_log=False, log_level="warning"
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])


if __name__ == "__main__":
    main()
