"""The catalogue: one entry per public model, and whether a request is allowed for it.

Data and pure functions; imports no engine, no SQL, no HTTP.
"""

from vitascope.catalog.abilities import Abilities, able_engines
from vitascope.catalog.capabilities import Capabilities, capabilities_of
from vitascope.catalog.content import MediaItem, TextItem, sent_file_ids
from vitascope.catalog.frames import FPS, frame_size
from vitascope.catalog.media import CheckSource, MediaFacts, MediaKind, MediaLimits, Source
from vitascope.catalog.models import ModelSpec, OptionSpec
from vitascope.catalog.prices import Price, SecondPrice, TokenPrice, video_tokens
from vitascope.catalog.registry import MODELS, find_model
from vitascope.catalog.request import InvalidRequest, Problem, VideoRequest, parse_request

__all__ = [
    "FPS",
    "MODELS",
    "Abilities",
    "Capabilities",
    "CheckSource",
    "InvalidRequest",
    "MediaFacts",
    "MediaItem",
    "MediaKind",
    "MediaLimits",
    "ModelSpec",
    "OptionSpec",
    "Price",
    "Problem",
    "SecondPrice",
    "Source",
    "TextItem",
    "TokenPrice",
    "VideoRequest",
    "able_engines",
    "capabilities_of",
    "find_model",
    "frame_size",
    "parse_request",
    "sent_file_ids",
    "video_tokens",
]
