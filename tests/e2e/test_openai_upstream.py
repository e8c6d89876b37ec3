"""A Vitascope whose engine is another one's ``/v1/videos``, and the adapter alone against it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from PIL import Image

from tests.e2e.running import Follower, Service, running_service, wait_until
from tests.engines.providers.ordering import calling, make_order, medium
from tests.media.decoding import probe_video
from vitascope.engines.can import Can
from vitascope.engines.providers.base import JobState, ProviderJob
from vitascope.engines.providers.errors import JobGone, KeyRefused, OrderRefused
from vitascope.engines.providers.openai_video import OpenAIVideo
from vitascope.engines.providers.options import OpenAIVideoOptions

TABLES = """
[engines.upstream]
kind = "openai_video"
base_url = "{upstream}/v1"
api_key_env = "UPSTREAM_KEY"
model = "Seedance-Pro-1.5"
poll_min_s = 0.2
poll_max_s = 0.5
can = {{ seed = true }}

[models."Seedance-Pro-1.5"]
engines = ["upstream"]
"""


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service(tmp_path_factory.mktemp("upstream") / "data") as running:
        yield running


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, upstream: Service) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("downstream")
    config = folder / "vitascope.toml"
    config.write_text(TABLES.format(upstream=upstream.base_url), encoding="utf-8")
    with running_service(
        folder / "data", VITASCOPE_CONFIG=str(config), UPSTREAM_KEY=upstream.key
    ) as running:
        yield running


@pytest.fixture
def options(upstream: Service, tmp_path: Path) -> OpenAIVideoOptions:
    key = tmp_path / "key"
    key.write_text(upstream.key, encoding="utf-8")
    return OpenAIVideoOptions(
        base_url=f"{upstream.base_url}/v1",
        api_key_file=key,
        model="Seedance-Pro-1.5",
        can=Can(seed=True),
    )


@pytest.fixture
async def videos(options: OpenAIVideoOptions) -> AsyncIterator[OpenAIVideo]:
    async with calling(options) as caller:
        yield OpenAIVideo(options, caller)


async def until_it_ends(videos: OpenAIVideo, job: ProviderJob) -> JobState:
    for _ in range(600):
        state = await videos.poll(job)
        if state.status not in ("queued", "running"):
            return state
        await asyncio.sleep(0.1)
    raise AssertionError("did not end within a minute")


# -- the adapter


async def test_an_order_becomes_a_film(
    videos: OpenAIVideo, upstream: Service, tmp_path: Path
) -> None:
    png = io.BytesIO()
    Image.new("RGB", (64, 36), (200, 60, 20)).save(png, "PNG")
    picture = medium("first_frame", content=png.getvalue())
    order = make_order(prompt="plain", duration_s=2, seed=7, media=(picture,), camera_fixed=True)
    job = await videos.submit(order)
    state = await until_it_ends(videos, job)
    assert (state.status, state.fraction) == ("done", 1.0)
    source = state.video
    assert source is not None
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(source.url, headers=source.headers)
    path = tmp_path / "film.mp4"
    path.write_bytes(answer.content)
    facts = probe_video(path)
    assert (facts.width, facts.height, len(facts.frame_times_s)) == (1280, 720, 48)
    status = upstream.status(job.id)
    assert (status["seed"], status["resolution"], status["ratio"]) == (7, "720p", "16:9")
    assert status["prompt"] == "plain\nThe camera is fixed and does not move."
    assert [item.get("role") for item in status["content"]] == [None, "first_frame"]


async def test_an_order_is_found_by_what_the_list_tells(videos: OpenAIVideo) -> None:
    since = datetime.now(UTC) - timedelta(minutes=2)
    job = await videos.submit(make_order(prompt="plain to be found", duration_s=2))
    await videos.submit(make_order(prompt="plain to be found", duration_s=2, seed=8))
    wanted = make_order(prompt="plain to be found", duration_s=2)
    assert await videos.find(wanted, since=since) == job
    assert await videos.find(make_order(prompt="plain but never sent"), since=since) is None


async def test_what_it_refuses_and_why_it_fails(
    videos: OpenAIVideo, options: OpenAIVideoOptions, tmp_path: Path
) -> None:
    with pytest.raises(OrderRefused, match="2 to 12"):
        await videos.submit(make_order(duration_s=99))
    state = await until_it_ends(videos, await videos.submit(make_order(prompt="raise:invalid")))
    assert (state.status, state.error_code) == ("failed", "content_rejected")
    assert state.error_message
    other_key = tmp_path / "other"
    other_key.write_text("sk-nobody-s-key", encoding="utf-8")
    stranger = options.model_copy(update={"api_key_file": other_key})
    async with calling(stranger) as caller:
        with pytest.raises(KeyRefused):
            await OpenAIVideo(stranger, caller).submit(make_order())


async def test_a_cancelled_job_is_gone(videos: OpenAIVideo, upstream: Service) -> None:
    job = await videos.submit(make_order(prompt="slow:0.5"))
    await videos.cancel(job)
    with pytest.raises(JobGone):
        await videos.poll(job)
    await videos.cancel(job)
    assert upstream.http.get("/v1/video/status", params={"id": job.id}).status_code in (200, 404)


# -- one service behind the other


def test_a_request_becomes_the_other_s_video(
    service: Service, upstream: Service, tmp_path: Path
) -> None:
    task_id = service.create("plain", duration=2, seed=11)
    status = service.wait_for_end(task_id)
    assert status["status"] == "completed", status
    facts = probe_video(service.download(status, tmp_path / "film.mp4"))
    assert (facts.width, facts.height, len(facts.frame_times_s)) == (1280, 720, 48)
    (made,) = [
        video
        for video in upstream.http.get("/v1/videos", params={"limit": 100}).json()["data"]
        if video["seed"] == 11
    ]
    assert (made["status"], made["prompt"]) == ("completed", "plain")


def test_progress_of_the_other_is_ours(service: Service) -> None:
    follower = Follower(service, service.create("slow:0.1", duration=3))
    follower.until_midway()
    assert follower.until_end()["status"] == "completed"


def test_a_cancel_reaches_the_other(service: Service, upstream: Service) -> None:
    task_id = service.create("slow:0.5", duration=12, seed=12)

    def sent() -> list[str]:
        videos = upstream.http.get("/v1/videos", params={"limit": 100}).json()["data"]
        return [video["id"] for video in videos if video["seed"] == 12]

    (job_id,) = wait_until(sent)
    service.http.post("/v1/video/cancel", json={"id": task_id}).raise_for_status()
    wait_until(lambda: upstream.http.get(f"/v1/videos/{job_id}").status_code == 404)


def test_content_that_the_other_refuses_is_refused(service: Service) -> None:
    status = service.wait_for_end(service.create("raise:invalid"))
    assert (status["status"], status["error_code"]) == ("failed", "content_rejected")


def test_what_the_form_cannot_carry_is_refused_before_it_is_queued(service: Service) -> None:
    body = {
        "model": "Seedance-Pro-1.5",
        "content": [{"type": "text", "text": "plain"}],
        "resolution": "720p",
        "ratio": "16:9",
        "duration": 2,
        "provider_specific": {"generate_audio": True},
    }
    answer = service.http.post("/v1/video/create", json=body)
    assert answer.status_code == 400
    assert answer.json()["param"] == "provider_specific.generate_audio"
    assert "upstream makes no sound" in answer.json()["detail"]
