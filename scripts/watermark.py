"""Draw the words of the visible watermark: ``vitascope/media/data/watermark.png``.

Run once, when the words or their look change: ``python scripts/watermark.py FONT``, with FONT a
face that has Chinese, such as Debian's ``NotoSansCJK-Bold.ttc``. The picture holds how much of each
pixel the words cover (8-bit grey, cropped to the ink), large enough for every frame; the service
itself needs no font.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

TARGET = Path(__file__).parents[1] / "vitascope" / "media" / "data" / "watermark.png"

HAN_PX = 300
"""Size of the Chinese letters: those of a frame of 2160 lines are half as large."""

LATIN_SCALE = 1.13
"""The rule measures the height of the text; capitals, a quarter lower than the Chinese letters of
their face, would force those to be larger than they need to be."""

GAP = 0.2
"""Between the two words, in Chinese letters."""

SIMPLIFIED_CHINESE = 2
"""Face in the collection of Noto Sans CJK; a file with one face has no other."""


def main(font: str) -> None:
    """Draw and save."""
    latin = _ink("AI", font, round(HAN_PX * LATIN_SCALE))
    han = _ink("生成", font, HAN_PX)
    gap_px = round(HAN_PX * GAP)
    words = Image.new("L", (latin.width + gap_px + han.width, max(latin.height, han.height)))
    # Capitals and Chinese letters share their middle, not a line to stand on.
    words.paste(latin, (0, (words.height - latin.height) // 2))
    words.paste(han, (latin.width + gap_px, (words.height - han.height) // 2))
    words.save(TARGET, optimize=True)
    print(f"{TARGET}: {words.width}x{words.height}, capitals {latin.height} pixels high")


def _ink(text: str, font: str, size_px: int) -> Image.Image:
    face = _face(font, size_px)
    left, top, right, bottom = face.getbbox(text)
    ink = Image.new("L", (round(right - left), round(bottom - top)))
    ImageDraw.Draw(ink).text((-left, -top), text, fill=255, font=face)
    return ink.crop(ink.getbbox())


def _face(font: str, size_px: int) -> ImageFont.FreeTypeFont:
    index = SIMPLIFIED_CHINESE if font.endswith(".ttc") else 0
    return ImageFont.truetype(font, size_px, index=index)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
