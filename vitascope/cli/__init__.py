"""The command line: ``vitascope serve``, ``worker``, ``generate``, ``keys`` and the rest."""

from vitascope.cli.app import main

__all__ = ["main"]
