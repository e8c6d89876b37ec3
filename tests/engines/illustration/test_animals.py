"""Animals: drawn inside their box in everything they do, in motion, on feet that do not slide."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from vitascope.engines.illustration.canvas import Bgra, canvas_on, new_layer
from vitascope.engines.illustration.light import light_for
from vitascope.engines.illustration.scene import Time, Weather
from vitascope.engines.illustration.subjects.birdpose import WALKS
from vitascope.engines.illustration.subjects.breeds import BREEDS
from vitascope.engines.illustration.subjects.fauna import ANIMALS
from vitascope.engines.illustration.subjects.flocks import BIRDS
from vitascope.engines.illustration.subjects.gaits import GAITS
from vitascope.engines.illustration.subjects.rig import Habitat, coloured
from vitascope.engines.illustration.subjects.skeleton import Leg, Pose
from vitascope.engines.illustration.subjects.stance import pose_at

HEIGHT_PX = 40.0
MARGIN_PX = 10

EVERY_ACT = [(kind, action) for kind, rig in ANIMALS.items() for action in rig.actions]

ASKED_FOR = [
    "cat",
    "dog",
    "horse",
    "sheep",
    "cow",
    "elephant",
    "bear",
    "zebra",
    "giraffe",
    "bird",
    "lion",
    "tiger",
    "monkey",
    "rabbit",
    "fox",
    "wolf",
    "deer",
    "panda",
    "pig",
    "goat",
    "duck",
    "chicken",
    "fish",
    "penguin",
    "owl",
    "butterfly",
    "whale",
    "shark",
    "dolphin",
    "turtle",
    "frog",
    "snake",
    "swan",
    "goose",
    "rooster",
    "chick",
    "eagle",
    "parrot",
    "seagull",
    "dragon",
    "dinosaur",
    "unicorn",
    "leopard",
    "gorilla",
    "kangaroo",
    "koala",
    "squirrel",
    "mouse",
    "camel",
    "donkey",
    "hippo",
    "rhino",
    "hedgehog",
    "raccoon",
    "otter",
    "seal",
    "hamster",
    "alpaca",
    "bat",
    "sloth",
    "crow",
    "pigeon",
    "flamingo",
    "peacock",
    "ostrich",
    "crane bird",
    "hummingbird",
    "goldfish",
    "clownfish",
    "octopus",
    "jellyfish",
    "crab",
    "lobster",
    "seahorse",
    "starfish",
    "bee",
    "dragonfly",
    "ladybug",
    "ant",
    "spider",
    "snail",
    "caterpillar",
    "lizard",
    "crocodile",
    "phoenix",
]


def picture(kind: str, action: str, t_s: float, *, colour: str | None = None) -> Bgra:
    """The animal alone on a clear layer: its extent with ``MARGIN_PX`` all round."""
    rig = ANIMALS[kind]
    left, top, right, bottom = rig.extent_px(height_px=HEIGHT_PX)
    layer = new_layer(round(right - left) + 2 * MARGIN_PX, round(bottom - top) + 2 * MARGIN_PX)
    canvas = canvas_on(layer)
    canvas.translate(MARGIN_PX - left, MARGIN_PX - top)
    rig.draw(
        canvas,
        t_s=t_s,
        height_px=HEIGHT_PX,
        light=light_for(Time.DAY, Weather.CLEAR),
        action=action,
        look=coloured(rig.look, colour),
        seed=5,
    )
    return layer


@pytest.mark.parametrize("kind", [*ASKED_FOR, "chinese dragon", "red panda", "sea turtle"])
def test_everything_asked_for_can_be_drawn(kind: str) -> None:
    rig = ANIMALS[kind]
    assert 0.005 < rig.height_m < 10
    assert 0.2 < rig.aspect < 5
    assert (picture(kind, rig.actions[0], 0.5)[..., 3] > 200).sum() > 0.1 * HEIGHT_PX**2


@pytest.mark.parametrize(("kind", "action"), EVERY_ACT)
def test_it_stays_inside_the_box_it_promises_and_moves(kind: str, action: str) -> None:
    shots = [picture(kind, action, t) for t in (0.0, 0.33, 0.9, 1.43, 2.7, 4.6)]
    for layer in shots:
        height, width = layer.shape[:2]
        ys, xs = np.nonzero(layer[..., 3] > 2)
        assert xs.min() >= MARGIN_PX, "left"
        assert ys.min() >= MARGIN_PX, "top"
        assert xs.max() < width - MARGIN_PX, "right"
        assert ys.max() < height - MARGIN_PX, "bottom"
    moved = [
        np.abs(a.astype(np.int16) - b.astype(np.int16)).mean() for a, b in itertools.pairwise(shots)
    ]
    assert max(moved) > 0.02
    assert np.array_equal(shots[1], picture(kind, action, 0.33))


@pytest.mark.parametrize("kind", ANIMALS)
def test_an_unknown_action_is_the_first_one_and_resting_it_stays(kind: str) -> None:
    rig = ANIMALS[kind]
    assert np.array_equal(picture(kind, "conjugate", 0.8), picture(kind, rig.actions[0], 0.8))
    assert rig.ground_speed_px_s(height_px=100, action=rig.actions[0]) == 0
    assert rig.ground_speed_px_s(height_px=100, action="idle") == 0


@pytest.mark.parametrize("kind", ["cat", "horse", "bear", "bird", "fish", "frog", "monkey", "crab"])
def test_a_colour_word_changes_the_main_colour(kind: str) -> None:
    usual, black = (picture(kind, ANIMALS[kind].actions[0], 0.4, colour=c) for c in (None, "black"))
    assert np.abs(usual.astype(np.int16) - black.astype(np.int16)).mean() > 1.0


@pytest.mark.parametrize("kind", [k for k, rig in ANIMALS.items() if "walk" in rig.actions])
def test_who_walks_is_told_how_fast_the_ground_passes(kind: str) -> None:
    rig = ANIMALS[kind]
    slow = rig.ground_speed_px_s(height_px=100, action="walk")
    assert slow > 0
    if "run" in rig.actions:
        assert rig.ground_speed_px_s(height_px=100, action="run") >= slow
    assert rig.ground_speed_px_s(height_px=200, action="walk") == pytest.approx(2 * slow)


def legs_of(pose: Pose) -> tuple[Leg, Leg, Leg, Leg]:
    return pose.near_hind, pose.far_hind, pose.near_front, pose.far_front


@pytest.mark.parametrize("name", BREEDS)
@pytest.mark.parametrize("action", GAITS)
def test_four_standing_feet_move_back_with_the_ground(name: str, action: str) -> None:
    breed = BREEDS[name]
    if name == "cat":
        share = 0.86
    else:
        share = 1.0
    speed = ANIMALS[name].ground_speed_px_s(height_px=100.0, action=action) * breed.tall / 100
    step_s = 1 / 240
    stood = 0
    for k in range(200):
        before, after = (
            legs_of(pose_at(breed.build, t_s=t * step_s, action=action, seed=1)) for t in (k, k + 1)
        )
        for a, b in zip(before, after, strict=True):
            if a.stands and b.stands and b.ball.real < a.ball.real:
                stood += 1
                assert b.ball.real - a.ball.real == pytest.approx(-speed / share * step_s, abs=1e-6)
    assert stood > 150


@pytest.mark.parametrize("name", [n for n, b in BIRDS.items() if b.habitat is Habitat.GROUND])
@pytest.mark.parametrize("action", WALKS)
def test_a_bird_on_the_ground_goes(name: str, action: str) -> None:
    assert ANIMALS[name].ground_speed_px_s(height_px=100.0, action=action) > 0


@pytest.mark.parametrize("kind", ["horse", "camel", "elephant", "donkey", "unicorn", "dragon"])
def test_a_rider_s_seat_moves_with_the_gait(kind: str) -> None:
    rig = ANIMALS[kind]
    seats = [rig.anchors(t_s=0.06 * k, action="run", seed=1)["seat"].at for k in range(12)]
    heights = [seat.imag for seat in seats]
    assert max(heights) - min(heights) > 1.0
    resting = rig.anchors(t_s=0.0, action="idle", seed=1)["seat"].at
    assert -90 < resting.imag < -40


@pytest.mark.parametrize("kind", ["eagle", "bird", "owl", "swan", "seagull"])
def test_in_flight_the_origin_is_in_the_body(kind: str) -> None:
    rig = ANIMALS[kind]
    assert "fly" in rig.actions
    layer = picture(kind, "fly", 0.5)
    left, top, _, _ = rig.extent_px(height_px=HEIGHT_PX)
    assert layer[round(MARGIN_PX - top), round(MARGIN_PX - left), 3] > 200
