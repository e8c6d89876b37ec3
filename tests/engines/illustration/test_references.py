"""References through the real engine in its own process: what goes in is seen and heard."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.engines.illustration.test_reel import BLUE, GREEN, RED, tint
from tests.media.clips_of import audio_file, moving, tones, video_file
from tests.media.decoding import psnr_db
from vitascope.engines.base import (
    SOUND_RATE_HZ,
    Frames,
    InvalidParams,
    Picture,
    RenderRequest,
    Samples,
)
from vitascope.engines.host import EngineHost, Sound
from vitascope.engines.registry import ILLUSTRATION, ILLUSTRATION_TARGET, EngineSpec
from vitascope.media.ingest import ingest_audio, ingest_video

WIDTH, HEIGHT = 320, 180


@pytest.fixture(scope="module")
def host() -> Iterator[EngineHost]:
    with EngineHost(EngineSpec(ILLUSTRATION, ILLUSTRATION_TARGET), stall_s=120) as host:
        yield host


class Rendered:
    """All that came of one render."""

    def __init__(self, host: EngineHost, request: RenderRequest, folder: Path) -> None:
        self.scene: dict[str, object] = {}
        sounds: list[Samples] = []
        frames: list[Frames] = []
        for item in host.render(
            request,
            work_dir=folder,
            cancel=threading.Event(),
            on_progress=lambda *_: None,
            on_scene=self.scene.update,
        ):
            if isinstance(item, Sound):
                assert not frames
                sounds.append(item.samples_ct)
            else:
                frames.append(item.copy())
        self.frames_thwc = np.concatenate(frames)
        self.sound_ct = sounds[0] if sounds else None


def request(**fields: object) -> RenderRequest:
    plain = RenderRequest(
        prompt="a meadow", width=WIDTH, height=HEIGHT, fps=24, frame_count=60, seed=7
    )
    return replace(plain, **fields)  # type: ignore[arg-type]  # any of its fields


def test_an_audio_becomes_the_sound_track_even_if_none_was_asked_for(
    host: EngineHost, tmp_path: Path
) -> None:
    path = audio_file(tmp_path / "tones.mp3", tones(4.0))
    audio = ingest_audio(path, index=1, into=tmp_path)
    heard = Rendered(host, request(audios=(audio,)), tmp_path).sound_ct
    assert heard is not None
    assert heard.shape == (2, round(2.5 * SOUND_RATE_HZ))
    given = tones(4.0, rate_hz=SOUND_RATE_HZ)[:, :SOUND_RATE_HZ]
    assert np.corrcoef(heard[:, :SOUND_RATE_HZ].ravel(), given.ravel())[0, 1] > 0.98
    assert Rendered(host, request(), tmp_path).sound_ct is None


def test_with_sound_asked_for_the_scene_goes_on_after_the_audio(
    host: EngineHost, tmp_path: Path
) -> None:
    path = audio_file(tmp_path / "tones.wav", tones(2.0))
    audio = ingest_audio(path, index=0, into=tmp_path)
    asked = request(audios=(audio,), frame_count=96, prompt="waves on a beach")
    quiet = Rendered(host, asked, tmp_path).sound_ct
    lively = Rendered(host, replace(asked, sound=True), tmp_path).sound_ct
    assert quiet is not None
    assert lively is not None
    after = np.s_[:, round(3.0 * SOUND_RATE_HZ) :]
    assert not quiet[after].any()
    assert np.sqrt(np.mean(lively[after] ** 2)) > 0.003


def test_a_video_is_restaged_and_twice_the_same(host: EngineHost, tmp_path: Path) -> None:
    path = video_file(tmp_path / "film.mp4", (moving(i) for i in range(60)))
    video = ingest_video(path, index=0, into=tmp_path, width=WIDTH, height=HEIGHT)
    asked = request(prompt="", videos=(video,), camera_fixed=True)
    first, again = (Rendered(host, asked, tmp_path).frames_thwc for _ in range(2))
    assert np.array_equal(first, again)
    assert first.shape == (60, HEIGHT, WIDTH, 3)
    for index in (0, 15, 31, 58):
        matching = psnr_db(first[index], moving(index))
        mismatched = [psnr_db(first[index], moving((index + by) % 60)) for by in (20, 30, 40)]
        assert matching > max(mismatched) + 5


def test_three_pictures_are_three_shots(host: EngineHost, tmp_path: Path) -> None:
    colours: list[NDArray[np.uint8]] = [RED, GREEN, BLUE]
    pictures = []
    for number, pixels in enumerate(colours):
        path = tmp_path / f"{number}.npy"
        np.save(path, pixels)
        pictures.append(Picture("reference", path, number))
    made = Rendered(host, request(prompt="", pictures=tuple(pictures)), tmp_path).frames_thwc
    for index, own in ((3, 0), (30, 1), (56, 2)):
        distances = [np.abs(tint(made[index]) - tint(p)).sum() for p in colours]
        assert int(np.argmin(distances)) == own


def test_a_negative_prompt_is_told_back_and_changes_the_picture(
    host: EngineHost, tmp_path: Path
) -> None:
    asked = request(prompt="a park with a dog and a cat", frame_count=2)
    with_dog = Rendered(host, asked, tmp_path)
    without = Rendered(host, replace(asked, negative_prompt="dog"), tmp_path)
    assert without.scene["absent"] == ["dog"]
    plain = Rendered(host, replace(asked, prompt="a park with a cat"), tmp_path)
    assert np.array_equal(without.frames_thwc, plain.frames_thwc)
    assert not np.array_equal(without.frames_thwc, with_dog.frames_thwc)


def test_frame_mode_and_references_are_not_mixed(host: EngineHost, tmp_path: Path) -> None:
    path = tmp_path / "picture.npy"
    np.save(path, RED)
    pictures = (Picture("first_frame", path), Picture("reference", path, 1))
    with pytest.raises(InvalidParams, match="cannot be combined"):
        Rendered(host, request(pictures=pictures), tmp_path)
