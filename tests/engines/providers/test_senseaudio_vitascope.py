"""The adapter of our own contract against a real second Vitascope, which renders."""

from __future__ import annotations

import asyncio
import dataclasses
import uuid
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import numpy as np
import pytest

from tests.e2e.picture_server import encoded
from tests.e2e.running import Service, running_service
from tests.engines.providers.ordering import StaticKey, make_order, medium
from tests.media.decoding import probe_video
from vitascope.engines.providers.base import JobState, Order, ProviderJob
from vitascope.engines.providers.calls import Caller
from vitascope.engines.providers.errors import Ambiguous, JobGone, KeyRefused, OrderRefused
from vitascope.engines.providers.options import SenseAudioOptions
from vitascope.engines.providers.senseaudio import SenseAudio

SINCE = datetime.now(UTC) - timedelta(minutes=2)
PATIENCE_S = 120.0


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service(tmp_path_factory.mktemp("second") / "data") as service:
        yield service


@pytest.fixture
async def upstream(second: Service) -> AsyncIterator[SenseAudio]:
    caller = Caller("second", base_url=second.base_url, has_key=StaticKey(second.key))
    yield SenseAudio(SenseAudioOptions(base_url=second.base_url), caller)
    await caller.close()


def fresh(prompt: str = "plain", **fields: object) -> Order:
    """An order that no other test placed."""
    token = f"vitascope-{uuid.uuid4().hex[:24]}"
    return make_order(token=token, duration_s=2, prompt=prompt, **fields)


async def ended(upstream: SenseAudio, job: ProviderJob) -> list[JobState]:
    """All that is said of the job until it has ended."""
    states: list[JobState] = []
    async with asyncio.timeout(PATIENCE_S):
        while not states or states[-1].status in ("queued", "running"):
            states.append(await upstream.poll(job))
            await asyncio.sleep(0.05)
    return states


async def test_an_order_becomes_a_film(upstream: SenseAudio, tmp_path: Path) -> None:
    job = await upstream.submit(fresh("slow:0.01", sound=True, camera_fixed=True))
    states = await ended(upstream, job)
    assert states[-1].status == "done", states[-1]
    fractions = [state.fraction or 0.0 for state in states]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    source = states[-1].video
    assert source is not None
    assert source.is_own_host
    async with httpx.AsyncClient(trust_env=False) as http:
        film = (await http.get(source.url)).raise_for_status().content
    path = tmp_path / "film.mp4"
    path.write_bytes(film)
    facts = probe_video(path)
    assert (facts.width, facts.height, len(facts.frame_times_s)) == (1280, 720, 48)


async def test_a_picture_goes_along_as_data(second: Service, upstream: SenseAudio) -> None:
    picture = encoded(np.full((400, 600, 3), 90, dtype=np.uint8), "PNG")
    job = await upstream.submit(fresh(media=(medium("first_frame", content=picture),)))
    states = await ended(upstream, job)
    assert states[-1].status == "done", states[-1]
    assert second.status(job.id)["content"][1]["role"] == "first_frame"


async def test_the_same_order_again_is_the_same_task(upstream: SenseAudio) -> None:
    order = fresh()
    assert await upstream.submit(order) == await upstream.submit(order)


async def test_another_order_of_the_same_token_may_have_been_made_before(
    upstream: SenseAudio,
) -> None:
    order = fresh()
    await upstream.submit(order)
    with pytest.raises(Ambiguous):
        await upstream.submit(dataclasses.replace(order, seed=7))


async def test_a_task_is_found_by_its_order(upstream: SenseAudio) -> None:
    order = fresh(seed=123, prompt="找我")
    assert await upstream.find(order, since=SINCE) is None
    job = await upstream.submit(order)
    await upstream.submit(fresh(seed=124, prompt="找我"))
    assert await upstream.find(order, since=SINCE) == job


async def test_a_task_is_cancelled(upstream: SenseAudio) -> None:
    job = await upstream.submit(fresh("slow:1"))
    await upstream.cancel(job)
    state = await upstream.poll(job)
    assert (state.status, state.error_code) == ("failed", "cancelled")
    await upstream.cancel(job)


async def test_a_failure_says_why(upstream: SenseAudio) -> None:
    states = await ended(upstream, await upstream.submit(fresh("raise:invalid")))
    assert (states[-1].status, states[-1].error_code) == ("failed", "content_rejected")
    assert states[-1].error_message


async def test_what_the_contract_does_not_allow_is_refused_by_name(upstream: SenseAudio) -> None:
    with pytest.raises(OrderRefused, match="ratio"):
        await upstream.submit(fresh(ratio="5:1"))


async def test_a_stranger_is_refused(second: Service) -> None:
    caller = Caller("second", base_url=second.base_url, has_key=StaticKey("sk-nobody-knows-it"))
    stranger = SenseAudio(SenseAudioOptions(base_url=second.base_url), caller)
    with pytest.raises(KeyRefused):
        await stranger.submit(fresh())
    with pytest.raises(KeyRefused):
        await stranger.poll(ProviderJob(str(uuid.uuid4())))
    await caller.close()


async def test_a_task_that_never_was_is_gone(upstream: SenseAudio) -> None:
    for job_id in (str(uuid.uuid4()), "nothing"):
        with pytest.raises(JobGone):
            await upstream.poll(ProviderJob(job_id))
        await upstream.cancel(ProviderJob(job_id))
