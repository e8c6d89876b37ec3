"""Forms with a file: read however they are cut, refused however they are broken."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from tests.disk import mount_small_disk
from vitascope.api.errors import BodyTooLarge, NotMultipart
from vitascope.api.multipart import (
    ENVELOPE_BYTES,
    LEFTOVER_AGE_S,
    PARTS_MAX,
    WRITE_BYTES,
    read_form,
)
from vitascope.catalog.problems import InvalidRequest
from vitascope.storage.errors import StorageFull

LIMIT_BYTES = 3 * 1024**2
TYPE = "multipart/form-data; boundary=edge"


@dataclass(frozen=True)
class Seen:
    """What a reader had in its block."""

    texts: tuple[tuple[str, str], ...]
    file: bytes | None


def part(name: str, data: bytes, *, headers: str = "") -> bytes:
    head = f'Content-Disposition: form-data; name="{name}"{headers}'
    return b"--edge\r\n" + head.encode() + b"\r\n\r\n" + data + b"\r\n"


def body(*parts: bytes) -> bytes:
    return b"".join(parts) + b"--edge--\r\n"


def file_part(data: bytes) -> bytes:
    return part("file", data, headers='; filename="a.png"\r\nContent-Type: image/png')


def request_of(messages: Iterator[Message], **headers: str) -> Request:
    raw = [
        (name.replace("_", "-").encode(), value.encode("latin-1"))
        for name, value in headers.items()
    ]
    scope = {"type": "http", "method": "POST", "path": "/", "headers": raw}

    async def receive() -> Message:
        return next(messages)

    return Request(scope, receive)


def sent(pieces: Sequence[bytes]) -> Iterator[Message]:
    for piece in pieces:
        yield {"type": "http.request", "body": piece, "more_body": True}
    yield {"type": "http.request", "body": b"", "more_body": False}


async def seen(request: Request, folder: Path) -> Seen:
    async with read_form(
        request, file_field="file", folder=folder, limit_bytes=LIMIT_BYTES
    ) as form:
        file = form.file
        data = None if file is None else file.path.read_bytes()
        assert file is None or file.size_bytes == len(data or b"")
        return Seen(form.texts, data)


async def read(folder: Path, *pieces: bytes, content_type: str = TYPE) -> Seen:
    return await seen(request_of(sent(pieces), content_type=content_type), folder)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where files are meanwhile; nothing may be left in it."""
    yield tmp_path / "incoming"
    assert list((tmp_path / "incoming").iterdir()) == []


async def test_a_form_is_read(folder: Path) -> None:
    form = body(part("a", "猫".encode()), file_part(b"\x89PNG\r\n--edge\0"), part("b", b""))
    assert await read(folder, form) == Seen((("a", "猫"), ("b", "")), b"\x89PNG\r\n--edge\0")


async def test_a_file_needs_no_file_name(folder: Path) -> None:
    assert (await read(folder, body(part("file", b"data")))).file == b"data"


async def test_a_form_may_hold_no_file_or_an_empty_one(folder: Path) -> None:
    assert (await read(folder, body(part("files", b"x")))).file is None
    assert (await read(folder, body(file_part(b"")))).file == b""
    assert await read(folder, b"--edge--\r\n") == Seen((), None)


async def test_what_stands_around_the_form_is_passed_over(folder: Path) -> None:
    form = b"\r\n" + body(file_part(b"data")) + b"an epilogue\r\n--edge\r\n"
    assert (await read(folder, form)).file == b"data"


PIECES = st.sampled_from([b"\r", b"\n", b"\r\n--", b"--edge", b"--edge--", b"\r\n--edg", b"\0"])
DATA = st.lists(PIECES | st.binary(max_size=6), max_size=8).map(b"".join)


@given(data=DATA, cuts=st.lists(st.integers(0, 400), max_size=6))
@settings(deadline=None)
def test_a_form_is_read_the_same_however_it_is_cut(data: bytes, cuts: list[int]) -> None:
    data = data.replace(b"\r\n--edge", b"")
    form = body(part("a", b"1"), file_part(data), part("b", b"2"))
    ends = [*sorted(min(cut, len(form)) for cut in cuts), len(form)]
    pieces = [form[a:b] for a, b in zip([0, *ends], ends, strict=False)]
    with tempfile.TemporaryDirectory() as folder:
        assert asyncio.run(read(Path(folder), *pieces)) == Seen((("a", "1"), ("b", "2")), data)
        assert list(Path(folder).iterdir()) == []


@given(
    cuts=st.lists(st.tuples(st.integers(0, 300), st.integers(0, 40), DATA), max_size=4),
    content_type=st.just(TYPE)
    | st.builds(
        lambda rest: "multipart/form-data;" + rest,
        st.text(st.characters(max_codepoint=255, exclude_characters="\r\n\0"), max_size=20),
    ),
)
@example(cuts=[(0, 0, b"--edge\r\n: \r\n\r\n")], content_type=TYPE)
@example(cuts=[(0, 0, b"--edge\r\n" + b"a: b\r\n" * 50)], content_type=TYPE)
@example(cuts=[(0, 0, b"--edge\r\na: " + b"b" * 10_000)], content_type=TYPE)
@example(cuts=[], content_type="multipart/form-data; boundary=" + "e" * 300)
@example(cuts=[], content_type='multipart/form-data; boundary="')
@example(cuts=[], content_type="multipart/form-data; boundary*=utf-8''edge")
@settings(deadline=None, max_examples=400)
def test_a_broken_form_is_refused_or_read_and_leaves_nothing(
    cuts: list[tuple[int, int, bytes]], content_type: str
) -> None:
    form = body(part("a", "猫".encode()), file_part(b"data"))
    for start, length, data in cuts:
        form = form[:start] + data + form[start + length :]
    with tempfile.TemporaryDirectory() as folder:
        with suppress(InvalidRequest, BodyTooLarge, NotMultipart):
            asyncio.run(read(Path(folder), form, content_type=content_type))
        assert list(Path(folder).iterdir()) == []


# What is refused, and a word of why.
BROKEN: list[tuple[bytes, str]] = [
    (b"", "breaks off"),
    (b"--edge\r\n", "breaks off"),
    (body(file_part(b"data"))[:-6], "breaks off"),  # without the closing boundary
    (b'{"file": 1}', "broken"),
    (b"--another\r\n\r\n\r\n--another--\r\n", "broken"),
    (body(b"--edge\r\n\r\ndata\r\n"), "with a name"),  # no header at all
    (body(b"--edge\r\nContent-Disposition: form-data\r\n\r\ndata\r\n"), "with a name"),
    (body(file_part(b"1"), file_part(b"2")), "came twice"),
    (body(part("a", b"\xff")), "UTF-8"),
    (b'--edge\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n\r\n--edge--', "UTF-8"),
    (body(*[part("a", b"")] * (PARTS_MAX + 1)), f"{PARTS_MAX} parts"),
]


@pytest.mark.parametrize(("form", "reason"), BROKEN)
async def test_what_is_wrong_with_a_form_is_said(folder: Path, form: bytes, reason: str) -> None:
    with pytest.raises(InvalidRequest, match=reason):
        await read(folder, form)


@pytest.mark.parametrize("content_type", ["", "multipart/mixed; boundary=edge", "image/png"])
async def test_another_content_type_is_refused(tmp_path: Path, content_type: str) -> None:
    with pytest.raises(NotMultipart):
        await read(tmp_path, body(file_part(b"data")), content_type=content_type)


async def test_the_boundary_must_be_named(tmp_path: Path) -> None:
    for content_type in ("multipart/form-data", "multipart/form-data; boundary="):
        with pytest.raises(InvalidRequest, match="boundary"):
            await read(tmp_path, body(), content_type=content_type)


async def test_a_file_of_the_limit_is_read_and_no_byte_more(folder: Path) -> None:
    data = os.urandom(LIMIT_BYTES)
    pieces = [data[at : at + 65_536] for at in range(0, len(data), 65_536)]
    opening, closing = file_part(b"\0").split(b"\0")
    assert (await read(folder, opening, *pieces, closing + body())).file == data
    with pytest.raises(BodyTooLarge, match="file may have"):
        await read(folder, opening, *pieces, b"!", closing + body())


async def test_an_endless_body_is_refused_while_it_comes(folder: Path) -> None:
    pieces_taken = 0

    def endless() -> Iterator[Message]:
        nonlocal pieces_taken
        yield {"type": "http.request", "body": b"--edge\r\nX: y\r\n", "more_body": True}
        yield {"type": "http.request", "body": file_part(b"")[8:-2], "more_body": True}
        while True:
            pieces_taken += 1
            yield {"type": "http.request", "body": bytes(65_536), "more_body": True}

    with pytest.raises(BodyTooLarge):
        await seen(request_of(endless(), content_type=TYPE), folder)
    assert pieces_taken == LIMIT_BYTES // 65_536 + 1


async def test_what_is_around_the_file_is_bounded_too(folder: Path) -> None:
    with pytest.raises(BodyTooLarge, match="texts"):
        await read(folder, body(part("a", bytes(ENVELOPE_BYTES)), part("b", b"1")))
    with pytest.raises(BodyTooLarge, match="body"):
        await read(folder, body(file_part(b"data")), bytes(LIMIT_BYTES + ENVELOPE_BYTES))


async def test_a_declared_length_is_believed_at_once(folder: Path) -> None:
    declared = str(LIMIT_BYTES + ENVELOPE_BYTES + 1)
    unread: Iterator[Message] = iter(())
    with pytest.raises(BodyTooLarge):
        await seen(request_of(unread, content_type=TYPE, content_length=declared), folder)


async def test_a_client_that_leaves_leaves_nothing_behind(folder: Path) -> None:
    def half() -> Iterator[Message]:
        some = file_part(bytes(2 * WRITE_BYTES))[:-2]
        yield {"type": "http.request", "body": some, "more_body": True}
        assert len(list(folder.iterdir())) == 1  # it was on its way to the disk
        yield {"type": "http.disconnect"}

    with pytest.raises(ClientDisconnect):
        await seen(request_of(half(), content_type=TYPE), folder)


async def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    with mount_small_disk(tmp_path) as small:
        with pytest.raises(StorageFull):
            await read(small, body(file_part(bytes(2 * WRITE_BYTES))))
        assert list(small.iterdir()) == []
        assert (await read(small, body(file_part(b"data")))).file == b"data"


async def test_what_a_killed_process_left_is_removed_by_the_next_request(tmp_path: Path) -> None:
    old, young = tmp_path / "old", tmp_path / "young"
    for path in (old, young):
        path.write_bytes(b"half a file")
    long_ago_s = time.time() - LEFTOVER_AGE_S - 60
    os.utime(old, (long_ago_s, long_ago_s))
    await read(tmp_path, body(file_part(b"data")))
    assert not old.exists()
    assert young.exists()
