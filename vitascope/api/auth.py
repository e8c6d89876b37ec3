"""Who calls: from the Authorization header to a ``Caller``, and how much it may still ask."""

from __future__ import annotations

from uuid import UUID

from starlette.requests import Request

from vitascope.accounts import service
from vitascope.accounts.errors import InvalidKey
from vitascope.accounts.models import Caller, Scope
from vitascope.accounts.rate import Rate
from vitascope.api.gate import ANSWER_HEADERS
from vitascope.api.resources import resources_of

__all__ = ["bearer", "count_request", "rate_headers", "require_caller"]


def bearer(request: Request) -> str:
    """The API key of the request.

    Raises:
        InvalidKey: there is none, or the header is malformed.
    """
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise InvalidKey("send the header Authorization: Bearer API_KEY")
    return secret.strip()


async def require_caller(request: Request, scope: Scope) -> Caller:
    """The caller, whose key has that scope.

    Raises:
        InvalidKey: no live key came with the request.
        NotAllowed: the key lacks the scope.
        RateLimited: the key has used up its requests of this minute.
    """
    secret = bearer(request)
    async with resources_of(request).database.connection() as connection:
        caller = await service.authenticate(connection, secret)
        rate = await service.take_request(connection, caller)
    _require_room(request, rate)
    service.require_scope(caller, scope)
    return caller


async def count_request(request: Request, key_id: UUID, *, limit_per_minute: int) -> None:
    """Count the request of a key that is known to be good.

    Raises:
        RateLimited: the key has used up its requests of this minute.
    """
    async with resources_of(request).database.connection() as connection:
        rate = await service.count_request(connection, key_id, limit_per_minute=limit_per_minute)
    _require_room(request, rate)


def _require_room(request: Request, rate: Rate | None) -> None:
    if rate is not None:
        request.scope.setdefault(ANSWER_HEADERS, []).extend(rate_headers(rate))
    service.require_room(rate)


def rate_headers(rate: Rate) -> list[tuple[bytes, bytes]]:
    """What every answer to a key with a request limit tells.

    Source: draft-ietf-httpapi-ratelimit-headers-06, the last with a field for each number, which
    is what clients read.
    """
    return [
        (b"ratelimit-limit", b"%d" % rate.limit_per_minute),
        (b"ratelimit-remaining", b"%d" % rate.remaining),
        (b"ratelimit-reset", b"%d" % rate.reset_s),
        (b"ratelimit-policy", b"%d;w=60" % rate.limit_per_minute),
    ]
