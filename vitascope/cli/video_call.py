"""One video over HTTP: create, poll, download, and the bar that shows how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar

import httpx
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from vitascope.errors import VitascopeError

__all__ = ["CallFailed", "OnStatus", "VideoCall", "shown_progress"]

Status = Mapping[str, Any]
"""An answer of GET /v1/video/status."""

OnStatus = Callable[[Status], None]

POLL_S = 0.5
PATIENCE_S = 60.0
"""How long a service that does not answer, or says that it is busy, is asked again."""

PLAIN_STEP_PERCENT = 10
"""Without a terminal, a line is printed each time this much more is done."""


class CallFailed(VitascopeError):
    """The service did not make the video."""

    code: ClassVar[str] = "call_failed"


class VideoCall:
    """A client of the video API, with a connection to keep and to close."""

    def __init__(self, base_url: str, api_key: str, *, is_proxied: bool) -> None:
        """
        Args:
            base_url: the service's, without /v1.
            api_key: sk-…
            is_proxied: whether the environment's proxy settings hold for it.
        """
        self._client = httpx.Client(
            base_url=base_url,
            headers={"Authorization": f"Bearer {api_key}"},
            timeout=httpx.Timeout(60.0, connect=10.0),
            trust_env=is_proxied,
        )

    def __enter__(self) -> VideoCall:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def upload(self, path: Path) -> dict[str, str]:
        """Send a file ahead; the content item that refers to it.

        Raises:
            CallFailed: it cannot be read, or the service refuses or cannot be reached.
        """
        try:
            with path.expanduser().open("rb") as file:
                response = self._client.post("/v1/video/upload", files={"file": (path.name, file)})
        except OSError as error:
            raise CallFailed(f"cannot read {path}: {error.strerror}") from error
        except httpx.TransportError as error:
            raise CallFailed(f"{self._client.base_url} cannot be reached: {error}") from error
        answer = _answer(response)
        return {"type": str(answer["kind"]), "file_id": str(answer["file_id"])}

    @contextmanager
    def cancelled_by_interrupt(self, task_id: str) -> Iterator[None]:
        """For the time of the block, Ctrl-C also ends the task, where the service knows how."""
        try:
            yield
        except KeyboardInterrupt:
            with suppress(httpx.TransportError):
                self._client.post("/v1/video/cancel", json={"id": task_id}, timeout=5.0)
            raise

    def create(self, body: Mapping[str, object]) -> str:
        """Ask for a video; its task's id.

        Raises:
            CallFailed: the service refuses, or cannot be reached.
        """
        try:
            response = self._client.post("/v1/video/create", json=body)
        except httpx.TransportError as error:
            # Not asked again: whether it took the task is unknown, and it must not be made twice.
            raise CallFailed(f"{self._client.base_url} cannot be reached: {error}") from error
        return str(_answer(response)["task_id"])

    def wait(self, task_id: str, *, on_status: OnStatus) -> str:
        """Poll until the video is there; its URL.

        Raises:
            CallFailed: the task failed, or the service stays away.
        """
        while True:
            status = self._status(task_id)
            on_status(status)
            if status["status"] == "completed":
                return str(status["video_url"])
            if status["status"] == "failed":
                raise CallFailed(f"The video failed: {status.get('error_message') or 'no reason'}")
            time.sleep(POLL_S)

    def download(self, video_url: str, path: Path) -> int:
        """Save the video, all of it or nothing; its size in bytes.

        Raises:
            CallFailed: the service refuses, breaks off, or the file cannot be written.
        """
        draft = path.with_name(f".{path.name}.part")
        try:
            # The link carries its own signature; the key goes to no other host than the service.
            with (
                httpx.stream("GET", video_url, timeout=60.0, follow_redirects=True) as response,
                draft.open("wb") as stream,
            ):
                if not response.is_success:
                    response.read()
                    _answer(response)
                for chunk in response.iter_bytes():
                    stream.write(chunk)
            draft.replace(path)
        except httpx.TransportError as error:
            raise CallFailed(f"The video could not be downloaded: {error}") from error
        except OSError as error:
            raise CallFailed(f"{path} cannot be written: {error.strerror}") from error
        finally:
            draft.unlink(missing_ok=True)
        return path.stat().st_size

    def _status(self, task_id: str) -> Status:
        """The task's status; a service that is away for a moment is asked again."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                response = self._client.get("/v1/video/status", params={"id": task_id})
            except httpx.TransportError as error:
                if time.monotonic() > deadline:
                    raise CallFailed(f"The service went away: {error}") from error
                time.sleep(POLL_S)
                continue
            is_busy = response.is_server_error or response.status_code == 429
            if not is_busy or time.monotonic() > deadline:
                return _answer(response)
            time.sleep(_retry_after_s(response))


def _retry_after_s(response: httpx.Response) -> float:
    text = response.headers.get("Retry-After", "")
    return float(text) if text.isdigit() else POLL_S


def _answer(response: httpx.Response) -> Status:
    """The JSON object of a good answer.

    Raises:
        CallFailed: it is none; with the service's own sentence where it gave one.
    """
    try:
        answer = response.json()
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise CallFailed(f"{response.url} answered {response.status_code} and no JSON object")
    if not response.is_success:
        reasons = (answer.get("message"), answer.get("detail"))
        said = ": ".join(str(reason) for reason in reasons if reason) or response.reason_phrase
        raise CallFailed(f"The service refuses ({response.status_code}): {said}")
    return answer


@contextmanager
def shown_progress() -> Iterator[OnStatus]:
    """Shows statuses as they come: a bar in a terminal, else a line now and then."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield _PlainLines(console)
        return
    columns = (
        TextColumn("{task.description:<9}"),
        BarColumn(bar_width=None),
        TaskProgressColumn(),
        TextColumn("{task.fields[left]:<10}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        shown = bar.add_task("starting", total=100, left="")

        def show(status: Status) -> None:
            bar.update(
                shown,
                description=_phase(status),
                completed=int(status.get("progress") or 0),
                left=_time_left(status),
            )

        yield show


class _PlainLines:
    """One line for each phase and each further tenth."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._last: tuple[str, int] | None = None

    def __call__(self, status: Status) -> None:
        progress = int(status.get("progress") or 0)
        here = (_phase(status), progress // PLAIN_STEP_PERCENT)
        if here != self._last:
            self._last = here
            self._console.print(f"{here[0]:<9} {progress:3d} %  {_time_left(status)}".rstrip())


def _phase(status: Status) -> str:
    """The phase where the service tells it; the status, which every service tells, else."""
    return str(status.get("phase") or status["status"])


def _time_left(status: Status) -> str:
    left_s = status.get("eta_seconds")
    if left_s is None or status["status"] == "completed":
        return ""
    minutes, seconds = divmod(round(left_s), 60)
    return f"{minutes}:{seconds:02d} left"
