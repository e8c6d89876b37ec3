"""Tests of the embedded PostgreSQL, against real servers in throw-away folders."""
