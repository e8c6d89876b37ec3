"""Signed links to stored files: made for a status, checked at a download."""

from __future__ import annotations

import time

from starlette.requests import Request

from vitascope.api.errors import BadLink
from vitascope.api.resources import Resources, resources_of
from vitascope.storage.signing import signed_query, verify

__all__ = ["FILES_PATH", "Links", "check_link"]

FILES_PATH = "/v1/files/"


class Links:
    """Makes the links of one answer."""

    def __init__(self, *, base_url: str, secret: bytes, ttl_s: int) -> None:
        self._base_url = base_url
        self._secret = secret
        self._ttl_s = ttl_s

    @classmethod
    async def of(cls, request: Request) -> Links:
        """Links under the public URL, or the URL that this request came by."""
        resources = resources_of(request)
        settings = resources.settings
        return cls(
            base_url=settings.public_url or str(request.base_url).rstrip("/"),
            secret=await resources.link_secret(),
            ttl_s=settings.link_ttl_s,
        )

    def url(self, key: str) -> str:
        """A link to the stored file, good for the configured time."""
        # Rounded up to the minute, so that clients that poll see one link for a while.
        expires_at = -(-(int(time.time()) + self._ttl_s) // 60) * 60
        query = signed_query(key, secret=self._secret, expires_at=expires_at)
        return f"{self._base_url}{FILES_PATH}{key}?{query}"


async def check_link(request: Request, resources: Resources, key: str) -> None:
    """Raises:
    BadLink: the link was not made by us for this file, or has expired.
    """
    query = request.query_params
    is_good = verify(
        key,
        secret=await resources.link_secret(),
        expires=query.get("expires", ""),
        signature=query.get("signature", ""),
        now=time.time(),
    )
    if not is_good:
        raise BadLink
