"""Pictures as numbers: what a file holds, its pixels, and how a picture fills a frame.

Pure functions on bytes and arrays. Knows nothing of where a picture came from or goes to.
Formats are told by content, never by name or declared type. Samples are taken as they stand
(gamma-encoded sRGB): no function here works in linear light.
"""

import io
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, UnidentifiedImageError

from vitascope.media.errors import PictureInvalid

__all__ = ["MAX_PICTURE_BYTES", "MAX_SIDE_PX", "PictureFacts", "cover", "normalise", "probe"]

MAX_PICTURE_BYTES: Final = 30 * 1024 * 1024
MAX_SIDE_PX: Final = 6000

# Pillow's names, and the contract's. MPO is a JPEG with further JPEGs behind it, as many phones
# write it: opened by the JPEG plugin.
_FORMATS: Final = {
    "JPEG": "jpeg",
    "MPO": "jpeg",
    "PNG": "png",
    "WEBP": "webp",
    "BMP": "bmp",
    "TIFF": "tiff",
    "GIF": "gif",
}

# What Pillow's parsers raise on a file that is broken or hostile: its own list when it identifies
# a file, and what lets itself be had by fuzzing.
_BROKEN_FILE: Final = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    struct.error,
    TypeError,
    KeyError,
    IndexError,
    OverflowError,
    MemoryError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)

# EXIF 2.32, tag 0x0112 "Orientation": how the stored rows and columns become upright.
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_EXIF_ORIENTATION: Final = 0x0112

# The colour space an ICC profile must be for, by the mode of the pixels it comes with.
_ICC_SPACE: Final = {"RGB": "RGB ", "L": "GRAY", "CMYK": "CMYK"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """What a picture file's header says."""

    format: str
    """jpeg, png, webp, bmp, tiff or gif."""
    width: int
    """Pixels, as stored: EXIF orientation may swap the two sides."""
    height: int


def probe(content: bytes | Path) -> PictureFacts:
    """Check a picture file by its size and header alone; no pixel is decoded.

    Args:
        content: the file's bytes, or where it is: then only what the header needs is read.

    Raises:
        PictureInvalid: larger than ``MAX_PICTURE_BYTES``, not one of the six formats, a side
            outside 1..``MAX_SIDE_PX``, or a broken header.
    """
    with _open(content) as image:
        return PictureFacts(
            format=_FORMATS[str(image.format)], width=image.width, height=image.height
        )


def normalise(content: bytes | Path) -> NDArray[np.uint8]:
    """Decode a picture file to the end.

    Upright (EXIF orientation applied), colours converted from the embedded ICC profile to sRGB,
    transparency flattened on white, an animation's first frame, 16-bit samples rounded to 8.

    Returns:
        (H, W, 3) uint8 sRGB, the sender's own size.

    Raises:
        PictureInvalid: as ``probe``, or the file breaks off or holds samples we cannot read.
    """
    with _open(content) as image:
        try:
            image.load()
            upright = _upright(image)
            pixels_hwc = np.array(_to_srgb(upright), dtype=np.uint8)
        except _BROKEN_FILE as exc:
            raise PictureInvalid("The picture is broken and cannot be decoded.") from exc
    return pixels_hwc


def cover(pixels_hwc: NDArray[np.uint8], *, width: int, height: int) -> NDArray[np.uint8]:
    """Scale a picture to cover a frame and cut what stands over, evenly on both sides.

    This is the definition behind ``first_frame`` and ``last_frame``. Lanczos (a = 3), scale and
    crop in one step, so that the crop need not fall on whole pixels.

    Args:
        pixels_hwc: (H, W, 3) uint8 sRGB.
        width, height: of the frame, in pixels.

    Returns:
        (height, width, 3) uint8 sRGB.
    """
    source_height, source_width = pixels_hwc.shape[:2]
    scale = max(width / source_width, height / source_height)
    crop_width, crop_height = width / scale, height / scale
    left, top = (source_width - crop_width) / 2, (source_height - crop_height) / 2
    # Rounding may leave a box a hair outside the picture, which Pillow refuses.
    box = (
        max(left, 0.0),
        max(top, 0.0),
        min(left + crop_width, float(source_width)),
        min(top + crop_height, float(source_height)),
    )
    image = Image.fromarray(np.ascontiguousarray(pixels_hwc))
    resized = image.resize((width, height), Image.Resampling.LANCZOS, box=box)
    return np.array(resized, dtype=np.uint8)


def _open(content: bytes | Path) -> Image.Image:
    size_bytes = content.stat().st_size if isinstance(content, Path) else len(content)
    if size_bytes > MAX_PICTURE_BYTES:
        raise PictureInvalid(
            f"The picture is larger than {MAX_PICTURE_BYTES // 1024**2} MB ({size_bytes} bytes)."
        )
    try:
        file = content if isinstance(content, Path) else io.BytesIO(content)
        image = Image.open(file, formats=[name for name in _FORMATS if name != "MPO"])
        width, height = image.size
    except UnidentifiedImageError as exc:
        raise PictureInvalid(
            "The picture is not a jpeg, png, webp, bmp, tiff or gif file."
        ) from exc
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as exc:
        raise PictureInvalid(f"The picture's sides are over {MAX_SIDE_PX} pixels.") from exc
    except _BROKEN_FILE as exc:
        raise PictureInvalid("The picture's header is broken.") from exc
    if not (1 <= width <= MAX_SIDE_PX and 1 <= height <= MAX_SIDE_PX):
        image.close()
        raise PictureInvalid(
            f"The picture's sides must be 1 to {MAX_SIDE_PX} pixels; it is {width}x{height}."
        )
    return image


def _upright(image: Image.Image) -> Image.Image:
    # Read after the pixels: Pillow turns a TIFF upright itself and then drops the tag.
    turn = _UPRIGHT.get(image.getexif().get(_EXIF_ORIENTATION, 1))
    return image if turn is None else image.transpose(turn)


def _to_srgb(image: Image.Image) -> Image.Image:
    profile: bytes | None = image.info.get("icc_profile")
    if image.mode in ("I;16", "I;16L", "I;16B", "I;16N"):
        image = _from_16_bit(image)
    if image.has_transparency_data:
        rgba = image.convert("RGBA")
        colours = _apply_profile(rgba.convert("RGB"), profile)
        white = Image.new("RGB", rgba.size, "white")
        return Image.composite(colours, white, rgba.getchannel("A"))
    if image.mode in ("I", "F"):
        # 32 bits a sample: the file does not say which value is white.
        raise ValueError(f"{image.mode} samples")
    if image.mode not in _ICC_SPACE:
        image = image.convert("L" if image.mode == "1" else "RGB")
    return _apply_profile(image, profile)


def _from_16_bit(image: Image.Image) -> Image.Image:
    # Pillow's own conversion clips at 255 instead of scaling. 65535 / 257 = 255.
    samples_hw = np.asarray(image).astype(np.uint32)
    return Image.fromarray(((samples_hw + 128) // 257).astype(np.uint8))


def _apply_profile(image: Image.Image, profile: bytes | None) -> Image.Image:
    """``image`` (RGB, L or CMYK) as sRGB. A profile that is broken, or made for another colour
    space than the pixels have, is ignored, as browsers do."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if source.profile.xcolor_space == _ICC_SPACE[image.mode]:
                converted = ImageCms.profileToProfile(
                    image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
                )
                assert converted is not None  # None is for in-place conversions only
                return converted
        except (ImageCms.PyCMSError, OSError):
            return image.convert("RGB")
    return image.convert("RGB")
