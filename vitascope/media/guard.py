"""Which network addresses may be reached from here, and a way to reach no others.

A URL that a user sends must not make this machine speak to its own network. Names are resolved
once, every address is checked, and the connection goes to the very address that was checked: a
name that answers differently the second time (DNS rebinding) gains nothing. TLS and the ``Host``
header still use the name. Any port may be reached.

Used by ``fetch`` for pictures; fit for any outgoing call to an address of a user's. Knows sockets
and addresses; knows nothing of URLs, redirects or pictures.
"""

import ipaddress
import queue
import socket
import threading
from collections.abc import Iterable, Sequence
from typing import Final

import httpcore
from httpcore import SOCKET_OPTION

from vitascope.media.deadline import Deadline
from vitascope.media.errors import AddressForbidden, HostUnknown

__all__ = ["GuardedBackend", "IPAddress", "IPNetwork", "is_public", "resolve"]

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network

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
    addresses = _look_up(host, port, timeout_s=timeout_s)
    for address in addresses:
        if not (_is_within(address, allow) or is_public(address)):
            raise AddressForbidden(f"{host} is at {address}, which may not be reached from here.")
    return addresses


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


def _unwrap(address: IPAddress) -> IPAddress:
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


def _is_within(address: IPAddress, networks: Sequence[IPNetwork]) -> bool:
    return any(address in network or _unwrap(address) in network for network in networks)


def _look_up(host: str, port: int, *, timeout_s: float) -> list[IPAddress]:
    # getaddrinfo has no time-out of its own and cannot be interrupted; a thread that is still
    # waiting when time is up is left behind to end by itself.
    answers: queue.SimpleQueue[list[IPAddress] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as exc:
            answers.put(exc)
        else:
            # dict: without repeats, in the system's order of preference.
            answers.put(
                [ipaddress.ip_address(a) for a in dict.fromkeys(str(f[4][0]) for f in found)]
            )

    threading.Thread(target=ask, name="resolve", daemon=True).start()
    try:
        answer = answers.get(timeout=timeout_s)
    except queue.Empty as exc:
        raise HostUnknown(f"{host} could not be resolved in time.") from exc
    if isinstance(answer, (OSError, UnicodeError)):
        raise HostUnknown(f"{host} has no address.") from answer
    return answer
