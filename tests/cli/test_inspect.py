"""``vitascope inspect`` as its user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import av
import numpy as np

from tests.cli.command import vitascope
from tests.media.certificates import make_chain
from vitascope.media.credentials import load_credentials, sign
from vitascope.media.encode import VideoWriter
from vitascope.media.label import Label


def make_video(path: Path, task_id: str = "task-1") -> Path:
    with VideoWriter(
        path, width=64, height=32, frame_count=24, label=Label(task_id=task_id)
    ) as video:
        video.write(np.zeros((24, 32, 64, 3), np.uint8))
    return path


def test_a_signed_video_is_shown_with_all_it_says(tmp_path: Path) -> None:
    path, chain = make_video(tmp_path / "a.mp4"), make_chain(tmp_path / "chain")
    credentials = load_credentials(chain.certificate, chain.private_key)
    sign(path, credentials=credentials, source_type="trainedAlgorithmicMedia", title="t")
    done = vitascope("inspect", path, "--trust", chain.root, COLUMNS="120")
    assert done.returncode == 0, done.stderr
    for fact in (
        "1.000 s, index before data",
        "h264 High, 64x32, yuv420p, 24 frames/s, 24 frames",
        "✓  AI label  made by AI",
        "ContentProducer: Vitascope",
        "ProduceID: task-1",
        "✓  C2PA      trusted: unchanged since it was signed",
        "c2pa.created (trainedAlgorithmicMedia)",
        "signer: Example Signer, Example Studio (es256)",
    ):
        assert fact in done.stdout


def test_a_changed_video_is_shown_as_such(tmp_path: Path) -> None:
    path, chain = make_video(tmp_path / "a.mp4"), make_chain(tmp_path / "chain")
    credentials = load_credentials(chain.certificate, chain.private_key)
    sign(path, credentials=credentials, source_type="algorithmicMedia", title="t")
    data = bytearray(path.read_bytes())
    data[data.index(b"mdat") + 20] ^= 1
    path.write_bytes(data)
    done = vitascope("inspect", path, COLUMNS="120")
    assert done.returncode == 0  # it was read: that is what was asked
    assert "✗  C2PA      invalid" in done.stdout
    assert "assertion.bmffHash.mismatch" in done.stdout


def test_a_video_of_others_has_neither(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as container:
        video = container.add_stream("mpeg4", rate=30)
        video.width, video.height, video.pix_fmt = 64, 32, "yuv420p"
        frame = av.VideoFrame.from_ndarray(np.zeros((32, 64, 3), np.uint8), format="rgb24")
        container.mux([*video.encode(frame), *video.encode(None)])
    done = vitascope("inspect", path)
    assert done.returncode == 0
    assert "–  AI label  none" in done.stdout
    assert "–  C2PA      none" in done.stdout


def test_json_holds_the_same_facts(tmp_path: Path) -> None:
    done = vitascope("inspect", make_video(tmp_path / "a.mp4"), "--json")
    facts = json.loads(done.stdout)
    assert facts["streams"][0]["frame_count"] == 24
    assert facts["label"]["fields"]["ProduceID"] == "task-1"
    assert facts["credentials"] is None


def test_a_file_s_words_cannot_drive_the_terminal(tmp_path: Path) -> None:
    path = make_video(tmp_path / "a.mp4", task_id="\x1b[2Jgone [red]r[/]")
    done = vitascope("inspect", path, COLUMNS="120")
    assert "ProduceID: �[2Jgone [red]r[/]" in done.stdout
    assert "\x1b" not in done.stdout


def test_what_cannot_be_read_ends_with_1_and_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no video")
    for name in ("a.txt", "none.mp4"):
        done = vitascope("inspect", tmp_path / name)
        assert done.returncode == 1
        assert done.stdout == ""
        assert f"{name} cannot be read: " in done.stderr
        assert "Traceback" not in done.stderr
