"""Links that need no other credential: a key, an expiry and a signature over both.

HMAC-SHA256 (RFC 2104, RFC 4231). Knows keys and times; knows no URL, and does not look whether
anything is stored under the key.
"""

import base64
import hashlib
import hmac
import re

__all__ = ["MIN_SECRET_BYTES", "sign", "signed_query", "verify"]

# RFC 2104 §3 advises a secret no shorter than half the hash; the setting's own default is longer.
MIN_SECRET_BYTES = 16

# Signatures made with the same secret for another purpose must not open files.
_PURPOSE = b"vitascope artifact v1"

_EXPIRES = re.compile(r"[1-9][0-9]{0,11}")


def sign(key: str, *, secret: bytes, expires_at: int) -> str:
    """The signature that lets ``key`` be read until ``expires_at`` (epoch seconds): 43 characters
    of URL-safe base64."""
    if len(secret) < MIN_SECRET_BYTES:
        raise ValueError(f"a signing secret must be at least {MIN_SECRET_BYTES} bytes")
    message = b"\n".join((_PURPOSE, str(expires_at).encode(), key.encode()))
    digest = hmac.new(secret, message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def signed_query(key: str, *, secret: bytes, expires_at: int) -> str:
    """The query string of a link to ``key``: ``expires=…&signature=…``."""
    return f"expires={expires_at}&signature={sign(key, secret=secret, expires_at=expires_at)}"


def verify(key: str, *, secret: bytes, expires: str, signature: str, now: float) -> bool:
    """Whether the two values of a link's query were made by ``sign`` for ``key``, and still hold.

    Compares in constant time. ``expires`` and ``signature`` may be any text a stranger sends;
    ``now`` is in epoch seconds.
    """
    if _EXPIRES.fullmatch(expires) is None:
        return False
    expected = sign(key, secret=secret, expires_at=int(expires))
    is_ours = hmac.compare_digest(expected.encode(), signature.encode("utf-8", "surrogatepass"))
    return is_ours and now < int(expires)
