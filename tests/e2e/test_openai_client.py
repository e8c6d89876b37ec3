"""The official ``openai`` package against a running service: what it sends, what it reads."""

from __future__ import annotations

import asyncio
import io
import warnings
from collections.abc import Iterator
from pathlib import Path

import httpx
import openai
import pytest
from openai import AsyncOpenAI, OpenAI
from PIL import Image

from tests.e2e.running import Service, running_service
from tests.media.decoding import probe_video

pytestmark = pytest.mark.filterwarnings("ignore:.*:DeprecationWarning")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service(tmp_path_factory.mktemp("openai") / "data") as running:
        yield running


@pytest.fixture
def client(service: Service) -> OpenAI:
    return OpenAI(base_url=f"{service.base_url}/v1", api_key=service.key, max_retries=0)


def test_create_and_poll_then_download(client: OpenAI, service: Service, tmp_path: Path) -> None:
    video = client.videos.create_and_poll(
        prompt="plain", model="Seedance-Pro-1.5", seconds="4", size="1280x720"
    )
    assert (video.status, video.progress, video.error) == ("completed", 100, None)
    assert (video.object, video.model, video.prompt) == ("video", "Seedance-Pro-1.5", "plain")
    assert (video.seconds, video.size) == ("4", "1280x720")
    assert video.completed_at is not None and video.expires_at is not None
    assert video.expires_at - video.completed_at == 7 * 86_400
    path = tmp_path / "video.mp4"
    client.videos.download_content(video.id).write_to_file(path)
    facts = probe_video(path)
    assert (facts.width, facts.height, len(facts.frame_times_s)) == (1280, 720, 96)
    # The same task, in our own words.
    assert service.status(video.id)["status"] == "completed"


def test_what_is_left_out_has_openai_s_defaults(client: OpenAI) -> None:
    video = client.videos.create(prompt="plain")
    assert (video.model, video.seconds, video.size) == ("Seedance-Pro-1.5", "4", "720x1280")
    assert client.videos.create(prompt="plain", model="sora-2").model == "Seedance-Pro-1.5"


def test_a_picture_as_a_file_or_by_its_url(client: OpenAI, service: Service) -> None:
    png = io.BytesIO()
    Image.new("RGB", (64, 36), (200, 60, 20)).save(png, "PNG")
    video = client.videos.create(
        prompt="plain",
        size="1280x720",
        input_reference=("first.png", png.getvalue(), "image/png"),
        extra_body={"seed": 7, "provider_specific": {"generate_audio": True}},
    )
    status = service.status(video.id)
    assert (status["seed"], status["provider_specific"]["generate_audio"]) == (7, True)
    picture = status["content"][1]
    assert picture["role"] == "first_frame"
    assert httpx.get(picture["url"], trust_env=False).content == png.getvalue()
    by_url = client.videos.create(
        prompt="plain",
        extra_body={"input_reference": {"image_url": "https://example.com/a.png"}},
    )
    content = service.status(by_url.id)["content"]
    assert content[1] == {
        "type": "image",
        "url": "https://example.com/a.png",
        "role": "first_frame",
    }


def test_remix_keeps_all_but_the_prompt(client: OpenAI, service: Service) -> None:
    png = io.BytesIO()
    Image.new("RGB", (64, 36)).save(png, "PNG")
    original = client.videos.create(
        prompt="plain", seconds="8", input_reference=("a.png", png.getvalue(), "image/png")
    )
    remixed = client.videos.remix(original.id, prompt="plain, at night")
    assert remixed.remixed_from_video_id == original.id
    assert (remixed.prompt, remixed.seconds) == ("plain, at night", "8")
    assert (remixed.size, remixed.model) == (original.size, original.model)
    ours = [service.status(video.id) for video in (original, remixed)]
    assert ours[0]["seed"] == ours[1]["seed"]
    pictures = [httpx.get(status["content"][1]["url"], trust_env=False).content for status in ours]
    assert pictures == [png.getvalue()] * 2


def test_list_pages_and_orders(client: OpenAI) -> None:
    made = [client.videos.create(prompt=f"plain {n}").id for n in range(3)]
    newest = [video.id for video in client.videos.list(limit=2)]
    assert newest[:3] == made[::-1]
    page = client.videos.list(limit=2, order="asc")
    assert page.data[0].created_at <= page.data[1].created_at
    assert page.has_more


def test_delete_cancels_what_runs(client: OpenAI, service: Service) -> None:
    video = client.videos.create(prompt="slow:0.5")
    deleted = client.videos.delete(video.id)
    assert (deleted.id, deleted.object, deleted.deleted) == (video.id, "video.deleted", True)
    with pytest.raises(openai.NotFoundError):
        client.videos.retrieve(video.id)


def test_failures_are_the_client_s_own_errors(client: OpenAI, service: Service) -> None:
    with pytest.raises(openai.BadRequestError) as bad:
        client.videos.create(prompt="plain", size="1x1")  # type: ignore[arg-type]
    assert bad.value.param == "size"
    assert "1280x720" in bad.value.message
    with pytest.raises(openai.BadRequestError) as long:
        client.videos.create(prompt="plain", seconds="99")  # type: ignore[arg-type]
    assert "2 to 12" in long.value.message
    video = client.videos.create(prompt="slow:0.5")
    with pytest.raises(openai.ConflictError):
        client.videos.download_content(video.id)
    client.videos.delete(video.id)
    stranger = OpenAI(base_url=f"{service.base_url}/v1", api_key="sk-nobody-s-key", max_retries=0)
    with pytest.raises(openai.AuthenticationError):
        stranger.videos.retrieve(video.id)
    failed = client.videos.create_and_poll(prompt="raise:invalid")
    assert failed.status == "failed"
    assert failed.error is not None
    assert failed.error.code == "content_rejected"


def test_json_bodies_are_taken_too(service: Service) -> None:
    answer = service.http.post(
        "/v1/videos", json={"prompt": "plain", "seconds": 5, "size": "960x960", "seed": 1}
    )
    assert answer.status_code == 200, answer.text
    assert answer.headers["openai-poll-after-ms"] == "1000"
    assert (answer.json()["seconds"], answer.json()["size"]) == ("5", "960x960")


def test_the_async_client_too(service: Service, tmp_path: Path) -> None:
    async def run() -> None:
        async with AsyncOpenAI(
            base_url=f"{service.base_url}/v1", api_key=service.key, max_retries=0
        ) as client:
            video = await client.videos.create_and_poll(prompt="plain", poll_interval_ms=100)
            assert video.status == "completed"
            poster = await client.videos.download_content(video.id, variant="thumbnail")
            with Image.open(io.BytesIO(await poster.aread())) as image:
                assert image.format == "WEBP"

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        asyncio.run(run())
