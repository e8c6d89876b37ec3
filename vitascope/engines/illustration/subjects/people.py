"""What people are drawn from: heads, hair, torsos, sleeves and hands, seen three-quarter.

Units are a person's own: the head is about 22 high. It knows nothing of what the person does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import skia

from ..canvas import Colour, alpha, fill, mix, radial
from .bones import bend, polar, turned
from .figure import Coat, Figure
from .motion import drift, wave
from .rig import Look
from .shapes import band, closed, curve, oval, still_closed, still_tube, tube

__all__ = ["PEOPLE", "Kind", "Puppet"]

Hair = Literal["long", "bob", "bun", "short"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of person."""

    look: Look
    hair: Hair
    skirt: bool = False
    grown: float = 1.0
    """Length of trunk and limbs against a grown person's; heads are the same."""
    broad: float = 1.0


PEOPLE: Mapping[str, Kind] = {
    "woman": Kind(
        look=Look(base=0xFFD9694F, pale=0xFFFBD3B4, dark=0xFF4A2B2A, accent=0xFF3F5A78),
        hair="bun",
        skirt=True,
    ),
    "man": Kind(
        look=Look(base=0xFF4F7FA0, pale=0xFFF4C8A4, dark=0xFF33241F, accent=0xFF6A5848),
        hair="short",
        broad=1.12,
    ),
    "girl": Kind(
        look=Look(base=0xFFF2B94A, pale=0xFFFDD8BC, dark=0xFF6A3A28, accent=0xFF5D7FB8),
        hair="bob",
        skirt=True,
        grown=0.72,
    ),
    "boy": Kind(
        look=Look(base=0xFF6BA36A, pale=0xFFFAD2B2, dark=0xFF4A3022, accent=0xFF4A5A80),
        hair="short",
        grown=0.72,
    ),
    "reader": Kind(
        look=Look(base=0xFFE08A5B, pale=0xFFFCD6B8, dark=0xFF4E2C28, accent=0xFF4A5F86),
        hair="long",
    ),
}


class Puppet:
    """The pieces of one person on one figure."""

    def __init__(self, fig: Figure, kind: Kind, look: Look, *, t_s: float, seed: int) -> None:
        # Moonlight takes the red out of a face, which then looks ill: put some back.
        skin = (
            mix(look.pale, 0xFFFF9A5C, 0.24) if fig.light.key[2] > fig.light.key[0] else look.pale
        )
        self.fig, self.kind, self.look = fig, kind, replace(look, pale=skin)
        self.t_s, self.seed = t_s, seed

    # Head

    def hair_behind(self, *, turn: float, swing: float = 0.0) -> None:
        """The hair at the back of the head; drawn in the head's frame, before the body.

        Args:
            turn: how far the head is bowed, degrees: the hair still hangs straight down.
            swing: how far its ends trail behind, person units.
        """
        fig, hair = self.fig, self.kind.hair
        sway = 1.3 * drift(self.t_s, seed=self.seed + 11, rate_hz=0.5) + 0.5 * wave(self.t_s, 2.9)
        paint = fig.coat(self.look.dark, top=-18, bottom=34)
        if hair == "long":
            ends = [
                complex(-4, -4), complex(-7.6, 6), complex(-8.6 - swing * 0.4 + sway * 0.4, 17),
                complex(-7.4 - swing + sway, 29),
            ]  # fmt: skip
            hang = [turned(p, -turn * (0.0, 0.5, 0.8, 0.95)[i]) for i, p in enumerate(ends)]
            fig.part(tube(hang, [8.5, 7.6, 6.0, 1.4]), paint)
        elif hair == "bob":
            ends = [
                complex(-5, -3),
                complex(-8.5, 6),
                complex(-8.5 - swing * 0.4 + sway * 0.4, 13.5),
            ]
            fig.part(tube(ends, [9, 8, 4.5]), paint)
        elif hair == "bun":
            fig.part(oval(complex(-11.5, -10.5 + 0.2 * sway), 6.0, 5.6), paint)

    def head(self, *, eyes: float, gaze_down: float = 0.0, smile: float = 0.5) -> None:
        """Face and hair, in the head's frame: its middle at 0, facing right.

        Args:
            eyes: how open, 0..1.
            gaze_down: 0 straight ahead … 1 reading.
        """
        fig, look = self.fig, self.look
        skin = fig.coat(look.pale, top=-16, bottom=22)
        face = still_closed((
            complex(-7, -9), complex(1, -12), complex(8.3, -8.4), complex(10.1, -1),
            complex(9.0, 5.4),
            complex(5.6, 10), complex(2.0, 10.9), complex(-3.0, 8.8), complex(-8, 3),
        ))  # fmt: skip
        fig.part(face, skin)
        blush = fig.tone(0xFFFF7C6C, 0.7)
        with fig.inside(face):
            for x, r in ((-0.6, 3.9), (8.2, 2.8)):
                warm = radial((x, 5.2), r, [alpha(blush, 0.5), alpha(blush, 0)])
                fig.mark(oval(complex(x, 5.2), r, 2.6), warm)
        self._eyes(eyes, gaze_down)
        ink = mix(look.pale, 0xFF7A2F28, 0.75)
        fig.line(
            curve([complex(4.9, 3.2), complex(5.8, 4.6), complex(4.8, 5.1)]),
            mix(look.pale, 0xFFB05A44, 0.7),
            0.65,
        )
        dip = 0.5 + 0.7 * smile
        fig.line(curve([complex(2.0, 7.2), complex(3.9, 7.3 + dip), complex(5.8, 7.1)]), ink, 0.75)
        self._hair_front(face)

    def _eyes(self, openness: float, gaze_down: float) -> None:
        fig = self.fig
        ink = fig.tone(mix(self.look.dark, 0xFF181014, 0.5), 0.4)
        open_now = openness * (1 - 0.72 * gaze_down)
        for x, rx in ((0.4, 1.75), (7.1, 1.35)):
            y = 0.7 + 0.7 * gaze_down
            if open_now > 0.35:
                fig.canvas.drawPath(oval(complex(x, y), rx * 0.85, 2.2 * open_now), fill(ink))
                fig.canvas.drawPath(oval(complex(x + 0.45, y - 0.75), 0.5, 0.55), fill(0xFFFFFFFF))
            else:
                # Lowered lids.
                lid = curve(
                    [
                        complex(x - rx * 1.3, y - 0.1),
                        complex(x - rx * 0.5, y + 0.95),
                        complex(x + rx * 0.5, y + 0.95),
                        complex(x + rx * 1.3, y - 0.1),
                    ]
                )
                fig.line(lid, mix(self.look.dark, 0xFF181014, 0.5), 0.85, amount=0.4)
            brow = curve(
                [
                    complex(x - rx * 1.3, y - 4.0),
                    complex(x, y - 4.7),
                    complex(x + rx * 1.2, y - 4.1),
                ]
            )
            fig.line(brow, mix(self.look.dark, self.look.pale, 0.25), 0.7)

    def _hair_front(self, face: skia.Path) -> None:
        fig, kind = self.fig, self.kind
        paint = fig.coat(self.look.dark, top=-19, bottom=18)
        if kind.hair == "short":
            cap = [
                complex(9.4, -6.2), complex(8.6, -11.6), complex(2, -15.4), complex(-6, -14),
                complex(-11.2, -7.5),
                complex(-10.8, 0), complex(-8.2, 4.8), complex(-6.3, 1), complex(-5.4, -4.5),
                complex(-1, -7.2),
                complex(4, -6.6),
            ]  # fmt: skip
            shadow_line = [
                complex(-5.4, -3.5),
                complex(-1, -6.2),
                complex(4, -5.6),
                complex(9, -5.4),
            ]
        else:
            cap = [
                complex(10.7, -1.6), complex(10.4, -7.0), complex(7.2, -12.2), complex(1, -14.8),
                complex(-6, -13.6),
                complex(-11, -8.2), complex(-12.2, 0), complex(-10.4, 7.5), complex(-7.8, 8.5),
                complex(-6.3, 3),
                complex(-4.2, -3.2), complex(0.4, -7.6), complex(4.6, -10.6), complex(7.6, -8.2),
                complex(9.4, -5),
            ]  # fmt: skip
            shadow_line = [
                complex(-6, 3),
                complex(-3.8, -2.4),
                complex(0.8, -6.6),
                complex(4.8, -9.4),
                complex(9, -4),
            ]
        fig.mark(
            still_tube(tuple(shadow_line), (1.3,) * len(shadow_line)),
            fill(alpha(fig.tone(mix(self.look.pale, 0xFF8A3A30, 0.6), 0.3), 0.4)),
            within=face,
            soft=0.6,
        )
        fig.part(still_closed(tuple(cap)), paint)
        shine = fig.tone(mix(self.look.dark, 0xFFFFC890, 0.5), 0.9)
        gleam = still_tube((-9.3 - 6.5j, -5.6 - 10.6j, -12.4j), (0.5, 1.5, 0.4))
        fig.mark(gleam, fill(alpha(shine, 0.4)), soft=0.5)
        if kind.hair in ("long", "bob"):
            sway = 0.7 * drift(self.t_s, seed=self.seed + 12, rate_hz=0.6)
            end = 17.0 if kind.hair == "long" else 11.0
            lock = [complex(-7.6, -3), complex(-8.0, 5), complex(-6.4 + sway, end)]
            fig.part(tube(lock, [3.0, 2.6, 0.5]), paint)
        else:
            fig.part(
                oval(complex(-6.7, 2.4), 1.9, 2.6),
                fig.coat(mix(self.look.pale, 0xFFE88A70, 0.15), top=-16, bottom=22),
            )

    # Limbs

    def sleeve(
        self,
        shoulder: complex,
        hand: complex,
        *,
        side: int,
        far: bool,
        upper: float = 21.0,
        lower: float = 20.0,
        coat: Coat | None = None,
        stiff: int = 24,
    ) -> None:
        """An arm in its sleeve, with the hand.

        Args:
            side: which way the elbow points: -1 behind a hand held in front, +1 ahead.
            stiff: how late a stretching arm begins to give, 8 (early) … 24 (late).
        """
        fig, broad = self.fig, self.kind.broad
        # A sleeve gives a little, so that a stretched arm does not snap when it begins to bend.
        give = (1.0 + (abs(hand - shoulder) / (upper + lower)) ** stiff) ** (1.0 / stiff)
        elbow = bend(shoulder, hand, upper=upper * give, lower=lower * give, side=side)
        way = (hand - elbow) / (abs(hand - elbow) or 1.0)
        wrist = hand - way * 1.5
        skin = fig.coat(self.look.pale, top=hand.imag - 8, bottom=hand.imag + 9)
        if far:
            skin = fig.coat(
                mix(self.look.pale, 0xFF9A4A50, 0.16), top=hand.imag - 8, bottom=hand.imag + 9
            )
        palm = tube([wrist - way * 2, hand + way * 1.2, hand + way * 3.4], [2.3, 3.0, 1.9], steps=4)
        base = mix(self.look.base, 0xFF3A1838, 0.2) if far else self.look.base
        path = tube([shoulder, elbow, wrist], [6.2 * broad, 5.0 * broad, 3.9])
        if not far:
            fig.shade(
                path,
                soft=1.8,
                strength=0.4,
                away=complex(0.8, 1.2),
                fade=(shoulder.imag - 1, shoulder.imag + 12),
            )
        fig.part(palm, skin)
        fig.part(path, coat or fig.coat(base, top=-122, bottom=-36))
        cuff = wrist - way * 0.4
        fig.mark(
            band(cuff - way * 2.2, cuff - way * 1.6, 3.95),
            fill(alpha(fig.tone(mix(base, 0xFF3A1020, 0.35), 0.5), 0.5)),
        )

    def leg(
        self,
        hip: complex,
        ankle: complex,
        *,
        foot_turn: float,
        far: bool,
        thigh: float,
        shin: float,
        coat: Coat,
        colour: Colour,
    ) -> None:
        """A leg in trousers or tights, with its shoe."""
        fig = self.fig
        knee = bend(hip, ankle, upper=thigh, lower=shin, side=-1)
        broad = self.kind.broad
        path = tube([hip, knee, ankle + (knee - ankle) * 0.03], [7.6 * broad, 5.6 * broad, 3.7])
        self.shoe(ankle, foot_turn, far=far)
        if not far:
            fig.shade(
                path,
                soft=1.8,
                strength=0.35,
                away=complex(-1.2, 0.6),
                fade=(hip.imag, hip.imag + 16),
            )
        fig.part(path, coat)
        fig.mark(
            band(ankle + (knee - ankle) * 0.1, ankle + (knee - ankle) * 0.075, 3.85),
            fill(alpha(fig.tone(mix(colour, 0xFF20101A, 0.4), 0.4), 0.55)),
        )

    def shoe(self, ankle: complex, turn: float, *, far: bool) -> None:
        """A shoe under the ankle; its sole is 4 below the ankle when it is level."""
        fig = self.fig
        leather = mix(0xFF6A3B2C, 0xFF2A1830, 0.35 if far else 0.0)
        outline = [
            complex(-4.2, -3.4), complex(2.4, -3.2), complex(6.0, -0.4), complex(10.4, 1.0),
            complex(11.2, 3.2),
            complex(9.0, 4.0), complex(-3.6, 4.0), complex(-5.0, 1.6),
        ]  # fmt: skip
        path = closed([ankle + turned(p, turn) for p in outline])
        fig.part(path, fig.coat(leather, top=ankle.imag - 6, bottom=ankle.imag + 7))
        sole = [
            ankle + turned(p, turn)
            for p in (complex(-6, 3.2), complex(12, 3.2), complex(12, 6), complex(-6, 6))
        ]
        fig.mark(closed(sole), fill(fig.tone(0xFFF1E4D2, 0.5)), within=path)

    def scarf(self, neck: complex, *, trail: float) -> None:
        """A scarf round the neck whose end blows back by ``trail`` person units."""
        fig = self.fig
        paint = fig.coat(self.look.accent, top=neck.imag - 8, bottom=neck.imag + 14)
        point = neck + complex(-4, 2)
        points = [point]
        for i in range(4):
            late = (i + 1) / 4
            sway = 16 * late * wave(self.t_s - 0.12 * i, 0.9 if trail > 4 else 2.4)
            point += polar(5.5, 95 + min(85.0, 7.5 * trail) + sway)
            points.append(point)
        fig.part(tube(points, [2.6, 3.0, 3.2, 3.3, 3.0]), paint)
        fig.part(
            tube(
                [neck + complex(-6.5, 0.5), neck + complex(0, 2.6), neck + complex(6, -0.6)],
                [3.4, 3.7, 3.2],
            ),
            paint,
        )
