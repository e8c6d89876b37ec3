"""Benchmarks: ``make bench``. Each prints medians, beside a ceiling or a peer of the same run."""
