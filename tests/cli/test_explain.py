"""``vitascope explain``: as text, as JSON, and for many prompts at once."""

from __future__ import annotations

from pathlib import Path

import orjson

from tests.cli.command import vitascope

KEYS = {
    "places", "time", "season", "weather", "subjects", "camera", "style", "title", "absent",
    "unknown",
}  # fmt: skip


def test_json_has_the_shape_that_is_promised() -> None:
    done = vitascope("explain", "two red cars next to a dog in the rain, slow pan left", "--json")
    assert done.returncode == 0, done.stderr
    scene = orjson.loads(done.stdout)
    assert set(scene) == KEYS
    car, dog = scene["subjects"]
    assert set(car) == {
        "id", "kind", "word", "approximates", "action", "colour", "size", "count", "position",
        "relation",
    }  # fmt: skip
    assert (car["kind"], car["colour"], car["count"]) == ("car", "red", 2)
    assert car["relation"] == {"kind": "next to", "to": dog["id"]}
    assert scene["weather"] == ["rain"]
    assert scene["camera"] == {
        "move": "pan left", "speed": "slow", "shot": "medium", "angle": "eye level",
    }  # fmt: skip


def test_text_says_what_was_understood_and_what_was_not() -> None:
    done = vitascope("explain", "一只小柯基在雪地里奔跑 zzyzx")
    assert done.returncode == 0, done.stderr
    assert "drawn as dog" in done.stdout
    assert "zzyzx" in done.stdout


def test_a_batch_gives_a_line_of_json_for_each_line(tmp_path: Path) -> None:
    prompts = ["a cat", "", "黄昏的海边", 'a shop, "OPEN"']
    (tmp_path / "prompts.txt").write_text("\n".join(prompts), "utf-8")
    done = vitascope("explain", "--batch", str(tmp_path / "prompts.txt"))
    scenes = [orjson.loads(line) for line in done.stdout.splitlines()]
    assert len(scenes) == len(prompts)
    assert scenes[0]["subjects"][0]["kind"] == "cat"
    assert scenes[2]["time"] == "dusk"
    assert scenes[3]["title"] == "OPEN"


def test_a_wrong_call_says_what_is_wrong(tmp_path: Path) -> None:
    for arguments in ((), ("a cat", "--batch", "-"), ("--batch", str(tmp_path / "none.txt"))):
        done = vitascope("explain", *arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "--batch" in done.stderr or "none.txt" in done.stderr
