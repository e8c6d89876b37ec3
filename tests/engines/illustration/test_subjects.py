"""Characters: they draw inside their box, move, stay deterministic, and their feet do not slide."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import skia
from numpy.typing import NDArray

from vitascope.engines.illustration.canvas import Bgra, canvas_on, new_layer
from vitascope.engines.illustration.light import light_for
from vitascope.engines.illustration.scene import Time, Weather
from vitascope.engines.illustration.subjects import SUBJECTS, Rig, coloured
from vitascope.engines.illustration.subjects.bones import Foot, Gait, bend, foot_at
from vitascope.engines.illustration.subjects.breeds import BREEDS
from vitascope.engines.illustration.subjects.gaits import GAITS
from vitascope.engines.illustration.subjects.gradients import gradient_shader
from vitascope.engines.illustration.subjects.motion import (
    blink,
    chance,
    drift,
    overshoot,
    phrase,
    ramp,
    twitch,
)
from vitascope.engines.illustration.subjects.people import PEOPLE
from vitascope.engines.illustration.subjects.rig import COLOUR_WORDS
from vitascope.engines.illustration.subjects.shapes import tube
from vitascope.engines.illustration.subjects.stance import Leg, Pose, pose_at
from vitascope.engines.illustration.subjects.walker import GAITS as FOOT_GAITS
from vitascope.engines.illustration.subjects.walker import ankle_at

HEIGHT_PX = 60.0
MARGIN_PX = 12

EVERY_KIND = [(kind, rig.actions[0]) for kind, rig in SUBJECTS.items()]
"""Each group's own tests go through all that its kinds can do."""
MOVERS = [(kind, a) for kind in ("cat", "fox", "dolphin") for a in SUBJECTS[kind].actions]


def picture(
    rig: Rig,
    action: str,
    t_s: float,
    *,
    time: Time = Time.DAY,
    mirrored: bool = False,
    seed: int = 5,
    colour: str | None = None,
) -> Bgra:
    """The rig alone on a clear layer: its extent with ``MARGIN_PX`` all round."""
    left, top, right, bottom = rig.extent_px(height_px=HEIGHT_PX)
    width, height = round(right - left) + 2 * MARGIN_PX, round(bottom - top) + 2 * MARGIN_PX
    layer = new_layer(width, height)
    canvas = canvas_on(layer)
    if mirrored:
        canvas.translate(width, 0)
        canvas.scale(-1, 1)
    canvas.translate(MARGIN_PX - left, MARGIN_PX - top)
    rig.draw(
        canvas,
        t_s=t_s,
        height_px=HEIGHT_PX,
        light=light_for(time, Weather.CLEAR),
        action=action,
        look=coloured(rig.look, colour),
        seed=seed,
    )
    return layer


def drawn_box(layer: Bgra) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of everything that is not clear."""
    ys, xs = np.nonzero(layer[..., 3] > 2)
    return int(xs.min()), int(ys.min()), int(xs.max()), int(ys.max())


def difference(first: Bgra, second: Bgra) -> float:
    """Mean absolute difference, 0..255."""
    return float(np.abs(first.astype(np.int16) - second.astype(np.int16)).mean())


@pytest.mark.parametrize(("kind", "action"), MOVERS)
def test_everybody_is_drawn_whole_inside_the_box_it_promises(kind: str, action: str) -> None:
    rig = SUBJECTS[kind]
    most = 0
    for t_s in (0.0, 0.48, 2.7, 4.62):
        layer = picture(rig, action, t_s)
        height, width = layer.shape[:2]
        left, top, right, bottom = drawn_box(layer)
        # One clear pixel inside the promised box as well: what touches it would be cropped.
        assert left > MARGIN_PX, f"{kind} {action} at {t_s}: left"
        assert top > MARGIN_PX, f"{kind} {action} at {t_s}: top"
        assert right < width - MARGIN_PX - 1, f"{kind} {action} at {t_s}: right"
        assert bottom < height - MARGIN_PX - 1, f"{kind} {action} at {t_s}: bottom"
        most = max(most, int((layer[..., 3] > 200).sum()))
    # The most, because a dolphin is under water now and then.
    assert most > 0.1 * HEIGHT_PX**2


@pytest.mark.parametrize(("kind", "action"), EVERY_KIND)
def test_the_same_moment_gives_the_same_picture(kind: str, action: str) -> None:
    first = picture(SUBJECTS[kind], action, 1.37)
    picture(SUBJECTS[kind], action, 3.1)
    np.testing.assert_array_equal(first, picture(SUBJECTS[kind], action, 1.37))


@pytest.mark.parametrize(("kind", "action"), MOVERS)
def test_everybody_moves_all_the_time_but_never_jumps(kind: str, action: str) -> None:
    rig = SUBJECTS[kind]
    shots = [picture(rig, action, 0.9 + k / 24) for k in range(10)]
    steps = [difference(a, b) for a, b in itertools.pairwise(shots)]
    # A sleeper only breathes.
    assert difference(shots[0], shots[-1]) > 0.02
    shown = float(shots[0][..., 3].mean())
    # Nothing pops: a frame never differs from the last by a large part of the whole subject.
    assert max(steps) < 0.62 * shown


@pytest.mark.parametrize("kind", ["cat", "woman", "car", "bird", "lion", "kite", "vase"])
def test_an_unknown_action_is_the_first_one(kind: str) -> None:
    rig = SUBJECTS[kind]
    np.testing.assert_array_equal(picture(rig, "conjugate", 0.8), picture(rig, rig.actions[0], 0.8))


@pytest.mark.parametrize("kind", ["cat", "fox", "woman", "sailboat"])
def test_light_changes_the_colours(kind: str) -> None:
    rig = SUBJECTS[kind]
    day, night = (picture(rig, rig.actions[0], 0.5, time=t) for t in (Time.DAY, Time.NIGHT))
    assert difference(day, night) > 0.5
    assert luminance(night) < luminance(day)


def luminance(layer: Bgra) -> float:
    """Mean of the three colours."""
    return float(layer[..., :3].mean())


def test_a_mirrored_subject_is_still_lit_from_the_side_of_the_sun() -> None:
    rig = SUBJECTS["sailboat"]
    plain = picture(rig, "sail", 0.5, time=Time.DUSK)
    mirrored = picture(rig, "sail", 0.5, time=Time.DUSK, mirrored=True)
    turned_back: NDArray[np.uint8] = mirrored[:, ::-1]
    # Were the light mirrored with it, turning the picture back would give the plain one.
    assert difference(plain, turned_back) > 0.5


def test_two_seeds_move_differently() -> None:
    rig = SUBJECTS["cat"]
    first, second = (picture(rig, "sit", 2.0, seed=s) for s in (1, 2))
    assert difference(first, second) > 0.1


@pytest.mark.parametrize("word", COLOUR_WORDS)
def test_a_colour_word_paints_the_subject(word: str) -> None:
    rig = SUBJECTS["fox"]
    usual, painted = picture(rig, "idle", 0.4), picture(rig, "idle", 0.4, colour=word)
    assert difference(usual, painted) > 0.2
    assert coloured(rig.look, word).base == COLOUR_WORDS[word]


def test_no_colour_or_an_unknown_word_changes_nothing() -> None:
    look = SUBJECTS["cat"].look
    assert coloured(look, None) == look
    assert coloured(look, "mauvish") == look


# Feet


def legs_of(pose: Pose) -> tuple[Leg, Leg, Leg, Leg]:
    return pose.near_hind, pose.far_hind, pose.near_front, pose.far_front


@pytest.mark.parametrize("breed", BREEDS)
@pytest.mark.parametrize("action", ["idle", "sit"])
def test_resting_feet_do_not_move_at_all(breed: str, action: str) -> None:
    poses = [pose_at(BREEDS[breed].build, t_s=t, action=action, seed=1) for t in (0.0, 0.7, 3.1)]
    feet = [[leg.ball for leg in legs_of(pose)] for pose in poses]
    assert feet[0] == feet[1] == feet[2]
    assert poses[0].shoulder != poses[1].shoulder


@pytest.mark.parametrize("kind", ["woman", "man", "girl", "boy"])
@pytest.mark.parametrize("action", FOOT_GAITS)
def test_people_do_not_slide_either(kind: str, action: str) -> None:
    rig = SUBJECTS[kind]
    speed = rig.ground_speed_px_s(height_px=100.0, action=action)
    step_s = 1 / 240
    stood = 0
    for k in range(300):
        a, a_stands = ankle_at(PEOPLE[kind], action=action, t_s=k * step_s)
        b, b_stands = ankle_at(PEOPLE[kind], action=action, t_s=(k + 1) * step_s)
        if a_stands and b_stands and b.real < a.real:
            stood += 1
            assert b.real - a.real == pytest.approx(-speed * step_s, abs=1e-6)
            assert b.imag == pytest.approx(a.imag, abs=1e-9)
    assert stood > 60


@pytest.mark.parametrize("gait", [*GAITS.values(), *FOOT_GAITS.values()])
def test_a_foot_never_jumps_and_is_above_the_ground_while_it_swings(gait: Gait) -> None:
    feet: list[Foot] = [foot_at(k / 2000, gait=gait, touchdown=0.3) for k in range(2001)]
    for a, b in itertools.pairwise(feet):
        assert abs(b.x - a.x) < 0.01
        assert abs(b.height - a.height) < 0.01
    assert all(foot.height >= 0 for foot in feet)
    assert max(foot.height for foot in feet) == pytest.approx(gait.lift, rel=0.02)


@pytest.mark.parametrize("side", [-1, 1])
@pytest.mark.parametrize("goal", [30 + 0j, 5 - 20j, -12 + 17j, 0 + 35j])
def test_two_bones_meet_at_a_joint_that_keeps_their_lengths(goal: complex, side: int) -> None:
    joint = bend(0j, goal, upper=20, lower=18, side=side)
    assert abs(joint) == pytest.approx(20)
    assert abs(goal - joint) == pytest.approx(18, abs=1e-6)


def test_a_goal_out_of_reach_gives_an_almost_straight_limb() -> None:
    joint = bend(0j, 100 + 0j, upper=20, lower=18, side=1)
    assert joint.real == pytest.approx(20, abs=0.3)
    assert abs(joint.imag) < 1.0


def test_everything_that_stays_has_no_ground_speed() -> None:
    for kind, rig in SUBJECTS.items():
        if kind in ("sailboat", "butterfly"):
            for action in rig.actions:
                assert rig.ground_speed_px_s(height_px=100, action=action) == 0
        if "idle" in rig.actions:
            assert rig.ground_speed_px_s(height_px=100, action="idle") == 0


@pytest.mark.parametrize("action", ["idle", "sit", "play", "jump"])
def test_a_cat_that_sits_or_plays_stays_in_its_place(action: str) -> None:
    cat = SUBJECTS["cat"]
    assert cat.ground_speed_px_s(height_px=100, action=action) == 0
    assert cat.ground_speed_px_s(height_px=100, action="walk") > 0


@pytest.mark.parametrize("kind", ["cat", "woman", "sailboat"])
def test_a_subject_that_is_partly_out_of_sight_looks_the_same_where_it_is_seen(kind: str) -> None:
    rig = SUBJECTS[kind]
    whole = picture(rig, rig.actions[0], 1.1)
    left, top, _, _ = rig.extent_px(height_px=HEIGHT_PX)
    seen = new_layer(round(-left), whole.shape[0])
    canvas = canvas_on(seen)
    canvas.translate(MARGIN_PX - left, MARGIN_PX - top)
    rig.draw(
        canvas,
        t_s=1.1,
        height_px=HEIGHT_PX,
        light=light_for(Time.DAY, Weather.CLEAR),
        action=rig.actions[0],
        look=rig.look,
        seed=5,
    )
    assert difference(seen, whole[:, : seen.shape[1]]) < 0.5


def test_a_gradient_runs_from_its_first_colour_to_its_last_in_any_direction() -> None:
    for end in (40 + 0j, 0 + 40j, 24 + 32j, -24 - 32j):
        layer = new_layer(120, 120)
        frame = (1.0, 0.0, 60.0, 0.0, 1.0, 60.0)
        shader = gradient_shader(frame, 0j, end, [0xFF000000, 0xFFFFFFFF])
        canvas = canvas_on(layer)
        canvas.translate(60, 60)
        canvas.drawPaint(skia.Paint(Shader=shader))
        for share in (-0.3, 0.0, 0.25, 0.5, 0.75, 1.0, 1.3):
            spot = 60 + 60j + end * share
            value = int(layer[int(spot.imag), int(spot.real), 0])
            assert value == pytest.approx(255 * min(1.0, max(0.0, share)), abs=10)


def test_only_a_playing_cat_asks_for_a_toy_and_the_toy_flies_smoothly() -> None:
    cat = SUBJECTS["cat"]
    assert cat.focus(t_s=1, height_px=100, action="sit", seed=3) is None
    spots = [cat.focus(t_s=k / 24, height_px=100, action="play", seed=3) for k in range(15 * 24)]
    points = [spot for spot in spots if spot is not None]
    assert len(points) == len(spots)
    assert all(p.real > 20 and p.imag < -30 for p in points)
    assert max(abs(b - a) for a, b in itertools.pairwise(points)) < 6.0


# Curves


def test_chance_is_even_and_fixed() -> None:
    values = [chance(7, k) for k in range(2000)]
    assert 0.47 < sum(values) / len(values) < 0.53
    assert min(values) >= 0
    assert max(values) < 1
    assert chance(7, 3) == values[3]
    assert chance(8, 3) != values[3]


def test_drift_is_smooth_and_never_repeats() -> None:
    values = [drift(k / 100, seed=4, rate_hz=1.0) for k in range(3000)]
    assert max(abs(b - a) for a, b in itertools.pairwise(values)) < 0.05
    assert all(-1 <= v <= 1 for v in values)
    assert values[:500] != values[1000:1500]


def test_eyes_are_open_most_of_the_time_and_shut_now_and_then() -> None:
    values = [blink(k / 60, seed=9) for k in range(60 * 60)]
    assert min(values) == 0.0
    assert 0.85 < sum(v > 0.9 for v in values) / len(values) < 0.99


def test_ramps_start_and_end_where_they_say() -> None:
    assert ramp(1.0, 1.0, 2.0) == 0.0
    assert ramp(2.0, 1.0, 2.0) == 1.0
    assert overshoot(-1) == 0
    assert overshoot(3.0) == pytest.approx(1.0, abs=1e-3)
    assert max(overshoot(k / 50) for k in range(100)) > 1.05


def test_twitches_are_short_and_small() -> None:
    values = [twitch(k / 60, seed=2) for k in range(60 * 30)]
    assert all(abs(v) <= 1 for v in values)
    assert sum(v == 0 for v in values) > 0.6 * len(values)


def test_acts_follow_each_other_without_gaps() -> None:
    act = phrase(7.0, seed=1, length_s=3.0)
    assert (act.index, act.inside_s) == (2, 1.0)
    assert 0 <= act.pick < 1


def test_a_tube_holds_its_middle_line() -> None:
    points = [0j, 10 + 2j, 22 - 4j, 25 - 3j]
    path = tube(points, [3.0, 3.0, 2.0, 2.0])
    assert all(path.contains(p.real, p.imag) for p in points)
