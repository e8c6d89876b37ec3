"""What somebody or something in the scene sounds like: by kind, by pose, by what the prompt says.

What there is to choose from is ``repertoire.py``. Knows nothing of where they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..cast.body import Body
from ..scene import Scene, Weather
from ..subjects.birdpose import WALKS
from ..subjects.breeds import BREEDS
from ..subjects.folk_acts.acts import act_named
from ..subjects.folk_acts.gaits import GAITS as ON_TWO
from ..subjects.gaits import GAITS as ON_FOUR
from . import music, people
from .calls import call_of, calling
from .machines import running
from .repertoire import ACTIONS, ENGINE_OF, PLAYS, POSES, STEADY, WARNING, WHISTLE, Heard
from .soundscapes import ELSEWHERE, SOUNDSCAPES
from .steps import Cadence, Floor, Foot, footsteps
from .take import Line

__all__ = ["cadence_of", "heard"]


_MOVING = frozenset({"run", "drive", "fly", "walk", "row", "ride", "sail", "swim", "trot"})
_GOES_LIKE = {"trot": "run", "gallop": "run"}
_HEAVY_M = 2.4


def heard(body: Body, scene: Scene) -> Iterator[Heard]:
    """Every sound of a body."""
    kind, pose = body.subject.kind, body.pose
    yield from STEADY.get(kind, ())
    if kind in ENGINE_OF and (pose in _MOVING or kind == "hot air balloon"):
        yield Heard("engine", running(ENGINE_OF[kind]), 1)
        if kind in WARNING:
            yield WARNING[kind]
        if kind == "steam train":
            yield WHISTLE
    yield from _steps(body, scene)
    call = call_of(kind, is_small=body.subject.size == "small")
    if call is not None:
        yield from _as_animal(body, calling(call, pace=1.6 if pose == "call" else 1.0))
    elif body.is_person:
        yield from _as_person(body, scene)


def _as_animal(body: Body, said: Line) -> Iterator[Heard]:
    kind, pose = body.subject.kind, body.subject.pose
    if pose in ("sleep", "lie"):
        purrs = kind in ("cat", "kitten", "tiger", "lion", "leopard")
        yield Heard("breath", running("purr") if purrs else people.sleeping, 0 if purrs else -5)
        return
    yield Heard("call", said, 3 if pose == "call" else 0)
    if pose in ("eat", "drink", "dive") or (pose == "swim" and kind not in ("whale", "orca")):
        yield from POSES[pose]
    if body.is_person or kind in BREEDS:
        yield from _music(body, ())


def _as_person(body: Body, scene: Scene) -> Iterator[Heard]:
    near = tuple(s.kind for s in scene.subjects)
    tune = tuple(_music(body, near))
    if tune:
        yield from tune
    elif body.subject.action in ACTIONS:
        yield from ACTIONS[body.subject.action]
    else:
        yield from POSES.get(body.subject.pose, ())


def _music(body: Body, near: tuple[str, ...]) -> Iterator[Heard]:
    """What somebody plays who plays: what they hold, else what stands near, else the usual."""
    # The drawing may use another pose of the same deed: at a stool, with a strap.
    pose = body.subject.pose
    kinds = (*(b.subject.kind for b in body.borne), *near)
    played = next((k for k in kinds if k in PLAYS.get(pose, ())), None)
    if pose == "drum":
        made = music.playing(played) if played else music.drumming
        yield Heard("music", made, 2)
    elif pose in PLAYS and (played or pose != "blow"):
        name = played or PLAYS[pose][0]
        yield Heard("music", music.playing(name), 2)


def cadence_of(body: Body) -> Cadence | None:
    """When its feet come down, from the gait it is drawn with; None if it does not walk."""
    kind = body.subject.kind
    pose = body.pose
    breed = BREEDS.get(kind)
    if breed is not None:
        gait = ON_FOUR.get(pose)
        if gait is None:
            return None
        falls = (gait.near_hind, gait.far_hind, gait.near_front, gait.far_front)
        return Cadence(gait.cycle_s * breed.build.run_cycle, falls)
    if body.is_person:
        gait = ON_TWO.get(act_named(pose).gait or "")
    elif "perch" in body.rig.actions and not body.is_aloft:
        gait = WALKS.get(_GOES_LIKE.get(pose, pose))
    else:
        return None
    return Cadence(gait.cycle_s, (gait.near_hind, gait.far_hind)) if gait is not None else None


def _steps(body: Body, scene: Scene) -> Iterator[Heard]:
    """Its footsteps, if it walks on something that sounds."""
    cadence = cadence_of(body)
    floor = _floor(scene)
    if cadence is None or floor is Floor.NONE or body.anchor:
        return
    breed = BREEDS.get(body.subject.kind)
    if breed is not None:
        foot = Foot.PAW
        if breed.build.hooves:
            foot = Foot.HOOF
        elif body.height_m > _HEAVY_M:
            foot = Foot.HEAVY
    else:
        foot = Foot.SHOE if body.is_person else Foot.PAW
    level_db = {Foot.SHOE: -3, Foot.PAW: -9, Foot.HOOF: 1, Foot.HEAVY: 1}[foot]
    yield Heard("steps", footsteps(cadence, floor, foot), level_db)


def _floor(scene: Scene) -> Floor:
    floor = SOUNDSCAPES.get(scene.scenery, ELSEWHERE).floor
    is_open = not SOUNDSCAPES.get(scene.scenery, ELSEWHERE).is_indoors
    if is_open and floor is not Floor.NONE:
        if scene.has("snowy") or scene.weather is Weather.SNOW:
            return Floor.SNOW
        if scene.weather in (Weather.RAIN, Weather.STORM) and floor is Floor.STONE:
            return Floor.WATER
    return floor
