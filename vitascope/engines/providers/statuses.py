"""What providers call the state of a job, in our words: every word of every provider, in one table.

Knows no wire form. A word that is not here is a word that the provider's documents did not have
when this was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal, TypeAlias

import structlog

from vitascope.engines.providers.base import JobStatus

__all__ = ["STATUSES", "Family", "status_of"]

log = structlog.get_logger(__name__)

Family: TypeAlias = Literal["ark", "senseaudio", "openai", "fal", "replicate"]
"""Providers that use the same words."""

WORD_MAX_CHARS: Final = 60
"""Of a word in a log line."""

STATUSES: Final[Mapping[Family, Mapping[str, JobStatus]]] = {
    # Source: volcengine-ark-runtime 5.0, types of content_generation; "expired" is a job that was
    # not done within its execution_expires_after.
    "ark": {
        "queued": "queued",
        "running": "running",
        "succeeded": "done",
        "failed": "failed",
        "cancelled": "cancelled",
        "expired": "failed",
    },
    # Source: our contract, GET /v1/video/status: no fifth word ever. A cancelled task reads failed.
    "senseaudio": {
        "pending": "queued",
        "processing": "running",
        "completed": "done",
        "failed": "failed",
    },
    # Source: openai 3.54, types of videos (the first, second, third and fourth); vLLM-Omni's and
    # SGLang-Diffusion's servers ("cancelled", and "deleted" as the status of a job after DELETE).
    "openai": {
        "queued": "queued",
        "in_progress": "running",
        "completed": "done",
        "failed": "failed",
        "cancelled": "cancelled",
        "deleted": "cancelled",
    },
    # Source: fal-client 1.0. COMPLETED is said of failures as well: the adapter looks for an error.
    "fal": {
        "IN_QUEUE": "queued",
        "IN_PROGRESS": "running",
        "COMPLETED": "done",
    },
    # Source: replicate 1.0; "aborted", of a prediction that ended before it began, from its
    # documents of 2026.
    "replicate": {
        "starting": "queued",
        "processing": "running",
        "succeeded": "done",
        "failed": "failed",
        "canceled": "cancelled",
        "aborted": "cancelled",
    },
}


def status_of(family: Family, word: str) -> JobStatus:
    """Our word for a provider's; ``unknown`` for one that it does not document, which is logged."""
    known = STATUSES[family].get(word)
    if known is None:
        _tell(family, word[:WORD_MAX_CHARS])
        return "unknown"
    return known


@lru_cache(maxsize=256)
def _tell(family: Family, word: str) -> None:
    """Once a word: it comes at every poll."""
    log.error("provider_status_unknown", provider=family, word=word)
