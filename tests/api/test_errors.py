"""Every row of the contract's error table, asked for through the whole application."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
from psycopg.sql import SQL
from starlette.types import Message
from structlog.testing import capture_logs

from tests.api.serving import BASE_URL, KEY, Served, checked_envelope, served
from tests.catalog.requests import ABSENT, image, own, pro, text
from vitascope.accounts import administration
from vitascope.accounts import service as accounts
from vitascope.api.body import MAX_BODY_BYTES
from vitascope.api.errors import ROWS, error_response
from vitascope.billing import service as billing
from vitascope.config import Settings
from vitascope.errors import VitascopeError
from vitascope.storage.signing import signed_query

CREATE, STATUS, MODELS = "/v1/video/create", "/v1/video/status", "/v1/models"
CAT = text("a cat")
NOW = datetime.now(UTC)
PRO_PRICE_MICROS = 8 * 388_800  # of `pro()`: 8 yuan a million tokens; 1920 × 1080 × 24 × 8 / 1024
MEBIBYTE = 1024**2

DURATION = "不支持的视频时长"
TIMEOUT = "不支持的超时时间"
EMPTY = "内容不能为空"
NO_MODEL = "模型未找到"

# What is sent, where it is wrong, and which sentence of the table says so (None: the usual one).
# Every rule of each model is in tests/catalog; here is one of every kind.
INVALID: list[tuple[dict[str, Any], str, str | None]] = [
    # missing
    (own(model=ABSENT), "model", None),
    (own(content=ABSENT), "content", None),
    (own(duration=ABSENT), "duration", None),
    (own(resolution=ABSENT), "resolution", None),
    (own(ratio=ABSENT), "ratio", None),
    (own(content=[{"type": "text"}]), "content[0].text", None),
    (own(content=[CAT, {"type": "image"}]), "content[1].url", None),
    (own(content=[CAT, {}]), "content[1].type", None),
    # of the wrong type
    (own(model=1), "model", None),
    (own(content="a cat"), "content", None),
    (own(duration="10"), "duration", None),
    (own(duration=10.0), "duration", None),
    (own(duration=True), "duration", None),
    (own(resolution=720), "resolution", None),
    (own(ratio=1), "ratio", None),
    (own(timeout="60"), "timeout", None),
    (own(seed="1"), "seed", None),
    (own(callback_url=1), "callback_url", None),
    (pro(provider_specific=[]), "provider_specific", None),
    (
        pro(provider_specific={"generate_audio": "yes"}),
        "provider_specific.generate_audio",
        None,
    ),
    (own(content=[CAT, image() | {"role": 1}]), "content[1].role", None),
    # not allowed for the model
    (own(resolution="1080p"), "resolution", None),
    (own(resolution="720P"), "resolution", None),
    (own(ratio="1:5"), "ratio", None),
    (pro(ratio="21:9"), "ratio", None),
    (own(provider_specific={"generate_audio": True}), "provider_specific", None),
    (own(content=[CAT, image("first_frame")]), "content[1].role", None),
    (pro(content=[CAT, image("last_frame")]), "content[1].role", None),
    (own(content=[CAT, image(url="ftp://example.com/")]), "content[1].url", None),
    (own(content=[CAT, image(url="data:image/png;base64,%%")]), "content[1].url", None),
    (own(seed=-1), "seed", None),
    (own(callback_url="ftp://example.com/"), "callback_url", None),
    # texts that no database can keep
    (own(content=[text("a\0b")]), "content[0].text", None),
    (own(content=[text("a\ud83d")]), "content[0].text", None),
    (own(content=[text("a" * 5_001)]), "content", None),
    # sentences of their own
    (own(duration=5), "duration", DURATION),
    (pro(duration=13), "duration", DURATION),
    (own(timeout=0), "timeout", TIMEOUT),
    (own(timeout=172_801), "timeout", TIMEOUT),
    (own(content=[]), "content", EMPTY),
    (own(content=[text(" \n\u3000")]), "content", EMPTY),
    (pro(content=[image()]), "content", EMPTY),
    (own(model="Sora-9"), "model", NO_MODEL),
    # surrogates outside of texts
    (own(ratio="\ud800"), "ratio", None),
    (own(model="\udfff"), "model", NO_MODEL),
    (own(content=[CAT, image(url="https://example.com/\ud800")]), "content[1].url", None),
    (own(callback_url="https://\ud800/"), "callback_url", None),
]


async def test_400_a_field_is_wrong(api: Served) -> None:
    for body, param, message in INVALID:
        answer = await _post(api, json.dumps(body))
        assert answer.status_code == 400, (body, answer.text)
        envelope = checked_envelope(answer)
        expected = {
            "code": "invalid",
            "message": message or f"参数错误：{param}",
            "ref_code": 400033 if message == NO_MODEL else 400000,
            "param": param,
        }
        assert expected.items() <= envelope.items(), body
        assert envelope["detail"].isascii(), envelope
    assert await api.rows(SQL("SELECT FROM tasks")) == []


async def test_400_everything_that_is_wrong_is_named_at_once(api: Served) -> None:
    answer = await api.create(duration=1, resolution="4k", seed=-1)
    envelope = checked_envelope(answer)
    assert envelope["message"] == DURATION
    assert [error["param"] for error in envelope["errors"]] == ["duration", "resolution", "seed"]


# Bodies that are no JSON object.
NOT_AN_OBJECT = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"text"',
    b"17",
    b"{'model': 1}",
    b'{"seed": NaN}',
    b'{"seed": -Infinity}',
    b'{"seed": 1' + b"0" * 5_000 + b"}",  # more digits than Python reads
    b"\xff\xfe\xfa",
    b'{"model": "\xff"}',
    b"[" * 100_000,
    b'{"model":' * 5_000 + b"1" + b"}" * 5_000,
    b"model=Seedance-Pro-1.5",
]


async def test_400_the_body_is_not_an_object(api: Served) -> None:
    for body in NOT_AN_OBJECT:
        answer = await _post(api, body)
        assert answer.status_code == 400, (body[:40], answer.text)
        assert checked_envelope(answer)["message"] == "参数错误：body"


async def test_400_a_body_is_nested_as_deeply_as_can_be_read(api: Served) -> None:
    for depth in range(880, 1000, 2):
        answer = await _post(api, b'{"model":' + b"[" * depth + b"]" * depth + b"}")
        assert answer.status_code == 400, depth
        checked_envelope(answer)


async def test_400_the_status_s_id_is_missing_or_empty(api: Served) -> None:
    for path in (STATUS, f"{STATUS}?id=", f"{STATUS}?task_id={uuid4()}"):
        answer = await api.http.get(path)
        assert answer.status_code == 400
        assert checked_envelope(answer)["message"] == "参数错误：id"


async def test_400_the_models_mode_is_another(api: Served) -> None:
    for mode in ("image", "", "VIDEO"):
        answer = await api.http.get(MODELS, params={"mode": mode})
        assert answer.status_code == 400
        assert checked_envelope(answer)["param"] == "mode"


async def test_400_the_idempotency_key_has_no_fit_length(api: Served) -> None:
    for key in ("", "k" * 256):
        answer = await api.http.post(CREATE, json=pro(), headers={"Idempotency-Key": key})
        assert answer.status_code == 400
        assert checked_envelope(answer)["param"] == "Idempotency-Key"


async def test_400_the_key_has_as_many_tasks_as_it_may(api: Served) -> None:
    headers = await api.key(max_concurrent=1)
    assert (await api.http.post(CREATE, json=pro(), headers=headers)).status_code == 200
    answer = await api.http.post(CREATE, json=pro(), headers=headers)
    assert answer.status_code == 400
    assert int(answer.headers["retry-after"]) >= 1
    envelope = checked_envelope(answer)
    assert (envelope["code"], envelope["ref_code"]) == ("invalid", 400015)
    assert envelope["message"] == "已达到最大并发数量，请稍后再试"


async def test_400_the_balance_is_used_up(api: Served) -> None:
    headers = await api.key(account="prepaid")
    await api.execute(SQL("UPDATE accounts SET billing = 'prepaid' WHERE name = 'prepaid'"))
    (account_id,) = (await api.rows(SQL("SELECT id FROM accounts WHERE name = 'prepaid'")))[0]
    async with api.resources.database.transaction() as connection:
        await billing.top_up(connection, account_id=account_id, amount_micros=PRO_PRICE_MICROS)
    assert (await api.http.post(CREATE, json=pro(), headers=headers)).status_code == 200
    answer = await api.http.post(CREATE, json=pro(), headers=headers)
    assert answer.status_code == 400
    envelope = checked_envelope(answer)
    assert (envelope["code"], envelope["ref_code"]) == ("invalid", 400001)
    assert envelope["message"] == "已达到使用限制或余额不足"


async def test_400_the_account_is_frozen(api: Served) -> None:
    task_id = await api.created()
    await api.execute(SQL("UPDATE accounts SET is_frozen = true"))
    answer = await api.create()
    assert answer.status_code == 400
    envelope = checked_envelope(answer)
    assert (envelope["code"], envelope["ref_code"]) == ("invalid", 400901)
    assert envelope["message"] == "计费账户已被冻结"
    assert (await api.status(task_id))["status"] == "pending"  # what is bought may be seen


# Headers that name no live key.
NOBODY: list[dict[str, str]] = [
    {},
    {"Authorization": ""},
    {"Authorization": "Bearer"},
    {"Authorization": "Bearer "},
    {"Authorization": KEY},
    {"Authorization": f"Basic {KEY}"},
    {"Authorization": f"Bearer{KEY}"},
    {"Authorization": f"Bearer {KEY} {KEY}"},
    {"Authorization": "Bearer sk-unknown-to-everyone"},
    {"Authorization": f"Bearer {KEY.upper()}"},
    {"Authorization": "Bearer YOUR_API_KEY"},
    {"X-Api-Key": KEY},
]


async def test_401_no_live_key(api: Served) -> None:
    await api.key()
    expired = await api.key(expires_at=NOW - timedelta(seconds=1))
    revoked = await api.key()
    async with api.resources.database.transaction() as connection:
        last = (await accounts.list_keys(connection))[-1]
        await administration.revoke_key(connection, last.id, actor="cli")
    task_id = await api.created()
    for headers in [*NOBODY, expired, revoked]:
        async with httpx.AsyncClient(
            transport=api.http._transport, base_url=BASE_URL, headers=headers
        ) as stranger:
            for answer in (
                await stranger.post(CREATE, json=pro()),
                await stranger.post(CREATE, content=b"{", headers={"Content-Type": "text/plain"}),
                await stranger.get(STATUS, params={"id": str(task_id)}),
                await stranger.get(STATUS, params={"id": str(uuid4())}),
                await stranger.get(STATUS),
                await stranger.get(MODELS),
                await stranger.get(MODELS, params={"mode": "image"}),
            ):
                assert answer.status_code == 401, (headers, answer.request, answer.text)
                assert answer.headers["www-authenticate"] == "Bearer"
                envelope = checked_envelope(answer)
                assert envelope["code"] == "authentication_error"
                assert envelope["message"] == "invalid authorization"
                assert envelope["ref_code"] == 401000


async def test_the_bearer_scheme_is_read_in_any_case(api: Served) -> None:
    answer = await api.http.get(MODELS, headers={"Authorization": f"bearer  {KEY} "})
    assert answer.status_code == 200


def _refused_403(answer: httpx.Response) -> None:
    assert answer.status_code == 403, answer.text
    envelope = checked_envelope(answer)
    assert (envelope["code"], envelope["ref_code"]) == ("permission_denied", 403000)
    assert envelope["message"] == "无权访问"


async def test_403_the_key_may_not_use_the_model(api: Served) -> None:
    headers = await api.key(allowed_models=["SenseAudio-Video-1.0"])
    _refused_403(await api.http.post(CREATE, json=pro(), headers=headers))
    assert (await api.http.post(CREATE, json=own(), headers=headers)).status_code == 200


async def test_403_the_key_may_not_use_the_route(api: Served) -> None:
    task_id = await api.created()
    reader = await api.key(scopes=["video:read"])
    maker = await api.key(scopes=["video:create"])
    _refused_403(await api.http.post(CREATE, json=pro(), headers=reader))
    for path in (f"{STATUS}?id={task_id}", f"{STATUS}?id={uuid4()}", MODELS):
        _refused_403(await api.http.get(path, headers=maker))
        assert (await api.http.get(path, headers=reader)).status_code in (200, 404)


async def test_403_a_link_s_signature_is_missing_wrong_or_expired(api: Served) -> None:
    url = httpx.URL((await api.completed())["video_url"])
    good = dict(url.params)
    secret = await api.resources.link_secret()
    key = url.path.removeprefix("/v1/files/")
    another_key = key.replace("/1.mp4", "/2.mp4")
    queries: list[tuple[str, dict[str, str] | str]] = [
        (url.path, {}),
        (url.path, {"expires": good["expires"]}),
        (url.path, {"signature": good["signature"]}),
        (url.path, good | {"signature": ""}),
        (url.path, good | {"signature": good["signature"][:-1]}),
        (url.path, good | {"signature": "键"}),
        (url.path, good | {"expires": str(int(good["expires"]) + 1)}),  # prolonged by hand
        (url.path, good | {"expires": "never"}),
        (f"/v1/files/{another_key}", good),  # another file by the same link
        ("/v1/files/..%2Fapi_key", good),
        ("/v1/files/", good),
        (url.path, signed_query(key, secret=b"another secret of ours", expires_at=2**33)),
        (url.path, signed_query(key, secret=secret, expires_at=int(time.time()) - 1)),
    ]
    for path, query in queries:
        where = httpx.URL(path, params=query) if isinstance(query, dict) else f"{path}?{query}"
        _refused_403(await api.http.get(where))
    assert (await api.http.get(url)).status_code == 200


async def test_404_unknown_tasks_and_other_accounts_are_not_told_apart(api: Served) -> None:
    task_id = await api.created()
    stranger = await api.key(account="another")
    asked = [
        (f"{STATUS}?id={uuid4()}", {}),
        (f"{STATUS}?id={task_id}", stranger),
        (f"{STATUS}?id=task_1234567890", {}),  # the seed page's own example
        (f"{STATUS}?id=%00", {}),
        (f"{STATUS}?id=%ED%A0%80", {}),
        (f"{STATUS}?id={'0' * 32}", {}),
        (f"{STATUS}?id={'9' * 5_000}", {}),
        (f"{STATUS}?id={(await api.status(task_id))['id']}", {}),  # the record's id is no task's
    ]
    same_id = {"X-Request-Id": "the-same"}
    answers = [await api.http.get(path, headers=headers | same_id) for path, headers in asked]
    for answer in answers:
        assert answer.status_code == 404, answer.request
        envelope = checked_envelope(answer)
        assert (envelope["code"], envelope["ref_code"]) == ("not_found", 404000)
        assert envelope["message"] == "任务不存在"
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


async def test_404_a_route_that_is_none(api: Served) -> None:
    for path in ("/", "/v1", "/v1/vide", "/v1/video/create/1", "/v2/video/create", "/%ff"):
        answer = await api.http.get(path)
        assert answer.status_code == 404, path
        assert checked_envelope(answer)["code"] == "not_found"


# Every route, and the methods that it does not take.
WRONG_METHODS = [
    (CREATE, ["GET", "PUT", "PATCH", "DELETE", "HEAD"], {"POST"}),
    (STATUS, ["POST", "PUT", "PATCH", "DELETE"], {"GET", "HEAD"}),
    (MODELS, ["POST", "PUT", "PATCH", "DELETE"], {"GET", "HEAD"}),
    ("/v1/files/videos/a/1.mp4", ["POST", "PUT", "PATCH", "DELETE"], {"GET", "HEAD"}),
    ("/healthz", ["POST", "DELETE"], {"GET", "HEAD"}),
    ("/readyz", ["POST", "DELETE"], {"GET", "HEAD"}),
    ("/docs", ["POST", "DELETE"], {"GET"}),
    ("/openapi.json", ["POST", "DELETE"], {"GET", "HEAD"}),
]


async def test_405_a_route_s_wrong_method(api: Served) -> None:
    asked = [
        (path, method, allowed)
        for path, methods, allowed in WRONG_METHODS
        for method in [*methods, "BREW"]
    ]
    for path, method, allowed in asked:
        answer = await api.http.request(method, path)
        assert answer.status_code == 405, (method, path)
        assert set(answer.headers["allow"].split(", ")) == allowed
        if method != "HEAD":  # whose answer has no body
            envelope = checked_envelope(answer)
            assert (envelope["code"], envelope["ref_code"]) == ("method_not_allowed", 405000)


async def test_409_an_idempotency_key_with_another_body(api: Served) -> None:
    again = {"Idempotency-Key": "one"}
    first = await api.http.post(CREATE, json=pro(), headers=again)
    same = await api.http.post(CREATE, json=pro(), headers=again)
    assert same.json() == first.json()
    answer = await api.http.post(CREATE, json=pro(seed=1), headers=again)
    assert answer.status_code == 409
    envelope = checked_envelope(answer)
    assert (envelope["code"], envelope["ref_code"]) == ("conflict", 409000)


async def test_410_a_task_and_its_file_whose_retention_has_passed(api: Served) -> None:
    status = await api.completed()
    picture = await api.created(content=[CAT, image()])
    await api.fail(picture, code="image_unreachable", message="no answer")
    await api.execute(SQL("UPDATE tasks SET completed_at = completed_at - interval '8 days'"))
    for path in (
        f"{STATUS}?id={status['task_id']}",
        status["video_url"],
        f"{STATUS}?id={picture}",
    ):
        answer = await api.http.get(path)
        assert answer.status_code == 410, path
        envelope = checked_envelope(answer)
        assert (envelope["code"], envelope["ref_code"]) == ("gone", 410000)
        assert envelope["message"] == "视频已过期"


async def test_410_a_file_that_was_deleted_meanwhile(api: Served) -> None:
    status = await api.completed()
    await api.resources.artifacts.delete([f"videos/{status['task_id']}/1.mp4"])
    assert (await api.http.get(status["video_url"])).status_code == 410


class Chunks:
    """A body without a declared length that counts what is taken of it."""

    def __init__(self, *, total_mebibytes: int) -> None:
        self.total_mebibytes = total_mebibytes
        self.taken_mebibytes = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self.total_mebibytes):
            self.taken_mebibytes += 1
            yield b" " * MEBIBYTE


def _refused_413(answer: httpx.Response) -> None:
    assert answer.status_code == 413
    envelope = checked_envelope(answer)
    assert (envelope["code"], envelope["ref_code"]) == ("payload_too_large", 413000)


async def test_413_a_body_that_is_declared_too_large_is_not_read(api: Served) -> None:
    chunks = Chunks(total_mebibytes=65)
    _refused_413(
        await api.http.post(
            CREATE,
            content=chunks,
            headers={
                "Content-Type": "application/json",
                "Content-Length": str(MAX_BODY_BYTES + 1),
            },
        )
    )
    assert chunks.taken_mebibytes <= 1  # the transport itself takes one in advance


async def test_413_a_body_is_refused_while_it_is_read(api: Served) -> None:
    chunks = Chunks(total_mebibytes=1_000)
    _refused_413(
        await api.http.post(CREATE, content=chunks, headers={"Content-Type": "application/json"})
    )
    assert chunks.taken_mebibytes == 65


async def test_a_body_of_exactly_the_limit_is_read(api: Served) -> None:
    body = json.dumps(pro()).encode().ljust(MAX_BODY_BYTES)
    assert (await _post(api, body)).status_code == 200


async def test_415_a_body_that_is_not_declared_as_json(api: Served) -> None:
    for kind in (
        None,
        "",
        "text/plain",
        "text/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=application/json",
        "application/json-seq",
        "application/jsonx",
    ):
        headers = {} if kind is None else {"Content-Type": kind}
        answer = await api.http.post(CREATE, content=json.dumps(pro()), headers=headers)
        assert answer.status_code == 415, kind
        envelope = checked_envelope(answer)
        assert (envelope["code"], envelope["ref_code"]) == ("unsupported_media_type", 415000)


async def test_json_is_json_whatever_its_parameters(api: Served) -> None:
    for kind in (
        "application/json",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "Application/JSON ; charset=utf-8",
    ):
        answer = await api.http.post(
            CREATE, content=json.dumps(pro()), headers={"Content-Type": kind}
        )
        assert answer.status_code == 200, kind


async def test_429_the_key_s_requests_of_this_minute_are_used_up(api: Served) -> None:
    task_id = await api.created()
    headers = await api.key(requests_per_minute=1)
    # In the future, so that no minute turns over meanwhile.
    await api.execute(
        SQL(
            "INSERT INTO request_counts SELECT id, m, 1 FROM api_keys,"
            " generate_series(date_trunc('minute', now()), now() + interval '3 minutes',"
            " interval '1 minute') AS m WHERE requests_per_minute = 1"
        )
    )
    for answer in (
        await api.http.post(CREATE, json=pro(), headers=headers),
        await api.http.get(f"{STATUS}?id={task_id}", headers=headers),
        await api.http.get(f"{STATUS}?id={uuid4()}", headers=headers),
        await api.http.get(STATUS, headers=headers),
        await api.http.get(MODELS, headers=headers),
    ):
        assert answer.status_code == 429, answer.request
        assert 1 <= int(answer.headers["retry-after"]) <= 60
        envelope = checked_envelope(answer)
        assert (envelope["code"], envelope["ref_code"]) == ("rate_limited", 429000)
        assert envelope["message"] == "请求过于频繁，请稍后再试"


async def test_500_says_nothing_of_what_went_on_inside(api: Served) -> None:
    status = await api.completed()
    await api.execute(SQL("ALTER TABLE tasks RENAME COLUMN prompt TO prompt_of_old"))
    for answer in (
        await api.create(),
        await api.http.get(f"{STATUS}?id={status['task_id']}"),
        await api.http.get(status["video_url"]),
    ):
        assert answer.status_code == 500, answer.request
        envelope = checked_envelope(answer)
        assert (envelope["code"], envelope["ref_code"]) == ("internal", 500000)
        assert envelope["message"] == "服务繁忙，请稍后再试"
        assert "prompt" not in answer.text
    await api.execute(SQL("ALTER TABLE tasks RENAME COLUMN prompt_of_old TO prompt"))
    assert (await api.create()).status_code == 200


async def test_503_the_database_is_away_and_comes_back(api: Served) -> None:
    status = await api.completed()
    asked: list[tuple[str, str]] = [
        ("POST", CREATE),
        ("GET", f"{STATUS}?id={status['task_id']}"),
        ("GET", status["video_url"]),
    ]
    async with api.database_away():
        *answers, ready, alive = await asyncio.gather(
            *[
                api.http.request(method, url, json=pro() if method == "POST" else None)
                for method, url in asked
            ],
            api.http.get("/readyz"),
            api.http.get("/healthz"),
        )
    for answer in answers:
        _refused_503(answer)
    assert ready.status_code == 503
    assert ready.json()["checks"]["database"] is False
    assert alive.status_code == 200
    for method, url in asked:
        body = pro() if method == "POST" else None
        assert (await api.http.request(method, url, json=body)).status_code == 200


async def test_a_short_absence_of_the_database_is_waited_for(api: Served) -> None:
    task_id = await api.created()
    async with api.database_away():
        asked = asyncio.create_task(api.status(task_id))
        await asyncio.sleep(1.0)
        assert not asked.done()
    assert (await asked)["status"] == "pending"


def _refused_503(answer: httpx.Response) -> None:
    assert answer.status_code == 503, answer.text
    assert int(answer.headers["retry-after"]) >= 1
    envelope = checked_envelope(answer)
    assert (envelope["code"], envelope["ref_code"]) == ("unavailable", 503000)


async def test_503_the_storage_is_away(settings: Settings, conninfo: str) -> None:
    settings.data_dir.mkdir()
    async with served(settings, conninfo) as api:
        status = await api.completed()
        folder = settings.data_dir / "artifacts"
        aside = folder.rename(settings.data_dir / "aside")
        folder.write_text("a file where the folder was")
        _refused_503(await api.http.get(status["video_url"]))
        inline = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAIA"
        _refused_503(await api.create(content=[CAT, image(url=inline)]))
        assert (await api.rows(SQL("SELECT count(*) FROM tasks")))[0] == (1,)
        folder.unlink()
        aside.rename(folder)
        assert (await api.http.get(status["video_url"])).status_code == 200


async def test_a_client_that_leaves_within_its_upload_is_no_fault_of_ours(api: Served) -> None:
    received: list[Message] = [
        {"type": "http.request", "body": b'{"model":', "more_body": True},
        {"type": "http.disconnect"},
    ]
    sent: list[Message] = []

    async def receive() -> Message:
        return received.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"authorization", f"Bearer {KEY}".encode()), (b"content-type", b"application/json")]
    scope = {
        "type": "http",
        "method": "POST",
        "path": CREATE,
        "query_string": b"",
        "headers": headers,
    }
    with capture_logs() as logs:
        await api.app(scope, receive, send)
    assert sent == []
    assert [line["log_level"] for line in logs] == ["info", "info"]


# The caller's request id, and whether it is fit to be one.
REQUEST_IDS = [
    ("a", True),
    ("A-z_0.9-", True),
    ("x" * 128, True),
    ("x" * 129, False),
    ("", False),
    ("with space", False),
    ("semi;colon", False),
    ("línea", False),
    ("id\n", False),
]


async def test_a_request_id_comes_back_if_it_is_fit_to_be_one(api: Served) -> None:
    asked = [
        (path, request_id, is_fit)
        for path in ("/healthz", STATUS, "/nowhere")
        for request_id, is_fit in REQUEST_IDS
    ]
    for path, request_id, is_fit in asked:
        answer = await api.http.get(path, headers=[(b"X-Request-Id", request_id.encode())])
        answered = answer.headers["x-request-id"]
        assert (answered == request_id) == is_fit
        assert re.fullmatch(r"[A-Za-z0-9._-]{1,128}", answered)
        if answer.status_code >= 400:
            checked_envelope(answer)


async def test_request_ids_of_our_own_differ(api: Served) -> None:
    answers = [await api.http.get("/healthz") for _ in range(5)]
    assert len({answer.headers["x-request-id"] for answer in answers}) == 5


def test_an_error_that_nobody_listed_is_ours_and_says_nothing() -> None:
    class NewKindOfTrouble(VitascopeError):
        """A secret that a user must not see."""

    answer = error_response(NewKindOfTrouble(), "id", path="/v1/models")
    assert answer.status_code == 500
    assert b"secret" not in answer.body


def test_ref_codes_begin_with_their_status() -> None:
    assert all(row.ref_code // 1000 == row.status for row in ROWS.values())


async def _post(api: Served, body: bytes | str) -> httpx.Response:
    return await api.http.post(CREATE, content=body, headers={"Content-Type": "application/json"})
