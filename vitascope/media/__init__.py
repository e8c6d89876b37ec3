"""Media: pictures, audio and video in, video files out. Knows no tasks, money, HTTP routes or SQL.

What comes in: ``fetch`` (a URL) or ``dataurl`` (inline) → ``pictures`` (check, decode), or
``clips`` for audio and video, which ``sandbox`` has decoded in a process of its own → ``ingest``
(files for the engine). What a provider made: ``download`` → ``finish``, which copies (``remux``)
or encodes anew, in such a process too. ``kinds`` is what the three kinds differ in; ``probe`` says
what an upload is. What goes out: ``fit`` (any frames → the video's) → ``encode`` (frames and sound
→ MP4), marked by ``label``. ``guard`` decides which network addresses may be reached from here.
"""
