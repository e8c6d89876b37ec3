"""The tables of words: every entry leads to something that can be drawn, said or heard."""

from __future__ import annotations

from collections import Counter

from vitascope.engines.illustration.language.lexicon import lexicon
from vitascope.engines.illustration.places import PLACES
from vitascope.engines.illustration.scene import (
    AIRS,
    Angle,
    Move,
    RelationKind,
    Season,
    Shot,
    Style,
    Time,
    Weather,
)
from vitascope.engines.illustration.subjects import SUBJECTS
from vitascope.engines.illustration.subjects.folk import FOLK
from vitascope.engines.illustration.subjects.rig import COLOUR_WORDS

LEX = lexicon()
WORDS = {(e.slot, e.value) for entries in (*LEX.en.values(), *LEX.zh.values()) for e in entries}

COCO = (
    "person", "bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat",
    "traffic light", "fire hydrant", "stop sign", "parking meter", "bench", "bird", "cat", "dog",
    "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe", "backpack", "umbrella",
    "handbag", "tie", "suitcase", "frisbee", "skis", "snowboard", "sports ball", "kite",
    "baseball bat", "baseball glove", "skateboard", "surfboard", "tennis racket", "bottle",
    "wine glass", "cup", "fork", "knife", "spoon", "bowl", "banana", "apple", "sandwich", "orange",
    "broccoli", "carrot", "hot dog", "pizza", "donut", "cake", "chair", "couch", "potted plant",
    "bed", "dining table", "toilet", "tv", "laptop", "mouse", "remote", "keyboard", "cell phone",
    "microwave", "oven", "toaster", "sink", "refrigerator", "book", "clock", "vase", "scissors",
    "teddy bear", "hair drier", "toothbrush",
)  # fmt: skip
"""The object classes of COCO (Lin et al., 2014)."""

STEMS = {"animal", "object", "plant", "food", "vehicle", "clothing", "instrument", "furniture",
         "appliance", "tool", "toy", "container", "body part", "celestial"}  # fmt: skip
"""What things are kinds of, and nothing by themselves."""


def test_every_thing_is_drawn_as_something() -> None:
    lost = [
        name
        for name in LEX.things
        if name not in STEMS and not any(e.value in SUBJECTS for e in LEX.ancestors(name))
    ]
    assert lost == []


def test_every_drawing_has_a_word() -> None:
    spoken = {value for slot, value in WORDS if slot == "thing"}
    silent = sorted(set(SUBJECTS) - spoken)
    # What only scenery is made of needs none.
    assert len(silent) < 0.12 * len(SUBJECTS), silent


def test_every_place_is_drawn() -> None:
    assert {p.scenery for p in LEX.places.values()} - set(PLACES) == set()
    homes = {e.home for e in (*LEX.things.values(), *LEX.actions.values())} - {""}
    assert homes - set(PLACES) == set()


def test_every_landmark_of_a_place_is_drawn() -> None:
    named = {
        feature.partition(":")[2]
        for place in LEX.places.values()
        for feature in place.features
        if feature.startswith("landmark:")
    }
    assert named - set(SUBJECTS) == set()


def test_every_action_has_a_pose_and_brings_what_exists() -> None:
    poses = {pose for rig in SUBJECTS.values() for pose in rig.actions}
    assert {a.pose for a in LEX.actions.values()} - poses - {""} == set()
    assert {a.needs for a in LEX.actions.values()} - set(LEX.things) - {""} == set()


def test_people_can_do_every_pose() -> None:
    poses = {a.pose for a in LEX.actions.values()} - {""}
    lost = poses - set(FOLK["woman"].actions) - {"eat", "drink", "play", "call", "perch", "trot"}
    assert lost == set()


def test_every_other_word_means_something_scenes_know() -> None:
    known: dict[str, set[str]] = {
        "time": set(Time),
        "season": set(Season),
        "weather": set(Weather),
        "air": set(AIRS),
        "move": set(Move),
        "shot": set(Shot),
        "angle": set(Angle),
        "style": {*Style, "unsupported"},
        "colour": {*COLOUR_WORDS, "black and white"},
        "relation": {*RelationKind, "with"},
    }
    for slot, values in known.items():
        assert {v for s, v in WORDS if s == slot} - values == set(), slot


def test_all_object_classes_of_coco_are_known_in_both_languages() -> None:
    for name in COCO:
        assert any(e.slot == "thing" for e in LEX.en[name]), name
    chinese = {e.value for entries in LEX.zh.values() for e in entries if e.slot == "thing"}
    for name in COCO:
        assert any(e.value in chinese for e in LEX.en[name]), name


def test_a_word_means_one_thing_at_most() -> None:
    """Homonyms are few, and meant: a place and a building, a fruit and a colour."""
    doubles: Counter[int] = Counter()
    for entries in (*LEX.en.values(), *LEX.zh.values()):
        doubles[sum(e.slot == "thing" for e in entries)] += 1
    assert sum(n for things, n in doubles.items() if things > 1) < 60
