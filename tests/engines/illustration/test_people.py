"""People: every action on every build stays in its box, moves without a jump, and its anchors
follow the joints; every kind can be drawn from the side and from the front."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from vitascope.engines.illustration.canvas import Bgra, canvas_on, new_layer
from vitascope.engines.illustration.light import light_for
from vitascope.engines.illustration.scene import Time, Weather
from vitascope.engines.illustration.subjects.biped import UPRIGHT, biped
from vitascope.engines.illustration.subjects.breeds import BREEDS
from vitascope.engines.illustration.subjects.folk import FOLK
from vitascope.engines.illustration.subjects.folk_acts.acts import ACTS, act_named
from vitascope.engines.illustration.subjects.folk_acts.posture import SEAT, posture_at
from vitascope.engines.illustration.subjects.people import PEOPLE
from vitascope.engines.illustration.subjects.rig import Rig, coloured
from vitascope.engines.illustration.subjects.walker import GAITS, ankle_at, build_of

HEIGHT_PX = 60.0
MARGIN_PX = 10
BUILDS = ("woman", "boy", "baby")
ANCHORS = ("hand", "head", "eyes", "mouth", "neck", "back", "pelvis", "feet")
POSES = frozenset({
    "idle", "walk", "run", "jump", "sit", "lie", "sleep", "crouch", "kneel", "crawl", "climb",
    "swim", "dive", "dance", "spin", "wave", "clap", "point", "bow", "hug", "push", "pull",
    "lift", "carry", "hold", "throw", "catch", "kick", "swing", "punch", "eat", "drink", "read",
    "write", "type", "phone", "stir", "cut", "paint", "strum", "bow_strings", "keys", "drum",
    "blow", "sing", "talk", "ride", "drive", "row", "sweep", "groom", "stretch", "squat",
    "push_up", "sit_up", "glide", "ski", "look_up", "turn", "laugh", "cry", "pray", "fish",
    "shoot", "juggle", "dribble", "fly", "flip", "sew", "massage", "sit_on",
})  # fmt: skip


def picture(rig: Rig, action: str, t_s: float, *, colour: str | None = None, seed: int = 5) -> Bgra:
    """The rig alone on a clear layer: its extent with ``MARGIN_PX`` all round."""
    left, top, right, bottom = rig.extent_px(height_px=HEIGHT_PX)
    width, height = round(right - left) + 2 * MARGIN_PX, round(bottom - top) + 2 * MARGIN_PX
    layer = new_layer(width, height)
    canvas = canvas_on(layer)
    canvas.translate(MARGIN_PX - left, MARGIN_PX - top)
    rig.draw(
        canvas,
        t_s=t_s,
        height_px=HEIGHT_PX,
        light=light_for(Time.DAY, Weather.CLEAR),
        action=action,
        look=coloured(rig.look, colour),
        seed=seed,
    )
    return layer


def assert_inside(layer: Bgra, what: str) -> None:
    """Nothing is drawn outside the box the rig promises."""
    height, width = layer.shape[:2]
    ys, xs = np.nonzero(layer[..., 3] > 2)
    assert xs.size, what
    assert xs.min() >= MARGIN_PX and xs.max() < width - MARGIN_PX, f"{what}: across"
    assert ys.min() >= MARGIN_PX and ys.max() < height - MARGIN_PX, f"{what}: up and down"


def difference(first: Bgra, second: Bgra) -> float:
    """Mean absolute difference, 0..255."""
    return float(np.abs(first.astype(np.int16) - second.astype(np.int16)).mean())


def test_people_can_do_all_that_a_prompt_may_ask_for() -> None:
    assert set(FOLK["woman"].actions) >= POSES
    assert FOLK["woman"].actions[0] == "idle"


@pytest.mark.parametrize("kind", BUILDS)
@pytest.mark.parametrize("action", [*ACTS, "read"])
def test_every_action_stays_in_the_box(kind: str, action: str) -> None:
    for t_s in (0.0, 0.31, 0.64, 1.1, 1.7, 2.9):
        assert_inside(picture(FOLK[kind], action, t_s), f"{kind} {action} at {t_s}")


@pytest.mark.parametrize("action", [*ACTS, "read"])
def test_every_action_moves_but_never_jumps(action: str) -> None:
    shots = [picture(FOLK["man"], action, 0.9 + k / 24) for k in range(12)]
    steps = [difference(a, b) for a, b in itertools.pairwise(shots)]
    assert difference(shots[0], shots[-1]) > 0.02
    # Somebody who turns shows another side of the head at once.
    most = 0.95 if ACTS.get(action) and ACTS[action].view_at else 0.7
    assert max(steps) < most * float(shots[0][..., 3].mean())
    np.testing.assert_array_equal(shots[3], picture(FOLK["man"], action, 0.9 + 3 / 24))


@pytest.mark.parametrize("kind", FOLK)
def test_every_kind_is_drawn_from_the_front_and_from_the_side(kind: str) -> None:
    for action in ("wave", "walk", "sit", "read", "spin"):
        layer = picture(FOLK[kind], action, 0.4)
        assert_inside(layer, f"{kind} {action}")
        assert int((layer[..., 3] > 200).sum()) > 0.05 * HEIGHT_PX**2


@pytest.mark.parametrize("kind", [k for k in FOLK if k != "crowd"])
def test_a_colour_word_paints_the_clothes_and_not_the_skin(kind: str) -> None:
    rig = FOLK[kind]
    usual, painted = picture(rig, "idle", 0.4), picture(rig, "idle", 0.4, colour="green")
    assert difference(usual, painted) > 0.1
    skin = (usual[..., 3] > 250) & (np.abs(usual.astype(int) - painted.astype(int)).max(axis=2) < 2)
    assert kind in ("ghost", "robot") or int(skin.sum()) > 20


def test_two_women_are_not_twins() -> None:
    first, second = (picture(FOLK["woman"], "stand", 0.4, seed=s) for s in (1, 6))
    assert difference(first, second) > 0.5


# Anchors


@pytest.mark.parametrize("kind", BUILDS)
@pytest.mark.parametrize("action", ACTS)
def test_anchors_are_on_the_body_and_follow_it_smoothly(kind: str, action: str) -> None:
    rig = FOLK[kind]
    rows = [rig.anchors(t_s=k / 48, action=action, seed=5) for k in range(96)]
    left, top, right, _ = rig.extent_px(height_px=100.0)
    for name in ANCHORS:
        points = [row[name].at for row in rows]
        assert all(left < p.real < right and top < p.imag < 30 for p in points), name
        if ACTS[action].view_at is None:
            assert max(abs(b - a) for a, b in itertools.pairwise(points)) < 16, name


@pytest.mark.parametrize("action", ACTS)
def test_what_is_held_is_where_the_hand_is(action: str) -> None:
    kind = PEOPLE["man"]
    build = build_of(kind)
    posture = posture_at(ACTS[action], build, t_s=0.7, seed=5)
    held = FOLK["man"].anchors(t_s=0.7, action=action, seed=5)["hand"].at
    assert held == pytest.approx(posture.placed(posture.grip) * build.unit)
    if ACTS[action].held == "near":
        assert posture.grip == posture.near_arm.hand


@pytest.mark.parametrize("kind", [k for k in FOLK if k != "crowd"])
@pytest.mark.parametrize("action", [a for a, act in ACTS.items() if act.seated])
def test_who_sits_on_something_sits_where_it_says(kind: str, action: str) -> None:
    rig = FOLK[kind]
    assert rig.grip("seat") == SEAT
    for t_s in (0.0, 0.4, 1.9):
        pelvis = rig.anchors(t_s=t_s, action=action, seed=3)["pelvis"].at
        assert pelvis == pytest.approx(SEAT)


def test_a_rider_reaches_the_bars_and_the_pedals() -> None:
    rig = FOLK["person"]
    per_m = 100.0 / rig.height_m
    for k in range(8):
        anchors = rig.anchors(t_s=0.17 * k, action="ride", seed=1)
        hand, feet = ((anchors[n].at - SEAT) / per_m for n in ("hand", "feet"))
        assert hand.real == pytest.approx(0.50, abs=0.05)
        assert hand.imag == pytest.approx(-0.15, abs=0.04)
        assert feet.real == pytest.approx(0.12, abs=0.06)
        assert feet.imag == pytest.approx(0.66, abs=0.1)


def test_a_cup_is_at_the_mouth_now_and_then() -> None:
    def away(t_s: float) -> float:
        anchors = FOLK["man"].anchors(t_s=t_s, action="drink", seed=0)
        return abs(anchors["hand"].at - anchors["mouth"].at)

    distances = [away(k / 10) for k in range(40)]
    assert min(distances) < 10 < 20 < max(distances)


# Joints


@pytest.mark.parametrize("action", ACTS)
def test_arms_keep_their_length(action: str) -> None:
    build = build_of(PEOPLE["woman"])
    upper, lower = build.arm
    for k in range(12):
        posture = posture_at(ACTS[action], build, t_s=0.23 * k, seed=2)
        for arm in (posture.near_arm, posture.far_arm):
            assert abs(arm.elbow - arm.root) <= upper * 1.001
            assert abs(arm.hand - arm.root) <= (upper + lower) * 1.061


@pytest.mark.parametrize("kind", [k for k in PEOPLE if PEOPLE[k].lower != "sheet"])
@pytest.mark.parametrize("gait", GAITS)
def test_standing_feet_do_not_slide(kind: str, gait: str) -> None:
    rig = FOLK.get(kind, FOLK["woman"])
    build = build_of(PEOPLE[kind])
    speed = rig.ground_speed_px_s(height_px=100.0, action=gait)
    step_s = 1 / 240
    stood = 0
    for k in range(240):
        a, a_stands = ankle_at(PEOPLE[kind], action=gait, t_s=k * step_s)
        b, b_stands = ankle_at(PEOPLE[kind], action=gait, t_s=(k + 1) * step_s)
        posture = posture_at(act_named(gait), build, t_s=k * step_s, seed=4)
        # What is drawn is what is promised.
        assert posture.near_leg.ankle * build.unit == pytest.approx(a)
        if a_stands and b_stands and b.real < a.real:
            stood += 1
            assert b.real - a.real == pytest.approx(-speed * step_s, abs=1e-6)
    assert stood > 40


@pytest.mark.parametrize(
    "action", ["idle", "sit", "crouch", "kneel", "drink", "eat", "phone", "cut"]
)
def test_resting_feet_do_not_move_at_all(action: str) -> None:
    build = build_of(PEOPLE["girl"])
    feet = [
        posture_at(ACTS[action], build, t_s=t, seed=1).near_leg.ankle for t in (0.0, 0.7, 1.9, 3.3)
    ]
    assert feet == pytest.approx([feet[0]] * 4)


def test_only_who_goes_somewhere_has_ground_speed() -> None:
    rig = FOLK["man"]
    for action in ("walk", "run", "crawl", "swim", "fly", "glide", "ski", "carry", "push"):
        assert rig.ground_speed_px_s(height_px=100, action=action) > 0
    for action in ("idle", "sit", "dance", "spin", "ride", "read", "climb", "sweep"):
        assert rig.ground_speed_px_s(height_px=100, action=action) == 0


def test_an_unknown_action_is_the_first_one() -> None:
    for kind in ("man", "mermaid", "crowd"):
        rig = FOLK[kind]
        np.testing.assert_array_equal(
            picture(rig, "conjugate", 0.8), picture(rig, rig.actions[0], 0.8)
        )


# Animals upright


@pytest.mark.parametrize("breed", BREEDS)
def test_any_animal_can_stand_up(breed: str) -> None:
    rig = biped(BREEDS[breed])
    assert set(UPRIGHT) <= set(rig.actions)
    for action in ("strum", "read", "walk"):
        layer = picture(rig, action, 0.6)
        assert_inside(layer, f"{breed} {action}")
        assert int((layer[..., 3] > 200).sum()) > 0.1 * HEIGHT_PX**2
