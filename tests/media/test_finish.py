"""Providers' files made into files of the contract: real files, opened by the real process."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from tests.media.clips_of import audio_file, moving, tones, video_file
from tests.media.decoding import (
    VideoFacts,
    decode_frames,
    decode_sound,
    first_atoms,
    probe_video,
    psnr_db,
)
from tests.media.pictures_of import texture
from vitascope.engines.base import RenderCancelled
from vitascope.media import finish as finishing
from vitascope.media.encode import VideoWriter
from vitascope.media.errors import DiskFull, FilmUnusable
from vitascope.media.finish import Finished, finish
from vitascope.media.label import Label, label_fields, label_of_tags
from vitascope.media.watermark import WatermarkUnusable

WIDTH, HEIGHT, COUNT = 320, 180, 48
LABEL = Label(task_id="task-7", producer="Tests")
Pixels = NDArray[np.uint8]


@dataclasses.dataclass(frozen=True, slots=True)
class Make:
    """One run of ``finish``, with the defaults of these tests."""

    target: Path

    def __call__(
        self,
        source: Path,
        *,
        width: int = WIDTH,
        height: int = HEIGHT,
        frame_count: int = COUNT,
        sound: bool = True,
        watermark: bool = False,
        watermark_image: Path | None = None,
        keep: frozenset[int] = frozenset(),
        keep_end: bool = False,
        cancel: threading.Event | None = None,
    ) -> Finished:
        return finish(
            source,
            self.target,
            width=width,
            height=height,
            fps=24,
            frame_count=frame_count,
            sound=sound,
            label=LABEL,
            watermark=watermark,
            watermark_image=watermark_image,
            keep=keep,
            keep_end=keep_end,
            cancel=cancel,
        )


@pytest.fixture
def make(tmp_path: Path) -> Make:
    return Make(tmp_path / "ours.mp4")


def frames(count: int = COUNT, *, fps: float = 24, **size: int) -> Iterator[Pixels]:
    return (moving(index, fps=fps, **size) for index in range(count))


def film(
    path: Path,
    pictures: Iterator[Pixels] | None = None,
    *,
    fps: int | Fraction = 24,
    codec: str = "libx264",
    pixel_format: str = "yuv420p",
    colours: tuple[int, int, int, int] = (1, 1, 1, 1),
    profile: str = "high",
    options: dict[str, str] | None = None,
    sound: NDArray[np.float32] | None = None,
    rate_hz: int = 48_000,
    layout: str = "stereo",
    sound_codec: str = "aac",
    sound_late_s: float = 0.0,
    times: list[int] | None = None,
    tags: dict[str, str] | None = None,
    container_options: dict[str, str] | None = None,
) -> Path:
    """A provider's file: 48 frames of BT.709 in H.264 High at 24 a second, unless told otherwise.

    Args:
        times: of the frames, in thousandths of a second; None: even.
    """
    rows = iter(frames() if pictures is None else pictures)
    first = next(rows)
    with av.open(str(path), "w", container_options=container_options or {}) as container:
        container.metadata.update(tags or {})
        stream = container.add_stream(codec, rate=fps)
        assert isinstance(stream, VideoStream)
        stream.height, stream.width = first.shape[:2]
        stream.pix_fmt = pixel_format
        primaries, curve, matrix, levels = colours
        context = stream.codec_context
        context.color_primaries, context.color_trc = primaries, curve
        context.colorspace, context.color_range = matrix, levels
        if codec == "libx264":
            stream.options = {"preset": "fast", "crf": "12", "profile": profile, **(options or {})}
        beat = Fraction(1) / fps
        if times is not None:
            beat = Fraction(1, 1000)
            context.time_base = beat
        heard: AudioStream | None = None
        if sound is not None:
            added = container.add_stream(sound_codec, rate=rate_hz, layout=layout)
            assert isinstance(added, AudioStream)
            heard = added
        for number, pixels in enumerate((first, *rows)):
            frame = VideoFrame.from_ndarray(np.ascontiguousarray(pixels), "rgb24").reformat(
                format=pixel_format,
                dst_colorspace=5 if matrix == 5 or matrix == 6 else 1,
                dst_color_range=2 if levels == 2 else 1,
            )
            frame.pts = number if times is None else times[number]
            frame.time_base = beat
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        if heard is not None and sound is not None:
            audio = AudioFrame.from_ndarray(np.ascontiguousarray(sound), "fltp", layout)
            audio.sample_rate = rate_hz
            audio.pts = round(sound_late_s * rate_hz)
            audio.time_base = Fraction(1, rate_hz)
            resampler = av.AudioResampler(heard.format, heard.layout, rate_hz)
            for part in (*resampler.resample(audio), *resampler.resample(None)):
                container.mux(heard.encode(part))
            container.mux(heard.encode(None))
    return path


def check_contract(path: Path, *, has_sound: bool, frame_count: int = COUNT) -> VideoFacts:
    """What the contract says of every file."""
    facts = probe_video(path)
    duration_s = frame_count / 24
    assert (facts.codec, facts.pixel_format) == ("h264", "yuv420p")
    assert facts.rate == 24
    assert facts.profile in ("High", "Main", "Constrained Baseline")
    assert facts.colour == (1, 1, 1, 1)
    assert facts.frame_times_s == pytest.approx([index / 24 for index in range(frame_count)])
    assert facts.duration_s == pytest.approx(duration_s)
    atoms = first_atoms(path)
    assert atoms.index("moov") < atoms.index("mdat")
    fields = label_fields(label_of_tags(facts.tags) or "")
    assert fields is not None
    assert (fields["Label"], fields["ProduceID"]) == ("1", "task-7")
    assert facts.stream_count == 1 + has_sound
    if has_sound:
        assert facts.sound is not None
        assert (facts.sound.codec, facts.sound.rate_hz) == ("aac", 48_000)
        assert facts.sound.layout == "stereo"
        assert facts.sound.duration_s == pytest.approx(duration_s, abs=0.001)
    else:
        assert facts.sound is None
    return facts


def heard_like(path: Path, sound: NDArray[np.float32]) -> float:
    """How alike a file's sound and ``sound`` (2, N) are, both at 48 kHz: their correlation, the
    best within a millisecond, which is what edit lists round to."""
    samples = decode_sound(path)[:, : sound.shape[1]]
    given = sound[:, : samples.shape[1]]
    return max(
        float(np.corrcoef(np.roll(samples, lag, axis=1).ravel(), given.ravel())[0, 1])
        for lag in range(-48, 49, 4)
    )


def packets(path: Path, kind: str) -> list[bytes]:
    with av.open(str(path)) as container:
        stream = getattr(container.streams, kind)[0]
        return [bytes(packet) for packet in container.demux(stream) if packet.size]


# Files that meet the contract are copied


def test_what_meets_the_contract_is_copied_bit_by_bit(make: Make, tmp_path: Path) -> None:
    sound = tones(2.0, rate_hz=48_000)
    source = film(tmp_path / "a.mp4", sound=sound)
    done = make(source, keep=frozenset({0, 19, 47}))
    assert (done.is_reencoded, done.reason, done.has_sound) == (False, "", True)
    check_contract(make.target, has_sound=True)
    assert packets(make.target, "video") == packets(source, "video")
    assert heard_like(make.target, sound) > 0.98
    decoded = decode_frames(make.target)
    assert set(done.kept) == {0, 19, 47}
    for index, pixels in done.kept.items():
        assert psnr_db(pixels, decoded[index]) > 40


def test_our_own_files_are_copied(make: Make, tmp_path: Path) -> None:
    source = tmp_path / "own.mp4"
    sound = tones(2.0, rate_hz=48_000)
    with VideoWriter(
        source, width=WIDTH, height=HEIGHT, frame_count=COUNT, label=Label(task_id="x"), sound=sound
    ) as video:
        for pixels in frames():
            video.write(pixels[None])
    assert not make(source).is_reencoded
    check_contract(make.target, has_sound=True)
    assert packets(make.target, "audio") == packets(source, "audio")


def test_other_peoples_tags_are_left_behind(make: Make, tmp_path: Path) -> None:
    tags = {"title": "secret-job-4711", "artist": "a provider", "comment": "made elsewhere"}
    source = film(tmp_path / "a.mp4", tags=tags)
    make(source, sound=False)
    facts = check_contract(make.target, has_sound=False)
    assert "secret-job-4711" not in str(facts.tags)
    assert "Tests" in facts.tags["comment"]
    assert b"secret-job-4711" not in make.target.read_bytes()


def test_sound_that_nobody_asked_for_is_dropped(make: Make, tmp_path: Path) -> None:
    source = film(tmp_path / "a.mp4", sound=tones(2.0, rate_hz=48_000))
    done = make(source, sound=False)
    assert (done.is_reencoded, done.has_sound) == (False, True)
    check_contract(make.target, has_sound=False)


def test_sound_that_is_asked_for_and_not_there_is_told(make: Make, tmp_path: Path) -> None:
    done = make(film(tmp_path / "a.mp4"), sound=True)
    assert (done.is_reencoded, done.has_sound) == (False, False)
    check_contract(make.target, has_sound=False)


@pytest.mark.parametrize(
    ("name", "sound_codec", "rate_hz", "channels"),
    [
        ("a.mp4", "aac", 44_100, 2),
        ("a.mp4", "aac", 48_000, 1),
        ("a.mp4", "libmp3lame", 48_000, 2),
        ("a.mov", "pcm_s16le", 48_000, 2),
        ("a.mp4", "libopus", 48_000, 2),
    ],
)
def test_sound_of_another_kind_is_made_anew_beside_copied_pictures(
    make: Make, tmp_path: Path, name: str, sound_codec: str, rate_hz: int, channels: int
) -> None:
    source = film(
        tmp_path / name,
        sound=tones(2.0, rate_hz=rate_hz, channels=channels),
        sound_codec=sound_codec,
        rate_hz=rate_hz,
        layout="stereo" if channels == 2 else "mono",
    )
    assert not make(source).is_reencoded
    check_contract(make.target, has_sound=True)
    assert packets(make.target, "video") == packets(source, "video")
    given = tones(2.0, rate_hz=48_000, channels=channels)
    assert heard_like(make.target, np.repeat(given, 3 - channels, axis=0)) > 0.9


def test_sound_that_is_not_taken_matters_only_where_sound_does(make: Make, tmp_path: Path) -> None:
    source = film(tmp_path / "a.mov", sound=tones(2.0, rate_hz=48_000), sound_codec="adpcm_ima_qt")
    done = make(source, sound=False)
    assert (done.is_reencoded, done.has_sound) == (False, True)
    with pytest.raises(FilmUnusable, match="adpcm_ima_qt data, which is not taken"):
        make(source, sound=True)


@pytest.mark.parametrize("sound_s", [1.0, 1.97, 2.02, 5.0])
@pytest.mark.parametrize("codec", ["aac", "libmp3lame"])
def test_sound_too_short_is_padded_and_too_long_is_cut(
    make: Make, tmp_path: Path, sound_s: float, codec: str
) -> None:
    sound = tones(sound_s, rate_hz=48_000)
    make(film(tmp_path / "a.mp4", sound=sound, sound_codec=codec))
    check_contract(make.target, has_sound=True)
    assert heard_like(make.target, sound) > 0.9
    behind = decode_sound(make.target)[:, round((sound_s + 0.1) * 48_000) :]
    assert sound_s > 1.9 or float(np.abs(behind).max()) < 0.02


def test_sound_that_begins_later_stays_in_time(make: Make, tmp_path: Path) -> None:
    sound = tones(1.5, rate_hz=48_000)
    make(film(tmp_path / "a.mp4", sound=sound, sound_late_s=0.5))
    check_contract(make.target, has_sound=True)
    late = np.pad(sound, ((0, 0), (24_000, 0)))
    assert heard_like(make.target, late) > 0.95


def test_colours_that_are_not_named_are_named_in_a_copy_of_hd(make: Make, tmp_path: Path) -> None:
    pictures = list(frames(6, width=1280, height=720))
    source = film(tmp_path / "a.mp4", iter(pictures), colours=(2, 2, 2, 0))
    assert probe_video(source).colour[:3] == (2, 2, 2)
    done = make(source, width=1280, height=720, frame_count=6)
    assert not done.is_reencoded
    check_contract(make.target, has_sound=False, frame_count=6)
    for pixels, decoded in zip(pictures, decode_frames(make.target), strict=True):
        assert psnr_db(pixels, decoded) > 36


@pytest.mark.parametrize("profile", ["baseline", "main"])
def test_lower_profiles_are_copied(make: Make, tmp_path: Path, profile: str) -> None:
    assert not make(film(tmp_path / "a.mp4", profile=profile)).is_reencoded
    check_contract(make.target, has_sound=False)


def test_frames_too_many_are_cut_off_a_copy_where_nothing_is_built_on_them(
    make: Make, tmp_path: Path
) -> None:
    source = film(tmp_path / "a.mp4", frames(49), options={"bf": "0"})
    done = make(source)
    assert (done.is_reencoded, done.reason) == (False, "")
    check_contract(make.target, has_sound=False)
    assert packets(make.target, "video") == packets(source, "video")[:COUNT]


@pytest.mark.parametrize("brand", ["frag_keyframe+empty_moov", "faststart"])
def test_files_in_pieces_and_files_in_one_are_copied(
    make: Make, tmp_path: Path, brand: str
) -> None:
    source = film(tmp_path / "a.mp4", container_options={"movflags": brand})
    assert not make(source).is_reencoded
    check_contract(make.target, has_sound=False)


# Others are encoded anew, and the reason is told


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"codec": "libx265"}, "hevc, not H.264"),
        ({"codec": "mpeg4"}, "mpeg4, not H.264"),
        ({"pixel_format": "yuv444p", "profile": "high444"}, "yuv444p, not yuv420p"),
        ({"colours": (6, 6, 6, 1)}, "colours other than BT.709 in limited range"),
        ({"pixel_format": "yuvj420p", "colours": (1, 1, 1, 2)}, "colours other than BT.709"),
    ],
    ids=["hevc", "mpeg4", "444", "bt601", "full-range"],
)
def test_streams_of_another_kind_are_encoded_anew_in_the_same_colours(
    make: Make, tmp_path: Path, change: dict[str, str], reason: str
) -> None:
    pictures = list(frames(24))
    source = film(tmp_path / "a.mp4", iter(pictures), **change)  # type: ignore[arg-type]
    done = make(source, frame_count=24, keep=frozenset({0, 23}))
    assert done.is_reencoded
    assert reason in done.reason
    check_contract(make.target, has_sound=False, frame_count=24)
    for pixels, decoded in zip(pictures, decode_frames(make.target), strict=True):
        assert psnr_db(pixels, decoded) > (24 if "mpeg4" in reason else 29)
        assert np.abs(pixels.mean(axis=(0, 1)) - decoded.mean(axis=(0, 1))).max() < 2.5
    assert psnr_db(done.kept[23], pictures[23]) > (24 if "mpeg4" in reason else 29)


def test_webm_is_taken(make: Make, tmp_path: Path) -> None:
    sound = tones(2.0, rate_hz=48_000)
    source = film(tmp_path / "a.webm", codec="libvpx-vp9", sound=sound, sound_codec="libopus")
    done = make(source)
    assert done.reason.startswith("vp9, not H.264")
    check_contract(make.target, has_sound=True)
    assert heard_like(make.target, sound) > 0.9


def test_another_size_is_covered_and_cut(make: Make, tmp_path: Path) -> None:
    source = film(tmp_path / "a.mp4", frames(12, width=352, height=176))
    done = make(source, frame_count=12)
    assert done.reason == "352x176, not 320x180"
    facts = check_contract(make.target, has_sound=False, frame_count=12)
    assert (facts.width, facts.height) == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("native_fps", "count", "reason"),
    [(16, 33, "16 fps, not 24"), (25, 51, "25 fps, not 24"), (30, 60, "30 fps, not 24")],
)
def test_another_rate_is_retimed_and_lasts_as_long(
    make: Make, tmp_path: Path, native_fps: int, count: int, reason: str
) -> None:
    sound = tones(2.0, rate_hz=48_000)
    source = film(tmp_path / "a.mp4", frames(count, fps=native_fps), fps=native_fps, sound=sound)
    done = make(source)
    assert done.reason == reason
    check_contract(make.target, has_sound=True)
    assert heard_like(make.target, sound) > 0.95
    made = decode_frames(make.target)
    for index in (12, 24, 36):
        assert psnr_db(made[index], moving(index)) > 25


def test_a_rate_that_is_nearly_ours_is_made_ours(make: Make, tmp_path: Path) -> None:
    source = film(tmp_path / "a.mp4", fps=Fraction(24_000, 1001))
    assert make(source).reason == "23.976 fps, not 24"
    check_contract(make.target, has_sound=False)
    for index, pixels in enumerate(decode_frames(make.target)):
        assert psnr_db(pixels, moving(index)) > 32


def test_uneven_times_are_put_on_the_beat(make: Make, tmp_path: Path) -> None:
    # The first half stands still for half a second, as slow recorders leave it.
    times = [*range(0, 1000, 42), *range(1500, 2000, 42)]
    source = film(tmp_path / "a.mp4", frames(len(times)), times=times)
    done = make(source)
    assert done.reason == "uneven frame times"
    check_contract(make.target, has_sound=False)
    made = decode_frames(make.target)
    assert psnr_db(made[10], moving(10)) > 30
    assert psnr_db(made[28], made[27]) > 45
    assert psnr_db(made[40], moving(28)) > 30


def test_a_surplus_that_others_are_built_on_is_cut_by_encoding(make: Make, tmp_path: Path) -> None:
    # The last frame shown is a P frame, which three B frames before it are built on.
    built = {"x264-params": "b-adapt=0:bframes=3:b-pyramid=none"}
    done = make(film(tmp_path / "a.mp4", frames(49), options=built))
    assert done.reason == "49 frames, not 48"
    check_contract(make.target, has_sound=False)
    assert psnr_db(decode_frames(make.target)[-1], moving(47)) > 32


@pytest.mark.parametrize(("fps", "count"), [(24, 49), (16, 33)])
def test_the_sources_own_end_is_kept_where_it_matters(
    make: Make, tmp_path: Path, fps: int, count: int
) -> None:
    end = texture(width=WIDTH, height=HEIGHT, seed=9)
    pictures = (*frames(count - 1, fps=fps), end)
    source = film(tmp_path / "a.mp4", iter(pictures), fps=fps, options={"bf": "0"})
    done = make(source, keep_end=True, keep=frozenset({47}))
    assert done.is_reencoded
    check_contract(make.target, has_sound=False)
    assert psnr_db(done.kept[47], end) > 35
    # A change of all pixels in one frame is what the encoder saves bits at.
    assert psnr_db(decode_frames(make.target)[-1], end) > 26


@pytest.mark.parametrize("missing", [1, 2])
def test_one_or_two_frames_too_few_are_made_good_by_the_last(
    make: Make, tmp_path: Path, missing: int
) -> None:
    done = make(film(tmp_path / "a.mp4", frames(COUNT - missing)))
    assert done.reason == f"{COUNT - missing} frames, not {COUNT}"
    check_contract(make.target, has_sound=False)
    assert psnr_db(decode_frames(make.target)[-1], moving(COUNT - missing - 1)) > 32


def test_a_watermark_is_drawn_on_all_but_the_frames_that_are_kept(
    make: Make, tmp_path: Path
) -> None:
    pictures = list(frames(12))
    source = film(tmp_path / "a.mp4", iter(pictures))
    done = make(source, frame_count=12, watermark=True, keep=frozenset({5}))
    assert done.reason == "the watermark is drawn"
    check_contract(make.target, has_sound=False, frame_count=12)
    assert psnr_db(done.kept[5], pictures[5]) > 36
    for pixels, decoded in zip(pictures, decode_frames(make.target), strict=True):
        corner = (slice(HEIGHT * 4 // 5, None), slice(WIDTH * 3 // 4, None))
        assert psnr_db(pixels[corner], decoded[corner]) < 25
        assert psnr_db(pixels[: HEIGHT // 2], decoded[: HEIGHT // 2]) > 32


def test_a_phones_video_is_turned_upright(make: Make, tmp_path: Path) -> None:
    source = video_file(tmp_path / "a.mp4", frames(12, width=180, height=320), rotation=90)
    done = make(source, frame_count=12)
    assert "turned" in done.reason
    facts = check_contract(make.target, has_sound=False, frame_count=12)
    assert (facts.width, facts.height) == (WIDTH, HEIGHT)
    upright = np.rot90(moving(0, width=180, height=320))
    assert psnr_db(decode_frames(make.target)[0], np.ascontiguousarray(upright)) > 25


# What cannot be used


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "an empty file"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "a web page"),
        (b'  {"error": {"code": "expired"}}', "JSON"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "image/png"),
        (bytes(1000), "something else"),
    ],
    ids=["empty", "html", "json", "png", "zeros"],
)
def test_what_is_no_video_is_told_in_a_sentence(
    make: Make, tmp_path: Path, content: bytes, words: str
) -> None:
    source = tmp_path / "film"
    source.write_bytes(content)
    with pytest.raises(FilmUnusable, match=f"^The provider's video is {words}.*, not an mp4"):
        make(source)
    assert not make.target.exists()


def test_a_file_that_only_begins_like_a_video_is_unusable(make: Make, tmp_path: Path) -> None:
    source = tmp_path / "film"
    source.write_bytes(
        b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + texture(width=99, height=99).tobytes()
    )
    with pytest.raises(FilmUnusable, match="cannot be decoded"):
        make(source)


@pytest.mark.parametrize(
    "options", [{}, {"movflags": "faststart"}], ids=["index-behind", "index-in-front"]
)
def test_a_truncated_file_is_unusable(make: Make, tmp_path: Path, options: dict[str, str]) -> None:
    whole = film(tmp_path / "whole.mp4", container_options=options)
    source = tmp_path / "film.mp4"
    data = whole.read_bytes()
    source.write_bytes(data[: len(data) * 6 // 10])
    with pytest.raises(FilmUnusable):
        make(source)
    assert not make.target.exists()


@pytest.mark.parametrize("count", [1, 24, 45])
def test_a_video_that_is_too_short_is_unusable(make: Make, tmp_path: Path, count: int) -> None:
    with pytest.raises(FilmUnusable, match=rf"lasts {count / 24:.2f} seconds, not 2\.$"):
        make(film(tmp_path / "a.mp4", frames(count)))
    assert not make.target.exists()


def test_a_file_with_sound_alone_is_unusable(make: Make, tmp_path: Path) -> None:
    source = tmp_path / "a.mp4"
    with av.open(str(source), "w") as container:
        stream = container.add_stream("aac", rate=48_000, layout="stereo")
        frame = AudioFrame.from_ndarray(
            np.ascontiguousarray(tones(1, rate_hz=48_000)), "fltp", "stereo"
        )
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(FilmUnusable, match="holds no moving picture"):
        make(source)
    with pytest.raises(FilmUnusable, match="audio/wav"):
        make(audio_file(tmp_path / "a.wav", tones(1)))


def test_a_file_over_the_limit_is_not_even_opened(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = film(tmp_path / "a.mp4", frames(3))
    monkeypatch.setattr(finishing, "MAX_FILM_BYTES", source.stat().st_size - 1)
    with pytest.raises(FilmUnusable, match="larger than"):
        make(source, frame_count=3)


def test_work_beyond_bounds_is_given_up(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = film(tmp_path / "a.mp4", frames(33, fps=16), fps=16)
    monkeypatch.setattr(finishing, "_CPU_S", 1)
    monkeypatch.setattr(finishing, "_CPU_S_PER_FRAME", 0)
    with pytest.raises(FilmUnusable, match="within bounds of time and memory"):
        make(source, width=1920, height=1080)
    assert not make.target.exists()


def test_a_cancel_kills_the_work_and_leaves_nothing(make: Make, tmp_path: Path) -> None:
    source = film(tmp_path / "a.mp4", frames(33, fps=16), fps=16)
    cancel = threading.Event()

    def change_of_mind() -> None:
        until_s = time.monotonic() + 60
        while not make.target.exists() and time.monotonic() < until_s:
            time.sleep(0.01)
        cancel.set()

    mind = threading.Thread(target=change_of_mind)
    mind.start()
    with pytest.raises(RenderCancelled):
        make(source, width=1920, height=1080, cancel=cancel)
    mind.join()
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


def test_a_disk_without_room_is_told_as_that(
    small_disk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rng = np.random.default_rng(1)
    noise = (rng.integers(0, 255, (180, 320, 3), np.uint8) for _ in range(COUNT))
    source = film(tmp_path_factory.mktemp("source") / "a.mp4", noise)
    assert source.stat().st_size > 1024**2
    with pytest.raises(DiskFull):
        Make(small_disk / "ours.mp4")(source)
    assert [*small_disk.glob("ours*")] == []


def test_a_watermark_that_is_no_picture_is_the_operators_error(make: Make, tmp_path: Path) -> None:
    image = tmp_path / "mark.png"
    image.write_bytes(b"no")
    with pytest.raises(WatermarkUnusable):
        make(film(tmp_path / "a.mp4", frames(3)), watermark=True, watermark_image=image)


def test_a_video_of_full_hd_is_retimed_within_the_bounds_of_memory(
    make: Make, tmp_path: Path
) -> None:
    source = film(
        tmp_path / "a.mp4",
        frames(5, fps=16, width=1920, height=1080),
        fps=16,
        options={"preset": "ultrafast"},
    )
    make(source, width=1920, height=1080, frame_count=6)
    check_contract(make.target, has_sound=False, frame_count=6)


def test_who_is_in_charge_does_not_load_what_draws() -> None:
    code = (
        "import json, sys, vitascope.media.finish, vitascope.media.download;"
        "print(json.dumps([name in sys.modules for name in ('cv2', 'av', 'skia')]))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == [False, False, False]
