"""Where subjects stand, how large they are, and who holds whom: as the prompt says."""

from __future__ import annotations

import itertools

import pytest

from vitascope.engines.illustration.cast.body import Body, bodies_of
from vitascope.engines.illustration.cast.layout import Role, laid_out
from vitascope.engines.illustration.film import IllustratedFilm
from vitascope.engines.illustration.language import read_prompt
from vitascope.engines.illustration.layers import Site
from vitascope.engines.illustration.light import light_for
from vitascope.engines.illustration.places import PLACES
from vitascope.engines.illustration.scene import (
    Camera,
    Relation,
    RelationKind,
    Scene,
    Shot,
    Subject,
)
from vitascope.engines.illustration.stage import CameraPath, FrameSize
from vitascope.engines.illustration.subjects import SUBJECTS

RATIOS = [(640, 360), (360, 640), (480, 480), (480, 360), (360, 480), (840, 360)]


def roles_of(scene: Scene, width: int = 640, height: int = 360) -> dict[str, list[Role]]:
    frame = FrameSize(width, height)
    place = PLACES[scene.scenery]
    path = CameraPath(frame, scene.camera, 5.0, place.horizon)
    scenery = place.build(Site(scene, light_for(scene.time, scene.weather), path))
    found: dict[str, list[Role]] = {}
    for role in laid_out(bodies_of(scene), scenery, place, frame, scene.camera):
        found.setdefault(role.body.subject.id, []).append(role)
    return found


def subject(kind: str, **more: object) -> Subject:
    return Subject(id=kind, kind=kind, word=kind, **more)  # type: ignore[arg-type] # a test's shorthand


def related(kind: RelationKind, *, one: str = "dog", other: str = "cat") -> Scene:
    relation = Relation(kind, (other,))
    return Scene(scenery="meadow", subjects=(subject(one, relation=relation), subject(other)))


@pytest.mark.parametrize(("width", "height"), RATIOS)
@pytest.mark.parametrize(("kind", "side"), [(RelationKind.LEFT, -1), (RelationKind.RIGHT, 1)])
def test_left_is_left_and_right_is_right(
    kind: RelationKind, side: int, width: int, height: int
) -> None:
    roles = roles_of(related(kind), width, height)
    dog, cat = roles["dog"][0].spot, roles["cat"][0].spot
    assert (dog.x - cat.x) * side > 0.1 * width


def test_before_is_nearer_and_behind_is_farther() -> None:
    for kind, sign in ((RelationKind.FRONT, 1), (RelationKind.BEHIND, -1)):
        roles = roles_of(related(kind))
        dog, cat = roles["dog"][0].spot, roles["cat"][0].spot
        assert (dog.y - cat.y) * sign > 0
        assert (cat.depth - dog.depth) * sign > 0


def test_between_is_between() -> None:
    relation = Relation(RelationKind.BETWEEN, ("cat", "horse"))
    roles = roles_of(
        Scene(
            scenery="meadow",
            subjects=(subject("dog", relation=relation), subject("cat"), subject("horse")),
        )
    )
    x = {name: found[0].spot.x for name, found in roles.items()}
    assert min(x["cat"], x["horse"]) < x["dog"] < max(x["cat"], x["horse"])


def test_above_is_above() -> None:
    roles = roles_of(related(RelationKind.ABOVE, one="kite", other="house"))
    kite, house = roles["kite"][0], roles["house"][0]
    assert kite.spot.y < house.spot.y - 0.3 * house.body.height_px


@pytest.mark.parametrize(
    ("one", "pose", "kind", "other", "bearer"),
    [
        ("cup", "idle", RelationKind.ON, "table", "table"),
        ("person", "ride", RelationKind.ON, "horse", "horse"),
        ("person", "ride", RelationKind.ON, "bicycle", "bicycle"),
        ("person", "sit", RelationKind.ON, "bench", "bench"),
        ("umbrella", "idle", RelationKind.HELD, "woman", "woman"),
        ("hat", "idle", RelationKind.WORN, "man", "man"),
        ("person", "drive", RelationKind.INSIDE, "car", "car"),
        ("person", "glide", RelationKind.ON, "skateboard", "person"),
    ],
)
def test_who_bears_whom(one: str, pose: str, kind: RelationKind, other: str, bearer: str) -> None:
    scene = Scene(
        scenery="meadow",
        subjects=(subject(one, pose=pose, relation=Relation(kind, (other,))), subject(other)),
    )
    standing = bodies_of(scene)
    assert [b.subject.id for b in standing] == [bearer]
    assert len(standing[0].borne) == 1


def test_a_coat_colours_its_wearer() -> None:
    plain, dressed = (
        bodies_of(read_prompt(p, seed=1))[0] for p in ("a woman", "a woman in a green coat")
    )
    assert plain.look.base != dressed.look.base


@pytest.mark.parametrize(("width", "height"), RATIOS)
@pytest.mark.parametrize("kind", ["cat", "person", "elephant", "bus", "cup", "giraffe", "bee"])
def test_a_subject_is_large_enough_and_inside(kind: str, width: int, height: int) -> None:
    for place in ("meadow", "lake", "city"):
        role = roles_of(Scene(scenery=place, subjects=(subject(kind),)), width, height)[kind][0]
        body, spot = role.body, role.spot
        left, right = body.stature_px()
        # A fifth of the height; something long may be that wide instead.
        assert max(body.height_px, 0.6 * (right - left)) >= 0.2 * height
        assert spot.x + left > -0.02 * width
        assert spot.x + right < 1.02 * width
        assert spot.y - body.height_px > -0.05 * height
        assert spot.y < 1.0 * height


def test_a_wide_shot_shows_less_and_a_close_one_more() -> None:
    heights = [
        roles_of(Scene(scenery="meadow", subjects=(subject("cat"),), camera=Camera(shot=shot)))[
            "cat"
        ][0].body.height_px
        for shot in (Shot.WIDE, Shot.MEDIUM, Shot.CLOSE)
    ]
    assert heights == sorted(heights)
    assert heights[2] > 2 * heights[0]


@pytest.mark.parametrize("count", [2, 3, 5, 8])
def test_as_many_as_were_asked_for_side_by_side(count: int) -> None:
    roles = roles_of(Scene(scenery="meadow", subjects=(subject("duck", count=count),)))["duck"]
    assert len(roles) == count
    middles = sorted(r.spot.x for r in roles)
    gaps = [b - a for a, b in itertools.pairwise(middles)]
    assert min(gaps) > 0.6 * roles[0].body.height_px * min(1.0, roles[0].body.rig.aspect)


def test_everything_that_can_be_drawn_can_be_cast() -> None:
    frame, place, scene = FrameSize(320, 180), PLACES["meadow"], Scene(scenery="meadow")
    site = Site(scene, light_for(scene.time, scene.weather), CameraPath(frame, Camera(), 5.0))
    scenery = place.build(site)
    for kind in SUBJECTS:
        bodies = bodies_of(Scene(scenery="meadow", subjects=(subject(kind),)))
        (role,) = laid_out(bodies, scenery, place, frame, Camera())
        assert role.body.height_px > 10


def test_nobody_bears_themselves() -> None:
    """Two that hold each other: one of them stands."""
    on = Relation(RelationKind.ON, ("box-2",))
    off = Relation(RelationKind.ON, ("box",))
    scene = Scene(
        scenery="meadow",
        subjects=(
            Subject(id="box", kind="box", word="box", relation=on),
            Subject(id="box-2", kind="box", word="box", relation=off),
        ),
    )
    standing = bodies_of(scene)
    assert len(standing) == 1

    def count(body: Body) -> int:
        return 1 + sum(count(b) for b in body.borne)

    assert count(standing[0]) == 2
    IllustratedFilm(scene, FrameSize(160, 90), fps=24, frame_count=24).frame(3)
