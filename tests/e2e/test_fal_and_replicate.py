"""A whole service with fal and Replicate behind it: an order goes there, its film comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.running import Service, running_service, wait_until
from tests.engines.providers.fake_fal import FakeFal
from tests.engines.providers.fake_replicate import FakeReplicate
from tests.engines.providers.faking import KEY, Fault
from tests.engines.providers.films import make_film
from tests.media.decoding import probe_video

TABLES = """
[engines.fal]
kind = "fal"
base_url = "{fal}"
model = "fal-ai/bytedance/seedance/v1.5/pro"
poll_min_s = 0.2
poll_max_s = 0.5

[engines.replicate]
kind = "replicate"
base_url = "{replicate}"
model = "bytedance/seedance-2.0"
poll_min_s = 0.2
poll_max_s = 0.5

[models."Seedance-Pro-1.5"]
engines = ["fal"]

[models."Seedance-2.0"]
engines = ["replicate"]
"""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    return make_film(path, width=1280, height=720, duration_s=4.0, has_sound=True)


@pytest.fixture(scope="module")
def fal(film: Path) -> Iterator[FakeFal]:
    with FakeFal(film=film) as fake:
        yield fake


@pytest.fixture(scope="module")
def replicate(film: Path) -> Iterator[FakeReplicate]:
    with FakeReplicate(film=film) as fake:
        yield fake


@pytest.fixture(scope="module")
def service(
    tmp_path_factory: pytest.TempPathFactory, fal: FakeFal, replicate: FakeReplicate
) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("service")
    config = folder / "vitascope.toml"
    config.write_text(
        TABLES.format(fal=fal.base_url, replicate=replicate.base_url), encoding="utf-8"
    )
    with running_service(
        folder / "data", VITASCOPE_CONFIG=str(config), FAL_KEY=KEY, REPLICATE_API_TOKEN=KEY
    ) as running:
        yield running


@pytest.fixture(autouse=True)
def _anew(fal: FakeFal, replicate: FakeReplicate) -> None:
    for fake in (fal, replicate):
        fake.faults.clear()
        fake.jobs.clear()
        fake.requests.clear()
        fake.submits = 0
    fal.failure = None


def test_fal_s_film_becomes_the_task_s_video(
    service: Service, fal: FakeFal, tmp_path: Path
) -> None:
    options = {"generate_audio": True, "camera_fixed": True}
    task_id = service.create("a cat", duration=4, seed=5, provider_specific=options)
    status = service.wait_for_end(task_id)
    assert status["status"] == "completed", status
    facts = probe_video(service.download(status, tmp_path / "video.mp4"))
    assert (facts.width, facts.height, len(facts.frame_times_s)) == (1280, 720, 96)
    assert fal.job.order["input"] == {
        "prompt": "a cat",
        "duration": "4",
        "resolution": "720p",
        "aspect_ratio": "16:9",
        "seed": 5,
        "generate_audio": True,
        "camera_fixed": True,
    }


def test_an_order_that_fal_lost_is_not_sent_again(service: Service, fal: FakeFal) -> None:
    fal.fail(Fault("drop_accepted"))
    status = service.wait_for_end(service.create("a cat", duration=4))
    assert (status["status"], status["error_code"]) == ("failed", "provider_ambiguous")
    assert fal.submits == 1


def test_content_that_fal_s_model_flags_is_rejected(service: Service, fal: FakeFal) -> None:
    flagged = {"loc": ["body"], "msg": "Flagged.", "type": "content_policy_violation"}
    fal.failure = (422, {"detail": [flagged]})
    status = service.wait_for_end(service.create("a cat", duration=4))
    assert (status["status"], status["error_code"]) == ("failed", "content_rejected")


def test_replicate_s_film_becomes_the_task_s_video(
    service: Service, replicate: FakeReplicate, tmp_path: Path
) -> None:
    task_id = service.create("a cat", model="Seedance-2.0", duration=4)
    status = service.wait_for_end(task_id)
    assert status["status"] == "completed", status
    facts = probe_video(service.download(status, tmp_path / "video.mp4"))
    assert len(facts.frame_times_s) == 96
    assert replicate.job.order["input"]["seed"] == status["seed"] % 2**31


def test_an_order_that_replicate_lost_is_found(service: Service, replicate: FakeReplicate) -> None:
    replicate.fail(Fault("drop_accepted"))
    status = service.wait_for_end(service.create("a cat", model="Seedance-2.0", duration=4))
    assert status["status"] == "completed", status
    assert replicate.submits == 1
    assert replicate.received("list")


def test_a_cancel_reaches_replicate(service: Service, replicate: FakeReplicate) -> None:
    replicate.life = ("processing",)
    try:
        task_id = service.create("a cat", model="Seedance-2.0", duration=4)
        wait_until(lambda: replicate.received("poll"))
        service.http.post("/v1/video/cancel", json={"id": task_id}).raise_for_status()
        wait_until(lambda: replicate.received("cancel"))
    finally:
        del replicate.life
