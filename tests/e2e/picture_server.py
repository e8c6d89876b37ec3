"""A web server on loopback that has pictures, or whatever a test wants fetched."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
from numpy.typing import NDArray
from PIL import Image

__all__ = ["LOOPBACK", "encoded", "serving"]

LOOPBACK = "127.0.0.0/8"
"""For VITASCOPE_FETCH_ALLOW."""


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[str]:
    """Serve files by their path (``/a.jpg``); the base URL."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = files.get(self.path)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *args: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def encoded(pixels_hwc: NDArray[np.uint8], kind: str) -> bytes:
    """A picture file: ``PNG`` keeps every pixel, ``JPEG`` has quality 95."""
    buffer = io.BytesIO()
    Image.fromarray(pixels_hwc).save(buffer, kind, quality=95)
    return buffer.getvalue()
