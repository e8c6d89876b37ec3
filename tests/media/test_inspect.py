"""What files say: ours, others', and what is none."""

from __future__ import annotations

import json
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from tests.media.certificates import make_chain
from tests.media.pictures_of import texture
from vitascope.media.credentials import CredentialsUnusable, load_credentials, sign
from vitascope.media.encode import VideoWriter
from vitascope.media.inspect import FileUnreadable, inspect_file
from vitascope.media.label import Label
from vitascope.media.poster import encode_last_frame, encode_poster

LABEL = Label(task_id="task-1")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A second with sound."""
    path = tmp_path / "film.mp4"
    sound = np.zeros((2, 48_000), np.float32)
    with VideoWriter(path, width=64, height=32, frame_count=24, label=LABEL, sound=sound) as video:
        video.write(np.zeros((24, 32, 64, 3), np.uint8))
    return path


def stranger(path: Path, **tags: str) -> Path:
    """A video made by others: MPEG-4, index at the end."""
    with av.open(
        str(path), "w", options={"movflags": "use_metadata_tags"} if path.suffix == ".mp4" else {}
    ) as container:
        container.metadata.update(tags)
        video = container.add_stream("mpeg4", rate=30)
        video.width, video.height, video.pix_fmt = 64, 32, "yuv420p"
        for _ in range(3):
            frame = av.VideoFrame.from_ndarray(np.zeros((32, 64, 3), np.uint8), format="rgb24")
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
    return path


def test_our_video_says_what_it_is(film: Path) -> None:
    report = inspect_file(film)
    assert report.size_bytes == film.stat().st_size
    assert report.container == "QuickTime / MOV"
    assert report.duration_s == pytest.approx(1.0)
    assert report.is_progressive is True
    video, audio = report.streams
    assert (video.kind, video.codec, video.profile) == ("video", "h264", "High")
    assert (video.width, video.height, video.frames_per_s, video.frame_count) == (64, 32, 24, 24)
    assert (audio.kind, audio.codec) == ("audio", "aac")
    assert (audio.sample_rate_hz, audio.channels) == (48_000, "stereo")
    assert report.label is not None
    assert report.label.meaning == "made by AI"
    assert report.label.fields["ProduceID"] == "task-1"
    assert report.label.fields == json.loads(report.label.text)
    assert report.credentials is None


def test_credentials_are_shown_with_the_label(film: Path, tmp_path: Path) -> None:
    chain = make_chain(tmp_path / "chain")
    credentials = load_credentials(chain.certificate, chain.private_key)
    sign(film, credentials=credentials, source_type="algorithmicMedia", title="t")
    report = inspect_file(film, trusted=chain.root)
    assert report.credentials is not None
    assert report.credentials.state == "trusted"
    assert report.label is not None


@pytest.mark.parametrize("suffix", ["mp4", "mkv", "avi", "mov"])
def test_others_videos_are_read(tmp_path: Path, suffix: str) -> None:
    report = inspect_file(stranger(tmp_path / f"a.{suffix}"))
    assert report.streams[0].codec == "mpeg4"
    assert report.streams[0].width == 64
    assert report.is_progressive is (False if suffix in ("mp4", "mov") else None)
    assert report.label is None
    assert report.credentials is None


def test_the_content_counts_not_the_name(film: Path, tmp_path: Path) -> None:
    renamed = film.rename(tmp_path / "film.txt")
    assert inspect_file(renamed).streams[0].codec == "h264"


@pytest.mark.parametrize(
    ("text", "meaning", "fields"),
    [
        ('{"Label":"2"}', "possibly made by AI", {"Label": "2"}),
        ('{"Label":"9"}', "a label that says nothing known", {"Label": "9"}),
        ("yes", "a label that says nothing known", {}),
    ],
)
def test_others_labels_are_read(
    tmp_path: Path, text: str, meaning: str, fields: dict[str, str]
) -> None:
    label = inspect_file(stranger(tmp_path / "a.mp4", AIGC=text)).label
    assert label is not None
    assert (label.meaning, label.fields, label.text) == (meaning, fields, text)


def test_stills_are_read_with_their_label(tmp_path: Path) -> None:
    frame_hwc = texture(width=64, height=32)
    for name, data in (
        ("a.webp", encode_poster(frame_hwc, label=LABEL)),
        ("a.png", encode_last_frame(frame_hwc, label=LABEL)),
    ):
        (tmp_path / name).write_bytes(data)
        report = inspect_file(tmp_path / name)
        assert report.container == "picture"
        assert (report.streams[0].width, report.streams[0].frames_per_s) == (64, None)
        assert report.label is not None
        assert report.label.fields["ProduceID"] == "task-1"


def test_a_picture_without_a_label_has_none(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "a.jpg")
    assert inspect_file(tmp_path / "a.jpg").label is None


def test_what_cannot_be_read_is_told(tmp_path: Path, film: Path) -> None:
    text, empty, cut = (tmp_path / name for name in ("a.txt", "empty.mp4", "cut.mp4"))
    text.write_text("words " * 1000)
    empty.touch()
    cut.write_bytes(film.read_bytes()[:40])
    for path, reason in (
        (tmp_path / "none.mp4", "No such file or directory"),
        (tmp_path, "Is a directory"),
        (text, "no video, sound or picture"),
        (empty, "no video, sound or picture"),
        (cut, "cannot be read"),
    ):
        with pytest.raises(FileUnreadable, match=reason):
            inspect_file(path)


@pytest.mark.parametrize(
    "playlist",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n{film}\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile {film}\n",
    ],
)
def test_a_file_that_names_others_opens_none(tmp_path: Path, film: Path, playlist: str) -> None:
    path = tmp_path / "list.mp4"
    path.write_text(playlist.format(film=film))
    with pytest.raises(FileUnreadable):
        inspect_file(path)


def test_roots_that_are_none_are_told(film: Path) -> None:
    with pytest.raises(CredentialsUnusable, match="must hold certificates"):
        inspect_file(film, trusted=film)
