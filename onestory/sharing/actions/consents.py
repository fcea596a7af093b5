"""What families say is kept: as feeds tell it, and as practitioners hear it."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from django.db import connection, transaction
from django.utils import timezone

from onestory.shared.bulk import insert_frame
from onestory.sharing import session
from onestory.sharing.actions.recalls import recall
from onestory.sharing.definitions import agreements
from onestory.sharing.kinds import ANSWERS, STANDINGS
from onestory.sharing.models import Consent


@transaction.atomic
def record_consents(frame: pl.DataFrame, *, by: str) -> int:
    """Adds what families said, as the feeds tell it; the number that is new.

    Columns: id, record_id, agreement, answer, decided_by_role, asked_how, asked_by, held_from,
    held_until, row_id; also standing and about, if a source tells them. The person is the record's
    at this moment. An id that is there already is left alone. ValueError for an unknown answer
    or agreement: a feed must ask, not guess.
    """
    if frame.is_empty():
        return 0
    _known("answer", frame["answer"], ANSWERS)
    _known("agreement", frame["agreement"], agreements())
    if "standing" in frame.columns:
        _known("standing", frame["standing"], STANDINGS)
    persons = _persons(frame["record_id"].unique())
    whole = frame.join(persons, on="record_id", how="inner").with_columns(
        pl.lit(None, dtype=pl.Int64).alias("superseded_by")
    )
    if whole.height < frame.height:
        raise ValueError("a consent names a record that has no person yet: match records first")
    added = insert_frame(Consent._meta.db_table, whole, skip_known=True)
    recall(persons["person_id"].unique().to_list(), on=timezone.localdate())
    session.look_again()
    return added


def supersede_consents(rows: Mapping[int, int], *, by: str) -> int:
    """Marks what corrected rows told: row id → id of the row that corrects it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """update sharing_consent c set superseded_by = r.new
               from unnest(%s::bigint[], %s::bigint[]) r (old, new)
               where c.row_id = r.old and c.superseded_by is distinct from r.new
               returning c.person_id""",
            [list(rows.keys()), list(rows.values())],
        )
        changed = [person for (person,) in cursor.fetchall()]
    recall(sorted(set(changed)), on=timezone.localdate())
    session.look_again()
    return len(changed)


def _persons(records: pl.Series) -> pl.DataFrame:
    with connection.cursor() as cursor:
        cursor.execute(
            """select id, person_id from people_sourcerecord
               where id = any(%s) and person_id is not null""",
            [records.to_list()],
        )
        return pl.DataFrame(
            cursor.fetchall(),
            schema={"record_id": pl.Int64, "person_id": pl.Int64},
            orient="row",
        )


def _known(what: str, column: pl.Series, known: Any) -> None:
    unknown = sorted(set(column.unique().to_list()) - set(known))
    if unknown:
        raise ValueError(f"there is no {what} {', '.join(map(repr, unknown))}")
