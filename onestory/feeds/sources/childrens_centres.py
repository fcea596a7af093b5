"""Children's centres: registrations, and each session a child came to, in a workbook of two sheets."""

import polars as pl

from onestory.feeds.kinds import (
    Check,
    Consented,
    Excel,
    Expected,
    Happened,
    Mention,
    Relation,
    Sample,
    Say,
    Source,
    Table,
    always,
    chosen,
    one_of,
    words,
)
from onestory.feeds.rules.columns import Code, Column, Day, NhsNumber, Text

_CENTRES = Code(codes={f"CC{n:02d}": f"CC{n:02d}" for n in range(1, 17)}, required=True)
_GENDERS = {"Male": "male", "Boy": "male", "Female": "female", "Girl": "female"}
_RELATIONS = {
    "Mother": "mother",
    "Father": "father",
    "Grandparent": "grandparent",
    "Adoptive parent": "adoptive parent",
    "Foster carer": "foster carer",
}
_ROLES = {"mother": "mother", "father": "father"}
_KINDS = {"mother": "mother", "father": "father", "adoptive parent": "adoptive_parent"}
_DECIDERS = {"mother": "mother", "father": "father", "adoptive parent": "other_parent"}
# Who always has parental responsibility (Children Act 1989, section 2; Adoption and Children Act 2002,
# section 46). Of a father, a grandparent or a foster carer the relationship alone does not say.
_BY_LAW = {
    "mother": "parental_responsibility",
    "adoptive parent": "parental_responsibility",
}
_SESSIONS = {
    "STAY": "Stay and play",
    "MASS": "Baby massage",
    "CHAT": "Chatterbox (speech and language)",
    "WEIGH": "Drop-in clinic",
    "COOK": "Cook and eat",
    "PARENT": "Parenting course",
    "BOOK": "Rhyme and story time",
    "DADS": "Dads' Saturday",
}
_CONSENT = {"Given": "given", "Refused": "refused", "Withdrawn": "withdrawn"}


def _day(*, required: bool = False) -> Column:
    """Real dates of Excel, or text as people type them."""
    return Day(required=required, pattern="%d/%m/%Y", also=("%Y-%m-%d 00:00:00", "%Y-%m-%d"))


def _carer(which: str, relation: str, born: Say | None) -> Mention:
    return Mention(
        name=which,
        role=chosen(relation, _ROLES, "carer"),
        local_id=f"{which} No",
        since="Registered",
        forename=f"{which} First Name",
        surname=f"{which} Surname",
        born=born,
        sex=chosen(relation, {"mother": "female", "father": "male"}),
        address="Address",
        postcode="Postcode",
        phone="Carer Mobile" if which == "Carer" else None,
    )


REGISTRATIONS = Table(
    name="Registrations",
    columns={
        "Registration No": Text(required=True),
        "Registered": _day(required=True),
        "Centre": _CENTRES,
        "Child First Name": Text(filled=0.8),
        "Child Surname": Text(filled=0.9),
        "Child DOB": _day(required=True),
        "Gender": Code(codes=_GENDERS),
        "NHS No": NhsNumber(),
        "Address": Text(),
        "Postcode": Text(filled=0.6),
        "Carer No": Text(),
        "Carer First Name": Text(),
        "Carer Surname": Text(),
        "Carer DOB": _day(),
        "Relationship": Code(codes=_RELATIONS),
        "Carer Mobile": Text(),
        "Second Carer No": Text(),
        "Second Carer First Name": Text(),
        "Second Carer Surname": Text(),
        "Second Relationship": Code(codes=_RELATIONS),
        "Home Language": Text(),
        "Consent To Share": Code(codes=_CONSENT),
        "Consent Date": _day(),
        "Left": _day(),
        "Updated": _day(required=True),
    },
    key=("Registration No",),
    newer="Updated",
    checks=(
        Check(
            column="Registered",
            wrong=pl.col("Registered").dt.offset_by("300d") < pl.col("Child DOB"),
            words="lies long before the child's birth: one of the two days is wrong",
        ),
    ),
    people=(
        Mention(
            name="child",
            role=always("child"),
            local_id="Registration No",
            since="Updated",
            nhs_number="NHS No",
            forename="Child First Name",
            surname="Child Surname",
            born="Child DOB",
            sex="Gender",
            address="Address",
            postcode="Postcode",
            mother_forename=pl.when(one_of("Relationship", "mother")).then("Carer First Name"),
            mother_surname=pl.when(one_of("Relationship", "mother")).then("Carer Surname"),
            mother_born=pl.when(one_of("Relationship", "mother")).then("Carer DOB"),
        ),
        _carer("Carer", "Relationship", "Carer DOB"),
        _carer("Second Carer", "Second Relationship", None),
    ),
    relations=(
        Relation(
            child="child",
            other="Carer",
            kind=chosen("Relationship", _KINDS, "carer"),
            since="Child DOB",
        ),
        Relation(
            child="child",
            other="Second Carer",
            kind=chosen("Second Relationship", _KINDS, "carer"),
            since="Child DOB",
        ),
    ),
    entries=(
        Happened(
            of="child",
            service="Centre",
            kind=always("centre_registration"),
            on="Registered",
            line=always("Registered with the children's centre"),
            detail={
                "Registered by": "Relationship",
                "Language at home": "Home Language",
                "Consent to share": "Consent To Share",
            },
        ),
        Happened(
            of="child",
            service="Centre",
            kind=always("centre_left"),
            on="Left",
            line=always("Left the children's centre"),
        ),
    ),
    consents=(
        Consented(
            of="child",
            agreement="who_is_involved",
            answer=pl.col("Consent To Share").fill_null("not_asked"),
            decided_by_role=chosen("Relationship", _DECIDERS, "guardian"),
            about="child",
            standing=chosen("Relationship", _BY_LAW, "not_recorded"),
            asked_how=always("written"),
            asked_by="Centre",
            since=pl.coalesce("Consent Date", "Registered"),
        ),
    ),
    expected=Expected(duplicates=0.2),
    samples=(
        Sample(
            given={
                "Registration No": "AFT-000001",
                "Registered": "2026-02-10 00:00:00",
                "Centre": "CC01",
                "Child First Name": "Ada",
                "Child Surname": "Obi",
                "Child DOB": "4/1/2026",
                "Gender": "Girl",
                "Postcode": "ZQ1 1AA",
                "Carer No": "C000001",
                "Carer First Name": "Ngozi",
                "Carer Surname": "Obi",
                "Relationship": "Mother",
                "Second Carer No": "C000002",
                "Second Carer First Name": "Emeka",
                "Second Carer Surname": "Obi",
                "Second Relationship": "Father",
                "Consent To Share": "Given",
                "Left": "2026-05-01 00:00:00",
                "Updated": "2026-05-01 00:00:00",
            },
            gives=(
                "child AFT-000001 Ada Obi, born 2026-01-04, female, ZQ1 1AA",
                "mother C000001 Ngozi Obi, female, ZQ1 1AA",
                "father C000002 Emeka Obi, male, ZQ1 1AA",
                "C000001 is mother of AFT-000001",
                "C000002 is father of AFT-000001",
                "AFT-000001 centre_registration by CC01 on 2026-02-10: "
                "Registered with the children's centre",
                "AFT-000001 centre_left by CC01 on 2026-05-01: Left the children's centre",
                "AFT-000001: consent given to who_is_involved from 2026-02-10 "
                "(parental_responsibility)",
            ),
        ),
        Sample(
            given={
                "Registration No": "AFT-000002",
                "Registered": "31/02/2026",
                "Centre": "CC01",
                "Child DOB": "46026",
                "Relationship": "Aunty",
                "Updated": "2026-05-01 00:00:00",
            },
            gives=(
                "question on Registered: perhaps 28/02/2026",
                "question on Child DOB: perhaps 04/01/2026",
                "question on Relationship",
            ),
        ),
    ),
)

ATTENDANCE = Table(
    name="Attendance",
    columns={
        "Registration No": Text(required=True),
        "Session Date": _day(required=True),
        "Centre": _CENTRES,
        "Session": Code(codes=_SESSIONS, required=True),
        "Attended": Code(codes={"Y": "attended", "N": "did not come"}, required=True),
        "With": Text(),
        "Note": Text(),
    },
    key=("Registration No", "Session Date", "Session"),
    people=(
        Mention(name="child", role=always("child"), local_id="Registration No", known_only=True),
    ),
    entries=(
        Happened(
            of="child",
            service="Centre",
            kind=pl.when(one_of("Attended", "attended"))
            .then(always("centre_attendance"))
            .otherwise(always("missed_contact")),
            on="Session Date",
            outcome="Attended",
            line=words("Session", "Attended"),
            detail={"With": "With", "Note": "Note"},
        ),
    ),
    expected=Expected(duplicates=0.2),
    samples=(
        Sample(
            given={
                "Registration No": "AFT-000001",
                "Session Date": "2026-03-02 00:00:00",
                "Centre": "CC01",
                "Session": "MASS",
                "Attended": "Y",
            },
            gives=(
                "child AFT-000001, already known",
                "AFT-000001 centre_attendance by CC01 on 2026-03-02: Baby massage, attended",
            ),
        ),
        Sample(
            given={
                "Registration No": "AFT-000001",
                "Session Date": "2026-03-02 00:00:00",
                "Centre": "CC01",
                "Session": "STAYY",
                "Attended": "",
            },
            gives=("question on Session: perhaps STAY", "question on Attended"),
        ),
    ),
)

DEFINITION = Source(
    id="childrens_centres",
    name="Children's centres",
    owner="council",
    contact="the children's centre team of Ashwater Council",
    agreement="who_is_involved",
    transport=Excel(ignored_sheets={"Notes": "a line of text for people"}),
    tables=(REGISTRATIONS, ATTENDANCE),
)
