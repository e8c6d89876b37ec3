"""Arrays kept as ``.npy`` files, written so that a full disk is told as one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["save_array"]


def save_array(array: NDArray[Any], path: Path) -> None:
    """Write a C-contiguous array.

    Raises:
        OSError: it cannot be written; np.save would say of a full disk only that too little was,
            without the error's number.
    """
    with path.open("wb") as file:
        header = np.lib.format.header_data_from_array_1_0(array)
        np.lib.format.write_array_header_1_0(file, header)
        file.write(array.data)
