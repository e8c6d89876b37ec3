"""What every outgoing call to a URL of a user's has in common: which URLs there are, whom to trust,
why there was no answer, and when to come again.

Knows URLs, TLS and httpcore's errors; ``guard`` knows which addresses are allowed, and neither
what the call is for.
"""

import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import ClassVar

import httpcore
import httpx

from vitascope.media.errors import MediaError

__all__ = ["UrlRefused", "failure", "retry_after_s", "system_trust", "web_url", "wire_url"]

# httpcore's errors in the words of a person; the first class that fits.
_FAILURES = (
    (httpcore.TimeoutException, "there was no answer in time"),
    (httpcore.ConnectError, "no connection could be made"),
    (httpcore.NetworkError, "the connection broke"),
    (httpcore.ProtocolError, "the answer broke off or is not HTTP"),
)


class UrlRefused(MediaError):
    """The URL is not one that can be called."""

    code: ClassVar[str] = "url_refused"


def web_url(url: str | httpx.URL) -> httpx.URL:
    """A URL that can be called: http or https, a host, any port, no credentials.

    Raises:
        UrlRefused: it is not one; what it must be, as the end of a sentence.
    """
    try:
        target = httpx.URL(url)
    except httpx.InvalidURL as exc:
        raise UrlRefused("is not valid") from exc
    if target.scheme not in ("http", "https"):
        raise UrlRefused("must be http or https")
    if not target.host or (target.port or 0) > 65535:
        raise UrlRefused("has no valid host and port")
    if target.userinfo:
        raise UrlRefused("must not hold a user name or password")
    return target


def wire_url(target: httpx.URL) -> httpcore.URL:
    """The same URL as httpcore takes it."""
    return httpcore.URL(
        scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path
    )


def system_trust() -> ssl.SSLContext:
    """Trusts the system's certificate store, and certifi's."""
    context = httpcore.default_ssl_context()
    context.load_default_certs()
    return context


def failure(exc: Exception) -> str:
    """Why there was no answer, as the end of a sentence.

    Args:
        exc: one of httpcore's time-outs, network or protocol errors.
    """
    # httpcore's pool drops the cause, but keeps it as the error's argument.
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in exc.args):
        return "its certificate is not valid"
    return next(words for kind, words in _FAILURES if isinstance(exc, kind))


def retry_after_s(value: str, *, now: datetime) -> float:
    """Seconds that a Retry-After header asks for, as a number or a date; 0 if it says neither.

    Source: RFC 9110 §10.2.3.
    """
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return float(value[:15])  # no real pause has more digits
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:  # "-0000": UTC, said by a sender that does not know where it is
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
