"""Drinks in their cups, glasses and bottles.

The main colour is the drink. It knows nothing of who drinks it.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...canvas import alpha, fill, mix, stroke
from ..figure import Figure
from ..motion import wave
from ..rig import Look
from ..shapes import Box, closed, curve, oval, tube
from ..thing import Thing
from .fruit import draw_slice
from .palette import GLASS, tints
from .portable import Portable
from .solids import bar, rect, turned
from .tableware import draw_bottle, draw_cup, draw_glassware, draw_tumbler, draw_wine_glass

__all__ = ["DRINKS"]


def _steam(fig: Figure, *, t_s: float, foot: float, tall: float) -> None:
    """Three soft threads of steam."""
    for k, x in enumerate((-14.0, 2.0, 17.0)):
        phase = t_s * 0.35 + 0.31 * k
        points = []
        for step in range(6):
            u = step / 5
            points.append(complex(x + (2 + 6 * u) * wave(u - phase, 0.75), foot - tall * u))
        strength = 0.4 + 0.15 * wave(t_s, 3.1, 0.3 * k)
        thread = tube(points, [0.5, 2.6, 3.4, 3.2, 2.2, 0.4])
        white = alpha(fig.tone(0xFFFFFFFF, 1.0), strength)
        fig.part(
            thread,
            fig.gradient(
                complex(0, foot),
                complex(0, foot - tall),
                [white & 0xFFFFFF, white, white & 0xFFFFFF],
                at=(0, 0.45, 1),
            ),
        )


def _hot_drink(fig: Figure, look: Look, t_s: float, *, has_bag: bool) -> None:
    """A cup on its saucer, full, steaming: smaller than the cup alone, for the steam's sake."""
    with fig.placed(-3 + 0j, scale=0.66):
        saucer = oval(-8j, 72, 15)
        fig.part(oval(-4j, 68, 14), fig.coat(mix(look.pale, 0xFF30203A, 0.3), top=-20, bottom=10))
        fig.part(saucer, fig.coat(look.pale, top=-26, bottom=8))
        fig.shade(oval(2 - 5j, 36, 9), soft=4, strength=0.5, within=saucer)
        with fig.placed(-8j):
            draw_cup(
                fig,
                Look(base=look.pale, pale=look.accent, dark=look.dark, accent=look.accent),
                look.pale,
                drink=look.base,
            )
            if has_bag:
                fig.detail(
                    curve([-20 - 84j, -40 - 84j, -50 - 70j, -48 - 52j]),
                    stroke(fig.tone(0xFFF4EDE0, 0.9), 1.6),
                )
                tag = rect(-57, -54, -39, -32, corner=2)
                fig.part(tag, fig.coat(look.accent, top=-64, bottom=-20))
                leaf = closed([-48 - 49j, -43 - 43j, -48 - 37j, -53 - 43j])
                fig.mark(leaf, fill(fig.tone(0xFFFFF6E0, 0.9)), within=tag)
            else:
                for at, size in ((62 - 2j, 7.0), (-60 + 2j, 6.0)):
                    bean = oval(at, size, size * 0.66, tilt=-20)
                    fig.part(bean, fig.coat(0xFF5A3220, top=at.imag - 6, bottom=at.imag + 8))
                    fig.line(curve([at - size * 0.7, at - 1j, at + size * 0.7]), 0xFF2A140C, 1.1)
    _steam(fig, t_s=t_s, foot=-64, tall=34)


def _coffee(fig: Figure, look: Look, t_s: float) -> None:
    _hot_drink(fig, look, t_s, has_bag=False)


def _tea(fig: Figure, look: Look, t_s: float) -> None:
    _hot_drink(fig, look, t_s, has_bag=True)


def _juice(fig: Figure, look: Look, _t_s: float) -> None:
    """A tall glass with a straw and a slice of orange on its rim."""
    with fig.placed(-2 + 0j, scale=0.86):
        draw_tumbler(fig, drink=look.base, level=-82)
        fig.part(bar(10 - 84j, 17 - 112j, 2.4), fig.coat(look.accent, top=-116, bottom=-70))
        fig.part(bar(17 - 112j, 32 - 116j, 2.4), fig.coat(look.accent, top=-120, bottom=-100))
        draw_slice(fig, -24 - 96j, 17, rind=0xFFF08A2C, flesh=0xFFFFC05A)
        for x, y in ((-8, -56), (9, -44), (-3, -30), (11, -66)):
            fig.part(oval(complex(x, y), 1.5, 1.5), fill(alpha(0xFFFFFFFF, 0.45)))


def _milk(fig: Figure, look: Look, _t_s: float) -> None:
    """A bottle of milk and a glass beside it."""
    bottle = turned(
        [(-98, 9), (-92, 9.5), (-80, 9.5), (-66, 17), (-54, 19), (-4, 18.5), (-2, 17)],
        x=-12,
        tilt=0.12,
    )
    draw_glassware(fig, bottle, turned([(-84, 30), (-3, 17)], x=-12), look.base)
    fig.part(rect(-22.5, -101, -1.5, -92, corner=2), fig.coat(look.accent, top=-104, bottom=-86))
    label = rect(-24, -44, 0, -20, corner=3)
    fig.part(label, fig.coat(0xFF6AB0E8, top=-60, bottom=-10))
    cow = closed(
        [-18 - 32j, -17 - 38j, -12 - 36j, -7 - 38j, -6 - 32j, -8 - 26j, -12 - 24j, -16 - 26j]
    )
    fig.mark(cow, fill(fig.tone(0xFFFFFFFF, 0.95)), within=label)
    for x in (-14.5, -9.5):
        fig.mark(oval(complex(x, -32), 0.9, 1.2), fill(fig.tone(0xFF34303C, 0.4)), within=label)
    fig.mark(oval(-12 - 27j, 3.4, 2), fill(fig.tone(0xFFF4A0A8, 0.9)), within=label)
    with fig.placed(24 + 0j, scale=0.5):
        draw_tumbler(fig, drink=look.base, level=-74)


def _wine(fig: Figure, look: Look, _t_s: float) -> None:
    """A bottle of wine and a glass of it."""
    draw_bottle(
        fig,
        Look(
            base=mix(look.base, 0xFF14281C, 0.72),
            pale=look.pale,
            dark=look.dark,
            accent=look.accent,
        ),
        x=-15,
    )
    with fig.placed(17 + 0j, scale=0.66):
        draw_wine_glass(fig, look, 0.0)


def _beer(fig: Figure, look: Look, _t_s: float) -> None:
    """A mug with a head of foam."""
    ear = tube([28 - 72j, 52 - 72j, 56 - 44j, 46 - 20j, 26 - 20j], [4.6, 5.4, 5.2, 5, 4.6])
    fig.part(ear, fill(alpha(fig.tone(GLASS, 0.9), 0.8)))
    fig.detail(ear, stroke(alpha(fig.tone(0xFF8AA8C0, 0.7), 0.8), 1.3))
    mug = turned([(-86, 34), (-6, 34), (-2, 33)], tilt=0.12)
    draw_glassware(fig, mug, turned([(-80, 30), (-9, 30), (-8, 30)], tilt=0.12), look.base)
    with fig.inside(mug):
        for x in (-18, 0, 18):
            fig.mark(
                rect(x - 6.5, -62, x + 6.5, -14, corner=6),
                fill(alpha(fig.tone(mix(look.base, 0xFFFFFFFF, 0.5), 1), 0.35)),
            )
        for k in range(14):
            at = complex(-26 + (k * 37) % 53, -18 - (k * 23) % 48)
            fig.mark(oval(at, 1.3, 1.3), fill(alpha(0xFFFFFFFF, 0.7)))
    foam = closed([
        -37 - 82j, -39 - 90j, -30 - 97j, -20 - 96j, -10 - 101j, 4 - 98j, 14 - 101j, 26 - 97j,
        38 - 91j, 37 - 81j, 30 - 76j,
        22 - 79j, 16 - 70j, 8 - 76j, -4 - 77j, -12 - 62j, -19 - 62j, -22 - 76j, -30 - 75j,
    ])  # fmt: skip
    fig.shade(foam, away=2j, soft=1.5, within=mug)
    fig.part(foam, fig.coat(0xFFFFFAEC, top=-110, bottom=-56))
    for at, r in ((-22 - 89j, 4), (-4 - 92j, 5), (15 - 92j, 4.4), (28 - 86j, 3.4)):
        fig.mark(
            oval(at, r, r * 0.8), stroke(alpha(fig.tone(0xFFE0C890, 0.7), 0.6), 0.9), within=foam
        )


DRINKS: Mapping[str, Thing] = {
    "coffee": Portable(
        paint=_coffee, look=tints(0xFF6A3E24, pale=0xFFFBF5EC, accent=0xFFE0653F), height_m=0.14,
        is_live=True, box=Box(-56, -103, 50, 14), half=46,
        grips={"hand": 36 - 40j, "mouth": -30 - 60j},
    ),
    "tea": Portable(
        paint=_tea, look=tints(0xFFC8742C, pale=0xFFFBF5EC, accent=0xFF5FA850), height_m=0.14,
        is_live=True, box=Box(-56, -103, 50, 14), half=46,
        grips={"hand": 36 - 40j, "mouth": -30 - 60j},
    ),
    "milk": Portable(
        paint=_milk, look=tints(0xFFFFFDF8, accent=0xFF4F86D0), height_m=0.26,
        box=Box(-36, -106, 42, 11), half=32, grips={"hand": -12 - 70j},
    ),
    "juice": Portable(
        paint=_juice, look=tints(0xFFFFA52C, accent=0xFFE0443C), height_m=0.18,
        box=Box(-42, -106, 32, 9), half=22, grips={"hand": -40j},
    ),
    "wine": Portable(
        paint=_wine, look=tints(0xFFA02848, pale=0xFFFBF0D8, accent=0xFFB8443C), height_m=0.31,
        box=Box(-36, -106, 38, 11), half=32, grips={"hand": -15 - 72j},
    ),
    "beer": Portable(
        paint=_beer, look=tints(0xFFF4AE2C), height_m=0.17, box=Box(-44, -106, 67, 11), half=36,
        grips={"hand": 50 - 46j, "mouth": -30 - 92j},
    ),
}  # fmt: skip
"""By the name a scene uses."""
