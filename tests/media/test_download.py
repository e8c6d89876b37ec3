"""Downloading a provider's video from real servers on loopback. Loopback is no public network: what
reaches it is either the operator's own host or let in."""

from __future__ import annotations

import ipaddress
import shutil
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.media.test_fetch import CONTENT, Handler, Server, drip, raw_server, serving
from vitascope.engines.base import RenderCancelled
from vitascope.media.download import download
from vitascope.media.errors import DiskFull, FilmUnreachable, FilmUnusable

LOOPBACK = [ipaddress.ip_network("127.0.0.0/8")]
KEY = {"Authorization": "Bearer secret-key"}


class FilmHandler(Handler):
    """As ``Handler``, and: a video of any declared type."""

    def do_GET(self) -> None:  # noqa: N802 - http.server's name
        path, _, argument = self.path.partition("?")
        if path == "/film":
            self.seen.append(dict(self.headers))
            self.send_response(200)
            if argument:
                self.send_header("Content-Type", argument)
            self.send_header("Content-Length", str(len(CONTENT)))
            self.end_headers()
            self.wfile.write(CONTENT)
        else:
            super().do_GET()


@pytest.fixture
def seen() -> list[dict[str, str]]:
    """The request headers the server got."""
    return []


@pytest.fixture
def port(seen: list[dict[str, str]]) -> Iterator[int]:
    server = Server(("127.0.0.1", 0), type("SeeingHandler", (FilmHandler,), {"seen": seen}))
    with serving(server):
        yield server.server_port


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return tmp_path / "film"


def get(
    port: int,
    path: str,
    film: Path,
    *,
    own_host: str | None = "127.0.0.1",
    headers: Mapping[str, str] | None = None,
    limit_bytes: int = 1_000_000,
    timeout_s: float = 30.0,
    stall_s: float = 10.0,
    cancel: threading.Event | None = None,
) -> None:
    download(
        f"http://127.0.0.1:{port}{path}",
        film,
        headers=headers,
        own_host=own_host,
        limit_bytes=limit_bytes,
        timeout_s=timeout_s,
        stall_s=stall_s,
        cancel=cancel,
    )


@pytest.mark.parametrize("kind", ["video/mp4", "application/octet-stream", "Video/MP4; a=b", ""])
def test_the_file_comes_whole(port: int, film: Path, kind: str) -> None:
    get(port, f"/film?{kind}" if kind else "/film", film)
    assert film.read_bytes() == CONTENT


def test_the_key_goes_to_the_host_it_is_for(
    port: int, seen: list[dict[str, str]], film: Path
) -> None:
    get(port, "/hops?2", film, headers=KEY)
    assert film.read_bytes() == CONTENT
    assert [headers.get("Authorization") for headers in seen] == ["Bearer secret-key"] * 3


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_no_key_goes_along_to_another_port_or_host(
    port: int, seen: list[dict[str, str]], film: Path, host: str
) -> None:
    there: list[dict[str, str]] = []
    other = Server(("127.0.0.1", 0), type("Other", (FilmHandler,), {"seen": there}))
    with serving(other):
        onward = f"http://{host}:{other.server_port}/film"
        download(
            f"http://127.0.0.1:{port}/to?{onward}",
            film,
            headers=KEY,
            own_host="127.0.0.1",
            allow=[*LOOPBACK, ipaddress.ip_network("::1/128")],
        )
    assert seen[0]["Authorization"] == "Bearer secret-key"
    assert "Authorization" not in there[0]
    assert film.read_bytes() == CONTENT


def test_the_operators_own_host_may_be_anywhere_and_its_name_is_not_case_bound(
    port: int, film: Path
) -> None:
    download(f"http://LOCALHOST:{port}/film", film, own_host="LocalHost")
    assert film.read_bytes() == CONTENT


@pytest.mark.parametrize("own_host", [None, "example.com", "127.0.0.2"])
def test_any_other_host_is_guarded(
    port: int, seen: list[dict[str, str]], film: Path, own_host: str | None
) -> None:
    with pytest.raises(FilmUnusable, match="may not be reached"):
        get(port, "/film", film, own_host=own_host)
    assert seen == []
    assert not film.exists()


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/latest/meta-data/", "http://127.0.0.2:9/", "http://[::1]:9/"],
)
def test_a_redirect_from_the_own_host_to_a_private_address_is_refused(
    port: int, film: Path, target: str
) -> None:
    with pytest.raises(FilmUnusable, match="may not be reached"):
        get(port, f"/to?{target}", film)
    assert not film.exists()


def test_the_fourth_redirect_is_not_followed(port: int, film: Path) -> None:
    with pytest.raises(FilmUnreachable, match="more than 3"):
        get(port, "/hops?4", film)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.com/", "data:video/mp4,x"])
def test_only_the_web_is_asked(film: Path, url: str) -> None:
    with pytest.raises(FilmUnusable, match="http or https"):
        download(url, film)


@pytest.mark.parametrize("status", [204, 403, 404, 410, 429, 500, 503])
def test_only_a_200_is_an_answer_and_others_may_pass(port: int, film: Path, status: int) -> None:
    with pytest.raises(FilmUnreachable, match=f"it answered {status}") as caught:
        get(port, f"/status?{status}&signature=secret", film)
    assert caught.value.retryable
    assert caught.value.code == "provider_failed"
    assert "secret" not in caught.value.message
    assert not film.exists()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("application/json", "JSON"),
        ("application/json; charset=utf-8", "JSON"),
        ("text/html; charset=utf-8", "a web page"),
        ("TEXT/HTML", "a web page"),
        ("application/xml", "XML"),
        ("text/plain", "text"),
    ],
)
def test_text_in_the_place_of_a_video_is_refused(
    port: int, film: Path, kind: str, words: str
) -> None:
    with pytest.raises(FilmUnusable, match=f"127.0.0.1 .* is {words}, not a video") as caught:
        get(port, f"/film?{kind}", film)
    assert not caught.value.retryable
    assert not film.exists()


def test_ten_gigabytes_are_refused_by_their_announcement(port: int, film: Path) -> None:
    with pytest.raises(FilmUnusable, match="larger than 1000000 bytes"):
        get(port, f"/claims?{10 * 1000**3}", film)
    assert not film.exists()


def test_a_body_without_end_is_cut_at_the_limit(port: int, film: Path) -> None:
    with pytest.raises(FilmUnusable, match="larger than 1000000 bytes"):
        get(port, "/endless", film)
    assert not film.exists()


def test_a_file_of_exactly_the_limit_is_taken(port: int, film: Path) -> None:
    get(port, "/film", film, limit_bytes=len(CONTENT))
    assert film.read_bytes() == CONTENT


def test_a_file_that_breaks_off_may_be_had_another_time(port: int, film: Path) -> None:
    with pytest.raises(FilmUnreachable, match="broke off") as caught:
        get(port, "/short", film)
    assert caught.value.retryable
    assert not film.exists()


def test_a_port_nobody_listens_on_may_be_listened_on_later(film: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(FilmUnreachable, match="no connection"):
        get(port, "/film", film)


def begins(start: bytes) -> Callable[[socket.socket, threading.Event], None]:
    """Says so much, and nothing more."""

    def speak(connection: socket.socket, stop: threading.Event) -> None:
        connection.recv(65536)
        connection.sendall(start)
        stop.wait(60)

    return speak


HALF = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf"


@pytest.mark.parametrize("start", [b"", HALF], ids=["no-answer", "half-a-body"])
def test_a_server_that_falls_silent_is_left_before_the_deadline(film: Path, start: bytes) -> None:
    with (
        raw_server(begins(start)) as port,
        pytest.raises(FilmUnreachable, match=r"nothing came for 0\.3 seconds"),
    ):
        get(port, "/", film, stall_s=0.3)
    assert not film.exists()


@pytest.mark.parametrize(
    "start", [HALF, b"HTTP/1.1 200 OK\r\n\r\n"], ids=["known-length", "until-the-end"]
)
def test_a_server_that_drips_is_cut_at_the_deadline(film: Path, start: bytes) -> None:
    with (
        raw_server(drip(start, b"x")) as port,
        pytest.raises(FilmUnreachable, match=r"longer than 0\.5 seconds"),
    ):
        get(port, "/", film, timeout_s=0.5)
    assert not film.exists()


@pytest.mark.parametrize(
    "speak",
    [begins(b""), begins(HALF), drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x")],
    ids=["before-the-answer", "in-the-body", "while-it-drips"],
)
def test_a_cancel_ends_it(
    film: Path, speak: Callable[[socket.socket, threading.Event], None]
) -> None:
    cancel, asked = threading.Event(), threading.Event()

    def then_cancelled(connection: socket.socket, stop: threading.Event) -> None:
        asked.set()
        speak(connection, stop)

    with raw_server(then_cancelled) as port:

        def change_of_mind() -> None:
            asked.wait(30)
            cancel.set()

        mind = threading.Thread(target=change_of_mind)
        mind.start()
        with pytest.raises(RenderCancelled):
            # Longer than the test may last: only the cancel can end it.
            get(port, "/", film, timeout_s=600.0, stall_s=600.0, cancel=cancel)
        mind.join()
    assert not film.exists()


def test_what_was_cancelled_before_is_not_begun_to_be_kept(port: int, film: Path) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(RenderCancelled):
        get(port, "/film", film, cancel=cancel)
    assert not film.exists()


def test_a_disk_without_room_is_told_as_that(port: int, small_disk: Path) -> None:
    with pytest.raises(DiskFull):
        get(port, "/endless", small_disk / "film", limit_bytes=10**9)
    assert not (small_disk / "film").exists()
    assert shutil.disk_usage(small_disk).free > 0


def test_nothing_runs_on_after_a_download(port: int, film: Path) -> None:
    before = {thread.ident for thread in threading.enumerate() if thread.name == "cancel"}
    get(port, "/film", film)
    after = {thread.ident for thread in threading.enumerate() if thread.name == "cancel"}
    assert after == before
