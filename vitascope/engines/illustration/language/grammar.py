"""Terms → a reading: which attribute, action and relation belongs to whom.

One pass, left to right, for both languages: attributes wait for the noun that follows, actions
look back for who does them, relations join the nouns on their sides. Knows nothing of pictures.
"""

from __future__ import annotations

from ..scene import RelationKind
from .ahead import has_own_verb, is_clause_of_next, modifies, noun_after
from .closed import (
    ACTORS,
    ASIDES,
    BESIDES,
    BREATHED,
    BY_ITSELF,
    FILMERS,
    GIVEN,
    HANDS,
    HOLDERS,
    JOINS,
    KIN,
    KINDS,
    MAY_ACT,
    NATURAL,
    OTHERS,
    PARTS,
    POSITIONS,
    PRONOUNS,
    SOME,
    TRADES,
    WHO,
    WILD,
    WORDS_OF_COUNT,
    YOUNG,
    ZH_LEADS,
)
from .lexicon import Entry, Lexicon
from .phrases import absorbs, colour_in, noun_in, plural, relation_in, said
from .reading import Bond, Deed, Mention, Reading
from .senses import DETERMINERS, PREPOSITIONS, noun_lead, sense
from .terms import Term
from .using import use

__all__ = ["read"]


def read(found: list[Term], lex: Lexicon) -> Reading:
    """Bind the terms of a prompt."""
    reader = _Reader(found, lex)
    for at, term in enumerate(found):
        reader.take(at, term)
    reader.end_sentence()
    return reader.reading


class _Reader:
    """The state of the pass."""

    def __init__(self, found: list[Term], lex: Lexicon) -> None:
        self.found, self.lex = found, lex
        self.reading = Reading()
        self.clause: list[Mention] = []
        """Mentions since the last mark."""
        self.sentence: list[Mention] = []
        self.agents: list[Mention] = []
        """Who does what is said next."""
        self.verb: tuple[Deed, list[Mention]] | None = None
        """The action that waits for its object."""
        self.modifier: Deed | None = None
        """An action that waits for who does it: *running* dogs."""
        self.doing: list[Deed] = []
        """Actions of nobody yet."""
        self.ownerless: tuple[Mention, Deed] | None = None
        """What an action of nobody yet is done with."""
        self.bond: tuple[RelationKind, list[Mention], list[Mention]] | None = None
        """A relation that waits for what comes after it: kind, sources, targets so far."""
        self.awaits: tuple[RelationKind, list[Mention]] | None = None
        """A relation that waits for its source: *on the table there is* …"""
        self.joins = False
        self.negates = False
        self.negated = False
        """Something was negated by the present negation."""
        self.companion: Mention | None = None
        """Who the thing after *with* belongs to."""
        self.is_of = False
        self.unread: list[str] = []
        self.is_scenic = False
        """Whether the last noun is the sea, the wind …: what does something by itself."""
        self.passive: tuple[Deed, Mention] | None = None
        """What is done to whom, by who is named next: a sleigh *pulled by* reindeer."""
        self.is_aside = False
        """Whether the next noun is for or before who acts: 给*病人*看病, 对着*镜子*化妆."""
        self.is_other = False
        """Whether the next noun is another one."""
        self.is_filming = False
        """Whether the next action is the camera's."""
        self._clear()

    def _clear(self) -> None:
        self.colours: list[str] = []
        self.size: str | None = None
        self.count = 1
        self.is_one = self.is_other = False
        self.traits: list[str] = []
        self.place_of: str | None = None

    # One term

    def take(self, at: int, term: Term) -> None:
        if term.mark:
            self._mark(term)
            return
        entry = sense(self.found, at, self.lex, anyone=bool(self.sentence))
        if entry is None:
            self._unknown(term)
            return
        self._flush_unread()
        if term.text in JOINS:
            self._end_predicate()
            self.joins = True
            return
        if self.negates and self.negated and not self.joins and entry.slot != "filler":
            self.negates = self.negated = False
        getattr(self, f"_on_{entry.slot}", self._on_word)(entry, term, at)
        if term.text not in ("、",) and entry.slot not in (
            "filler", "colour", "size", "count", "measure", "trait", "negation",
        ):  # fmt: skip
            self.joins = False

    def _mark(self, term: Term) -> None:
        self._flush_unread()
        self._end_predicate()
        if term.text in ("、", "/"):
            self.joins = True
            return
        self.joins = self.negates = self.negated = self.is_of = self.is_scenic = False
        self.companion = self.passive = None
        self.is_filming = False
        self.is_aside = False
        self.bond = None
        if term.mark == ".":
            self.awaits = None
        self.verb = None
        self.clause = []
        self._clear()
        if term.mark == ".":
            self.end_sentence()

    def end_sentence(self) -> None:
        self._flush_unread()
        self._end_predicate()
        if self.modifier is not None:
            self.doing.append(self.modifier)
        self._do_by_somebody()
        self.doing, self.modifier, self.ownerless = [], None, None
        self.sentence, self.clause = [], []

    def _do_by_somebody(self) -> None:
        """What nobody does is done by a person, if only people do it: *surfing in the sea*."""
        deeds = [d for d in self.doing if d.entry.pose and d.entry.pose not in NATURAL]
        if not deeds:
            self.reading.loose += self.doing
            return
        somebody = Mention(self.lex.things["person"], self.doing[0].said, actions=self.doing)
        somebody.group = [somebody]
        self._remember(somebody)
        if self.ownerless is not None:
            use(self.ownerless[0], [somebody], self.ownerless[1], self.lex)

    def _unknown(self, term: Term) -> None:
        if term.text == "们" and self.clause:
            self.clause[-1].count = max(SOME, self.clause[-1].count)
            return
        if term.text.isdigit():
            self.count = max(1, min(20, int(term.text)))
        elif term.is_zh:
            self.unread.append(term.text)
        elif term.text not in DETERMINERS:
            self._flush_unread()
            self.reading.unknown.append(term.text)

    def _flush_unread(self) -> None:
        """Chinese characters that nothing explains, side by side, are one word."""
        if self.unread:
            self.reading.unknown.append("".join(self.unread))
            self.unread = []

    # Attributes

    def _on_colour(self, entry: Entry, _term: Term, _at: int) -> None:
        self.colours.append(entry.value)

    def _on_size(self, entry: Entry, _term: Term, _at: int) -> None:
        self.size = entry.value

    def _on_trait(self, entry: Entry, _term: Term, _at: int) -> None:
        self.traits.append(entry.value)

    def _on_count(self, entry: Entry, _term: Term, _at: int) -> None:
        value = entry.value
        self.count = WORDS_OF_COUNT.get(value) or int(value)
        self.is_one = self.count == 1

    def _on_measure(self, entry: Entry, term: Term, at: int) -> None:
        """Measure words carry nothing of their own."""

    def _on_filler(self, _entry: Entry, term: Term, at: int) -> None:
        if term.text == "with" or term.text in ("带着", "带"):
            self.companion = self._head()
        elif term.text in OTHERS:
            self.is_other = True
        elif term.text in ASIDES:
            self.is_aside = bool(self.sentence)
        elif term.text == "的" and self.verb is not None and not self.verb[1]:
            # 扎着马尾的女孩: she is not what is done.
            if not self.found[at - 1].of("colour", "size", "trait", "count"):
                self.verb = None
        elif term.text in FILMERS:
            self.is_filming = any(t.of("action") for t in self.found[at + 1 : at + 3])
        elif term.text in WHO:
            self.is_scenic = False
        elif term.text in PARTS:
            # Blonde hair and blue eyes colour nobody.
            self._clear()
        elif term.text == "of":
            self.is_of = True
        elif term.text == "们" and self.clause:
            self.clause[-1].count = max(SOME, self.clause[-1].count)
        elif term.text in PRONOUNS and self.bond is not None and self._is_pronoun(term, at):
            kind, sources, _ = self.bond
            targets = [m for m in self.sentence if m not in sources] or self.agents
            for source in sources if targets else ():
                source.bond = Bond(kind, targets[:1])
            if targets and not sources:
                self.awaits = (kind, targets[:1])
            self.bond = None

    def _is_pronoun(self, term: Term, at: int) -> bool:
        """Whether *her* stands for somebody, not for whose the next thing is."""
        return term.text != "her" or noun_after(self.found, at) is None

    def _end_predicate(self) -> None:
        """Attributes that no noun followed belong to the noun before: *the car is red*."""
        if self.clause and (self.colours or self.size or self.traits):
            for mention in self.clause[-1].group:
                mention.colours = mention.colours or self.colours
                mention.size = mention.size or self.size
                mention.traits += self.traits
        self._clear()

    # Nouns

    def _on_thing(self, entry: Entry, term: Term, at: int) -> None:
        if self.negates:
            self._absent(entry.value)
            return
        if self._is_our_camera(entry, at) or self._is_trade_of_animal(entry, at):
            return
        self._drop_modifying_noun(term, at)
        kin = self._kin(term)
        if kin is None:
            self._name(entry, term.text, at, is_zh=term.is_zh)
        elif not term.is_zh or self.is_other:
            self.is_other = True
            self.size = self.size or ("small" if term.text in YOUNG else None)
            self._name(kin, term.text, at)

    def _is_our_camera(self, entry: Entry, at: int) -> bool:
        """Whether it is the camera that films: *the camera slowly …*."""
        if entry.value != "camera" or self.verb is not None or self.bond is not None:
            return False
        after = self.found[at + 1 : at + 3]
        self.is_filming = any(t.of("move", "action", "speed") for t in after)
        return self.is_filming

    def _is_trade_of_animal(self, entry: Entry, at: int) -> bool:
        """Whether a trade only tells what a robot or an animal is: *robot chef*, 熊猫厨师."""
        if not self.clause or self.joins or not self.lex.is_a(entry.value, *TRADES):
            return False
        last = self.clause[-1]
        is_adjacent = self.found[at - 1].text == last.word and self.found[at - 1].ending != "s"
        return is_adjacent and self.lex.is_a(last.entry.value, *ACTORS)

    def _kin(self, term: Term) -> Entry | None:
        """An animal that is called by its family: *a bear and her cub*, 熊妈妈."""
        last = self.sentence[-1] if self.sentence else None
        if term.text not in KIN or last is None:
            return None
        is_animal = self.lex.is_a(last.entry.value, "animal")
        if not term.is_zh and any(self.lex.is_a(m.entry.value, "person") for m in self.sentence):
            return None  # It is the child's mother, not the duck's.
        index = self.found.index(term)
        if term.is_zh:
            before = self.found[index - 1].text
            is_its = before == "的" and self.found[index - 2].text in ("它", "它们")
            is_animal = is_animal and (before == last.word or is_its)
            self.is_other = is_animal and is_its
        return last.entry if is_animal else None

    def _name(self, entry: Entry, word: str, at: int, *, is_zh: bool = False) -> None:
        """Somebody or something is named."""
        self.is_scenic = self.is_filming = False
        mention = Mention(
            entry,
            word,
            colours=self.colours or colour_in(word, entry, self.lex, is_zh=is_zh),
            size=self.size,
            count=self._number(entry, word, is_zh=is_zh),
            traits=self.traits,
            position=self.place_of,
            is_other=self.is_other,
        )
        self._clear()
        previous = self.clause[-1] if self.clause else None
        mention.group = self._joined_to(mention, at) if self.joins else []
        mention.group.append(mention)
        if self.is_of and previous is not None and absorbs(previous, mention, self.lex):
            self.is_of = False
            return
        self.is_of = False
        self._remember(mention)
        self._bind(mention)

    def _joined_to(self, mention: Mention, at: int) -> list[Mention]:
        """Those that a mention after *and* belongs together with."""
        previous = self.clause[-1] if self.clause else None
        if previous is None:
            return []
        if not self.lex.is_a(mention.entry.value, *MAY_ACT):
            return previous.group
        bond = previous.bond
        if previous.is_object and bond is not None and bond.kind in GIVEN.values():
            # "a woman in a red dress and a man": he is not worn.
            previous = bond.to[-1]
        has_acted = any(m.actions for m in self.clause)
        if has_acted and has_own_verb(self.found, at):
            self.joins, self.verb, self.bond, self.companion = False, None, None, None
            return []
        return previous.group

    def _number(self, entry: Entry, word: str, *, is_zh: bool) -> int:
        """How many: as the prompt says, or what a bare plural means."""
        if self.count > 1:
            return self.count
        return plural(entry, word, self.lex, is_zh=is_zh, is_one=self.is_one)

    def _remember(self, mention: Mention) -> None:
        self.reading.mentions.append(mention)
        self.clause.append(mention)
        self.sentence.append(mention)

    def _forget(self, mention: Mention) -> None:
        for held in (self.reading.mentions, self.clause, self.sentence, self.agents):
            if mention in held:
                held.remove(mention)
        if mention in mention.group:
            mention.group.remove(mention)

    def _drop_modifying_noun(self, term: Term, at: int) -> None:
        """*Chicken sandwich*: in English the last of two nouns side by side is the thing."""
        if term.is_zh or self.joins or not self.clause or at == 0:
            return
        before, last = self.found[at - 1], self.clause[-1]
        if before.is_zh or before.text != last.word or before.ending == "s":
            return
        if last.colours and not self.colours:
            self.colours = last.colours
        self._forget(last)

    def _bind(self, mention: Mention) -> None:
        """Give the new mention what waited for it."""
        acts = self.lex.is_a(mention.entry.value, *MAY_ACT)
        if self.is_aside:
            self._set_aside(mention)
            return
        if self.passive is not None:
            self._do_passive(mention)
            return
        if self.modifier is not None:
            mention.actions.append(self.modifier)
            self.modifier = None
            if self.awaits is not None:
                mention.bond, self.awaits = Bond(*self.awaits), None
            self._agent(mention)
            return
        if self.joins and len(mention.group) > 1 and self._joined(mention):
            return
        if self.bond is not None:
            self._close_bond(mention)
            return
        if self.companion is not None:
            self._accompany(self.companion, mention)
            return
        if self.verb is not None:
            self._object(mention)
            return
        if self.awaits is not None:
            kind, targets = self.awaits
            mention.bond = Bond(kind, targets)
            self.awaits = None
        is_new_clause = not any(m in self.clause[:-1] for m in self.agents)
        if acts or (is_new_clause and not mention.is_object):
            self._agent(mention)
        if acts and self.doing:
            mention.actions += self.doing
            self.doing = []
            if self.ownerless is not None:
                thing, deed = self.ownerless
                use(thing, [mention], deed, self.lex)
            self.ownerless = None

    def _set_aside(self, mention: Mention) -> None:
        """给病人看病: who acts is who was named before."""
        self.is_aside = False
        doers = [m for m in self.agents if m in self.sentence] or self.sentence[:1]
        if doers and doers[0] is not mention:
            mention.is_object = True
            fit = self.lex.inherited(mention.entry.value, "fit")
            held = GIVEN.get(fit, RelationKind.FRONT)
            mention.bond = mention.bond or Bond(held, [doers[0]])

    def _do_passive(self, mention: Mention) -> None:
        """A sleigh pulled by reindeer: it is the reindeer that pull."""
        assert self.passive is not None
        deed, patient = self.passive
        self.passive = None
        if self.lex.is_a(mention.entry.value, *MAY_ACT):
            mention.actions.append(deed)
            use(patient, [mention], deed, self.lex)
        else:
            patient.actions.append(deed)

    def _agent(self, mention: Mention) -> None:
        self.agents = mention.group
        self.verb = None

    def _joined(self, mention: Mention) -> bool:
        """Whether the mention shares the lot of those it is joined to."""
        first = mention.group[0]
        bond = first.bond
        if bond is not None and bond.kind is RelationKind.BETWEEN:
            return False
        pending = self.bond
        if pending is not None and first in pending[2]:
            pending[2].append(mention)
            return True
        for other in self.sentence:
            # "between a cat and a dog": the second target.
            if other.bond and other.bond.kind is RelationKind.BETWEEN and first in other.bond.to:
                other.bond.to.append(mention)
                mention.is_object = True
                return True
        if first.is_object:
            mention.is_object = True
            mention.bond = first.bond
            return True
        if len(self.clause) > 1 and self.clause[-2] in mention.group:
            mention.actions += first.actions
        if first in self.agents and mention not in self.agents:
            self.agents = mention.group
        mention.bond = mention.bond or first.bond
        return True

    def _head(self) -> Mention | None:
        """Who a relation or *with* speaks of: the last that is not there for somebody else."""
        own = [m for m in self.clause if not m.is_object] or [
            m for m in self.agents if m in self.sentence
        ]
        return own[-1] if own else (self.clause[-1] if self.clause else None)

    # Relations

    def _on_relation(self, entry: Entry, term: Term, at: int) -> None:
        if entry.value not in KINDS:
            return
        kind = RelationKind(entry.value)
        self._end_predicate()
        if term.text == "by" and self.passive is not None:
            return
        verb, self.verb = self.verb, None
        if term.is_zh:
            self._postposition(kind, at)
            return
        head = self._head()
        sources = list(head.group) if head is not None else []
        free = [m for m in sources if m.bond is None]
        if sources and not free:
            # "a cat on a table next to a laptop": the table is next to it.
            sources = self.clause[-1:]
        handles = verb is not None and verb[0].entry.pose in HANDS
        if handles and kind in (RelationKind.ON, RelationKind.INSIDE):
            # Who writes on a board stands before it.
            kind = RelationKind.BEHIND
        self.bond = (kind, sources, [])

    def _postposition(self, kind: RelationKind, at: int) -> None:
        """猫在桌子上, 桌子上的猫, 左边是猫."""
        target = self.clause[-1] if self.clause and self._is_adjacent(at) else None
        if target is None:
            self.is_scenic = False
            if self._after_place(at):
                return
            if self.sentence and self.found[at].text in BESIDES:
                self._beside_the_named(kind)
            else:
                self.place_of = POSITIONS.get(kind)
            return
        targets = list(target.group) if kind is RelationKind.BETWEEN else [target]
        for mention in targets:
            mention.is_object = True
        sources = [m for m in self.clause if m not in targets]
        follows = self.found[at + 1].text if at + 1 < len(self.found) else ""
        if not sources or follows == "的":
            sources = [m for m in self.agents if m not in targets] if follows != "的" else []
        if sources and follows != "的":
            for mention in sources[-1].group:
                if mention.bond is None or target in mention.bond.to:
                    mention.bond = Bond(kind, targets)
            if target.bond is not None and sources[-1] in target.bond.to:
                target.bond = None
        else:
            self.awaits = (kind, targets)
        if self.verb is not None and target in self.verb[1]:
            self.verb = None

    def _beside_the_named(self, kind: RelationKind) -> None:
        """一只猫在睡觉,旁边有一只狗: beside what was named before."""
        own = [m for m in self.clause if not m.is_object]
        before = [m for m in self.sentence if m not in self.clause]
        if own and before:
            main = [m for m in before if not m.is_object] or before
            own[-1].bond = own[-1].bond or Bond(kind, main[-1:])
        elif not own or self.found:
            main = [m for m in self.sentence if not m.is_object] or self.sentence
            within = kind in (RelationKind.INSIDE, RelationKind.ON)
            self.awaits = (kind, (self.sentence if within else main)[-1:])

    def _is_adjacent(self, at: int) -> bool:
        """Whether the term before (but for 的) is the last mention."""
        index = at - 1
        while index >= 0 and self.found[index].text in ("的", "正", "那", "这"):
            index -= 1
        return index >= 0 and self.found[index].text == self.clause[-1].word

    def _after_place(self, at: int) -> bool:
        before = self.found[at - 1] if at else None
        return before is not None and before.of("place", "air", "weather", "time") is not None

    def _close_bond(self, target: Mention) -> None:
        assert self.bond is not None
        kind, sources, targets = self.bond
        if kind is RelationKind.INSIDE and self.lex.inherited(target.entry.value, "fit") == "worn":
            wearer = sources[-1] if sources else None
            if wearer is not None:
                target.bond, target.is_object = Bond(RelationKind.WORN, [wearer]), True
                self.bond = None
                return
        target.is_object = True
        targets.append(target)
        handled = self._handled(target, sources)
        if handled is not None and kind in (RelationKind.ON, RelationKind.INSIDE):
            handled.bond = Bond(kind, targets)
            target.bond = Bond(RelationKind.FRONT, sources[:1])
            self.bond = None
            return
        for source in sources:
            if source is not target and source.bond is None:
                source.bond = Bond(kind, targets)
        if not sources:
            self.awaits = (kind, targets)
        self.bond = None

    def _handled(self, target: Mention, sources: list[Mention]) -> Mention | None:
        """What is on or in the target rather than who handles it: *cutting onions on a board*."""
        if not sources or not self.lex.is_a(target.entry.value, *HOLDERS):
            return None
        if not self.lex.is_a(sources[0].entry.value, *MAY_ACT):
            return None
        last = self.clause[-2] if len(self.clause) > 1 else None
        is_in_hand = last is not None and last.bond is not None and sources[0] in last.bond.to
        return last if is_in_hand and last is not sources[0] else None

    def _accompany(self, owner: Mention, thing: Mention) -> None:
        """*A man with a hat*, *a table with a vase*."""
        self.companion = None
        fit = self.lex.inherited(thing.entry.value, "fit")
        acts = self.lex.is_a(owner.entry.value, *MAY_ACT)
        thing.is_object = True
        if acts and fit in GIVEN:
            thing.bond = Bond(GIVEN[fit], [owner])
        elif not acts and not self.lex.is_a(thing.entry.value, *MAY_ACT, "building"):
            thing.bond = Bond(RelationKind.ON, [owner])
        else:
            thing.bond = Bond(RelationKind.BESIDE, [owner])
            thing.is_object = False
            if not acts:
                # A shop with a cat: it is the cat that does what follows.
                self._agent(thing)

    # Actions

    def _on_action(self, entry: Entry, term: Term, at: int) -> None:
        is_modifier = modifies(self.found, at, self.lex)
        if not is_modifier:
            self._end_predicate()
        if self.negates:
            self.negated = True
            return
        if self.is_filming:
            self.is_filming = False
            return
        self.companion = None
        self.bond = None
        deed = Deed(entry, said(entry, term, self.lex))
        if is_modifier:
            self.modifier = deed
            return
        if self._is_set_apart(entry, term, at, deed):
            return
        is_clause = is_clause_of_next(self.found, at, self.lex)
        doers = [] if is_clause else self._doers()
        if self._is_of_nobody(entry, term, at, doers) and not is_clause:
            self.reading.loose.append(deed)
            return
        if not doers:
            self.doing.append(deed)
        for mention in doers:
            mention.actions.append(deed)
        self.verb = (deed, doers)
        inner = noun_in(term, self.lex)
        if inner is not None and entry.value in BREATHED:
            inner = None
        if inner is not None and inner[0].slot == "place":
            self._on_place(inner[0], term, at)
        elif inner is not None:
            self._name(inner[0], inner[1], at)
        if inner is not None:
            return
        kind = relation_in(term, self.lex)
        if kind is not None:
            self.bond = (kind, list(doers), [])
            self.verb = None

    def _is_of_nobody(self, entry: Entry, term: Term, at: int, doers: list[Mention]) -> bool:
        """Whether an action happens by itself: waves beat, steam rises, a mane flows."""
        if self.is_scenic and (not doers or not term.is_zh or entry.pose in NATURAL):
            return True
        before = self.found[at - 1] if at else None
        if before is not None and before.of("place") and term.ending == "ed" and not term.is_zh:
            return True  # a kitchen filled with light
        if before is not None and (
            before.text in ("is", "are") or before.text in [m.word for m in doers]
        ):
            return False
        return entry.value in BY_ITSELF and any(
            self.lex.is_a(m.entry.value, "person", "animal") for m in doers
        )

    def _is_set_apart(self, entry: Entry, term: Term, at: int, deed: Deed) -> bool:
        """Whether an action is not one of those who were named before."""
        after = self.found[at + 1] if at + 1 < len(self.found) else None
        before = self.found[at - 1] if at else None
        is_led = before is not None and (before.text in DETERMINERS or before.text == "and")
        if is_led and term.ending == "ing" and after is not None and after.text in PARTS:
            return True  # with glowing wings
        is_by = after is not None and after.text == "by" and term.ending in ("ed", "")
        if is_by and self.clause and entry.pose not in ("sit", "idle", "walk", "lie", "run"):
            self.passive = (deed, self.clause[-1])
            return True
        if term.is_zh and self.awaits is not None and at and self.found[at - 1].of("relation"):
            noun = noun_after(self.found, at)
            if noun is not None:
                # 树上坐着一只猴子
                acts = self.lex.is_a(noun.value, *MAY_ACT)
                self.modifier = deed if acts else None
                return True
        doers = self._doers()
        return entry.value == "put" and not any(
            self.lex.is_a(m.entry.value, *MAY_ACT) for m in doers
        )

    def _doers(self) -> list[Mention]:
        """Those who were spoken of last."""
        present = [m for m in self.agents if m in self.sentence]
        own = [m for m in self.sentence if not m.is_object][-1:]
        return list(present or own or self.agents)

    def _object(self, thing: Mention) -> None:
        """What an action is done to, with or on."""
        assert self.verb is not None
        deed, doers = self.verb
        self.verb = None
        thing.is_object = True
        if doers:
            use(thing, doers, deed, self.lex)
        else:
            # 弹吉他的女孩: who does it comes later.
            self.ownerless = (thing, deed)

    # Everything else

    def _on_place(self, entry: Entry, _term: Term, _at: int) -> None:
        if self.negates:
            self._absent(entry.value)
            return
        self._clear()
        self.bond = None
        if entry not in self.reading.places:
            self.reading.places.append(entry)
        lead = noun_lead(self.found, _at)
        is_free = lead is None or (lead.text not in PREPOSITIONS and lead.text not in ZH_LEADS)
        is_subject = is_free and (lead is None or lead.of("relation", "action") is None)
        self.is_scenic = self.is_scenic or (is_subject and entry.scenery in WILD)
        if not self.joins:
            self.verb = None

    def _on_position(self, entry: Entry, _term: Term, _at: int) -> None:
        self._end_predicate()
        last = self.clause[-1] if self.clause else None
        if last is not None and last.position is None:
            for mention in last.group:
                mention.position = entry.value
        else:
            self.place_of = entry.value

    def _on_negation(self, _entry: Entry, _term: Term, _at: int) -> None:
        self.negates, self.negated = True, False

    def _on_nobody(self, _entry: Entry, _term: Term, _at: int) -> None:
        self.negates = True
        self._absent("person")

    def _absent(self, value: str) -> None:
        self.negated = True
        self._clear()
        if value not in self.reading.absent:
            self.reading.absent.append(value)

    def _on_word(self, entry: Entry, _term: Term, at: int) -> None:
        if self.negates:
            self._absent(entry.value)
            return
        if entry.slot == "move":
            self.is_filming = False
        if entry.slot in ("weather", "air"):
            # Leaves fall and storms come by themselves; nothing is under or around them.
            self.is_scenic = not self.clause
            after = self.found[at + 1] if at + 1 < len(self.found) else None
            if after is None or not after.of("thing", "place", "colour", "size", "trait"):
                self.bond = None
        values = self.reading.words.setdefault(entry.slot, [])
        if entry.value not in values:
            values.append(entry.value)
