"""What an order says in words, for providers that have no field for all of it."""

from __future__ import annotations

from typing import Final

from vitascope.engines.providers.base import Order

__all__ = ["CAMERA_SENTENCE", "prompt_of"]

CAMERA_SENTENCE: Final = "The camera is fixed and does not move."
"""Ours; Ark says that it does the same with its field."""


def prompt_of(order: Order, *, with_camera: bool = True) -> str:
    """The prompt.

    Args:
        with_camera: whether to say there that the camera is fixed, if it is to be.
    """
    camera = CAMERA_SENTENCE if with_camera and order.camera_fixed else ""
    return "\n".join(part for part in (order.prompt, camera) if part)
