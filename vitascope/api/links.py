"""Signed links, as one request makes and checks them."""

from __future__ import annotations

import time

from starlette.requests import Request

from vitascope.api.errors import BadLink
from vitascope.api.resources import Resources, resources_of
from vitascope.storage.links import Links
from vitascope.storage.signing import verify

__all__ = ["base_url", "check_link", "links_of"]


def base_url(request: Request) -> str:
    """How our own links begin: under the public URL, or the one that the request came by."""
    public_url = resources_of(request).settings.public_url
    host = request.headers.get("host")
    if public_url or not host:
        return public_url or str(request.base_url).rstrip("/")
    # Not by Starlette's URL object, which takes a twelfth of a status read's time.
    return f"{request.scope['scheme']}://{host}"


async def links_of(request: Request) -> Links:
    """What makes the links of this request's answer."""
    resources = resources_of(request)
    return Links(
        base_url=base_url(request),
        secret=await resources.link_secret(),
        ttl_s=resources.settings.link_ttl_s,
    )


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
