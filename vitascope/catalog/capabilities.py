"""What a model can be asked for here: what it accepts and one of its engines at least can do.

Data and set arithmetic on what is told of engines; knows no engine. Feature by feature: that two
of them are there does not say that one engine does both, which ``able_engines`` finds out for a
request.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from vitascope.catalog.abilities import USE_NAMES, Abilities, Use, spans
from vitascope.catalog.media import MediaKind, MediaLimits
from vitascope.catalog.models import AnyRatio, ImageRole, ModelSpec, ModeName, OptionSpec

__all__ = ["Capabilities", "capabilities_of", "lacks"]

T = TypeVar("T")

SOUND = "generate_audio"
"""The option that an engine without sound does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a model and its engines do together. Empty where no request at all can be made."""

    model: ModelSpec
    uses: tuple[Use, ...]
    """What a request may start from."""
    ratios: tuple[str, ...] | AnyRatio
    resolutions: tuple[str, ...]
    durations_s: tuple[int, ...]
    roles: tuple[ImageRole, ...]
    """Roles an image may have."""
    media: tuple[MediaLimits, ...]
    """Of each kind that can be used: the model's limits, and as many as an engine takes."""
    options: tuple[OptionSpec, ...]
    negative_prompt: bool
    seed: bool

    @property
    def modes(self) -> tuple[ModeName, ...]:
        """Ways to use media, of which a request takes one."""
        modes: list[ModeName] = []
        if {"first_frame", "first_and_last_frame"} & set(self.uses):
            modes.append("frames")
        if "references" in self.uses:
            modes.append("references")
        return tuple(modes)

    def described(self) -> dict[str, object]:
        """What a form for this model needs to know, as JSON has it."""
        model = self.model
        return {
            "ratios": list(self.ratios) if isinstance(self.ratios, tuple) else str(self.ratios),
            "resolutions": list(self.resolutions),
            "durations": list(self.durations_s),
            "timeout": {
                "min": model.timeout_min_s,
                "max": model.timeout_max_s,
                "default": model.timeout_max_s,
            },
            "text": "required" if model.is_text_required else "optional",
            "uses": list(self.uses),
            "modes": list(self.modes),
            "image_roles": list(self.roles),
            "media": {limits.kind: limits.described() for limits in self.media},
            "options": [option.described() for option in self.options],
            "negative_prompt": self.negative_prompt,
            "seed": self.seed,
            "watermark": {"default": model.watermark_default},
            "price": model.price.described(),
        }


def capabilities_of(model: ModelSpec, engines: Iterable[Abilities]) -> Capabilities:
    """What the model can be asked for, with these engines behind it.

    An engine that can make no video of the model counts for nothing.
    """
    offers = [offer for offer in (_offer(model, engine) for engine in engines) if offer.uses]
    counts: dict[MediaKind, int] = {}
    for limits in (limits for offer in offers for limits in offer.media):
        counts[limits.kind] = max(counts.get(limits.kind, 0), limits.count_max)
    options = {option for offer in offers for option in offer.options}
    return Capabilities(
        model=model,
        uses=_in_order(USE_NAMES, (offer.uses for offer in offers)),
        ratios=_ratios(model, [offer.ratios for offer in offers]),
        resolutions=_in_order(model.resolutions, (offer.resolutions for offer in offers)),
        durations_s=_in_order(model.durations_s, (offer.durations_s for offer in offers)),
        roles=_in_order(model.roles, (offer.roles for offer in offers)),
        media=_counted(model, counts),
        options=tuple(option for option in model.options if option in options),
        negative_prompt=any(offer.negative_prompt for offer in offers),
        seed=any(offer.seed for offer in offers),
    )


def lacks(model: ModelSpec, abilities: Abilities) -> tuple[str, ...]:
    """What an engine cannot do of what a model accepts, each in a few words; empty: nothing."""
    whole, able = _offer(model, Abilities()), _offer(model, abilities)
    if not able.uses:
        return ("anything of what it accepts",)
    missing = [USE_NAMES[use] for use in whole.uses if use not in able.uses]
    if "references" in able.uses:
        missing += _references_lacking(model, abilities)
    missing += [option.name for option in whole.options if option not in able.options]
    if durations_s := [each for each in whole.durations_s if each not in able.durations_s]:
        missing.append(f"{spans(durations_s)} seconds")
    missing += [each for each in whole.resolutions if each not in able.resolutions]
    if isinstance(able.ratios, tuple) and able.ratios != whole.ratios:
        missing.append(f"ratios but {', '.join(able.ratios)}")
    for name in ("negative_prompt", "seed"):
        if not getattr(able, name):
            missing.append(name)
    return tuple(missing)


def _references_lacking(model: ModelSpec, abilities: Abilities) -> list[str]:
    missing = []
    for limits in model.media:
        most = abilities.references_max(limits.kind)
        if most < limits.count_max:
            missing.append(f"{f'more than {most} ' if most else ''}reference {limits.kind}s")
    return missing


def _offer(model: ModelSpec, abilities: Abilities) -> Capabilities:
    """What one engine makes of a model; without ``uses`` if that is nothing."""
    references = _references(model, abilities)
    uses = _uses(model, abilities, references)
    if "references" not in uses:
        references = {}
    roles = _roles(model, uses, references)
    counts = dict(references)
    if frames := sum(role != "reference" for role in roles):
        counts["image"] = max(counts.get("image", 0), frames)
    offer = Capabilities(
        model=model,
        uses=uses,
        ratios=_ratios_of(model, abilities),
        resolutions=_known(model.resolutions, abilities.resolutions),
        durations_s=_known(model.durations_s, abilities.durations_s),
        roles=roles,
        media=_counted(model, counts),
        options=tuple(
            option for option in model.options if abilities.sound or option.name != SOUND
        ),
        negative_prompt=abilities.negative_prompt,
        seed=abilities.seed,
    )
    is_whole = offer.ratios and offer.resolutions and offer.durations_s
    return offer if is_whole else replace(offer, uses=())


def _references(model: ModelSpec, abilities: Abilities) -> dict[MediaKind, int]:
    """How many references of each kind the two take together; none of a kind is left out."""
    if "reference" not in model.roles:
        return {}
    counts = {
        limits.kind: min(limits.count_max, abilities.references_max(limits.kind))
        for limits in model.media
    }
    return {kind: count for kind, count in counts.items() if count}


def _uses(
    model: ModelSpec, abilities: Abilities, references: Mapping[MediaKind, int]
) -> tuple[Use, ...]:
    frames = model.frame_roles
    accepted: Mapping[Use, bool] = {
        "text": True,
        "first_frame": "first_frame" in frames,
        "first_and_last_frame": "last_frame" in frames,
        # An audio needs an image or a video beside it.
        "references": bool(references.keys() - {"audio"}),
    }
    return tuple(use for use in USE_NAMES if accepted[use] and use in abilities.uses)


def _roles(
    model: ModelSpec, uses: Sequence[Use], references: Mapping[MediaKind, int]
) -> tuple[ImageRole, ...]:
    able: Mapping[ImageRole, bool] = {
        "first_frame": "first_frame" in uses or "first_and_last_frame" in uses,
        "last_frame": "first_and_last_frame" in uses,
        "reference": "image" in references,
    }
    return tuple(role for role in model.roles if able[role])


def _ratios_of(model: ModelSpec, abilities: Abilities) -> tuple[str, ...] | AnyRatio:
    if abilities.ratios is None:
        return model.ratios
    if isinstance(model.ratios, tuple):
        return _known(model.ratios, abilities.ratios)
    return _widest_first(ratio for ratio in abilities.ratios if ratio in model.ratios)


def _ratios(
    model: ModelSpec, offered: Sequence[tuple[str, ...] | AnyRatio]
) -> tuple[str, ...] | AnyRatio:
    """All that are offered together."""
    listed = [ratios for ratios in offered if isinstance(ratios, tuple)]
    if len(listed) < len(offered):
        return model.ratios
    if isinstance(model.ratios, tuple):
        return _in_order(model.ratios, listed)
    return _widest_first({ratio for ratios in listed for ratio in ratios})


def _widest_first(ratios: Iterable[str]) -> tuple[str, ...]:
    def shape(ratio: str) -> tuple[Fraction, str]:
        width, _, height = ratio.partition(":")
        return -Fraction(int(width), int(height)), ratio

    return tuple(sorted(ratios, key=shape))


def _counted(model: ModelSpec, counts: Mapping[MediaKind, int]) -> tuple[MediaLimits, ...]:
    """The model's limits of the kinds that are counted, with these counts."""
    return tuple(
        replace(limits, count_max=min(limits.count_max, counts[limits.kind]))
        for limits in model.media
        if limits.kind in counts
    )


def _known(accepted: Sequence[T], able: frozenset[T] | None) -> tuple[T, ...]:
    return tuple(each for each in accepted if able is None or each in able)


def _in_order(accepted: Iterable[T], offered: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """What anybody offers, in the order of what is accepted."""
    anybody = {each for offer in offered for each in offer}
    return tuple(each for each in accepted if each in anybody)
