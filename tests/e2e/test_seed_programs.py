"""The programs of the page that this project implements, as they stand but for line breaks (the
page lost them), the base URL and the key.

``https://example.com`` has no pictures, so that base is another too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

from tests.e2e.picture_server import LOOPBACK, encoded, serving
from tests.e2e.running import Service, running_service
from tests.media.decoding import probe_video
from tests.media.pictures_of import texture

PROGRAMS = Path(__file__).parent / "seed_programs"

AXIOS = "axios@1"

NPM_PATIENCE_S = 90

TASK_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Video:
    """What a program's video must be."""

    width: int
    height: int
    duration_s: int
    has_sound: bool = False


LANDSCAPE = Video(1280, 720, 10)
PORTRAIT = Video(720, 1280, 15)
FULL_HD = Video(1920, 1080, 8)
FULL_HD_WITH_SOUND = Video(1920, 1080, 8, has_sound=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a program is run, and against what."""

    service: Service
    pictures_url: str
    folder: Path

    def written(self, name: str, *, suffix: str = "") -> Path:
        """A program with its placeholders filled in."""
        text = (PROGRAMS / name).read_text(encoding="utf-8")
        text = text.replace("https://api.senseaudio.cn", self.service.base_url)
        text = text.replace("YOUR_API_KEY", self.service.key)
        text = text.replace("https://example.com", self.pictures_url)
        path = self.folder / f"program{suffix}"
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture(scope="module")
def pictures_url() -> Iterator[str]:
    names = ("reference", "first", "last", "image")
    files = {
        f"/{name}.jpg": encoded(texture(width=640, height=480, seed=seed), "JPEG")
        for seed, name in enumerate(names)
    }
    with serving(files) as url:
        yield url


@pytest.fixture(scope="module")
def fake_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    data_dir = tmp_path_factory.mktemp("fake") / "data"
    with running_service(data_dir, VITASCOPE_FETCH_ALLOW=LOOPBACK) as service:
        yield service


@pytest.fixture(scope="module")
def real_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    data_dir = tmp_path_factory.mktemp("real") / "data"
    with running_service(
        data_dir, engine="illustration", VITASCOPE_FETCH_ALLOW=LOOPBACK
    ) as service:
        yield service


@pytest.fixture
def place(fake_service: Service, pictures_url: str, tmp_path: Path) -> Place:
    return Place(fake_service, pictures_url, tmp_path)


@pytest.fixture(scope="module")
def axios(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which ``require('axios')`` works."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("there is no node, or no npm")
    folder = tmp_path_factory.mktemp("axios")
    try:
        subprocess.run(
            [npm, "install", "--no-audit", "--no-fund", AXIOS],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=NPM_PATIENCE_S,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"axios cannot be had: {error}")
    return folder


@pytest.mark.parametrize(
    ("program", "video"),
    [
        ("general.sh", LANDSCAPE),
        ("senseaudio_reference.sh", PORTRAIT),
        ("seedance_text.sh", FULL_HD_WITH_SOUND),
        ("seedance_first_frame.sh", FULL_HD),
    ],
)
def test_curl(place: Place, program: str, video: Video) -> None:
    (task_id,) = run(["sh", str(place.written(program))])
    check(place, task_id, video)


@pytest.mark.parametrize(
    ("program", "video"),
    [("senseaudio_text.sh", LANDSCAPE), ("seedance_first_last_frame.sh", FULL_HD)],
)
def test_curl_and_the_built_in_engine(
    real_service: Service, pictures_url: str, tmp_path: Path, program: str, video: Video
) -> None:
    place = Place(real_service, pictures_url, tmp_path)
    (task_id,) = run(["sh", str(place.written(program))])
    check(place, task_id, video)


def test_python(place: Place) -> None:
    program = place.written("create_video.py.txt", suffix=".py")
    ids = run([sys.executable, "-X", "utf8", str(program)])
    assert len(ids) == 2
    for task_id in ids:
        check(place, task_id, LANDSCAPE)


def test_javascript(place: Place, axios: Path) -> None:
    program = place.written("create_video.js", suffix=".js")
    ids = run(["node", str(program)], NODE_PATH=str(axios / "node_modules"))
    assert len(ids) == 2
    for task_id in ids:
        check(place, task_id, LANDSCAPE)


def run(command: list[str], **variables: str) -> list[str]:
    """Run a program; the task ids it printed."""
    done = subprocess.run(
        command,
        env={**os.environ, **variables},
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=60,
    )
    return TASK_ID.findall(done.stdout)


def check(place: Place, task_id: str, video: Video) -> None:
    """The task ends in a file that plays, of the right size and length."""
    status = place.service.wait_for_end(task_id)
    assert status["status"] == "completed", status.get("error_message")
    facts = probe_video(place.service.download(status, place.folder / f"{task_id}.mp4"))
    assert (facts.codec, facts.pixel_format) == ("h264", "yuv420p")
    assert (facts.width, facts.height) == (video.width, video.height)
    assert facts.rate == Fraction(24)
    assert len(facts.frame_times_s) == video.duration_s * 24
    assert facts.duration_s == video.duration_s
    assert (facts.sound is not None) == video.has_sound
    if facts.sound is not None:
        assert (facts.sound.codec, facts.sound.rate_hz, facts.sound.layout) == (
            "aac",
            48_000,
            "stereo",
        )
        assert facts.sound.duration_s == pytest.approx(video.duration_s, abs=1e-3)
