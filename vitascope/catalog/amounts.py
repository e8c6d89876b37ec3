"""How many references a request holds, how long they last together, what must stand beside what.

Knows the model's limits; not what each file is like (``media``), nor what an engine can use of
them (``abilities``).
"""

from __future__ import annotations

from collections.abc import Sequence

from vitascope.catalog.media import MediaLimits
from vitascope.catalog.models import ModelSpec
from vitascope.catalog.problems import Problems
from vitascope.catalog.roles import SentMedium

__all__ = ["check_amounts", "check_company"]


def check_amounts(
    references: Sequence[SentMedium],
    *,
    model: ModelSpec,
    found: Problems,
) -> None:
    """Check the references of one request; what is wrong goes to ``found``."""
    for limits in model.media:
        same = [medium for medium in references if medium.kind == limits.kind]
        _check_count(same, limits, model, found)
        known_s = [m.facts.duration_s for m in same if m.facts and m.facts.duration_s is not None]
        if breach := limits.total_breach(known_s):
            found.add("content", f"the {limits.kind}s of a request {breach}")


def check_company(sent: Sequence[SentMedium], found: Problems) -> None:
    """An audio says nothing of what is to be seen: something must."""
    first = next((medium for medium in sent if medium.kind == "audio"), None)
    if first is not None and all(medium.kind == "audio" for medium in sent):
        found.add(first.where, f"{first.where}: an audio needs an image or a video beside it")


def _check_count(
    same: Sequence[SentMedium], limits: MediaLimits, model: ModelSpec, found: Problems
) -> None:
    most = limits.count_max
    if len(same) <= most:
        return
    excess = same[most]
    noun = f"reference {limits.kind}" + ("" if most == 1 else "s")
    found.add(
        f"{excess.where}.role" if excess.role else excess.where,
        f"{model.id} takes at most {most} {noun}; got {len(same)}",
    )
