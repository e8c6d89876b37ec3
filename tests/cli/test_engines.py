"""``vitascope engines``: every engine, what it can do, how it fares."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from psycopg.types.json import Jsonb

from tests.cli.command import vitascope
from tests.tasks.making import make_caller, new_task
from vitascope.db import Database
from vitascope.engines.diffusion.presets import PRESETS
from vitascope.tasks import service

CONFIG = """
[engines.sglang]
kind = "openai_video"
base_url = "http://127.0.0.1:30000"
model = "wan"
max_concurrent = 3
[engines.sglang.can]
uses = ["text", "first_frame"]
sound = false
durations_s = [4, 5]
resolutions = ["480p", "720p"]
ratios = ["16:9"]

[engines.pair]
kind = "diffusion"
preset = "wan2.2-5b"
gpus = [0, 1]

[models."Seedance-2.0"]
engines = ["sglang", "illustration"]
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "engines.toml"
    path.write_text(CONFIG)
    return path


def entries(told: str) -> dict[str, dict[str, str]]:
    """The facts of each engine, by its name and kind."""
    blocks = [block.splitlines() for block in told.strip().split("\n\n")]
    return {
        " ".join(head.split()): {
            line.split()[0]: " ".join(line.split()[1:]) for line in lines if line.startswith("  ")
        }
        for head, *lines in blocks
    }


def test_each_engine_has_its_entry(config: Path, tmp_path: Path) -> None:
    listed = vitascope("engines", "--config", config, "--data-dir", tmp_path / "data")
    assert listed.returncode == 0, listed.stderr
    told = entries(listed.stdout)
    sglang = told["sglang openai_video"]
    assert sglang["where"] == "wan at 127.0.0.1:30000"
    assert sglang["makes"] == "Seedance-2.0"
    assert sglang["from"] == "text, first frame"
    assert (sglang["seconds"], sglang["resolution"]) == ("4 or 5", "480p, 720p")
    assert sglang["ratio"] == "16:9"
    assert sglang["without"].startswith("sound")
    assert sglang["at"] == "a time 3 orders of each worker"
    drawn = told["illustration illustration"]
    assert "Seedance-2.0 (fallback)" in drawn["makes"]
    assert drawn["from"].endswith("references (up to 9 pictures, 3 sounds, 3 videos)")
    assert "without" not in drawn
    pair = told["pair diffusion"]
    assert pair["makes"] == "nothing: no model is routed to it"
    assert pair["at"] == "a time 2 on GPU 0, GPU 1"
    assert "does not run here" in listed.stdout
    assert not (tmp_path / "data").exists()


async def test_health_and_flagged_orders_come_from_the_database(
    config: Path, tmp_path: Path, conninfo: str, database: Database
) -> None:
    async with database.transaction() as connection:
        caller = await make_caller(connection)
        task = new_task(caller, engine="sglang", route=("sglang",))
        await service.create(connection, [task], caller=caller)
    with psycopg.connect(conninfo) as plain:
        plain.execute(
            "INSERT INTO engine_health (engine, code, reason) VALUES (%s, %s, %s)",
            ["sglang", "provider_auth", "the key was refused"],
        )
        plain.execute(
            "INSERT INTO provider_jobs (task_id, engine, job_urls, closed_at, outcome, detail) "
            "VALUES (%s, 'sglang', %s, now(), 'ambiguous', 'no answer came')",
            [task.id, Jsonb({})],
        )
    listed = vitascope(
        "engines", "--config", config, "--data-dir", tmp_path, VITASCOPE_DATABASE_URL=conninfo
    )
    assert listed.returncode == 0, listed.stderr
    told = entries(listed.stdout)
    health = told["sglang openai_video"]["health"]
    assert health.startswith("unwell since 20")
    assert health.endswith("provider_auth: the key was refused")
    assert told["illustration illustration"]["health"] == "nothing known against it"
    flagged = listed.stdout.splitlines()[-1].split()
    assert flagged[:2] == [str(task.id), "sglang"]
    assert flagged[-3:] == ["no", "answer", "came"]


def test_presets_are_listed_with_what_they_do_need_and_allow() -> None:
    listed = vitascope("engines", "presets")
    assert listed.returncode == 0, listed.stderr
    head, *rows = listed.stdout.partition("\n\n")[0].splitlines()
    assert head.split()[0] == "preset"
    assert [row.split()[0] for row in rows] == list(PRESETS)
    [first] = [row for row in rows if row.startswith("wan2.2-5b ")]
    for said in ("text, first frame", "480p, 720p", "34 GB", "Apache-2.0"):
        assert said in first
