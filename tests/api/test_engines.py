"""What the operator's engines can do decides what is listed, what is refused, and who is asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from psycopg.sql import SQL, Identifier

from tests.api.serving import Served, checked_envelope, served
from tests.api.test_pictures import data_url
from tests.api.test_upload import picture
from tests.catalog.requests import audio, image, new, own, pro, text
from vitascope.config import Settings
from vitascope.engines.roster import BadRoster

CAT = text("a cat")
SOUND = {"generate_audio": True}

ENGINES = """
[engines.frames]
kind = "python"
target = "tests.engines.fake:make"
[engines.frames.can]
uses = ["text", "first_frame"]
sound = false
resolutions = ["720p"]

[engines.loud]
kind = "python"
target = "tests.engines.fake:make"
[engines.loud.can]
uses = ["text"]
durations_s = [5, 6]
ratios = ["16:9", "2:1"]
seed = false

[engines.nothing]
kind = "python"
target = "tests.engines.fake:make"
[engines.nothing.can]
uses = ["first_and_last_frame"]

[models."SenseAudio-Video-1.0"]
engines = ["nothing"]

[models."Seedance-Pro-1.5"]
engines = ["frames", "loud"]

[models."Seedance-2.0-Fast"]
engines = ["loud"]
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    config = tmp_path / "vitascope.toml"
    config.write_text(ENGINES, encoding="utf-8")
    return Settings(data_dir=tmp_path / "data", config=config, engine="tests.engines.fake:make")


@pytest.fixture
async def api(settings: Settings, conninfo: str) -> AsyncIterator[Served]:
    async with served(settings, conninfo) as running:
        yield running


async def listed(api: Served) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in (await api.http.get("/v1/models")).json()["data"]}


async def refused(api: Served, body: dict[str, Any]) -> dict[str, Any]:
    answer = await api.http.post("/v1/video/create", json=body)
    assert answer.status_code == 400, answer.text
    return checked_envelope(answer)


async def test_each_model_names_its_engines_in_order(api: Served) -> None:
    assert {name: entry["engines"] for name, entry in (await listed(api)).items()} == {
        "SenseAudio-Video-1.0": [{"name": "nothing", "kind": "python"}],
        "Seedance-Pro-1.5": [
            {"name": "frames", "kind": "python"},
            {"name": "loud", "kind": "python"},
        ],
        "Seedance-2.0": [{"name": "fake", "kind": "python"}],
        "Seedance-2.0-Fast": [{"name": "loud", "kind": "python"}],
    }


async def test_the_list_says_what_one_engine_of_the_route_at_least_can_do(api: Served) -> None:
    can = (await listed(api))["Seedance-Pro-1.5"]["capabilities"]
    assert can["uses"] == ["text", "first_frame"]
    assert can["modes"] == ["frames"]
    assert can["image_roles"] == ["first_frame"]
    assert can["media"]["image"]["count_max"] == 1
    assert [option["name"] for option in can["options"]] == ["generate_audio", "camera_fixed"]
    assert can["durations"] == list(range(2, 13))
    assert can["resolutions"] == ["720p", "1080p"]
    fast = (await listed(api))["Seedance-2.0-Fast"]["capabilities"]
    assert (fast["durations"], fast["ratios"], fast["seed"]) == ([5, 6], ["16:9"], False)


async def test_a_model_that_nobody_can_make_is_listed_with_nothing_to_choose(api: Served) -> None:
    entry = (await listed(api))["SenseAudio-Video-1.0"]
    can = entry["capabilities"]
    for name in ("uses", "modes", "image_roles", "options", "resolutions", "durations", "ratios"):
        assert can[name] == []
    assert can["media"] == {}
    assert can["price"]["unit"] == "second"
    error = await refused(api, own())
    assert (error["param"], error["detail"]) == (
        "content",
        "no engine of SenseAudio-Video-1.0 can make this: nothing starts from a first and a last "
        "frame (got text alone)",
    )


@pytest.mark.parametrize(
    ("body", "param", "detail", "message"),
    [
        (
            pro(content=[CAT, image("first_frame"), image("last_frame")], resolution="720p"),
            "content[2].role",
            "frames starts from text alone or a first frame (got a first and a last frame); loud "
            "starts from text alone (got a first and a last frame), and makes videos of 5 or 6 "
            "seconds (got 8)",
            "参数错误：content[2].role",
        ),
        (
            pro(provider_specific=SOUND, resolution="720p"),
            "provider_specific.generate_audio",
            "frames makes no sound (generate_audio must be false); loud makes videos of 5 or 6 "
            "seconds (got 8)",
            "参数错误：provider_specific.generate_audio",
        ),
        (
            new(model="Seedance-2.0-Fast", duration=8),
            "duration",
            "loud makes videos of 5 or 6 seconds (got 8)",
            "不支持的视频时长",
        ),
        (
            new(CAT, image("reference"), audio(), model="Seedance-2.0-Fast"),
            "content[1].role",
            "loud starts from text alone (got references)",
            "参数错误：content[1].role",
        ),
        (
            new(model="Seedance-2.0-Fast", ratio="1:1", seed=3),
            "ratio",
            "loud makes 16:9 or 2:1 (got 1:1)",
            "参数错误：ratio",
        ),
    ],
)
async def test_what_no_engine_can_make_is_refused_with_field_engine_and_reason(
    body: dict[str, Any], param: str, detail: str, message: str, api: Served
) -> None:
    error = await refused(api, body)
    assert (error["code"], error["ref_code"]) == ("invalid", 400000)
    assert (error["param"], error["message"]) == (param, message)
    assert error["detail"] == f"no engine of {body['model']} can make this: {detail}"


async def test_everything_that_is_wrong_is_told_at_once(api: Served) -> None:
    error = await refused(api, new(model="Seedance-2.0-Fast", ratio="1:1", duration=9, seed=3))
    assert [each["param"] for each in error["errors"]] == ["duration", "ratio", "seed"]


async def test_nothing_is_queued_held_or_stored_for_what_is_refused(
    api: Served, settings: Settings
) -> None:
    frame = {"type": "image", "url": data_url(picture()), "role": "reference"}
    await refused(api, new(CAT, frame, model="Seedance-2.0-Fast"))
    for table in ("tasks", "procrastinate_jobs", "ledger"):
        [[count]] = await api.rows(SQL("SELECT count(*) FROM {}").format(Identifier(table)))
        assert count == 0, table
    stored = (settings.data_dir / "artifacts").rglob("*")
    assert not [path for path in stored if path.is_file()]


async def test_a_task_keeps_the_engines_that_can_make_it(api: Served) -> None:
    routes = {
        ("frames", "loud"): {"duration": 5, "resolution": "720p"},
        ("frames",): {"duration": 8, "resolution": "720p"},
        ("loud",): {"duration": 6, "resolution": "1080p", "provider_specific": SOUND},
    }
    for route, fields in routes.items():
        task_id = await api.created(**fields)
        rows = await api.rows(SQL("SELECT engine, route FROM tasks WHERE id = %s"), task_id)
        assert rows == [(route[0], list(route))]


async def test_the_openai_dialect_refuses_in_its_own_shape(api: Served) -> None:
    form = {"prompt": "a cat", "model": "Seedance-2.0-Fast", "seconds": "8", "size": "1280x720"}
    answer = await api.http.post("/v1/videos", json=form)
    assert answer.status_code == 400
    assert "loud makes videos of 5 or 6 seconds (got 8)" in answer.json()["error"]["message"]


def test_a_bad_file_stops_the_start(settings: Settings, conninfo: str) -> None:
    assert settings.config is not None
    settings.config.write_text("[engines.ark]")
    from vitascope.api.resources import Resources

    with pytest.raises(BadRoster, match=r"\[engines\.ark\] kind is missing"):
        Resources(settings, conninfo)
