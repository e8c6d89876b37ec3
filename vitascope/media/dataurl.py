"""Data URLs: ``data:image/png;base64,…`` to the bytes they hold.

Knows RFC 2397 as far as media need it, strictly; does not look into the content. What the URL
says of its format (png, jpeg …) is not believed: ``pictures.probe`` and ``clips`` read it.
"""

import binascii
from collections.abc import Mapping
from typing import Final

from vitascope.catalog.media import MediaKind
from vitascope.catalog.urls import is_data_url
from vitascope.media.kinds import KINDS

__all__ = ["decode_data_url"]

_WANTED: Final[Mapping[MediaKind, str]] = {
    "image": "an image type such as image/png",
    "audio": "an audio type such as audio/mpeg",
    "video": "a video type such as video/mp4",
}


def decode_data_url(url: str, *, kind: MediaKind = "image") -> bytes:
    """The bytes of a base64 data URL.

    Args:
        kind: what it must hold; its media type must begin with that word.

    Raises:
        PictureInvalid, AudioInvalid, VideoInvalid: not a data URL, of another media type, not
            base64, empty, or over the kind's ``limit_bytes`` (told from the length, before
            decoding).
    """
    invalid = KINDS[kind].invalid
    header, comma, payload = url.partition(",")
    media_type, *parameters = header[5:].lower().split(";")
    if not is_data_url(url) or not comma:
        raise invalid(f"The data URL must read data:{kind}/…;base64,… .")
    if not media_type.startswith(f"{kind}/"):
        raise invalid(f"The data URL's media type must be {_WANTED[kind]}.")
    if not parameters or parameters[-1] != "base64":
        raise invalid("The data URL must be base64; percent-encoded data is not taken.")
    return _decode_base64(payload, kind)


def _decode_base64(payload: str, kind: MediaKind) -> bytes:
    invalid = KINDS[kind].invalid
    if not payload:
        raise invalid("The data URL holds no data.")
    size_bytes = len(payload) // 4 * 3 - payload[-2:].count("=")
    if size_bytes > KINDS[kind].limit_bytes:
        raise KINDS[kind].too_large(size_bytes)
    try:
        data = binascii.a2b_base64(payload.encode("ascii"), strict_mode=True)
    except (binascii.Error, UnicodeEncodeError) as exc:
        raise invalid("The data URL is not valid base64.") from exc
    if not data:
        raise invalid("The data URL holds no data.")
    return data
