"""The worker process: ``python -m vitascope.tasks``. Settings come from the environment."""

from __future__ import annotations

import asyncio
import os
import signal

from vitascope.config import Settings
from vitascope.db import open_database
from vitascope.lifeline import die_with_parent
from vitascope.logs import configure_logs


async def _work(settings: Settings, conninfo: str) -> None:
    from vitascope.tasks.worker import Worker

    worker = Worker(settings, conninfo)
    loop = asyncio.get_running_loop()
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signal_number, worker.stop)
    await worker.run()


def main() -> None:
    die_with_parent(signal.SIGKILL, os.getppid())
    settings = Settings()
    configure_logs(settings)
    with open_database(settings) as conninfo:
        asyncio.run(_work(settings, conninfo))


if __name__ == "__main__":
    main()
