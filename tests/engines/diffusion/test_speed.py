"""A LoRA that becomes part of the weights, and compiled blocks, on tiny models."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("diffusers")
torch = pytest.importorskip("torch")
pytest.importorskip("peft")

from safetensors.torch import save_file  # noqa: E402

from tests.engines.diffusion.tiny import BUILDERS  # noqa: E402
from vitascope.engines.diffusion.speed import LoraUnusable, apply_lora, compile_blocks  # noqa: E402

TARGET = "blocks.0.attn1.to_q"


def write_lora(file: Path, network: Any, *, value: float, prefix: str = "transformer.") -> Path:
    """A LoRA of rank 1 for one matrix: it adds ``value`` to each of its numbers."""
    weight = network.get_submodule(TARGET).weight
    save_file(
        {
            f"{prefix}{TARGET}.lora_A.weight": torch.ones(1, weight.shape[1]),
            f"{prefix}{TARGET}.lora_B.weight": torch.full((weight.shape[0], 1), value),
        },
        file,
    )
    return file


def weight(network: Any) -> Any:
    return network.get_submodule(TARGET).weight.detach().clone()


def test_a_lora_becomes_part_of_the_weights(tmp_path: Path) -> None:
    pipe = BUILDERS["wan-ti2v-5b"]()
    before = weight(pipe.transformer)
    apply_lora(pipe, write_lora(tmp_path / "fast.safetensors", pipe.transformer, value=0.25))
    torch.testing.assert_close(weight(pipe.transformer), before + 0.25)
    assert pipe.get_list_adapters() == {}  # no layer is left that costs time


def test_two_files_go_to_the_two_experts(tmp_path: Path) -> None:
    pipe = BUILDERS["wan-a14b-t2v"]()
    before = weight(pipe.transformer), weight(pipe.transformer_2)
    write_lora(tmp_path / "low_noise.safetensors", pipe.transformer, value=0.5)
    write_lora(tmp_path / "high_noise.safetensors", pipe.transformer, value=0.25)
    apply_lora(pipe, tmp_path)
    torch.testing.assert_close(weight(pipe.transformer), before[0] + 0.25)
    torch.testing.assert_close(weight(pipe.transformer_2), before[1] + 0.5)


def test_one_file_goes_to_both_experts(tmp_path: Path) -> None:
    pipe = BUILDERS["wan-a14b-t2v"]()
    before = weight(pipe.transformer), weight(pipe.transformer_2)
    apply_lora(pipe, write_lora(tmp_path / "a.safetensors", pipe.transformer, value=0.25))
    torch.testing.assert_close(weight(pipe.transformer), before[0] + 0.25)
    torch.testing.assert_close(weight(pipe.transformer_2), before[1] + 0.25)


def test_a_lora_of_another_model_is_told(tmp_path: Path) -> None:
    pipe = BUILDERS["wan-t2v"]()
    before = weight(pipe.transformer)
    other = write_lora(tmp_path / "b.safetensors", pipe.transformer, value=1.0, prefix="unet.")
    with pytest.raises(LoraUnusable, match=r"b\.safetensors"):
        apply_lora(pipe, other)
    torch.testing.assert_close(weight(pipe.transformer), before)


def test_several_files_are_told_so_that_one_is_named(tmp_path: Path) -> None:
    pipe = BUILDERS["wan-t2v"]()
    for name in ("a", "b"):
        write_lora(tmp_path / f"{name}.safetensors", pipe.transformer, value=1.0)
    with pytest.raises(LoraUnusable, match=r"name the file that is meant: a\.safetensors, b"):
        apply_lora(pipe, tmp_path)


def test_a_lora_that_is_not_here_is_told_with_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(LoraUnusable, match="vitascope pull maker/lora"):
        apply_lora(BUILDERS["wan-t2v"](), "maker/lora")


def test_compiled_blocks_compute_the_same() -> None:
    pipe = BUILDERS["wan-a14b-t2v"]()
    call = {
        "hidden_states": torch.randn(1, 16, 2, 8, 8),
        "timestep": torch.tensor([500]),
        "encoder_hidden_states": torch.randn(1, 16, 32),
        "return_dict": False,
    }
    with torch.inference_mode():
        expected = pipe.transformer(**call)[0]
        compile_blocks(pipe, backend="eager")
        torch.testing.assert_close(pipe.transformer(**call)[0], expected)
    assert all(block._compiled_call_impl for block in pipe.transformer.blocks)
    assert all(block._compiled_call_impl for block in pipe.transformer_2.blocks)
