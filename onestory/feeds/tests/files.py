"""Files as the sources write them, made for tests by what matters; everyone in them is invented."""

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime

from onestory.feeds.actions import sources
from onestory.shared.nhs_number import with_check_digit

RECEIVED = datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
Rows = list[dict[str, str]]


def contact(number: int, **changed: str) -> dict[str, str]:
    """One contact of a health visitor: of child `number` unless told otherwise."""
    client = changed.pop("client", f"RC{number:07d}")
    return {
        "ContactID": str(5000 + number),
        "ClientID": client,
        "ClientRole": "C",
        "NHSNumber": with_check_digit(f"9{number:08d}") or "",
        "Surname": f"Weir{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}",
        "Forename": f"Ada{chr(97 + number // 676 % 26)}",
        "DOB": f"2026-{number % 9 + 1:02d}-{number % 28 + 1:02d}",
        "Sex": "2",
        "Address": f"{number} Heron Lane, Ashwater",
        "Postcode": "ZQ1 1AA",
        "ParentClientID": f"RM{number:07d}",
        "ParentForename": f"Ngozi{chr(97 + number % 26)}",
        "ParentSurname": f"Weir{chr(97 + number % 26)}",
        "ParentDOB": f"199{number % 10}-05-{number % 28 + 1:02d}",
        "ContactDateTime": "2026-10-16 10:30",
        "PractitionerType": "HV",
        "PractitionerCode": "HV101",
        "Place": "HOM",
        "Mode": "F2F",
        "ContactType": "68W",
        "Outcome": "ATT",
        "Notes": 'Says "all well", and\nsleeps; smiles',
        "RecordedAt": "2026-10-16 12:00",
    } | changed


def as_csv(source: str, rows: Rows, *, leave: str = "", extra: str = "") -> bytes:
    """The rows under all columns of the source; `leave` one out, or add one that is `extra`."""
    definition = sources()[source]
    table = definition.tables[0]
    columns = [name for name in (*table.columns, *table.ignored) if name != leave]
    columns += [extra] if extra else []
    text = io.StringIO(newline="")
    separator = getattr(definition.transport, "separator", ",")
    writer = csv.DictWriter(text, columns, delimiter=separator, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def contacts(*rows: Mapping[str, str]) -> bytes:
    """A file of contacts."""
    return as_csv("health_visiting_contacts", [dict(row) for row in rows])
