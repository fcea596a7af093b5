"""The embedded server: started by the first who needs it, stopped by the last, private."""

import os
import stat
from pathlib import Path

import psycopg
import pytest

from onestory.config import postgres
from onestory.config.postgres import Cluster

pytestmark = pytest.mark.skipif(
    bool(os.environ.get("DATABASE_URL")), reason="a server of one's own is named"
)


def address(cluster: Cluster) -> str:
    return f"host={cluster.sockets} user=onestory dbname=onestory"


def answers(cluster: Cluster) -> bool:
    try:
        psycopg.connect(address(cluster)).close()
    except psycopg.OperationalError:
        return False
    return True


def test_the_last_to_leave_stops_it_and_what_was_kept_stays(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "pg", fast=True)
    with postgres.running(cluster):
        with (
            postgres.running(cluster),
            psycopg.connect(address(cluster)) as connection,
        ):
            connection.execute("create table kept as select 1 as one")
        assert answers(cluster), "the second leaves, the first is still here"
    assert not answers(cluster)
    with postgres.running(cluster), psycopg.connect(address(cluster)) as connection:
        assert connection.execute("select one from kept").fetchone() == (1,)


def test_its_folders_are_for_its_owner_alone(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "pg", fast=True)
    with postgres.running(cluster):
        for folder in (cluster.folder, cluster.data, cluster.sockets):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_deep_folder_gets_a_short_socket(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / ("deep" * 30), fast=True)
    assert len(str(cluster.sockets)) <= postgres.LONGEST_SOCKET_FOLDER
    with postgres.running(cluster):
        assert answers(cluster)
    cluster.sockets.rmdir()


def test_no_role_of_ours_holds_a_power_over_policies(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "pg", fast=True)
    with postgres.running(cluster), psycopg.connect(cluster.superuser) as connection:
        powers = connection.execute(
            "select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles"
            " where rolname like 'onestory%' order by 1"
        ).fetchall()
    assert powers == [
        ("onestory", False, False, True),
        ("onestory_pages", False, False, True),
        ("onestory_system", False, False, False),
        ("onestory_web", False, False, False),
    ]
