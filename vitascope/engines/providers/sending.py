"""How a medium is told to a provider that takes URLs. Knows no provider's fields."""

from __future__ import annotations

import base64

from vitascope.engines.providers.base import Medium

__all__ = ["url_of"]


async def url_of(medium: Medium) -> str:
    """Where anybody can get the medium, or else the medium itself, as a data URL.

    Raises:
        MediaError, StorageError: it cannot be had.
    """
    if medium.url is not None:
        return medium.url
    sent = await medium.read()
    return f"data:{sent.mime};base64,{base64.b64encode(sent.content).decode('ascii')}"
