"""What each failure of a call means: whether an order may have been made is never guessed."""

from __future__ import annotations

import dataclasses
import gzip
import logging
import socket
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.engines.providers.faking import (
    KEY,
    SIGNATURE,
    FakeProvider,
    Fault,
    FaultKind,
    Received,
    Reply,
    Route,
)
from tests.engines.providers.ordering import StaticKey
from vitascope.engines.providers.calls import ANSWER_MAX_BYTES, Caller
from vitascope.engines.providers.errors import (
    Ambiguous,
    ContentRejected,
    JobGone,
    KeyRefused,
    OrderRefused,
    ProtocolBroken,
    ProviderError,
    Unavailable,
)
from vitascope.engines.providers.options import ArkOptions

HASTE_S = 1.0
"""For a call that must run out of time."""

ENDLESS = ("slow", "drip")
"""Faults that last longer than any call."""


class Plain(FakeProvider):
    """A provider of no kind."""

    def order(self, request: Received) -> Reply:
        return Reply({"id": self.accept({}).id, "form": [part.name for part in request.form]})

    def job(self, request: Received) -> Reply:  # type: ignore[override]
        return Reply({"path": request.path, "query": dict(request.query)})

    def forget(self, request: Received) -> Reply:
        assert not request.body
        return Reply(b"", 204)

    ROUTES = (
        Route("POST", "/orders", "submit", order),
        Route("GET", "/jobs/.*", "poll", job),
        Route("DELETE", "/jobs/.*", "cancel", forget),
    )


@pytest.fixture
def fake() -> Iterator[Plain]:
    with Plain() as fake:
        yield fake


@pytest.fixture
async def caller(fake: Plain) -> AsyncIterator[Caller]:
    async with patient(fake) as caller:
        yield caller


@asynccontextmanager
async def patient(fake: Plain, kind: str = "") -> AsyncIterator[Caller]:
    """A caller with all the time that a fault needs to show."""
    timeout_s = HASTE_S if kind in ENDLESS else 30.0
    caller = Caller("up", base_url=fake.base_url, has_key=StaticKey(KEY), timeout_s=timeout_s)
    yield caller
    await caller.close()


def status(code: int, **headers: str) -> Fault:
    return Fault("status", status=code, headers=headers)


def gateway(code: int) -> Fault:
    """An answer of something before the provider, which knows nothing of it."""
    return Fault("page", status=code)


TABLE = [
    # fault, what it means for an order, for a question
    ("none", None, None, None),
    ("slow", Fault("slow", seconds=60), Ambiguous, Unavailable),
    ("drop_unread", Fault("drop_unread"), Ambiguous, Unavailable),
    ("drop_refused", Fault("drop_refused"), Ambiguous, Unavailable),
    ("drop_accepted", Fault("drop_accepted"), Ambiguous, Unavailable),
    ("drip", Fault("drip"), Ambiguous, Unavailable),
    ("flood", Fault("flood"), Ambiguous, ProtocolBroken),
    ("garbage", Fault("garbage"), Ambiguous, ProtocolBroken),
    ("broken-gzip", status(200, **{"Content-Encoding": "gzip"}), Ambiguous, Unavailable),
    ("301", status(301, Location="/elsewhere"), OrderRefused, ProtocolBroken),
    ("303", status(303, Location="/jobs/1"), Ambiguous, ProtocolBroken),  # of an order made
    ("307", status(307, Location="/elsewhere"), OrderRefused, ProtocolBroken),
    ("400", status(400), OrderRefused, ProtocolBroken),
    ("401", status(401), KeyRefused, KeyRefused),
    ("402", status(402), KeyRefused, KeyRefused),
    ("403", status(403), KeyRefused, KeyRefused),
    ("404", status(404), OrderRefused, JobGone),
    ("405", status(405), OrderRefused, ProtocolBroken),
    ("408", status(408), Ambiguous, Unavailable),
    ("409", status(409), OrderRefused, ProtocolBroken),
    ("410", status(410), OrderRefused, JobGone),
    ("413", status(413), OrderRefused, ProtocolBroken),
    ("415", status(415), OrderRefused, ProtocolBroken),
    ("422", status(422), OrderRefused, ProtocolBroken),
    ("425", status(425), Unavailable, Unavailable),
    ("429", status(429), Unavailable, Unavailable),
    ("429-gateway", gateway(429), Unavailable, Unavailable),
    ("451", status(451), OrderRefused, ProtocolBroken),
    ("500", status(500), Ambiguous, Unavailable),
    ("501", status(501), Ambiguous, Unavailable),
    ("502-gateway", gateway(502), Ambiguous, Unavailable),
    ("503", status(503), Unavailable, Unavailable),
    # A gateway says 503, too, when the provider broke off in the middle of the order.
    ("503-gateway", gateway(503), Ambiguous, Unavailable),
    ("504-gateway", gateway(504), Ambiguous, Unavailable),
    ("529", status(529), Ambiguous, Unavailable),
    ("content", Fault("content"), ContentRejected, ProtocolBroken),
]
FAULTS = [pytest.param(fault, kind, id=name) for name, fault, kind, _ in TABLE]
ASKED = [pytest.param(fault, kind, id=name) for name, fault, _, kind in TABLE]


@pytest.mark.parametrize(("fault", "kind"), FAULTS)
async def test_what_a_fault_means_for_an_order(
    fake: Plain, fault: Fault | None, kind: type[ProviderError] | None
) -> None:
    async with patient(fake, fault.kind if fault else "") as caller:
        if fault is None or kind is None:
            assert (await caller.submit("/orders", json={})).json["id"] == "job-1"
            return
        fake.fail(fault)
        with pytest.raises(kind) as caught:
            await caller.submit("/orders", json={})
    assert type(caught.value) is kind
    assert caught.value.message.startswith("up ")
    if fake.submits:
        assert kind is Ambiguous, "an order was made, and its refusal was told"


@pytest.mark.parametrize(("fault", "kind"), ASKED)
async def test_what_a_fault_means_for_a_question(
    fake: Plain, fault: Fault | None, kind: type[ProviderError] | None
) -> None:
    async with patient(fake, fault.kind if fault else "") as caller:
        if fault is None or kind is None:
            assert (await caller.ask("GET", "/jobs/1")).json["path"] == "/jobs/1"
            return
        fake.fail(dataclasses.replace(fault, on="poll"))
        with pytest.raises(kind) as caught:
            await caller.ask("GET", "/jobs/1")
    assert type(caught.value) is kind


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_who_cannot_be_reached_took_no_order(scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    caller = Caller("up", base_url=f"{scheme}://127.0.0.1:{port}", has_key=StaticKey(None))
    with pytest.raises(Unavailable, match="no connection could be made"):
        await caller.submit("/orders", json={})
    with pytest.raises(Unavailable, match="no connection could be made"):
        await caller.ask("GET", "/jobs/1")
    await caller.close()


async def test_a_provider_that_speaks_no_tls_took_no_order(fake: Plain) -> None:
    url = fake.base_url.replace("http:", "https:")
    caller = Caller("up", base_url=url, has_key=StaticKey(KEY))
    with pytest.raises(Unavailable):
        await caller.submit("/orders", json={})
    assert not fake.requests
    await caller.close()


async def test_a_proxy_that_lets_nobody_through_took_no_order(
    fake: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", fake.origin)  # which answers CONNECT with 501
    caller = Caller("up", base_url="https://up.example", has_key=StaticKey(KEY))
    with pytest.raises(Unavailable, match="the proxy lets nobody through"):
        await caller.submit("/orders", json={})
    await caller.close()


async def test_an_order_takes_no_connection_that_the_other_side_may_have_closed(
    fake: Plain, caller: Caller
) -> None:
    for _ in range(3):
        await caller.submit("/orders", json={})
        await caller.ask("GET", "/jobs/1")
    peers = [request.peer for request in fake.requests]
    orders, questions = peers[::2], peers[1::2]
    assert len(set(orders)) == 3
    assert len(set(questions)) == 1, "questions may keep theirs"


# -- busy


@pytest.mark.parametrize(
    ("headers", "expected_s"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": "0"}, None),
        ({"Retry-After": "soon"}, None),
        ({"retry-after-ms": "1500", "Retry-After": "7"}, 1.5),
        ({}, None),
    ],
)
@pytest.mark.parametrize("code", [429, 503])
async def test_a_busy_provider_says_when_to_come_again(
    fake: Plain, caller: Caller, code: int, headers: dict[str, str], expected_s: float | None
) -> None:
    fake.fail(status(code, **headers), Fault("status", on="poll", status=code, headers=headers))
    for call in (caller.submit("/orders", json={}), caller.ask("GET", "/jobs/1")):
        with pytest.raises(Unavailable) as caught:
            await call
        assert caught.value.is_busy
        assert caught.value.retry_after_s == expected_s


async def test_a_date_to_come_again_is_a_pause(fake: Plain, caller: Caller) -> None:
    moment = datetime.now(UTC) + timedelta(hours=1)
    fake.fail(status(429, **{"Retry-After": format_datetime(moment, usegmt=True)}))
    with pytest.raises(Unavailable) as caught:
        await caller.submit("/orders", json={})
    assert 3500 < (caught.value.retry_after_s or 0) <= 3600


async def test_trouble_is_not_business(fake: Plain, caller: Caller) -> None:
    fake.fail(Fault("status", on="poll", status=500))
    with pytest.raises(Unavailable) as caught:
        await caller.ask("GET", "/jobs/1")
    assert not caught.value.is_busy


# -- what an adapter says of codes


async def test_a_code_may_mean_something_else_than_its_status(fake: Plain, caller: Caller) -> None:
    def refuse(code: str, number: int = 400) -> Fault:
        return Fault("status", status=number, body={"error": {"code": code, "message": "no"}})

    means = {"Full": Unavailable, "Broke": KeyRefused}
    for code, kind in (
        ("Full", Unavailable),
        ("Broke", KeyRefused),
        ("Broke.Utterly", KeyRefused),  # the part before the dot is enough
        ("Other", OrderRefused),
    ):
        fake.fail(refuse(code))
        with pytest.raises(kind) as caught:
            await caller.submit("/orders", json={}, means=means)
        assert type(caught.value) is kind
    fake.fail(refuse("Broke", 500))
    with pytest.raises(Ambiguous):  # whatever it says: it may have been made
        await caller.submit("/orders", json={}, means=means)


async def test_a_conflict_of_an_idempotency_key_may_be_an_order_that_was_made(
    fake: Plain, caller: Caller
) -> None:
    fake.fail(status(409))
    with pytest.raises(Ambiguous):
        await caller.submit("/orders", json={}, headers={"Idempotency-Key": "k"})


# -- what goes out


async def test_a_form_with_a_file_is_multipart(fake: Plain, caller: Caller) -> None:
    content = b"\r\n--x\r\n\x00\xff" * 1000
    await caller.submit(
        "/orders",
        data={"prompt": "猫\r\n", "seconds": "4"},
        files=[("input_reference", ("a.png", content, "image/png"))],
    )
    (request,) = fake.requests
    prompt, seconds, file = request.form
    assert (prompt.name, prompt.text, seconds.text) == ("prompt", "猫\r\n", "4")
    assert (file.filename, file.mime, file.content) == ("a.png", "image/png", content)


async def test_the_parameters_of_a_link_stay(fake: Plain, caller: Caller) -> None:
    link = f"{fake.base_url}/jobs/1?a=1"
    assert (await caller.ask("GET", link)).json["query"] == {"a": ["1"]}
    more = await caller.ask("GET", link, params={"logs": "1"})
    assert more.json["query"] == {"a": ["1"], "logs": ["1"]}


async def test_a_status_may_be_an_answer(fake: Plain, caller: Caller) -> None:
    fault = Fault("status", on="poll", status=422, body={"detail": "no"}, times=2)
    fake.fail(fault)
    answer = await caller.ask("GET", "/jobs/1", answers=(422, 503))
    assert (answer.status, answer.json) == (422, {"detail": "no"})
    with pytest.raises(ProtocolBroken):
        await caller.ask("GET", "/jobs/1")


async def test_a_form_of_plain_parts_is_multipart_as_well(fake: Plain, caller: Caller) -> None:
    await caller.submit("/orders", files=[("prompt", (None, "猫".encode()))])
    (request,) = fake.requests
    (part,) = request.form
    assert (part.name, part.text, part.filename) == ("prompt", "猫", None)
    assert request.headers["content-type"].startswith("multipart/form-data")


async def test_an_empty_success_is_an_empty_object(fake: Plain, caller: Caller) -> None:
    assert (await caller.ask("DELETE", "/jobs/1")).json == {}


async def test_an_answer_may_be_packed(fake: Plain, caller: Caller) -> None:
    packed = gzip.compress(b'{"id": "x"}')
    fake.fail(
        Fault("page", on="poll", status=200, content=packed, headers={"Content-Encoding": "gzip"})
    )
    assert (await caller.ask("GET", "/jobs/1")).json == {"id": "x"}
    assert fake.requests[0].headers["accept-encoding"] == "identity"


async def test_an_answer_longer_than_any_is_not_read_to_its_end(
    fake: Plain, caller: Caller
) -> None:
    fake.fail(Fault("flood", on="poll"))
    with pytest.raises(ProtocolBroken):
        await caller.ask("GET", "/jobs/1")
    assert ANSWER_MAX_BYTES < 10**7


# -- the key


async def test_the_key_goes_to_the_provider_alone(fake: Plain) -> None:
    with Plain() as other:
        caller = Caller("up", base_url=fake.base_url, has_key=StaticKey(KEY))
        await caller.ask("GET", f"{fake.origin}/jobs/1")
        with pytest.raises(KeyRefused):
            await caller.ask("GET", f"{other.origin}/jobs/1")
        await caller.close()
        assert fake.requests[0].headers["authorization"] == f"Bearer {KEY}"
        assert "authorization" not in other.requests[0].headers


@pytest.mark.parametrize(
    ("url", "is_own"),
    [
        ("https://api.up.example/x", True),
        ("https://api.up.example:443/x", True),
        ("http://api.up.example/x", False),  # anybody on the way could read it
        ("https://api.up.example:8443/x", False),
        ("https://files.up.example/x", False),
        ("https://api.up.example.evil.example/x", False),
        ("https://evil.example/api.up.example", False),
    ],
)
async def test_whose_url_it_is(url: str, is_own: bool) -> None:
    caller = Caller("up", base_url="https://api.up.example/v1", has_key=StaticKey(KEY))
    assert caller.is_own(httpx.URL(url)) is is_own
    await caller.close()


async def test_no_redirect_is_followed(fake: Plain, caller: Caller) -> None:
    with Plain() as other:
        fake.fail(Fault("status", on="poll", status=302, headers={"Location": other.origin}))
        with pytest.raises(ProtocolBroken):
            await caller.ask("GET", "/jobs/1")
        assert not other.requests


@pytest.mark.parametrize("key", ["sk-new\nline", "sk-blank ", "ключ", "sk-\x00"])
async def test_a_key_that_no_header_holds_is_refused_before_it_is_sent(
    fake: Plain, key: str
) -> None:
    caller = Caller("up", base_url=fake.base_url, has_key=StaticKey(key))
    for call in (caller.submit("/orders", json={}), caller.ask("GET", "/jobs/1")):
        with pytest.raises(KeyRefused) as caught:
            await call
        assert key not in _all_of(caught.value)
    assert not fake.requests
    await caller.close()


async def test_a_key_is_read_at_every_call(fake: Plain, tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("sk-old-key")
    options = ArkOptions(base_url=fake.base_url, api_key_env=None, api_key_file=path)
    caller = Caller("up", base_url=fake.base_url, has_key=options)
    with pytest.raises(KeyRefused, match="refuses the key"):
        await caller.ask("GET", "/jobs/1")
    path.write_text(f"{KEY}\n")
    await caller.ask("GET", "/jobs/1")
    path.unlink()
    with pytest.raises(KeyRefused, match="cannot be read"):
        await caller.ask("GET", "/jobs/1")
    await caller.close()


ECHO = {
    "code": "Bad",
    "message": f"your header Authorization: Bearer {KEY}, key {KEY}, your link "
    f"https://pictures.example/cat.png?signature={SIGNATURE} and data:image/png;base64,AAAA",
}


@pytest.mark.parametrize("code", [400, 401, 403, 404, 408, 409, 422, 429, 500, 503])
@pytest.mark.parametrize("shape", ["nested", "flat", "text", "list"])
async def test_no_error_and_no_log_line_tells_a_secret(
    fake: Plain,
    caller: Caller,
    caplog: pytest.LogCaptureFixture,
    code: int,
    shape: str,
) -> None:
    bodies: dict[str, dict[str, Any]] = {
        "nested": {"error": ECHO},
        "flat": ECHO,
        "text": {"error": ECHO["message"]},
        "list": {"detail": [{"msg": ECHO["message"]}]},
    }
    body = bodies[shape]
    caplog.set_level(logging.DEBUG)
    fake.fail(
        Fault("status", status=code, body=body), Fault("status", on="poll", status=code, body=body)
    )
    link = f"{fake.origin}/jobs/1?signature={SIGNATURE}"
    told = []
    for call in (caller.submit("/orders", json={"secret": "of the body"}), caller.ask("GET", link)):
        with pytest.raises(ProviderError) as caught:
            await call
        told.append(_all_of(caught.value))
    loud = [line.getMessage() for line in caplog.records if line.levelno >= logging.WARNING]
    for text in (*told, *loud):
        assert KEY not in text
        assert SIGNATURE not in text
        assert "base64,AAAA" not in text
        assert "of the body" not in text
    assert KEY not in caplog.text
    assert "pictures.example/cat.png" in told[0], "what is left still helps"


async def test_a_key_of_no_known_shape_is_not_quoted_either(fake: Plain) -> None:
    key = "0a1b2c3d4e5f"
    body = {"error": {"code": "Bad", "message": f"nobody has the key {key}!"}}
    caller = Caller("up", base_url=fake.base_url, has_key=StaticKey(key))
    fake.fail(
        Fault("status", status=401, body=body), Fault("status", on="poll", status=401, body=body)
    )
    for call in (caller.submit("/orders", json={}), caller.ask("GET", "/jobs/1")):
        with pytest.raises(KeyRefused, match="nobody has the key …!"):
            await call
    await caller.close()


BROKEN: tuple[FaultKind, ...] = ("slow", "drop_unread", "drop_accepted", "drip", "garbage")


@pytest.mark.parametrize("kind", BROKEN)
async def test_a_broken_call_tells_no_secret(fake: Plain, kind: FaultKind) -> None:
    fake.fail(Fault(kind, seconds=60), Fault(kind, on="poll", seconds=60))
    link = f"{fake.origin}/jobs/1?signature={SIGNATURE}"
    async with patient(fake, kind) as caller:
        for call in (caller.submit("/orders", json={}), caller.ask("GET", link)):
            with pytest.raises(ProviderError) as caught:
                await call
            assert KEY not in _all_of(caught.value)
            assert SIGNATURE not in _all_of(caught.value)


def _all_of(error: BaseException) -> str:
    """All that a log could show of an error, its causes included."""
    return "".join(traceback.format_exception(error))


# -- what it says where a file is


@pytest.mark.parametrize(
    ("url", "is_own_host"),
    [
        ("http://127.0.0.1:9/film.mp4?sig=1", True),
        ("https://cdn.example/film.mp4?sig=1", False),
    ],
)
async def test_a_film_is_where_it_is_said_to_be(
    caller: Caller, url: str, is_own_host: bool
) -> None:
    source = caller.video(url, headers={"X": "y"})
    assert (source.url, source.is_own_host, source.headers) == (url, is_own_host, {"X": "y"})


@pytest.mark.parametrize(
    "url", ["film.mp4", "file:///etc/passwd", "http://", "http://a:port/", "ftp://a/b"]
)
async def test_a_film_that_is_nowhere_is_a_broken_protocol(caller: Caller, url: str) -> None:
    with pytest.raises(ProtocolBroken):
        caller.video(url)
    with pytest.raises(ProtocolBroken):
        await caller.ask("GET", url)
