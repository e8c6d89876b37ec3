"""A title: quoted words of the prompt, shown over the picture, fading in and out.

The letters are OpenCV's own, which has Chinese ones too. Knows nothing of scenes.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from .canvas import Floats
from .stage import FrameSize

__all__ = ["Title"]

_WIDEST = 0.84
"""Share of the picture's width that a line may take."""
_LARGEST = 0.135
_SMALLEST = 0.045
"""Letter sizes: shares of the picture's unit."""
_WEIGHT = 620
"""Boldness, 100..900."""
_IN_S, _OUT_S = 0.9, 0.7


class Title:
    """The words, laid out once for a picture's size."""

    def __init__(self, words: str, frame: FrameSize, duration_s: float) -> None:
        self._duration_s = duration_s
        self._face = cv2.FontFace("sans")
        letters = self._laid_out(words, frame)
        reach = max(1.5, frame.unit * 0.012)
        shade = cv2.GaussianBlur(letters, (0, 0), reach) * 1.7
        rows = np.flatnonzero(shade.max(axis=1) > 0.004)
        self._top, self._bottom = (int(rows[0]), int(rows[-1]) + 1) if rows.size else (0, 0)
        span = slice(self._top, self._bottom)
        self._letters = letters[span, :, None]
        self._shade = np.clip(shade[span, :, None], 0, 0.62)

    def over(self, frame_hwc: NDArray[np.uint8], t_s: float) -> NDArray[np.uint8]:
        """The frame with the words on it, in place: (H, W, 3) uint8 sRGB."""
        level = min(1.0, t_s / _IN_S, max(0.0, (self._duration_s - t_s) / _OUT_S))
        level = level * level * (3 - 2 * level)
        if level > 0 and self._bottom > self._top:
            part = frame_hwc[self._top : self._bottom].astype(np.float32)
            part *= 1 - level * self._shade
            part += (np.array([255, 250, 240], np.float32) - part) * (level * self._letters)
            frame_hwc[self._top : self._bottom] = np.clip(part, 0, 255)
        return frame_hwc

    def _laid_out(self, words: str, frame: FrameSize) -> Floats:
        """(H, W) float32 coverage, 0..1, of the words in the upper third."""
        size = _LARGEST * frame.unit
        while True:
            lines = self._lines(words, frame.width * _WIDEST, round(size))
            if len(lines) * size <= 0.3 * frame.height or size <= _SMALLEST * frame.unit:
                break
            size *= 0.9
        sheet = np.zeros((frame.height, frame.width, 3), np.uint8)
        y = frame.height * 0.2 - (len(lines) - 1) * size * 0.6 + size * 0.36
        for line in lines:
            x = (frame.width - self._width(line, round(size))) / 2
            at = (round(x), round(y))
            cv2.putText(sheet, line, at, (255, 255, 255), self._face, round(size), _WEIGHT)
            y += size * 1.25
        return np.asarray(sheet[..., 0].astype(np.float32) / 255, np.float32)

    def _lines(self, words: str, widest_px: float, size: int) -> list[str]:
        """The words in lines that fit; Chinese ones break anywhere."""
        pieces = words.split(" ") if " " in words else list(words)
        gap = " " if " " in words else ""
        lines = [""]
        for piece in pieces:
            longer = f"{lines[-1]}{gap}{piece}" if lines[-1] else piece
            if lines[-1] and self._width(longer, size) > widest_px:
                lines.append(piece)
            else:
                lines[-1] = longer
        return lines

    def _width(self, text: str, size: int) -> float:
        box = cv2.getTextSize((0, 0), text, (0, 0), self._face, size, _WEIGHT)
        return float(box[2])
