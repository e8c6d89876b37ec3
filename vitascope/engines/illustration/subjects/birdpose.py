"""How a bird holds itself at a moment: on the ground, on the water or in the air.

It knows proportions (``Plumage``), nothing of drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sin, sqrt

from .bones import Gait, bend, foot_at, polar, turned
from .motion import drift, plateau, pulse, ramp, wave
from .plumage import Plumage

__all__ = ["WALKS", "BirdPose", "bird_pose"]

WALKS = {
    "walk": Gait(
        cycle_s=0.84, duty=0.6, sweep=0.9, lift=0.3, near_hind=0.0, far_hind=0.5, near_front=0.0,
        far_front=0.5, bob=0.03,
    ),
    "run": Gait(
        cycle_s=0.46, duty=0.42, sweep=1.15, lift=0.5, near_hind=0.0, far_hind=0.5, near_front=0.0,
        far_front=0.5, bob=0.06,
    ),
}  # fmt: skip
"""Ways of going on two legs; lengths are shares of the hip's height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BirdPose:
    """A bird at a moment, design units."""

    hip: complex
    tilt: float
    """How far the breast is raised, degrees."""
    neck: tuple[complex, ...]
    """From the breast to the middle of the head."""
    head_turn: float
    """Degrees, positive: beak down."""
    beak: float
    """How wide it is open, 0..1."""
    feet: tuple[complex, complex]
    """Near and far; without legs on the ground they are drawn tucked."""
    ankles: tuple[complex, complex]
    spread: float
    """0: the wings are folded … 1 they are spread."""
    beat: float
    """-1..1, up and down, of the arm of a spread wing."""
    hand: float
    """The same of its hand, a little later."""
    breath: float
    eyes: float = 1.0
    """Share of the eyes' own opening."""
    air: float = 0.0
    flying: bool = False
    roll: float = 0.0
    """Degrees the whole leans: a waddle."""
    shown: float = 1.0
    """How far a peacock's tail is fanned."""


def bird_pose(bird: Plumage, *, t_s: float, action: str, seed: int) -> BirdPose:
    """The pose at a moment of an action; anything unknown: it stands."""
    if action in ("fly", "glide"):
        return _flying(bird, t_s=t_s, seed=seed, glides=action == "glide")
    return _standing(bird, t_s=t_s, action=action, seed=seed)


def breast_of(bird: Plumage, hip: complex, tilt: float) -> complex:
    """The root of the neck."""
    along = polar(1.0, -tilt)
    up = -1j * along
    return hip + along * bird.length * 0.62 + up * bird.deep * 0.25


def _legs(bird: Plumage, hip: complex, feet: tuple[complex, complex]) -> tuple[complex, complex]:
    # Hardly longer than the hip is high: a standing bird's legs are all but straight.
    half = 0.507 * _hip_height(bird)
    near = bend(hip, feet[0], upper=half, lower=half, side=1)
    far = bend(hip + 3 - 1j, feet[1], upper=half, lower=half, side=1)
    return near, far


def _hip_height(bird: Plumage) -> float:
    along = polar(1.0, -bird.tilt)
    belly = bird.deep * (0.8 * abs(along.real) + 0.5 * abs(along.imag))
    rump = bird.length * 0.96 * abs(along.imag)
    return bird.leg + max(belly, rump)


def _standing(bird: Plumage, *, t_s: float, action: str, seed: int) -> BirdPose:
    high = _hip_height(bird)
    breath = wave(t_s, 2.3)
    look = drift(t_s, seed=seed + 3, rate_hz=0.5)
    hip, tilt, turn, beak, eyes = complex(0, -high + 0.3 * breath), bird.tilt, 4.0 * look, 0.0, 1.0
    feet = (complex(2, 0), complex(7, -1.6))
    spread = beat = hand = air = roll = 0.0
    neck = list(bird.neck)
    gait = WALKS.get({"trot": "run", "dance": "walk"}.get(action, action))
    if gait is not None:
        stride = _stride_unit(bird)
        places = []
        for touchdown, back in ((0.0, 0j), (0.5, complex(3, -1.6))):
            foot = foot_at(t_s / gait.cycle_s, gait=gait, touchdown=touchdown)
            places.append(complex(2 + foot.x * stride, -foot.height * stride) + back)
        feet = (places[0], places[1])
        bob = wave(t_s, gait.cycle_s / 2)
        hip += complex(0, 1.2 * bob)
        # The head is held still in the world for half a step, then thrown forward.
        neck[-1] += complex(2.6 * wave(t_s, gait.cycle_s / 2, 0.2), -0.6 * bob)
        roll = (7.0 if bird.flippers or bird.webbed else 1.5) * wave(t_s, gait.cycle_s)
        if action == "dance":
            spread, beat = 0.6, 0.4 + 0.4 * wave(t_s, 0.84)
            hand = beat
    elif action in ("eat", "drink"):
        down = 0.5 + 0.5 * sin(2 * pi * t_s / (1.3 if action == "eat" else 2.6) - 0.6)
        share = 0.55 + 0.45 * ramp(down, 0.2, 0.8)
        tilt -= (26 if bird.tilt < 60 else 40) * share
        root = breast_of(bird, hip, tilt)
        length = abs(neck[-1]) + (4 if len(neck) == 1 else 10)
        goal_y = -bird.head * 0.9 - 5
        drop = min(goal_y - root.imag, 0.95 * length)
        goal = complex(sqrt(max(0.1, length * length - drop * drop)), drop)
        for i in range(len(neck)):
            part = goal * ((i + 1) / len(neck)) + complex(4, -6) * sin(pi * (i + 1) / len(neck))
            neck[i] += (part - neck[i]) * share
        turn += (48 if bird.beak not in ("bent",) else 10) * share
        beak = 0.4 * pulse(t_s % 1.3, 0.3, 0.7)
    elif action == "look_up":
        turn, tilt = -26 + 5 * look, tilt + 6
    elif action == "call":
        cry = plateau(t_s % 2.2, rise=(0.1, 0.4), fall=(1.3, 1.8))
        turn, tilt, beak = -26 * cry + 2 * wave(t_s, 0.12) * cry, tilt + 10 * cry, cry
        neck = [p * complex(1.0, -0.06 * cry) for p in neck]
        spread, beat, hand = 0.0, 0.0, 0.0
    elif action in ("sleep", "sit", "lie"):
        # A wader sleeps on its feet.
        hip += 1j * bird.leg * (0.86 if bird.leg < 30 or action != "sleep" else 0.0)
        if action == "sleep":
            eyes = 0.0
            neck = [p * 0.55 + complex(-0.3 * bird.length, 0.1 * abs(p)) for p in neck]
            turn = 18 + breath
    elif action in ("jump", "play"):
        hop = (t_s % 0.9) / 0.5
        air = 90 * hop * (1 - hop) * 0.3 if hop < 1 else 0.0
        hip -= 1j * air
        feet = (feet[0] - 0.9j * air, feet[1] - 0.9j * air)
        spread = (0.5 if action == "play" else 0.3) * ramp(air, 0.0, 6.7)
        beat = 0.6 * wave(t_s, 0.9)
        hand = 0.6 * wave(t_s, 0.9, -0.18)
    elif action == "stretch":
        spread, beat, hand = 0.8 + 0.2 * wave(t_s, 2.0), 0.75 + 0.2 * wave(t_s, 0.9), 0.5
    elif action == "swim":
        hip = complex(0, -0.2 * bird.deep + 0.8 * wave(t_s, 2.1))
        tilt = min(bird.tilt, 12) + 1.5 * wave(t_s, 2.1, 0.2)
        feet = (complex(-4, 12), complex(2, 12))
    else:
        nod = drift(t_s, seed=seed + 4, rate_hz=0.9)
        neck[-1] += complex(0.8 * look, 0.8 * nod)
        turn = 5.0 * look + 6.0 * drift(t_s, seed=seed + 5, rate_hz=0.8)
    root = breast_of(bird, hip, tilt)
    points = (root, *(root + p for p in neck))
    return BirdPose(
        hip=hip, tilt=tilt, neck=points, head_turn=turn, beak=beak, feet=feet,
        ankles=_legs(bird, hip, feet), spread=spread, beat=beat, hand=hand, breath=breath,
        eyes=eyes, air=air, roll=roll,
    )  # fmt: skip


def _stride_unit(bird: Plumage) -> float:
    """The length that a gait's shares are of."""
    return bird.leg + bird.deep * 0.5


def walk_speed(bird: Plumage, action: str) -> float:
    """Design units a second the ground passes."""
    gait = WALKS.get({"trot": "run"}.get(action, action))
    return 0.0 if gait is None else gait.stride * _stride_unit(bird) / gait.cycle_s


def _flying(bird: Plumage, *, t_s: float, seed: int, glides: bool) -> BirdPose:
    sails = 1.0 if glides else ramp(
        drift(t_s, seed=seed, rate_hz=0.25), 0.05 if bird.glides else 0.5, 0.6
    ) * (0.0 if bird.hovers else 1.0)  # fmt: skip
    power = 1.0 - 0.92 * sails
    turns = t_s / bird.beats_s
    beat = power * wave(turns, 1.0) + 0.28 * (1 - power)
    hand = power * wave(turns, 1.0, -0.2) + 0.12 * (1 - power)
    tilt = 42.0 if bird.hovers else 4 + 4 * drift(t_s, seed=seed + 1, rate_hz=0.3)
    hip = complex(0, -2.5 * power * wave(turns, 1.0, 0.25) * (0.2 if bird.hovers else 1.0))
    root = breast_of(bird, hip, tilt)
    neck = list(bird.neck)
    if len(neck) > 1:
        # A long neck is stretched ahead, or laid back in an S.
        length = abs(neck[-1]) * (0.42 if bird.tucks_neck else 0.92)
        ahead = polar(length, -9)
        neck = [ahead * ((i + 1) / len(neck)) for i in range(len(neck))]
    else:
        neck = [turned(p, 14) for p in neck]
    along = polar(1.0, -tilt)
    back = hip - along * bird.length * 0.5 + 1j * bird.deep * 0.6
    reach = -along * (bird.leg * 0.95 if bird.leg > 30 else 8)
    feet = (back + reach, back + reach - 1.5j)
    return BirdPose(
        hip=hip, tilt=tilt, neck=(root, *(root + p for p in neck)),
        head_turn=(24 if bird.hovers else 3) + 3 * drift(t_s, seed=seed + 2, rate_hz=0.5),
        beak=0.0, feet=feet, ankles=(back + reach * 0.5, back + reach * 0.5), spread=1.0,
        beat=beat, hand=hand, breath=0.0, flying=True, shown=0.0,
    )  # fmt: skip
