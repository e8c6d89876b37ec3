"""The Seedance models.

Source of Seedance-Pro-1.5: the seed page and the contract's table. Of the 2.0 generation: the
platform's later page of the same route (``/docs/video/video_create``), and for the size of media
the limits that the model's publisher gives for its own API.
"""

from dataclasses import replace

from vitascope.catalog.media import PICTURE, MediaLimits
from vitascope.catalog.models import ModelSpec, OptionSpec
from vitascope.catalog.prices import TokenPrice

__all__ = ["SEEDANCE_2_0", "SEEDANCE_2_0_FAST", "SEEDANCE_PRO_1_5"]

GENERATE_AUDIO = OptionSpec("generate_audio", default=False, help="Make a sound track.")

REFERENCE_AUDIOS = MediaLimits(
    kind="audio",
    count_max=3,  # source: the publisher's limits for reference audio
    mimes=("audio/wav", "audio/mpeg"),  # the same
    size_max_bytes=15 * 1024**2,  # the same; MB are MiB, as everywhere in the contract
    duration_min_s=2,  # the same
    duration_max_s=15,  # the same
    total_max_s=15,  # the same: of all audios together
)

REFERENCE_VIDEOS = MediaLimits(
    kind="video",
    count_max=3,  # source: the publisher's limits for reference video
    mimes=("video/mp4", "video/quicktime"),  # the same
    size_max_bytes=50 * 1024**2,  # the same; MB are MiB
    duration_min_s=2,  # the same
    duration_max_s=15,  # the same
    total_max_s=15,  # the same: of all videos together
)

SEEDANCE_PRO_1_5 = ModelSpec(
    id="Seedance-Pro-1.5",
    display_name="Seedance Pro 1.5",
    owned_by="bytedance",
    ratios=("9:16", "16:9", "1:1", "4:3", "3:4"),
    resolutions=("720p", "1080p"),
    durations_s=tuple(range(2, 13)),
    roles=("first_frame", "last_frame"),
    media=(replace(PICTURE, count_max=2),),
    options=(
        GENERATE_AUDIO,
        OptionSpec("camera_fixed", default=False, help="Keep the camera still."),
    ),
    # Prices of this family are examples, ours: 8 CNY for a million tokens, 16 with sound. The
    # operator may change them here.
    price=TokenPrice(
        micros_per_million_tokens=8_000_000, sound_micros_per_million_tokens=16_000_000
    ),
)

SEEDANCE_2_0 = ModelSpec(
    id="Seedance-2.0",
    aliases=("doubao-seedance-2-0-260128",),
    display_name="Seedance 2.0",
    owned_by="bytedance",
    ratios=("16:9", "9:16", "1:1", "4:3", "3:4"),
    resolutions=("480p", "720p", "1080p"),
    durations_s=tuple(range(4, 16)),
    timeout_min_s=3_600,
    is_text_required=False,
    roles=("first_frame", "last_frame", "reference"),
    media=(
        replace(PICTURE, count_max=9),  # as references; source: the publisher's limits
        REFERENCE_AUDIOS,
        REFERENCE_VIDEOS,
    ),
    options=(GENERATE_AUDIO,),
    watermark_default=True,
    # 46 CNY for a million tokens, with or without sound.
    price=TokenPrice(
        micros_per_million_tokens=46_000_000, sound_micros_per_million_tokens=46_000_000
    ),
)

SEEDANCE_2_0_FAST = replace(
    SEEDANCE_2_0,
    id="Seedance-2.0-Fast",
    aliases=("doubao-seedance-2-0-fast-260128",),
    display_name="Seedance 2.0 Fast",
    # 37 CNY for a million tokens, with or without sound.
    price=TokenPrice(
        micros_per_million_tokens=37_000_000, sound_micros_per_million_tokens=37_000_000
    ),
)
