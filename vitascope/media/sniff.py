"""What kind of file some first bytes begin: told by content, never by name or declared type.

Looks at signatures only. Knows nothing of whether the rest of the file is any good.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vitascope.catalog.media import MediaKind

__all__ = ["SNIFF_BYTES", "MediaFormat", "mime_of"]

SNIFF_BYTES: Final = 64
"""How much of a file's beginning ``mime_of`` needs at most."""


@dataclass(frozen=True, slots=True)
class MediaFormat:
    """A format that requests may bring."""

    kind: MediaKind
    mime: str
    name: str
    """The contract's word for it, and the extension of stored files: jpeg, mp3, mov …"""


_JPEG: Final = MediaFormat("image", "image/jpeg", "jpeg")
_PNG: Final = MediaFormat("image", "image/png", "png")
_WEBP: Final = MediaFormat("image", "image/webp", "webp")
_BMP: Final = MediaFormat("image", "image/bmp", "bmp")
_TIFF: Final = MediaFormat("image", "image/tiff", "tiff")
_GIF: Final = MediaFormat("image", "image/gif", "gif")
_WAV: Final = MediaFormat("audio", "audio/wav", "wav")
_MP3: Final = MediaFormat("audio", "audio/mpeg", "mp3")
_MP4: Final = MediaFormat("video", "video/mp4", "mp4")
_MOV: Final = MediaFormat("video", "video/quicktime", "mov")

_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", _JPEG),
    (b"\x89PNG\r\n\x1a\n", _PNG),
    (b"BM", _BMP),
    (b"II*\0", _TIFF),
    (b"MM\0*", _TIFF),
    (b"GIF87a", _GIF),
    (b"GIF89a", _GIF),
    (b"ID3", _MP3),
)
_IN_RIFF: Final = {b"WEBP": _WEBP, b"WAVE": _WAV}

# Brands of ISO base media files (https://mp4ra.org/registered-types/brands) that hold pictures.
_PICTURE_BRANDS: Final = frozenset(
    {b"avif", b"avis", b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
)
# A QuickTime file of before ``ftyp`` begins with one of its other atoms (QuickTime File Format,
# "Basic atom types").
_OLD_QUICKTIME: Final = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})


def mime_of(data: bytes) -> MediaFormat | None:
    """The format that a file with this beginning seems to have, or None.

    Args:
        data: the first ``SNIFF_BYTES`` of the file, or more.
    """
    if data[:4] == b"RIFF":
        return _IN_RIFF.get(data[8:12])
    box = data[4:8]
    if box == b"ftyp":
        brand = data[8:12]
        return None if brand in _PICTURE_BRANDS else _MOV if brand == b"qt  " else _MP4
    if box in _OLD_QUICKTIME:
        return _MOV
    for beginning, found in _BEGINNINGS:
        if data.startswith(beginning):
            return found
    return _MP3 if _is_mpeg_layer_3(data) else None


def _is_mpeg_layer_3(data: bytes) -> bool:
    """Whether this is the header of an MPEG audio frame, layer III (ISO/IEC 11172-3 §2.4.1.3)."""
    if len(data) < 4 or data[0] != 0xFF or data[1] & 0xE0 != 0xE0:
        return False
    version, layer = data[1] >> 3 & 3, data[1] >> 1 & 3
    bit_rate, sample_rate = data[2] >> 4, data[2] >> 2 & 3
    # Reserved values, and "free" bit rate, which nobody writes and any run of zeros looks like.
    return version != 1 and layer == 1 and bit_rate not in (0, 15) and sample_rate != 3
