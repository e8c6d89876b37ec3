"""Everyday things by themselves, in pairs, coloured, counted and placed, in both languages."""

from __future__ import annotations

import random

import pytest

from vitascope.engines.illustration.language import Explanation, explanation, read_prompt
from vitascope.engines.illustration.language.explain import ExplainedSubject

ROWS = (
    ("person", "people", "个人"), ("bicycle", "bicycles", "辆自行车"), ("car", "cars", "辆汽车"),
    ("motorcycle", "motorcycles", "辆摩托车"), ("airplane", "airplanes", "架飞机"),
    ("bus", "buses", "辆公交车"), ("train", "trains", "列火车"), ("truck", "trucks", "辆卡车"),
    ("boat", "boats", "艘船"), ("traffic light", "traffic lights", "个红绿灯"),
    ("fire hydrant", "fire hydrants", "个消防栓"), ("stop sign", "stop signs", "个停车标志"),
    ("parking meter", "parking meters", "个停车计时器"), ("bench", "benches", "张长椅"),
    ("bird", "birds", "只鸟"), ("cat", "cats", "只猫"), ("dog", "dogs", "只狗"),
    ("horse", "horses", "匹马"), ("sheep", "sheep", "只绵羊"), ("cow", "cows", "头奶牛"),
    ("elephant", "elephants", "头大象"), ("bear", "bears", "只熊"), ("zebra", "zebras", "匹斑马"),
    ("giraffe", "giraffes", "只长颈鹿"), ("backpack", "backpacks", "个背包"),
    ("umbrella", "umbrellas", "把雨伞"), ("handbag", "handbags", "个手提包"),
    ("tie", "ties", "条领带"), ("suitcase", "suitcases", "个行李箱"),
    ("frisbee", "frisbees", "个飞盘"), ("skis", "skis", "副滑雪板"),
    ("snowboard", "snowboards", "块单板滑雪板"), ("ball", "sports balls", "个球"),
    ("kite", "kites", "只风筝"), ("baseball bat", "baseball bats", "根棒球棒"),
    ("baseball glove", "baseball gloves", "只棒球手套"), ("skateboard", "skateboards", "块滑板"),
    ("surfboard", "surfboards", "块冲浪板"), ("tennis racket", "tennis rackets", "支网球拍"),
    ("bottle", "bottles", "个瓶子"), ("wine glass", "wine glasses", "个红酒杯"),
    ("cup", "cups", "个杯子"), ("fork", "forks", "把叉子"), ("knife", "knives", "把刀"),
    ("spoon", "spoons", "把勺子"), ("bowl", "bowls", "个碗"), ("banana", "bananas", "根香蕉"),
    ("apple", "apples", "个苹果"), ("sandwich", "sandwiches", "个三明治"),
    ("orange", "oranges", "个橙子"), ("broccoli", "broccolis", "颗西兰花"),
    ("carrot", "carrots", "根胡萝卜"), ("hot dog", "hot dogs", "个热狗"),
    ("pizza", "pizzas", "个披萨"), ("donut", "donuts", "个甜甜圈"), ("cake", "cakes", "个蛋糕"),
    ("chair", "chairs", "把椅子"), ("couch", "couches", "张沙发"),
    ("potted plant", "potted plants", "盆盆栽"), ("bed", "beds", "张床"),
    ("table", "dining tables", "张餐桌"), ("toilet", "toilets", "个马桶"), ("tv", "tvs", "台电视"),
    ("laptop", "laptops", "台笔记本电脑"), ("mouse", "mice", "只老鼠"),
    ("remote", "remotes", "个遥控器"), ("keyboard", "keyboards", "个键盘"),
    ("cell phone", "cell phones", "部手机"), ("microwave", "microwaves", "台微波炉"),
    ("oven", "ovens", "台烤箱"), ("toaster", "toasters", "台烤面包机"), ("sink", "sinks", "个水槽"),
    ("refrigerator", "refrigerators", "台冰箱"), ("book", "books", "本书"),
    ("clock", "clocks", "个时钟"), ("vase", "vases", "个花瓶"),
    ("scissors", "scissors", "把剪刀"), ("teddy bear", "teddy bears", "个泰迪熊"),
    ("hair drier", "hair driers", "个吹风机"), ("toothbrush", "toothbrushes", "把牙刷"),
)  # fmt: skip
"""Name, plural, Chinese name after its measure word."""
COLOURS = {
    "red": "红色", "orange": "橙色", "yellow": "黄色", "green": "绿色", "blue": "蓝色",
    "purple": "紫色", "pink": "粉色", "black": "黑色", "white": "白色", "grey": "灰色",
    "brown": "棕色",
}  # fmt: skip
RELATIONS = {
    "on the left of": "left of", "on the right of": "right of", "on the top of": "on",
    "on top of": "on", "on the bottom of": "under", "below": "under", "above": "above",
    "next to": "next to", "behind": "behind", "in front of": "in front of",
}  # fmt: skip
RELATIONS_ZH = {
    "左边": "left of", "右边": "right of", "上面": "on", "下面": "under", "旁边": "next to",
    "后面": "behind", "前面": "in front of", "上方": "above",
}  # fmt: skip
PAIRS = random.Random(7).sample([(a, b) for a in ROWS for b in ROWS if a != b], 400)


def read(prompt: str) -> Explanation:
    found = explanation(read_prompt(prompt, seed=1))
    assert found["unknown"] == [], prompt
    assert found["weather"] == ["clear"], prompt
    return found


def only(prompt: str) -> ExplainedSubject:
    subjects = read(prompt)["subjects"]
    assert len(subjects) == 1, prompt
    return subjects[0]


def name(subject: ExplainedSubject) -> str:
    return subject["approximates"] or subject["kind"]


def one(thing: str) -> str:
    if thing in ("skis", "scissors"):
        return thing
    return ("an " if thing[0] in "aeiou" else "a ") + thing


@pytest.mark.parametrize("row", ROWS, ids=[r[0] for r in ROWS])
def test_one_thing_alone_counted_and_coloured(row: tuple[str, str, str]) -> None:
    thing, plural, chinese = row
    for prompt in (f"a photo of {one(thing)}", one(thing), f"一{chinese}", chinese[1:]):
        subject = only(prompt)
        assert (name(subject), subject["count"]) == (thing, 1), prompt
    for number, (english, zh) in {2: ("two", "两"), 3: ("three", "三"), 4: ("four", "四")}.items():
        for prompt in (f"{english} {plural}", f"{zh}{chinese}"):
            subject = only(prompt)
            assert (name(subject), subject["count"]) == (thing, number), prompt
    for colour, zh in COLOURS.items():
        for prompt in (f"a {colour} {thing}", f"一{chinese[:1]}{zh}的{chinese[1:]}"):
            subject = only(prompt)
            assert (name(subject), subject["colour"]) == (thing, colour), prompt


def test_two_things() -> None:
    for (first, _, first_zh), (second, _, second_zh) in PAIRS:
        for prompt in (f"{one(first)} and {one(second)}", f"一{first_zh}和一{second_zh}"):
            assert [name(s) for s in read(prompt)["subjects"]] == [first, second], prompt


def test_two_coloured_things() -> None:
    for n, ((first, _, _), (second, _, _)) in enumerate(PAIRS):
        here, there = list(COLOURS)[n % 11], list(COLOURS)[(n // 11 + n + 1) % 11]
        found = read(f"a {here} {first} and a {there} {second}")["subjects"]
        assert [(name(s), s["colour"]) for s in found] == [(first, here), (second, there)]


def test_one_thing_placed_by_another() -> None:
    for n, ((first, _, _), (second, _, _)) in enumerate(PAIRS):
        words = list(RELATIONS)[n % len(RELATIONS)]
        found = read(f"{one(first)} {words} {one(second)}, front view")["subjects"]
        assert [name(s) for s in found] == [first, second]
        assert found[0]["relation"] == {"kind": RELATIONS[words], "to": found[1]["id"]}


def test_one_thing_placed_by_another_in_chinese() -> None:
    for n, ((first, _, first_zh), (second, _, second_zh)) in enumerate(PAIRS):
        word = list(RELATIONS_ZH)[n % len(RELATIONS_ZH)]
        found = {name(s): s for s in read(f"{first_zh[1:]}在{second_zh[1:]}{word}")["subjects"]}
        assert set(found) == {first, second}
        relation = {"kind": RELATIONS_ZH[word], "to": found[second]["id"]}
        assert found[first]["relation"] == relation
