"""How many references a request holds, how long they last together, what must stand beside what.

Knows the model's limits and what the engine behind it can use; not what each file is like
(``media``).
"""

from __future__ import annotations

from collections.abc import Sequence

from vitascope.catalog.abilities import Abilities
from vitascope.catalog.media import MediaLimits
from vitascope.catalog.models import ModelSpec
from vitascope.catalog.problems import Problems
from vitascope.catalog.roles import SentMedium

__all__ = ["check_amounts", "check_company"]


def check_amounts(
    references: Sequence[SentMedium],
    *,
    model: ModelSpec,
    abilities: Abilities,
    found: Problems,
) -> None:
    """Check the references of one request; what is wrong goes to ``found``."""
    for limits in model.media:
        same = [medium for medium in references if medium.kind == limits.kind]
        _check_count(same, limits, model, abilities, found)
        known_s = [m.facts.duration_s for m in same if m.facts and m.facts.duration_s is not None]
        if breach := limits.total_breach(known_s):
            found.add("content", f"the {limits.kind}s of a request {breach}")


def check_company(sent: Sequence[SentMedium], found: Problems) -> None:
    """An audio says nothing of what is to be seen: something must."""
    first = next((medium for medium in sent if medium.kind == "audio"), None)
    if first is not None and all(medium.kind == "audio" for medium in sent):
        found.add(first.where, f"{first.where}: an audio needs an image or a video beside it")


def _check_count(
    same: Sequence[SentMedium],
    limits: MediaLimits,
    model: ModelSpec,
    abilities: Abilities,
    found: Problems,
) -> None:
    usable = abilities.references_max(limits.kind)
    if len(same) > limits.count_max:
        most, who = limits.count_max, f"{model.id} takes"
    elif len(same) > usable:
        most, who = usable, f"the engine behind {model.id} uses"
    else:
        return
    excess = same[most]
    noun = f"reference {limits.kind}" + ("" if most == 1 else "s")
    found.add(
        f"{excess.where}.role" if excess.role else excess.where,
        f"{who} at most {most} {noun}; got {len(same)}",
    )
