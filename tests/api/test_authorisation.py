"""Who may ask what: every endpoint of the table, with every kind of key that must not pass.

Made from ``vitascope.api.routes.ENDPOINTS`` and the operations in it, so that a new endpoint is
covered as it is. What a request names (a task, a callback …) is found by ``KINDS``; an endpoint
that names what is not in there fails, and says so.
"""

from __future__ import annotations

import asyncio
import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from PIL import Image
from psycopg.sql import SQL

from tests.api.serving import KEY, Served, checked_envelope
from vitascope.accounts import administration
from vitascope.accounts import service as accounts
from vitascope.accounts.models import ALL_SCOPES
from vitascope.api.endpoint import Endpoint
from vitascope.api.routes import ENDPOINTS
from vitascope.api.schemas import component_schemas

KEYED = [endpoint for endpoint in ENDPOINTS if endpoint.scope is not None]

OF_USERS = [endpoint for endpoint in KEYED if endpoint.scope != "admin"]
"""What an account's own keys may ask. To admins nothing is foreign; others get a 403 for all."""

OF_ALL = [
    it
    for it in OF_USERS
    if it.method == "GET"
    and not any(parameter.get("required") for parameter in it.operation.get("parameters", ()))
]
"""What answers without being told what is meant: lists and sums."""

KINDS: list[tuple[str, str, str]] = [
    # a path's beginning, a name in the request -> whose id that is. The first that fits counts.
    ("/v1/video/callbacks", "id", "callback"),
    ("/v1/video/callbacks", "after", "callback"),
    ("/v1/billing", "after", "entry"),
    ("/v1/billing", "key_id", "key"),
    ("/v1/admin/accounts", "id", "account"),
    ("/v1/admin/accounts", "after", "account"),
    ("/v1/admin/keys", "id", "key"),
    ("/v1/admin/keys", "after", "key"),
    ("/v1/admin", "after", "entry"),
    ("/v1/video/events", "last_event_id", "revision"),
    ("/v1/video", "id", "task"),
    ("/v1/video", "after", "task"),
    ("/v1", "task_id", "task"),
    ("/v1", "video_id", "task"),
    ("/v1", "file_id", "upload"),
    ("/v1", "account_id", "account"),
]

VALUES: dict[str, object] = {
    # what else a body must have
    "amount_micros": 1,
    "name": "a name",
    "note": "a note",
    "prompt": "a cat",
}


def name_of(endpoint: Endpoint) -> str:
    return f"{endpoint.method} {endpoint.path}"


@dataclass(frozen=True)
class Ask:
    """A request to an endpoint, and where it names what."""

    endpoint: Endpoint
    path_names: list[str]
    query_names: list[str]
    body_names: list[str]
    others: dict[str, object]
    """What else its body must have."""

    @classmethod
    def to(cls, endpoint: Endpoint) -> Ask:
        parameters = endpoint.operation.get("parameters", [])
        schema = _body_schema(endpoint)
        properties = schema.get("properties", {})
        ask = cls(
            endpoint,
            [it["name"] for it in parameters if it["in"] == "path"],
            [it["name"] for it in parameters if it["in"] == "query" and _is_id(it["name"])],
            [name for name in properties if _is_id(name)],
            {
                name: _value(endpoint, name)
                for name in schema.get("required", ())
                if not _is_id(name) and "$ref" not in schema
            },
        )
        for it in parameters:
            if it["in"] == "query" and it.get("required") and it["name"] not in ask.query_names:
                pytest.fail(f"{name_of(endpoint)} requires {it['name']}: have this test fill it")
        return ask

    @property
    def names(self) -> list[str]:
        return [*self.path_names, *self.query_names, *self.body_names]

    def required(self) -> list[str]:
        """Names without which the request means nothing."""
        schema = _body_schema(self.endpoint)
        parameters = self.endpoint.operation.get("parameters", [])
        return [
            *self.path_names,
            *(it["name"] for it in parameters if it["in"] == "query" and it.get("required")),
            *(name for name in self.body_names if name in schema.get("required", ())),
        ]

    async def send(
        self, http: httpx.AsyncClient, ids: dict[str, str], key: dict[str, str]
    ) -> httpx.Response:
        """Ask, naming those ids."""
        path = self.endpoint.path
        for name in self.path_names:
            path = path.replace(f"{{{name}}}", ids[name])
        body = self.others | {name: ids[name] for name in self.body_names if name in ids}
        has_body = "requestBody" in self.endpoint.operation
        return await http.request(
            self.endpoint.method,
            path,
            params={name: ids[name] for name in self.query_names if name in ids},
            content=json.dumps(body) if has_body else None,
            headers=key | ({"Content-Type": "application/json"} if has_body else {}),
        )


def _is_id(name: str) -> bool:
    return name in ("id", "after") or name.endswith("_id")


def _value(endpoint: Endpoint, name: str) -> object:
    if name not in VALUES:
        pytest.fail(f"{name_of(endpoint)} requires {name}: say in VALUES what that may be")
    return VALUES[name]


def _body_schema(endpoint: Endpoint) -> dict[str, Any]:
    content = endpoint.operation.get("requestBody", {}).get("content", {})
    schema: dict[str, Any] = content.get("application/json", {}).get("schema", {})
    if "$ref" in schema:
        return component_schemas()[schema["$ref"].rsplit("/", 1)[1]] | schema
    return schema


def kind_of(endpoint: Endpoint, name: str) -> str:
    """What it is that the endpoint names by that name."""
    for beginning, known, kind in KINDS:
        if name == known and endpoint.path.startswith(beginning):
            return kind
    pytest.fail(f"{name_of(endpoint)} names something by {name}: say in KINDS what that is")


@dataclass(frozen=True)
class Victim:
    """An account with one of everything, and a stranger who would like to see it."""

    api: Served
    ids: dict[str, list[str]]
    """By kind."""
    video_key: str
    stranger: dict[str, str]
    """The header of a key of another account, with every scope that users have."""

    def told(self, text: str) -> list[str]:
        """What of the victim's stands in the text."""
        return [it for kind in self.ids.values() for it in kind if len(it) > 20 and it in text]

    async def state(self) -> list[tuple[Any, ...]]:
        """Everything that a stranger must not change."""
        return [
            row
            for query in (
                SQL("SELECT * FROM tasks ORDER BY id"),
                SQL("SELECT * FROM callbacks ORDER BY id"),
                SQL("SELECT * FROM uploads ORDER BY id"),
                SQL("SELECT * FROM accounts ORDER BY id"),
                SQL("SELECT * FROM ledger ORDER BY id"),
                SQL("SELECT id, secret_hash, revoked_at FROM api_keys ORDER BY id"),
            )
            for row in await self.api.rows(query)
        ]


@pytest.fixture
async def victim(api: Served) -> Victim:
    stranger = await api.key(account="strangers", scopes=["video:create", "video:read"])
    hook = "https://hooks.example.com/victim"
    waiting = await api.created(callback_url=hook)
    done = await api.created(callback_url=hook)
    await api.complete(done)
    picture = io.BytesIO()
    Image.new("RGB", (320, 320)).save(picture, "PNG")
    uploaded = await api.http.post(
        "/v1/video/upload", files={"file": ("a.png", picture.getvalue())}
    )
    assert uploaded.status_code == 200, uploaded.text
    account = SQL("(SELECT id FROM accounts WHERE name = 'default')")
    records = await api.rows(SQL("SELECT id::text, record_id::text, video_key FROM tasks"))
    callbacks = await api.rows(SQL("SELECT id::text FROM callbacks"))
    ledger = await api.rows(SQL("SELECT id::text FROM ledger"))
    keys = SQL("SELECT id::text, account_id::text FROM api_keys WHERE account_id = ") + account
    [(key_id, account_id)] = await api.rows(keys)
    assert callbacks and ledger
    return Victim(
        api,
        {
            "task": [str(done), str(waiting)],
            "record": [record for _, record, _ in records],
            "callback": [row[0] for row in callbacks],
            "revision": ["1"],
            "upload": [uploaded.json()["file_id"]],
            "entry": [row[0] for row in ledger],
            "account": [account_id],
            "key": [key_id],
        },
        next(key for _, _, key in records if key),
        stranger,
    )


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


async def dead_keys(api: Served) -> dict[str, dict[str, str]]:
    """Headers that open nothing, by what is wrong with them."""
    scopes = ALL_SCOPES
    async with api.resources.database.transaction() as connection:
        made = [await accounts.create_key(connection, name="once", scopes=scopes) for _ in range(4)]
        revoked, expired, rotated, graced = made
        await administration.revoke_key(connection, revoked.id, actor="cli")
        await connection.execute(
            "UPDATE api_keys SET expires_at = %s WHERE id = %s",
            [datetime.now(UTC) - timedelta(seconds=1), expired.id],
        )
        await administration.rotate_key(connection, rotated.id, grace_s=0, actor="cli")
        await administration.rotate_key(connection, graced.id, grace_s=600, actor="cli")
        await administration.revoke_key(connection, graced.id, actor="cli")
    return {
        "none": {"Authorization": ""},
        "no scheme": {"Authorization": KEY},
        "another scheme": {"Authorization": f"Basic {KEY}"},
        "no secret": {"Authorization": "Bearer "},
        "two words": {"Authorization": f"Bearer {KEY} {KEY}"},
        "unknown": bearer("sk-unknown-to-everyone"),
        "in part": bearer(KEY[:-1]),
        "revoked": bearer(revoked.secret),
        "expired": bearer(expired.secret),
        "rotated away": bearer(rotated.secret),
        "revoked in its grace": bearer(graced.secret),
    }


@pytest.mark.parametrize("endpoint", KEYED, ids=name_of)
async def test_only_a_live_key_with_the_scope_may_ask(api: Served, endpoint: Endpoint) -> None:
    ask = Ask.to(endpoint)
    ids = {name: str(uuid4()) for name in ask.required()}
    for wrong, header in (await dead_keys(api)).items():
        answer = await ask.send(api.http, ids, header)
        assert (wrong, answer.status_code) == (wrong, 401)
        assert code_of(endpoint, answer) == "authentication_error"
        assert answer.headers["www-authenticate"] == "Bearer"
    scopes = [scope for scope in ALL_SCOPES if scope != endpoint.scope]
    refused = await ask.send(api.http, ids, await api.key(scopes=scopes))
    assert (refused.status_code, code_of(endpoint, refused)) == (403, "permission_denied")
    alone = await ask.send(api.http, ids, await api.key(scopes=[endpoint.scope]))
    assert alone.status_code not in (401, 403), alone.text


def code_of(endpoint: Endpoint, answer: httpx.Response) -> str:
    """The word for what is wrong, in the envelope of the endpoint's dialect."""
    if endpoint.error_schema == "Error":
        return str(checked_envelope(answer)["code"])
    return str(answer.json()["error"]["code"])


@pytest.mark.parametrize("endpoint", OF_USERS, ids=name_of)
async def test_another_account_s_things_are_as_unknown_as_those_that_never_were(
    victim: Victim, endpoint: Endpoint
) -> None:
    ask = Ask.to(endpoint)
    before = await victim.state()
    for name in ask.names:
        for theirs in victim.ids[kind_of(endpoint, name)]:
            nobodys = str(uuid4()) if len(theirs) == 36 else str(int(theirs) + 1_000_000)
            rest = {it: str(UUID(int=1)) for it in ask.required()}
            asked = [
                await ask.send(victim.api.http, rest | {name: it}, victim.stranger)
                for it in (theirs, nobodys)
            ]
            bodies = [
                told_without(it, id_) for it, id_ in zip(asked, (theirs, nobodys), strict=True)
            ]
            assert asked[0].status_code == asked[1].status_code, (name, asked[0].text)
            assert bodies[0] == bodies[1], name
            assert victim.told(asked[0].text) in ([], [theirs])  # the id that was asked for
    assert await victim.state() == before


def told_without(answer: httpx.Response, asked_for: str) -> tuple[str, dict[str, str]]:
    """Everything in an answer but the request's id and what was asked for."""
    told = answer.text.replace(answer.headers["x-request-id"], "").replace(asked_for, "")
    changing = ("x-request-id", "content-length", "date")
    return told, {name: value for name, value in answer.headers.items() if name not in changing}


@pytest.mark.parametrize("endpoint", OF_ALL, ids=name_of)
async def test_lists_and_sums_hold_nothing_of_another_account_s(
    victim: Victim, endpoint: Endpoint
) -> None:
    ask = Ask.to(endpoint)
    theirs = await ask.send(victim.api.http, {}, bearer(KEY))
    answer = await ask.send(victim.api.http, {}, victim.stranger)
    assert (theirs.status_code, answer.status_code) == (200, 200)
    assert victim.told(answer.text) == []
    fresh = await ask.send(
        victim.api.http, {}, await victim.api.key(account="new", scopes=[endpoint.scope])
    )
    # An account that has done nothing is told the same, but for who it is.
    body, fresh_body = anonymous(answer), anonymous(fresh)
    assert body == fresh_body


def anonymous(answer: httpx.Response) -> Any:
    body = answer.json()
    return {name: value for name, value in body.items() if name not in ("account_id", "account")}


async def test_a_file_of_another_account_s_opens_by_its_signature_alone(victim: Victim) -> None:
    path = f"/v1/files/{victim.video_key}"
    for header in (victim.stranger, bearer(KEY), {"Authorization": ""}):
        answer = await victim.api.http.get(path, headers=header)
        assert (answer.status_code, checked_envelope(answer)["ref_code"]) == (403, 403000)


async def test_another_account_s_upload_cannot_be_used(victim: Victim) -> None:
    theirs, nobodys = victim.ids["upload"][0], str(uuid4())
    answers = []
    for file_id in (theirs, nobodys):
        content = [
            {"type": "text", "text": "a cat"},
            {"type": "image", "file_id": file_id, "role": "first_frame"},
        ]
        body = {
            "model": "Seedance-Pro-1.5",
            "content": content,
            "duration": 2,
            "resolution": "720p",
            "ratio": "16:9",
        }
        for key in (victim.stranger, bearer(KEY)):
            answer = await victim.api.http.post("/v1/video/create", json=body, headers=key)
            answers.append((answer, file_id))
    (foreign, _), (own, _), (unknown, _), _ = answers
    assert own.status_code == 200, own.text  # its owner may
    assert foreign.status_code == unknown.status_code == 400
    assert told_without(*answers[0]) == told_without(*answers[2])


async def test_the_table_fails_for_what_it_does_not_know() -> None:
    async def handler(request: object) -> Any:
        await asyncio.sleep(0)

    def endpoint(**operation: Any) -> Endpoint:
        path = "/v1/zoo/{cage_id}"
        return Endpoint(
            method="GET", path=path, handler=handler, scope="video:read", operation=operation
        )

    cage = {"in": "path", "name": "cage_id"}
    unknown = endpoint(parameters=[cage])
    with pytest.raises(pytest.fail.Exception, match="cage_id: say in KINDS"):
        kind_of(unknown, Ask.to(unknown).names[0])
    with pytest.raises(pytest.fail.Exception, match="day: have this test fill it"):
        Ask.to(endpoint(parameters=[{"in": "query", "name": "day", "required": True}]))
