"""SenseAudio's own models. Source of every rule: the seed page and the contract's table."""

from vitascope.catalog.models import AnyRatio, ModelSpec

__all__ = ["SENSEAUDIO_VIDEO_1_0"]

SENSEAUDIO_VIDEO_1_0 = ModelSpec(
    id="SenseAudio-Video-1.0",
    display_name="SenseAudio Video 1.0",
    owned_by="senseaudio",
    ratios=AnyRatio(least=(1, 4), most=(4, 1)),
    resolutions=("720p",),
    durations_s=(10, 15),
    roles=("reference",),
    price_per_second_micros={"720p": 300_000},  # ours: the seed page names no price
)
