"""Casting: puts the scene's subjects on the place's spots and moves them through the clip."""

from .actors import cast, pace_px_s

__all__ = ["cast", "pace_px_s"]
