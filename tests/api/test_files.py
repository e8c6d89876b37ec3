"""Downloads: whole, in part, not at all."""

from __future__ import annotations

import httpx
import pytest

from tests.api.serving import VIDEO_BYTES, Served, checked_envelope
from vitascope.api.app import make_app

SIZE = len(VIDEO_BYTES)


@pytest.fixture
async def url(api: Served) -> str:
    url: str = (await api.completed())["video_url"]
    api.http.headers.pop("Authorization")  # a signed link needs no other credential
    return url


async def test_the_whole_file(api: Served, url: str) -> None:
    answer = await api.http.get(url)
    assert answer.status_code == 200
    assert answer.content == VIDEO_BYTES
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["content-length"] == str(SIZE)
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["etag"].startswith('"') and answer.headers["etag"].endswith('"')
    assert "content-range" not in answer.headers


async def test_head_says_what_get_would(api: Served, url: str) -> None:
    got, looked = await api.http.get(url), await api.http.head(url)
    assert looked.status_code == 200
    assert looked.content == b""
    ours = {"x-request-id": None}
    assert {**looked.headers, **ours} == {**got.headers, **ours}


# The Range header and the bytes that are sent for it: first and one past the last; None: all.
RANGES: list[tuple[str, tuple[int, int] | None]] = [
    ("bytes=0-0", (0, 1)),
    ("bytes=0-1", (0, 2)),  # what a player asks first
    ("bytes=0-", (0, SIZE)),  # open
    ("bytes=100-199", (100, 200)),
    ("bytes=2000-", (2000, SIZE)),
    (f"bytes={SIZE - 1}-", (SIZE - 1, SIZE)),
    (f"bytes=0-{SIZE - 1}", (0, SIZE)),
    ("bytes=5-999999999999", (5, SIZE)),  # cut to the file
    ("bytes=-1", (SIZE - 1, SIZE)),  # suffix
    ("bytes=-100", (SIZE - 100, SIZE)),
    ("bytes=-999999", (0, SIZE)),
    ("Bytes=0-1", (0, 2)),  # units are read in any case
    (" bytes=0-1 ", (0, 2)),
    # What says nothing to us is ignored, as RFC 9110 §14.2 asks.
    ("bytes=0-1,5-6", None),  # several
    ("bytes=5-4", None),  # backwards
    ("bytes=-", None),
    ("bytes=", None),
    ("bytes=a-b", None),
    ("bytes=+1-2", None),
    ("bytes=１-２", None),
    ("items=0-1", None),
    ("0-1", None),
    ("bytes=0-" + "9" * 5_000, None),
    ("bytes=" + "9" * 5_000 + "-", None),
]


async def test_ranges(api: Served, url: str) -> None:
    for header, part in RANGES:
        answer = await api.http.get(url, headers=[(b"Range", header.encode())])
        if part is None:
            assert answer.status_code == 200, header
            assert answer.content == VIDEO_BYTES
            continue
        start, stop = part
        assert answer.status_code == 206, header
        assert answer.content == VIDEO_BYTES[start:stop]
        assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/{SIZE}"
        assert answer.headers["content-length"] == str(stop - start)
        assert answer.headers["content-type"] == "video/mp4"
        assert "etag" in answer.headers


async def test_a_range_without_a_byte_of_the_file(api: Served, url: str) -> None:
    for header in (f"bytes={SIZE}-", "bytes=99999-100000", "bytes=-0"):
        answer = await api.http.get(url, headers={"Range": header})
        assert answer.status_code == 416, header
        assert answer.headers["content-range"] == f"bytes */{SIZE}"
        envelope = checked_envelope(answer)
        assert (envelope["code"], envelope["ref_code"]) == ("range_not_satisfiable", 416000)


async def test_a_range_means_nothing_to_head(api: Served, url: str) -> None:
    for header in ("bytes=0-1", "bytes=99999-"):
        answer = await api.http.head(url, headers={"Range": header})
        assert answer.status_code == 200
        assert answer.headers["content-length"] == str(SIZE)


async def test_a_download_goes_on_only_if_the_file_is_the_same(api: Served, url: str) -> None:
    etag = (await api.http.head(url)).headers["etag"]
    conditions = [
        (etag, 206),
        ('"another"', 200),
        (f"W/{etag}", 200),  # weak: not good enough for parts
        ("Wed, 21 Oct 2026 07:28:00 GMT", 200),  # we gave no date to compare with
    ]
    for condition, status in conditions:
        headers = {"Range": "bytes=10-19", "If-Range": condition}
        answer = await api.http.get(url, headers=headers)
        assert answer.status_code == status, condition
        assert answer.content == (VIDEO_BYTES[10:20] if status == 206 else VIDEO_BYTES)


async def test_a_file_that_the_client_has_is_not_sent_again(api: Served, url: str) -> None:
    etag = (await api.http.head(url)).headers["etag"]
    known = [etag, f"W/{etag}", f'"another", {etag}', "*"]
    for header in known:
        for method in ("GET", "HEAD"):
            answer = await api.http.request(method, url, headers={"If-None-Match": header})
            assert answer.status_code == 304, header
            assert answer.content == b""
            assert answer.headers["etag"] == etag
    answer = await api.http.get(url, headers={"If-None-Match": '"another"'})
    assert answer.status_code == 200
    # A condition on the whole is looked at before a part is cut.
    both = {"If-None-Match": etag, "Range": "bytes=0-1"}
    assert (await api.http.get(url, headers=both)).status_code == 304


async def test_a_link_is_the_same_for_a_while(api: Served) -> None:
    status = await api.completed()
    params = {"id": status["task_id"]}
    urls = {
        (await api.http.get("/v1/video/status", params=params)).json()["video_url"]
        for _ in range(3)
    }
    assert len(urls) <= 2  # the minute may turn over meanwhile


async def test_more_in_the_link_s_query_does_no_harm(api: Served, url: str) -> None:
    more = {**dict(httpx.URL(url).params), "utm_source": "mail"}
    assert (await api.http.get(httpx.URL(url, params=more))).status_code == 200


async def test_every_process_of_the_service_knows_the_links_of_another(
    api: Served, url: str
) -> None:
    app = make_app(api.resources.settings, api.conninfo)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app)) as other,
    ):
        assert (await other.get(url)).content == VIDEO_BYTES
