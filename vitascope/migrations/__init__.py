"""The schema's history, forward only: ``versions/NNNN_what.py``, applied by ``vitascope.db``."""
