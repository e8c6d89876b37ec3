"""Seconds that a 5 s video takes on this machine's GPU, by stage, beside a plain call of diffusers.

``python -m bench gpu [preset] [--steps N] [--compile] [--tiny]``

Full-size architectures with random weights: nothing is downloaded, and arithmetic takes as long
whatever it computes. Both ways use the same components, placed alike, in the same run, one after
the other. Plain is the pipeline as its documentation calls it, frames to numpy, then the encoder.
Ours adds what the engine adds: the attention back end that is fastest here, compiled blocks if
asked for, 8-bit frames made on the GPU. Only a few steps are run; the time of denoising is
multiplied to the preset's number, which its steps, all alike, allow.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.architectures import ARCHITECTURES, TINY, Architecture
from bench.report import console, figure, section
from vitascope.catalog import FPS
from vitascope.engines.base import Frames
from vitascope.engines.diffusion import hardware
from vitascope.engines.diffusion.presets import PRESETS

if TYPE_CHECKING:
    import torch

    from vitascope.engines.diffusion.preset import Preset

__all__ = ["attention_share", "denoise_flops", "main", "run"]

DURATION_S = 5
TEXT_TOKENS = 512
"""Of the prompt, padded. Source: the pipelines' ``max_sequence_length``."""
PROMPT = "a red fox runs over snow at dusk, the camera follows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One video to make."""

    architecture: Architecture
    size: tuple[int, int]
    """Width and height that the model makes."""
    final_size: tuple[int, int]
    """Of the video."""
    frames: int
    native_fps: float
    guidance: float
    steps: int
    """That are run."""
    all_steps: int
    """That a real video takes."""

    @property
    def final_frames(self) -> int:
        return min(DURATION_S * FPS, round((self.frames - 1) / self.native_fps * FPS))

    @property
    def tokens(self) -> int:
        """Of the sequence that the transformer works on."""
        across: int = self.architecture.vae.get("scale_factor_spatial", 8) * 2
        width, height = (side // across for side in self.size)
        return width * height * ((self.frames - 1) // 4 + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Seconds of each stage of one video, and the most memory it took."""

    text_s: float
    denoise_s: float
    """Of all steps of a real video."""
    decode_s: float
    file_s: float
    """Fitting and encoding."""
    peak_bytes: int

    @property
    def total_s(self) -> float:
        return self.text_s + self.denoise_s + self.decode_s + self.file_s


def run(folder: Path) -> None:
    """The default preset, with the benchmarks of ``make bench``."""
    _bench([], folder)


def main(words: Sequence[str]) -> None:
    """``python -m bench gpu …``.

    Args:
        words: what follows ``gpu``.
    """
    with tempfile.TemporaryDirectory(prefix="vitascope-bench-") as folder:
        _bench(words, Path(folder))


def _bench(words: Sequence[str], folder: Path) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench gpu")
    parser.add_argument("preset", nargs="?", default="wan2.2-5b", choices=sorted(ARCHITECTURES))
    parser.add_argument("--steps", type=int, default=10, help="steps that are run")
    parser.add_argument("--compile", action="store_true", help="compile the repeated blocks")
    parser.add_argument("--tiny", action="store_true", help="a tiny model, on the CPU too")
    said = parser.parse_args(words)
    if find_spec("diffusers") is None:
        console.print("\nGPU: not measured, the extra gpu is not installed.")
        return
    gpus = hardware.gpus()
    if not gpus and not said.tiny:
        console.print("\nGPU: not measured, there is none here.")
        return
    preset = PRESETS[said.preset]
    job = _tiny_job() if said.tiny else _job(preset, said.steps)
    name = "a tiny model: the figures mean nothing" if said.tiny else preset.name
    card = gpus[0].name if gpus else "CPU"
    section(
        f"{name} on {card}: {job.final_frames / FPS:.3g} s at {job.final_size[0]}x"
        f"{job.final_size[1]}, {job.steps} of {job.all_steps} steps run"
    )
    _compare(job, folder, is_compiled=said.compile, peak_tflops=gpus and gpus[0].peak_tflops)


def _job(preset: Preset, steps: int) -> Job:
    size = preset.size_for(1280, 720)
    return Job(
        architecture=ARCHITECTURES[preset.name],
        size=size,
        final_size=(1280, 720) if size[0] >= 1280 else (854, 480),
        frames=min(preset.frames_max, DURATION_S * int(preset.fps) + 1),
        native_fps=preset.fps,
        guidance=preset.guidance,
        steps=min(steps, preset.steps),
        all_steps=preset.steps,
    )


def _tiny_job() -> Job:
    return Job(
        architecture=TINY,
        size=(64, 64),
        final_size=(96, 96),
        frames=5,
        native_fps=16,
        guidance=5.0,
        steps=2,
        all_steps=4,
    )


def _compare(job: Job, folder: Path, *, is_compiled: bool, peak_tflops: Any) -> None:
    import torch

    from vitascope.engines.diffusion.attention import set_fastest
    from vitascope.engines.diffusion.memory import Placement, sizes_of
    from vitascope.engines.diffusion.speed import compile_blocks, transformers_of

    device = hardware.device()
    free_bytes = hardware.free_bytes(device)
    pipe = _built(job.architecture, device)
    placement = Placement.best(sizes_of(pipe), free_bytes=free_bytes)
    placement.apply(pipe, device)
    figure("memory", str(placement))
    _report("plain diffusers", job, _best_of(_plain, pipe, job, folder), peak_tflops)
    names = {set_fastest(part, device=device) for _, part in transformers_of(pipe)}
    figure("attention", ", ".join(sorted(names)))
    if is_compiled:
        compile_blocks(pipe, backend="inductor" if device.type == "cuda" else "eager")
    ours = _best_of(_ours, pipe, job, folder)
    _report("ours", job, ours, peak_tflops)
    del pipe
    torch.cuda.empty_cache()


def _best_of(way: Callable[[Any, Job, Path], Times], pipe: Any, job: Job, folder: Path) -> Times:
    """Once to warm up, then the quicker of two."""
    return min((way(pipe, job, folder) for _ in range(3)), key=lambda times: times.total_s)


def _report(title: str, job: Job, times: Times, peak_tflops: float | None) -> None:
    flops = denoise_flops(job)
    tflops = flops / times.denoise_s / 1e12
    share = f" = {tflops / peak_tflops:.0%} of bf16 peak" if peak_tflops else ""
    figure(f"{title}: whole video", f"{times.total_s:.2f} s")
    figure("    text, and what comes before the first step", f"{times.text_s:.2f} s")
    figure(f"    denoising, {job.all_steps} steps", f"{times.denoise_s:.2f} s")
    figure("    VAE, frames to the CPU", f"{times.decode_s:.2f} s")
    figure("    fitting and encoding", f"{times.file_s:.2f} s")
    figure("    denoising, counted", f"{flops / 1e15:.3g} PFLOP, {tflops:.3g} TFLOPS{share}")
    figure("    peak of GPU memory", f"{times.peak_bytes / 2**30:.1f} GiB")


def denoise_flops(job: Job) -> float:
    """Floating-point operations of all steps, a multiplication and an addition counted as two.

    Of N tokens, L of text, width d, feed-forward f, in each block: 8Nd² for the four projections of
    self-attention, 4N²d for it; 4Nd² + 4Ld² and 4NLd across to the text; 4Ndf. Embeddings, norms
    and what is element by element are left out. VACE has its own blocks beside, counted alike.
    """
    shape = job.architecture.transformer
    width = shape["num_attention_heads"] * shape["attention_head_dim"]
    blocks = shape["num_layers"] + len(shape.get("vace_layers", ()))
    n, text = job.tokens, TEXT_TOKENS
    matrices = 8 * n * width**2 + 4 * (n + text) * width**2 + 4 * n * width * shape["ffn_dim"]
    attention = 4 * n * n * width + 4 * n * text * width
    passes = 2 if job.guidance > 1 else 1
    return float(blocks * (matrices + attention) * passes * job.all_steps)


def attention_share(job: Job) -> float:
    """Of those operations, the part that is self-attention."""
    shape = job.architecture.transformer
    width = shape["num_attention_heads"] * shape["attention_head_dim"]
    blocks = shape["num_layers"] + len(shape.get("vace_layers", ()))
    passes = 2 if job.guidance > 1 else 1
    flops = 4.0 * job.tokens**2 * width * blocks * passes * job.all_steps
    return float(flops / denoise_flops(job))


def _plain(pipe: Any, job: Job, folder: Path) -> Times:
    """As the documentation of diffusers calls it."""
    import numpy as np

    frames, stages = _called(pipe, job, output_type="np")
    began_s = time.perf_counter()
    pieces = (np.rint(frame[None] * 255).astype(np.uint8) for frame in frames)
    # The encoder takes one size: the same enlargement for both ways.
    _written(_fitted(pieces, job), job, folder)
    return _times(job, stages, file_s=time.perf_counter() - began_s)


def _ours(pipe: Any, job: Job, folder: Path) -> Times:
    """As the engine calls it."""
    from vitascope.engines.diffusion.pipelines import _frames

    video, stages = _called(pipe, job, output_type="pt", finish=_frames)
    began_s = time.perf_counter()
    _written(_fitted([video], job), job, folder)
    return _times(job, stages, file_s=time.perf_counter() - began_s)


def _called(
    pipe: Any, job: Job, *, output_type: str, finish: Any = lambda video: video
) -> tuple[Any, list[float]]:
    """The video, and the moments at which its stages began and ended: four seconds of a clock."""
    import torch

    moments = [0.0, 0.0, 0.0, 0.0]

    def first_step(*_: Any) -> None:
        if not moments[1]:
            moments[1] = _now_s()

    def step_ended(_pipe: Any, _number: int, _time: Any, more: dict[str, Any]) -> dict[str, Any]:
        moments[2] = _now_s()
        return more

    hook = pipe.transformer.register_forward_pre_hook(first_step)
    if torch.cuda.is_available():
        torch.cuda.reset_peak_memory_stats()
    moments[0] = _now_s()
    try:
        video = pipe(
            prompt=PROMPT,
            negative_prompt="blurry",
            width=job.size[0],
            height=job.size[1],
            num_frames=job.frames,
            num_inference_steps=job.steps,
            guidance_scale=job.guidance,
            generator=torch.Generator("cpu").manual_seed(7),
            callback_on_step_end=step_ended,
            output_type=output_type,
        ).frames[0]
        video = finish(video)
    finally:
        hook.remove()
    moments[3] = _now_s()
    return video, moments


def _now_s() -> float:
    import torch

    if torch.cuda.is_available():
        torch.cuda.synchronize()
    return time.perf_counter()


def _times(job: Job, moments: list[float], *, file_s: float) -> Times:
    import torch

    began_s, first_s, last_s, ended_s = moments
    return Times(
        text_s=first_s - began_s,
        denoise_s=(last_s - first_s) * job.all_steps / job.steps,
        decode_s=ended_s - last_s,
        file_s=file_s,
        peak_bytes=torch.cuda.max_memory_allocated() if torch.cuda.is_available() else 0,
    )


def _fitted(pieces: Iterable[Frames], job: Job) -> Iterator[Frames]:
    from vitascope.media.fit import fitted

    return fitted(
        pieces,
        native_fps=job.native_fps,
        width=job.final_size[0],
        height=job.final_size[1],
        fps=FPS,
        frame_count=job.final_frames,
    )


def _written(pieces: Iterable[Frames], job: Job, folder: Path) -> None:
    from vitascope.media.encode import VideoWriter
    from vitascope.media.label import Label

    width, height = job.final_size
    with VideoWriter(
        folder / "bench.mp4",
        width=width,
        height=height,
        frame_count=job.final_frames,
        label=Label(task_id="bench"),
    ) as writer:
        for frames_thwc in pieces:
            writer.write(frames_thwc)


def _built(architecture: Architecture, device: torch.device) -> Any:
    """A pipeline with random weights: each component is made on the GPU, and waits on the CPU."""
    import diffusers
    import torch
    from transformers import UMT5Config, UMT5EncoderModel

    dtype = hardware.dtype_for("auto", device)
    kind = "WanVACETransformer3DModel" if architecture.is_vace else "WanTransformer3DModel"
    transformer = getattr(diffusers, kind)
    tokenizer = _tokenizer()
    config = UMT5Config(
        **architecture.text_encoder, pad_token_id=0, eos_token_id=1, decoder_start_token_id=0
    )
    parts: dict[str, Any] = {
        "text_encoder": _made(lambda: UMT5EncoderModel(config), device, dtype),
        "transformer": _made(lambda: transformer(**architecture.transformer), device, dtype),
        "vae": _made(lambda: diffusers.AutoencoderKLWan(**architecture.vae), device, torch.float32),
    }
    if architecture.has_two_experts:
        parts["transformer_2"] = _made(
            lambda: transformer(**architecture.transformer), device, dtype
        )
    pipe = getattr(diffusers, architecture.pipeline)(
        tokenizer=tokenizer,
        scheduler=diffusers.UniPCMultistepScheduler(
            prediction_type="flow_prediction",
            use_flow_sigmas=True,
            flow_shift=architecture.flow_shift,
        ),
        **parts,
        **architecture.settings,
    )
    pipe.set_progress_bar_config(disable=True)
    return pipe


def _made(make: Any, device: torch.device, dtype: torch.dtype) -> Any:
    import torch

    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        with device:
            return make().eval().requires_grad_(False).to("cpu")
    finally:
        torch.set_default_dtype(before)


def _tokenizer() -> Any:
    """Reads letters. The prompt is padded to its full length whatever it says."""
    from transformers import T5TokenizerFast

    letters = "abcdefghijklmnopqrstuvwxyz0123456789.,"
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("\u2581", -2.0)]
    pieces += [(letter, -3.0) for letter in letters]
    return T5TokenizerFast(vocab=pieces, extra_ids=0, model_max_length=TEXT_TOKENS)


if __name__ == "__main__":
    main(sys.argv[1:])
