"""A film's packets copied into a file of ours: other box, same pictures.

Nothing is encoded anew but, if it must be, the sound. The file is ours in all that is around the
pictures: even times, our label and nobody else's tags, the index in front. Knows packets; which
films may be copied is for ``film`` to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
from av.audio.stream import AudioStream
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vitascope.engines.base import SOUND_RATE_HZ, Samples
from vitascope.media.containers import sound_of
from vitascope.media.encode import open_mp4
from vitascope.media.errors import file_error
from vitascope.media.film import FILM_SOUND_CODECS, Film, Wanted
from vitascope.media.label import Label
from vitascope.media.sound import SoundTrack

__all__ = ["copy_film"]

_BT709_TAGS: Final = (
    "h264_metadata=colour_primaries=1:transfer_characteristics=1:matrix_coefficients=1"
    ":video_full_range_flag=0"
)


def copy_film(
    container: InputContainer,
    stream: VideoStream,
    *,
    film: Film,
    wanted: Wanted,
    target: Path,
    label: Label,
    sound: Samples | None,
) -> Iterator[VideoFrame]:
    """Copy a film that has no shortfalls, and decode it on the way.

    Args:
        container, stream: the film, not read from yet.
        sound: to be encoded; None: the film's own is copied if it is wanted.

    Yields:
        Its frames, as they are shown: for whoever wants to look, and as the proof that there are
        so many. The file is whole once this has ended.

    Raises:
        DiskFull, EncodeFailed: the file cannot be written.
        av.FFmpegError: the film is broken.
    """
    heard: AudioStream | None = None
    if wanted.sound and sound is None and film.sound is not None:
        heard = sound_of(container, codecs=FILM_SOUND_CODECS)
    with _translated(target):
        out = open_mp4(target, label=label)
    copy = _Copy(out, stream, heard, film=film, wanted=wanted, sound=sound)
    shown = 0
    for packet in container.demux([stream, heard] if heard is not None else [stream]):
        if packet.size == 0:
            frames = packet.decode() if packet.stream is stream else []
        elif packet.stream is stream:
            frames = packet.decode()
            with _translated(target):
                copy.add_picture(packet)
        else:
            frames = []
            with _translated(target):
                copy.add_sound(packet)
        for frame in frames:
            assert isinstance(frame, VideoFrame)
            shown += 1
            if shown <= wanted.frame_count:
                yield frame
    with _translated(target):
        copy.finish()


class _Copy:
    """The file being written."""

    def __init__(
        self,
        out: OutputContainer,
        stream: VideoStream,
        heard: AudioStream | None,
        *,
        film: Film,
        wanted: Wanted,
        sound: Samples | None,
    ) -> None:
        self._out, self._wanted, self._film = out, wanted, film
        self._picture = out.add_stream_from_template(stream)
        self._picture.time_base = Fraction(1, wanted.fps)
        self._filter = None
        if film.needs_colour_tags:
            self._filter = BitStreamFilterContext(_BT709_TAGS, stream, self._picture)
        self._heard = None if heard is None else out.add_stream_from_template(heard)
        self._track: SoundTrack | None = None
        if sound is not None:
            count = round(Fraction(wanted.frame_count * SOUND_RATE_HZ, wanted.fps))
            self._track = SoundTrack(out, sound, sample_count=count)
        self._read = 0
        # A frame is decoded before it is shown: by as many places as the widest exchange.
        self._delay = max(number - rank for number, rank in enumerate(film.ranks))

    def add_picture(self, packet: Packet[Any]) -> None:
        """The next packet of the picture."""
        number, self._read = self._read, self._read + 1
        if number >= self._wanted.frame_count:
            return
        packet.time_base = Fraction(1, self._wanted.fps)
        packet.pts, packet.dts = self._film.ranks[number], number - self._delay
        packet.duration = 1
        self._mux_picture(self._filter.filter(packet) if self._filter else [packet])
        if self._track is not None:
            self._out.mux([*self._track.encode_until(Fraction(number + 1, self._wanted.fps))])

    def add_sound(self, packet: Packet[Any]) -> None:
        """The next packet of the sound, cut at the picture's end."""
        assert self._heard is not None
        if packet.pts is None or packet.dts is None:
            return
        begin = round(Fraction(self._film.begin_s) / packet.time_base)
        end = round(Fraction(self._wanted.frame_count, self._wanted.fps) / packet.time_base)
        packet.pts, packet.dts = packet.pts - begin, packet.dts - begin
        if packet.pts >= end:
            return
        packet.duration = min(packet.duration or 0, end - packet.pts)
        packet.stream = self._heard
        self._out.mux(packet)

    def finish(self) -> None:
        if self._filter is not None:
            self._mux_picture(self._filter.filter(None))
        if self._track is not None:
            self._out.mux([*self._track.finish()])
        self._out.close()

    def _mux_picture(self, packets: list[Packet[VideoStream]]) -> None:
        for packet in packets:
            packet.stream = self._picture
            self._out.mux(packet)


@contextmanager
def _translated(target: Path) -> Iterator[None]:
    try:
        yield
    except (av.FFmpegError, OSError) as exc:
        reason = exc.strerror or type(exc).__name__
        raise file_error(exc.errno, path=target, reason=reason) from exc
