"""Broken files to try by hand: each must get a clear sentence, and nothing of it may be lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from demo.writers.child_health_immunisations import COLUMNS as DOSES
from demo.writers.health_visiting_contacts import COLUMNS as CONTACTS
from demo.writers.maternity_bookings import COLUMNS as BOOKINGS


def write(folder: Path, today: date) -> None:
    """Write the broken files and a README that tells what is wrong with each."""
    folder.mkdir(parents=True, exist_ok=True)
    told = []
    for name, (source, wrong, content) in _files(today).items():
        (folder / name).write_bytes(content)
        told.append(f"| `{name}` | `{source}` | {wrong} |")
    lines = [
        "# Files that are broken on purpose",
        "",
        "| file | give it to | what is wrong |",
        "| --- | --- | --- |",
        *told,
        "",
    ]
    (folder / "README.md").write_text("\n".join(lines), encoding="utf-8")


def _files(today: date) -> dict[str, tuple[str, str, bytes]]:
    contacts = _contacts(today)
    without = [c for c in CONTACTS if c != "ContactType"]
    return {
        "missing column.csv": (
            "health_visiting_contacts",
            "no column ContactType",
            _csv(without, [_cells(c, without) for c in contacts]),
        ),
        "extra column.csv": (
            "health_visiting_contacts",
            "a column nobody knows, Mood",
            _csv([*CONTACTS, "Mood"], [[*_cells(c, CONTACTS), "fine"] for c in contacts]),
        ),
        "utf-16.csv": (
            "health_visiting_contacts",
            "written as UTF-16",
            _text(CONTACTS, contacts).encode("utf-16"),
        ),
        "cut off half way.csv": (
            "health_visiting_contacts",
            "ends in the middle of a row",
            _text(CONTACTS, contacts).encode()[:-90],
        ),
        "empty.csv": ("health_visiting_contacts", "nothing in it", b""),
        "only headings.csv": (
            "health_visiting_contacts",
            "headings and no row",
            _text(CONTACTS, []).encode(),
        ),
        "wrong file.csv": (
            "child_health_immunisations",
            "these are maternity bookings",
            (",".join(BOOKINGS) + "\r\n").encode(),
        ),
        "no such day.csv": (
            "health_visiting_contacts",
            "a contact on 31 February",
            _text(
                CONTACTS,
                [{**contacts[0], "ContactID": "4999999901", "ContactDateTime": "2026-02-31 10:00"}],
            ).encode(),
        ),
        "one number two children.csv": (
            "child_health_immunisations",
            "one NHS number on two children",
            _shared_number(today),
        ),
        "a picture.csv": (
            "housing",
            "a picture called .csv",
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        ),
    }


def _contacts(today: date) -> list[dict[str, str]]:
    """Three contacts with an invented child that no other file knows."""
    child = {
        "ClientID": "RC9999901",
        "ClientRole": "C",
        "NHSNumber": "9990000018",
        "NHSStatus": "01",
        "Surname": "Testerton",
        "Forename": "Wilfred",
        "DOB": str(date(today.year - 1, 3, 4)),
        "Sex": "1",
        "Address": "1 Nowhere Lane, Ashwater",
        "Postcode": "ZQ1 1AA",
        "PractitionerCode": "HV101",
        "PractitionerType": "HV",
        "Team": "HV-N",
        "Place": "HOM",
        "Mode": "F2F",
        "ContactType": "ADD",
        "Outcome": "ATT",
        "ServiceLevel": "U",
        "DurationMinutes": "30",
        "Notes": "A visit, all well.",
    }
    days = [date(today.year, 1, n) for n in (6, 7, 8)]
    return [
        {
            **child,
            "ContactID": f"499999990{n}",
            "ContactDateTime": f"{day} 10:00",
            "RecordedAt": f"{day} 12:00",
        }
        for n, day in enumerate(days, start=2)
    ]


def _shared_number(today: date) -> bytes:
    row = {
        "NHS_NO": "9990000026",
        "SURNAME": "TESTERTON",
        "DOB": f"04-Mar-{today.year - 1}",
        "SEX": "F",
        "VACCINE": "MENB",
        "DOSE": "1",
        "DUE": f"29-Apr-{today.year - 1}",
        "GIVEN": f"30-Apr-{today.year - 1}",
        "STATUS": "G",
        "RECORDED_ON": f"30-Apr-{today.year - 1}",
    }
    rows = [
        {**row, "DOSE_REF": "D999999901", "CHILD_NO": "K9999901", "FORENAMES": "WINIFRED"},
        {**row, "DOSE_REF": "D999999902", "CHILD_NO": "K9999902", "FORENAMES": "OTTOLINE"},
    ]
    lines = [";".join(_cells(r, DOSES)) for r in rows]
    return ("\r\n".join([";".join(DOSES), *lines]) + "\r\n").encode()


def _cells(row: dict[str, str], columns: tuple[str, ...] | list[str]) -> list[str]:
    return [row.get(column, "") for column in columns]


def _text(columns: tuple[str, ...], rows: list[dict[str, str]]) -> str:
    return _csv(columns, [_cells(row, columns) for row in rows]).decode()


def _csv(columns: tuple[str, ...] | list[str], rows: list[list[str]]) -> bytes:
    """Cells with a comma in quotes, as a spreadsheet writes them."""
    lines = [",".join(f'"{c}"' if "," in c else c for c in row) for row in [list(columns), *rows]]
    return ("\n".join(lines) + "\n").encode()
