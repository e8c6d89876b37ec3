"""Media: pictures in, video files out. Knows nothing of tasks, money, HTTP routes or SQL.

Pictures: ``fetch`` (a URL) or ``dataurl`` (inline) → ``pictures`` (check, decode) → ``ingest``
(a file for the engine). Video: ``encode`` (frames and sound → MP4), marked by ``label``.
``guard`` decides which network addresses may be reached from here.
"""
