"""The sound track of a video being written: AAC, 48 kHz, stereo, fed as the picture advances.

Knows the encoder and the clock; not what the sound is, nor the file it goes into.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet

from vitascope.engines.base import SOUND_RATE_HZ, Samples

__all__ = ["SoundTrack"]

# Transparent for stereo by common listening tests of AAC-LC, and a small share of the file.
_BIT_RATE = 192_000
# One AAC-LC frame (ISO/IEC 14496-3); the encoder takes no other size but at the end.
_BLOCK_SAMPLES = 1024


class SoundTrack:
    """Cuts the samples into AAC frames, never further ahead than the picture.

    The encoder's delay (its first 1024 samples are silence) and the padding of its last frame are
    written by the muxer as an edit list and a shortened last packet, so that players show exactly
    ``sample_count`` samples.
    """

    def __init__(
        self, container: OutputContainer, samples_ct: Samples, *, sample_count: int
    ) -> None:
        """Args:
        container: the file, before its first packet.
        samples_ct: (2, N) float32, -1..1, ``SOUND_RATE_HZ``.
        sample_count: the track's length; N is cut, or padded with silence, to it.
        """
        if samples_ct.ndim != 2 or samples_ct.shape[0] != 2:
            raise ValueError(f"sound must be (2, N) samples; got {samples_ct.shape}")
        self._samples_ct = samples_ct
        self._sample_count = sample_count
        self._position = 0
        self._stream: AudioStream = container.add_stream(
            "aac", rate=SOUND_RATE_HZ, layout="stereo", format="fltp"
        )
        self._stream.bit_rate = _BIT_RATE

    def encode_until(self, time_s: Fraction) -> Iterator[Packet[AudioStream]]:
        """The packets of every whole block that ends by ``time_s``."""
        end = min(int(time_s * SOUND_RATE_HZ), self._sample_count)
        while self._position + _BLOCK_SAMPLES <= end:
            yield from self._encode_block(_BLOCK_SAMPLES)

    def finish(self) -> Iterator[Packet[AudioStream]]:
        """The rest, the shorter last block included."""
        while self._position < self._sample_count:
            yield from self._encode_block(min(_BLOCK_SAMPLES, self._sample_count - self._position))
        yield from self._stream.encode(None)

    def _encode_block(self, length: int) -> list[Packet[AudioStream]]:
        block_ct = np.zeros((2, length), np.float32)
        given_ct = self._samples_ct[:, self._position : self._position + length]
        # An AAC encoder may refuse or spread a NaN; beyond ±1 it would wrap in integer players.
        block_ct[:, : given_ct.shape[1]] = np.nan_to_num(given_ct).clip(-1.0, 1.0)
        frame = av.AudioFrame.from_ndarray(block_ct, format="fltp", layout="stereo")
        frame.sample_rate = SOUND_RATE_HZ
        frame.time_base = Fraction(1, SOUND_RATE_HZ)
        frame.pts = self._position
        self._position += length
        return self._stream.encode(frame)
