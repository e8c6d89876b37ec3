"""Vitascope: a self-hosted video-generation service. See docs/architecture.md."""

__all__ = ["__version__"]

__version__ = "0.1.0"
