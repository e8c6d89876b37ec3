"""The tests mirror the package; ``tests/e2e`` runs the whole service."""
