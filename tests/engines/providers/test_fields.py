"""What each known model is sent and can do, and what an operator may say of others."""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from tests.engines.providers.ordering import PUBLIC_URL, make_order, medium
from vitascope.catalog.abilities import Abilities, Use
from vitascope.engines.errors import BadEngineTarget
from vitascope.engines.providers import fields as fields_module
from vitascope.engines.providers.base import Medium, Order
from vitascope.engines.providers.errors import OrderRefused
from vitascope.engines.providers.fal_forms import FAL_MODELS
from vitascope.engines.providers.fields import abilities_of, field_map_of
from vitascope.engines.providers.forms import FieldMap, form_of, media_of, plain_of
from vitascope.engines.providers.options import FalOptions, ReplicateOptions
from vitascope.engines.providers.registry import provider_abilities
from vitascope.engines.providers.replicate_forms import REPLICATE_MODELS

KNOWN = [
    *(pytest.param(known, id=f"fal:{model}") for model, known in FAL_MODELS.items()),
    *(pytest.param(known, id=f"replicate:{model}") for model, known in REPLICATE_MODELS.items()),
]

MEDIA: dict[Use, tuple[Medium, ...]] = {
    "text": (),
    "first_frame": (medium("first_frame", url=PUBLIC_URL),),
    "first_and_last_frame": (
        medium("first_frame", url=PUBLIC_URL),
        medium("last_frame", url=PUBLIC_URL),
    ),
    "references": (medium("reference", url=PUBLIC_URL),),
}


def orders_of(abilities: Abilities) -> Iterator[Order]:
    """One order for everything that a model is said to do."""
    for use, resolution, duration_s in product(
        sorted(abilities.uses),
        sorted(abilities.resolutions or {"720p"}),
        sorted(abilities.durations_s or {5}),
    ):
        yield make_order(media=MEDIA[use], resolution=resolution, duration_s=duration_s)


@pytest.mark.parametrize("known", KNOWN)
async def test_all_that_a_model_can_do_has_a_form(known: FieldMap) -> None:
    for order in orders_of(known.abilities):
        form = form_of(known.forms, order)
        sent = plain_of(form, order) | await media_of(form, order)
        pictures = [value for value in sent.values() if value in (PUBLIC_URL, [PUBLIC_URL])]
        assert len(pictures) == len(order.media)
        assert any(order.prompt in str(value) for value in sent.values())


@pytest.mark.parametrize("known", KNOWN)
def test_a_model_says_no_more_than_its_forms_have_inputs_for(known: FieldMap) -> None:
    able = known.abilities
    inputs = [form.inputs for form in known.forms]
    assert able.uses == frozenset().union(*(form.uses for form in known.forms))
    assert able.seed == all("seed" in each for each in inputs)
    assert able.negative_prompt == all("negative_prompt" in each for each in inputs)
    if any("sound" in each for each in inputs):
        assert able.sound
    if "references" in able.uses:
        assert able.images_max > 0
    assert known.source.startswith("https://")


@pytest.mark.parametrize("known", KNOWN)
def test_a_model_whose_form_has_no_ratio_says_which_it_makes_of_text(known: FieldMap) -> None:
    """Where a picture is the start, the picture gives the ratio."""
    for form in known.forms:
        if "ratio" not in form.inputs and "text" in form.uses:
            assert known.abilities.ratios == frozenset({"16:9"})


def test_a_dozen_models_at_each_provider_are_known() -> None:
    assert len(FAL_MODELS) >= 12
    assert len(REPLICATE_MODELS) >= 12


@pytest.mark.parametrize(
    ("model", "use", "app", "expected"),
    [
        # What each app's page shows, by hand.
        (
            "fal-ai/veo3.1",
            "text",
            "fal-ai/veo3.1",
            {"aspect_ratio": "16:9", "duration": "6s", "resolution": "720p"},
        ),
        (
            "fal-ai/veo3.1",
            "first_and_last_frame",
            "fal-ai/veo3.1/first-last-frame-to-video",
            {"first_frame_url": PUBLIC_URL, "last_frame_url": PUBLIC_URL},
        ),
        (
            "fal-ai/kling-video/v3/pro",
            "first_frame",
            "fal-ai/kling-video/v3/pro/image-to-video",
            {"start_image_url": PUBLIC_URL, "duration": "6", "generate_audio": True},
        ),
        (
            "fal-ai/minimax/hailuo-02/standard",
            "first_and_last_frame",
            "fal-ai/minimax/hailuo-02/standard/image-to-video",
            {"image_url": PUBLIC_URL, "end_image_url": PUBLIC_URL, "duration": "6"},
        ),
        (
            "fal-ai/wan/v2.7",
            "text",
            "fal-ai/wan/v2.7/text-to-video",
            {"duration": 6, "negative_prompt": "dogs", "aspect_ratio": "16:9"},
        ),
        (
            "fal-ai/ltx-2.3/fast",
            "first_frame",
            "fal-ai/ltx-2.3/image-to-video/fast",
            {"image_url": PUBLIC_URL, "resolution": "1080p", "fps": 24, "duration": 6},
        ),
        (
            "minimax/h3",
            "references",
            "minimax/h3/reference-to-video",
            {"reference_image_urls": [PUBLIC_URL], "duration": 6, "aspect_ratio": "16:9"},
        ),
        (
            "bytedance/seedance-2.0/fast",
            "text",
            "bytedance/seedance-2.0/fast/text-to-video",
            {"duration": "6", "generate_audio": True, "resolution": "720p"},
        ),
    ],
)
async def test_an_app_of_fal_s_gets_its_own_names_and_shapes(
    model: str, use: Use, app: str, expected: dict[str, Any]
) -> None:
    order = make_order(media=MEDIA[use], duration_s=6, sound=True, negative_prompt="dogs")
    form = form_of(FAL_MODELS[model].forms, order)
    sent = plain_of(form, order) | await media_of(form, order)
    assert form.app == app
    assert {name: sent.get(name) for name in expected} == expected


def test_what_a_model_has_no_input_for_is_not_sent() -> None:
    order = make_order(sound=True, negative_prompt="dogs", camera_fixed=True, duration_s=6)
    sent = plain_of(form_of(FAL_MODELS["minimax/h3"].forms, order), order)
    assert set(sent) == {"prompt", "duration", "aspect_ratio"}
    assert sent["prompt"].endswith("The camera is fixed and does not move.")


def test_a_camera_that_may_move_is_not_spoken_of() -> None:
    known = FAL_MODELS["fal-ai/bytedance/seedance/v1.5/pro"]
    sent = plain_of(form_of(known.forms, make_order()), make_order())
    assert "camera_fixed" not in sent
    assert sent["prompt"] == make_order().prompt


def test_both_provider_s_models_reach_the_registry() -> None:
    veo = provider_abilities(ReplicateOptions(model="google/veo-3.1"))
    assert veo.durations_s == frozenset({4, 6, 8})
    assert provider_abilities(FalOptions(model="fal-ai/veo3.1")).sound


def test_one_app_of_a_model_does_what_it_does_alone() -> None:
    options = FalOptions(model="fal-ai/kling-video/v3/pro/image-to-video")
    assert abilities_of(options).uses == {"first_frame", "first_and_last_frame"}
    assert [form.app for form in field_map_of(options).forms] == [options.model]


def test_a_version_of_a_known_model_is_known() -> None:
    options = ReplicateOptions(model="google/veo-3.1:" + "0" * 64)
    assert abilities_of(options) == REPLICATE_MODELS["google/veo-3.1"].abilities


# -- the operator's own


@pytest.mark.parametrize(
    "options",
    [
        FalOptions(model="somebody/new-model"),
        ReplicateOptions(model="somebody/new-model"),
        ReplicateOptions(model="5" * 64),
    ],
    ids=["fal", "replicate", "version"],
)
def test_an_unknown_model_says_what_to_write(options: FalOptions | ReplicateOptions) -> None:
    with pytest.raises(BadEngineTarget) as caught:
        abilities_of(options)
    told = caught.value.message
    assert options.model in told
    advice = tomllib.loads(told[told.index("fields = ") : told.index("; known are")])
    heeded = options.model_copy(update=advice)
    assert abilities_of(heeded).uses == {"text", "first_frame"}
    assert "seedance-2.0" in told, "and which models need none"


def test_the_map_that_the_module_shows_is_right() -> None:
    shown = textwrap.dedent((fields_module.__doc__ or "").split("::\n", 1)[1].split("What the")[0])
    (table,) = tomllib.loads(shown)["engines"].values()
    options = FalOptions.model_validate(table)
    assert abilities_of(options).resolutions == frozenset({"720p"})
    assert [form.app for form in field_map_of(options).forms] == [
        "vendor/model/text-to-video",
        "vendor/model/image-to-video",
    ]


def test_an_operator_s_forms_say_what_the_model_can() -> None:
    fields = {
        "forms": [
            {
                "app": "x/y/text",
                "inputs": {"prompt": "text", "duration": "len", "seed": "seed", "resolution": "q"},
                "duration": "text",
                "values": {
                    "resolution": {"480p": "low", "720p": "high"},
                    "duration": {"5": "short", "10": "long"},
                },
                "constants": {"safety": True},
            },
            {
                "app": "x/y/image",
                "inputs": {"prompt": "text", "first_frame": "img"},
                "needs": ["first_frame"],
            },
        ]
    }
    options = FalOptions(model="x/y", fields=fields)
    assert abilities_of(options) == Abilities(
        uses=frozenset({"text", "first_frame"}),
        images_max=0,
        audios_max=0,
        videos_max=0,
        negative_prompt=False,
        sound=False,
        seed=False,  # the form of a picture takes none
        resolutions=frozenset({"480p", "720p"}),
        durations_s=frozenset({5, 10}),
    )
    known = field_map_of(options)
    assert known.video == ("video", "url"), "as at fal"
    order = make_order(duration_s=10, seed=7)
    assert plain_of(form_of(known.forms, order), order) == {
        "safety": True,
        "text": order.prompt,
        "len": "long",
        "seed": 7,
        "q": "high",
    }
    with pytest.raises(OrderRefused, match="no value for the duration 7"):
        plain_of(known.forms[0], make_order(duration_s=7))


def test_a_form_that_needs_a_picture_makes_nothing_of_text() -> None:
    fields = {
        "forms": [{"inputs": {"prompt": "p", "first_frame": "image"}, "needs": ["first_frame"]}]
    }
    known = field_map_of(FalOptions(model="x/y", fields=fields))
    assert known.abilities.uses == {"first_frame"}
    with pytest.raises(OrderRefused, match="no form for text alone"):
        form_of(known.forms, make_order())


def test_an_operator_s_form_with_references_counts_them() -> None:
    fields = {"forms": [{"inputs": {"prompt": "p", "reference_images": "images"}}]}
    able = abilities_of(ReplicateOptions(model="x/y", fields=fields))
    assert able.uses == {"text", "references"}
    assert (able.images_max, able.audios_max, able.videos_max) == (9, 0, 0)


def test_what_the_operator_says_goes_before_what_is_known() -> None:
    fields = {"forms": [{"inputs": {"prompt": "p"}}], "video": "films.0.url"}
    known = field_map_of(FalOptions(model="fal-ai/veo3.1", fields=fields))
    assert known.abilities.uses == {"text"}
    assert known.video == ("films", "0", "url")


def _inputs(**more: Any) -> dict[str, Any]:
    return {"forms": [{"inputs": {"prompt": "p"}, **more}]}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "fields.forms: Field required"),
        ({"forms": []}, "fields.forms"),
        ({"forms": [{"inputs": {"seed": "s"}}]}, "inputs must name the model's input for prompt"),
        ({"forms": [{"inputs": {"prompt": "p", "seconds": "s"}}]}, "fields.forms.0.inputs.seconds"),
        (_inputs(needs=["first_frame"]), "needs may hold media that inputs names; got first_frame"),
        (_inputs(needs=["prompt"]), "needs may hold media that inputs names; got prompt"),
        (_inputs(values={"ratio": {}}), "values may be of words that inputs names; got ratio"),
        (_inputs(constants={"p": 1}), "the model's input p would be given twice"),
        (_inputs(duration="minutes"), "fields.forms.0.duration"),
        (_inputs(appp="x/y"), "fields.forms.0.appp"),
        ({**_inputs(), "output": "video"}, "fields.output"),
    ],
)
def test_a_wrong_map_names_the_place(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(BadEngineTarget) as caught:
        abilities_of(FalOptions(model="x/y", fields=fields))
    assert caught.value.message.startswith("fal x/y: fields.")
    assert told in caught.value.message
