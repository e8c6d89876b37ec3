"""Another hour or weather for a picture: a grade of the whole, and its sky, if it shows one.

Applied once to what a camera moves over, never to single frames. Knows nothing of time or of
moves; takes its colours from the same ``Light`` as drawn scenes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from .cutout import Cutout, shrunk
from .light import Light, light_for
from .plate import SUPERSAMPLING, Grid, Pixels, Plate
from .scene import Scene, Time, Weather
from .treatment import UNLIT

__all__ = ["Relight", "Sky", "find_sky"]

Curve = NDArray[np.uint8]
Floats = NDArray[np.float32]

WORK_PX = 320
# What a believable sky looks like: enough of it, along the top, and not all the way down.
AREA_SHARE = (0.07, 0.8)
MIN_TOP_SHARE = 0.4
MAX_BOTTOM_SHARE = 0.86
FLOOD_STEP = 3
"""Levels by which neighbours in a sky may differ."""
MAX_STEEPNESS = 4.6
MAX_HOLE_SHARE = 0.006
OPEN_PX, CLOSE_PX, CLOUD_PX = 4, 4, 18


@dataclass(frozen=True, slots=True)
class Sky:
    """Where a plate shows sky."""

    matte: Floats
    """(rows, columns) 0..1, at the plate's single density."""
    left: int
    top: int
    """Frame pixels of plate to the left of and above the frame."""
    horizon_y: float
    """The frame row down to which there is sky."""

    def at(self, seen: Grid) -> Floats:
        """How much of each cell is sky, 0..1, for cells that look there."""
        step = 4
        small = cv2.resize(self.matte, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA)
        xs = ((seen[..., 0] + self.left + 0.5) / step - 0.5).astype(np.float32)
        ys = ((seen[..., 1] + self.top + 0.5) / step - 0.5).astype(np.float32)
        read = cv2.remap(small, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(read, np.float32)

    def behind(self, subject: Cutout) -> Sky:
        """The sky with a subject of the frame painted over: what is around it goes on behind."""
        height, width = subject.alpha.shape
        window = np.s_[self.top : self.top + height, self.left : self.left + width]
        hole = np.asarray(cv2.dilate(subject.mask, _disc(5)), np.uint8)
        inner = cv2.resize(self.matte[window], hole.shape[::-1], interpolation=cv2.INTER_AREA)
        grey = np.clip(np.rint(inner * 255), 0, 255).astype(np.uint8)
        painted = cv2.inpaint(grey, hole, 5, cv2.INPAINT_TELEA).astype(np.float32) / 255
        part = cv2.GaussianBlur(hole, (0, 0), 1.0).astype(np.float32) / 255
        fill, share = (cv2.resize(plane, (width, height)) for plane in (painted, part))
        matte = self.matte.copy()
        matte[window] += (fill - matte[window]) * share
        return replace(self, matte=matte)


def find_sky(plate: Plate) -> Sky | None:
    """The sky of a photograph, or None when nothing in it is plainly one."""
    pixels = np.ascontiguousarray(plate.pixels[::SUPERSAMPLING, ::SUPERSAMPLING])
    small = cv2.GaussianBlur(shrunk(pixels, WORK_PX), (0, 0), 1.0)
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
    mask = _poured(lab)
    if mask is None or not _is_believable(small, mask):
        return None
    fade, end = _foot(mask)
    matte = _refined(pixels, small, mask)
    matte *= cv2.resize(fade[:, None], (1, matte.shape[0]), interpolation=cv2.INTER_LINEAR)
    horizon = end / mask.shape[0] * pixels.shape[0] - plate.top
    return Sky(matte, plate.left, plate.top, float(min(horizon, 0.9 * plate.height)))


def _poured(lab: cv2.typing.MatLike) -> NDArray[np.uint8] | None:
    """What can be reached from the top edge without crossing an edge, (h, w) 0 or 255."""
    height, width = lab.shape[:2]
    mask = np.zeros((height + 2, width + 2), np.uint8)
    mask[1:-1, 1:-1] = _steepness(lab) > MAX_STEEPNESS
    step = (FLOOD_STEP,) * 3
    flags = 4 | (255 << 8) | cv2.FLOODFILL_MASK_ONLY
    for x in range(2, width, 6):
        if not mask[2, x + 1]:
            cv2.floodFill(lab, mask, (x, 1), (0, 0, 0), step, step, flags)
    poured = np.where(mask[1:-1, 1:-1] == 255, 255, 0).astype(np.uint8)
    # It may have run down a window frame or a gutter: what hangs on a thread is not sky.
    kept = _hanging(np.asarray(cv2.morphologyEx(poured, cv2.MORPH_OPEN, _disc(OPEN_PX)), np.uint8))
    if kept is None:
        return None
    grown = cv2.bitwise_and(cv2.dilate(kept, _disc(OPEN_PX + 1)), poured)
    closed = cv2.morphologyEx(grown, cv2.MORPH_CLOSE, _disc(CLOSE_PX))
    # Clouds and beams that cut into it are sky too, if they have its tones.
    pad = CLOUD_PX + 1
    framed = cv2.copyMakeBorder(closed, pad, 0, pad, pad, cv2.BORDER_REPLICATE)
    bays = cv2.morphologyEx(framed, cv2.MORPH_CLOSE, _disc(CLOUD_PX))[pad:, pad:-pad]
    return _filled(
        np.asarray(cv2.bitwise_or(closed, cv2.bitwise_and(bays, _skyish(lab))), np.uint8)
    )


def _filled(mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The mask with its small holes closed: the hearts of clouds, birds."""
    _, labels, facts, _ = cv2.connectedComponentsWithStats(cv2.bitwise_not(mask))
    small = np.flatnonzero(facts[:, cv2.CC_STAT_AREA] < MAX_HOLE_SHARE * mask.size)
    return np.where(np.isin(labels, small[small > 0]), 255, mask).astype(np.uint8)


def _skyish(lab: cv2.typing.MatLike) -> NDArray[np.uint8]:
    """Bright and white or blue, (h, w) 0 or 255, without specks."""
    light, red, yellow = (plane.astype(np.int16) for plane in cv2.split(lab))
    is_pale = (light > 205) & (abs(red - 128) < 10) & (abs(yellow - 128) < 14)
    is_blue = (light > 120) & (yellow < 120) & (red < 134)
    mask = np.where(is_pale | is_blue, 255, 0).astype(np.uint8)
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, _disc(3)), np.uint8)


def _steepness(lab: cv2.typing.MatLike) -> Floats:
    """How fast the colour changes, levels a pixel, (h, w)."""
    across, down = cv2.Sobel(lab, cv2.CV_32F, 1, 0), cv2.Sobel(lab, cv2.CV_32F, 0, 1)
    return np.asarray(np.sqrt((across**2 + down**2).sum(axis=2)) / 8, np.float32)


def _hanging(mask: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """The pieces that reach the top edge, or None."""
    _, labels = cv2.connectedComponents(mask)
    kept = sorted(set(labels[:3].ravel().tolist()) - {0})
    return np.where(np.isin(labels, kept), 255, 0).astype(np.uint8) if kept else None


def _disc(radius_px: int) -> NDArray[np.uint8]:
    size = 2 * radius_px + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)), np.uint8)


def _is_believable(small: cv2.typing.MatLike, mask: NDArray[np.uint8]) -> bool:
    inside = mask > 0
    share = float(inside.mean())
    rows = np.flatnonzero(inside.mean(axis=1) > 0.05)
    if not AREA_SHARE[0] <= share <= AREA_SHARE[1] or rows.size == 0:
        return False
    if inside[1].mean() < MIN_TOP_SHARE or rows[-1] > MAX_BOTTOM_SHARE * mask.shape[0]:
        return False
    hue, saturation, value = (
        float(np.median(plane[inside]))
        for plane in cv2.split(cv2.cvtColor(small, cv2.COLOR_RGB2HSV))
    )
    is_blue = 88 <= hue <= 130 and value > 50
    is_pale = saturation < 50 and value > 150
    is_glowing = (hue <= 28 or hue >= 130) and value > 140 and saturation < 200
    is_night = value < 70
    return is_blue or is_pale or is_glowing or is_night


def _foot(mask: NDArray[np.uint8]) -> tuple[Floats, int]:
    """How much of each row is to count, (h,) 0..1, and where the sky ends.

    Where it gets narrow low down, it is more likely water, a road or a wall in the same tone.
    """
    height = mask.shape[0]
    wide = (mask > 0).mean(axis=1)
    narrow = np.flatnonzero((wide < 0.5 * wide.max()) & (np.arange(height) > 0.42 * height))
    end = int(narrow[0]) if narrow.size else height
    fade = np.clip((end + 0.06 * height - np.arange(height)) / (0.12 * height), 0, 1)
    reached = np.flatnonzero(wide * fade > 0.05)
    return fade.astype(np.float32), int(reached[-1]) + 1


def _refined(pixels: Pixels, small: cv2.typing.MatLike, mask: NDArray[np.uint8]) -> Floats:
    """The mask at full size, along the picture's own edges: what near it has the sky's colour."""
    near = cv2.dilate(mask, np.ones((9, 9), np.uint8))
    weight = (cv2.erode(mask, np.ones((3, 3), np.uint8)) > 0).astype(np.float32)
    soft = np.asarray(cv2.GaussianBlur(weight, (0, 0), 8), np.float32)
    colour = cv2.GaussianBlur(small.astype(np.float32) * weight[..., None], (0, 0), 8)
    colour = colour / np.maximum(soft, 1e-3)[..., None]
    size = pixels.shape[1::-1]
    expected = cv2.resize(np.clip(colour, 0, 255).astype(np.uint8), size)
    apart = cv2.absdiff(pixels, expected).astype(np.float32).sum(axis=2)
    like = np.clip((110 - apart) / 60, 0, 1)
    inner = cv2.resize(cv2.erode(mask, np.ones((7, 7), np.uint8)), size).astype(np.float32) / 255
    outer = cv2.resize(near, size).astype(np.float32) / 255
    # Well inside, clouds are sky whatever their colour.
    matte = outer * np.maximum(like, inner)
    return np.asarray(cv2.GaussianBlur(matte, (0, 0), 0.8), np.float32)


@dataclass(frozen=True, slots=True)
class Relight:
    """The prompt's light for one picture."""

    curve: Curve
    """(1, 256, 3) uint8: the grade."""
    light: Light
    amount: float
    """How far the sky turns to the light's, 0..1."""
    seed: int

    @classmethod
    def of(cls, frame_hwc: Pixels, scene: Scene, *, is_flat: bool) -> Relight | None:
        """The change that a prompt's hour and weather ask for, or None.

        Args:
            frame_hwc: (H, W, 3) uint8 RGB, the picture as it is: one that is dark already is
                not made darker.
            scene: what the prompt says.
            is_flat: whether it is a page or a drawing, which is to stay readable.
        """
        light = light_for(scene.time, scene.weather)
        if scene.style in UNLIT or not _changes(scene):
            return None
        day = light_for(Time.DAY, Weather.CLEAR)
        wanted = float(np.mean(light.key) + np.mean(light.ambient))
        usual = float(np.mean(day.key) + np.mean(day.ambient))
        amount = _room(frame_hwc, min(1.0, wanted / usual), light) * (0.55 if is_flat else 0.85)
        return cls(_curve(light, day, amount), light, amount, scene.seed)

    def over(self, plate: Plate, sky: Sky | None, *, behind: Sky | None = None) -> Plate:
        """The plate in this light.

        Args:
            plate: the picture.
            sky: where it shows sky, if anywhere.
            behind: where it shows sky instead, when the subject has been painted over; the light
                is that of the whole picture all the same.
        """
        lit = np.asarray(cv2.LUT(plate.pixels, self.curve), np.uint8)
        if sky is not None:
            gain = self._sky_gain(plate, sky)
            lit = self._with_sky(plate.pixels, lit, (behind or sky).matte, gain)
        return Plate(lit, plate.left, plate.top, plate.width, plate.height)

    def _sky_gain(self, plate: Plate, sky: Sky) -> Floats:
        """(n, 1, 3) what each row of the sky is multiplied by to get the hour's own colours."""
        rows, columns = sky.matte.shape
        size = (96, max(8, round(96 * rows / columns)))
        weight = cv2.resize(sky.matte, size, interpolation=cv2.INTER_AREA) + np.float32(1e-3)
        small = cv2.resize(plate.pixels, size, interpolation=cv2.INTER_AREA).astype(np.float32)
        # The picture's own sky row by row: its clouds then stay lighter or darker than it.
        own = (small * weight[..., None]).sum(axis=1) / weight.sum(axis=1)[:, None]
        own = cv2.GaussianBlur(own[:, None], (0, 0), sigmaX=0.5, sigmaY=size[1] * 0.08)
        down = (np.arange(size[1]) + 0.5) / size[1] * rows - sky.top
        target = self._gradient(down / max(8.0, sky.horizon_y))[:, None]
        gain = np.clip(target / np.maximum(own, 12), 0.05, 1.7)
        return np.asarray(1 + (gain - 1) * min(1.0, 1.1 * self.amount), np.float32)

    def _with_sky(self, plain: Pixels, lit: Pixels, matte: Floats, gain: Floats) -> Pixels:
        """The sky in the hour's own colours, its clouds kept."""
        size = lit.shape[1::-1]
        turned = cv2.multiply(plain, cv2.resize(gain, size), dtype=cv2.CV_8U)
        if self.light.stars > 0.2:
            turned = self._starred(np.asarray(turned, np.uint8))
        part = np.asarray(cv2.resize(matte, size), np.float32)
        return np.asarray(cv2.blendLinear(turned, lit, part, 1 - part), np.uint8)

    def _gradient(self, at: NDArray[np.float64]) -> Floats:
        """(n, 3) RGB of the light's sky at those shares of its height."""
        stops = [share for share, _ in self.light.sky]
        planes = [
            np.interp(at, stops, [colour >> shift & 255 for _, colour in self.light.sky])
            for shift in (16, 8, 0)
        ]
        return np.stack(planes, axis=-1).astype(np.float32)

    def _starred(self, sky: Pixels) -> Pixels:
        rng = np.random.default_rng([self.seed, 59])
        rows, columns = sky.shape[:2]
        unit = min(rows, columns) / 1440
        for x, y, shine in rng.random((round(260 * min(1.0, self.light.stars)), 3)).tolist():
            at = round(x * columns), round(y * rows)
            grey = 90 + round(165 * shine**3)
            radius = max(1, round((1.2 + 1.6 * shine**4) * unit))
            cv2.circle(sky, at, radius, (grey, grey, grey), -1, cv2.LINE_AA)
        return sky


_PLAIN_HOURS = frozenset({Time.MORNING, Time.DAY, Time.NOON, Time.AFTERNOON})


def _changes(scene: Scene) -> bool:
    """Whether the prompt speaks of a light: daylight is what pictures have anyway."""
    return scene.time not in _PLAIN_HOURS or scene.weather not in (Weather.CLEAR, Weather.WIND)


def _room(frame_hwc: Pixels, wanted: float, light: Light) -> float:
    """How much of the change is still to be made, 0..1: a night picture is night already."""
    red, green, blue = (float(v) for v in cv2.mean(frame_hwc)[:3])
    level = (0.3 * red + 0.59 * green + 0.11 * blue) / 255
    if wanted < 0.85:
        dark = 0.42 * wanted
        return min(1.0, max(0.15, (level - dark) / (0.4 - dark)))
    warmth = (red + 4) / (blue + 4)
    aim = light.key[0] / light.key[2]
    return min(1.0, max(0.2, 1 - (warmth - 1) / (aim - 1))) if aim > 1.1 else 1.0


def _curve(light: Light, day: Light, amount: float) -> Curve:
    """What each value of each channel becomes: shade takes the ambient, brightness the key."""
    x = np.linspace(0, 1, 256)
    facing = x * x * (3 - 2 * x)
    # White walls and clouds would glow in the dark if they faced the moon.
    turned = facing * (0.66 if light.is_dark else 1.0)
    planes = []
    for c in range(3):
        lit = light.ambient[c] + (light.key[c] - light.ambient[c]) * turned
        usual = day.ambient[c] + (day.key[c] - day.ambient[c]) * facing
        # Shade in a photograph is dark already: the hour's own shade would swallow it.
        gain = np.maximum(lit / usual, 0.3) * light.exposure * light.tint[c]
        planes.append(x * (1 + (gain - 1) * amount))
    curve = np.clip(np.stack(planes, axis=-1) * 255, 0, 255)
    return np.rint(curve).astype(np.uint8)[None]
