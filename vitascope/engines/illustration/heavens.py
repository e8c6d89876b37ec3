"""What happens in the sky: rainbow, aurora, shooting stars, fireworks, sky lanterns, lightning.

Drawn over the sky and behind everything else, but for fireworks. Each is a pure function of the
seed and the time.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import skia

from .canvas import (
    SMOOTH,
    Bgra,
    Colour,
    Floats,
    alpha,
    canvas_on,
    fill,
    image_of,
    new_layer,
    radial,
    soft_dot,
    stroke,
)
from .layers import Layer, Live, Site
from .scene import Weather
from .skymoments import bursts as burst_moments
from .skymoments import strikes as strike_moments
from .stage import Window

__all__ = ["fireworks", "heavens", "rainbow"]

_FAR = math.inf


def heavens(site: Site, horizon_y: float) -> list[Layer]:
    """Layers for everything the scene has in its sky, back to front."""
    scene = site.scene
    layers: list[Layer] = []
    for name, make in _EVENTS.items():
        if scene.has(name) or (name == "lightning" and scene.weather is Weather.STORM):
            layers.append(make(site, horizon_y))
    return layers


# Rainbow

_SPECTRUM = (
    (0.0, 0x00FF4040), (0.12, 0xB0F0453A), (0.27, 0xC0F79A3A), (0.42, 0xC8F8E04E),
    (0.57, 0xC065C96A), (0.72, 0xC04A90E8), (0.87, 0xB07A5AC8), (1.0, 0x007A5AC8),
)  # fmt: skip


def rainbow(site: Site, horizon_y: float) -> Layer:
    """An arc that ends at ``horizon_y``."""
    unit = site.frame.unit
    x, radius = site.frame.width * 0.46, min(horizon_y * 1.05, site.frame.width * 0.55)
    band = 0.13 * radius

    def paint(canvas: skia.Canvas, _window: Window) -> None:
        # Violet inside, red outside.
        inner = (radius - band) / radius
        at = [inner + (1 - inner) * (1 - share) for share, _ in reversed(_SPECTRUM)]
        colours = [colour for _, colour in reversed(_SPECTRUM)]
        middle = skia.Point(x, horizon_y + 0.12 * unit)
        shader = skia.GradientShader.MakeRadial(middle, radius, colours, at)
        paint = skia.Paint(AntiAlias=True, Dither=True, Shader=shader, Alphaf=0.82)
        canvas.drawPaint(paint)

    return site.plate(_FAR, paint, bottom=horizon_y + 0.05 * unit, is_smooth=True)


# Aurora


@dataclass(frozen=True, slots=True)
class _Aurora:
    """Curtains of light that wave slowly, made small and shown large."""

    curtains: tuple[tuple[float, float, float, Colour], ...]
    """Height, wave length, phase, colour."""
    size: tuple[int, int]
    area: tuple[float, float, float, float]
    ray: Floats
    """(w,) brightness of the rays across."""

    def paint(self, canvas: skia.Canvas, t_s: float) -> None:
        width, height = self.size
        x = np.linspace(0, 1, width, dtype=np.float32)
        y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
        total = np.zeros((height, width, 3), np.float32)
        for number, (level, waves, phase, colour) in enumerate(self.curtains):
            fold = level + 0.09 * np.sin(waves * x * 6.3 + phase + 0.22 * t_s)
            fold += 0.035 * np.sin(2.7 * waves * x * 6.3 - phase + 0.35 * t_s)
            up = (fold - y) / (0.5 + 0.16 * np.sin(3 * x + phase))
            glow = np.where(up > 0, np.exp(-3.2 * up), np.exp(up * 26))
            shift = int(width * (0.013 * t_s * (1 + number) + 0.31 * number)) % width
            rays = 0.35 + 0.65 * np.roll(self.ray, shift)
            pulse = 0.75 + 0.25 * np.sin(0.5 * t_s + 2 * x * 6.3 + phase)
            rgb = np.array([colour & 255, colour >> 8 & 255, colour >> 16 & 255], np.float32)
            violet = np.array([200, 70, 150], np.float32)
            tone = rgb + (violet - rgb) * np.clip(up, 0, 1)[..., None] * 0.8
            total += (glow * rays * pulse)[..., None] * tone * np.float32(1.15)
        layer: Bgra = np.zeros((height, width, 4), np.uint8)
        layer[..., :3] = np.clip(total, 0, 255)
        rect = skia.Rect.MakeLTRB(*self.area)
        paint = skia.Paint(BlendMode=skia.BlendMode.kScreen)
        canvas.drawImageRect(image_of(layer), rect, SMOOTH, paint)


def _aurora(site: Site, horizon_y: float) -> Layer:
    rng = site.rng("aurora")
    window = site.window(_FAR)
    size = (160, 72)
    ray = cv2.GaussianBlur(rng.random((1, size[0])).astype(np.float32), (0, 0), 1.6)[0]
    ray = (ray - ray.min()) / max(1e-6, float(ray.max() - ray.min()))
    curtains = tuple(
        (0.62 - 0.14 * n, 0.8 + 0.35 * n, float(rng.uniform(0, 6.28)), colour)
        for n, colour in enumerate((0xFF3CF09A, 0xFF4FE8C8, 0xFF6CF07A))
    )
    area = (float(window.left), float(window.top), float(window.right), horizon_y)
    lights = _Aurora(curtains, size, area, np.asarray(ray, np.float32))
    return Live(_FAR, lights.paint)


# Shooting stars


def _shooting_stars(site: Site, horizon_y: float) -> Layer:
    rng, frame = site.rng("shooting stars"), site.frame
    many = max(3, round(site.path.duration_s * 0.9))
    begins = np.sort(rng.uniform(0, max(1.0, site.path.duration_s - 0.6), many)).tolist()
    starts = [(float(rng.uniform(0.15, 1.0)), float(rng.uniform(0.02, 0.5))) for _ in begins]

    def paint(canvas: skia.Canvas, t_s: float) -> None:
        for begin, (u, v) in zip(begins, starts, strict=True):
            age = (t_s - begin) / 0.9
            if not 0 < age < 1:
                continue
            x = frame.width * u - frame.unit * 0.5 * age
            y = horizon_y * v + frame.unit * 0.22 * age
            shine = math.sin(math.pi * age)
            tail = frame.unit * 0.2 * min(1.0, 2 * age)
            shader = skia.GradientShader.MakeLinear(
                [skia.Point(x, y), skia.Point(x + tail, y - tail * 0.44)],
                [alpha(0xFFFFFFFF, shine), alpha(0xFFBFD8FF, 0)],
            )
            line = stroke(0xFFFFFFFF, max(1.5, frame.unit * 0.004))
            line.setShader(shader)
            canvas.drawLine(x, y, x + tail, y - tail * 0.44, line)
            canvas.drawCircle(x, y, frame.unit * 0.005 * shine, fill(alpha(0xFFFFFFFF, shine)))

    return Live(_FAR, paint)


# Fireworks

_BURSTS = (0xFFFF5A5A, 0xFFFFC24A, 0xFF6AE0FF, 0xFFB48CFF, 0xFF7CF08A, 0xFFFF8AD0, 0xFFFFF0C0)


@dataclass(frozen=True, slots=True)
class _Burst:
    begin_s: float
    x: float
    y: float
    radius: float
    colour: Colour
    ways: Floats
    """(n, 2) directions and paces of the sparks, 0..1."""


def fireworks(site: Site) -> Layer:
    """Rockets and bursts, over everything: they are light, and towers must not hide them."""
    horizon_y = 0.75 * site.frame.height
    rng, frame = site.rng("fireworks"), site.frame
    bursts = []
    for moment in burst_moments(site.scene.seed, site.path.duration_s):
        angle = rng.uniform(0, 2 * math.pi, 58)
        pace = np.sqrt(rng.uniform(0.25, 1, 58))
        ways = np.stack([np.cos(angle) * pace, np.sin(angle) * pace], 1).astype(np.float32)
        bursts.append(
            _Burst(
                moment.at_s,
                frame.width * moment.x,
                horizon_y * float(rng.uniform(0.14, 0.6)),
                frame.unit * float(rng.uniform(0.2, 0.36)),
                int(rng.choice(_BURSTS)),
                ways,
            )
        )
    spark = {c: image_of(soft_dot(12, c, core=0.25)) for c in _BURSTS}
    halo = {c: image_of(soft_dot(64, alpha(c, 0.5), core=0.02)) for c in _BURSTS}

    def paint(canvas: skia.Canvas, t_s: float) -> None:
        for burst in bursts:
            age = t_s - burst.begin_s
            if -0.5 < age < 0:
                _rocket(canvas, burst, age, horizon_y, spark[burst.colour], frame.unit)
            elif 0 <= age < 2.1:
                _sparks(canvas, burst, age, spark[burst.colour], halo[burst.colour], frame.unit)

    return Live(_FAR, paint)


def _rocket(
    canvas: skia.Canvas, burst: _Burst, age: float, ground_y: float, spark: skia.Image, unit: float
) -> None:
    u = 1 + age / 0.5
    size = unit * 0.016
    for k in range(5):
        y = ground_y + (burst.y - ground_y) * max(0.0, u - 0.035 * k) ** 0.6
        rect = skia.Rect.MakeXYWH(burst.x - size / 2, y - size / 2, size, size)
        paint = skia.Paint(Alphaf=1 - 0.19 * k, BlendMode=skia.BlendMode.kPlus)
        canvas.drawImageRect(spark, rect, SMOOTH, paint)


def _sparks(
    canvas: skia.Canvas, burst: _Burst, age: float, spark: skia.Image, halo: skia.Image, unit: float
) -> None:
    u = age / 2.1
    plus = skia.BlendMode.kPlus
    flash = max(0.0, 1 - age / 0.5)
    wide = burst.radius * 3.2
    rect = skia.Rect.MakeXYWH(burst.x - wide / 2, burst.y - wide / 2, wide, wide)
    glow = skia.Paint(Alphaf=0.25 * (1 - u) + 0.55 * flash, BlendMode=plus)
    canvas.drawImageRect(halo, rect, SMOOTH, glow)
    for k in range(4):
        back = max(0.0, age - 0.05 * k)
        reach = burst.radius * (1 - math.exp(-2.6 * back))
        fall = 0.1 * unit * back * back * 0.5
        size = unit * (0.021 - 0.003 * k) * (1 - 0.5 * u)
        strength = max(0.0, (1 - u) ** 1.3 * (1 - 0.24 * k))
        paint = skia.Paint(Alphaf=strength, BlendMode=plus)
        for dx, dy in burst.ways.tolist():
            x, y = burst.x + dx * reach, burst.y + dy * reach + fall
            rect = skia.Rect.MakeXYWH(x - size / 2, y - size / 2, size, size)
            canvas.drawImageRect(spark, rect, SMOOTH, paint)


# Sky lanterns


def _lanterns(site: Site, horizon_y: float) -> Layer:
    rng, frame = site.rng("sky lanterns"), site.frame
    many = max(10, round(26 * frame.width / (frame.unit * 1.78)))
    x = rng.uniform(0, 1, many).tolist()
    y = rng.uniform(0, 1, many).tolist()
    size = np.sort(rng.uniform(0.02, 0.075, many)).tolist()
    phase = rng.uniform(0, 6.28, many).tolist()
    picture = _lantern_picture()
    ratio = picture.height() / picture.width()

    def paint(canvas: skia.Canvas, t_s: float) -> None:
        tall = horizon_y * 1.25
        for u, v, share, turn in zip(x, y, size, phase, strict=True):
            wide = share * frame.unit * 2.2
            rise = (v * tall - t_s * share * frame.unit * 0.55) % tall
            at_x = frame.width * u + frame.unit * 0.02 * math.sin(0.4 * t_s + turn)
            flicker = 0.9 + 0.1 * math.sin(5 * t_s + 3 * turn)
            top = rise - 0.12 * tall
            # They come up from behind the horizon and go out high above.
            fade = min(1.0, (tall - rise) / (0.12 * tall), rise / (0.1 * tall))
            rect = skia.Rect.MakeXYWH(at_x - wide / 2, top - wide * ratio / 2, wide, wide * ratio)
            canvas.drawImageRect(picture, rect, SMOOTH, skia.Paint(Alphaf=flicker * fade))

    return Live(_FAR, paint)


def _lantern_picture() -> skia.Image:
    layer = new_layer(128, 150)
    canvas = canvas_on(layer)
    canvas.drawPaint(radial((64, 78), 62, [0x90FFB050, 0x30FF9030, 0x00FF8020]))
    body = skia.Path()
    body.moveTo(46, 104)
    body.cubicTo(36, 72, 36, 46, 64, 42)
    body.cubicTo(92, 46, 92, 72, 82, 104)
    body.close()
    canvas.drawPath(body, radial((64, 98), 58, [0xFFFFF6C8, 0xFFFFB84A, 0xFFE8752A]))
    for x in (55, 64, 73):
        canvas.drawLine(x, 46, x, 103, stroke(0x40A04010, 1.2))
    canvas.drawOval(skia.Rect.MakeLTRB(47, 100, 81, 108), fill(0xFFFFF3B0))
    return image_of(layer)


# Lightning


@dataclass(frozen=True, slots=True)
class _Strike:
    begin_s: float
    paths: tuple[tuple[skia.Path, float], ...]
    """The bolt and its branches, with their widths in units."""


def _lightning(site: Site, horizon_y: float) -> Layer:
    rng, frame = site.rng("lightning"), site.frame
    strikes = []
    for moment in strike_moments(site.scene.seed, site.path.duration_s):
        bolt = _bolt(rng, frame.width * moment.x, horizon_y, frame.unit)
        strikes.append(_Strike(moment.at_s, bolt))
    left, top, right, _ = _rect_of(site.window(_FAR))

    def paint(canvas: skia.Canvas, t_s: float) -> None:
        for strike in strikes:
            age = t_s - strike.begin_s
            if not 0 <= age < 0.55:
                continue
            # Two flashes close together, the second weaker.
            level = max(
                math.exp(-age * 16), 0.75 * math.exp(-max(0.0, age - 0.16) * 12) * (age > 0.16)
            )
            sky = skia.Rect.MakeLTRB(left, top, right, horizon_y)
            flash = fill(alpha(0xFFDCE4FF, 0.5 * level), blend=skia.BlendMode.kScreen)
            canvas.drawRect(sky, flash)
            for path, width in strike.paths:
                glow = stroke(
                    alpha(0xFFA8B8FF, 0.6 * level), width * frame.unit * 4, soft=frame.unit * 0.012
                )
                canvas.drawPath(path, glow)
                canvas.drawPath(path, stroke(alpha(0xFFFDFDFF, level), width * frame.unit))

    return Live(_FAR, paint)


def _rect_of(window: Window) -> tuple[float, float, float, float]:
    return float(window.left), float(window.top), float(window.right), float(window.bottom)


def _bolt(
    rng: np.random.Generator, x: float, ground_y: float, unit: float
) -> tuple[tuple[skia.Path, float], ...]:
    """A bolt from the clouds to the ground, and branches that end in the air."""
    trunk = [(x, -0.02 * unit)]
    while trunk[-1][1] < ground_y:
        at_x, at_y = trunk[-1]
        trunk.append(
            (at_x + float(rng.normal(0, 0.03)) * unit, at_y + float(rng.uniform(0.02, 0.05)) * unit)
        )
    paths = [(_zigzag(trunk), 0.005)]
    for _ in range(4):
        at_x, at_y = trunk[int(rng.integers(2, max(3, len(trunk) - 3)))]
        side = float(rng.choice([-1.0, 1.0]))
        branch = [(at_x, at_y)]
        for _ in range(int(rng.integers(3, 7))):
            at_x += side * float(rng.uniform(0.008, 0.04)) * unit
            at_y += float(rng.uniform(0.015, 0.04)) * unit
            branch.append((at_x, at_y))
        paths.append((_zigzag(branch), 0.0022))
    return tuple(paths)


def _zigzag(points: list[tuple[float, float]]) -> skia.Path:
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return path


_EVENTS: dict[str, Callable[[Site, float], Layer]] = {
    "rainbow": rainbow,
    "aurora": _aurora,
    "shooting stars": _shooting_stars,
    "lightning": _lightning,
    "lanterns": _lanterns,
}
