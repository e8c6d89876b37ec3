from urllib.parse import parse_qs

import pytest

from vitascope.storage.signing import sign, signed_query, verify

SECRET = b"0123456789abcdef0123456789abcdef"
KEY = "videos/2026/11/22/6b1f6c1e.mp4"
END = 1_790_580_000
SIGNATURE = sign(KEY, secret=SECRET, expires_at=END)


def holds(
    *,
    key: str = KEY,
    secret: bytes = SECRET,
    expires: str = str(END),
    signature: str = SIGNATURE,
    now: float = END - 1.0,
) -> bool:
    return verify(key, secret=secret, expires=expires, signature=signature, now=now)


def test_a_link_holds_until_its_end() -> None:
    assert holds()
    assert holds(now=END - 0.01)
    assert not holds(now=END)
    assert not holds(now=END + 10)


def test_a_query_string_carries_both_values() -> None:
    query = parse_qs(signed_query(KEY, secret=SECRET, expires_at=END), strict_parsing=True)
    assert query == {"expires": [str(END)], "signature": [SIGNATURE]}


def test_nothing_can_be_changed() -> None:
    assert not holds(key="videos/2026/11/22/other.mp4")
    assert not holds(expires=str(END + 1))
    assert not holds(secret=SECRET[::-1])
    assert not holds(signature=SIGNATURE[:-1])
    assert not holds(signature=SIGNATURE.swapcase())


@pytest.mark.parametrize(
    "expires", ["", "abc", "-1", "+1", " 1", "1e9", "０", "0", "01790580000", "9" * 5000, "1\n"]
)
def test_an_expiry_that_is_no_plain_number_is_refused(expires: str) -> None:
    assert not holds(expires=expires)


@pytest.mark.parametrize("signature", ["", "é", "\udc80", "\0", "A" * 43])
def test_any_text_may_come_as_a_signature(signature: str) -> None:
    assert not holds(signature=signature)


def test_key_and_expiry_cannot_flow_into_each_other() -> None:
    one = sign("a", secret=SECRET, expires_at=11)
    other = sign("1\na", secret=SECRET, expires_at=1)
    assert one != other


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 16 bytes"):
        sign(KEY, secret=b"short", expires_at=END)
