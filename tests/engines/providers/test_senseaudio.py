"""The adapter of our own contract, against the original platform and a Vitascope, both fakes."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.engines.providers.fake_senseaudio import FakeSenseAudio
from tests.engines.providers.faking import KEY, Fault
from tests.engines.providers.ordering import PNG, PUBLIC_URL, calling, make_order, medium
from vitascope.engines.providers.base import ProviderJob
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
from vitascope.engines.providers.options import SenseAudioOptions
from vitascope.engines.providers.senseaudio import SenseAudio

SINCE = datetime.now(UTC) - timedelta(minutes=2)


@pytest.fixture
def fake(film: Path) -> Iterator[FakeSenseAudio]:
    with FakeSenseAudio(film=film) as fake:
        yield fake


@pytest.fixture
def original(fake: FakeSenseAudio) -> FakeSenseAudio:
    """Without what only a Vitascope has."""
    fake.is_original = True
    return fake


@pytest.fixture
def options(fake: FakeSenseAudio, key_file: Path) -> SenseAudioOptions:
    return SenseAudioOptions(base_url=fake.base_url, api_key_env=None, api_key_file=key_file)


@asynccontextmanager
async def adapter(options: SenseAudioOptions, **fields: Any) -> AsyncIterator[SenseAudio]:
    chosen = options.model_copy(update=fields)
    async with calling(chosen) as caller:
        yield SenseAudio(chosen, caller)


@pytest.fixture
async def upstream(options: SenseAudioOptions) -> AsyncIterator[SenseAudio]:
    async with adapter(options) as upstream:
        yield upstream


# -- the order


async def test_an_order_is_a_create_call(fake: FakeSenseAudio, upstream: SenseAudio) -> None:
    order = make_order()
    job = await upstream.submit(order)
    assert job == ProviderJob(fake.job.id)
    (request,) = fake.requests
    assert request.path == "/v1/video/create"
    assert request.json == {
        "model": "Seedance-Pro-1.5",
        "content": [{"type": "text", "text": order.prompt}],
        "duration": 5,
        "resolution": "720p",
        "ratio": "16:9",
        "seed": 4_000_000_000,
        "watermark": False,
        "provider_specific": {"generate_audio": False, "camera_fixed": False},
    }
    assert request.headers["idempotency-key"] == order.token


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("Seedance-Pro-1.5", {"generate_audio": True, "camera_fixed": True}),
        ("Seedance-2.0", {"generate_audio": True}),
        ("SenseAudio-Video-1.0", None),  # any non-empty object is refused
        ("Seedance-9", {"generate_audio": True, "camera_fixed": True}),  # not in our catalogue
    ],
)
async def test_options_go_to_models_that_have_them(
    fake: FakeSenseAudio,
    upstream: SenseAudio,
    model: str,
    expected: dict[str, bool] | None,
) -> None:
    await upstream.submit(make_order(model=model, sound=True, camera_fixed=True))
    assert fake.job.order["model"] == model
    assert fake.job.order.get("provider_specific") == expected


async def test_the_operators_model_goes_before_the_requests(
    fake: FakeSenseAudio, options: SenseAudioOptions
) -> None:
    async with adapter(options, model="SenseAudio-Video-1.0") as upstream:
        await upstream.submit(make_order(duration_s=10))
    assert fake.job.order["model"] == "SenseAudio-Video-1.0"


async def test_media_go_as_the_contract_has_them(
    fake: FakeSenseAudio, upstream: SenseAudio
) -> None:
    media = (
        medium("reference"),
        medium("reference", url=PUBLIC_URL),
        medium("reference", kind="audio", url="https://a.example/a.mp3"),
        medium("reference", kind="video", content=b"film", mime="video/mp4"),
    )
    await upstream.submit(make_order(model="Seedance-2.0", media=media, prompt=""))
    data_url = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    assert fake.job.order["content"] == [
        {"type": "image", "url": data_url, "role": "reference"},
        {"type": "image", "url": PUBLIC_URL, "role": "reference"},
        {"type": "audio", "audio_url": "https://a.example/a.mp3"},
        {"type": "video", "video_url": "data:video/mp4;base64,ZmlsbQ=="},
    ]


async def test_a_negative_prompt_goes_along(fake: FakeSenseAudio, upstream: SenseAudio) -> None:
    await upstream.submit(make_order(negative_prompt="rain"))
    assert fake.job.order["negative_prompt"] == "rain"


# -- refusals


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        pytest.param(Fault("key"), KeyRefused, id="key"),
        pytest.param(Fault("content"), ContentRejected, id="content"),
        pytest.param(Fault("status", status=500), Ambiguous, id="500"),
        pytest.param(Fault("status", status=503), Unavailable, id="503"),
        pytest.param(Fault("status", status=409), Ambiguous, id="409"),
        pytest.param(Fault("status", status=415), OrderRefused, id="415"),
        pytest.param(Fault("drop_unread"), Ambiguous, id="drop_unread"),
        pytest.param(Fault("drop_refused"), Ambiguous, id="drop_refused"),
        pytest.param(Fault("drop_accepted"), Ambiguous, id="drop_accepted"),
        pytest.param(Fault("garbage"), Ambiguous, id="garbage"),
        pytest.param(Fault("status", status=200, body={"id": "x"}), Ambiguous, id="without-id"),
    ],
)
async def test_what_a_fault_means_for_the_order(
    fake: FakeSenseAudio, upstream: SenseAudio, fault: Fault, kind: type[ProviderError]
) -> None:
    fake.fail(fault)
    with pytest.raises(kind) as caught:
        await upstream.submit(make_order())
    assert type(caught.value) is kind
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    ("ref_code", "message", "kind"),
    [
        # All are a 400 in the contract's table of errors.
        (400000, "参数错误：ratio", OrderRefused),
        (400033, "模型未找到", OrderRefused),
        (400015, "已达到最大并发数量，请稍后再试", Unavailable),
        (400001, "已达到使用限制或余额不足", KeyRefused),
        (400901, "计费账户已被冻结", KeyRefused),
    ],
)
async def test_what_a_ref_code_means(
    fake: FakeSenseAudio,
    upstream: SenseAudio,
    ref_code: int,
    message: str,
    kind: type[ProviderError],
) -> None:
    body = fake.refusal(ref_code, message)
    fake.fail(Fault("status", status=400, headers={"Retry-After": "9"}, body=body))
    with pytest.raises(kind) as caught:
        await upstream.submit(make_order())
    assert type(caught.value) is kind
    assert message in caught.value.message
    if isinstance(caught.value, Unavailable):
        assert (caught.value.is_busy, caught.value.retry_after_s) == (True, 9.0)


# -- its life


async def test_a_task_is_followed_to_its_film(fake: FakeSenseAudio, upstream: SenseAudio) -> None:
    job = await upstream.submit(make_order())
    states = [await upstream.poll(job) for _ in range(4)]
    assert [state.status for state in states] == ["queued", "running", "running", "done"]
    assert [state.fraction for state in states] == [0.0, 0.3, 0.45, 1.0]
    source = states[-1].video
    assert source is not None
    assert source.is_own_host, "a Vitascope serves its files itself"
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await http.get(source.url)).content == fake.film


@pytest.mark.parametrize("is_original", [True, False])
async def test_a_failure_says_why(
    fake: FakeSenseAudio, upstream: SenseAudio, is_original: bool
) -> None:
    fake.is_original = is_original
    job = await upstream.submit(make_order())
    fake.job.life = ["failed"]
    fake.job.error = ("content_rejected", "内容违规")
    state = await upstream.poll(job)
    assert (state.status, state.error_message) == ("failed", "内容违规")
    assert state.error_code == ("" if is_original else "content_rejected")


async def test_a_word_of_the_future_is_unknown(fake: FakeSenseAudio, upstream: SenseAudio) -> None:
    job = await upstream.submit(make_order())
    fake.fail(Fault("word", word="archived"))
    assert (await upstream.poll(job)).status == "unknown"


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (0, 0.0),
        (42, 0.42),
        (99.5, 0.995),
        (100, 1.0),
        (140, 1.0),
        (-3, 0.0),
        (None, None),
        ("42", None),
        (True, None),
    ],
)
async def test_progress_is_a_share(
    fake: FakeSenseAudio, upstream: SenseAudio, progress: object, expected: float | None
) -> None:
    body = {"status": "processing", "progress": progress}
    fake.fail(Fault("status", on="poll", status=200, body=body))
    state = await upstream.poll(ProviderJob("x"))
    assert state.fraction == expected


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        pytest.param(Fault("status", on="poll", status=404), JobGone, id="404"),
        pytest.param(Fault("status", on="poll", status=410), JobGone, id="410"),
        pytest.param(Fault("status", on="poll", status=500), Unavailable, id="500"),
        pytest.param(Fault("key", on="poll"), KeyRefused, id="key"),
        pytest.param(Fault("garbage", on="poll"), ProtocolBroken, id="garbage"),
        pytest.param(Fault("drop_refused", on="poll"), Unavailable, id="drop"),
    ],
)
async def test_what_a_fault_means_for_a_poll(
    fake: FakeSenseAudio, upstream: SenseAudio, fault: Fault, kind: type[ProviderError]
) -> None:
    job = await upstream.submit(make_order())
    fake.fail(fault)
    with pytest.raises(kind) as caught:
        await upstream.poll(job)
    assert type(caught.value) is kind
    assert (await upstream.poll(job)).status != "unknown", "the task did not suffer"


# -- cancel


async def test_a_vitascope_cancels(fake: FakeSenseAudio, upstream: SenseAudio) -> None:
    job = await upstream.submit(make_order())
    await upstream.cancel(job)
    state = await upstream.poll(job)
    assert (state.status, state.error_code) == ("failed", "cancelled")


@pytest.mark.parametrize("status", [400, 404, 405, 409, 410])
async def test_who_does_not_cancel_makes_no_error(
    fake: FakeSenseAudio, upstream: SenseAudio, status: int
) -> None:
    fake.fail(Fault("status", on="cancel", status=status))
    await upstream.cancel(ProviderJob("x"))
    assert len(fake.received("cancel")) == 1


async def test_a_cancel_that_was_not_heard_is_to_be_said_again(
    fake: FakeSenseAudio, upstream: SenseAudio
) -> None:
    fake.fail(Fault("status", on="cancel", status=500))
    with pytest.raises(Unavailable):
        await upstream.cancel(ProviderJob("x"))


# -- an order of which nobody knows


async def test_an_order_that_was_taken_without_a_word_is_found(
    fake: FakeSenseAudio, upstream: SenseAudio
) -> None:
    for number in range(150):  # on the second page
        await upstream.submit(make_order(seed=number))
        if number == 20:
            fake.fail(Fault("drop_accepted"))
            with pytest.raises(Ambiguous):
                await upstream.submit(make_order())
    found = await upstream.find(make_order(), since=SINCE)
    assert found is not None
    assert fake.jobs[found.id].order["seed"] == make_order().seed
    assert fake.submits == 151, "looking for it orders nothing"
    assert len(fake.received("list")) == 2


@pytest.mark.parametrize(
    "other",
    [{"seed": 1}, {"prompt": "another"}, {"ratio": "9:16"}, {"model": "SenseAudio-Video-1.0"}],
    ids=lambda other: next(iter(other)),
)
async def test_another_order_is_not_taken_for_it(
    fake: FakeSenseAudio, upstream: SenseAudio, other: dict[str, Any]
) -> None:
    await upstream.submit(make_order(**other))
    assert await upstream.find(make_order(), since=SINCE) is None


async def test_an_older_one_is_not_taken_for_it(fake: FakeSenseAudio, upstream: SenseAudio) -> None:
    await upstream.submit(make_order())
    later = datetime.now(UTC) + timedelta(hours=1)
    assert await upstream.find(make_order(), since=later) is None


async def test_two_that_are_alike_are_not_told_apart(
    fake: FakeSenseAudio, upstream: SenseAudio
) -> None:
    await upstream.submit(make_order())
    await upstream.submit(make_order())
    with pytest.raises(Ambiguous, match="lists 2 tasks like the order"):
        await upstream.find(make_order(), since=SINCE)


async def test_the_original_has_no_list_and_nothing_is_ordered_again(
    original: FakeSenseAudio, upstream: SenseAudio
) -> None:
    original.fail(Fault("drop_accepted"))
    with pytest.raises(Ambiguous):
        await upstream.submit(make_order())
    with pytest.raises(Ambiguous, match="shows no list"):
        await upstream.find(make_order(), since=SINCE)
    assert original.submits == 1


async def test_a_list_in_trouble_is_to_be_asked_again(
    fake: FakeSenseAudio, upstream: SenseAudio
) -> None:
    fake.fail(Fault("status", on="list", status=500))
    with pytest.raises(Unavailable):
        await upstream.find(make_order(), since=SINCE)
