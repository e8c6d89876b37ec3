"""Uploads in the database: who finds them, how many there may be, when they go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from psycopg.sql import SQL

from tests.tasks.making import make_caller
from vitascope.accounts import Caller
from vitascope.catalog.models import TIMEOUT_MAX_S
from vitascope.db import Connection, Database
from vitascope.storage.artifacts import Artifacts
from vitascope.storage.errors import StorageUnavailable
from vitascope.uploads import Upload, UploadsFull, service
from vitascope.uploads.models import upload_key

RETENTION = timedelta(days=7)
OLD = RETENTION + timedelta(seconds=TIMEOUT_MAX_S)


@pytest.fixture
async def connection(database: Database) -> AsyncIterator[Connection]:
    async with database.connection() as connection:
        yield connection


@pytest.fixture
def artifacts(tmp_path: Path) -> Artifacts:
    return Artifacts.at(tmp_path / "artifacts")


def picture(*, size_bytes: int = 5) -> Upload:
    upload_id = uuid4()
    return Upload(
        id=upload_id,
        storage_key=upload_key(upload_id, "png"),
        kind="image",
        mime="image/png",
        size_bytes=size_bytes,
        width=40,
        height=30,
        duration_s=None,
    )


async def add(connection: Connection, caller: Caller, upload: Upload) -> UUID:
    async with connection.transaction():
        await service.add(connection, upload, account_id=caller.account_id, key_id=caller.key_id)
    return upload.id


async def add_old(
    connection: Connection, caller: Caller, artifacts: Artifacts, *, unused_for: timedelta
) -> Upload:
    """A stored upload that was last named so long ago."""
    upload = picture()
    await artifacts.put_bytes(upload.storage_key, b"12345")
    await add(connection, caller, upload)
    await connection.execute(
        SQL("UPDATE uploads SET used_at = now() - %s WHERE id = %s"), [unused_for, upload.id]
    )
    return upload


async def found(connection: Connection, caller: Caller, *ids: UUID) -> set[UUID]:
    return set(await service.find(connection, ids, account_id=caller.account_id))


async def test_an_upload_is_found_as_it_was_added(connection: Connection) -> None:
    caller = await make_caller(connection)
    uploads = [
        picture(),
        Upload(uuid4(), "uploads/a.mp3", "audio", "audio/mpeg", 9, None, None, 7.53125),
        Upload(uuid4(), "uploads/b.mov", "video", "video/quicktime", 10, 320, 180, 5.040000),
    ]
    for upload in uploads:
        await add(connection, caller, upload)
    asked = [*(upload.id for upload in uploads), uuid4()]
    assert await service.find(connection, asked, account_id=caller.account_id) == {
        upload.id: upload for upload in uploads
    }


async def test_another_account_neither_finds_nor_keeps_it(connection: Connection) -> None:
    owner, other = await make_caller(connection), await make_caller(connection, account="other")
    upload_id = await add(connection, owner, picture())
    same_account = await make_caller(connection)
    assert await found(connection, same_account, upload_id) == {upload_id}
    assert await found(connection, other, upload_id) == set()
    assert await service.keep(connection, {upload_id}, account_id=other.account_id) == {upload_id}
    assert await service.keep(connection, {upload_id}, account_id=owner.account_id) == set()


async def test_an_account_has_so_many_files_and_bytes(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "ACCOUNT_BYTES_MAX", 100)
    monkeypatch.setattr(service, "ACCOUNT_FILES_MAX", 3)
    caller = await make_caller(connection)
    await add(connection, caller, picture(size_bytes=60))
    with pytest.raises(UploadsFull, match="100 bytes"):
        await add(connection, caller, picture(size_bytes=41))
    await add(connection, caller, picture(size_bytes=39))
    await service.check_room(connection, caller.account_id)
    await add(connection, caller, picture(size_bytes=1))
    with pytest.raises(UploadsFull, match="3 uploads"):
        await service.check_room(connection, caller.account_id)
    await service.check_room(connection, (await make_caller(connection, account="b")).account_id)


async def test_uploads_at_the_same_time_do_not_pass_the_limit_together(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "ACCOUNT_BYTES_MAX", 100)
    async with database.connection() as connection:
        caller = await make_caller(connection)

    async def try_one() -> bool:
        try:
            async with database.transaction() as connection:
                await service.add(
                    connection,
                    picture(size_bytes=30),
                    account_id=caller.account_id,
                    key_id=caller.key_id,
                )
                await asyncio.sleep(0.01)  # the others reach their count before this commits
        except UploadsFull:
            return False
        return True

    assert sum(await asyncio.gather(*(try_one() for _ in range(8)))) == 3


async def test_what_no_task_can_need_is_deleted_with_its_file(
    connection: Connection, artifacts: Artifacts
) -> None:
    caller = await make_caller(connection)
    margin = timedelta(minutes=1)
    gone = await add_old(connection, caller, artifacts, unused_for=OLD + margin)
    needed = await add_old(connection, caller, artifacts, unused_for=OLD - margin)
    again = await add_old(connection, caller, artifacts, unused_for=OLD + margin)
    await service.keep(connection, {again.id}, account_id=caller.account_id)
    assert await service.expire(connection, artifacts, retention=RETENTION, limit=10) == 1
    assert await found(connection, caller, gone.id, needed.id, again.id) == {needed.id, again.id}
    assert [await artifacts.exists(u.storage_key) for u in (gone, needed, again)] == [
        False,
        True,
        True,
    ]
    assert await service.expire(connection, artifacts, retention=RETENTION, limit=10) == 0


async def test_one_call_deletes_so_many_at_the_most(
    connection: Connection, artifacts: Artifacts
) -> None:
    caller = await make_caller(connection)
    for _ in range(5):
        await add_old(connection, caller, artifacts, unused_for=2 * OLD)
    counts = [
        await service.expire(connection, artifacts, retention=RETENTION, limit=2) for _ in range(4)
    ]
    assert counts == [2, 2, 1, 0]


async def test_an_expiry_that_breaks_off_hides_the_upload_and_is_taken_up_again(
    connection: Connection, artifacts: Artifacts, tmp_path: Path
) -> None:
    caller = await make_caller(connection)
    upload = await add_old(connection, caller, artifacts, unused_for=2 * OLD)
    path = tmp_path / "artifacts" / upload.storage_key
    path.unlink()
    path.mkdir()  # what cannot be deleted as a file
    with pytest.raises(StorageUnavailable):
        await service.expire(connection, artifacts, retention=RETENTION, limit=10)
    # Its file may be gone: no task may name it any more.
    assert await found(connection, caller, upload.id) == set()
    assert await service.keep(connection, {upload.id}, account_id=caller.account_id) == {upload.id}
    path.rmdir()
    assert await service.expire(connection, artifacts, retention=RETENTION, limit=10) == 1
    cursor = await connection.execute("SELECT count(*) FROM uploads")
    assert await cursor.fetchone() == (0,)


async def test_an_expiry_leaves_alone_what_a_task_is_being_created_with(
    database: Database, artifacts: Artifacts
) -> None:
    async with database.connection() as connection:
        caller = await make_caller(connection)
        upload = await add_old(connection, caller, artifacts, unused_for=2 * OLD)
        async with database.transaction() as creating:
            kept = await service.keep(creating, {upload.id}, account_id=caller.account_id)
            assert kept == set()
            count = await service.expire(connection, artifacts, retention=RETENTION, limit=10)
            assert count == 0
        assert await service.expire(connection, artifacts, retention=RETENTION, limit=10) == 0
    assert await artifacts.exists(upload.storage_key)


async def test_what_could_not_be_stored_is_forgotten(
    connection: Connection, artifacts: Artifacts
) -> None:
    caller = await make_caller(connection)
    upload = picture()
    await add(connection, caller, upload)
    await service.forget(connection, artifacts, upload)
    assert await found(connection, caller, upload.id) == set()
