"""Reading prompts: how long the illustrator takes to understand one, and the longest ones."""

from __future__ import annotations

import time
from pathlib import Path

from bench.report import figure, median, section
from vitascope.engines.illustration.language import read_prompt

__all__ = ["run"]

PROMPTS = {
    "a sentence": "a fox running through a snowy forest at night",
    "一句话": "黄昏下的海边,海浪轻轻拍打礁石,镜头缓慢推进",
    "2,000 characters": "a small red cat sleeping on a wooden table next to two apples. " * 32,
    "5,000 Chinese characters": "一只红色的小猫在桌子上睡觉,旁边有两个苹果和三本书。" * 200,
    "5,000 rare characters": "".join(chr(0x4E00 + 4 * n) for n in range(5000)),
    "5,000 unknown letters": "qx " * 1667,
    "5,000 brackets": "(" * 5000,
}
AIM_MS = 20.0
ROUNDS = 15


def run(_folder: Path) -> None:
    section("Reading a prompt: milliseconds of one core")
    read_prompt("a cat", seed=0)
    for name, prompt in PROMPTS.items():
        times_ms = []
        for _ in range(ROUNDS):
            read_prompt.cache_clear()
            began = time.process_time()
            read_prompt(prompt[:5000], seed=1)
            times_ms.append((time.process_time() - began) * 1000)
        took = median(times_ms)
        figure(name, f"{took:.2f} ms", aim=f"< {AIM_MS:.0f} ms", is_met=took < AIM_MS)
