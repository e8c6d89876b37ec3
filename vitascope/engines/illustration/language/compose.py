"""A reading → the scene to draw: what stands for what, where it plays, in which light.

What the prompt leaves open is filled in here, always the same way for the same words. Knows which
drawings exist, not how they look.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ..places import PLACES
from ..scene import (
    AIRS,
    PARTS,
    Angle,
    Camera,
    Move,
    Relation,
    RelationKind,
    Scene,
    Season,
    Shot,
    Style,
    Subject,
    Time,
    Weather,
)
from ..subjects import SUBJECTS
from .grammar import read
from .lexicon import Entry, Lexicon, lexicon
from .reading import Bond, Mention, Reading
from .terms import terms
from .text import forms, normalised, split_titles, tokens
from .unwanted import Unwanted, unwanted

__all__ = ["read_prompt"]

_MOST_SUBJECTS = 10
_SPEEDS = {"slow": 0.65, "fast": 1.5}
_LANDSCAPES = ("meadow", "mountain", "lake")
_BACKDROPS = ("sky", "clouds", "mountain", "meadow", "grassland", "city", "room")
"""Sceneries that stand behind others: a lake before mountains is a lake."""
_WATERS = frozenset({"underwater", "sea", "lake", "river", "swamp", "iceberg"})
_STATES = frozenset(
    {"stand", "be", "wait", "stay", "wear", "hold", "carry", "have", "show", "lean", "rest"}
)
"""What says nothing more beside another action."""
_DRESSED = {
    "hanfu": "hanfu woman",
    "cheongsam": "hanfu woman",
    "kimono": "kimono woman",
    "wedding dress": "bride",
    "spacesuit": "astronaut",
    "armor": "knight",
}
"""Garments that make the whole figure, and the figure."""
_LIKE_PEOPLE = frozenset(
    {"read", "strum", "keys", "bow_strings", "drum", "blow", "ride", "drive", "paint", "write"}
)
"""Poses for which an animal takes a thing as people do."""
_ONE_THING = frozenset({"throw", "catch", "pull", "push", "hold"})
"""Poses for which anything in hand will do."""
_WEATHERS = (
    Weather.STORM, Weather.SANDSTORM, Weather.SNOW, Weather.RAIN, Weather.FOG, Weather.CLOUD,
    Weather.WIND, Weather.CLEAR,
)  # fmt: skip
"""Which one rules where several are named."""


@lru_cache(maxsize=64)
def read_prompt(
    prompt: str, *, seed: int, camera_fixed: bool = False, negative_prompt: str = ""
) -> Scene:
    """The scene a prompt asks for. Nothing in a prompt is an error.

    Args:
        prompt: any text; Chinese, English or both.
        seed: goes into the scene.
        camera_fixed: the camera must not move, whatever the prompt says.
        negative_prompt: what must not be there, whatever the prompt says; any text.
    """
    lex = lexicon()
    text, titles = split_titles(normalised(prompt))
    reading = read(terms(tokens(text), lex), lex)
    reading.titles = titles
    without = unwanted(negative_prompt, lex)
    without.take_from(reading)
    return _Composer(reading, lex, without).scene(text, seed=seed, camera_fixed=camera_fixed)


class _Composer:
    """Makes one scene of one reading."""

    def __init__(self, reading: Reading, lex: Lexicon, without: Unwanted) -> None:
        self.reading, self.lex, self.without = reading, lex, without
        self.unknown = list(reading.unknown)
        self.hidden: set[Entry] = set()
        """Places that are drawn as things."""

    def scene(self, text: str, *, seed: int, camera_fixed: bool) -> Scene:
        reading = self.reading
        self._landmarks()
        subjects = self._subjects()
        weather, airs = self._weather()
        scenery, features = self._scenery(text)
        features |= self._seasonal(weather, scenery)
        features |= {PARTS.get((scenery, s.kind), "") for s in subjects} - {""}
        features -= {f"{name}{ending}" for name in self.without.names for ending in ("", "s", "y")}
        scene = Scene(
            places=tuple(dict.fromkeys(p.value for p in reading.places)),
            scenery=scenery,
            time=self._time(scenery, airs, weather),
            season=self._season(),
            weather=weather,
            airs=airs,
            subjects=subjects,
            camera=self._camera(subjects, scenery, fixed=camera_fixed),
            style=self._style(),
            title=reading.titles[0] if reading.titles else None,
            absent=tuple(reading.absent),
            unknown=tuple(dict.fromkeys(self.unknown)),
            mood=reading.first("mood") or "calm",
            features=frozenset(features),
            seed=seed,
        )
        return replace(scene, absent=self._left_out(scene))

    def _left_out(self, scene: Scene) -> tuple[str, ...]:
        """What is not there, without what could not be left out: every picture has some hour,
        some weather and some style."""
        camera = scene.camera
        kept = {scene.time, scene.weather, scene.style, camera.move, camera.shot, camera.angle}
        unkept = {*kept, scene.mood, "unsupported"} & set(self.without.names)
        return tuple(name for name in scene.absent if name not in unkept)

    def _landmarks(self) -> None:
        """A lighthouse on a cliff: where there is a place besides, a building is a thing in it."""
        places = self.reading.places
        if all(p.scenery == "landmark" or p.scenery in _BACKDROPS[:1] for p in places):
            return
        if any(p.scenery in PLACES and PLACES[p.scenery].is_indoors for p in places):
            return  # A café in Paris has no tower in it.
        for place in [p for p in places if p.scenery == "landmark"]:
            kind = next(f.partition(":")[2] for f in place.features if f.startswith("landmark:"))
            if kind in self.lex.things:
                mention = Mention(self.lex.things[kind], place.value, position="background")
                mention.group = [mention]
                self.reading.mentions.append(mention)
                self.hidden.add(place)

    # Subjects

    def _subjects(self) -> tuple[Subject, ...]:
        mentions = self._unique(self.reading.mentions)
        self._sheltered(mentions)
        mentions += [m for m in self._needed(mentions) if not self.without.has(m)]
        drawn = [(m, d) for m in mentions if (d := self._drawing(m, mentions)) is not None]
        drawn = drawn[:_MOST_SUBJECTS]
        names: dict[int, str] = {}
        taken: dict[str, int] = {}
        for mention, kind in drawn:
            taken[kind] = taken.get(kind, 0) + 1
            names[id(mention)] = kind if taken[kind] == 1 else f"{kind}-{taken[kind]}"
        return tuple(self._subject(m, kind, names) for m, kind in drawn)

    def _unique(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Without those that only name again what was named: *the cat* after *a cat*."""
        kept: dict[str, Mention] = {}
        stands_for: dict[int, Mention] = {}
        out = []
        for mention in mentions:
            known = kept.setdefault(mention.entry.value, mention)
            if known is mention or _differs(mention, known):
                out.append(mention)
                continue
            _merge(known, mention)
            stands_for[id(mention)] = known
        for mention in out:
            if mention.bond is not None:
                to = [stands_for.get(id(m), m) for m in mention.bond.to]
                mention.bond = Bond(mention.bond.kind, [m for m in to if m is not mention])
        return out

    def _sheltered(self, mentions: Sequence[Mention]) -> None:
        """Whoever is under an umbrella holds it."""
        for mention in mentions:
            bond = mention.bond
            if bond is None or bond.kind is not RelationKind.UNDER:
                continue
            cover = bond.to[0]
            is_person = self.lex.is_a(mention.entry.value, "person")
            if is_person and self.lex.is_a(cover.entry.value, "umbrella"):
                cover.bond = Bond(RelationKind.HELD, [mention])

    def _needed(self, mentions: Sequence[Mention]) -> list[Mention]:
        """What actions bring with them when nothing of its use is named."""
        extra = []
        for mention in mentions:
            for deed in mention.actions:
                action = deed.entry
                thing = self.lex.things.get(action.needs)
                if thing is None or not self._takes(mention, action):
                    continue
                if self._is_served(action, mention, mentions):
                    continue
                brought = Mention(thing, deed.said, is_object=True)
                brought.group = [brought]
                fit = self.lex.inherited(thing.value, "fit")
                if fit in ("on", "in"):
                    kind = RelationKind.INSIDE if fit == "in" else RelationKind.ON
                    mention.bond = mention.bond or Bond(kind, [brought])
                else:
                    kinds = {"held": RelationKind.HELD, "worn": RelationKind.WORN}
                    brought.bond = Bond(kinds.get(fit, RelationKind.FRONT), [mention])
                extra.append(brought)
                break
        return extra

    def _takes(self, doer: Mention, action: Entry) -> bool:
        """Whether who does it takes anything for it: a cow drinks from no cup."""
        value = doer.entry.value
        if self.lex.is_a(value, "person", "robot", "teddy bear"):
            return True
        return self.lex.is_a(value, "animal") and action.pose in _LIKE_PEOPLE

    def _is_served(self, action: Entry, doer: Mention, mentions: Sequence[Mention]) -> bool:
        """Whether what the action needs, or something used the same way, is there."""
        for other in mentions:
            if other is doer:
                continue
            value = other.entry.value
            if self.lex.is_a(value, action.needs) or self.lex.is_a(action.needs, value):
                return True
            if self.lex.inherited(other.entry.value, "use") == action.pose:
                return True
            is_in_hand = other.bond is not None and doer in other.bond.to
            if is_in_hand and action.pose in _ONE_THING:
                return True
        return False

    def _drawing(self, mention: Mention, mentions: Sequence[Mention]) -> str | None:
        """The kind that is drawn; None, and the word is unknown, if nothing comes near."""
        if self.lex.is_a(mention.entry.value, "person"):
            for other in mentions:
                figure = _DRESSED.get(other.entry.value)
                if figure in SUBJECTS and other.bond is not None and mention in other.bond.to:
                    return figure
        if mention.entry.value == "boat" and any(m.does("row") for m in mentions):
            return "rowboat"
        for entry in self.lex.ancestors(mention.entry.value):
            if entry.value in SUBJECTS:
                return entry.value
        self.unknown.append(mention.word)
        return None

    def _subject(self, mention: Mention, kind: str, names: dict[int, str]) -> Subject:
        value = mention.entry.value
        deeds = [d for d in mention.actions if d.entry.value not in _STATES] or mention.actions
        acting = " and ".join(dict.fromkeys(d.said for d in deeds)) or "stand"
        pose = mention.pose or next((d.entry.pose for d in deeds if d.entry.pose), "idle")
        colour = " and ".join(dict.fromkeys(mention.colours)) or None
        bond = mention.bond
        to = tuple(names[id(m)] for m in bond.to if id(m) in names) if bond else ()
        return Subject(
            id=names[id(mention)],
            kind=kind,
            word=mention.word,
            approximates=self._stands_for(mention, kind),
            action=acting,
            pose=pose,
            colour=colour or self._own_colour(value, kind),
            size=mention.size,
            count=mention.count,
            position=mention.position,
            relation=Relation(bond.kind, to) if bond is not None and to else None,
            traits=frozenset(mention.traits),
        )

    def _stands_for(self, mention: Mention, kind: str) -> str | None:
        """What a drawing stands for, if it is not just that."""
        value = mention.entry.value
        is_coloured = value.endswith(f" {kind}") and bool(mention.entry.colour)
        if kind == value or is_coloured or self.lex.is_a(kind, value):
            return None
        said = [f for f in forms(mention.word) if mention.entry in self.lex.en.get(f, ())]
        return min(said, key=len, default=value)

    def _own_colour(self, value: str, kind: str) -> str | None:
        """The colour of what a drawing stands for: polar bears are white."""
        for entry in self.lex.ancestors(value):
            if entry.colour:
                return entry.colour
            if entry.value == kind:
                return None
        return None

    # Surroundings

    def _scenery(self, text: str) -> tuple[str, set[str]]:
        shown = [p for p in self.reading.places if p not in self.hidden]
        places = [p for p in shown if p.scenery in PLACES]
        features = {f for p in self.reading.places for f in p.features}
        for place in shown:
            if place not in places:
                self.unknown.append(place.value)
        if places:
            # A vague one (sky, grass) only if there is no other; then what stands behind others.
            chosen = min(places, key=lambda p: ("vague" in p.features, p.scenery in _BACKDROPS))
            features |= {p.scenery for p in places if p is not chosen}
            return chosen.scenery, features
        home = self._home()
        if home in PLACES and home not in self.without.places:
            return home, features
        if any(airs in self.reading.words.get("air", ()) for airs in ("stars", "moon", "aurora")):
            return "mountain", features
        # Nothing known: always the same one for the same words; people do not stand in lakes.
        usual = ("park", "meadow", "garden") if self.reading.mentions else _LANDSCAPES
        open_air = [place for place in usual if place not in self.without.places] or usual
        return open_air[zlib.crc32(text.encode()) % len(open_air)], features

    def _home(self) -> str:
        """Where what is named is at home: who acts by what they do, things by what they are."""
        mentions = [m for m in self.reading.mentions if not m.is_object] or self.reading.mentions
        homes = [self._where(m, d.entry) for m in mentions for d in m.actions]
        homes += [d.entry.home for d in self.reading.loose]
        homes += [self.lex.inherited(m.entry.value, "home") for m in mentions]
        homes += [self.lex.inherited(m.entry.value, "home") for m in self.reading.mentions]
        home = next((h for h in homes if h in PLACES), "")
        if home == "table" and any(self._is_alive(m) for m in mentions):
            # Whoever lives is too large for a still life.
            return (
                "cafe" if any(m.does("eat") or m.does("drink") for m in mentions) else "living room"
            )
        return home

    def _is_alive(self, mention: Mention) -> bool:
        return self.lex.is_a(mention.entry.value, "person", "animal", "robot")

    def _where(self, doer: Mention, action: Entry) -> str:
        """Where somebody does something: animals sleep and swim where they live."""
        if not self.lex.is_a(doer.entry.value, "animal"):
            return action.home
        home = self.lex.inherited(doer.entry.value, "home")
        if action.pose in ("sleep", "lie"):
            return home
        if action.pose in ("swim", "dive"):
            return home if home in _WATERS else "lake"
        return action.home

    def _season(self) -> Season | None:
        told = " ".join(" ".join((p.value, *p.features)) for p in self.reading.places).split()
        named = self.reading.first("season") or next((s for s in Season if s in told), None)
        return Season(named) if named else None

    def _seasonal(self, weather: Weather, scenery: str) -> set[str]:
        is_winter = weather is Weather.SNOW or self._season() is Season.WINTER
        return {"snowy"} if is_winter and not PLACES[scenery].is_indoors else set()

    def _weather(self) -> tuple[Weather, frozenset[str]]:
        named = [Weather(w) for w in self.reading.words.get("weather", ())]
        ruling = next((w for w in _WEATHERS if w in named), Weather.CLEAR)
        airs = {a for a in self.reading.words.get("air", ()) if a in AIRS}
        airs |= {w.value for w in named if w is not ruling and w is not Weather.CLEAR}
        return ruling, frozenset(airs)

    def _time(self, scenery: str, airs: frozenset[str], weather: Weather) -> Time:
        named = [Time(t) for t in self.reading.words.get("time", ())]
        if named:
            # "morning sun by day" says more than day.
            return next((t for t in named if t is not Time.DAY), named[0])
        told = " ".join(" ".join((p.value, *p.features)) for p in self.reading.places).split()
        if "night" in told or "stars" in told:
            return Time.NIGHT
        if airs & {"moon", "stars", "shooting stars", "fireflies", "fireworks", "aurora"}:
            return Time.NIGHT
        if "lanterns" in airs or self.reading.first("style") == "neon":
            return Time.NIGHT
        moods = {"warm": Time.GOLDEN, "dreamy": Time.GOLDEN, "dramatic": Time.DUSK}
        mood = moods.get(self.reading.first("mood") or "")
        if mood is not None:
            return mood
        if PLACES[scenery].is_indoors:
            return Time.DUSK if weather is Weather.RAIN else Time.GOLDEN
        return Time.DAY

    # Treatment

    def _style(self) -> Style:
        named = self.reading.words.get("style", [])
        if "unsupported" in named:
            self.unknown.append("photographic or three-dimensional style")
        known = [s for s in named if s in set(Style)]
        # "A watercolour illustration": the one that is not the default.
        return Style(next((s for s in known if s != Style.BOOK), known[0] if known else Style.BOOK))

    def _camera(self, subjects: tuple[Subject, ...], scenery: str, *, fixed: bool) -> Camera:
        shot = Shot(self.reading.first("shot") or Shot.MEDIUM)
        angle = Angle(self.reading.first("angle") or Angle.EYE)
        base = Camera(shot=shot, angle=angle)
        if fixed:
            return replace(base, move=Move.STILL)
        speed = _SPEEDS.get(self.reading.first("speed") or "", 1.0)
        named = self.reading.words.get("move", [])
        moves = [Move(m) for m in named if m in set(Move)]
        if moves:
            return replace(base, move=moves[0], speed=speed)
        runs = any(s.pose == "run" and s.relation is None for s in subjects)
        if runs and PLACES[scenery].rolls:
            return replace(base, move=Move.FOLLOW)
        return base


def _differs(mention: Mention, known: Mention) -> bool:
    """Whether two of a kind are two of them, not one that is named again."""
    return bool(
        mention.is_other
        or (mention.colours and known.colours and mention.colours != known.colours)
        or known in mention.group
        or (known.bond is not None and mention in known.bond.to)
        or (mention.bond is not None and known in mention.bond.to)
        or (mention.position and known.position and mention.position != known.position)
    )


def _merge(known: Mention, again: Mention) -> None:
    """What is said of a thing named again."""
    known.colours = known.colours or again.colours
    known.size = known.size or again.size
    known.count = max(known.count, again.count)
    known.actions += [a for a in again.actions if a not in known.actions]
    known.pose = known.pose or again.pose
    known.traits += again.traits
    known.position = known.position or again.position
    known.bond = known.bond or again.bond
    known.is_object = known.is_object and again.is_object
