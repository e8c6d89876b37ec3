"""The HTTP surface: each endpoint parses, authorises, calls one verb and answers."""
