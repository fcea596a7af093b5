"""Doses of the routine immunisations, one row a dose, from the child health information service."""

import polars as pl

from onestory.feeds.kinds import (
    Check,
    Csv,
    Expected,
    Happened,
    Mention,
    Sample,
    Source,
    Table,
    always,
    one_of,
    words,
)
from onestory.feeds.rules.columns import Code, Day, NhsNumber, Number, Text

_DAY = "%d-%b-%Y"
_VACCINES = {
    "6IN1": "6-in-1",
    "MENB": "MenB",
    "ROTA": "Rotavirus",
    "PCV": "Pneumococcal",
    "HIBMENC": "Hib/MenC",
    "MMR": "MMR",
    "MMRV": "MMRV",
    "DTAPIPV": "4-in-1 pre-school booster",
    "FLU": "Flu",
}
_DOSES = {"1": "dose 1", "2": "dose 2", "3": "dose 3", "4": "dose 4", "B": "booster"}
_STATUSES = {
    "G": "given",
    "D": "declined",
    "C": "advised against",
    "N": "was not brought",
}
_given = one_of("STATUS", "given")

TABLE = Table(
    columns={
        "DOSE_REF": Text(required=True),
        "CHILD_NO": Text(required=True),
        "NHS_NO": NhsNumber(filled=0.5),
        "SURNAME": Text(filled=0.9),
        "FORENAMES": Text(filled=0.8),
        "DOB": Day(pattern=_DAY, required=True),
        "SEX": Code(codes={"M": "male", "F": "female", "U": ""}),
        "BIRTH_ORDER": Number(least=1, most=9),
        "BIRTH_COUNT": Number(least=1, most=9),
        "ADDRESS": Text(filled=0.7),
        "POSTCODE": Text(filled=0.7),
        "MOTHER_NHS_NO": NhsNumber(),
        "MOTHER_SURNAME": Text(),
        "MOTHER_FORENAME": Text(),
        "VACCINE": Code(codes=_VACCINES, required=True),
        "DOSE": Code(codes=_DOSES),
        "DUE": Day(pattern=_DAY, past=False),
        "GIVEN": Day(pattern=_DAY),
        "STATUS": Code(codes=_STATUSES, required=True),
        "PRACTICE": Text(),
        "BATCH": Text(),
        "RECORDED_ON": Day(pattern=_DAY, required=True),
    },
    key=("DOSE_REF",),
    newer="RECORDED_ON",
    checks=(
        Check(
            column="GIVEN",
            wrong=pl.col("GIVEN") < pl.col("DOB"),
            words="lies before the child's birth: one of the two days is wrong",
        ),
        Check(
            column="GIVEN",
            wrong=_given & pl.col("GIVEN").is_null(),
            words="is blank or wrong, although the dose is said to be given",
        ),
    ),
    people=(
        Mention(
            name="child",
            role=always("child"),
            local_id="CHILD_NO",
            since="RECORDED_ON",
            nhs_number="NHS_NO",
            forename=pl.col("FORENAMES").str.split(" ").list.first(),
            middle_name=pl.col("FORENAMES").str.split(" ").list.slice(1).list.join(" "),
            surname="SURNAME",
            born="DOB",
            sex="SEX",
            address="ADDRESS",
            postcode="POSTCODE",
            birth_order="BIRTH_ORDER",
            plurality="BIRTH_COUNT",
            mother_nhs_number="MOTHER_NHS_NO",
            mother_forename="MOTHER_FORENAME",
            mother_surname="MOTHER_SURNAME",
        ),
    ),
    entries=(
        Happened(
            of="child",
            service=always("child_health"),
            kind=pl.when(_given)
            .then(always("immunisation"))
            .otherwise(always("immunisation_not_given")),
            on=pl.when(_given)
            .then("GIVEN")
            .otherwise(pl.min_horizontal(pl.coalesce("DUE", "RECORDED_ON"), "RECORDED_ON")),
            outcome="STATUS",
            line=words(words("VACCINE", "DOSE", between=" "), "STATUS"),
            detail={
                "Practice": "PRACTICE",
                "Batch": "BATCH",
                "Due": pl.col("DUE").dt.strftime("%-d %B %Y"),
            },
        ),
    ),
    expected=Expected(duplicates=0.1),
    samples=(
        Sample(
            given={
                "DOSE_REF": "D000000001",
                "CHILD_NO": "K0000001",
                "NHS_NO": "9990000018",
                "SURNAME": "OBI",
                "FORENAMES": "ADA GRACE",
                "DOB": "04-Jan-2026",
                "SEX": "F",
                "POSTCODE": "ZQ1 1AA",
                "VACCINE": "6IN1",
                "DOSE": "1",
                "DUE": "01-Mar-2026",
                "GIVEN": "03-Mar-2026",
                "STATUS": "G",
                "RECORDED_ON": "05-Mar-2026",
            },
            gives=(
                "child K0000001 ADA GRACE OBI, born 2026-01-04, female, 9990000018, ZQ1 1AA",
                "K0000001 immunisation by child_health on 2026-03-03: 6-in-1 dose 1, given",
            ),
        ),
        Sample(
            given={
                "DOSE_REF": "D000000002",
                "CHILD_NO": "K0000002",
                "SURNAME": "WARD",
                "FORENAMES": "BABY",
                "DOB": "04-Jan-2026",
                "VACCINE": "ROTA",
                "DOSE": "1",
                "DUE": "01-Mar-2026",
                "STATUS": "N",
                "RECORDED_ON": "05-Mar-2026",
            },
            gives=(
                "child K0000002 BABY WARD, born 2026-01-04",
                "K0000002 immunisation_not_given by child_health on 2026-03-01: "
                "Rotavirus dose 1, was not brought",
            ),
        ),
        Sample(
            given={
                "DOSE_REF": "D000000003",
                "CHILD_NO": "K0000002",
                "DOB": "04-Jan-2026",
                "VACCINE": "5IN1",
                "GIVEN": "31-Feb-2026",
                "STATUS": "G",
                "RECORDED_ON": "05-Mar-2026",
            },
            gives=(
                "question on VACCINE: perhaps 6IN1",
                "question on GIVEN: perhaps 28-Feb-2026",
            ),
        ),
    ),
)

DEFINITION = Source(
    id="child_health_immunisations",
    name="Child health immunisations",
    owner="community_trust",
    contact="the child health records office of Ashwater Community Health NHS Trust",
    agreement="who_is_involved",
    transport=Csv(separator=";"),
    tables=(TABLE,),
)
