"""The visible mark that says a machine made the video: "AI 生成", or the operator's own picture.

Fits the mark to one frame size and blends it into the bottom right corner. Knows pixels; knows
nothing of files being written (``encode`` draws it on every frame) nor of who wants it.

The words are drawn already (``data/watermark.png``, made by ``scripts/watermark.py``), so that no
machine needs a Chinese font. Size: GB 45438-2025 asks for text at least 5 % of the shortest side
high, on the opening picture for at least 2 s; here the lowest letter is that high, on every frame.
We read the rule in public summaries, not in the standard itself.
Source: https://www.aibase.com/news/20918.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from vitascope.media.errors import MediaError, PictureInvalid
from vitascope.media.pictures import probe

__all__ = ["Watermark", "WatermarkUnusable", "check_watermark", "fit_watermark"]

# Lengths are shares of the frame's shorter side.
_WORDS_HEIGHT: Final = 0.06
"""Of the Chinese letters; the capitals are 0.86 of it (0.0517)."""
_PICTURE_HEIGHT: Final = 0.08
"""A picture brings margins of its own."""
_WIDEST: Final = 0.5
"""Of the frame's width: a long picture becomes lower, not wider."""
_MARGIN: Final = 0.04

# Looked at on white, black, grey, skin, foliage and noise, 480 to 1080 lines.
_WORDS_OPACITY: Final = 0.88
_SHADOW_OPACITY: Final = 0.72
_SHADOW_BLUR: Final = 0.09
"""Standard deviation, as a share of the words' height."""

Rgba = NDArray[np.float32]
"""(H, W, 4) float32, 0..1, colour premultiplied by alpha, gamma-encoded sRGB."""


class WatermarkUnusable(MediaError):
    """The picture configured as the watermark cannot be used."""

    code: ClassVar[str] = "watermark_unusable"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Watermark:
    """A mark fitted to frames of one size; see ``fit_watermark``."""

    frame_width: int
    frame_height: int
    rows: slice
    """Of the frame that the mark covers, its shadow included."""
    columns: slice
    kept_hw1: NDArray[np.uint16]
    """How much of the frame shows through, 0..255."""
    added_hwc: NDArray[np.uint16]
    """What the mark adds, premultiplied, times 255, plus 128 to round."""

    def draw(self, pixels_hwc: NDArray[np.uint8]) -> None:
        """Blend the mark into a frame, in place.

        Args:
            pixels_hwc: (frame_height, frame_width, 3) uint8 sRGB.
        """
        expected = (self.frame_height, self.frame_width, 3)
        if pixels_hwc.shape != expected:
            raise ValueError(f"the watermark fits frames {expected}; got {pixels_hwc.shape}")
        box_hwc = pixels_hwc[self.rows, self.columns]
        sum_hwc = box_hwc * self.kept_hw1
        sum_hwc += self.added_hwc
        # (x + x / 256) / 256 is x / 255 rounded down, exactly, for every x up to 65,535; the sum
        # is at most 255 · 255 + 128.
        sum_hwc += sum_hwc >> 8
        sum_hwc >>= 8
        box_hwc[...] = sum_hwc


def fit_watermark(*, width: int, height: int, picture: Path | None = None) -> Watermark:
    """The mark for frames of ``width`` x ``height`` pixels.

    Args:
        picture: a PNG to show in place of the words. It is scaled to 8 % of the shorter side in
            height, and to half of the frame's width at most.

    Raises:
        WatermarkUnusable: ``picture`` cannot be read, is no PNG, or is wholly transparent.
    """
    side = min(width, height)
    if picture is None:
        height_px = -(-side * _WORDS_HEIGHT // 1)  # rounded up: the rule names a least height
        mark_hwc, rim = _words(round(height_px))
    else:
        mark_hwc, rim = _picture(picture, height=round(side * _PICTURE_HEIGHT), width=width), 0
    margin = max(round(side * _MARGIN) - rim, 0)
    return _placed(mark_hwc, width=width, height=height, margin=margin)


def check_watermark(picture: Path) -> str | None:
    """What is wrong with a picture configured as the watermark; None if nothing is."""
    try:
        fit_watermark(width=1280, height=720, picture=picture)
    except WatermarkUnusable as error:
        return error.message
    return None


def _words(height_px: int) -> tuple[Rgba, int]:
    """White letters above a soft dark shadow, which alone shows on white; and how far the shadow
    reaches beyond the letters, in pixels."""
    with files(__package__).joinpath("data", "watermark.png").open("rb") as file:
        drawn = Image.open(file).convert("L")
    width_px = round(drawn.width * height_px / drawn.height)
    blur_px = max(height_px * _SHADOW_BLUR, 1.0)
    rim = round(blur_px * 3)
    letters = Image.new("L", (width_px + 2 * rim, height_px + 2 * rim))
    letters.paste(drawn.resize((width_px, height_px), Image.Resampling.LANCZOS), (rim, rim))
    # Grown before it is blurred, so that the shadow is dark where the letters end.
    grown = letters.filter(ImageFilter.MaxFilter(2 * round(blur_px / 2) + 1))
    shadow_hw = _SHADOW_OPACITY * _shares(grown.filter(ImageFilter.GaussianBlur(blur_px)))
    white_hw = _WORDS_OPACITY * _shares(letters)
    alpha_hw = white_hw + shadow_hw * (1 - white_hw)
    return np.stack([white_hw, white_hw, white_hw, alpha_hw], axis=-1), rim


def _picture(path: Path, *, height: int, width: int) -> Rgba:
    try:
        data = path.read_bytes()
        if probe(data).format != "png":
            raise WatermarkUnusable(f"The watermark must be a PNG picture; {path.name} is none.")
        image = Image.open(io.BytesIO(data)).convert("RGBA")
    except PictureInvalid as exc:
        raise WatermarkUnusable(
            f"The watermark must be a PNG picture; {path.name} is none: {exc.message}"
        ) from exc
    except (OSError, SyntaxError, ValueError) as exc:
        reason = getattr(exc, "strerror", None) or "it is broken"
        raise WatermarkUnusable(f"The watermark {path.name} cannot be read: {reason}.") from exc
    if image.getbbox() is None:
        raise WatermarkUnusable(f"The watermark {path.name} is wholly transparent.")
    scale = min(height / image.height, width * _WIDEST / image.width)
    size = (max(round(image.width * scale), 1), max(round(image.height * scale), 1))
    # "RGBa" is premultiplied: scaled otherwise, hidden colours would bleed into the edges.
    return _shares(image.convert("RGBa").resize(size, Image.Resampling.LANCZOS))


def _shares(image: Image.Image) -> NDArray[np.float32]:
    return np.asarray(image, dtype=np.float32) / np.float32(255)


def _placed(mark_hwc: Rgba, *, width: int, height: int, margin: int) -> Watermark:
    """``mark_hwc`` in the bottom right corner; what stands over a small frame is cut off."""
    bottom, right = max(height - margin, 1), max(width - margin, 1)
    top, left = max(bottom - mark_hwc.shape[0], 0), max(right - mark_hwc.shape[1], 0)
    cut_hwc = mark_hwc[-(bottom - top) :, -(right - left) :]
    alpha_hw1 = np.rint(cut_hwc[..., 3:] * 255).astype(np.uint16)
    # A colour above its alpha, by a rounding, would overflow the sum in ``draw``.
    added_hwc = np.minimum(np.rint(cut_hwc[..., :3] * 255 * 255), alpha_hw1 * 255.0)
    return Watermark(
        frame_width=width,
        frame_height=height,
        rows=slice(top, bottom),
        columns=slice(left, right),
        kept_hw1=255 - alpha_hw1,
        added_hwc=(added_hwc + 128).astype(np.uint16),
    )
