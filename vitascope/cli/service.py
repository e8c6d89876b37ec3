"""A start of the service: data folder, database, schema, first key, then its processes.

Knows the order of these, and nothing of how any is done.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import typer

from vitascope import db
from vitascope.cli.database import away_in_a_sentence
from vitascope.cli.doctor_engines import resources_problem
from vitascope.cli.first_key import FirstKey, ensure_first_key
from vitascope.config import Settings
from vitascope.engines.roster import Roster
from vitascope.engines.tables import BadRoster
from vitascope.errors import VitascopeError
from vitascope.logs import configure_logs
from vitascope.supervisor import DatabaseServer, Supervisor, service_programs
from vitascope.tasks.lanes import lanes_of

__all__ = ["DataDirUnusable", "Running", "run_service"]


class DataDirUnusable(VitascopeError):
    """The data folder cannot be made."""

    code: ClassVar[str] = "data_dir_unusable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """What a start has made, for whoever tells the user."""

    settings: Settings
    roster: Roster
    database: str
    """Which database, in words; no password."""
    key: FirstKey | None
    """None without an API."""


def run_service(
    settings: Settings,
    *,
    listener: socket.socket | None,
    announce: Callable[[Running], None],
) -> None:
    """Run the service until a signal ends it.

    Args:
        settings: of every process.
        listener: what the API listens on; None for workers alone.
        announce: called once everything is in place, before the processes start.

    Raises:
        VitascopeError: it cannot start; the sentence says why.
        typer.Exit: it was stopped, with the exit code for that.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until the supervisor takes over
    configure_logs(settings)
    _make_data_dir(settings)
    _check_marks(settings)
    roster = _engines(settings)
    with away_in_a_sentence(), db.database_server(settings) as (conninfo, server):
        db.migrate(conninfo)
        key = asyncio.run(ensure_first_key(conninfo, settings)) if listener is not None else None
        announce(Running(settings=settings, roster=roster, database=_in_words(server), key=key))
        ended_by = Supervisor(
            service_programs(listener=listener, workers=settings.workers),
            environment={
                **os.environ,
                **settings.environment(),
                "VITASCOPE_DATABASE_URL": conninfo,
            },
            stop_grace_s=settings.stop_grace_s,
            database=server,
        ).run()
    raise typer.Exit(130 if ended_by is signal.SIGINT else 0)


def _make_data_dir(settings: Settings) -> None:
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataDirUnusable(
            f"The data folder {settings.data_dir} cannot be made: {error.strerror}."
        ) from error


def _engines(settings: Settings) -> Roster:
    """The engines; have what is wrong with them be told here, and not by processes that fail to
    start for ever.

    Raises:
        BadRoster
    """
    roster = Roster.of(settings)
    lanes = lanes_of(roster, only=settings.worker_engines)
    for entry in (entry for lane in lanes for entry in lane.engines):
        problem, advice = resources_problem(entry)
        if settings.workers and problem:
            raise BadRoster(f"{entry.name}: {problem} → {advice}")
    return roster


def _check_marks(settings: Settings) -> None:
    """Have unfit files be told here, and not by workers that fail to start for ever.

    Raises:
        CredentialsUnusable, WatermarkUnusable
    """
    files = (settings.watermark_image, settings.c2pa_certificate, settings.c2pa_private_key)
    if settings.workers and any(files):
        from vitascope.tasks.marks import marks_of

        marks_of(settings)


def _in_words(server: DatabaseServer | None) -> str:
    if server is not None:
        return "PostgreSQL of its own, in the data folder"
    return "PostgreSQL at VITASCOPE_DATABASE_URL"
