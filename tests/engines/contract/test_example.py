"""The engine of docs/examples, as its page says to use it: a whole service, from POST to frames."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from tests.e2e.running import Service, running_service
from tests.engines.contract.cases import EXAMPLES
from vitascope.engines.base import Frames, RenderContext, RenderRequest

WORDS = "sunrise over the sea"
SEED = 7

ENCODING_LEVELS = 4.0
"""How far H.264 moves the samples of soft colours, on average; two seeds are over fifty apart."""


def test_the_short_form_is_enough_to_see_it(tmp_path: Path) -> None:
    with running_service(
        tmp_path / "data", engine="soft_light:SoftLight", PYTHONPATH=str(EXAMPLES)
    ) as service:
        status = made(service)
        assert status["scene"] == {"lights": WORDS.split()}
        frames_thwc = decoded(service.download(status, tmp_path / "video.mp4"))
    drawn_thwc = drawn_directly(tmp_path)
    assert frames_thwc.shape == drawn_thwc.shape == (48, 720, 1280, 3)
    assert np.abs(frames_thwc.astype(np.int16) - drawn_thwc).mean() < ENCODING_LEVELS


def test_its_file_sends_what_it_cannot_do_to_the_illustrator(tmp_path: Path) -> None:
    config = str(EXAMPLES / "vitascope.toml")
    with running_service(
        tmp_path / "data", VITASCOPE_CONFIG=config, PYTHONPATH=str(EXAMPLES)
    ) as service:
        silent = made(service)
        assert silent["scene"] == {"lights": WORDS.split()}
        with_sound = made(service, provider_specific={"generate_audio": True})
        assert "lights" not in with_sound["scene"]


def made(service: Service, **fields: Any) -> Mapping[str, Any]:
    """A finished task's status."""
    status = service.wait_for_end(service.create(WORDS, seed=SEED, **fields))
    assert status["status"] == "completed", status
    return status


def decoded(path: Path) -> Frames:
    with av.open(path) as container:
        return np.stack([frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)])


def drawn_directly(work_dir: Path) -> Frames:
    """The same video by the engine alone, without a service around it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(EXAMPLES)
        from soft_light import SoftLight
    request = RenderRequest(prompt=WORDS, width=1280, height=720, fps=24, frame_count=48, seed=SEED)
    context: RenderContext = _Silence(work_dir)
    return np.concatenate([frames.copy() for frames in SoftLight().render(request, context)])


class _Silence:
    """A render that nobody follows."""

    def __init__(self, work_dir: Path) -> None:
        self.work_dir = work_dir

    def report(self, fraction: float) -> None:
        pass

    def check_cancelled(self) -> None:
        pass

    def describe(self, scene: Mapping[str, object]) -> None:
        pass

    def add_sound(self, samples_ct: Any) -> None:
        pass
