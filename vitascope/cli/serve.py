"""``vitascope serve``: the API, the workers and the database, in one command."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from typing import TYPE_CHECKING, Annotated

import typer

from vitascope import __version__
from vitascope.cli.options import Config, DataDir, Engine, Gpus, load_settings

if TYPE_CHECKING:
    from vitascope.cli.first_key import FirstKey
    from vitascope.cli.service import Running
    from vitascope.engines.roster import Roster

__all__ = ["base_url", "serve"]

READY_POLL_S = 0.05
READY_TIMEOUT_S = 60.0


def serve(
    host: Annotated[
        str | None,
        typer.Option(
            help="Address to listen on. (env: VITASCOPE_HOST; 127.0.0.1)", show_default=False
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            help="Port to listen on; 0 picks one. (env: VITASCOPE_PORT; 8000)", show_default=False
        ),
    ] = None,
    data_dir: DataDir = None,
    engine: Engine = None,
    config: Config = None,
    gpus: Gpus = None,
    workers: Annotated[
        int | None,
        typer.Option(
            help="Worker processes; 0 runs the API alone. (env: VITASCOPE_WORKERS; 1)",
            show_default=False,
        ),
    ] = None,
    fd: Annotated[
        int | None, typer.Option(hidden=True, help="Listen on this inherited socket instead.")
    ] = None,
    parent: Annotated[
        int | None, typer.Option(hidden=True, help="End with this process, and print no key.")
    ] = None,
) -> None:
    """Run the service: API, workers and, unless VITASCOPE_DATABASE_URL is set, the database."""
    began_at = time.monotonic()
    if parent is not None:
        import signal

        from vitascope.lifeline import die_with_parent

        die_with_parent(signal.SIGTERM, parent)
    settings = load_settings(
        host=host,
        port=port,
        data_dir=data_dir,
        engine=engine,
        config=config,
        gpus=gpus,
        workers=workers,
    )
    from vitascope.cli.service import run_service
    from vitascope.supervisor import listen

    # Before anything slower, so that a port that is taken is told at once.
    listener = socket.socket(fileno=fd) if fd is not None else listen(settings.host, settings.port)

    def announce(running: Running) -> None:
        if parent is None:
            _announce(running, listener, began_at)

    run_service(settings, listener=listener, announce=announce)


def base_url(listener: socket.socket) -> str:
    """Where a client on this machine reaches what listens there."""
    address, port = listener.getsockname()[:2]
    address = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)
    return f"http://[{address}]:{port}" if ":" in address else f"http://{address}:{port}"


def _announce(running: Running, listener: socket.socket, began_at: float) -> None:
    from rich.console import Console
    from rich.markup import escape

    settings, url = running.settings, base_url(listener)
    console = Console(highlight=False, soft_wrap=True)  # a path cut short is of no use
    console.print(f"\n  [bold]Vitascope[/] {__version__}\n")
    for name, value in (
        ("API", f"[bold cyan]{settings.public_url or url}[/]"),
        ("Docs", f"{settings.public_url or url}/docs"),
        *_key_lines(running.key),
        ("Data", escape(str(settings.data_dir))),
        ("Database", running.database),
        *_engine_lines(running.roster),
        ("Workers", str(settings.workers)),
    ):
        console.print(f"  [dim]{name:<10}[/]{value}")
    console.print()

    def say_ready() -> None:
        # Without a worker of its own the API cannot tell whether a video would be made.
        _wait_until_ready(listener, "/readyz" if settings.workers else "/healthz")
        console.print(
            f"  [green]ready[/] after {time.monotonic() - began_at:.1f} s; Ctrl-C stops\n"
        )

    # A thread that ends with the process: the main one belongs to the supervisor.
    threading.Thread(target=say_ready, daemon=True).start()


def _engine_lines(roster: Roster) -> list[tuple[str, str]]:
    """Who makes the videos, in lines of a name and a text."""
    from rich.markup import escape

    from vitascope.cli.engines import routing_in_words

    told = [escape(line) for line in routing_in_words(roster)]
    lines = [("" if index else "Engine", line) for index, line in enumerate(told)]
    return lines + ([("Config", escape(str(roster.config)))] if roster.config else [])


def _key_lines(key: FirstKey | None) -> list[tuple[str, str]]:
    """What to say of the first key, in lines of a name and a text."""
    from rich.markup import escape

    if key is None:
        return []
    place = escape(str(key.path or "VITASCOPE_API_KEY"))
    if key.is_revoked:
        ended = f"[yellow]the one in {place} was revoked or rotated[/]"
        return [("Key", f"{ended}; for another: vitascope keys create")]
    if key.is_new:
        shown = f"[bold green]{key.secret}[/]"
        return [("Key", shown), ("", f"[dim]shown this once; kept in {place}[/]")]
    return [("Key", f"in {place}")]


def _wait_until_ready(listener: socket.socket, path: str) -> None:
    """Return once that path answers 200. The socket listens already, so that the first request just
    waits until the API takes it."""
    authority = base_url(listener).removeprefix("http://")
    while True:
        connection = http.client.HTTPConnection(authority, timeout=READY_TIMEOUT_S)
        try:
            connection.request("GET", path)
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        except (OSError, http.client.HTTPException):
            # The API process ended in the middle; the supervisor logs why and starts another.
            time.sleep(READY_POLL_S)
        finally:
            connection.close()
        time.sleep(READY_POLL_S)
