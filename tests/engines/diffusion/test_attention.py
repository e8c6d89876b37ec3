"""Which attention back end is taken. Without a GPU that is torch's own; the rest is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("diffusers")
torch = pytest.importorskip("torch")

from tests.engines.diffusion.tiny import BUILDERS  # noqa: E402
from vitascope.engines.diffusion import attention  # noqa: E402
from vitascope.engines.diffusion.attention import (  # noqa: E402
    AttentionUnusable,
    candidates,
    set_fastest,
    usable,
)

CPU = torch.device("cpu")


@pytest.fixture
def transformer() -> Iterator[Any]:
    transformer = BUILDERS["wan-t2v"]().transformer
    yield transformer
    # Diffusers takes what was set last for every model that is made later.
    transformer.set_attention_backend("native")


def backends(transformer: Any) -> set[str]:
    processors: list[Any] = [getattr(module, "processor", None) for module in transformer.modules()]
    return {str(p._attention_backend.value) for p in processors if p is not None}


def test_without_a_gpu_it_is_torch_s_own(transformer: Any) -> None:
    assert set_fastest(transformer, device=CPU) == "native"
    assert backends(transformer) == {"native"}


def test_one_that_is_wanted_and_works_is_set(transformer: Any) -> None:
    assert set_fastest(transformer, wanted="_native_math", device=CPU) == "_native_math"
    assert backends(transformer) == {"_native_math"}


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("sage", "sageattention"),  # not installed
        ("_flash_3_hub", "never fetched"),
        ("_native_cudnn", "cannot be used here"),  # installed, but not for this device
        ("fastest", "there is none of that name; there are: flash"),
    ],
)
def test_one_that_is_wanted_and_does_not_work_is_told(
    transformer: Any, wanted: str, why: str
) -> None:
    with pytest.raises(AttentionUnusable, match=why):
        set_fastest(transformer, wanted=wanted, device=CPU)


@pytest.mark.parametrize(
    ("capability", "first"),
    [
        (None, "native"),
        ((7, 5), "native"),  # Turing: no bfloat16
        ((8, 0), "flash"),  # A100
        ((8, 9), "sage"),  # RTX 40
        ((9, 0), "_flash_3_hub"),  # Hopper
        ((12, 0), "sage"),  # RTX 50
    ],
)
def test_the_most_promising_is_tried_first_and_the_native_one_last(
    capability: tuple[int, int] | None, first: str
) -> None:
    names = candidates(capability)
    assert names[0] == first
    assert names[-1] == "native"
    assert len(set(names)) == len(names)


def test_every_candidate_is_one_of_diffusers() -> None:
    from diffusers.models.attention_dispatch import AttentionBackendName

    known = {member.value for member in AttentionBackendName}
    assert set(candidates((9, 0))) <= known


def test_each_candidate_comes_with_why_it_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    assert usable(CPU) == {"native": ""}
    monkeypatch.setattr(attention, "_capability", lambda _device: (9, 0))  # as if on Hopper
    reasons = usable(CPU)
    assert reasons["native"] == ""
    assert "flash-attn" in reasons["flash"]
    assert "never fetched" in reasons["_flash_3_hub"]


def test_one_that_computes_something_else_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    from diffusers.models.attention_dispatch import AttentionBackendName, _AttentionBackendRegistry

    own = _AttentionBackendRegistry._backends[AttentionBackendName.NATIVE]
    wrong = {AttentionBackendName._NATIVE_MATH: lambda **said: 1.3 * own(**said)}
    monkeypatch.setattr(
        _AttentionBackendRegistry,
        "_backends",
        {**_AttentionBackendRegistry._backends, **wrong},
    )
    monkeypatch.setitem(
        _AttentionBackendRegistry._supported_arg_names,
        AttentionBackendName._NATIVE_MATH,
        {"query", "key", "value"},
    )
    with pytest.raises(AttentionUnusable, match="its result is off by 30%"):
        set_fastest(BUILDERS["wan-t2v"]().transformer, wanted="_native_math", device=CPU)


def test_kernels_of_the_hub_are_used_only_if_they_are_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    (tmp_path / "models--kernels-community--flash-attn3" / "snapshots").mkdir(parents=True)
    # Here, but the package that loads them is not: still no reason to call anybody.
    with pytest.raises(AttentionUnusable, match="needs the package kernels"):
        set_fastest(BUILDERS["wan-t2v"]().transformer, wanted="_flash_3_hub", device=CPU)
