"""Every four-legged kind, by name."""

from __future__ import annotations

from collections.abc import Mapping

from .breed import Breed, Head, grazing
from .breeds_cats import CATS
from .breeds_dogs import DOGS
from .breeds_heavy import HEAVY
from .breeds_hoofed import HOOFED
from .breeds_small import SMALL
from .breeds_tales import TALES

__all__ = ["BREEDS", "Breed", "Head"]

BREEDS: Mapping[str, Breed] = {
    name: grazing(breed)
    for table in (CATS, DOGS, HEAVY, HOOFED, SMALL, TALES)
    for name, breed in table.items()
}
"""Every four-legged kind, by the name a scene uses."""
