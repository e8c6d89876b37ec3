"""Which network addresses may be reached from here, and a way to reach no others.

A URL that a user sends must not make this machine speak to its own network. Names are resolved
once, every address is checked, and the connection goes to the very address that was checked: a
name that answers differently the second time (DNS rebinding) gains nothing. TLS and the ``Host``
header still use the name. Any port may be reached.

Used by ``fetch`` in a thread and by callbacks on an event loop; fit for any outgoing call to an
address of a user's. Knows sockets and addresses; knows nothing of URLs, redirects or pictures.
"""

import asyncio
import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Final, Self, TypeAlias

import httpcore
from httpcore import SOCKET_OPTION

from vitascope.media.deadline import Deadline
from vitascope.media.errors import AddressForbidden, HostUnknown

__all__ = [
    "AsyncGuardedBackend",
    "GuardedBackend",
    "IPAddress",
    "IPNetwork",
    "is_public",
    "resolve",
    "resolve_async",
]

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

_Answer: TypeAlias = list[IPAddress] | OSError | UnicodeError

# So that one silent address of several does not use up the whole deadline.
_CONNECT_LIMIT_S: Final = 5.0

# Sources: IANA special-purpose registries, https://www.iana.org/assignments/iana-ipv4-special-registry
# and …/iana-ipv6-special-registry. Listed here is what Python 3.11's ``is_global`` lets through.
_REFUSED: Final = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24",  # IETF protocol assignments
        "192.88.99.0/24",  # 6to4 relays (RFC 7526)
        "168.63.129.16/32",  # Azure's host services, behind a public number
        "2001::/23",  # protocol assignments, Teredo (RFC 4380) among them
        "2002::/16",  # 6to4 (RFC 3056): holds an IPv4 address of anyone's choice
        "3fff::/20",  # documentation (RFC 9637)
    )
)
# The only part of IPv6 given out for global unicast (RFC 4291 §2.4 and IANA's allocations).
_IPV6_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
# RFC 6052: the last 32 bits are an IPv4 address, reached through a translator.
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: IPAddress) -> bool:
    """Whether ``address`` belongs to the public internet. An IPv4 address inside an IPv6 one
    (mapped, NAT64) is judged as itself."""
    address = _unwrap(address)
    if address.version == 6 and address not in _IPV6_UNICAST:
        return False
    if any(address in network for network in _REFUSED):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolve(
    host: str, port: int, *, allow: Sequence[IPNetwork], timeout_s: float
) -> list[IPAddress]:
    """The addresses of ``host``, all of them fit to be connected to.

    Odd spellings of numbers (``2130706433``, ``0x7f.1``) are resolved as the system does, and the
    result is what is judged.

    Args:
        allow: networks let in although they are not public.

    Raises:
        AddressForbidden: one of the addresses is not public; the rest are not tried.
        HostUnknown: there is none, or no answer in time.
    """
    answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()
    _ask(host, port, answers.put)
    try:
        answer = answers.get(timeout=timeout_s)
    except queue.Empty as exc:
        raise HostUnknown(f"{host} could not be resolved in time.") from exc
    return _checked(host, answer, allow)


async def resolve_async(host: str, port: int, *, allow: Sequence[IPNetwork]) -> list[IPAddress]:
    """As ``resolve``; how long it may take is the caller's to say, by cancelling it."""
    loop = asyncio.get_running_loop()
    answered: asyncio.Future[_Answer] = loop.create_future()

    def put(answer: _Answer) -> None:
        if not answered.done():
            answered.set_result(answer)

    def tell(answer: _Answer) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(put, answer)

    _ask(host, port, tell)
    return _checked(host, await answered, allow)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects httpcore to checked addresses only, and within a deadline."""

    def __init__(self, *, allow: Sequence[IPNetwork], deadline: Deadline) -> None:
        self._allow = allow
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Raises:
        AddressForbidden, HostUnknown: see ``resolve``.
        httpcore.ConnectError, httpcore.ConnectTimeout: no address answered.
        """
        limit_s = self._deadline.remaining_s if timeout is None else timeout
        addresses = resolve(host, port, allow=self._allow, timeout_s=limit_s)
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(
                    str(address),
                    port,
                    timeout=min(self._deadline.remaining_s, _CONNECT_LIMIT_S),
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as exc:
                failure = exc
            else:
                self._deadline.watch(stream.get_extra_info("socket"))
                return stream
        raise failure or HostUnknown(f"{host} has no address.")


class AsyncGuardedBackend(httpcore.AsyncNetworkBackend):
    """As ``GuardedBackend``, on an event loop; the deadline is whoever cancels. Entered for one
    exchange: what is still open afterwards, because it broke off in the middle of a handshake, say,
    is closed."""

    def __init__(self, *, allow: Sequence[IPNetwork]) -> None:
        self._allow = allow
        self._sockets = httpcore.AnyIOBackend()
        self._opened: list[httpcore.AsyncNetworkStream] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        while self._opened:
            await self._opened.pop().aclose()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Raises:
        AddressForbidden, HostUnknown: see ``resolve``.
        httpcore.ConnectError, httpcore.ConnectTimeout: no address answered.
        """
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in await resolve_async(host, port, allow=self._allow):
            try:
                stream = await self._sockets.connect_tcp(
                    str(address),
                    port,
                    timeout=_CONNECT_LIMIT_S if timeout is None else min(timeout, _CONNECT_LIMIT_S),
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as exc:
                failure = exc
            else:
                self._opened.append(stream)
                return stream
        raise failure or HostUnknown(f"{host} has no address.")


def _unwrap(address: IPAddress) -> IPAddress:
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


def _is_within(address: IPAddress, networks: Sequence[IPNetwork]) -> bool:
    return any(address in network or _unwrap(address) in network for network in networks)


def _checked(host: str, answer: _Answer, allow: Sequence[IPNetwork]) -> list[IPAddress]:
    if isinstance(answer, (OSError, UnicodeError)):
        raise HostUnknown(f"{host} has no address.") from answer
    for address in answer:
        if not (_is_within(address, allow) or is_public(address)):
            raise AddressForbidden(f"{host} is at {address}, which may not be reached from here.")
    return answer


def _ask(host: str, port: int, tell: Callable[[_Answer], None]) -> None:
    """Look a name up and ``tell`` the answer, in a thread of its own: getaddrinfo has no time-out
    and cannot be interrupted. One that nobody waits for any more is left to end by itself."""

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as exc:
            tell(exc)
        else:
            # dict: without repeats, in the system's order of preference.
            tell([ipaddress.ip_address(a) for a in dict.fromkeys(str(f[4][0]) for f in found)])

    threading.Thread(target=ask, name="resolve", daemon=True).start()
