"""Every public model. To add one: a ``ModelSpec`` in its family's module, a line here."""

from vitascope.catalog.models import ModelSpec
from vitascope.catalog.seedance import SEEDANCE_2_0, SEEDANCE_2_0_FAST, SEEDANCE_PRO_1_5
from vitascope.catalog.senseaudio import SENSEAUDIO_VIDEO_1_0

__all__ = ["MODELS", "find_model"]

MODELS: dict[str, ModelSpec] = {
    model.id: model
    for model in (SENSEAUDIO_VIDEO_1_0, SEEDANCE_PRO_1_5, SEEDANCE_2_0, SEEDANCE_2_0_FAST)
}
"""By id, in the order in which they are listed."""

BY_ALIAS = {alias: model for model in MODELS.values() for alias in model.aliases}


def find_model(name: str) -> ModelSpec | None:
    """The model with that id or alias; None if there is none. Names are exact."""
    return MODELS.get(name) or BY_ALIAS.get(name)
