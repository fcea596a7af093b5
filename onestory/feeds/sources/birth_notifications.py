"""Births as notified: the hospital's messages (DSTU2) and the national demographics service's (R4).

`reading/births.py` flattens each message to the columns below, whichever form it has.
"""

import polars as pl

from onestory.feeds.kinds import (
    Check,
    Expected,
    Fhir,
    Happened,
    Mention,
    Relation,
    Sample,
    Source,
    Table,
    always,
    chosen,
    one_of,
    words,
)
from onestory.feeds.rules.columns import Code, Day, Moment, NhsNumber, Number, Text

_EVENTS = {
    "Birth: Birth Details": "Birth details",
    "New record": "New record at birth",
    "Death": "Death",
    "Assessment APGAR": "Apgar score",
    "Measurements": "Measurements",
    "Birth: Discharge": "Discharge from maternity care",
}
_GENDERS = {"male": "male", "female": "female", "other": "", "unknown": ""}
_UNITS = {
    "1": "at home",
    "2": "in hospital, consultant ward",
    "7": "in hospital, midwife ward",
    "3": "before arrival or elsewhere",
    "8": "elsewhere",
}
_DELIVERIES = {
    "0": "spontaneous vertex",
    "1": "spontaneous, other cephalic",
    "2": "low forceps",
    "3": "other forceps",
    "4": "breech extraction",
    "5": "ventouse",
    "6": "breech",
    "7": "elective caesarean",
    "8": "emergency caesarean",
    "9": "other",
}
_KINDS = {
    "Birth details": "birth",
    "New record at birth": "birth",
    "Death": "death",
    "Apgar score": "measurement",
    "Measurements": "measurement",
    "Discharge from maternity care": "discharge",
}
_restricted = one_of("Restricted", "restricted", "very restricted")
_birth = one_of("Event", "Birth details", "New record at birth")

TABLE = Table(
    columns={
        "Key": Text(required=True),
        "Event": Code(codes=_EVENTS, required=True),
        "Version": Number(),
        "Happened": Moment(required=True),
        "Encounter": Text(),
        "Baby Local Id": Text(required=True),
        "Baby NHS": NhsNumber(),
        "Baby NHS Status": Text(),
        "Baby Family": Text(),
        "Baby Given": Text(),
        "Baby Middle": Text(),
        "Baby Gender": Code(codes=_GENDERS),
        "Born": Day(required=True),
        "Baby Address": Text(),
        "Baby Postcode": Text(),
        "Birth Order": Number(least=1, most=9),
        "Restricted": Code(codes={"U": "", "R": "restricted", "V": "very restricted"}),
        "Died": Day(),
        "Mother Local Id": Text(),
        "Mother NHS": NhsNumber(),
        "Mother NHS Status": Text(),
        "Mother Family": Text(),
        "Mother Given": Text(),
        "Mother Middle": Text(),
        "Mother Born": Day(),
        "Mother Address": Text(),
        "Mother Postcode": Text(),
        "Mother Phone": Text(),
        "Gestation": Text(),
        "Babies": Number(least=1, most=9),
        "Unit": Code(codes=_UNITS),
        "Place": Text(),
        "Delivery": Code(codes=_DELIVERIES),
        "Midwife": Text(),
        "Observations": Text(),
    },
    key=("Key",),
    newer="Version",
    checks=(
        Check(
            column="Died",
            wrong=pl.col("Died") < pl.col("Born"),
            words="lies before the birth: one of the two days is wrong",
        ),
        Check(
            column="Mother Born",
            wrong=pl.col("Mother Born").dt.offset_by("8y") > pl.col("Born"),
            words="makes the mother younger than eight at the birth: one of the days is wrong",
        ),
    ),
    people=(
        Mention(
            name="baby",
            role=always("child"),
            local_id="Baby Local Id",
            since=pl.max_horizontal("Born", pl.col("Happened").dt.date()),
            nhs_number="Baby NHS",
            nhs_number_status="Baby NHS Status",
            forename="Baby Given",
            middle_name="Baby Middle",
            surname="Baby Family",
            born="Born",
            sex="Baby Gender",
            address=pl.when(~_restricted.fill_null(value=False)).then("Baby Address"),
            postcode=pl.when(~_restricted.fill_null(value=False)).then("Baby Postcode"),
            birth_order="Birth Order",
            plurality="Babies",
            mother_nhs_number="Mother NHS",
            mother_forename="Mother Given",
            mother_surname="Mother Family",
            mother_born="Mother Born",
            died="Died",
            hidden=_restricted,
        ),
        Mention(
            name="mother",
            role=always("mother"),
            local_id="Mother Local Id",
            since=pl.max_horizontal("Born", pl.col("Happened").dt.date()),
            nhs_number="Mother NHS",
            nhs_number_status="Mother NHS Status",
            forename="Mother Given",
            middle_name="Mother Middle",
            surname="Mother Family",
            born="Mother Born",
            sex=always("female"),
            address=pl.when(~_restricted.fill_null(value=False)).then("Mother Address"),
            postcode=pl.when(~_restricted.fill_null(value=False)).then("Mother Postcode"),
            phone="Mother Phone",
            hidden=_restricted,
        ),
    ),
    relations=(Relation(child="baby", other="mother", kind=always("mother"), since="Born"),),
    entries=(
        Happened(
            of="baby",
            service=always("maternity"),
            kind=chosen("Event", _KINDS),
            on=pl.when(one_of("Event", "Death"))
            .then("Died")
            .otherwise(pl.when(_birth).then("Born").otherwise(pl.col("Happened").dt.date())),
            at=pl.when(~one_of("Event", "Death")).then("Happened"),
            line=pl.when(_birth)
            .then(words(always("Birth"), "Unit"))
            .when(one_of("Event", "Death"))
            .then(always("Death notified"))
            .otherwise(words("Event", "Encounter")),
            detail={
                "Born at": "Place",
                "Gestation": "Gestation",
                "Babies": "Babies",
                "Birth order": "Birth Order",
                "Delivery": "Delivery",
                "Midwife": "Midwife",
                "Measured": "Observations",
            },
        ),
    ),
    expected=Expected(usual=None, duplicates=0.2),
    samples=(
        Sample(
            given={
                "Key": "c638c868",
                "Event": "Birth: Birth Details",
                "Version": "1767602400",
                "Happened": "2026-01-04 09:36",
                "Baby Local Id": "B0000001",
                "Baby NHS": "9990000018",
                "Baby Family": "Obi",
                "Baby Given": "Baby Girl",
                "Baby Gender": "female",
                "Born": "2026-01-04",
                "Baby Postcode": "ZQ1 1AA",
                "Mother Local Id": "M0000001",
                "Mother Family": "Obi",
                "Mother Given": "Ngozi",
                "Mother Born": "1994-05-30",
                "Mother Postcode": "ZQ1 1AA",
                "Gestation": "39w 2d",
                "Babies": "1",
                "Unit": "7",
                "Delivery": "0",
            },
            gives=(
                "child B0000001 Baby Girl Obi, born 2026-01-04, female, 9990000018, ZQ1 1AA",
                "mother M0000001 Ngozi Obi, born 1994-05-30, female, ZQ1 1AA",
                "M0000001 is mother of B0000001",
                "B0000001 birth by maternity on 2026-01-04 at 09:36: "
                "Birth, in hospital, midwife ward",
            ),
        ),
        Sample(
            given={
                "Key": "9990000026/death",
                "Event": "Death",
                "Version": "2",
                "Happened": "2026-01-04 00:00",
                "Baby Local Id": "9990000026",
                "Baby NHS": "9990000026",
                "Baby Given": "Ivo",
                "Baby Family": "Ward",
                "Born": "2026-01-04",
                "Died": "2026-01-09",
                "Restricted": "R",
            },
            gives=(
                "child 9990000026 Ivo Ward, born 2026-01-04, 9990000026, died 2026-01-09, "
                "address hidden",
                "9990000026 death by maternity on 2026-01-09: Death notified",
            ),
        ),
        Sample(
            given={
                "Key": "9990000034",
                "Event": "New record",
                "Happened": "2027-01-04 00:00",
                "Baby Local Id": "9990000034",
                "Baby Gender": "boy",
                "Born": "2027-01-04",
            },
            gives=(
                "question on Happened",
                "question on Baby Gender",
                "question on Born",
            ),
        ),
    ),
)

DEFINITION = Source(
    id="birth_notifications",
    name="Birth notifications",
    owner="hospitals_trust",
    contact="the maternity systems team of Ashwater Hospitals NHS Trust",
    agreement="live_births_to_centres",
    transport=Fhir(),
    tables=(TABLE,),
)
