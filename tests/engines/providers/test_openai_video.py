"""The adapter of OpenAI's Videos API, against fakes of each dialect that take no other fields."""

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

from tests.engines.providers.fake_openai import FakeOpenAI
from tests.engines.providers.faking import KEY, Fault
from tests.engines.providers.ordering import PNG, PUBLIC_URL, calling, make_order, medium
from vitascope.engines.can import Can
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
from vitascope.engines.providers.openai_video import OpenAIVideo, abilities_of
from vitascope.engines.providers.options import OpenAIVideoOptions

SINCE = datetime.now(UTC) - timedelta(minutes=2)

WAN = "Wan-AI/Wan2.2-T2V-A14B-Diffusers"
WAN_5B = "Wan-AI/Wan2.2-TI2V-5B-Diffusers"
LTX = "Lightricks/LTX-2.3"
H3 = "MiniMaxAI/MiniMax-H3"


@pytest.fixture
def fake(film: Path) -> Iterator[FakeOpenAI]:
    with FakeOpenAI(film=film) as fake:
        yield fake


@pytest.fixture
def options(fake: FakeOpenAI, key_file: Path) -> OpenAIVideoOptions:
    return OpenAIVideoOptions(base_url=fake.base_url, api_key_file=key_file, model="sora-2")


@asynccontextmanager
async def adapter(
    fake: FakeOpenAI, options: OpenAIVideoOptions, **fields: Any
) -> AsyncIterator[OpenAIVideo]:
    chosen = options.model_copy(update=fields)
    fake.dialect = chosen.dialect
    async with calling(chosen) as caller:
        yield OpenAIVideo(chosen, caller)


@pytest.fixture
async def videos(fake: FakeOpenAI, options: OpenAIVideoOptions) -> AsyncIterator[OpenAIVideo]:
    async with adapter(fake, options) as videos:
        yield videos


# -- the order


async def test_openai_s_own_form_has_four_fields(fake: FakeOpenAI, videos: OpenAIVideo) -> None:
    job = await videos.submit(make_order())
    assert job == ProviderJob(fake.job.id)
    (request,) = fake.requests
    assert request.path == "/videos"
    assert {part.name: (part.text, part.filename, part.mime) for part in request.form} == {
        "prompt": (make_order().prompt, None, None),
        "model": ("sora-2", None, None),
        "seconds": ("5", None, None),
        "size": ("1280x720", None, None),
    }


async def test_a_first_frame_goes_as_a_file(fake: FakeOpenAI, videos: OpenAIVideo) -> None:
    await videos.submit(make_order(media=(medium("first_frame"),)))
    (part,) = [part for part in fake.requests[0].form if part.name == "input_reference"]
    assert (part.content, part.filename, part.mime) == (PNG, "first_frame.png", "image/png")


async def test_a_still_camera_is_a_sentence(fake: FakeOpenAI, videos: OpenAIVideo) -> None:
    await videos.submit(make_order(camera_fixed=True))
    assert fake.job.order["prompt"] == (
        f"{make_order().prompt}\nThe camera is fixed and does not move."
    )


async def test_what_the_operator_says_the_server_can_is_sent(
    fake: FakeOpenAI, options: OpenAIVideoOptions
) -> None:
    fake.also_takes = {"seed": r"\d+", "negative_prompt": ".+", "quality": "high"}
    can = Can(seed=True, negative_prompt=True)
    async with adapter(fake, options, can=can, extra={"quality": "high"}) as videos:
        await videos.submit(make_order(negative_prompt="dogs"))
    order = fake.job.order
    assert (order["seed"], order["negative_prompt"], order["quality"]) == (
        "4000000000",
        "dogs",
        "high",
    )


@pytest.mark.parametrize("dialect", ["sglang", "vllm_omni"])
@pytest.mark.parametrize(
    ("model", "size", "fps", "num_frames", "sound"),
    [
        (WAN, "1280x720", "16", "81", None),  # 4n + 1 at its own 16 frames a second
        (WAN_5B, "1280x736", "24", "121", None),  # sides are multiples of 32
        (LTX, "1280x736", "24", "121", "true"),  # 8n + 1
        ("somebody/new-model", "1280x720", "24", "121", None),
    ],
)
async def test_frames_are_counted_and_sizes_aligned_as_the_model_needs(
    fake: FakeOpenAI,
    options: OpenAIVideoOptions,
    dialect: str,
    model: str,
    size: str,
    fps: str,
    num_frames: str,
    sound: str | None,
) -> None:
    async with adapter(fake, options, dialect=dialect, model=model) as videos:
        await videos.submit(make_order(sound=True, negative_prompt="dogs"))
    expected = {
        "prompt": make_order().prompt,
        "negative_prompt": "dogs",
        "model": model,
        "seconds": "5",
        "seed": "4000000000",
        "size": size,
        "fps": fps,
        "num_frames": num_frames,
    }
    assert fake.job.order == expected | ({"generate_sound": sound} if sound else {})
    assert fake.requests[0].headers["content-type"].startswith("multipart/form-data")


async def test_an_odd_size_goes_to_the_nearest_that_the_model_makes(
    fake: FakeOpenAI, options: OpenAIVideoOptions
) -> None:
    async with adapter(fake, options, dialect="sglang", model=WAN) as videos:
        await videos.submit(make_order(width=1112, height=834, ratio="4:3"))
    assert fake.job.order["size"] == "1120x832"


async def test_the_operator_s_frame_rate_counts_the_frames(
    fake: FakeOpenAI, options: OpenAIVideoOptions
) -> None:
    extra = {"fps": 8, "num_inference_steps": 4, "guidance_scale": 1.0}
    async with adapter(fake, options, dialect="sglang", model=WAN, extra=extra) as videos:
        await videos.submit(make_order())
    order = fake.job.order
    assert (order["fps"], order["num_frames"]) == ("8", "41")
    assert (order["num_inference_steps"], order["guidance_scale"]) == ("4", "1.0")


async def test_h3_gets_pictures_with_their_roles(
    fake: FakeOpenAI, options: OpenAIVideoOptions
) -> None:
    frames = (medium("first_frame"), medium("last_frame", url=PUBLIC_URL))
    async with adapter(fake, options, dialect="sglang", model=H3) as videos:
        await videos.submit(make_order(media=frames))
    data_url = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    assert fake.requests[0].json == {
        "model": H3,
        "prompt": make_order().prompt,
        "seconds": 5,
        "task": "fl2va",
        "seed": 4_000_000_000,
        "conditions": [
            {"type": "image", "uri": data_url, "role": "keyframe", "frame_index": 0},
            {"type": "image", "uri": PUBLIC_URL, "role": "keyframe", "frame_index": -1},
        ],
        "target": {"short_edge": 768, "aspect_ratio": "16:9", "duration_seconds": 5.0},
    }


async def test_h3_gets_references_of_every_kind_and_text_alone(
    fake: FakeOpenAI, options: OpenAIVideoOptions
) -> None:
    media = (
        medium("reference", url=PUBLIC_URL),
        medium("reference", kind="audio", content=b"song", mime="audio/mpeg"),
    )
    async with adapter(fake, options, dialect="sglang", model=H3) as videos:
        await videos.submit(make_order(media=media))
        await videos.submit(make_order())
    references, text = (request.json for request in fake.requests)
    assert references["task"] == "ref2va"
    assert references["conditions"] == [
        {"type": "image", "uri": PUBLIC_URL, "role": "reference"},
        {"type": "audio", "uri": "data:audio/mpeg;base64,c29uZw==", "role": "reference"},
    ]
    assert (text["task"], text["conditions"]) == ("t2va", [])


async def test_the_operator_s_own_fields_reach_h3(
    fake: FakeOpenAI, options: OpenAIVideoOptions
) -> None:
    fake.also_takes = {"num_inference_steps": "", "audio_flow_shift": ""}
    extra = {"num_inference_steps": 8, "audio_flow_shift": 3.0}
    async with adapter(fake, options, dialect="sglang", model=H3, extra=extra) as videos:
        await videos.submit(make_order())
    assert {name: fake.job.order[name] for name in extra} == extra


async def test_a_medium_that_the_form_has_no_place_for_is_no_order(
    fake: FakeOpenAI, videos: OpenAIVideo
) -> None:
    with pytest.raises(OrderRefused, match="takes no image as last_frame"):
        await videos.submit(make_order(media=(medium("first_frame"), medium("last_frame"))))
    assert not fake.requests


# -- what it can do


def test_each_dialect_says_what_it_can(options: OpenAIVideoOptions) -> None:
    def of(dialect: str, model: str) -> Any:
        return abilities_of(options.model_copy(update={"dialect": dialect, "model": model}))

    own = of("openai", "sora-2")
    assert (own.seed, own.negative_prompt, own.sound) == (False, False, False)
    assert own.uses == {"text", "first_frame"}
    wan = of("sglang", WAN)
    assert (wan.seed, wan.negative_prompt, wan.sound) == (True, True, False)
    assert wan.uses == {"text", "first_frame"}
    assert of("vllm_omni", LTX).sound
    h3 = of("sglang", H3)
    assert h3.uses == {"text", "first_frame", "first_and_last_frame"}
    assert (h3.negative_prompt, h3.sound, min(h3.durations_s)) == (False, True, 5)
    assert "first_and_last_frame" not in of("vllm_omni", H3).uses


def test_a_server_s_url_has_no_default() -> None:
    with pytest.raises(ValueError, match="base_url"):
        OpenAIVideoOptions(model="sora-2")  # type: ignore[call-arg]


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
            Fault("status", status=200, body={"object": "video"}), Ambiguous, id="without-id"
        ),
        pytest.param(Fault("status", status=429), Unavailable, id="429"),
        pytest.param(Fault("status", status=503), Unavailable, id="503"),
        pytest.param(Fault("status", status=400), OrderRefused, id="400"),
        pytest.param(Fault("status", status=404), OrderRefused, id="no-such-route"),
    ],
)
async def test_what_a_fault_means_for_the_order(
    fake: FakeOpenAI, videos: OpenAIVideo, fault: Fault, kind: type[ProviderError]
) -> None:
    fake.fail(fault)
    with pytest.raises(kind) as caught:
        await videos.submit(make_order())
    assert type(caught.value) is kind
    assert KEY not in str(caught.value)
    assert fake.submits == (fault.kind == "drop_accepted")


async def test_an_order_with_a_mistake_names_it(
    fake: FakeOpenAI, options: OpenAIVideoOptions
) -> None:
    async with adapter(fake, options, extra={"nonsense": 1}) as videos:
        with pytest.raises(OrderRefused, match="nonsense cannot be '1'"):
            await videos.submit(make_order())


async def test_a_server_without_a_key_gets_none(
    fake: FakeOpenAI, options: OpenAIVideoOptions
) -> None:
    async with adapter(fake, options, api_key_file=None) as videos:
        with pytest.raises(KeyRefused):
            await videos.submit(make_order())
    assert "authorization" not in fake.requests[0].headers


# -- its life


@pytest.mark.parametrize("dialect", ["openai", "sglang", "vllm_omni"])
async def test_a_job_is_followed_to_its_film(
    fake: FakeOpenAI, options: OpenAIVideoOptions, dialect: str
) -> None:
    async with adapter(fake, options, dialect=dialect, model=WAN) as videos:
        job = await videos.submit(make_order())
        states = [await videos.poll(job) for _ in range(3)]
    assert [state.status for state in states] == ["queued", "running", "done"]
    assert [state.word for state in states] == ["queued", "in_progress", "completed"]
    # SGLang says 0 until it is done.
    assert [state.fraction for state in states] == [0, 0 if dialect == "sglang" else 0.4, 1]
    assert all(state.video is None for state in states[:2])
    source = states[-1].video
    assert source is not None
    assert source.is_own_host
    assert source.headers == {"Authorization": f"Bearer {KEY}"}
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await http.get(source.url, headers=source.headers)).content == fake.film


async def test_a_film_that_sglang_put_elsewhere_is_got_there_without_the_key(
    fake: FakeOpenAI, options: OpenAIVideoOptions
) -> None:
    fake.stored_at = "https://bucket.example/video.mp4?signature=s"
    fake.life = ("completed",)
    async with adapter(fake, options, dialect="sglang") as videos:
        source = (await videos.poll(await videos.submit(make_order()))).video
    assert source is not None
    assert (source.url, source.headers, source.is_own_host) == (fake.stored_at, {}, False)


@pytest.mark.parametrize("code", ["moderation_blocked", ""])
async def test_a_failure_says_why_with_or_without_a_code(
    fake: FakeOpenAI, videos: OpenAIVideo, code: str
) -> None:
    job = await videos.submit(make_order())
    fake.job.life = ["failed"]
    fake.job.error = (code, "It did not work out.")
    state = await videos.poll(job)
    assert (state.status, state.error_code) == ("failed", code)
    assert state.error_message == "It did not work out."


@pytest.mark.parametrize("word", ["deleted", "cancelled"])
async def test_a_deleted_job_is_a_cancelled_one(
    fake: FakeOpenAI, videos: OpenAIVideo, word: str
) -> None:
    job = await videos.submit(make_order())
    fake.job.life = [word]
    assert (await videos.poll(job)).status == "cancelled"


async def test_a_word_of_the_future_is_unknown_and_logged(
    fake: FakeOpenAI, videos: OpenAIVideo
) -> None:
    job = await videos.submit(make_order())
    fake.fail(Fault("word", word="upscaling"))
    with capture_logs() as logs:
        state = await videos.poll(job)
    assert (state.status, state.word, state.video) == ("unknown", "upscaling", None)
    assert [line["log_level"] for line in logs] == ["error"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"status": None, "progress": "half"},
        {"status": "queued", "progress": True, "error": []},
        {"status": "completed", "url": 7, "progress": 250},
        {"status": "failed", "error": "out of memory"},
    ],
)
async def test_a_body_of_another_shape_breaks_nothing(
    fake: FakeOpenAI, videos: OpenAIVideo, body: dict[str, Any]
) -> None:
    job = await videos.submit(make_order())
    fake.fail(Fault("status", on="poll", status=200, body={"id": "x", **body}))
    state = await videos.poll(job)
    assert state.fraction is None or 0 <= state.fraction <= 1
    assert (state.video is not None) == (body.get("status") == "completed")
    assert state.error_message == ("out of memory" if body.get("status") == "failed" else "")


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
    fake: FakeOpenAI, videos: OpenAIVideo, fault: Fault, kind: type[ProviderError]
) -> None:
    job = await videos.submit(make_order())
    fake.fail(fault)
    with pytest.raises(kind) as caught:
        await videos.poll(job)
    assert type(caught.value) is kind
    assert (await videos.poll(job)).status in ("queued", "running"), "the job did not suffer"


async def test_an_id_stays_one_part_of_the_path(fake: FakeOpenAI, videos: OpenAIVideo) -> None:
    with pytest.raises(JobGone):
        await videos.poll(ProviderJob("../videos?x=1#y"))
    assert fake.requests[0].path == "/videos/..%2Fvideos%3Fx%3D1%23y"


# -- cancel


@pytest.mark.parametrize("dialect", ["openai", "sglang", "vllm_omni"])
async def test_a_job_is_deleted_and_one_that_is_gone_is_no_error(
    fake: FakeOpenAI, options: OpenAIVideoOptions, dialect: str
) -> None:
    async with adapter(fake, options, dialect=dialect) as videos:
        job = await videos.submit(make_order())
        await videos.cancel(job)
        assert not fake.jobs
        await videos.cancel(job)


async def test_a_cancel_that_was_not_heard_is_to_be_said_again(
    fake: FakeOpenAI, videos: OpenAIVideo
) -> None:
    job = await videos.submit(make_order())
    fake.fail(Fault("status", on="cancel", status=500))
    with pytest.raises(Unavailable):
        await videos.cancel(job)


# -- an order of which nobody knows


@pytest.mark.parametrize("dialect", ["openai", "vllm_omni"])
async def test_an_order_that_was_taken_without_a_word_is_found(
    fake: FakeOpenAI, options: OpenAIVideoOptions, dialect: str
) -> None:
    async with adapter(fake, options, dialect=dialect) as videos:
        await videos.submit(make_order(prompt="another"))
        await videos.submit(make_order(duration_s=6))
        fake.fail(Fault("drop_accepted"))
        with pytest.raises(Ambiguous):
            await videos.submit(make_order())
        assert await videos.find(make_order(), since=SINCE) == ProviderJob("video_3")
    assert fake.submits == 3, "looking for it orders nothing"
    (listing,) = fake.received("list")
    assert (listing.query["limit"], listing.query["order"]) == (["100"], ["desc"])


async def test_an_order_that_was_not_taken_is_not_found(
    fake: FakeOpenAI, videos: OpenAIVideo
) -> None:
    await videos.submit(make_order(prompt="another"))
    assert await videos.find(make_order(), since=SINCE) is None


async def test_an_older_job_is_not_taken_for_ours(fake: FakeOpenAI, videos: OpenAIVideo) -> None:
    await videos.submit(make_order())
    fake.job.created_at = SINCE.timestamp() - 5
    assert await videos.find(make_order(), since=SINCE) is None


async def test_two_that_are_alike_are_not_told_apart(fake: FakeOpenAI, videos: OpenAIVideo) -> None:
    await videos.submit(make_order())
    await videos.submit(make_order())
    with pytest.raises(Ambiguous, match="lists 2 videos like the order"):
        await videos.find(make_order(), since=SINCE)


async def test_a_list_without_prompts_recognises_nothing(
    fake: FakeOpenAI, options: OpenAIVideoOptions
) -> None:
    async with adapter(fake, options, dialect="sglang") as videos:
        assert await videos.find(make_order(), since=SINCE) is None, "there is none at all"
        await videos.submit(make_order())
        with pytest.raises(Ambiguous, match="does not say which"):
            await videos.find(make_order(), since=SINCE)


async def test_a_long_list_is_read_page_by_page(fake: FakeOpenAI, videos: OpenAIVideo) -> None:
    job = await videos.submit(make_order())
    with fake.lock:
        for _ in range(250):
            fake.accept({"prompt": "another", "model": "sora-2"})
    assert await videos.find(make_order(), since=SINCE) == job
    assert [request.query.get("after") for request in fake.received("list")] == [
        None,
        ["video_152"],
        ["video_52"],
    ]


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault("status", on="list", status=404), id="no-list"),
        pytest.param(Fault("garbage", on="list"), id="garbage"),
        pytest.param(Fault("status", on="list", status=200, body={"object": "x"}), id="no-data"),
    ],
)
async def test_a_server_without_a_list_cannot_say_no(
    fake: FakeOpenAI, videos: OpenAIVideo, fault: Fault
) -> None:
    fake.fail(fault)
    with pytest.raises(Ambiguous):
        await videos.find(make_order(), since=SINCE)
