"""A whole engine: soft lights, one for each word of the prompt, drift over the dark."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageOps

from vitascope.engines.base import Frames, InvalidParams, RenderContext, RenderRequest

__all__ = ["SoftLight"]


class SoftLight:
    """Makes silent videos from text; with a first frame, the lights come up over it."""

    def load(self) -> None:
        """A model would read its weights here."""

    def close(self) -> None:
        """And free them here."""

    def render(self, request: RenderRequest, context: RenderContext) -> Iterator[Frames]:
        first = request.picture("first_frame")
        if request.has_sound_track or request.videos or len(request.pictures) > bool(first):
            raise InvalidParams("soft_light makes silent videos, from text or from a first frame")
        words = re.findall(r"[a-z']+|\w", request.prompt.lower())[:16] or ["light"]
        context.describe({"lights": words})
        rng = np.random.default_rng([request.seed, *(zlib.crc32(w.encode()) for w in words)])
        phase, laps = rng.random((2, len(words))), rng.integers(1, 3, (2, len(words)))
        hue = rng.random() + 0.618 * np.arange(len(words)) + [[0], [1 / 3], [2 / 3]]
        colour = 0.6 + 0.6 * np.cos(2 * np.pi * hue.T)  # (words, 3): what each light adds
        ground = np.full((request.height, request.width, 3), (10, 12, 34), np.uint8)
        if first is not None:
            picture = Image.fromarray(first.load())
            ground = np.asarray(ImageOps.fit(picture, (request.width, request.height)))
        x, y = (np.linspace(0, side / request.height, side) for side in ground.shape[1::-1])
        for number in range(request.frame_count):
            context.check_cancelled()
            way = 0.5 + 0.45 * np.sin(2 * np.pi * (phase + laps * number / request.frame_count))
            across = np.exp(-6 * (x - way[0][:, None] * x[-1]) ** 2).astype(np.float32)
            down = np.exp(-6 * (y - way[1][:, None]) ** 2).astype(np.float32)
            strength = colour if first is None else colour * min(1.0, number / request.fps)
            light = (across[:, :, None] * strength[:, None]).reshape(len(words), -1)
            shade = np.exp(-(down.T @ light.astype(np.float32))).reshape(ground.shape)
            yield (255 - (255 - ground) * shade).astype(np.uint8)[None]
