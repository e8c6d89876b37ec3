"""The inputs of models at fal, by the part of their path that all their apps share. Data.

Source of all names, shapes and bounds: fal-js, ``libs/client/src/types/endpoints.ts`` at
381105e138b85502b528fb8f6c16d909e30e462a, which fal makes from the schemas of its apps. The same
stands, for each app, at ``https://fal.ai/models/APP/llms.txt``.

Left out, though a model can: what it can only at other lengths than the rest (references of Veo 3.1
and Wan 2.7, 1080p of Hailuo), and lists of shots. An operator's own map may have them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from vitascope.catalog.abilities import Abilities, Use
from vitascope.engines.providers.forms import FieldMap, Form, Word

__all__ = ["FAL_MODELS"]

_VIDEO_URL: Final = ("video", "url")

_SEEDANCE_RATIOS: Final = frozenset({"21:9", "16:9", "4:3", "1:1", "3:4", "9:16"})

_SEEDANCE_1: Final[Mapping[Word, str]] = {
    "prompt": "prompt",
    "duration": "duration",
    "resolution": "resolution",
    "ratio": "aspect_ratio",
    "seed": "seed",
    "camera_fixed": "camera_fixed",
}
_SEEDANCE_15: Final[Mapping[Word, str]] = {**_SEEDANCE_1, "sound": "generate_audio"}
_SEEDANCE_2: Final[Mapping[Word, str]] = {
    "prompt": "prompt",
    "duration": "duration",
    "resolution": "resolution",
    "ratio": "aspect_ratio",
    "sound": "generate_audio",
}
_FRAMES: Final[Mapping[Word, str]] = {"first_frame": "image_url", "last_frame": "end_image_url"}
_NEEDS_FIRST: Final[frozenset[Word]] = frozenset({"first_frame"})
_FIRST_USES: Final[frozenset[Use]] = frozenset({"text", "first_frame"})
_FRAME_USES: Final[frozenset[Use]] = frozenset({"text", "first_frame", "first_and_last_frame"})


def _source(app: str) -> str:
    return f"https://fal.ai/models/{app}/llms.txt"


def _seedance_2(path: str, resolutions: frozenset[str]) -> FieldMap:
    return FieldMap(
        forms=(
            Form(app=f"{path}/text-to-video", inputs=_SEEDANCE_2, duration="text"),
            Form(
                app=f"{path}/image-to-video",
                inputs={**_SEEDANCE_2, **_FRAMES},
                needs=_NEEDS_FIRST,
                duration="text",
            ),
            Form(
                app=f"{path}/reference-to-video",
                inputs={
                    **_SEEDANCE_2,
                    "reference_images": "image_urls",
                    "reference_audios": "audio_urls",
                    "reference_videos": "video_urls",
                },
                duration="text",
            ),
        ),
        abilities=Abilities(
            images_max=9,
            audios_max=3,
            videos_max=3,
            negative_prompt=False,
            seed=False,
            resolutions=resolutions,
            ratios=_SEEDANCE_RATIOS,
            durations_s=frozenset(range(4, 16)),
        ),
        source=_source(f"{path}/image-to-video"),
        video=_VIDEO_URL,
    )


_KLING: Final[Mapping[Word, str]] = {
    "prompt": "prompt",
    "negative_prompt": "negative_prompt",
    "duration": "duration",
    "sound": "generate_audio",
}
_KLING_FRAMES: Final[Mapping[Word, str]] = {
    "first_frame": "start_image_url",
    "last_frame": "end_image_url",
}


def _kling(path: str, resolutions: frozenset[str], durations_s: frozenset[int]) -> FieldMap:
    """The app of a picture takes its form from the picture."""
    return FieldMap(
        forms=(
            Form(
                app=f"{path}/text-to-video",
                inputs={**_KLING, "ratio": "aspect_ratio"},
                duration="text",
            ),
            Form(
                app=f"{path}/image-to-video",
                inputs={**_KLING, **_KLING_FRAMES},
                needs=_NEEDS_FIRST,
                duration="text",
            ),
        ),
        abilities=Abilities(
            uses=_FRAME_USES,
            seed=False,
            resolutions=resolutions,
            ratios=frozenset({"16:9", "9:16", "1:1"}),
            durations_s=durations_s,
        ),
        source=_source(f"{path}/image-to-video"),
        video=_VIDEO_URL,
    )


_VEO: Final[Mapping[Word, str]] = {
    "prompt": "prompt",
    "negative_prompt": "negative_prompt",
    "duration": "duration",
    "resolution": "resolution",
    "ratio": "aspect_ratio",
    "seed": "seed",
    "sound": "generate_audio",
}


def _veo(path: str) -> FieldMap:
    """Text is the path's own app."""
    return FieldMap(
        forms=(
            Form(app=path, inputs=_VEO, duration="seconds"),
            Form(
                app=f"{path}/first-last-frame-to-video",
                inputs={
                    **_VEO,
                    "first_frame": "first_frame_url",
                    "last_frame": "last_frame_url",
                },
                needs=frozenset({"first_frame", "last_frame"}),
                duration="seconds",
            ),
            Form(
                app=f"{path}/image-to-video",
                inputs={**_VEO, "first_frame": "image_url"},
                needs=_NEEDS_FIRST,
                duration="seconds",
            ),
        ),
        abilities=Abilities(
            uses=_FRAME_USES,
            resolutions=frozenset({"720p", "1080p"}),
            ratios=frozenset({"16:9", "9:16"}),
            durations_s=frozenset({4, 6, 8}),
        ),
        source=_source(path),
        video=_VIDEO_URL,
    )


_WAN: Final[Mapping[Word, str]] = {
    "prompt": "prompt",
    "negative_prompt": "negative_prompt",
    "duration": "duration",
    "resolution": "resolution",
    "seed": "seed",
}
_HAILUO: Final[Mapping[Word, str]] = {"prompt": "prompt", "duration": "duration"}
# Makes nothing below 1080p, which is scaled down to 720p.
_LTX: Final = Form(
    inputs={
        "prompt": "prompt",
        "duration": "duration",
        "resolution": "resolution",
        "ratio": "aspect_ratio",
        "sound": "generate_audio",
    },
    constants={"fps": 24},
    values={"resolution": {"720p": "1080p", "1080p": "1080p"}},
)


def _ltx(suffix: str) -> FieldMap:
    path = "fal-ai/ltx-2.3"
    return FieldMap(
        forms=(
            replace(_LTX, app=f"{path}/text-to-video{suffix}"),
            replace(
                _LTX,
                app=f"{path}/image-to-video{suffix}",
                inputs={**_LTX.inputs, **_FRAMES},
                needs=_NEEDS_FIRST,
            ),
        ),
        abilities=Abilities(
            uses=_FRAME_USES,
            negative_prompt=False,
            seed=False,
            resolutions=frozenset({"720p", "1080p"}),
            ratios=frozenset({"16:9", "9:16"}),
            durations_s=frozenset({6, 8, 10}),
        ),
        source=_source(f"{path}/image-to-video{suffix}"),
        video=_VIDEO_URL,
    )


def _hailuo(path: str, *, has_last_frame: bool) -> FieldMap:
    """768p, which is scaled down to 720p. Text alone is made in 16:9; a picture gives its form."""
    frames: Mapping[Word, str] = _FRAMES if has_last_frame else {"first_frame": "image_url"}
    return FieldMap(
        forms=(
            Form(app=f"{path}/text-to-video", inputs=_HAILUO, duration="text"),
            Form(
                app=f"{path}/image-to-video",
                inputs={**_HAILUO, **frames},
                needs=_NEEDS_FIRST,
                duration="text",
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
        source=_source(f"{path}/image-to-video"),
        video=_VIDEO_URL,
    )


FAL_MODELS: Final[Mapping[str, FieldMap]] = {
    "bytedance/seedance-2.0": _seedance_2(
        "bytedance/seedance-2.0", frozenset({"480p", "720p", "1080p"})
    ),
    "bytedance/seedance-2.0/fast": _seedance_2(
        "bytedance/seedance-2.0/fast", frozenset({"480p", "720p"})
    ),
    "fal-ai/bytedance/seedance/v1.5/pro": FieldMap(
        forms=(
            Form(
                app="fal-ai/bytedance/seedance/v1.5/pro/text-to-video",
                inputs=_SEEDANCE_15,
                duration="text",
            ),
            Form(
                app="fal-ai/bytedance/seedance/v1.5/pro/image-to-video",
                inputs={**_SEEDANCE_15, **_FRAMES},
                needs=_NEEDS_FIRST,
                duration="text",
            ),
        ),
        abilities=Abilities(
            uses=_FRAME_USES,
            negative_prompt=False,
            resolutions=frozenset({"480p", "720p", "1080p"}),
            ratios=_SEEDANCE_RATIOS,
            durations_s=frozenset(range(4, 13)),
        ),
        source=_source("fal-ai/bytedance/seedance/v1.5/pro/image-to-video"),
        video=_VIDEO_URL,
    ),
    # Its end_image_url is taken and ignored since fal serves 1.0 pro fast under this path.
    "fal-ai/bytedance/seedance/v1/pro": FieldMap(
        forms=(
            Form(
                app="fal-ai/bytedance/seedance/v1/pro/text-to-video",
                inputs=_SEEDANCE_1,
                duration="text",
            ),
            Form(
                app="fal-ai/bytedance/seedance/v1/pro/image-to-video",
                inputs={**_SEEDANCE_1, "first_frame": "image_url"},
                needs=_NEEDS_FIRST,
                duration="text",
            ),
        ),
        abilities=Abilities(
            uses=_FIRST_USES,
            negative_prompt=False,
            sound=False,
            resolutions=frozenset({"480p", "720p", "1080p"}),
            ratios=_SEEDANCE_RATIOS,
            durations_s=frozenset(range(2, 13)),
        ),
        source=_source("fal-ai/bytedance/seedance/v1/pro/image-to-video"),
        video=_VIDEO_URL,
    ),
    # No app of Kling says its size. Source: Kling's modes: standard makes 720p, pro 1080p, as
    # https://replicate.com/kwaivgi/kling-v3-video has it.
    "fal-ai/kling-video/v3/pro": _kling(
        "fal-ai/kling-video/v3/pro", frozenset({"720p", "1080p"}), frozenset(range(3, 16))
    ),
    "fal-ai/kling-video/v3/standard": _kling(
        "fal-ai/kling-video/v3/standard", frozenset({"720p"}), frozenset(range(3, 16))
    ),
    "fal-ai/kling-video/v2.6/pro": _kling(
        "fal-ai/kling-video/v2.6/pro", frozenset({"720p", "1080p"}), frozenset({5, 10})
    ),
    # Makes music of its own where no audio is given; that has no switch.
    "fal-ai/wan/v2.7": FieldMap(
        forms=(
            Form(app="fal-ai/wan/v2.7/text-to-video", inputs={**_WAN, "ratio": "aspect_ratio"}),
            Form(
                app="fal-ai/wan/v2.7/image-to-video",
                inputs={**_WAN, **_FRAMES},
                needs=_NEEDS_FIRST,
            ),
        ),
        abilities=Abilities(
            uses=_FRAME_USES,
            resolutions=frozenset({"720p", "1080p"}),
            ratios=frozenset({"16:9", "9:16", "1:1", "4:3", "3:4"}),
            durations_s=frozenset(range(2, 16)),
        ),
        source=_source("fal-ai/wan/v2.7/text-to-video"),
        video=_VIDEO_URL,
    ),
    "fal-ai/minimax/hailuo-2.3/standard": _hailuo(
        "fal-ai/minimax/hailuo-2.3/standard", has_last_frame=False
    ),
    "fal-ai/minimax/hailuo-02/standard": _hailuo(
        "fal-ai/minimax/hailuo-02/standard", has_last_frame=True
    ),
    # 2K alone, which is scaled down; always with sound.
    "minimax/h3": FieldMap(
        forms=(
            Form(
                app="minimax/h3/text-to-video",
                inputs={"prompt": "prompt", "duration": "duration", "ratio": "aspect_ratio"},
            ),
            Form(
                app="minimax/h3/image-to-video",
                inputs={"prompt": "prompt", "duration": "duration", **_FRAMES},
                needs=_NEEDS_FIRST,
            ),
            Form(
                app="minimax/h3/reference-to-video",
                inputs={
                    "prompt": "prompt",
                    "duration": "duration",
                    "ratio": "aspect_ratio",
                    "reference_images": "reference_image_urls",
                    "reference_audios": "reference_audio_urls",
                    "reference_videos": "reference_video_urls",
                },
            ),
        ),
        abilities=Abilities(
            images_max=9,
            audios_max=3,
            videos_max=3,
            negative_prompt=False,
            seed=False,
            ratios=_SEEDANCE_RATIOS,
            durations_s=frozenset(range(5, 16)),
        ),
        source=_source("minimax/h3/text-to-video"),
        video=_VIDEO_URL,
    ),
    "fal-ai/veo3.1": _veo("fal-ai/veo3.1"),
    "fal-ai/veo3.1/fast": _veo("fal-ai/veo3.1/fast"),
    "fal-ai/ltx-2.3": _ltx(""),
    "fal-ai/ltx-2.3/fast": _ltx("/fast"),
}
