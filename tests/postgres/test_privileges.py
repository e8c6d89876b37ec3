"""Root drops to an ordinary account with the least it needs; an ordinary user just works."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from vitascope.postgres import EmbeddedPostgres
from vitascope.postgres.child import binary

from .conftest import SERVICE, Service

REPOSITORY = Path(__file__).parents[2]
NOBODY = {"user": 65534, "group": 65534}
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1 << 1, 1 << 2
DOCKER_DEFAULT = (
    "-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,"
    "+net_bind_service,+net_raw,+sys_chroot,+mknod,+audit_write,+setfcap"
)

pytestmark = [
    pytest.mark.usefixtures("as_root"),
    pytest.mark.skipif(sys.platform != "linux", reason="Linux capabilities"),
]


@pytest.fixture
def setpriv() -> str:
    found = shutil.which("setpriv")
    if found is None:
        pytest.skip("needs setpriv of util-linux")
    return found


def status_of(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def capabilities_of(pid: int) -> int:
    status = status_of(pid)
    assert status["CapPrm"] == status["CapEff"] == status["CapAmb"]
    return int(status["CapEff"], 16)


@pytest.fixture
def private_data_dir(data_dir: Path) -> Path:
    data_dir.parent.chmod(0o700)
    return data_dir


def test_below_a_private_home_root_keeps_the_right_to_search(private_data_dir: Path) -> None:
    before = private_data_dir.parent.stat().st_mode
    with EmbeddedPostgres(private_data_dir) as postgres:
        assert postgres.pid is not None
        assert capabilities_of(postgres.pid) == CAP_DAC_READ_SEARCH
        uids = status_of(postgres.pid)["Uid"].split()
        assert "0" not in uids
        assert str((private_data_dir / "postgres").stat().st_uid) in uids
        assert status_of(postgres.pid)["NoNewPrivs"] == "1"
    assert private_data_dir.parent.stat().st_mode == before, "no parent is opened"


def test_where_nothing_is_private_no_capability_is_kept(tmp_path: Path) -> None:
    probe = ["test", "-x", str(binary("postgres"))]
    if subprocess.run(probe, check=False, user=NOBODY["user"], extra_groups=[]).returncode:
        pytest.skip("PostgreSQL's programs are below a private folder")
    public = Path("/tmp", f"vitascope-test-{os.getpid()}")
    public.mkdir(mode=0o755)
    try:
        with EmbeddedPostgres(public) as postgres:
            assert postgres.pid is not None
            assert capabilities_of(postgres.pid) == 0
            assert status_of(postgres.pid)["NoNewPrivs"] == "0", "the usual case is left alone"
    finally:
        shutil.rmtree(public)


def test_container_without_read_search_uses_override(
    private_data_dir: Path, setpriv: str, start_service: Callable[..., Service]
) -> None:
    service = start_service(through=(setpriv, f"--bounding-set={DOCKER_DEFAULT}"))
    pid = service.hear()["pid"]
    assert isinstance(pid, int)
    assert capabilities_of(pid) == CAP_DAC_OVERRIDE
    service.end()
    assert service.process.returncode == 0


@pytest.fixture
def private_programs(private_data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the wheel beside the data, as where the whole checkout is below /root."""
    wheel = binary("initdb").parents[2]
    private = private_data_dir.with_name("site-packages")
    for folder in (wheel, wheel.with_name(wheel.name + ".libs")):
        if folder.exists():
            no_headers = shutil.ignore_patterns("include")
            shutil.copytree(folder, private / folder.name, ignore=no_headers)
    monkeypatch.setenv("PYTHONPATH", str(private))
    yield private
    shutil.rmtree(private)


def close_to_others(top: Path) -> None:
    """As when everything was installed under umask 077."""
    for path in (top, *top.rglob("*")):
        path.chmod(path.stat().st_mode & 0o700)


@pytest.mark.parametrize(
    ("bounding_set", "is_closed", "expected"),
    [
        ("+all", False, CAP_DAC_READ_SEARCH),
        ("+all", True, CAP_DAC_OVERRIDE),
        (DOCKER_DEFAULT, False, CAP_DAC_OVERRIDE),
    ],
)
def test_programs_below_a_private_home_find_one_another(
    private_programs: Path,
    setpriv: str,
    start_service: Callable[..., Service],
    bounding_set: str,
    is_closed: bool,
    expected: int,
) -> None:
    if is_closed:
        close_to_others(private_programs)
    for _ in ("new cluster", "existing cluster"):
        service = start_service(through=(setpriv, f"--bounding-set={bounding_set}"))
        heard = service.hear()
        assert "error" not in heard
        pid = heard["pid"]
        assert isinstance(pid, int)
        assert capabilities_of(pid) == expected
        assert Path(f"/proc/{pid}/exe").readlink().is_relative_to(private_programs)
        service.end()
        assert service.process.returncode == 0


@pytest.mark.usefixtures("private_programs")
def test_programs_below_a_private_home_without_the_means(
    setpriv: str, start_service: Callable[..., Service]
) -> None:
    error = start_service(through=(setpriv, "--bounding-set=-setpcap")).hear()["error"]
    assert isinstance(error, str)
    assert "cannot reach" in error
    assert "grant CAP_DAC_READ_SEARCH and CAP_SETPCAP" in error


@pytest.mark.parametrize(
    ("bounding_set", "sentence"),
    [
        ("-dac_read_search,-dac_override", "cannot reach"),
        ("-kill", "lacks the capability CAP_KILL"),
        ("-setuid", "may not become user"),
        ("-chown", "grant CAP_CHOWN"),
    ],
)
def test_root_without_the_means_is_told_what_to_do(
    private_data_dir: Path,
    setpriv: str,
    start_service: Callable[..., Service],
    bounding_set: str,
    sentence: str,
) -> None:
    service = start_service(through=(setpriv, f"--bounding-set={bounding_set}"))
    error = service.hear()["error"]
    assert isinstance(error, str)
    assert sentence in error
    assert "set VITASCOPE_DATABASE_URL" in error


def test_existing_cluster_keeps_its_owner(data_dir: Path) -> None:
    """E.g. a bind mount that belongs to user 1234, who is in no passwd file here."""
    with EmbeddedPostgres(data_dir):
        pass
    for path in (data_dir / "postgres", *(data_dir / "postgres").rglob("*")):
        os.chown(path, 1234, 1234)
    with EmbeddedPostgres(data_dir) as postgres:
        assert postgres.pid is not None
        assert status_of(postgres.pid)["Uid"].split() == ["1234"] * 4


@pytest.fixture
def nobodys_data_dir() -> Iterator[Path]:
    """Not below tmp_path: pytest makes that one private to root."""
    folder = Path("/tmp", f"vitascope-test-{os.getpid()}")
    folder.mkdir(mode=0o700)
    os.chown(folder, NOBODY["user"], NOBODY["group"])
    yield folder
    shutil.rmtree(folder)


def serve_as(uid: int, data_dir: Path) -> "subprocess.Popen[str]":
    interpreter, environment = interpreter_for_nobody()
    return subprocess.Popen(
        [interpreter, "-B", SERVICE, data_dir],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        user=uid,
        group=NOBODY["group"],
        extra_groups=[],
    )


def test_user_without_a_name_is_told_so_before_initdb_stumbles(nobodys_data_dir: Path) -> None:
    """As in a container with --user and a number."""
    os.chown(nobodys_data_dir, 123456, NOBODY["group"])
    said, _ = serve_as(123456, nobodys_data_dir).communicate(timeout=30)
    assert "User 123456 has no entry in the user database" in json.loads(said)["error"]


def test_ordinary_user_runs_it_as_itself(nobodys_data_dir: Path) -> None:
    service = serve_as(NOBODY["user"], nobodys_data_dir)
    assert service.stdout is not None
    heard = json.loads(service.stdout.readline())
    assert heard["is_owner"] is True
    assert capabilities_of(heard["pid"]) == 0
    service.communicate(timeout=30)
    assert service.returncode == 0
    assert (nobodys_data_dir / "postgres").stat().st_uid == NOBODY["user"]


def test_ordinary_user_does_not_get_the_cluster_of_another(nobodys_data_dir: Path) -> None:
    (nobodys_data_dir / "postgres").mkdir(mode=0o700)  # root's
    said, _ = serve_as(NOBODY["user"], nobodys_data_dir).communicate(timeout=30)
    assert "belongs to user 0, not to 65534" in json.loads(said)["error"]


def interpreter_for_nobody() -> tuple[str, dict[str, str]]:
    """One that another user may run, which finds our packages in this environment."""
    packages = [str(REPOSITORY), sysconfig.get_path("purelib")]
    environment = {"PYTHONPATH": os.pathsep.join(packages), "PATH": os.defpath}
    for candidate in (sys.executable, shutil.which("python3", path="/usr/bin:/usr/local/bin")):
        if candidate is None:
            continue
        probe = subprocess.run(
            [shutil.which("env") or "env", candidate, "-B", "-c", "import vitascope.postgres"],
            check=False,
            capture_output=True,
            user=NOBODY["user"],
            group=NOBODY["group"],
            extra_groups=[],
            env=environment,
        )
        if probe.returncode == 0:
            return candidate, environment
    pytest.skip("no Python here that another user could run with our packages")
