"""The cluster folder: made once, checked before every start, and never repaired by force.

Also readies the folder of the socket. The caller holds the data folder's lock, so nobody else is
at work here. Knows nothing of running servers, except to recognise one that is not ours.
"""

import os
import pwd
import shutil
import signal
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from vitascope.postgres import log
from vitascope.postgres.child import MAJOR_VERSION, Account, binary, spawn
from vitascope.postgres.errors import PostgresError
from vitascope.postgres.paths import NAME, Layout

__all__ = ["Cluster", "check_socket_owner"]

_NEW_CLUSTER_BYTES = 80 * 2**20
"""What a new cluster takes (39 MB measured) and about as much again for its first WAL."""


@dataclass(frozen=True)
class Cluster:
    """One data folder's cluster and the account it belongs to (None: the user we are)."""

    layout: Layout
    account: Account | None

    @property
    def _uid(self) -> int:
        return self.account.uid if self.account else os.geteuid()

    def prepare(self, *, lock_fd: int) -> None:
        """Make everything ready for a server to start, whatever the last one left behind.

        Raises:
            PostgresError: the folders are another's, of another version, or cannot be made.
        """
        try:
            if self.layout.cluster.exists():
                self._check_owner()
            # An interrupted initdb leaves only this: a cluster gets its name when it is whole.
            if self.layout.cluster_in_making.exists():
                shutil.rmtree(self.layout.cluster_in_making)
            if not _has_entries(self.layout.cluster):
                self._create(lock_fd=lock_fd)
            self._check_content()
            self._ready_socket_dir()
            self._forget_last_server()
        except OSError as error:
            raise PostgresError(
                f"The database in {self.layout.data_dir} cannot be prepared "
                f"({error.filename}: {error.strerror}): give --data-dir a local folder that this "
                "user may write, or set VITASCOPE_DATABASE_URL."
            ) from error

    def _create(self, *, lock_fd: int) -> None:
        self._check_can_create()
        making = self.layout.cluster_in_making
        making.mkdir(mode=0o700)
        self._give(making)
        log_start = log.size_bytes(self.layout.log_file)
        with log.opened(self.layout.log_file) as log_fd:
            initdb = spawn(
                _initdb_command(making),
                account=self.account,
                folders=[making],
                lock_fd=lock_fd,
                output_fd=log_fd,
                death_signal=signal.SIGTERM,
            )
            _wait(initdb)
        if initdb.returncode != 0:
            said = log.text_since(self.layout.log_file, log_start)
            raise log.diagnosis(said, layout=self.layout, doing="be set up").error
        making.rename(self.layout.cluster)
        _sync_folder(self.layout.data_dir)

    def _check_can_create(self) -> None:
        try:
            pwd.getpwuid(self._uid)
        except KeyError:
            raise PostgresError(
                f"User {self._uid} has no entry in the user database, which PostgreSQL's initdb "
                "needs: run as a user that has one (in a container: one of /etc/passwd), or set "
                "VITASCOPE_DATABASE_URL."
            ) from None
        disk = os.statvfs(self.layout.data_dir)
        if disk.f_bavail * disk.f_frsize < _NEW_CLUSTER_BYTES:
            raise PostgresError(
                f"The disk of {self.layout.data_dir} is full: a new database needs "
                f"{_NEW_CLUSTER_BYTES // 2**20} MiB; free some, or choose another --data-dir."
            )

    def _check_owner(self) -> None:
        cluster = self.layout.cluster
        owner_uid = cluster.stat().st_uid
        if self.account and owner_uid == 0:
            self._give_tree(cluster)  # e.g. a backup that root copied back
        elif owner_uid != self._uid:
            raise PostgresError(
                f"The database in {cluster} belongs to user {owner_uid}, not to {self._uid}: run "
                "as that user, or choose another --data-dir."
            )

    def _check_content(self) -> None:
        cluster = self.layout.cluster
        version_file = cluster / "PG_VERSION"
        if not version_file.exists():
            raise PostgresError(
                f"{cluster} is not empty but holds no PostgreSQL database: move it away, or "
                "choose another --data-dir."
            )
        version = version_file.read_text(encoding="ascii", errors="replace").strip()
        if version != str(MAJOR_VERSION):
            raise PostgresError(
                f"The database in {cluster} was made by PostgreSQL {version or '(unknown)'} and "
                f"this is PostgreSQL {MAJOR_VERSION}: dump it with the old version and restore it "
                "into a new --data-dir, or set VITASCOPE_DATABASE_URL to the old server."
            )
        if stat.S_IMODE(cluster.stat().st_mode) != 0o700:
            cluster.chmod(0o700)  # PostgreSQL refuses what others can read, e.g. after `cp -r`

    def _ready_socket_dir(self) -> None:
        socket_dir = self.layout.socket_dir
        try:
            socket_dir.mkdir(mode=0o700)
        except FileExistsError:
            check_socket_owner(self.layout)
        self._give(socket_dir)
        socket_dir.chmod(0o700)

    def _forget_last_server(self) -> None:
        """Remove the pid files: holding the lock proves that no server of ours is alive.

        PostgreSQL removes them itself if the pid in them is dead, but not if it was given to
        another process of the same user since, and stumbles over an empty file.
        """
        pid_file = self.layout.cluster / "postmaster.pid"
        if pid_file.exists():
            pid = pid_file.read_bytes().split(b"\n")[0].strip()
            if pid.isdigit() and _is_server_of(int(pid), self.layout.cluster):
                raise PostgresError(
                    f"A PostgreSQL that Vitascope did not start (process {int(pid)}) is using "
                    f"{self.layout.cluster}: stop it, or choose another --data-dir."
                )
        socket = self.layout.socket
        for stale in (pid_file, socket, socket.with_name(socket.name + ".lock")):
            stale.unlink(missing_ok=True)

    def _give(self, path: Path) -> None:
        if self.account is None:
            return
        try:
            os.chown(path, self.account.uid, self.account.gid, follow_symlinks=False)
        except PermissionError as error:
            raise PostgresError(
                f"PostgreSQL must not run as root, and root may not give {path} to user "
                f"{self._uid} here: grant CAP_CHOWN or choose a --data-dir on a local disk, run "
                "as an ordinary user, or set VITASCOPE_DATABASE_URL."
            ) from error

    def _give_tree(self, top: Path) -> None:
        for folder, _, names in os.walk(top):
            for name in ("", *names):
                self._give(Path(folder, name))


def check_socket_owner(layout: Layout) -> None:
    """Make sure that a socket folder in /tmp is one of ours.

    Anybody can create that folder before us, and would then hold the database we talk to.

    Raises:
        PostgresError: it belongs to someone else, or is not a folder.
    """
    if not layout.has_outside_socket or not os.path.lexists(layout.socket_dir):
        return
    trusted = {os.geteuid(), 0}
    if layout.cluster.exists():
        trusted.add(layout.cluster.stat().st_uid)
    found = layout.socket_dir.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in trusted:
        raise PostgresError(
            f"{layout.socket_dir}, needed for the database's socket, belongs to another user: "
            "have it removed, or choose a --data-dir with a path of at most 76 bytes and no comma."
        )


def _initdb_command(folder: Path) -> list[str]:
    return [
        str(binary("initdb")),
        f"--pgdata={folder}",
        f"--username={NAME}",
        # The socket's folder is 0700: who can knock may enter.
        "--auth=trust",
        "--encoding=UTF8",
        # PostgreSQL's own C.UTF-8: the same everywhere, and no index breaks when libc is upgraded.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
        # No --no-sync: initdb writes without fsync and syncs the whole cluster once, at the end.
        "--no-instructions",
    ]


def _wait(child: "subprocess.Popen[bytes]") -> None:
    try:
        child.wait()
    except BaseException:  # Ctrl-C: take initdb along, its folder is thrown away next time
        child.terminate()
        child.wait()
        raise


def _has_entries(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _is_server_of(pid: int, cluster: Path) -> bool:
    """Whether ``pid`` is a postmaster on ``cluster``; without /proc always False.

    There PostgreSQL's own check remains: the shared memory of a live server.
    """
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError):
        return False
    if Path(os.fsdecode(words[0])).name not in ("postgres", "postmaster"):
        return False
    try:
        works_there = Path(f"/proc/{pid}/cwd").readlink() == cluster
    except OSError:  # another user's process
        works_there = False
    return works_there or os.fsencode(cluster) in words
