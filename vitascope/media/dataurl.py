"""Data URLs: ``data:image/png;base64,…`` to the bytes they hold.

Knows RFC 2397 as far as a picture needs it, strictly; does not look into the picture. What the
URL says the picture is (png, jpeg …) is not believed: ``pictures.probe`` reads the content.
"""

import binascii

from vitascope.catalog.urls import is_data_url
from vitascope.media.errors import PictureInvalid
from vitascope.media.pictures import MAX_PICTURE_BYTES

__all__ = ["decode_data_url"]


def decode_data_url(url: str) -> bytes:
    """The bytes of a base64 data URL of a picture.

    Raises:
        PictureInvalid: not a data URL, no image type, not base64, empty, or over
            ``MAX_PICTURE_BYTES`` (told from the length, before decoding).
    """
    header, comma, payload = url.partition(",")
    media_type, *parameters = header[5:].lower().split(";")
    if not is_data_url(url) or not comma:
        raise PictureInvalid("The data URL must read data:image/…;base64,… .")
    if not media_type.startswith("image/"):
        raise PictureInvalid("The data URL's media type must be an image type such as image/png.")
    if not parameters or parameters[-1] != "base64":
        raise PictureInvalid("The data URL must be base64; percent-encoded data is not taken.")
    return _decode_base64(payload)


def _decode_base64(payload: str) -> bytes:
    if not payload:
        raise PictureInvalid("The data URL holds no data.")
    size_bytes = len(payload) // 4 * 3 - payload[-2:].count("=")
    if size_bytes > MAX_PICTURE_BYTES:
        raise PictureInvalid(
            f"The picture is larger than {MAX_PICTURE_BYTES // 1024**2} MB ({size_bytes} bytes)."
        )
    try:
        data = binascii.a2b_base64(payload.encode("ascii"), strict_mode=True)
    except (binascii.Error, UnicodeEncodeError) as exc:
        raise PictureInvalid("The data URL is not valid base64.") from exc
    if not data:
        raise PictureInvalid("The data URL holds no data.")
    return data
