"""The catalogue: one entry per public model, and whether a request is allowed for it.

Data and pure functions; imports no engine, no SQL, no HTTP.
"""

from vitascope.catalog.frames import FPS, frame_size
from vitascope.catalog.models import ModelSpec, OptionSpec
from vitascope.catalog.registry import MODELS
from vitascope.catalog.request import InvalidRequest, Problem, VideoRequest, parse_request

__all__ = [
    "FPS",
    "MODELS",
    "InvalidRequest",
    "ModelSpec",
    "OptionSpec",
    "Problem",
    "VideoRequest",
    "frame_size",
    "parse_request",
]
