"""Where the socket goes, and what libpq is told."""

import os
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from vitascope.postgres import PostgresError, conninfo_of
from vitascope.postgres.paths import layout_of

NOBODY_UID = 65534


@pytest.mark.parametrize(
    ("data_dir", "is_outside"),
    [
        ("/srv/vitascope", False),
        ("/srv/my videos", False),
        ('/srv/it\'s "mine"', False),
        ("/srv/back\\slash", False),
        ("/srv/数据", False),
        ("/" + "a" * 75, False),  # 103 bytes with the socket's name: the last that fits
        ("/" + "a" * 76, True),
        ("/" + "数" * 26, True),  # counted in bytes
        ("/srv/a,b", True),  # libpq would see two hosts
        ("/srv/a\nb", True),  # postmaster.pid is made of lines
        (os.fsdecode(b"/srv/\xff"), True),  # no UTF-8, so no conninfo
    ],
)
def test_socket_leaves_the_data_folder_only_when_it_must(data_dir: str, is_outside: bool) -> None:
    layout = layout_of(Path(data_dir))
    assert layout.has_outside_socket is is_outside
    expected = Path("/tmp") if is_outside else Path(data_dir)
    assert layout.socket_dir.parent == expected
    assert len(os.fsencode(layout.socket)) <= 103


@pytest.mark.parametrize("name", ["plain", "my videos", 'it\'s "mine"', "back\\slash", "数据"])
def test_conninfo_survives_libpq_quoting(name: str) -> None:
    parts = conninfo_to_dict(layout_of(Path("/srv", name)).conninfo())
    assert parts == {
        "host": f"/srv/{name}/postgres.run",
        "port": "5432",
        "user": "vitascope",
        "dbname": "vitascope",
    }


def test_socket_option_quotes_what_postgres_would_split() -> None:
    layout = layout_of(Path('/srv/a "b"'))
    assert layout.socket_dir_option == '"/srv/a ""b""/postgres.run"'


def test_every_spelling_of_a_folder_gives_one_layout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    for spelling in (Path("data"), Path("./x/../data"), tmp_path / "link"):
        assert layout_of(spelling) == layout_of(tmp_path / "data")


def test_conninfo_is_known_without_a_server(tmp_path: Path) -> None:
    assert conninfo_of(tmp_path / "d") == layout_of(tmp_path / "d").conninfo()
    assert not (tmp_path / "d").exists()


@pytest.mark.usefixtures("as_root")
def test_socket_folder_of_another_user_is_not_trusted(data_dir: Path) -> None:
    data_dir = data_dir.with_name("a,b")
    impostor = layout_of(data_dir).socket_dir
    impostor.mkdir()
    os.chown(impostor, NOBODY_UID, NOBODY_UID)
    try:
        with pytest.raises(PostgresError, match="belongs to another user"):
            conninfo_of(data_dir)
    finally:
        impostor.rmdir()


def test_link_in_place_of_the_socket_folder_is_not_trusted(tmp_path: Path) -> None:
    data_dir = tmp_path / "a,b"
    impostor = layout_of(data_dir).socket_dir
    impostor.symlink_to(tmp_path)
    try:
        with pytest.raises(PostgresError, match="belongs to another user"):
            conninfo_of(data_dir)
    finally:
        impostor.unlink()
