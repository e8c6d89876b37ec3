"""Find the one subject of a picture and cut it out, or say that it cannot be done cleanly.

Works small (long side ``WORK_PX``), because a mask for a few pixels of parallax needs no more.
Knows nothing of cameras or time. A wrong mask tears faces, so doubt means None.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

__all__ = ["Cutout", "cut_out", "saliency", "shrunk"]

Pixels = NDArray[np.uint8]
Mask = NDArray[np.uint8]
"""(h, w) uint8: 255 inside, 0 outside."""

WORK_PX = 320
SALIENCY_PX = 160

# What a believable subject looks like. Each bound was set by eye on some hundred photographs so
# that no part of an animal, a landscape or a page passes: Ken Burns is always a good answer.
AREA_SHARE = (0.04, 0.55)
MAX_SIDE_SHARE = 0.30
MIN_SOLIDITY = 0.75
MIN_EDGE_RATIO = 2.8
MIN_EDGE_COVER = 0.9
MIN_COLOUR_DISTANCE = 0.6
MIN_AGREEMENT = 0.85
MAX_LEAK = 0.03
MAX_SECLUSION = 0.61
MAX_AFLOAT = 0.25
GRABCUT_ROUNDS = 4
REACH_PX = 40
CLOSE_PX = 12


@dataclass(frozen=True, slots=True)
class Cutout:
    """A subject and the picture without it, at the size given to ``cut_out``."""

    mask: Mask
    """(h, w) at working size: the subject, holes filled, one piece."""
    plate: Pixels
    """(H, W, 3) the picture with the subject painted over from its surroundings."""
    alpha: NDArray[np.float32]
    """(H, W) 0..1: 1 well past the subject's edge, fading where plate and picture are equal."""
    extent: tuple[int, int, int, int]
    """Left, top, right, bottom of where ``alpha`` is not 0, pixels of (H, W)."""
    anchor: tuple[float, float]
    """Where it stands (x, y), pixels of (H, W): its foot, which must not slide on the ground."""


def cut_out(pixels_hwc: Pixels) -> Cutout | None:
    """The subject of a picture, or None when no cut is clean enough to be moved.

    Args:
        pixels_hwc: (H, W, 3) uint8 RGB.
    """
    small = shrunk(pixels_hwc, WORK_PX)
    mask = subject_mask(small)
    if mask is None:
        return None
    ys, xs = np.nonzero(mask)
    scale = pixels_hwc.shape[1] / mask.shape[1]
    plate, alpha = _layers(pixels_hwc, small, mask)
    foot = xs[ys >= np.percentile(ys, 95)]
    return Cutout(
        mask=mask,
        plate=plate,
        alpha=alpha,
        extent=_extent(alpha),
        anchor=(float(foot.mean()) * scale, float(ys.max() + 1) * scale),
    )


def _extent(alpha: NDArray[np.float32]) -> tuple[int, int, int, int]:
    rows, columns = (np.flatnonzero((alpha > 0).any(axis=axis)) for axis in (1, 0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def saliency(pixels_hwc: Pixels) -> NDArray[np.float32]:
    """How much each place stands out, (h, w) float32 0..1, h and w at most ``SALIENCY_PX``.

    What is surrounded counts: at each threshold of each Lab channel, regions that do not reach
    the border score. Source: Boolean map saliency, Zhang and Sclaroff, ICCV 2013, §3; here with
    16 thresholds a channel, no attention post-processing, and a mild centre prior.
    """
    lab = cv2.cvtColor(shrunk(pixels_hwc, SALIENCY_PX), cv2.COLOR_RGB2LAB)
    lab = cv2.GaussianBlur(lab, (0, 0), 1.5)
    total = np.zeros(lab.shape[:2], np.float32)
    for channel in cv2.split(lab):
        low, high = (int(v) for v in np.percentile(channel, (1, 99)))
        for level in np.linspace(low, high, 18)[1:-1]:
            _, above = cv2.threshold(channel, float(level), 255, cv2.THRESH_BINARY)
            region = np.asarray(above, np.uint8)
            for inner in (_surrounded(region), _surrounded(~region)):
                # A few large surrounded regions say more than a peppering of small ones.
                norm = float(np.sqrt(np.count_nonzero(inner)))
                if norm > 0:
                    total += inner.astype(np.float32) / (255 * norm)
    total = cv2.GaussianBlur(total, (0, 0), 2.5) * _centre_prior(total.shape)
    peak = float(total.max())
    return total / peak if peak > 0 else total


def subject_mask(small: Pixels) -> Mask | None:
    """The subject's mask in a small picture, or None when it is implausible."""
    seed = _seed(small)
    if seed is None:
        return None
    mask = _grabcut(small, seed)
    if mask is None or not _is_plausible(small, mask, seed):
        return None
    return mask


def shrunk(pixels_hwc: Pixels, long_px: int) -> Pixels:
    """The picture with its long side at ``long_px``."""
    height, width = pixels_hwc.shape[:2]
    scale = long_px / max(height, width)
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    return np.asarray(cv2.resize(pixels_hwc, size, interpolation=cv2.INTER_AREA), np.uint8)


def _centre_prior(shape: tuple[int, ...]) -> NDArray[np.float32]:
    ys = np.linspace(-1, 1, shape[0], dtype=np.float32)[:, None]
    xs = np.linspace(-1, 1, shape[1], dtype=np.float32)[None, :]
    return np.asarray(np.exp(-(xs**2 / 0.9 + ys**2 / 1.3)), np.float32)


def _surrounded(region: Mask) -> Mask:
    """The parts of a binary map that do not reach its border."""
    framed = cv2.copyMakeBorder(region, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=255)
    cv2.floodFill(framed, None, (0, 0), 0)
    return np.asarray(framed[1:-1, 1:-1], np.uint8)


def _seed(small: Pixels) -> Mask | None:
    """Where the subject most likely is: the heaviest piece of the salient area."""
    size = (small.shape[1], small.shape[0])
    heat = np.asarray(cv2.resize(saliency(small), size), np.float32)
    level, _ = cv2.threshold((heat * 255).astype(np.uint8), 0, 255, cv2.THRESH_OTSU)
    found = (heat * 255 > level).astype(np.uint8) * 255
    found = np.asarray(cv2.morphologyEx(found, cv2.MORPH_CLOSE, _disc(4)), np.uint8)
    return _heaviest(found, heat)


def _heaviest(mask: Mask, weight: NDArray[np.float32]) -> Mask | None:
    count, labels = cv2.connectedComponents(mask)
    if count < 2:
        return None
    mass = np.bincount(labels.ravel(), weights=weight.ravel(), minlength=count)
    best = 1 + int(np.argmax(mass[1:]))
    return _filled(np.where(labels == best, 255, 0).astype(np.uint8))


def _filled(mask: Mask) -> Mask:
    """The mask with its holes closed: an eye must not become background."""
    return np.asarray(cv2.bitwise_or(mask, _surrounded(~mask)), np.uint8)


def _disc(radius_px: int) -> Mask:
    size = 2 * radius_px + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)), np.uint8)


def _reach(seed: Mask) -> Mask:
    """How far the cut may grow from its seed."""
    grown = cv2.dilate(seed, _disc(REACH_PX))
    return np.asarray(grown, np.uint8)


def _grabcut(small: Pixels, seed: Mask) -> Mask | None:
    marks = np.full(seed.shape, cv2.GC_BGD, np.uint8)
    marks[_reach(seed) > 0] = cv2.GC_PR_BGD
    marks[seed > 0] = cv2.GC_PR_FGD
    if not _has_both(marks):
        return None
    # GrabCut's k-means draws from OpenCV's own generator: seeded, so each painter cuts alike.
    cv2.setRNGSeed(7)
    bgr = cv2.cvtColor(small, cv2.COLOR_RGB2BGR)
    models = np.zeros((2, 1, 65), np.float64)
    cv2.grabCut(
        bgr, marks, (0, 0, 1, 1), models[0], models[1], GRABCUT_ROUNDS, cv2.GC_INIT_WITH_MASK
    )
    found = np.where(np.isin(marks, (cv2.GC_FGD, cv2.GC_PR_FGD)), 255, 0).astype(np.uint8)
    opened = cv2.morphologyEx(found, cv2.MORPH_OPEN, _disc(2))
    found = np.asarray(cv2.morphologyEx(opened, cv2.MORPH_CLOSE, _disc(3)), np.uint8)
    piece = _heaviest(found, np.ones(found.shape, np.float32))
    # What shows between two legs or under an arm travels with the subject: nobody sees it, while
    # a deep bay in the outline would need a plate that cannot be painted.
    return None if piece is None else _closed(piece)


def _closed(mask: Mask) -> Mask:
    """The mask with its narrow bays filled; the border counts as empty."""
    pad = CLOSE_PX + 1
    framed = cv2.copyMakeBorder(mask, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=0)
    closed = cv2.morphologyEx(framed, cv2.MORPH_CLOSE, _disc(CLOSE_PX))
    return _filled(np.asarray(closed[pad:-pad, pad:-pad], np.uint8))


def _has_both(marks: Mask) -> bool:
    inside = int(np.count_nonzero(np.isin(marks, (cv2.GC_FGD, cv2.GC_PR_FGD))))
    # GrabCut fits five colours a side: it needs some pixels on both.
    return 50 < inside < marks.size - 50


def _is_plausible(small: Pixels, mask: Mask, seed: Mask) -> bool:
    share = np.count_nonzero(mask) / mask.size
    outline = _outline(mask)
    if not AREA_SHARE[0] <= share <= AREA_SHARE[1] or not outline.any():
        return False
    shares = _border_shares(mask)
    if shares["top"] > 0 or min(shares["left"], shares["right"]) > 0:
        return False
    strength = _edge_strength(small)
    return (
        max(shares["left"], shares["right"]) <= MAX_SIDE_SHARE
        and solidity(mask) >= MIN_SOLIDITY
        and edge_ratio(strength, outline) >= MIN_EDGE_RATIO
        and edge_cover(strength, outline) >= MIN_EDGE_COVER
        and colour_distance(small, mask) >= MIN_COLOUR_DISTANCE
        and agreement(mask, seed) >= MIN_AGREEMENT
        and leak(outline, seed) <= MAX_LEAK
        and seclusion(small, mask) <= (MAX_SECLUSION if _is_standing(mask) else MAX_AFLOAT)
    )


def _is_standing(mask: Mask) -> bool:
    """Whether its foot is where the ground usually is."""
    return bool(np.nonzero(mask)[0].max() > 0.68 * mask.shape[0])


def _border_shares(mask: Mask) -> dict[str, float]:
    """The share of each border that the subject covers."""
    edges = {"left": mask[:, 0], "right": mask[:, -1], "top": mask[0], "bottom": mask[-1]}
    return {side: float(np.count_nonzero(edge) / edge.size) for side, edge in edges.items()}


def solidity(mask: Mask) -> float:
    """Area over the area of the convex hull, 0..1: a compact thing, not a tangle of twigs."""
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(contours, key=cv2.contourArea)
    hull = float(cv2.contourArea(cv2.convexHull(outline)))
    return float(cv2.contourArea(outline)) / hull if hull > 0 else 0.0


def _edge_strength(small: Pixels) -> NDArray[np.float32]:
    """The strongest edge within two pixels (the outline was smoothed), (h, w)."""
    lab = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), (0, 0), 1.0)
    across = cv2.Sobel(lab, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(lab, cv2.CV_32F, 0, 1)
    strength = np.sqrt((across**2 + down**2).sum(axis=2))
    return np.asarray(cv2.dilate(strength, _disc(2)), np.float32)


def _outline(mask: Mask) -> NDArray[np.bool_]:
    """The subject's outline inside the picture, (h, w)."""
    outline: NDArray[np.bool_] = cv2.morphologyEx(mask, cv2.MORPH_GRADIENT, _disc(1)) > 0
    outline[[0, -1], :] = outline[:, [0, -1]] = False
    return outline


def edge_ratio(strength: NDArray[np.float32], outline: NDArray[np.bool_]) -> float:
    """How much stronger the picture's edges are along the outline than elsewhere."""
    return float(strength[outline].mean() / (strength.mean() + 1e-6))


def edge_cover(strength: NDArray[np.float32], outline: NDArray[np.bool_]) -> float:
    """Share of the outline that lies on one of the picture's stronger edges."""
    return float((strength[outline] > np.percentile(strength, 60)).mean())


def leak(outline: NDArray[np.bool_], seed: Mask) -> float:
    """Share of the outline that was stopped by the reach and not by an edge of the picture."""
    beyond = cv2.dilate(~_reach(seed), _disc(3)) > 0
    return int(np.count_nonzero(outline & beyond)) / max(1, int(np.count_nonzero(outline)))


def colour_distance(small: Pixels, mask: Mask) -> float:
    """Bhattacharyya distance 0..1 between the colours inside and in a ring outside."""
    ring = cv2.subtract(cv2.dilate(mask, _disc(24)), mask)
    return _colours_apart(small, mask, np.asarray(ring, np.uint8), (8, 12, 12))


def seclusion(small: Pixels, mask: Mask) -> float:
    """How unlike the picture's rim the subject's surroundings are, 0..1: high means that what was
    cut is not a thing before a background but a part of a larger thing."""
    hole = cv2.dilate(mask, _disc(3))
    ring = np.asarray(cv2.subtract(cv2.dilate(mask, _disc(16)), hole), np.uint8)
    rim = np.zeros_like(mask)
    depth = max(4, max(mask.shape) // 13)
    rim[:depth] = rim[:, :depth] = rim[:, -depth:] = 255
    return _colours_apart(small, ring, np.where(hole > 0, 0, rim).astype(np.uint8), (6, 8, 8))


def _colours_apart(small: Pixels, one: Mask, other: Mask, bins: tuple[int, int, int]) -> float:
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
    here, there = (
        cv2.calcHist([lab], [0, 1, 2], mask, list(bins), [0, 256] * 3) for mask in (one, other)
    )
    return float(cv2.compareHist(here, there, cv2.HISTCMP_BHATTACHARYYA))


def agreement(mask: Mask, seed: Mask) -> float:
    """Share of the salient seed that stayed inside the cut: low means that it ran away."""
    return int(np.count_nonzero(mask & seed)) / max(1, int(np.count_nonzero(seed)))


def _layers(pixels_hwc: Pixels, small: Pixels, mask: Mask) -> tuple[Pixels, NDArray[np.float32]]:
    """The plate and the matte.

    The matte is 1 past the hole's rim and fades only where plate and picture are the same
    pixels, so that the two layers, unmoved, make exactly the picture.
    """
    height, width = pixels_hwc.shape[:2]
    hole = cv2.dilate(mask, _disc(4))
    painted = cv2.inpaint(small, hole, 5, cv2.INPAINT_TELEA)
    # Telea leaves streaks; what shows is a thin rim seen in passing, where soft beats sharp.
    soft = cv2.GaussianBlur(painted, (0, 0), 3)
    inside = cv2.GaussianBlur(cv2.erode(hole, _disc(3)), (0, 0), 2)[..., None] / np.float32(255)
    painted = (painted * (1 - inside) + soft * inside).astype(np.uint8)

    size = (width, height)
    scale = width / mask.shape[1]
    hole_big = cv2.resize(hole, size, interpolation=cv2.INTER_LINEAR)
    blend = cv2.GaussianBlur(hole_big, (0, 0), scale)[..., None] / np.float32(255)
    blend *= (hole_big > 0)[..., None]
    fill = cv2.resize(painted, size, interpolation=cv2.INTER_CUBIC)
    plate = np.rint(pixels_hwc * (1 - blend) + fill * blend).astype(np.uint8)

    reach_px = 9.0
    outside = cv2.distanceTransform(cv2.bitwise_not(hole), cv2.DIST_L2, 5)
    matte = np.clip(1 + 1 / reach_px - outside / reach_px, 0, 1).astype(np.float32)
    matte = matte * matte * (3 - 2 * matte)
    alpha = cv2.resize(matte, size, interpolation=cv2.INTER_LINEAR)
    return plate, np.asarray(alpha, np.float32)
