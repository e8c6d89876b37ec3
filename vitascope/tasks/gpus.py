"""One worker at a time holds a GPU of this machine: a locked file for each says whose it is."""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, suppress
from pathlib import Path

import structlog

__all__ = ["holding_gpus"]

log = structlog.get_logger(__name__)

RETRY_S = 1.0
"""How often a GPU that another worker holds is asked for."""


@asynccontextmanager
async def holding_gpus(gpus: str | None, folder: Path) -> AsyncIterator[None]:
    """Wait until no other worker of this data folder holds these GPUs, and hold them.

    Args:
        gpus: their numbers as ``CUDA_VISIBLE_DEVICES`` has them; None: none at all.
        folder: where the files are.
    """
    with ExitStack() as held:
        for number in gpus.split(",") if gpus is not None else ():
            descriptor = os.open(folder / f"gpu-{number}.lock", os.O_CREAT | os.O_RDWR, 0o600)
            held.callback(os.close, descriptor)
            await _lock(descriptor, number)
        yield


async def _lock(descriptor: int, number: str) -> None:
    is_told = False
    while True:
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        if not is_told:
            log.info("gpu_held_by_another_worker", gpu=number)
            is_told = True
        await asyncio.sleep(RETRY_S)
