"""What a model can be asked for is what it accepts and one of its engines at least can do."""

from __future__ import annotations

import json
from typing import Any

import pytest

from vitascope.catalog import MODELS, Abilities, Capabilities, capabilities_of
from vitascope.catalog.abilities import Use
from vitascope.catalog.capabilities import lacks

OWN, PRO, NEW = (
    MODELS[name] for name in ("SenseAudio-Video-1.0", "Seedance-Pro-1.5", "Seedance-2.0")
)


def only(*uses: Use, **abilities: Any) -> Abilities:
    return Abilities(uses=frozenset(uses), **abilities)


def counts(can: Capabilities) -> dict[str, int]:
    return {limits.kind: limits.count_max for limits in can.media}


def test_an_engine_that_can_do_everything_leaves_the_model_as_it_is() -> None:
    for model in MODELS.values():
        can = capabilities_of(model, [Abilities()])
        assert (can.ratios, can.resolutions) == (model.ratios, model.resolutions)
        assert (can.durations_s, can.roles) == (model.durations_s, model.roles)
        assert (can.media, can.options) == (model.media, model.options)
        assert can.modes == model.modes
        assert lacks(model, Abilities()) == ()


def test_they_are_told_as_a_form_needs_them() -> None:
    told = {
        name: json.loads(json.dumps(capabilities_of(model, [Abilities()]).described()))
        for name, model in MODELS.items()
    }
    newer = told["Seedance-2.0"]
    assert newer["ratios"] == ["16:9", "9:16", "1:1", "4:3", "3:4"]
    assert newer["resolutions"] == ["480p", "720p", "1080p"]
    assert newer["durations"] == list(range(4, 16))
    assert newer["timeout"] == {"min": 3_600, "max": 172_800, "default": 172_800}
    assert newer["text"] == "optional"
    assert newer["uses"] == ["text", "first_frame", "first_and_last_frame", "references"]
    assert newer["modes"] == ["frames", "references"]
    assert newer["image_roles"] == ["first_frame", "last_frame", "reference"]
    assert newer["media"].keys() == {"image", "audio", "video"}
    assert [option["name"] for option in newer["options"]] == ["generate_audio"]
    assert newer["watermark"] == {"default": True}
    assert (newer["negative_prompt"], newer["seed"]) == (True, True)
    own = told["SenseAudio-Video-1.0"]
    assert own["ratios"] == "W:H, integers of one or two digits, from 1:4 to 4:1"
    assert own["timeout"]["min"] == 1
    assert own["text"] == "required"
    assert own["uses"] == ["text", "references"]
    assert own["media"]["image"]["count_max"] == 1
    assert own["options"] == []
    assert own["watermark"] == {"default": False}
    for capabilities in told.values():
        assert capabilities["price"]["currency"] == "CNY"


def test_what_the_engine_cannot_is_not_there() -> None:
    engine = only(
        "text",
        "first_frame",
        sound=False,
        seed=False,
        negative_prompt=False,
        durations_s=frozenset({1, 5, 8, 20}),
        resolutions=frozenset({"480p", "720p"}),
        ratios=frozenset({"1:1", "16:9", "21:9"}),
    )
    can = capabilities_of(PRO, [engine])
    assert can.uses == ("text", "first_frame")
    assert (can.modes, can.roles) == (("frames",), ("first_frame",))
    assert counts(can) == {"image": 1}
    assert [option.name for option in can.options] == ["camera_fixed"]
    assert (can.durations_s, can.resolutions) == ((5, 8), ("720p",))
    assert can.ratios == ("16:9", "1:1")  # in the model's order
    assert (can.seed, can.negative_prompt) == (False, False)


def test_of_every_ratio_those_of_the_engine_are_listed_from_wide_to_tall() -> None:
    some = Abilities(ratios=frozenset({"9:16", "1:1", "21:9", "16:9", "9:1"}))
    other = Abilities(ratios=frozenset({"4:3"}))
    assert capabilities_of(OWN, [some]).ratios == ("21:9", "16:9", "1:1", "9:16")
    assert capabilities_of(OWN, [some, other]).ratios == ("21:9", "16:9", "4:3", "1:1", "9:16")
    assert capabilities_of(OWN, [some, Abilities()]).ratios == OWN.ratios


@pytest.mark.parametrize(
    ("engine", "expected"),
    [
        (only("references", images_max=4), {"image": 4, "audio": 3, "video": 3}),
        (only("references", images_max=0, audios_max=0), {"video": 3}),
        (only("first_frame"), {"image": 1}),
        (only("first_and_last_frame"), {"image": 2}),
        # one reference, but two frames
        (
            only("first_and_last_frame", "references", images_max=1, audios_max=0, videos_max=0),
            {"image": 2},
        ),
        (only("text"), {}),
    ],
)
def test_media_are_counted_as_the_engine_takes_them(
    engine: Abilities, expected: dict[str, int]
) -> None:
    assert counts(capabilities_of(NEW, [engine])) == expected


def test_a_route_can_do_what_one_of_its_engines_can() -> None:
    frames = only("text", "first_frame", sound=False, durations_s=frozenset({4, 5}))
    references = only("references", images_max=3, videos_max=0, durations_s=frozenset({5, 6}))
    can = capabilities_of(NEW, [frames, references])
    assert can.uses == ("text", "first_frame", "references")
    assert can.roles == ("first_frame", "reference")
    assert counts(can) == {"image": 3, "audio": 3}
    assert can.durations_s == (4, 5, 6)
    assert [option.name for option in can.options] == ["generate_audio"]


NONE_OF_PRO = [
    only("references"),  # it takes none
    Abilities(durations_s=frozenset({1, 60})),
    Abilities(resolutions=frozenset({"480p"})),
    Abilities(ratios=frozenset({"2:1"})),
]


@pytest.mark.parametrize("engine", NONE_OF_PRO)
def test_an_engine_that_can_make_nothing_of_a_model_counts_for_nothing(engine: Abilities) -> None:
    can = capabilities_of(PRO, [engine])
    told = can.described()
    for name in ("uses", "modes", "ratios", "resolutions", "durations", "image_roles", "options"):
        assert told[name] == []
    assert told["media"] == {}
    assert told["price"] == PRO.price.described()
    assert lacks(PRO, engine) == ("anything of what it accepts",)
    beside = only("text", sound=False, durations_s=frozenset({5}))
    assert capabilities_of(PRO, [engine, beside]) == capabilities_of(PRO, [beside])


def test_sounds_alone_are_no_references() -> None:
    deaf = only("references", images_max=0, videos_max=0)
    assert capabilities_of(NEW, [deaf]).uses == ()


@pytest.mark.parametrize(
    ("model", "engine", "missing"),
    [
        (PRO, only("text", "first_frame"), ("a first and a last frame",)),
        (PRO, Abilities(sound=False), ("generate_audio",)),
        (PRO, Abilities(durations_s=frozenset({5, 6, 7})), ("2 to 4 or 8 to 12 seconds",)),
        (PRO, Abilities(resolutions=frozenset({"720p"})), ("1080p",)),
        (OWN, Abilities(ratios=frozenset({"16:9", "9:1"})), ("ratios but 16:9",)),
        (PRO, Abilities(seed=False, negative_prompt=False), ("negative_prompt", "seed")),
        (
            NEW,
            Abilities(images_max=3, videos_max=0),
            ("more than 3 reference images", "reference videos"),
        ),
    ],
)
def test_what_an_engine_lacks_of_a_model_is_told_in_words(
    model: Any, engine: Abilities, missing: tuple[str, ...]
) -> None:
    assert lacks(model, engine) == missing
