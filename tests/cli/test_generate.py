"""``vitascope generate`` against a distant service: what it asks, shows, saves and ends with."""

from __future__ import annotations

import base64
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import vitascope
from tests.cli.contract_server import VIDEO, ContractServer, contract_server

DONE = {"status": "completed", "progress": 100}


@pytest.fixture
def distant() -> Iterator[ContractServer]:
    with contract_server(ContractServer(statuses=[DONE])) as server:
        yield server


def generate(server: ContractServer, *words: str | Path, data_dir: Path) -> tuple[int, str, str]:
    """Ask that service; exit code, output, complaints."""
    where = ("--base-url", server.url, "--api-key", "sk-test-key", "--data-dir", data_dir)
    ended = vitascope("generate", *words, *where)
    assert "Traceback" not in ended.stderr
    return ended.returncode, ended.stdout, ended.stderr


def test_the_request_says_what_was_asked_for_and_no_more(
    distant: ContractServer, tmp_path: Path
) -> None:
    video = tmp_path / "video.mp4"
    code, output, _ = generate(distant, "a cat", "-o", video, data_dir=tmp_path)
    assert code == 0
    assert str(video) in output
    assert video.read_bytes() == VIDEO
    assert distant.created == [
        {
            "model": "Seedance-Pro-1.5",
            "content": [{"type": "text", "text": "a cat"}],
            "duration": 10,
            "resolution": "720p",
            "ratio": "16:9",
        }
    ]


def test_every_option_reaches_the_request(distant: ContractServer, tmp_path: Path) -> None:
    picture = tmp_path / "first.png"
    picture.write_bytes(b"picture")
    options = "--model M --duration 3 --resolution 1080p --ratio 1:1 --seed 7 --audio"
    images = ("--image", f"first_frame={picture}", "--image", "https://example.com/a.jpg?x=1")
    sound = tmp_path / "music.mp3"
    sound.write_bytes(b"sound")
    others = ("--clip", str(sound), "--negative-prompt", "rain", "--no-watermark")
    words = (*options.split(), "--camera-fixed", *images, *others, "-o", str(tmp_path / "v.mp4"))
    assert generate(distant, "a cat", *words, data_dir=tmp_path)[0] == 0
    [body] = distant.created
    text, first, other, reference = body.pop("content")
    assert text == {"type": "text", "text": "a cat"}
    data_url = f"data:image/png;base64,{base64.b64encode(b'picture').decode()}"
    assert first == {"type": "image", "url": data_url, "role": "first_frame"}
    assert other == {"type": "image", "url": "https://example.com/a.jpg?x=1"}
    assert reference == {"type": "audio", "file_id": "file-1"}
    assert [b"sound" in form and b"music.mp3" in form for form in distant.uploaded] == [True]
    assert body == {
        "model": "M",
        "negative_prompt": "rain",
        "watermark": False,
        "duration": 3,
        "resolution": "1080p",
        "ratio": "1:1",
        "seed": 7,
        "provider_specific": {"generate_audio": True, "camera_fixed": True},
    }


def test_the_key_goes_to_the_service_and_not_with_the_signed_link(
    distant: ContractServer, tmp_path: Path
) -> None:
    generate(distant, "a cat", "-o", tmp_path / "v.mp4", data_dir=tmp_path)
    assert distant.keys == ["Bearer sk-test-key", "Bearer sk-test-key", None]


def test_without_a_terminal_progress_is_plain_lines(
    distant: ContractServer, tmp_path: Path
) -> None:
    distant.statuses = [
        {"status": "pending", "progress": 0, "phase": "queued"},
        {"status": "processing", "progress": 40, "phase": "rendering", "eta_seconds": 65},
        {"status": "processing", "progress": 41, "phase": "rendering", "eta_seconds": 64},
        DONE,
    ]
    _, _, shown = generate(distant, "a cat", "-o", tmp_path / "v.mp4", data_dir=tmp_path)
    lines = [line.split() for line in shown.splitlines()]
    assert lines == [
        ["queued", "0", "%"],
        ["rendering", "40", "%", "1:05", "left"],
        ["completed", "100", "%"],
    ]


def test_a_service_that_is_busy_for_a_moment_is_asked_again(
    distant: ContractServer, tmp_path: Path
) -> None:
    distant.statuses = [503, 429, 500, DONE]
    assert generate(distant, "a cat", "-o", tmp_path / "v.mp4", data_dir=tmp_path)[0] == 0


@pytest.mark.parametrize(
    ("statuses", "refusal", "told"),
    [
        # the task failed
        ([{"status": "failed", "error_message": "the picture is gone"}], None, "picture is gone"),
        # the service refuses the request: both its sentences are shown
        (
            [DONE],
            {"message": "参数错误：ratio", "detail": "ratio must be W:H"},
            "ratio must be W:H",
        ),
        # a status that is refused is not asked for again
        ([404], None, "404"),
    ],
)
def test_a_failure_is_told_and_leaves_no_file(
    statuses: list[dict[str, object] | int],
    refusal: dict[str, object] | None,
    told: str,
    distant: ContractServer,
    tmp_path: Path,
) -> None:
    distant.statuses, distant.refusal = statuses, refusal
    code, _, complaint = generate(distant, "a cat", "-o", tmp_path / "v.mp4", data_dir=tmp_path)
    assert (code, told in complaint) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_cancels_the_task(tmp_path: Path) -> None:
    with contract_server(ContractServer(statuses=[{"status": "processing"}])) as server:
        where = ("--base-url", server.url, "--api-key", "sk-test-key", "--data-dir", str(tmp_path))
        command = [sys.executable, "-m", "vitascope", "generate", "a cat", *where]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as generating:
            assert generating.stderr is not None
            generating.stderr.readline()  # its first word: the task is made
            generating.send_signal(signal.SIGINT)
            generating.communicate(timeout=60)
        assert generating.returncode == 130
        assert server.cancelled == ["task-1"]


def test_a_service_that_is_not_there_is_told(tmp_path: Path) -> None:
    nowhere = ContractServer(statuses=[], url="http://127.0.0.1:1")
    code, _, complaint = generate(nowhere, "a cat", data_dir=tmp_path)
    assert (code, "cannot be reached" in complaint) == (1, True)


def test_a_picture_that_cannot_be_read_is_a_usage_error(
    distant: ContractServer, tmp_path: Path
) -> None:
    image = ("--image", "first_frame=missing.png")
    code, _, complaint = generate(distant, "a cat", *image, data_dir=tmp_path)
    assert (code, "missing.png" in complaint) == (2, True)
    assert distant.created == []


def test_without_a_key_nothing_is_asked(distant: ContractServer, tmp_path: Path) -> None:
    refused = vitascope("generate", "a cat", "--base-url", distant.url, "--data-dir", tmp_path)
    assert refused.returncode == 2
    assert "--api-key" in refused.stderr
    assert distant.keys == []


def test_the_environment_names_the_service_and_the_key(
    distant: ContractServer, tmp_path: Path
) -> None:
    made = vitascope(
        *("generate", "a cat", "-o", tmp_path / "v.mp4"),
        VITASCOPE_BASE_URL=f"{distant.url}/",
        VITASCOPE_API_KEY="sk-from-environment",
    )
    assert made.returncode == 0
    assert distant.keys[0] == "Bearer sk-from-environment"
