"""What happens to agreements, consents and the audit trail when someone acts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl
from django.db import connection, transaction
from psycopg.types.range import DateRange

from onestory.shared.bulk import insert_frame
from onestory.sharing import session, trail
from onestory.sharing.definitions import agreements, check_entry_kinds
from onestory.sharing.kinds import ANSWERS, OFFICES, Because, Refused
from onestory.sharing.models import Approval, Consent, Signing
from onestory.sharing.sealing import seal_audit

__all__ = [
    "approve_agreement",
    "check_entry_kinds",
    "log_why",
    "record_consents",
    "seal_audit",
    "sign_agreement",
    "supersede_consents",
]


@transaction.atomic
def sign_agreement(signing: Mapping[str, Any], *, by: str) -> Signing:
    """Enters which organisations are party to an agreement, for which time, and who approved.

    `signing`: id, in_force {from, until: last day}, review_by, parties, approvals (organisation,
    office, name, on). The version signed is the definition's own. Again changes nothing.
    """
    agreement = agreements().get(signing["id"])
    if agreement is None:
        raise Refused(Because(f"There is no agreement “{signing['id']}”"))
    held = signing["in_force"]
    if held["until"] <= held["from"]:
        raise Refused(Because(f"{agreement.name} cannot end before it begins"))
    row, _ = Signing.objects.get_or_create(
        agreement=agreement.id,
        version=agreement.version,
        defaults={
            "parties": list(signing["parties"]),
            "held": DateRange(held["from"], held["until"]),
            "review_on": signing["review_by"],
            "entered_by": by,
        },
    )
    for each in signing.get("approvals", ()):
        approve_agreement(
            signing=row,
            organisation=each["organisation"],
            office=each["office"],
            name=each["name"],
            on=each["on"],
            by=by,
        )
    return row


def approve_agreement(
    *, signing: Signing, organisation: str, office: str, name: str, on: date, by: str
) -> Approval:
    """One officer of a party approves. Refused for other offices, and for who is no party."""
    if office not in OFFICES:
        raise Refused(Because(f"A {office} approves nothing", help=", ".join(OFFICES.values())))
    if organisation not in signing.parties:
        raise Refused(Because(f"{organisation} is no party to {signing.agreement}"))
    approval, _ = Approval.objects.get_or_create(
        signing=signing,
        organisation_id=organisation,
        office=office,
        defaults={"name": name, "approved_on": on},
    )
    return approval


@transaction.atomic
def record_consents(frame: pl.DataFrame, *, by: str) -> int:
    """Adds what families said, as the feeds tell it; the number that is new.

    Columns: id, record_id, agreement, answer (given, refused, withdrawn, not_asked),
    decided_by_role, asked_how, asked_by, held_from, held_until, row_id. The person is the record's
    at this moment. An id that is there already is left alone. ValueError for an unknown answer
    or agreement: a feed must ask, not guess.
    """
    if frame.is_empty():
        return 0
    _known("answer", frame["answer"], ANSWERS)
    _known("agreement", frame["agreement"], agreements())
    persons = _persons(frame["record_id"].unique())
    whole = frame.join(persons, on="record_id", how="inner").with_columns(
        pl.lit(None, dtype=pl.Int64).alias("superseded_by")
    )
    if whole.height < frame.height:
        raise ValueError("a consent names a record that has no person yet: match records first")
    added = insert_frame(Consent._meta.db_table, whole, skip_known=True)
    session.look_again()
    return added


def supersede_consents(rows: Mapping[int, int], *, by: str) -> int:
    """Marks what corrected rows told: row id → id of the row that corrects it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """update sharing_consent c set superseded_by = r.new
               from unnest(%s::bigint[], %s::bigint[]) r (old, new)
               where c.row_id = r.old and c.superseded_by is distinct from r.new""",
            [list(rows.keys()), list(rows.values())],
        )
        changed = int(cursor.rowcount)
    session.look_again()
    return changed


def log_why(reader_code: str, person: int) -> None:
    """Asking why is itself a look: written as the system's, with whom it was asked about."""
    trail.write(None, "why", f"asked at the desk what {reader_code} may see", people=[person])


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
