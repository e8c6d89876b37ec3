"""A GPU is one worker's at a time."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

from tests.tasks.making import until
from vitascope.tasks.gpus import holding_gpus

HOLDER = """
import asyncio, sys
from pathlib import Path
from vitascope.tasks.gpus import holding_gpus

async def main():
    async with holding_gpus("0,1", Path(sys.argv[1])):
        print("held", flush=True)
        await asyncio.sleep(600)

asyncio.run(main())
"""


async def test_who_needs_a_gpu_waits_until_its_holder_is_gone_however_it_went(
    tmp_path: Path,
) -> None:
    held: list[str] = []

    async def hold(gpus: str) -> None:
        async with holding_gpus(gpus, tmp_path):
            held.append(gpus)

    async def has_held() -> bool:
        return bool(held)

    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, str(tmp_path), stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout is not None
        assert await holder.stdout.readline() == b"held\n"
        waiting = asyncio.create_task(hold("1"))
        await hold("2")
        assert held == ["2"]
        assert not waiting.done()
        held.clear()
    finally:
        holder.kill()
        await holder.wait()
    await until(has_held)
    await waiting
    assert held == ["1"]


async def test_who_needs_none_waits_for_nobody(tmp_path: Path) -> None:
    async with asyncio.timeout(20), holding_gpus("0", tmp_path), holding_gpus(None, tmp_path):
        pass
