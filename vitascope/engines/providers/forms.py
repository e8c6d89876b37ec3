"""From our order to a model's input, where every model has names of its own: fal, Replicate.

A ``Form`` is what one app takes, as data. Knows no provider's wire form and no particular model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias, get_args

from vitascope.catalog.abilities import Abilities, Use
from vitascope.engines.providers.base import Medium, Order
from vitascope.engines.providers.errors import OrderRefused
from vitascope.engines.providers.prompting import prompt_of
from vitascope.engines.providers.sending import url_of

__all__ = [
    "MEDIA_WORDS",
    "DurationShape",
    "FieldMap",
    "Form",
    "Word",
    "form_of",
    "media_of",
    "plain_of",
    "value_at",
]

Word: TypeAlias = Literal[
    "prompt",
    "negative_prompt",
    "first_frame",  # the URL of a picture
    "last_frame",
    "reference_images",  # a list of URLs
    "reference_audios",
    "reference_videos",
    "duration",  # seconds, as ``Form.duration`` says
    "frames",  # a number of frames, at ``Form.frames_fps``
    "resolution",  # 720p …
    "ratio",  # 16:9 …
    "width",  # pixels
    "height",
    "seed",
    "sound",  # a truth
    "camera_fixed",  # a truth, sent only if it is one; without it the prompt says so
]
"""What an order has, in our words."""

MediaWord: TypeAlias = Literal[
    "first_frame", "last_frame", "reference_images", "reference_audios", "reference_videos"
]

MEDIA_WORDS: Final[frozenset[Word]] = frozenset(get_args(MediaWord))

REFERENCE_WORDS: Final[frozenset[Word]] = frozenset(
    {"reference_images", "reference_audios", "reference_videos"}
)

DurationShape: TypeAlias = Literal["number", "text", "seconds"]
"""5, "5" or "5s"."""

SEED_BITS: Final = 31
"""Of a seed that every model takes. Source: fal-js, types of Wan 2.7: 0 to 2147483647."""

_USES: Final[Mapping[Use, frozenset[Word]]] = {
    "text": frozenset(),
    "first_frame": frozenset({"first_frame"}),
    "first_and_last_frame": frozenset({"first_frame", "last_frame"}),
}
"""The media of each use; those of ``references`` are any of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What one app takes."""

    inputs: Mapping[Word, str]
    """How it calls what we have. What it has no name for is not sent."""
    app: str = ""
    """Its path; empty: the model that the operator named."""
    needs: frozenset[Word] = frozenset()
    """Media without which it makes nothing."""
    constants: Mapping[str, Any] = field(default_factory=dict)
    """Sent along with every order."""
    values: Mapping[Word, Mapping[str, Any]] = field(default_factory=dict)
    """Its own values for ours, where they differ: ``{"resolution": {"720p": "768P"}}``."""
    duration: DurationShape = "number"
    frames_fps: int = 24
    """Frames a second, for a model that counts frames."""

    @property
    def uses(self) -> frozenset[Use]:
        """What it can start from."""
        found: set[Use] = {use for use, words in _USES.items() if self.takes(words)}
        if self.needs <= REFERENCE_WORDS and REFERENCE_WORDS & self.inputs.keys():
            found.add("references")
        return frozenset(found)

    def takes(self, words: frozenset[Word]) -> bool:
        """Whether these media, and no others, will do."""
        return words <= self.inputs.keys() and self.needs <= words


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMap:
    """All that is known of a model at a provider."""

    forms: tuple[Form, ...]
    """The first that takes an order's media is filled in."""
    abilities: Abilities
    source: str
    """Where the provider says so."""
    video: tuple[str, ...] = ()
    """Where the video's URL stands in the model's output: see ``value_at``."""


def form_of(forms: Sequence[Form], order: Order) -> Form:
    """The form to be filled in.

    Raises:
        OrderRefused: none takes the order's media.
    """
    words = frozenset(_word_of(medium) for medium in order.media)
    found = next((form for form in forms if form.takes(words)), None)
    if found is None:
        told = " and ".join(sorted(words)) or "text alone"
        raise OrderRefused(f"the model's field map has no form for {told}")
    return found


def plain_of(form: Form, order: Order) -> dict[str, Any]:
    """The input without its media.

    Raises:
        OrderRefused: the form has no value for one of the order's.
    """
    ours: dict[Word, Any] = {
        "prompt": prompt_of(order, with_camera="camera_fixed" not in form.inputs),
        "negative_prompt": order.negative_prompt,
        "duration": _duration(form, order.duration_s),
        "frames": form.frames_fps * order.duration_s + 1,
        "resolution": order.resolution,
        "ratio": order.ratio,
        "width": order.width,
        "height": order.height,
        "seed": order.seed % 2**SEED_BITS,
        "sound": order.sound,
        "camera_fixed": order.camera_fixed or None,
    }
    return {
        **form.constants,
        **{
            name: _valued(form, word, ours[word])
            for word, name in form.inputs.items()
            if ours.get(word) is not None
        },
    }


async def media_of(form: Form, order: Order) -> dict[str, Any]:
    """The media's part of the input, as URLs that anybody can get or as data URLs.

    Raises:
        MediaError, StorageError: one of them cannot be had.
    """
    found: dict[str, Any] = {}
    for medium in order.media:
        word = _word_of(medium)
        url = await url_of(medium)
        if word in REFERENCE_WORDS:
            found.setdefault(form.inputs[word], []).append(url)
        else:
            found[form.inputs[word]] = url
    return found


def value_at(output: Any, keys: Sequence[str]) -> Any:
    """What stands in a model's output where the keys lead: names, and numbers in lists; None:
    nothing."""
    for key in keys:
        if isinstance(output, list) and key.isdecimal() and int(key) < len(output):
            output = output[int(key)]
        else:
            output = output.get(key) if isinstance(output, dict) else None
    return output


def _word_of(medium: Medium) -> Word:
    if medium.role != "reference":
        return medium.role
    words: dict[str, Word] = {
        "image": "reference_images",
        "audio": "reference_audios",
        "video": "reference_videos",
    }
    return words[medium.kind]


def _duration(form: Form, duration_s: int) -> int | str:
    match form.duration:
        case "number":
            return duration_s
        case "text":
            return str(duration_s)
        case "seconds":
            return f"{duration_s}s"


def _valued(form: Form, word: Word, value: Any) -> Any:
    """The value as the model has it."""
    known = form.values.get(word)
    if known is None:
        return value
    if str(value) not in known:
        raise OrderRefused(f"the model's field map has no value for the {word} {value}")
    return known[str(value)]
