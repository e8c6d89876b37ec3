"""An application that holds one of everything an operation can name, and for each operation
requests that it must answer with success. Knows nothing of who sends them.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from PIL import Image
from psycopg.sql import SQL

from tests.api.serving import Served
from tests.catalog.requests import image, pro, text, uploaded
from vitascope.accounts.models import ALL_SCOPES
from vitascope.storage.links import FILES_PATH

__all__ = ["Sent", "Stock", "requests_that_succeed", "stocked"]

HOOK = "https://hooks.example.com/ended"

SOUND = {"provider_specific": {"generate_audio": True, "camera_fixed": False}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A request, but for its method and path."""

    path: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None
    media_type: str = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What there is, by id. What an operation ends or deletes is there for that operation alone."""

    key: dict[str, str]
    """The header of a key with every scope and no limit."""
    own_ids: frozenset[str]
    """That key and its account: who freezes or revokes them ends the run."""
    tasks: list[str]
    """In every state, each way to be made."""
    completed: list[str]
    to_cancel: list[str]
    to_delete: list[str]
    """Tasks that have ended."""
    callbacks: list[str]
    to_redeliver: list[str]
    """Callbacks whose rounds have ended."""
    upload: str
    files: list[Sent]
    """A signed link of each kind."""
    accounts: list[str]
    keys: list[str]
    to_revoke: list[str]
    """Keys."""
    entries: list[str]
    """Of the ledger."""
    acts: list[str]
    """Of the audit log."""


async def stocked(api: Served) -> Stock:
    """Fill the application; ``api.http`` has the key of the stock from then on."""
    api.http.headers.update(key := await api.key(scopes=ALL_SCOPES))
    (own,) = await _get(api, "/v1/admin/keys", limit=1)
    accounts = [await _made(api, "accounts", name=f"account {index}") for index in range(4)]
    keys = [await _made(api, "keys", name="a key", account_id=accounts[0]) for _ in range(8)]
    upload = await _upload(api)
    completed = await _completed(api, upload)
    to_delete = [str((await api.completed())["task_id"]) for _ in range(8)]
    to_cancel = [str(await api.created()) for _ in range(8)]
    tasks = [*completed, *await _of_every_other_state(api)]
    to_redeliver = await _whose_callbacks_ended(api)
    await api.execute(  # so that the service is ready, without a worker that would change tasks
        SQL("INSERT INTO workers (id, heartbeat_at) VALUES ('w', now() + interval '1 hour')")
    )
    return Stock(
        key=key,
        own_ids=frozenset({own["id"], own["account_id"]}),
        tasks=tasks,
        completed=completed,
        to_cancel=to_cancel,
        to_delete=to_delete,
        callbacks=[it["id"] for it in await _get(api, "/v1/video/callbacks")],
        to_redeliver=to_redeliver,
        upload=upload,
        files=await _files(api, completed[0]),
        accounts=accounts,
        keys=keys[:4],
        to_revoke=keys[4:],
        entries=[it["id"] for it in await _get(api, "/v1/billing/ledger")],
        acts=[it["id"] for it in await _get(api, "/v1/admin/audit")],
    )


async def _get(api: Served, path: str, **query: Any) -> list[dict[str, Any]]:
    """The page of a list."""
    answer = await api.http.get(path, params=query)
    assert answer.status_code == 200, answer.text
    data: list[dict[str, Any]] = answer.json()["data"]
    assert data, path
    return data


async def _made(api: Served, what: str, **fields: Any) -> str:
    answer = await api.http.post(f"/v1/admin/{what}", json=fields)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["id"])


async def _upload(api: Served) -> str:
    answer = await api.http.post("/v1/video/upload", files={"file": picture()})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["file_id"])


def picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (320, 240), (200, 120, 40)).save(stream, "png")
    return stream.getvalue()


async def _completed(api: Served, upload: str) -> list[str]:
    """Completed tasks: one with all that a task can have, one that has its own picture stored, one
    without anything, and one whose video was downloaded."""
    url = "data:image/png;base64," + base64.b64encode(picture()).decode()
    ways: list[dict[str, Any]] = [
        {
            "content": [text("a cat"), uploaded("image", upload, role="first_frame")],
            "negative_prompt": "rain",
            "return_last_frame": True,
            "callback_url": HOOK,
            "seed": 7,
            **SOUND,
        },
        {"content": [text("a cat"), image("first_frame", url)]},
        {},
    ]
    made = [await api.created(**fields) for fields in ways]
    await api.complete(made[0], {"camera": "still"})
    for task_id in made[1:]:
        await api.complete(task_id)
    await api.http.get((await api.status(made[2]))["video_url"])
    return [str(task_id) for task_id in made]


async def _of_every_other_state(api: Served) -> list[str]:
    pending, processing, cancelled, failed, expired = [await api.created() for _ in range(5)]
    await api.beat(await api.claim(processing), "rendering", 40)
    await api.http.post("/v1/video/cancel", json={"id": str(cancelled)})
    await api.fail(failed, code="engine_failed", message="the engine broke")
    await api.complete(expired)
    await api.execute(
        SQL("UPDATE tasks SET completed_at = completed_at - interval '1 year' WHERE id = %s"),
        expired,
    )
    return [str(it) for it in (pending, processing, cancelled, failed, expired)]


async def _whose_callbacks_ended(api: Served) -> list[str]:
    """Callbacks that were delivered or given up."""
    ended = SQL(
        "UPDATE callbacks SET state = %s, next_at = NULL, tries = 11, tried_at = now(),"
        " answer = 500, problem = 'it answered 500' WHERE task_id = %s"
    )
    made: list[str] = []
    for state in ("delivered", "dead") * 2:
        task_id = await api.created(callback_url=HOOK)
        await api.fail(task_id, code="engine_failed", message="the engine broke")
        await api.execute(ended, state, task_id)
        (callback,) = await _get(api, "/v1/video/callbacks", task_id=str(task_id))
        made.append(callback["id"])
    return made


async def _files(api: Served, task_id: str) -> list[Sent]:
    status = await api.status(UUID(task_id))
    links = [status[name] for name in ("video_url", "thumbnail_url", "last_frame_url")]
    links += [item["url"] for item in status["content"] if "url" in item]
    return [
        Sent(
            path={"key": address.path.removeprefix(FILES_PATH)},
            query=dict(parse_qsl(address.query)),
        )
        for address in map(urlsplit, links)
    ]


def requests_that_succeed(stock: Stock) -> Mapping[str, list[Sent]]:
    """By the operation's id."""
    task, account, key = stock.completed[0], stock.accounts[0], stock.keys[0]
    page = {"limit": 2, "after": task}
    days = {"from": "2024-02-28", "to": "2024-03-01"}
    video = {"id": task}
    form = {"prompt": "a cat", "seconds": "4", "size": "1280x720"}
    reference = {**form, "input_reference": picture()}
    return {
        # tasks
        "create_video": [
            Sent(body=pro(**SOUND), headers={"Idempotency-Key": "once"}),
            Sent(body=pro(n=2, seed=1, callback_url=HOOK, return_last_frame=True)),
            Sent(body=pro(content=[text("a cat"), uploaded("image", stock.upload)])),
        ],
        "upload_file": [Sent(body={"file": picture()}, media_type="multipart/form-data")],
        "video_status": [Sent(query={"id": it}) for it in stock.tasks[:-1]]
        + [Sent(query={"id": task, "wait": 1})],
        "video_events": [Sent(query={"id": task})],
        "list_videos": [Sent(), Sent(query=page), Sent(query={"status": "failed"})],
        "cancel_video": [Sent(body={"id": stock.to_cancel[0]})],
        "delete_video": [Sent(query={"id": stock.to_delete[0]})],
        "list_callbacks": [Sent(), Sent(query={"state": "dead"}), Sent(query={"limit": 1})],
        "redeliver_callback": [Sent(body={"id": stock.to_redeliver[0]})],
        "list_models": [Sent(), Sent(query={"mode": "video"})],
        "download_file": [
            *stock.files,
            Sent(
                path=stock.files[0].path, query=stock.files[0].query, headers={"Range": "bytes=1-9"}
            ),
            Sent(
                path=stock.files[0].path, query=stock.files[0].query, headers={"If-None-Match": "*"}
            ),
        ],
        # money
        "billing_balance": [Sent()],
        "billing_ledger": [Sent(), Sent(query={"after": stock.entries[0], "kind": "hold"})],
        "billing_usage": [
            Sent(query={"by": ["day", "key"]}),
            Sent(query={**days, "format": "csv"}),
        ],
        # administration
        "list_accounts": [Sent(), Sent(query={"limit": 1, "after": account})],
        "create_account": [Sent(body={"name": "a new one", "billing": "prepaid"})],
        "get_account": [Sent(path={"id": account})],
        "update_account": [Sent(path={"id": stock.accounts[1]}, body={"billing": "prepaid"})],
        "freeze_account": [Sent(path={"id": stock.accounts[1]})],
        "unfreeze_account": [Sent(path={"id": stock.accounts[1]})],
        "list_keys": [Sent(), Sent(query={"account_id": account, "after": key})],
        "create_key": [
            Sent(body={"name": "a new one", "account_id": account, "scopes": ["video:read"]}),
            Sent(body={"name": "a new one", "account": "account 0", "max_concurrent": 3}),
        ],
        "get_key": [Sent(path={"id": key})],
        "update_key": [Sent(path={"id": key}, body={"callback_url": HOOK, "expires_at": None})],
        "revoke_key": [Sent(path={"id": stock.to_revoke[0]})],
        "rotate_key": [Sent(path={"id": key}), Sent(path={"id": key}, body={"grace_s": 60})],
        "rotate_callback_secret": [Sent(path={"id": key}, body={"grace_s": 0})],
        "admin_top_up": [
            Sent(path={"id": account}, body={"amount_micros": 1, "reference": "of the bank"})
        ],
        "admin_adjust": [Sent(path={"id": account}, body={"amount_micros": -1, "note": "why"})],
        "admin_balance": [Sent(path={"id": account})],
        "admin_ledger": [Sent(query={"account_id": account})],
        "admin_usage": [Sent(query={"by": ["account", "model"]}), Sent(query={"format": "csv"})],
        "list_audit": [Sent(), Sent(query={"after": stock.acts[0], "action": "key.create"})],
        # the OpenAI dialect
        "openai_create": [
            Sent(body=form),
            Sent(body=form, media_type="multipart/form-data"),
            Sent(body=reference, media_type="multipart/form-data"),
        ],
        "openai_list_videos": [Sent(), Sent(query={**page, "order": "asc"})],
        "openai_retrieve": [Sent(path={"id": it}) for it in stock.tasks[:-1]],
        "openai_delete": [
            Sent(path={"id": stock.to_delete[1]}),
            Sent(path={"id": stock.to_cancel[1]}),
        ],
        "openai_content": [Sent(path=video), Sent(path=video, query={"variant": "thumbnail"})],
        "openai_remix": [Sent(path=video, body={"prompt": "a dog"})],
        # the service itself
        "is_alive": [Sent()],
        "is_ready": [Sent()],
    }
