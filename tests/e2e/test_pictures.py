"""Pictures through the whole service: the frames that show them, and why some are refused."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.e2e.picture_server import LOOPBACK, encoded, serving
from tests.e2e.records import assert_failed_once
from tests.e2e.running import PROMPT, Service, running_service
from tests.media.decoding import decode_frames, probe_video, psnr_db
from tests.media.pictures_of import grain, texture
from vitascope.media.pictures import cover

LEAST_PSNR_DB = 35.0
"""Source: contract, "The video"; the number is ours."""

NEAR_IN_LEVELS = 40
"""Of 256: how far a frame's mean colour may be from that of the picture it is made from."""

FIRST = texture(width=900, height=900, seed=3)
LAST = texture(width=1600, height=700, seed=4)
ORANGE = texture(width=640, height=360, seed=6) // 4 + np.array([170, 90, 0], np.uint8)
PORTRAIT = grain(width=600, height=800, seed=5)

JPEG = encoded(FIRST, "JPEG")

FILES = {
    "/first.png": encoded(FIRST, "PNG"),
    "/first.jpg": JPEG,
    "/last.png": encoded(LAST, "PNG"),
    "/portrait.png": encoded(PORTRAIT, "PNG"),
    "/orange.jpg": encoded(ORANGE, "JPEG"),
    "/page.jpg": b"<!doctype html><title>not here</title>",
    "/cut.jpg": JPEG[: len(JPEG) // 2],
}


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with serving(FILES) as url:
        yield url


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running_service(
        tmp_path_factory.mktemp("pictures") / "data",
        engine="illustration",
        VITASCOPE_FETCH_ALLOW=LOOPBACK,
    ) as service:
        yield service


def test_first_and_last_frame_are_the_pictures(service: Service, base: str, tmp_path: Path) -> None:
    path = video_of(
        service,
        tmp_path,
        picture(f"{base}/first.png", "first_frame"),
        picture(f"{base}/last.png", "last_frame"),
    )
    frames_thwc = decode_frames(path)
    assert_shows(frames_thwc[0], FIRST)
    assert_shows(frames_thwc[-1], LAST)
    # In between is a video, not two stills.
    assert psnr_db(frames_thwc[0], frames_thwc[24]) < LEAST_PSNR_DB
    assert psnr_db(frames_thwc[-1], frames_thwc[24]) < LEAST_PSNR_DB


def test_first_frame_from_a_data_url(service: Service, tmp_path: Path) -> None:
    url = "data:image/png;base64," + base64.b64encode(FILES["/portrait.png"]).decode()
    frames_thwc = decode_frames(video_of(service, tmp_path, picture(url, "first_frame")))
    assert_shows(frames_thwc[0], PORTRAIT)
    assert psnr_db(frames_thwc[0], frames_thwc[-1]) < LEAST_PSNR_DB


def test_a_reference_shapes_the_video(service: Service, base: str, tmp_path: Path) -> None:
    path = video_of(
        service,
        tmp_path,
        picture(f"{base}/orange.jpg", "reference"),
        model="SenseAudio-Video-1.0",
        duration=10,
    )
    facts = probe_video(path)
    assert len(facts.frame_times_s) == 240
    with av.open(str(path)) as container:
        frame_hwc = next(container.decode(video=0)).to_ndarray(format="rgb24")
    # The prompt's garden would be green.
    assert np.abs(frame_hwc.mean(axis=(0, 1)) - ORANGE.mean(axis=(0, 1))).max() < NEAR_IN_LEVELS


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/missing.jpg", "image_unreachable"),  # 404
        ("/page.jpg", "image_invalid"),  # 200, and no picture
        ("/cut.jpg", "image_invalid"),  # a good header, and then it ends
    ],
)
def test_a_picture_that_cannot_be_used_fails_the_task(
    service: Service, base: str, path: str, code: str
) -> None:
    task_id = service.create(content=content(picture(base + path, "first_frame")))
    service.wait_for_end(task_id)
    assert assert_failed_once(service, task_id, code=code).attempt == 1


def test_a_server_that_is_not_there_fails_the_task(service: Service) -> None:
    task_id = service.create(content=content(picture("http://127.0.0.1:9/a.jpg", "first_frame")))
    service.wait_for_end(task_id)
    assert_failed_once(service, task_id, code="image_unreachable")


def test_a_cut_data_url_fails_the_task(service: Service) -> None:
    url = "data:image/jpeg;base64," + base64.b64encode(FILES["/cut.jpg"]).decode()
    task_id = service.create(content=content(picture(url, "first_frame")))
    service.wait_for_end(task_id)
    assert_failed_once(service, task_id, code="image_invalid")


def test_loopback_is_forbidden_unless_it_is_allowed(base: str, tmp_path: Path) -> None:
    with running_service(tmp_path / "data") as service:
        for url in (f"{base}/first.png", base.replace("127.0.0.1", "localhost") + "/first.png"):
            task_id = service.create(content=content(picture(url, "first_frame")))
            service.wait_for_end(task_id)
            assert_failed_once(service, task_id, code="image_forbidden")


def picture(url: str, role: str) -> dict[str, str]:
    return {"type": "image", "url": url, "role": role}


def content(*pictures: dict[str, str]) -> list[dict[str, str]]:
    return [{"type": "text", "text": PROMPT}, *pictures]


def video_of(service: Service, folder: Path, *pictures: dict[str, str], **fields: Any) -> Path:
    """A video of the built-in engine."""
    task_id = service.create(content=content(*pictures), **fields)
    status = service.wait_for_end(task_id)
    assert status["status"] == "completed", status.get("error_message")
    return service.download(status, folder / f"{task_id}.mp4")


def assert_shows(frame_hwc: NDArray[np.uint8], picture_hwc: NDArray[np.uint8]) -> None:
    height, width = frame_hwc.shape[:2]
    wanted_hwc = cover(picture_hwc, width=width, height=height)
    assert psnr_db(frame_hwc, wanted_hwc) >= LEAST_PSNR_DB
