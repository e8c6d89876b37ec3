"""When a task will be done, and how many come before it: from measured paces and the queue.

Pure: from numbers that were read elsewhere (``paces``) to an estimate. Knows no SQL and no clock.

A pace is a straight line, seconds = a + b · megapixels, fitted to the attempts that completed; the
sums it is fitted by decay, so that it follows the machine. Megapixels are pixels times frames.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import accumulate
from uuid import UUID

__all__ = [
    "DECAY",
    "UNKNOWN",
    "Account",
    "Line",
    "Pace",
    "Paces",
    "Prospect",
    "Queue",
    "Running",
    "Waiting",
    "line_of",
    "megapixels",
    "remaining_s",
]

DECAY = 0.95
"""What a sample still counts when the next one comes: the last twenty or so make the pace."""

SPREAD_OF_GUESS = 0.01
"""How far sizes must spread, as a share of their mean squared, for the measured slope to count as
much as the guess that time is proportional to size."""

KNOWN_FROM = 0.05
"""Progress from which on the time an attempt took so far tells how long the rest will, where no
pace was learnt."""


OWN_PACE_FROM = 0.5
"""Progress from which on an attempt's own pace counts in full."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Decayed sums over samples: x in megapixels, y in seconds."""

    weight: float
    sum_x: float
    sum_y: float
    sum_xx: float
    sum_xy: float

    def __add__(self, other: Pace) -> Pace:
        return Pace(
            self.weight + other.weight,
            self.sum_x + other.sum_x,
            self.sum_y + other.sum_y,
            self.sum_xx + other.sum_xx,
            self.sum_xy + other.sum_xy,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """seconds = fixed_s + per_megapixel_s · megapixels"""

    fixed_s: float
    per_megapixel_s: float


FIRST_LINES: Mapping[str, Line] = {
    # The built-in engine on two cores, first tasks of a fresh service (bench/eta.py measures it).
    "illustration": Line(fixed_s=1.0, per_megapixel_s=0.02),
}
"""What is assumed of an engine that has completed nothing yet."""


def megapixels(*, width: int, height: int, frame_count: int) -> float:
    return width * height * frame_count / 1e6


def line_of(pace: Pace) -> Line | None:
    """The line through the samples; None without any. Neither of its terms is ever negative.

    Least squares, with the slope drawn towards the one through the origin as far as the sizes do
    not spread: one sample, or many of one size, say that time is proportional to size.
    """
    if pace.weight <= 0 or pace.sum_x <= 0:
        return None
    mean_x, mean_y = pace.sum_x / pace.weight, pace.sum_y / pace.weight
    variance = max(0.0, pace.sum_xx / pace.weight - mean_x * mean_x)
    covariance = pace.sum_xy / pace.weight - mean_x * mean_y
    guess, trust_in_guess = mean_y / mean_x, SPREAD_OF_GUESS * mean_x * mean_x
    slope = (covariance + guess * trust_in_guess) / (variance + trust_in_guess)
    slope = min(max(slope, 0.0), guess)  # steeper would start below zero
    return Line(fixed_s=mean_y - slope * mean_x, per_megapixel_s=slope)


class Paces:
    """What was learnt, by engine and model."""

    def __init__(self, learnt: Mapping[tuple[str, str], Pace]) -> None:
        self._learnt = learnt
        self._lines: dict[tuple[str, str], Line | None] = {}

    def line(self, engine: str, model: str) -> Line | None:
        """The model's own; else that of the engine's other models together; else what is assumed
        of the engine; None where nothing is known."""
        key = engine, model
        if key not in self._lines:
            own = self._learnt.get(key)
            others = [pace for (name, _), pace in self._learnt.items() if name == engine]
            self._lines[key] = (
                (line_of(own) if own else None)
                or (line_of(sum(others[1:], others[0])) if others else None)
                or FIRST_LINES.get(engine)
            )
        return self._lines[key]


@dataclass(frozen=True, slots=True)
class Running:
    """A task that some worker has in hand."""

    engine: str
    model: str
    megapixels: float
    progress: int
    running_s: float
    """When the queue was read."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The waiting tasks of one account, priority, engine and model, oldest first."""

    priority: int
    engine: str
    model: str
    seqs: Sequence[int]
    megapixels: Sequence[float]
    """Of the first, of the first two, and so on."""

    @classmethod
    def of(
        cls, priority: int, engine: str, model: str, *, seqs: Sequence[int], each: Iterable[float]
    ) -> Waiting:
        return cls(priority, engine, model, seqs, list(accumulate(each)))

    def ahead_of(self, priority: int, seq: int) -> tuple[int, float]:
        """Of these, those that come before a task of the same account: how many, how large."""
        if self.priority < priority:
            return 0, 0.0
        count = len(self.seqs) if self.priority > priority else bisect_left(self.seqs, seq)
        return count, self.megapixels[count - 1] if count else 0.0


@dataclass(frozen=True, slots=True)
class Account:
    """What an account has waiting, and what its turn depends on."""

    id: UUID
    running_count: int
    served_at: datetime | None
    waiting: Sequence[Waiting]

    @property
    def waiting_count(self) -> int:
        return sum(len(group.seqs) for group in self.waiting)

    @property
    def turn(self) -> tuple[bool, float, int]:
        """Lower is served earlier among accounts that run as many tasks."""
        served_s = self.served_at.timestamp() if self.served_at else 0.0
        return self.served_at is not None, served_s, min(g.seqs[0] for g in self.waiting)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What is foreseen for one unfinished task."""

    queue_position: int | None
    """1 is next; only while it waits."""
    eta_s: int | None
    """Seconds until its end; None where nothing is known, or nobody works."""


UNKNOWN = Prospect(queue_position=None, eta_s=None)


@dataclass(frozen=True, slots=True)
class _Rival:
    """An account, as far as the tasks of others wait for it."""

    id: UUID
    waiting_count: int
    lack: int
    turn: tuple[bool, float, int]
    mean_s: float | None
    """How long one of its waiting tasks takes, in the mean."""

    def ahead_of(
        self, place: int, *, own_lack: int, own_turn: tuple[bool, float, int] | None
    ) -> int:
        """How many of its tasks are claimed before another account's, whose place in that account
        is ``place``, from 0.

        In turns it would be as many as ours, and one more where its turn comes first. An account
        that runs less than its share of the workers catches up before that; after catching up it
        was served last.
        """
        lead = self.lack - own_lack
        is_first = lead < 0 or (lead == 0 and (own_turn is None or self.turn < own_turn))
        return min(self.waiting_count, max(0, place + lead + is_first))


class Queue:
    """All that waits and runs, as read at one moment."""

    def __init__(
        self,
        *,
        worker_count: int,
        accounts: Iterable[Account],
        running: Sequence[Running],
        paces: Paces,
    ) -> None:
        """
        Args:
            accounts: those that have something waiting.
        """
        self._worker_count = worker_count
        self._accounts = {account.id: account for account in accounts}
        self._running = running
        self._paces = paces

    def prospect_of_running(self, task: Running) -> Prospect:
        return Prospect(queue_position=None, eta_s=_whole(self._left_s(task)))

    def prospect_of_waiting(
        self,
        engine: str,
        model: str,
        *,
        megapixels: float,
        account_id: UUID,
        priority: int,
        seq: int,
    ) -> Prospect:
        """As accounts take turns (``store.claim_next``): an estimate where several wait."""
        own = self._accounts.get(account_id)
        ahead, ahead_s = self._own_ahead(own, priority, seq)
        place = ahead  # in its own account, from 0
        own_lack, own_turn = self._lack(own), own.turn if own else None
        for rival in self._rivals:
            if rival.id == account_id:
                continue
            if count := rival.ahead_of(place, own_lack=own_lack, own_turn=own_turn):
                ahead += count
                ahead_s = _sum(ahead_s, None if rival.mean_s is None else count * rival.mean_s)
        start_s = None if ahead_s is None else self._start_s(ahead_s)
        eta_s = _whole(_sum(start_s, self._total_s(engine, model, 1, megapixels)))
        return Prospect(queue_position=ahead + 1, eta_s=eta_s)

    def _own_ahead(self, own: Account | None, priority: int, seq: int) -> tuple[int, float | None]:
        """Of its own account: how many come before it, how long they take."""
        ahead, ahead_s = 0, _NOTHING_S
        for group in own.waiting if own else ():
            count, size = group.ahead_of(priority, seq)
            if count:
                ahead += count
                ahead_s = _sum(ahead_s, self._total_s(group.engine, group.model, count, size))
        return ahead, ahead_s

    def _lack(self, account: Account | None) -> int:
        """Tasks that the account runs less than its share of the workers."""
        share = self._worker_count / max(1, len(self._accounts))
        return max(0, math.floor(share - (account.running_count if account else 0)))

    @cached_property
    def _rivals(self) -> list[_Rival]:
        """The accounts, worked out once for all whose tasks are asked about."""
        return [
            _Rival(
                id=account.id,
                waiting_count=account.waiting_count,
                lack=self._lack(account),
                turn=account.turn,
                mean_s=self._mean_s(account),
            )
            for account in self._accounts.values()
        ]

    def _mean_s(self, account: Account) -> float | None:
        total_s = _NOTHING_S
        for group in account.waiting:
            size = group.megapixels[-1]
            own_s = self._total_s(group.engine, group.model, len(group.seqs), size)
            total_s = _sum(total_s, own_s)
        return None if total_s is None else total_s / account.waiting_count

    def _start_s(self, ahead_s: float) -> float | None:
        """When a worker is free for a task that has so much ahead of it: the moment until which
        the workers, each from when its own task ends, have had that much time."""
        if self._frees_s is None:
            return None
        before_s, start_s = 0.0, None
        for count, free_s in enumerate(self._frees_s, start=1):
            if start_s is not None and start_s <= free_s:
                break
            before_s += free_s
            start_s = (ahead_s + before_s) / count
        return start_s  # None: nobody works

    @cached_property
    def _frees_s(self) -> list[float] | None:
        """When each worker becomes free, soonest first; None if that is not known."""
        frees_s = []
        for task in self._running:
            left_s = self._left_s(task)
            if left_s is None:
                return None
            frees_s.append(left_s)
        idle_count = max(0, self._worker_count - len(frees_s))
        # A worker that died keeps its task for a while, but frees nothing.
        return sorted([0.0] * idle_count + frees_s)[: self._worker_count]

    def _left_s(self, task: Running) -> float | None:
        return remaining_s(
            self._paces.line(task.engine, task.model),
            megapixels=task.megapixels,
            fraction=task.progress / 100,
            running_s=task.running_s,
        )

    def _total_s(self, engine: str, model: str, count: int, megapixels: float) -> float | None:
        """Seconds of ``count`` tasks that have so many megapixels together."""
        line = self._paces.line(engine, model)
        if line is None:
            return None
        return count * line.fixed_s + megapixels * line.per_megapixel_s


def remaining_s(
    line: Line | None, *, megapixels: float, fraction: float, running_s: float
) -> float | None:
    """Seconds that an attempt still takes.

    The learnt pace says how long it should have taken to get there; how much slower or faster it
    was counts for the rest, the more the further it is, and from the middle on in full.

    Args:
        line: the pace; its fixed part is spent before the first frame. None: nothing was learnt.
        fraction: 0..1 of the work that is done.
        running_s: since the attempt began.
    """
    if line is None:
        return running_s * (1 - fraction) / fraction if fraction >= KNOWN_FROM else None
    drawing_s = line.per_megapixel_s * megapixels
    due_s = line.fixed_s + fraction * drawing_s
    slowness = running_s / due_s if due_s else 1.0
    factor = 1 + min(1.0, fraction / OWN_PACE_FROM) * (slowness - 1)
    return factor * ((1 - fraction) * drawing_s + max(0.0, line.fixed_s - running_s))


_NOTHING_S: float | None = 0.0


def _sum(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else first + second


def _whole(seconds: float | None) -> int | None:
    return None if seconds is None else max(0, round(seconds))
