"""Contacts of health visitors with children and, before birth, with their mothers."""

import polars as pl

from onestory.feeds.kinds import (
    Check,
    Csv,
    Expected,
    Happened,
    Mention,
    Relation,
    Sample,
    Source,
    Table,
    always,
    one_of,
    words,
)
from onestory.feeds.rules.columns import Code, Day, Moment, NhsNumber, Number, Text

_CONTACTS = {
    "AN": "Antenatal contact",
    "NB": "New birth visit",
    "68W": "6 to 8 week review",
    "34M": "3 to 4 month contact",
    "912M": "9 to 12 month review",
    "2YR": "2 to 2½ year review",
    "ADD": "Additional contact",
    "MOV": "Moved-in contact",
}
_PLACES = {
    "HOM": "at home",
    "CCT": "at a children's centre",
    "CLN": "in clinic",
    "GPS": "at a GP surgery",
    "NON": "not in person",
}
_MODES = {"F2F": "face to face", "VID": "by video", "TEL": "by telephone", "TXT": "by text message"}
_OUTCOMES = {
    "ATT": "attended",
    "WNB": "was not brought",
    "DEC": "declined",
    "CAN": "cancelled by the service",
}
_PRACTITIONERS = {
    "HV": "health visitor",
    "CNN": "community nursery nurse",
    "STU": "student health visitor",
    "FN": "family nurse",
}
_LEVELS = {
    "C": "Community",
    "U": "Universal",
    "UP": "Universal plus",
    "UPP": "Universal partnership plus",
}
_child = one_of("ClientRole", "child")
_kept = one_of("Outcome", "attended")
_where = pl.when(pl.col("Mode") == "face to face").then(pl.col("Place")).otherwise(pl.col("Mode"))

TABLE = Table(
    columns={
        "ContactID": Text(required=True),
        "ClientID": Text(required=True),
        "ClientRole": Code(codes={"C": "child", "M": "mother"}, required=True),
        "NHSNumber": NhsNumber(filled=0.5),
        "NHSStatus": Text(),
        "Surname": Text(filled=0.9),
        "Forename": Text(filled=0.9),
        "DOB": Day(filled=0.9),
        "Sex": Code(codes={"1": "male", "2": "female", "9": ""}, filled=0.8),
        "BirthOrder": Number(least=1, most=9),
        "Address": Text(filled=0.7),
        "Postcode": Text(filled=0.7),
        "Phone": Text(),
        "SafeContact": Code(codes={"R": "restricted"}),
        "ParentClientID": Text(),
        "ParentNHSNumber": NhsNumber(),
        "ParentForename": Text(),
        "ParentSurname": Text(),
        "ParentDOB": Day(),
        "ContactDateTime": Moment(required=True),
        "PractitionerCode": Text(),
        "PractitionerType": Code(codes=_PRACTITIONERS, filled=0.9),
        "Place": Code(codes=_PLACES, filled=0.9),
        "Centre": Text(),
        "Mode": Code(codes=_MODES, filled=0.9),
        "ContactType": Code(codes=_CONTACTS, required=True),
        "Outcome": Code(codes=_OUTCOMES, required=True),
        "ServiceLevel": Code(codes=_LEVELS),
        "Feeding": Code(codes={"B": "breast", "M": "mixed", "F": "formula"}),
        "DurationMinutes": Number(least=0, most=24 * 60),
        "Notes": Text(),
        "RecordedAt": Moment(required=True),
    },
    ignored={
        "Team": "follows from the family's address; a practitioner's team is kept with the post",
    },
    key=("ContactID",),
    newer="RecordedAt",
    checks=(
        Check(
            column="ContactDateTime",
            wrong=_child & (pl.col("ContactDateTime").dt.date() < pl.col("DOB")),
            words="lies before the child's birth: one of the two days is wrong",
        ),
    ),
    people=(
        Mention(
            name="client",
            role="ClientRole",
            local_id="ClientID",
            since="ContactDateTime",
            nhs_number="NHSNumber",
            nhs_number_status="NHSStatus",
            forename="Forename",
            surname="Surname",
            born="DOB",
            sex="Sex",
            address="Address",
            postcode="Postcode",
            phone="Phone",
            birth_order="BirthOrder",
            mother_nhs_number=pl.when(_child).then("ParentNHSNumber"),
            mother_forename=pl.when(_child).then("ParentForename"),
            mother_surname=pl.when(_child).then("ParentSurname"),
            mother_born=pl.when(_child).then("ParentDOB"),
            hidden=one_of("SafeContact", "restricted"),
        ),
        Mention(
            name="mother",
            role=always("mother"),
            local_id="ParentClientID",
            when=_child,
            since="ContactDateTime",
            nhs_number="ParentNHSNumber",
            forename="ParentForename",
            surname="ParentSurname",
            born="ParentDOB",
            sex=always("female"),
            address="Address",
            postcode="Postcode",
            phone="Phone",
            hidden=one_of("SafeContact", "restricted"),
        ),
    ),
    relations=(
        Relation(child="client", other="mother", kind=always("mother"), since="DOB", when=_child),
    ),
    entries=(
        Happened(
            of="client",
            service=always("health_visiting"),
            kind=pl.when(_kept).then(always("visit")).otherwise(always("missed_contact")),
            on="ContactDateTime",
            at="ContactDateTime",
            outcome="Outcome",
            line=words(words("ContactType", _where, between=" "), "Outcome"),
            detail={
                "Notes": "Notes",
                "Feeding": "Feeding",
                "Level of service": "ServiceLevel",
                "Practitioner": words("PractitionerType", "PractitionerCode", between=" "),
                "Children's centre": "Centre",
                "Minutes": "DurationMinutes",
                "How": words("Mode", "Place"),
            },
        ),
    ),
    expected=Expected(duplicates=0.1),
    samples=(
        Sample(
            given={
                "ContactID": "5001",
                "ClientID": "RC0000001",
                "ClientRole": "C",
                "NHSNumber": "9990000018",
                "Surname": "Obi",
                "Forename": "Ada",
                "DOB": "2026-01-04",
                "Sex": "2",
                "Address": "4 Heron Lane, Ashwater",
                "Postcode": "ZQ1 1AA",
                "ParentClientID": "RC0000002",
                "ParentForename": "Ngozi",
                "ParentSurname": "Obi",
                "ParentDOB": "1994-05-30",
                "ContactDateTime": "2026-01-16 10:30",
                "PractitionerType": "HV",
                "PractitionerCode": "HV101",
                "Place": "HOM",
                "Mode": "F2F",
                "ContactType": "NB",
                "Outcome": "ATT",
                "Feeding": "B",
                "Notes": 'Mother says "all well", sleeping',
                "RecordedAt": "2026-01-16 12:00",
            },
            gives=(
                "child RC0000001 Ada Obi, born 2026-01-04, female, 9990000018, ZQ1 1AA",
                "mother RC0000002 Ngozi Obi, born 1994-05-30, female, ZQ1 1AA",
                "RC0000002 is mother of RC0000001",
                "RC0000001 visit by health_visiting on 2026-01-16 at 10:30: "
                "New birth visit at home, attended",
            ),
        ),
        Sample(
            given={
                "ContactID": "5002",
                "ClientID": "RC0000003",
                "ClientRole": "M",
                "Surname": "Ward",
                "Forename": "Lena",
                "DOB": "1999-02-01",
                "SafeContact": "R",
                "ContactDateTime": "2026-01-20 14:00",
                "Place": "NON",
                "Mode": "TEL",
                "ContactType": "AN",
                "Outcome": "DEC",
                "RecordedAt": "2026-01-20 14:10",
            },
            gives=(
                "mother RC0000003 Lena Ward, born 1999-02-01, address hidden",
                "RC0000003 missed_contact by health_visiting on 2026-01-20 at 14:00: "
                "Antenatal contact by telephone, declined",
            ),
        ),
        Sample(
            given={
                "ContactID": "5003",
                "ClientID": "RC0000001",
                "ClientRole": "C",
                "DOB": "2026-01-04",
                "ContactDateTime": "2026-02-31 09:00",
                "ContactType": "9-12",
                "Outcome": "",
                "RecordedAt": "2026-03-02 09:00",
            },
            gives=(
                "question on ContactDateTime: perhaps 2026-02-28 09:00",
                "question on ContactType: perhaps 912M",
                "question on Outcome",
            ),
        ),
    ),
)

DEFINITION = Source(
    id="health_visiting_contacts",
    name="Health visiting contacts",
    owner="community_trust",
    contact="the information team of Ashwater Community Health NHS Trust",
    agreement="who_is_involved",
    transport=Csv(),
    tables=(TABLE,),
)
