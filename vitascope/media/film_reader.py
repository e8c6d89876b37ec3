"""The process in which a provider's finished video becomes a file of our contract.

Started by ``sandbox.py``, and by nobody else, for ``finish``; ``sandboxed`` is how it behaves,
``containers`` how a file is opened. The file is read three times at most: its packets are looked
at, its sound is decoded, and its pictures are either copied (``remux``) or decoded, fitted and
encoded anew (``fit``, ``encode``). Besides its stdin it opens what it writes, and the operator's
watermark. Knows nothing of providers or of who asked.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import av
import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from vitascope.engines.base import SOUND_RATE_HZ, Frames, Samples
from vitascope.media.arrays import save_array
from vitascope.media.containers import (
    THREADS,
    Turn,
    check_sides,
    heard,
    opened,
    picture_of,
    pixel_aspect_of,
    seen,
    sound_of,
    to_srgb,
)
from vitascope.media.encode import VideoWriter
from vitascope.media.film import FILM_SOUND_CODECS, Film, Wanted, examine
from vitascope.media.fit import FramesMissing, fitted
from vitascope.media.label import Label
from vitascope.media.remux import copy_film
from vitascope.media.sandboxed import Unusable, answer
from vitascope.media.watermark import fit_watermark

__all__ = ["main"]

_BEHIND_S: Final = 1.0
"""How much more sound than picture is decoded, for sound that begins before the picture."""


def main(argv: list[str]) -> int:
    """Do one thing and say how it went."""
    return answer(argv, {"finish": _finish})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What ``finish`` gives."""

    name: str
    """Of the file's format."""
    target: Path
    kept_to: Path
    """A folder for the frames that are asked for, ``INDEX.npy`` each."""
    wanted: Wanted
    label: Label
    watermark: bool
    watermark_image: Path | None
    keep: frozenset[int]
    max_side_px: int


def _finish(**options: Any) -> dict[str, object]:
    image = options.pop("watermark_image")
    job = _Job(
        target=Path(options.pop("target")),
        kept_to=Path(options.pop("kept_to")),
        wanted=Wanted(**options.pop("wanted")),
        label=Label(**options.pop("label")),
        watermark_image=None if image is None else Path(image),
        keep=frozenset(options.pop("keep")),
        **options,
    )
    with _reopened(job) as container:
        film = examine(container, max_side_px=job.max_side_px, sound=job.wanted.sound)
    reasons = film.picture_shortfalls(job.wanted)
    if job.watermark:
        reasons.append("the watermark is drawn")
    if reasons:
        kept = _encode(job, film)
    else:
        kept = _copy(job, film)
    for index, pixels_hwc in kept.items():
        save_array(pixels_hwc, job.kept_to / f"{index}.npy")
    return {
        "is_reencoded": bool(reasons),
        "reason": "; ".join(reasons),
        "has_sound": film.has_sound,
    }


def _reopened(job: _Job) -> Any:
    sys.stdin.buffer.seek(0)
    return opened(job.name)


def _copy(job: _Job, film: Film) -> dict[int, NDArray[np.uint8]]:
    wanted = job.wanted
    sound: Samples | None = None
    if wanted.sound and film.sound is not None and not film.sound.fits(film, wanted):
        sound = _sound(job, film)
    scaler = VideoReformatter()
    with _reopened(job) as container:
        stream = picture_of(container, max_side_px=job.max_side_px)
        frames = copy_film(
            container,
            stream,
            film=film,
            wanted=wanted,
            target=job.target,
            label=job.label,
            sound=sound,
        )
        kept, count = {}, 0
        for index, frame in enumerate(frames):
            count += 1
            if index in job.keep:
                kept[index] = to_srgb(frame, scaler, width=wanted.width, height=wanted.height)
    if count < wanted.frame_count:
        raise Unusable(f"has only {count} frames that can be decoded, of {wanted.frame_count}")
    return kept


def _encode(job: _Job, film: Film) -> dict[int, NDArray[np.uint8]]:
    # More threads than that would only take address space here.
    cv2.setNumThreads(THREADS)
    wanted = job.wanted
    mark = None
    if job.watermark:
        mark = fit_watermark(width=wanted.width, height=wanted.height, picture=job.watermark_image)
    sound = _sound(job, film) if wanted.sound and film.sound is not None else None
    with (
        _reopened(job) as container,
        VideoWriter(
            job.target,
            width=wanted.width,
            height=wanted.height,
            frame_count=wanted.frame_count,
            fps=wanted.fps,
            label=job.label,
            sound=sound,
            watermark=mark,
            keep=job.keep,
            threads=THREADS,
        ) as video,
    ):
        stream = picture_of(container, max_side_px=job.max_side_px)
        shown = seen(container, stream)
        try:
            for frames_thwc in fitted(
                _upright(shown, job, film, pixel_aspect=pixel_aspect_of(stream)),
                native_fps=film.fps or wanted.fps,
                width=wanted.width,
                height=wanted.height,
                fps=wanted.fps,
                frame_count=wanted.frame_count,
                native_count=film.frame_count if wanted.keep_end and film.fps else None,
            ):
                video.write(frames_thwc)
        except FramesMissing as exc:
            lasts_s, asked_s = film.duration_s, wanted.frame_count / wanted.fps
            raise Unusable(f"lasts {lasts_s:.2f} seconds, not {asked_s:g}") from exc
    return {index: video.kept(index) for index in job.keep}


def _upright(
    shown: Iterator[VideoFrame], job: _Job, film: Film, *, pixel_aspect: float
) -> Iterator[Frames]:
    """(1, H, W, 3) each: upright, pixels square; on an even beat."""
    scaler = VideoReformatter()
    turn: Turn | None = None
    size = (0, 0)
    for frame, times in _on_the_beat(shown, job, film):
        check_sides(frame.width, frame.height, max_side_px=job.max_side_px)
        if turn is None:
            turn = Turn.of(frame)
            # As the first one is: a stream may change its size on the way.
            size = (max(1, round(frame.width * pixel_aspect)), frame.height)
        stored_hwc = to_srgb(frame, scaler, width=size[0], height=size[1])
        pixels_hwc = np.ascontiguousarray(turn.apply(stored_hwc))
        for _ in range(times):
            yield pixels_hwc[None]


def _on_the_beat(
    shown: Iterator[VideoFrame], job: _Job, film: Film
) -> Iterator[tuple[VideoFrame, int]]:
    """Each frame and how often it is shown: once in an even video, which keeps its own rate."""
    if film.fps is not None:
        yield from ((frame, 1) for frame in shown)
        return
    fps, told = job.wanted.fps, 0
    held: VideoFrame | None = None
    for frame in shown:
        if frame.pts is None:
            continue
        if held is not None:
            # Until half way between its time and the next one's.
            until_s = (held.time + frame.time) / 2 - film.begin_s
            times = max(0, round(until_s * fps + 0.5) - told)
            told += times
            if times:
                yield held, times
        held = frame
    if held is not None:
        yield held, max(0, round(film.duration_s * fps) - told)


def _sound(job: _Job, film: Film) -> Samples:
    """What is heard from the first frame on, at our rate; no longer than it needs to be."""
    wanted = job.wanted
    needed = round(wanted.frame_count * SOUND_RATE_HZ / wanted.fps)
    blocks: list[NDArray[np.float32]] = []
    count, ahead = 0, 0
    with _reopened(job) as container:
        stream = sound_of(container, codecs=FILM_SOUND_CODECS)
        layout = "mono" if stream.codec_context.channels == 1 else "stereo"
        resampler = av.AudioResampler(format="fltp", layout=layout, rate=SOUND_RATE_HZ)
        for frame in itertools.chain(heard(container, stream), (None,)):
            if frame is not None and frame.time is not None and not blocks:
                ahead = round((film.begin_s - frame.time) * SOUND_RATE_HZ)
            for block in resampler.resample(frame):
                blocks.append(block.to_ndarray().astype(np.float32, copy=False))
                count += block.samples
            if count > needed + abs(ahead) + _BEHIND_S * SOUND_RATE_HZ:
                break
    if not blocks:
        return np.zeros((2, needed), np.float32)
    samples_ct = np.concatenate(blocks, axis=1)
    if len(samples_ct) == 1:
        # FFmpeg's own way from one channel to two takes 3 dB off.
        samples_ct = np.repeat(samples_ct, 2, axis=0)
    if ahead > 0:
        return samples_ct[:, ahead : ahead + needed]
    late = min(-ahead, needed)
    return np.pad(samples_ct, ((0, 0), (late, 0)))[:, :needed]


if __name__ == "__main__":
    sys.exit(main(sys.argv))
