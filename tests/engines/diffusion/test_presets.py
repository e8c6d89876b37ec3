"""What is known of the models, and what their engines are said to be able to do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.engines.diffusion.conftest import Folders
from vitascope.catalog.abilities import Use
from vitascope.engines.diffusion.options import DiffusionOptions
from vitascope.engines.diffusion.preset import Preset
from vitascope.engines.diffusion.presets import PRESETS, abilities_of, preset_of
from vitascope.engines.errors import BadEngineTarget

TEXT: Use = "text"
FIRST: Use = "first_frame"
BOTH: Use = "first_and_last_frame"
REFERENCES: Use = "references"


def options(**said: Any) -> DiffusionOptions:
    return DiffusionOptions(**said)


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_a_preset_keeps_its_own_rules(preset: Preset) -> None:
    assert preset.sizes == tuple(sorted(preset.sizes))
    for width, height in preset.sizes:
        assert width % preset.grid_px == height % preset.grid_px == 0
        assert 1.7 < width / height < 1.85, "not about 16:9"
    assert (preset.frames_max - 1) % preset.frames_step == 0
    assert preset.repos and all("/" in repo for repo in preset.repos)
    assert preset.licence and preset.licence_url.startswith("https://")
    assert bool(preset.references_max) == (REFERENCES in preset.uses)
    assert preset.segments == 1 or FIRST in preset.uses


@pytest.mark.parametrize(
    ("name", "uses", "resolutions", "longest_s", "sound"),
    [
        ("wan2.2-5b", {TEXT, FIRST}, {"480p", "720p"}, 15, False),
        ("wan2.2-a14b", {TEXT, FIRST, BOTH}, {"480p", "720p"}, 15, False),
        ("wan2.1-flf2v-14b", {BOTH}, {"480p", "720p"}, 5, False),
        ("wan2.1-vace-1.3b", {TEXT, FIRST, BOTH, REFERENCES}, {"480p"}, 15, False),
        ("wan2.1-vace-14b", {TEXT, FIRST, BOTH, REFERENCES}, {"480p", "720p"}, 15, False),
        ("ltx-2", {TEXT, FIRST, BOTH}, {"480p", "720p", "1080p"}, 20, True),
    ],
)
def test_abilities_of_each_preset(
    name: str, uses: set[Use], resolutions: set[str], longest_s: int, sound: bool
) -> None:
    able = abilities_of(options(preset=name), foley=False)
    assert able.uses == uses
    assert able.resolutions == frozenset(resolutions)
    assert able.durations_s == frozenset(range(1, longest_s + 1))
    assert able.sound is sound
    assert (able.audios_max, able.videos_max) == (0, 0)
    assert able.seed and able.negative_prompt


def test_foley_gives_a_silent_model_sound() -> None:
    assert abilities_of(options(preset="wan2.2-5b"), foley=True).sound


def test_without_guidance_there_is_no_negative_prompt() -> None:
    assert not abilities_of(options(preset="wan2.2-5b", guidance=1.0), foley=False).negative_prompt


@pytest.mark.parametrize(
    ("name", "gigabytes"),
    [("wan2.2-5b", 24.2), ("wan2.1-vace-1.3b", 16.2), ("wan2.2-a14b", 69.0), ("ltx-2", 67.5)],
)
def test_weights_in_bfloat16_are_counted(name: str, gigabytes: float) -> None:
    total_bytes = sum(PRESETS[name].weight_bytes("bfloat16").values())
    assert total_bytes / 1e9 == pytest.approx(gigabytes, abs=0.1)


def test_a_model_of_two_repositories_is_downloaded_whole() -> None:
    preset = PRESETS["wan2.2-a14b"]
    assert len(preset.repos) == 2
    assert preset.download_bytes / 1e9 == pytest.approx(252.4, abs=0.1)


def test_the_operators_words_stand_over_the_presets() -> None:
    preset = preset_of(
        options(
            preset="wan2.2-a14b",
            steps=4,
            guidance=1.0,
            native_size=(640, 352),
            native_fps=24,
            native_frames=49,
        )
    )
    assert (preset.steps, preset.sizes, preset.frames_max) == (4, ((640, 352),), 49)
    assert preset.guidance_for("text") == preset.guidance_for("first_frame") == (1.0, None)
    assert preset.longest_s == 6
    assert preset.resolutions == frozenset(), "it makes less than 480p"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"preset": "wan9"}, "there is no preset 'wan9'; there are: wan2.2-5b"),
        ({"preset": "wan2.2-5b", "native_size": (1280, 720)}, "multiples of 32; got 1280x720"),
        ({"preset": "ltx-2", "native_frames": 100}, "makes 8n \\+ 1 frames; got 100"),
    ],
    ids=["unknown", "off the grid", "against the rule"],
)
def test_what_cannot_be_is_refused_when_settings_are_read(
    said: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(BadEngineTarget, match=sentence):
        abilities_of(options(**said), foley=False)


@pytest.mark.parametrize(
    ("name", "uses", "like"),
    [
        ("wan-t2v", {TEXT}, "wan2.1-vace-14b"),
        ("wan-ti2v-5b", {TEXT, FIRST}, "wan2.2-5b"),
        ("wan-i2v", {FIRST}, "wan2.1-vace-14b"),
        ("wan-flf2v", {BOTH}, "wan2.1-flf2v-14b"),
        ("wan-a14b-t2v", {TEXT}, "wan2.2-a14b"),
        ("wan-a14b-i2v", {FIRST, BOTH}, "wan2.2-a14b"),
        ("wan-vace", {TEXT, FIRST, BOTH, REFERENCES}, "wan2.1-vace-14b"),
        ("ltx2", {TEXT, FIRST, BOTH}, "ltx-2"),
    ],
)
def test_a_folder_is_what_its_index_says(
    name: str, uses: set[Use], like: str, tiny_folder: Folders
) -> None:
    folder = tiny_folder(name)
    preset = preset_of(options(path=folder))
    assert preset.uses == uses
    assert preset.name == name
    assert (preset.fps, preset.frames_step) == (PRESETS[like].fps, PRESETS[like].frames_step)
    assert [source.folder for source in preset.sources] == [folder]
    assert preset.repos == ()


def test_a_folder_of_the_text_model_cannot_be_chained(tiny_folder: Folders) -> None:
    able = abilities_of(options(path=tiny_folder("wan-t2v")), foley=False)
    assert able.durations_s == frozenset(range(1, 6))


@pytest.mark.parametrize(
    ("index", "sentence"),
    [
        (None, "cannot be read \\(No such file or directory\\)"),
        ("{", "is not JSON"),
        ("[]", "is not a JSON object"),
        (
            json.dumps({"_class_name": "StableDiffusionPipeline"}),
            "holds a StableDiffusionPipeline, which is not supported; supported are: WanPipeline",
        ),
    ],
    ids=["missing", "broken", "a list", "another model"],
)
def test_a_folder_that_is_no_such_model_is_refused(
    index: str | None, sentence: str, tmp_path: Path
) -> None:
    if index is not None:
        (tmp_path / "model_index.json").write_text(index)
    with pytest.raises(BadEngineTarget, match=sentence):
        preset_of(options(path=tmp_path))


def test_weights_of_two_repositories_lie_each_in_its_own_folder(tmp_path: Path) -> None:
    preset = preset_of(options(preset="wan2.2-a14b", path=tmp_path))
    assert [source.folder for source in preset.sources] == [
        tmp_path / "Wan2.2-T2V-A14B-Diffusers",
        tmp_path / "Wan2.2-I2V-A14B-Diffusers",
    ]


def test_what_a_model_can_do_is_known_without_torch() -> None:
    code = (
        "import sys, vitascope.engines.diffusion.presets\n"
        "assert not {'torch', 'diffusers', 'cv2', 'skia'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
