"""Tests of ``vitascope.media``."""
