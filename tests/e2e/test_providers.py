"""A whole service with providers behind it: killed in the middle, keys refused, one engine after
another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from tests.e2e.running import Service, running_service, wait_until
from tests.engines.providers.faking import KEY
from tests.engines.providers.films import make_film
from tests.media.decoding import probe_video
from vitascope.postgres import conninfo_of

TABLES = """
[engines.ark]
kind = "ark"
base_url = "{ark}/api/v3"
model = "doubao-seedance-1-0-pro-250528"
api_key_env = "THE_KEY"
poll_min_s = 0.2
poll_max_s = 0.5

[engines.draws]
kind = "python"
target = "tests.engines.fake:make"

[models."Seedance-Pro-1.5"]
engines = ["ark"]

[models."SenseAudio-Video-1.0"]
engines = ["ark", "draws"]
"""


@contextmanager
def fake_provider(name: str, folder: Path, film: Path) -> Iterator[str]:
    """A provider in a process of its own; its base URL without a path."""
    port_file = folder / f"{name}.port"
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.engines.providers.faking", name),
            *("--port-file", str(port_file), "--film", str(film)),
        ]
    )
    try:
        wait_until(port_file.exists)
        yield f"http://127.0.0.1:{port_file.read_text()}"
    finally:
        process.terminate()
        process.wait(20)


def state(base_url: str) -> dict[str, Any]:
    told: dict[str, Any] = httpx.get(f"{base_url}/__state", trust_env=False).json()
    return told


def tell(base_url: str, path: str, **body: Any) -> None:
    httpx.post(base_url + path, json=body, trust_env=False).raise_for_status()


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(
        tmp_path_factory.mktemp("film") / "film.mp4", width=1280, height=720, duration_s=2.0
    )


@pytest.fixture(scope="module")
def ark(tmp_path_factory: pytest.TempPathFactory, film: Path) -> Iterator[str]:
    with fake_provider("ark", tmp_path_factory.mktemp("ark"), film) as base_url:
        yield base_url


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, ark: str) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("providers")
    config = folder / "vitascope.toml"
    config.write_text(TABLES.format(ark=ark))
    with running_service(
        folder / "data",
        VITASCOPE_CONFIG=str(config),
        VITASCOPE_FETCH_ALLOW="127.0.0.0/8",
        THE_KEY=KEY,
    ) as running:
        yield running


@pytest.fixture(autouse=True)
def well(ark: str) -> None:
    """No fault is left from the test before."""
    tell(ark, "/__faults", faults=[], life=["running", "succeeded"])


def test_a_request_becomes_a_provider_s_video(service: Service, ark: str, tmp_path: Path) -> None:
    before = state(ark)["submits"]
    task_id = service.create()
    status = service.wait_for_end(task_id)
    assert status["status"] == "completed", status
    assert status["engine"] == "ark"
    facts = probe_video(service.download(status, tmp_path / "video.mp4"))
    assert (facts.width, facts.height, float(facts.rate), len(facts.frame_times_s)) == (
        1280,
        720,
        24.0,
        48,
    )
    assert state(ark)["submits"] == before + 1


def test_kill_9_of_the_worker_while_the_provider_renders(service: Service, ark: str) -> None:
    tell(ark, "/__faults", faults=[], life=["running"])
    before = state(ark)["submits"]
    task_id = service.create()
    wait_until(lambda: state(ark)["submits"] == before + 1)
    wait_until(lambda: has_job_id(service, task_id))
    os.kill(service.pid("vitascope.tasks"), signal.SIGKILL)
    tell(ark, "/__jobs", life=["succeeded"])
    status = service.wait_for_end(task_id)
    assert status["status"] == "completed", status
    assert state(ark)["submits"] == before + 1
    assert "job_resumed" in service.log()


def has_job_id(service: Service, task_id: str) -> bool:
    with psycopg.connect(conninfo_of(service.data_dir)) as connection:
        row = connection.execute(
            "SELECT job_id FROM provider_jobs WHERE task_id = %s", [task_id]
        ).fetchone()
    return row is not None and row[0] is not None


def test_a_provider_that_refuses_the_key_gives_way_to_the_next_engine(
    service: Service, ark: str
) -> None:
    tell(ark, "/__faults", faults=[{"kind": "key", "times": None}])
    body = {"model": "SenseAudio-Video-1.0", "duration": 10}
    status = service.wait_for_end(service.create("plain", **body))
    assert (status["status"], status["engine"]) == ("completed", "draws")
    failed = service.wait_for_end(service.create())
    assert (failed["status"], failed["error_code"]) == ("failed", "provider_auth")
    assert KEY not in service.log()


def test_a_cancel_reaches_the_provider(service: Service, ark: str) -> None:
    tell(ark, "/__faults", faults=[], life=["queued"])
    before = state(ark)["submits"]
    task_id = service.create()
    wait_until(lambda: state(ark)["submits"] == before + 1)
    wait_until(lambda: has_job_id(service, task_id))
    answer = service.http.post("/v1/video/cancel", json={"id": task_id})
    assert answer.status_code == 200, answer.text
    assert service.status(task_id)["error_code"] == "cancelled"
    wait_until(lambda: state(ark)["jobs"][-1]["word"] == "cancelled")


def test_what_no_engine_of_the_route_can_do_is_refused_before_it_is_queued(
    service: Service, ark: str
) -> None:
    before = state(ark)["requests"]
    answer = service.http.post(
        "/v1/video/create",
        json={
            "model": "Seedance-Pro-1.5",
            "content": [{"type": "text", "text": "a cat"}],
            "resolution": "720p",
            "ratio": "16:9",
            "duration": 2,
            "negative_prompt": "rain",
        },
    )
    assert answer.status_code == 400, answer.text
    assert answer.json()["param"] == "negative_prompt"
    assert "ark" in answer.json()["detail"]
    assert state(ark)["requests"] == before
