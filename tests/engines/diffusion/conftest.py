"""The tiny models, each built once for all tests, and what a render needs around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pytest

from vitascope.engines.base import ImageRole, Picture, RenderCancelled, Samples

Folders: TypeAlias = Callable[[str], Path]
"""Where the tiny model of that name is."""


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    pytest.importorskip("diffusers")
    import torch

    # Networks so small are slower with several threads, which wait for each other.
    torch.set_num_threads(1)
    from tests.engines.diffusion.tiny import save

    folder = tmp_path_factory.mktemp("tiny")

    def at(name: str) -> Path:
        return folder / name if (folder / name).is_dir() else save(name, folder)

    return at


class Listener:
    """A ``RenderContext`` that remembers what it was told; it may cancel."""

    def __init__(
        self, work_dir: Path, *, cancel_at: float | None = None, cancel_after: int | None = None
    ) -> None:
        """
        Args:
            cancel_at: cancel once this part is done, 0..1.
            cancel_after: cancel at this report.
        """
        self.work_dir = work_dir
        self.fractions: list[float] = []
        self.scene: dict[str, object] = {}
        self.sound_ct: Samples | None = None
        self._cancel_at = cancel_at
        self._cancel_after = cancel_after

    def report(self, fraction: float) -> None:
        self.fractions.append(fraction)
        self.check_cancelled()

    def check_cancelled(self) -> None:
        if self._cancel_at is not None and max(self.fractions, default=-1.0) >= self._cancel_at:
            raise RenderCancelled
        if len(self.fractions) == self._cancel_after:
            raise RenderCancelled

    def describe(self, scene: Mapping[str, object]) -> None:
        assert not self.scene, "described twice"
        self.scene = dict(scene)

    def add_sound(self, samples_ct: Samples) -> None:
        assert self.sound_ct is None, "gave sound twice"
        self.sound_ct = samples_ct


@pytest.fixture
def listener(tmp_path: Path) -> Listener:
    return Listener(tmp_path)


Pictures: TypeAlias = Callable[..., tuple[Picture, ...]]


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Pictures:
    """Makes a picture for each of the roles: another one for each, 16:10, with edges in it."""
    folder = tmp_path_factory.mktemp("pictures")

    def of(*roles: ImageRole) -> tuple[Picture, ...]:
        return tuple(_picture(folder, role, number) for number, role in enumerate(roles))

    return of


def _picture(folder: Path, role: ImageRole, number: int) -> Picture:
    rng = np.random.default_rng([len(role), number])
    coarse = rng.integers(0, 256, (5, 8, 3), dtype=np.uint8)
    path = folder / f"{role}-{number}.npy"
    np.save(path, coarse.repeat(20, axis=0).repeat(20, axis=1))
    return Picture(role=role, path=path, index=number)
