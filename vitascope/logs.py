"""Log lines: one event a line, a fixed word and its ids as fields."""

from __future__ import annotations

import logging
import sys

import structlog

from vitascope.config import Settings

__all__ = ["configure_logs"]


def configure_logs(settings: Settings) -> None:
    """Send every log line, ours and the libraries', to stderr in the shape the settings name."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    structlog.configure(
        processors=[*shared, last],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    formatter = structlog.stdlib.ProcessorFormatter(processor=last, foreign_pre_chain=shared)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    # Libraries speak up when something is wrong; their daily business is not ours to log.
    logging.basicConfig(handlers=[handler], level=max(level, logging.WARNING), force=True)
    # It warns of every form that is broken, which the sender is told.
    logging.getLogger("python_multipart").setLevel(logging.ERROR)
