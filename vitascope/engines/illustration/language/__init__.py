"""Prompts, Chinese and English → scenes. ``compose.read_prompt`` is the way in."""

from .compose import read_prompt
from .explain import Explanation, explanation

__all__ = ["Explanation", "explanation", "read_prompt"]
