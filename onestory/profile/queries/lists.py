"""Lists that a children's centre takes away: through the lens, safe to open, and written down."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from onestory.profile.queries.arrivals import arrivals
from onestory.profile.rules import months
from onestory.profile.shown import Arrival
from onestory.shared.spreadsheets import as_csv
from onestory.sharing import actions, guard
from onestory.sharing import queries as sharing
from onestory.sharing.kinds import Because, Reader

AGREEMENT = "live_births_to_centres"
CLAUSES: Mapping[str, str] = {"births": "births", "expected": "bookings"}
"""The list on the page → the clause under which it leaves."""
NO_LIST = Because("There is no such list", help="Go back to New arrivals and choose one there.")


@dataclass(frozen=True)
class Taken:
    """A file to hand over, and how many were left out since it was made."""

    filename: str
    text: str
    left_out: int = 0


def download(*, reader: Reader, kind: str, month: date, centre: str) -> Taken:
    """The list as it is now; written down as sent."""
    what, code, head, found = _list(reader, kind, month, centre)
    return _sent(reader, kind, month, what, code, head, found)


def ask_ahead(*, reader: Reader, kind: str, month: date, centre: str) -> date:
    """The list of a whole month will wait from the first day after it; that day."""
    if kind not in CLAUSES or centre not in reader.services:
        raise guard.Refused(NO_LIST)
    due = months.after(month)
    code = sharing.code_of(reader)
    actions.ask_for_list(
        kind=kind, month=month, to_service=centre, due_on=due, code=code, by=reader
    )
    return due


def take(*, reader: Reader, number: int) -> Taken:
    """The list that waited, without those who are not open any more; written down as sent."""
    row, people = actions.take_list(number=number, by=reader)
    what, code, head, found = _list(reader, row.kind, row.month, row.to_service_id)
    still = [one for one in found if one.person in set(people)]
    taken = _sent(reader, row.kind, row.month, what, code, head, still)
    return Taken(taken.filename, taken.text, left_out=len(people) - len(still))


def make_due(on: date) -> int:
    """Makes each list that is due with its asker's lens of this moment; how many were made."""
    due = sharing.lists_due(on)
    for number, practitioner, kind, month, centre in due:
        try:
            reader = sharing.reader_by_code(practitioner, on=on)
            with guard.as_reader(reader):
                _, _, _, found = _list(reader, kind, month, centre)
        except guard.Refused as refused:
            actions.keep_list(number=number, why_not=refused.because.words)
        else:
            actions.keep_list(number=number, people=[one.person for one in found])
    return len(due)


def _list(
    reader: Reader, kind: str, month: date, centre: str
) -> tuple[str, str, tuple[str, ...], list[Arrival]]:
    """What it is called, for which centre, its columns, and who stands on it under its clause."""
    if kind not in CLAUSES or centre not in reader.services:
        raise guard.Refused(NO_LIST)
    guard.check_deed(reader, "see_new_arrivals")
    page = arrivals(reader=reader, month=month, centre=centre)
    block = next(one for one in page.lists if one.id == kind)
    named = [one.person for one in block.people]
    under = sharing.opened_by(reader, named, AGREEMENT, CLAUSES[kind])
    what = f"{block.heading}, {page.month}"
    return (
        what,
        page.centre_code,
        block.columns,
        [one for one in block.people if one.person in under],
    )


def _sent(
    reader: Reader,
    kind: str,
    month: date,
    what: str,
    centre: str,
    head: Collection[str],
    found: list[Arrival],
) -> Taken:
    actions.record_sent(
        what=what,
        agreement=AGREEMENT,
        clause=CLAUSES[kind],
        to_service=centre,
        how="download",
        people=[one.person for one in found],
        by=reader,
    )
    rows = [
        (line, one.person, one.name, one.when, one.address, one.state, one.note or "Yes")
        for line, one in enumerate(found, start=1)
    ]
    columns = ("Line", "Reference", *head, "May a card be sent?")
    return Taken(f"{kind}-{centre}-{month:%Y-%m}.csv", as_csv(columns, rows))
