"""The Wan models as data (Wan-AI, Alibaba; Apache-2.0).

Sources: sizes, rates, frames, steps and guidance are the publisher's own, from ``wan/configs`` and
``generate.py`` of github.com/Wan-Video/Wan2.1 and Wan2.2; those of VACE from
github.com/ali-vilab/VACE and the diffusers documentation. How many links a chain may have is our
judgement: each loses a little of the one before. Parameters are counted, see ``Preset.parameters``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from vitascope.engines.diffusion.preset import Preset, Source

__all__ = [
    "WAN_2_1_FLF2V_14B",
    "WAN_2_1_I2V",
    "WAN_2_1_T2V",
    "WAN_2_1_VACE_1_3B",
    "WAN_2_1_VACE_14B",
    "WAN_2_2_5B",
    "WAN_2_2_A14B",
]

_NEGATIVE: Final = (
    "色调艳丽，过曝，静态，细节模糊不清，字幕，风格，作品，画作，画面，静止，整体发灰，最差质量，低质量，"
    "JPEG压缩残留，丑陋的，残缺的，多余的手指，画得不好的手部，画得不好的脸部，畸形的，毁容的，"
    "形态畸形的肢体，手指融合，静止不动的画面，杂乱的背景，三条腿，背景人很多，倒着走"
)
"""Source: ``sample_neg_prompt`` in ``wan/configs/shared_config.py``. It speaks against still
pictures; against a still camera it says nothing."""

_LICENCE_URL: Final = "https://github.com/Wan-Video/Wan2.2/blob/main/LICENSE.txt"

_UMT5_XXL: Final = 5_680_910_336
_CLIP_VIT_H: Final = 630_766_080
_VAE_2_1: Final = 126_892_531
_VAE_2_2: Final = 704_688_668

_480P: Final = (832, 480)
_720P: Final = (1280, 720)

WAN_2_2_5B = Preset(
    name="wan2.2-5b",
    family="wan",
    sources=(
        Source(uses=frozenset({"text", "first_frame"}), repo="Wan-AI/Wan2.2-TI2V-5B-Diffusers"),
    ),
    licence="Apache-2.0",
    licence_url=_LICENCE_URL,
    sizes=((1280, 704),),
    grid_px=32,  # its VAE takes 16 pixels together, its transformer 2 x 2 of those
    fps=24,
    frames_step=4,
    frames_max=121,
    segments_max=3,
    steps=50,
    guidance=5.0,
    negative_prompt=_NEGATIVE,
    keeps_vae_float32=True,
    parameters={
        "transformer": 4_999_787_712,
        "text_encoder": _UMT5_XXL,
        "vae": _VAE_2_2,
    },
    stored_bytes={"transformer": 4, "vae": 4},
)

_WAN_14B = Preset(
    name="",
    family="wan",
    sources=(),
    licence="Apache-2.0",
    licence_url=_LICENCE_URL,
    sizes=(_480P, _720P),
    grid_px=16,  # its VAE takes 8 pixels together, its transformer 2 x 2 of those
    fps=16,
    frames_step=4,
    frames_max=81,
    segments_max=3,
    steps=50,
    guidance=5.0,
    negative_prompt=_NEGATIVE,
    keeps_vae_float32=True,
    stored_bytes={"transformer": 4, "transformer_2": 4, "vae": 4, "image_encoder": 4},
)
"""What those with the older VAE have in common."""

WAN_2_1_FLF2V_14B = replace(
    _WAN_14B,
    name="wan2.1-flf2v-14b",
    sources=(
        Source(
            uses=frozenset({"first_and_last_frame"}),
            repo="Wan-AI/Wan2.1-FLF2V-14B-720P-diffusers",
        ),
    ),
    sizes=(_720P,),
    guidance=5.5,  # source: the diffusers documentation of this pipeline
    parameters={
        "transformer": 16_395_536_704,
        "text_encoder": _UMT5_XXL,
        "image_encoder": _CLIP_VIT_H,
        "vae": _VAE_2_1,
    },
)

_VACE = replace(
    _WAN_14B,
    family="vace",
    references_max=3,  # source: as many as the publisher's own page takes, vace_wan_demo.py
)

WAN_2_1_VACE_1_3B = replace(
    _VACE,
    name="wan2.1-vace-1.3b",
    sources=(
        Source(
            uses=frozenset({"text", "first_frame", "first_and_last_frame", "references"}),
            repo="Wan-AI/Wan2.1-VACE-1.3B-diffusers",
        ),
    ),
    sizes=(_480P,),
    parameters={
        "transformer": 2_153_972_032,
        "text_encoder": _UMT5_XXL,
        "vae": _VAE_2_1,
    },
)

WAN_2_1_VACE_14B = replace(
    _VACE,
    name="wan2.1-vace-14b",
    sources=(
        Source(
            uses=frozenset({"text", "first_frame", "first_and_last_frame", "references"}),
            repo="Wan-AI/Wan2.1-VACE-14B-diffusers",
        ),
    ),
    parameters={
        "transformer": 17_337_592_896,
        "text_encoder": _UMT5_XXL,
        "vae": _VAE_2_1,
    },
)

WAN_2_2_A14B = replace(
    _WAN_14B,
    name="wan2.2-a14b",
    sources=(
        Source(uses=frozenset({"text"}), repo="Wan-AI/Wan2.2-T2V-A14B-Diffusers"),
        # It was not trained on last frames, but takes them; ComfyUI's tutorial of Wan2.2 and
        # several services make first-and-last-frame videos with these very weights.
        Source(
            uses=frozenset({"first_frame", "first_and_last_frame"}),
            repo="Wan-AI/Wan2.2-I2V-A14B-Diffusers",
            guidance=(3.5, 3.5),
        ),
    ),
    steps=40,
    guidance=4.0,
    guidance_2=3.0,
    parameters={
        "transformer": 14_288_901_184,
        "transformer_2": 14_288_901_184,
        "text_encoder": _UMT5_XXL,
        "vae": _VAE_2_1,
    },
)

WAN_2_1_T2V = replace(
    _WAN_14B, name="wan2.1-t2v", sources=(Source(uses=frozenset({"text"})),), segments_max=1
)
"""Not offered by name: what a folder of that class can do."""

WAN_2_1_I2V = replace(
    _WAN_14B, name="wan2.1-i2v", sources=(Source(uses=frozenset({"first_frame"})),)
)
"""Not offered by name: what a folder of that class can do."""
