"""The adapter of Ark, against a fake that refuses what Ark's reference does not have."""

from __future__ import annotations

import base64
import dataclasses
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs

from tests.engines.providers.fake_ark import FakeArk
from tests.engines.providers.faking import KEY, SIGNATURE, Fault
from tests.engines.providers.ordering import PNG, PUBLIC_URL, calling, make_order, medium
from vitascope.catalog.abilities import ALL_USES, Abilities
from vitascope.engines.providers.ark import Ark, abilities_of
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
from vitascope.engines.providers.options import ArkOptions
from vitascope.engines.providers.prompting import prompt_of
from vitascope.errors import VitascopeError

SINCE = datetime.now(UTC) - timedelta(minutes=2)

PRO_1_0 = "doubao-seedance-1-0-pro-250528"
FAST_1_0 = "doubao-seedance-1-0-pro-fast-251015"
PRO_1_5 = "doubao-seedance-1-5-pro-251215"
SEEDANCE_2 = "doubao-seedance-2-0-260128"


@pytest.fixture
def fake(film: Path) -> Iterator[FakeArk]:
    with FakeArk(film=film) as fake:
        yield fake


@pytest.fixture
def options(fake: FakeArk, key_file: Path) -> ArkOptions:
    return ArkOptions(
        base_url=fake.base_url, api_key_env=None, api_key_file=key_file, model=PRO_1_5
    )


@asynccontextmanager
async def adapter(options: ArkOptions, **fields: Any) -> AsyncIterator[Ark]:
    chosen = options.model_copy(update=fields)
    async with calling(chosen) as caller:
        yield Ark(chosen, caller)


@pytest.fixture
async def ark(options: ArkOptions) -> AsyncIterator[Ark]:
    async with adapter(options) as ark:
        yield ark


# -- the order


async def test_an_order_says_what_was_asked_for_and_no_more(fake: FakeArk, ark: Ark) -> None:
    order = make_order()
    job = await ark.submit(order)
    assert job == ProviderJob(fake.job.id)
    (request,) = fake.requests
    assert request.json == {
        "model": PRO_1_5,
        "content": [{"type": "text", "text": order.prompt}],
        "resolution": "720p",
        "ratio": "16:9",
        "duration": 5,
        "seed": 4_000_000_000,
        "watermark": False,
        "generate_audio": False,  # said, because Ark's default is true
        "safety_identifier": order.token,
    }
    assert request.headers["x-client-request-id"] == order.token


async def test_every_option_reaches_its_field(fake: FakeArk, options: ArkOptions) -> None:
    async with adapter(options, service_tier="flex") as ark:
        await ark.submit(make_order(sound=True, camera_fixed=True, resolution="1080p"))
    order = fake.job.order
    assert (order["generate_audio"], order["camera_fixed"]) == (True, True)
    assert (order["resolution"], order["service_tier"]) == ("1080p", "flex")


async def test_frames_go_with_their_roles(fake: FakeArk, ark: Ark) -> None:
    await ark.submit(
        make_order(media=(medium("first_frame"), medium("last_frame", url=PUBLIC_URL)))
    )
    _, first, last = fake.job.order["content"]
    data_url = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    assert first == {"type": "image_url", "image_url": {"url": data_url}, "role": "first_frame"}
    assert last == {"type": "image_url", "image_url": {"url": PUBLIC_URL}, "role": "last_frame"}


async def test_references_of_every_kind_go_in_their_order(
    fake: FakeArk, options: ArkOptions
) -> None:
    media = (
        medium("reference", url=PUBLIC_URL),
        medium("reference", kind="video", content=b"film", mime="video/mp4"),
        medium("reference", kind="audio", content=b"song", mime="audio/mpeg"),
    )
    async with adapter(options, model=SEEDANCE_2) as ark:
        await ark.submit(make_order(media=media, prompt=""))
    assert fake.job.order["content"] == [
        {"type": "image_url", "image_url": {"url": PUBLIC_URL}, "role": "reference_image"},
        {
            "type": "video_url",
            "video_url": {"url": "data:video/mp4;base64,ZmlsbQ=="},
            "role": "reference_video",
        },
        {
            "type": "audio_url",
            "audio_url": {"url": "data:audio/mpeg;base64,c29uZw=="},
            "role": "reference_audio",
        },
    ]


async def test_a_still_camera_is_a_sentence_where_it_is_no_field(
    fake: FakeArk, options: ArkOptions
) -> None:
    async with adapter(options, model=SEEDANCE_2) as ark:
        await ark.submit(make_order(camera_fixed=True))
    assert "camera_fixed" not in fake.job.order
    text = fake.job.order["content"][0]["text"]
    assert text == prompt_of(make_order(camera_fixed=True), with_camera=True)
    assert text != make_order().prompt


async def test_a_silent_model_is_not_told_of_sound(fake: FakeArk, options: ArkOptions) -> None:
    async with adapter(options, model=PRO_1_0) as ark:
        await ark.submit(make_order())
    assert "generate_audio" not in fake.job.order


async def test_a_picture_that_cannot_be_had_is_no_order(fake: FakeArk, ark: Ark) -> None:
    class Lost(VitascopeError):
        """It is lost."""

    async def lose() -> Any:
        raise Lost

    lost = dataclasses.replace(medium(), read=lose)
    with pytest.raises(Lost):
        await ark.submit(make_order(media=(lost,)))
    assert not fake.requests


# -- refusals


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
        pytest.param(
            Fault("status", status=200, body={"task": "cgt-1"}), Ambiguous, id="without-id"
        ),
        pytest.param(Fault("status", status=503), Unavailable, id="503"),
        pytest.param(Fault("status", status=400), OrderRefused, id="400"),
    ],
)
async def test_what_a_fault_means_for_the_order(
    fake: FakeArk, ark: Ark, fault: Fault, kind: type[ProviderError]
) -> None:
    fake.fail(fault)
    with pytest.raises(kind) as caught:
        await ark.submit(make_order())
    assert type(caught.value) is kind
    assert KEY not in str(caught.value)
    assert fake.submits == (fault.kind == "drop_accepted")


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        # As Ark's page of error codes has them.
        (400, "MissingParameter", OrderRefused),
        (400, "InvalidParameter", OrderRefused),
        (400, "SensitiveContentDetected.Violence", ContentRejected),
        (400, "InputTextSensitiveContentDetected", ContentRejected),
        (400, "InputImageSensitiveContentDetected.PrivacyInformation", ContentRejected),
        (400, "InputVideoSensitiveContentDetected.PolicyViolation", ContentRejected),
        (400, "InputImageRiskDetection", ContentRejected),
        (400, "InvalidEndpoint.ClosedEndpoint", KeyRefused),
        (401, "AuthenticationError", KeyRefused),
        (403, "AccountOverdueError", KeyRefused),
        (403, "AccessDenied", KeyRefused),
        (404, "InvalidEndpointOrModel.NotFound", KeyRefused),
        (404, "ModelNotOpen", KeyRefused),
        (429, "AccountRateLimitExceeded", Unavailable),
        (429, "QuotaExceeded", Unavailable),
        (429, "ServerOverloaded", Unavailable),
        (500, "InternalServiceError", Ambiguous),
    ],
)
async def test_what_an_error_code_means(
    fake: FakeArk, ark: Ark, status: int, code: str, kind: type[ProviderError]
) -> None:
    body = fake.error_body(status, code, "The request failed. Request ID: 021")
    fake.fail(Fault("status", status=status, body=body))
    with pytest.raises(kind) as caught:
        await ark.submit(make_order())
    assert type(caught.value) is kind
    assert caught.value.message.startswith("upstream ")


async def test_a_busy_ark_says_when_to_come_again(fake: FakeArk, ark: Ark) -> None:
    fake.fail(Fault("status", status=429, headers={"Retry-After": "7"}))
    with pytest.raises(Unavailable) as caught:
        await ark.submit(make_order())
    assert (caught.value.retry_after_s, caught.value.is_busy) == (7.0, True)
    assert fake.submits == 0


async def test_an_order_with_a_mistake_names_the_field(fake: FakeArk, ark: Ark) -> None:
    mixed = (medium("first_frame"), medium("reference"))
    with pytest.raises(OrderRefused, match=r"content\.role"):
        await ark.submit(make_order(media=mixed))


# -- its life


async def test_a_job_is_followed_to_its_film(fake: FakeArk, ark: Ark) -> None:
    job = await ark.submit(make_order())
    states = [await ark.poll(job) for _ in range(4)]
    assert [state.status for state in states] == ["queued", "running", "done", "done"]
    assert [state.word for state in states[:3]] == ["queued", "running", "succeeded"]
    assert {state.fraction for state in states} == {None}
    assert all(state.video is None for state in states[:2])
    source = states[-1].video
    assert source is not None
    assert source.is_own_host
    assert not source.headers, "the link needs no key"
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await http.get(source.url)).content == fake.film


@pytest.mark.parametrize(
    ("word", "status"), [("failed", "failed"), ("expired", "failed"), ("cancelled", "cancelled")]
)
async def test_a_job_may_end_without_a_film(
    fake: FakeArk, ark: Ark, word: str, status: str
) -> None:
    job = await ark.submit(make_order())
    fake.job.life = [word]
    state = await ark.poll(job)
    assert (state.status, state.word, state.video) == (status, word, None)
    assert state.error_message == ""


async def test_a_failure_says_why(fake: FakeArk, ark: Ark) -> None:
    job = await ark.submit(make_order())
    fake.job.life = ["failed"]
    fake.job.error = ("OutputVideoSensitiveContentDetected", "may be sensitive. Request ID: 021")
    state = await ark.poll(job)
    assert state.error_code == "OutputVideoSensitiveContentDetected"
    assert state.error_message == "may be sensitive. Request ID: 021"


async def test_a_word_of_the_future_is_unknown_and_logged(fake: FakeArk, ark: Ark) -> None:
    job = await ark.submit(make_order())
    fake.fail(Fault("word", word="pondering"))
    with capture_logs() as logs:
        state = await ark.poll(job)
    assert (state.status, state.word) == ("unknown", "pondering")
    assert [line["log_level"] for line in logs] == ["error"]
    assert (await ark.poll(job)).status == "running", "the next one may be known"


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
    fake: FakeArk, ark: Ark, fault: Fault, kind: type[ProviderError]
) -> None:
    job = await ark.submit(make_order())
    fake.fail(fault)
    with pytest.raises(kind) as caught:
        await ark.poll(job)
    assert type(caught.value) is kind
    assert (await ark.poll(job)).status in ("queued", "running"), "the job did not suffer"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"status": None},
        {"status": 3, "content": []},
        {"status": "pondering", "error": ["x"], "content": {"video_url": 7}},
    ],
)
async def test_a_job_of_another_shape_is_unknown(
    fake: FakeArk, ark: Ark, body: dict[str, Any]
) -> None:
    job = await ark.submit(make_order())
    fake.fail(Fault("status", on="poll", status=200, body={"id": "x", **body}))
    state = await ark.poll(job)
    assert (state.status, state.video) == ("unknown", None)


async def test_an_id_stays_one_part_of_the_path(fake: FakeArk, ark: Ark) -> None:
    with pytest.raises(JobGone):
        await ark.poll(ProviderJob("../tasks?x=1#y"))
    assert fake.requests[0].path == "/contents/generations/tasks/..%2Ftasks%3Fx%3D1%23y"


async def test_two_orders_may_get_the_same_id(fake: FakeArk, ark: Ark) -> None:
    first = await ark.submit(make_order())
    fake.fail(Fault("same_id"))
    assert await ark.submit(make_order(seed=2)) == first
    assert fake.submits == 2


# -- cancel


async def test_a_queued_job_is_cancelled(fake: FakeArk, ark: Ark) -> None:
    job = await ark.submit(make_order())
    await ark.cancel(job)
    assert (await ark.poll(job)).status == "cancelled"


@pytest.mark.parametrize("life", [["running"], ["succeeded"], ["cancelled"]])
async def test_a_job_that_cannot_be_cancelled_is_no_error(
    fake: FakeArk, ark: Ark, life: list[str]
) -> None:
    job = await ark.submit(make_order())
    fake.job.life = life
    await ark.cancel(job)
    await ark.cancel(job)
    assert len(fake.received("cancel")) == 2


async def test_a_cancel_that_was_not_heard_is_to_be_said_again(fake: FakeArk, ark: Ark) -> None:
    job = await ark.submit(make_order())
    fake.fail(Fault("status", on="cancel", status=500))
    with pytest.raises(Unavailable):
        await ark.cancel(job)


# -- an order of which nobody knows


async def test_an_order_that_was_taken_without_a_word_is_found(fake: FakeArk, ark: Ark) -> None:
    await ark.submit(make_order(token="vitascope-other", seed=1))
    fake.fail(Fault("drop_accepted"))
    with pytest.raises(Ambiguous):
        await ark.submit(make_order())
    found = await ark.find(make_order(), since=SINCE)
    assert found == ProviderJob("cgt-20261122-2")
    assert fake.submits == 2, "looking for it orders nothing"
    (listing,) = fake.received("list")
    assert listing.query["filter.model"] == [PRO_1_5]


async def test_an_order_that_was_not_taken_is_not_found(fake: FakeArk, ark: Ark) -> None:
    await ark.submit(make_order(token="vitascope-other", seed=1))
    fake.fail(Fault("drop_refused"))
    with pytest.raises(Ambiguous):
        await ark.submit(make_order())
    assert await ark.find(make_order(), since=SINCE) is None


async def test_the_job_of_a_twin_is_not_taken_for_ours(fake: FakeArk, ark: Ark) -> None:
    await ark.submit(make_order(token="vitascope-twin"))
    assert await ark.find(make_order(), since=SINCE) is None


async def test_without_identifiers_the_seed_tells(fake: FakeArk, ark: Ark) -> None:
    fake.lists_identifiers = False
    await ark.submit(make_order(seed=1))
    job = await ark.submit(make_order())
    await ark.submit(make_order(seed=2))
    await ark.submit(make_order(resolution="1080p"))  # the same seed in another form
    assert await ark.find(make_order(), since=SINCE) == job


async def test_without_seeds_the_identifier_tells(fake: FakeArk, ark: Ark) -> None:
    fake.lists_seeds = False
    await ark.submit(make_order(token="vitascope-twin"))
    assert await ark.find(make_order(), since=SINCE) is None
    job = await ark.submit(make_order())
    assert await ark.find(make_order(), since=SINCE) == job


async def test_two_that_are_alike_are_not_told_apart(fake: FakeArk, ark: Ark) -> None:
    fake.lists_identifiers = False
    await ark.submit(make_order())
    await ark.submit(make_order(token="vitascope-twin"))
    with pytest.raises(Ambiguous, match="lists 2 jobs like the order"):
        await ark.find(make_order(), since=SINCE)


async def test_a_list_that_tells_nothing_cannot_say_no(fake: FakeArk, ark: Ark) -> None:
    fake.lists_identifiers = fake.lists_seeds = False
    await ark.submit(make_order())
    with pytest.raises(Ambiguous, match="does not say which"):
        await ark.find(make_order(), since=SINCE)


async def test_an_older_job_is_not_ours(fake: FakeArk, ark: Ark) -> None:
    await ark.submit(make_order())
    assert await ark.find(make_order(), since=datetime.now(UTC) + timedelta(hours=1)) is None


async def test_a_job_is_found_however_far_back_in_the_list(fake: FakeArk, ark: Ark) -> None:
    job = await ark.submit(make_order())
    for number in range(250):
        with fake.lock:
            fake.accept({**fake.jobs[job.id].order, "safety_identifier": f"other-{number}"})
    assert await ark.find(make_order(), since=SINCE) == job
    assert [request.query["page_num"] for request in fake.received("list")] == [["1"], ["2"], ["3"]]


async def test_the_list_is_not_read_past_what_is_too_old(fake: FakeArk, ark: Ark) -> None:
    job = await ark.submit(make_order(token="vitascope-other"))
    for _ in range(250):
        with fake.lock:
            fake.accept(fake.jobs[job.id].order).created_at -= 7200
    assert await ark.find(make_order(), since=SINCE) is None
    assert len(fake.received("list")) == 1


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        pytest.param(Fault("status", on="list", status=404), Ambiguous, id="no-list"),
        pytest.param(Fault("status", on="list", status=403), Ambiguous, id="refused"),
        pytest.param(Fault("status", on="list", status=500), Unavailable, id="trouble"),
        pytest.param(Fault("garbage", on="list"), ProtocolBroken, id="garbage"),
        pytest.param(
            Fault("status", on="list", status=200, body={"data": []}), ProtocolBroken, id="shape"
        ),
    ],
)
async def test_a_list_that_cannot_be_read_is_no_answer(
    fake: FakeArk, ark: Ark, fault: Fault, kind: type[ProviderError]
) -> None:
    fake.fail(fault)
    with pytest.raises(kind) as caught:
        await ark.find(make_order(), since=SINCE)
    assert type(caught.value) is kind


# -- what it can do


@pytest.mark.parametrize(
    ("model", "uses", "sound", "durations_s", "resolutions"),
    [
        (PRO_1_0, "text first last", False, range(2, 13), "480p 720p 1080p"),
        (FAST_1_0, "text first", False, range(2, 13), "480p 720p 1080p"),
        (PRO_1_5, "text first last", True, range(4, 13), "480p 720p 1080p"),
        ("seedance-1-5-pro-251215", "text first last", True, range(4, 13), "480p 720p 1080p"),
        (SEEDANCE_2, "all", True, range(4, 16), "480p 720p 1080p"),
        ("dreamina-seedance-2-0-260128", "all", True, range(4, 16), "480p 720p 1080p"),
        ("doubao-seedance-2-0-fast-260128", "all", True, range(4, 16), "480p 720p"),
        ("doubao-seedance-2-0-mini-260615", "all", True, range(4, 16), "480p 720p"),
    ],
)
def test_a_model_is_known_by_its_id(
    model: str, uses: str, sound: bool, durations_s: range, resolutions: str
) -> None:
    able = abilities_of(ArkOptions(model=model))
    names = {"text": "text", "first": "first_frame", "last": "first_and_last_frame"}
    assert able.uses == (ALL_USES if uses == "all" else {names[use] for use in uses.split()})
    assert able.sound is sound
    assert able.durations_s == frozenset(durations_s)
    assert able.resolutions == frozenset(resolutions.split())
    assert able.ratios == frozenset({"16:9", "4:3", "1:1", "3:4", "9:16", "21:9"})
    assert not able.negative_prompt


@pytest.mark.parametrize("model", ["ep-20261122101010-abcde", "doubao-seedance-9-0-ultra-270101"])
def test_of_an_unknown_model_only_the_missing_field_is_known(model: str) -> None:
    assert abilities_of(ArkOptions(model=model)) == Abilities(negative_prompt=False)


# -- secrets


async def test_a_whole_errand_logs_no_secret(
    fake: FakeArk, ark: Ark, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with capture_logs() as logs:
        job = await ark.submit(make_order(media=(medium(url=PUBLIC_URL),)))
        for _ in range(3):
            await ark.poll(job)
        await ark.find(make_order(), since=SINCE)
        await ark.cancel(job)
    for secret in (KEY, SIGNATURE, "of-the-user"):
        assert secret not in caplog.text
        assert secret not in repr(logs)
