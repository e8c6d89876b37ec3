"""A hub of our own on 127.0.0.1: the API that lists a repository, and its files, by ranges.

Speaks what ``huggingface_hub`` 2.4 and the public hub speak: ``/api/models/…`` with ``blobs=true``,
``/…/resolve/…`` with a redirect for large files, ``ETag``, ``X-Linked-Etag``, ``X-Repo-Commit``,
``X-Error-Code``. Each test says how it misbehaves.
"""

from __future__ import annotations

import hashlib
import json
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

__all__ = ["COMMIT", "FakeHub", "fake_hub", "wan_files"]

COMMIT = "c0ffee" + "0" * 34
LARGE_BYTES = 4096
"""From this size on a file is large: kept apart, and named by its SHA-256."""


@dataclass
class FakeHub:
    """What it holds, how it behaves, and what it was asked."""

    files: dict[str, dict[str, bytes]]
    """By repository and path."""
    licence: str = "apache-2.0"
    gated: bool = False
    """Whether it asks for the token ``good``."""
    breaks_after: dict[str, int] = field(default_factory=dict)
    """Of a file, the bytes after which its connection is closed, once."""
    always_breaks: bool = False
    """Whether it does so every time."""
    ignores_ranges: bool = False
    lies_about: str | None = None
    """A file that comes with other bytes than it has."""
    stall: threading.Event = field(default_factory=threading.Event)
    """Set: files end after their first half only once it is cleared."""
    url: str = ""
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """Path and ``Range`` of each request for a file, in order."""
    tokens: list[str | None] = field(default_factory=list)
    """Authorization of each request."""

    def sent(self, path: str) -> list[str | None]:
        """The ranges that were asked of a file."""
        return [span for name, span in self.asked if name == path]


def wan_files(*, seed: int = 0, shard_bytes: int = 300_000) -> dict[str, bytes]:
    """A repository laid out as those of Wan, of random bytes, with files that nobody needs."""
    draw = random.Random(seed)
    index = {
        "_class_name": "WanPipeline",
        "_diffusers_version": "0.35.0",
        "expand_timesteps": True,
        "transformer_2": [None, None],
        "scheduler": ["diffusers", "UniPCMultistepScheduler"],
        "text_encoder": ["transformers", "UMT5EncoderModel"],
        "tokenizer": ["transformers", "T5TokenizerFast"],
        "transformer": ["diffusers", "WanTransformer3DModel"],
        "vae": ["diffusers", "AutoencoderKLWan"],
    }
    shards = [f"diffusion_pytorch_model-0000{number}-of-00002.safetensors" for number in (1, 2)]
    return {
        "README.md": b"---\nlicense: apache-2.0\n---\n",
        "assets/logo.png": draw.randbytes(9000),
        "model_index.json": json.dumps(index).encode(),
        "scheduler/scheduler_config.json": b'{"flow_shift": 5.0}',
        "text_encoder/config.json": b'{"d_model": 4096}',
        "text_encoder/model.safetensors": draw.randbytes(50_000),
        "text_encoder/pytorch_model.bin": draw.randbytes(50_000),
        "tokenizer/tokenizer.json": draw.randbytes(2000),
        "tokenizer/tokenizer_config.json": b"{}",
        "transformer/config.json": b'{"num_layers": 30}',
        "transformer/diffusion_pytorch_model.safetensors.index.json": json.dumps(
            {"metadata": {}, "weight_map": {"a": shards[0], "b": shards[1]}}
        ).encode(),
        f"transformer/{shards[0]}": draw.randbytes(shard_bytes),
        f"transformer/{shards[1]}": draw.randbytes(40_000),
        "vae/config.json": b'{"z_dim": 48}',
        "vae/diffusion_pytorch_model.safetensors": draw.randbytes(30_000),
        "vae/diffusion_pytorch_model.fp16.safetensors": draw.randbytes(15_000),
        "vae_full/diffusion_pytorch_model.safetensors": draw.randbytes(30_000),
    }


@contextmanager
def fake_hub(hub: FakeHub) -> Iterator[FakeHub]:
    """Run it on a free port for the time of the block."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(hub))
    hub.url = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    try:
        yield hub
    finally:
        hub.stall.clear()
        http.shutdown()
        thread.join()
        http.server_close()


def _etag(content: bytes) -> str:
    if len(content) >= LARGE_BYTES:
        return hashlib.sha256(content).hexdigest()
    return _git_hash(content)


def _git_hash(content: bytes) -> str:
    return hashlib.sha1(f"blob {len(content)}\0".encode() + content).hexdigest()


def _sibling(path: str, content: bytes) -> dict[str, Any]:
    told: dict[str, Any] = {"rfilename": path, "size": len(content), "blobId": _git_hash(content)}
    if len(content) >= LARGE_BYTES:
        told["lfs"] = {"sha256": _etag(content), "size": len(content), "pointerSize": 130}
    return told


def _handler_of(hub: FakeHub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hub.tokens.append(self.headers["Authorization"])
            url = urlsplit(self.path)
            parts = [unquote(part) for part in url.path.strip("/").split("/")]
            if parts[0] == "cdn":
                self._content("/".join(parts[1:3]), "/".join(parts[3:]))
                return
            if hub.gated and self.headers["Authorization"] != "Bearer good":
                self._refuse(401, "GatedRepo")
                return
            is_api = parts[:2] == ["api", "models"]
            repo = "/".join(parts[2:4] if is_api else parts[:2])
            if repo not in hub.files:
                self._refuse(404, "RepoNotFound")
            elif is_api:
                with_blobs = parse_qs(url.query).get("blobs") == ["true"]
                self._list(repo, with_blobs=with_blobs)
            else:
                self._resolve(repo, "/".join(parts[4:]))

        def _list(self, repo: str, *, with_blobs: bool) -> None:
            siblings = [_sibling(path, content) for path, content in hub.files[repo].items()]
            if not with_blobs:
                siblings = [{"rfilename": each["rfilename"]} for each in siblings]
            told = {
                "id": repo,
                "sha": COMMIT,
                "gated": "auto" if hub.gated else False,
                "cardData": {"license": hub.licence},
                "siblings": siblings,
            }
            self._send(200, json.dumps(told).encode(), {"Content-Type": "application/json"})

        def _resolve(self, repo: str, path: str) -> None:
            content = hub.files[repo].get(path)
            if content is None:
                self._refuse(404, "EntryNotFound")
            elif len(content) >= LARGE_BYTES:  # elsewhere, as the hub does
                there = f"/cdn/{repo}/{path}"
                self._send(302, b"", {"Location": there, "X-Linked-Etag": f'"{_etag(content)}"'})
            else:
                self._content(repo, path)

        def _content(self, repo: str, path: str) -> None:
            span = self.headers["Range"]
            hub.asked.append((path, span))
            content = hub.files[repo][path]
            headers = {"ETag": f'"{_etag(content)}"', "X-Repo-Commit": COMMIT}
            if hub.lies_about == path:
                content = bytes(len(content))
            if span and not hub.ignores_ranges:
                start = int(span.removeprefix("bytes=").rstrip("-"))
                headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
                self._send_slowly(206, path, content[start:], headers)
            else:
                self._send_slowly(200, path, content, headers)

        def _send_slowly(
            self, status: int, path: str, body: bytes, headers: dict[str, str]
        ) -> None:
            cut = hub.breaks_after.get(path)
            if not hub.always_breaks:
                hub.breaks_after.pop(path, None)
            if cut is not None:
                self._send(status, body, headers, only=body[:cut])
                self.close_connection = True
            elif hub.stall.is_set() and len(body) >= LARGE_BYTES:
                half = len(body) // 2
                self._send(status, body, headers, only=body[:half])
                self.wfile.flush()
                while hub.stall.is_set():
                    threading.Event().wait(0.05)
                self.wfile.write(body[half:])
            else:
                self._send(status, body, headers)

        def _refuse(self, status: int, code: str) -> None:
            self._send(status, b"{}", {"X-Error-Code": code})

        def _send(
            self,
            status: int,
            body: bytes,
            headers: dict[str, str],
            *,
            only: bytes | None = None,
        ) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body if only is None else only)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
