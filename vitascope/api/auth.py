"""Who calls: from the Authorization header to a ``Caller``."""

from __future__ import annotations

from starlette.requests import Request

from vitascope.accounts import service
from vitascope.accounts.errors import InvalidKey
from vitascope.accounts.models import Caller, Scope
from vitascope.api.resources import resources_of

__all__ = ["bearer", "require_caller"]


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
        service.require_scope(caller, scope)
        await service.take_request(connection, caller)
    return caller
