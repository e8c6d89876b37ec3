"""What each medium of a request is for: its role, and the one mode that all of them share.

A model has a frame mode (``first_frame``, ``last_frame``), a reference mode (``reference``), or
both; a request uses one. Audio and video are always references.

Who leaves a role out gets one by this rule. The request is in reference mode if the model has no
other, or if it holds an audio, a video, or an image that says ``reference``: then the image is a
reference. Otherwise it is the first frame role that no other image of the request claims:
``first_frame``, then ``last_frame``.

Does not count references: ``amounts`` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vitascope.catalog.media import MediaFacts, MediaKind, Source
from vitascope.catalog.models import ImageRole, ModelSpec, ModeName
from vitascope.catalog.problems import Problems, quoted

__all__ = ["SentMedium", "settle_roles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMedium:
    """An image, audio or video of the array as it was sent."""

    kind: MediaKind
    index: int
    """Its place in the array."""
    role: str | None
    """None: left out, or no string."""
    source: Source | None
    """None: it could not be read."""
    facts: MediaFacts | None
    """None: not known before it is fetched."""

    @property
    def where(self) -> str:
        return f"content[{self.index}]"


def settle_roles(
    sent: Sequence[SentMedium], model: ModelSpec, found: Problems
) -> list[ImageRole | None]:
    """The role of each; None for one that can have none, which ``found`` then says."""
    named = [_named_mode(medium, model) for medium in sent]
    is_reference = "references" in named or not model.frame_roles
    claimed = {medium.role for medium in sent}
    left = [] if is_reference else [role for role in model.frame_roles if role not in claimed]
    roles: list[ImageRole | None] = []
    for medium in sent:
        role = _role(medium, model, is_reference=is_reference, left=left, found=found)
        if role in model.frame_roles and role in roles:
            detail = f"{model.id} takes at most one image with the role {role}"
            found.add(f"{medium.where}.role", detail)
        roles.append(role)
    if {"frames", "references"} <= set(named):
        _refuse_mixture(sent, named, model, found)
    else:
        _check_last_has_first(sent, roles, found)
    return roles


def _named_mode(medium: SentMedium, model: ModelSpec) -> ModeName | None:
    """The mode that a medium can only belong to; None while that is open."""
    if medium.kind != "image":
        return "references"
    if medium.role not in model.roles:
        return None
    return "references" if medium.role == "reference" else "frames"


def _role(
    medium: SentMedium,
    model: ModelSpec,
    *,
    is_reference: bool,
    left: list[ImageRole],
    found: Problems,
) -> ImageRole | None:
    """One medium's role; takes the first of ``left`` if it needs one of them."""
    allowed: tuple[ImageRole, ...] = model.roles if medium.kind == "image" else ("reference",)
    if medium.role is not None:
        known = next((role for role in allowed if role == medium.role), None)
        if known is None:
            whose = model.id if medium.kind == "image" else f"{medium.kind} items"
            detail = f"must be {' or '.join(allowed)} for {whose}; got {quoted(medium.role)}"
            found.add(f"{medium.where}.role", f"{medium.where}.role {detail}")
        return known
    if is_reference or medium.kind != "image":
        return "reference"
    if left:
        return left.pop(0)
    found.add(medium.where, _too_many_frames(model))
    return None


def _too_many_frames(model: ModelSpec) -> str:
    frames = model.frame_roles
    detail = f"{model.id} takes at most {len(frames)} images as {' and '.join(frames)}"
    if "references" in model.modes:
        detail += "; to give more, give each the role reference"
    return detail


def _refuse_mixture(
    sent: Sequence[SentMedium],
    named: Sequence[ModeName | None],
    model: ModelSpec,
    found: Problems,
) -> None:
    """Name the first medium that does not fit those before it."""
    first = next(mode for mode in named if mode)
    odd = next(
        medium for medium, mode in zip(sent, named, strict=True) if mode not in (None, first)
    )
    field = "role" if odd.kind == "image" else "type"
    frames = " and ".join(model.frame_roles)
    references = ", ".join(model.kinds)
    found.add(
        f"{odd.where}.{field}",
        f"{model.id} takes images as {frames}, or references ({references}), never both in one "
        f"request",
    )


def _check_last_has_first(
    sent: Sequence[SentMedium], roles: Sequence[ImageRole | None], found: Problems
) -> None:
    if "last_frame" not in roles or "first_frame" in roles or None in roles:
        return
    last = sent[roles.index("last_frame")]
    detail = "last_frame needs an image with the role first_frame beside it"
    found.add(f"{last.where}.role", detail)
