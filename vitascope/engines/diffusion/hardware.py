"""What this machine can compute with: its GPUs, their memory and peaks, RAM and disk.

Asks torch where that is installed, and says nothing of models or of what fits. Knows NVIDIA's cards
through CUDA alone; every other accelerator counts as none.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import torch

__all__ = [
    "BF16_PEAKS_TFLOPS",
    "Gpu",
    "bf16_peak_tflops",
    "device",
    "disk_free_bytes",
    "driver_version",
    "dtype_for",
    "free_bytes",
    "gpus",
    "ram_bytes",
]

BF16_PEAKS_TFLOPS: Final[tuple[tuple[str, float], ...]] = (
    # The first whose words all stand in the card's name counts: the narrower name comes first.
    ("B200", 2250.0),  # HGX B200 data sheet: 4.5 PFLOPS with sparsity
    ("H200", 989.5),  # H200 data sheet: 1979 with sparsity
    ("GH200", 989.5),  # GH200 data sheet: 1979 with sparsity
    ("H100 NVL", 835.5),  # H100 data sheet: 1671 with sparsity
    ("H100 PCIe", 756.5),  # H100 data sheet: 1513 with sparsity
    ("H100", 989.5),  # H100 data sheet, SXM: 1979 with sparsity
    ("H800", 989.5),  # as the H100 SXM
    ("H20", 148.0),  # H20 data sheet
    ("A100", 312.0),  # A100 data sheet
    ("A800", 312.0),  # as the A100
    ("L40S", 362.0),  # L40S data sheet: 733 with sparsity, rounded up there
    ("L40", 181.0),  # L40 data sheet: 362 with sparsity
    ("L20", 119.5),  # L20 data sheet
    ("L4", 121.0),  # L4 data sheet: 242 with sparsity
    ("A40", 149.7),  # A40 data sheet
    ("A10", 125.0),  # A10 data sheet
    ("RTX PRO 6000 Blackwell", 503.8),  # RTX Blackwell PRO architecture, Appendix
    ("RTX 6000 Ada", 364.2),  # Ada PRO architecture, Appendix
    ("RTX A6000", 154.8),  # GA102 architecture, Appendix
    ("RTX 5090", 209.5),  # RTX Blackwell architecture, Appendix A
    ("RTX 5080", 112.6),  # RTX Blackwell architecture, Appendix A
    ("RTX 4090", 165.2),  # Ada GPU architecture, Appendix A
    ("RTX 4080", 97.5),  # Ada GPU architecture, Appendix A
    ("RTX 3090", 71.0),  # GA102 architecture, Appendix A
    ("RTX 3080", 59.5),  # GA102 architecture, Appendix A
)
"""Peak of a card's tensor cores, TFLOPS: bf16, dense, sums in fp32.

Source: NVIDIA's data sheets and architecture papers, named beside each. A card's power limit may
keep it below; laptops' cards of the same name are slower.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gpu:
    """One GPU that torch can compute on."""

    number: int
    """As torch counts: among those that CUDA_VISIBLE_DEVICES leaves."""
    name: str
    total_bytes: int
    free_bytes: int
    """What nobody on this machine uses now."""
    capability: tuple[int, int]
    """CUDA compute capability."""

    @property
    def peak_tflops(self) -> float | None:
        """bf16, dense; None: not known of this card."""
        return bf16_peak_tflops(self.name)


def gpus() -> tuple[Gpu, ...]:
    """The GPUs that torch sees; none without torch."""
    if importlib.util.find_spec("torch") is None:
        return ()
    import torch

    if not torch.cuda.is_available():
        return ()
    return tuple(_gpu(number) for number in range(torch.cuda.device_count()))


def _gpu(number: int) -> Gpu:
    import torch

    free, total = torch.cuda.mem_get_info(number)
    return Gpu(
        number=number,
        name=torch.cuda.get_device_name(number),
        total_bytes=total,
        free_bytes=free,
        capability=torch.cuda.get_device_capability(number),
    )


def driver_version() -> str | None:
    """Version of NVIDIA's driver in the kernel, or None without it."""
    try:
        said = Path("/proc/driver/nvidia/version").read_text()
    except OSError:
        return None
    found = re.search(r"Module(?: for \S+)?\s+(\d+(?:\.\d+)+)", said)
    return found.group(1) if found else None


def device(number: int = 0) -> torch.device:
    """That GPU; the CPU where there is none at all.

    Raises:
        IndexError: there are GPUs, but not that many.
    """
    import torch

    if not torch.cuda.is_available():
        return torch.device("cpu")
    count = torch.cuda.device_count()
    if number >= count:
        raise IndexError(f"there is no GPU {number}: torch sees {count}")
    return torch.device("cuda", number)


def dtype_for(wanted: str, device: torch.device) -> torch.dtype:
    """The type that weights and activations are kept in.

    Args:
        wanted: ``auto`` or a type of torch by its name. ``auto``: bfloat16 where the card computes
            with it (compute capability 8.0: Ampere, and all since), float16 on older ones, float32
            on the CPU.
    """
    import torch

    if wanted != "auto":
        named: torch.dtype = getattr(torch, wanted)
        return named
    if device.type != "cuda":
        return torch.float32
    is_recent = torch.cuda.get_device_capability(device) >= (8, 0)
    return torch.bfloat16 if is_recent else torch.float16


def free_bytes(device: torch.device) -> int | None:
    """What the GPU has for weights and work; None on the CPU. What torch keeps in reserve there
    counts as free."""
    import torch

    if device.type != "cuda":
        return None
    free, _ = torch.cuda.mem_get_info(device)
    kept = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
    return int(free + kept)


def ram_bytes() -> tuple[int, int]:
    """Total and available RAM."""
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        return total, total
    kib = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}
    return kib["MemTotal"] * 1024, kib["MemAvailable"] * 1024


def disk_free_bytes(folder: Path) -> int:
    """Free on the disk that the folder is on, or will be on."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def bf16_peak_tflops(name: str) -> float | None:
    """The peak of the card with that name, as CUDA says it; None: not known."""
    words = re.split(r"[\s-]+", name)
    for card, peak_tflops in BF16_PEAKS_TFLOPS:
        if all(word in words for word in card.split()):
            return peak_tflops
    return None
