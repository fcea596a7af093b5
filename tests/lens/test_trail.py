"""The trail: only added to, sealed into a chain, witnessed outside; every way of tampering is found."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from procrastinate.contrib.django import app

from onestory.sharing import actions, guard, queries, sealing, tasks, witness
from onestory.sharing.kinds import Reader
from onestory.sharing.models import AuditRow, AuditSeal
from tests.lens.families import TODAY

SOMEONE = Reader(1, "Someone", TODAY)
Committed = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Committed) -> Committed:
    """What happens on commit happens, which a test's own transaction never reaches."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def trail(db: None, settings: Any, tmp_path: Path, committed: Committed) -> None:
    """Five looks, sealed in two batches."""
    settings.TRAIL = tmp_path
    for people in ([1, 2, 3], [4, 5]):
        with committed():
            look_at(*people)
            actions.seal_audit()


def look_at(*people: int) -> None:
    for number in people:
        guard.log(SOMEONE, "read", "direct care", subject=number)


def run(*statements: str) -> None:
    """As a superuser of the database would, with the triggers out of the way."""
    with connection.cursor() as cursor:
        for table in ("sharing_auditrow", "sharing_auditseal"):
            cursor.execute(f"alter table {table} disable trigger user")
        for statement in statements:
            cursor.execute(statement)


def faults() -> str:
    return "\n".join(queries.verify_audit().faults)


@pytest.mark.usefixtures("trail")
def test_an_untouched_trail_is_whole() -> None:
    found = queries.verify_audit()
    assert (found.rows, found.seals, found.unsealed, found.faults) == (5, 2, 0, ())
    assert (found.witnessed, found.without_witness) == (5, 0)


@pytest.mark.usefixtures("trail")
def test_sealing_again_seals_only_what_is_new() -> None:
    assert actions.seal_audit() == 0
    guard.log(SOMEONE, "read", "direct care", subject=6)
    assert queries.verify_audit().unsealed == 1
    assert actions.seal_audit() == 1


FIRST = "(select min(id) from sharing_auditrow)"
LAST = "(select max(id) from sharing_auditrow)"


@pytest.mark.usefixtures("trail")
@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ([f"update sharing_auditrow set people = '{{9}}' where id = {FIRST}"], "was changed"),
        (
            [
                f"""update sharing_auditrow set happened_at = now() - interval '1 day'
                    where id = {LAST}"""
            ],
            "was changed",
        ),
        ([f"update sharing_auditrow set came_from = '9.9.9.9' where id = {FIRST}"], "was changed"),
        ([f"delete from sharing_auditrow where id = {FIRST}"], "covers 3 rows and 2 are there"),
        (
            [
                f"""insert into sharing_auditrow select * from json_populate_record(
                    (select a from sharing_auditrow a where id = {FIRST}), '{{"id": -5}}')"""
            ],
            "rows were put in",
        ),
        (
            [
                f"""update sharing_auditrow a set people = b.people from sharing_auditrow b
                    where {FIRST} + 1 in (a.id, b.id) and {FIRST} in (a.id, b.id)"""
            ],
            "put in another order",
        ),
        (
            ["delete from sharing_auditseal where id = (select min(id) from sharing_auditseal)"],
            "a seal was removed",
        ),
        (
            ["delete from sharing_auditseal where id = (select max(id) from sharing_auditseal)"],
            "the chain was cut off or written anew. Whole until",
        ),
        (
            [
                f"delete from sharing_auditrow where id = {LAST}",
                "delete from sharing_auditseal where id = (select max(id) from sharing_auditseal)",
            ],
            "cannot be found as written",
        ),
    ],
)
def test_any_tampering_is_found(tampering: list[str], said: str) -> None:
    run(*tampering)
    assert said in faults()


@pytest.mark.usefixtures("trail")
def test_a_chain_written_anew_is_not_the_one_that_was_published(committed: Committed) -> None:
    run(f"delete from sharing_auditrow where id = {FIRST}", "delete from sharing_auditseal")
    with committed():
        assert actions.seal_audit() == 4
    assert "is not in the chain, nor are the 2 after it" in faults() or "written anew" in faults()
    assert "cannot be found as written" in faults()


@pytest.mark.usefixtures("trail")
def test_a_fault_says_until_when_the_trail_is_whole() -> None:
    run(f"update sharing_auditrow set people = '{{9}}' where id = {LAST}")
    (seal, *_) = queries.verify_audit().faults
    assert "(rows " in seal
    assert "Whole until" in seal


@pytest.mark.usefixtures("trail")
@pytest.mark.parametrize(
    "tampering",
    [
        f"delete from sharing_auditrow where id = {LAST}",
        f"update sharing_auditrow set people = '{{9}}' where id = {LAST}",
        f"update sharing_auditrow set reader_name = 'Somebody else' where id = {LAST}",
        f"""update sharing_auditrow set happened_at = happened_at - interval '1 minute'
            where id = {LAST}""",
        f"update sharing_auditrow set terms = 'a search' where id = {LAST}",
        f"update sharing_auditrow set depths = '{{\"x\": 1}}' where id = {LAST}",
    ],
)
def test_what_was_not_sealed_yet_is_not_taken_away_unseen(
    tampering: str, committed: Committed
) -> None:
    with committed():
        look_at(6)
    run(tampering)
    found = queries.verify_audit()
    assert found.unsealed in {0, 1}
    assert "1 look written on" in "\n".join(found.faults)


@pytest.mark.usefixtures("trail")
def test_what_was_rolled_back_is_not_missed(committed: Committed) -> None:
    with committed(), transaction.atomic():
        look_at(6)
        transaction.set_rollback(True)
    assert queries.verify_audit().faults == ()


@pytest.mark.usefixtures("trail")
def test_what_nobody_witnessed_is_counted(committed: Committed) -> None:
    with committed():
        look_at(6)
    run(
        f"""insert into sharing_auditrow (reader_name, action, outcome, purpose, roles,
            organisations, people, terms, depths, agreements, because, path, came_from)
            select 'Nobody', action, outcome, purpose, roles, organisations, people, terms, depths,
            agreements, because, path, came_from from sharing_auditrow where id = {LAST}"""
    )
    assert queries.verify_audit().without_witness == 1


@pytest.mark.usefixtures("trail")
def test_a_head_whose_sealer_died_is_published_with_the_next(committed: Committed) -> None:
    look_at(6)
    actions.seal_audit()  # the commit is never told
    look_at(7)
    with committed():
        actions.seal_audit()
    heads = sealing.heads_file().read_text().splitlines()
    assert len(heads) == AuditSeal.objects.count() == 4


@pytest.mark.usefixtures("trail")
def test_without_its_published_heads_the_chain_is_not_called_whole() -> None:
    sealing.heads_file().unlink()
    assert "published heads are gone" in faults()


@pytest.mark.usefixtures("trail")
def test_the_witness_names_nobody() -> None:
    (file,) = witness.folder().iterdir()
    assert "Someone" not in file.read_text()


@pytest.mark.usefixtures("trail")
@pytest.mark.parametrize(
    "deed",
    [
        lambda: AuditRow.objects.update(outcome="allowed"),
        lambda: AuditRow.objects.all().delete(),
        lambda: AuditSeal.objects.update(rows=0),
        lambda: AuditSeal.objects.all().delete(),
    ],
)
def test_not_even_the_owner_changes_the_trail_by_accident(deed: Callable[[], Any]) -> None:
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        deed()


@pytest.mark.usefixtures("trail")
def test_sealing_is_done_by_the_clock() -> None:
    guard.log(SOMEONE, "read", "direct care", subject=6)
    assert tasks.seal_audit(0) == 1
    assert any(
        periodic.task.name.endswith("seal_audit")
        for periodic in app.periodic_registry.periodic_tasks.values()
    )
