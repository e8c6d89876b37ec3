"""What belongs to every room's shell: window frames and curtains, lamps that hang."""

from __future__ import annotations

import skia

from ..canvas import Colour, alpha, fill, mix
from .brush import Brush
from .plan import Opening
from .shell import Shell

__all__ = ["cut_out", "framed", "lamps", "outline"]


def outline(opening: Opening, rect: skia.Rect) -> skia.Path:
    """An opening's clear shape."""
    path = skia.Path()
    if opening.shape == "round":
        path.addOval(rect)
    elif opening.shape == "arch":
        half = rect.width() / 2
        path.moveTo(rect.left(), rect.bottom())
        path.lineTo(rect.left(), rect.top() + half)
        path.arcTo(
            skia.Rect.MakeXYWH(rect.left(), rect.top(), rect.width(), rect.width()), 180, 180, False
        )
        path.lineTo(rect.right(), rect.bottom())
        path.close()
    else:
        path.addRect(rect)
    return path


def framed(brush: Brush, opening: Opening, rect: skia.Rect) -> None:
    """Frame, sill and curtains round an opening."""
    if opening.is_bare:
        return
    path, tone = outline(opening, rect), opening.frame
    rim = fill(brush.tone(tone, 0.75))
    rim.setStyle(skia.Paint.kStroke_Style)
    rim.setStrokeWidth(0.05)
    dark = fill(alpha(0xFF1A1018, 0.3), soft=0.01)
    dark.setStyle(skia.Paint.kStroke_Style)
    dark.setStrokeWidth(0.056)
    brush.canvas.drawPath(path, dark)
    brush.canvas.drawPath(path, rim)
    if opening.shape == "square":
        left, right, foot = rect.left() - 0.05, rect.right() + 0.05, rect.bottom()
        brush.box((left, foot + 0.008, right, foot + 0.034), tone, high=1.0, low=0.4)
        brush.shade((left, foot + 0.034, right, foot + 0.05), 0.2, 0.006)


def _drapes(brush: Brush, rect: skia.Rect, tone: Colour) -> None:
    """A rod and two curtains drawn aside."""
    top, foot = rect.top() - 0.055, rect.bottom() + 0.09
    wide = min(0.15, rect.width() * 0.28)
    for side in (-1, 1):
        edge = rect.left() - 0.06 if side < 0 else rect.right() + 0.06
        for i in range(4):
            a = edge - side * wide * (i / 4)
            b = edge - side * wide * ((i + 1) / 4)
            waist = 0.55 + 0.45 * (1 - i / 4)
            path = skia.Path()
            path.moveTo(a, top)
            path.lineTo(b, top)
            inner = edge - side * wide * ((i + 1) / 4) * waist * 0.62
            outer = edge - side * wide * (i / 4) * waist * 0.7
            mid = (top + foot) / 2 + 0.05
            path.quadTo(b, mid - 0.1, inner, mid)
            path.quadTo(inner, foot - 0.06, inner - side * 0.012, foot)
            path.lineTo(outer, foot)
            path.lineTo(outer, mid)
            path.quadTo(a, mid - 0.1, a, top)
            brush.path(path, mix(tone, 0xFF000000, 0.14 * (i % 2)), high=0.85, low=0.55)
    brush.line([(rect.left() - 0.09, top), (rect.right() + 0.09, top)],
               brush.tone(0xFF8A6038, 0.6), 0.012)  # fmt: skip
    for x in (rect.left() - 0.095, rect.right() + 0.095):
        brush.oval((x, top), 0.015, 0.015, 0xFFC89A50)


def cut_out(brush: Brush, opening: Opening, rect: skia.Rect) -> None:
    """Clear the panes, leaving the bars; what hangs before the glass comes after."""
    clear = skia.Paint(BlendMode=skia.BlendMode.kClear, AntiAlias=True)
    path = outline(opening, rect)
    brush.canvas.drawPath(path, clear)
    columns, rows = (1, 1) if opening.is_bare else opening.panes
    bar = brush.tone(opening.frame, 0.55)
    with brush.within(path):
        for i in range(1, columns):
            x = rect.left() + rect.width() * i / columns
            brush.line([(x, rect.top()), (x, rect.bottom())], bar, 0.014)
        for i in range(1, rows):
            y = rect.top() + rect.height() * i / rows
            brush.line([(rect.left(), y), (rect.right(), y)], bar, 0.014)
    if opening.curtains is not None:
        _drapes(brush, rect, opening.curtains)


def lamps(shell: Shell, brush: Brush) -> None:
    """What hangs from the ceiling, and its light."""
    kind, top = shell.plan.lamps, -shell.floor_y / shell.unit - 0.3
    if kind == "panels":
        _panels(shell, brush)
    elif kind == "spots":
        _spotlights(shell, brush)
    elif kind in ("pendant", "bulb"):
        places = (0.0,) if kind == "bulb" else (-0.55, 0.0, 0.55)
        for x in places:
            at = (x * shell.reach, max(-shell.high * 0.92, -shell.floor_y / shell.unit + 0.09))
            brush.line([(at[0], top), at], brush.tone(0xFF3A2A22, 0.4), 0.005)
            if kind == "pendant":
                shade = [(at[0] - 0.014, at[1] - 0.05), (at[0] + 0.014, at[1] - 0.05),
                         (at[0] + 0.07, at[1] + 0.01), (at[0] - 0.07, at[1] + 0.01)]  # fmt: skip
                brush.poly(shade, 0xFF3F6A66, high=0.9, low=0.5)
            brush.flat_oval((at[0], at[1] + 0.014), 0.024, 0.02, 0xFFFFF3CC)
            brush.glow(at, 0.42, 0xFFFFC878, 0.55 if shell.is_lit else 0.2)


def _panels(shell: Shell, brush: Brush) -> None:
    """Tubes in the ceiling, in perspective."""
    for x in (-0.5, 0.0, 0.5) if shell.half > 0.5 else (0.0,):
        for near in (1.12, 1.6, 2.4):
            half = shell.half * (0.13 if shell.half > 0.5 else 0.34)
            a, b = near, near * 1.18
            corners = [shell.nearer(x * shell.half * 1.3 + dx * half, -shell.high, z)
                       for dx, z in ((-1, a), (1, a), (1, b), (-1, b))]  # fmt: skip
            path = skia.Path()
            path.addPoly([skia.Point(*p) for p in corners], True)
            brush.canvas.drawPath(path, fill(0xFFFAFDFF))
            mid = ((corners[0][0] + corners[2][0]) / 2, (corners[0][1] + corners[2][1]) / 2)
            brush.glow(mid, 0.16 * near, 0xFFF0F8FF, 0.5)


def _spotlights(shell: Shell, brush: Brush) -> None:
    """Beams from above that meet in the middle of the floor."""
    top = -shell.floor_y / shell.unit - 0.05
    for x, tone in ((-0.62, 0xFFFFD890), (0.0, 0xFFFFF6E0), (0.62, 0xFFFFD890)):
        at, goal = x * shell.reach, x * shell.reach * 0.25
        end = shell.below * 0.7
        points = [(at - 0.02, top), (at + 0.02, top), (goal + 0.26, end), (goal - 0.26, end)]
        brush.beam(points, tone, 0.42, soft=0.012)
    with brush.at(0, shell.below * 0.7, 1.0):
        brush.canvas.scale(1.0, 0.22)
        brush.glow((0, 0), 0.62, 0xFFFFF0C8, 0.75)
