"""A scene as plain values, for people and programs: what ``vitascope explain`` prints."""

from __future__ import annotations

from typing import TypedDict

from ..scene import Scene, Subject

__all__ = ["Explanation", "explanation"]


class ExplainedRelation(TypedDict):
    """How a subject stands to others."""

    kind: str
    to: str | list[str]
    """An id; two of them for ``between``."""


class ExplainedSubject(TypedDict):
    """Somebody or something in the picture."""

    id: str
    kind: str
    word: str
    approximates: str | None
    action: str
    colour: str | None
    size: str | None
    count: int
    position: str | None
    relation: ExplainedRelation | None


class ExplainedCamera(TypedDict):
    """The camera."""

    move: str
    speed: str
    shot: str
    angle: str


class Explanation(TypedDict):
    """A scene, with canonical English values."""

    places: list[str]
    time: str
    season: str | None
    weather: list[str]
    """The weather that rules first, then what else fills the air."""
    subjects: list[ExplainedSubject]
    camera: ExplainedCamera
    style: str
    title: str | None
    absent: list[str]
    unknown: list[str]


def explanation(scene: Scene) -> Explanation:
    """The scene as it is written in JSON."""
    camera = scene.camera
    return {
        "places": list(scene.places) or [scene.scenery],
        "time": scene.time.value,
        "season": scene.season.value if scene.season else None,
        "weather": [scene.weather.value, *sorted(scene.airs)],
        "subjects": [_subject(s) for s in scene.subjects],
        "camera": {
            "move": camera.move.value,
            "speed": "slow" if camera.speed < 1 else "fast" if camera.speed > 1 else "normal",
            "shot": camera.shot.value,
            "angle": camera.angle.value,
        },
        "style": scene.style.value,
        "title": scene.title,
        "absent": list(scene.absent),
        "unknown": list(scene.unknown),
    }


def _subject(subject: Subject) -> ExplainedSubject:
    relation: ExplainedRelation | None = None
    if subject.relation is not None:
        to = subject.relation.to
        relation = {
            "kind": subject.relation.kind.value,
            "to": to[0] if len(to) == 1 else list(to),
        }
    return {
        "id": subject.id,
        "kind": subject.kind,
        "word": subject.word,
        "approximates": subject.approximates,
        "action": subject.action,
        "colour": subject.colour,
        "size": subject.size,
        "count": subject.count,
        "position": subject.position,
        "relation": relation,
    }
