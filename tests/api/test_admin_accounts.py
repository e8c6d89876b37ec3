"""``/v1/admin``: accounts, keys, the audit log. Who may call is in ``test_authorisation``."""

from __future__ import annotations

import json
import re
import time
from typing import Any

import httpx
import pytest
from psycopg.sql import SQL

from tests.api.serving import Served, checked_envelope, served
from vitascope.api.routes import ENDPOINTS
from vitascope.config import Settings

NOBODY = "00000000-0000-4000-8000-000000000000"
YEAR_S = 365 * 86_400


class Admin:
    """The admin API, asked with a key that may do nothing else."""

    def __init__(self, api: Served, key: dict[str, str]) -> None:
        self.api = api
        self.key = key

    async def ask(self, method: str, path: str, body: object = None) -> httpx.Response:
        # Not httpx's own JSON: it sends no unpaired surrogates.
        sent = None if body is None else json.dumps(body)
        headers = self.key | ({} if sent is None else {"Content-Type": "application/json"})
        return await self.api.http.request(
            method, f"/v1/admin/{path}", headers=headers, content=sent
        )

    async def done(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        answer = await self.ask(method, path, body)
        assert answer.status_code == 200, answer.text
        made: dict[str, Any] = answer.json()
        return made

    async def account(self, name: str = "films", **fields: Any) -> dict[str, Any]:
        return await self.done("POST", "accounts", {"name": name, **fields})

    async def new_key(self, **fields: Any) -> dict[str, Any]:
        return await self.done("POST", "keys", {"account": "default", "name": "k", **fields})

    async def lives(self, secret: str, path: str = "/v1/models") -> bool:
        answer = await self.api.http.get(path, headers={"Authorization": f"Bearer {secret}"})
        assert answer.status_code in (200, 401), answer.text
        return answer.status_code == 200


@pytest.fixture
async def admin(api: Served) -> Admin:
    return Admin(api, await api.key(scopes=["admin"]))


async def test_an_account_is_made_renamed_and_listed(admin: Admin) -> None:
    made = await admin.account(billing="prepaid")
    assert made.keys() == {"id", "name", "billing", "is_frozen", "created_at"}
    assert (made["name"], made["billing"], made["is_frozen"]) == ("films", "prepaid", False)
    path = f"accounts/{made['id']}"
    changed = await admin.done("PATCH", path, {"name": "电影", "billing": "unlimited"})
    assert changed == {**made, "name": "电影", "billing": "unlimited"}
    assert await admin.done("GET", path) == changed
    listed = await admin.done("GET", "accounts")
    assert [it["name"] for it in listed["data"]] == ["电影", "default"]


async def test_a_new_account_pays_as_the_settings_say(settings: Settings, conninfo: str) -> None:
    prepaid = settings.model_copy(update={"billing": "prepaid"})
    async with served(prepaid, conninfo) as api:
        admin = Admin(api, await api.key(scopes=["admin"]))
        assert (await admin.account())["billing"] == "prepaid"
        assert (await admin.account("free", billing="unlimited"))["billing"] == "unlimited"


async def test_a_frozen_account_creates_nothing_and_reads_on(admin: Admin) -> None:
    api = admin.api
    task_id = await api.created()
    [account] = (await admin.done("GET", "accounts"))["data"]
    frozen = await admin.done("POST", f"accounts/{account['id']}/freeze")
    assert frozen["is_frozen"] is True
    refused = await api.create()
    assert (refused.status_code, checked_envelope(refused)["ref_code"]) == (400, 400901)
    await api.complete(task_id)
    assert (await api.status(task_id))["status"] == "completed"
    await admin.done("POST", f"accounts/{account['id']}/unfreeze")
    assert (await api.create()).status_code == 200


async def test_a_taken_name_is_a_conflict(admin: Admin) -> None:
    films = await admin.account()
    for answer in (
        await admin.ask("POST", "accounts", {"name": "default"}),
        await admin.ask("PATCH", f"accounts/{films['id']}", {"name": "default"}),
    ):
        assert (answer.status_code, checked_envelope(answer)["ref_code"]) == (409, 409000)
    assert (await admin.done("GET", f"accounts/{films['id']}"))["name"] == "films"


async def test_a_key_has_what_it_was_made_with_and_shows_its_secrets_once(admin: Admin) -> None:
    account = await admin.account()
    expires_at = int(time.time()) + YEAR_S
    fields: dict[str, Any] = {
        "name": "编辑",
        "scopes": ["video:read", "admin"],
        "allowed_models": ["Seedance-Pro-1.5"],
        "max_concurrent": 2,
        "requests_per_minute": 600,
        "monthly_budget_micros": 12_500_000,
        "callback_url": "https://hooks.example.com/a",
        "expires_at": expires_at,
    }
    answer = await admin.ask("POST", "keys", {"account_id": account["id"], **fields})
    assert answer.headers["cache-control"] == "no-store"
    made = answer.json()
    assert fields.items() <= made.items()
    assert (made["account_id"], made["account"]) == (account["id"], "films")
    assert re.fullmatch(r"sk-[\w-]{32}", made["secret"])
    assert made["secret"].startswith(made["prefix"])
    assert re.fullmatch(r"whsec_[\w+/]+=*", made["callback_secret"])
    shown = await admin.done("GET", f"keys/{made['id']}")
    assert {**made, **shown} == made
    assert made.keys() - shown.keys() == {"secret", "callback_secret"}
    assert await admin.lives(made["secret"])
    listed = await admin.ask("GET", "keys")
    assert made["secret"] not in listed.text and made["callback_secret"] not in listed.text
    assert "hash" not in listed.text


async def test_a_key_without_limits_has_the_two_video_scopes(admin: Admin) -> None:
    made = await admin.new_key(max_concurrent=None)
    assert made["scopes"] == ["video:create", "video:read"]
    limits = ("allowed_models", "max_concurrent", "requests_per_minute", "monthly_budget_micros")
    assert [made[name] for name in (*limits, "callback_url", "expires_at")] == [None] * 6


async def test_a_change_holds_at_once_and_null_clears_a_limit(admin: Admin) -> None:
    made = await admin.new_key(max_concurrent=1, allowed_models=["SenseAudio-Video-1.0"])
    key = {"Authorization": f"Bearer {made['secret']}"}
    body = {
        "model": "Seedance-Pro-1.5",
        "content": [{"type": "text", "text": "a cat"}],
        "duration": 2,
        "resolution": "720p",
        "ratio": "16:9",
    }

    async def create() -> int:
        answer = await admin.api.http.post("/v1/video/create", headers=key, json=body)
        return int(answer.json().get("ref_code", 200))

    path = f"keys/{made['id']}"
    assert await create() == 403000
    await admin.done("PATCH", path, {"allowed_models": ["Seedance-Pro-1.5"]})
    assert [await create(), await create()] == [200, 400015]
    await admin.done("PATCH", path, {"max_concurrent": None})
    assert await create() == 200
    changed = await admin.done("PATCH", path, {"monthly_budget_micros": 0, "name": "broke"})
    assert await create() == 400001
    assert (changed["name"], changed["scopes"]) == ("broke", made["scopes"])
    await admin.done("PATCH", path, {"scopes": ["video:read"]})
    assert await create() == 403000


async def test_a_model_s_alias_allows_the_model(admin: Admin) -> None:
    made = await admin.new_key(allowed_models=["doubao-seedance-2-0-260128", "Seedance-2.0"])
    assert made["allowed_models"] == ["Seedance-2.0"]


async def test_a_rotated_key_works_on_for_its_grace(admin: Admin) -> None:
    made = await admin.new_key()
    path = f"keys/{made['id']}/rotate"
    second = await admin.done("POST", path)
    in_s = second["previous_secret_until"] - time.time()
    assert 86_400 - 60 < in_s <= 86_400
    third = await admin.done("POST", path, {"grace_s": 3_600})
    lives = [await admin.lives(it["secret"]) for it in (made, second, third)]
    assert lives == [False, True, True]
    fourth = await admin.done("POST", path, {"grace_s": 0})
    assert [await admin.lives(it["secret"]) for it in (third, fourth)] == [False, True]
    assert third["id"] == fourth["id"] == made["id"]


async def test_both_secrets_of_a_rotation_read_the_task(admin: Admin) -> None:
    made = await admin.new_key()
    task_id = await admin.api.created()
    rotated = await admin.done("POST", f"keys/{made['id']}/rotate", {"grace_s": 60})
    path = f"/v1/video/status?id={task_id}"
    assert [await admin.lives(it["secret"], path) for it in (made, rotated)] == [True, True]
    await admin.api.execute(SQL("UPDATE api_keys SET previous_until = now()"))
    assert [await admin.lives(it["secret"], path) for it in (made, rotated)] == [False, True]


async def test_a_revoked_key_ends_in_every_api_process(
    admin: Admin, settings: Settings, conninfo: str
) -> None:
    made = await admin.new_key()
    rotated = await admin.done("POST", f"keys/{made['id']}/rotate")
    await admin.api.execute(
        SQL("UPDATE api_keys SET secret_hash = 'other' WHERE name = 'the tests'''")
    )
    async with served(settings, conninfo) as second:
        others = Admin(second, admin.key)
        assert await others.lives(rotated["secret"])
        revoked = await admin.done("DELETE", f"keys/{made['id']}")
        assert revoked["state"] == "revoked" and revoked["revoked_at"] is not None
        for process in (admin, others):
            for secret in (made["secret"], rotated["secret"]):
                assert not await process.lives(secret)
        for verb in ("rotate", "rotate-callback-secret"):
            refused = await others.ask("POST", f"keys/{made['id']}/{verb}")
            assert (refused.status_code, checked_envelope(refused)["ref_code"]) == (409, 409000)
        refused = await others.ask("PATCH", f"keys/{made['id']}", {"name": "back"})
        assert refused.status_code == 409
    assert await admin.done("DELETE", f"keys/{made['id']}") == revoked


async def test_a_callback_secret_is_rotated_by_itself(admin: Admin) -> None:
    made = await admin.new_key()
    rotated = await admin.done("POST", f"keys/{made['id']}/rotate-callback-secret", {"grace_s": 5})
    assert rotated["callback_secret"] != made["callback_secret"]
    assert "secret" not in rotated and rotated["previous_secret_until"] is None
    assert rotated["previous_callback_secret_until"] is not None
    assert await admin.lives(made["secret"])


WRONG: list[tuple[str, str, object, list[str]]] = [
    # what is asked, and every field that is wrong with it
    ("POST", "accounts", {}, ["name"]),
    ("POST", "accounts", {"name": None}, ["name"]),
    ("POST", "accounts", {"name": " \u3000", "billing": "postpaid"}, ["name", "billing"]),
    ("POST", "accounts", {"name": "a\0b"}, ["name"]),
    ("POST", "accounts", {"name": "a\ud800"}, ["name"]),
    ("POST", "accounts", {"name": "a" * 101}, ["name"]),
    ("POST", "accounts", {"name": "films", "bill": 1, "\ud800": 1}, ["bill", "body"]),
    ("PATCH", "accounts/{account}", {}, ["body"]),
    ("PATCH", "accounts/{account}", {"name": None, "billing": None}, ["name", "billing"]),
    ("POST", "keys", {}, ["name", "account_id"]),
    ("POST", "keys", {"name": "k", "account": "default", "account_id": NOBODY}, ["account_id"]),
    (
        "POST",
        "keys",
        {
            "account_id": 7,
            "name": "",
            "scopes": ["video:delete"],
            "allowed_models": ["Sora-9"],
            "max_concurrent": 0,
            "requests_per_minute": "60",
            "monthly_budget_micros": 1.0,
            "callback_url": "ftp://example.com/",
            "expires_at": 1,
            "secret": "sk-of-my-own",
        },
        [
            "account_id",
            "name",
            "scopes",
            "allowed_models",
            "max_concurrent",
            "requests_per_minute",
            "monthly_budget_micros",
            "callback_url",
            "expires_at",
            "secret",
        ],
    ),
    ("PATCH", "keys/{key}", {"scopes": [], "allowed_models": []}, ["scopes", "allowed_models"]),
    ("PATCH", "keys/{key}", {"scopes": None, "max_concurrent": True}, ["scopes", "max_concurrent"]),
    ("PATCH", "keys/{key}", {"account_id": NOBODY}, ["account_id"]),
    ("PATCH", "keys/{key}", {"monthly_budget_micros": 2**63}, ["monthly_budget_micros"]),
    ("PATCH", "keys/{key}", {"expires_at": 10**15}, ["expires_at"]),
    ("POST", "keys/{key}/rotate", {"grace_s": -1}, ["grace_s"]),
    ("POST", "keys/{key}/rotate", {"grace": None}, ["grace"]),
    ("POST", "keys/{key}/rotate-callback-secret", {"grace": 0}, ["grace"]),
    ("GET", "keys?limit=0&after=x&account_id=y", None, ["limit", "after", "account_id"]),
    ("GET", "accounts?limit=101", None, ["limit"]),
    ("GET", f"accounts?after={NOBODY}", None, ["after"]),
    ("GET", f"keys?after={NOBODY}", None, ["after"]),
    ("GET", "audit?after=-1&limit=1e2", None, ["limit", "after"]),
]


async def test_400_everything_that_is_wrong_is_named_at_once(admin: Admin) -> None:
    account, key = (await admin.account("songs"))["id"], (await admin.new_key())["id"]
    for method, path, body, wrong in WRONG:
        answer = await admin.ask(method, path.format(account=account, key=key), body)
        assert answer.status_code == 400, (path, body, answer.text)
        assert [it["param"] for it in checked_envelope(answer)["errors"]] == wrong, answer.text
    assert (await admin.done("GET", f"keys/{key}"))["name"] == "k"


async def test_what_is_refused_is_told_what_is_allowed(admin: Admin) -> None:
    answer = await admin.ask("POST", "keys", {"account": "default", "name": "k", "scopes": ["*"]})
    assert "video:create, video:read, admin" in checked_envelope(answer)["detail"]
    answer = await admin.ask(
        "POST", "keys", {"account": "default", "name": "k", "allowed_models": ["*"]}
    )
    assert "Seedance-Pro-1.5" in checked_envelope(answer)["detail"]


async def test_404_an_unknown_account_or_key(admin: Admin) -> None:
    for unknown in (NOBODY, "films", "键"):
        for method, path, body in (
            ("GET", "accounts/{}", None),
            ("PATCH", "accounts/{}", {"name": "x"}),
            ("POST", "accounts/{}/freeze", None),
            ("POST", "accounts/{}/unfreeze", None),
            ("GET", "keys/{}", None),
            ("PATCH", "keys/{}", {"name": "x"}),
            ("DELETE", "keys/{}", None),
            ("POST", "keys/{}/rotate", {}),
            ("POST", "keys/{}/rotate-callback-secret", {}),
        ):
            answer = await admin.ask(method, path.format(unknown), body)
            message = "账户不存在" if path.startswith("accounts") else "密钥不存在"
            envelope = checked_envelope(answer)
            assert (envelope["ref_code"], envelope["message"]) == (404000, message), path
    for owner in ({"account": "nobody"}, {"account_id": NOBODY}):
        answer = await admin.ask("POST", "keys", {"name": "k", **owner})
        assert checked_envelope(answer)["message"] == "账户不存在"


@pytest.mark.parametrize("what", ["accounts", "keys"])
async def test_pages_are_stable_while_more_is_made(admin: Admin, what: str) -> None:
    async def make(number: int) -> str:
        account = await admin.account(f"account {number}")
        if what == "accounts":
            return str(account["id"])
        return str((await admin.new_key(account_id=account["id"], account=None))["id"])

    made = [await make(number) for number in range(5)][::-1]
    first = await admin.done("GET", f"{what}?limit=2")
    await make(6)
    second = await admin.done("GET", f"{what}?limit=2&after={first['last_id']}")
    third = await admin.done("GET", f"{what}?limit=100&after={second['last_id']}")
    pages = [first, second, third]
    assert [it["id"] for page in pages for it in page["data"]][:5] == made
    assert [page["has_more"] for page in pages] == [True, True, False]
    assert [first["first_id"], first["last_id"]] == made[:2]


async def test_keys_are_listed_by_account(admin: Admin) -> None:
    account = await admin.account()
    made = await admin.new_key(account_id=account["id"], account=None)
    listed = await admin.done("GET", f"keys?account_id={account['id']}")
    assert [it["id"] for it in listed["data"]] == [made["id"]]
    assert (await admin.done("GET", f"keys?account_id={NOBODY}"))["data"] == []


ACTS: dict[tuple[str, str], tuple[object, str]] = {
    # every endpoint that changes something: a body for it, and the action that its row names
    ("POST", "/v1/admin/accounts"): ({"name": "plays"}, "account.create"),
    ("PATCH", "/v1/admin/accounts/{id}"): ({"name": "novels"}, "account.update"),
    ("POST", "/v1/admin/accounts/{id}/freeze"): (None, "account.freeze"),
    ("POST", "/v1/admin/accounts/{id}/unfreeze"): (None, "account.unfreeze"),
    ("POST", "/v1/admin/accounts/{id}/top-up"): ({"amount_micros": 5}, "billing.top_up"),
    ("POST", "/v1/admin/accounts/{id}/adjust"): (
        {"amount_micros": -5, "note": "x"},
        "billing.adjust",
    ),
    ("POST", "/v1/admin/keys"): ({"account": "default", "name": "k"}, "key.create"),
    ("PATCH", "/v1/admin/keys/{id}"): ({"max_concurrent": 3}, "key.update"),
    ("DELETE", "/v1/admin/keys/{id}"): (None, "key.revoke"),
    ("POST", "/v1/admin/keys/{id}/rotate"): (None, "key.rotate"),
    ("POST", "/v1/admin/keys/{id}/rotate-callback-secret"): (None, "key.rotate_callback_secret"),
}

MUTATING = [
    (it.method, it.path)
    for it in ENDPOINTS
    if it.path.startswith("/v1/admin/") and it.method not in ("GET", "HEAD")
]


async def test_every_act_leaves_one_row(admin: Admin) -> None:
    account, key = await admin.account("songs"), await admin.new_key()
    caller = await admin.done("GET", "audit?limit=1")
    actor = caller["data"][0]["actor"]
    assert re.fullmatch(r"key [0-9a-f-]{36}", actor)
    for method, path in MUTATING:
        assert (method, path) in ACTS, f"say in ACTS what {method} {path} is to be asked"
        body, action = ACTS[method, path]
        its_id = account["id"] if "accounts" in path else (await admin.new_key())["id"]
        before = (await admin.done("GET", "audit?limit=1"))["first_id"]
        await admin.done(method, path.removeprefix("/v1/admin/").format(id=its_id), body)
        rows = (await admin.done("GET", "audit"))["data"]
        new = [row for row in rows if int(row["id"]) > int(before)]
        assert [(row["actor"], row["action"]) for row in new] == [(actor, action)]
        assert its_id in (new[0]["account_id"], new[0]["key_id"]) or method == "POST"
        assert new[0]["account_id"] is not None
    assert key["state"] == "live"


async def test_what_is_refused_leaves_no_row(admin: Admin) -> None:
    await admin.account()
    before = await admin.done("GET", "audit")
    await admin.ask("POST", "accounts", {"name": "films"})
    await admin.ask("DELETE", f"keys/{NOBODY}")
    await admin.ask("POST", "keys", {"account": "nobody", "name": "k"})
    assert await admin.done("GET", "audit") == before


async def test_audit_rows_are_found_by_account_and_action_and_paged(admin: Admin) -> None:
    films = await admin.account()
    await admin.account("songs")
    await admin.done("POST", f"accounts/{films['id']}/freeze")
    rows = (await admin.done("GET", f"audit?account_id={films['id']}"))["data"]
    assert [row["action"] for row in rows] == ["account.freeze", "account.create"]
    assert rows[1]["detail"] == {"name": "films", "billing": "unlimited"}
    made = await admin.done("GET", "audit?action=account.create&limit=1")
    assert (made["data"][0]["detail"]["name"], made["has_more"]) == ("songs", True)
    rest = await admin.done("GET", f"audit?action=account.create&after={made['last_id']}")
    assert ([row["id"] for row in rest["data"]], rest["has_more"]) == ([rows[1]["id"]], False)


async def test_the_scope_admin_opens_no_video_route(admin: Admin) -> None:
    refused = await admin.api.http.get("/v1/models", headers=admin.key)
    assert refused.status_code == 403
