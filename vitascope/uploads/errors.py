"""Why a file is not taken."""

from typing import ClassVar

from vitascope.errors import VitascopeError

__all__ = ["UploadsFull"]


class UploadsFull(VitascopeError):
    """The account has uploaded as much as it may keep."""

    code: ClassVar[str] = "uploads_full"

    def __init__(self, *, limit_files: int, limit_bytes: int) -> None:
        super().__init__(
            f"an account may keep {limit_files} uploads of {limit_bytes} bytes in all; "
            "those that no task names for a while are removed"
        )
