"""Seedance-2.0 with the built-in engine, as a user of the API sees it: uploads, references,
labels, pictures beside the video."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from PIL import Image

from tests.e2e.picture_server import encoded
from tests.e2e.running import Service, running_service
from tests.media.clips_of import audio_file, moving, tones, video_file
from tests.media.decoding import decode_frames, decode_sound, probe_video, psnr_db

CAT = {"type": "text", "text": "一只可爱的小猫在花园里玩耍"}
NEWER: dict[str, Any] = {
    "model": "Seedance-2.0",
    "resolution": "480p",
    "ratio": "16:9",
    "duration": 4,
    "seed": 7,
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("newer")
    with running_service(folder / "data", engine="illustration") as running:
        yield running


def uploaded(service: Service, path: Path) -> str:
    with path.open("rb") as file:
        answer = service.http.post("/v1/video/upload", files={"file": (path.name, file)})
    assert answer.status_code == 200, answer.text
    file_id: str = answer.json()["file_id"]
    return file_id


def made(service: Service, *content: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The finished task's status."""
    body = {**NEWER, "content": list(content), **fields}
    answer = service.http.post("/v1/video/create", json=body)
    assert answer.status_code == 200, answer.text
    status = service.wait_for_end(answer.json()["task_id"])
    assert status["status"] == "completed", status
    return status


def test_labels_and_the_pictures_beside_the_video(service: Service, tmp_path: Path) -> None:
    plain = made(service, CAT, watermark=False, return_last_frame=True)
    marked = made(service, CAT)  # the newer models' default
    assert (plain["watermark"], marked["watermark"]) == (False, True)
    paths = [
        service.download(status, tmp_path / f"{status['task_id']}.mp4")
        for status in (plain, marked)
    ]
    frames = [decode_frames(path) for path in paths]
    assert frames[0].shape == (96, 496, 864, 3)
    difference = np.abs(frames[0].astype(int) - frames[1]).mean(axis=(0, 3))
    corner = difference[-120:, -260:]
    assert corner.max() > 60  # the words
    assert difference[:300, :500].max() < 12  # nothing elsewhere
    for path, status in zip(paths, (plain, marked), strict=True):
        label = json.loads(probe_video(path).tags["AIGC"])
        assert (label["Label"], label["ProduceID"]) == ("1", status["task_id"])
    with Image.open(io.BytesIO(fetched(marked["thumbnail_url"]))) as poster:
        assert (poster.format, max(poster.size)) == ("WEBP", 640)
    with Image.open(io.BytesIO(fetched(plain["last_frame_url"]))) as last:
        assert last.format == "PNG"
        assert psnr_db(np.asarray(last), frames[0][-1]) > 30
    assert "last_frame_url" not in marked
    assert plain["usage"]["video_tokens"] == 864 * 496 * 24 * 4 // 1024


def fetched(url: str) -> bytes:
    answer = httpx.get(url, trust_env=False)
    assert answer.status_code == 200
    return answer.content


def test_a_reference_audio_is_the_sound_track(service: Service, tmp_path: Path) -> None:
    sound = tones(4.0, rate_hz=48_000)
    file_id = uploaded(service, audio_file(tmp_path / "a.wav", sound, rate_hz=48_000))
    picture = tmp_path / "a.png"
    picture.write_bytes(encoded(moving(0), "png"))
    status = made(
        service,
        {"type": "image", "file_id": uploaded(service, picture)},
        {"type": "audio", "file_id": file_id},
        watermark=False,
    )
    assert [item["type"] for item in status["content"]] == ["image", "audio"]
    path = service.download(status, tmp_path / "a.mp4")
    heard = decode_sound(path)[:, : 2 * 48_000]
    sent = sound[:, : 2 * 48_000]
    likeness = max(
        float(np.corrcoef(heard[0, lag : lag + 80_000], sent[0, :80_000])[0, 1])
        for lag in range(0, 3000, 4)
    )
    assert likeness > 0.9


def test_a_reference_video_is_restaged(service: Service, tmp_path: Path) -> None:
    clip = video_file(tmp_path / "a.mp4", [moving(n) for n in range(96)], fps=24)
    status = made(
        service, {"type": "video", "file_id": uploaded(service, clip)}, CAT, watermark=False
    )
    frames = decode_frames(service.download(status, tmp_path / "b.mp4"))
    source = decode_frames(clip)
    sizes = frames.shape[2], frames.shape[1]
    for index in (10, 48, 80):
        like, unlike = (
            psnr_db(np.asarray(Image.fromarray(source[at]).resize(sizes)), frames[index])
            for at in (index, (index + 48) % 96)
        )
        assert like > unlike + 1.5, (index, like, unlike)


def test_what_is_wrong_with_a_reference_is_said_before_or_after(
    service: Service, tmp_path: Path
) -> None:
    long = audio_file(tmp_path / "long.wav", tones(16.5))
    refused = service.http.post(
        "/v1/video/create",
        json={
            **NEWER,
            "content": [
                {"type": "image", "url": "https://example.com/a.png"},
                {"type": "audio", "file_id": uploaded(service, long)},
            ],
        },
    )
    assert refused.status_code == 400
    assert refused.json()["param"] == "content[1].file_id"
    assert "15" in refused.json()["detail"]
    answer = service.http.post(
        "/v1/video/create",
        json={
            **NEWER,
            "content": [CAT, {"type": "video", "video_url": "http://127.0.0.1:9/a.mp4"}],
        },
    )
    failed = service.wait_for_end(answer.json()["task_id"])
    assert (failed["status"], failed["error_code"]) == ("failed", "video_forbidden")
