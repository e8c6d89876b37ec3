"""Where things are for those who use them: held, worn, ridden, before them."""

from __future__ import annotations

from ..scene import RelationKind
from .closed import GIVEN, MAY_ACT, MOUNTS, TENDS, USES
from .lexicon import Entry, Lexicon
from .reading import Bond, Deed, Mention

__all__ = ["use"]


def use(thing: Mention, doers: list[Mention], deed: Deed, lex: Lexicon) -> None:
    """Somebody does something with a thing."""
    action = deed.entry
    if thing.word in ("bat", "bats") and action.pose in ("swing", "hold", "carry"):
        thing.entry = lex.things["baseball bat"]
    value = thing.entry.value
    pose = lex.inherited(value, "use")
    if pose and (action.value in USES or not action.pose):
        for doer in doers:
            doer.pose = pose
    _fit(thing, doers, action, lex)


def _fit(thing: Mention, doers: list[Mention], action: Entry, lex: Lexicon) -> None:
    """Where what somebody uses is, by how such things are used."""
    fit = lex.inherited(thing.entry.value, "fit")
    acts = lex.is_a(thing.entry.value, *MAY_ACT)
    first = doers[0]
    rides = action.pose in ("ride", "drive", "row", "glide", "ski")
    if first is thing:
        return
    mounts = rides or (not acts and action.pose in MOUNTS)
    if action.pose in ("kick", "dribble"):
        thing.bond = thing.bond or Bond(RelationKind.FRONT, [first])
    elif action.pose == "perch":
        first.bond = first.bond or Bond(RelationKind.ON, [thing])
    elif lex.is_a(thing.entry.value, "plant") and action.value in TENDS:
        thing.bond = thing.bond or Bond(RelationKind.FRONT, [first])
    elif fit in ("on", "in") and mounts:
        kind = RelationKind.INSIDE if fit == "in" else RelationKind.ON
        for doer in doers:
            doer.bond = doer.bond or Bond(kind, [thing])
    elif fit in GIVEN and not acts:
        thing.bond = thing.bond or Bond(GIVEN[fit], [first])
    elif fit in ("before", "on", "in") and not acts:
        thing.bond = thing.bond or Bond(RelationKind.FRONT, [first])
    else:
        thing.bond = thing.bond or Bond(RelationKind.BESIDE, [first])
