"""Every public model, by id. To add one: a ``ModelSpec`` in its family's module, a line here."""

from vitascope.catalog.models import ModelSpec
from vitascope.catalog.seedance import SEEDANCE_PRO_1_5
from vitascope.catalog.senseaudio import SENSEAUDIO_VIDEO_1_0

__all__ = ["MODELS"]

MODELS: dict[str, ModelSpec] = {
    model.id: model for model in (SENSEAUDIO_VIDEO_1_0, SEEDANCE_PRO_1_5)
}
