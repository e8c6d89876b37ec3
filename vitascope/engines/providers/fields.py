"""Which forms a model at fal or Replicate has: those known here, or the operator's own.

``fields`` of an engine's table, for a model that is not known::

    [engines.mine]
    kind = "fal"
    model = "vendor/model"

    [engines.mine.fields]
    video = "video.url"                     # where the result has the URL

    [[engines.mine.fields.forms]]           # the first that takes a request's media is sent
    app = "vendor/model/text-to-video"      # left out: the model itself
    inputs = { prompt = "prompt", duration = "seconds", resolution = "quality" }
    duration = "text"                       # "5"; number: 5; seconds: "5s"
    values = { resolution = { "720p" = "768P" } }
    constants = { enable_safety_checker = true }

    [[engines.mine.fields.forms]]
    app = "vendor/model/image-to-video"
    inputs = { prompt = "prompt", duration = "seconds", first_frame = "image_url" }
    needs = ["first_frame"]

What the model can do follows from the forms; what does not (durations, sizes, the number of
references) is the operator's to say in ``can``. Opens nothing, calls nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from vitascope.catalog.abilities import Abilities
from vitascope.engines.errors import BadEngineTarget
from vitascope.engines.providers.fal_forms import FAL_MODELS
from vitascope.engines.providers.forms import MEDIA_WORDS, DurationShape, FieldMap, Form, Word
from vitascope.engines.providers.options import FalOptions, ReplicateOptions
from vitascope.engines.providers.replicate_forms import REPLICATE_MODELS

__all__ = ["abilities_of", "field_map_of"]

DEFAULT_VIDEO: Final[Mapping[str, str]] = {"fal": "video.url", "replicate": ""}
"""Where a result has the video's URL, if the operator does not say. At Replicate most outputs are
the URL itself, or a list that begins with it."""


class _FormSaid(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    inputs: dict[Word, str] = Field(min_length=1)
    app: str = ""
    needs: frozenset[Word] = frozenset()
    constants: dict[str, Any] = Field(default_factory=dict)
    values: dict[Word, dict[str, Any]] = Field(default_factory=dict)
    duration: DurationShape = "number"
    frames_fps: int = Field(24, ge=1, le=240)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if "prompt" not in self.inputs:
            raise ValueError("inputs must name the model's input for prompt")
        if astray := sorted(self.needs - (MEDIA_WORDS & self.inputs.keys())):
            raise ValueError(f"needs may hold media that inputs names; got {', '.join(astray)}")
        if astray := sorted(self.values.keys() - self.inputs.keys()):
            raise ValueError(f"values may be of words that inputs names; got {', '.join(astray)}")
        names = [*self.inputs.values(), *self.constants]
        if double := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"the model's input {', '.join(double)} would be given twice")
        return self

    def form(self) -> Form:
        return Form(**{name: getattr(self, name) for name in type(self).model_fields})


class _FieldsSaid(BaseModel):
    """``fields`` of an engine's table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    forms: list[_FormSaid] = Field(min_length=1)
    video: str | None = None
    """Keys, with points between them; a number in a list."""


def abilities_of(options: FalOptions | ReplicateOptions) -> Abilities:
    """What the model can do.

    Raises:
        BadEngineTarget: it is not known, and the operator does not say; or what it says is wrong.
    """
    return field_map_of(options).abilities


def field_map_of(options: FalOptions | ReplicateOptions) -> FieldMap:
    """How the model is asked, and what it can do.

    Raises:
        BadEngineTarget: see ``abilities_of``.
    """
    if options.fields is not None:
        return _said(options.kind, options.model, options.fields)
    match options:
        case FalOptions():
            found = FAL_MODELS.get(options.model) or _app_alone(options.model)
            known: Collection[str] = FAL_MODELS
        case ReplicateOptions():
            found = REPLICATE_MODELS.get(options.model.partition(":")[0])
            known = REPLICATE_MODELS
    if found is None:
        raise BadEngineTarget(
            f"{options.kind}: the inputs of {options.model!r} are not known here; say them in "
            'fields, e.g. fields = { forms = [ { inputs = { prompt = "prompt", '
            'duration = "duration", first_frame = "image_url" } } ] }; '
            f"known are: {', '.join(sorted(known))}"
        )
    return found


def _app_alone(app: str) -> FieldMap | None:
    """The map of one app of a known model, for an operator who names that app."""
    for known in FAL_MODELS.values():
        forms = tuple(form for form in known.forms if form.app == app)
        if forms:
            uses = frozenset().union(*(form.uses for form in forms))
            return replace(known, forms=forms, abilities=replace(known.abilities, uses=uses))
    return None


def _said(kind: str, model: str, fields: Mapping[str, Any]) -> FieldMap:
    try:
        said = _FieldsSaid.model_validate(fields)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_context=False)[0]
        place = ".".join(["fields", *(str(part) for part in problem["loc"])])
        raise BadEngineTarget(f"{kind} {model}: {place}: {problem['msg']}") from error
    forms = tuple(each.form() for each in said.forms)
    video = DEFAULT_VIDEO[kind] if said.video is None else said.video
    return FieldMap(
        forms=forms,
        abilities=_abilities(forms),
        source="the operator",
        video=tuple(key for key in video.split(".") if key),
    )


def _abilities(forms: tuple[Form, ...]) -> Abilities:
    """What follows from an operator's forms. A model that no form can switch the sound of is not
    counted on for sound."""
    uses = frozenset().union(*(form.uses for form in forms))
    everywhere = frozenset(forms[0].inputs).intersection(*(form.inputs for form in forms))
    anywhere = frozenset().union(*(form.inputs for form in forms))
    lengths = _own_values(forms, "duration")
    return Abilities(
        uses=uses,
        images_max=9 if "reference_images" in anywhere else 0,
        audios_max=3 if "reference_audios" in anywhere else 0,
        videos_max=3 if "reference_videos" in anywhere else 0,
        negative_prompt="negative_prompt" in everywhere,
        sound="sound" in everywhere,
        seed="seed" in everywhere,
        resolutions=_own_values(forms, "resolution"),
        ratios=_own_values(forms, "ratio"),
        durations_s=None if lengths is None else frozenset(int(each) for each in lengths),
    )


def _own_values(forms: tuple[Form, ...], word: Word) -> frozenset[str] | None:
    """Our values that every form with values of its own has one for; None: any."""
    known = [frozenset(form.values[word]) for form in forms if word in form.values]
    return frozenset.intersection(*known) if known else None
