"""``vitascope doctor``: whether this machine has what the service needs, and what to do if not."""

from __future__ import annotations

import asyncio
import ctypes
import platform
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import typer

from vitascope.cli.doctor_engines import engine_findings
from vitascope.cli.doctor_gpu import gpu_findings
from vitascope.cli.findings import Finding, Verdict
from vitascope.cli.options import Config, DataDir, Engine, Gpus, load_settings

if TYPE_CHECKING:
    from vitascope.config import Settings

__all__ = ["doctor"]

LEAST_FREE_BYTES = 200 * 2**20
"""A database of its own and a few videos."""

SYSTEM_LIBRARIES = ("libEGL.so.1", "libGL.so.1", "libexpat.so.1")
"""What the wheel of skia-python expects of a Linux system, although it draws in memory here."""

MARKS: dict[Verdict, str] = {
    "good": "[green]✓[/]",
    "doubtful": "[yellow]![/]",
    "broken": "[red]✗[/]",
}


def doctor(
    data_dir: DataDir = None, engine: Engine = None, config: Config = None, gpus: Gpus = None
) -> None:
    """Check this machine: every part that the service needs, and what to do about it."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    settings = load_settings(data_dir=data_dir, engine=engine, config=config, gpus=gpus)
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column()
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    is_broken = False
    for check in CHECKS:
        for finding in check(settings):
            is_broken |= finding.verdict == "broken"
            said = escape(finding.facts)
            if finding.advice:
                said += f"\n[bold]{escape(finding.advice)}[/]"
            table.add_row(MARKS[finding.verdict], finding.subject, said)
    Console(highlight=False).print(table)
    raise typer.Exit(1 if is_broken else 0)


def _python(_settings: Settings) -> Iterator[Finding]:
    facts = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Finding("Python", "good", facts)  # one too old could not have come this far


def _data_dir(settings: Settings) -> Iterator[Finding]:
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            free_bytes = shutil.disk_usage(folder).free
    except OSError as error:
        advice = "Choose another folder: --data-dir or VITASCOPE_DATA_DIR."
        yield Finding("data folder", "broken", f"{folder}: {error.strerror}", advice)
        return
    facts = f"{folder}, {free_bytes / 2**30:.1f} GiB free"
    if free_bytes < LEAST_FREE_BYTES:
        yield Finding("data folder", "broken", facts, "Make room, or choose another --data-dir.")
    else:
        yield Finding("data folder", "good", facts)


def _database(settings: Settings) -> Iterator[Finding]:
    import psycopg

    from vitascope import db
    from vitascope.errors import VitascopeError

    whose = "VITASCOPE_DATABASE_URL" if settings.database_url else "its own"
    try:
        with db.open_database(settings) as conninfo:
            with psycopg.connect(conninfo) as connection:
                version = connection.info.server_version // 10_000
            pending = db.pending_migrations(conninfo)
    except (VitascopeError, psycopg.OperationalError) as error:
        advice = "Start that server, or mend the URL." if settings.database_url else ""
        yield Finding("database", "broken", f"{whose}: {error}", advice)
        return
    if version < 15:
        advice = "Use PostgreSQL 15 or newer."
        yield Finding("database", "broken", f"{whose}, PostgreSQL {version}", advice)
        return
    yield Finding("database", "good", f"{whose}, PostgreSQL {version}")
    if pending:
        advice = "`vitascope serve` brings it up to date, and so does `vitascope migrate`."
        yield Finding("schema", "doubtful", f"lacks {', '.join(pending)}", advice)
    else:
        yield Finding("schema", "good", "up to date")


def _storage(settings: Settings) -> Iterator[Finding]:
    from obstore.exceptions import BaseError

    from vitascope.errors import VitascopeError
    from vitascope.storage.artifacts import Artifacts

    async def store_and_delete() -> None:
        artifacts = Artifacts.at(settings.artifacts_url)
        key = f"doctor/{secrets.token_hex(8)}"
        await artifacts.put_bytes(key, b"vitascope doctor")
        await artifacts.delete([key])

    try:
        asyncio.run(store_and_delete())
    except (VitascopeError, BaseError, ValueError, OSError) as error:
        advice = "Mend VITASCOPE_STORAGE_URL, or the AWS_… variables for a bucket."
        yield Finding("storage", "broken", f"{settings.artifacts_url}: {error}", advice)
    else:
        yield Finding("storage", "good", settings.artifacts_url)


def _system_libraries(_settings: Settings) -> Iterator[Finding]:
    if sys.platform != "linux":
        return
    missing = []
    for name in SYSTEM_LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    if missing:
        advice = "Debian, Ubuntu: apt-get install libegl1 libgl1 libexpat1"
        yield Finding("system libraries", "broken", f"no {', '.join(missing)}", advice)
    else:
        yield Finding("system libraries", "good", ", ".join(SYSTEM_LIBRARIES))


def _encoder(_settings: Settings) -> Iterator[Finding]:
    import av
    from av.codec.codec import UnknownCodecError

    for name in ("libx264", "aac"):
        try:
            av.Codec(name, "w")
        except UnknownCodecError:
            advice = "Use the PyAV wheel of requirements/base.txt: make install"
            yield Finding("encoder", "broken", f"PyAV {av.__version__} lacks {name}", advice)
            return
    yield Finding("encoder", "good", f"PyAV {av.__version__} with libx264 and aac")


def _watermark(settings: Settings) -> Iterator[Finding]:
    from vitascope.media.watermark import check_watermark

    if settings.watermark_image is None:
        return
    problem = check_watermark(settings.watermark_image)
    if problem:
        advice = "Mend VITASCOPE_WATERMARK_IMAGE, or leave it out for the words."
        yield Finding("watermark", "broken", problem, advice)
    else:
        yield Finding("watermark", "good", str(settings.watermark_image))


def _credentials(settings: Settings) -> Iterator[Finding]:
    from vitascope.media.credentials import check_credentials

    certificate, private_key = settings.c2pa_certificate, settings.c2pa_private_key
    if certificate is None and private_key is None:
        return
    problem = check_credentials(certificate, private_key)
    if problem:
        advice = "Mend VITASCOPE_C2PA_CERTIFICATE and VITASCOPE_C2PA_PRIVATE_KEY."
        yield Finding("content credentials", "broken", problem, advice)
    else:
        yield Finding("content credentials", "good", str(certificate))


def _port(settings: Settings) -> Iterator[Finding]:
    from vitascope.supervisor import CannotListen, listen

    try:
        listen(settings.host, settings.port).close()
    except CannotListen as error:
        yield Finding("port", "doubtful", error.message, "All is well if that is this service.")
    else:
        yield Finding("port", "good", f"{settings.port or 'any'} on {settings.host} is free")


CHECKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
    _python,
    _data_dir,
    _database,
    _storage,
    _system_libraries,
    _encoder,
    gpu_findings,
    engine_findings,
    _watermark,
    _credentials,
    _port,
)
