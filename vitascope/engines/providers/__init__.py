"""Upstream providers: services of others that make the video, each behind one adapter."""
