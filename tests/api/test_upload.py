"""Files that are uploaded first, and the tasks that name them."""

from __future__ import annotations

import base64
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from PIL import Image
from psycopg.sql import SQL

from tests.api.serving import BASE_URL, Served, checked_envelope, served
from tests.catalog.requests import audio, image, new, pro, text, uploaded, video
from tests.disk import mount_small_disk
from tests.media.clips_of import audio_file, moving, tones, video_file
from tests.media.pictures_of import texture
from vitascope.accounts import service as accounts
from vitascope.api.inputs import CLIPS_MAX, Inputs
from vitascope.api.upload import MAX_FILE_BYTES
from vitascope.catalog import parse_request
from vitascope.catalog.problems import InvalidRequest
from vitascope.config import Settings
from vitascope.media.kinds import MAX_AUDIO_BYTES
from vitascope.media.pictures import MAX_PICTURE_BYTES
from vitascope.uploads import service

PICTURES = ("jpeg", "png", "webp", "bmp", "tiff", "gif")
MIMES = {
    **{name: f"image/{name}" for name in PICTURES},
    "wav": "audio/wav",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
}
CAT = text("a cat")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One small file of every format, by its name."""
    folder = tmp_path_factory.mktemp("files")
    for name in ("wav", "mp3"):
        audio_file(folder / f"a.{name}", tones(2.0))
    for name in ("mp4", "mov"):
        video_file(folder / f"a.{name}", (moving(index) for index in range(48)))
    made = {path.suffix[1:]: path.read_bytes() for path in folder.iterdir()}
    return {**{name: picture(name) for name in PICTURES}, **made}


def picture(name: str = "png") -> bytes:
    stream = io.BytesIO()
    Image.fromarray(texture(width=40, height=30)).save(stream, name)
    return stream.getvalue()


def data_url(kind: str, data: bytes) -> str:
    return f"data:{kind}/x;base64,{base64.b64encode(data).decode()}"


async def send(api: Served, data: bytes, **options: Any) -> httpx.Response:
    # What the sender calls it is not believed.
    form = {"file": ("../../etc/passwd.exe", data, "text/html")}
    return await api.http.post("/v1/video/upload", files=form, **options)


async def sent(api: Served, data: bytes, **options: Any) -> str:
    """The file_id of an upload."""
    answer = await send(api, data, **options)
    assert answer.status_code == 200, answer.text
    file_id: str = answer.json()["file_id"]
    return file_id


async def refused(api: Served, *content: object, **fields: Any) -> dict[str, Any]:
    """The envelope of a creation that is refused."""
    answer = await api.http.post("/v1/video/create", json=new(*content, **fields))
    assert answer.status_code == 400, answer.text
    return checked_envelope(answer)


async def created(api: Served, *content: object, **fields: Any) -> list[UUID]:
    answer = await api.http.post("/v1/video/create", json=new(*content, n=1, **fields))
    assert answer.status_code == 200, answer.text
    return [UUID(task_id) for task_id in answer.json()["task_ids"]]


def stored(tmp_path: Path, *, folder: str = "") -> list[Path]:
    """Every file in storage, or in a folder of it."""
    found = (tmp_path / "data" / "artifacts" / folder).rglob("*")
    return sorted(path for path in found if path.is_file())


def is_swept(tmp_path: Path) -> bool:
    """Whether no file is left where uploads arrive."""
    incoming = tmp_path / "data" / "incoming"
    return not (incoming.exists() and any(incoming.iterdir()))


async def rows(api: Served) -> int:
    [(count,)] = await api.rows(SQL("SELECT count(*) FROM uploads"))
    return int(count)


# Uploading


async def test_a_file_of_every_format_is_stored_and_measured(
    api: Served, tmp_path: Path, files: dict[str, bytes]
) -> None:
    assert files.keys() == MIMES.keys()
    for name, data in files.items():
        answer = await send(api, data)
        assert answer.status_code == 200, (name, answer.text)
        body = answer.json()
        kind = MIMES[name].split("/")[0]
        path = tmp_path / "data/artifacts/uploads" / f"{body['file_id']}.{name}"
        assert path.read_bytes() == data
        size = {"image": (40, 30), "audio": (None, None), "video": (320, 180)}[kind]
        assert body == {
            "file_id": str(UUID(body["file_id"])),
            "kind": kind,
            "mime": MIMES[name],
            "bytes": len(data),
            "width": size[0],
            "height": size[1],
            "duration": None if kind == "image" else pytest.approx(2.0, abs=0.1),
        }
    assert len(stored(tmp_path)) == len(files)
    assert is_swept(tmp_path)


async def test_other_fields_of_the_form_are_passed_over(api: Served) -> None:
    form = {"file": ("a.png", picture(), "image/png")}
    answer = await api.http.post("/v1/video/upload", files=form, data={"purpose": "vision"})
    assert answer.status_code == 200


# What is wrong with a body, the field that is named, a word of why.
WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"files": {"other": ("a.png", b"data")}}, "file", "required"),
    ({"files": {"file": ("a.png", b"")}}, "file", "empty"),
    ({"files": [("file", ("a", b"1")), ("file", ("b", b"2"))]}, "file", "twice"),
    ({"files": {"file": ("a.txt", b"just text, and more of it than a header")}}, "file", "wav"),
    ({"files": {"file": ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")}}, "file", "wav"),
    ({"files": {"file": ("a.png", picture()[:20])}}, "file", "header"),  # breaks off
    ({"files": {"file": ("a.wav", b"RIFF\0\0\0\0WAVEfmt ")}}, "file", "audio"),
    ({"files": {"file": ("a.mp4", b"\0\0\0\x14ftypisom" + bytes(40))}}, "file", "video"),
    ({"data": {"file": "/home/me/cat.png"}, "files": {"x": b""}}, "file", "wav"),
    (
        {"content": b"{}", "headers": {"Content-Type": "multipart/form-data; boundary=edge"}},
        "body",
        "broken",
    ),
    ({"content": b"", "headers": {"Content-Type": "multipart/form-data"}}, "body", "boundary"),
]


@pytest.mark.parametrize(("sent_as", "param", "reason"), WRONG)
async def test_what_is_wrong_with_an_upload_is_said(
    api: Served, tmp_path: Path, sent_as: dict[str, Any], param: str, reason: str
) -> None:
    answer = await api.http.post("/v1/video/upload", **sent_as)
    assert answer.status_code == 400, answer.text
    envelope = checked_envelope(answer)
    assert envelope["message"] == f"参数错误：{param}"
    assert reason in envelope["detail"]
    assert await rows(api) == 0
    assert stored(tmp_path) == []
    assert is_swept(tmp_path)


async def test_the_body_must_be_a_form(api: Served) -> None:
    for sent_as in (
        {"json": {"file": "x"}},
        {"data": {"file": "x"}},
        {"content": picture(), "headers": {"Content-Type": "image/png"}},
        {},
    ):
        answer = await api.http.post("/v1/video/upload", **sent_as)
        assert answer.status_code == 415
        assert "multipart/form-data" in checked_envelope(answer)["detail"]


@pytest.mark.parametrize(
    ("name", "size_bytes", "status"),
    [
        ("png", MAX_PICTURE_BYTES, 200),
        ("png", MAX_PICTURE_BYTES + 1, 400),
        ("wav", MAX_AUDIO_BYTES + 1, 400),
        ("mp4", MAX_FILE_BYTES, 200),
        ("mp4", MAX_FILE_BYTES + 1, 413),
    ],
)
async def test_each_kind_has_a_size_of_its_own(
    api: Served, tmp_path: Path, files: dict[str, bytes], name: str, size_bytes: int, status: int
) -> None:
    data = files[name]
    if name == "mp4":  # padded as the format has it: with a box that means nothing
        padding = size_bytes - len(data)
        data += padding.to_bytes(4, "big") + b"free"
    answer = await send(api, data.ljust(size_bytes, b"\0"))
    assert answer.status_code == status, answer.text
    if status == 200:
        assert [path.stat().st_size for path in stored(tmp_path)] == [size_bytes]
        return
    checked_envelope(answer)
    assert await rows(api) == 0
    assert stored(tmp_path) == []
    assert is_swept(tmp_path)


async def test_a_body_without_a_length_is_refused_while_it_comes(
    api: Served, tmp_path: Path
) -> None:
    pieces_sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal pieces_sent
        yield b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        while True:
            pieces_sent += 1
            yield bytes(1024**2)

    headers = {"Content-Type": "multipart/form-data; boundary=edge"}
    answer = await api.http.post("/v1/video/upload", content=endless(), headers=headers)
    assert answer.status_code == 413
    checked_envelope(answer)
    assert "content-length" not in answer.request.headers
    assert pieces_sent <= MAX_FILE_BYTES // 1024**2 + 2
    assert await rows(api) == 0
    assert stored(tmp_path) == []
    assert is_swept(tmp_path)


async def test_a_frozen_account_uploads_nothing(api: Served) -> None:
    await api.execute(SQL("UPDATE accounts SET is_frozen = true"))
    answer = await send(api, picture())
    assert checked_envelope(answer)["ref_code"] == 400901
    assert await rows(api) == 0


async def test_a_key_that_may_only_read_uploads_nothing(api: Served) -> None:
    answer = await send(api, picture(), headers=await api.key(scopes=["video:read"]))
    assert checked_envelope(answer)["ref_code"] == 403000


async def test_an_account_cannot_fill_the_disk(
    api: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = picture()
    monkeypatch.setattr(service, "ACCOUNT_BYTES_MAX", 2 * len(data) + 1)
    for _ in range(2):
        await sent(api, data)
    envelope = checked_envelope(await send(api, data))
    assert envelope["ref_code"] == 400001
    assert str(2 * len(data) + 1) in envelope["detail"]
    assert len(stored(tmp_path)) == await rows(api) == 2
    other = await api.key(account="other")
    await sent(api, data, headers=other)


async def test_a_storage_that_is_full_keeps_neither_file_nor_row(
    settings: Settings, conninfo: str, tmp_path: Path
) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    with mount_small_disk(folder):
        small = settings.model_copy(update={"storage_url": folder.as_uri()})
        async with served(small, conninfo) as api:
            answer = await send(api, picture().ljust(2 * 1024**2, b"\0"))
            assert answer.status_code == 503
            assert checked_envelope(answer)["code"] == "unavailable"
            assert [path for path in folder.rglob("*") if path.is_file()] == []
            assert await rows(api) == 0
            await sent(api, picture())


# Naming an upload


async def test_a_task_is_created_with_an_upload_and_links_to_it(
    api: Served, tmp_path: Path
) -> None:
    data = picture()
    file_id = await sent(api, data)
    task_ids = [
        await api.created(content=[CAT, uploaded("image", file_id, role="first_frame")])
        for _ in range(2)  # one upload, two tasks
    ]
    assert len(stored(tmp_path)) == 1  # no copy is made
    for task_id in task_ids:
        shown = (await api.status(task_id))["content"][1]
        url = shown.pop("url")
        assert shown == {"type": "image", "file_id": file_id, "role": "first_frame"}
        assert url.startswith(f"{BASE_URL}/v1/files/uploads/{file_id}.png?")
        answer = await api.http.get(url, headers={"Authorization": ""})
        assert answer.content == data
        assert answer.headers["content-type"] == "image/png"


async def test_sounds_and_clips_are_named_like_pictures(
    api: Served, files: dict[str, bytes]
) -> None:
    ids = {name: await sent(api, files[name]) for name in ("png", "mp3", "wav", "mp4", "mov")}
    [task_id] = await created(
        api,
        uploaded("image", ids["png"]),
        *(uploaded("audio", ids[name]) for name in ("mp3", "wav")),
        *(uploaded("video", ids[name].upper()) for name in ("mp4", "mov")),
    )
    content = (await api.status(task_id))["content"]
    fields = {"image": "url", "audio": "audio_url", "video": "video_url"}
    for item, name in zip(content, ids, strict=True):
        assert item["file_id"] == ids[name]
        answer = await api.http.get(item[fields[item["type"]]])
        assert answer.content == files[name]
        assert answer.headers["content-type"] == MIMES[name]


async def test_another_account_s_upload_is_as_unknown_as_none(api: Served) -> None:
    foreign = await sent(api, picture(), headers=await api.key(account="other"))
    sentences = set()
    for file_id in (foreign, str(uuid4())):
        envelope = await refused(api, CAT, uploaded("image", file_id))
        assert envelope["param"] == "content[1].file_id"
        assert "uploaded with this account" in envelope["detail"]
        sentences.add(envelope["detail"].replace(file_id, "…"))
    assert len(sentences) == 1


async def test_an_upload_of_another_kind_is_refused(api: Served, files: dict[str, bytes]) -> None:
    file_id = await sent(api, files["mp3"])
    for kind in ("image", "video"):
        envelope = await refused(api, CAT, uploaded(kind, file_id))
        assert envelope["param"] == "content[1].file_id"


async def test_any_json_in_place_of_a_file_id_is_refused(api: Served) -> None:
    values: list[object] = [1, True, "", "x", [], {}, [str(uuid4())], "0" * 32, "\0", "ａ" * 36]
    for value in values:
        envelope = await refused(api, CAT, {"type": "image", "file_id": value})
        assert envelope["param"].startswith("content[1]")


async def test_naming_an_upload_keeps_it(api: Served) -> None:
    file_id = await sent(api, picture())
    await api.execute(SQL("UPDATE uploads SET used_at = now() - interval '1 year'"))
    await api.created(content=[CAT, uploaded("image", file_id)])
    artifacts, retention = api.resources.artifacts, api.resources.retention
    async with api.resources.database.connection() as connection:
        assert await service.expire(connection, artifacts, retention=retention, limit=9) == 0
        await connection.execute("UPDATE uploads SET used_at = now() - interval '1 year'")
        assert await service.expire(connection, artifacts, retention=retention, limit=9) == 1
    envelope = await refused(api, CAT, uploaded("image", file_id))
    assert envelope["param"] == "content[1].file_id"


async def test_an_upload_that_expires_during_the_call_refuses_it(api: Served) -> None:
    file_id = await sent(api, picture())
    body = pro(content=[CAT, uploaded("image", file_id)])
    async with api.resources.database.transaction() as connection:
        secret = (await accounts.create_key(connection, name="a")).secret
        caller = await accounts.authenticate(connection, secret)
    inputs = await Inputs.of(api.resources, caller, body)
    video_request = parse_request(body, check_source=inputs.check)
    inputs.placed(video_request, task_id=uuid4())
    await api.execute(SQL("DELETE FROM uploads"))
    async with api.resources.database.transaction() as connection:
        with pytest.raises(InvalidRequest) as refusal:
            await inputs.keep(connection)
    [problem] = refusal.value.problems
    assert problem.param == "content[1].file_id"


# Sounds and clips in data URLs


async def test_every_task_of_a_call_has_copies_of_its_own(
    api: Served, tmp_path: Path, files: dict[str, bytes]
) -> None:
    content = [
        image(url=data_url("image", files["png"])),
        audio(data_url("audio", files["mp3"])),
        video(data_url("video", files["mov"])),
    ]
    answer = await api.http.post("/v1/video/create", json=new(*content, n=4))
    assert answer.status_code == 200, answer.text
    task_ids = answer.json()["task_ids"]
    assert len(task_ids) == 4
    for task_id in task_ids:
        shown = (await api.status(UUID(task_id)))["content"]
        assert [sorted(item) for item in shown] == [
            ["role", "type", "url"],
            ["audio_url", "type"],
            ["type", "video_url"],
        ]
        for folder, index, name in (
            ("pictures", 0, "png"),
            ("audios", 1, "mp3"),
            ("clips", 2, "mov"),
        ):
            [path] = stored(tmp_path, folder=f"{folder}/{task_id}")
            assert path.name == f"{index}.{name}"
            assert path.read_bytes() == files[name]
        link = await api.http.get(shown[1]["audio_url"])
        assert link.headers["content-type"] == "audio/mpeg"
    assert len(stored(tmp_path)) == 12


async def test_what_is_wrong_with_a_sound_or_a_clip_is_said_at_once(
    api: Served, tmp_path: Path, files: dict[str, bytes]
) -> None:
    wrong = [
        (audio("data:audio/wav;base64,%%"), "audio_url", "base64"),
        (audio(data_url("video", files["mp3"])), "audio_url", "media type"),
        (audio(data_url("audio", files["mp4"])), "audio_url", "wav or mp3"),
        (audio(data_url("audio", files["wav"][:30])), "audio_url", "audio"),
        (video(data_url("video", files["wav"])), "video_url", "mp4 or mov"),
        (video(data_url("video", files["mp4"][: len(files["mp4"]) // 2])), "video_url", "video"),
    ]
    for item, field, reason in wrong:
        envelope = await refused(api, image(), item)
        assert envelope["param"] == f"content[1].{field}"
        assert reason in envelope["detail"], envelope
        assert len(envelope["detail"]) < 200
    assert stored(tmp_path) == []


async def test_a_refused_call_leaves_no_file_behind(
    api: Served, tmp_path: Path, files: dict[str, bytes]
) -> None:
    content = [image(), audio(data_url("audio", files["mp3"]))]
    body = new(*content, n=4)
    answer = await api.http.post(
        "/v1/video/create", json=body, headers=await api.key(max_concurrent=3)
    )
    assert checked_envelope(answer)["ref_code"] == 400015
    assert stored(tmp_path) == []


async def test_only_so_many_sounds_and_clips_are_looked_into(
    api: Served, files: dict[str, bytes]
) -> None:
    many = [audio(data_url("audio", files["mp3"] + bytes([i]))) for i in range(CLIPS_MAX + 2)]
    envelope = await refused(api, image(), *many)
    over = [
        error["param"] for error in envelope["errors"] if "audio and video data" in error["detail"]
    ]
    assert over == [f"content[{CLIPS_MAX + 1}].audio_url", f"content[{CLIPS_MAX + 2}].audio_url"]
