"""What a provider's video is, and what keeps it from being a file of our contract.

Looks at headers, at the times of packets and at one decoded frame; believes packets more than
headers. Runs in the process of ``film_reader``. Changes and writes nothing.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Final

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.frame import VideoFrame

from vitascope.engines.base import SOUND_RATE_HZ
from vitascope.media.containers import (
    Turn,
    is_full_range,
    picture_of,
    pixel_aspect_of,
    seen,
    sound_of,
    usual_frame_s,
)
from vitascope.media.sandboxed import Unusable

__all__ = ["FILM_SOUND_CODECS", "Film", "FilmSound", "Wanted", "examine"]

FILM_SOUND_CODECS: Final = frozenset(
    {
        "aac", "mp3", "mp3float", "opus", "libopus", "vorbis", "flac", "alac", "ac3", "eac3",
        "pcm_s16le", "pcm_s24le",
    }
)  # fmt: skip

_PROFILES: Final = frozenset({"Baseline", "Constrained Baseline", "Main", "High"})
"""Of H.264, that every player of the contract's High decodes too."""

_MOST_PACKETS: Final = 200_000
"""An hour at 50 frames a second: what is more is no film, and its times would fill the memory."""

_EVEN: Final = 0.25
"""Of a frame's time: what a frame may be off the beat by in a video that is called even. Clocks of
a thousandth of a second round that much at 240 fps."""
_SAME_RATE: Final = 0.0005
"""Share: 23.976 is another rate, here."""

# H.273. 2: not said.
_BT709_MATRIX, _UNSAID = 1, 2
_LIKE_BT709_PRIMARIES: Final = frozenset({1, 2})
_LIKE_BT709_CURVES: Final = frozenset({1, 2, 6, 13})
"""BT.601's is the same curve; what says sRGB is shown alike (see ``encode``)."""
_HD_ROWS: Final = 720
"""From here on, players take what does not name its colours for BT.709."""

_AAC_SAMPLES: Final = 1024
"""Of a packet of AAC-LC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the file must be."""

    width: int
    height: int
    fps: int
    frame_count: int
    sound: bool
    keep_end: bool
    """Whether the last frame must be the source's own last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmSound:
    """The sound of a film."""

    is_ours: bool
    """AAC-LC, 48 kHz, stereo, without gaps."""
    begin_s: float
    end_s: float

    def fits(self, film: Film, wanted: Wanted) -> bool:
        """Whether its packets can be copied: of the right kind, there from the beginning to the
        end. What is longer is cut at a sample."""
        starts_with_it = abs(self.begin_s - film.begin_s) < 0.5 / SOUND_RATE_HZ
        reaches = self.end_s - film.begin_s >= wanted.frame_count / wanted.fps - 1e-4
        return self.is_ours and starts_with_it and reaches


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A video as it came."""

    codec: str
    profile: str
    pixel_format: str
    width: int
    height: int
    is_plain: bool
    """Progressive, upright, square pixels."""
    is_full_range: bool
    colours: tuple[int, int, int]
    """Primaries, transfer curve, matrix, as H.273 numbers them."""
    fps: float | None
    """None: its frames are not on an even beat."""
    begin_s: float
    """When the first frame is shown, on the file's clock."""
    duration_s: float
    ranks: tuple[int, ...]
    """For each packet, in the order of the file: its place among the frames as shown."""
    has_unseen: bool
    """Frames that are decoded and not shown, or without a time of their own."""
    sound: FilmSound | None
    """None as well where nobody asked for it."""
    has_sound: bool

    @property
    def frame_count(self) -> int:
        return len(self.ranks)

    @property
    def needs_colour_tags(self) -> bool:
        """Colours are BT.709 and the file does not say so."""
        return self.colours != (1, 1, 1)

    def picture_shortfalls(self, wanted: Wanted) -> list[str]:
        """Why its pictures cannot be taken as they stand; empty if they can."""
        found: list[str] = []
        if self.codec != "h264":
            found.append(f"{self.codec}, not H.264")
        elif self.profile not in _PROFILES:
            found.append(f"H.264 of the profile {self.profile}")
        if self.pixel_format not in ("yuv420p", "yuvj420p"):
            found.append(f"{self.pixel_format}, not yuv420p")
        if not self.is_plain:
            found.append("turned, interlaced or with pixels that are not square")
        if (self.width, self.height) != (wanted.width, wanted.height):
            found.append(f"{self.width}x{self.height}, not {wanted.width}x{wanted.height}")
        if self.is_full_range or not self._is_bt709:
            found.append("colours other than BT.709 in limited range")
        if self.fps is None:
            found.append("uneven frame times")
        elif abs(self.fps - wanted.fps) > _SAME_RATE * wanted.fps:
            found.append(f"{self.fps:.6g} fps, not {wanted.fps}")
        elif not self._can_be_cut_to(wanted):
            found.append(f"{self.frame_count} frames, not {wanted.frame_count}")
        elif self.has_unseen:
            found.append("frames that are not shown")
        return found

    @property
    def _is_bt709(self) -> bool:
        primaries, curve, matrix = self.colours
        if primaries not in _LIKE_BT709_PRIMARIES or curve not in _LIKE_BT709_CURVES:
            return False
        return matrix == _BT709_MATRIX or (matrix == _UNSAID and self.height >= _HD_ROWS)

    def _can_be_cut_to(self, wanted: Wanted) -> bool:
        """Frames too many can be left out if they come last in the file too: nothing that stays
        is built on them."""
        if self.frame_count == wanted.frame_count:
            return True
        if self.frame_count < wanted.frame_count or wanted.keep_end:
            return False
        return max(self.ranks[: wanted.frame_count]) < wanted.frame_count


def examine(container: InputContainer, *, max_side_px: int, sound: bool) -> Film:
    """Look at a film.

    Args:
        sound: whether its sound matters.

    Raises:
        Unusable: it holds no moving picture that is taken, or sound that is not, or too many
            packets.
        av.FFmpegError: it is broken.
    """
    stream = picture_of(container, max_side_px=max_side_px)
    heard = None
    if sound and container.streams.audio:
        heard = sound_of(container, codecs=FILM_SOUND_CODECS)
    frame_s = usual_frame_s(stream)
    times_s, sound_facts, has_unseen = _times(container, stream, heard)
    if not times_s:
        raise Unusable("holds no picture")
    order = sorted(range(len(times_s)), key=times_s.__getitem__)
    ranks = [0] * len(order)
    for rank, number in enumerate(order):
        ranks[number] = rank
    shown_s = [times_s[number] for number in order]
    fps = _rate(shown_s)
    container.seek(0)
    frame = next(seen(container, stream), None)
    if frame is None:
        raise Unusable("holds no picture that can be decoded")
    context = stream.codec_context
    return Film(
        codec=context.name,
        profile=str(context.profile),
        pixel_format=frame.format.name,
        width=frame.width,
        height=frame.height,
        is_plain=_is_plain(frame) and pixel_aspect_of(stream) == 1,
        is_full_range=is_full_range(frame),
        colours=(int(frame.color_primaries), int(frame.color_trc), int(frame.colorspace)),
        fps=fps,
        begin_s=shown_s[0],
        duration_s=shown_s[-1] - shown_s[0] + (1 / fps if fps else frame_s),
        ranks=tuple(ranks),
        has_unseen=has_unseen,
        sound=sound_facts,
        has_sound=sound_facts is not None if sound else bool(container.streams.audio),
    )


def _is_plain(frame: VideoFrame) -> bool:
    return not frame.interlaced_frame and Turn.of(frame) == Turn()


def _times(
    container: InputContainer, picture: av.VideoStream, heard: AudioStream | None
) -> tuple[list[float], FilmSound | None, bool]:
    """When each packet of the picture is shown, in the order of the file; and the sound."""
    times_s: list[float] = []
    spans_s: list[tuple[float, float]] = []
    has_unseen = False
    for packet in container.demux([picture, heard] if heard is not None else [picture]):
        if packet.size == 0:
            continue
        if len(times_s) + len(spans_s) > _MOST_PACKETS:
            raise Unusable("has more pictures than can be looked at")
        if packet.pts is None or packet.is_discard:
            has_unseen |= packet.stream is picture
            continue
        at_s = float(packet.pts * packet.time_base)
        if packet.stream is picture:
            times_s.append(at_s)
        else:
            spans_s.append((at_s, at_s + float((packet.duration or 0) * packet.time_base)))
    if heard is None or not spans_s:
        return times_s, None, has_unseen
    return times_s, _sound_facts(heard, spans_s), has_unseen


def _sound_facts(stream: AudioStream, spans_s: list[tuple[float, float]]) -> FilmSound:
    context = stream.codec_context
    packet_s = _AAC_SAMPLES / SOUND_RATE_HZ
    starts_s = [begin_s for begin_s, _ in spans_s]
    is_gapless = all(
        abs(after - before - packet_s) < 0.001 for before, after in itertools.pairwise(starts_s)
    )
    is_ours = (
        context.name == "aac"
        and context.profile == "LC"
        and context.sample_rate == SOUND_RATE_HZ
        and context.layout.name == "stereo"
        and is_gapless
    )
    # An encoder's first packet lies before the beginning, and is not heard.
    begin_s = 0.0 if -2 * packet_s < starts_s[0] < 0 else starts_s[0]
    return FilmSound(is_ours=is_ours, begin_s=begin_s, end_s=max(end_s for _, end_s in spans_s))


def _rate(shown_s: list[float]) -> float | None:
    """Frames a second, if they are on an even beat."""
    if len(shown_s) < 2 or shown_s[-1] <= shown_s[0]:
        return None
    fps = (len(shown_s) - 1) / (shown_s[-1] - shown_s[0])
    off = max(abs((at_s - shown_s[0]) * fps - rank) for rank, at_s in enumerate(shown_s))
    return fps if off < _EVEN else None
