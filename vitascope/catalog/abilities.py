"""What the engine behind a model can do: the part of the catalogue that depends on the engine.

An entry says what a model accepts; the engines that the operator chose for it may do less. What
none of them can do is refused before it is queued. Knows no engine: each engine's abilities are
told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, TypeAlias, get_args

from vitascope.catalog.content import MediaItem
from vitascope.catalog.media import MediaKind
from vitascope.catalog.problems import InvalidRequest, Problem, ProblemKind
from vitascope.catalog.request import VideoRequest

__all__ = [
    "ALL_USES",
    "USE_NAMES",
    "Abilities",
    "Use",
    "able_engines",
    "shortfalls",
    "spans",
    "use_of",
]

Use: TypeAlias = Literal["text", "first_frame", "first_and_last_frame", "references"]
"""What a request starts from, beside its text. Every request is one of these."""

ALL_USES: frozenset[Use] = frozenset(get_args(Use))

USE_NAMES: Mapping[Use, str] = {
    "text": "text alone",
    "first_frame": "a first frame",
    "first_and_last_frame": "a first and a last frame",
    "references": "references",
}
"""How each is told to a person, in the order in which they are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """How much of what a model accepts an engine can do. The defaults: all of it."""

    uses: frozenset[Use] = ALL_USES
    images_max: int = 9
    """Reference images; first and last frames are not counted."""
    audios_max: int = 3
    """Reference audios."""
    videos_max: int = 3
    """Reference videos."""
    negative_prompt: bool = True
    sound: bool = True
    """Whether it can make a sound track."""
    seed: bool = True
    """Whether the same seed gives the same video."""
    resolutions: frozenset[str] | None = None
    """None: every one."""
    ratios: frozenset[str] | None = None
    """None: every one."""
    durations_s: frozenset[int] | None = None
    """None: every one."""

    def references_max(self, kind: MediaKind) -> int:
        """At most this many references of a kind."""
        match kind:
            case "image":
                return self.images_max
            case "audio":
                return self.audios_max
            case "video":
                return self.videos_max


def use_of(request: VideoRequest) -> Use:
    """What the request starts from."""
    roles = {item.role for item in request.content if isinstance(item, MediaItem)}
    if "reference" in roles:
        return "references"
    if "last_frame" in roles:
        return "first_and_last_frame"
    return "first_frame" if "first_frame" in roles else "text"


def shortfalls(request: VideoRequest, abilities: Abilities) -> list[Problem]:
    """What the engine cannot do of a request, each ``detail`` as a sentence that lacks its subject:
    the engine's name goes in front. Empty: it can make the video."""
    found = [*_use_problems(request, abilities), *_count_problems(request, abilities)]

    def refuse(param: str, detail: str, *, kind: ProblemKind = "param") -> None:
        found.append(Problem(param, detail, kind))

    if request.has_sound and not abilities.sound:
        refuse("provider_specific.generate_audio", "makes no sound (generate_audio must be false)")
    if abilities.durations_s is not None and request.duration_s not in abilities.durations_s:
        allowed = spans(sorted(abilities.durations_s))
        detail = f"makes videos of {allowed} seconds (got {request.duration_s})"
        refuse("duration", detail, kind="duration")
    for param, value, able in (
        ("resolution", request.resolution, abilities.resolutions),
        ("ratio", request.ratio, abilities.ratios),
    ):
        if able is not None and value not in able:
            refuse(param, f"makes {' or '.join(sorted(able)) or f'no {param}'} (got {value})")
    if request.seed is not None and not abilities.seed:
        refuse("seed", "takes no seed")
    if request.negative_prompt is not None and not abilities.negative_prompt:
        refuse("negative_prompt", "takes no negative_prompt")
    return found


def able_engines(request: VideoRequest, route: Sequence[tuple[str, Abilities]]) -> tuple[str, ...]:
    """The engines of a model's route that can make the video, in the route's order; never none.

    Args:
        route: at least one engine, by name, with what it can do.

    Raises:
        InvalidRequest: none can. The problems are those of the engine that lacks least, the
            earlier of two that lack as much; every sentence also says what the others lack.
    """
    lacking = [(name, shortfalls(request, abilities)) for name, abilities in route]
    able = tuple(name for name, problems in lacking if not problems)
    if able:
        return able
    nearest = min(lacking, key=lambda engine: len(engine[1]))
    others = "".join(
        f"; {name} {', and '.join(problem.detail for problem in problems)}"
        for name, problems in lacking
        if name != nearest[0]
    )
    nobody = f"no engine of {request.model.id} can make this: {nearest[0]}"
    raise InvalidRequest(
        tuple(
            replace(problem, detail=f"{nobody} {problem.detail}{others}") for problem in nearest[1]
        )
    )


def _use_problems(request: VideoRequest, abilities: Abilities) -> list[Problem]:
    use = use_of(request)
    if use in abilities.uses:
        return []
    able = " or ".join(name for known, name in USE_NAMES.items() if known in abilities.uses)
    return [Problem(_use_param(request, use), f"starts from {able} (got {USE_NAMES[use]})")]


def _use_param(request: VideoRequest, use: Use) -> str:
    """The item that makes the request start from what it does."""
    role = {"first_frame": "first_frame", "first_and_last_frame": "last_frame"}.get(use)
    media = [item for item in request.content if isinstance(item, MediaItem)]
    telling = [item for item in media if role in (None, item.role)]
    return _path(telling[0]) if telling else "content"


def _path(item: MediaItem) -> str:
    """Where a medium was sent; of an image, the field that says what it is for."""
    path = f"content[{item.index}]"
    return f"{path}.role" if item.kind == "image" else path


def _count_problems(request: VideoRequest, abilities: Abilities) -> list[Problem]:
    if "references" not in abilities.uses:
        return []
    found = []
    media = [item for item in request.content if isinstance(item, MediaItem)]
    for kind in get_args(MediaKind):
        same = [item for item in media if item.role == "reference" and item.kind == kind]
        most = abilities.references_max(kind)
        if len(same) > most:
            count = f"at most {most}" if most else "no"
            noun = f"reference {kind}" + ("" if most == 1 else "s")
            found.append(Problem(_path(same[most]), f"takes {count} {noun} (got {len(same)})"))
    return found


def spans(numbers: Sequence[int]) -> str:
    """Integers in rising order, told shortly: ``4 to 12``, ``10 or 15``, ``2, 3 or 6 to 9``."""
    told: list[str] = [] if numbers else ["no"]
    for _, run in groupby(enumerate(numbers), key=lambda place: place[1] - place[0]):
        each = [number for _, number in run]
        told += [f"{each[0]} to {each[-1]}"] if len(each) > 2 else map(str, each)
    return " or ".join(filter(None, (", ".join(told[:-1]), told[-1])))
