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
    """Makes the links of one answer: under the public URL, or the one that its request came by."""

    def __init__(self, request: Request, *, secret: bytes) -> None:
        self._request = request
        self._secret = secret

    @classmethod
    async def of(cls, request: Request) -> Links:
        return cls(request, secret=await resources_of(request).link_secret())

    def url(self, key: str) -> str:
        """A link to the stored file, good for the configured time."""
        settings = resources_of(self._request).settings
        base_url = settings.public_url or str(self._request.base_url).rstrip("/")
        # Rounded up to the minute, so that clients that poll see one link for a while.
        expires_at = -(-(int(time.time()) + settings.link_ttl_s) // 60) * 60
        query = signed_query(key, secret=self._secret, expires_at=expires_at)
        return f"{base_url}{FILES_PATH}{key}?{query}"


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
