"""What an operator writes of engines and routes, and what is said of what is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from vitascope.catalog import MODELS, Abilities
from vitascope.catalog.abilities import ALL_USES
from vitascope.config import Settings
from vitascope.engines.diffusion.presets import PRESETS
from vitascope.engines.registry import ILLUSTRATION, ILLUSTRATION_TARGET, EngineSpec
from vitascope.engines.roster import BadRoster, Roster

FAKE = "tests.engines.fake:make"
MODEL = "Seedance-Pro-1.5"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "vitascope.toml"


def roster(config: Path, toml: str, **settings: Any) -> Roster:
    config.write_text(toml, encoding="utf-8")
    return Roster.of(Settings(config=config, **settings))


def refusal(config: Path, toml: str, **settings: Any) -> str:
    """The sentence, without the file's name in front of it."""
    with pytest.raises(BadRoster) as refused:
        roster(config, toml, **settings)
    message = refused.value.message
    assert "\n" not in message
    assert message.startswith(f"{config}"), message
    return message.removeprefix(f"{config}").removeprefix(": ")


def short_refusal(engine: str) -> str:
    with pytest.raises(BadRoster) as refused:
        Roster.of(Settings(config=None, engine=engine))
    return refused.value.message


# Without a file


def test_with_nothing_said_the_illustrator_makes_every_model() -> None:
    all_of_it = Roster.of(Settings(config=None))
    [entry] = all_of_it
    assert (entry.name, entry.kind, entry.where) == (ILLUSTRATION, ILLUSTRATION, "built in")
    assert entry.spec == EngineSpec(ILLUSTRATION, ILLUSTRATION_TARGET)
    assert entry.abilities == Abilities()
    assert entry.is_drawn and entry.provider is None and entry.gpus == ()
    assert {all_of_it.route(model_id) for model_id in MODELS} == {(ILLUSTRATION,)}
    assert all_of_it.used == (entry,)
    assert all_of_it.config is None


def test_a_preset_is_an_engine_by_its_name() -> None:
    named = Roster.of(Settings(config=None, engine="wan2.2-5b"))
    entry = named["wan2.2-5b"]
    assert (entry.kind, entry.where) == ("diffusion", "wan2.2-5b")
    assert entry.diffusion is not None
    assert entry.diffusion.preset == "wan2.2-5b"
    assert entry.spec is not None
    assert entry.spec.options["preset"] == "wan2.2-5b"
    assert entry.abilities.uses == {"text", "first_frame"}
    assert not entry.abilities.sound
    assert not entry.is_drawn
    assert named.route(MODEL) == ("wan2.2-5b",)


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_every_preset_makes_something_of_some_model(preset: str) -> None:
    abilities = Roster.of(Settings(config=None, engine=preset))[preset].abilities
    assert abilities.uses <= ALL_USES
    assert abilities.uses


def test_a_silent_model_gets_a_sound_track_if_the_operator_lets_it() -> None:
    entry = Roster.of(Settings(config=None, engine="wan2.2-5b", foley=True))["wan2.2-5b"]
    assert entry.abilities.sound
    assert entry.spec is not None
    assert entry.spec.options["foley"] is True


def test_gpus_are_for_the_engines_whose_table_names_none(config: Path) -> None:
    toml = '[engines.alone]\nkind = "diffusion"\npreset = "wan2.2-5b"\ngpus = [5]'
    made = roster(config, toml, engine=f"wan2.2-5b,{FAKE}", gpus="2,3")
    gpus = {"alone": ("5",), "wan2.2-5b": ("2", "3"), "fake": (), ILLUSTRATION: ()}
    assert {entry.name: entry.gpus for entry in made} == gpus
    assert roster(config, toml, engine="wan2.2-5b")["wan2.2-5b"].gpus == ("0",)


def test_a_target_is_an_engine_named_after_its_module() -> None:
    entry = Roster.of(Settings(config=None, engine=FAKE))["fake"]
    assert entry.spec == EngineSpec("fake", FAKE)
    assert (entry.kind, entry.where) == ("python", FAKE)
    assert entry.abilities == Abilities()


def test_several_are_a_route() -> None:
    several = Roster.of(Settings(config=None, engine=f" wan2.2-5b, {FAKE} ,illustration"))
    assert several.default == several.route(MODEL) == ("wan2.2-5b", "fake", "illustration")
    assert [name for name, _ in several.able(MODEL)] == list(several.default)
    assert [entry.name for entry in several] == ["fake", "illustration", "wan2.2-5b"]


@pytest.mark.parametrize(
    ("engine", "sentence"),
    [
        (
            "dream",
            "--engine (VITASCOPE_ENGINE): there is no engine 'dream'; there are: illustration, "
            f"{', '.join(PRESETS)}; or diffusers:FOLDER, or package.module:callable",
        ),
        (
            "tests/fake.py:make",
            "fake",
        ),
        (f"{FAKE},{FAKE}", "--engine (VITASCOPE_ENGINE): fake stands there twice"),
        (
            f"{FAKE},tests.e2e.fake:make",
            "--engine (VITASCOPE_ENGINE): two engines would be named 'fake'; give this one a "
            "table [engines.NAME]",
        ),
        (
            "tests.engines._fake:make",
            "--engine (VITASCOPE_ENGINE): '_fake' is no name for an engine: use a-z, 0-9, _, . "
            "and -, a letter first, at most 63",
        ),
        (
            "mine:make()",
            "--engine (VITASCOPE_ENGINE): mine:make(): python: 'mine:make()' is not written "
            "package.module:callable",
        ),
    ],
)
def test_a_short_form_that_says_nothing_is_refused(engine: str, sentence: str) -> None:
    assert sentence in short_refusal(engine)


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "Tiny Model"
    message = short_refusal(f"diffusers:{folder}")
    assert message.startswith(f"--engine (VITASCOPE_ENGINE): diffusers:{folder}: ")


# The file

EVERY_KIND = """
[engines.drawn]
kind = "illustration"

[engines.mine]
kind = "python"
target = "tests.engines.fake:make"
options = {speed = 2}

[engines.wan]
kind = "diffusion"
preset = "wan2.2-5b"
steps = 20
gpus = [0, 1]

[engines.both]
kind = "diffusion"
preset = "wan2.2-5b"
gpus = [0, 1]
parallel = true

[engines.ark]
kind = "ark"
max_concurrent = 8

[engines.senseaudio]
kind = "senseaudio"
base_url = "https://other.example:8443/"

[engines.sglang]
kind = "openai_video"
dialect = "sglang"
base_url = "http://127.0.0.1:30000"
model = "wan"

[engines.fal]
kind = "fal"
model = "fal-ai/wan/v2.7"

[engines.replicate]
kind = "replicate"
model = "bytedance/seedance-2.0-fast"
"""


def test_every_kind_of_table_makes_an_engine(config: Path) -> None:
    made = roster(config, EVERY_KIND)
    assert {entry.name: (entry.kind, entry.where) for entry in made} == {
        "illustration": ("illustration", "built in"),
        "drawn": ("illustration", "built in"),
        "mine": ("python", FAKE),
        "wan": ("diffusion", "wan2.2-5b"),
        "both": ("diffusion", "wan2.2-5b"),
        "ark": ("ark", "doubao-seedance-1-5-pro-251215 at ark.cn-beijing.volces.com"),
        "senseaudio": ("senseaudio", "other.example:8443"),
        "sglang": ("openai_video", "wan at 127.0.0.1:30000"),
        "fal": ("fal", "fal-ai/wan/v2.7 at queue.fal.run"),
        "replicate": ("replicate", "bytedance/seedance-2.0-fast at api.replicate.com"),
    }
    assert made["mine"].spec == EngineSpec("mine", FAKE, {"speed": 2})
    assert (made["wan"].gpus, made["both"].gpus) == (("0", "1"), ("0,1",))
    spec = made["wan"].spec
    assert spec is not None
    assert spec.options["steps"] == 20
    assert not {"can", "kind"} & spec.options.keys()
    for name in ("ark", "senseaudio", "sglang", "fal", "replicate"):
        assert made[name].provider is not None
        assert made[name].spec is None
    assert made["drawn"].is_drawn
    assert [entry.name for entry in made.used] == [ILLUSTRATION]
    assert made.config == config


def test_a_model_has_the_route_that_is_written_and_the_others_the_default(config: Path) -> None:
    toml = f"""
    [engines.ark]
    kind = "ark"
    [models."{MODEL}"]
    engines = ["ark", "wan2.2-5b", "{FAKE}", "illustration"]
    [models."doubao-seedance-2-0-260128"]
    engines = ["ark"]
    """
    routed = roster(config, toml, engine="wan2.2-5b")
    assert routed.route(MODEL) == ("ark", "wan2.2-5b", "fake", "illustration")
    assert routed.route("Seedance-2.0") == ("ark",)  # by another of its names
    assert routed.route("Seedance-2.0-Fast") == ("wan2.2-5b",)
    assert {entry.name for entry in routed.used} == {"ark", "wan2.2-5b", "fake", "illustration"}


def test_a_table_wins_over_the_preset_of_its_name(config: Path) -> None:
    toml = '[engines."wan2.2-5b"]\nkind = "diffusion"\npreset = "wan2.2-5b"\nsteps = 8'
    entry = roster(config, toml, engine="wan2.2-5b")["wan2.2-5b"]
    assert entry.diffusion is not None
    assert entry.diffusion.steps == 8


def test_what_the_operator_says_an_engine_can_do_wins(config: Path) -> None:
    toml = """
    [engines.ark]
    kind = "ark"
    [engines.ark.can]
    uses = ["text"]
    sound = false
    seed = false
    negative_prompt = true
    images_max = 1
    durations_s = [5, 10]
    resolutions = ["720p"]
    ratios = ["16:9", "2:1"]
    """
    assert roster(config, toml)["ark"].abilities == Abilities(
        uses=frozenset({"text"}),
        sound=False,
        seed=False,
        negative_prompt=True,
        images_max=1,
        audios_max=roster(config, '[engines.ark]\nkind = "ark"')["ark"].abilities.audios_max,
        videos_max=roster(config, '[engines.ark]\nkind = "ark"')["ark"].abilities.videos_max,
        durations_s=frozenset({5, 10}),
        resolutions=frozenset({"720p"}),
        ratios=frozenset({"16:9", "2:1"}),
    )


def test_paths_in_the_file_are_taken_from_its_folder(config: Path) -> None:
    toml = """
    [engines.wan]
    kind = "diffusion"
    preset = "wan2.2-5b"
    path = "weights/wan"
    [engines.fal]
    kind = "fal"
    model = "fal-ai/wan/v2.7"
    api_key_env = "FAL_KEY"
    [engines.sglang]
    kind = "openai_video"
    base_url = "http://127.0.0.1:30000"
    model = "wan"
    api_key_file = "key"
    """
    (config.parent / "key").write_text("sk-of-the-file\n")
    made = roster(config, toml)
    wan, sglang = made["wan"].diffusion, made["sglang"].provider
    assert wan is not None
    assert wan.path == config.parent / "weights" / "wan"
    assert made["wan"].where == f"wan2.2-5b in {config.parent / 'weights' / 'wan'}"
    assert sglang is not None
    assert sglang.key() == "sk-of-the-file"


KINDS = "illustration, python, diffusion, ark, senseaudio, openai_video, fal, replicate"
ARK = '[engines.ark]\nkind = "ark"\n'
ROUTE = f'[models."{MODEL}"]\n'

WRONG: list[tuple[str, str]] = [
    ("engines = 1", "[engines] must be a table"),
    ("[engine.ark]", "[engine] is no table of this file: [engines.NAME] and [models.NAME] are"),
    ("[engines]\nark = 1", "[engines.ark] must be a table"),
    ("[engines.ark]", f"[engines.ark] kind is missing: one of {KINDS}"),
    ('[engines.ark]\nkind = "arc"', f"[engines.ark] kind must be one of {KINDS}"),
    (
        f"{ARK}max_concurrent = 0",
        "[engines.ark] max_concurrent must be greater than or equal to 1",
    ),
    (
        f'{ARK}speed = 1\nbase_url = "ark.example"',
        "[engines.ark] base_url must start with http:// or https://; [engines.ark] speed is no "
        "field of it; there are: api_key_env, api_key_file, base_url, can, kind, max_concurrent, "
        "model, poll_max_s, poll_min_s, service_tier, timeout_s, video_max_mib",
    ),
    (
        f'{ARK}api_key = "sk-of-the-operator"',
        "[engines.ark] api_key is no place for a key: api_key_env names the variable that holds "
        "it, api_key_file the file",
    ),
    (
        f'{ARK}base_url = "https://operator:sk-secret@ark.example"',
        "[engines.ark] base_url must hold no user name and no password",
    ),
    (
        f'{ARK}api_key_env = "sk-secret"',
        "[engines.ark] api_key_env must be the name of an environment variable: A-Z, 0-9 and _",
    ),
    (
        f'{ARK}api_key_env = "A"\napi_key_file = "b"',
        "[engines.ark] api_key_env or api_key_file, not both",
    ),
    ('[engines.x]\nkind = "openai_video"\nmodel = "m"', "[engines.x] base_url is missing"),
    ('[engines.x]\nkind = "diffusion"', "[engines.x] needs a preset or a path"),
    (
        '[engines.x]\nkind = "diffusion"\npreset = "wan9"',
        f"[engines.x]: there is no preset 'wan9'; there are: {', '.join(PRESETS)}",
    ),
    (
        '[engines.x]\nkind = "python"\ntarget = "x.py"',
        "[engines.x]: python: 'x.py' is not written package.module:callable",
    ),
    (
        '[engines.X]\nkind = "ark"',
        "[engines.X]: 'X' is no name for an engine: use a-z, 0-9, _, . and -, a letter first, at "
        "most 63",
    ),
    (
        '[engines.illustration]\nkind = "ark"',
        "[engines.illustration]: the built-in engine has that name already",
    ),
    (
        '[engines.wan2.2-5b]\nkind = "diffusion"',
        '[engines.wan2.2-5b]: a name with a dot is quoted: [engines."wan2.2-5b"]',
    ),
    (
        f'[models.{MODEL}]\nengines = ["illustration"]',
        f'[models.{MODEL}]: a name with a dot is quoted: [models."{MODEL}"]',
    ),
    (
        f'{ARK}[engines.ark.can]\nuses = ["dance"]',
        "[engines.ark.can] uses[0] must be 'text', 'first_frame', 'first_and_last_frame' or "
        "'references'",
    ),
    (f"{ARK}[engines.ark.can]\nuses = []", "[engines.ark.can] uses must hold 1 or more"),
    (
        f'{ARK}[engines.ark.can]\nresolutions = ["4k"]',
        "[engines.ark.can] resolutions[0] must be one of 1080p, 480p, 720p",
    ),
    (
        f'{ARK}[engines.ark.can]\nratios = ["9x16"]',
        "[engines.ark.can] ratios[0] must be a ratio W:H that some model takes",
    ),
    (
        f"{ARK}[engines.ark.can]\nfly = true",
        "[engines.ark.can] fly is no field of it; there are: audios_max, durations_s, images_max, "
        "negative_prompt, ratios, resolutions, seed, sound, uses, videos_max",
    ),
    (ROUTE, f'[models."{MODEL}"] engines is missing'),
    (f"{ROUTE}engines = []", f'[models."{MODEL}"] engines must hold 1 or more'),
    (
        f'{ROUTE}engines = ["illustration"]\nengine = "ark"',
        f'[models."{MODEL}"] engine is no field of it; there are: engines',
    ),
    (
        f'{ROUTE}engines = ["dream"]',
        f"[models.\"{MODEL}\"] engines: there is no engine 'dream'; there are: illustration, "
        f"{', '.join(PRESETS)}; or diffusers:FOLDER, or package.module:callable",
    ),
    (
        f'{ROUTE}engines = ["illustration", "illustration"]',
        f'[models."{MODEL}"] engines: illustration stands there twice',
    ),
    (
        '[models.Dream]\nengines = ["illustration"]',
        f"[models.Dream]: there is no such model; there are: {', '.join(MODELS)}",
    ),
    (
        '[models."Seedance-2.0"]\nengines = ["illustration"]\n'
        '[models."doubao-seedance-2-0-260128"]\nengines = ["illustration"]',
        "[models.doubao-seedance-2-0-260128]: Seedance-2.0 has a route already, under another name",
    ),
]


def test_gpus_that_cannot_compute_a_model_together_are_refused(config: Path) -> None:
    toml = '[engines.l]\nkind = "diffusion"\npreset = "ltx-2"\ngpus = [0, 1]\nparallel = true\n'
    assert "several GPUs cannot compute ltx-2 together" in refusal(config, toml)


@pytest.mark.parametrize(("toml", "sentence"), WRONG, ids=[sentence for _, sentence in WRONG])
def test_what_is_wrong_is_told_with_file_table_and_field(
    config: Path, toml: str, sentence: str
) -> None:
    assert refusal(config, toml) == sentence


def test_a_key_in_the_wrong_place_is_not_repeated(config: Path) -> None:
    for field in ("api_key", "api_key_env", "base_url", "max_concurrent"):
        assert "sk-secret" not in refusal(config, f'{ARK}{field} = "sk-secret"')


def test_a_file_that_cannot_be_read_is_told(config: Path, tmp_path: Path) -> None:
    for path in (config, tmp_path):
        with pytest.raises(BadRoster, match=rf"^{path} cannot be read: "):
            Roster.of(Settings(config=path))
    config.write_bytes(b"[engines.\xff]")
    with pytest.raises(BadRoster, match=rf"^{config} is not UTF-8 text: byte 9 is none"):
        Roster.of(Settings(config=config))
    assert refusal(config, "[engines").startswith(" is not TOML: ")


EXAMPLE = Path(__file__).parents[2] / "vitascope.example.toml"


def test_the_example_is_a_file_that_can_be_read() -> None:
    shown = Roster.of(Settings(config=EXAMPLE))
    assert shown.route(MODEL) == ("ark", "wan", "illustration")
    assert {entry.kind for entry in shown} >= {"diffusion", "ark", "senseaudio", "openai_video"}


def test_every_line_of_the_example_that_is_switched_off_can_be_switched_on(config: Path) -> None:
    off = re.compile(r"^# (?=\[|\w+ = )", re.MULTILINE)
    text = EXAMPLE.read_text(encoding="utf-8")
    assert len(off.findall(text)) > 20
    whole = roster(config, off.sub("", text))
    assert whole["mine"].spec == EngineSpec("mine", "my_package.my_engine:make", {"speed": 2})
    said = {
        field for entry in whole if entry.diffusion for field in entry.diffusion.model_fields_set
    }
    assert said >= {"steps", "guidance", "native_size", "gpus", "parallel", "memory", "lora"}


def test_the_folder_s_own_file_is_read_without_being_named(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text(f'[models."{MODEL}"]\nengines = ["{FAKE}"]')
    monkeypatch.chdir(config.parent)
    assert Roster.of(Settings()).route(MODEL) == ("fake",)
    assert Roster.of(Settings(config=None)).route(MODEL) == (ILLUSTRATION,)


def test_the_settings_survive_the_way_to_another_process(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text(f'[models."{MODEL}"]\nengines = ["fake", "illustration"]')
    before = Settings(config=config, engine=f"{FAKE},wan2.2-5b", gpus=(0, 1), foley=True)
    for name, value in before.environment().items():
        monkeypatch.setenv(name, value)
    after = Settings()
    assert after == before
    assert Roster.of(after).route(MODEL) == ("fake", "illustration")
