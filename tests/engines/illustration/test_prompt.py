"""Prompts in two languages become the scenes they ask for."""

from __future__ import annotations

import re

import pytest

from vitascope.engines.illustration.lexicon import ENTRIES
from vitascope.engines.illustration.places import PLACES
from vitascope.engines.illustration.prompt import read_prompt
from vitascope.engines.illustration.scene import Move, Scene, Time, Weather
from vitascope.engines.illustration.subjects import SUBJECTS


def _read(prompt: str, *, camera_fixed: bool = False) -> Scene:
    return read_prompt(prompt, seed=1, camera_fixed=camera_fixed)


def _cast(scene: Scene) -> list[tuple[str, str, str | None, int]]:
    return [(s.kind, s.action, s.colour, s.count) for s in scene.subjects]


@pytest.mark.parametrize(
    ("prompt", "place", "time", "weather", "move"),
    [
        # The prompts of the contract.
        ("黄昏下的海边,海浪轻轻拍打礁石,镜头缓慢推进", "sea", "dusk", "clear", "push"),
        ("一只可爱的小猫在花园里玩耍", "garden", "day", "clear", "drift"),
        ("一个人在咖啡馆窗边阅读,画面自然运镜", "cafe", "golden", "clear", "drift"),
        ("a fox running through a snowy forest at night under a full moon",
         "forest", "night", "snow", "follow"),
        # Places, hours and weather.
        ("雪山下的湖泊,日出,镜头环绕", "lake", "dawn", "clear", "orbit"),
        ("赛博朋克城市夜景下雨", "city", "night", "rain", "drift"),
        ("沙漠的日落,镜头拉远", "desert", "dusk", "clear", "pull"),
        ("Sunrise over a misty mountain valley, slow pan left",
         "mountain", "dawn", "fog", "pan_left"),
        ("a cup of tea in a cozy library while it rains", "cafe", "dusk", "rain", "drift"),
        ("Rainy street in Tokyo, neon, tilt up", "city", "night", "rain", "tilt_up"),
        ("星空下的草原", "meadow", "night", "clear", "drift"),
        # Where snow lies there is no green grass.
        ("大雪中的山村", "snowfield", "day", "snow", "drift"),
        # Full-width punctuation and capitals are the same words.
        ("黄昏下的海边，ＺＯＯＭ　ＩＮ", "sea", "dusk", "clear", "push"),
        # A place that is not named follows from who is there.
        ("a sailboat, static shot", "sea", "day", "clear", "still"),
        ("一只狐狸", "forest", "day", "clear", "drift"),
        ("有人在看书", "cafe", "golden", "clear", "drift"),
    ],
)  # fmt: skip
def test_place_hour_weather_and_camera(
    prompt: str, place: str, time: str, weather: str, move: str
) -> None:
    scene = _read(prompt)
    assert (scene.place, scene.time, scene.weather, scene.camera.move) == (
        place, Time(time), Weather(weather), Move(move),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("prompt", "cast"),
    [
        ("一只可爱的小猫在花园里玩耍", [("cat", "play", None, 1)]),
        ("一只橘猫在睡觉", [("cat", "sleep", "orange", 1)]),
        ("两只白色的小狗在草地上奔跑", [("dog", "run", "white", 2)]),
        ("森林里有一只红色的狐狸和两只蝴蝶",
         [("fox", "idle", "red", 1), ("butterfly", "fly", None, 2)]),
        ("Three black cats sleeping on the grass", [("cat", "sleep", "black", 3)]),
        ("a girl walking a dog on the beach",
         [("girl", "walk", None, 1), ("dog", "idle", None, 1)]),
        ("a flock of seagulls over the sea", [("bird", "fly", None, 5)]),
        ("一个小男孩在街上走路", [("boy", "walk", None, 1)]),
        # Grown or not, he or she: each is somebody else.
        ("一个男人在咖啡馆", [("man", "read", None, 1)]),
        ("女孩在看书", [("girl", "read", None, 1)]),
        ("an old man, a boy", [("man", "idle", None, 1), ("boy", "idle", None, 1)]),
        ("雪地里的狼", [("wolf", "idle", None, 1)]),
        # Longest word first: a panda (熊猫) is neither a bear nor a cat.
        ("大熊猫坐在竹林里", [("panda", "sit", None, 1)]),
        # Negations.
        ("没有人的海滩", []),
        ("不要出现人物,城市夜景", []),
        ("an empty beach with no people", []),
        ("a quiet street without any cars, no people", []),
        # What is denied in one clause may be asked for in the next.
        ("没有人,只有一只猫", [("cat", "idle", None, 1)]),
        ("no people, but a cat", [("cat", "idle", None, 1)]),
        # Words inside other words are not words.
        ("a concatenated carpet", []),
    ],
)  # fmt: skip
def test_subjects(prompt: str, cast: list[tuple[str, str, str | None, int]]) -> None:
    assert _cast(_read(prompt)) == cast


@pytest.mark.parametrize("prompt", ["", " ", "asdf qwer", "🙂", "第三章", "\x00", "the " * 500])
def test_a_prompt_that_says_nothing_known_is_still_a_landscape(prompt: str) -> None:
    scene = _read(prompt)
    assert scene.place in PLACES
    assert scene.subjects == ()


def test_a_fixed_camera_overrules_the_prompt() -> None:
    scene = _read("a fox running, camera push in", camera_fixed=True)
    assert scene.camera.move is Move.STILL


@pytest.mark.parametrize(("word", "faster"), [("缓慢推进", False), ("快速推进", True)])
def test_the_camera_has_a_speed(word: str, faster: bool) -> None:
    assert (_read(f"海边,镜头{word}").camera.speed > 1) is faster


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: f"{e.slot}-{e.value}-{e.zh[:4]}{e.en[:6]}")
def test_every_word_of_the_lexicon_is_understood(entry) -> None:  # type: ignore[no-untyped-def]
    words = [w for w in (*entry.zh.split("|"), *entry.en.split("|")) if w]
    assert words
    assert all(w == w.strip().lower() and re.search(r"\w", w) for w in words)
    if entry.slot == "place":
        assert entry.value in PLACES
    for word in words:
        _read(word)


def test_everybody_the_words_name_can_be_drawn() -> None:
    kinds = {entry.value for entry in ENTRIES if entry.slot == "subject"}
    assert kinds <= set(SUBJECTS)
