"""Signed links to stored files: where a file can be fetched, for how long, by whoever has the link.

Pure: knows a base URL, the secret and the clock; not whether anything is stored under a key.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from vitascope.storage.signing import signed_query

__all__ = ["FILES_PATH", "Links"]

FILES_PATH = "/v1/files/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Makes the links of one answer."""

    base_url: str
    """Scheme and host under which the API is reached, without a slash at the end."""
    secret: bytes = field(repr=False)
    ttl_s: int

    def url(self, key: str) -> str:
        """A link to the stored file, good for ``ttl_s``."""
        # Rounded up to the minute, so that clients that poll see one link for a while.
        expires_at = -(-(int(time.time()) + self.ttl_s) // 60) * 60
        query = signed_query(key, secret=self.secret, expires_at=expires_at)
        return f"{self.base_url}{FILES_PATH}{key}?{query}"
