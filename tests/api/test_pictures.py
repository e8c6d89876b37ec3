"""Pictures inside a request: every format, what is wrong with one, where it goes."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image
from psycopg.sql import SQL, Identifier

from tests.api.serving import BASE_URL, Served, checked_envelope, served
from tests.catalog.requests import image, own, pro, text
from tests.disk import mount_small_disk
from tests.media.pictures_of import texture
from vitascope.config import Settings
from vitascope.media.pictures import MAX_PICTURE_BYTES

CAT = text("a cat")
FORMATS = ["jpeg", "png", "webp", "bmp", "tiff", "gif"]


def encoded(kind: str, *, width: int = 40, height: int = 30) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(texture(width=width, height=height)).save(stream, kind)
    return stream.getvalue()


def data_url(data: bytes, media_type: str = "image/png") -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def png_of_size(size_bytes: int) -> bytes:
    """A PNG that is padded behind its end, where decoders do not look."""
    return encoded("png").ljust(size_bytes, b"\0")


async def test_a_picture_is_stored_as_a_file_and_comes_back_as_a_link(api: Served) -> None:
    for kind in FORMATS:
        data = encoded(kind)
        # What the sender calls it is not believed.
        sent = image(url=data_url(data, "image/x-declared"))
        task_id = await api.created(content=[CAT, sent])
        shown = (await api.status(task_id))["content"][1]
        assert shown.keys() == {"type", "url", "role"}
        assert shown["role"] == "first_frame"
        assert shown["url"].startswith(f"{BASE_URL}/v1/files/pictures/{task_id}/1.{kind}?")
        answer = await api.http.get(shown["url"], headers={"Authorization": ""})
        assert answer.content == data
        assert answer.headers["content-type"] == f"image/{kind}"
        assert (await api.status(task_id))["is_new"] is True  # a picture is not the video


async def test_no_row_holds_a_picture_s_bytes(api: Served) -> None:
    data = encoded("png")
    await api.created(content=[CAT, image(url=data_url(data))])
    names = await api.rows(SQL("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
    for (name,) in names:
        rows = await api.rows(SQL("SELECT row_to_json(t)::text FROM {} t").format(Identifier(name)))
        assert base64.b64encode(data).decode()[:40] not in str(rows), name


async def test_two_pictures_are_two_files_even_if_they_are_one(api: Served) -> None:
    url = data_url(encoded("png"))
    task_id = await api.created(content=[image(url=url), CAT, image(url=url)])
    links = [item["url"] for item in (await api.status(task_id))["content"] if "url" in item]
    assert len(set(links)) == 2
    assert {(await api.http.get(link)).status_code for link in links} == {200}


GIF = encoded("gif")
# What is wrong with a data URL.
WRONG: list[tuple[str, str]] = [
    ("data:", "data:image/…;base64"),
    ("data:image/png;base64", "data:image/…;base64"),  # no comma
    ("data:image/png;base64,", "no data"),
    ("data:,a", "media type"),
    ("data:text/html;base64,PGh0bWw+", "media type"),
    ("data:image/png,%89PNG", "base64"),
    ("data:image/png;base64,%%%%", "base64"),
    (data_url(GIF)[:-5] + "\n" + data_url(GIF)[-5:], "base64"),
    ("data:image/png;base64,图片", "base64"),
    ("data:image/png;base64,AA", "base64"),  # padding missing
    (data_url(b"just text, and more of it than a header"), "not a jpeg"),
    (data_url(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"), "not a jpeg"),
    (data_url(b"%PDF-1.7 and so on and so on", "image/png"), "not a jpeg"),
    (data_url(encoded("png")[:20]), "header"),  # broken off within the header
    (data_url(encoded("png", width=6001, height=1)), "6000"),
    (data_url(encoded("jpeg", width=1, height=6001)), "6000"),
]


async def test_what_is_wrong_with_a_picture_is_said_at_once(api: Served, tmp_path: Path) -> None:
    for url, reason in WRONG:
        answer = await api.create(content=[CAT, image(url=url)])
        assert answer.status_code == 400, url[:60]
        envelope = checked_envelope(answer)
        assert envelope["message"] == "参数错误：content[1].url"
        assert reason in envelope["detail"], envelope
        assert len(envelope["detail"]) < 200  # the picture is not sent back
    assert stored(tmp_path) == []


async def test_the_largest_sides_are_taken(api: Served) -> None:
    wide = data_url(encoded("png", width=6000, height=2))
    high = data_url(encoded("png", width=2, height=6000))
    await api.created(content=[CAT, image(url=wide), image(url=high)])


@pytest.mark.parametrize(
    ("size_bytes", "status"),
    [
        (MAX_PICTURE_BYTES, 200),  # 30 MiB, no byte more
        (MAX_PICTURE_BYTES + 1, 400),
    ],
)
async def test_a_picture_has_thirty_mebibytes_at_the_most(
    api: Served, tmp_path: Path, size_bytes: int, status: int
) -> None:
    answer = await api.create(content=[CAT, image(url=data_url(png_of_size(size_bytes)))])
    assert answer.status_code == status
    if status == 200:
        assert [path.stat().st_size for path in stored(tmp_path)] == [size_bytes]
    else:
        assert checked_envelope(answer)["param"] == "content[1].url"
        assert stored(tmp_path) == []


async def test_a_picture_that_breaks_off_is_for_the_worker_to_find(api: Served) -> None:
    await api.created(content=[CAT, image(url=data_url(encoded("jpeg")[:-200]))])


async def test_a_refused_creation_leaves_no_picture_behind(api: Served, tmp_path: Path) -> None:
    headers = await api.key(max_concurrent=1)
    body = pro(content=[CAT, image(url=data_url(encoded("png")))])
    first = await api.http.post("/v1/video/create", json=body, headers=headers)
    assert first.status_code == 200
    assert len(stored(tmp_path)) == 1
    second = await api.http.post("/v1/video/create", json=body, headers=headers)
    assert second.json()["ref_code"] == 400015
    assert len(stored(tmp_path)) == 1


async def test_a_repeated_creation_leaves_no_second_picture(api: Served, tmp_path: Path) -> None:
    body = own(content=[CAT, image(url=data_url(encoded("png")))])
    for _ in range(2):
        answer = await api.http.post(
            "/v1/video/create", json=body, headers={"Idempotency-Key": "one"}
        )
        assert answer.status_code == 200
    assert len(stored(tmp_path)) == 1


async def test_a_creation_that_breaks_leaves_no_picture_behind(api: Served, tmp_path: Path) -> None:
    await api.execute(SQL("ALTER TABLE ledger RENAME TO ledger_away"))
    answer = await api.create(content=[CAT, image(url=data_url(encoded("png")))])
    assert answer.status_code == 500
    assert stored(tmp_path) == []
    await api.execute(SQL("ALTER TABLE ledger_away RENAME TO ledger"))


async def test_a_storage_that_is_full_after_one_picture_keeps_none(
    settings: Settings, conninfo: str, tmp_path: Path
) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    with mount_small_disk(folder):
        small = settings.model_copy(update={"storage_url": folder.as_uri()})
        async with served(small, conninfo) as api:
            pictures = [image(url=data_url(png_of_size(700_000))) for _ in range(2)]
            answer = await api.create(content=[CAT, *pictures])
            assert answer.status_code == 503
            assert checked_envelope(answer)["code"] == "unavailable"
            assert [path for path in folder.rglob("*.png") if path.is_file()] == []
            await api.created(content=[CAT, pictures[0]])


def stored(tmp_path: Path) -> list[Path]:
    """Every file in storage."""
    folder = tmp_path / "data" / "artifacts"
    return [path for path in folder.rglob("*") if path.is_file()]
