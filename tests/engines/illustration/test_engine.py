"""The engine: painters in processes of their own, whatever happens to them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from vitascope.engines.base import (
    SOUND_RATE_HZ,
    Engine,
    Picture,
    RenderCancelled,
    RenderFailed,
    RenderRequest,
    Samples,
)
from vitascope.engines.illustration.engine import IllustrationEngine


class _Context:
    """Keeps the sound and cancels at a given number of checks."""

    def __init__(self, work_dir: Path, *, cancel_after: int | None = None) -> None:
        self.work_dir = work_dir
        self.sound_ct: Samples | None = None
        self.scene: Mapping[str, object] | None = None
        self._checks_left = cancel_after

    def report(self, fraction: float) -> None:
        assert 0 <= fraction <= 1

    def check_cancelled(self) -> None:
        if self._checks_left is None:
            return
        self._checks_left -= 1
        if self._checks_left < 0:
            raise RenderCancelled

    def describe(self, scene: Mapping[str, object]) -> None:
        assert self.scene is None
        self.scene = scene

    def add_sound(self, samples_ct: Samples) -> None:
        assert self.sound_ct is None
        self.sound_ct = samples_ct


def _request(
    prompt: str = "黄昏下的海边,海浪拍打礁石", *, frame_count: int = 9, seed: int = 3,
    width: int = 128, height: int = 72, sound: bool = False,
) -> RenderRequest:  # fmt: skip
    return RenderRequest(
        prompt=prompt, width=width, height=height, fps=24, frame_count=frame_count, seed=seed,
        sound=sound,
    )  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Iterator[IllustrationEngine]:
    made = IllustrationEngine(painters=2)
    made.load()
    yield made
    made.close()


def _render(engine: Engine, request: RenderRequest, context: _Context) -> np.ndarray:
    # Copied, because the engine may use the memory again.
    return np.concatenate([frames.copy() for frames in engine.render(request, context)])


def test_it_yields_all_frames_in_order(engine: IllustrationEngine, tmp_path: Path) -> None:
    frames_thwc = _render(engine, _request(), _Context(tmp_path))
    assert frames_thwc.shape == (9, 72, 128, 3)
    assert frames_thwc.dtype == np.uint8
    assert list(tmp_path.iterdir()) == []


def test_frames_do_not_depend_on_how_many_paint(engine: IllustrationEngine, tmp_path: Path) -> None:
    alone = IllustrationEngine(painters=1)
    alone.load()
    try:
        one = _render(alone, _request(), _Context(tmp_path))
    finally:
        alone.close()
    two = _render(engine, _request(), _Context(tmp_path))
    again = _render(engine, _request(), _Context(tmp_path))
    np.testing.assert_array_equal(one, two)
    np.testing.assert_array_equal(two, again)


def test_one_engine_renders_many_sizes(engine: IllustrationEngine, tmp_path: Path) -> None:
    for width, height in ((64, 128), (192, 108), (80, 80)):
        request = _request("一只小猫", width=width, height=height, frame_count=2)
        assert _render(engine, request, _Context(tmp_path)).shape == (2, height, width, 3)


def test_sound_comes_before_the_frames(engine: IllustrationEngine, tmp_path: Path) -> None:
    context = _Context(tmp_path)
    frames = engine.render(_request(sound=True, frame_count=24), context)
    next(frames)
    assert context.sound_ct is not None
    assert context.sound_ct.shape == (2, SOUND_RATE_HZ)
    frames.close()  # type: ignore[attr-defined]  # a generator, as every engine's is


def test_a_cancel_ends_the_clip_and_the_next_one_works(
    engine: IllustrationEngine, tmp_path: Path
) -> None:
    with pytest.raises(RenderCancelled):
        _render(engine, _request(frame_count=500), _Context(tmp_path, cancel_after=6))
    assert len(_render(engine, _request(frame_count=3), _Context(tmp_path))) == 3


def test_a_dropped_clip_leaves_the_painters_ready(
    engine: IllustrationEngine, tmp_path: Path
) -> None:
    frames = engine.render(_request(frame_count=500), _Context(tmp_path))
    kept = next(frames)
    frames.close()  # type: ignore[attr-defined]  # a generator, as every engine's is
    assert kept.any()  # still mapped: touching it is safe
    assert len(_render(engine, _request(frame_count=3), _Context(tmp_path))) == 3


def test_a_painter_that_dies_fails_the_clip_and_is_replaced(
    engine: IllustrationEngine, tmp_path: Path
) -> None:
    frames = engine.render(_request(frame_count=500), _Context(tmp_path))
    next(frames)
    os.kill(engine.painter_pids[0], signal.SIGKILL)
    with pytest.raises(RenderFailed):
        for _ in frames:
            pass
    assert len(_render(engine, _request(frame_count=3), _Context(tmp_path))) == 3


def test_a_clip_that_cannot_be_drawn_fails_and_the_painters_live_on(
    engine: IllustrationEngine, tmp_path: Path
) -> None:
    gone = Picture("first_frame", tmp_path / "gone.npy")
    before = engine.painter_pids
    with pytest.raises(RenderFailed):
        _render(engine, replace(_request(), pictures=(gone,)), _Context(tmp_path))
    assert len(_render(engine, _request(frame_count=3), _Context(tmp_path))) == 3
    assert engine.painter_pids == before


def test_a_picture_becomes_the_clip(engine: IllustrationEngine, tmp_path: Path) -> None:
    pixels_hwc = np.zeros((72, 128, 3), np.uint8)
    pixels_hwc[..., 0] = np.linspace(0, 255, 128, dtype=np.uint8)
    np.save(tmp_path / "picture.npy", pixels_hwc)
    picture = Picture("first_frame", tmp_path / "picture.npy")
    request = replace(_request("慢慢推进"), pictures=(picture,))
    frames_thwc = _render(engine, request, _Context(tmp_path))
    assert np.abs(frames_thwc[0].astype(int) - pixels_hwc).max() <= 1


def test_painters_end_with_the_engine() -> None:
    engine = IllustrationEngine(painters=1)
    engine.load()
    (pid,) = engine.painter_pids
    engine.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
