"""The plain fields of a request: types, values, defaults, per model."""

from __future__ import annotations

from typing import Any

import pytest

from tests.catalog.requests import ABSENT, new, own, parse, pro, problems
from vitascope.catalog import InvalidRequest

NO_BOOLEANS: list[object] = ["true", 1, 0, [], {}]

NO_COUNTS: list[object] = ["2", 2.0, True, 0, 5, -1, [2]]

REFUSED: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    # model
    (own(model=ABSENT), [("model", "param")]),
    (own(model=None), [("model", "param")]),
    (own(model=7), [("model", "param")]),
    (own(model=""), [("model", "param")]),
    (own(model="Sora-9"), [("model", "no_model")]),
    (own(model="senseaudio-video-1.0"), [("model", "no_model")]),  # ids are exact
    (own(model="\ud800"), [("model", "no_model")]),
    # duration: required, an int, one of the model's
    (own(duration=ABSENT), [("duration", "param")]),
    (own(duration=None), [("duration", "param")]),
    (own(duration="10"), [("duration", "param")]),
    (own(duration=10.0), [("duration", "param")]),
    (own(duration=True), [("duration", "param")]),
    (own(duration=[10]), [("duration", "param")]),
    (own(duration=5), [("duration", "duration")]),
    (own(duration=12), [("duration", "duration")]),  # between the two that are allowed
    (own(duration=0), [("duration", "duration")]),
    (own(duration=-10), [("duration", "duration")]),
    (own(duration=10**4000), [("duration", "duration")]),
    (pro(duration=1), [("duration", "duration")]),
    (pro(duration=13), [("duration", "duration")]),
    (pro(duration=15), [("duration", "duration")]),  # the other model's
    (new(duration=3), [("duration", "duration")]),
    (new(duration=16), [("duration", "duration")]),
    # resolution
    (own(resolution=ABSENT), [("resolution", "param")]),
    (own(resolution=720), [("resolution", "param")]),
    (own(resolution=""), [("resolution", "param")]),
    (own(resolution="1080p"), [("resolution", "param")]),  # the other model's
    (own(resolution="720P"), [("resolution", "param")]),
    (own(resolution="720p "), [("resolution", "param")]),
    (pro(resolution="480p"), [("resolution", "param")]),
    (pro(resolution="4k"), [("resolution", "param")]),
    # ratio
    (own(ratio=ABSENT), [("ratio", "param")]),
    (own(ratio=1.78), [("ratio", "param")]),
    (own(ratio="016:9"), [("ratio", "param")]),  # leading zero
    (own(ratio="16:09"), [("ratio", "param")]),
    (own(ratio="16:9 "), [("ratio", "param")]),
    (own(ratio=" 16:9"), [("ratio", "param")]),
    (own(ratio="16 : 9"), [("ratio", "param")]),
    (own(ratio="１６:９"), [("ratio", "param")]),  # fullwidth digits
    (own(ratio="16：9"), [("ratio", "param")]),  # fullwidth colon
    (own(ratio="²:1"), [("ratio", "param")]),  # isdigit(), and no number
    (own(ratio="16:9\n"), [("ratio", "param")]),
    (own(ratio="16/9"), [("ratio", "param")]),
    (own(ratio="16x9"), [("ratio", "param")]),
    (own(ratio="16:9:1"), [("ratio", "param")]),
    (own(ratio="16:"), [("ratio", "param")]),
    (own(ratio=":9"), [("ratio", "param")]),
    (own(ratio="0:9"), [("ratio", "param")]),
    (own(ratio="+4:3"), [("ratio", "param")]),
    (own(ratio="1.5:1"), [("ratio", "param")]),
    (own(ratio="160:90"), [("ratio", "param")]),  # three digits
    (own(ratio="1:5"), [("ratio", "param")]),
    (own(ratio="24:97"), [("ratio", "param")]),  # a hair narrower than 1:4
    (own(ratio="97:24"), [("ratio", "param")]),  # a hair wider than 4:1
    (pro(ratio="21:9"), [("ratio", "param")]),
    (pro(ratio="32:18"), [("ratio", "param")]),  # 16:9 by another name: only the five are listed
    (pro(ratio="2:1"), [("ratio", "param")]),
    (new(resolution="2k"), [("resolution", "param")]),
    (new(ratio="21:9"), [("ratio", "param")]),
    (new(ratio="adaptive"), [("ratio", "param")]),
    # timeout
    (own(timeout="60"), [("timeout", "param")]),
    (own(timeout=60.0), [("timeout", "param")]),
    (own(timeout=True), [("timeout", "param")]),
    (own(timeout=0), [("timeout", "timeout")]),
    (own(timeout=-1), [("timeout", "timeout")]),
    (own(timeout=172_801), [("timeout", "timeout")]),
    (new(timeout=3_599), [("timeout", "timeout")]),  # the newer models' is an hour at least
    (new(timeout=172_801), [("timeout", "timeout")]),
    # provider_specific
    (own(provider_specific=[]), [("provider_specific", "param")]),
    (own(provider_specific="{}"), [("provider_specific", "param")]),
    (own(provider_specific={"generate_audio": True}), [("provider_specific", "param")]),
    (own(provider_specific={"anything": 1}), [("provider_specific", "param")]),
    (pro(provider_specific=False), [("provider_specific", "param")]),
    (
        pro(provider_specific={"generate_audio": 1}),
        [("provider_specific.generate_audio", "param")],
    ),
    (
        pro(provider_specific={"camera_fixed": "true"}),
        [("provider_specific.camera_fixed", "param")],
    ),
    (
        new(provider_specific={"generate_audio": "yes"}),
        [("provider_specific.generate_audio", "param")],
    ),
    # seed
    (own(seed="1"), [("seed", "param")]),
    (own(seed=1.0), [("seed", "param")]),
    (own(seed=False), [("seed", "param")]),
    (own(seed=-1), [("seed", "param")]),
    (own(seed=2**32), [("seed", "param")]),
    # callback_url
    (own(callback_url=1), [("callback_url", "param")]),
    (own(callback_url=""), [("callback_url", "param")]),
    (own(callback_url="example.com/hook"), [("callback_url", "param")]),
    (own(callback_url="ftp://example.com/"), [("callback_url", "param")]),
    (own(callback_url="https://"), [("callback_url", "param")]),
    (own(callback_url="https://[::1"), [("callback_url", "param")]),
    (own(callback_url="https://example.com:99999/"), [("callback_url", "param")]),
    (own(callback_url="https://example.com/\0"), [("callback_url", "param")]),
    (own(callback_url="https://example.com/\ud800"), [("callback_url", "param")]),
    (own(callback_url="https://example.com/" + "a" * 8_192), [("callback_url", "param")]),
    # watermark, return_last_frame: true or false
    *[
        (own(**{name: value}), [(name, "param")])
        for name in ("watermark", "return_last_frame")
        for value in NO_BOOLEANS
    ],
    # negative_prompt
    (own(negative_prompt=5), [("negative_prompt", "param")]),
    (own(negative_prompt=["rain"]), [("negative_prompt", "param")]),
    (own(negative_prompt="rain\0"), [("negative_prompt", "param")]),
    (own(negative_prompt="\ud83d"), [("negative_prompt", "param")]),
    (own(negative_prompt="雨" * 5_001), [("negative_prompt", "param")]),
    # n
    *[(own(n=value), [("n", "param")]) for value in NO_COUNTS],
    # priority
    *[
        (own(priority=value), [("priority", "param")])
        for value in ("5", 5.0, False, -1, 10, 10**4000)
    ],
]

ALLOWED: list[dict[str, Any]] = [
    own(),
    pro(),
    own(duration=15),
    *[pro(duration=seconds) for seconds in range(2, 13)],
    pro(resolution="720p"),
    *[pro(ratio=ratio) for ratio in ("9:16", "16:9", "1:1", "4:3", "3:4")],
    *[own(ratio=ratio) for ratio in ("1:4", "4:1", "2:8", "24:96", "99:99", "21:9", "99:25")],
    own(timeout=1),
    own(timeout=172_800),
    own(timeout=None),
    own(provider_specific={}),
    own(provider_specific=None),
    pro(provider_specific={}),
    own(seed=0),
    own(seed=2**32 - 1),
    own(seed=None),
    own(callback_url="http://example.com:8080/hook?a=b"),
    own(callback_url=None),
    own(size="1280x720", prompt=[]),  # unknown fields are ignored
    *[new(duration=seconds) for seconds in range(4, 16)],
    *[new(resolution=resolution) for resolution in ("480p", "720p", "1080p")],
    *[new(ratio=ratio) for ratio in ("16:9", "9:16", "1:1", "4:3", "3:4")],
    new(timeout=3_600),
    new(timeout=172_800),
    new(provider_specific={"camera_fixed": "yes"}),  # not offered there: filtered out unread
    own(negative_prompt="雨" * 5_000),
    own(negative_prompt=""),
    *[own(n=count) for count in (None, 1, 4)],
    *[own(priority=priority) for priority in (None, 0, 9)],
    *[own(watermark=value, return_last_frame=value) for value in (None, True, False)],
]


@pytest.mark.parametrize(("body", "expected"), REFUSED)
def test_a_wrong_field_is_named(body: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert problems(body) == expected


@pytest.mark.parametrize("body", ALLOWED)
def test_a_right_request_is_read(body: dict[str, Any]) -> None:
    assert problems(body) == []


def test_what_is_left_out_gets_the_contract_s_defaults() -> None:
    request = parse(pro())
    assert request.timeout_s == 172_800
    assert request.options == {"generate_audio": False, "camera_fixed": False}
    assert request.seed is None
    assert request.callback_url is None
    assert request.watermark is False
    assert request.negative_prompt is None
    assert (request.n, request.is_n_given) == (1, False)
    assert request.return_last_frame is False
    assert request.priority == 5


def test_the_newer_models_have_defaults_of_their_own() -> None:
    request = parse(new())
    assert request.timeout_s == 172_800
    assert request.options == {"generate_audio": False}
    assert request.watermark is True
    assert parse(new(watermark=False)).watermark is False
    assert parse(pro(watermark=True)).watermark is True


def test_how_many_is_told_from_left_out() -> None:
    given = parse(own(n=1))
    assert (given.n, given.is_n_given) == (1, True)
    assert (parse(own(n=4)).n, parse(own(n=4)).is_n_given) == (4, True)
    assert parse(own(n=None)).is_n_given is False


@pytest.mark.parametrize("blank", [None, "", " \n\t", "\u3000"])
def test_a_blank_negative_prompt_is_none(blank: str | None) -> None:
    assert parse(own(negative_prompt=blank)).negative_prompt is None


def test_the_extensions_are_read_as_they_are_sent() -> None:
    sent = {"negative_prompt": " rain ", "return_last_frame": True, "priority": 9}
    request = parse(own(**sent))
    assert (request.negative_prompt, request.return_last_frame) == (" rain ", True)
    assert request.priority == 9
    assert parse(own(priority=0)).priority == 0


def test_sound_is_had_where_it_is_asked_for() -> None:
    assert parse(new(provider_specific={"generate_audio": True})).has_sound is True
    assert parse(new()).has_sound is False
    assert parse(own()).has_sound is False  # has no such option


def test_null_for_an_optional_field_is_its_absence() -> None:
    names = "timeout provider_specific seed callback_url watermark negative_prompt n"
    nothing = dict.fromkeys([*names.split(), "return_last_frame", "priority"])
    assert parse(pro(**nothing)) == parse(pro())


def test_options_that_the_model_does_not_know_are_filtered_out() -> None:
    sent = {"generate_audio": True, "camera_fixed": None, "watermark": "no", "seed": 1}
    request = parse(pro(provider_specific=sent))
    assert request.options == {"generate_audio": True, "camera_fixed": False}


def test_everything_that_is_wrong_is_found_in_one_pass_in_the_order_of_the_fields() -> None:
    body = {
        "priority": 10,
        "return_last_frame": 1,
        "n": 9,
        "negative_prompt": 3,
        "watermark": "on",
        "callback_url": "nowhere",
        "seed": -1,
        "provider_specific": {"camera_fixed": 0, "generate_audio": 0},
        "timeout": 0,
        "ratio": "2:1",
        "resolution": "4k",
        "duration": 99,
        "content": [{"type": "video"}, {"type": "text"}, {"type": "image", "url": "x"}],
        "model": "Seedance-Pro-1.5",
    }
    assert problems(body) == [
        ("content[0].type", "param"),
        ("content[1].text", "param"),
        ("content[2].url", "param"),
        ("duration", "duration"),
        ("resolution", "param"),
        ("ratio", "param"),
        ("timeout", "timeout"),
        ("provider_specific.generate_audio", "param"),
        ("provider_specific.camera_fixed", "param"),
        ("seed", "param"),
        ("callback_url", "param"),
        ("watermark", "param"),
        ("negative_prompt", "param"),
        ("n", "param"),
        ("return_last_frame", "param"),
        ("priority", "param"),
    ]


def test_an_empty_object_lacks_every_required_field() -> None:
    assert [param for param, _ in problems({})] == [
        "model",
        "content",
        "duration",
        "resolution",
        "ratio",
    ]


def test_types_are_checked_though_the_model_is_unknown() -> None:
    body = own(model="Sora-9", duration="10", ratio=3, timeout=0)
    assert problems(body) == [
        ("model", "no_model"),
        ("duration", "param"),
        ("ratio", "param"),
        ("timeout", "timeout"),
    ]


def test_a_sentence_says_what_is_allowed_and_what_came_and_stays_short() -> None:
    body = own(resolution="4k", ratio="x" * 100_000, duration=10**4000)
    with pytest.raises(InvalidRequest) as refusal:
        parse(body)
    details = [problem.detail for problem in refusal.value.problems]
    assert details[1] == 'resolution must be 720p for SenseAudio-Video-1.0; got "4k"'
    assert max(len(detail) for detail in details) < 250


@pytest.mark.parametrize("depth", range(900, 1000, 3))
def test_a_value_that_is_nested_deeply_is_refused_like_any_other(depth: int) -> None:
    value: object = []
    for _ in range(depth):
        value = [value]
    assert problems(own(model=value)) == [("model", "param")]
