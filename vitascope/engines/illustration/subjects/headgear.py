"""What a four-legged animal wears on its head and neck: ears, horns, trunk, mane, beard.

It knows nothing of legs.
"""

from __future__ import annotations

import itertools
from math import cos, sin, tau

import skia

from ..canvas import Colour, alpha, mix, stroke
from .bones import polar, turned
from .breed import Breed, Horn
from .figure import Coat, Figure
from .motion import chance, drift, wave
from .rig import Look
from .shapes import closed, oval, spline, tube
from .skeleton import Pose

__all__ = [
    "draw_ear",
    "draw_horns",
    "draw_trunk",
    "ear_path",
    "hair_mane",
    "lion_mane",
    "trunk_line",
]


def _xy(point: complex) -> tuple[float, float]:
    return point.real, point.imag


def ear_path(back: complex, tip: complex, front: complex) -> skia.Path:
    """A pointed ear: its back edge bulges, its tip is a little round."""
    path = skia.Path()
    path.moveTo(back.real, back.imag)
    bulge = (back + tip) / 2 + 1j * (tip - back) * -0.16
    path.quadTo(bulge.real, bulge.imag, *_xy(tip + (back - tip) * 0.06))
    path.quadTo(*_xy(tip), *_xy(tip + (front - tip) * 0.06))
    swell = (front + tip) / 2 + 1j * (tip - front) * 0.1
    path.quadTo(*_xy(swell), *_xy(front))
    low = (front + back) / 2 + complex(0, 5)
    path.quadTo(*_xy(low), *_xy(back))
    path.close()
    return path


def draw_ear(fig: Figure, breed: Breed, look: Look, pose: Pose, *, t_s: float, far: bool) -> None:
    """One ear, in the head's frame."""
    head = breed.head
    if head.ear_kind == "flap":
        _flap(fig, breed, look, pose, t_s=t_s, far=far)
        return
    back, tip, front = head.ear
    # A hanging ear is lifted by the wind where a standing one is laid back.
    flat = (46 if head.ear_kind == "hanging" else -52) * pose.ears_back
    turn = flat + (9 if far else 0) + pose.ear_twitch * (4 if far else -7)
    root = (back + front) / 2
    move = complex(6.5, -0.6) if far else 0j
    back, tip, front = (root + turned(p - root, turn) + move for p in (back, tip, front))
    root += move
    if head.ear_kind == "hanging":
        _hanging(fig, look, back, tip, front, far=far)
        return
    is_round = head.ear_kind == "round"
    path = ear_path(back, tip, front)
    if is_round:
        path = oval(root + (tip - root) * 0.45, abs(back - front) * 0.52, abs(tip - root) * 0.52)
    own = look.dark if head.dark else look.base
    base = mix(own, look.dark, 0.3 if far else 0.0)
    if breed.ear_tips >= 1.0:
        base = look.dark
    fig.part(path, fig.coat(base, top=tip.imag - 4, bottom=root.imag + 12))
    if not far:
        _shell(fig, look, path, back, tip, front, is_round=is_round, dark=breed.ear_tips >= 1.0)
    if 0 < breed.ear_tips < 1.0:
        dark = fig.tone(look.dark, 0.5)
        clear = (dark & 0x00FFFFFF) | 0
        solid = (dark & 0x00FFFFFF) | round(255 * breed.ear_tips) << 24
        edge = fig.gradient(tip, root, [solid, clear], at=(0.22, 0.62))
        fig.mark(path, edge, within=path)


def _shell(
    fig: Figure,
    look: Look,
    path: skia.Path,
    back: complex,
    tip: complex,
    front: complex,
    *,
    is_round: bool,
    dark: bool,
) -> None:
    """The inside of an ear."""
    root = (back + front) / 2
    colour = mix(look.dark, look.pale, 0.25) if dark else mix(look.pale, 0xFFC98A80, 0.35)
    shell = fig.coat(colour, top=tip.imag, bottom=root.imag + 18)
    if is_round:
        inner = oval(root + (tip - root) * 0.4, abs(back - front) * 0.32, abs(tip - root) * 0.34)
        fig.mark(inner, shell, within=path)
        return
    low = back + (front - back) * 0.42 + (tip - root) * 0.02
    high = low + (tip - low) * 0.74
    ahead = front + (back - front) * 0.1 + (tip - root) * 0.05
    fig.mark(ear_path(low, high, ahead), shell)


def _hanging(
    fig: Figure, look: Look, back: complex, tip: complex, front: complex, *, far: bool
) -> None:
    """A soft ear that falls over the cheek and flies up in a run."""
    root = (back + front) / 2
    path = tube([root + 1j, root + (tip - root) * 0.5, tip], [5.0, 6.4, 4.6])
    base = mix(look.base, look.dark, 0.62 if far else 0.42)
    if not far:
        fig.shade(path, soft=1.6, strength=0.4, away=complex(1.2, 1.4))
    fig.part(path, fig.coat(base, top=-16, bottom=20))


def _flap(fig: Figure, breed: Breed, look: Look, pose: Pose, *, t_s: float, far: bool) -> None:
    """An elephant's ear: it fans."""
    fan = 1.0 + 0.11 * wave(t_s, 1.7, 0.1 if far else 0.0) - 0.16 * pose.ears_back
    move = complex(9, -3) if far else 0j

    def placed(p: complex, share: float = 1.0) -> complex:
        return complex(p.real * fan * share, p.imag * share - 0.06 * p.real * (fan - 1)) + move

    path = closed([placed(p) for p in breed.head.flap])
    base = mix(look.base, look.dark, 0.42 if far else 0.1)
    if not far:
        fig.shade(path, soft=2.6, strength=0.42, away=complex(-1.5, 2.2))
    fig.part(path, fig.coat(base, top=-28, bottom=40))
    if far:
        return
    inner = closed([placed(p, 0.8) + complex(-3.2, 0.8) for p in breed.head.flap])
    fig.mark(
        inner, fig.coat(mix(look.base, look.pale, 0.6), top=-28, bottom=40), within=path, soft=1.4
    )


def draw_horns(fig: Figure, breed: Breed, *, far: bool, over: bool) -> None:
    """Horns, antlers or tusks, in the head's frame."""
    for horn in breed.head.horns:
        if horn.over is not over or (horn.is_single and far):
            continue
        move = complex(5.0, 0.4) if far else 0j
        colour: Colour = mix(horn.colour, 0xFF4A2C22, 0.32 if far else 0.0)
        low = max(p.imag for p in horn.points)
        high = min(p.imag for p in horn.points)
        paint = fig.coat(colour, top=high - 6, bottom=low + 10)
        fig.part(tube([p + move for p in horn.points], horn.thick), paint)
        if not far and horn.thick[0] > 2.2:
            _ridges(fig, horn)


def _ridges(fig: Figure, horn: Horn) -> None:
    line = spline(horn.points, 4)
    path = tube(horn.points, horn.thick)
    rings = skia.Path()
    for a, b in list(itertools.pairwise(line))[1:6:2]:
        side = 1j * (b - a) / (abs(b - a) or 1.0) * 5
        rings.moveTo(*_xy(a - side))
        rings.lineTo(*_xy(a + side))
    ink = alpha(fig.tone(mix(horn.colour, 0xFF3A2018, 0.6), 0.4), 0.4)
    fig.mark(rings, stroke(ink, 0.6), within=path)


def trunk_line(breed: Breed, pose: Pose, *, t_s: float, seed: int) -> list[complex]:
    """An elephant's trunk from its root to its tip: it swings late along its length."""
    size = breed.head.size
    point = pose.head + turned(complex(13.5, 3) * size, pose.head_turn)
    step = breed.head.trunk * size / 8
    points = [point]
    reach, lift = max(0.0, pose.trunk), max(0.0, -pose.trunk)
    # Down to the grass and back to the mouth, again and again.
    curl = reach * (0.5 - 0.5 * cos(tau * t_s / 3.2))
    for i in range(8):
        late = (i + 1) / 8
        way = 66 + 34 * min(1.0, late * 1.6) - 46 * late**3
        way += late * (11 * wave(t_s - 0.13 * i, 2.9) + 8 * drift(
            t_s - 0.13 * i, seed=seed + 61, rate_hz=0.4
        ))  # fmt: skip
        way += reach * 10 * (1 - late) + curl * 175 * late**1.3
        way -= lift * (95 + 55 * late)
        point = point + polar(step, way)
        # It lies down on the ground, it does not go through it.
        point = complex(point.real, min(point.imag, -3.4 * size))
        points.append(point)
    return points


def draw_trunk(fig: Figure, breed: Breed, points: list[complex], coat: Coat) -> None:
    """The trunk with its rings."""
    size = breed.head.size
    thick = [9.6, 7.6, 6.3, 5.4, 4.8, 4.2, 3.7, 3.3, 3.0]
    path = fig.part(tube(points, [t * size for t in thick]), coat)
    rings = skia.Path()
    line = spline(points, 2)
    for k in range(4, len(line) - 1):
        along = line[k + 1] - line[k - 1]
        side = 1j * along / (abs(along) or 1.0)
        here = line[k]
        rings.moveTo(*_xy(here - side * 1.0))
        rings.quadTo(*_xy(here - side * 3.6 + along * 0.16), *_xy(here - side * 8))
    fig.mark(rings, stroke(alpha(fig.shadow_colour, 0.4), 0.8), within=path)


def hair_mane(
    fig: Figure, breed: Breed, look: Look, pose: Pose, spine: list[complex], upper: list[float], *,
    t_s: float,
) -> None:  # fmt: skip
    """Hair from the crest of the neck: long, it streams back in a gallop; a bristle stands up."""
    is_long = breed.mane == "hair"
    stream = 5.0 + 13.0 * pose.ears_back
    crest = spline([spine[3], spine[4], spine[5] + complex(-1, -5)], 6)[3:]
    paint = fig.coat(look.dark, top=-breed.tall, bottom=-0.3 * breed.tall)
    locks = list(itertools.pairwise(crest))
    for k, (a, b) in enumerate(locks):
        out = -1j * (b - a) / (abs(b - a) or 1.0)
        share = k / len(locks)
        root = a + out * (upper[3] + (upper[4] - upper[3]) * min(1.0, share * 1.5)) * 0.86
        if not is_long:
            stub = root + out * min(6.5, 0.62 * upper[4]) - (b - a) * 0.3
            fig.part(tube([root - out * 2, stub], [2.7, 1.5], steps=2), paint)
            continue
        sway = 1.5 * wave(t_s - 0.07 * k, 0.83 if pose.ears_back > 0.3 else 2.6)
        tip = root + complex(-stream - 2.0, 17.0 - 0.55 * stream + sway)
        line = [root + (b - a) + out * 1.2, (root + tip) / 2 + out * 2.5, tip]
        fig.part(tube(line, [3.8, 3.6, 0.4], steps=4), paint)
    if is_long:
        size = breed.head.size
        brow = pose.head + turned(complex(0, -10) * size, pose.head_turn)
        lock = pose.head + turned(complex(8, -1) * size, pose.head_turn)
        fig.part(tube([brow + 1, (brow + lock) / 2 + 1.5 - 1.5j, lock], [2.6, 2.4, 0.4]), paint)


def lion_mane(fig: Figure, look: Look, pose: Pose, *, size: float, t_s: float) -> None:
    """The ring of hair round a lion's face, drawn behind the head and over the shoulders."""
    for ring, (radius, long, count, shade) in enumerate(
        ((23.5, 10.0, 17, 0.25), (18.0, 8.0, 14, 0.0), (12.5, 6.5, 11, -0.22))
    ):
        middle = pose.head + turned(complex(-6 + 1.4 * ring, 3.5 - ring) * size, pose.head_turn)
        path = skia.Path()
        first = middle + radius * size
        path.moveTo(*_xy(first))
        for k in range(count):
            a, b = tau * k / count, tau * (k + 1) / count
            sway = 0.06 * wave(t_s, 1.9, 0.13 * k + 0.3 * ring) - 0.25 * pose.ears_back
            mid = (a + b) / 2 + sway
            far = (radius + long * (0.75 + 0.5 * chance(k, ring))) * size
            stretch = 1.16 if sin(mid) > 0.2 else 1.0
            tip = middle + complex(cos(mid), sin(mid) * stretch) * far
            end = middle + complex(cos(b), sin(b)) * radius * size
            side = middle + complex(cos(a), sin(a) * stretch) * (radius + long * 0.6) * size
            back = middle + complex(cos(b), sin(b) * stretch) * (radius + long * 0.6) * size
            path.quadTo(*_xy(side), *_xy(tip))
            path.quadTo(*_xy(back), *_xy(end))
        path.close()
        colour = (
            mix(look.dark, 0xFF2A1410, shade) if shade > 0 else mix(look.dark, look.base, -shade)
        )
        if ring == 0:
            fig.shade(path, soft=2.2, strength=0.34, away=complex(-0.8, 1.6))
        fig.part(path, fig.coat(colour, top=middle.imag - 34, bottom=middle.imag + 40))
