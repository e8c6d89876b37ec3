"""People: every kind that can be drawn, by name."""

from __future__ import annotations

from collections.abc import Mapping

from .folk_body.many import Crowd
from .people import PEOPLE
from .person import Person
from .rig import Rig

__all__ = ["FOLK"]

_FIRST: Mapping[str, str] = {"baby": "sit", "mermaid": "sit"}
"""What a kind does by itself, where that is not to stand."""

_ONE_BY_ONE: Mapping[str, Rig] = {
    name: Person(kind, first=_FIRST.get(name, "idle"))
    for name, kind in PEOPLE.items()
    if name != "reader"
}

FOLK: Mapping[str, Rig] = {
    **_ONE_BY_ONE,
    "crowd": Crowd(
        tuple(
            _ONE_BY_ONE[name]
            for name in ("woman", "man", "woman", "man", "woman", "man", "girl", "boy")
        )
    ),
}
"""Every person that can be drawn, by the name a scene uses."""
