"""Scenes, actions and harder sentences, as suites of prompts ask for them."""

from __future__ import annotations

import pytest

from bench.understanding import holds, prompts
from vitascope.engines.illustration.language import read_prompt
from vitascope.engines.illustration.places import PLACES

SCENES = """
alley, amusement park, aquarium, arch, art gallery, bathroom, bakery shop, ballroom, bar, barn,
basement, beach, bedroom, bridge, botanical garden, cafeteria, campsite, campus, carrousel, castle,
cemetery, classroom, cliff, crosswalk, construction site, corridor, courtyard, desert, downtown,
driveway, farm, food court, football field, forest road, fountain, gas station, glacier,
golf course, indoor gymnasium, harbor, highway, hospital, house, iceberg, industrial area,
jail cell, junkyard, indoor library, indoor movie theater, indoor museum, kitchen, lighthouse,
laboratory, mansion, marsh, mountain, music studio, nursery, ocean, office, palace, parking lot,
pharmacy, phone booth, raceway, restaurant, river, science museum, shower, ski slope, sky,
skyscraper, baseball stadium, staircase, street, supermarket, indoor swimming pool, tower,
outdoor track, train railway, train station platform, underwater coral reef, valley, volcano,
waterfall, windmill, ice floe, rice paddy, veterinarians office, airplane cabin, bowling alley,
sushi bar, boxing ring, server room, throne room, wind farm, rope bridge, oil rig, hot spring,
watering hole, zen garden, lavender field, exterior balcony, public atrium, wave, tree house
""".replace("\n", " ").split(",")  # fmt: skip

ACTIONS = {
    "abseiling": "abseil", "applauding": "applaud", "archery": "archery",
    "arranging flowers": "arrange flowers", "baking cookies": "bake cookies",
    "bowling": "bowl", "braiding hair": "braid hair", "bungee jumping": "bungee jumping",
    "carving pumpkin": "carve pumpkin", "chopping wood": "chop wood", "crying": "cry",
    "cutting nails": "cut nails", "cutting watermelon": "cut watermelon",
    "dribbling basketball": "dribble basketball", "drinking beer": "drink",
    "driving tractor": "drive tractor", "eating cake": "eat cake", "feeding birds": "feed birds",
    "flying kite": "fly kite", "folding paper": "fold paper", "hiding": "hide",
    "hula hooping": "hula hooping", "hurdling": "hurdle", "ice skating": "ice skating",
    "ironing": "iron", "juggling balls": "juggle balls", "jumping into pool": "jump into pool",
    "knitting": "knit", "laying bricks": "lay bricks", "making snowman": "make snowman",
    "milking cow": "milk cow", "mowing lawn": "mow lawn", "opening present": "open present",
    "parkour": "parkour", "peeling apples": "peel apples", "planing wood": "plane wood",
    "playing accordion": "play accordion", "playing chess": "play chess",
    "pole vault": "pole vault", "pushing cart": "push cart", "reading newspaper": "read newspaper",
    "riding elephant": "ride", "robot dancing": "robot dancing", "roller skating": "roller skating",
    "scuba diving": "scuba diving", "setting table": "set table", "shaking hands": "shake hands",
    "shearing sheep": "shear sheep", "skydiving": "skydive", "sweeping floor": "sweep floor",
    "sword fighting": "sword fighting", "tai chi": "tai chi", "throwing axe": "throw axe",
    "tying tie": "tie tie", "using computer": "use computer", "washing dishes": "wash dishes",
    "water skiing": "water skiing", "welding": "weld", "whistling": "whistle",
    "wrapping present": "wrap present", "writing": "write", "yawning": "yawn",
}  # fmt: skip
"""What a person is said to be doing → the action."""


@pytest.mark.parametrize("scene", [s.strip() for s in SCENES])
def test_every_scene_is_a_place_or_shown_by_its_thing(scene: str) -> None:
    for prompt in (scene, f"a view of {scene}", f"in a {scene}"):
        found = read_prompt(prompt, seed=1)
        assert found.scenery in PLACES
        assert found.unknown == (), prompt
        assert found.places or found.subjects, prompt


@pytest.mark.parametrize(("words", "action"), ACTIONS.items())
def test_every_action_is_the_persons(words: str, action: str) -> None:
    found = read_prompt(f"A person is {words}", seed=1)
    person = next(s for s in found.subjects if s.kind == "person")
    assert action in person.action.split(" and "), person.action
    assert found.unknown == ()


@pytest.mark.parametrize(("prompt", "items"), prompts())
def test_what_a_prompt_names_stands_in_the_scene(prompt: str, items: list[str]) -> None:
    scene = read_prompt(prompt, seed=1)
    assert [i for i in items if not holds(scene, i)] == []


@pytest.mark.parametrize(
    ("prompt", "number"),
    [
        ("a person is riding a bike", 2),
        ("a man drinking a glass of water", 2),
        ("a baseball player swinging a bat", 2),
        ("a girl with green eyes", 1),
        ("a picture of a book", 1),
        ("the camera slowly moves around a statue", 1),
        ("a kitchen filled with morning light, a cat", 1),
        ("a dragon breathing fire", 1),
        ("waves crash on the shore", 0),
    ],
)
def test_nothing_else_appears(prompt: str, number: int) -> None:
    assert len(read_prompt(prompt, seed=1).subjects) == number
