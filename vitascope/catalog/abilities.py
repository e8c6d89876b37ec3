"""What the engine behind a model can use: the part of the catalogue that depends on the engine.

An entry says what a model accepts; the engine that the operator chose for it may use less. Such
a request is refused before it is queued. Knows no engine: each engine's abilities are told.
"""

from __future__ import annotations

from dataclasses import dataclass

from vitascope.catalog.media import MediaKind

__all__ = ["Abilities"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """How much of what a model accepts an engine can use. The defaults: all of it."""

    images_max: int = 9
    """Reference images; first and last frames are not counted."""
    audios_max: int = 3
    """Reference audios."""
    videos_max: int = 3
    """Reference videos."""
    negative_prompt: bool = True

    def references_max(self, kind: MediaKind) -> int:
        """At most this many references of a kind."""
        match kind:
            case "image":
                return self.images_max
            case "audio":
                return self.audios_max
            case "video":
                return self.videos_max
