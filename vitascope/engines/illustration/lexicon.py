"""The words the illustrator understands, Chinese and English: data, one entry per meaning.

To teach it a word, add it to an entry; to teach it a meaning, add an entry. Words are separated
by ``|``; English ones match whole words, with their plural, and longer words win over shorter
ones. What a slot does with its value is ``prompt.py``'s business.
"""

# ruff: noqa: E501 - a table of words; Chinese characters count twice in a line's width

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["ENTRIES", "NEGATIONS_EN", "NEGATIONS_ZH", "Entry", "Slot"]

Slot = Literal[
    "place", "time", "weather", "subject", "action", "colour", "move", "speed", "mood", "feature"
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning and the words for it."""

    slot: Slot
    value: str
    zh: str = ""
    en: str = ""
    rank: int = 2
    """Which entry wins where a slot takes one value: the highest, then the first in the prompt."""
    adds: tuple[str, ...] = ()
    """Features that come with it."""


def _e(
    slot: Slot, value: str, zh: str, en: str, rank: int = 2, adds: tuple[str, ...] = ()
) -> Entry:
    return Entry(slot, value, zh, en, rank, adds)


ENTRIES: tuple[Entry, ...] = (
    # Places. Rank 3: a place that says what the picture is; 2: usual; 1: a backdrop.
    _e("place", "cafe", "咖啡馆|咖啡厅|咖啡店|咖啡屋|茶馆|茶室|餐厅|书店|图书馆|面包店",
       "cafe|café|coffee shop|coffeehouse|tea house|restaurant|bookstore|bookshop|library|bakery",
       3),
    _e("place", "room", "房间|卧室|客厅|书房|室内|家里|窗边|窗前|窗台|教室|办公室|厨房",
       "room|bedroom|living room|study|indoors|indoor|window seat|windowsill|classroom|office|"
       "kitchen",
       2),
    _e("place", "sea", "海边|大海|海洋|海面|海岸|海滨|海浪|波浪|海上|海景|海湾|港湾|港口|海",
       "sea|seaside|ocean|coast|coastline|shore|seashore|bay|harbour|harbor|waves|surf", 3),
    _e("place", "sea", "海滩|沙滩", "beach|sandy beach", 3, ("sand",)),
    _e("place", "lake", "湖边|湖面|湖泊|湖畔|湖水|湖|池塘|荷塘|河边|河畔|河流|小河|溪流|小溪|江边|水面",
       "lake|lakeside|pond|river|riverside|stream|creek|reservoir", 3),
    _e("place", "garden", "花园|庭院|院子|花丛|花海|花田|花圃|公园|后院|果园|薰衣草田|樱花树下",
       "garden|backyard|yard|park|flower field|flower bed|flowerbed|orchard|lavender field", 3,
       ("flowers",)),
    _e("place", "meadow", "草地|草原|草坪|田野|原野|麦田|稻田|山坡|牧场|农场|野外|乡村|乡间|田园",
       "meadow|grass|grassland|lawn|field|prairie|pasture|farm|countryside|hillside|hill|"
       "wheat field",
       2),
    _e("place", "forest", "森林|树林|丛林|松林|林间|林中|竹林|枫林|雨林|林子",
       "forest|woods|wood|woodland|jungle|pine forest|rainforest|bamboo grove|trees", 3),
    _e("place", "forest", "雪林|雪松林", "snowy forest|winter forest", 3, ("snowy",)),
    _e("place", "snowfield", "雪地|雪原|冰原|极地|南极|北极|冰川",
       "snowfield|snowy field|tundra|arctic|antarctica|glacier|ice field", 2, ("snowy",)),
    _e("place", "mountain", "雪山|高山|群山|山脉|山谷|山顶|山峰|峡谷|山间|山上|山",
       "mountain|mountains|mountain range|peak|valley|canyon|summit|alps|cliff", 2),
    _e("place", "desert", "沙漠|戈壁|沙丘", "desert|dune|sand dune", 3),
    _e("place", "city", "城市|都市|街道|街头|大街|夜市|高楼|摩天大楼|天际线|小镇|城镇|霓虹|街上|马路|屋顶|巷子|胡同",
       "city|street|downtown|skyline|skyscraper|town|neon|alley|rooftop|cityscape|road", 3),
    _e("place", "sky", "天空|云端|云海|空中|星空|银河|宇宙|太空|夜空|极光|星河",
       "sky|clouds|night sky|starry sky|milky way|galaxy|space|universe|aurora|northern lights", 1),
    # Hours.
    _e("time", "dawn", "黎明|清晨|拂晓|破晓|日出|早晨|早上|晨光|朝霞|晨曦|凌晨",
       "dawn|sunrise|daybreak|early morning|morning|first light"),
    _e("time", "day", "白天|中午|正午|上午|晴天|阳光明媚|阳光灿烂|午间|大白天",
       "day|daytime|noon|midday|sunny|sunlit|bright day|sunny day", 1),
    _e("time", "golden", "下午|午后|金色阳光|暖阳|金色的阳光|金黄|秋日",
       "afternoon|golden hour|golden light|late afternoon|warm sunlight", 2),
    _e("time", "dusk", "黄昏|傍晚|日落|夕阳|晚霞|落日|暮色|余晖|夕照|日暮",
       "dusk|sunset|twilight|evening|setting sun|afterglow|sundown"),
    _e("time", "night", "夜晚|晚上|夜里|夜间|深夜|午夜|月夜|夜色|雪夜|雨夜|夜幕|夜空|星空|夜市|夜",
       "night|midnight|nighttime|moonlit|moonlight|starry|at night|night sky|starry sky"),
    _e("time", "night", "月光|月亮|满月|明月|圆月|一轮明月|星星|繁星|银河|流星|极光|萤火虫",
       "moon|full moon|crescent|stars|milky way|shooting star|aurora|firefly|fireflies", 1),
    # Weather.
    _e("weather", "rain", "下雨|雨天|细雨|小雨|大雨|暴雨|雨中|阴雨|雨夜|雨滴|雨水|春雨|雷雨|雨",
       "rain|rainy|raining|drizzle|downpour|rainfall|raindrops|storm|thunderstorm"),
    _e("weather", "snow", "下雪|雪花|飘雪|大雪|小雪|雪天|雪中|飞雪|风雪|暴风雪|雪夜|雪",
       "snow|snowing|snowfall|snowflake|blizzard|snowy|snowy forest|winter"),
    _e("weather", "fog", "雾|薄雾|大雾|晨雾|浓雾|云雾|雾气|朦胧|烟雨|雾霭",
       "fog|foggy|mist|misty|haze|hazy"),
    _e("weather", "wind", "大风|狂风|微风|清风|风吹|刮风|风中|和风",
       "wind|windy|breeze|breezy|gust|gale", 1),
    _e("weather", "cloud", "多云|阴天|乌云|云层", "cloudy|overcast|grey sky|gray sky"),
    _e("weather", "clear", "晴朗|晴空|万里无云|蓝天", "clear sky|cloudless|blue sky|fair weather"),
    # Subjects.
    _e("subject", "cat", "猫|小猫|猫咪|橘猫|黑猫|白猫|小猫咪|喵星人|幼猫|猫猫",
       "cat|kitten|kitty|tabby"),
    _e("subject", "dog", "狗|小狗|狗狗|柴犬|金毛|哈士奇|柯基|拉布拉多|幼犬|犬",
       "dog|puppy|puppies|shiba|corgi|husky|retriever|labrador"),
    _e("subject", "fox", "狐狸|小狐狸|赤狐|白狐|火狐", "fox|foxes"),
    _e("subject", "wolf", "狼|野狼", "wolf|wolves"),
    _e("subject", "rabbit", "兔子|小兔|白兔|兔", "rabbit|bunny|bunnies|hare"),
    _e("subject", "horse", "马|骏马|白马|小马|马儿", "horse|pony|ponies|stallion"),
    _e("subject", "deer", "鹿|小鹿|梅花鹿|麋鹿", "deer|fawn|stag|reindeer|elk"),
    _e("subject", "bear", "熊|小熊|北极熊|棕熊", "bear|polar bear"),
    _e("subject", "panda", "熊猫|大熊猫", "panda"),
    _e("subject", "butterfly", "蝴蝶|彩蝶|蝶", "butterfly|butterflies"),
    _e("subject", "bird", "鸟|小鸟|飞鸟|海鸥|燕子|麻雀|鸽子|白鹤|鹰|老鹰|大雁|鸟群|白鹭|天鹅",
       "bird|seagull|gull|swallow|sparrow|pigeon|dove|crane|eagle|hawk|geese|goose|swan"),
    _e("subject", "fish", "鱼|锦鲤|金鱼|鲸鱼|鲸|海豚", "fish|koi|goldfish|whale|dolphin"),
    _e("subject", "boat", "船|小船|帆船|渔船|木船|游船|轮船|孤舟|小舟|船只",
       "boat|sailboat|sailing boat|ship|yacht|canoe|rowboat|fishing boat"),
    _e("subject", "car", "汽车|轿车|跑车|小车|出租车|公交车", "car|taxi|bus|truck|van"),
    _e("subject", "balloon", "热气球|气球", "balloon|hot air balloon|hot-air balloon"),
    _e("subject", "woman", "女人|女子|女士|姑娘|女生|少女|老奶奶|奶奶|妈妈|母亲|新娘",
       "woman|women|lady|mother|grandmother|bride"),
    _e("subject", "man", "男人|男子|男士|青年|男生|老爷爷|爷爷|爸爸|父亲|老人|宇航员|渔夫|农民",
       "man|men|father|grandfather|old man|astronaut|fisherman|farmer"),
    _e("subject", "girl", "女孩|小女孩|女孩子|女童|小姑娘", "girl|little girl|schoolgirl|daughter"),
    _e("subject", "boy", "男孩|小男孩|男孩子|少年|男童", "boy|little boy|schoolboy|son"),
    _e("subject", "person",
       "人|一个人|人物|孩子|小孩|儿童|读者|学生|情侣|行人|旅人|路人|人们|人群",
       "person|people|child|children|kid|someone|student|reader|couple|traveler|traveller|"
       "somebody|human|anyone"),
    # Actions.
    _e("action", "play",
       "玩耍|嬉戏|玩|追逐|扑|打滚|追蝴蝶|嬉闹|逗|玩球",
       "play|playing|plays|chase|chasing|frolic|frolicking"),
    _e("action", "run", "奔跑|跑|飞奔|奔驰|疾驰|穿过|跑过|狂奔|追赶|穿越",
       "run|running|runs|sprint|sprinting|dash|dashing|gallop|galloping|race|racing"),
    _e("action", "walk", "走|散步|漫步|行走|走过|走路|徘徊|踱步",
       "walk|walking|walks|stroll|strolling|wander|wandering|hiking"),
    _e("action", "read", "阅读|看书|读书|翻书|读", "read|reading|reads|book"),
    _e("action", "sleep",
       "睡觉|睡|熟睡|打盹|休息|趴着|酣睡|睡着",
       "sleep|sleeping|sleeps|nap|napping|resting|asleep"),
    _e("action", "sit", "坐|坐着|蹲|蹲着|坐在", "sit|sitting|sits|seated"),
    _e("action", "fly", "飞|飞翔|飞舞|飞过|翱翔|盘旋", "fly|flying|flies|soar|soaring|gliding"),
    _e("action", "jump", "跳|跳跃|蹦跳|跃", "jump|jumping|jumps|leap|leaping|hop|hopping"),
    _e("action", "look",
       "看|望|凝望|眺望|抬头|仰望|注视|望着|看着",
       "look|looking|watch|watching|gaze|gazing|stare"),
    _e("action", "sail", "航行|漂流|划船|漂浮|漂", "sail|sailing|drift|drifting|float|floating|row|rowing"),
    # Colours of subjects.
    _e("colour", "orange", "橘|橘色|橙色|橘黄|姜黄", "orange|ginger"),
    _e("colour", "red", "红|红色|赤", "red|crimson|scarlet"),
    _e("colour", "black", "黑|黑色", "black"),
    _e("colour", "white", "白|白色|雪白|洁白", "white|snow-white"),
    _e("colour", "grey", "灰|灰色|银色", "grey|gray|silver"),
    _e("colour", "brown", "棕|棕色|褐色|咖啡色", "brown|tan"),
    _e("colour", "blue", "蓝|蓝色", "blue|azure"),
    _e("colour", "yellow", "黄|黄色|金色", "yellow|golden|gold"),
    _e("colour", "green", "绿|绿色|翠绿", "green|emerald"),
    _e("colour", "pink", "粉|粉色|粉红|粉红色", "pink"),
    _e("colour", "purple", "紫|紫色", "purple|violet"),
    # The camera.
    _e("move", "push", "推进|推近|推镜|拉近|镜头推|向前推|前推|靠近|推镜头|zoom in",
       "push in|pushes in|pushing in|push-in|dolly in|dollies in|zoom in|zooms in|zooming in|"
       "move closer|moves closer|moving forward|slow push", 3),
    _e("move", "pull", "拉远|拉镜|后退|镜头拉开|拉开|推远|拉镜头|后拉|远离",
       "pull back|pulls back|pull out|pulls out|dolly out|zoom out|zooms out|zooming out|"
       "pulling back|move away", 3),
    _e("move", "pan_right", "右移|向右平移|向右摇|右摇|平移|横移|横摇|摇镜|从左到右|跟移|移镜",
       "pan right|pans right|panning right|pan|pans|panning|truck right|tracking right|"
       "left to right", 2),
    _e("move", "pan_left", "左移|向左平移|向左摇|左摇|从右到左",
       "pan left|pans left|panning left|truck left|right to left", 3),
    _e("move", "orbit", "环绕|绕拍|旋转镜头|环绕拍摄|绕着|围绕|弧形运镜",
       "orbit|orbits|orbiting|arc shot|circle around|circling|revolve|rotating around", 3),
    _e("move", "tilt_up", "上摇|仰拍|上移|升起镜头|镜头升起|镜头上升|抬升",
       "tilt up|tilts up|crane up|camera rises|rising shot|pedestal up", 3),
    _e("move", "tilt_down", "下摇|俯拍|下移|镜头下降|降下", "tilt down|tilts down|crane down|pedestal down", 3),
    _e("move", "follow",
       "跟随|跟拍|追踪|跟踪镜头|跟镜头",
       "follow shot|tracking shot|camera follows|following shot|follow cam", 2),
    _e("move", "still", "固定镜头|镜头固定|镜头不动|静止镜头|固定机位|定镜|固定",
       "static shot|static camera|fixed camera|locked-off|locked off|still camera|camera fixed|"
       "no camera movement|tripod", 4),
    _e("move", "drift",
       "自然运镜|运镜|手持",
       "natural camera|handheld|gentle camera|camera drift|subtle movement", 1),
    _e("speed", "slow",
       "缓慢|慢慢|缓缓|轻轻|徐徐|慢镜头|慢",
       "slow|slowly|gently|gentle|gradually|slow motion", 1),
    _e("speed", "fast", "快速|迅速|急速|飞快|猛地|快", "fast|quick|quickly|rapid|rapidly|swift|swiftly", 2),
    # Moods.
    _e("mood", "warm", "温暖|温馨|治愈|惬意|舒适|慵懒|安逸", "warm|cozy|cosy|heartwarming|comfortable|relaxing"),
    _e("mood", "dreamy",
       "梦幻|唯美|浪漫|童话|奇幻|神秘|空灵",
       "dreamy|romantic|magical|fairy tale|fairytale|ethereal|fantasy|mysterious"),
    _e("mood", "lively",
       "可爱|活泼|欢快|快乐|开心|热闹|俏皮",
       "cute|lively|happy|joyful|playful|cheerful|adorable|fun"),
    _e("mood", "cool",
       "冷|寒冷|清冷|孤独|寂静|忧伤|科幻|赛博朋克",
       "cold|lonely|melancholy|sad|quiet|silent|cyberpunk|sci-fi"),
    _e("mood", "dramatic",
       "震撼|壮观|史诗|壮丽|宏伟|磅礴",
       "dramatic|epic|majestic|grand|spectacular|cinematic"),
    # Things places may show.
    _e("feature", "rocks", "礁石|岩石|石头|峭壁|悬崖", "rock|rocks|reef|boulder|stones|cliffs"),
    _e("feature", "flowers", "花|鲜花|花朵|野花|玫瑰|向日葵|郁金香|薰衣草|雏菊|百花|花瓣",
       "flower|blossom|rose|sunflower|tulip|lavender|daisy|daisies|petals|wildflower"),
    _e("feature", "petals", "樱花|落花|花瓣|桃花|花雨", "cherry blossom|sakura|falling petals|petals"),
    _e("feature", "leaves",
       "落叶|秋天|枫叶|红叶|秋叶|秋|秋日",
       "autumn|fall leaves|falling leaves|maple|autumn leaves"),
    _e("feature", "fireflies", "萤火虫|流萤", "firefly|fireflies"),
    _e("feature", "moon", "月亮|满月|明月|月光|圆月|月夜|弯月|月", "moon|full moon|moonlight|moonlit"),
    _e("feature", "stars", "星星|繁星|星空|银河|流星", "stars|starry|milky way|shooting star"),
    _e("feature", "snowy",
       "雪地|雪原|雪林|积雪|雪山|冬天|冬季|冬日|雪夜|白雪",
       "snowy|snow-covered|winter|snow covered"),
)  # fmt: skip

NEGATIONS_ZH = "没有|不要有|不要|不含|不出现|没|无|别有|别|禁止|不带"
NEGATIONS_EN = "no|without|not|don't|never|excluding|free of|avoid|exclude"
