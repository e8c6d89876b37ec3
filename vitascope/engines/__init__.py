"""Engines: everything that turns a request into frames. Start at ``base.py``."""
