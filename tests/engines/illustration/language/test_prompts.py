"""Prompts as tables: what is read out of each, in both languages."""

from __future__ import annotations

import pytest

from vitascope.engines.illustration.language import Explanation, explanation, read_prompt


def explain(prompt: str) -> Explanation:
    return explanation(read_prompt(prompt, seed=1))


def kinds(prompt: str) -> list[str]:
    return [s["approximates"] or s["kind"] for s in explain(prompt)["subjects"]]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        # one thing, in every dress
        ("a cat", ["cat"]),
        ("一只猫", ["cat"]),
        ("cats", ["cat"]),
        ("childs", ["child"]),  # typos in plurals
        ("two puppys", ["dog"]),
        ("three wolfs", ["wolf"]),
        ("一隻貓", ["cat"]),  # traditional
        ("a photo of a bench", ["bench"]),
        ("a fire hydrant", ["fire hydrant"]),
        ("长颈鹿", ["giraffe"]),  # 鹿 is not read out of it
        ("热狗", ["hot dog"]),
        ("a hot dog", ["hot dog"]),
        ("a teddy bear", ["teddy bear"]),
        ("a wine glass", ["wine glass"]),
        # several
        ("a bird and a cat", ["bird", "cat"]),
        ("一个苹果和一根香蕉", ["apple", "banana"]),
        ("a chair, a couch and a potted plant", ["chair", "couch", "potted plant"]),
        # what only modifies is no thing of its own
        ("a chicken sandwich", ["sandwich"]),
        ("a cup of coffee", ["coffee"]),
        ("an orange cat", ["cat"]),
        ("an orange", ["orange"]),
        # what must not be there is not there
        ("a street with no cars", []),
        ("没有人的海滩", []),
    ],
)
def test_subjects(prompt: str, expected: list[str]) -> None:
    assert kinds(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "colour", "count", "size"),
    [
        ("a red car", "red", 1, None),
        ("红色的汽车", "red", 1, None),
        ("一辆红车", "red", 1, None),
        ("two white cats", "white", 2, None),
        ("两只白猫", "white", 2, None),
        ("三只小黑狗", "black", 3, "small"),
        ("a huge grey elephant", "grey", 1, "large"),
        ("five yellow ducks on a lake", "yellow", 5, None),
        ("the car is red", "red", 1, None),
        ("a couple of dogs", None, 2, None),
        ("a black and white cat", "black and white", 1, None),
        ("12 sheep", None, 12, None),
    ],
)
def test_attributes(prompt: str, colour: str | None, count: int, size: str | None) -> None:
    subject = explain(prompt)["subjects"][0]
    assert (subject["colour"], subject["count"], subject["size"]) == (colour, count, size)


def test_a_colour_belongs_to_its_noun_alone() -> None:
    colours = {
        s["kind"]: s["colour"]
        for s in explain("a red car next to a blue bus and a dog")["subjects"]
    }
    assert colours == {"car": "red", "bus": "blue", "dog": None}
    chinese = {s["kind"]: s["colour"] for s in explain("黄色的香蕉和绿色的苹果")["subjects"]}
    assert chinese == {"banana": "yellow", "apple": "green"}


@pytest.mark.parametrize(
    ("prompt", "who", "kind", "to"),
    [
        ("a bicycle on the left of a car", "bicycle", "left of", "car"),
        ("a dog on the right of a cat, front view", "dog", "right of", "cat"),
        ("a cat to the left of a horse", "cat", "left of", "horse"),
        ("a bird on top of a bench", "bird", "on", "bench"),
        ("a cup on a table", "cup", "on", "table"),
        ("an apple under a chair", "apple", "under", "chair"),
        ("a dog below a table", "dog", "under", "table"),
        ("a cat behind a couch", "cat", "behind", "couch"),
        ("a bear in front of a bus", "bear", "in front of", "bus"),
        ("a cow next to a horse", "cow", "next to", "horse"),
        ("a man holding an umbrella", "umbrella", "held by", "man"),
        ("a woman wearing a red hat", "hat", "worn by", "woman"),
        ("a girl in a blue dress", "dress", "worn by", "girl"),
        ("a man with glasses", "glasses", "worn by", "man"),
        ("桌子上的苹果", "apple", "on", "table"),
        ("一只猫在桌子下面睡觉", "cat", "under", "table"),
        ("狗在猫的左边", "dog", "left of", "cat"),
        ("猫左边的狗", "dog", "left of", "cat"),
        ("树下有一只狐狸", "fox", "under", "tree"),
        ("戴着红帽子的女孩", "hat", "worn by", "girl"),
        ("骑自行车的男孩", "boy", "on", "bicycle"),
    ],
)
def test_relations(prompt: str, who: str, kind: str, to: str) -> None:
    subjects = explain(prompt)["subjects"]
    relation = next(s["relation"] for s in subjects if s["kind"] == who)
    assert relation == {"kind": kind, "to": to}


def test_between_names_two() -> None:
    subjects = explain("a dog between a cat and a horse")["subjects"]
    assert subjects[0]["relation"] == {"kind": "between", "to": ["cat", "horse"]}
    chinese = explain("猫和狗之间有一个球")["subjects"]
    ball = next(s for s in chinese if s["kind"] == "ball")
    assert ball["relation"] == {"kind": "between", "to": ["cat", "dog"]}


@pytest.mark.parametrize(
    ("prompt", "who", "action"),
    [
        ("a person is riding a bike", "person", "ride bike"),
        ("a person is swimming", "person", "swim"),
        ("a dog running on the beach", "dog", "run"),
        ("a running dog", "dog", "run"),
        ("two children playing football", "child", "play football"),
        ("a woman reading a book in a cafe", "woman", "read book"),
        ("a man is playing the guitar", "man", "play guitar"),
        ("surfing in the ocean", "person", "surf"),
        ("the cat sleeps", "cat", "sleep"),
        ("奔跑的狐狸", "fox", "run"),
        ("弹吉他的女孩", "girl", "play guitar"),
        ("一个男孩在草地上踢足球", "boy", "play football"),
        ("女孩骑着白马在草原上奔跑", "girl", "ride horse and run"),
        ("小女孩在跳舞", "girl", "dance"),
    ],
)
def test_actions(prompt: str, who: str, action: str) -> None:
    subject = next(s for s in explain(prompt)["subjects"] if s["kind"] == who)
    assert subject["action"] == action


@pytest.mark.parametrize(
    ("prompt", "field", "value"),
    [
        ("a beach at sunset", "time", "sunset"),
        ("清晨的森林", "time", "dawn"),
        ("a village in winter", "season", "winter"),
        ("秋天的公园", "season", "autumn"),
        ("a street in heavy rain", "weather", ["rain"]),
        ("暴风雪中的小屋", "weather", ["snow"]),
        ("aurora over a frozen lake", "weather", ["clear", "aurora"]),
        ("萤火虫飞舞的夜晚", "weather", ["clear", "fireflies"]),
        ("a cat in the style of a watercolour painting", "style", "watercolour"),
        ("水墨山水", "style", "ink wash"),
        ("a city, pixel art", "style", "pixel"),
        ('a bakery with a sign that says "Fresh Bread"', "title", "Fresh Bread"),
        ("生日蛋糕,写着“生日快乐”", "title", "生日快乐"),
        ("a quiet street, no people, no cars", "absent", ["person", "car"]),
        ("没有人和汽车的街道", "absent", ["person", "car"]),
        ("a cat with a flurbnix", "unknown", ["flurbnix"]),
        ("一只猫和一个魑魅", "unknown", ["魑魅"]),
    ],
)
def test_everything_else(prompt: str, field: str, value: object) -> None:
    assert dict(explain(prompt))[field] == value


@pytest.mark.parametrize(
    ("prompt", "move", "speed", "shot"),
    [
        ("a lake, the camera slowly pushes in", "push in", "slow", "medium"),
        ("a lake, camera pans to the left", "pan left", "normal", "medium"),
        ("镜头缓慢推近,一只猫", "push in", "slow", "medium"),
        ("镜头向右平移,海边", "pan right", "normal", "medium"),
        ("close-up of a cat", "drift", "normal", "close-up"),
        ("a wide shot of a castle, tilt up", "tilt up", "normal", "wide"),
        ("static shot of a dog", "static", "normal", "medium"),
    ],
)
def test_camera(prompt: str, move: str, speed: str, shot: str) -> None:
    camera = explain(prompt)["camera"]
    assert (camera["move"], camera["speed"], camera["shot"]) == (move, speed, shot)


def test_a_word_without_a_drawing_falls_back_along_its_kind() -> None:
    subject = explain("a spaniel")["subjects"][0]
    assert (subject["kind"], subject["approximates"], subject["word"]) == (
        "dog",
        "spaniel",
        "spaniel",
    )


def test_a_prompt_of_nothing_known_says_so_and_still_has_a_place() -> None:
    scene = explain("qwzx flombert")
    assert scene["unknown"] == ["qwzx", "flombert"]
    assert scene["places"]


def test_mixed_languages() -> None:
    scene = explain("一只 red fox 在 snowy forest 里奔跑, night")
    assert scene["subjects"][0]["kind"] == "fox"
    assert scene["subjects"][0]["colour"] == "red"
    assert scene["subjects"][0]["action"] == "run"
    assert scene["time"] == "night"
