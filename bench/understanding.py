"""Understanding prompts: which share of what prompts name stands in the scenes made of them.

The prompts and what each names are written down in ``prompts.psv``. An expected item is
``kind:value``; ``do``, ``colour`` and ``count`` say of whom, ``rel`` says who, how and to whom,
``home`` is where it plays when no place is named, ``none`` is that nobody else does anything and
nothing is left unread. It does not know whether the pictures show what the scenes say.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from bench.report import figure, section
from vitascope.engines.illustration.language import read_prompt
from vitascope.engines.illustration.scene import Scene, Subject

__all__ = ["holds", "prompts", "run"]

AIM_PERCENT = 90.0
NAMES = {
    "thing": "things",
    "count": "counts",
    "colour": "colours",
    "no": "colours",
    "rel": "relations",
    "do": "actions",
    "place": "places",
    "home": "places left open",
}
"""Kinds of items → what they are called in the report; the rest is treatment."""


def prompts() -> list[tuple[str, list[str]]]:
    """Each prompt with what it names."""
    lines = Path(__file__).with_name("prompts.psv").read_text("utf-8").splitlines()[1:]
    rows = [line.partition(" | ") for line in lines if line.strip() and not line.startswith("#")]
    return [(prompt, [i.strip() for i in items.split(";")]) for prompt, _, items in rows]


def _named(scene: Scene, name: str) -> list[Subject]:
    wanted, _, nth = name.rpartition("-") if name[-1:].isdigit() else (name, "", "")
    found = [s for s in scene.subjects if wanted in (s.approximates, s.kind, s.word)]
    found = found or [s for s in scene.subjects if s.word.endswith(wanted)]
    return found[int(nth) - 1 :][:1] if nth else found


def _has_relation(scene: Scene, value: str) -> bool:
    who, kind, to = value.split(">")
    goals = {s.id for s in _named(scene, to)}
    relations = [s.relation for s in _named(scene, who) if s.relation]
    return any(r.kind.value == kind and goals & set(r.to) for r in relations)


def _says(scene: Scene, kind: str, value: str) -> bool:
    """Whether the scene as a whole is so."""
    camera = scene.camera
    is_thing_there = any(s.approximates == value or s.kind == value for s in scene.subjects)
    return {
        "place": value in scene.places or is_thing_there,
        "home": scene.scenery == value,
        "time": scene.time == value,
        "season": scene.season == value,
        "weather": scene.weather == value,
        "air": value in scene.airs,
        "move": camera.move == value,
        "shot": camera.shot == value,
        "angle": camera.angle == value,
        "style": scene.style == value,
        "title": scene.title == value,
        "absent": value in scene.absent and not _named(scene, value),
        "none": not scene.unknown,
    }[kind]


def holds(scene: Scene, item: str) -> bool:
    """Whether an expected item stands in the scene."""
    kind, _, value = item.partition(":")
    who, _, said = value.partition("=")
    subjects = _named(scene, who)
    if kind == "thing":
        return bool(subjects) or value in scene.places
    if kind == "rel":
        return _has_relation(scene, value)
    if kind == "count":
        return any(s.count == int(said) for s in subjects)
    if kind == "colour":
        return any(s.colour == said for s in subjects)
    if kind == "no":
        return all(s.colour != said for s in subjects)
    if kind == "do":
        return any(said in s.action.split(" and ") for s in subjects)
    return _says(scene, kind, value)


def run(_folder: Path) -> None:
    section("Understanding prompts: share of what is named that stands in the scene")
    met: dict[str, list[bool]] = defaultdict(list)
    lost = []
    for prompt, items in prompts():
        scene = read_prompt(prompt, seed=1)
        for item in items:
            is_met = holds(scene, item)
            met[NAMES.get(item.partition(":")[0], "treatment")].append(is_met)
            if not is_met:
                lost.append(f"{item} in {prompt[:60]!r}")
    met["all"] = [is_met for part in list(met.values()) for is_met in part]
    for name, results in met.items():
        share = 100 * sum(results) / len(results)
        took = f"{share:.1f} % of {len(results)}"
        figure(name, took, aim=f"≥ {AIM_PERCENT:.0f} %", is_met=share >= AIM_PERCENT)
    for line in lost:
        figure("not understood", line)
