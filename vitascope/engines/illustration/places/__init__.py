"""Places: each module builds one family of scenery; ``register.py`` names them all."""

from .register import PLACES, Place
from .scenery import Scenery, Spot

__all__ = ["PLACES", "Place", "Scenery", "Spot"]
