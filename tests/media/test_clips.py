"""Audio and video read back, and what a stranger's file may do: nothing but be refused."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.media.clips_of import audio_file, moving, tones, video_file
from tests.media.decoding import psnr_db
from vitascope.engines.base import RenderCancelled
from vitascope.media.clip_reader import MEMORY_BYTES
from vitascope.media.clips import decode_audio, decode_video, probe_audio, probe_video
from vitascope.media.errors import AudioInvalid, DiskFull, MediaError, VideoInvalid
from vitascope.media.ingest import (
    Medium,
    check_together,
    ingest_all,
    ingest_audio,
    ingest_video,
)
from vitascope.media.kinds import MAX_AUDIO_BYTES, MAX_VIDEO_BYTES
from vitascope.media.pictures import MAX_SIDE_PX

Samples = NDArray[np.float32]
SOUND = tones(3.0)
LEAST_PSNR_DB = 33.0


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of sound files, three seconds each."""
    folder = tmp_path_factory.mktemp("clips")
    frames = [moving(i) for i in range(72)]
    audio_file(folder / "tones.wav", SOUND)
    audio_file(folder / "tones.mp3", SOUND)
    video_file(folder / "moving.mp4", frames, sound=SOUND)
    video_file(folder / "front.mp4", frames, container_options={"movflags": "faststart"})
    video_file(folder / "pieces.mp4", frames, container_options=FRAGMENTED)
    video_file(folder / "moving.mov", frames, codec="mpeg4")
    return folder


FRAGMENTED = {"movflags": "frag_keyframe+empty_moov"}


def decoded_audio(content: bytes | Path, folder: Path) -> Samples:
    duration_s = decode_audio(content, folder / "out.npy", rate_hz=48_000)
    samples_ct: Samples = np.load(folder / "out.npy")
    assert samples_ct.shape == (2, round(duration_s * 48_000))
    return samples_ct


def decoded_video(
    content: bytes | Path, folder: Path, *, cover: tuple[int, int] = (320, 180)
) -> list[NDArray[np.uint8]]:
    clip = ingest_video(content, index=0, into=folder, width=cover[0], height=cover[1])
    frames = [clip.load(number) for number in range(clip.frame_count)]
    assert {frame.shape for frame in frames} == {(clip.height, clip.width, 3)}
    return frames


def likeness(a: Samples, b: Samples) -> float:
    """The correlation of two sounds of one length, 1 at most."""
    count = min(a.shape[1], b.shape[1])
    return float(np.corrcoef(a[:, :count].ravel(), b[:, :count].ravel())[0, 1])


# What is in a good file


@pytest.mark.parametrize("name", ["tones.wav", "tones.mp3"])
def test_an_audio_file_says_what_it_is(files: Path, name: str) -> None:
    path = files / name
    for content in (path, path.read_bytes()):
        facts = probe_audio(content)
        assert facts.format == path.suffix[1:]
        assert facts.duration_s == pytest.approx(3.0, abs=0.06)
        assert facts.size_bytes == path.stat().st_size


@pytest.mark.parametrize("name", ["moving.mp4", "front.mp4", "pieces.mp4", "moving.mov"])
def test_a_video_file_says_what_it_is(files: Path, name: str) -> None:
    path = files / name
    for content in (path, path.read_bytes()):
        facts = probe_video(content)
        assert (facts.format, facts.width, facts.height) == (path.suffix[1:], 320, 180)
        assert facts.duration_s == pytest.approx(3.0, abs=0.01)
        assert facts.fps == pytest.approx(24, abs=0.1)


@pytest.mark.parametrize("name", ["tones.wav", "tones.mp3"])
def test_audio_is_decoded_to_48_khz(files: Path, tmp_path: Path, name: str) -> None:
    heard_ct = decoded_audio(files / name, tmp_path)
    assert heard_ct.dtype == np.float32
    assert heard_ct.shape[1] == pytest.approx(144_000, abs=3_000)
    # The very same notes: without a delay, and at the same level.
    assert likeness(heard_ct, tones(3.0, rate_hz=48_000)) > 0.98
    assert np.abs(heard_ct).max() == pytest.approx(0.4, abs=0.03)


def test_one_channel_becomes_two_alike_and_as_loud(tmp_path: Path) -> None:
    path = audio_file(tmp_path / "mono.wav", SOUND[:1])
    heard_ct = decoded_audio(path, tmp_path)
    assert np.array_equal(heard_ct[0], heard_ct[1])
    assert np.abs(heard_ct).max() == pytest.approx(0.4, abs=0.01)


def test_six_channels_become_two_within_bounds(tmp_path: Path) -> None:
    loud_ct = 2.4 * tones(3.0, channels=6)
    path = audio_file(tmp_path / "six.wav", loud_ct, codec="pcm_f32le")
    heard_ct = decoded_audio(path, tmp_path)
    assert np.abs(heard_ct).max() <= 1.0
    assert likeness(heard_ct, decoded_audio(path, tmp_path)) > 0.999


def test_what_is_no_number_is_silence(tmp_path: Path) -> None:
    broken_ct = SOUND.copy()
    broken_ct[:, 1000:2000] = np.nan
    path = audio_file(tmp_path / "nan.wav", broken_ct, codec="pcm_f32le")
    assert np.isfinite(decoded_audio(path, tmp_path)).all()


@pytest.mark.parametrize("name", ["moving.mp4", "pieces.mp4", "moving.mov"])
def test_frames_are_the_videos_own_in_order(files: Path, tmp_path: Path, name: str) -> None:
    frames = decoded_video(files / name, tmp_path)
    assert len(frames) == 72
    for number in (0, 1, 30, 70, 71):
        assert psnr_db(frames[number], moving(number)) > LEAST_PSNR_DB
        assert psnr_db(frames[number], moving(number + 12)) < LEAST_PSNR_DB - 8


def test_sixty_frames_a_second_are_thinned_to_twenty_four(tmp_path: Path) -> None:
    path = video_file(tmp_path / "fast.mp4", (moving(i, fps=60) for i in range(180)), fps=60)
    frames = decoded_video(path, tmp_path)
    assert len(frames) == 72
    for number in (10, 37, 60):
        # At most half a frame of the source away from the moment.
        nearest = max(
            psnr_db(frames[number], moving(round(number * 2.5) + by, fps=60)) for by in (-1, 0, 1)
        )
        assert nearest > LEAST_PSNR_DB


def test_a_slower_video_repeats_frames_without_storing_them_twice(tmp_path: Path) -> None:
    path = video_file(tmp_path / "slow.mp4", (moving(i, fps=8) for i in range(24)), fps=8)
    clip = ingest_video(path, index=0, into=tmp_path, width=320, height=180)
    assert clip.frame_count == 72
    assert len({offset for offset, _ in clip.spans().tolist()}) == 24
    assert np.array_equal(clip.load(2), clip.load(4))


@pytest.mark.parametrize(("rotation", "turns"), [(90, 1), (180, 2), (270, 3), (-90, 3)])
def test_a_phones_video_is_turned_upright(tmp_path: Path, rotation: int, turns: int) -> None:
    frames = [moving(i) for i in range(48)]
    path = video_file(tmp_path / "phone.mov", frames, rotation=rotation)
    facts = probe_video(path)
    upright = np.rot90(frames[20], turns)
    assert (facts.height, facts.width) == upright.shape[:2]
    assert psnr_db(decoded_video(path, tmp_path)[20], upright) > LEAST_PSNR_DB


def test_no_more_pixels_are_kept_than_cover_the_frame(tmp_path: Path) -> None:
    frames = (moving(i, width=640, height=360) for i in range(48))
    path = video_file(tmp_path / "large.mp4", frames)
    assert decoded_video(path, tmp_path, cover=(320, 180))[0].shape == (180, 320, 3)
    assert decoded_video(path, tmp_path, cover=(240, 240))[0].shape == (240, 427, 3)
    assert decoded_video(path, tmp_path, cover=(1920, 1080))[0].shape == (360, 640, 3)


def test_colours_survive(tmp_path: Path) -> None:
    colours = [(200, 40, 40), (40, 160, 60), (50, 60, 190), (128, 128, 128)]
    bars = np.repeat(np.array(colours, np.uint8)[None], 180, axis=0).repeat(80, axis=1)
    path = video_file(tmp_path / "bars.mp4", [bars] * 48)
    frame = decoded_video(path, tmp_path)[10].astype(int)
    for number, colour in enumerate(colours):
        assert np.abs(frame[90, 40 + 80 * number] - colour).max() <= 6


# What is refused


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not a wav or mp3"),
        (b"hello, this is a text of some length", "not a wav or mp3"),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "not a wav or mp3"),
        (b"ID3\x04\0\0\0\0\0\x0a" + bytes(200), "."),
        (b"RIFF\xff\xff\xff\xffWAVE", "."),
        (b"RIFF$\0\0\0WAVEfmt \x10\0\0\0" + bytes(40), "."),
        (bytes(MAX_AUDIO_BYTES + 1), "larger than 15 MB"),
    ],
)
def test_what_is_no_audio(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(AudioInvalid, match=sentence):
        probe_audio(content)
    with pytest.raises(AudioInvalid, match=sentence):
        ingest_audio(content, index=0, into=tmp_path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not an mp4 or mov"),
        (b"\x1aE\xdf\xa3" + bytes(100), "not an mp4 or mov"),  # Matroska
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100), "not an mp4 or mov"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "."),
        (b"\0\0\0\x08ftyp" + bytes(2000), "."),
        (b"\0\0\0\x08moov" + bytes(2000), "."),
        (bytes(MAX_VIDEO_BYTES + 1), "larger than 50 MB"),
    ],
)
def test_what_is_no_video(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(VideoInvalid, match=sentence):
        probe_video(content)
    with pytest.raises(VideoInvalid, match=sentence):
        ingest_video(content, index=0, into=tmp_path, width=320, height=180)


def test_one_kind_is_not_taken_for_the_other(files: Path) -> None:
    with pytest.raises(AudioInvalid, match="not a wav or mp3 file"):
        probe_audio(files / "moving.mp4")
    with pytest.raises(VideoInvalid, match="not an mp4 or mov file"):
        probe_video(files / "tones.wav")


def test_an_mp4_of_sound_alone_is_no_video(tmp_path: Path) -> None:
    path = audio_file(tmp_path / "m4a.mp4", SOUND, codec="aac")
    with pytest.raises(VideoInvalid, match="holds no moving picture"):
        probe_video(path)


def test_a_codec_that_is_not_named_is_not_opened(tmp_path: Path) -> None:
    path = video_file(tmp_path / "mpeg.mov", (moving(i) for i in range(48)), codec="mpeg2video")
    with pytest.raises(VideoInvalid, match="holds mpeg2video data, which is not taken"):
        probe_video(path)
    unheard_of = path.read_bytes().replace(b"m2v1", b"zzzz")
    with pytest.raises(VideoInvalid, match="is not taken"):
        probe_video(unheard_of)


@pytest.mark.parametrize("size", [(MAX_SIDE_PX + 16, 16), (16, MAX_SIDE_PX + 16)])
def test_sides_have_a_limit(tmp_path: Path, size: tuple[int, int]) -> None:
    frames = [np.zeros((size[1], size[0], 3), np.uint8)] * 48
    path = video_file(tmp_path / "long.mp4", frames)
    with pytest.raises(VideoInvalid, match=f"sides of 1 to {MAX_SIDE_PX} pixels; it is {size[0]}x"):
        probe_video(path)


@pytest.mark.parametrize(
    ("seconds", "sentence"), [(1.5, "less than 2"), (16.0, "longer than 15 seconds")]
)
def test_a_clip_that_is_too_short_or_too_long(
    tmp_path: Path, seconds: float, sentence: str
) -> None:
    audio = audio_file(tmp_path / "sound.mp3", tones(seconds))
    frames = (moving(i, width=64, height=48) for i in range(round(seconds * 24)))
    video = video_file(tmp_path / "film.mp4", frames)
    with pytest.raises(AudioInvalid, match=sentence):
        ingest_audio(audio, index=0, into=tmp_path)
    with pytest.raises(VideoInvalid, match=sentence):
        ingest_video(video, index=0, into=tmp_path, width=64, height=48)


@pytest.mark.parametrize("seconds", [2.0, 15.0])
def test_the_limits_themselves_are_allowed(tmp_path: Path, seconds: float) -> None:
    audio = audio_file(tmp_path / "sound.mp3", tones(seconds, rate_hz=16_000), rate_hz=16_000)
    frames = (moving(i, width=64, height=48) for i in range(round(seconds * 24)))
    video = video_file(tmp_path / "film.mp4", frames)
    clip = ingest_video(video, index=0, into=tmp_path, width=64, height=48)
    assert ingest_audio(audio, index=0, into=tmp_path).duration_s == pytest.approx(seconds, abs=0.2)
    assert clip.duration_s == seconds


def test_all_together_have_a_limit_too(files: Path, tmp_path: Path) -> None:
    clips = [ingest_audio(files / "tones.wav", index=i, into=tmp_path) for i in range(5)]
    check_together("audio", clips)
    with pytest.raises(AudioInvalid, match="at most 15 seconds; it lasts 18"):
        check_together("audio", [*clips, clips[0]])


def test_all_that_a_request_brings_is_ingested_in_its_order(files: Path, tmp_path: Path) -> None:
    png = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(png, "PNG")
    media = [
        Medium(kind="image", content=png.getvalue(), index=4),
        Medium(kind="video", content=files / "moving.mov", index=3),
        Medium(kind="audio", content=files / "tones.mp3", index=2),
        Medium(kind="image", content=png.getvalue(), index=1),
    ]
    done = ingest_all(media, into=tmp_path, width=320, height=180)
    assert [picture.index for picture in done.pictures] == [1, 4]
    assert [picture.load().shape for picture in done.pictures] == [(30, 40, 3)] * 2
    assert [clip.index for clip in done.audios] == [2]
    assert done.audios[0].load().shape == (2, round(done.audios[0].duration_s * 48_000))
    assert [(clip.index, clip.frame_count) for clip in done.videos] == [(3, 72)]
    with pytest.raises(VideoInvalid, match="at most 15 seconds"):
        ingest_all([media[1]] * 6, into=tmp_path, width=320, height=180)


# Files that were cut, and files that lie


@pytest.mark.parametrize("name", ["moving.mp4", "moving.mov"])
def test_a_video_cut_before_its_index_is_refused_wherever(files: Path, name: str) -> None:
    data = (files / name).read_bytes()
    for share in np.linspace(0.002, 0.99, 12):
        with pytest.raises(VideoInvalid):
            probe_video(data[: int(len(data) * share)])


def test_a_video_cut_behind_its_index_breaks_off(files: Path, tmp_path: Path) -> None:
    data = (files / "front.mp4").read_bytes()
    for share in (0.01, 0.1, 0.3, 0.5, 0.7):
        with pytest.raises(VideoInvalid):
            ingest_video(
                data[: int(len(data) * share)], index=0, into=tmp_path, width=320, height=180
            )


@pytest.mark.parametrize("name", ["tones.wav", "tones.mp3"])
def test_a_cut_audio_is_what_is_left_or_refused(files: Path, tmp_path: Path, name: str) -> None:
    data = (files / name).read_bytes()
    for share in np.linspace(0.001, 0.95, 8):
        part = data[: int(len(data) * share)]
        if share * 3.0 < 1.7:
            with pytest.raises(AudioInvalid):
                ingest_audio(part, index=0, into=tmp_path)
        else:
            clip = ingest_audio(part, index=0, into=tmp_path)
            assert clip.duration_s == pytest.approx(share * 3.0, abs=0.3)


def test_damage_anywhere_is_survived(files: Path, tmp_path: Path) -> None:
    rng = np.random.default_rng(7)
    for name in ("moving.mp4", "front.mp4", "pieces.mp4", "tones.mp3", "tones.wav"):
        whole = (files / name).read_bytes()
        for _ in range(4):
            data = bytearray(whole)
            # Where the boxes are, and anywhere.
            for at in (
                *rng.integers(12, len(data), 40),
                *rng.integers(len(data) - 3000, len(data), 9),
            ):
                data[at] = rng.integers(256)
            try:
                if name.startswith("tones"):
                    ingest_audio(bytes(data), index=0, into=tmp_path)
                else:
                    ingest_video(bytes(data), index=0, into=tmp_path, width=320, height=180)
            except MediaError as error:
                assert error.code in ("audio_invalid", "video_invalid")  # noqa: PT017


@pytest.mark.parametrize(
    "beginning", [b"ID3\x03\0\0\0\0\0\0", b"\xff\xfb\x90\x64", b"RIFF\xff\xff\xff\x7fWAVE"]
)
def test_noise_behind_a_good_beginning_is_refused(tmp_path: Path, beginning: bytes) -> None:
    noise = np.random.default_rng(1).bytes(300_000)
    with pytest.raises(AudioInvalid):
        ingest_audio(beginning + noise, index=0, into=tmp_path)


def test_noise_behind_a_videos_beginning_is_refused() -> None:
    noise = np.random.default_rng(1).bytes(300_000)
    with pytest.raises(VideoInvalid):
        probe_video(b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + noise)


def patched(data: bytes, box: bytes, offset: int, value: int) -> bytes:
    """The file with 32 bits of a box, counted from behind its name, replaced."""
    at = data.index(box) + 4 + offset
    return data[:at] + struct.pack(">I", value) + data[at + 4 :]


PROBING_ALONE = """
import resource, sys
from pathlib import Path
from vitascope.media.clips import probe_video
from vitascope.media.errors import VideoInvalid
try:
    probe_video(Path(sys.argv[1]))
except VideoInvalid:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""
"""In a process of its own: what a test process's other children once took counts there for ever."""


def test_an_index_of_a_hundred_million_frames_costs_no_more_than_the_bound(
    files: Path, tmp_path: Path
) -> None:
    # Each claimed sample would take 24 bytes of FFmpeg's index.
    data = (files / "front.mp4").read_bytes()
    data = patched(data, b"stsz", 4, 1)
    data = patched(data, b"stsz", 8, 170_000_000)
    data = patched(data, b"stsc", 12, 170_000_000)
    claiming = tmp_path / "claiming.mp4"
    claiming.write_bytes(data)
    alone = [sys.executable, "-c", PROBING_ALONE, str(claiming)]
    peak_bytes = int(subprocess.run(alone, check=True, stdout=subprocess.PIPE).stdout)
    assert 0 < peak_bytes <= MEMORY_BYTES


def test_a_header_of_a_billion_seconds_is_not_believed(files: Path, tmp_path: Path) -> None:
    data = (files / "front.mp4").read_bytes()
    slow = patched(data, b"stts", 12, 0x7FFFFFFF)  # every frame lasts as long as it can
    with pytest.raises(VideoInvalid):
        probe_video(slow)
    with pytest.raises(VideoInvalid):
        ingest_video(slow, index=0, into=tmp_path, width=320, height=180)
    wav = bytearray((files / "tones.wav").read_bytes())
    wav[24:32] = struct.pack("<II", 1, 4)  # one sample a second
    with pytest.raises(AudioInvalid, match="longer than"):
        probe_audio(bytes(wav))
    with pytest.raises(AudioInvalid):
        ingest_audio(bytes(wav), index=0, into=tmp_path)


def test_an_hour_of_black_is_not_decoded_to_its_end(tmp_path: Path) -> None:
    # Three thousand frames in some ten kilobytes.
    frames = [np.zeros((16, 16, 3), np.uint8)] * 3000
    path = video_file(tmp_path / "black.mp4", frames)
    assert path.stat().st_size < 150_000
    with pytest.raises(VideoInvalid, match="longer than 15 seconds"):
        ingest_video(path, index=0, into=tmp_path, width=320, height=180)


def test_a_file_that_names_others_reads_none(files: Path) -> None:
    # A QuickTime data reference to a file of ours, where there was "the same file".
    data = (files / "front.mp4").read_bytes()
    at = data.index(b"url \0\0\0\1")
    alias = b"alis\0\0\0\0"
    with pytest.raises(VideoInvalid):
        probe_video((data[:at] + alias + data[at + 8 :])[: len(data) // 2])


# Around it


def test_a_cancel_ends_it(files: Path, tmp_path: Path) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(RenderCancelled):
        ingest_audio(files / "tones.wav", index=0, into=tmp_path, cancel=cancel)
    with pytest.raises(RenderCancelled):
        ingest_video(
            files / "moving.mp4", index=0, into=tmp_path, width=320, height=180, cancel=cancel
        )


def test_a_full_disk_is_told_as_that(files: Path, small_disk: Path) -> None:
    with pytest.raises(DiskFull):
        ingest_audio(files / "tones.wav", index=0, into=small_disk)
    with pytest.raises(DiskFull):
        ingest_video(files / "moving.mp4", index=0, into=small_disk, width=320, height=180)


def test_frames_are_jpegs_that_anything_can_read(files: Path, tmp_path: Path) -> None:
    decode = decode_video(
        files / "moving.mp4",
        tmp_path / "film.jpegs",
        index_to=tmp_path / "film.npy",
        cover=(320, 180),
        fps=24,
    )
    spans = np.load(tmp_path / "film.npy")
    assert spans.shape == (decode.count, 2)
    assert all(b == a + n for (a, n), (b, _) in pairwise(spans.tolist()))
    offset, size_bytes = spans[33].tolist()
    jpeg = (tmp_path / "film.jpegs").read_bytes()[offset : offset + size_bytes]
    assert Image.open(io.BytesIO(jpeg)).size == (320, 180)
