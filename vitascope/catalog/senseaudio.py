"""SenseAudio's own models. Source of every rule: the seed page and the contract's table."""

from vitascope.catalog.media import PICTURE
from vitascope.catalog.models import AnyRatio, ModelSpec
from vitascope.catalog.prices import SecondPrice

__all__ = ["SENSEAUDIO_VIDEO_1_0"]

SENSEAUDIO_VIDEO_1_0 = ModelSpec(
    id="SenseAudio-Video-1.0",
    display_name="SenseAudio Video 1.0",
    owned_by="senseaudio",
    ratios=AnyRatio(least=(1, 4), most=(4, 1)),
    resolutions=("720p",),
    durations_s=(10, 15),
    roles=("reference",),
    media=(PICTURE,),
    # An example, ours: the seed page names no price. The operator may change it here.
    price=SecondPrice(
        micros_per_second={"720p": 300_000},  # 0.30 CNY
        sound_micros_per_second={"720p": 300_000},
    ),
)
