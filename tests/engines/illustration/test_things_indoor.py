"""Indoor things: each draws inside its box, stands on its foot, keeps still or moves as promised,
and takes the colour a word gives it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from vitascope.engines.illustration.canvas import Bgra, canvas_on, new_layer
from vitascope.engines.illustration.light import light_for
from vitascope.engines.illustration.scene import Time, Weather
from vitascope.engines.illustration.subjects.rig import Habitat, coloured
from vitascope.engines.illustration.subjects.thing import Thing
from vitascope.engines.illustration.subjects.things.indoor import INDOOR

HEIGHT_PX = 60.0
MARGIN_PX = 12

COCO = (
    "chair", "couch", "bed", "table", "toilet", "tv", "laptop", "computer mouse", "remote",
    "keyboard", "cell phone", "microwave", "oven", "toaster", "sink", "refrigerator", "book",
    "clock", "vase", "scissors", "teddy bear", "hair drier", "toothbrush", "bottle", "wine glass",
    "cup", "fork", "knife", "spoon", "bowl", "banana", "apple", "sandwich", "orange", "broccoli",
    "carrot", "hot dog", "pizza", "donut", "cake", "potted plant",
)  # fmt: skip
"""The indoor classes of the COCO data set: what prompts name most often."""

SEATS = ("chair", "couch", "bed", "toilet", "stool", "armchair", "bathtub")
TOPS = ("table", "desk", "bookshelf", "refrigerator", "box", "plate", "oven", "dresser")


def thing(kind: str) -> Thing:
    """The thing, which all of this table are."""
    found = INDOOR[kind]
    assert isinstance(found, Thing)
    return found


def picture(kind: str, t_s: float, *, colour: str | None = None, time: Time = Time.DAY) -> Bgra:
    """The thing alone: its extent with ``MARGIN_PX`` all round."""
    rig = thing(kind)
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
        seed=5,
    )
    return layer


def mean_colour(layer: Bgra) -> NDArray[np.float64]:
    """Mean blue, green, red of all that is drawn."""
    shown = layer[layer[..., 3] > 200].astype(np.float64)
    mean: NDArray[np.float64] = shown[:, :3].mean(axis=0)
    return mean


def test_everything_that_people_name_most_is_there() -> None:
    assert [kind for kind in COCO if kind not in INDOOR] == []


@pytest.mark.parametrize("kind", INDOOR)
def test_it_is_drawn_whole_inside_its_box(kind: str) -> None:
    for t_s in (0.0, 0.7, 2.6, 8.1) if thing(kind).is_live else (0.0,):
        layer = picture(kind, t_s)
        height, width = layer.shape[:2]
        ys, xs = np.nonzero(layer[..., 3] > 2)
        # One clear pixel inside the promised box as well: what touches it would be cropped.
        assert xs.min() > MARGIN_PX
        assert ys.min() > MARGIN_PX
        assert xs.max() < width - MARGIN_PX - 1
        assert ys.max() < height - MARGIN_PX - 1
        # A box much wider than the thing would keep others away from it.
        assert ys.max() - ys.min() > 0.8 * (height - 2 * MARGIN_PX)
        assert xs.max() - xs.min() > 0.5 * (width - 2 * MARGIN_PX)


@pytest.mark.parametrize("kind", INDOOR)
def test_it_is_about_a_hundred_units_high_and_stands_on_its_foot(kind: str) -> None:
    box = thing(kind).box
    assert -118 <= box.top <= -92
    assert 0 <= box.bottom <= 14 + 0.2 * thing(kind).half


@pytest.mark.parametrize("kind", INDOOR)
def test_the_same_moment_gives_the_same_picture(kind: str) -> None:
    first = picture(kind, 1.37)
    picture(kind, 3.1)
    np.testing.assert_array_equal(first, picture(kind, 1.37))


@pytest.mark.parametrize("kind", INDOOR)
def test_it_moves_by_itself_only_if_it_says_so(kind: str) -> None:
    still = np.array_equal(picture(kind, 0.3), picture(kind, 1.9))
    assert still is not thing(kind).is_live


@pytest.mark.parametrize("kind", INDOOR)
def test_a_colour_word_changes_its_main_colour(kind: str) -> None:
    means = [mean_colour(picture(kind, 0.4, colour=word)) for word in ("red", "green", "blue")]
    spread = max(float(np.abs(a - b).max()) for a in means for b in means)
    assert spread > 6.0, f"{kind}: {spread:.1f}"


LAMPS = {"lamp", "floor lamp", "chandelier", "candle", "lantern", "lava lamp", "fireplace"}
"""What shines by itself at night."""


@pytest.mark.parametrize("kind", sorted(set(INDOOR) - LAMPS))
def test_night_is_darker_than_day(kind: str) -> None:
    day = mean_colour(picture(kind, 0.4)).mean()
    assert mean_colour(picture(kind, 0.4, time=Time.NIGHT)).mean() < day


def test_what_is_sat_on_has_a_seat_and_what_holds_things_a_top() -> None:
    for kind in SEATS:
        assert "seat" in thing(kind).anchors(t_s=0.0, action="idle", seed=1), kind
    for kind in TOPS:
        top = thing(kind).anchors(t_s=0.0, action="idle", seed=1)["top"]
        assert thing(kind).box.top <= top.at.imag < 0, kind


def test_what_hangs_on_a_wall_casts_no_shadow_on_the_ground() -> None:
    for kind in INDOOR:
        if thing(kind).habitat is Habitat.WALL:
            assert thing(kind).half == 0, kind
