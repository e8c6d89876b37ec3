"""The full-size architectures behind the presets, as the published repositories configure them.

Numbers only, no weights: a benchmark of speed needs none, random ones compute for as long. Each is
checked against the preset's counted parameters before it is used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

__all__ = ["ARCHITECTURES", "TINY", "Architecture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Architecture:
    """What a Wan pipeline is built from."""

    pipeline: str
    """Class of diffusers."""
    transformer: dict[str, Any]
    vae: dict[str, Any]
    text_encoder: dict[str, Any]
    """Configuration of a UMT5 encoder."""
    settings: dict[str, Any] = field(default_factory=dict)
    """Of the pipeline itself."""
    has_two_experts: bool = False
    flow_shift: float = 5.0

    @property
    def is_vace(self) -> bool:
        return self.pipeline == "WanVACEPipeline"


_UMT5_XXL: Final = {  # source: text_encoder/config.json of every Wan repository
    "vocab_size": 256_384,
    "d_model": 4096,
    "d_kv": 64,
    "d_ff": 10_240,
    "num_layers": 24,
    "num_heads": 64,
    "feed_forward_proj": "gated-gelu",
}
_VAE_2_1: Final = {  # source: vae/config.json of Wan-AI/Wan2.1-T2V-14B-Diffusers
    "base_dim": 96,
    "z_dim": 16,
    "dim_mult": [1, 2, 4, 4],
    "num_res_blocks": 2,
    "temperal_downsample": [False, True, True],
}
_VAE_2_2: Final = {  # source: vae/config.json of Wan-AI/Wan2.2-TI2V-5B-Diffusers
    "base_dim": 160,
    "decoder_base_dim": 256,
    "z_dim": 48,
    "dim_mult": [1, 2, 4, 4],
    "num_res_blocks": 2,
    "temperal_downsample": [False, True, True],
    "in_channels": 12,
    "out_channels": 12,
    "is_residual": True,
    "patch_size": 2,
    "scale_factor_spatial": 16,
    "scale_factor_temporal": 4,
    "latents_mean": [0.0] * 48,
    "latents_std": [1.0] * 48,
}
_DIT: Final = {  # source: transformer/config.json, the same in every Wan repository
    "patch_size": (1, 2, 2),
    "attention_head_dim": 128,
    "in_channels": 16,
    "out_channels": 16,
    "text_dim": 4096,
    "freq_dim": 256,
    "cross_attn_norm": True,
    "qk_norm": "rms_norm_across_heads",
    "rope_max_seq_len": 1024,
}
_14B: Final = {**_DIT, "num_attention_heads": 40, "ffn_dim": 13_824, "num_layers": 40}
_1_3B: Final = {**_DIT, "num_attention_heads": 12, "ffn_dim": 8960, "num_layers": 30}
_5B: Final = {
    **_DIT,
    "num_attention_heads": 24,
    "ffn_dim": 14_336,
    "num_layers": 30,
    "in_channels": 48,
    "out_channels": 48,
}

ARCHITECTURES: Final = {
    "wan2.2-5b": Architecture(
        pipeline="WanPipeline",
        transformer=_5B,
        vae=_VAE_2_2,
        text_encoder=_UMT5_XXL,
        settings={"expand_timesteps": True},
    ),
    "wan2.2-a14b": Architecture(
        pipeline="WanPipeline",
        transformer=_14B,
        vae=_VAE_2_1,
        text_encoder=_UMT5_XXL,
        settings={"boundary_ratio": 0.875},
        has_two_experts=True,
    ),
    "wan2.1-vace-1.3b": Architecture(
        pipeline="WanVACEPipeline",
        transformer={**_1_3B, "vace_layers": list(range(0, 30, 2)), "vace_in_channels": 96},
        vae=_VAE_2_1,
        text_encoder=_UMT5_XXL,
    ),
    "wan2.1-vace-14b": Architecture(
        pipeline="WanVACEPipeline",
        transformer={**_14B, "vace_layers": list(range(0, 40, 5)), "vace_in_channels": 96},
        vae=_VAE_2_1,
        text_encoder=_UMT5_XXL,
    ),
}
"""By preset. Those that start from pictures alone, and LTX-2, are not written down."""

TINY: Final = Architecture(
    pipeline="WanPipeline",
    transformer={
        **_DIT,
        "num_attention_heads": 2,
        "attention_head_dim": 12,
        "text_dim": 32,
        "ffn_dim": 32,
        "num_layers": 2,
        "rope_max_seq_len": 32,
    },
    vae={**_VAE_2_1, "base_dim": 3, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1},
    text_encoder={
        **_UMT5_XXL,
        "vocab_size": 512,
        "d_model": 32,
        "d_kv": 8,
        "d_ff": 37,
        "num_layers": 2,
        "num_heads": 4,
    },
)
"""Shows that the benchmark runs from end to end; its figures mean nothing."""
