"""The adapter of fal's queue, against a fake of it."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs

from tests.engines.providers.fake_fal import FakeFal
from tests.engines.providers.faking import KEY, Fault
from tests.engines.providers.ordering import PNG, PUBLIC_URL, calling, make_order, medium
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
from vitascope.engines.providers.fal import Fal
from vitascope.engines.providers.options import FalOptions

SEEDANCE = "fal-ai/bytedance/seedance/v1.5/pro"

FLAGGED = {
    "detail": [
        {"loc": ["body", "prompt"], "msg": "Flagged.", "type": "content_policy_violation"},
        {"loc": ["body", "image_url"], "msg": "Too large.", "type": "image_too_large"},
    ]
}
DISCONNECTED = {"detail": "Runner disconnected", "error_type": "runner_disconnected"}


@pytest.fixture
def fake(film: Path) -> Iterator[FakeFal]:
    with FakeFal(film=film) as fake:
        yield fake


@pytest.fixture
def options(fake: FakeFal, key_file: Path) -> FalOptions:
    return FalOptions(
        base_url=fake.base_url, api_key_env=None, api_key_file=key_file, model=SEEDANCE
    )


@asynccontextmanager
async def adapter(options: FalOptions, **fields: Any) -> AsyncIterator[Fal]:
    chosen = options.model_copy(update=fields)
    async with calling(chosen) as caller:
        yield Fal(chosen, caller)


@pytest.fixture
async def fal(options: FalOptions) -> AsyncIterator[Fal]:
    async with adapter(options) as fal:
        yield fal


# -- the order


async def test_an_order_is_the_model_s_input(fake: FakeFal, fal: Fal) -> None:
    job = await fal.submit(make_order(sound=True))
    (request,) = fake.requests
    assert request.path == f"/{SEEDANCE}/text-to-video"
    assert request.headers["authorization"] == f"Key {KEY}"
    assert request.json == {
        "prompt": make_order().prompt,
        "duration": "5",
        "resolution": "720p",
        "aspect_ratio": "16:9",
        "seed": 4_000_000_000 % 2**31,
        "generate_audio": True,
    }
    base = f"{fake.origin}/fal-ai/bytedance/requests/{job.id}"
    assert job.urls == {
        "response_url": base,
        "status_url": f"{base}/status",
        "cancel_url": f"{base}/cancel",
    }


async def test_pictures_choose_the_app_and_go_as_urls(fake: FakeFal, fal: Fal) -> None:
    frames = (medium("first_frame"), medium("last_frame", url=PUBLIC_URL))
    await fal.submit(make_order(media=frames, camera_fixed=True))
    order = fake.job.order
    assert order["app"] == f"{SEEDANCE}/image-to-video"
    sent = order["input"]
    assert sent["image_url"] == f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    assert sent["end_image_url"] == PUBLIC_URL
    assert (sent["camera_fixed"], sent["prompt"]) == (True, make_order().prompt)


async def test_references_go_as_lists(fake: FakeFal, options: FalOptions) -> None:
    media = (
        medium("reference", url=PUBLIC_URL),
        medium("reference"),
        medium("reference", kind="audio", content=b"song", mime="audio/mpeg"),
    )
    async with adapter(options, model="bytedance/seedance-2.0") as fal:
        await fal.submit(make_order(media=media, camera_fixed=True))
    order = fake.job.order
    assert order["app"] == "bytedance/seedance-2.0/reference-to-video"
    assert order["input"] == {
        "prompt": f"{make_order().prompt}\nThe camera is fixed and does not move.",
        "duration": "5",
        "resolution": "720p",
        "aspect_ratio": "16:9",
        "generate_audio": False,
        "image_urls": [
            PUBLIC_URL,
            f"data:image/png;base64,{base64.b64encode(PNG).decode()}",
        ],
        "audio_urls": ["data:audio/mpeg;base64,c29uZw=="],
    }


async def test_an_order_that_no_form_takes_is_refused_here(fake: FakeFal, fal: Fal) -> None:
    with pytest.raises(OrderRefused, match="no form for reference_images"):
        await fal.submit(make_order(media=(medium("reference"),)))
    assert not fake.requests


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        pytest.param(Fault("key"), KeyRefused, id="key"),
        pytest.param(Fault("content"), ContentRejected, id="content"),
        pytest.param(Fault("status", status=500), Ambiguous, id="500"),
        pytest.param(Fault("drop_unread"), Ambiguous, id="drop_unread"),
        pytest.param(Fault("drop_refused"), Ambiguous, id="drop_refused"),
        pytest.param(Fault("drop_accepted"), Ambiguous, id="drop_accepted"),
        pytest.param(Fault("garbage"), Ambiguous, id="garbage"),
        pytest.param(Fault("status", status=200, body={"x": 1}), Ambiguous, id="without-id"),
        pytest.param(Fault("status", status=429), Unavailable, id="429"),
        pytest.param(Fault("status", status=503), Unavailable, id="503"),
        pytest.param(Fault("status", status=422), OrderRefused, id="422"),
    ],
)
async def test_what_a_fault_means_for_the_order(
    fake: FakeFal, fal: Fal, fault: Fault, kind: type[ProviderError]
) -> None:
    fake.fail(fault)
    with pytest.raises(kind) as caught:
        await fal.submit(make_order())
    assert type(caught.value) is kind
    assert KEY not in str(caught.value)
    assert fake.submits == (fault.kind == "drop_accepted")


async def test_an_order_without_links_to_follow_is_in_doubt(fake: FakeFal, fal: Fal) -> None:
    fake.gives_links = False
    with pytest.raises(Ambiguous, match="no links"):
        await fal.submit(make_order())


async def test_fal_cannot_look_for_an_order(fal: Fal) -> None:
    assert not fal.can_find
    with pytest.raises(Ambiguous):
        await fal.find(make_order(), since=datetime.now(UTC))


# -- its life


async def test_a_job_is_followed_to_its_film(fake: FakeFal, fal: Fal) -> None:
    job = await fal.submit(make_order())
    states = [await fal.poll(job) for _ in range(3)]
    assert [state.status for state in states] == ["queued", "running", "done"]
    assert [state.fraction for state in states] == [None, None, 1.0]
    source = states[-1].video
    assert source is not None
    assert not source.headers, "the file is no part of the queue, and needs no key"
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await http.get(source.url)).content == fake.film


async def test_the_links_are_followed_not_built(fake: FakeFal, fal: Fal) -> None:
    """The path of an app with four parts has two in its links."""
    job = await fal.submit(make_order())
    await fal.poll(job)
    (asked,) = fake.received("poll")
    assert asked.path == f"/fal-ai/bytedance/requests/{job.id}/status"


async def test_an_operator_s_map_says_where_the_film_is(fake: FakeFal, options: FalOptions) -> None:
    fake.life, fake.result_at = ("COMPLETED",), ("output", "file", "url")
    fields = {"forms": [{"inputs": {"prompt": "text"}}], "video": "output.file.url"}
    async with adapter(options, model="somebody/app", fields=fields) as fal:
        job = await fal.submit(make_order())
        assert (await fal.poll(job)).video is not None
    assert fake.job.order == {"app": "somebody/app", "input": {"text": make_order().prompt}}


async def test_a_result_without_a_film_breaks_the_protocol(fake: FakeFal, fal: Fal) -> None:
    fake.life, fake.result_at = ("COMPLETED",), ("images", "url")
    job = await fal.submit(make_order())
    with pytest.raises(ProtocolBroken, match=r"without video\.url"):
        await fal.poll(job)


async def test_the_film_may_stand_in_a_list(fake: FakeFal, options: FalOptions) -> None:
    body = {"films": [{"url": "https://v3.fal.media/files/a.mp4"}]}
    fake.life, fake.failure, fake.tells_failures = ("COMPLETED",), (200, body), False
    fields = {"forms": [{"inputs": {"prompt": "text"}}], "video": "films.0.url"}
    async with adapter(options, model="somebody/app", fields=fields) as fal:
        source = (await fal.poll(await fal.submit(make_order()))).video
    assert source is not None
    assert (source.url, source.is_own_host) == ("https://v3.fal.media/files/a.mp4", False)


@pytest.mark.parametrize("tells", [True, False], ids=["status-tells", "result-tells"])
@pytest.mark.parametrize(
    ("failure", "code", "message"),
    [
        pytest.param(
            (422, FLAGGED), "content_policy_violation", "Flagged.; Too large.", id="content"
        ),
        pytest.param(
            (503, DISCONNECTED), "runner_disconnected", "Runner disconnected", id="runner"
        ),
        pytest.param((400, {"detail": "Bad size"}), "", "Bad size", id="text"),
    ],
)
async def test_a_completed_job_may_have_failed(
    fake: FakeFal,
    fal: Fal,
    tells: bool,
    failure: tuple[int, dict[str, Any]],
    code: str,
    message: str,
) -> None:
    fake.life, fake.failure, fake.tells_failures = ("COMPLETED",), failure, tells
    job = await fal.submit(make_order())
    state = await fal.poll(job)
    assert (state.status, state.word, state.video) == ("failed", "COMPLETED", None)
    assert (state.error_code, state.error_message) == (code, message)


async def test_a_failure_that_the_status_tells_needs_no_result(fake: FakeFal, fal: Fal) -> None:
    fake.life, fake.failure = ("COMPLETED",), (503, DISCONNECTED)
    job = await fal.submit(make_order())
    fake.fail(Fault("drop_refused", on="other"))
    state = await fal.poll(job)
    assert (state.status, state.error_code) == ("failed", "runner_disconnected")
    assert state.error_message == "Request failed with status 503"


async def test_an_outage_of_the_result_is_not_the_job_s_failure(fake: FakeFal, fal: Fal) -> None:
    fake.life = ("COMPLETED",)
    job = await fal.submit(make_order())
    fake.fail(Fault("status", on="other", status=502, body={"message": "bad gateway"}))
    with pytest.raises(Unavailable):
        await fal.poll(job)
    assert (await fal.poll(job)).status == "done"


async def test_a_word_of_the_future_is_unknown_and_logged(fake: FakeFal, fal: Fal) -> None:
    job = await fal.submit(make_order())
    fake.fail(Fault("word", word="IN_REVIEW"))
    with capture_logs() as logs:
        state = await fal.poll(job)
    assert (state.status, state.word) == ("unknown", "IN_REVIEW")
    assert [line["log_level"] for line in logs] == ["error"]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        pytest.param(Fault("status", on="poll", status=404), JobGone, id="404"),
        pytest.param(Fault("status", on="poll", status=500), Unavailable, id="500"),
        pytest.param(Fault("status", on="poll", status=429), Unavailable, id="429"),
        pytest.param(Fault("key", on="poll"), KeyRefused, id="key"),
        pytest.param(Fault("garbage", on="poll"), ProtocolBroken, id="garbage"),
        pytest.param(Fault("drop_refused", on="poll"), Unavailable, id="drop"),
    ],
)
async def test_what_a_fault_means_for_a_poll(
    fake: FakeFal, fal: Fal, fault: Fault, kind: type[ProviderError]
) -> None:
    job = await fal.submit(make_order())
    fake.fail(fault)
    with pytest.raises(kind) as caught:
        await fal.poll(job)
    assert type(caught.value) is kind
    assert (await fal.poll(job)).status in ("queued", "running"), "the job did not suffer"


# -- cancel


async def test_a_waiting_job_is_cancelled(fake: FakeFal, fal: Fal) -> None:
    job = await fal.submit(make_order())
    await fal.cancel(job)
    (asked,) = fake.received("cancel")
    assert asked.method == "PUT"
    state = await fal.poll(job)
    assert (state.status, state.error_code) == ("cancelled", "client_cancelled")


async def test_a_job_that_has_ended_is_no_error(fake: FakeFal, fal: Fal) -> None:
    fake.life = ("COMPLETED",)
    job = await fal.submit(make_order())
    await fal.poll(job)
    await fal.cancel(job)
    fake.jobs.clear()
    await fal.cancel(job)
    assert len(fake.received("cancel")) == 2


async def test_a_cancel_that_was_not_heard_is_to_be_said_again(fake: FakeFal, fal: Fal) -> None:
    job = await fal.submit(make_order())
    fake.fail(Fault("status", on="cancel", status=500))
    with pytest.raises(Unavailable):
        await fal.cancel(job)
