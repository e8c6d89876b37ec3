"""What a picture, sound or clip of a request must be like, and what is known of one.

Data and arithmetic on facts that others found. Opens no file, fetches nothing, and does not
know how many of a kind a request holds (``amounts``) or what each is for (``roles``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from vitascope.catalog.urls import is_data_url

__all__ = [
    "DURATION_SLACK_S",
    "FORMATS",
    "MIMES",
    "PICTURE",
    "CheckSource",
    "MediaFacts",
    "MediaKind",
    "MediaLimits",
    "Source",
]

MediaKind: TypeAlias = Literal["image", "audio", "video"]

FORMATS: Mapping[str, str] = {
    "image/jpeg": "jpeg",
    "image/png": "png",
    "image/webp": "webp",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
    "image/gif": "gif",
    "audio/wav": "wav",
    "audio/mpeg": "mp3",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
}
"""Every media type that the catalogue speaks of, and its short name. Facts use these spellings."""

MIMES: Mapping[str, str] = {name: mime for mime, name in FORMATS.items()}
"""The other way round; short names are also the endings of stored files."""

DURATION_SLACK_S = 0.2
"""How far each file may miss a bound of its duration: encoders pad to whole blocks, so that an
mp3 of "15 seconds" lasts two blocks more (2 × 1152 samples at 16 kHz: 0.14 s). Ours."""

MIB = 1024**2


@dataclass(frozen=True, slots=True)
class Source:
    """Where a medium comes from; exactly one of the two is there."""

    url: str | None = None
    """http, https or data."""
    file_id: str | None = None
    """An earlier upload's id: a UUID, lower case, with hyphens."""

    @property
    def is_data_url(self) -> bool:
        return self.url is not None and is_data_url(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFacts:
    """What a file is, told by its content."""

    kind: MediaKind
    mime: str
    """A key of ``FORMATS`` for every format that a model takes."""
    size_bytes: int
    width: int | None = None
    """Pixels; None for a sound."""
    height: int | None = None
    duration_s: float | None = None
    """None for a picture."""


CheckSource: TypeAlias = Callable[[MediaKind, Source], MediaFacts | str | None]
"""What is known of a medium before it is fetched: facts (a decoded data URL, an upload that was
found), one sentence that says what is wrong with it, or None (an http URL: nothing yet)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaLimits:
    """What a model asks of the media of one kind. Durations are None where there are none."""

    kind: MediaKind
    count_max: int
    """At most this many in one request."""
    mimes: tuple[str, ...]
    """Keys of ``FORMATS``."""
    size_max_bytes: int
    """Of each."""
    side_max_px: int | None = None
    """Of each."""
    duration_min_s: int | None = None
    """Of each."""
    duration_max_s: int | None = None
    """Of each."""
    total_max_s: int | None = None
    """Of all of them together."""

    def breaches(self, facts: MediaFacts) -> Iterator[str]:
        """What one file breaks: sentences without their subject (``must be …; it is …``)."""
        if facts.mime not in self.mimes:
            yield f"must be {self.formats}; it is {facts.mime}"
        if facts.size_bytes > self.size_max_bytes:
            most = f"{self.size_max_bytes // MIB} MB ({self.size_max_bytes} bytes)"
            yield f"must have at most {most}; it has {facts.size_bytes}"
        if self.side_max_px is not None and max(_sides(facts)) > self.side_max_px:
            size = f"{facts.width}x{facts.height}"
            yield f"must have sides of at most {self.side_max_px} pixels; it is {size}"
        if facts.duration_s is not None and not self._is_length_right(facts.duration_s):
            bounds = f"from {self.duration_min_s} to {self.duration_max_s} seconds"
            yield f"must last {bounds}; it lasts {facts.duration_s:.2f}"

    def total_breach(self, durations_s: Iterable[float]) -> str | None:
        """What all files of this kind break together, as one sentence without its subject.

        One alone breaks nothing here: ``breaches`` has said it.
        """
        lengths_s = list(durations_s)
        total_s = sum(lengths_s)
        if self.total_max_s is None or len(lengths_s) < 2:
            return None
        if total_s <= self.total_max_s + DURATION_SLACK_S * len(lengths_s):
            return None
        return f"must last at most {self.total_max_s} seconds in all; they last {total_s:.2f}"

    @property
    def formats(self) -> str:
        """The formats by their short names: ``wav or mp3``."""
        return " or ".join(FORMATS[mime] for mime in self.mimes)

    def described(self) -> dict[str, object]:
        """The limits as JSON has them, for a list of models; what does not apply is left out."""
        numbers = {
            "count_max": self.count_max,
            "bytes_max": self.size_max_bytes,
            "side_max_px": self.side_max_px,
            "seconds_min": self.duration_min_s,
            "seconds_max": self.duration_max_s,
            "seconds_total_max": self.total_max_s,
        }
        known = {name: number for name, number in numbers.items() if number is not None}
        return {"formats": [FORMATS[mime] for mime in self.mimes], **known}

    def _is_length_right(self, duration_s: float) -> bool:
        least, most = self.duration_min_s, self.duration_max_s
        return (least is None or duration_s >= least - DURATION_SLACK_S) and (
            most is None or duration_s <= most + DURATION_SLACK_S
        )


PICTURE = MediaLimits(
    kind="image",
    count_max=1,
    # Source of what follows: contract, "POST /v1/video/create": every picture, of every model.
    mimes=("image/jpeg", "image/png", "image/webp", "image/bmp", "image/tiff", "image/gif"),
    size_max_bytes=30 * MIB,
    side_max_px=6_000,
)
"""What every picture must be like; how many there may be is for the model to say."""


def _sides(facts: MediaFacts) -> tuple[int, int]:
    return facts.width or 0, facts.height or 0
