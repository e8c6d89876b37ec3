"""The Seedance models. Source of every rule: the seed page and the contract's table."""

from vitascope.catalog.models import ModelSpec, OptionSpec

__all__ = ["SEEDANCE_PRO_1_5"]

SEEDANCE_PRO_1_5 = ModelSpec(
    id="Seedance-Pro-1.5",
    display_name="Seedance Pro 1.5",
    owned_by="bytedance",
    ratios=("9:16", "16:9", "1:1", "4:3", "3:4"),
    resolutions=("720p", "1080p"),
    durations_s=tuple(range(2, 13)),
    roles=("first_frame", "last_frame"),
    options=(
        OptionSpec("generate_audio", default=False, help="Make a sound track."),
        OptionSpec("camera_fixed", default=False, help="Keep the camera still."),
    ),
    # Ours: the seed page names no price.
    price_per_second_micros={"720p": 350_000, "1080p": 780_000},
)
