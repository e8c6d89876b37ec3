"""Where weights lie, whether they are whole, and fetching them from a hub of our own."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.diffusion.fake_hub import COMMIT, FakeHub, fake_hub, wan_files
from vitascope.engines.diffusion import hub as hub_module
from vitascope.engines.diffusion.hub import (
    BrokenDownload,
    DiskTooSmall,
    HubAway,
    PullRunning,
    RepoClosed,
    RepoUnknown,
    plan_pull,
    pull,
)
from vitascope.engines.diffusion.weights import folder_of, hub_cache, missing_of

REPO = "maker/model"
SHARD = "transformer/diffusion_pytorch_model-00001-of-00002.safetensors"
UNNEEDED = {
    "README.md",
    "assets/logo.png",
    "text_encoder/pytorch_model.bin",  # beside safetensors
    "vae/diffusion_pytorch_model.fp16.safetensors",  # another precision
    "vae_full/diffusion_pytorch_model.safetensors",  # no component
}


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeHub]:
    """A hub with one model; its cache in a folder of the test's own."""
    for name in list(os.environ):
        if name.startswith(("HF_", "HUGGINGFACE_")):
            monkeypatch.delenv(name)
    with fake_hub(FakeHub({REPO: wan_files()})) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
        yield running


def snapshot_files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_plan_names_what_the_pipeline_loads_and_how_large_it_is(hub: FakeHub) -> None:
    plan = plan_pull(REPO)
    needed = hub.files[REPO].keys() - UNNEEDED
    assert {file.path for file in plan.files} == needed
    assert plan.licence == "apache-2.0"
    assert plan.commit == COMMIT
    # Two files that are alike are fetched, and counted, once.
    distinct = {hub.files[REPO][path] for path in needed}
    assert plan.size_bytes == plan.to_fetch_bytes == sum(map(len, distinct))
    assert not plan.folder.exists()  # nothing is done yet


def test_a_pull_brings_exactly_that_and_the_model_is_found_offline(hub: FakeHub) -> None:
    assert folder_of(REPO) is None
    plan = plan_pull(REPO)
    told: list[int] = []
    folder = pull(plan, on_progress=told.append)
    needed = {path: content for path, content in hub.files[REPO].items() if path not in UNNEEDED}
    assert snapshot_files(folder) == needed
    assert sum(told) == plan.to_fetch_bytes
    asked = len(hub.tokens)
    assert folder_of(REPO) == folder
    assert missing_of(folder) == []
    assert len(hub.tokens) == asked  # nobody was called


def test_the_hub_s_own_library_finds_it(hub: FakeHub) -> None:
    library = pytest.importorskip("huggingface_hub")
    folder = pull(plan_pull(REPO))
    found = library.snapshot_download(REPO, cache_dir=hub_cache(), local_files_only=True)
    assert Path(found) == folder.resolve()


def test_what_is_here_is_not_fetched_again(hub: FakeHub) -> None:
    pull(plan_pull(REPO))
    hub.asked.clear()
    plan = plan_pull(REPO)
    assert plan.to_fetch_bytes == 0
    pull(plan)
    assert [path for path, _ in hub.asked] == ["model_index.json"]  # of the plan


def test_a_connection_that_breaks_goes_on_where_it_was(hub: FakeHub) -> None:
    hub.breaks_after[SHARD] = 123_456
    folder = pull(plan_pull(REPO))
    assert (folder / SHARD).read_bytes() == hub.files[REPO][SHARD]
    assert hub.sent(SHARD) == [None, "bytes=123456-"]


def test_a_pull_that_was_given_up_goes_on_where_it_was(hub: FakeHub) -> None:
    hub.breaks_after[SHARD], hub.always_breaks = 0, True
    with pytest.raises(HubAway, match="pull again"):
        pull(plan_pull(REPO))
    assert folder_of(REPO) is None
    part = plan_pull(REPO).folder / "blobs"
    etag = next(file.etag for file in plan_pull(REPO).files if file.path == SHARD)
    (part / f"{etag}.part").write_bytes(hub.files[REPO][SHARD][:200_000])  # as a kill leaves it
    hub.breaks_after.clear()
    hub.asked.clear()
    plan = plan_pull(REPO)
    assert plan.here_bytes >= 200_000
    folder = pull(plan)
    assert hub.sent(SHARD) == ["bytes=200000-"]
    assert (folder / SHARD).read_bytes() == hub.files[REPO][SHARD]


def test_a_mirror_that_cannot_go_on_sends_all_of_it_again(hub: FakeHub) -> None:
    hub.breaks_after[SHARD], hub.ignores_ranges = 100_000, True
    plan = plan_pull(REPO)
    told: list[int] = []
    folder = pull(plan, on_progress=told.append)
    assert (folder / SHARD).read_bytes() == hub.files[REPO][SHARD]
    assert sum(told) == plan.to_fetch_bytes  # what was thrown away is taken back


def test_a_file_that_differs_from_its_hash_is_refused_and_thrown_away(hub: FakeHub) -> None:
    hub.lies_about = SHARD
    with pytest.raises(BrokenDownload, match="00001-of-00002"):
        pull(plan_pull(REPO))
    assert folder_of(REPO) is None
    hub.lies_about = None
    assert (pull(plan_pull(REPO)) / SHARD).read_bytes() == hub.files[REPO][SHARD]


def test_a_gated_repository_is_told_and_opens_with_a_token(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.gated = True
    with pytest.raises(RepoClosed, match=r"accepted its terms.*HF_TOKEN"):
        plan_pull(REPO)
    monkeypatch.setenv("HF_TOKEN", "good")
    assert plan_pull(REPO).files


def test_the_token_of_a_login_is_used(hub: FakeHub, tmp_path: Path) -> None:
    hub.gated = True
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "token").write_text("good\n")
    assert plan_pull(REPO).files


def test_a_repository_that_is_none_is_told(hub: FakeHub) -> None:
    with pytest.raises(RepoUnknown, match="no maker/other"):
        plan_pull("maker/other")


def test_a_hub_that_is_away_is_told_with_what_to_do(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")  # discard: nobody listens
    with pytest.raises(HubAway, match="HF_ENDPOINT to a mirror"):
        plan_pull(REPO)


def test_offline_means_offline(hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(HubAway, match="HF_HUB_OFFLINE"):
        plan_pull(REPO)
    assert hub.tokens == []


def test_a_disk_that_is_too_small_is_told_before_anything_is_fetched(
    hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_pull(REPO)
    hub.asked.clear()
    # More than this disk has, whatever it has.
    monkeypatch.setattr(hub_module, "HEADROOM_BYTES", shutil.disk_usage("/").total + 2**50)
    with pytest.raises(DiskTooSmall, match="set HF_HOME"):
        pull(plan)
    assert hub.asked == []


def test_two_pulls_of_the_same_do_not_write_into_each_other_s_files(hub: FakeHub) -> None:
    hub.stall.set()
    plan, outcome = plan_pull(REPO), []
    first = threading.Thread(target=lambda: outcome.append(pull(plan)))
    first.start()
    while SHARD not in dict(hub.asked):
        threading.Event().wait(0.02)
    with pytest.raises(PullRunning, match="another process"):
        pull(plan)
    hub.stall.clear()
    first.join()
    assert outcome == [folder_of(REPO)]


def test_a_mirror_s_paths_stay_in_the_cache(hub: FakeHub, tmp_path: Path) -> None:
    hub.files[REPO]["transformer/../../../../../evil.txt"] = b"x"
    with pytest.raises(HubAway, match="does not answer as the hub does"):
        pull(plan_pull(REPO))
    assert not list(tmp_path.rglob("evil.txt"))


def test_the_repository_of_a_lora_has_weights_and_no_index(hub: FakeHub) -> None:
    hub.files["maker/lora"] = {"README.md": b"x", "high.safetensors": bytes(5000)}
    folder = pull(plan_pull("maker/lora"))
    assert snapshot_files(folder) == {"high.safetensors": bytes(5000)}
    assert folder_of("maker/lora") == folder


@pytest.mark.parametrize(
    ("removed", "told"),
    [
        ("model_index.json", ["model_index.json"]),
        (SHARD, [SHARD]),  # a shard that the component's index names
        ("vae/diffusion_pytorch_model.safetensors", ["vae/*.safetensors"]),
        ("scheduler/scheduler_config.json", ["scheduler/"]),
        ("vae_full/diffusion_pytorch_model.safetensors", []),  # no component
    ],
)
def test_a_folder_of_one_s_own_counts_only_when_whole(
    tmp_path: Path, removed: str, told: list[str]
) -> None:
    for path, content in wan_files().items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    assert folder_of("maker/model", path=tmp_path) == tmp_path
    (tmp_path / removed).unlink()
    (tmp_path / "vae/diffusion_pytorch_model.fp16.safetensors").unlink(missing_ok=True)
    assert missing_of(tmp_path) == told
    assert folder_of("maker/model", path=tmp_path) == (None if told else tmp_path)


def test_a_snapshot_with_links_that_lead_nowhere_is_not_whole(hub: FakeHub) -> None:
    folder = pull(plan_pull(REPO))
    (folder / SHARD).resolve().unlink()
    assert missing_of(folder) == [SHARD]
    assert folder_of(REPO) is None
    assert (pull(plan_pull(REPO)) / SHARD).exists()


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"HF_HUB_CACHE": "/a", "HF_HOME": "/b"}, "/a"),
        ({"HF_HOME": "/b"}, "/b/hub"),
        ({"XDG_CACHE_HOME": "/c"}, "/c/huggingface/hub"),
    ],
)
def test_the_cache_is_where_the_hub_s_library_has_it(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    for name in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert hub_cache() == Path(expected)


def test_an_index_may_name_components_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "model_index.json").write_text(json.dumps({"image_encoder": [None, None]}))
    assert missing_of(tmp_path) == []
