"""Every built place draws in every ratio and hour, has room for subjects, and names only set
pieces that exist."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from numpy.typing import NDArray

from vitascope.engines.illustration.film import IllustratedFilm
from vitascope.engines.illustration.layers import Site
from vitascope.engines.illustration.light import light_for
from vitascope.engines.illustration.places import landmark
from vitascope.engines.illustration.places.banks import BANKS
from vitascope.engines.illustration.places.built import BUILT
from vitascope.engines.illustration.places.countryside import COUNTRYSIDE, FIELDS
from vitascope.engines.illustration.places.games import COURTS, GAMES, STADIUMS
from vitascope.engines.illustration.places.lanes import LANES
from vitascope.engines.illustration.places.outdoors import Outdoors, kinds_of
from vitascope.engines.illustration.places.scenery import Scenery
from vitascope.engines.illustration.places.streets import STREETS
from vitascope.engines.illustration.places.works import WORKS
from vitascope.engines.illustration.scene import Scene, Time, Weather
from vitascope.engines.illustration.stage import CameraPath, FrameSize
from vitascope.engines.illustration.subjects import SUBJECTS

_FPS = 24
_WANTED = (
    "landmark", "street", "alley", "city", "skyline", "bridge", "harbour", "village",
    "ancient town", "temple", "castle", "road", "highway", "railway", "station", "plaza", "park",
    "market", "playground", "amusement park", "stadium", "court", "suburb", "farm", "field",
    "campsite", "cemetery", "rooftop", "pool", "ski slope", "ice rink", "airport", "parking lot",
    "construction", "industrial", "pier",
)  # fmt: skip
_VARIANTS = (
    ("stadium", "field:soccer"), ("stadium", "field:football"), ("stadium", "field:baseball"),
    ("court", "court:tennis"), ("court", "court:volleyball"), ("field", "sunflowers"),
    ("field", "wheat"), ("field", "lavender"), ("village", "snowy"), ("park", "leaves"),
)  # fmt: skip
_LANDMARKS = (
    "lighthouse", "windmill", "castle", "church", "eiffel tower", "great wall", "pyramid", "igloo",
    "temple", "taj mahal", "stone bridge", "bridge", "statue of liberty", "ferris wheel", "house",
    "volcano", "iceberg", "skyscraper", "yurt", "tree",
)  # fmt: skip


def _film(scene: Scene, width: int = 160, height: int = 90) -> IllustratedFilm:
    return IllustratedFilm(scene, FrameSize(width, height), fps=_FPS, frame_count=_FPS * 6)


def _scene(name: str, feature: str | None = None, **told: object) -> Scene:
    features = frozenset({feature}) if feature else frozenset()
    return Scene(scenery=name, features=features, seed=3, **told)  # type: ignore[arg-type]


def _apart(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    """Mean difference, levels of 255."""
    return float(np.abs(a.astype(np.int16) - b.astype(np.int16)).mean())


def _built(scene: Scene, width: int, height: int) -> Scenery:
    place = BUILT[scene.scenery]
    path = CameraPath(FrameSize(width, height), scene.camera, 6.0, place.horizon)
    return place.build(Site(scene, light_for(scene.time, scene.weather), path))


def test_every_place_that_prompts_ask_for_exists() -> None:
    assert set(_WANTED) <= set(BUILT)


def test_every_set_piece_exists() -> None:
    named: set[str] = set()
    told: Iterable[Outdoors] = (
        *STREETS.values(), *COUNTRYSIDE.values(), *FIELDS.values(), *GAMES.values(),
        *STADIUMS.values(), *COURTS.values(), *WORKS.values(),
        *(lane.place for lane in LANES.values()), *landmark.settings(),
    )  # fmt: skip
    for place in told:
        named |= kinds_of(place.things) | kinds_of(place.front)
    for bank in BANKS.values():
        named |= kinds_of(bank.across) | kinds_of(bank.afloat) | kinds_of(bank.things)
    for lane in LANES.values():
        named |= set(lane.houses) | set(lane.hung)
    assert named - set(SUBJECTS) == set()


@pytest.mark.parametrize("name", sorted(BUILT))
def test_it_draws_by_day_and_lives(name: str) -> None:
    film = _film(_scene(name))
    first, later = film.frame(0), film.frame(120)
    assert first.std() > 18
    assert _apart(first, later) > 0.5
    assert _apart(first, film.frame(1)) < 6


@pytest.mark.parametrize("name", sorted(BUILT))
def test_the_hour_and_the_rain_change_it(name: str) -> None:
    day = _film(_scene(name)).frame(10)
    night = _film(_scene(name, time=Time.NIGHT)).frame(10)
    assert night.mean() < 0.8 * day.mean()
    wet = _film(_scene(name, time=Time.DUSK, weather=Weather.RAIN)).frame(10)
    assert _apart(wet, day) > 10


@pytest.mark.parametrize("name", sorted(BUILT))
@pytest.mark.parametrize(
    ("width", "height"), [(160, 90), (90, 160), (96, 96), (120, 90), (168, 72)]
)
def test_subjects_have_room_in_every_ratio(name: str, width: int, height: int) -> None:
    scenery = _built(_scene(name), width, height)
    assert len(scenery.spots) >= 3
    for spot in (*scenery.spots, *scenery.afloat):
        assert 0.02 * width < spot.x < 0.98 * width
        assert 0.2 * height < spot.y <= height * 1.02
    left, top, right, bottom = scenery.air
    assert left < right
    assert top < bottom


@pytest.mark.parametrize(("name", "feature"), _VARIANTS)
def test_a_feature_changes_the_place(name: str, feature: str) -> None:
    assert _apart(_film(_scene(name)).frame(5), _film(_scene(name, feature)).frame(5)) > 1.0


@pytest.mark.parametrize("kind", _LANDMARKS)
def test_a_landmark_is_large_in_the_picture(kind: str) -> None:
    scene = _scene("landmark", f"landmark:{kind}")
    assert landmark.landmark_of(scene) == kind
    other = _film(_scene("landmark", "landmark:clover")).frame(5).astype(int)
    picture = _film(scene).frame(5).astype(int)
    changed = np.abs(picture - other).max(axis=2) > 24
    assert changed.mean() > 0.08


@pytest.mark.parametrize("name", ["harbour", "bridge", "skyline", "pier", "ancient town"])
def test_where_there_is_water_things_can_float(name: str) -> None:
    assert _built(_scene(name), 160, 90).afloat
