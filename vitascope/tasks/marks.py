"""What the operator has every video marked with, read once.

Knows the settings' files and that they are fit; ``media`` knows how a mark is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vitascope.config import Settings
from vitascope.media.credentials import (
    Credentials,
    CredentialsUnusable,
    check_credentials,
    load_credentials,
)
from vitascope.media.watermark import WatermarkUnusable, check_watermark

__all__ = ["Marks", "marks_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the operator has videos marked with."""

    watermark_image: Path | None = None
    """PNG in place of the usual words."""
    credentials: Credentials | None = None
    """What signs C2PA content credentials; None: videos carry none."""


def marks_of(settings: Settings) -> Marks:
    """What videos are marked with.

    Raises:
        CredentialsUnusable, WatermarkUnusable: the operator's files are not fit for it; better
            said at the start than by every task.
    """
    certificate, private_key = settings.c2pa_certificate, settings.c2pa_private_key
    if problem := check_credentials(certificate, private_key):
        raise CredentialsUnusable(problem)
    credentials = None
    if certificate is not None and private_key is not None:
        credentials = load_credentials(certificate, private_key)
    if settings.watermark_image is not None and (
        problem := check_watermark(settings.watermark_image)
    ):
        raise WatermarkUnusable(problem)
    return Marks(watermark_image=settings.watermark_image, credentials=credentials)
