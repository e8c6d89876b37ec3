"""Tests of ``vitascope.storage``."""
