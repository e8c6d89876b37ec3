"""Which URLs a request may carry. Says nothing of whether they can be reached."""

from urllib.parse import urlsplit

__all__ = ["URL_MAX_CHARS", "is_data_url", "is_web_url", "names_user"]

URL_MAX_CHARS = 8_192
"""Longest http(s) URL that is kept; a data URL is bounded by the picture's size."""


def is_data_url(url: str) -> bool:
    """Whether this is a data URL at all, well-formed or not."""
    return url[:5].lower() == "data:"


def is_web_url(url: str) -> bool:
    """Whether this is an http or https URL with a host, short enough to keep."""
    if len(url) > URL_MAX_CHARS or not url.isprintable():
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a broken IPv6 host or port
        return False


def names_user(url: str) -> bool:
    """Whether a web URL has a user name or password in it, which we would have to keep."""
    return "@" in urlsplit(url).netloc
