"""The adapter of Replicate, against a fake of it."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs

from tests.engines.providers.fake_replicate import FakeReplicate
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
from vitascope.engines.providers.options import ReplicateOptions
from vitascope.engines.providers.replicate import Replicate

SINCE = datetime.now(UTC) - timedelta(minutes=2)

SEEDANCE = "bytedance/seedance-2.0"
VERSION = "5c7d5dc6dd8bf75c1acaa8565735e7986bc5b66206b55cca93cb72c9bf15ccaa"
FIELDS = {"forms": [{"inputs": {"prompt": "text", "seed": "seed"}}]}


@pytest.fixture
def fake(film: Path) -> Iterator[FakeReplicate]:
    with FakeReplicate(film=film) as fake:
        yield fake


@pytest.fixture
def options(fake: FakeReplicate, key_file: Path) -> ReplicateOptions:
    return ReplicateOptions(
        base_url=fake.base_url, api_key_env=None, api_key_file=key_file, model=SEEDANCE
    )


@asynccontextmanager
async def adapter(options: ReplicateOptions, **fields: Any) -> AsyncIterator[Replicate]:
    chosen = options.model_copy(update=fields)
    async with calling(chosen) as caller:
        yield Replicate(chosen, caller)


@pytest.fixture
async def replicate(options: ReplicateOptions) -> AsyncIterator[Replicate]:
    async with adapter(options) as replicate:
        yield replicate


# -- the order


async def test_an_order_is_the_model_s_input(fake: FakeReplicate, replicate: Replicate) -> None:
    frames = (medium("first_frame"), medium("last_frame", url=PUBLIC_URL))
    job = await replicate.submit(make_order(media=frames, sound=True))
    assert job == ProviderJob(fake.job.id)
    (request,) = fake.requests
    assert request.path == f"/v1/models/{SEEDANCE}/predictions"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.json == {
        "input": {
            "prompt": make_order().prompt,
            "duration": 5,
            "resolution": "720p",
            "aspect_ratio": "16:9",
            "generate_audio": True,
            "seed": 4_000_000_000 % 2**31,
            "image": f"data:image/png;base64,{base64.b64encode(PNG).decode()}",
            "last_frame_image": PUBLIC_URL,
        }
    }


async def test_references_go_as_lists(fake: FakeReplicate, replicate: Replicate) -> None:
    media = (
        medium("reference", url=PUBLIC_URL),
        medium("reference", kind="video", content=b"film", mime="video/mp4"),
    )
    await replicate.submit(make_order(media=media))
    sent = fake.job.order["input"]
    assert sent["reference_images"] == [PUBLIC_URL]
    assert sent["reference_videos"] == ["data:video/mp4;base64,ZmlsbQ=="]


@pytest.mark.parametrize("model", [VERSION, f"somebody/model:{VERSION}"])
async def test_a_version_has_a_route_of_its_own(
    fake: FakeReplicate, options: ReplicateOptions, model: str
) -> None:
    async with adapter(options, model=model, fields=FIELDS) as replicate:
        await replicate.submit(make_order())
    (request,) = fake.requests
    assert request.path == "/v1/predictions"
    assert request.json == {
        "version": VERSION,
        "input": {"text": make_order().prompt, "seed": 4_000_000_000 % 2**31},
    }


async def test_a_model_that_counts_frames_gets_frames(
    fake: FakeReplicate, options: ReplicateOptions
) -> None:
    async with adapter(options, model="wan-video/wan-2.2-i2v-fast") as replicate:
        await replicate.submit(make_order(media=(medium("first_frame", url=PUBLIC_URL),)))
    assert fake.job.order["input"] == {
        "prompt": make_order().prompt,
        "num_frames": 81,
        "frames_per_second": 16,
        "interpolate_output": False,
        "resolution": "720p",
        "seed": 4_000_000_000 % 2**31,
        "image": PUBLIC_URL,
    }


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
        pytest.param(Fault("status", status=201, body={"x": 1}), Ambiguous, id="without-id"),
        pytest.param(Fault("status", status=429), Unavailable, id="429"),
        pytest.param(Fault("status", status=402), KeyRefused, id="no-credit"),
        pytest.param(Fault("status", status=422), OrderRefused, id="422"),
        pytest.param(Fault("status", status=404), OrderRefused, id="no-such-model"),
    ],
)
async def test_what_a_fault_means_for_the_order(
    fake: FakeReplicate, replicate: Replicate, fault: Fault, kind: type[ProviderError]
) -> None:
    fake.fail(fault)
    with pytest.raises(kind) as caught:
        await replicate.submit(make_order())
    assert type(caught.value) is kind
    assert KEY not in str(caught.value)
    assert fake.submits == (fault.kind == "drop_accepted")


# -- its life


async def test_a_job_is_followed_to_its_film(fake: FakeReplicate, replicate: Replicate) -> None:
    job = await replicate.submit(make_order())
    states = [await replicate.poll(job) for _ in range(3)]
    assert [state.status for state in states] == ["queued", "running", "done"]
    assert [state.fraction for state in states] == [None, None, 1.0]
    source = states[-1].video
    assert source is not None
    assert not source.headers
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await http.get(source.url)).content == fake.film


@pytest.mark.parametrize(
    ("logs", "fraction"),
    [
        ("", None),
        ("Using seed: 42\nloading 100% of the weights\n", None),  # no bar
        ("  0%|          | 0/50 [00:00<?, ?it/s]", 0.0),
        ("  2%|▏         | 1/50\r 42%|████▏     | 21/50 [00:10<00:14]", 0.42),
        ("Using seed: 1\ndenoise: 100%|██████████| 50/50\n 10%|█         | 2/20\ndone so far", 0.1),
        ("100%|██████████| 50/50", 1.0),
    ],
)
async def test_progress_is_the_last_that_the_log_shows(
    fake: FakeReplicate, replicate: Replicate, logs: str, fraction: float | None
) -> None:
    fake.logs, fake.life = logs, ("processing",)
    state = await replicate.poll(await replicate.submit(make_order()))
    assert (state.status, state.fraction) == ("running", fraction)


@pytest.mark.parametrize(
    ("output", "where"),
    [
        ("https://replicate.delivery/x/output.mp4", None),
        (["https://replicate.delivery/x/output.mp4", "https://replicate.delivery/x/2.mp4"], None),
        ({"video": "https://replicate.delivery/x/output.mp4", "fps": 24}, "video"),
        ({"files": {"mp4": ["https://replicate.delivery/x/output.mp4"]}}, "files.mp4"),
    ],
)
async def test_the_output_may_be_of_several_shapes(
    fake: FakeReplicate, options: ReplicateOptions, output: Any, where: str | None
) -> None:
    fake.output, fake.life = output, ("succeeded",)
    fields = FIELDS | ({"video": where} if where else {})
    async with adapter(options, fields=fields) as replicate:
        source = (await replicate.poll(await replicate.submit(make_order()))).video
    assert source is not None
    assert (source.url, source.is_own_host) == ("https://replicate.delivery/x/output.mp4", False)


@pytest.mark.parametrize("output", [{}, [], 7, {"video": "https://x.example"}])
async def test_an_output_that_is_no_film_is_none(
    fake: FakeReplicate, replicate: Replicate, output: Any
) -> None:
    fake.output, fake.life = output, ("succeeded",)
    state = await replicate.poll(await replicate.submit(make_order()))
    assert (state.status, state.video) == ("done", None)


@pytest.mark.parametrize(
    ("word", "status"),
    [("failed", "failed"), ("canceled", "cancelled"), ("aborted", "cancelled")],
)
async def test_a_job_may_end_without_a_film(
    fake: FakeReplicate, replicate: Replicate, word: str, status: str
) -> None:
    job = await replicate.submit(make_order())
    fake.job.life = [word]
    fake.job.error = ("", "The prompt was flagged as sensitive (E005)")
    state = await replicate.poll(job)
    assert (state.status, state.video) == (status, None)
    assert state.error_message == (fake.job.error[1] if word == "failed" else "")


async def test_a_word_of_the_future_is_unknown_and_logged(
    fake: FakeReplicate, replicate: Replicate
) -> None:
    job = await replicate.submit(make_order())
    fake.fail(Fault("word", word="hibernating"))
    with capture_logs() as logs:
        state = await replicate.poll(job)
    assert (state.status, state.word) == ("unknown", "hibernating")
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
    fake: FakeReplicate, replicate: Replicate, fault: Fault, kind: type[ProviderError]
) -> None:
    job = await replicate.submit(make_order())
    fake.fail(fault)
    with pytest.raises(kind) as caught:
        await replicate.poll(job)
    assert type(caught.value) is kind
    assert (await replicate.poll(job)).status in ("queued", "running"), "the job did not suffer"


# -- cancel


async def test_a_running_job_is_cancelled(fake: FakeReplicate, replicate: Replicate) -> None:
    job = await replicate.submit(make_order())
    await replicate.cancel(job)
    assert (await replicate.poll(job)).status == "cancelled"


async def test_a_job_that_has_ended_or_is_gone_is_no_error(
    fake: FakeReplicate, replicate: Replicate
) -> None:
    job = await replicate.submit(make_order())
    fake.job.life = ["succeeded"]
    await replicate.cancel(job)
    fake.jobs.clear()
    await replicate.cancel(job)
    assert len(fake.received("cancel")) == 2


async def test_a_cancel_that_was_not_heard_is_to_be_said_again(
    fake: FakeReplicate, replicate: Replicate
) -> None:
    job = await replicate.submit(make_order())
    fake.fail(Fault("status", on="cancel", status=500))
    with pytest.raises(Unavailable):
        await replicate.cancel(job)


# -- an order of which nobody knows


async def test_an_order_that_was_taken_without_a_word_is_found(
    fake: FakeReplicate, options: ReplicateOptions, replicate: Replicate
) -> None:
    await replicate.submit(make_order(prompt="another"))
    await replicate.submit(make_order(seed=1))
    async with adapter(options, model="bytedance/seedance-2.0-fast") as faster:
        await faster.submit(make_order())
    fake.fail(Fault("drop_accepted"))
    order = make_order(media=(medium("first_frame"),))
    with pytest.raises(Ambiguous):
        await replicate.submit(order)
    lost = [*fake.jobs][-1]
    assert await replicate.find(order, since=SINCE) == ProviderJob(lost)
    assert fake.submits == 4, "looking for it orders nothing"


async def test_an_order_that_was_not_taken_is_not_found(
    fake: FakeReplicate, replicate: Replicate
) -> None:
    await replicate.submit(make_order(seed=1))
    assert await replicate.find(make_order(), since=SINCE) is None


async def test_an_older_job_is_not_taken_for_ours(
    fake: FakeReplicate, replicate: Replicate
) -> None:
    await replicate.submit(make_order())
    fake.job.created_at = SINCE.timestamp() - 5
    assert await replicate.find(make_order(), since=SINCE) is None


async def test_two_that_are_alike_are_not_told_apart(
    fake: FakeReplicate, replicate: Replicate
) -> None:
    await replicate.submit(make_order())
    await replicate.submit(make_order())
    with pytest.raises(Ambiguous, match="lists 2 predictions like the order"):
        await replicate.find(make_order(), since=SINCE)


async def test_a_version_s_order_is_found_too(
    fake: FakeReplicate, options: ReplicateOptions
) -> None:
    async with adapter(options, model=VERSION, fields=FIELDS) as replicate:
        job = await replicate.submit(make_order())
        with fake.lock:
            other = {**fake.job.order, "version": "f" * 64}
            fake.accept(other)
        assert await replicate.find(make_order(), since=SINCE) == job


async def test_a_list_that_has_lost_the_inputs_cannot_say_no(
    fake: FakeReplicate, replicate: Replicate
) -> None:
    fake.removes_data = True
    await replicate.submit(make_order())
    with pytest.raises(Ambiguous, match="does not show the inputs"):
        await replicate.find(make_order(), since=SINCE)


async def test_a_long_list_is_read_page_by_page(fake: FakeReplicate, replicate: Replicate) -> None:
    job = await replicate.submit(make_order())
    with fake.lock:
        for _ in range(250):
            fake.accept({"model": SEEDANCE, "version": "hidden", "input": {"prompt": "another"}})
    assert await replicate.find(make_order(), since=SINCE) == job
    assert len(fake.received("list")) == 3


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        pytest.param(Fault("status", on="list", status=403), Ambiguous, id="refused"),
        pytest.param(
            Fault("status", on="list", status=200, body={"x": 1}), ProtocolBroken, id="no-results"
        ),
        pytest.param(
            Fault("status", on="list", status=200, body={"results": [{"id": "a"}]}),
            ProtocolBroken,
            id="no-time",
        ),
        pytest.param(Fault("status", on="list", status=500), Unavailable, id="500"),
    ],
)
async def test_a_list_in_trouble_cannot_say_no(
    fake: FakeReplicate, replicate: Replicate, fault: Fault, kind: type[ProviderError]
) -> None:
    fake.fail(fault)
    with pytest.raises(kind):
        await replicate.find(make_order(), since=SINCE)
