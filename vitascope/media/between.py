"""How a frame between two others looks: everything moved part of its way, not one faded into the
other.

Dense optical flow both ways at reduced size, carried to the moment in between; what only one of
the two frames shows is taken from that one. Where the two cannot be matched (motion beyond reach,
water, sparks) the flow is calmed, which ends in a plain blend; across a cut the nearer frame is
shown. Knows two frames and a share of the way; nothing of rates or files.

Picked by measurement against frames rendered at 48 a second, of which 16 were given and 24 asked
for (720p; the frames made alone; dB, in the mean): see the table in ``tests/media/test_fit.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["Between"]

_FLOW_PX: Final = 480
"""Longer side of what motion is looked for in. 640 and 960 gain 0.1 dB and take two and five times
as long."""

_LEAST_PX: Final = 32
"""Shorter side of that: DIS has no room for its patches in less."""

# Of the small frames' pixels.
_CHOICE_PX: Final = 6.0
"""Standard deviation of the window over which two guesses at the motion are compared."""
_CALM_PX: Final = 20.0
"""Of the window over which motion counts as believed or not: wider than what an edge hides, so
that only places where nothing fits are calmed."""
_CALMED_PX: Final = 12.0
"""Of the blur that calms."""

_ERROR_LEVELS: Final = 30.0
"""A mean difference of matched colours, 0..255, at which a match counts for a third."""
_LEAST_BELIEVED, _WELL_BELIEVED = 0.08, 0.25
"""Shares of a place's pixels that match: below the first it is calmed, above the second not."""

_CUT_BELIEVED: Final = 0.2
_CUT_LEVELS: Final = 15.0
"""Two frames are two shots if fewer of their pixels match and they differ by more: cuts had at
most 0.12 and at least 31, the hardest motion at least 0.18 with 28 or 0.62 with 11."""

_UNSEEN: Final = 0.02
"""Weight of what a frame does not show, so that something stands where neither shows it."""

Pixels: TypeAlias = NDArray[np.uint8]
Field: TypeAlias = NDArray[np.float32]
"""(h, w) or (h, w, 2) float32; two are x and y in small pixels."""
_Layer = TypeVar("_Layer", Pixels, Field)


class Between:
    """Makes frames between others. Remembers the last motion: most of it goes on in the next pair,
    and what moves further than can be seen in one pair is followed from there."""

    def __init__(self) -> None:
        self._dis = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
        self._pair: tuple[Pixels, Pixels] | None = None
        self._motion: _Motion | None = None

    def at(self, first: Pixels, last: Pixels, share: float) -> Pixels:
        """The frame that lies ``share`` of the way from ``first`` to ``last``.

        Args:
            first, last: (H, W, 3) uint8 sRGB. Which motion is remembered goes by the arrays
                themselves: do not write to one that was given.
            share: 0..1.

        Returns:
            (H, W, 3) uint8 sRGB.
        """
        motion = self._between(first, last)
        if motion.is_cut:
            return first if share < 0.5 else last
        flow, weight = motion.at(share)
        height, width = first.shape[:2]
        flow = _grown(flow, width, height) * np.float32(width / weight.shape[1])
        weight = _grown(weight, width, height)
        came = _moved(first, -share * flow, cv2.INTER_CUBIC)
        goes = _moved(last, (1 - share) * flow, cv2.INTER_CUBIC)
        return np.asarray(cv2.blendLinear(came, goes, 1 - weight, weight), np.uint8)

    def _between(self, first: Pixels, last: Pixels) -> _Motion:
        if self._pair is None or self._pair[0] is not first or self._pair[1] is not last:
            before = self._motion
            goes_on = before is not None and self._pair is not None and self._pair[1] is first
            guess = -before.back if before is not None and goes_on and not before.is_cut else None
            self._motion = _motion(self._dis, _small(first), _small(last), guess)
            self._pair = (first, last)
        assert self._motion is not None
        return self._motion


@dataclass(frozen=True, slots=True, eq=False)
class _Motion:
    """What moves where between two small frames."""

    forth: Field
    """(h, w, 2): where each pixel of the first is in the last."""
    back: Field
    first_trust: Field
    """(h, w), 0..1: how far the motion of the first's pixel and that of its match agree."""
    last_trust: Field
    first_error: Field
    """(h, w), levels: how much a pixel differs from its match."""
    last_error: Field

    @property
    def is_cut(self) -> bool:
        believed = (float(self.first_trust.mean()) + float(self.last_trust.mean())) / 2
        return believed < _CUT_BELIEVED and float(self.first_error.mean()) > _CUT_LEVELS

    def at(self, share: float) -> tuple[Field, Field]:
        """At that moment: (h, w, 2), the motion from first to last of what is then at each place;
        and (h, w), 0..1, how much of its colour the last frame gives."""
        flow, belief = self._carried(share)
        here = np.ones_like(belief)
        first_inside = _moved(here, -share * flow, border=cv2.BORDER_CONSTANT)
        last_inside = _moved(here, (1 - share) * flow, border=cv2.BORDER_CONSTANT)
        first_seen = _moved(self.first_trust, -share * flow)
        last_seen = _moved(self.last_trust, (1 - share) * flow)
        # Where nothing is believed, nothing is known of who sees what either.
        from_first = (1 - share) * (first_inside * (1 + belief * (first_seen - 1)) + _UNSEEN)
        from_last = share * (last_inside * (1 + belief * (last_seen - 1)) + _UNSEEN)
        weight = from_last / (from_first + from_last)
        return flow, np.asarray(weight, np.float32)

    def _carried(self, share: float) -> tuple[Field, Field]:
        """The flow at that moment, calmed where it is not believed; and where it is, 0..1.

        Each pixel carries its motion to where it then is; pixels that meet are weighed by how
        well they match; places nobody came to are filled from around.
        """
        height, width = self.first_trust.shape
        landed = _splat(self.forth, _weight(self.first_trust, self.first_error, 1 - share), share)
        landed += _splat(-self.back, _weight(self.last_trust, self.last_error, share), share - 1)
        sums = landed.reshape(3, height, width).transpose(1, 2, 0).astype(np.float32)
        filled = sums.copy()
        # Wider and wider, each far weaker than the last: the nearest that is known decides.
        for blur_px, strength in ((1.0, 1.0), (2.0, 1e-3), (4.0, 1e-4), (8.0, 1e-5), (16.0, 1e-6)):
            filled += np.float32(strength) * _blurred(sums, blur_px)
        flow = filled[..., 1:] / np.maximum(filled[..., :1], np.float32(1e-12))
        seen = np.minimum(_blurred(sums[..., 0], 1.0), np.float32(1))
        believed = _blurred(seen, _CALM_PX)
        rise = (believed - _LEAST_BELIEVED) / (_WELL_BELIEVED - _LEAST_BELIEVED)
        belief = rise.clip(0, 1)[..., None]
        # A trace of what was filled in, so that there is something everywhere.
        trace = np.float32(1e-4) * np.dstack([np.ones_like(seen), flow])
        around = _blurred(np.asarray(sums + trace, np.float32), _CALMED_PX)
        calm = around[..., 1:] / around[..., :1]
        return np.asarray(calm + (flow - calm) * belief, np.float32), belief[..., 0]


def _motion(dis: cv2.DISOpticalFlow, first: Pixels, last: Pixels, guess: Field | None) -> _Motion:
    """Args:
    guess: how the pixels of ``first`` went on, if that is known.
    """
    forth, first_error = _flow(dis, first, last, guess)
    # The guess lies on the first frame's pixels; near enough on the last one's for a beginning.
    back, last_error = _flow(dis, last, first, None if guess is None else -guess)
    return _Motion(
        forth, back, _agreement(forth, back), _agreement(back, forth), first_error, last_error
    )


def _flow(
    dis: cv2.DISOpticalFlow, first: Pixels, last: Pixels, guess: Field | None
) -> tuple[Field, Field]:
    """Where each pixel of ``first`` is in ``last``, and how much it differs from what is there."""
    a, b = (cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY) for pixels in (first, last))
    flow = np.asarray(dis.calc(a, b, np.zeros((*a.shape, 2), np.float32)), np.float32).copy()
    if guess is not None:
        other = np.asarray(dis.calc(a, b, guess.copy()), np.float32)
        is_better = _misfit(first, last, other) < _misfit(first, last, flow) - 0.5
        flow[is_better] = other[is_better]
    flow = np.dstack([cv2.medianBlur(np.ascontiguousarray(flow[..., i]), 5) for i in (0, 1)])
    return flow, _difference(first, last, flow)


def _misfit(first: Pixels, last: Pixels, flow: Field) -> Field:
    """How badly a motion fits around each pixel; leaving the frame fits badly."""
    error = _difference(first, last, flow)
    inside = _moved(np.ones_like(error), flow, border=cv2.BORDER_CONSTANT)
    return _blurred(error + 20 * (1 - inside), _CHOICE_PX)


def _difference(first: Pixels, last: Pixels, flow: Field) -> Field:
    apart = cv2.absdiff(first, _moved(last, flow))
    return np.asarray(apart.mean(axis=-1, dtype=np.float32), np.float32)


def _agreement(forth: Field, back: Field) -> Field:
    """1 where going there and coming back ends where it began.

    Source: the test of Sundaram, Brox and Keutzer, ECCV 2010, eq. 5 (0.01 and 0.5), made soft.
    """
    returned = _moved(back, forth)
    miss = np.square(forth + returned).sum(axis=-1)
    length = np.square(forth).sum(axis=-1) + np.square(returned).sum(axis=-1)
    return np.asarray(np.exp(-miss / (0.02 * length + 0.5)), np.float32)


def _weight(trust: Field, error: Field, nearness: float) -> Field:
    match = trust * np.exp(-error / np.float32(_ERROR_LEVELS))
    # What matches nothing has a trace of weight left, for places that nothing else comes to.
    return np.asarray(match * np.float32(nearness + 0.05) + np.float32(1e-6), np.float32)


def _splat(flow: Field, weight: Field, way: float) -> NDArray[np.float64]:
    """Each pixel's weight and weighted ``flow``, summed where ``way`` of its motion takes it.

    Returns:
        (3, h · w): the sums of the weights, of x and of y.
    """
    height, width = weight.shape
    # ``way`` may be negative: back from the last frame, whose motion ``flow`` has been turned.
    xs = np.rint(np.arange(width, dtype=np.float32)[None] + way * flow[..., 0])
    ys = np.rint(np.arange(height, dtype=np.float32)[:, None] + way * flow[..., 1])
    inside = (xs >= 0) & (xs < width) & (ys >= 0) & (ys < height)
    cells = (ys[inside] * width + xs[inside]).astype(np.int64)
    weights = weight[inside]
    values = (weights, weights * flow[..., 0][inside], weights * flow[..., 1][inside])
    return np.stack([np.bincount(cells, value, height * width) for value in values])


def _moved(
    pixels: _Layer, flow: Field, how: int = cv2.INTER_LINEAR, *, border: int = cv2.BORDER_REPLICATE
) -> _Layer:
    """The picture with each pixel taken from where ``flow`` leads."""
    height, width = flow.shape[:2]
    xs = flow[..., 0] + np.arange(width, dtype=np.float32)
    ys = flow[..., 1] + np.arange(height, dtype=np.float32)[:, None]
    moved = cv2.remap(pixels, xs, ys, how, borderMode=border)
    return np.asarray(moved, pixels.dtype)


def _grown(field: Field, width: int, height: int) -> Field:
    grown = cv2.resize(field, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(grown, np.float32)


def _blurred(field: Field, sigma_px: float) -> Field:
    return np.asarray(cv2.GaussianBlur(field, (0, 0), sigma_px), np.float32)


def _small(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    scale = min(1.0, _FLOW_PX / max(height, width))
    size = (max(_LEAST_PX, round(width * scale)), max(_LEAST_PX, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
