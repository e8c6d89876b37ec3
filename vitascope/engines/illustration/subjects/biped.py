"""Animals that stand and act as people do: a panda with a guitar, a cat with a book.

The body is a person's in fur; the head is the animal's own. It knows nothing of scenes.
"""

from __future__ import annotations

from dataclasses import replace

from .breed import Breed
from .faces import draw_head
from .figure import Figure
from .folk_body.kind import HeadPainter, Kind, Mood
from .headgear import draw_ear, draw_horns, draw_trunk, lion_mane, trunk_line
from .person import Person
from .rig import Look
from .stance import pose_at

__all__ = ["UPRIGHT", "Biped", "biped", "head_of"]

UPRIGHT = frozenset({
    "read", "strum", "keys", "keys_stool", "ride", "dance", "wave", "hold", "drum",
    "bow_strings", "sing", "talk", "clap", "write", "type", "phone", "paint", "stir", "sweep",
    "juggle", "glide", "ski", "drive", "row", "throw", "catch", "kick", "swing", "punch",
    "push", "pull", "carry", "lift", "bow", "hug", "spin", "point", "blow", "fish", "sew",
    "cut", "sit_on", "stand", "cheer", "pray", "groom", "walk_holding", "look_at_phone",
    "dribble", "hold_low", "shoot", "shoot_ball", "massage", "pirouette",
})  # fmt: skip
"""What an animal does standing up."""

_HEAD_HIGH = 27.0


class Biped(Person):
    """A body in fur with any head on it."""

    def __init__(
        self,
        head: HeadPainter,
        *,
        look: Look,
        height_m: float = 1.2,
        dark_limbs: bool = False,
        pale_belly: bool = True,
        tail: tuple[float, ...] = (),
        tail_length: float = 0.0,
        grown: float = 0.82,
        broad: float = 1.22,
    ) -> None:
        super().__init__(
            Kind(
                look=look, head=head, fur="dark" if dark_limbs else "base",
                pale_belly=pale_belly, tail=tail, tail_length=tail_length, shoes=0, grown=grown,
                broad=broad, height_m=height_m,
            )
        )  # fmt: skip


def head_of(breed: Breed) -> HeadPainter:
    """What draws the head of a breed on a person's neck."""
    skull = breed.head.skull
    xs, ys = [p.real for p in skull], [p.imag for p in skull]
    scale = _HEAD_HIGH / max(max(ys) - min(ys), 0.72 * (max(xs) - min(xs)))
    middle = complex((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)

    def paint(fig: Figure, look: Look, mood: Mood, t_s: float, is_back: bool) -> None:  # noqa: ARG001
        pose = pose_at(breed.build, t_s=t_s, action="idle", seed=3)
        pose = replace(pose, head=0j, head_turn=0.0, mouth=mood.mouth, trunk=0.0)
        own = replace(breed, head=replace(breed.head, size=1.0))
        with fig.placed(-middle.real * 0.62 * scale - 1j * middle.imag * scale, scale=scale):
            if breed.mane == "lion":
                lion_mane(fig, look, pose, size=1.0, t_s=t_s)
            for far in (True, False):
                if not far:
                    eyes = 0.0 if mood.happy else mood.eyes
                    draw_head(fig, breed, look, eyes_open=eyes, mouth=mood.mouth)
                    draw_horns(fig, breed, far=False, over=True)
                draw_horns(fig, breed, far=far, over=False)
                draw_ear(fig, breed, look, pose, t_s=t_s, far=far)
            if breed.head.trunk:
                line = trunk_line(own, pose, t_s=t_s, seed=3)
                draw_trunk(fig, own, line, fig.coat(look.base, top=-20, bottom=40))

    return paint


def biped(breed: Breed) -> Biped:
    """The breed upright."""
    build = breed.build
    return Biped(
        head_of(breed),
        look=breed.look,
        height_m=min(1.7, max(1.05, 1.35 * breed.height_m)),
        dark_limbs=breed.saddle or breed.stockings > 0.5 or breed.is_dark_legged,
        pale_belly=breed.pale_belly > 0,
        tail=breed.tail,
        tail_length=0.75 * build.tail_length,
    )
