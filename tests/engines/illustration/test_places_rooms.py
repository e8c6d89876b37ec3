"""Rooms: what stands in them exists, and each can be drawn by day and night, wide and tall."""

from __future__ import annotations

import numpy as np
import pytest

from vitascope.engines.illustration.film import IllustratedFilm
from vitascope.engines.illustration.places.hall_data import HALLS
from vitascope.engines.illustration.places.plan import Plan
from vitascope.engines.illustration.places.room_data import HOMES
from vitascope.engines.illustration.places.rooms import ROOMS
from vitascope.engines.illustration.places.shell import MOODS
from vitascope.engines.illustration.places.shops import GOODS
from vitascope.engines.illustration.places.surfaces import SURFACES
from vitascope.engines.illustration.scene import Scene, Time, Weather
from vitascope.engines.illustration.stage import FrameSize
from vitascope.engines.illustration.subjects import SUBJECTS

PLANS: dict[str, Plan] = {**HOMES, **HALLS}
WIDE, TALL, SQUARE = FrameSize(192, 108), FrameSize(108, 192), FrameSize(120, 120)


def drawn(scene: Scene, size: FrameSize) -> np.ndarray:
    """One frame in the middle of a short clip."""
    return IllustratedFilm(scene, size, fps=8, frame_count=16).frame(8)


@pytest.mark.parametrize("name", PLANS)
def test_what_a_plan_names_exists(name: str) -> None:
    plan = PLANS[name]
    named = {i.what for i in plan.items if isinstance(i.what, str)}
    assert named <= set(SUBJECTS)
    skins = (plan.wall, plan.floor, plan.ceiling, plan.sides or plan.wall)
    assert {material for material, _ in skins} <= set(SURFACES)
    assert plan.mood in MOODS


@pytest.mark.parametrize("size", [WIDE, TALL], ids=["wide", "tall"])
@pytest.mark.parametrize("time", [Time.DAY, Time.NIGHT])
@pytest.mark.parametrize("name", ROOMS)
def test_every_room_can_be_drawn(name: str, time: Time, size: FrameSize) -> None:
    frame = drawn(Scene(scenery=name, time=time), size)
    assert frame.shape == (size.height, size.width, 3)
    # Neither black nor blown out, and something is in it.
    assert 12 < frame.mean() < 243
    assert frame.std() > 8


@pytest.mark.parametrize("kind", GOODS)
def test_a_shop_sells_what_the_scene_says(kind: str) -> None:
    plain = drawn(Scene(scenery="shop"), WIDE)
    frame = drawn(Scene(scenery="shop", features=frozenset({f"shop:{kind}"})), WIDE)
    assert (kind == "") == np.array_equal(frame, plain)


@pytest.mark.parametrize("weather", [Weather.RAIN, Weather.SNOW])
@pytest.mark.parametrize("name", ["table", "bedroom", "train", "car interior", "stable"])
def test_weather_is_seen_through_the_window(name: str, weather: Weather) -> None:
    clear = drawn(Scene(scenery=name), SQUARE)
    assert not np.array_equal(clear, drawn(Scene(scenery=name, weather=weather), SQUARE))


def test_a_room_is_the_same_every_time() -> None:
    scene = Scene(scenery="library", seed=4)
    assert np.array_equal(drawn(scene, SQUARE), drawn(scene, SQUARE))
