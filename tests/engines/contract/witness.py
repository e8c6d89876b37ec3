"""Goes along in an engine's process: an engine around the engine, which writes down what it does.

The host straightens some of what an engine says (a fraction that falls is not passed on); here is
what it said. Changes nothing: every frame and every call goes through.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Generator, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from vitascope.engines.base import Engine, Frames, RenderContext, RenderRequest, Samples
from vitascope.engines.registry import EngineSpec, make_engine

__all__ = ["Record", "make", "watched"]

_FILE = "witness.json"


@dataclass
class Record:
    """One render, as the engine did it."""

    fractions: list[float] = field(default_factory=list)
    """What it reported."""
    scenes: int = 0
    sounds: int = 0
    frame_count: int = 0
    """Frames that were taken from it."""
    end: Literal["done", "cut short"] = "cut short"
    """Cut short: by an error, or because no more of it was wanted."""

    @classmethod
    def of(cls, work_dir: Path) -> Record:
        """What was written down of the render that had this folder."""
        return cls(**json.loads((work_dir / _FILE).read_text()))


class _Witness:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def load(self) -> None:
        self._engine.load()

    def close(self) -> None:
        self._engine.close()

    def render(self, request: RenderRequest, context: RenderContext) -> Iterator[Frames]:
        record = Record()
        try:
            frames = self._engine.render(request, _Context(context, record))
            with contextlib.closing(_closable(frames)) as given:
                for frames_thwc in given:
                    record.frame_count += len(frames_thwc)
                    yield frames_thwc
            record.end = "done"
        finally:
            (context.work_dir / _FILE).write_text(json.dumps(asdict(record)))


def _closable(frames: Iterator[Frames]) -> Generator[Frames, None, None]:
    """Whatever iterator an engine gives, closed when this one is."""
    yield from frames


class _Context:
    def __init__(self, context: RenderContext, record: Record) -> None:
        self.work_dir = context.work_dir
        self._context = context
        self._record = record

    def report(self, fraction: float) -> None:
        self._record.fractions.append(float(fraction))
        self._context.report(fraction)

    def check_cancelled(self) -> None:
        self._context.check_cancelled()

    def describe(self, scene: Mapping[str, object]) -> None:
        self._record.scenes += 1
        self._context.describe(scene)

    def add_sound(self, samples_ct: Samples) -> None:
        self._record.sounds += 1
        self._context.add_sound(samples_ct)


def make(target: str, options: dict[str, Any]) -> Engine:
    """What the engine's process is told: ``tests.engines.contract.witness:make``."""
    return _Witness(make_engine(target, options))


def watched(spec: EngineSpec) -> EngineSpec:
    """The same engine with the witness around it."""
    options = {"target": spec.target, "options": dict(spec.options)}
    return EngineSpec(spec.name, f"{__name__}:make", options, spec.environment)
