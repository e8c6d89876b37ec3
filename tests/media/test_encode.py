"""Videos are judged by decoding them."""

import errno
import json
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.media.decoding import (
    decode_frames,
    decode_sound,
    first_atoms,
    probe_video,
    psnr_db,
)
from tests.media.pictures_of import colour_edges, grain, texture
from vitascope.engines.base import SOUND_RATE_HZ, Frames, Samples
from vitascope.media.encode import VideoWriter
from vitascope.media.errors import BadFrames, DiskFull, EncodeFailed, file_error
from vitascope.media.label import Label
from vitascope.media.watermark import fit_watermark

LABEL = Label(task_id="6b1f6c1e-5f1c-4a0e-9d53-2f7d9a8f0c11")


def drift(picture_hwc: NDArray[np.uint8], count: int) -> Frames:
    """A pan: the picture moved by one pixel more in every frame."""
    return np.stack([np.roll(picture_hwc, i, axis=1) for i in range(count)])


def tone(duration_s: float) -> Samples:
    t_n = np.arange(round(duration_s * SOUND_RATE_HZ)) / SOUND_RATE_HZ
    waves = [np.sin(2 * np.pi * hz * t_n) * 0.4 for hz in (440.0, 660.0)]
    return np.stack(waves).astype(np.float32)


def encode(
    path: Path,
    frames_thwc: Frames,
    *,
    sound: Samples | None = None,
    pinned: frozenset[int] = frozenset(),
) -> Path:
    count, height, width, _ = frames_thwc.shape
    with VideoWriter(
        path,
        width=width,
        height=height,
        frame_count=count,
        label=LABEL,
        sound=sound,
        pinned=pinned,
    ) as video:
        for start in range(0, count, 5):
            video.write(frames_thwc[start : start + 5])
    return path


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds and two frames, with sound."""
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    return encode(path, drift(texture(width=192, height=108), 50), sound=tone(50 / 24))


def test_the_file_is_h264_high_420_at_24_fps(film: Path) -> None:
    facts = probe_video(film)
    assert (facts.codec, facts.profile, facts.pixel_format) == ("h264", "High", "yuv420p")
    assert (facts.width, facts.height, facts.rate) == (192, 108, Fraction(24))


def test_exactly_the_given_frames_come_out_at_a_constant_rate(film: Path) -> None:
    facts = probe_video(film)
    assert facts.frame_times_s == pytest.approx([i / 24 for i in range(50)])
    assert facts.duration_s == pytest.approx(50 / 24)
    assert facts.keyframes == (0, 48)


def test_colours_are_tagged_bt709_limited(film: Path) -> None:
    assert probe_video(film).colour == (1, 1, 1, 1)


def test_the_index_stands_before_the_data(film: Path) -> None:
    atoms = first_atoms(film)
    assert atoms.index("moov") < atoms.index("mdat")


def test_sound_is_aac_stereo_48_khz_and_as_long_as_the_picture(film: Path) -> None:
    facts = probe_video(film)
    assert facts.sound is not None
    assert (facts.sound.codec, facts.sound.rate_hz, facts.sound.layout) == ("aac", 48_000, "stereo")
    # The container rounds an edit to its clock of 1/1000 s.
    assert facts.sound.duration_s == pytest.approx(facts.duration_s, abs=0.001)


def test_sound_is_in_step_with_the_picture(tmp_path: Path) -> None:
    click_at = SOUND_RATE_HZ // 2
    click = np.zeros((2, SOUND_RATE_HZ), np.float32)
    click[:, click_at : click_at + 48] = 0.9
    path = encode(tmp_path / "a.mp4", np.zeros((24, 64, 64, 3), np.uint8), sound=click)
    heard_at = int(np.abs(decode_sound(path)[0]).argmax())
    assert abs(heard_at - click_at) < 100


@pytest.mark.parametrize("given_s", [0.0, 0.2, 3.0])
def test_sound_of_another_length_is_padded_or_cut(tmp_path: Path, given_s: float) -> None:
    path = encode(tmp_path / "a.mp4", np.zeros((24, 64, 64, 3), np.uint8), sound=tone(given_s))
    facts = probe_video(path)
    assert facts.sound is not None
    assert facts.sound.duration_s == pytest.approx(1.0, abs=0.001)


def test_without_sound_there_is_no_audio_stream(tmp_path: Path) -> None:
    facts = probe_video(encode(tmp_path / "a.mp4", np.zeros((2, 64, 64, 3), np.uint8)))
    assert facts.sound is None
    assert facts.stream_count == 1


def test_tags_say_that_a_machine_made_it(film: Path) -> None:
    tags = probe_video(film).tags
    assert "AI-generated" in tags["comment"]
    assert "人工智能生成" in tags["description"]
    aigc = json.loads(tags["AIGC"])
    assert aigc["Label"] == "1"
    assert aigc["ContentProducer"] == "Vitascope"
    assert aigc["ProduceID"] == LABEL.task_id


@pytest.mark.parametrize(
    "rgb",
    [
        (230, 90, 40),  # the patch whose hue shifts if BT.601 and BT.709 are mixed up
        (255, 0, 0),
        (0, 255, 0),
        (0, 0, 255),
        (255, 255, 255),
        (0, 0, 0),
        (128, 128, 128),
        (12, 200, 99),
    ],
)
def test_a_flat_colour_comes_back_within_three_levels(
    tmp_path: Path, rgb: tuple[int, int, int]
) -> None:
    frames_thwc = np.broadcast_to(np.array(rgb, np.uint8), (3, 64, 96, 3))
    decoded_thwc = decode_frames(encode(tmp_path / "a.mp4", np.array(frames_thwc)))
    assert np.abs(decoded_thwc.astype(int) - np.array(rgb)).max() <= 3


@pytest.mark.parametrize("kind", [texture, grain])
@pytest.mark.parametrize("count", [1, 2, 24, 49])
def test_pinned_frames_keep_35_db_on_hard_content(
    tmp_path: Path, kind: Callable[..., NDArray[np.uint8]], count: int
) -> None:
    frames_thwc = drift(kind(width=640, height=360), count)
    decoded_thwc = decode_frames(
        encode(tmp_path / "a.mp4", frames_thwc, pinned=frozenset({0, count - 1}))
    )
    assert psnr_db(decoded_thwc[0], frames_thwc[0]) >= 35
    assert psnr_db(decoded_thwc[-1], frames_thwc[-1]) >= 35


def test_a_pinned_last_frame_holds_across_a_hard_cut_to_colour_edges(tmp_path: Path) -> None:
    size = {"width": 640, "height": 352}
    # 49 frames: the last would be a keyframe if it were not pinned.
    frames_thwc = np.concatenate([drift(grain(**size), 48), colour_edges(**size)[None]])
    path = encode(tmp_path / "a.mp4", frames_thwc, pinned=frozenset({0, 48}))
    assert psnr_db(decode_frames(path)[-1], frames_thwc[-1]) >= 35


def test_the_same_frames_give_the_same_file(tmp_path: Path) -> None:
    frames_thwc = drift(texture(width=192, height=108), 30)
    first = encode(tmp_path / "a.mp4", frames_thwc, sound=tone(1.0))
    second = encode(tmp_path / "b.mp4", frames_thwc, sound=tone(1.0))
    assert first.read_bytes() == second.read_bytes()


def test_the_watermark_is_on_every_frame_pinned_ones_too(tmp_path: Path) -> None:
    frames_thwc = np.full((26, 480, 640, 3), 60, np.uint8)
    mark = fit_watermark(width=640, height=480)
    given_thwc = frames_thwc.copy()
    with VideoWriter(
        tmp_path / "a.mp4",
        width=640,
        height=480,
        frame_count=26,
        label=LABEL,
        pinned=frozenset({0, 25}),
        watermark=mark,
    ) as video:
        video.write(given_thwc)
    assert (given_thwc == frames_thwc).all()
    marked_hwc = frames_thwc[0].copy()
    mark.draw(marked_hwc)
    for decoded_hwc in decode_frames(tmp_path / "a.mp4"):
        assert decoded_hwc[mark.rows, mark.columns].max() > 180
        assert psnr_db(decoded_hwc, marked_hwc) > 40


def test_the_watermark_is_drawn_on_frames_that_cannot_be_written_to(tmp_path: Path) -> None:
    frames_thwc = np.broadcast_to(np.uint8(0), (2, 64, 64, 3))
    mark = fit_watermark(width=64, height=64)
    with VideoWriter(
        tmp_path / "a.mp4", width=64, height=64, frame_count=2, label=LABEL, watermark=mark
    ) as video:
        video.write(frames_thwc)
    assert decode_frames(tmp_path / "a.mp4").max() > 100


def test_kept_frames_are_the_engine_s_own(tmp_path: Path) -> None:
    frames_thwc = drift(texture(width=64, height=64), 6)
    reused_thwc = np.empty((1, 64, 64, 3), np.uint8)
    with VideoWriter(
        tmp_path / "a.mp4",
        width=64,
        height=64,
        frame_count=6,
        label=LABEL,
        watermark=fit_watermark(width=64, height=64),
        keep=frozenset({2, 5}),
    ) as video:
        for pixels_hwc in frames_thwc:
            reused_thwc[0] = pixels_hwc
            video.write(reused_thwc)
    assert (video.kept(2) == frames_thwc[2]).all()
    assert (video.kept(5) == frames_thwc[5]).all()
    with pytest.raises(ValueError, match="frame 3 was not kept"):
        video.kept(3)


@pytest.mark.parametrize("index", [-1, 2])
def test_a_frame_to_keep_that_never_comes_is_a_bug_of_the_caller(
    tmp_path: Path, index: int
) -> None:
    with pytest.raises(ValueError, match=r"must be 0\.\.1"):
        VideoWriter(
            tmp_path / "a.mp4",
            width=64,
            height=64,
            frame_count=2,
            label=LABEL,
            keep=frozenset({index}),
        )


def test_a_watermark_of_another_size_is_a_bug_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="another size"):
        VideoWriter(
            tmp_path / "a.mp4",
            width=64,
            height=64,
            frame_count=2,
            label=LABEL,
            watermark=fit_watermark(width=64, height=32),
        )


def test_the_writer_does_not_keep_the_array(tmp_path: Path) -> None:
    frames_thwc = drift(texture(width=192, height=108), 12)
    reused_thwc = np.empty((1, 108, 192, 3), np.uint8)
    with VideoWriter(
        tmp_path / "a.mp4", width=192, height=108, frame_count=12, label=LABEL
    ) as video:
        for pixels_hwc in frames_thwc:
            reused_thwc[0] = pixels_hwc
            video.write(reused_thwc)
            reused_thwc[:] = 0
    decoded_thwc = decode_frames(tmp_path / "a.mp4")
    assert all(psnr_db(a, b) > 30 for a, b in zip(decoded_thwc, frames_thwc, strict=True))


BAD_FRAMES = [
    np.zeros((1, 64, 32, 3), np.uint8),  # width and height exchanged
    np.zeros((1, 32, 64, 4), np.uint8),  # with alpha
    np.zeros((32, 64, 3), np.uint8),  # no time axis
    np.zeros((1, 32, 64, 3), np.float32),  # not bytes
    np.zeros((3, 32, 64, 3), np.uint8),  # one more than announced
]


@pytest.mark.parametrize("frames_thwc", BAD_FRAMES)
def test_bad_frames_are_refused_and_leave_no_file(tmp_path: Path, frames_thwc: Frames) -> None:
    path = tmp_path / "a.mp4"
    video = VideoWriter(path, width=64, height=32, frame_count=2, label=LABEL)
    with pytest.raises(BadFrames):
        video.write(frames_thwc)
    assert not path.exists()
    with pytest.raises(ValueError, match="closed"):
        video.write(np.zeros((1, 32, 64, 3), np.uint8))


def test_too_few_frames_are_refused_and_leave_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    video = VideoWriter(path, width=64, height=32, frame_count=2, label=LABEL)
    video.write(np.zeros((1, 32, 64, 3), np.uint8))
    with pytest.raises(BadFrames, match="1 frames; 2 were announced"):
        video.close()
    assert not path.exists()


def test_an_exception_in_the_block_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"

    def render_half_a_video() -> None:
        with VideoWriter(path, width=64, height=32, frame_count=2, label=LABEL) as video:
            video.write(np.zeros((1, 32, 64, 3), np.uint8))
            raise KeyError

    with pytest.raises(KeyError):
        render_half_a_video()
    assert not path.exists()


@pytest.mark.parametrize("sides", [(63, 32), (64, 31), (0, 32), (-2, 32)])
def test_odd_or_empty_sides_are_a_bug_of_the_caller(tmp_path: Path, sides: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="even and positive"):
        VideoWriter(tmp_path / "a.mp4", width=sides[0], height=sides[1], frame_count=2, label=LABEL)


def test_a_folder_that_is_missing_is_an_encode_failure(tmp_path: Path) -> None:
    with pytest.raises(EncodeFailed):
        VideoWriter(tmp_path / "no" / "a.mp4", width=64, height=32, frame_count=2, label=LABEL)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_no_room_by_disk_or_quota_is_a_full_disk(number: int) -> None:
    assert isinstance(file_error(number, path=Path("a"), reason="r"), DiskFull)


@pytest.mark.parametrize("free_share", [0.2, 0.6, 0.9, 0.97, 0.995])
def test_a_full_disk_is_told_wherever_it_strikes(
    small_disk: Path, tmp_path_factory: pytest.TempPathFactory, free_share: float
) -> None:
    frames_thwc = drift(texture(width=320, height=180), 30)
    whole = encode(tmp_path_factory.mktemp("whole") / "a.mp4", frames_thwc, sound=tone(30 / 24))
    ballast_bytes = 1024 * 1024 - int(whole.stat().st_size * free_share)
    (small_disk / "ballast").write_bytes(b"x" * ballast_bytes)
    with pytest.raises(DiskFull):
        encode(small_disk / "a.mp4", frames_thwc, sound=tone(30 / 24))
    assert not (small_disk / "a.mp4").exists()


MEMORY_SCRIPT = """
import resource, sys
from pathlib import Path
import numpy as np
from vitascope.media.encode import VideoWriter
from vitascope.media.label import Label
count = int(sys.argv[1])
sound = np.ones((2, 720 * 2000), np.float32)
frames = np.random.default_rng(0).integers(0, 255, (8, 180, 320, 3), np.uint8)
with VideoWriter(Path(sys.argv[2]), width=320, height=180, frame_count=count,
                 label=Label(task_id="t"), sound=sound) as video:
    for _ in range(count // 8):
        video.write(frames)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_video(tmp_path: Path) -> None:
    def peak_kib(count: int) -> int:
        command = [sys.executable, "-c", MEMORY_SCRIPT, str(count), str(tmp_path / "a.mp4")]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return int(done.stdout)

    # 640 frames more would be 105 MiB of pixels and over 20 MiB of packets.
    assert peak_kib(720) - peak_kib(80) < 16 * 1024
