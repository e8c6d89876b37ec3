"""Calls to the address that a task's owner named, once the task has ended: signed, repeated until
they arrive, kept when they never do.

``service`` writes them down and queues them, ``delivery`` makes them, ``schedule`` says when again,
``message`` what is sent, ``calling`` how.
"""
