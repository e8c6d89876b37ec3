"""Where the embedded database keeps things, as a pure function of the data folder.

    <data_dir>/postgres        the cluster
    <data_dir>/postgres.new    a cluster being made; renamed to the above when it is whole
    <data_dir>/postgres.lock   whoever holds its flock owns the server
    <data_dir>/postgres.run    the folder of the Unix socket, unless that path will not do
    <data_dir>/log/postgres.log

Any process can thus work out the connection without asking the one that runs the server. Creates
nothing and knows nothing of processes.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo

__all__ = ["NAME", "PORT", "Layout", "layout_of"]

NAME = "vitascope"
"""Role and database."""

PORT = 5432
"""Only part of the socket's file name; fixed, so that nobody's PGPORT can move it."""

_SOCKET_PATH_BYTES_MAX = 103
"""The smallest ``sun_path`` we meet, less its NUL: 104 on macOS, 108 on Linux (``unix(7)``)."""

_PRIVATE_TMP = Path("/tmp")
"""Not TMPDIR: two processes with different ones must come to the same socket."""


@dataclass(frozen=True)
class Layout:
    """Every path of one data folder's database; ``data_dir`` is absolute, without symlinks."""

    data_dir: Path
    key: str  # 16 hex digits, one per data folder: tells its processes and its /tmp folder apart

    @property
    def cluster(self) -> Path:
        return self.data_dir / "postgres"

    @property
    def cluster_in_making(self) -> Path:
        return self.data_dir / "postgres.new"

    @property
    def lock_file(self) -> Path:
        return self.data_dir / "postgres.lock"

    @property
    def log_file(self) -> Path:
        return self.data_dir / "log" / "postgres.log"

    @property
    def cluster_name(self) -> str:
        """PostgreSQL puts it into the title of each of its processes."""
        return f"vitascope-{self.key}"

    @property
    def has_outside_socket(self) -> bool:
        """Whether the socket is not below the data folder."""
        return not _is_usable_by_libpq(self._inside_socket_dir)

    @property
    def socket_dir(self) -> Path:
        if self.has_outside_socket:
            return _PRIVATE_TMP / self.cluster_name
        return self._inside_socket_dir

    @property
    def _inside_socket_dir(self) -> Path:
        return self.data_dir / "postgres.run"

    @property
    def socket(self) -> Path:
        return self.socket_dir / f".s.PGSQL.{PORT}"

    @property
    def socket_dir_option(self) -> str:
        """``socket_dir`` for ``-k``, which takes a comma-separated list of quoted names."""
        return '"' + str(self.socket_dir).replace('"', '""') + '"'

    def conninfo(self, *, dbname: str = NAME) -> str:
        """A libpq key=value string for this folder's server."""
        return make_conninfo(host=str(self.socket_dir), port=PORT, user=NAME, dbname=dbname)


def layout_of(data_dir: Path) -> Layout:
    resolved = data_dir.expanduser().resolve()
    digest = hashlib.sha256(os.fsencode(resolved)).hexdigest()
    return Layout(data_dir=resolved, key=digest[:16])


def _is_usable_by_libpq(socket_dir: Path) -> bool:
    # libpq splits `host` at commas and has no way to quote one; postmaster.pid holds the path as
    # one line; psycopg takes text, so a name that is no UTF-8 cannot be said at all.
    path = str(socket_dir / f".s.PGSQL.{PORT}")
    has_odd_characters = any(c == "," or ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in path)
    return not has_odd_characters and len(os.fsencode(path)) <= _SOCKET_PATH_BYTES_MAX
