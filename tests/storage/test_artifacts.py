"""One contract for every storage: a folder, memory, and a bucket on a small S3 server."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.bucket import Bucket, serve_bucket
from vitascope.storage.artifacts import Artifacts
from vitascope.storage.errors import ArtifactMissing, StorageFull, StorageUnavailable

KEY = "videos/2026/11/22/6b1f6c1e-5f1c-4a0e-9d53-2f7d9a8f0c11.mp4"
# Over obstore's 5 MiB part, and no multiple of the pieces read back.
LARGE = os.urandom(11 * 1024 * 1024 + 7)


def use_bucket_at(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", address)
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "id")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_REGION", "us-east-1")


@pytest.fixture(params=["folder", "file-url", "memory", "s3"])
def artifacts(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Artifacts]:
    if request.param == "folder":
        yield Artifacts.at(tmp_path / "artifacts")
    elif request.param == "file-url":
        yield Artifacts.at((tmp_path / "with space é").as_uri())
    elif request.param == "memory":
        yield Artifacts.at("memory://")
    else:
        with serve_bucket() as (_, address):
            use_bucket_at(address, monkeypatch)
            yield Artifacts.at("s3://films/some/prefix")


async def read(artifacts: Artifacts, key: str, *, start: int = 0, end: int | None = None) -> bytes:
    return b"".join([piece async for piece in artifacts.stream(key, start=start, end=end)])


async def test_bytes_come_back(artifacts: Artifacts) -> None:
    facts = await artifacts.put_bytes(KEY, b"0123456789")
    assert facts.size_bytes == 10
    assert await artifacts.head(KEY) == facts
    assert await artifacts.exists(KEY)
    assert await read(artifacts, KEY) == b"0123456789"


async def test_a_large_file_comes_back(artifacts: Artifacts, tmp_path: Path) -> None:
    source = tmp_path / "source.bin"
    source.write_bytes(LARGE)
    facts = await artifacts.put_file(KEY, source)
    assert facts.size_bytes == len(LARGE)
    assert await read(artifacts, KEY) == LARGE


async def test_pieces_are_small(artifacts: Artifacts) -> None:
    await artifacts.put_bytes(KEY, LARGE)
    sizes = [len(piece) async for piece in artifacts.stream(KEY)]
    assert max(sizes) <= 1024 * 1024


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, None, b"0123456789"),
        (3, None, b"3456789"),
        (0, 1, b"0"),
        (3, 7, b"3456"),
        (9, 10, b"9"),
        (8, 99, b"89"),  # beyond the end: cut to it
        (10, 99, b""),
        (4, 4, b""),
    ],
)
async def test_a_part_is_read(
    artifacts: Artifacts, start: int, end: int | None, expected: bytes
) -> None:
    await artifacts.put_bytes(KEY, b"0123456789")
    assert await read(artifacts, KEY, start=start, end=end) == expected


async def test_an_empty_file_is_a_file(artifacts: Artifacts) -> None:
    assert (await artifacts.put_bytes(KEY, b"")).size_bytes == 0
    assert await read(artifacts, KEY) == b""


async def test_facts_fit_http_headers(artifacts: Artifacts) -> None:
    facts = await artifacts.put_bytes(KEY, b"one")
    assert facts.etag.startswith('"')
    assert facts.etag.endswith('"')
    assert len(facts.etag) > 2
    assert facts.modified.utcoffset() == timedelta(0)
    assert facts.modified > datetime(2026, 1, 1, tzinfo=UTC)


async def test_a_put_replaces_and_changes_the_etag(artifacts: Artifacts) -> None:
    before = await artifacts.put_bytes(KEY, b"one")
    after = await artifacts.put_bytes(KEY, b"other")
    assert await read(artifacts, KEY) == b"other"
    assert before.etag != after.etag


async def test_what_is_missing_is_told(artifacts: Artifacts) -> None:
    assert not await artifacts.exists(KEY)
    with pytest.raises(ArtifactMissing):
        await artifacts.head(KEY)
    with pytest.raises(ArtifactMissing):
        await read(artifacts, KEY)
    with pytest.raises(ArtifactMissing):
        await read(artifacts, KEY, start=0, end=5)


async def test_deleted_files_are_gone_and_missing_ones_do_not_matter(artifacts: Artifacts) -> None:
    await artifacts.put_bytes("a/1.mp4", b"1")
    await artifacts.put_bytes("a/2.mp4", b"2")
    await artifacts.delete(["a/1.mp4", "a/missing.mp4", "a/2.mp4"])
    await artifacts.delete(["a/1.mp4"])
    assert not await artifacts.exists("a/1.mp4")
    assert not await artifacts.exists("a/2.mp4")


async def test_a_missing_source_is_not_a_missing_artifact(
    artifacts: Artifacts, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        await artifacts.put_file(KEY, tmp_path / "nowhere.mp4")


@pytest.mark.parametrize(
    "key",
    ["", "/a", "a/", "a//b", "../a", "a/../b", ".", "a/.hidden", "a b", "a#1", "a\\b", "é", "a\n"],
)
async def test_odd_keys_are_a_bug_of_the_caller(artifacts: Artifacts, key: str) -> None:
    for verb in (artifacts.head(key), artifacts.put_bytes(key, b""), artifacts.delete([key])):
        with pytest.raises(ValueError, match="not a storage key"):
            await verb


async def test_many_puts_at_once_do_not_mix(artifacts: Artifacts) -> None:
    contents = {f"d{n % 3}/{n}.bin": os.urandom(50_000) for n in range(24)}
    await asyncio.gather(*(artifacts.put_bytes(k, v) for k, v in contents.items()))
    for key, content in contents.items():
        assert await read(artifacts, key) == content


async def test_two_puts_of_one_key_leave_one_of_them_whole(artifacts: Artifacts) -> None:
    contents = [bytes([n]) * 3_000_000 for n in range(4)]
    await asyncio.gather(*(artifacts.put_bytes(KEY, content) for content in contents))
    assert await read(artifacts, KEY) in contents


# A folder


async def test_deleting_the_last_file_removes_its_folders_but_not_the_root(tmp_path: Path) -> None:
    artifacts = Artifacts.at(tmp_path / "root")
    await artifacts.put_bytes(KEY, b"x")
    await artifacts.delete([KEY])
    assert list((tmp_path / "root").iterdir()) == []


async def test_only_old_temporary_files_are_swept(tmp_path: Path) -> None:
    artifacts = Artifacts.at(tmp_path)
    await artifacts.put_bytes(KEY, b"x")
    folder = (tmp_path / KEY).parent
    old, new = folder / "killed.mp4#1", folder / "running.mp4#2"
    for path in (old, new):
        path.write_bytes(b"half")
    two_hours_ago = time.time() - 7200
    for path in (old, tmp_path / KEY):
        os.utime(path, (two_hours_ago, two_hours_ago))
    assert await artifacts.sweep_temporary() == 1
    assert not old.exists()
    assert new.exists()
    assert await artifacts.exists(KEY)


async def test_a_storage_without_a_folder_has_nothing_to_sweep() -> None:
    assert await Artifacts.at("memory://").sweep_temporary() == 0


KILLED_PUT = """
import asyncio, sys
from pathlib import Path
from vitascope.storage.artifacts import Artifacts
async def main() -> None:
    await Artifacts.at(Path(sys.argv[1])).put_file("a/b.mp4", Path(sys.argv[2]))
asyncio.run(main())
"""


def test_a_killed_put_shows_nothing_and_is_swept_up(tmp_path: Path) -> None:
    source, root = tmp_path / "source.bin", tmp_path / "root"
    source.touch()
    os.truncate(source, 400_000_000)
    command = [sys.executable, "-c", KILLED_PUT, str(root), str(source)]
    with subprocess.Popen(command) as process:
        while process.poll() is None and not list(root.glob("a/*#*")):
            time.sleep(0.001)
        process.kill()
    left = list(root.glob("a/*"))
    if [path.name for path in left] == ["b.mp4"]:
        pytest.skip("the put was faster than the kill")
    artifacts = Artifacts.at(root)
    assert not asyncio.run(artifacts.exists("a/b.mp4"))
    assert asyncio.run(artifacts.sweep_temporary(older_than_s=-1)) == len(left)
    assert list(root.glob("a/*")) == []


@pytest.mark.parametrize("size_bytes", [2_000_000, 12_000_000])  # in one piece, and in parts
async def test_a_full_disk_is_told_and_leaves_nothing(small_disk: Path, size_bytes: int) -> None:
    artifacts = Artifacts.at(small_disk / "root")
    await artifacts.put_bytes("a/kept.mp4", b"kept")
    with pytest.raises(StorageFull):
        await artifacts.put_bytes("a/big.mp4", bytes(size_bytes))
    assert [path.name for path in (small_disk / "root/a").iterdir()] == ["kept.mp4"]


async def test_a_folder_in_the_way_is_a_failure_of_the_storage(tmp_path: Path) -> None:
    artifacts = Artifacts.at(tmp_path)
    (tmp_path / "a").write_bytes(b"a file where a folder must be")
    with pytest.raises(StorageUnavailable):
        await artifacts.put_bytes("a/b.mp4", b"x")


# A bucket


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    with serve_bucket() as (bucket, address):
        use_bucket_at(address, monkeypatch)
        yield bucket


async def test_keys_stand_under_the_prefix(bucket: Bucket) -> None:
    await Artifacts.at("s3://films/some/prefix").put_bytes("a/b.mp4", b"x")
    assert list(bucket.objects) == ["some/prefix/a/b.mp4"]


async def test_a_large_file_goes_up_in_parts(bucket: Bucket, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(LARGE)
    await Artifacts.at("s3://films").put_file("a.mp4", tmp_path / "a")
    assert sum("partNumber=" in request for request in bucket.requests) == 3
    assert bucket.parts == {}


@pytest.mark.parametrize("status", [401, 403, 404])
async def test_a_bucket_that_refuses_is_unavailable(bucket: Bucket, status: int) -> None:
    bucket.refuse_with = status
    with pytest.raises(StorageUnavailable):
        await Artifacts.at("s3://films").put_bytes("a.mp4", b"x")


async def test_a_bucket_that_is_away_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    use_bucket_at(f"http://127.0.0.1:{port}", monkeypatch)
    artifacts = Artifacts.at("s3://films")
    with pytest.raises(StorageUnavailable):
        await artifacts.put_bytes("a.mp4", b"x")
    with pytest.raises(StorageUnavailable):
        await artifacts.head("a.mp4")


def test_other_schemes_are_refused() -> None:
    with pytest.raises(ValueError, match="file:// or s3://"):
        Artifacts.at("https://example.com/films")
