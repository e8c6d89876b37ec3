"""The drawing kit: layers in memory that skia and numpy share, paints, shapes, noise, blur.

A layer is an (H, W, 4) uint8 array, BGRA, premultiplied alpha: the one layout skia draws fast
here and OpenCV reads as is. Colours are ints 0xAARRGGBB, skia's own. Knows nothing of scenes.

Paints are dithered: gradients then neither band nor (on this build of skia) crawl. The one
exception is a layer drawn without rotation, which is fastest undithered: ``draw_layer``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

__all__ = [
    "SMOOTH",
    "Bgra",
    "Colour",
    "Floats",
    "Point",
    "alpha",
    "blob",
    "blur",
    "canvas_on",
    "channels",
    "draw_layer",
    "fbm",
    "fill",
    "from_channels",
    "image_of",
    "lay",
    "lay_on_device",
    "limb",
    "linear",
    "mix",
    "new_layer",
    "polyline",
    "premultiplied",
    "radial",
    "shadow",
    "soft_dot",
    "stroke",
]

Bgra = NDArray[np.uint8]
"""(H, W, 4) uint8 BGRA, premultiplied."""
Floats = NDArray[np.float32]
Colour = int
"""0xAARRGGBB, sRGB, not premultiplied."""
Point = tuple[float, float]

SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear)


def _info(layer: Bgra) -> skia.ImageInfo:
    height, width = layer.shape[:2]
    return skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)


def new_layer(width: int, height: int) -> Bgra:
    """A clear layer."""
    return np.zeros((height, width, 4), np.uint8)


def canvas_on(layer: Bgra) -> skia.Canvas:
    """A canvas that draws into ``layer``'s memory; keep the array as long as the canvas."""
    return skia.Canvas.MakeRasterDirect(_info(layer), layer, layer.strides[0])


def image_of(layer: Bgra) -> skia.Image:
    """An image of the layer's present pixels (copied once)."""
    return skia.Image.MakeRasterCopy(skia.Pixmap(_info(layer), layer, layer.strides[0]))


def _image_for(canvas: skia.Canvas, layer: Bgra) -> skia.Image:
    """An image of the layer's pixels that is to be drawn on this canvas at once."""
    pixels = skia.Pixmap(_info(layer), layer, layer.strides[0])
    # Shared, not copied, where the canvas is done with them when it has drawn; one that records
    # is not, and it is known by having no kind of pixel.
    if canvas.imageInfo().colorType() == skia.kUnknown_ColorType:
        return skia.Image.MakeRasterCopy(pixels)
    return skia.Image.MakeFromRaster(pixels)


def lay(canvas: skia.Canvas, layer: Bgra, x: int, y: int) -> None:
    """Draw a layer's pixels as they are with their corner at the whole pixel (x, y)."""
    canvas.drawImage(_image_for(canvas, layer), x, y)


def lay_on_device(canvas: skia.Canvas, layer: Bgra, x: int, y: int) -> None:
    """The same at device pixels: the canvas's clip holds, its matrix does not."""
    image = _image_for(canvas, layer)
    canvas.save()
    canvas.resetMatrix()
    canvas.drawImage(image, x, y)
    canvas.restore()


def draw_layer(canvas: skia.Canvas, image: skia.Image, x: float, y: float, scale: float) -> None:
    """Draw an unrotated image with its corner at (x, y): the fast path, so no dither."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    canvas.drawImage(image, 0, 0, SMOOTH, None)
    canvas.restore()


# Colours


def channels(colour: Colour) -> tuple[float, float, float, float]:
    """(a, r, g, b), each 0..255."""
    return (
        float(colour >> 24 & 255),
        float(colour >> 16 & 255),
        float(colour >> 8 & 255),
        float(colour & 255),
    )


def from_channels(a: float, r: float, g: float, b: float) -> Colour:
    """The colour of four channels, each cut to 0..255."""
    a8, r8, g8, b8 = (max(0, min(255, round(v))) for v in (a, r, g, b))
    return a8 << 24 | r8 << 16 | g8 << 8 | b8


def mix(first: Colour, second: Colour, amount: float) -> Colour:
    """``first`` at 0, ``second`` at 1; alpha too."""
    # Two channels at a time in one product: scenes mix some hundred thousand colours as they
    # are built.
    share = max(0, min(256, round(amount * 256)))
    rest = 256 - share
    low = ((first & 0xFF00FF) * rest + (second & 0xFF00FF) * share + 0x800080) >> 8 & 0xFF00FF
    high = (first >> 8 & 0xFF00FF) * rest + (second >> 8 & 0xFF00FF) * share + 0x800080
    return low | high & 0xFF00FF00


def alpha(colour: Colour, opacity: float) -> Colour:
    """The colour with its alpha set to ``opacity`` (0..1)."""
    return (colour & 0x00FFFFFF) | max(0, min(255, round(opacity * 255))) << 24


def premultiplied(colour: Colour, opacity: Floats) -> Bgra:
    """A layer of one colour whose alpha is ``opacity`` (H, W) 0..1 times the colour's own."""
    a, r, g, b = channels(colour)
    cover = np.clip(opacity, 0, 1) * (a / 255)
    return np.dstack([cover * v for v in (b, g, r, 255.0)]).astype(np.uint8)


# Paints


def fill(colour: Colour, *, soft: float = 0.0, blend: skia.BlendMode | None = None) -> skia.Paint:
    """A flat, antialiased fill.

    Args:
        colour: its colour and alpha.
        soft: sigma in pixels of a blurred edge; 0 for a crisp one.
        blend: a blend mode other than source-over.
    """
    paint = skia.Paint(Color=colour, AntiAlias=True)
    if soft > 0:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, soft))
    if blend is not None:
        paint.setBlendMode(blend)
    return paint


def stroke(colour: Colour, width: float, *, soft: float = 0.0) -> skia.Paint:
    """A line with round ends and joins."""
    paint = fill(colour, soft=soft)
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeWidth(width)
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    paint.setStrokeJoin(skia.Paint.kRound_Join)
    return paint


def linear(
    start: Point,
    end: Point,
    colours: Sequence[Colour],
    *,
    at: Sequence[float] | None = None,
    blend: skia.BlendMode | None = None,
) -> skia.Paint:
    """A fill that runs through ``colours`` from ``start`` to ``end``; ``at``: 0..1 each."""
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(*start), skia.Point(*end)], list(colours), None if at is None else list(at)
    )
    return _shaded(shader, blend)


def radial(
    centre: Point,
    radius: float,
    colours: Sequence[Colour],
    *,
    at: Sequence[float] | None = None,
    blend: skia.BlendMode | None = None,
) -> skia.Paint:
    """A fill that runs through ``colours`` from ``centre`` outwards to ``radius``."""
    shader = skia.GradientShader.MakeRadial(
        skia.Point(*centre), max(radius, 1e-3), list(colours), None if at is None else list(at)
    )
    return _shaded(shader, blend)


def _shaded(shader: skia.Shader, blend: skia.BlendMode | None) -> skia.Paint:
    paint = skia.Paint(AntiAlias=True, Dither=True, Shader=shader)
    if blend is not None:
        paint.setBlendMode(blend)
    return paint


# Shapes


def blob(points: Sequence[Point], *, closed: bool = True) -> skia.Path:
    """A smooth path through the points (uniform Catmull-Rom as cubic Béziers).

    Source: E. Catmull, R. Rom, "A class of local interpolating splines" (1974); the Bézier form
    puts the handles a sixth of the neighbours' chord away.
    """
    path = skia.Path()
    count = len(points)
    path.moveTo(*points[0])
    for i in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = (points[max(0, min(count - 1, i + k))] for k in (-1, 0, 1, 2))
        path.cubicTo(
            p1[0] + (p2[0] - p0[0]) / 6,
            p1[1] + (p2[1] - p0[1]) / 6,
            p2[0] - (p3[0] - p1[0]) / 6,
            p2[1] - (p3[1] - p1[1]) / 6,
            *p2,
        )
    if closed:
        path.close()
    return path


def polyline(points: Sequence[Point], *, closed: bool = True) -> skia.Path:
    """Straight lines through the points."""
    path = skia.Path()
    path.addPoly([skia.Point(float(x), float(y)) for x, y in points], closed)
    return path


def limb(points: Sequence[Point], widths: Sequence[float], *, steps: int = 20) -> skia.Path:
    """A tapered limb with round ends along the Bézier curve of ``points``.

    Args:
        points: control points, first to last; the curve ends on both.
        widths: thickness in pixels at even distances along the curve (any number ≥ 2).
        steps: straight pieces per side.
    """
    order = len(points) - 1
    t = np.linspace(0.0, 1.0, steps)
    terms = [math.comb(order, k) * (1 - t) ** (order - k) * t**k for k in range(order + 1)]
    spine = np.stack(terms, axis=1) @ np.asarray(points, np.float64)
    along = np.gradient(spine, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    radius = np.interp(t, np.linspace(0, 1, len(widths)), widths)[:, None] / 2

    turn = np.linspace(0, math.pi, 8)[1:-1, None]
    tip = spine[-1] + radius[-1] * (across[-1] * np.cos(turn) + along[-1] * np.sin(turn))
    root = spine[0] - radius[0] * (across[0] * np.cos(turn) + along[0] * np.sin(turn))
    outline = np.concatenate([spine + across * radius, tip, (spine - across * radius)[::-1], root])
    return polyline(list(map(tuple, outline.tolist())))


def shadow(
    canvas: skia.Canvas, centre: Point, *, width: float, height: float, colour: Colour
) -> None:
    """A soft ellipse on the ground; ``colour``'s alpha is its darkest."""
    canvas.save()
    canvas.translate(*centre)
    canvas.scale(1.0, height / width)
    colours = [colour, alpha(colour, (colour >> 24) / 255 * 0.55), colour & 0x00FFFFFF]
    canvas.drawCircle(0, 0, width / 2, radial((0, 0), width / 2, colours, at=(0, 0.5, 1)))
    canvas.restore()


def soft_dot(radius_px: float, colour: Colour, *, core: float = 0.2) -> Bgra:
    """A round glow, brightest inside ``core`` of its radius: a sprite for particles."""
    size = 2 * math.ceil(radius_px) + 1
    yy, xx = np.mgrid[0:size, 0:size].astype(np.float32) - size // 2
    away = np.hypot(xx, yy) / radius_px
    ramp = np.clip((1 - away) / (1 - core), 0, 1)
    return premultiplied(colour, (ramp * ramp * (3 - 2 * ramp)).astype(np.float32))


# Pixels


def blur(layer: Bgra, sigma_px: float) -> Bgra:
    """A Gaussian blur, done on a smaller picture when the sigma allows.

    The edge is repeated, so a layer that fills its frame stays opaque.
    """
    if sigma_px < 0.3:
        return layer
    height, width = layer.shape[:2]
    shrink = 1
    while sigma_px / shrink > 4 and min(height, width) // (shrink * 2) > 16:
        shrink *= 2
    small = layer
    if shrink > 1:
        half = (width // shrink, height // shrink)
        small = _bytes(cv2.resize(layer, half, interpolation=cv2.INTER_AREA))
    sigma = sigma_px / shrink
    small = _bytes(cv2.GaussianBlur(small, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE))
    if shrink > 1:
        small = _bytes(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC))
        # Cubic overshoot may leave colour above alpha, which premultiplied layers must not have.
        np.minimum(small, small[..., 3:4], out=small)
    return np.ascontiguousarray(small)


def _bytes(pixels: cv2.typing.MatLike) -> NDArray[np.uint8]:
    return pixels.astype(np.uint8, copy=False)


def fbm(
    width: int,
    height: int,
    *,
    cells: tuple[float, float],
    rng: np.random.Generator,
    octaves: int = 5,
    gain: float = 0.5,
) -> Floats:
    """Fractal value noise, (height, width) float32, stretched to exactly 0..1.

    Args:
        width: pixels.
        height: pixels.
        cells: blotches of the first octave across the width and the height.
        rng: where the randomness comes from; advanced.
        octaves: each twice as fine as the last.
        gain: strength of each octave against the last.
    """
    total = np.zeros((height, width), np.float32)
    strength = 1.0
    for octave in range(octaves):
        nx, ny = (max(2, math.ceil(c * 2**octave)) + 2 for c in cells)
        nx, ny = min(nx, width), min(ny, height)
        grid = rng.random((ny, nx), np.float32)
        total += strength * cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC)
        strength *= gain
    total -= total.min()
    peak = float(total.max())
    return total / peak if peak > 0 else total
