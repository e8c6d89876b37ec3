"""A provider that is not one: a real HTTP server on loopback that speaks a provider's wire form.

The base of ``fake_ark`` and its like. It notes every request, counts the orders it took, walks
each job through a scripted life, has the finished file, and does what providers do on a bad day:
``Fault``. In a test: ``with FakeArk(film=path) as fake: … fake.base_url``. Beside a running
service, as a process of its own::

    python -m tests.engines.providers.faking ark --port-file F --film MP4 --journal J

whose faults are set by ``POST /__faults``, jobs by ``POST /__jobs``, and which tells at
``GET /__state`` what it has taken. Knows no provider: a fake's ``ROUTES`` do.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import itertools
import json
import re
import signal
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Literal, Self, TypeAlias

from tests.engines.providers.faking_server import SIGNATURE, FakeServer
from tests.engines.providers.faking_wire import Json, Part, Received, Reply, Verb

__all__ = [
    "FAKES",
    "KEY",
    "SIGNATURE",
    "FakeJob",
    "FakeProvider",
    "Fault",
    "FaultKind",
    "Json",
    "Part",
    "Received",
    "Reply",
    "Route",
    "Verb",
]

FaultKind: TypeAlias = Literal[
    "slow",  # answers after ``seconds``, and is otherwise well
    "status",  # answers ``status`` with ``headers`` and ``body`` (its own error body if None)
    "key",  # refuses the key, in its own words
    "content",  # refuses the content, in its own words
    "garbage",  # answers 200 with a page of HTML
    "page",  # answers ``status`` with ``content``, or a page of HTML: what a gateway does
    "flood",  # answers 200 with text that never ends
    "drip",  # answers 200 with a byte now and then
    "drop_unread",  # closes the connection before it has read the body
    "drop_refused",  # reads the whole request, does nothing and closes the connection
    "drop_accepted",  # does what was asked, and closes the connection without an answer
    "same_id",  # a second order gets the id of the first
    "word",  # says ``word`` for the job's status
    "cut",  # the file breaks off in its middle, and with it the connection
    "half",  # half of the file, as if that were all of it
    "html",  # a page of HTML in place of the file
    "huge",  # a file of 10 GB, as its length says
    "endless",  # a file without a length that never ends
]

_VERB_OF_KIND: Mapping[str, Verb] = {
    "word": "poll",
    "cut": "video",
    "half": "video",
    "html": "video",
    "huge": "video",
    "endless": "video",
}
"""What a fault strikes unless it says otherwise; those not named strike ``submit``."""

FAKES: Mapping[str, str] = {
    "ark": "tests.engines.providers.fake_ark:FakeArk",
    "senseaudio": "tests.engines.providers.fake_senseaudio:FakeSenseAudio",
    "openai": "tests.engines.providers.fake_openai:FakeOpenAI",
    "fal": "tests.engines.providers.fake_fal:FakeFal",
    "replicate": "tests.engines.providers.fake_replicate:FakeReplicate",
}

KEY = "sk-key-of-a-fake-provider"


@dataclass(frozen=True, slots=True)
class Fault:
    """A bad day. It strikes ``times`` requests of its verb, behind the first ``skip``."""

    kind: FaultKind
    _: KW_ONLY
    on: Verb | None = None
    """None: the verb that such a fault is about."""
    times: int | None = 1
    """None: for ever."""
    skip: int = 0
    seconds: float = 0.0
    status: int = 500
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Json | None = None
    content: bytes = b""
    word: str = "dreaming"

    @property
    def verb(self) -> Verb:
        return self.on or _VERB_OF_KIND.get(self.kind, "submit")


@dataclass(slots=True)
class FakeJob:
    """An order that was taken."""

    id: str
    order: Json
    """As the fake's ``accept`` was told."""
    life: list[str]
    """The provider's words, one a poll; the last one stays."""
    created_at: float
    polls: int = 0
    error: tuple[str, str] = ("", "")
    """Code and sentence, for when it fails."""

    def word(self) -> str:
        """The status as it is now."""
        return self.life[max(0, min(self.polls, len(self.life)) - 1)]

    def next_word(self) -> str:
        """The status that this poll finds."""
        self.polls += 1
        return self.word()


Handler: TypeAlias = Callable[[Any, Received], Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """What a fake answers. The first that fits is taken."""

    method: str
    pattern: str
    """Of the whole path, below ``base_path``, as a regular expression."""
    verb: Verb
    handler: Handler
    """A method of the fake: it is called with the fake and the request."""
    needs_key: bool = True


class FakeProvider:
    """What all fakes share. Used by tests, by the handlers of its routes, and as a context."""

    ROUTES: ClassVar[tuple[Route, ...]] = ()
    base_path: ClassVar[str] = ""
    scheme: ClassVar[str] = "Bearer"
    life: Sequence[str] = ()
    """Of each job that is taken from now on."""
    cancelled_word: ClassVar[str] = "cancelled"
    job_ids: ClassVar[str] = "job-{}"

    def __init__(self, *, film: Path | bytes = b"", key: str = KEY, port: int = 0) -> None:
        """
        Args:
            film: the finished file of every job, or its path.
            key: the one that is let in.
            port: 0: any that is free.
        """
        self.film = film.read_bytes() if isinstance(film, Path) else film
        self.key = key
        self.requests: list[Received] = []
        """Every one, those that a fault met included, but not the ``/__…`` ones."""
        self.jobs: dict[str, FakeJob] = {}
        self.submits = 0
        """Orders that were taken, whether or not the client was told."""
        self.faults: list[Fault] = []
        self.journal: Path | None = None
        self.lock = threading.RLock()
        self._ids = itertools.count(1)
        self._fault: Fault | None = None
        """What strikes the request whose handler runs."""
        self._closing = threading.Event()
        self._server = FakeServer(self, port)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    # --- for tests ---

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def base_url(self) -> str:
        """What an operator would write."""
        return self.origin + self.base_path

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.hang_up()
        self._server.server_close()
        self._thread.join()

    def fail(self, *faults: Fault) -> None:
        """Have these faults from now on, before those that are left."""
        with self.lock:
            self.faults[:0] = faults

    def received(self, verb: Verb) -> list[Received]:
        """The requests of a verb so far."""
        with self.lock:
            return [request for request in self.requests if request.verb == verb]

    @property
    def job(self) -> FakeJob:
        """The only job."""
        with self.lock:
            (job,) = self.jobs.values()
            return job

    # --- for the handlers of a fake ---

    def accept(self, order: Json) -> FakeJob:
        """Take an order."""
        self.submits += 1
        if self.jobs and self._fault is not None and self._fault.kind == "same_id":
            return next(iter(self.jobs.values()))
        job = FakeJob(
            id=self.job_ids.format(next(self._ids)),
            order=order,
            life=list(self.life),
            created_at=time.time(),
        )
        self.jobs[job.id] = job
        return job

    def poll_word(self, job: FakeJob) -> str:
        """The status that this poll finds; the one of a fault, if there is one."""
        word = job.next_word()
        fault = self._fault
        return fault.word if fault is not None and fault.kind == "word" else word

    def cancel(self, job: FakeJob) -> None:
        job.life = [self.cancelled_word]

    def film_url(self, job: FakeJob) -> str:
        """A signed link to the finished file, that needs no key."""
        return f"{self.origin}/__files/{job.id}.mp4?signature={SIGNATURE}"

    def film_reply(self) -> Reply:
        """The finished file, for providers that serve it themselves: a route with the verb
        ``video``."""
        return Reply(self.film, headers={"Content-Type": "video/mp4"})

    def error_body(self, status: int, code: str, message: str) -> Json:  # noqa: ARG002
        """How the provider words an error. A fake overrides what its provider does otherwise."""
        return {"error": {"code": code, "message": message}}

    def key_refused(self) -> Reply:
        return self.error(401, "AuthenticationError", "The API key is not valid.")

    def content_refused(self) -> Reply:
        return self.error(400, "SensitiveContentDetected", "The text may contain sensitive words.")

    def error(self, status: int, code: str, message: str) -> Reply:
        return Reply(self.error_body(status, code, message), status)

    # --- the way of a request ---

    def find_route(self, method: str, path: str) -> tuple[Route | None, tuple[str, ...]]:
        """The route of a request, and what its pattern captured."""
        for route in self.ROUTES:
            match = re.fullmatch(route.pattern, path)
            if match and route.method == method:
                return route, match.groups()
        return None, ()

    def handle(self, route: Route, request: Received, fault: Fault | None) -> Reply:
        """What the route's handler answers: one handler at a time."""
        with self.lock:
            self._fault = fault
            return route.handler(self, request)

    def take_fault(self, verb: Verb) -> Fault | None:
        """The fault that strikes this request, if any."""
        with self.lock:
            for at, fault in enumerate(self.faults):
                if fault.verb != verb:
                    continue
                if fault.skip:
                    self.faults[at] = dataclasses.replace(fault, skip=fault.skip - 1)
                    continue
                if fault.times is not None:
                    left = dataclasses.replace(fault, times=fault.times - 1)
                    self.faults[at : at + 1] = [left] if left.times else []
                return fault
        return None

    def note(self, request: Received) -> None:
        with self.lock:
            self.requests.append(request)
            if self.journal is not None:
                with self.journal.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(request.as_line(), ensure_ascii=False) + "\n")

    def pause(self, seconds: float) -> None:
        """Sleep, unless the fake ends."""
        self._closing.wait(seconds)

    @property
    def is_closing(self) -> bool:
        return self._closing.is_set()

    def control(self, method: str, path: str, body: Json) -> Reply:
        """``/__faults``, ``/__jobs``, ``/__state``: how another process has a say."""
        with self.lock:
            if (method, path) == ("POST", "/__faults"):
                self.faults = [Fault(**each) for each in body["faults"]]
                self.life = body.get("life", self.life)
            elif (method, path) == ("POST", "/__jobs"):
                chosen = [self.jobs[body["id"]]] if "id" in body else list(self.jobs.values())
                for job in chosen:
                    job.life, job.polls = list(body.get("life", job.life)), 0
                    job.error = tuple(body.get("error", job.error))
            elif path != "/__state":
                return Reply({}, 404)
            return Reply(
                {
                    "submits": self.submits,
                    "requests": len(self.requests),
                    "polls": sum(request.verb == "poll" for request in self.requests),
                    "jobs": [
                        {"id": job.id, "word": job.word(), "polls": job.polls, "order": job.order}
                        for job in self.jobs.values()
                    ],
                }
            )


def make_fake(name: str, **arguments: Any) -> FakeProvider:
    """The fake of that name in ``FAKES``."""
    module, _, kind = FAKES[name].partition(":")
    fake: FakeProvider = getattr(importlib.import_module(module), kind)(**arguments)
    return fake


def main() -> None:
    parser = argparse.ArgumentParser(description="Run a fake provider until it is told to end.")
    parser.add_argument("name", choices=sorted(FAKES))
    parser.add_argument("--port-file", type=Path, required=True, help="gets the port's number")
    parser.add_argument("--film", type=Path, required=True)
    parser.add_argument("--journal", type=Path, help="gets each request as a line of JSON")
    parser.add_argument("--key", default=KEY)
    parser.add_argument("--port", type=int, default=0)
    chosen = parser.parse_args()
    fake = make_fake(chosen.name, film=chosen.film, key=chosen.key, port=chosen.port)
    fake.journal = chosen.journal
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    with fake:
        written = chosen.port_file.with_suffix(".new")
        written.write_text(fake.origin.rpartition(":")[2])
        written.replace(chosen.port_file)  # whoever waits for it reads all of it
        signal.sigwait(ENDING)


ENDING = (signal.SIGTERM, signal.SIGINT)

if __name__ == "__main__":
    # Under its own name: the fakes import it so, and there must be one of it.
    from tests.engines.providers.faking import main as main_of_module

    main_of_module()
