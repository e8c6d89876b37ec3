"""An S3 bucket small enough to read: the requests that ``Artifacts`` makes, kept in memory.

Checks no signature and knows no more of S3 than those requests: it shows that the client is wired
up right (paths, ranges, multipart, errors), not that Amazon would agree.
"""

import hashlib
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

__all__ = ["Bucket", "serve_bucket"]


@dataclass
class Bucket:
    """What the server holds, and how it should misbehave."""

    objects: dict[str, bytes] = field(default_factory=dict)
    parts: dict[str, dict[int, bytes]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    refuse_with: int | None = None
    """Answer everything with this status."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    bucket: Bucket

    def do_PUT(self) -> None:
        key, query, body = self._read()
        if self._refuse():
            return
        if "uploadId" in query:
            self.bucket.parts[query["uploadId"]][int(query["partNumber"])] = body
        else:
            self.bucket.objects[key] = body
        self._answer(200, etag=_etag(body))

    def do_POST(self) -> None:
        key, query, body = self._read()
        if self._refuse():
            return
        if "uploads" in query:
            upload = f"upload-{len(self.bucket.parts)}"
            self.bucket.parts[upload] = {}
            self._answer_xml("InitiateMultipartUploadResult", f"<UploadId>{upload}</UploadId>")
        elif "uploadId" in query:
            parts = self.bucket.parts.pop(query["uploadId"])
            self.bucket.objects[key] = b"".join(parts[number] for number in sorted(parts))
            tag = escape(_etag(self.bucket.objects[key]))
            self._answer_xml("CompleteMultipartUploadResult", f"<ETag>{tag}</ETag>")
        elif "delete" in query:
            keys = [unquote(k) for k in re.findall(r"<Key>(.*?)</Key>", body.decode())]
            for each in keys:
                self.bucket.objects.pop(each, None)
            gone = "".join(f"<Deleted><Key>{each}</Key></Deleted>" for each in keys)
            self._answer_xml("DeleteResult", gone)

    def do_DELETE(self) -> None:
        key, _, _ = self._read()
        if not self._refuse():
            self.bucket.objects.pop(key, None)
            self._answer(204)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        key, _, _ = self._read()
        if self._refuse():
            return
        if key not in self.bucket.objects:
            self._answer(404)
            return
        data = self.bucket.objects[key]
        wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if wanted is None:
            self._answer(200, data, etag=_etag(data))
            return
        start, last = int(wanted[1]), min(int(wanted[2]), len(data) - 1)
        content_range = f"bytes {start}-{last}/{len(data)}"
        self._answer(206, data[start : last + 1], etag=_etag(data), content_range=content_range)

    def _read(self) -> tuple[str, dict[str, str], bytes]:
        parts = urlsplit(self.path)
        query = {k: v[0] for k, v in parse_qs(parts.query, keep_blank_values=True).items()}
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.bucket.requests.append(f"{self.command} {self.path}")
        _, _, key = unquote(parts.path).lstrip("/").partition("/")  # path style: /bucket/key
        return key, query, body

    def _refuse(self) -> bool:
        if self.bucket.refuse_with is None:
            return False
        self._answer(self.bucket.refuse_with)
        return True

    def _answer_xml(self, root: str, inner: str) -> None:
        self._answer(200, f"<{root}>{inner}</{root}>".encode())

    def _answer(
        self,
        status: int,
        body: bytes = b"",
        *,
        etag: str | None = None,
        content_range: str | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", "Sun, 22 Nov 2026 12:00:00 GMT")
        if etag is not None:
            self.send_header("ETag", etag)
        if content_range is not None:
            self.send_header("Content-Range", content_range)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def _etag(data: bytes) -> str:
    return f'"{hashlib.md5(data, usedforsecurity=False).hexdigest()}"'


@contextmanager
def serve_bucket() -> Iterator[tuple[Bucket, str]]:
    """A running bucket, and the address of its server."""
    bucket = Bucket()
    handler = type("BucketHandler", (_Handler,), {"bucket": bucket})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield bucket, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
