"""A provider's video file, made into a file of our contract.

Where the streams meet the contract already they are copied, and only what is around them changes:
our label, the index in front, nobody else's tags. Otherwise they are decoded, fitted and encoded
anew by the encoder of all engines. What opens the file is a process of its own (``sandbox``), since
a provider is a stranger too. Knows nothing of providers or of where the file came from.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vitascope.media import sandbox
from vitascope.media.download import MAX_FILM_BYTES
from vitascope.media.errors import FilmUnusable
from vitascope.media.label import Label
from vitascope.media.pictures import MAX_SIDE_PX
from vitascope.media.sniff import SNIFF_BYTES, mime_of
from vitascope.media.watermark import fit_watermark

__all__ = ["Finished", "finish"]

_CPU_S: Final = 60
_CPU_S_PER_FRAME: Final = 1.0
"""For each million pixels of one: what a retimed frame takes on a slow core, thrice over."""

_MATROSKA: Final = b"\x1a\x45\xdf\xa3"
"""How WebM begins. Source: RFC 8794 §11.2.1."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Finished:
    """What became of a file."""

    kept: Mapping[int, NDArray[np.uint8]]
    """The frames that were asked for, (H, W, 3) uint8 sRGB each, without the watermark."""
    is_reencoded: bool
    """Whether its pictures were encoded anew; otherwise they are the provider's own, bit by
    bit."""
    reason: str
    """Why they were, in words: "25 fps, not 24"; empty if they were not."""
    has_sound: bool
    """Whether the provider's file has sound at all. Where it was asked for and this is false, the
    file is silent, without an audio stream: what then is the caller's to say."""


def finish(
    source: Path,
    target: Path,
    *,
    width: int,
    height: int,
    fps: int,
    frame_count: int,
    sound: bool,
    label: Label,
    watermark: bool = False,
    watermark_image: Path | None = None,
    keep: frozenset[int] = frozenset(),
    keep_end: bool = False,
    cancel: threading.Event | None = None,
) -> Finished:
    """Make a provider's file into one of the contract: MP4, H.264 at exactly this size, rate and
    number of frames, and AAC of the same length.

    Frames too many at the end are cut off; one or two that are missing are held
    (``fit.MOST_HELD``). Other sizes are scaled to cover and cropped, other rates retimed.

    Args:
        source: the file, untrusted: mp4, mov or webm.
        target: the file to make; on an error there is none.
        width, height: of the frames to be, pixels, even.
        sound: whether the file is to have the source's sound; otherwise it has none.
        label: says inside the file that a machine made it.
        watermark: whether to draw the mark on every frame.
        watermark_image: the operator's own picture for it.
        keep: frames to hand back, by their index in the video to be.
        keep_end: whether the last frame must be the source's own last one (it was given as a
            picture): a surplus is then taken out before it.
        cancel: once set, the work is given up.

    Raises:
        FilmUnusable: no video, broken, too short, too large, or too much work.
        WatermarkUnusable: ``watermark_image`` cannot be used.
        RenderCancelled: ``cancel`` was set.
        DiskFull, EncodeFailed: the file cannot be written.
    """
    if not all(0 <= index < frame_count for index in keep):
        raise ValueError(f"frames to keep must be 0..{frame_count - 1}; got {sorted(keep)}")
    if watermark:
        # Here, where its error can be told; the process draws it.
        fit_watermark(width=width, height=height, picture=watermark_image)
    name = _format_of(source)
    megapixels = max(1.0, width * height / 1e6)
    try:
        with tempfile.TemporaryDirectory(dir=target.absolute().parent) as kept_to:
            found = sandbox.run(
                "finish",
                source,
                {
                    "name": name,
                    "target": str(target.absolute()),
                    "kept_to": kept_to,
                    "wanted": {
                        "width": width,
                        "height": height,
                        "fps": fps,
                        "frame_count": frame_count,
                        "sound": sound,
                        "keep_end": keep_end,
                    },
                    "label": asdict(label),
                    "watermark": watermark,
                    "watermark_image": (
                        None if watermark_image is None else str(watermark_image.absolute())
                    ),
                    "keep": sorted(keep),
                    "max_side_px": MAX_SIDE_PX,
                },
                invalid=FilmUnusable,
                noun="provider's video",
                cpu_s=_CPU_S + round(_CPU_S_PER_FRAME * megapixels * frame_count),
                cancel=cancel,
            )
            kept = {index: np.load(Path(kept_to) / f"{index}.npy") for index in sorted(keep)}
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return Finished(kept=kept, **found)


def _format_of(source: Path) -> str:
    size_bytes = source.stat().st_size
    if size_bytes > MAX_FILM_BYTES:
        limit_mib = MAX_FILM_BYTES // 1024**2
        raise FilmUnusable(
            f"The provider's video is larger than {limit_mib} MB ({size_bytes} bytes)."
        )
    with source.open("rb") as file:
        beginning = file.read(SNIFF_BYTES)
    if beginning.startswith(_MATROSKA):
        return "webm"
    found = mime_of(beginning)
    if found is not None and found.kind == "video":
        return found.name
    raise FilmUnusable(f"The provider's video is {_guess(beginning)}, not an mp4, mov or webm.")


def _guess(beginning: bytes) -> str:
    text = beginning.lstrip().lower()
    if not text:
        return "an empty file"
    if text.startswith(b"<"):
        return "a web page or XML"
    if text.startswith((b"{", b"[")):
        return "JSON"
    found = mime_of(beginning)
    return "something else" if found is None else f"{found.kind}/{found.name}"
