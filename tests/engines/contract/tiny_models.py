"""The tiny random diffusion models, made to heed what they are given.

Random weights of this size hardly look at anything beside the spot they paint: the words, a last
frame or a reference would move no sample of 8 bits, and an engine that dropped them would not be
noticed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

__all__ = ["save_attentive"]

HEARD = 8.0
"""What attention finds counts so many times more."""
PICKY = 4.0
"""And it finds something rather than the average of all: queries and keys are so much longer."""


def save_attentive(name: str, folder: Path) -> Path:
    """Build the model of that name (``tests.engines.diffusion.tiny``) and save it; where it is."""
    import torch

    from tests.engines.diffusion.tiny import BUILDERS

    torch.manual_seed(0)
    pipe = BUILDERS[name]()
    for component in ("transformer", "transformer_2"):
        if getattr(pipe, component, None) is not None:
            _attend(getattr(pipe, component))
    pipe.save_pretrained(folder / name)
    return folder / name


def _attend(transformer: Any) -> None:
    import torch

    with torch.no_grad():
        for name, weights in transformer.named_parameters():
            if name.endswith("weight") and (".to_out." in name or ".to_v." in name):
                weights *= HEARD
            elif ".norm_q." in name or ".norm_k." in name:
                weights *= PICKY
