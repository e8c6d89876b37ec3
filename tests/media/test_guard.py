import ipaddress

import pytest

from vitascope.media.errors import AddressForbidden, HostUnknown
from vitascope.media.guard import is_public, resolve

LOOPBACK = [ipaddress.ip_network("127.0.0.0/8")]

PUBLIC = [
    "8.8.8.8",
    "1.1.1.1",
    "2606:4700:4700::1111",
    "2001:4860:4860::8888",
    "::ffff:8.8.8.8",  # IPv4-mapped, of a public address
    "64:ff9b::808:808",  # NAT64, of a public address
]

NOT_PUBLIC = [
    "127.0.0.1",
    "127.8.9.1",
    "0.0.0.0",  # this host, to Linux
    "0.1.2.3",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",  # cloud metadata
    "100.64.0.1",  # carrier-grade NAT
    "100.100.100.200",  # Alibaba Cloud's metadata, inside it
    "168.63.129.16",  # Azure's host services
    "192.0.0.8",
    "192.0.2.1",  # documentation
    "192.88.99.1",  # 6to4 relay
    "198.18.0.1",  # benchmarks
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",  # IPv4-compatible 127.0.0.1
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",  # NAT64 of 127.0.0.1
    "64:ff9b:1::a00:1",  # local NAT64
    "2002:7f00:1::",  # 6to4 of 127.0.0.1
    "2002:808:808::",  # 6to4 of a public address: still a tunnel of anyone's choice
    "2001:0:7f00:1::",  # Teredo
    "2001:db8::1",  # documentation
    "3fff::1",  # documentation, the newer range
    "fc00::1",
    "fd00:ec2::254",  # AWS's metadata over IPv6
    "fe80::1",
    "fe80::1%lo",
    "fec0::1",  # site-local
    "ff02::1",
    "5f00::1",  # segment routing
    "100::1",  # discard
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",  # 127.0.0.1 as one number
        "0x7f.1",
        "017700000001",
        "127.1",
        "::1",
        "::ffff:127.0.0.1",
        "169.254.169.254",
        "0",
    ],
)
def test_names_and_odd_spellings_are_judged_by_what_they_resolve_to(host: str) -> None:
    with pytest.raises(AddressForbidden):
        resolve(host, 80, allow=[], timeout_s=10)


def test_an_allowed_network_is_let_in() -> None:
    assert resolve("127.0.0.1", 80, allow=LOOPBACK, timeout_s=10) == [
        ipaddress.ip_address("127.0.0.1")
    ]
    assert resolve("::ffff:127.0.0.1", 80, allow=LOOPBACK, timeout_s=10)
    with pytest.raises(AddressForbidden):
        resolve("10.0.0.1", 80, allow=LOOPBACK, timeout_s=10)


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "..", "no such host", "\udc80"])
def test_a_name_that_cannot_be_one_is_unknown(host: str) -> None:
    with pytest.raises(HostUnknown):
        resolve(host, 80, allow=[], timeout_s=10)
