"""Tiny models with random weights: real pipelines of diffusers, saved as the published ones are.

Each has the classes and components of its large sister and a ten-thousandth of its weights, so that
the engine's own loader and calls run on a CPU in a tenth of a second. What they paint is noise.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from diffusers import (
    AutoencoderKLLTX2Audio,
    AutoencoderKLLTX2Video,
    AutoencoderKLWan,
    FlowMatchEulerDiscreteScheduler,
    LTX2ConditionPipeline,
    LTX2VideoTransformer3DModel,
    UniPCMultistepScheduler,
    WanImageToVideoPipeline,
    WanPipeline,
    WanTransformer3DModel,
    WanVACEPipeline,
    WanVACETransformer3DModel,
)
from diffusers.pipelines.ltx2 import LTX2TextConnectors
from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import (
    CLIPImageProcessor,
    CLIPVisionConfig,
    CLIPVisionModel,
    Gemma3Config,
    Gemma3ForConditionalGeneration,
    Gemma3TextConfig,
    PreTrainedTokenizerFast,
    SiglipVisionConfig,
    T5TokenizerFast,
    UMT5Config,
    UMT5EncoderModel,
)

__all__ = ["BUILDERS", "NATIVE_SIZE", "SOUND_RATE_HZ", "save"]

NATIVE_SIZE = (64, 64)
"""Width and height, pixels, that the pictures of CLIP are counted for; others work too."""
SOUND_RATE_HZ = 16_000

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,!?-'"
_TEXT_WIDTH = 32


def save(name: str, folder: Path) -> Path:
    """Build the model of that name and save it below the folder; where it is."""
    torch.manual_seed(0)
    place = folder / name
    BUILDERS[name]().save_pretrained(place)
    return place


def _t5_tokenizer() -> T5TokenizerFast:
    """Knows letters, at the beginning of a word and within."""
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("\u2581", -2.0)]
    pieces += [(letter, -3.0) for letter in _LETTERS]
    pieces += [("\u2581" + letter, -2.5) for letter in _LETTERS]
    return T5TokenizerFast(
        vocab=pieces, extra_ids=0, additional_special_tokens=[], model_max_length=512
    )


def _umt5() -> dict[str, Any]:
    """Wan's reader of prompts."""
    tokenizer = _t5_tokenizer()
    config = UMT5Config(
        vocab_size=len(tokenizer),
        d_model=_TEXT_WIDTH,
        d_kv=8,
        d_ff=37,
        num_layers=2,
        num_heads=4,
        relative_attention_num_buckets=8,
        feed_forward_proj="gated-gelu",
        pad_token_id=0,
        eos_token_id=1,
        decoder_start_token_id=0,
    )
    # A model that is built, not loaded, drops out at random until told not to.
    return {"tokenizer": tokenizer, "text_encoder": UMT5EncoderModel(config).eval()}


def _gemma() -> tuple[PreTrainedTokenizerFast, Gemma3ForConditionalGeneration]:
    """LTX-2's reader of prompts."""
    words = ["<pad>", "<eos>", "<bos>", "<unk>", *_LETTERS]
    letters = Tokenizer(
        models.WordLevel({word: number for number, word in enumerate(words)}, unk_token="<unk>")
    )
    letters.normalizer = normalizers.Lowercase()
    letters.pre_tokenizer = pre_tokenizers.Split(pattern="", behavior="isolated")
    letters.post_processor = processors.TemplateProcessing(
        single="<bos> $A", special_tokens=[("<bos>", 2)]
    )
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=letters,
        pad_token="<pad>",
        eos_token="<eos>",
        bos_token="<bos>",
        unk_token="<unk>",
        padding_side="left",
        model_max_length=1024,
    )
    text = Gemma3TextConfig(
        vocab_size=len(words),
        hidden_size=_TEXT_WIDTH,
        intermediate_size=37,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=8,
        sliding_window=32,
        max_position_embeddings=1024,
        pad_token_id=0,
        eos_token_id=1,
        bos_token_id=2,
        layer_types=["sliding_attention", "full_attention"],
    )
    vision = SiglipVisionConfig(
        hidden_size=8,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=1,
        image_size=16,
        patch_size=8,
    )
    config = Gemma3Config(
        text_config=text,
        vision_config=vision,
        mm_tokens_per_image=1,
        boi_token_index=3,
        eoi_token_index=3,
        image_token_index=3,
    )
    return tokenizer, Gemma3ForConditionalGeneration(config).eval()


def _wan_vae() -> AutoencoderKLWan:
    """Takes 8 x 8 pixels and 4 frames together."""
    return AutoencoderKLWan(
        base_dim=3,
        z_dim=16,
        dim_mult=[1, 1, 1, 1],
        num_res_blocks=1,
        temperal_downsample=[False, True, True],
    )


def _wan_2_2_vae() -> AutoencoderKLWan:
    """Takes 16 x 16 pixels and 4 frames together."""
    return AutoencoderKLWan(
        base_dim=3,
        z_dim=16,
        dim_mult=[1, 1, 1, 1],
        num_res_blocks=1,
        in_channels=12,
        out_channels=12,
        is_residual=True,
        patch_size=2,
        latents_mean=[0.0] * 16,
        latents_std=[1.0] * 16,
        temperal_downsample=[False, True, True],
        scale_factor_spatial=16,
        scale_factor_temporal=4,
    )


def _wan_transformer(
    cls: Callable[..., Any] = WanTransformer3DModel, **differences: Any
) -> WanTransformer3DModel:
    plain: dict[str, Any] = {
        "patch_size": (1, 2, 2),
        "num_attention_heads": 2,
        "attention_head_dim": 12,
        "in_channels": 16,
        "out_channels": 16,
        "text_dim": _TEXT_WIDTH,
        "freq_dim": 256,
        "ffn_dim": 32,
        "num_layers": 2,
        "cross_attn_norm": True,
        "qk_norm": "rms_norm_across_heads",
        "rope_max_seq_len": 32,
    }
    return cls(**plain | differences)


def _unipc() -> UniPCMultistepScheduler:
    return UniPCMultistepScheduler(
        prediction_type="flow_prediction",
        use_flow_sigmas=True,
        num_train_timesteps=1000,
        flow_shift=3.0,
    )


def _clip() -> dict[str, Any]:
    """Sees a picture as 4 x 4 patches and a class."""
    side = 4
    config = CLIPVisionConfig(
        hidden_size=4,
        projection_dim=4,
        num_hidden_layers=2,
        num_attention_heads=2,
        image_size=side,
        intermediate_size=16,
        patch_size=1,
    )
    return {
        "image_encoder": CLIPVisionModel(config).eval(),
        "image_processor": CLIPImageProcessor(crop_size=side, size=side),
    }


def _wan_t2v() -> WanPipeline:
    return WanPipeline(
        vae=_wan_vae(), transformer=_wan_transformer(), scheduler=_unipc(), **_umt5()
    )


def _wan_ti2v_5b() -> WanPipeline:
    return WanPipeline(
        vae=_wan_2_2_vae(),
        transformer=_wan_transformer(),
        expand_timesteps=True,
        scheduler=_unipc(),
        **_umt5(),
    )


def _wan_i2v() -> WanImageToVideoPipeline:
    return WanImageToVideoPipeline(
        vae=_wan_vae(),
        transformer=_wan_transformer(in_channels=36, image_dim=4),
        scheduler=_unipc(),
        **_umt5(),
        **_clip(),
    )


def _wan_flf2v() -> WanImageToVideoPipeline:
    two_pictures = 2 * (4 * 4 + 1)
    transformer = _wan_transformer(in_channels=36, image_dim=4, pos_embed_seq_len=two_pictures)
    return WanImageToVideoPipeline(
        vae=_wan_vae(), transformer=transformer, scheduler=_unipc(), **_umt5(), **_clip()
    )


def _wan_a14b_t2v() -> WanPipeline:
    return WanPipeline(
        vae=_wan_vae(),
        transformer=_wan_transformer(),
        transformer_2=_wan_transformer(),
        boundary_ratio=0.875,
        scheduler=_unipc(),
        **_umt5(),
    )


def _wan_a14b_i2v() -> WanImageToVideoPipeline:
    return WanImageToVideoPipeline(
        vae=_wan_vae(),
        transformer=_wan_transformer(in_channels=36),
        transformer_2=_wan_transformer(in_channels=36),
        boundary_ratio=0.9,
        scheduler=_unipc(),
        **_umt5(),
    )


def _wan_vace() -> WanVACEPipeline:
    transformer = _wan_transformer(
        WanVACETransformer3DModel, num_layers=3, vace_layers=[0, 2], vace_in_channels=96
    )
    return WanVACEPipeline(
        vae=_wan_vae(),
        transformer=transformer,
        scheduler=FlowMatchEulerDiscreteScheduler(shift=7.0),
        **_umt5(),
    )


def _ltx2() -> LTX2ConditionPipeline:
    tokenizer, text_encoder = _gemma()
    audio_vae = _ltx2_audio_vae()
    return LTX2ConditionPipeline(
        transformer=_ltx2_transformer(),
        vae=_ltx2_vae(),
        audio_vae=audio_vae,
        vocoder=LTX2Vocoder(
            in_channels=audio_vae.config.output_channels * audio_vae.config.mel_bins,
            hidden_channels=32,
            out_channels=2,
            upsample_kernel_sizes=[20, 32],
            upsample_factors=[10, 16],  # together one step of the spectrogram
            resnet_kernel_sizes=[3],
            resnet_dilations=[[1, 3, 5]],
            leaky_relu_negative_slope=0.1,
            output_sampling_rate=SOUND_RATE_HZ,
        ),
        connectors=_ltx2_connectors(),
        text_encoder=text_encoder,
        tokenizer=tokenizer,
        scheduler=FlowMatchEulerDiscreteScheduler(),
    )


def _ltx2_transformer() -> LTX2VideoTransformer3DModel:
    return LTX2VideoTransformer3DModel(
        in_channels=4,
        out_channels=4,
        patch_size=1,
        patch_size_t=1,
        num_attention_heads=2,
        attention_head_dim=8,
        cross_attention_dim=16,
        audio_in_channels=4,
        audio_out_channels=4,
        audio_num_attention_heads=2,
        audio_attention_head_dim=4,
        audio_cross_attention_dim=8,
        num_layers=2,
        qk_norm="rms_norm_across_heads",
        caption_channels=_TEXT_WIDTH,
        rope_double_precision=False,
        rope_type="split",
    )


def _ltx2_connectors() -> LTX2TextConnectors:
    return LTX2TextConnectors(
        caption_channels=_TEXT_WIDTH,
        text_proj_in_factor=3,  # the text encoder's layers and its embedding
        video_connector_num_attention_heads=4,
        video_connector_attention_head_dim=8,
        video_connector_num_layers=1,
        video_connector_num_learnable_registers=None,
        audio_connector_num_attention_heads=4,
        audio_connector_attention_head_dim=8,
        audio_connector_num_layers=1,
        audio_connector_num_learnable_registers=None,
        connector_rope_base_seq_len=32,
        rope_theta=10_000.0,
        rope_double_precision=False,
        causal_temporal_positioning=False,
        rope_type="split",
    )


def _ltx2_vae() -> AutoencoderKLLTX2Video:
    return AutoencoderKLLTX2Video(
        in_channels=3,
        out_channels=3,
        latent_channels=4,
        block_out_channels=(8,),
        decoder_block_out_channels=(8,),
        layers_per_block=(1,),
        decoder_layers_per_block=(1, 1),
        spatio_temporal_scaling=(True,),
        decoder_spatio_temporal_scaling=(True,),
        decoder_inject_noise=(False, False),
        downsample_type=("spatial",),
        upsample_residual=(False,),
        upsample_factor=(1,),
        timestep_conditioning=False,
        patch_size=4,
        patch_size_t=1,
        encoder_causal=True,
        decoder_causal=False,
    )


def _ltx2_audio_vae() -> AutoencoderKLLTX2Audio:
    return AutoencoderKLLTX2Audio(
        base_channels=4,
        output_channels=2,
        ch_mult=(1,),
        num_res_blocks=1,
        attn_resolutions=None,
        in_channels=2,
        resolution=32,
        latent_channels=2,
        norm_type="pixel",
        causality_axis="height",
        dropout=0.0,
        mid_block_add_attention=False,
        sample_rate=SOUND_RATE_HZ,
        mel_hop_length=160,
        is_causal=True,
        mel_bins=8,
    )


BUILDERS: dict[str, Callable[[], Any]] = {
    "wan-t2v": _wan_t2v,
    "wan-ti2v-5b": _wan_ti2v_5b,
    "wan-i2v": _wan_i2v,
    "wan-flf2v": _wan_flf2v,
    "wan-a14b-t2v": _wan_a14b_t2v,
    "wan-a14b-i2v": _wan_a14b_i2v,
    "wan-vace": _wan_vace,
    "ltx2": _ltx2,
}
"""By the name of the folder."""
