"""Fetching from real servers on loopback, which only the ``allow`` list lets in."""

import http.server
import ipaddress
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vitascope import __version__
from vitascope.catalog.media import MediaKind
from vitascope.media.errors import (
    DiskFull,
    ImageForbidden,
    ImageUnreachable,
    PictureInvalid,
)
from vitascope.media.fetch import fetch, fetch_file
from vitascope.media.kinds import KINDS

LOOPBACK = [ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128")]
CONTENT = bytes(range(256)) * 100


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen: list[dict[str, str]]

    def do_GET(self) -> None:
        self.seen.append(dict(self.headers))
        path, _, argument = self.path.partition("?")
        if path == "/ok":
            self.answer(200, CONTENT)
        elif path == "/status":
            self.answer(int(argument.partition("&")[0]), b"")
        elif path == "/to":
            self.answer(302, b"", location=argument)
        elif path == "/hops":
            left = int(argument)
            self.answer(307, b"", location=f"/hops?{left - 1}" if left > 1 else "/ok")
        elif path == "/short":
            self.answer(200, b"half", length=8)
            self.close_connection = True
        elif path == "/claims":
            self.answer(200, b"", length=int(argument))
            self.close_connection = True
        elif path == "/endless":
            self.endless()

    def answer(
        self, status: int, body: bytes, *, location: str | None = None, length: int | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if location is not None:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def endless(self) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            while True:
                self.wfile.write(bytes(65536))
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is part of the tests."""


@contextmanager
def serving(server: Server) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def seen() -> list[dict[str, str]]:
    """The request headers the server got."""
    return []


@pytest.fixture
def port(seen: list[dict[str, str]]) -> Iterator[int]:
    handler = type("SeeingHandler", (Handler,), {"seen": seen})
    server = Server(("127.0.0.1", 0), handler)
    with serving(server):
        yield server.server_port


@contextmanager
def raw_server(speak: Callable[[socket.socket, threading.Event], None]) -> Iterator[int]:
    """A server of one connection that does what ``speak`` does."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            try:
                speak(connection, stop)
            except OSError:
                stop.set()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        stop.set()
        thread.join()
        listener.close()


def test_the_content_comes_back(port: int, seen: list[dict[str, str]]) -> None:
    assert fetch(f"http://127.0.0.1:{port}/ok", allow=LOOPBACK) == CONTENT
    assert seen[0]["Host"] == f"127.0.0.1:{port}"
    assert seen[0]["User-Agent"] == f"Vitascope/{__version__}"
    assert seen[0]["Accept-Encoding"] == "identity"


def test_a_name_is_resolved_and_stays_the_host(port: int, seen: list[dict[str, str]]) -> None:
    assert fetch(f"http://localhost:{port}/ok", allow=LOOPBACK) == CONTENT
    assert seen[0]["Host"] == f"localhost:{port}"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/ok",
        "http://localhost:{port}/ok",
        "http://2130706433:{port}/ok",
        "http://0x7f.1:{port}/ok",
        "http://[::ffff:127.0.0.1]:{port}/ok",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/latest/meta-data/",
        "http://10.0.0.1/",
    ],
)
def test_our_own_network_is_refused(port: int, seen: list[dict[str, str]], url: str) -> None:
    with pytest.raises(ImageForbidden, match="may not be reached"):
        fetch(url.format(port=port))
    assert seen == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.com/a.png",
        "file:///etc/passwd",
        "gopher://example.com/",
        "//example.com/a.png",
        "http://",
        "http://127.0.0.1:99999/",
        "http://user:secret@127.0.0.1/a.png",
        "http://a\\@127.0.0.1/",  # a browser and a parser would read two different hosts
        "http://exa\nmple.com/",
    ],
)
def test_urls_that_are_refused_unseen(url: str) -> None:
    with pytest.raises(ImageForbidden) as caught:
        fetch(url, allow=LOOPBACK)
    assert "secret" not in caught.value.message


@pytest.mark.parametrize("hops", [1, 3])
def test_up_to_three_redirects_are_followed(port: int, hops: int) -> None:
    assert fetch(f"http://127.0.0.1:{port}/hops?{hops}", allow=LOOPBACK) == CONTENT


def test_the_fourth_redirect_is_not_followed(port: int, seen: list[dict[str, str]]) -> None:
    with pytest.raises(ImageUnreachable, match="more than 3"):
        fetch(f"http://127.0.0.1:{port}/hops?4", allow=LOOPBACK)
    assert len(seen) == 4


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]:9/",
        "//10.0.0.1/a.png",
        "file:///etc/passwd",
        "http://user:secret@127.0.0.1/",
    ],
)
def test_a_redirect_is_guarded_like_the_first_address(port: int, target: str) -> None:
    with pytest.raises(ImageForbidden):
        fetch(f"http://127.0.0.1:{port}/to?{target}", allow=LOOPBACK[:1])


@pytest.mark.parametrize("status", [201, 204, 206, 301, 304, 400, 404, 500])
def test_only_a_200_is_an_answer(port: int, status: int) -> None:
    with pytest.raises(ImageUnreachable, match=str(status)):
        fetch(f"http://127.0.0.1:{port}/status?{status}", allow=LOOPBACK)


def test_a_message_names_the_host_but_never_the_query(port: int) -> None:
    with pytest.raises(ImageUnreachable, match=r"127\.0\.0\.1") as caught:
        fetch(f"http://127.0.0.1:{port}/status?404&token=secret", allow=LOOPBACK)
    assert "secret" not in caught.value.message


def test_a_port_nobody_listens_on_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(ImageUnreachable, match="no connection"):
        fetch(f"http://127.0.0.1:{port}/ok", allow=LOOPBACK)


def test_a_name_without_an_address_is_unreachable() -> None:
    with pytest.raises(ImageUnreachable, match="no address"):
        fetch(f"http://{'a' * 64}.example/a.png")


@pytest.mark.parametrize("path", ["/endless", "/claims?1001"])
def test_content_over_the_limit_is_cut_off(port: int, path: str) -> None:
    with pytest.raises(PictureInvalid, match="larger than 1000 bytes"):
        fetch(f"http://127.0.0.1:{port}{path}", allow=LOOPBACK, limit_bytes=1000)


def test_content_of_exactly_the_limit_is_taken(port: int) -> None:
    url = f"http://127.0.0.1:{port}/ok"
    assert fetch(url, allow=LOOPBACK, limit_bytes=len(CONTENT)) == CONTENT


def test_an_answer_that_breaks_off_is_unreachable(port: int) -> None:
    with pytest.raises(ImageUnreachable, match="broke"):
        fetch(f"http://127.0.0.1:{port}/short", allow=LOOPBACK)


def test_a_server_that_does_not_speak_http_is_unreachable() -> None:
    with (
        raw_server(lambda connection, _: connection.sendall(b"220 smtp ready\r\n")) as port,
        pytest.raises(ImageUnreachable),
    ):
        fetch(f"http://127.0.0.1:{port}/ok", allow=LOOPBACK)


def drip(start: bytes, drop: bytes) -> Callable[[socket.socket, threading.Event], None]:
    def speak(connection: socket.socket, stop: threading.Event) -> None:
        connection.recv(65536)
        connection.sendall(start)
        while not stop.wait(0.05):
            connection.sendall(drop)

    return speak


@pytest.mark.parametrize(
    ("scheme", "start", "drop"),
    [
        # silent after the connection
        ("http", b"", b""),
        # a header that never ends
        ("http", b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        # a body of known length
        ("http", b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
        # a body that ends with the connection: a cut must not look like its end
        ("http", b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        # a TLS record that never ends, where the time-out of the socket starts anew at each byte
        ("https", b"\x16\x03\x03\x3f\xff", b"\x00"),
    ],
)
def test_a_server_that_drips_is_cut_at_the_deadline(scheme: str, start: bytes, drop: bytes) -> None:
    with (
        raw_server(drip(start, drop)) as port,
        pytest.raises(ImageUnreachable, match=r"longer than 0\.5 seconds|no answer in time"),
    ):
        fetch(f"{scheme}://127.0.0.1:{port}/", allow=LOOPBACK, timeout_s=0.5)


# Every kind has its own words, errors and limits, and one way.


@pytest.mark.parametrize(
    ("kind", "noun", "prefix"),
    [("image", "picture", "image"), ("audio", "audio", "audio"), ("video", "video", "video")],
)
def test_each_kind_fails_in_its_own_words(
    port: int, seen: list[dict[str, str]], kind: MediaKind, noun: str, prefix: str
) -> None:
    row = KINDS[kind]
    here = f"http://127.0.0.1:{port}"
    with pytest.raises(row.unreachable, match=f"^The {noun} at 127.0.0.1 could not .* 404"):
        fetch(f"{here}/status?404", kind=kind, allow=LOOPBACK)
    assert seen[0]["Accept"] == f"{prefix}/*"
    with pytest.raises(row.forbidden, match=f"^The {noun}'s address is refused"):
        fetch(f"{here}/ok", kind=kind)
    with pytest.raises(row.forbidden, match=f"^The {noun}'s URL must be http or https"):
        fetch("file:///etc/passwd", kind=kind)
    with pytest.raises(row.invalid, match=f"^The {noun} is larger than {row.limit_bytes} bytes"):
        fetch(f"{here}/claims?{row.limit_bytes + 1}", kind=kind, allow=LOOPBACK)
    codes = [error.code for error in (row.unreachable, row.forbidden, row.invalid)]
    assert codes == [f"{prefix}_unreachable", f"{prefix}_forbidden", f"{prefix}_invalid"]


def test_a_video_goes_to_a_file(port: int, tmp_path: Path) -> None:
    path = tmp_path / "film"
    fetch_file(f"http://127.0.0.1:{port}/hops?2", path, kind="video", allow=LOOPBACK)
    assert path.read_bytes() == CONTENT


def test_a_file_that_has_no_room_is_told_as_that(port: int, small_disk: Path) -> None:
    with pytest.raises(DiskFull):
        fetch_file(
            f"http://127.0.0.1:{port}/endless", small_disk / "film", kind="video", allow=LOOPBACK
        )


def test_proxies_of_the_environment_are_not_used(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetch(f"http://127.0.0.1:{port}/ok", allow=LOOPBACK) == CONTENT


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a self-signed certificate for ``localhost``, in one PEM file."""
    if shutil.which("openssl") is None:
        pytest.skip("needs the openssl command to make a certificate")
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-keyout", str(path), "-out", f"{path}.crt", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(command, check=True, capture_output=True)
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


@pytest.fixture
def tls_port(certificate: Path, seen: list[dict[str, str]]) -> Iterator[int]:
    handler = type("SeeingHandler", (Handler,), {"seen": seen})
    server = Server(("127.0.0.1", 0), handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    with serving(server):
        yield server.server_port


def test_tls_is_checked_against_the_name_not_the_pinned_address(
    tls_port: int, certificate: Path
) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate))
    url = f"https://localhost:{tls_port}/ok"
    assert fetch(url, allow=LOOPBACK, ssl_context=trusting) == CONTENT
    with pytest.raises(ImageUnreachable, match="certificate"):  # no name of the certificate's
        fetch(f"https://127.0.0.1:{tls_port}/ok", allow=LOOPBACK, ssl_context=trusting)


def test_an_untrusted_certificate_is_refused(tls_port: int) -> None:
    with pytest.raises(ImageUnreachable, match="certificate"):
        fetch(f"https://localhost:{tls_port}/ok", allow=LOOPBACK)
