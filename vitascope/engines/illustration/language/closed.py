"""Closed classes: the few words, actions and poses that the grammar itself must tell apart.

Knows no words that anybody would add to a table.
"""

from __future__ import annotations

from ..scene import RelationKind

__all__ = [
    "ACTORS",
    "ASIDES",
    "BESIDES",
    "BREATHED",
    "BY_ITSELF",
    "FILMERS",
    "GIVEN",
    "HANDS",
    "HOLDERS",
    "IRREGULAR",
    "JOINS",
    "KIN",
    "KINDS",
    "MANY",
    "MAY_ACT",
    "MOUNTS",
    "NATURAL",
    "OTHERS",
    "PARTS",
    "PLURALS",
    "POSITIONS",
    "PRONOUNS",
    "SOME",
    "TENDS",
    "TOGETHER",
    "TRADES",
    "USES",
    "WHO",
    "WILD",
    "WORDS_OF_COUNT",
    "YOUNG",
    "ZH_LEADS",
    "ZH_PRONOUNS",
]

MAY_ACT = ("person", "animal", "robot", "teddy bear", "snowman", "doll", "ghost")
USES = frozenset({"play", "use", "hold", "practice", "perform", "do", "have", "take", "enjoy"})
"""Actions whose motion is told by what they are done with."""
JOINS = frozenset(
    {"and", "&", "+", "or", "nor", "和", "与", "及", "以及", "跟", "同", "或", "还有"}
)
WORDS_OF_COUNT = {"many": 5, "pair": 2}
GIVEN = {  # how a thing is for its user → the bond of user or thing
    "held": RelationKind.HELD,
    "worn": RelationKind.WORN,
}
ACTORS = (
    "robot", "cat", "dog", "panda", "bear", "fox", "rabbit", "mouse", "monkey", "penguin", "owl",
    "tiger", "lion", "raccoon", "duck", "frog", "alien", "hamster", "pig", "wolf", "squirrel",
)  # fmt: skip
"""Beings that stories give people's trades."""
TRADES = (
    "chef", "astronaut", "knight", "detective", "police officer", "doctor", "wizard", "pirate",
    "ninja", "samurai", "king", "queen", "superhero", "soldier", "pilot", "musician", "scientist",
    "artist", "teacher", "student", "waiter", "barista", "firefighter", "cowboy", "captain",
    "dancer", "princess", "prince", "warrior", "nurse", "dj", "singer", "painter",
)  # fmt: skip
BY_ITSELF = frozenset(
    {"flow", "blow in wind", "bloom", "grow", "burn", "melt", "steam", "surround", "explode",
     "fall from sky"}
)  # fmt: skip
"""What happens to hair, clothes and steam, never to those who are named with them."""
FILMERS = frozenset({"camera", "the camera", "镜头", "画面"})
WHO = frozenset({"he", "she", "they", "i", "we", "who", "他", "她", "他们", "她们"})
ZH_LEADS = frozenset({"在", "从", "到", "向", "往", "沿着", "去", "来", "着", "进"})
OTHERS = frozenset({"another", "other", "另", "另一", "另外", "其他", "另一只", "另一个"})
ASIDES = frozenset({"给", "对", "对着", "朝", "朝着", "向", "为", "把", "将"})
BESIDES = frozenset({"旁边", "身边", "身旁", "一旁", "里面", "上面", "下面", "身后", "周围"})
"""Chinese words of place that speak of what was named before when nothing is named."""
PARTS = frozenset(
    {"hair", "haired", "eye", "eyes", "skin", "lip", "lips", "beard", "cheek", "cheeks", "wing",
     "wings", "nose", "hands", "face", "头发", "长发", "短发", "眼睛", "双眼", "皮肤", "胡子",
     "翅膀", "脸", "脸蛋", "脸颊", "嘴唇", "鼻子", "胡须", "发"}
)  # fmt: skip
"""Parts of bodies whose colour is not the body's."""
YOUNG = frozenset({"cub", "cubs", "calf", "calves", "baby", "babies", "young", "offspring"})
KIN = YOUNG | frozenset(
    {"mother", "mom", "father", "dad", "parent", "parents", "妈妈", "爸爸", "宝宝", "母亲", "父亲"}
)
TOGETHER = {
    "couple": 2,
    "old couple": 2,
    "family": 3,
    "twin": 2,
    "team": 5,
    "audience": 1,
    "band": 3,
}
HANDS = frozenset({"write", "paint", "stir", "cut", "sew", "type", "read", "keys", "drum", "sweep"})
"""Poses of busy hands: what they work on is before them."""
MOUNTS = frozenset(
    {"ride", "drive", "row", "glide", "ski", "sit", "lie", "sleep", "jump", "climb", "stretch",
     "kneel", "crouch", "crawl", "run", "swing", "spin", "dance", "flip", "squat", "groom", "fly"}
)  # fmt: skip
"""Poses in which bodies are on or in what is for that."""
BREATHED = frozenset({"breathe fire", "brush hair", "dry hair"})
"""Actions whose object is no thing in the picture."""
TENDS = frozenset({"water plants", "plant", "trim trees", "paint", "draw", "photograph"})
HOLDERS = ("container", "food", "table", "desk", "oven")
"""What things lie on or in, and people do not."""
ZH_PRONOUNS = frozenset({"它", "他", "她", "它们", "他们", "她们", "自己", "我", "你"})
KINDS = frozenset(kind.value for kind in RelationKind)
WILD = frozenset(
    {"sea", "beach", "river", "lake", "waterfall", "volcano", "sky", "clouds", "meadow", "field"}
)
"""Sceneries that move by themselves."""
PLURALS = ("person", "animal", "vehicle", "plant", "building", "balloon", "celestial")
"""Kinds of things of which a plural means several; scissors are one thing."""
IRREGULAR = frozenset({"children", "people", "men", "women", "mice", "geese", "wolves", "oxen"})
SOME = 3
MANY = 5
PRONOUNS = frozenset({"them", "it", "him", "her"})
NATURAL = frozenset({"idle", "fly", "swim", "look_up", "perch", "drift", "float"})
"""Poses that things and the air take as well as people."""
POSITIONS = {
    RelationKind.LEFT: "left",
    RelationKind.RIGHT: "right",
    RelationKind.ON: "top",
    RelationKind.ABOVE: "top",
    RelationKind.UNDER: "bottom",
    RelationKind.FRONT: "foreground",
    RelationKind.BEHIND: "background",
}
