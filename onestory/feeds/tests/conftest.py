"""A partnership for the tests of feeds, and a store of kept files that is thrown away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from onestory.agencies import actions as agencies

BOROUGH = Path(__file__).resolve().parents[3] / "demo" / "borough.yaml"


@pytest.fixture(autouse=True)
def kept(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.DATA = tmp_path
    yield tmp_path


@pytest.fixture
def partnership(db: None) -> None:
    agencies.load_partnership(BOROUGH, by="tests")


# SHIM-BEGIN
from django.db import connection  # noqa: E402
from onestory.people import actions as _people  # noqa: E402


def _match(record_ids, *, by):
    with connection.cursor() as c:
        for r in sorted(record_ids):
            c.execute("select min(person_id) from people_sourcerecord where (source,local_id)=(select source,local_id from people_sourcerecord where id=%s) and person_id is not null", [r])
            p = c.fetchone()[0]
            if p is None:
                c.execute("insert into people_person (id, sealed) values (%s,false)", [r]); p = r
            c.execute("update people_sourcerecord set person_id=%s where id=%s", [p, r])


def _sup(m, *, by):
    with connection.cursor() as c:
        for o, n in m.items():
            c.execute("update people_sourcerecord set superseded_by=%s where id=%s", [n, o])


if not hasattr(_people, "match_records"):
    _people.match_records = _match
    _people.supersede_records = _sup
# SHIM-END
