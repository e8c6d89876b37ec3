"""The LTX-2 model as data (Lightricks): picture and sound from one network.

Sources: the model card of ``Lightricks/LTX-2`` (steps, guidance, frame and size rules) and the
diffusers documentation of its pipelines. Parameters are counted, see ``Preset.parameters``; those
of the text encoder are Gemma 3's published 12.2 billion.
"""

from __future__ import annotations

from vitascope.engines.diffusion.preset import Preset, Source

__all__ = ["LTX_2"]

LTX_2 = Preset(
    name="ltx-2",
    family="ltx2",
    sources=(
        Source(
            uses=frozenset({"text", "first_frame", "first_and_last_frame"}),
            repo="Lightricks/LTX-2",
        ),
    ),
    licence="LTX-2 Community License: read it before commercial use",
    licence_url="https://huggingface.co/Lightricks/LTX-2/blob/main/LICENSE",
    has_sound=True,
    sizes=((832, 480), (1280, 704), (1920, 1088)),
    grid_px=32,
    fps=24,
    frames_step=8,
    frames_max=481,  # 20 seconds
    steps=40,
    guidance=4.0,
    # Source: the example of LTX2ConditionPipeline.
    negative_prompt="worst quality, inconsistent motion, blurry, jittery, distorted",
    call={
        # The pipeline's own defaults are those of LTX-2.3: four passes each step, and a guidance
        # that this generation does not know.
        "use_cross_timestep": False,
        "stg_scale": 0.0,
        "audio_stg_scale": 0.0,
        "modality_scale": 1.0,
        "audio_modality_scale": 1.0,
        "guidance_rescale": 0.0,
        "audio_guidance_rescale": 0.0,
        "spatio_temporal_guidance_blocks": None,
    },
    parameters={
        "transformer": 18_876_174_592,
        "text_encoder": 12_187_325_040,
        "connectors": 1_431_475_200,
        "vae": 1_222_479_601,
        "audio_vae": 53_248_146,
    },
)
