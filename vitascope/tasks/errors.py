"""Why a task cannot be had, made or changed."""

from typing import ClassVar

from vitascope.errors import VitascopeError

__all__ = [
    "AttemptLost",
    "IdempotencyConflict",
    "TaskEnded",
    "TaskExpired",
    "TaskNotFound",
    "TaskUnfinished",
    "TooManyTasks",
    "WrongState",
]


class TaskNotFound(VitascopeError):
    """There is no such task, or it is another account's."""

    code: ClassVar[str] = "not_found"


class TaskExpired(VitascopeError):
    """The task's retention has passed."""

    code: ClassVar[str] = "gone"


class TooManyTasks(VitascopeError):
    """The key has as many unfinished tasks as it may."""

    code: ClassVar[str] = "too_many_tasks"
    retryable: ClassVar[bool] = True


class IdempotencyConflict(VitascopeError):
    """The Idempotency-Key was used before, with another body."""

    code: ClassVar[str] = "conflict"


class WrongState(VitascopeError):
    """The task's state does not allow that."""

    code: ClassVar[str] = "conflict"


class TaskEnded(WrongState):
    """The task has ended already."""


class TaskUnfinished(WrongState):
    """The task has not ended yet."""


class AttemptLost(VitascopeError):
    """The task went on without this attempt: ended, or claimed anew."""

    code: ClassVar[str] = "attempt_lost"
