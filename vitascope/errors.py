"""The root of every error Vitascope raises on purpose.

    VitascopeError
    ├── catalog.problems.InvalidRequest   everything that is wrong with a request, in one error
    ├── accounts.errors.…                 a key that is none, may not, or asks too often
    ├── billing.errors.BalanceTooLow      a price that cannot be held
    ├── callbacks.errors.…                a callback that cannot be had, repeated or delivered
    ├── tasks.errors.…                    tasks that are gone, too many, or another attempt's
    ├── engines.base.EngineError          what an engine may raise while it renders
    ├── media.errors.MediaError           pictures that cannot be had, files that cannot be made
    ├── storage.errors.StorageError       files that cannot be stored or read
    ├── db.DatabaseAway                   PostgreSQL does not answer
    ├── postgres.errors.PostgresError     the embedded PostgreSQL cannot start or went away
    ├── supervisor.CannotListen, cli.…    what only the command line runs into
    └── api.errors.ApiError               requests that fail before they mean anything

Each domain owns its branch, in its own ``errors.py``; ``api.errors.ROWS`` maps them to the
contract's error table. Knows nothing of HTTP, SQL or engines.
"""

from typing import ClassVar

__all__ = ["VitascopeError"]


class VitascopeError(Exception):
    """Something Vitascope could not do, in one sentence for the person who asked.

    Attributes:
        code: stable snake_case word, fit for ``error_code`` in a task's status.
        retryable: whether the same thing tried again later may succeed.
    """

    code: ClassVar[str] = "internal"
    retryable: ClassVar[bool] = False

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or type(self).__name__).split("\n")[0])

    @property
    def message(self) -> str:
        return str(self.args[0])
