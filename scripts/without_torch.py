"""Leaves in a lock what the extra ``gpu`` adds to another, without PyTorch and CUDA's libraries.

Usage: scripts/without_torch.py LOCK OTHER
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

BUILD_OF_TORCH = re.compile(r"(torch|triton|nvidia-.*|cuda-.*)==")


def blocks(text: str) -> Iterator[str]:
    """The head comment, then each pinned package with its hashes and where it comes from."""
    yield from re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.MULTILINE)


def main() -> None:
    lock, other = (Path(argument) for argument in sys.argv[1:])
    pinned = {block.split("==")[0] for block in blocks(other.read_text(encoding="utf-8"))}
    head, *packages = blocks(lock.read_text(encoding="utf-8"))
    kept = [
        block
        for block in packages
        if not BUILD_OF_TORCH.match(block) and block.split("==")[0] not in pinned
    ]
    lock.write_text(head + "".join(kept), encoding="utf-8")


if __name__ == "__main__":
    main()
