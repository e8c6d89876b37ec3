"""Clips of several references: whose frames are whose, and how videos are retimed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.engines.illustration.pictures import photograph
from tests.media.clips_of import moving, video_file
from tests.media.decoding import psnr_db
from vitascope.engines.base import Picture, RenderRequest, VideoClip
from vitascope.engines.illustration.film import open_film
from vitascope.engines.illustration.footage import FASTEST, SLOWEST, Retiming
from vitascope.engines.illustration.reel import ReelFilm, shot_spans
from vitascope.engines.illustration.stills import StillsFilm
from vitascope.media.ingest import ingest_video

WIDTH, HEIGHT = 320, 180
Pixels = NDArray[np.uint8]
MakePicture = Callable[..., Picture]
MakeClip = Callable[..., VideoClip]


@pytest.fixture
def picture(tmp_path: Path) -> MakePicture:
    """A factory: pixels → a reference picture of a request."""

    def make(pixels: Pixels, index: int) -> Picture:
        path = tmp_path / f"picture-{index}.npy"
        np.save(path, pixels)
        return Picture("reference", path, index)

    return make


@pytest.fixture
def clip(tmp_path: Path) -> MakeClip:
    """A factory: a moving picture of some seconds → a reference video of a request."""

    def make(
        seconds: float, index: int = 0, *, seed: int = 1, size: tuple[int, int] = (WIDTH, HEIGHT)
    ) -> VideoClip:
        frames = (
            moving(i, seed=seed, width=size[0], height=size[1]) for i in range(round(24 * seconds))
        )
        path = video_file(tmp_path / f"film-{index}.mp4", frames)
        return ingest_video(path, index=index, into=tmp_path, width=WIDTH, height=HEIGHT)

    return make


def request(
    *references: Picture | VideoClip,
    frame_count: int = 96,
    prompt: str = "",
    camera_fixed: bool = True,
) -> RenderRequest:
    return RenderRequest(
        prompt=prompt,
        width=WIDTH,
        height=HEIGHT,
        fps=24,
        frame_count=frame_count,
        seed=3,
        pictures=tuple(r for r in references if isinstance(r, Picture)),
        videos=tuple(r for r in references if isinstance(r, VideoClip)),
        camera_fixed=camera_fixed,
    )


def tint(frame: Pixels) -> NDArray[np.float64]:
    return np.asarray(frame.reshape(-1, 3).mean(axis=0), np.float64)


def solid(red: int, green: int, blue: int) -> Pixels:
    """One colour with some texture, so that it is a picture and not a page."""
    rough = np.random.default_rng(red + green).integers(-12, 12, (HEIGHT, WIDTH, 1))
    soft = cv2.GaussianBlur(rough.astype(np.float32), (0, 0), 2)[..., None] * 4
    return np.clip(np.array([red, green, blue]) + soft, 0, 255).astype(np.uint8)


RED, GREEN, BLUE = solid(190, 60, 50), solid(50, 150, 70), solid(60, 80, 190)


# Which shot is when


def test_shots_share_the_clip_and_overlap_a_little() -> None:
    spans = shot_spans([None, None, None], frame_count=192, fps=24)
    assert (spans[0].begin, spans[-1].end) == (0, 192)
    for before, after in pairwise(spans):
        assert 8 <= before.end - after.begin <= 20
    lengths = [span.end - span.begin for span in spans]
    assert max(lengths) - min(lengths) <= 18


@pytest.mark.parametrize("count", range(1, 13))
@pytest.mark.parametrize("frame_count", [96, 97, 360])
def test_every_frame_is_in_one_shot_or_in_two_neighbours(count: int, frame_count: int) -> None:
    kinds = [None if n % 3 else 2.0 for n in range(count)]
    spans = shot_spans(kinds, frame_count=frame_count, fps=24)
    assert len(spans) == count
    for index in range(frame_count):
        seen = [n for n, span in enumerate(spans) if span.begin <= index < span.end]
        assert seen in ([seen[0]], [seen[0], seen[0] + 1])
    assert all(span.end > span.begin for span in spans)


def test_videos_get_their_own_length_and_pictures_the_rest() -> None:
    first, second, third = shot_spans([None, 4.0, None], frame_count=240, fps=24)
    assert second.end - second.begin == pytest.approx(4 * 24, abs=18)
    assert first.end - first.begin == pytest.approx(3 * 24, abs=10)
    assert third.end == 240


def test_where_there_is_no_rest_videos_give_some_of_theirs_up() -> None:
    first, second = shot_spans([15.0, None], frame_count=240, fps=24)
    assert second.end - second.begin >= 60
    assert first.end - first.begin > 160


# How a video is retimed


def shown_at(timing: Retiming, t_s: float) -> float:
    """The moment of the video that is shown most."""
    return max(timing.at(t_s), key=lambda moment: moment[1])[0]


@pytest.mark.parametrize(("video_s", "shot_s"), [(4, 4), (4, 6), (5, 4.2), (6, 9.9), (3.9, 4)])
def test_a_video_near_the_shots_length_is_shown_once_and_whole(
    video_s: float, shot_s: float
) -> None:
    timing = Retiming(video_s, shot_s)
    assert timing.takes == 1
    assert timing.at(0) == ((0, 1),)
    assert shown_at(timing, shot_s) == pytest.approx(video_s, abs=0.1)
    assert SLOWEST <= timing.speed <= FASTEST


def test_a_video_of_the_shots_length_is_left_as_it_is() -> None:
    timing = Retiming(4.0, 4.08)
    assert [shown_at(timing, t) for t in (0.5, 1.0, 3.25)] == [0.5, 1.0, 3.25]


@pytest.mark.parametrize(("video_s", "shot_s"), [(2, 4), (2, 15), (4, 15), (7, 15), (1.8, 3.1)])
def test_a_much_shorter_one_begins_again_without_a_jump(video_s: float, shot_s: float) -> None:
    timing = Retiming(video_s, shot_s)
    assert timing.takes > 1
    assert SLOWEST <= timing.speed <= FASTEST
    moments = [timing.at(t) for t in np.arange(0, shot_s, 1 / 24)]
    for before, after in pairwise(moments):
        # What is shown goes on at one speed; what comes or goes does so little by little.
        weights = [
            {round(at - timing.speed * n / 24, 6): w for at, w in m}
            for n, m in enumerate((before, after))
        ]
        for at in weights[0].keys() | weights[1].keys():
            assert abs(weights[0].get(at, 0) - weights[1].get(at, 0)) < 0.25
    assert shown_at(timing, shot_s) == pytest.approx(video_s, abs=0.13)


def test_a_much_longer_one_is_hurried_a_little_and_cut() -> None:
    timing = Retiming(15.0, 4.0)
    assert timing.speed == FASTEST
    assert shown_at(timing, 4.0) == pytest.approx(5.0)


# What is seen


def test_each_of_three_pictures_dominates_its_part(picture: MakePicture) -> None:
    colours = [RED, GREEN, BLUE]
    # Sent in an order of their own: the place in the content decides.
    film = open_film(request(picture(BLUE, 5), picture(RED, 1), picture(GREEN, 3), frame_count=144))
    for index, own in ((0, 0), (24, 0), (72, 1), (120, 2), (143, 2)):
        distances = [np.abs(tint(film.frame(index)) - tint(p)).sum() for p in colours]
        assert int(np.argmin(distances)) == own
        assert sorted(distances)[1] > 3 * min(distances)


def test_shots_dissolve_into_each_other(picture: MakePicture) -> None:
    film = open_film(request(picture(RED, 0), picture(BLUE, 1)))
    reds = [tint(film.frame(index))[0] for index in range(36, 61, 2)]
    steps = np.abs(np.diff(reds))
    assert steps.max() < 0.45 * (max(reds) - min(reds))
    assert (np.diff(reds) < 0.5).all()


def test_the_camera_moves_over_each_picture_unless_it_must_not(picture: MakePicture) -> None:
    pictures = [picture(photograph(p), n) for n, p in enumerate(("a village", "a desert"))]
    for camera_fixed, moves in ((True, False), (False, True)):
        film = open_film(request(*pictures, frame_count=120, camera_fixed=camera_fixed))
        for begin, end in ((2, 40), (80, 117)):
            is_alike = psnr_db(film.frame(begin), film.frame(end)) > 30
            assert is_alike is not moves


def test_one_picture_alone_is_what_it_always_was(picture: MakePicture) -> None:
    alone = picture(photograph("a village by a lake"), 4)
    film = open_film(request(alone))
    assert isinstance(film, StillsFilm)


@pytest.mark.parametrize("seconds", [4.0, 4.1])
def test_frames_follow_the_video(clip: MakeClip, seconds: float) -> None:
    film = open_film(request(clip(seconds)))
    for index in (0, 20, 47, 80):
        shown = film.frame(index)
        matching = psnr_db(shown, moving(index))
        assert matching > 20
        for other in (index + 18, abs(index - 25)):
            assert matching > psnr_db(shown, moving(other)) + 4


def test_a_slowed_video_is_in_between_its_frames(clip: MakeClip) -> None:
    film = open_film(request(clip(3.0)))  # in four
    for index in (20, 21, 22, 23, 90):
        true = moving(index, fps=32)
        assert psnr_db(film.frame(index), true) > 20
    # It moves at every frame, not at three out of four.
    frames = [film.frame(index).astype(np.int16) for index in range(30, 40)]
    steps = np.array([np.abs(b - a).mean() for a, b in pairwise(frames)])
    assert steps.min() > 0.5 * steps.max()


def test_a_short_video_never_stands_still(clip: MakeClip) -> None:
    film = open_film(request(clip(2.0), frame_count=240))
    seen = [film.frame(index) for index in range(5, 240, 12)]
    assert all(psnr_db(a, b) < 30 for a, b in pairwise(seen))


def test_a_cut_inside_a_video_stays_a_cut(tmp_path: Path) -> None:
    frames = [RED] * 24 + [BLUE] * 24
    path = video_file(tmp_path / "cut.mp4", frames)
    video = ingest_video(path, index=0, into=tmp_path, width=WIDTH, height=HEIGHT)
    film = open_film(request(video, frame_count=62))
    for index in range(26, 36):
        colour = tint(film.frame(index))
        is_mixed = 90 < colour[0] < 150 and 80 < colour[2] < 150
        assert not is_mixed


def test_a_narrow_video_is_shown_whole(clip: MakeClip) -> None:
    film = open_film(request(clip(4.0, size=(120, 320))))
    frame = film.frame(48)
    middle, side = (
        np.abs(np.diff(p.astype(int), axis=0)).mean()
        for p in (frame[20:160, 135:185], frame[20:160, :60])
    )
    assert middle > 3 * side  # sharp before a blurred self


def test_the_prompts_light_weather_style_and_title_lie_over_a_video(clip: MakeClip) -> None:
    video = clip(4.0)
    plain = open_film(request(video)).frame(40)
    for prompt in ("at night", "heavy snow", "watercolour painting", 'a ball with the words "GO"'):
        made = open_film(request(video, prompt=prompt)).frame(40)
        assert np.abs(made.astype(int) - plain).mean() > 0.5
    night = open_film(request(video, prompt="at night")).frame(40)
    assert night.mean() < 0.8 * plain.mean()


def test_pictures_and_videos_mix_in_the_order_of_the_content(
    clip: MakeClip, picture: MakePicture
) -> None:
    film = open_film(request(clip(3.0, 1), picture(RED, 0), picture(BLUE, 2), frame_count=192))
    assert isinstance(film, ReelFilm)
    reds, blues = (tint(film.frame(i)) for i in (10, 185))
    assert reds[0] > 1.5 * reds[2]
    assert blues[2] > 1.5 * blues[0]
    middle = film.frame(96)
    assert max(psnr_db(middle, moving(i)) for i in range(20, 60)) > 18


def test_a_frame_does_not_depend_on_which_came_before(clip: MakeClip, picture: MakePicture) -> None:
    references = clip(3.0, 1), picture(photograph("a village"), 0), picture(BLUE, 2)
    asked = request(*references, frame_count=192, camera_fixed=False, prompt="snow")
    straight, jumping = open_film(asked), open_film(asked)
    wanted = {index: straight.frame(index) for index in (0, 60, 95, 96, 130, 191)}
    for index in (191, 96, 0, 130, 95, 60, 191):
        assert np.array_equal(jumping.frame(index), wanted[index])


def test_no_more_than_two_shots_are_open(picture: MakePicture) -> None:
    film = open_film(request(*(picture(RED, n) for n in range(9)), frame_count=120))
    assert isinstance(film, ReelFilm)
    for index in range(0, 120, 5):
        film.frame(index)
        assert film.open_shots <= 2
