"""Moving water in perspective: a spectrum of waves, what it mirrors, the sun's glitter, foam lines.

The surface is a sum of waves by inverse FFT, each travelling at the speed its length gives it, so
the sea never repeats and never slides as one picture. Drawn at half size. Knows nothing of shores.

Source: J. Tessendorf, "Simulating Ocean Water" (2001), §4.3-4.4: dispersion and FFT synthesis;
the spectrum here is a simple band around a chosen wavelength instead of Phillips'.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .canvas import Floats, channels, new_layer
from .cover import Cover
from .layers import Layer, Site
from .light import Light
from .scene import Camera, Move
from .stage import CameraPath, View

__all__ = ["Water", "WaterLook", "Waves", "mirror_of"]

_GRID = 128


class Waves:
    """A square, periodic patch of waves: slopes at any moment."""

    def __init__(
        self,
        rng: np.random.Generator,
        *,
        patch: float,
        wavelength: float,
        steepness: float,
        heading: tuple[float, float],
        spread: float,
        gravity: float = 1.0,
    ) -> None:
        """
        Args:
            rng: phases.
            patch: its side, in world units.
            wavelength: of the strongest waves, world units.
            steepness: root mean square slope.
            heading: where waves run to (x right, z away), any length.
            spread: 0 all one way … 1 all ways.
            gravity: world units / s²: how fast they run.
        """
        self.patch = patch
        k1 = np.fft.fftfreq(_GRID, 1 / _GRID) * (2 * math.pi / patch)
        kx, kz = np.meshgrid(k1, k1)
        k = np.hypot(kx, kz)
        k[0, 0] = 1e-6
        peak = 2 * math.pi / wavelength
        band = np.exp(-(np.log(k / peak) ** 2) / (2 * 0.55**2))
        hx, hz = np.array(heading) / math.hypot(*heading)
        aligned = (kx * hx + kz * hz) / k
        band *= spread + (1 - spread) * np.clip(aligned, 0, 1) ** 6
        band[0, 0] = 0.0
        # Mirror-image waves would make standing water: keep those that run with the heading.
        phase = rng.normal(size=(_GRID, _GRID)) + 1j * rng.normal(size=(_GRID, _GRID))
        slopes = band * phase * (1 / k)
        norm = math.sqrt(float(np.sum(np.abs(slopes * k) ** 2)) / 2)
        spectrum = slopes * (steepness / norm) * _GRID * _GRID
        # Both slopes come out of one transform, as its real and its imaginary part: for that each
        # must be real by itself, which adding its mirror image in the spectrum makes it.
        along_x, along_z = 1j * kx * spectrum, 1j * kz * spectrum
        self._ahead = ((along_x + 1j * along_z) / 2).astype(np.complex64)
        self._back = ((_mirrored(along_x).conj() + 1j * _mirrored(along_z).conj()) / 2).astype(
            np.complex64
        )
        self._omega = np.sqrt(gravity * k).astype(np.float32)

    def slopes(self, t_s: float) -> tuple[Floats, Floats]:
        """The slope towards x and that towards z over the patch, (N, N) each."""
        angle = self._omega * np.float32(t_s)
        turn = np.empty(angle.shape, np.complex64)
        turn.real, turn.imag = np.cos(angle), -np.sin(angle)
        both = np.fft.ifft2(self._ahead * turn + self._back * turn.conj())
        return both.real.astype(np.float32), both.imag.astype(np.float32)


def _mirrored(spectrum: NDArray[np.complex128]) -> NDArray[np.complex128]:
    """The spectrum with every wave number negated."""
    return np.roll(spectrum[::-1, ::-1], (1, 1), axis=(0, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterLook:
    """How a body of water is coloured and how rough it is."""

    deep: int
    """Its own colour under the near surface."""
    shallow: int
    """What shines through wave crests."""
    roughness: float = 1.0
    mirror: float = 0.85
    """How much of the sky it gives back at the horizon."""
    glitter: float = 1.0
    breakers: float = 0.0
    """0 none … 1: white lines of foam that come in."""
    far_z: float = 26.0


class Water:
    """The water from the horizon to the bottom of the frame; draws itself as a layer."""

    def __init__(
        self,
        *,
        look: WaterLook,
        light: Light,
        mirror_bgr: NDArray[np.uint8],
        horizon_y: float,
        ground_y: float,
        sun: tuple[float, float] | None,
        rng: np.random.Generator,
        scroll_px_s: float = 0.0,
        foam: Sequence[Callable[[View], None]] = (),
    ) -> None:
        """
        Args:
            look: colours and roughness.
            light: the hour.
            mirror_bgr: what it mirrors, (h, w, 3), the frame above the horizon at half size.
            horizon_y: neutral pixels.
            ground_y: the neutral row where depth is 1.
            sun: where the sun stands, neutral pixels, or None.
            rng: phases of the waves.
            scroll_px_s: how fast everything passes to the left at depth 1.
            foam: draws what else lies on the water, at the same half size.
        """
        self._look, self._light = look, light
        # Four channels: OpenCV looks them up several times faster than three.
        self._mirror = cv2.cvtColor(mirror_bgr, cv2.COLOR_BGR2BGRA)
        self._horizon_y, self._ground_y = horizon_y, ground_y
        self._sun = sun
        self._scroll_px_s = scroll_px_s
        self._foam = foam
        rough = look.roughness
        self._swell = Waves(
            rng,
            patch=7.0,
            wavelength=1.15,
            steepness=0.075 * rough,
            heading=(-0.25, -1.0),
            spread=0.06,
            gravity=0.42,
        )
        self._chop = Waves(
            rng,
            patch=1.9,
            wavelength=0.16,
            steepness=0.055 * rough,
            heading=(0.3, -1.0),
            spread=0.10,
            gravity=0.5,
        )
        self._lace = _lace(rng)
        self._gusts = _tile_noise(256, rng, finest=10)

    def draw(self, view: View) -> None:
        frame = view.frame
        far = view.at(math.inf)
        top = max(0, math.floor(far.y + far.scale * self._horizon_y))
        bottom = min(frame.height, view.seen[3] + 2)
        if top >= bottom - 2:
            return
        small = self._shade(view, top, (bottom - top) // 2)
        inner = View(small, view.path, view.t_s, step=2, top=top)
        for draw in self._foam:
            draw(inner)
        end = top + 2 * len(small)
        cv2.resize(small, (frame.width, end - top), dst=view.pixels[top:end])
        if end < bottom:
            view.pixels[end] = view.pixels[end - 1]

    def hides_from(self, view: View) -> float:
        """The screen row from which nothing behind it is seen."""
        far = view.at(math.inf)
        return max(0, math.floor(far.y + far.scale * self._horizon_y))

    def hide(self, view: View, cover: Cover) -> Cover:
        """The cover with what nothing behind it shows through."""
        return cover.with_rows(self.hides_from(view))

    def _shade(self, view: View, top: int, h: int) -> NDArray[np.uint8]:
        """The water from the screen row ``top`` on, ``h`` rows of the half size."""
        frame, light, look, t_s = view.frame, self._light, self._look, view.t_s
        w = frame.width // 2
        far = view.at(math.inf)
        pose = view.path.pose(t_s)
        unit = frame.unit
        reach = (self._ground_y - self._horizon_y - pose.y * unit) * far.scale

        rows: Floats = (np.arange(h, dtype=np.float32) + 0.5) * np.float32(2)
        down: Floats = np.maximum(rows / reach, 1 / look.far_z).astype(np.float32)
        z: Floats = np.float32(1) / down
        cols = (np.arange(w, dtype=np.float32) + 0.5) * np.float32(2)
        centre = far.x + far.scale * frame.width * view.path.focus_x
        across = (cols - np.float32(centre)) / np.float32(reach)
        world_x: Floats = across * z[:, None] + np.float32(
            (pose.x * unit + self._scroll_px_s * t_s) / reach
        )
        slopes = self._slopes(t_s, world_x, z + np.float32(pose.z), z * z / reach)
        # What is left far out are streaks: rows differ, neighbours in a row hardly do.
        far_rows = int(np.searchsorted(down, 0.34))
        if far_rows > 2:
            for slope in slopes:
                slope[:far_rows] = cv2.blur(slope[:far_rows], (13, 1))

        planes = self._reflect(view, slopes, down)
        if self._sun is not None and light.has_sun and look.glitter > 0:
            self._glitter(planes, view, (top, cols, rows), slopes)
        if look.breakers > 0:
            self._break(planes, world_x, z + np.float32(pose.z), z, t_s)
        # Bytes first: merged as floats it would take three times as long.
        opaque = np.full((h, w), 255, np.uint8)
        return np.asarray(cv2.merge([*map(cv2.convertScaleAbs, planes), opaque]), np.uint8)

    def _slopes(
        self, t_s: float, world_x: Floats, world_z: Floats, span: Floats
    ) -> tuple[Floats, Floats]:
        """The surface's slope towards x and towards z, (h, w) each.

        Args:
            t_s: the moment.
            world_x: (h, w), where each pixel lies.
            world_z: (h,), how far each row is.
            span: (h,), world units that a row's pixel covers.
        """
        swell, chop = (
            _sample(waves.slopes(t_s), world_x, world_z, waves.patch)
            for waves in (self._swell, self._chop)
        )
        # A far pixel spans many waves: let them average out, or the distance would boil.
        keep_swell = (1 / (1 + (span / 0.5) ** 2) * 0.88 + 0.12)[:, None].astype(np.float32)
        keep_chop = (1 / (1 + (span / 0.04) ** 2) * 0.92 + 0.08)[:, None].astype(np.float32)
        both = []
        for axis in (0, 1):
            slope, near = swell[axis], chop[axis]
            slope *= keep_swell
            near *= keep_chop
            slope += near
            both.append(slope)
        return both[0], both[1]

    def _reflect(self, view: View, slopes: tuple[Floats, Floats], down: Floats) -> list[Floats]:
        """What the water mirrors over what it is: blue, green and red planes, (h, w) each.

        Planes, because numpy is several times slower across a last axis of three.
        """
        look, frame = self._look, view.frame
        slope_x, slope_z = slopes
        h, w = slope_x.shape
        unit = frame.unit / 2
        mirror_h = self._mirror.shape[0]
        rows = np.arange(h, dtype=np.float32)[:, None]
        near: Floats = np.minimum(down, np.float32(1.2))[:, None]
        map_y = slope_z * (np.float32(-unit) * (np.float32(0.5) + np.float32(1.3) * near))
        map_y += rows * np.float32(0.72) + np.float32(1)
        np.abs(map_y, out=map_y)
        np.subtract(np.float32(mirror_h - 2), map_y, out=map_y)
        # Past the mirror's top the sky comes down again: cut off there, near waves would show flat
        # dark tiles.
        map_x = slope_x * (np.float32(unit) * (np.float32(0.3) + np.float32(0.9) * near))
        map_x += np.arange(w, dtype=np.float32)
        mirrored = cv2.remap(
            self._mirror, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
        )
        # Waves that lean towards us show their own depth, those that lean away the sky.
        facing = slope_z * np.float32(3)
        facing += np.float32(0.5)
        np.clip(facing, 0, 1, out=facing)
        share = facing * (near * np.float32(-0.5 * look.mirror))
        share += np.float32(look.mirror) * (np.float32(1) - np.float32(0.16) * near)
        rise = np.multiply(facing, facing, out=facing)
        rise *= near * np.float32(0.55)
        deep = channels(self._light.lit(look.deep, 0.5))[:0:-1]
        crest = channels(self._light.lit(look.shallow, 0.8))[:0:-1]
        planes = []
        for channel, (low, high) in enumerate(zip(deep, crest, strict=True)):
            own = rise * np.float32(high - low)
            own += np.float32(low)
            given = cv2.extractChannel(mirrored, channel)
            mixed = np.subtract(given, own, dtype=np.float32)
            mixed *= share
            mixed += own
            planes.append(mixed)
        return planes

    def _glitter(
        self,
        planes: list[Floats],
        view: View,
        place: tuple[int, Floats, Floats],
        slopes: tuple[Floats, Floats],
    ) -> None:
        """Add the sun's sparkle to the planes."""
        assert self._sun is not None
        frame, light = view.frame, self._light
        top, cols, rows = place
        far = view.at(math.inf)
        sun_x = far.x + far.scale * self._sun[0]
        height = (top - (far.y + far.scale * self._sun[1])) / frame.unit
        low: Floats = rows[:, None] / np.float32(frame.unit)
        # The slope that throws the sun into the eye: half way between the two directions.
        bow = np.float32(0.2 / frame.unit / 0.062) / (low + np.float32(0.14))
        off = slopes[0] * np.float32(1 / 0.062)
        off -= bow * (cols - np.float32(sun_x))
        off *= off
        tilt = slopes[1] - (np.float32(height) - low) * np.float32(0.13)
        tilt *= np.float32(1 / 0.045)
        tilt *= tilt
        off += tilt
        shine = np.exp(np.negative(off, out=off), out=off)
        strength = self._look.glitter * (0.7 if light.is_moon else 1.0)
        fade = np.float32(1.5) - np.float32(1.25) * np.minimum(low / np.float32(0.54), 1)
        shine *= np.float32(strength) * fade
        tone, glow = channels(light.sun_colour)[:0:-1], channels(light.glow)[:0:-1]
        # The sparkle, and the glow's colour round it: s · tone + (s - s²) · glow.
        for plane, bright, warm in zip(planes, tone, glow, strict=True):
            part = np.multiply(shine, np.float32(-0.5 * warm), out=tilt)
            part += np.float32(bright * 0.95 + warm * 0.5)
            part *= shine
            plane += part

    def _break(
        self, planes: list[Floats], world_x: Floats, world_z: Floats, z: Floats, t_s: float
    ) -> None:
        """Lines of foam that come in, thicken, and leave lace behind them."""
        near = int(np.searchsorted(-z, -4.7))
        if near >= len(z):
            return
        x, depth = world_x[near:], world_z[near:]
        line, power = self._lines(x, depth, t_s)
        behind = line - np.floor(line)
        (lace,) = _sample((self._lace,), x, depth + np.float32(0.05 * t_s), 1.6)
        # What follows from the way behind the front is looked up: 8 bits of it are plenty.
        steps = cv2.convertScaleAbs(behind, alpha=255).astype(np.uint8, copy=False)
        crown, rim, dark = (cv2.LUT(steps, table) for table in _FOAM_TABLES)
        lace += crown
        lace *= np.float32(3.4)
        cover = np.clip(lace, 0, 1, out=lace)
        cover *= power
        cover *= rim
        dim = np.subtract(np.float32(1), np.multiply(dark, power, out=power), out=power)
        foam = channels(self._light.lit(0xFFF6F8FA, 0.75))[:0:-1]
        for plane, tone in zip(planes, foam, strict=True):
            part = plane[near:]
            part *= dim
            part += (np.float32(tone) - part) * cover

    def _lines(self, x: Floats, depth: Floats, t_s: float) -> tuple[Floats, Floats]:
        """The foam's fronts, (h, w) each: their number plus the share of the way to the next,
        and how strong they are there.

        Both are smooth, so they are worked out at a quarter of the size.
        """
        size = (x.shape[1], x.shape[0])
        few = (max(2, -(-size[0] // 4)), max(2, -(-size[1] // 4)))
        x = np.asarray(cv2.resize(x, few, interpolation=cv2.INTER_AREA), np.float32)
        away = np.asarray(
            cv2.resize(depth[:, None], (1, few[1]), interpolation=cv2.INTER_AREA), np.float32
        ).reshape(-1, 1)
        spacing, pace = 0.95, 0.13
        (gusts,) = _sample((self._gusts,), x * 0.55, away[:, 0] * 0.2 + 0.03 * t_s, 3.0)
        line = np.sin(x * np.float32(1.7) + np.float32(0.9)) * np.float32(0.10)
        line += away + np.float32(0.55) * (gusts - np.float32(0.5))
        line *= np.float32(1 / spacing)
        line += np.float32(t_s * pace / spacing)
        number = np.floor(line)
        # Each line is strong in some stretches and missing in others.
        stretch = np.sin(x * 2.9 - number * 1.7 + 0.25 * t_s) * np.float32(0.6)
        stretch += np.sin(x * 1.25 + number * 2.4)
        power = np.clip(stretch * np.float32(0.6) + np.float32(0.35), 0, 1)
        power *= np.clip((4.6 - away) / 2.4, 0, 1) * np.float32(self._look.breakers)
        # Right before the lens a net of foam would be so large that it looked like splinters.
        power *= np.clip((away - 1.15) / 0.6, 0, 1)
        fronts = cv2.resize(line.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
        strength = cv2.resize(power.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
        return np.asarray(fronts, np.float32), np.asarray(strength, np.float32)


def _foam_tables() -> tuple[Floats, Floats, Floats]:
    """For 0..255 of the way from one front to the next: how much more foam than lace there is,
    how much of all foam, and how dark the water is before the next front."""
    behind = np.linspace(0, 1, 256, dtype=np.float32)
    head = np.exp(behind * -20)
    trail = np.exp(behind * -3.33) * 0.75
    crown = head * 1.2 + trail * 0.42 - 0.98
    # The front comes up over a little way: cut off sharply it would show the half-size pixels.
    rim = np.clip(head + trail, 0, 1) * np.clip(behind * 33, 0, 1) * 0.9
    dark = np.exp((behind - 1) * 8.3) * 0.10
    return crown.astype(np.float32), rim.astype(np.float32), dark.astype(np.float32)


_FOAM_TABLES = _foam_tables()


def mirror_of(site: Site, layers: list[Layer], horizon_y: float) -> NDArray[np.uint8]:
    """What water reflects: ``layers`` above the horizon at half size, (h, w, 3) BGR."""
    frame = site.frame
    pixels = new_layer(frame.width, frame.height)
    still = CameraPath(frame, Camera(Move.STILL), site.path.duration_s, site.path.horizon)
    view = View(pixels, still, 0.0)
    for layer in layers:
        layer.draw(view)
    upper = pixels[: max(4, round(horizon_y)), :, :3]
    size = (frame.width // 2, max(2, upper.shape[0] // 2))
    small = cv2.resize(upper, size, interpolation=cv2.INTER_AREA)
    # Water never gives back an edge: each of its mirrors is rough, most of all up and down.
    sigma = frame.unit * 0.006
    soft = cv2.GaussianBlur(small, (0, 0), sigmaX=sigma * 0.4, sigmaY=sigma)
    return soft.astype(np.uint8, copy=False)


def _sample(patches: Sequence[Floats], x: Floats, z: Floats, side: float) -> list[Floats]:
    """Periodic patches looked up at world places.

    Args:
        patches: (N, N) each; OpenCV looks up two planes faster than one of two channels.
        x: (h, w), where each pixel lies.
        z: (h,), how far each row is.
        side: of the patch, world units.
    """
    size = patches[0].shape[0]
    map_x = x * np.float32(1 / side)
    # Several times faster than ``np.mod``.
    map_x -= np.floor(map_x)
    map_x *= np.float32(size)
    share = z * np.float32(1 / side)
    rows = ((share - np.floor(share)) * size).astype(np.float32)
    map_z = np.repeat(rows[:, None], x.shape[1], axis=1)
    # One row and column more, so that looking up across the seam blends with the other side.
    found = []
    for patch in patches:
        padded = cv2.copyMakeBorder(patch, 0, 1, 0, 1, cv2.BORDER_WRAP)
        plane = cv2.remap(padded, map_x, map_z, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        found.append(np.asarray(plane, np.float32))
    return found


def _tile_noise(size: int, rng: np.random.Generator, *, finest: int) -> Floats:
    """Cloudy noise without a seam, (size, size), 0..1: white noise with its spectrum shaped."""
    k1 = np.fft.fftfreq(size, 1 / size)
    k = np.hypot(*np.meshgrid(k1, k1))
    shape = np.exp(-k / finest) / np.maximum(k, 1.0)
    noise = np.fft.ifft2(np.fft.fft2(rng.normal(size=(size, size))) * shape).real
    noise -= noise.min()
    return np.asarray(noise / noise.max(), np.float32)


def _lace(rng: np.random.Generator) -> Floats:
    """Foam's net of holes, periodic, 0..1: bright on cell walls (Worley's F2 - F1, inverted).

    Source: S. Worley, "A Cellular Texture Basis Function" (1996).
    """
    size, count = 256, 150
    points = rng.uniform(0, size, (count, 2)).astype(np.float32)
    tiled = np.concatenate(
        [points + np.array([dx, dy], np.float32) * size for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    )
    inside = np.all((tiled > -48) & (tiled < size + 48), axis=1)
    tiled = tiled[inside]
    yy, xx = np.mgrid[0:size, 0:size].astype(np.float32)
    nearest = np.full((size, size), 1e9, np.float32)
    second = nearest.copy()
    reach = 46
    for px, py in tiled:
        rows = slice(max(0, int(py) - reach), max(0, int(py) + reach))
        columns = slice(max(0, int(px) - reach), max(0, int(px) + reach))
        away = np.hypot(xx[rows, columns] - px, yy[rows, columns] - py)
        near = nearest[rows, columns]
        second[rows, columns] = np.minimum(second[rows, columns], np.maximum(near, away))
        nearest[rows, columns] = np.minimum(near, away)
    walls = 1 - np.clip((second - nearest) / 9.0, 0, 1)
    grain = _tile_noise(size, rng, finest=70)
    return np.asarray(np.clip(walls * 0.75 + grain * 0.35, 0, 1), np.float32)
