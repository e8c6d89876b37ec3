"""The illustrator's characters: jointed, animated, each a pure function of time."""

from .register import SUBJECTS
from .rig import Look, Rig, coloured

__all__ = ["SUBJECTS", "Look", "Rig", "coloured"]
