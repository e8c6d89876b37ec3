"""Makes videos on engines of this machine: one lane's engine processes, one render at a time.

Knows which engine's process is loaded and when another one must make room for it; the render itself
is ``attempt``'s.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from vitascope.config import Settings
from vitascope.db import Connection
from vitascope.engines.host import EngineHost
from vitascope.engines.roster import EngineEntry
from vitascope.errors import VitascopeError
from vitascope.media.credentials import SourceType
from vitascope.tasks.attempt import Control, Rendered, make_video
from vitascope.tasks.lanes import Lane
from vitascope.tasks.marks import Marks
from vitascope.tasks.models import Claim
from vitascope.tasks.sent import Sender

__all__ = ["LocalMaker", "source_type_of"]

CANCEL_GRACE_S = 1.5
"""How long an engine may take to heed a cancel before it is killed: two seconds in all, with what
it takes to hear of it."""

LOAD_TIMEOUT_S = 600.0
GPU_LOAD_TIMEOUT_S = 3600.0
"""Eighty gigabytes of weights from a slow disk."""

GPU_STALL_S = 900.0
"""One step of a large model whose weights come over the bus, or decoding a long video: nothing is
heard of either before it is over. ``engine_stall_s`` counts if it is longer."""


class LocalMaker:
    """The engines of one lane."""

    def __init__(self, lane: Lane, settings: Settings, *, sender: Sender, marks: Marks) -> None:
        self._lane = lane
        self._settings = settings
        self._sender = sender
        self._marks = marks
        self._entries = {entry.name: entry for entry in lane.engines}
        self._hosts: dict[str, EngineHost] = {}

    def warm_up(self) -> None:
        """Begin to load the lane's first engine; returns at once."""
        self._host(self._lane.engines[0].name).start()

    async def make(self, claim: Claim, *, control: Control, work_dir: Path) -> Rendered:
        """See ``attempts.Maker``."""
        media = await self._sender.all_of(claim, into=work_dir, control=control)
        await self._make_room(claim.engine)
        return await asyncio.to_thread(
            make_video,
            claim,
            media,
            host=self._host(claim.engine),
            work_dir=work_dir,
            control=control,
            marks=self._marks,
            source_type=source_type_of(self._entries[claim.engine]),
        )

    async def settle(
        self, connection: Connection, claim: Claim, error: VitascopeError | None
    ) -> None:
        """Nothing is kept of a render."""

    async def close(self) -> None:
        """End the engines' processes."""
        for host in self._hosts.values():
            await asyncio.to_thread(host.close)

    async def _make_room(self, engine: str) -> None:
        """A GPU holds one engine at a time."""
        if not self._lane.uses_gpu:
            return
        for name in [name for name in self._hosts if name != engine]:
            await asyncio.to_thread(self._hosts.pop(name).close)

    def _host(self, engine: str) -> EngineHost:
        if engine not in self._hosts:
            spec = self._entries[engine].spec
            assert spec is not None
            stall_s = self._settings.engine_stall_s
            is_on_gpu = self._lane.uses_gpu
            self._hosts[engine] = EngineHost(
                spec if self._lane.gpus is None else spec.on_gpus(self._lane.gpus),
                stall_s=max(stall_s, GPU_STALL_S) if is_on_gpu else stall_s,
                cancel_grace_s=CANCEL_GRACE_S,
                load_timeout_s=GPU_LOAD_TIMEOUT_S if is_on_gpu else LOAD_TIMEOUT_S,
            )
        return self._hosts[engine]


def source_type_of(entry: EngineEntry) -> SourceType:
    """How content credentials call what an engine makes."""
    return "algorithmicMedia" if entry.is_drawn else "trainedAlgorithmicMedia"
