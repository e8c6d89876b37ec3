"""Buildings, plants and street things: each draws inside its box, moves only as promised, takes a
colour, and is lit after dark."""

from __future__ import annotations

import numpy as np
import pytest

from vitascope.engines.illustration.canvas import Bgra, canvas_on, new_layer
from vitascope.engines.illustration.light import light_for
from vitascope.engines.illustration.scene import Time, Weather
from vitascope.engines.illustration.subjects.rig import Habitat, coloured
from vitascope.engines.illustration.subjects.things.compound import Compound, Swaying
from vitascope.engines.illustration.subjects.things.landmarks import LANDMARKS

HEIGHT_PX = 60.0
MARGIN_PX = 14

COCO = ("traffic light", "fire hydrant", "stop sign", "parking meter", "bench")
"""The outdoor things of the COCO data set: what prompts name most often."""

WANTED = (
    "house", "castle", "tree", "flower", "bridge", "lighthouse", "church", "temple", "pagoda",
    "windmill", "tower", "skyscraper", "building", "tent", "fountain", "statue", "snowman",
    "campfire", "barn", "cabin", "cottage", "mosque", "shrine", "palace", "clock tower",
    "wind turbine", "street lamp", "mailbox", "sign", "fence", "gate", "greenhouse", "school",
    "hospital", "hotel", "shop", "market stall", "yurt", "igloo", "treehouse", "ferris wheel",
    "carousel", "roller coaster", "pyramid", "ruins", "arch", "stone bridge", "factory",
    "water tower", "pavilion", "pier", "silo", "well", "swing", "slide", "scarecrow",
    "gravestone", "eiffel tower", "great wall", "statue of liberty", "big ben", "taj mahal",
    "pine", "palm", "bamboo", "cherry tree", "willow", "maple", "apple tree", "christmas tree",
    "bonsai", "cactus", "bush", "mushroom", "rose", "tulip", "sunflower", "lotus", "daisy",
    "lavender", "dandelion", "lily", "leaf", "coral", "seaweed", "log", "rock", "iceberg",
    "volcano", "moon", "sun", "planet", "earth", "star", "comet", "cloud",
)  # fmt: skip
"""What else everyday prompts ask for."""

AIRBORNE = ("moon", "sun", "planet", "earth", "star", "comet", "cloud", "rainbow")
LIT = ("house", "castle", "lighthouse", "skyscraper", "hotel", "cottage", "street lamp", "igloo")
MOVING = ("windmill", "wind turbine", "ferris wheel", "carousel", "fountain", "campfire", "volcano")


def picture(
    kind: str, t_s: float, *, colour: str | None = None, time: Time = Time.DAY, seed: int = 5
) -> Bgra:
    """The thing alone: its extent with ``MARGIN_PX`` all round."""
    rig = LANDMARKS[kind]
    left, top, right, bottom = rig.extent_px(height_px=HEIGHT_PX)
    layer = new_layer(round(right - left) + 2 * MARGIN_PX, round(bottom - top) + 2 * MARGIN_PX)
    canvas = canvas_on(layer)
    canvas.translate(MARGIN_PX - left, MARGIN_PX - top)
    rig.draw(
        canvas,
        t_s=t_s,
        height_px=HEIGHT_PX,
        light=light_for(time, Weather.CLEAR),
        action="idle",
        look=coloured(rig.look, colour),
        seed=seed,
    )
    return layer


def test_everything_that_prompts_ask_for_can_be_drawn() -> None:
    assert set(COCO) | set(WANTED) <= set(LANDMARKS)


@pytest.mark.parametrize("kind", sorted(LANDMARKS))
def test_it_fills_its_height_and_stays_inside_its_box(kind: str) -> None:
    layer = picture(kind, 0.4)
    drawn = layer[..., 3] > 60
    assert drawn.mean() > 0.02
    if not isinstance(LANDMARKS[kind], Compound):
        assert not drawn[: MARGIN_PX // 2].any()
    rows = np.flatnonzero(drawn.any(axis=1))
    assert rows[-1] - rows[0] > 0.6 * HEIGHT_PX


@pytest.mark.parametrize("kind", sorted(LANDMARKS))
def test_equal_moments_give_equal_pictures(kind: str) -> None:
    assert np.array_equal(picture(kind, 1.3), picture(kind, 1.3))


@pytest.mark.parametrize("kind", sorted(LANDMARKS))
def test_only_what_lives_moves(kind: str) -> None:
    rig = LANDMARKS[kind]
    is_live = bool(getattr(rig, "is_live", False))
    sways = isinstance(rig, Swaying) and rig.sway > 0.01
    # Some move by lamplight only.
    first, later = (picture(kind, t_s, time=Time.NIGHT) for t_s in (0.0, 3.1))
    is_still = np.array_equal(first, later)
    if is_live or sways:
        assert not is_still
    elif not isinstance(rig, Swaying):
        assert is_still


@pytest.mark.parametrize("kind", MOVING)
def test_what_turns_or_flows_is_live(kind: str) -> None:
    assert getattr(LANDMARKS[kind], "is_live", False)


@pytest.mark.parametrize("kind", ["house", "tulip", "fire hydrant", "bench", "lighthouse", "tent"])
def test_a_colour_word_reaches_it(kind: str) -> None:
    plain, blue = picture(kind, 0.0), picture(kind, 0.0, colour="blue")
    shift = blue[..., 0].astype(int).sum() - blue[..., 2].astype(int).sum()
    assert shift > plain[..., 0].astype(int).sum() - plain[..., 2].astype(int).sum()


@pytest.mark.parametrize("kind", LIT)
def test_lamplight_shows_after_dark(kind: str) -> None:
    night = picture(kind, 0.2, time=Time.NIGHT).astype(int)
    # Warm light: much red and green, little blue. Nothing else is so by night.
    warm = (night[..., 2] > 215) & (night[..., 1] > 150) & (night[..., 0] < night[..., 2] - 45)
    assert warm.sum() >= 3


@pytest.mark.parametrize("kind", AIRBORNE)
def test_what_stands_in_the_sky_belongs_there(kind: str) -> None:
    assert LANDMARKS[kind].habitat is Habitat.AIR


@pytest.mark.parametrize("kind", ["bench", "swing"])
def test_one_can_sit_on_it(kind: str) -> None:
    anchors = LANDMARKS[kind].anchors(t_s=0.0, action="idle", seed=0)
    assert "seat" in anchors
    assert -60 < anchors["seat"].at.imag < -20


def test_a_compound_counts_as_far_as_it_says() -> None:
    rig = LANDMARKS["lighthouse"]
    assert isinstance(rig, Compound)
    left, _, right, _ = rig.extent_px(height_px=100.0)
    # Its beam reaches much farther, but nobody must make room for that.
    assert right - left < 100
