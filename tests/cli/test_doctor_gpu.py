"""What the doctor says of GPUs: by numbers for cards that are not here, and of this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from vitascope.cli.doctor_gpu import gpu_findings, preset_findings
from vitascope.config import Settings
from vitascope.engines.diffusion.hardware import (
    BF16_PEAKS_TFLOPS,
    Gpu,
    bf16_peak_tflops,
    disk_free_bytes,
    gpus,
    ram_bytes,
)
from vitascope.engines.diffusion.presets import PRESETS

GIB = 2**30


def card(free_gib: float) -> Gpu:
    free_bytes = int(free_gib * GIB)
    return Gpu(
        number=0, name="a card", total_bytes=free_bytes, free_bytes=free_bytes, capability=(8, 9)
    )


def told(free_gib: float, *, ram_gib: float = 128) -> dict[str, str]:
    """What is said of each preset."""
    return {
        finding.subject.removeprefix("preset "): f"{finding.verdict}: {finding.facts}"
        for finding in preset_findings(card(free_gib), ram_bytes=int(ram_gib * GIB))
    }


def test_each_preset_is_told_with_how_its_weights_would_be_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    said = told(23.2)  # a 24 GB card
    assert said.keys() == PRESETS.keys()
    assert said["wan2.2-5b"].startswith(
        "good: 22.5 GiB of weights: one component at a time on the GPU; not pulled"
    )
    assert "one block at a time on the GPU" in said["wan2.2-a14b"]
    assert "all weights on the GPU" in told(138)["wan2.2-a14b"]


@pytest.mark.parametrize(
    ("free_gib", "advised"),
    [
        (138, "wan2.2-5b"),  # all fit whole: the first of the list
        (15.2, "wan2.2-5b"),
        (10, "wan2.2-5b"),  # block by block, as all of them
        (2, None),
    ],
)
def test_one_preset_is_advised(free_gib: float, advised: str | None) -> None:
    names = [name for name, facts in told(free_gib).items() if "begin with this one" in facts]
    assert names == ([advised] if advised else [])


def test_too_little_memory_is_told_before_anything_is_pulled() -> None:
    assert all("free on the GPU at least" in facts for facts in told(2).values())
    assert told(23.2, ram_gib=32)["wan2.2-a14b"].endswith("for which 73.9 GiB of RAM are needed")


@pytest.mark.skipif(bool(gpus()), reason="for machines without a GPU")
def test_without_a_gpu_there_is_one_calm_line(tmp_path: Path) -> None:
    findings = list(gpu_findings(Settings(data_dir=tmp_path, engine="illustration")))
    assert [finding.verdict for finding in findings] == ["good"]
    assert "none is needed by the engines in use" in findings[0].facts


@pytest.mark.skipif(bool(gpus()), reason="for machines without a GPU")
def test_without_a_gpu_a_diffusion_model_in_use_is_doubtful(tmp_path: Path) -> None:
    findings = list(gpu_findings(Settings(data_dir=tmp_path, engine="wan2.2-5b")))
    assert [finding.verdict for finding in findings] == ["doubtful"]
    assert "takes hours on the CPU" in findings[0].facts
    assert findings[0].advice


@pytest.mark.parametrize(
    ("name", "peak_tflops"),
    [
        ("NVIDIA H200", 989.5),
        ("NVIDIA GH200 480GB", 989.5),
        ("NVIDIA H100 PCIe", 756.5),
        ("NVIDIA H100 80GB HBM3", 989.5),
        ("NVIDIA A100-SXM4-80GB", 312.0),
        ("NVIDIA L4", 121.0),
        ("NVIDIA L40S", 362.0),
        ("NVIDIA GeForce RTX 4090", 165.2),
        ("NVIDIA RTX 6000 Ada Generation", 364.2),
        ("NVIDIA A10", 125.0),
        ("NVIDIA A1000", None),  # no prefix of another card's name
        ("NVIDIA GeForce GTX 1080", None),
    ],
)
def test_a_card_s_peak_is_found_by_its_name(name: str, peak_tflops: float | None) -> None:
    assert bf16_peak_tflops(name) == peak_tflops


def test_every_card_is_found_by_its_own_name() -> None:
    for name, peak_tflops in BF16_PEAKS_TFLOPS:
        assert bf16_peak_tflops(f"NVIDIA {name}") == peak_tflops, name


def test_memory_and_disk_are_measured(tmp_path: Path) -> None:
    total_bytes, available_bytes = ram_bytes()
    assert 2**28 < available_bytes <= total_bytes
    assert disk_free_bytes(tmp_path / "not" / "there") > 0
