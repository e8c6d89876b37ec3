"""Where weights are kept: the plan by numbers, and each rung on a real pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from vitascope.engines.diffusion import memory
from vitascope.engines.diffusion.memory import Placement, Weights, is_out_of_memory, sizes_of
from vitascope.engines.diffusion.presets import PRESETS

GIB = 2**30

WAN_5B = PRESETS["wan2.2-5b"].weight_bytes("bfloat16")
"""Transformer 9.3, text encoder 10.6, VAE 2.6 (float32) GiB."""
WAN_A14B = PRESETS["wan2.2-a14b"].weight_bytes("bfloat16")
"""Two experts of 26.6 GiB."""


@pytest.mark.parametrize(
    ("sizes", "free_gib", "expected"),
    [
        # all of it, and a whole picture through the VAE
        (WAN_5B, 46.0, Placement("resident", is_tiled=False)),
        # all of it, but not a whole picture beside it
        (WAN_5B, 31.0, Placement("resident", is_tiled=True)),
        # a 24 GB card: text encoder and transformer in turn
        (WAN_5B, 23.2, Placement("model_offload", is_tiled=False)),
        # a 16 GB card: as before, but the VAE alone is too much
        (WAN_5B, 15.2, Placement("model_offload", is_tiled=False)),
        (WAN_5B, 14.6, Placement("model_offload", is_tiled=True)),
        # a 12 GB card: the text encoder alone is too much
        (WAN_5B, 11.5, Placement("group_offload", is_tiled=True)),
        # so little that nothing fits: the last rung, which will say what is wrong
        (WAN_5B, 4.0, Placement("group_offload", is_tiled=True)),
        (WAN_A14B, 138.0, Placement("resident", is_tiled=False)),
        (WAN_A14B, 74.0, Placement("resident", is_tiled=True)),
        (WAN_A14B, 47.0, Placement("model_offload", is_tiled=False)),
        (WAN_A14B, 23.2, Placement("group_offload", is_tiled=False)),
    ],
    ids=lambda value: f"{value:g}GiB" if isinstance(value, float) else None,
)
def test_the_highest_rung_that_fits_is_taken(
    sizes: dict[str, int], free_gib: float, expected: Placement
) -> None:
    assert Placement.best(sizes, free_bytes=int(free_gib * GIB)) == expected


def test_more_memory_never_means_a_lower_rung() -> None:
    order = ["group_offload", "model_offload", "resident"]
    rungs = [
        order.index(Placement.best(WAN_5B, free_bytes=free * GIB).weights) for free in range(150)
    ]
    assert rungs == sorted(rungs)
    assert set(rungs) == {0, 1, 2}


@pytest.mark.parametrize("wanted", ["resident", "model_offload", "group_offload"])
def test_a_rung_that_is_named_is_taken(wanted: Weights) -> None:
    assert Placement.best(WAN_5B, free_bytes=6 * GIB, wanted=wanted).weights == wanted
    assert Placement.best(WAN_5B, free_bytes=140 * GIB, wanted=wanted).weights == wanted


def test_without_a_gpu_all_is_resident() -> None:
    assert Placement.best(WAN_5B, free_bytes=None) == Placement("resident", is_tiled=False)
    assert Placement.best(WAN_5B, free_bytes=None, wanted="group_offload") == Placement()


def test_a_video_that_needs_more_beside_the_weights_is_placed_lower() -> None:
    usual = Placement.best(WAN_5B, free_bytes=30 * GIB)
    large = Placement.best(WAN_5B, free_bytes=30 * GIB, working_bytes=16 * GIB)
    assert (usual.weights, large.weights) == ("resident", "model_offload")


def test_the_ladder_ends_tiled_on_its_last_rung() -> None:
    rungs = [Placement("resident")]
    while (lower := rungs[-1].lower()) is not None:
        rungs.append(lower)
    assert rungs == [
        Placement("resident"),
        Placement("model_offload", is_tiled=True),
        Placement("group_offload", is_tiled=True),
    ]
    assert Placement("group_offload").lower() == Placement("group_offload", is_tiled=True)


def test_what_the_operator_is_told_names_memory_and_what_to_change() -> None:
    last = Placement("group_offload", is_tiled=True)
    told = last.shortage(WAN_5B, free_bytes=6 * GIB)
    assert "one block at a time on the GPU, the VAE tile by tile" in told
    assert "6.0 GiB were free before, the weights are 22.5 GiB" in told
    assert "native_size" in told


def test_out_of_memory_is_told_from_other_errors() -> None:
    torch = pytest.importorskip("torch")
    assert is_out_of_memory(torch.OutOfMemoryError("CUDA out of memory."))
    # what cuBLAS says of the same
    assert is_out_of_memory(RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling"))
    assert not is_out_of_memory(RuntimeError("CUDA error: device-side assert triggered"))
    assert not is_out_of_memory(MemoryError())


@pytest.fixture
def pipe(tmp_path: Path) -> Any:
    diffusers = pytest.importorskip("diffusers")
    from tests.engines.diffusion.tiny import save

    folder = save("wan-ti2v-5b", tmp_path)
    made = diffusers.DiffusionPipeline.from_pretrained(folder, local_files_only=True)
    made.set_progress_bar_config(disable=True)
    return made


def video(pipe: Any) -> Any:
    import torch

    generator = torch.Generator().manual_seed(7)
    return pipe(
        prompt="a red fox",
        width=64,
        height=64,
        num_frames=5,
        num_inference_steps=2,
        generator=generator,
        max_sequence_length=16,
        output_type="pt",
    ).frames


def test_sizes_are_measured_by_component(pipe: Any) -> None:
    sizes = sizes_of(pipe)
    assert sizes.keys() == {"text_encoder", "transformer", "vae"}
    parameters = sum(parameter.numel() for parameter in pipe.vae.parameters())
    assert sizes["vae"] == 4 * parameters  # it has no buffers


@pytest.mark.filterwarnings("ignore:`torch_dtype` is deprecated")
def test_the_video_is_the_same_on_every_rung_going_down(
    pipe: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    monkeypatch.setattr(memory, "_SMALL_BYTES", 0)  # else all of a tiny model counts as small
    cpu = torch.device("cpu")
    expected = video(pipe)
    placement: Placement | None = Placement("resident")
    seen: list[str] = []
    while placement is not None:
        for _ in range(2):  # applied twice it is as if once
            placement.apply(pipe, cpu)
        torch.testing.assert_close(video(pipe), expected, atol=1e-5, rtol=0)
        assert pipe.vae.use_tiling is placement.is_tiled
        seen.append(placement.weights)
        placement = placement.lower()
    assert seen == ["resident", "model_offload", "group_offload"]
    from diffusers.hooks.group_offloading import _is_group_offload_enabled

    assert _is_group_offload_enabled(pipe.transformer)
    assert _is_group_offload_enabled(pipe.text_encoder)
    assert not _is_group_offload_enabled(pipe.vae)
