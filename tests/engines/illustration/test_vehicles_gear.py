"""Vehicles and gear: drawn inside their box, deterministic, taking a colour, rolling true."""

from __future__ import annotations

from math import degrees

import numpy as np
import pytest
from numpy.typing import NDArray

from vitascope.engines.illustration.canvas import Bgra, canvas_on, new_layer
from vitascope.engines.illustration.light import light_for
from vitascope.engines.illustration.scene import Time, Weather
from vitascope.engines.illustration.subjects import vehicle as vehicle_module
from vitascope.engines.illustration.subjects.fleet import FLEET
from vitascope.engines.illustration.subjects.rig import Habitat, Rig, coloured
from vitascope.engines.illustration.subjects.things.gear import GEAR
from vitascope.engines.illustration.subjects.vehicle import Vehicle
from vitascope.engines.illustration.subjects.wheels import Wheel

RIGS = {**FLEET, **GEAR}
HEIGHT_PX = 60.0
MARGIN_PX = 10
ACTS = [(kind, action) for kind, rig in RIGS.items() for action in rig.actions]


def picture(
    rig: Rig, action: str, *, t_s: float = 0.7, time: Time = Time.DAY, colour: str | None = None
) -> Bgra:
    """The rig alone on a clear layer: its extent with ``MARGIN_PX`` all round."""
    left, top, right, bottom = rig.extent_px(height_px=HEIGHT_PX)
    layer = new_layer(round(right - left) + 2 * MARGIN_PX, round(bottom - top) + 2 * MARGIN_PX)
    canvas = canvas_on(layer)
    canvas.translate(MARGIN_PX - left, MARGIN_PX - top)
    rig.draw(
        canvas,
        t_s=t_s,
        height_px=HEIGHT_PX,
        light=light_for(time, Weather.CLEAR),
        action=action,
        look=coloured(rig.look, colour),
        seed=5,
    )
    return layer


def main_colour(layer: Bgra) -> NDArray[np.float64]:
    """Mean of blue, green, red where the subject is."""
    return np.asarray(layer[layer[..., 3] > 200][:, :3].astype(np.float64).mean(axis=0))


@pytest.mark.parametrize(("kind", "action"), ACTS)
def test_each_is_drawn_whole_inside_the_box_it_promises(kind: str, action: str) -> None:
    for t_s in (0.0, 0.48, 1.3, 2.7, 4.4):
        layer = picture(RIGS[kind], action, t_s=t_s)
        shown = layer[..., 3] > 6
        ys, xs = np.nonzero(shown)
        assert xs.min() >= MARGIN_PX, f"{kind} {action} at {t_s}: left"
        assert ys.min() >= MARGIN_PX, f"{kind} {action} at {t_s}: top"
        assert xs.max() < layer.shape[1] - MARGIN_PX, f"{kind} {action} at {t_s}: right"
        assert ys.max() < layer.shape[0] - MARGIN_PX, f"{kind} {action} at {t_s}: bottom"
        assert shown.sum() > 0.01 * HEIGHT_PX**2


@pytest.mark.parametrize(("kind", "action"), ACTS)
def test_the_same_moment_gives_the_same_picture(kind: str, action: str) -> None:
    first = picture(RIGS[kind], action, t_s=1.37)
    picture(RIGS[kind], action, t_s=3.1)
    np.testing.assert_array_equal(first, picture(RIGS[kind], action, t_s=1.37))


@pytest.mark.parametrize("kind", RIGS)
def test_a_colour_word_changes_the_main_colour(kind: str) -> None:
    rig = RIGS[kind]
    blue, red = (main_colour(picture(rig, rig.actions[0], colour=c)) for c in ("blue", "red"))
    # Among much that has its own colour (a fishing rod's line), a little is enough.
    assert blue[0] - red[0] > 2.0
    assert red[2] - blue[2] > 2.0


@pytest.mark.parametrize("kind", RIGS)
def test_an_unknown_action_is_the_first_one(kind: str) -> None:
    rig = RIGS[kind]
    known = picture(rig, rig.actions[0], t_s=0.8)
    np.testing.assert_array_equal(picture(rig, "conjugate", t_s=0.8), known)


@pytest.mark.parametrize("kind", FLEET)
def test_what_stands_still_on_the_ground_does_not_pass_over_it(kind: str) -> None:
    rig = FLEET[kind]
    if "idle" in rig.actions:
        assert rig.ground_speed_px_s(height_px=100.0, action="idle") == 0.0
    if rig.habitat is Habitat.GROUND:
        assert rig.ground_speed_px_s(height_px=100.0, action="run") > 0.0


@pytest.mark.parametrize("kind", [k for k, v in FLEET.items() if isinstance(v, Vehicle)])
def test_wheels_roll_as_far_as_the_vehicle_goes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: dict[Wheel, list[float]] = {}

    def note(fig: object, wheel: Wheel, turn: float) -> None:
        turns.setdefault(wheel, []).append(turn)

    monkeypatch.setattr(vehicle_module, "draw_wheel", note)
    rig = FLEET[kind]
    for t_s in (1.0, 2.0):
        picture(rig, "run", t_s=t_s)
    for wheel, (first, second) in turns.items():
        way = rig.ground_speed_px_s(height_px=100.0, action="run")
        assert second - first == pytest.approx(degrees(way / wheel.radius))


@pytest.mark.parametrize("kind", ["car", "bus", "train", "bicycle", "ship"])
def test_lamps_are_lit_at_night(kind: str) -> None:
    def glow(time: Time) -> float:
        layer = picture(FLEET[kind], "run", time=time)
        return float(layer[..., 2].max())

    assert glow(Time.NIGHT) > 235


def test_a_rider_of_the_bicycle_reaches_bars_and_pedals() -> None:
    rig = FLEET["bicycle"]
    seat = rig.anchors(t_s=0.0, action="idle", seed=1)["seat"].at
    metre = 100 / rig.height_m
    assert -seat.imag / metre == pytest.approx(0.95, abs=0.02)
    bars = seat + complex(0.50, -0.15) * metre
    assert bars.real == pytest.approx(30, abs=3)
    assert bars.imag == pytest.approx(-99, abs=3)


def test_in_use_nothing_casts_a_shadow_on_the_ground() -> None:
    alone, held = (picture(GEAR["ball"], a) for a in ("idle", "held"))
    assert (alone[..., 3] > 6).sum() > (held[..., 3] > 6).sum()


def test_a_guitar_stands_alone_and_lies_across_its_player() -> None:
    def wide(action: str) -> int:
        _, xs = np.nonzero(picture(GEAR["guitar"], action)[..., 3] > 100)
        return int(xs.max() - xs.min())

    assert wide("held") > 2 * wide("idle")
