"""The root of every error Vitascope raises on purpose.

    VitascopeError
    ├── engines.base.EngineError          what an engine may raise while it renders
    ├── media.errors.MediaError           pictures that cannot be had, files that cannot be made
    ├── postgres.errors.PostgresError     the embedded database cannot start or went away
    └── api.errors.ApiError               a row of the contract's error table

Each domain owns its branch, in its own ``errors.py``. Knows nothing of HTTP, SQL or engines.
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
