"""What no engine of a model's route can make is refused, with the field and the engine's reason."""

from __future__ import annotations

from typing import Any

import pytest

from tests.catalog.requests import audio, image, new, own, parse, pro, text, video
from vitascope.catalog import MODELS, Abilities, InvalidRequest, Problem, able_engines
from vitascope.catalog.abilities import ALL_USES, Use, shortfalls, spans, use_of

CAT = text("a cat")
REFERENCE = image("reference")
FRAMES = [image("first_frame"), image("last_frame")]
SOUND = {"generate_audio": True}


def only(*uses: Use, **abilities: Any) -> Abilities:
    return Abilities(uses=frozenset(uses), **abilities)


LACKING: list[tuple[dict[str, Any], Abilities, str, str]] = [
    (
        pro(),
        only("first_frame", "first_and_last_frame"),
        "content",
        "starts from a first frame or a first and a last frame (got text alone)",
    ),
    (
        pro(content=[CAT, image("first_frame")]),
        only("text"),
        "content[1].role",
        "starts from text alone (got a first frame)",
    ),
    (
        pro(content=[CAT, *FRAMES]),
        only("text", "first_frame"),
        "content[2].role",
        "starts from text alone or a first frame (got a first and a last frame)",
    ),
    (
        own(content=[CAT, image()]),
        only("text"),
        "content[1].role",
        "starts from text alone (got references)",
    ),
    (new(CAT, video()), only("text"), "content[1]", "starts from text alone (got references)"),
    (
        new(CAT, *[REFERENCE] * 3),
        Abilities(images_max=1),
        "content[2].role",
        "takes at most 1 reference image (got 3)",
    ),
    (
        new(CAT, REFERENCE),
        Abilities(images_max=0),
        "content[1].role",
        "takes no reference images (got 1)",
    ),
    (
        new(CAT, REFERENCE, audio(), audio()),
        Abilities(audios_max=1),
        "content[3]",
        "takes at most 1 reference audio (got 2)",
    ),
    (
        new(video(), video(), video()),
        Abilities(videos_max=2),
        "content[2]",
        "takes at most 2 reference videos (got 3)",
    ),
    (
        pro(provider_specific=SOUND),
        Abilities(sound=False),
        "provider_specific.generate_audio",
        "makes no sound (generate_audio must be false)",
    ),
    (
        pro(resolution="1080p"),
        Abilities(resolutions=frozenset({"720p", "480p"})),
        "resolution",
        "makes 480p or 720p (got 1080p)",
    ),
    (
        own(ratio="21:9"),
        Abilities(ratios=frozenset({"9:16", "16:9"})),
        "ratio",
        "makes 16:9 or 9:16 (got 21:9)",
    ),
    (pro(seed=7), Abilities(seed=False), "seed", "takes no seed"),
    (
        pro(negative_prompt="rain"),
        Abilities(negative_prompt=False),
        "negative_prompt",
        "takes no negative_prompt",
    ),
]


@pytest.mark.parametrize(("body", "abilities", "param", "detail"), LACKING)
def test_each_thing_that_an_engine_lacks_is_found_alone(
    body: dict[str, Any], abilities: Abilities, param: str, detail: str
) -> None:
    request = parse(body)  # the model itself takes it
    assert shortfalls(request, Abilities()) == []
    assert shortfalls(request, abilities) == [Problem(param, detail)]


def test_a_length_that_an_engine_cannot_make_has_the_sentence_of_lengths() -> None:
    [problem] = shortfalls(parse(pro(duration=8)), Abilities(durations_s=frozenset({4, 5, 6, 12})))
    assert problem == Problem(
        "duration", "makes videos of 4 to 6 or 12 seconds (got 8)", kind="duration"
    )


NOTHING = only(*ALL_USES, images_max=0, audios_max=0, videos_max=0, negative_prompt=False)


@pytest.mark.parametrize(
    "body",
    [
        own(),
        pro(content=[CAT, *FRAMES]),  # frames are not references
        own(negative_prompt="  "),  # asks for nothing
        pro(provider_specific={"camera_fixed": True}),  # a matter of the prompt
    ],
)
def test_what_needs_no_ability_needs_none(body: dict[str, Any]) -> None:
    assert shortfalls(parse(body), NOTHING) == []


@pytest.mark.parametrize(
    ("body", "use"),
    [
        (pro(), "text"),
        (pro(content=[CAT, image()]), "first_frame"),
        (pro(content=[CAT, image(), image()]), "first_and_last_frame"),
        (own(content=[CAT, image()]), "references"),
        (new(video(), audio()), "references"),
    ],
)
def test_what_a_request_starts_from(body: dict[str, Any], use: Use) -> None:
    assert use_of(parse(body)) == use


def test_the_defaults_allow_all_that_any_model_does() -> None:
    for model in MODELS.values():
        for limits in model.media:
            assert limits.count_max <= Abilities().references_max(limits.kind)


SILENT = Abilities(sound=False)
SHORT = Abilities(durations_s=frozenset({2, 3, 4, 5}))


def test_the_able_engines_keep_the_route_s_order() -> None:
    route = [("silent", SILENT), ("short", SHORT), ("all", Abilities())]
    assert able_engines(parse(pro(duration=4)), route) == ("silent", "short", "all")
    assert able_engines(parse(pro(duration=8)), route) == ("silent", "all")
    loud = parse(pro(duration=8, provider_specific=SOUND))
    assert able_engines(loud, route) == ("all",)


def refused(body: dict[str, Any], *route: tuple[str, Abilities]) -> tuple[Problem, ...]:
    with pytest.raises(InvalidRequest) as refusal:
        able_engines(parse(body), route)
    return refusal.value.problems


def test_a_refusal_names_the_engine_and_everything_that_it_lacks() -> None:
    body = pro(duration=8, provider_specific=SOUND)
    both = Abilities(sound=False, durations_s=frozenset({5}))
    assert refused(body, ("wan", both)) == (
        Problem(
            "provider_specific.generate_audio",
            "no engine of Seedance-Pro-1.5 can make this: wan makes no sound (generate_audio must "
            "be false)",
        ),
        Problem(
            "duration",
            "no engine of Seedance-Pro-1.5 can make this: wan makes videos of 5 seconds (got 8)",
            kind="duration",
        ),
    )


def test_the_engine_that_lacks_least_says_which_field_and_the_others_why_not() -> None:
    body = pro(duration=8, provider_specific=SOUND, seed=1)
    first = Abilities(sound=False, seed=False)
    problems = refused(body, ("wan", first), ("ark", SHORT), ("late", SHORT))
    assert problems == (
        Problem(
            "duration",
            "no engine of Seedance-Pro-1.5 can make this: ark makes videos of 2 to 5 seconds (got "
            "8); wan makes no sound (generate_audio must be false), and takes no seed; late makes "
            "videos of 2 to 5 seconds (got 8)",
            kind="duration",
        ),
    )


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([], "no"),
        ([5], "5"),
        ([10, 15], "10 or 15"),
        ([4, 5, 6], "4 to 6"),
        ([2, 3, 6, 7, 8, 10], "2, 3, 6 to 8 or 10"),
    ],
)
def test_numbers_are_told_shortly(numbers: list[int], told: str) -> None:
    assert spans(numbers) == told
