"""One person put together on a figure: pieces for a body whose joints are known.

It knows nothing of what the person does.
"""

from __future__ import annotations

from dataclasses import replace

import skia

from ...canvas import Colour, alpha, fill, mix, stroke
from ..bones import bend, polar
from ..figure import Coat, Figure
from ..motion import chance, wave
from ..rig import Look
from ..shapes import oval, tube
from .bearded import draw_beard, draw_glasses
from .faces import face_front, face_side
from .hair import hair_behind, hair_behind_front, hair_on_top, hair_on_top_front
from .hats import draw_hat, hides_hair
from .kind import Hair, Kind, Mood
from .limbs import draw_arm, draw_leg, draw_shoe, far_tone

__all__ = ["Puppet"]

_SKINS: tuple[Colour, ...] = (
    0xFFFBD3B4, 0xFFF4C8A4, 0xFFE8B088, 0xFFC98A5E, 0xFF9A6242, 0xFF7A4A34,
)  # fmt: skip
_HAIRS: tuple[Colour, ...] = (
    0xFF4A2B2A, 0xFF33241F, 0xFF1E1A20, 0xFF6A3A28, 0xFFB9793F, 0xFF8A4A2C,
)  # fmt: skip
_LONG: tuple[Hair, ...] = ("bun", "long", "bob", "ponytail")
_SHORT: tuple[Hair, ...] = ("short", "short", "curly", "spiky")


def _varied(kind: Kind, seed: int) -> Kind:
    """One of the many who are of this kind: skin and hair by chance, dark skin with dark hair."""
    if not kind.varied:
        return kind
    tone = int(chance(seed, 71) * (len(_SKINS) + 2))
    skin = kind.look.pale if tone >= len(_SKINS) else _SKINS[tone]
    dark = kind.look.dark if tone >= len(_SKINS) else _HAIRS[int(chance(seed, 72) * len(_HAIRS))]
    if 3 <= tone < len(_SKINS):
        dark = _HAIRS[2]
    styles = _SHORT if kind.hair in _SHORT else _LONG
    hair = styles[int(chance(seed, 73) * len(styles))]
    return replace(
        kind, look=replace(kind.look, pale=skin, dark=dark), hair=hair,
        has_scarf=kind.has_scarf and chance(seed, 74) < 0.6,
    )  # fmt: skip


class Puppet:
    """The pieces of one person on one figure."""

    def __init__(self, fig: Figure, kind: Kind, look: Look, *, t_s: float, seed: int) -> None:
        kind = _varied(kind, seed)
        own = kind.look
        # A colour word is for the coat: nobody's skin turns blue.
        look = replace(own, base=look.base, size=look.size) if kind.head is None else look
        # Moonlight takes the red out of a face, which then looks ill: put some back.
        if fig.light.key[2] > fig.light.key[0] and kind.head is None:
            look = replace(look, pale=mix(look.pale, 0xFFFF9A5C, 0.24))
        self.fig, self.kind, self.look = fig, kind, look
        self.t_s, self.seed = t_s, seed

    # Colours

    @property
    def lower(self) -> Colour:
        """Of trousers, skirt or gown."""
        return self.look.base if self.kind.lower_is_base else self.look.accent

    @property
    def hand(self) -> Colour:
        """Of hands: skin, gloves or paws."""
        return self.fur or self.kind.gloves or self.look.pale

    @property
    def fur(self) -> Colour:
        """Of arms and legs that are in no clothes; 0 for people."""
        if not self.kind.fur:
            return 0
        return self.look.dark if self.kind.fur == "dark" else self.look.base

    @property
    def sleeve_colour(self) -> Colour:
        """Of sleeves, or of the arms' fur."""
        return self.fur or self.look.base

    @property
    def leg_colour(self) -> Colour:
        """Of what the legs are in."""
        kind = self.kind
        if kind.fur:
            return self.fur
        if kind.lower == "trousers":
            return self.lower
        return kind.stockings or self.look.pale

    # Head

    def hair_behind(
        self,
        *,
        turn: float = 0.0,
        swing: float = 0.0,
        mood: Mood | None = None,
        front: bool = False,
    ) -> None:
        """The hair at the back of the head; drawn in the head's frame, before the body."""
        kind = self.kind
        if kind.head is not None or hides_hair(kind.hat):
            return
        mood = mood or Mood(turn=turn, swing=swing)
        draw = hair_behind_front if front else hair_behind
        draw(self.fig, kind.hair, self.look.dark, mood, t_s=self.t_s, seed=self.seed)

    def head(
        self,
        *,
        eyes: float = 1.0,
        gaze_down: float = 0.0,
        smile: float = 0.5,
        mood: Mood | None = None,
        front: bool = False,
        back: bool = False,
    ) -> None:
        """Face, hair and hat, in the head's frame: its middle at 0, facing right or front."""
        mood = mood or Mood(eyes=eyes, gaze=gaze_down, smile=smile)
        fig, kind, look = self.fig, self.kind, self.look
        if kind.head is not None:
            kind.head(fig, look, mood, self.t_s, back)
            if kind.hat:
                draw_hat(fig, kind.hat, kind.hat_colour, front=False)
            return
        is_covered = hides_hair(kind.hat)
        if not front and kind.hair in ("bald", "grey_sides"):
            skull = oval(complex(-1.0, -2.4), 10.6, 12.0)
            fig.part(skull, fig.coat(look.pale, top=-16, bottom=22))
        hair = look.dark
        if front:
            face = face_front(fig, kind, look, mood) if not back else skia.Path()
            if back:
                fig.part(oval(0 - 1j, 10.2, 11.8), fig.coat(look.pale, top=-16, bottom=22))
            if kind.beard and not back:
                draw_beard(fig, kind.beard, hair, front=True, yaw=mood.yaw)
            if not is_covered:
                hair_on_top_front(fig, kind.hair, hair, look.pale, face, back=back)
        else:
            face = face_side(fig, kind, look, mood)
            if kind.beard:
                draw_beard(fig, kind.beard, hair, front=False)
            if not is_covered:
                hair_on_top(fig, kind.hair, hair, look.pale, face, t_s=self.t_s, seed=self.seed)
        if kind.has_glasses and not back:
            draw_glasses(fig, front=front, yaw=mood.yaw)
        if kind.hat:
            draw_hat(fig, kind.hat, kind.hat_colour, front=front)
        if kind.halo:
            ring = oval(0 - 23j, 10.5, 3.2)
            fig.detail(ring, stroke(fig.tone(0xFFFFE27A, 1.0), 1.9))

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
        """An arm whose elbow is found here.

        Args:
            side: which way the elbow points: -1 behind a hand held in front, +1 ahead.
            stiff: how late a stretching arm begins to give, 8 (early) … 24 (late).
        """
        # A sleeve gives a little, so that a stretched arm does not snap when it begins to bend.
        give = (1.0 + (abs(hand - shoulder) / (upper + lower)) ** stiff) ** (1.0 / stiff)
        elbow = bend(shoulder, hand, upper=upper * give, lower=lower * give, side=side)
        paint = coat or self.fig.coat(far_tone(self.sleeve_colour, far=far), top=-122, bottom=-36)
        self.arm(shoulder, elbow, hand, far=far, coat=paint)

    def arm(
        self, root: complex, elbow: complex, hand: complex,
        *, far: bool, coat: Coat, finger: bool = False, dim: bool = True,
    ) -> None:  # fmt: skip
        """An arm through its joints."""
        kind = self.kind
        skin = mix(self.hand, 0xFF9A4A50, 0.16) if far and dim else self.hand
        draw_arm(
            self.fig, root, elbow, hand, coat=coat, skin=skin,
            cuff=far_tone(self.sleeve_colour, far=far and dim),
            sleeve=kind.sleeve, broad=kind.broad, far=far, finger=finger,
            thin=0.62 + 0.38 * kind.grown,
        )  # fmt: skip

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
        """A leg whose knee is found here."""
        knee = bend(hip, ankle, upper=thigh, lower=shin, side=-1)
        self.limb(hip, knee, ankle, toe=foot_turn, far=far, coat=coat, hem=colour)

    def limb(
        self, hip: complex, knee: complex, ankle: complex,
        *, toe: float, far: bool, coat: Coat, hem: Colour, front: bool = False, out: float = 1.0,
        dim: bool = True,
    ) -> None:  # fmt: skip
        """A leg with its shoe through its joints."""
        kind, fig = self.kind, self.fig
        thin = 0.7 + 0.3 * kind.grown
        if kind.lower != "trousers" and not kind.fur:
            thin *= 0.78
        skin = self.fur or kind.stockings or self.look.pale
        draw_shoe(
            fig, ankle, toe, leather=kind.shoes, skin=skin, far=far and dim, front=front, out=out,
            size=0.8 + 0.2 * kind.grown,
        )  # fmt: skip
        draw_leg(fig, hip, knee, ankle, coat=coat, hem=hem, broad=kind.broad, far=far, thin=thin)
        if kind.lower in ("shorts", "bare"):
            share = 0.78 if kind.lower == "shorts" else 0.42
            end = hip + (knee - hip) * share
            wide = 7.8 * kind.broad
            fig.part(
                tube([hip, end], [wide, wide * 0.88]),
                fig.coat(
                    far_tone(self.lower, far=far and dim), top=hip.imag - 14, bottom=hip.imag + 30
                ),
            )

    def scarf(self, neck: complex, *, trail: float) -> None:
        """A scarf round the neck whose end blows back by ``trail`` person units."""
        fig = self.fig
        paint = fig.coat(self.look.accent, top=neck.imag - 8, bottom=neck.imag + 14)
        point = neck + complex(-4, 2)
        points = [point]
        for i in range(4):
            late = (i + 1) / 4
            sway = 16 * late * wave(self.t_s - 0.12 * i, 0.9 if trail > 4 else 2.4)
            point += polar(5.5, 95 + min(85.0, 7.5 * max(0.0, trail)) + sway)
            points.append(point)
        fig.part(tube(points, [2.6, 3.0, 3.2, 3.3, 3.0]), paint)
        ring = [neck + complex(-6.5, 0.5), neck + complex(0, 2.6), neck + complex(6, -0.6)]
        fig.part(tube(ring, [3.4, 3.7, 3.2]), paint)

    def neck(self, shoulder: complex, head: complex) -> None:
        """From the trunk to the head."""
        if self.kind.fur:
            colour = self.look.base
        else:
            colour = mix(self.look.pale, 0xFFB05048, 0.22)
        way = (head - shoulder) / (abs(head - shoulder) or 1.0)
        start, end = shoulder + way * 2.0, head - way * 5.0
        skin = self.fig.coat(colour, top=start.imag - 14, bottom=start.imag + 12)
        wide = 7.0 if self.kind.fur else 4.0
        self.fig.part(tube([start, end], [wide, wide]), skin)

    def glow(self, at: complex, radius: float) -> None:
        """A soft light."""
        self.fig.part(oval(at, radius, radius), fill(alpha(self.fig.tone(0xFFFFF4C0, 1.0), 0.25)))
