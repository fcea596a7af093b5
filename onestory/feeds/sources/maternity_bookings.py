"""Bookings for maternity care, one row a pregnancy as last known, with the consent asked at booking."""

import polars as pl

from onestory.feeds.kinds import (
    Check,
    Consented,
    Csv,
    Expected,
    Happened,
    Mention,
    Pregnant,
    Sample,
    Source,
    Table,
    always,
    chosen,
    one_of,
    words,
)
from onestory.feeds.rules.columns import Code, Day, Moment, NhsNumber, Number, Text

_DAY = "%d/%m/%Y"
_CONSENT = {"Y": "given", "N": "refused", "X": "not_asked", "W": "withdrawn"}
_HOW = {"V": "spoken", "W": "written", "E": "electronic"}
_OUTCOMES = {
    "LB": "live birth",
    "SB": "stillbirth",
    "MC": "miscarriage",
    "TP": "termination",
    "NND": "live birth, and death within 28 days",
    "TO": "transferred to another hospital",
}
_OF_A_PREGNANCY = {
    "live birth": "live_birth",
    "live birth, and death within 28 days": "live_birth",
    "stillbirth": "stillbirth",
    "miscarriage": "miscarriage",
    "termination": "termination",
    "transferred to another hospital": "unknown",
}
_loss = one_of("Outcome", "stillbirth", "miscarriage", "termination")

TABLE = Table(
    columns={
        "PregnancyRef": Text(required=True),
        "HospitalNo": Text(required=True),
        "NHSNumber": NhsNumber(filled=0.5),
        "NHSNumberStatus": Text(),
        "Surname": Text(filled=0.9),
        "Forename": Text(filled=0.9),
        "MiddleName": Text(),
        "DateOfBirth": Day(pattern=_DAY, required=True),
        "Language": Text(),
        "InterpreterNeeded": Code(codes={"Y": "yes", "N": "no"}),
        "Address1": Text(filled=0.7),
        "Address2": Text(),
        "Town": Text(),
        "Postcode": Text(filled=0.7),
        "Mobile": Text(),
        "GPPractice": Text(),
        "BookingDate": Day(pattern=_DAY, required=True),
        "GestationAtBooking": Text(),
        "EDD": Day(pattern=_DAY, past=False, filled=0.7),
        "Fetuses": Number(least=1, most=9),
        "CCConsent": Code(codes=_CONSENT, required=True),
        "CCConsentDate": Day(pattern=_DAY),
        "CCConsentHow": Code(codes=_HOW),
        "Vulnerabilities": Text(),
        "Team": Text(),
        "Midwife": Text(),
        "Outcome": Code(codes=_OUTCOMES),
        "OutcomeDate": Day(pattern=_DAY),
        "LastUpdated": Moment(pattern="%d/%m/%Y %H:%M", required=True),
    },
    ignored={
        "PreviousSurname": "earlier names come with the earlier records, each with its own day",
        "EthnicCategory": "not needed for what is shown today; it stays in the kept file",
        "Email": "we send no letters by e-mail, and keep nothing that we do not use",
    },
    key=("PregnancyRef",),
    newer="LastUpdated",
    checks=(
        Check(
            column="BookingDate",
            wrong=pl.col("BookingDate") < pl.col("DateOfBirth"),
            words="lies before the mother was born: one of the two days is wrong",
        ),
        Check(
            column="EDD",
            wrong=(pl.col("EDD") - pl.col("BookingDate")).dt.total_days() > 310,
            words="lies more than 44 weeks after the booking, which no pregnancy lasts",
        ),
        Check(
            column="OutcomeDate",
            wrong=pl.col("OutcomeDate") < pl.col("BookingDate"),
            words="lies before the booking: one of the two days is wrong",
        ),
    ),
    people=(
        Mention(
            name="mother",
            role=always("mother"),
            local_id="HospitalNo",
            since="BookingDate",
            nhs_number="NHSNumber",
            nhs_number_status="NHSNumberStatus",
            forename="Forename",
            middle_name="MiddleName",
            surname="Surname",
            born="DateOfBirth",
            sex=always("female"),
            address=words("Address1", "Address2", "Town"),
            postcode="Postcode",
            phone="Mobile",
        ),
    ),
    pregnancies=(
        Pregnant(
            mother="mother",
            booked_on="BookingDate",
            due_on="EDD",
            babies="Fetuses",
            outcome=chosen("Outcome", _OF_A_PREGNANCY, "ongoing"),
            ended_on="OutcomeDate",
        ),
    ),
    entries=(
        Happened(
            of="mother",
            service=always("maternity"),
            kind=always("antenatal_booking"),
            on="BookingDate",
            outcome=always("booked"),
            line=words(
                always("Booked for maternity care"),
                pl.format("{} weeks", pl.col("GestationAtBooking")),
            ),
            detail={
                "Expected date of delivery": pl.col("EDD").dt.strftime("%-d %B %Y"),
                "Babies": "Fetuses",
                "Vulnerabilities": "Vulnerabilities",
                "Language": "Language",
                "Interpreter needed": "InterpreterNeeded",
                "Practice": "GPPractice",
                "Midwife": words("Midwife", "Team", between=", team "),
            },
        ),
        Happened(
            of="mother",
            service=always("maternity"),
            kind=pl.when(one_of("Outcome", "stillbirth"))
            .then(always("stillbirth"))
            .otherwise(always("pregnancy_ended")),
            on=pl.coalesce("OutcomeDate", pl.col("LastUpdated").dt.date()),
            line=pl.when(one_of("Outcome", "stillbirth"))
            .then(always("Stillbirth"))
            .otherwise(always("The pregnancy has ended")),
            detail={"Outcome": "Outcome"},
            restriction=pl.when(one_of("Outcome", "stillbirth"))
            .then(always(""))
            .otherwise(always("pregnancy_loss")),
            when=_loss,
        ),
    ),
    consents=(
        Consented(
            of="mother",
            agreement="live_births_to_centres",
            answer="CCConsent",
            decided_by_role=always("mother"),
            about="mother",
            standing=always("own"),  # of her own pregnancy nobody else decides
            asked_how="CCConsentHow",
            asked_by="Midwife",
            since=pl.coalesce("CCConsentDate", "BookingDate"),
        ),
    ),
    expected=Expected(duplicates=0.8),  # a pregnancy is sent again at every change
    samples=(
        Sample(
            given={
                "PregnancyRef": "P00000001",
                "HospitalNo": "M0000001",
                "NHSNumber": "999 000 0026",
                "Surname": "Obi",
                "Forename": "Ngozi",
                "DateOfBirth": "30/05/1994",
                "Address1": "4 Heron Lane",
                "Town": "Ashwater",
                "Postcode": "ZQ1 1AA",
                "BookingDate": "14/06/2025",
                "GestationAtBooking": "10+3",
                "EDD": "07/01/2026",
                "CCConsent": "Y",
                "CCConsentDate": "14/06/2025",
                "CCConsentHow": "V",
                "Midwife": "MW101",
                "LastUpdated": "14/06/2025 11:20",
            },
            gives=(
                "mother M0000001 Ngozi Obi, born 1994-05-30, female, 9990000026, ZQ1 1AA",
                "pregnancy of M0000001, due 2026-01-07: ongoing",
                "M0000001 antenatal_booking by maternity on 2025-06-14: "
                "Booked for maternity care, 10+3 weeks",
                "M0000001: consent given to live_births_to_centres from 2025-06-14 (own)",
            ),
        ),
        Sample(
            given={
                "PregnancyRef": "P00000002",
                "HospitalNo": "M0000002",
                "Surname": "Ward",
                "Forename": "Lena",
                "DateOfBirth": "01/02/1999",
                "BookingDate": "01/03/2026",
                "CCConsent": "X",
                "Outcome": "MC",
                "OutcomeDate": "20/03/2026",
                "LastUpdated": "21/03/2026 08:00",
            },
            gives=(
                "mother M0000002 Lena Ward, born 1999-02-01, female",
                "pregnancy of M0000002: miscarriage on 2026-03-20",
                "M0000002 antenatal_booking by maternity on 2026-03-01: Booked for maternity care",
                "M0000002 pregnancy_ended by maternity on 2026-03-20: "
                "The pregnancy has ended (pregnancy_loss)",
                "M0000002: consent not_asked to live_births_to_centres from 2026-03-01 (own)",
            ),
        ),
        Sample(
            given={
                "PregnancyRef": "P00000003",
                "HospitalNo": "M0000003",
                "DateOfBirth": "01/02/1999",
                "BookingDate": "01/02/1989",
                "EDD": "31/02/2026",
                "CCConsent": "?",
                "Outcome": "LV",
                "LastUpdated": "21/03/2026 08:00",
            },
            gives=(
                "question on EDD: perhaps 28/02/2026",
                "question on CCConsent",
                "question on Outcome: perhaps LB",
                "question on BookingDate",
            ),
        ),
    ),
)

DEFINITION = Source(
    id="maternity_bookings",
    name="Maternity bookings",
    owner="hospitals_trust",
    contact="the maternity systems team of Ashwater Hospitals NHS Trust",
    agreement="live_births_to_centres",
    transport=Csv(),
    tables=(TABLE,),
)
