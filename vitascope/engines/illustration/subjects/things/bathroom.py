"""What stands in a bathroom or a laundry: toilet, sink, bath, shower, washing machine, bucket.

The main colour is the porcelain or the casing. It knows nothing of water that runs.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...canvas import alpha, fill, mix, stroke
from ..figure import Figure
from ..rig import Anchor, Look
from ..shapes import Box, closed, curve, oval, rounded, tube
from ..thing import Thing
from .palette import GLASS, INK, STEEL, tints
from .portable import Portable
from .solids import bar, cuboid, gloss, hoop, knob, lip, poly, rect, round_coat, vessel

__all__ = ["BATHROOM"]


def _toilet(fig: Figure, look: Look, _t_s: float) -> None:
    """From the side: the tank on the left, the seat on the right."""
    deep = mix(look.base, 0xFF4A5A78, 0.22)
    foot = closed(
        [-16 - 38j, 22 - 36j, 14 - 22j, 9 - 12j, 18 - 3j, 16 + 0j, -20 + 0j, -22 - 4j, -17 - 16j]
    )
    fig.part(foot, fig.coat(deep, top=-44, bottom=6))
    fig.part(rect(-37, -46, -15, -20, corner=4), fig.coat(deep, top=-56, bottom=-10))
    bowl = closed(
        [-22 - 48j, 10 - 50j, 43 - 48j, 44 - 42j, 36 - 28j, 18 - 19j, -4 - 18j, -20 - 26j]
    )
    fig.part(bowl, fig.coat(look.base, top=-62, bottom=-8))
    lid = closed([-22 - 54j, -24 - 66j, -21 - 84j, -13 - 93j, -7 - 90j, -8 - 72j, -11 - 54j])
    tank = cuboid(fig, look.base, -43, -89, -19, -46, depth=7 - 4j, corner=3)
    cuboid(fig, look.base, -45, -95, -17, -88, depth=8 - 5j, corner=2.5)
    gloss(fig, tank, -35 - 72j, 3, 12, strength=0.5)
    fig.part(bar(-30 - 82j, -22 - 81j, 1.4), fig.coat(STEEL, top=-86, bottom=-76))
    fig.shade(lid, soft=2)
    fig.part(lid, fig.coat(mix(look.base, 0xFFFFFFFF, 0.3), top=-100, bottom=-40))
    ring = oval(12 - 51j, 33, 8.5)
    fig.shade(ring, away=2j, soft=1.5, strength=0.5)
    fig.part(ring, fig.coat(mix(look.base, 0xFFFFFFFF, 0.3), top=-62, bottom=-40))
    hole = oval(14 - 51.4j, 22, 5)
    fig.part(hole, fig.gradient(-57j, -45j, [fig.tone(0xFF5F7890, 0.5), fig.tone(0xFFA9D4E6, 0.9)]))
    gloss(fig, bowl, 20 - 38j, 12, 3.5, strength=0.55, tilt=-12)


def _tap(fig: Figure, at: complex) -> None:
    """A bent tap that comes out of ``at`` and bows to the right."""
    metal = fig.coat(STEEL, top=at.imag - 20, bottom=at.imag)
    fig.part(
        tube([at, at - 9j, at + 4 - 14j, at + 10 - 11j, at + 10.5 - 7j], [2.2, 2.1, 2.0, 2.0, 2.0]),
        metal,
    )
    fig.part(bar(at - 5 - 3j, at - 9 - 6j, 1.3), metal)


def _sink(fig: Figure, look: Look, _t_s: float) -> None:
    """A wash basin on its pillar, with a tap."""
    deep = mix(look.base, 0xFF4A5A78, 0.14)
    vessel(fig, deep, [(-66, 13), (-30, 8.5), (-8, 10), (-5, 14), (0, 15)], tilt=0.1)
    bowl = closed([-43 - 83j, 0 - 81j, 43 - 83j, 40 - 70j, 24 - 58j, 0 - 56j, -24 - 58j, -40 - 70j])
    fig.part(bowl, fig.coat(look.base, top=-96, bottom=-48))
    gloss(fig, bowl, -16 - 68j, 10, 4, strength=0.6, tilt=20)
    lip(fig, look.base, -83j, 44, 9.5, inner=0xFFD4E6EE, wall=4.5)
    fig.part(oval(1 - 79.5j, 3.2, 1.2), fig.coat(STEEL, top=-84, bottom=-76))
    fig.part(rect(-14, -92, 14, -87.5, corner=2), fig.coat(look.base, top=-98, bottom=-84))
    with fig.placed(-2 - 89j, scale=0.75):
        _tap(fig, 0j)
    drop = closed([6.4 - 91j, 8 - 86j, 6.4 - 83.6j, 4.8 - 86j])
    fig.part(drop, fill(fig.tone(0xFF7CC4EA, 0.9)))
    for x in (-9, 12):
        knob(fig, STEEL, complex(x, -93.5), 2.3)


def _bathtub(fig: Figure, look: Look, _t_s: float) -> None:
    """A bath on feet, full of foam."""
    for x in (-74.0, 74.0):
        paw = closed(
            [
                complex(x - 6, -14),
                complex(x + 6, -14),
                complex(x + 5, -5),
                complex(x + 8, 0),
                complex(x - 8, 0),
                complex(x - 5, -5),
            ]
        )
        fig.part(paw, fig.coat(look.accent, top=-18, bottom=2))
    fig.part(oval(-80j, 108, 13), fig.coat(mix(look.base, 0xFF4A5A78, 0.25), top=-96, bottom=-60))
    foam: list[tuple[float, float, float]] = [
        (-78, -86, 13),
        (-58, -92, 15),
        (-36, -88, 13),
        (-16, -92, 14),
        (6, -87, 12),
        (26, -90, 14),
        (48, -87, 13),
        (68, -88, 13),
        (82, -84, 9),
    ]
    for x, y, r in foam:
        fig.part(
            oval(complex(x, y), r, r * 0.72), fig.coat(0xFFF0F7FC, top=y - r, bottom=y + r * 1.8)
        )
    fig.part(oval(-79j, 99, 7.5), fill(fig.tone(0xFFDCEAF4, 0.85)))
    body = rounded([
        -110 - 80j, -113 - 84j, -116 - 79j, -106 - 72j, -102 - 50j, -92 - 24j, -76 - 11j, 0 - 9j,
        76 - 11j, 92 - 24j,
        102 - 50j, 106 - 72j, 116 - 79j, 113 - 84j, 109 - 79j, 60 - 71j, 0 - 69j, -60 - 71j,
    ])  # fmt: skip
    fig.shade(body, away=-3j, soft=2)
    fig.part(body, fig.coat(look.base, top=-92, bottom=0))
    rim = curve([-112 - 80j, -60 - 71.5j, 0 - 69j, 60 - 71.5j, 112 - 80j])
    fig.mark(rim, stroke(fig.tone(0xFFFFFFFF, 1.0), 4.5), within=body)
    gloss(fig, body, -44 - 46j, 34, 8, strength=0.5, tilt=8, soft=4)
    for x, y, r in ((-30, -70, 9.0), (-17, -67, 6.0), (44, -70, 8.0), (54, -69, 5.5)):
        fig.part(
            oval(complex(x, y), r, r * 0.85), fig.coat(0xFFF0F7FC, top=y - r, bottom=y + r * 1.6)
        )
    with fig.placed(-96 - 78j, scale=1.3):
        _tap(fig, 0j)
    duck = closed([22 - 90j, 20 - 98j, 27 - 101j, 33 - 99j, 46 - 97j, 47 - 90j, 36 - 86j, 26 - 86j])
    fig.part(duck, fig.coat(0xFFFFD23F, top=-104, bottom=-80))
    fig.part(oval(25 - 99j, 6.4, 6), fig.coat(0xFFFFD23F, top=-108, bottom=-88))
    fig.part(oval(18.4 - 98.4j, 3, 1.5), fill(fig.tone(0xFFF07A30, 0.8)))
    fig.part(oval(23 - 100.6j, 1.1, 1.3), fill(fig.tone(INK, 0.4)))


def _shower(fig: Figure, look: Look, _t_s: float) -> None:
    """A glass cabin with a shower head and falling drops."""
    tray = [-30 - 7j, 34 - 7j, 32 + 0j, -32 + 0j]
    tiles = rect(-28, -98, 32, -6, corner=1)
    fig.part(tiles, fig.coat(mix(look.base, 0xFFFFFFFF, 0.35), top=-110, bottom=10))
    seam = stroke(alpha(fig.tone(0xFFFFFFFF, 1), 0.8), 0.7)
    with fig.inside(tiles):
        for k in range(12):
            fig.mark(bar(complex(-30, -98 + 8.4 * k), complex(34, -98 + 8.4 * k), 0.1), seam)
            fig.mark(bar(complex(-28 + 8.4 * k, -100), complex(-28 + 8.4 * k, 0), 0.1), seam)
    metal = fig.coat(STEEL, top=-100, bottom=-40)
    fig.part(tube([-16 - 44j, -16 - 84j, -12 - 90j, 0 - 91j, 4 - 87j], [1.3] * 5), metal)
    head = closed([4 - 89j, 13 - 79j, -6 - 79j])
    fig.part(head, metal)
    for k in range(22):
        row, x = divmod(k, 5)
        at = complex(-5 + x * 4.3 + row * (x - 2) * 1.1, -74 + row * 15 + (x * 7) % 9)
        fig.part(bar(at, at + complex((x - 2) * 0.3, 5), 0.7), fill(fig.tone(0xFF4A9AD4, 0.85)))
    fig.part(oval(-16 - 46j, 4, 4), metal)
    fig.part(poly(tray), fig.coat(look.base, top=-12, bottom=4))
    glass = rect(6, -96, 33, -6)
    fig.part(glass, fill(alpha(fig.tone(GLASS, 0.9), 0.45)))
    for x in (10, 20):
        fig.mark(
            poly([complex(x, -16), complex(x + 9, -86), complex(x + 13, -86), complex(x + 4, -16)]),
            fill(alpha(0xFFFFFFFF, 0.45)),
            within=glass,
        )
    for piece in (
        bar(-30 - 98j, 34 - 98j, 1.5),
        bar(-30 - 98j, -30 - 4j, 1.5),
        bar(34 - 98j, 34 - 4j, 1.5),
        bar(5 - 98j, 5 - 5j, 1.2),
    ):
        fig.part(piece, fig.coat(STEEL))
    fig.part(bar(9 - 52j, 9 - 42j, 1.2), fig.coat(INK))


def _washing_machine(fig: Figure, look: Look, _t_s: float) -> None:
    cuboid(fig, look.base, -44, -92, 38, -2, depth=10 - 7j, corner=3)
    fig.part(
        rect(-41, -89, 35, -74, corner=2),
        fig.coat(mix(look.base, 0xFF30384A, 0.16), top=-94, bottom=-60),
    )
    fig.part(
        rect(-38, -86, -16, -77, corner=1.5),
        fig.coat(mix(look.base, 0xFF30384A, 0.06), top=-94, bottom=-68),
    )
    knob(fig, STEEL, 22 - 81.5j, 5)
    fig.part(rect(-8, -85, 10, -78, corner=1), fill(fig.tone(0xFF22443F, 0.5)))
    fig.part(rect(-5, -83, 4, -80.4, corner=0.5), fill(fig.tone(0xFF6FE0B0, 1.0)))
    at = -3 - 39j
    fig.shade(oval(at, 31, 31), soft=2)
    fig.part(oval(at, 30, 30), fig.coat(STEEL, top=-72, bottom=-6))
    fig.part(oval(at, 25, 25), fig.coat(INK, top=-90, bottom=-10))
    glass = oval(at, 21.5, 21.5)
    fig.part(
        glass,
        fig.gradient(at - 20j, at + 20j, [fig.tone(0xFF3A5468, 0.5), fig.tone(0xFF9CCFE6, 0.9)]),
    )
    with fig.inside(glass):
        for dx, dy, rx, ry, colour in (
            (-9, 12, 12, 8, 0xFFE0594A),
            (8, 14, 12, 8, 0xFFF4C04A),
            (1, 7, 10, 5, 0xFFFFFFFF),
            (12, 5, 7, 4, 0xFF5B8FE0),
        ):
            fig.mark(oval(at + complex(dx, dy), rx, ry, tilt=dx), fill(fig.tone(colour, 0.75)))
        for dx, dy, r in ((-12, 1, 3), (-5, 3, 2), (5, -1, 2.4), (-1, -5, 1.6)):
            fig.mark(oval(at + complex(dx, dy), r, r), stroke(alpha(0xFFFFFFFF, 0.75), 0.8))
        fig.mark(oval(at - 8 - 10j, 8, 4, tilt=-38), fill(alpha(0xFFFFFFFF, 0.5)), soft=1)
    fig.part(
        bar(20 - 43j, 20 - 35j, 1.8), fig.coat(mix(look.base, 0xFF30384A, 0.3), top=-46, bottom=-30)
    )


def _bucket(fig: Figure, look: Look, _t_s: float) -> None:
    handle = tube([-36 - 72j, -30 - 92j, 0 - 99j, 30 - 92j, 36 - 72j], [1.4] * 5)
    body = vessel(fig, look.base, [(-70, 37), (-4, 27)], tilt=0.18)
    lip(fig, look.base, -70j, 39, 8.5, inner=0xFF7CC4EA, wall=2.4)
    band = stroke(alpha(fig.tone(mix(look.base, 0xFF1A1020, 0.4), 0.5), 0.6), 3.2)
    fig.mark(hoop(-20, 31, tilt=0.18), band, within=body)
    gloss(fig, body, -15 - 44j, 4, 16, strength=0.45, tilt=4)
    fig.part(handle, fig.coat(STEEL, top=-104, bottom=-60))
    fig.part(bar(-8 - 98j, 8 - 98j, 2.8), fig.coat(look.accent, top=-104, bottom=-90))
    for x in (-36, 36):
        knob(fig, STEEL, complex(x, -70), 3)


def _trash_can(fig: Figure, look: Look, _t_s: float) -> None:
    body = vessel(fig, look.base, [(-82, 30), (-4, 24)], tilt=0.14)
    with fig.inside(body):
        for k in range(-3, 4):
            x = k * 8.4
            fig.mark(
                tube([complex(x, -76), complex(x * 0.83, -6)], [1.3, 1.1]),
                fill(alpha(fig.shadow_colour, 0.28)),
            )
    rim = vessel(fig, mix(look.base, 0xFFFFFFFF, 0.12), [(-87, 33), (-81, 33)], tilt=0.14)
    fig.shade(rim, away=2j, soft=1)
    dome = closed([-31 - 88j, -24 - 95j, 0 - 98j, 24 - 95j, 31 - 88j, 16 - 84j, 0 - 83j, -16 - 84j])
    fig.part(dome, round_coat(fig, mix(look.base, 0xFFFFFFFF, 0.1), -33, 33))
    fig.part(
        tube([-9 - 95j, -7 - 102j, 7 - 102j, 9 - 95j], [1.8] * 4),
        fig.coat(mix(look.base, 0xFF1A1020, 0.3), top=-104, bottom=-90),
    )
    gloss(fig, body, -12 - 52j, 2.6, 17, strength=0.4)


def _iron(fig: Figure, look: Look, _t_s: float) -> None:
    """A clothes iron that points to the right."""
    cable = curve([-60 - 62j, -84 - 80j, -92 - 50j, -76 - 30j, -98 - 8j])
    fig.detail(cable, stroke(fig.tone(INK, 0.5), 4))
    plate = rounded([-68 - 10j, -68 - 8j, -68 - 0j, -64 + 0j, 84 + 0j, 98 - 0j, 104 - 4j, 98 - 10j])
    fig.part(plate, fig.coat(STEEL, top=-16, bottom=4))
    body = rounded(
        [
            -66 - 5j,
            -66 - 8j,
            -66 - 40j,
            -56 - 48j,
            20 - 48j,
            62 - 34j,
            98 - 6j,
            98 - 4j,
            90 - 4j,
            -60 - 4j,
        ]
    )
    fig.part(body, fig.coat(look.base, top=-64, bottom=0))
    swoop = tube([-70 - 14j, 0 - 20j, 40 - 20j, 100 - 8j], [3, 4, 5, 6])
    fig.mark(swoop, fill(fig.tone(look.pale, 0.8)), within=body)
    handle = tube(
        [44 - 42j, 40 - 72j, 10 - 88j, -34 - 88j, -56 - 76j, -54 - 44j], [6, 8, 9, 9, 8, 7]
    )
    fig.part(handle, fig.coat(mix(look.base, 0xFF1A1020, 0.55), top=-104, bottom=-30))
    gloss(fig, handle, -10 - 92j, 26, 2.4, strength=0.5)
    gloss(fig, body, 20 - 40j, 26, 3.4, strength=0.5, tilt=10)
    knob(fig, look.accent, -8 - 50j, 6.5)


BATHROOM: Mapping[str, Thing] = {
    "toilet": Thing(
        paint=_toilet, look=tints(0xFFF8F6F2), height_m=0.8, box=Box(-50, -104, 51, 11), half=36,
        fixed={"seat": Anchor(10 - 52j), "top": Anchor(-27 - 98j)},
    ),
    "sink": Thing(
        paint=_sink, look=tints(0xFFF8F6F2), height_m=1.0, box=Box(-50, -106, 50, 9), half=22,
        fixed={"top": Anchor(-84j), "inside": Anchor(-80j, behind=True)},
    ),
    "bathtub": Thing(
        paint=_bathtub, look=tints(0xFFEAE6E2, accent=0xFFD9A441), height_m=0.7,
        box=Box(-120, -110, 120, 21), half=96,
        fixed={
            "seat": Anchor(-74j, behind=True), "inside": Anchor(-62j, behind=True),
            "top": Anchor(-74j),
        },
    ),
    "shower": Thing(
        paint=_shower, look=tints(0xFF9CCBDC), height_m=2.2, box=Box(-38, -104, 40, 11), half=34,
        fixed={"inside": Anchor(-4j)},
    ),
    "washing machine": Thing(
        paint=_washing_machine, look=tints(0xFFF4F2F0), height_m=0.9, box=Box(-49, -104, 52, 13),
        half=46, fixed={"top": Anchor(-94j)},
    ),
    "bucket": Portable(
        paint=_bucket, look=tints(0xFF4F8FD0, accent=0xFFF4F0E8), height_m=0.38,
        box=Box(-44, -105, 44, 10), half=30,
        fixed={"inside": Anchor(-60j, behind=True), "top": Anchor(-70j)}, grips={"hand": -99j},
    ),
    "trash can": Thing(
        paint=_trash_can, look=tints(0xFF8C97A6), height_m=0.75, box=Box(-38, -109, 38, 10),
        half=28,
    ),
    "iron": Portable(
        paint=_iron, look=tints(0xFF4F8FD0, accent=0xFFF4B03A), height_m=0.14,
        box=Box(-104, -103, 107, 19), half=80, grips={"hand": -10 - 86j},
    ),
}  # fmt: skip
"""By the name a scene uses."""
