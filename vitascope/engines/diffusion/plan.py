"""How a request becomes calls of a model: one size, one rate, and one or several segments.

A video that is longer than what the model makes at once is a chain: each further segment starts
from the last frame of the one before. Pure arithmetic on the request and the preset; what cannot
be done is refused here.
"""

from __future__ import annotations

from dataclasses import dataclass

from vitascope.catalog.abilities import Use
from vitascope.engines.base import InvalidParams, RenderRequest
from vitascope.engines.diffusion.grid import frames_for, frames_needed, size_on_grid
from vitascope.engines.diffusion.preset import Preset, Size

__all__ = ["Plan", "Segment", "plan_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One call of the model."""

    use: Use
    """What it starts from: of several weights, those for this are taken."""
    frame_count: int
    is_last: bool
    """Only the last one can end on the request's last frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What will be made before it is fitted to the request."""

    use: Use
    """What the whole video starts from."""
    size: Size
    fps: float
    segments: tuple[Segment, ...]

    @property
    def frame_count(self) -> int:
        """Native frames in all: neighbours in a chain share one."""
        return 1 + sum(segment.frame_count - 1 for segment in self.segments)


def plan_of(request: RenderRequest, preset: Preset) -> Plan:
    """How the model makes the video.

    Raises:
        InvalidParams: it cannot.
    """
    use = _use_of(request)
    _check(request, preset, use)
    needed = frames_needed(request.frame_count, fps=request.fps, native_fps=preset.fps)
    links = max(1, -(-(needed - 1) // (preset.frames_max - 1)))
    if links > preset.segments:
        raise InvalidParams(
            f"{preset.name} makes videos of up to {preset.longest_s:g} s; "
            f"got {request.duration_s:g} s"
        )
    each = frames_for(-(-(needed - 1) // links) + 1, step=preset.frames_step)
    return Plan(
        use=use,
        size=size_on_grid(
            request.width,
            request.height,
            like=preset.size_for(request.width, request.height),
            grid_px=preset.grid_px,
        ),
        fps=preset.fps,
        segments=tuple(
            Segment(
                use=_use_in_chain(use, link, links), frame_count=each, is_last=link == links - 1
            )
            for link in range(links)
        ),
    )


def _use_of(request: RenderRequest) -> Use:
    if request.references or request.videos or request.audios:
        return "references"
    if request.picture("last_frame") is not None:
        return "first_and_last_frame"
    return "text" if request.picture("first_frame") is None else "first_frame"


def _use_in_chain(use: Use, link: int, links: int) -> Use:
    if use == "references":
        return use  # these models take a first frame beside them
    if use == "first_and_last_frame":
        return use if link == links - 1 else "first_frame"
    return use if link == 0 else "first_frame"


def _check(request: RenderRequest, preset: Preset, use: Use) -> None:
    if request.audios or request.videos:
        raise InvalidParams(f"{preset.name} takes no reference audio or video")
    if use not in preset.uses:
        words = " or ".join(name.replace("_", " ") for name in sorted(preset.uses))
        raise InvalidParams(f"{preset.name} starts from {words}; got {use.replace('_', ' ')}")
    if use == "references" and len(request.pictures) > len(request.references):
        raise InvalidParams("a first or last frame cannot be combined with references")
    if use == "first_and_last_frame" and request.picture("first_frame") is None:
        raise InvalidParams("a last frame needs a first frame")
    if len(request.references) > preset.references_max:
        raise InvalidParams(
            f"{preset.name} takes {preset.references_max} reference images; "
            f"got {len(request.references)}"
        )
