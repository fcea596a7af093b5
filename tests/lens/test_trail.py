"""The trail: only added to, sealed into a chain, and every way of tampering is found."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pgtrigger
import pytest
from django.db import DatabaseError, connection, transaction
from procrastinate.contrib.django import app

from onestory.sharing import actions, guard, queries, tasks
from onestory.sharing.kinds import Reader
from onestory.sharing.models import AuditRow, AuditSeal
from tests.lens.families import TODAY

SOMEONE = Reader(1, "Someone", TODAY)


@pytest.fixture
def trail(db: None, settings: Any, tmp_path: Path) -> None:
    """Five looks, sealed in two batches."""
    settings.DATA = tmp_path
    for people in ([1, 2, 3], [4, 5]):
        for number in people:
            guard.log(SOMEONE, "read", "direct care", subject=number)
        actions.seal_audit()


def run(statement: str) -> None:
    """As a superuser would, with the triggers out of the way."""
    ours = ("sharing.AuditRow:only_added", "sharing.AuditSeal:only_added")
    with pgtrigger.ignore(*ours), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.usefixtures("trail")
def test_an_untouched_trail_is_whole() -> None:
    found = queries.verify_audit()
    assert (found.rows, found.seals, found.unsealed, found.faults) == (5, 2, 0, ())


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
        (f"update sharing_auditrow set people = '{{9}}' where id = {FIRST}", "was changed"),
        (
            f"update sharing_auditrow set happened_at = now() - interval '1 day' where id = {LAST}",
            "was changed",
        ),
        (
            f"update sharing_auditrow set reader_name = 'Somebody else' where id = {FIRST}",
            "was changed",
        ),
        (f"delete from sharing_auditrow where id = {FIRST}", "covers 3 rows and 2 are there"),
        (
            f"""update sharing_auditrow a set people = b.people from sharing_auditrow b
                where {FIRST} + 1 in (a.id, b.id) and {FIRST} in (a.id, b.id)""",
            "put in another order",
        ),
        (
            "delete from sharing_auditseal where id = (select min(id) from sharing_auditseal)",
            "a seal was removed",
        ),
        (
            "delete from sharing_auditseal where id = (select max(id) from sharing_auditseal)",
            "not in the chain",
        ),
    ],
)
def test_any_tampering_is_found(
    tampering: str,
    said: str,
    django_capture_on_commit_callbacks: Callable[..., Any],
    tmp_path: Path,
) -> None:
    _publish_all()
    run(tampering)
    assert any(said in fault for fault in queries.verify_audit().faults), (
        queries.verify_audit().faults
    )


def _publish_all() -> None:
    """What happens on commit, which a test never reaches."""
    from onestory.sharing.sealing import _publish

    for seal in AuditSeal.objects.order_by("id"):
        _publish(seal)


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
