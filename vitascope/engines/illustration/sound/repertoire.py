"""What kinds of things, poses and verbs sound like, as data.

A new thing that sounds is one line of a table. Knows nothing of scenes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from . import elements, indoors, machines, music, people
from .machines import running
from .take import Line, Maker, Mono, Take, band

__all__ = [
    "ACTIONS",
    "ENGINE_OF",
    "PLAYS",
    "POSES",
    "STEADY",
    "WARNING",
    "WHISTLE",
    "Heard",
]


@dataclass(frozen=True, slots=True)
class Heard:
    """One sound of one subject."""

    name: str
    """Tells it from the subject's other sounds."""
    make: Line
    level_db: float
    """RMS while it sounds, against the loudest layer of the place (0)."""


def _mono(maker: Maker) -> Line:
    def made(take: Take) -> Mono:
        left, right = maker(take)
        return np.asarray(0.7 * (left + right), np.float32)

    return made


ENGINE_OF: Mapping[str, str] = {
    "taxi": "car", "police car": "car", "van": "car", "sports car": "sports car", "bus": "truck",
    "fire truck": "truck", "ambulance": "car", "truck": "truck", "scooter": "motorcycle",
    "motorcycle": "motorcycle", "tractor": "tractor", "bicycle": "bicycle", "train": "train",
    "car": "car", "toy car": "toy car", "tram": "tram", "bullet train": "bullet train",
    "steam train": "steam train", "airplane": "airplane", "plane": "propeller",
    "fighter jet": "fighter jet", "helicopter": "helicopter", "drone": "drone",
    "rocket": "rocket", "spaceship": "spaceship", "ufo": "ufo", "airship": "propeller",
    "hot air balloon": "burner", "speedboat": "motorboat", "yacht": "motorboat", "ship": "ship",
    "cruise ship": "ship", "cargo ship": "ship", "submarine": "submarine",
    "robot": "sewing machine",
    "excavator": "excavator", "shopping cart": "bicycle", "carriage": "bicycle", "cart": "bicycle",
    "stroller": "bicycle", "wheelchair": "bicycle", "skateboard": "bicycle",
    "roller skates": "bicycle", "sled": "bicycle", "roller coaster": "train",
}  # fmt: skip
"""Vehicles: heard while they go."""

STEADY: Mapping[str, tuple[Heard, ...]] = {
    "campfire": (Heard("fire", _mono(elements.fire), 1),),
    "fireplace": (Heard("fire", _mono(elements.fire), 1),),
    "candle": (Heard("fire", _mono(elements.crackle), -14),),
    "volcano": (Heard("rumble", running("rocket"), 0),),
    "fountain": (Heard("water", _mono(elements.stream), 1),),
    "shower": (Heard("water", _mono(elements.rain), 0),),
    "sink": (Heard("water", _mono(elements.stream), -6),),
    "well": (Heard("drips", _mono(elements.drips), -6),),
    "clock": (Heard("tick", machines.ticking, 0),),
    "alarm clock": (Heard("tick", machines.ticking, 0),
                    Heard("alarm", indoors.beeps(2100, every_s=0.5), -6)),
    "watch": (Heard("tick", machines.ticking, -6),),
    "clock tower": (Heard("bell", machines.bell(262, every_s=2.6), 0),),
    "big ben": (Heard("bell", machines.bell(208, every_s=3.0), 1),),
    "church": (Heard("bell", machines.bell(330, every_s=2.2), -2),),
    "fan": (Heard("motor", running("fan"), -1),),
    "hair drier": (Heard("motor", running("hair drier"), 0),),
    "refrigerator": (Heard("motor", running("fridge"), -6),),
    "washing machine": (Heard("motor", running("washing machine"), 0),),
    "microwave": (Heard("motor", running("hum"), -4),),
    "sewing machine": (Heard("motor", running("sewing machine"), 0),),
    "wind turbine": (Heard("blades", running("turbine"), 0),),
    "windmill": (Heard("blades", running("turbine"), -5),),
    "tv": (Heard("talk", people.talking, -7),),
    "radio": (Heard("tune", music.playing("saxophone"), -4),),
    "telephone": (Heard("bell", indoors.beeps(880, every_s=2.0, length_s=0.9), 0),),
    "cell phone": (Heard("bell", indoors.beeps(1320, every_s=2.6, length_s=0.4), -8),),
    "kettle": (Heard("steam", indoors.sizzle, -5),),
    "typewriter": (Heard("keys", indoors.typing, -1),),
    "crowd": (Heard("murmur", _mono(people.murmur), 0), Heard("cheers", _mono(people.cheers), -5)),
    "carousel": (Heard("tune", music.playing("accordion"), 0),),
    "crystal ball": (Heard("pad", _mono(music.pad), -6),),
    "iceberg": (Heard("ice", _mono(elements.ice), -4),),
    "flag": (Heard("cloth", indoors.strokes(0.35, band(150, 1500), length_s=0.25), -10),),
    "bee": (Heard("buzz", running("bee"), 0),),
    "dragonfly": (Heard("buzz", running("bee"), -8),),
    "spider": (), "sailboat": (Heard("water", _mono(elements.lapping), -3),),
    "pirate ship": (Heard("water", _mono(elements.lapping), -1),),
    "factory": (Heard("works", running("machinery"), -3),),
    "refinery": (Heard("works", running("machinery"), -3),),
    "rain cloud": (Heard("rain", _mono(elements.rain), -4),),
    "bubble": (Heard("pops", _mono(elements.bubbles), -12),),
    "hourglass": (Heard("sand", _mono(elements.air), -8),),
}  # fmt: skip
"""Things that sound as long as they are there."""

WARNING: Mapping[str, Heard] = {
    "police car": Heard("siren", machines.siren, -3),
    "ambulance": Heard("siren", machines.siren, -3),
    "fire truck": Heard("siren", machines.siren, -3),
    **{kind: Heard("rails", machines.clacking, -1) for kind in ("train", "steam train", "tram")},
    "cargo ship": Heard("horn", machines.horn(98, length_s=1.8), 1),
    "ship": Heard("horn", machines.horn(104, length_s=1.8), 1),
    "cruise ship": Heard("horn", machines.horn(110, length_s=1.8), 1),
    "taxi": Heard("horn", machines.horn(390, length_s=0.3), -3),
}  # fmt: skip
"""What a vehicle has besides its engine."""
WHISTLE = Heard("whistle", machines.horn(440, length_s=1.2), 0)

POSES: Mapping[str, tuple[Heard, ...]] = {
    "clap": (Heard("hands", people.clapping, 1),),
    "laugh": (Heard("laugh", people.laughing, 0),),
    "cry": (Heard("sobs", people.crying, 0),),
    "sing": (Heard("song", people.singing, 1),),
    "call": (Heard("song", people.singing, 0),),
    "talk": (Heard("talk", people.talking, 0),),
    "phone": (Heard("talk", people.talking, -1),),
    "argue": (Heard("talk", people.talking, 2),),
    "cheer": (Heard("cheers", _mono(people.cheers), 0),),
    "sleep": (Heard("breath", people.sleeping, -9),),
    "type": (Heard("keys", indoors.typing, -2),),
    "write": (Heard("pen", indoors.strokes(0.34, band(2200, 8000), length_s=0.2), -9),),
    "read": (Heard("page", indoors.strokes(2.6, band(1800, 9000), length_s=0.4), -7),),
    "paint": (Heard("brush", indoors.strokes(0.8, band(1500, 7000), length_s=0.5), -8),),
    "sweep": (Heard("broom", indoors.strokes(0.85, band(1200, 6500), length_s=0.55), -3),),
    "groom": (Heard("brush", indoors.strokes(0.5, band(2000, 8000), length_s=0.3), -6),),
    "stir": (Heard("spoon", indoors.knocks(0.42, 900, 6000, note_hz=1900), -5),
             Heard("pan", indoors.sizzle, -9)),
    "cut": (Heard("knife", indoors.knocks(0.3, 250, 4000, note_hz=520, length_s=0.08), -2),),
    "eat": (Heard("bites", indoors.knocks(0.55, 700, 4500, length_s=0.1), -8),),
    "drink": (Heard("sips", _mono(elements.drips), -8),),
    "swim": (Heard("strokes", people.splashes(0.9), 0),),
    "row": (Heard("oars", people.splashes(1.7), 0),),
    "dive": (Heard("plunge", indoors.splash, 2),),
    "punch": (Heard("blows", indoors.knocks(0.5, 60, 1100), 1),),
    "kick": (Heard("ball", indoors.knocks(1.5, 60, 900, note_hz=120, length_s=0.2), 1),),
    "dribble": (Heard("ball", indoors.knocks(0.55, 60, 700, note_hz=105, length_s=0.2), 2),),
    "shoot": (Heard("whoosh", indoors.strokes(1.8, band(500, 3500), length_s=0.4), -2),),
    "throw": (Heard("whoosh", indoors.strokes(1.6, band(400, 3000), length_s=0.4), -4),),
    "swing": (Heard("whoosh", indoors.strokes(1.3, band(400, 3000), length_s=0.4), -3),),
    "jump": (Heard("landing", indoors.knocks(0.8, 60, 900, length_s=0.2), -1),),
    "dance": (Heard("beat", _mono(music.beat), -1),),
    "spin": (Heard("tune", music.playing("piano"), -2),),
    "pirouette": (Heard("tune", music.playing("piano"), -2),),
    "glide": (Heard("edges", indoors.strokes(0.9, band(1500, 6500), length_s=0.7), -3),),
    "ski": (Heard("edges", indoors.strokes(1.1, band(900, 6000), length_s=0.9), -1),),
    "sew": (Heard("cloth", indoors.strokes(0.9, band(1500, 7000), length_s=0.3), -10),),
    "lift": (Heard("iron", indoors.knocks(2.0, 200, 4000, note_hz=820, length_s=0.3), -3),),
    "fish": (Heard("water", _mono(elements.lapping), -6),),
    "crawl": (Heard("rustle", indoors.strokes(0.6, band(500, 3000), length_s=0.4), -9),),
    "climb": (Heard("scrapes", indoors.strokes(1.0, band(500, 3500), length_s=0.3), -7),),
    "drum": (Heard("drums", music.drumming, 2),),
}  # fmt: skip
"""What people, and animals upright, are heard doing."""

ACTIONS: Mapping[str, tuple[Heard, ...]] = {
    "hammer": (Heard("hammer", indoors.knocks(0.6, 600, 5000, note_hz=1750, length_s=0.2), 2),),
    "build a house": (Heard("hammer", indoors.knocks(0.6, 500, 4000, note_hz=900), 1),),
    "chop wood": (Heard("axe", indoors.knocks(1.4, 90, 2600, note_hz=310, length_s=0.2), 3),),
    "saw wood": (Heard("saw", indoors.strokes(0.55, band(700, 6000), length_s=0.5), 0),),
    "dig": (Heard("spade", indoors.strokes(1.4, band(400, 4500), length_s=0.5), -1),),
    "vacuum": (Heard("motor", running("hair drier"), 0),),
    "dry hair": (Heard("motor", running("hair drier"), 0),),
    "mow": (Heard("motor", running("motorcycle"), 0),),
    "weld": (Heard("arc", indoors.sizzle, 1),),
    "drill": (Heard("motor", running("drill"), 0),),
    "type": (Heard("keys", indoors.typing, -1),),
    "take photo": (Heard("shutter", indoors.knocks(1.8, 1800, 9000, length_s=0.06), -1),),
    "snap fingers": (Heard("snap", indoors.knocks(0.7, 1500, 6000, length_s=0.06), 0),),
    "cut hair": (Heard("scissors", indoors.knocks(0.4, 3000, 9000, length_s=0.06), -2),),
    "wash dishes": (Heard("water", _mono(elements.stream), -2),
                    Heard("cups", _mono(indoors.cups), -4)),
    "wash hands": (Heard("water", _mono(elements.stream), -2),),
    "shower": (Heard("water", _mono(elements.rain), 0),),
    "boil": (Heard("water", _mono(elements.bubbles), -2),),
    "barbecue": (Heard("grill", indoors.sizzle, 0),),
    "surf": (Heard("wave", people.splashes(1.4), 1),),
    "celebrate": (Heard("cheers", _mono(people.cheers), 0),),
    "cheerlead": (Heard("cheers", _mono(people.cheers), 0),),
    "win": (Heard("cheers", _mono(people.cheers), 0),),
    "perform": (Heard("applause", _mono(people.applause), -6),),
    "give a speech": (Heard("talk", people.talking, 1),
                      Heard("applause", _mono(people.applause), -9)),
    "whistle": (Heard("whistle", music.playing("whistle"), 0),),
    "play flute": (Heard("music", music.playing("flute"), 2),),
    "explode": (Heard("blast", running("rocket"), 2),),
    "burn": (Heard("fire", _mono(elements.fire), 2),),
}  # fmt: skip
"""Sounds of a verb, which say more than the pose it is drawn with."""

PLAYS: Mapping[str, tuple[str, ...]] = {
    "strum": ("guitar", "electric guitar", "ukulele", "harp"),
    "bow_strings": ("violin", "cello"),
    "keys": ("piano", "keyboard", "accordion", "organ", "xylophone"),
    "blow": ("flute", "trumpet", "saxophone", "harmonica"),
    "drum": ("xylophone",),
}
"""Pose → instruments played that way, the usual one first."""
