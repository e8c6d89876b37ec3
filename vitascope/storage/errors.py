"""What can go wrong with stored files.

StorageError
├── ArtifactMissing       artifact_missing       nothing is stored under that key
├── StorageFull           storage_full           no room, or the quota is used up
└── StorageUnavailable    storage_unavailable    anything else: away, refused, broken
"""

from typing import ClassVar

from vitascope.errors import VitascopeError

__all__ = ["ArtifactMissing", "StorageError", "StorageFull", "StorageUnavailable"]


class StorageError(VitascopeError):
    """A file could not be stored or read."""

    code: ClassVar[str] = "storage_failed"


class ArtifactMissing(StorageError):
    """There is no such file."""

    code: ClassVar[str] = "artifact_missing"


class StorageFull(StorageError):
    """There is no room left in the storage."""

    code: ClassVar[str] = "storage_full"
    retryable: ClassVar[bool] = True


class StorageUnavailable(StorageError):
    """The storage does not answer."""

    code: ClassVar[str] = "storage_unavailable"
    retryable: ClassVar[bool] = True
