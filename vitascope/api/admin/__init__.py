"""``/v1/admin/…``: accounts, their keys and their money, for a key with the scope ``admin``, which
sees all of them. Each act leaves its audit row in the act's own transaction."""
