"""The same request with the same seed gives the same frames."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.e2e.running import PROMPT, running_service
from tests.media.decoding import decode_frames
from vitascope.engines.base import Frames
from vitascope.engines.illustration.language import explanation, read_prompt


def test_the_same_seed_gives_the_same_frames(tmp_path: Path) -> None:
    with running_service(tmp_path / "data", engine="illustration") as service:
        videos: list[Frames] = []
        for seed in (11, 11, 12):
            status = service.wait_for_end(service.create(PROMPT, seed=seed))
            assert status["seed"] == seed
            assert status["scene"] == explanation(read_prompt(PROMPT, seed=seed))
            path = service.download(status, tmp_path / f"{len(videos)}.mp4")
            videos.append(decode_frames(path))
    first, same, other = videos
    assert np.array_equal(first, same)
    assert not np.array_equal(first, other)
