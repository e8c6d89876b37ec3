"""A picture file's bytes made ready for an engine: decoded once, kept as a plain array file.

Knows where an attempt keeps its pictures; not where the bytes came from (``fetch``, ``dataurl``
and storage do) nor what an engine does with them.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vitascope.engines.base import ImageRole, Picture
from vitascope.media.errors import file_error
from vitascope.media.pictures import normalise

__all__ = ["ingest"]


def ingest(content: bytes, *, role: ImageRole, into: Path) -> Picture:
    """Decode a picture and store it as ``<role>.npy``.

    Args:
        content: the picture file's bytes.
        role: at most one picture of each role in a request, so it also names the file.
        into: the attempt's folder, which exists.

    Raises:
        PictureInvalid: see ``pictures.normalise``.
        DiskFull, EncodeFailed: the array cannot be written.
    """
    pixels_hwc = normalise(content)
    path = into / f"{role}.npy"
    try:
        _save(pixels_hwc, path)
    except OSError as exc:
        raise file_error(exc.errno, path=path, reason=exc.strerror or "write error") from exc
    return Picture(role=role, path=path)


def _save(pixels_hwc: NDArray[np.uint8], path: Path) -> None:
    # np.save says of a full disk only that too little was written, without the error's number.
    with path.open("wb") as file:
        header = np.lib.format.header_data_from_array_1_0(pixels_hwc)
        np.lib.format.write_array_header_1_0(file, header)
        file.write(pixels_hwc.data)
