"""Amounts and spans of time as people type and read them: yuan, days, hours."""

from __future__ import annotations

import re

__all__ = ["micros_of", "seconds_of", "yuan"]

MICROS = 1_000_000

AMOUNT = re.compile(r"([+-]?)([0-9]{1,10})(?:\.([0-9]{1,6}))?")

SPAN = re.compile(r"([0-9]{1,9})([smhd])")

UNITS_S = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def micros_of(text: str) -> int:
    """An amount in yuan as micro-yuan; digit by digit, so that none is rounded.

    Raises:
        ValueError: it is none; the sentence says so.
    """
    match = AMOUNT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no amount in yuan, such as 100 or 12.345678")
    sign, whole, fraction = match.groups()
    micros = int(whole) * MICROS + int((fraction or "").ljust(6, "0"))
    return -micros if sign == "-" else micros


def yuan(micros: int) -> str:
    """Micro-yuan as yuan, with two decimals, or as many as it takes."""
    whole, rest = divmod(abs(micros), MICROS)
    fraction = f"{rest:06}".rstrip("0").ljust(2, "0")
    return f"{'-' if micros < 0 else ''}{whole}.{fraction}"


def seconds_of(text: str) -> int:
    """A span such as 90s, 30m, 24h, 7d, or 0, in seconds.

    Raises:
        ValueError: it is none; the sentence says so.
    """
    if text == "0":
        return 0
    match = SPAN.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no span of time, such as 30m, 24h, 7d or 0")
    return int(match[1]) * UNITS_S[match[2]]
