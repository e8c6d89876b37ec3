"""Fetches a model's weights from the hub, or a mirror of it (``HF_ENDPOINT``), into its cache.

Only the files that the pipeline loads. What was fetched of a file is kept when the fetch ends, and
the next one goes on from there; the hub's own library (2.4) throws it away, and a shard is 5 to
10 GB. Each file is checked against its hash. Afterwards the cache is as that library would have
left it, so that other programs find the model, too. Knows nothing of what a model can do.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final
from urllib.parse import quote

import httpx

from vitascope.engines.base import EngineError
from vitascope.engines.diffusion.hardware import disk_free_bytes
from vitascope.engines.diffusion.weights import (
    INDEX_NAME,
    MAIN,
    components_of,
    hub_cache,
    hub_home,
    repo_folder,
)

__all__ = [
    "BrokenDownload",
    "DiskTooSmall",
    "HubAway",
    "HubError",
    "OnProgress",
    "Plan",
    "PullRunning",
    "RemoteFile",
    "RepoClosed",
    "RepoUnknown",
    "endpoint",
    "plan_pull",
    "pull",
]

HEADROOM_BYTES: Final = 2**30
"""Left free on the disk, beyond the files."""

_STREAMS: Final = 4
"""Files at a time."""
_TRIES: Final = 6
"""Of one file, without a byte gained between them."""
_ETAG = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_TIMEOUT = httpx.Timeout(15.0, connect=10.0)
"""So long without a byte is a dead connection; the next one goes on where it was."""

OnProgress = Callable[[int], None]
"""Told bytes as they come: of the wire, or found to be here already. Negative: bytes that turned
out to be wrong. From any thread, one at a time."""


class HubError(EngineError):
    """The hub could not give what was asked for."""

    code: ClassVar[str] = "hub_failed"


class HubAway(HubError):
    """The hub cannot be reached."""

    retryable: ClassVar[bool] = True


class RepoUnknown(HubError):
    """The hub has no such repository, or not for you."""


class RepoClosed(HubError):
    """The hub gives the repository only to those who have accepted its terms."""


class DiskTooSmall(HubError):
    """The files do not fit on the disk."""


class PullRunning(HubError):
    """Another process is fetching this model."""


class BrokenDownload(HubError):
    """A file is not what the hub says it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteFile:
    """One file of a repository."""

    path: str
    """Within the repository."""
    size_bytes: int | None
    """None: a mirror that does not say."""
    etag: str
    """Its name among the cache's blobs: the SHA-256 of a large file, else git's hash of it."""

    @property
    def is_large(self) -> bool:
        return len(self.etag) == 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a pull would fetch, and where to."""

    repo: str
    revision: str
    commit: str
    licence: str | None
    """As the repository states it."""
    files: tuple[RemoteFile, ...]
    folder: Path
    """The repository's, in the cache."""
    size_bytes: int
    """Of all files."""
    here_bytes: int
    """Of them, here already."""

    @property
    def to_fetch_bytes(self) -> int:
        return max(self.size_bytes - self.here_bytes, 0)

    @property
    def snapshot(self) -> Path:
        """The folder the model is loaded from afterwards."""
        return self.folder / "snapshots" / self.commit


def endpoint() -> str:
    """The hub's address."""
    return (os.environ.get("HF_ENDPOINT") or "https://huggingface.co").rstrip("/")


def plan_pull(
    repo: str,
    *,
    revision: str | None = None,
    stated_bytes: int = 0,
    cache: Path | None = None,
) -> Plan:
    """Ask the hub what there is to fetch.

    Args:
        repo: ``owner/name``.
        stated_bytes: the size to go by where a mirror does not say.
        cache: the hub's; without it, where this user has it.

    Raises:
        HubAway, RepoUnknown, RepoClosed
    """
    if os.environ.get("HF_HUB_OFFLINE", "").upper() in {"1", "TRUE", "YES", "ON"}:
        raise HubAway("HF_HUB_OFFLINE says to stay away from the hub")
    revision = revision or MAIN
    folder = repo_folder(repo, cache=cache or hub_cache())
    with _client() as client:
        api = f"/api/models/{repo}/revision/{quote(revision, safe='')}?blobs=true"
        told = _ask(client, api, repo=repo)
        commit = str(told["sha"])
        files = {file.path: file for file in map(_remote_file, told.get("siblings", ()))}
        index = None
        if INDEX_NAME in files:
            index = _ask(client, f"/{repo}/resolve/{commit}/{INDEX_NAME}", repo=repo)
    chosen = tuple(_chosen(files, index))
    blobs = _by_etag(chosen)
    known = [file.size_bytes for file in blobs if file.size_bytes is not None]
    return Plan(
        repo=repo,
        revision=revision,
        commit=commit,
        licence=_licence(told),
        files=chosen,
        folder=folder,
        size_bytes=sum(known) if len(known) == len(blobs) else stated_bytes,
        here_bytes=sum(_here_bytes(folder, file) for file in blobs),
    )


def pull(plan: Plan, *, on_progress: OnProgress = lambda _: None) -> Path:
    """Fetch what is not here yet.

    Args:
        on_progress: told bytes as they come; in all, those that the plan has not here yet.

    Returns:
        The folder the model is loaded from.

    Raises:
        DiskTooSmall: before anything is fetched.
        PullRunning: another process fetches the same.
        HubAway: and stayed away while it was tried again; what came is kept.
        BrokenDownload: a file differs from what was promised; it is not kept.
        RepoClosed, RepoUnknown
    """
    free_bytes = disk_free_bytes(plan.folder)
    if plan.to_fetch_bytes + HEADROOM_BYTES > free_bytes:
        raise DiskTooSmall(
            f"{plan.repo} needs {_gib(plan.to_fetch_bytes)} more, and 1 GiB to spare; "
            f"{plan.folder.parent} has {_gib(free_bytes)} free. Make room, or set HF_HOME to a "
            "folder on a larger disk."
        )
    (plan.folder / "blobs").mkdir(parents=True, exist_ok=True)
    stop = threading.Event()
    lock = threading.Lock()

    def told(gained_bytes: int) -> None:
        with lock:
            on_progress(gained_bytes)

    with _alone(plan), _client() as client, ThreadPoolExecutor(_STREAMS) as pool:
        # Files that are alike share a blob, which two threads must not write.
        files = _by_etag(plan.files)
        fetches = [pool.submit(_fetch, client, plan, file, told, stop) for file in files]
        try:
            for fetch in fetches:
                fetch.result()
        finally:  # also at Ctrl-C: the others end at their next chunk
            stop.set()
            pool.shutdown(cancel_futures=True)
    for file in plan.files:
        _link(plan, file)
    _write_whole(plan.folder / "refs" / plan.revision, plan.commit)
    return plan.snapshot


@contextlib.contextmanager
def _alone(plan: Plan) -> Iterator[None]:
    """Keep other processes from fetching the same meanwhile."""
    with (plan.folder / "blobs" / ".pull.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PullRunning(f"another process is fetching {plan.repo} now") from error
        yield


def _by_etag(files: Iterable[RemoteFile]) -> tuple[RemoteFile, ...]:
    return tuple({file.etag: file for file in files}.values())


def _fetch(
    client: httpx.Client,
    plan: Plan,
    file: RemoteFile,
    told: OnProgress,
    stop: threading.Event,
) -> None:
    blob = plan.folder / "blobs" / file.etag
    if blob.exists():
        return
    part = _part(plan.folder, file)
    tries = 0
    while tries < _TRIES and not stop.is_set():
        before_bytes = part.stat().st_size if part.exists() else 0
        try:
            _fetch_rest(client, plan, file, told, stop)
            break
        except httpx.TransportError as error:
            gained = part.exists() and part.stat().st_size > before_bytes
            tries = 1 if gained else tries + 1
            if tries == _TRIES:
                raise HubAway(
                    f"{endpoint()} stopped answering in the middle of {file.path} "
                    f"({error or type(error).__name__}). What came is kept: pull again to go on."
                ) from error
            stop.wait(min(0.2 * 2**tries, 10.0))
    if stop.is_set():
        return
    _check(part, file, told)
    part.replace(blob)


def _fetch_rest(
    client: httpx.Client,
    plan: Plan,
    file: RemoteFile,
    told: OnProgress,
    stop: threading.Event,
) -> None:
    """Append to the part what it lacks.

    Raises:
        httpx.TransportError: the rest did not come, or not all of it.
    """
    part = _part(plan.folder, file)
    have_bytes = part.stat().st_size if part.exists() else 0
    if part.exists() and file.size_bytes is not None and have_bytes >= file.size_bytes:
        return
    headers = {"Range": f"bytes={have_bytes}-"} if have_bytes else {}
    # Not compressed on the way: a range counts bytes of the file.
    headers["Accept-Encoding"] = "identity"
    url = f"/{plan.repo}/resolve/{plan.commit}/{quote(file.path)}"
    with client.stream("GET", url, headers=headers) as response:
        if response.status_code == 416:  # all of it is here; its hash will tell
            return
        _raise_for(response, plan.repo)
        goes_on = response.status_code == 206
        if have_bytes and not goes_on:
            told(-have_bytes)
        with part.open("ab" if goes_on else "wb") as out:
            for chunk in response.iter_raw():  # as it comes: of a size, a broken one is lost
                out.write(chunk)
                told(len(chunk))
                if stop.is_set():
                    return
    if file.size_bytes is not None and part.stat().st_size < file.size_bytes:
        raise httpx.ReadError("the connection was closed")


def _check(part: Path, file: RemoteFile, told: OnProgress) -> None:
    size_bytes = part.stat().st_size
    if file.is_large:
        found = hashlib.sha256()
    else:
        found = hashlib.sha1(f"blob {size_bytes}\0".encode(), usedforsecurity=False)
    with part.open("rb") as whole:
        while piece := whole.read(2**24):
            found.update(piece)
    if found.hexdigest() != file.etag:
        told(-size_bytes)
        part.unlink()
        raise BrokenDownload(
            f"{file.path} came, and is not what the hub says it is (its hash differs). It was "
            "thrown away: pull again."
        )


def _link(plan: Plan, file: RemoteFile) -> None:
    """Give the blob its name in the snapshot, as the hub's library does."""
    link = plan.snapshot / file.path
    link.parent.mkdir(parents=True, exist_ok=True)
    blob = plan.folder / "blobs" / file.etag
    if link.exists():
        return
    with contextlib.suppress(FileNotFoundError):
        link.unlink()  # one that leads nowhere
    link.symlink_to(os.path.relpath(blob, link.parent))


def _write_whole(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(file.name + ".new")
    fresh.write_text(text)
    fresh.replace(file)


def _part(folder: Path, file: RemoteFile) -> Path:
    return folder / "blobs" / f"{file.etag}.part"


def _here_bytes(folder: Path, file: RemoteFile) -> int:
    for place in (folder / "blobs" / file.etag, _part(folder, file)):
        if place.exists():
            return place.stat().st_size
    return 0


def _client() -> httpx.Client:
    headers = {"User-Agent": "vitascope"}
    if token := _token():
        headers["Authorization"] = f"Bearer {token}"  # httpx drops it where it is sent elsewhere
    return httpx.Client(
        base_url=endpoint(), headers=headers, timeout=_TIMEOUT, follow_redirects=True
    )


def _token() -> str | None:
    """Who the user is to the hub. Source: huggingface_hub, ``utils/_auth.py``."""
    said = os.environ.get("HF_TOKEN")
    if not said:
        named = os.environ.get("HF_TOKEN_PATH")
        file = Path(named).expanduser() if named else hub_home() / "token"
        with contextlib.suppress(OSError):
            said = file.read_text()
    return said.strip() if said else None


def _ask(client: httpx.Client, url: str, *, repo: str) -> dict[str, Any]:
    """A JSON answer; tried again while the hub is away.

    Raises:
        HubAway, RepoUnknown, RepoClosed
    """
    for last in (False, False, True):
        try:
            response = client.get(url)
            _raise_for(response, repo)
            answer: dict[str, Any] = response.json()
        except httpx.TransportError as error:
            if last:
                raise HubAway(
                    f"{endpoint()} cannot be reached: {error or type(error).__name__}. Behind a "
                    "firewall, set HF_ENDPOINT to a mirror, or HTTPS_PROXY."
                ) from error
            time.sleep(0.5)
        except json.JSONDecodeError as error:
            raise HubAway(f"{endpoint()} does not answer as the hub does") from error
        else:
            return answer
    raise AssertionError("the last try returns or raises")


def _raise_for(response: httpx.Response, repo: str) -> None:
    """Raises:
    HubError: what the answer's status means.
    httpx.TransportError: it may mean nothing in a moment.
    """
    if response.is_success:
        return
    status, reason = response.status_code, response.headers.get("X-Error-Code", "")
    if status in {408, 429} or status >= 500:
        raise httpx.ReadError(f"HTTP {status}")
    page = f"{endpoint()}/{repo}"
    if reason == "GatedRepo" or (status in {401, 403} and reason != "RepoNotFound"):
        raise RepoClosed(
            f"{repo} is given only to those who have accepted its terms: do so on {page}, make a "
            "token in your settings there, and set HF_TOKEN to it."
        )
    if status in {401, 404}:
        raise RepoUnknown(
            f"{endpoint()} has no {repo}, or none that may be seen"
            + (" with this HF_TOKEN." if _token() else " without HF_TOKEN.")
        )
    raise HubAway(f"{endpoint()} answered HTTP {status} for {repo}")


def _remote_file(told: dict[str, Any]) -> RemoteFile:
    """Raises:
    HubAway: it would be written elsewhere than into the cache, or has no hash to check it by.
    """
    large = told.get("lfs") or {}
    path, etag = str(told["rfilename"]), str(large.get("sha256") or told.get("blobId") or "")
    is_inside = not path.startswith("/") and ".." not in path.split("/")
    if not is_inside or not _ETAG.fullmatch(etag):
        raise HubAway(f"{endpoint()} does not answer as the hub does: {path!r} has hash {etag!r}")
    return RemoteFile(path=path, size_bytes=told.get("size"), etag=etag)


def _licence(told: dict[str, Any]) -> str | None:
    card = told.get("cardData") or {}
    licence = card.get("license_name") or card.get("license")
    return str(licence) if licence else None


def _chosen(files: dict[str, RemoteFile], index: dict[str, Any] | None) -> Iterator[RemoteFile]:
    """What the pipeline loads: its components, each in one form."""
    if index is None:  # a repository of a LoRA
        yield from (file for file in files.values() if file.path.endswith(".safetensors"))
        return
    yield files[INDEX_NAME]
    for name in sorted(components_of(index)):
        inside = [file for file in files.values() if file.path.startswith(f"{name}/")]
        yield from (file for file in inside if not _is_other_form(file.path, inside))


def _is_other_form(path: str, beside: Sequence[RemoteFile]) -> bool:
    """Whether the same weights are there in a form that is preferred."""
    if path.endswith((".onnx", ".onnx_data", ".msgpack", ".h5", ".gguf", ".md")):
        return True
    if ".fp16." in path or ".bf16." in path or ".non_ema." in path:
        return any(_is_plain(file.path) for file in beside)
    if path.endswith((".bin", ".bin.index.json", ".pt", ".pth", ".ckpt")):
        return any(file.path.endswith(".safetensors") for file in beside)
    return False


def _is_plain(path: str) -> bool:
    return path.endswith(".safetensors") and ".fp16." not in path and ".bf16." not in path


def _gib(size_bytes: int) -> str:
    return f"{size_bytes / 2**30:.1f} GiB"
