"""``vitascope worker``: workers without an API, on this machine or another."""

from __future__ import annotations

from typing import Annotated

import typer

from vitascope.cli.options import Config, DataDir, Engine, Gpus, load_settings

__all__ = ["worker"]


def worker(
    workers: Annotated[int, typer.Option(min=1, max=64, help="Worker processes to run.")] = 1,
    data_dir: DataDir = None,
    engine: Engine = None,
    config: Config = None,
    gpus: Gpus = None,
) -> None:
    """Run workers alone, on the same database as the service.

    On another machine than the service's, give both the same VITASCOPE_DATABASE_URL and an s3://
    VITASCOPE_STORAGE_URL, and the same engines: --engine, --config.
    """
    settings = load_settings(
        data_dir=data_dir, engine=engine, config=config, gpus=gpus, workers=workers
    )
    from vitascope.cli.service import Running, run_service

    def announce(running: Running) -> None:
        typer.echo(f"{workers} worker{'s' if workers > 1 else ''} on {running.database}")

    run_service(settings, listener=None, announce=announce)
