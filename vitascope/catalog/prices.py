"""What a video costs, in micro-yuan: by video token or by second, with and without sound.

Integers throughout: one price is the same on every machine. Knows no model and no account.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

__all__ = ["CURRENCY", "Price", "SecondPrice", "TokenPrice", "video_tokens"]

CURRENCY = "CNY"

TOKEN_PIXELS = 1_024
"""Pixels, over all frames, that make one token. Source: the unit that Seedance's publisher bills
in: width × height × frames per second × seconds / 1024."""


def video_tokens(width: int, height: int, fps: int, duration_s: int) -> int:
    """Video tokens of one video; a token that was begun counts whole.

    Args:
        width: pixels.
        height: pixels.
        fps: frames per second.
        duration_s: seconds.
    """
    return _divided_up(width * height * fps * duration_s, TOKEN_PIXELS)


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPrice:
    """So much per million video tokens."""

    micros_per_million_tokens: int
    """Without sound."""
    sound_micros_per_million_tokens: int
    """With sound."""

    def __post_init__(self) -> None:
        _check_positive(self.micros_per_million_tokens, self.sound_micros_per_million_tokens)

    def micros(self, *, tokens: int, sound: bool) -> int:
        """Price of one video: at least 1, a micro-yuan that was begun counts whole.

        Args:
            tokens: video tokens, at least 1.
            sound: whether the video has a sound track.
        """
        rate = self.sound_micros_per_million_tokens if sound else self.micros_per_million_tokens
        return _divided_up(tokens * rate, 1_000_000)

    def described(self) -> dict[str, object]:
        """The price as JSON has it, for a list of models."""
        rates = {
            "silent": self.micros_per_million_tokens,
            "with_sound": self.sound_micros_per_million_tokens,
        }
        return {"currency": CURRENCY, "unit": "token", "micros_per_million_tokens": rates}


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPrice:
    """So much per second of video, by resolution."""

    micros_per_second: Mapping[str, int] = field(hash=False)
    """Without sound, by resolution."""
    sound_micros_per_second: Mapping[str, int] = field(hash=False)
    """With sound, by resolution."""

    def __post_init__(self) -> None:
        _check_positive(*self.micros_per_second.values(), *self.sound_micros_per_second.values())

    def micros(self, *, resolution: str, duration_s: int, sound: bool) -> int:
        """Price of one video: at least 1."""
        rates = self.sound_micros_per_second if sound else self.micros_per_second
        return rates[resolution] * duration_s

    def described(self) -> dict[str, object]:
        """The price as JSON has it, for a list of models."""
        rates = {
            "silent": dict(self.micros_per_second),
            "with_sound": dict(self.sound_micros_per_second),
        }
        return {"currency": CURRENCY, "unit": "second", "micros_per_second": rates}


Price: TypeAlias = TokenPrice | SecondPrice


def _check_positive(*rates: int) -> None:
    # Nothing is ever given away by a slip: a price of 0 would make every video free.
    if not rates or min(rates) < 1:
        raise ValueError(f"a price must be a positive number of micro-yuan; got {rates}")


def _divided_up(number: int, divisor: int) -> int:
    return -(-number // divisor)
