"""The dialect of OpenAI's Videos API: other words for the same tasks.

Translates requests and answers; every verb is the one that ``/v1/video/…`` calls.
"""
