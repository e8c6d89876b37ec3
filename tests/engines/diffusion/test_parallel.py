"""One video over two processes: the CPU stands in for the GPUs, gloo for NCCL."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

diffusers = pytest.importorskip("diffusers")
torch = pytest.importorskip("torch")

import numpy as np  # noqa: E402

from tests.engines.diffusion.tiny import save  # noqa: E402
from vitascope.engines.diffusion.parallel import CannotSplit, Followers, can_split  # noqa: E402

Size = tuple[int, int, int]
"""Width, height, frames."""

pytestmark = [
    # Said of torch by diffusers' gathering of the parts.
    pytest.mark.filterwarnings("ignore:.*all_gather_tensor:FutureWarning"),
    pytest.mark.filterwarnings("ignore:.*all_to_all_single:FutureWarning"),
]


def pipeline(folder: Path) -> Any:
    pipe = diffusers.DiffusionPipeline.from_pretrained(folder, local_files_only=True)
    pipe.set_progress_bar_config(disable=True)
    return pipe


def video(
    pipe: Any, size: Size = (64, 64, 5), *, steps: int = 2, **more: Any
) -> np.ndarray[Any, Any]:
    made = pipe(
        prompt="a red fox",
        width=size[0],
        height=size[1],
        num_frames=size[2],
        num_inference_steps=steps,
        generator=torch.Generator().manual_seed(7),
        max_sequence_length=16,
        output_type="np",
        **more,
    )
    return np.asarray(made.frames)


@contextmanager
def group(folder: Path, **more: Any) -> Iterator[Followers]:
    followers = Followers.start(
        folder, count=2, dtype=torch.float32, device=torch.device("cpu"), **more
    )
    try:
        yield followers
    finally:
        followers.close()


@pytest.mark.parametrize("name", ["wan-t2v", "wan-ti2v-5b", "wan-a14b-t2v"])
def test_two_processes_make_the_video_that_one_makes(tmp_path: Path, name: str) -> None:
    folder = save(name, tmp_path)
    pipe = pipeline(folder)
    sizes = ((64, 64, 5), (96, 64, 9))  # gloo can join equal parts only
    expected = [video(pipe, size) for size in sizes]
    with group(folder) as followers:
        followers.lead(pipe)
        got = [video(pipe, size) for size in sizes]
    for one, other in zip(expected, got, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)


def test_a_cancelled_video_leaves_the_group_ready_for_the_next(tmp_path: Path) -> None:
    folder = save("wan-t2v", tmp_path)
    pipe = pipeline(folder)
    expected = video(pipe)

    def cancel(*_: Any) -> Any:
        raise InterruptedError

    with group(folder) as followers:
        followers.lead(pipe)
        with pytest.raises(InterruptedError):
            video(pipe, steps=5, callback_on_step_end=cancel)
        np.testing.assert_allclose(video(pipe), expected, atol=1e-5)


def test_a_lost_follower_is_told_and_no_call_waits_for_it(tmp_path: Path) -> None:
    folder = save("wan-t2v", tmp_path)
    pipe, lost = pipeline(folder), threading.Event()
    with group(folder, on_loss=lost.set) as followers:
        followers.lead(pipe)
        followers._processes[0].kill()
        assert lost.wait(20)
        with pytest.raises((RuntimeError, OSError)):
            video(pipe)


def test_a_follower_that_cannot_load_is_told(tmp_path: Path) -> None:
    folder = save("wan-t2v", tmp_path)
    with pytest.raises(CannotSplit, match="neither a file nor pulled"):
        Followers.start(
            folder,
            count=2,
            dtype=torch.float32,
            device=torch.device("cpu"),
            lora=str(tmp_path / "none.safetensors"),
        )


def test_what_cannot_be_split_is_told(tmp_path: Path) -> None:
    folder = save("wan-vace", tmp_path)
    pipe = pipeline(folder)
    assert not can_split(pipe.transformer)
    followers = Followers(
        [], [], meeting=tmp_path / "none", attention="native", on_loss=lambda: None
    )
    with pytest.raises(CannotSplit, match="each of the gpus makes videos of its own"):
        followers.lead(pipe)


def test_attention_that_cannot_be_split_is_told_before_anybody_waits(tmp_path: Path) -> None:
    with pytest.raises(CannotSplit, match="attention _native_math cannot be split"):
        Followers.start(
            tmp_path,
            count=2,
            dtype=torch.float32,
            device=torch.device("cpu"),
            attention="_native_math",
        )


def test_whatever_attention_was_set_before_all_of_the_group_have_the_same(tmp_path: Path) -> None:
    folder = save("wan-t2v", tmp_path)
    pipe = pipeline(folder)
    expected = video(pipe)
    pipe.transformer.set_attention_backend("_native_math")  # which cannot be split
    with group(folder) as followers:
        followers.lead(pipe)
        np.testing.assert_allclose(video(pipe), expected, atol=1e-5)
