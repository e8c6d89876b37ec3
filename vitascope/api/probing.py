"""Looking into files that a request brought, beside the event loop and only a few at a time.

What opens sound and video is a process of its own with limits of its own (``media.sandbox``): it
takes no more than a minute, whatever the file does. Threads of their own wait for it, so that a
slow file holds up other files, and nothing else of this process.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

__all__ = ["beside"]

AT_ONCE = 4
"""Files that one process looks into at a time: the machine has videos to make."""

P = ParamSpec("P")
T = TypeVar("T")

_threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="probing")


async def beside(look: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
    """What ``look`` returns or raises."""
    return await asyncio.get_running_loop().run_in_executor(
        _threads, lambda: look(*args, **options)
    )
