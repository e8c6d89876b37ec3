"""The inputs of models at Replicate, by owner and name. Data.

Source of each: the page of the model's input schema, given with it; its choices, where the page
does not list them, from nodetool-replicate at d21aa025d60ca4ffec4d1c451a1bb2b6827a44a7
(``nodes/replicate/video/generate.py``), which is made from the same schemas.

Left out, though a model can: what it can only at other lengths or forms than the rest (1080p of
Hailuo, references of Veo 3.1, more than ten seconds of LTX). An operator's own map may have them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vitascope.catalog.abilities import Abilities, Use
from vitascope.engines.providers.forms import FieldMap, Form, Word

__all__ = ["REPLICATE_MODELS"]

_SEEDANCE_RATIOS: Final = frozenset({"16:9", "4:3", "1:1", "3:4", "9:16", "21:9"})
_NEEDS_FIRST: Final[frozenset[Word]] = frozenset({"first_frame"})
_FIRST_USES: Final[frozenset[Use]] = frozenset({"text", "first_frame"})
_FRAME_USES: Final[frozenset[Use]] = frozenset({"text", "first_frame", "first_and_last_frame"})


def _source(model: str, version: str) -> str:
    return f"https://replicate.com/{model}/versions/{version}/api"


def _seedance_2(model: str, version: str, resolutions: frozenset[str]) -> FieldMap:
    """Frames and references cannot be mixed; our requests never do."""
    return FieldMap(
        forms=(
            Form(
                inputs={
                    "prompt": "prompt",
                    "first_frame": "image",
                    "last_frame": "last_frame_image",
                    "reference_images": "reference_images",
                    "reference_audios": "reference_audios",
                    "reference_videos": "reference_videos",
                    "duration": "duration",
                    "resolution": "resolution",
                    "ratio": "aspect_ratio",
                    "sound": "generate_audio",
                    "seed": "seed",
                }
            ),
        ),
        abilities=Abilities(
            images_max=9,
            audios_max=3,
            videos_max=3,
            negative_prompt=False,
            resolutions=resolutions,
            ratios=_SEEDANCE_RATIOS,
            durations_s=frozenset(range(4, 16)),
        ),
        source=_source(model, version),
    )


def _hailuo(model: str, version: str, *, has_last_frame: bool) -> FieldMap:
    """768p, which is scaled down to 720p. Text alone is made in 16:9; a picture gives its form."""
    last: Mapping[Word, str] = {"last_frame": "last_frame_image"} if has_last_frame else {}
    return FieldMap(
        forms=(
            Form(
                inputs={
                    "prompt": "prompt",
                    "first_frame": "first_frame_image",
                    **last,
                    "duration": "duration",
                    "resolution": "resolution",
                },
                values={"resolution": {"720p": "768p"}},
            ),
        ),
        abilities=Abilities(
            uses=_FRAME_USES if has_last_frame else _FIRST_USES,
            negative_prompt=False,
            sound=False,
            seed=False,
            resolutions=frozenset({"720p"}),
            ratios=frozenset({"16:9"}),
            durations_s=frozenset({6, 10}),
        ),
        source=_source(model, version),
    )


def _veo(model: str, version: str) -> FieldMap:
    return FieldMap(
        forms=(
            Form(
                inputs={
                    "prompt": "prompt",
                    "negative_prompt": "negative_prompt",
                    "first_frame": "image",
                    "last_frame": "last_frame",
                    "duration": "duration",
                    "resolution": "resolution",
                    "ratio": "aspect_ratio",
                    "sound": "generate_audio",
                    "seed": "seed",
                }
            ),
        ),
        abilities=Abilities(
            uses=_FRAME_USES,
            resolutions=frozenset({"720p", "1080p"}),
            ratios=frozenset({"16:9", "9:16"}),
            durations_s=frozenset({4, 6, 8}),
        ),
        source=_source(model, version),
    )


_WAN_FAST: Final[Mapping[Word, str]] = {
    "prompt": "prompt",
    "frames": "num_frames",
    "resolution": "resolution",
    "seed": "seed",
}
_WAN_FAST_FPS: Final = 16
_WAN_FAST_DURATIONS_S: Final = frozenset({5, 6, 7})
"""81 to 121 frames at 16 a second."""


_LTX: Final[Mapping[Word, str]] = {
    "prompt": "prompt",
    "duration": "duration",
    "resolution": "resolution",
    "ratio": "aspect_ratio",
    "sound": "generate_audio",
}
_LTX_FRAMES: Final[Mapping[Word, str]] = {"first_frame": "image", "last_frame": "last_frame_image"}
_LTX_VALUES: Final[Mapping[Word, Mapping[str, str]]] = {
    "resolution": {"720p": "1080p", "1080p": "1080p"}
}
"""Makes nothing below 1080p, which is scaled down to 720p."""
_LTX_ABILITIES: Final = Abilities(
    uses=_FRAME_USES,
    negative_prompt=False,
    seed=False,
    resolutions=frozenset({"720p", "1080p"}),
    ratios=frozenset({"16:9", "9:16"}),
    durations_s=frozenset({6, 8, 10}),
)
"""Choices as of the same model at fal: Replicate's page does not list them."""


REPLICATE_MODELS: Final[Mapping[str, FieldMap]] = {
    "bytedance/seedance-2.0": _seedance_2(
        "bytedance/seedance-2.0",
        "d456b64a60da3903c3692f7128d491004d021bbc2e1e19c63bccb117d3f4ab7b",
        frozenset({"480p", "720p", "1080p"}),
    ),
    "bytedance/seedance-2.0-fast": _seedance_2(
        "bytedance/seedance-2.0-fast",
        "90388a62748fab7edda739f1df78e8cbc66cc9275cfe232888ce53dea3d5e7b5",
        frozenset({"480p", "720p"}),
    ),
    "kwaivgi/kling-v3-video": FieldMap(
        forms=(
            Form(
                inputs={
                    "prompt": "prompt",
                    "negative_prompt": "negative_prompt",
                    "first_frame": "start_image",
                    "last_frame": "end_image",
                    "duration": "duration",
                    "resolution": "mode",
                    "ratio": "aspect_ratio",
                    "sound": "generate_audio",
                },
                values={"resolution": {"720p": "standard", "1080p": "pro"}},
            ),
        ),
        abilities=Abilities(
            uses=_FRAME_USES,
            seed=False,
            resolutions=frozenset({"720p", "1080p"}),
            ratios=frozenset({"16:9", "9:16", "1:1"}),
            durations_s=frozenset(range(3, 16)),
        ),
        source=_source(
            "kwaivgi/kling-v3-video",
            "4a8ba2743bd9dc2b487e0c4319988aacd658d33c2d064b8a420f4ee1732c30bd",
        ),
    ),
    # An end image needs pro, which makes 1080p.
    "kwaivgi/kling-v2.1": FieldMap(
        forms=(
            Form(
                inputs={
                    "prompt": "prompt",
                    "negative_prompt": "negative_prompt",
                    "first_frame": "start_image",
                    "last_frame": "end_image",
                    "duration": "duration",
                },
                needs=_NEEDS_FIRST,
                constants={"mode": "pro"},
            ),
        ),
        abilities=Abilities(
            uses=frozenset({"first_frame", "first_and_last_frame"}),
            sound=False,
            seed=False,
            resolutions=frozenset({"720p", "1080p"}),
            durations_s=frozenset({5, 10}),
        ),
        source=_source(
            "kwaivgi/kling-v2.1",
            "daad218feb714b03e2a1ac445986aebb9d05243cd00da2af17be2e4049f48f69",
        ),
    ),
    "minimax/hailuo-2.3": _hailuo(
        "minimax/hailuo-2.3",
        "23a02633b5a44780345a59d4d43f8bd510efa239c56f08f29639ff24fa6615e1",
        has_last_frame=False,
    ),
    "minimax/hailuo-02": _hailuo(
        "minimax/hailuo-02",
        "c43b610efe40d08a28d2c07cb3515dab1cd3324dfc7418f3304a092571071d22",
        has_last_frame=True,
    ),
    "google/veo-3.1": _veo(
        "google/veo-3.1", "9c6ca0c25d89ac6102278405a0673fd929b7793856870d2718e3a84a5aa4ad4d"
    ),
    "google/veo-3.1-fast": _veo(
        "google/veo-3.1-fast", "ba987aceebef53bebfede32973f842fe3aa2301bf2585878181e7a7677052e36"
    ),
    "wan-video/wan-2.2-t2v-fast": FieldMap(
        forms=(
            Form(
                inputs={**_WAN_FAST, "ratio": "aspect_ratio"},
                constants={"frames_per_second": _WAN_FAST_FPS, "interpolate_output": False},
                frames_fps=_WAN_FAST_FPS,
            ),
        ),
        abilities=Abilities(
            uses=frozenset({"text"}),
            negative_prompt=False,
            sound=False,
            resolutions=frozenset({"480p", "720p"}),
            ratios=frozenset({"16:9", "9:16"}),
            durations_s=_WAN_FAST_DURATIONS_S,
        ),
        source=_source(
            "wan-video/wan-2.2-t2v-fast",
            "c483b1f7b892065bc58ebadb6381abf557f6b1f517d2ff0febb3fb635cf49b4d",
        ),
    ),
    "wan-video/wan-2.2-i2v-fast": FieldMap(
        forms=(
            Form(
                inputs={**_WAN_FAST, "first_frame": "image", "last_frame": "last_image"},
                needs=_NEEDS_FIRST,
                constants={"frames_per_second": _WAN_FAST_FPS, "interpolate_output": False},
                frames_fps=_WAN_FAST_FPS,
            ),
        ),
        abilities=Abilities(
            uses=frozenset({"first_frame", "first_and_last_frame"}),
            negative_prompt=False,
            sound=False,
            resolutions=frozenset({"480p", "720p"}),
            durations_s=_WAN_FAST_DURATIONS_S,
        ),
        source=_source(
            "wan-video/wan-2.2-i2v-fast",
            "4eaf2b01d3bf70d8a2e00b219efeb7cb415855ad18b7dacdc4cae664a73a6eea",
        ),
    ),
    "lightricks/ltx-2.3-pro": FieldMap(
        forms=(
            Form(inputs=_LTX, values=_LTX_VALUES, constants={"task": "text_to_video", "fps": 24}),
            Form(
                inputs={**_LTX, **_LTX_FRAMES},
                needs=_NEEDS_FIRST,
                values=_LTX_VALUES,
                constants={"task": "image_to_video", "fps": 24},
            ),
        ),
        abilities=_LTX_ABILITIES,
        source=_source(
            "lightricks/ltx-2.3-pro",
            "2560a82a0a6f2a7586087d51dc292c709248bcc10119160b9c54304f6ed64e85",
        ),
    ),
    "lightricks/ltx-2.3-fast": FieldMap(
        forms=(Form(inputs={**_LTX, **_LTX_FRAMES}, values=_LTX_VALUES, constants={"fps": 24}),),
        abilities=_LTX_ABILITIES,
        source=_source(
            "lightricks/ltx-2.3-fast",
            "6e44d7e6b51d045abf444dbac11bafd94a053a689b4529793ce997e0110e473e",
        ),
    ),
}
