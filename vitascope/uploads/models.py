"""What an upload is."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from vitascope.catalog.media import MediaFacts, MediaKind

__all__ = ["Upload", "upload_key"]


def upload_key(upload_id: UUID, extension: str) -> str:
    """Where an upload's file is stored."""
    return f"uploads/{upload_id}.{extension}"


@dataclass(frozen=True, slots=True)
class Upload:
    """A stored file and what it holds."""

    id: UUID
    storage_key: str
    kind: MediaKind
    mime: str
    size_bytes: int
    width: int | None
    """Pixels; None for a sound."""
    height: int | None
    duration_s: float | None
    """None for a picture."""

    @property
    def facts(self) -> MediaFacts:
        return MediaFacts(
            kind=self.kind,
            mime=self.mime,
            size_bytes=self.size_bytes,
            width=self.width,
            height=self.height,
            duration_s=self.duration_s,
        )
