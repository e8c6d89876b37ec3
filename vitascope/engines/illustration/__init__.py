"""The built-in illustrator: prompt → animated picture-book scene, on the CPU, without weights.

Start at ``engine.py``; one frame's way is ``film.py``.
"""
