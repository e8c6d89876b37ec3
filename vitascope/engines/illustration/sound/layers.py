"""Every layer a place can have, by the name the table of places uses."""

from __future__ import annotations

from collections.abc import Mapping

from . import elements, indoors, machines, music, people, town, wild
from .take import Maker, band
from .town import at_side

__all__ = ["LAYERS"]

LAYERS: Mapping[str, Maker] = {
    # Weather and water
    "air": elements.air, "wind": elements.wind, "wind outside": elements.wind_outside,
    "blizzard": elements.blizzard, "sandstorm": elements.sand, "rain": elements.rain,
    "downpour": elements.downpour, "rain outside": elements.rain_outside, "surf": elements.surf,
    "lapping": elements.lapping, "stream": elements.stream, "waterfall": elements.waterfall,
    "bubbles": elements.bubbles, "underwater": elements.underwater, "drips": elements.drips,
    "ice": elements.ice, "fire": elements.fire, "crackle": elements.crackle,
    # What lives
    "leaves": wild.leaves, "birds": wild.birds, "chorus": wild.chorus, "crickets": wild.crickets,
    "cicadas": wild.cicadas, "frogs": wild.frogs, "whales": wild.whale_song,
    "gulls": wild.distant("seagull", every_s=4.0), "owl": wild.distant("owl"),
    "rooster": wild.distant("rooster"), "cows": wild.distant("cow", every_s=5.5),
    "sheep": wild.distant("sheep", every_s=4.0), "hens": wild.distant("chicken", every_s=2.6),
    "monkeys": wild.distant("monkey", every_s=4.5), "parrots": wild.distant("parrot", every_s=4.5),
    "crows": wild.distant("crow", every_s=4.0), "eagles": wild.distant("eagle", every_s=5.5),
    "horses": wild.distant("horse", every_s=5.5),
    "dogs": wild.distant("dog", every_s=5.0), "cats": wild.distant("cat", every_s=5.0),
    "pigeons": wild.distant("pigeon", every_s=3.5),
    # People
    "murmur": people.murmur, "children": people.children, "cheers": people.cheers,
    "applause": people.applause, "talk": at_side(people.talking, 0.35),
    "splashes": at_side(people.splashes(1.6), -0.3),
    # Rooms
    "room": indoors.room, "hall": indoors.hall, "cups": indoors.cups, "pins": indoors.pins,
    "typing": at_side(indoors.typing, -0.35), "sizzle": at_side(indoors.sizzle, 0.3),
    "clock": at_side(machines.ticking, 0.4), "pages": at_side(
        indoors.strokes(3.1, band(1800, 9000), length_s=0.35), -0.4),
    "monitor": at_side(indoors.beeps(960, every_s=1.05), 0.4),
    "tills": at_side(indoors.beeps(1850, every_s=1.9), -0.4),
    "chime": at_side(indoors.beeps(660, every_s=4.6, length_s=0.7), 0.2),
    "punches": at_side(indoors.knocks(0.62, 60, 900), 0.15),
    "hammers": at_side(indoors.knocks(0.66, 600, 5000, note_hz=1750, length_s=0.25), -0.45),
    "weights": at_side(indoors.knocks(1.7, 200, 4000, note_hz=820, length_s=0.3), 0.45),
    "balls": at_side(indoors.knocks(0.9, 60, 1400, note_hz=150, length_s=0.18), -0.3),
    "brushing": at_side(indoors.strokes(0.8, band(2500, 9000), length_s=0.4), -0.3),
    "blades": at_side(indoors.strokes(0.9, band(1800, 7500), length_s=0.6), 0.3),
    "snips": at_side(indoors.knocks(0.42, 2500, 9000, length_s=0.06), -0.3),
    # Machines
    **{name: at_side(machines.running(name), pan) for name, pan in (
        ("fridge", 0.35), ("fan", -0.2), ("servers", -0.1), ("machinery", -0.3), ("drill", 0.5),
        ("saw", -0.5), ("excavator", 0.45), ("hum", 0.2), ("washing machine", 0.2),
        ("hair drier", 0.4), ("airplane", 0.1), ("train", 0.1), ("turbine", -0.2),
        ("spaceship", 0.1), ("car", -0.1), ("tractor", 0.6),
    )},
    "clacking": at_side(machines.clacking, -0.15), "bell": at_side(machines.bell(392), 0.3),
    "temple bell": at_side(machines.bell(165, every_s=4.2), -0.2),
    "ship horn": at_side(machines.horn(98, length_s=1.9), 0.5),
    "car horn": at_side(machines.horn(390, every_s=6.5, length_s=0.35), -0.5),
    "siren": at_side(machines.siren, 0.6),
    # Town
    "traffic": town.traffic, "highway": town.highway, "passing trains": town.passing_trains,
    "creaks": town.creaks, "reels": town.reels,
    # Music
    "pad": music.pad, "beat": music.beat, "organ": music.from_afar("organ", -0.1),
    "piano": music.from_afar("piano"), "fiddle": music.from_afar("violin", -0.4),
    "accordion": music.from_afar("accordion"), "music box": music.from_afar("music box", -0.3),
    "trumpet": music.from_afar("trumpet"),
    "drone": at_side(machines.running("ship"), 0.0), "flute": music.from_afar("flute"),
}  # fmt: skip
"""Layers by name."""
