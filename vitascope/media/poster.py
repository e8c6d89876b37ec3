"""Still pictures of a video: the poster that stands for it, and its last frame.

Pure functions from pixels to the bytes of a file. Knows which frame makes a poster; ``encode``
keeps that frame, others store the file. Both files carry the AI label.
"""

from __future__ import annotations

import io
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from vitascope.media.label import Label
from vitascope.media.watermark import Watermark

__all__ = ["POSTER_SIDE_PX", "encode_last_frame", "encode_poster", "poster_index"]

POSTER_SIDE_PX: Final = 640
"""Of the longer side, at most."""

_POSTER_MOMENT: Final = 0.4
"""By then what the prompt asks for is in the picture, and it has not left yet."""

_WEBP_QUALITY: Final = 82
_WEBP_METHOD: Final = 4


def poster_index(frame_count: int, *, opens_on_picture: bool) -> int:
    """The frame that stands for the video: the sender's own picture if it opens with one."""
    return 0 if opens_on_picture else int((frame_count - 1) * _POSTER_MOMENT)


def encode_poster(
    pixels_hwc: NDArray[np.uint8], *, label: Label, watermark: Watermark | None = None
) -> bytes:
    """A small picture of a frame, as WebP.

    Args:
        pixels_hwc: (H, W, 3) uint8 sRGB; not changed.
        watermark: the video's, if it has one; drawn before scaling down.

    Returns:
        A WebP file whose longer side is ``POSTER_SIDE_PX`` at most.
    """
    if watermark is not None:
        pixels_hwc = pixels_hwc.copy()
        watermark.draw(pixels_hwc)
    image = Image.fromarray(pixels_hwc)
    image.thumbnail((POSTER_SIDE_PX, POSTER_SIDE_PX), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    image.save(file, "WEBP", quality=_WEBP_QUALITY, method=_WEBP_METHOD, xmp=label.xmp())
    return file.getvalue()


def encode_last_frame(pixels_hwc: NDArray[np.uint8], *, label: Label) -> bytes:
    """A frame without loss, as PNG: the first frame of a video that goes on from this one.

    No watermark: it would be in the next video twice. The label inside the file remains.

    Args:
        pixels_hwc: (H, W, 3) uint8 sRGB.
    """
    about = PngInfo()
    about.add_itxt("XML:com.adobe.xmp", label.xmp().decode())
    file = io.BytesIO()
    Image.fromarray(pixels_hwc).save(file, "PNG", pnginfo=about)
    return file.getvalue()
