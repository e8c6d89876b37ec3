"""A whole service over tiny models: from a request to a decoded file, each in its own process."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest

pytest.importorskip("diffusers")

from tests.e2e.picture_server import encoded
from tests.e2e.running import Service, running_service, wait_until
from tests.engines.diffusion.conftest import Folders, Pictures
from tests.media.decoding import decode_frames, decode_sound, probe_video, psnr_db
from vitascope.engines.base import ImageRole, Picture
from vitascope.media.pictures import cover

ENGINES: Final = {
    "small": ("wan-ti2v-5b", 40),
    "pictures": ("wan-vace", 2),
    "loud": ("ltx2", 2),
}
"""Folder and steps by name. The first has steps enough for a cancel to come in between."""

ROUTES: Final = {
    "Seedance-Pro-1.5": ("small", "pictures"),
    "Seedance-2.0-Fast": ("pictures",),
    "Seedance-2.0": ("loud",),
}


MADE_BY: Final = {
    "first": "small",
    "both": "pictures",
    "references": "pictures",
    "sound": "loud",
}


def config_of(folders: Folders) -> str:
    """A vitascope.toml."""
    tables = [
        f"""
[engines.{name}]
kind = "diffusion"
path = "{folders(folder)}"
steps = {steps}
native_size = [64, 64]
native_fps = 24
native_frames = 97
[engines.{name}.can]
resolutions = ["480p", "720p"]
durations_s = [2, 4, 6]
"""
        for name, (folder, steps) in ENGINES.items()
    ]
    routes = [f'[models."{model}"]\nengines = {list(names)}\n' for model, names in ROUTES.items()]
    return "\n".join(tables + routes)


@pytest.fixture(scope="module")
def service(tiny_folder: Folders, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("service")
    (folder / "vitascope.toml").write_text(config_of(tiny_folder))
    with running_service(
        folder / "data",
        engine="illustration",
        VITASCOPE_CONFIG=str(folder / "vitascope.toml"),
        OMP_NUM_THREADS="1",  # networks so small are slower with several
    ) as running:
        yield running


def item(picture: Picture) -> dict[str, str]:
    data = base64.b64encode(encoded(picture.load(), "PNG")).decode()
    return {"type": "image", "role": picture.role, "url": f"data:image/png;base64,{data}"}


def body_of(model: str, shown: tuple[Picture, ...], **fields: Any) -> dict[str, Any]:
    return {
        "model": model,
        "content": [{"type": "text", "text": "a red fox"}, *map(item, shown)],
        "ratio": "16:9",
        "resolution": "720p",
        "duration": 2,
        "seed": 7,
        **fields,
    }


def test_a_cancel_stops_between_steps_and_spares_the_loaded_model(service: Service) -> None:
    task_id = created(service)
    wait_until(lambda: service.status(task_id).get("scene"))  # its model is loaded
    loaded = service.pid("vitascope.engines.child", "small")
    assert service.status(task_id)["progress"] < 90, "too late to cancel anything"
    answer = service.http.post("/v1/video/cancel", json={"id": task_id})
    assert answer.status_code == 200, answer.text
    assert answer.json()["error_code"] == "cancelled"
    again = created(service)
    wait_until(lambda: service.status(again).get("scene"))
    assert service.pid("vitascope.engines.child", "small") == loaded
    service.http.post("/v1/video/cancel", json={"id": again})


def created(service: Service) -> str:
    answer = service.http.post("/v1/video/create", json=body_of("Seedance-Pro-1.5", (), duration=6))
    assert answer.status_code == 200, answer.text
    task_id: str = answer.json()["task_id"]
    return task_id


def test_longer_than_native_says_that_it_was_chained(service: Service, tmp_path: Path) -> None:
    answer = service.http.post("/v1/video/create", json=body_of("Seedance-Pro-1.5", (), duration=6))
    status = service.wait_for_end(answer.json()["task_id"])
    assert status["status"] == "completed", status
    assert status["scene"]["segments"] == 2
    assert "each from the last frame of the one before" in status["scene"]["chained"]
    facts = probe_video(service.download(status, tmp_path / "long.mp4"))
    assert len(facts.frame_times_s) == 24 * 6


def test_every_kind_of_request_becomes_a_video(
    service: Service, pictures: Pictures, tmp_path: Path
) -> None:
    """Each by the first engine of its route that can; the models take turns on one device. Text
    alone is what the tests above ask for."""
    both = pictures("first_frame", "last_frame")
    sound = {"generate_audio": True}
    cases: dict[str, dict[str, Any]] = {
        "first": body_of("Seedance-Pro-1.5", pictures("first_frame")),
        "both": body_of("Seedance-Pro-1.5", both),
        "references": body_of(
            "Seedance-2.0-Fast", pictures("reference"), resolution="480p", duration=4
        ),
        "sound": body_of(
            "Seedance-2.0", (), resolution="480p", duration=4, provider_specific=sound
        ),
    }
    ids = {}
    for name, body in cases.items():
        answer = service.http.post("/v1/video/create", json=body)
        assert answer.status_code == 200, answer.text
        ids[name] = answer.json()["task_id"]

    videos = {}
    for name, task_id in ids.items():
        status = service.wait_for_end(task_id)
        assert status["status"] == "completed", status
        videos[name] = service.download(status, tmp_path / f"{name}.mp4")
        body = cases[name]
        facts = probe_video(videos[name])
        size = (1280, 720) if body["resolution"] == "720p" else (864, 496)
        assert (facts.codec, facts.width, facts.height) == ("h264", *size)
        assert facts.rate == 24
        assert len(facts.frame_times_s) == 24 * body["duration"]
        assert (facts.sound is not None) == (name == "sound")
        scene = status["scene"]
        folder, steps = ENGINES[MADE_BY[name]]
        assert (scene["model"], scene["steps"], scene["segments"]) == (folder, steps, 1)
        assert scene["sound"] == ("model" if name == "sound" else "none")

    both_frames = decode_frames(videos["both"])
    for frame, picture in ((both_frames[0], both[0]), (both_frames[-1], both[1])):
        exact = cover(picture.load(), width=1280, height=720)
        assert psnr_db(frame, exact) > 30, picture.role
    heard = decode_sound(videos["sound"])
    assert heard.shape[0] == 2
    assert np.abs(heard).max() > 0.01


@pytest.mark.parametrize(
    ("model", "roles", "fields", "param", "sentence"),
    [
        (
            "Seedance-Pro-1.5",
            (),
            {"provider_specific": {"generate_audio": True}},
            "provider_specific.generate_audio",
            "small makes no sound",
        ),
        ("Seedance-Pro-1.5", (), {"resolution": "1080p"}, "resolution", "480p or 720p"),
        ("Seedance-Pro-1.5", (), {"duration": 12}, "duration", "small makes videos of"),
        (
            "Seedance-2.0",
            ("reference",),
            {"duration": 4},
            "content[1].role",
            "loud starts from text alone or a first frame or a first and a last frame",
        ),
        (
            "Seedance-2.0-Fast",
            ("reference",) * 4,
            {"duration": 4},
            "content[4].role",
            "pictures takes at most 3 reference images",
        ),
    ],
    ids=["sound", "resolution", "duration", "reference", "too many references"],
)
def test_what_no_engine_can_do_is_refused_before_it_is_queued(
    model: str,
    roles: tuple[ImageRole, ...],
    fields: dict[str, Any],
    param: str,
    sentence: str,
    service: Service,
    pictures: Pictures,
) -> None:
    answer = service.http.post("/v1/video/create", json=body_of(model, pictures(*roles), **fields))
    assert answer.status_code == 400, answer.text
    assert answer.json()["param"] == param
    assert sentence in answer.json()["detail"]


def test_the_short_form_names_a_folder(tiny_folder: Folders, tmp_path: Path) -> None:
    """``--engine diffusers:FOLDER``: what its class cannot do is refused, the name is its own."""
    engine = f"diffusers:{tiny_folder('wan-flf2v')}"
    with running_service(tmp_path / "data", engine=engine, VITASCOPE_WORKERS="0") as service:
        answer = service.http.post("/v1/video/create", json=body_of("Seedance-Pro-1.5", ()))
        assert answer.status_code == 400
        assert "wan-flf2v starts from a first and a last frame" in answer.json()["detail"]
