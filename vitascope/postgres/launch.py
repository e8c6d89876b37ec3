"""A tiny program between the service and PostgreSQL: lower privileges, bind to the parent, exec.

    python -I -S launch.py STARTER_PID DEATH_SIGNAL UID GID FOLDER_COUNT FOLDER... PROGRAM ARG...

A program of its own rather than ``preexec_fn``: that one runs Python in a fork of a process full
of threads, which may deadlock, and makes the fork copy the page tables of a large service. The
price is some 20 ms per start. It replaces itself with PROGRAM, so the server is the service's
direct child. UID -1 means: stay who we are. FOLDERs are what PROGRAM must be able to open.

What it does on Linux, in this order, because each step undoes an earlier one if swapped:

1. as root, become UID for good, keeping only what step 2 may need (``PR_SET_KEEPCAPS``);
2. as root, find the least that reaches PROGRAM and every FOLDER: no capability at all, else
   CAP_DAC_READ_SEARCH (folders above are private, as /root is), else CAP_DAC_OVERRIDE (Docker
   grants only this one; also needed if PROGRAM itself is private). It is kept as *ambient*
   capability: that alone survives exec without file capabilities, sets no AT_SECURE (the loader
   would ignore $ORIGIN and not find libpq), and leaves the parent-death signal in place. With it
   goes a secure bit that lets it count for access(2) too: PostgreSQL's programs look for
   themselves and for one another that way;
3. ask for DEATH_SIGNAL when the starter dies (after step 2: changing credentials clears it), then
   look whether the starter is still there, since it may have died before we asked.

The parent-death signal is bound to the *thread* that started us, not to its process. Elsewhere
(macOS) step 3 is missing: a server whose service was killed runs on, and the next service on the
same folder uses it as a guest. Not tested there.

Whatever fails is one line on stderr, after ``MARK``, and exit status ``REFUSED``. Runs without
site-packages and imports nothing of Vitascope. Source: capabilities(7), prctl(2);
access_override_creds in https://github.com/torvalds/linux/blob/v6.12/fs/open.c; validate_exec in
https://github.com/postgres/postgres/blob/REL_18_0/src/common/exec.c.
"""

import contextlib
import ctypes
import os
import signal
import sys
from typing import NoReturn

__all__ = ["MARK", "REFUSED", "main"]

MARK = "vitascope-launch: "
REFUSED = 78
"""EX_CONFIG of sysexits.h; PostgreSQL's programs never exit with it."""

# Numbers of <linux/prctl.h>, <linux/securebits.h> and <linux/capability.h>.
_PR_SET_PDEATHSIG = 1
_PR_SET_KEEPCAPS = 8
_PR_GET_SECUREBITS = 27
_PR_SET_SECUREBITS = 28
_PR_SET_NO_NEW_PRIVS = 38
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_RAISE = 2
_PR_CAP_AMBIENT_CLEAR_ALL = 4
_SECBIT_NO_SETUID_FIXUP = 1 << 2
_CAP_VERSION_3 = 0x20080522
_CAP_DAC_OVERRIDE = 1
_CAP_DAC_READ_SEARCH = 2
_CAP_KILL = 5
_CAP_SETPCAP = 8


class _CapHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _CapWord(ctypes.Structure):
    """32 capabilities; the kernel takes two of them, low word first."""

    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


_libc = ctypes.CDLL(None, use_errno=True)


def _refuse(sentence: str) -> NoReturn:
    print(MARK + sentence, file=sys.stderr, flush=True)  # noqa: T201
    raise SystemExit(REFUSED)


def _checked(result: int) -> None:
    if result != 0:
        errno = ctypes.get_errno()
        raise OSError(errno, os.strerror(errno))


def _prctl(option: int, first: int, second: int = 0) -> None:
    # The kernel reads unsigned longs; a bare Python int would be passed as a 32-bit one.
    arguments = [ctypes.c_ulong(n) for n in (first, second, 0, 0)]
    _checked(_libc.prctl(option, *arguments))


def _held_capabilities() -> int:
    """The permitted set's low word, as bits."""
    words = (_CapWord * 2)()
    _checked(_libc.capget(ctypes.byref(_CapHeader(_CAP_VERSION_3, 0)), words))
    return int(words[0].permitted)


def _set_capabilities(*, effective: int, permitted: int) -> None:
    words = (_CapWord * 2)()
    words[0] = _CapWord(effective=effective, permitted=permitted, inheritable=effective)
    _checked(_libc.capset(ctypes.byref(_CapHeader(_CAP_VERSION_3, 0)), words))


def _make_access_count_capabilities(held_bits: int) -> None:
    """Let access(2) say what open(2) would do, in everything started from here on.

    It leaves the capabilities of any user but root out of account, unless this bit is set. The
    bit would also keep a set-user-ID program's capabilities when that becomes an ordinary user
    again, so such programs lose their power below us: PostgreSQL needs none.
    """
    if not held_bits & 1 << _CAP_SETPCAP:
        return
    _set_capabilities(effective=1 << _CAP_SETPCAP, permitted=held_bits)
    # Locked, or filtered by a sandbox: what access(2) then denies, our caller will find.
    with contextlib.suppress(OSError):
        _prctl(_PR_SET_NO_NEW_PRIVS, 1)
        bits = _libc.prctl(_PR_GET_SECUREBITS, 0, 0, 0, 0)
        _prctl(_PR_SET_SECUREBITS, bits | _SECBIT_NO_SETUID_FIXUP)


def _use_capability(capability: int | None, *, keep_bits: int) -> None:
    """Make one capability effective and ambient; ``keep_bits`` stay permitted for another try."""
    _prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL)
    if capability is None:
        _set_capabilities(effective=0, permitted=keep_bits)
        return
    _make_access_count_capabilities(keep_bits)
    _set_capabilities(effective=1 << capability, permitted=keep_bits)
    _prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, capability)


def _become(uid: int, gid: int) -> None:
    if sys.platform == "linux":
        _prctl(_PR_SET_KEEPCAPS, 1)
    os.setgroups([gid])
    os.setgid(gid)
    os.setuid(uid)


def _bind_to_starter(starter_pid: int, death_signal: int) -> None:
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, death_signal)
    if os.getppid() != starter_pid:
        _refuse("the service that started PostgreSQL is gone.")


def _exec_with_least_capability(
    command: list[str], *, folders: list[str], starter_pid: int, death_signal: int
) -> str:
    """Never returns if PROGRAM could be started; else what could not be reached."""
    held = _held_capabilities()
    unreachable = command[0]
    usable_bits = held & (1 << _CAP_DAC_READ_SEARCH | 1 << _CAP_DAC_OVERRIDE | 1 << _CAP_SETPCAP)
    for capability in (None, _CAP_DAC_READ_SEARCH, _CAP_DAC_OVERRIDE):
        if capability is not None and not usable_bits & 1 << capability:
            continue
        try:
            _use_capability(capability, keep_bits=usable_bits)
            for unreachable in folders:
                os.scandir(unreachable).close()
            unreachable = command[0]
            if not os.access(unreachable, os.R_OK | os.X_OK):
                continue  # exec might succeed, but the program would not find itself
            _bind_to_starter(starter_pid, death_signal)
            os.execv(command[0], command)
        except PermissionError:
            continue
    return unreachable


def _run_as(
    uid: int, gid: int, command: list[str], *, folders: list[str], starter: tuple[int, int]
) -> None:
    if sys.platform == "linux" and not _held_capabilities() & 1 << _CAP_KILL:
        # Without it neither the parent-death signal nor stop() reaches the other user's process.
        _refuse(
            "root here lacks the capability CAP_KILL, without which it could not stop PostgreSQL: "
            "grant it, run as an ordinary user, or set VITASCOPE_DATABASE_URL."
        )
    try:
        _become(uid, gid)
    except OSError as error:
        _refuse(
            f"PostgreSQL must not run as root and root may not become user {uid} here "
            f"({error.strerror}): run as an ordinary user, or set VITASCOPE_DATABASE_URL."
        )
    if sys.platform != "linux":
        os.execv(command[0], command)
    unreachable = _exec_with_least_capability(
        command, folders=folders, starter_pid=starter[0], death_signal=starter[1]
    )
    _refuse(
        f"PostgreSQL must not run as root, and user {uid}, as which it would run, cannot reach "
        f"{unreachable}: choose a --data-dir and an installation outside private homes, grant "
        "CAP_DAC_READ_SEARCH and CAP_SETPCAP, run as an ordinary user, or set "
        "VITASCOPE_DATABASE_URL."
    )


def main(argv: list[str]) -> None:
    starter_pid, death_signal, uid, gid, folder_count = (int(word) for word in argv[:5])
    folders, command = argv[5 : 5 + folder_count], argv[5 + folder_count :]
    # Python would turn a death signal that comes before exec into a traceback in the log.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        if uid >= 0:
            _run_as(uid, gid, command, folders=folders, starter=(starter_pid, death_signal))
        _bind_to_starter(starter_pid, death_signal)
        os.execv(command[0], command)
    except OSError as error:
        _refuse(f"{command[0]} cannot be started ({error.strerror}).")


if __name__ == "__main__":
    main(sys.argv[1:])
