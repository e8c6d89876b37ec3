"""What weather, the air and what a place shows of itself add to its sound, as data."""

from __future__ import annotations

from collections.abc import Mapping

from ..scene import Weather
from .soundscapes import ALWAYS, ANY, NOT_WINTER, Voice

__all__ = ["AIRS", "FEATURES", "WEATHER", "WEATHER_INDOORS"]

V = Voice

WEATHER: Mapping[Weather, tuple[Voice, ...]] = {
    Weather.RAIN: (V("rain", 3),),
    Weather.STORM: (V("downpour", 4), V("wind", 0)),
    Weather.WIND: (V("wind", 1), V("leaves", -4, ALWAYS, ANY, NOT_WINTER)),
    Weather.SNOW: (V("blizzard", -4),),
    Weather.SANDSTORM: (V("sandstorm", 3),),
    Weather.FOG: (V("air", -3),),
}
"""What a weather adds out of doors."""
WEATHER_INDOORS: Mapping[Weather, tuple[Voice, ...]] = {
    Weather.RAIN: (V("rain outside", -1),),
    Weather.STORM: (V("rain outside", 1), V("wind outside", -3)),
    Weather.WIND: (V("wind outside", -5),),
    Weather.SNOW: (V("wind outside", -9),),
    Weather.SANDSTORM: (V("wind outside", 0),),
}
AIRS: Mapping[str, tuple[Voice, ...]] = {
    "wind": (V("wind", -1),), "rain": (V("rain", 0),), "snow": (V("blizzard", -4),),
    "leaves": (V("leaves", -6),), "petals": (V("leaves", -9),), "confetti": (V("cheers", -3),),
    "fireflies": (V("crickets", -4),), "lanterns": (V("murmur", -9),),
    "bubbles": (V("bubbles", -9),),
    "aurora": (V("pad", -8, far=0.9),), "shooting stars": (V("pad", -9, far=0.9),),
}  # fmt: skip
"""What fills the air."""
FEATURES: Mapping[str, tuple[Voice, ...]] = {
    "stream": (V("stream", -4),), "river": (V("stream", -4),), "canal": (V("lapping", -6),),
    "pond": (V("lapping", -8),), "sea": (V("surf", -4),), "waterfall": (V("waterfall", -1),),
    "dam": (V("waterfall", -3),), "hot spring": (V("bubbles", -3),), "jacuzzi": (V("bubbles", -1),),
    "fountain": (V("stream", -4),), "landmark:fountain": (V("stream", -2),),
    "water park": (V("splashes", -4), V("children", -3)), "aquarium": (V("bubbles", -4),),
    "fish tanks": (V("bubbles", -4),), "campfire": (V("fire", -3),), "fire": (V("fire", -3),),
    "fireplace": (V("fire", -4),), "torches": (V("fire", -8),), "stove": (V("sizzle", -10),),
    "party": (V("murmur", -4), V("beat", -5)), "disco ball": (V("beat", 0),),
    "crowd": (V("murmur", -4),), "night market": (V("murmur", -2),), "wedding": (V("organ", -9),),
    "circus": (V("accordion", -3), V("cheers", -5)), "stage": (V("applause", -9),),
    "race track": (V("highway", 0), V("cheers", -3)), "street": (V("traffic", -5),),
    "cars": (V("traffic", -5),), "crosswalk": (V("traffic", -4),), "bus stop": (V("traffic", -5),),
    "rails": (V("passing trains", -5),), "platform": (V("passing trains", -3),),
    "train": (V("passing trains", -4),), "runway": (V("airplane", -5),),
    "harbour": (V("lapping", -4),),
    "pier": (V("lapping", -6),), "deck": (V("creaks", -8),), "pirate ship": (V("creaks", -5),),
    "machines": (V("machinery", -4),), "washing machines": (V("washing machine", -2),),
    "computers": (V("fan", -7),), "computer": (V("fan", -9),), "screens": (V("hum", -10),),
    "music studio": (V("piano", -5),), "instruments": (V("piano", -9),),
    "incense": (V("temple bell", -7),),
    "torii": (V("temple bell", -9),), "altar": (V("organ", -9),),
    "spaceship": (V("spaceship", -2),),
    "space station": (V("spaceship", -2),), "cockpit": (V("airplane", -2),), "bus": (V("car", -2),),
    "windmill": (V("creaks", -8),), "landmark:windmill": (V("creaks", -8), V("wind", -5)),
    "landmark:wind turbine": (V("turbine", -3),), "landmark:church": (V("bell", -8, far=0.9),),
    "landmark:clock tower": (V("bell", -6, far=0.8),),
    "landmark:big ben": (V("bell", -4, far=0.8),),
    "landmark:lighthouse": (V("surf", -2), V("ship horn", -9, far=1.0)),
    "landmark:carousel": (V("music box", -3),),
    "landmark:ferris wheel": (V("accordion", -7, far=0.9),),
    "savanna": (V("cicadas", -6),), "magic": (V("pad", -7),), "kennel": (V("dogs", 0),),
    "animals": (V("sheep", -7),), "barn": (V("cows", -6),), "field:soccer": (V("cheers", -3),),
    "court:basketball": (V("balls", -1),), "court:tennis": (V("balls", -3),),
    "mine": (V("hammers", -9),),
    "fire station": (V("siren", -14, far=1.0),), "neon": (V("hum", -14),),
    "bats": (V("creaks", -14),),
    "clock": (V("clock", -6),), "dark": (V("drone", -8),), "dojo": (V("flute", -12),),
    "japanese": (V("flute", -15, far=0.9),), "chess": (V("clock", -8),),
    "party lights": (V("beat", -6),),
}  # fmt: skip
"""What places show of themselves and is heard."""
