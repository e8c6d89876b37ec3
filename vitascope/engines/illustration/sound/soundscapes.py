"""What every place sounds like, as data.

A new place is one line of ``SOUNDSCAPES``; a layer is a name of ``layers.LAYERS``. Knows nothing
of who is in the scene.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..scene import Season, Time, Weather
from .steps import Floor

__all__ = ["ALWAYS", "ANY", "ELSEWHERE", "NOT_WINTER", "SOUNDSCAPES", "Echo", "Soundscape", "Voice"]

DAYLIGHT = frozenset(
    {Time.DAWN, Time.MORNING, Time.DAY, Time.NOON, Time.AFTERNOON, Time.GOLDEN, Time.SUNSET}
)
EARLY = frozenset({Time.DAWN, Time.MORNING})
LATE = frozenset({Time.DUSK, Time.BLUE, Time.NIGHT, Time.DEEP})
DARK = frozenset({Time.NIGHT, Time.DEEP})
ALWAYS = frozenset(Time)
FAIR = frozenset({Weather.CLEAR, Weather.CLOUD, Weather.WIND, Weather.FOG})
ANY = frozenset(Weather)
NOT_WINTER = frozenset({None, Season.SPRING, Season.SUMMER, Season.AUTUMN})
ALL_YEAR = frozenset({None, *Season})


@dataclass(frozen=True, slots=True)
class Voice:
    """One layer of a place's sound."""

    name: str
    level_db: float
    """RMS while it sounds, against the loudest layer of the place (0)."""
    hours: frozenset[Time] = ALWAYS
    weather: frozenset[Weather] = ANY
    seasons: frozenset[Season | None] = ALL_YEAR
    far: float = 0.4
    """How much of it is echo, 0..1."""


@dataclass(frozen=True, slots=True)
class Echo:
    """How a place answers."""

    decay_s: float
    wet: float
    """Strength of the echo against the sound itself."""
    dull_hz: float


@dataclass(frozen=True, slots=True)
class Soundscape:
    """What a place sounds like."""

    voices: tuple[Voice, ...]
    floor: Floor = Floor.SOFT
    echo: Echo = Echo(0.5, 0.14, 3500)
    is_indoors: bool = False
    loudness_lufs: float = -20.0
    """Of the whole mix."""


OPEN = Echo(0.5, 0.14, 3500)
WOODS = Echo(0.9, 0.3, 3000)
STREETS = Echo(0.8, 0.26, 4000)
CLIFFS = Echo(2.2, 0.5, 2600)
CAVERN = Echo(2.8, 0.75, 2400)
SMALL = Echo(0.3, 0.22, 5000)
TILED = Echo(0.9, 0.5, 6000)
HALL = Echo(1.5, 0.45, 4000)
NAVE = Echo(3.2, 0.75, 3200)
DEAD = Echo(0.15, 0.08, 3000)
DEPTH = Echo(2.4, 0.8, 1400)


V = Voice
_BIRDS = V("birds", -2, DAYLIGHT, FAIR, far=0.6)
_DAWN = V("chorus", -1, EARLY, FAIR, far=0.6)
_CRICKETS = V("crickets", -3, LATE, FAIR, NOT_WINTER, far=0.3)
_OWL = V("owl", -5, DARK, FAIR, far=0.9)
_LEAVES = V("leaves", -7, ALWAYS, FAIR, NOT_WINTER)
_SUMMER = V("cicadas", -9, DAYLIGHT, FAIR, frozenset({Season.SUMMER}))
_COUNTRY = (V("air", -3), _LEAVES, _BIRDS, _CRICKETS, _SUMMER)
_CITY = (V("traffic", 0), V("car horn", -14, far=0.9))
_QUIET_TOWN = (V("air", -2), V("murmur", -8, DAYLIGHT), _BIRDS, _CRICKETS)
_GULLS = V("gulls", -5, DAYLIGHT, FAIR, far=0.7)
_ROOM = (V("room", 0),)
_HOME = (V("room", 0), V("clock", -9))


def _outdoors(*voices: Voice, floor: Floor = Floor.SOFT, echo: Echo = OPEN,
              lufs: float = -20.0) -> Soundscape:  # fmt: skip
    return Soundscape(voices, floor, echo, loudness_lufs=lufs)


def _room(*voices: Voice, floor: Floor = Floor.WOOD, echo: Echo = SMALL,
          lufs: float = -21.5) -> Soundscape:  # fmt: skip
    return Soundscape(voices, floor, echo, is_indoors=True, loudness_lufs=lufs)


SOUNDSCAPES: Mapping[str, Soundscape] = {
    # Water
    "sea": _outdoors(V("surf", 0), V("wind", -12), _GULLS, floor=Floor.NONE, lufs=-19),
    "beach": _outdoors(V("surf", 0), V("wind", -14), _GULLS, floor=Floor.SAND, lufs=-19.5),
    "island": _outdoors(V("surf", 0), V("leaves", -10), _GULLS, floor=Floor.SAND),
    "iceberg": _outdoors(V("wind", 0), V("lapping", -3), V("ice", -4, far=0.9),
                         floor=Floor.SNOW, echo=CLIFFS),
    "lake": _outdoors(V("lapping", 0), V("air", -6), _BIRDS, _CRICKETS,
                      V("frogs", -5, LATE, FAIR, NOT_WINTER, far=0.5)),
    "river": _outdoors(V("stream", 0), V("air", -8), _BIRDS, _CRICKETS, floor=Floor.GRAVEL),
    "waterfall": _outdoors(V("waterfall", 0), V("stream", -8), V("birds", -8, DAYLIGHT, FAIR),
                           floor=Floor.GRAVEL, echo=CLIFFS, lufs=-18.5),
    "pier": _outdoors(V("lapping", 0), V("creaks", -6), _GULLS, V("air", -7), floor=Floor.WOOD),
    "harbour": _outdoors(V("lapping", 0), V("creaks", -5), _GULLS, V("ship horn", -8, far=1.0),
                         V("murmur", -13, DAYLIGHT), floor=Floor.STONE),
    "underwater": _outdoors(V("underwater", 0), V("bubbles", -3), V("whales", -7, far=1.0),
                            floor=Floor.NONE, echo=DEPTH),
    "pool": _outdoors(V("lapping", 0), V("children", -4), V("splashes", -4), floor=Floor.STONE),
    "swamp": _outdoors(V("frogs", 0), V("crickets", -3, ALWAYS, FAIR), V("bubbles", -6),
                       V("air", -6), V("owl", -7, DARK), floor=Floor.WATER, echo=WOODS),
    # Country
    "mountain": _outdoors(V("wind", 0), V("air", -6), V("eagles", -6, DAYLIGHT, FAIR, far=1.0),
                          floor=Floor.GRAVEL, echo=CLIFFS),
    "forest": _outdoors(_LEAVES, V("air", -3), V("wind", -10), _BIRDS, _DAWN, _CRICKETS, _OWL,
                        echo=WOODS),
    "bamboo": _outdoors(V("leaves", -1), V("air", -5), V("creaks", -9, far=0.8), _BIRDS, _CRICKETS,
                        echo=WOODS),
    "jungle": _outdoors(V("chorus", -1, far=0.7), V("cicadas", -6), V("parrots", -5, far=0.8),
                        V("monkeys", -6, DAYLIGHT, far=0.9), V("air", -5), V("frogs", -7, LATE),
                        V("drips", -9), echo=WOODS, lufs=-19),
    "snowfield": _outdoors(V("wind", 0), V("air", -7), floor=Floor.SNOW, lufs=-21),
    "ski slope": _outdoors(V("wind", 0), V("murmur", -9), V("air", -7), floor=Floor.SNOW),
    "desert": _outdoors(V("wind", 0), V("air", -8), V("crickets", -9, LATE, FAIR),
                        floor=Floor.SAND, lufs=-21),
    "meadow": _outdoors(*_COUNTRY, V("wind", -9)),
    "grassland": _outdoors(V("wind", -3), V("cicadas", -7, DAYLIGHT, FAIR, NOT_WINTER), *_COUNTRY),
    "garden": _outdoors(*_COUNTRY),
    "park": _outdoors(*_COUNTRY, V("children", -8, DAYLIGHT, FAIR, far=0.9), V("traffic", -14),
                      floor=Floor.GRAVEL),
    "farm": _outdoors(V("air", -3), V("hens", -5, DAYLIGHT), V("rooster", -4, EARLY, far=0.8),
                      V("cows", -6, DAYLIGHT, far=0.9), V("sheep", -8, DAYLIGHT, far=0.9),
                      _CRICKETS),
    "field": _outdoors(*_COUNTRY, V("tractor", -16, DAYLIGHT, far=1.0)),
    "terraces": _outdoors(*_COUNTRY, V("stream", -8), V("frogs", -8, LATE, FAIR)),
    "canyon": _outdoors(V("wind", 0), V("crows", -8, DAYLIGHT, FAIR, far=1.0), V("air", -7),
                        floor=Floor.GRAVEL, echo=CLIFFS),
    "cave": _outdoors(V("drips", 0, far=1.0), V("hall", -3), V("stream", -12, far=1.0),
                      floor=Floor.GRAVEL, echo=CAVERN),
    "volcano": _outdoors(V("drone", 0), V("wind", -6), V("crackle", -6), V("fire", -4),
                         floor=Floor.GRAVEL, lufs=-18.5),
    "campsite": _outdoors(*_COUNTRY, V("crackle", -8), _OWL),
    "cemetery": _outdoors(V("wind", 0), V("crows", -5, far=0.8), V("owl", -4, LATE, far=0.9),
                          V("leaves", -8), V("bell", -12, far=1.0)),
    # Above
    "sky": _outdoors(V("wind", 0), V("air", -4), floor=Floor.NONE),
    "clouds": _outdoors(V("wind", 0), V("air", -3), V("pad", -8), floor=Floor.NONE),
    "space": _outdoors(V("drone", -3), V("pad", 0, far=0.9), floor=Floor.NONE, echo=NAVE),
    "moon": _outdoors(V("drone", 0), V("pad", -4, far=0.9), floor=Floor.NONE, echo=NAVE),
    # Town
    "road": _outdoors(V("traffic", -3), *_COUNTRY, floor=Floor.STONE),
    "highway": _outdoors(V("highway", 0), V("wind", -12), floor=Floor.STONE, lufs=-18.5),
    "railway": _outdoors(V("passing trains", 0), V("air", -5), _BIRDS, floor=Floor.GRAVEL),
    "street": _outdoors(V("traffic", 0), V("murmur", -5), V("car horn", -13, far=0.9),
                        floor=Floor.STONE, echo=STREETS),
    "alley": _outdoors(V("traffic", -4, far=0.8), V("air", -3), V("drips", -9, far=0.8),
                       V("cats", -9, LATE, far=0.8), V("fan", -10), floor=Floor.STONE,
                       echo=STREETS),
    "city": _outdoors(*_CITY, V("murmur", -9), floor=Floor.STONE, echo=STREETS),
    "skyline": _outdoors(V("traffic", 0, far=0.8), V("wind", -8), V("siren", -21, far=1.0),
                         floor=Floor.STONE, echo=STREETS),
    "bridge": _outdoors(V("traffic", 0), V("lapping", -6), V("wind", -9), _GULLS,
                        floor=Floor.STONE),
    "station": _outdoors(V("passing trains", 0), V("murmur", -3), V("chime", -9, far=0.9),
                         V("hall", -9), floor=Floor.STONE, echo=HALL),
    "village": _outdoors(*_QUIET_TOWN, V("hens", -9, DAYLIGHT), V("rooster", -5, EARLY, far=0.8),
                         V("dogs", -11, ALWAYS, far=1.0), floor=Floor.GRAVEL),
    "ancient town": _outdoors(*_QUIET_TOWN, V("stream", -11), V("temple bell", -12, far=1.0),
                              floor=Floor.STONE, echo=STREETS),
    "temple": _outdoors(V("air", -3), V("temple bell", 0, far=0.8), V("leaves", -9), _BIRDS,
                        _CRICKETS, floor=Floor.STONE, echo=HALL),
    "castle": _outdoors(V("wind", 0), V("crows", -6, DAYLIGHT, far=0.8), V("owl", -6, DARK),
                        V("air", -6), V("bell", -13, far=1.0), floor=Floor.STONE, echo=STREETS),
    "landmark": _outdoors(V("air", -2), V("murmur", -5, DAYLIGHT), V("wind", -6), V("pigeons", -9,
                          DAYLIGHT), _CRICKETS, floor=Floor.STONE),
    "plaza": _outdoors(V("murmur", 0), V("pigeons", -7, DAYLIGHT), V("traffic", -9),
                       V("bell", -14, far=1.0), floor=Floor.STONE, echo=STREETS),
    "market": _outdoors(V("murmur", 0), V("talk", -8), V("traffic", -12), V("children", -12),
                        floor=Floor.STONE, echo=STREETS, lufs=-18.5),
    "playground": _outdoors(V("children", 0), V("air", -4), _BIRDS, V("creaks", -9), _CRICKETS),
    "amusement park": _outdoors(V("accordion", -3, far=0.8), V("cheers", -5, far=0.7),
                                V("children", -4), V("reels", -9), V("murmur", -3),
                                floor=Floor.STONE, lufs=-18.5),
    "stadium": _outdoors(V("cheers", 0, far=0.6), V("applause", -7), V("murmur", -7),
                         echo=HALL, lufs=-17.5),
    "court": _outdoors(V("air", -3), V("balls", -2), V("murmur", -8), V("applause", -14),
                       floor=Floor.STONE, echo=STREETS),
    "construction": _outdoors(V("excavator", 0), V("hammers", -5), V("drill", -6),
                              V("traffic", -9), floor=Floor.GRAVEL, echo=STREETS, lufs=-18),
    "industrial": _outdoors(V("machinery", 0), V("drone", -3), V("hammers", -12, far=0.9),
                            V("wind", -10), floor=Floor.STONE, echo=STREETS),
    "airport": _outdoors(V("airplane", -2, far=0.8), V("murmur", -3), V("chime", -8, far=0.9),
                         V("wind", -10), floor=Floor.STONE, echo=HALL),
    "parking lot": _outdoors(V("traffic", 0), V("air", -6), V("car horn", -14, far=0.9),
                             floor=Floor.STONE, echo=STREETS),
    "suburb": _outdoors(V("air", -3), V("traffic", -8), _BIRDS, _CRICKETS, V("dogs", -9, far=1.0),
                        V("children", -12, DAYLIGHT, FAIR, far=1.0), floor=Floor.STONE),
    "rooftop": _outdoors(V("traffic", 0, far=0.8), V("wind", -5), V("pigeons", -9, DAYLIGHT),
                         floor=Floor.STONE),
    "ice rink": _outdoors(V("blades", -3), V("murmur", -3), V("hall", -4), V("children", -8),
                          floor=Floor.STONE, echo=HALL),
    # Homes
    "table": _room(*_ROOM, V("clock", -10)),
    "room": _room(*_HOME),
    "bedroom": _room(*_HOME, floor=Floor.CARPET, lufs=-22),
    "living room": _room(*_HOME, floor=Floor.CARPET),
    "kitchen": _room(V("room", 0), V("fridge", -5), V("cups", -8), V("sizzle", -13),
                     floor=Floor.STONE),
    "bathroom": _room(V("room", 0), V("drips", -3, far=0.8), V("fan", -7), floor=Floor.STONE,
                      echo=TILED),
    "dining room": _room(V("room", 0), V("cups", -5), V("murmur", -7)),
    "nursery": _room(V("room", 0), V("music box", -7), floor=Floor.CARPET, lufs=-22),
    "attic": _room(V("wind outside", 0), V("creaks", -5), V("room", -3)),
    "basement": _room(V("room", 0), V("drips", -7, far=0.9), V("hum", -8), floor=Floor.STONE,
                      echo=HALL),
    "closet": _room(V("room", 0), V("air", -6), floor=Floor.CARPET, echo=DEAD, lufs=-22),
    "laundry": _room(V("washing machine", 0), V("room", -6), floor=Floor.STONE, echo=TILED),
    "garage": _room(V("room", 0), V("hum", -9), V("traffic", -9), V("weights", -13),
                    floor=Floor.STONE, echo=HALL),
    # Work and learning
    "library": _room(V("hall", 0), V("pages", -8), V("clock", -12), floor=Floor.CARPET, echo=HALL,
                     lufs=-22),
    "office": _room(V("room", 0), V("typing", -7), V("fan", -7), V("murmur", -10),
                    floor=Floor.CARPET),
    "classroom": _room(V("room", 0), V("talk", -6, far=0.6), V("children", -12, far=0.8),
                       V("clock", -13)),
    "lecture hall": _room(V("hall", 0), V("talk", -4, far=0.8), V("murmur", -12), echo=HALL),
    "conference room": _room(V("room", 0), V("talk", -5), V("fan", -9), floor=Floor.CARPET),
    "server room": _room(V("servers", 0), V("fan", -5), V("hum", -8), floor=Floor.STONE),
    "laboratory": _room(V("room", 0), V("fan", -5), V("bubbles", -7), V("monitor", -14),
                        floor=Floor.STONE),
    "hospital": _room(V("room", 0), V("monitor", -8), V("fan", -7), V("murmur", -12),
                      floor=Floor.STONE),
    "workshop": _room(V("room", 0), V("saw", -6), V("hammers", -7)),
    "factory": _room(V("machinery", 0), V("hammers", -7, far=0.8), V("fan", -5), V("hum", -8),
                     floor=Floor.STONE, echo=HALL, lufs=-18.5),
    "warehouse": _room(V("hall", 0), V("fan", -4), V("hammers", -15, far=1.0), V("beat", -20),
                       floor=Floor.STONE, echo=HALL),
    "stable": _room(V("room", 0), V("horses", -3), V("brushing", -9), floor=Floor.SOFT),
    # Out and about
    "cafe": _room(V("murmur", 0), V("room", -8), V("cups", -7), V("piano", -16, far=0.7),
                  lufs=-20.5),
    "restaurant": _room(V("murmur", 0), V("cups", -7), V("piano", -11, far=0.7), V("room", -8),
                        lufs=-20),
    "bar": _room(V("murmur", 0), V("beat", -7), V("cups", -9), lufs=-19),
    "shop": _room(V("room", 0), V("murmur", -5), V("chime", -11), V("tills", -15)),
    "supermarket": _room(V("hall", 0), V("murmur", -3), V("tills", -11), V("fridge", -7),
                         floor=Floor.STONE, echo=HALL),
    "bakery": _room(V("room", 0), V("murmur", -6), V("fan", -7), V("cups", -10), V("fire", -10)),
    "salon": _room(V("room", 0), V("hair drier", -5), V("snips", -7), V("murmur", -6)),
    "gym": _room(V("hall", 0), V("weights", -4), V("beat", -7), V("murmur", -9), echo=HALL),
    "stage": _room(V("hall", 0), V("murmur", -5), V("applause", -8, far=0.7), echo=HALL),
    "cinema": _room(V("hall", 0), V("pad", -3), V("murmur", -13), floor=Floor.CARPET),
    "museum": _room(V("hall", 0), V("murmur", -7, far=0.9), floor=Floor.STONE, echo=NAVE),
    "corridor": _room(V("hall", 0), V("hum", -7), V("murmur", -14, far=1.0), floor=Floor.STONE,
                      echo=HALL),
    "lobby": _room(V("hall", 0), V("murmur", -3), V("chime", -10, far=0.8), V("piano", -12,
                   far=0.8), floor=Floor.STONE, echo=HALL),
    "staircase": _room(V("hall", 0), V("air", -6), V("murmur", -14, far=1.0), floor=Floor.STONE,
                       echo=HALL),
    "church": _room(V("hall", -2), V("organ", -2, far=1.0), V("bell", -12, far=1.0),
                    floor=Floor.STONE, echo=NAVE),
    "throne room": _room(V("hall", 0), V("crackle", -9), V("trumpet", -13, far=1.0),
                         floor=Floor.STONE, echo=NAVE),
    "ballroom": _room(V("fiddle", 0, far=0.7), V("piano", -3, far=0.7), V("murmur", -8),
                      V("hall", -6), echo=HALL, lufs=-19.5),
    "arcade": _room(V("reels", 0), V("murmur", -4), V("beat", -8), V("room", -8),
                    floor=Floor.CARPET, lufs=-18.5),
    "bowling alley": _room(V("pins", 0), V("murmur", -5), V("hall", -5), V("beat", -14),
                           echo=HALL, lufs=-19.5),
    "boxing ring": _room(V("cheers", -2, far=0.6), V("punches", 0), V("hall", -6), echo=HALL,
                         lufs=-18.5),
    "indoor pool": _room(V("lapping", 0, far=0.8), V("splashes", -3, far=0.8), V("hall", -4),
                         V("children", -7, far=0.9), floor=Floor.STONE, echo=NAVE),
    "sauna": _room(V("room", 0), V("crackle", -6), V("drips", -9), V("fire", -6)),
    "jail": _room(V("hall", 0), V("drips", -5, far=1.0), V("hammers", -17, far=1.0),
                  floor=Floor.STONE, echo=HALL),
    "elevator": _room(V("hum", -3), V("room", 0), V("piano", -10), V("chime", -12), echo=DEAD),
    "aquarium": _room(V("underwater", 0), V("bubbles", -2), V("murmur", -8, far=0.8), echo=HALL,
                      floor=Floor.STONE),
    # On the way
    "subway": _room(V("passing trains", 0), V("hall", -4), V("murmur", -6), V("chime", -10),
                    floor=Floor.STONE, echo=HALL, lufs=-19),
    "train": _room(V("train", 0), V("clacking", -3), V("murmur", -12), floor=Floor.CARPET),
    "airplane cabin": _room(V("airplane", 0), V("fan", -7), V("murmur", -14), V("chime", -14),
                            floor=Floor.CARPET, echo=DEAD),
    "car interior": _room(V("car", 0), V("traffic", -6), floor=Floor.NONE, echo=DEAD),
}  # fmt: skip
"""By the names of ``places.PLACES``."""

ELSEWHERE = _outdoors(V("air", 0), V("wind", -6), _BIRDS, _CRICKETS)
