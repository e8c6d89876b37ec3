"""Negative prompts: what they name is left out, and what they only half say changes nothing."""

from __future__ import annotations

import pytest

from vitascope.engines.illustration.language import Explanation, explanation, read_prompt


def scene(prompt: str, negative: str) -> Explanation:
    return explanation(read_prompt(prompt, seed=1, negative_prompt=negative))


def kinds(found: Explanation) -> list[str]:
    return [subject["kind"] for subject in found["subjects"]]


@pytest.mark.parametrize(
    ("prompt", "negative", "left", "absent"),
    [
        ("a park with a dog and a cat", "dog", ["cat"], ["dog"]),
        ("a park with a dog and a cat", "Dogs", ["cat"], ["dog"]),
        ("a park with a dog and a cat", "no dogs", ["cat"], ["dog"]),  # as many write it
        ("a park with a dog and a cat", "cat, dog", [], ["cat", "dog"]),
        ("a park with a dog and a cat", "animals", [], ["animal"]),
        ("a park with a dog and a cat", "(dog:1.4), [rain]", ["cat"], ["dog", "rain"]),
        ("a husky in the snow", "dog", [], ["dog"]),  # a kind of it
        ("a dog in a park", "husky", ["dog"], ["husky"]),  # but not the other way round
        ("公园里有一只狗和一只猫", "狗", ["cat"], ["dog"]),
        ("公园里有一只狗和一只猫", "不要狗", ["cat"], ["dog"]),
        ("公园里有一只狗和一只猫", "动物", [], ["animal"]),
        ("公園裡有一隻狗和一隻貓", "貓、水印", ["dog"], ["cat"]),  # traditional characters
        ("海滩日落,三个孩子在玩", "孩子", [], ["child"]),
        ("下雨的街道,人们打着伞", "人物", [], ["person"]),  # and what they held with them
        ("a man playing the guitar", "guitar", ["man"], ["guitar"]),
        ("a girl riding a horse", "horse", ["girl"], ["horse"]),
        ("a red car and a blue car on a road", "red car", ["car"], ["red car"]),
    ],
)
def test_what_is_named_is_not_drawn(
    prompt: str, negative: str, left: list[str], absent: list[str]
) -> None:
    found = scene(prompt, negative)
    assert kinds(found) == left
    assert found["absent"] == absent


def test_the_blue_car_is_the_one_that_stays() -> None:
    found = scene("a red car and a blue car on a road", "red car")
    assert [subject["colour"] for subject in found["subjects"]] == ["blue"]


@pytest.mark.parametrize(
    ("prompt", "negative", "field", "before", "after"),
    [
        ("a rainy street", "rain", "weather", ["rain"], ["clear"]),
        ("下雪的山谷", "雪", "weather", ["snow"], ["clear"]),
        ("飘着樱花花瓣的公园", "花瓣", "weather", ["clear", "petals"], ["clear"]),
        ("a beach at sunset", "sunset", "time", "sunset", "day"),
        ("夜晚的街道", "夜晚", "time", "night", "day"),
        ("a watercolour painting of a lake", "watercolour", "style", "watercolour", "picture book"),
        ("a dog on a beach", "beach", "places", ["beach"], ["park"]),
        ("a dog on a beach, handheld", "camera shake", "camera", "handheld", "drift"),
    ],
)
def test_places_hours_weather_and_styles_go_too(
    prompt: str, negative: str, field: str, before: object, after: object
) -> None:
    values = []
    for found in (scene(prompt, ""), scene(prompt, negative)):
        values.append(found["camera"]["move"] if field == "camera" else dict(found)[field])
    assert values == [before, after]


@pytest.mark.parametrize(
    "negative",
    [
        "",
        "  ,, ,",
        "ugly woman, extra fingers, bad anatomy, deformed hands, mutated, poorly drawn face",
        "text, watermark, logo, worst quality, low quality, jpeg artifacts, blurry, nsfw",
        "crowd, many people, two women",
        "extra person, cloned woman with three heads",
        "低画质，水印，字幕，丑陋，多余的手指，畸形，模糊",
        "very old woman",
    ],
)
def test_what_is_said_of_quality_takes_nobody_away(negative: str) -> None:
    for prompt in ("a woman in a garden with a cat", "花园里有一个女人和一只猫"):
        plain, found = scene(prompt, ""), scene(prompt, negative)
        assert found["subjects"] == plain["subjects"]
        assert (found["places"], found["weather"]) == (plain["places"], plain["weather"])


def test_what_cannot_be_left_out_is_not_said_to_be() -> None:
    # Everything drawn here is a picture book's.
    assert scene("a lake", "cartoon, anime, 3d render")["absent"] == []


def test_a_place_that_is_not_wanted_is_not_what_stands_in_for_none() -> None:
    for negative in ("park", "meadow, park", "garden"):
        found = scene("a dog", negative)
        assert set(found["places"]).isdisjoint(negative.split(", "))


def test_without_in_the_prompt_and_beside_it_add_up() -> None:
    found = scene("a park with a dog and a cat, without people", "dog")
    assert kinds(found) == ["cat"]
    assert found["absent"] == ["person", "dog"]
