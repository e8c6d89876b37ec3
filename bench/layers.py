"""What drawing costs: processor time per frame for every place, and per layer for the dearest.

Processor time, not the clock's: it says the same on a machine that has more to do. Every place is
drawn with one person who walks, by a process of its own, so that its memory is its own, too.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from bench.report import figure, median, section
from vitascope.catalog import FPS, frame_size
from vitascope.engines.illustration.film import IllustratedFilm
from vitascope.engines.illustration.places import PLACES
from vitascope.engines.illustration.scene import Scene, Subject
from vitascope.engines.illustration.stage import FrameSize

__all__ = ["run"]

_FRAMES = range(5, 185, 18)
_DURATION_S = 8
_DEAREST = 10
_LAYERS = 4
_WALKER = Subject(id="walker", kind="person", word="person", pose="walk")


@dataclass(frozen=True, slots=True)
class _Cost:
    """What one place costs."""

    place: str
    build_ms: float
    frame_ms: float
    peak_mib: float
    layers: list[tuple[str, float]]
    """The dearest layers with their milliseconds."""


def run(_folder: Path) -> None:
    for resolution in ("720p", "1080p"):
        costs = sorted(_costs(resolution), key=lambda cost: -cost.frame_ms)
        section(f"Drawing at {resolution}: processor time per frame, {len(costs)} places")
        figure("median", f"{median([c.frame_ms for c in costs]):.1f} ms")
        figure("median of building a scene", f"{median([c.build_ms for c in costs]):.0f} ms")
        peak = max(costs, key=lambda cost: cost.peak_mib)
        figure(
            f"peak memory of a process ({peak.place})",
            f"{peak.peak_mib:.0f} MiB",
            aim="≤ 600 MiB",
            is_met=peak.peak_mib <= 600,
        )
        for cost in costs[:_DEAREST]:
            figure(cost.place, f"{cost.frame_ms:.1f} ms, built {cost.build_ms:.0f} ms")
            for name, layer_ms in cost.layers[:_LAYERS]:
                figure(f"    {name}", f"{layer_ms:.1f} ms")


def _costs(resolution: str) -> list[_Cost]:
    width, height = frame_size(resolution, "16:9")
    # Forked from one that has all modules: a place costs no start of an interpreter.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with context.Pool(1, maxtasksperchild=1) as pool:
        jobs = [(place, width, height) for place in PLACES]
        return pool.starmap(_cost, jobs, chunksize=1)


def _cost(place: str, width: int, height: int) -> _Cost:
    cv2.setNumThreads(1)  # as in a painter's process
    scene = Scene(scenery=place, subjects=(_WALKER,))
    began_s = time.process_time()
    film = IllustratedFilm(scene, FrameSize(width, height), fps=FPS, frame_count=_DURATION_S * FPS)
    build_ms = (time.process_time() - began_s) * 1000
    out = np.empty((height, width, 3), np.uint8)
    film.draw_into(0, out)  # fills what is remembered from frame to frame
    layers: defaultdict[str, float] = defaultdict(float)
    began_s = time.process_time()
    for index in _FRAMES:
        film.draw_into(index, out)
    frame_ms = (time.process_time() - began_s) * 1000 / len(_FRAMES)
    for index in _FRAMES:
        for name, seconds in film.timed(index):
            layers[name] += seconds * 1000 / len(_FRAMES)
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return _Cost(
        place, build_ms, frame_ms, peak_mib, sorted(layers.items(), key=lambda item: -item[1])
    )
