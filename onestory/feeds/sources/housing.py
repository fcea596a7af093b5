"""Tenancies and notices of a housing association: one row a person of the household in one event."""

import polars as pl

from onestory.feeds.kinds import (
    Csv,
    Expected,
    Happened,
    LivesIn,
    Mention,
    Relation,
    Sample,
    Source,
    Table,
    always,
    chosen,
    one_of,
)
from onestory.feeds.rules.columns import Code, Day, Number, Text

_DAY = "%d/%m/%y"
_EVENTS = {
    "TS": "Tenancy started",
    "TE": "Tenancy ended",
    "HM": "Joined the household",
    "NA": "Notice of arrears",
    "NP": "Notice seeking possession",
    "RP": "Repair of a hazard",
    "OC": "Overcrowding assessed",
}
_RELATIONS = {
    "T": "tenant",
    "J": "joint tenant",
    "S": "son",
    "D": "daughter",
    "P": "partner",
    "O": "other",
}
_ROLES = {"tenant": "tenant", "joint tenant": "tenant", "son": "child", "daughter": "child"}
_child = one_of("Relationship To Tenant", "son", "daughter") & (
    pl.col("DOB").is_null() | (pl.col("DOB").dt.offset_by("18y") > pl.col("Event Date"))
)
_started = one_of("Event", "Tenancy started", "Joined the household")

TABLE = Table(
    columns={
        "Row Ref": Text(required=True),
        "Event Ref": Text(),
        "Event": Code(codes=_EVENTS, required=True),
        "Event Date": Day(pattern=_DAY, required=True),
        "Tenancy Ref": Text(required=True),
        "Tenant Ref": Text(),
        "Person Ref": Text(required=True),
        "Relationship To Tenant": Code(codes=_RELATIONS, required=True),
        "Title": Text(),
        "Forename": Text(filled=0.9),
        "Surname": Text(filled=0.9),
        "DOB": Day(pattern=_DAY),
        "Phone": Text(),
        "UPRN": Text(),
        "Address": Text(filled=0.7),
        "Postcode": Text(filled=0.7),
        "Bedrooms": Number(least=0, most=20),
        "Household Size": Number(least=1, most=40),
        "Detail": Text(),
        "Last Updated": Day(pattern=_DAY, required=True),
    },
    key=("Row Ref",),
    newer="Last Updated",
    people=(
        Mention(
            name="person",
            role=pl.when(_child)
            .then(always("child"))
            .otherwise(
                pl.when(one_of("Relationship To Tenant", "tenant", "joint tenant"))
                .then(always("tenant"))
                .otherwise(always("member"))
            ),
            local_id="Person Ref",
            since="Event Date",
            forename="Forename",
            surname="Surname",
            born="DOB",
            sex=chosen("Relationship To Tenant", {"son": "male", "daughter": "female"}),
            address=pl.col("Address").str.replace_all(r"\s*\r?\n\s*", ", "),
            postcode="Postcode",
            uprn="UPRN",
            phone="Phone",
        ),
        Mention(
            name="tenant",
            role=always("tenant"),
            local_id="Tenant Ref",
            known_only=True,
            needed=False,
            when=_child,
        ),
    ),
    relations=(
        Relation(
            child="person",
            other="tenant",
            kind=always("parent"),
            since=pl.coalesce("DOB", "Event Date"),
            when=_child,
        ),
    ),
    households=(
        LivesIn(
            member="person",
            household="Tenancy Ref",
            address=pl.col("Address").str.replace_all(r"\s*\r?\n\s*", ", "),
            postcode="Postcode",
            uprn="UPRN",
            since="Event Date",
            until=pl.when(one_of("Event", "Tenancy ended")).then("Event Date"),
        ),
    ),
    entries=(
        Happened(
            of="person",
            service=always("housing"),
            kind=chosen(
                "Event",
                {
                    "Tenancy started": "tenancy",
                    "Joined the household": "tenancy",
                    "Tenancy ended": "tenancy_ended",
                },
                "housing_notice",
            ),
            on="Event Date",
            line="Event",
            detail={
                "Officer's note": "Detail",
                "Bedrooms": "Bedrooms",
                "People in the household": "Household Size",
                "Tenancy": "Tenancy Ref",
                "In the household as": "Relationship To Tenant",
            },
        ),
    ),
    expected=Expected(duplicates=0.1),
    samples=(
        Sample(
            given={
                "Row Ref": "W100-1",
                "Event Ref": "W100",
                "Event": "TS",
                "Event Date": "03/02/26",
                "Tenancy Ref": "T000001",
                "Tenant Ref": "WH000001",
                "Person Ref": "WH000001",
                "Relationship To Tenant": "T",
                "Title": "MS",
                "Forename": "NGOZI",
                "Surname": "OBI",
                "DOB": "30/05/94",
                "UPRN": "100000000001",
                "Address": "4 HERON LANE\nASHWATER",
                "Postcode": "ZQ1 1AA",
                "Last Updated": "04/02/26",
            },
            gives=(
                "tenant WH000001 NGOZI OBI, born 1994-05-30, ZQ1 1AA",
                "WH000001 lives in T000001 from 2026-02-03",
                "WH000001 tenancy by housing on 2026-02-03: Tenancy started",
            ),
        ),
        Sample(
            given={
                "Row Ref": "W100-2",
                "Event Ref": "W100",
                "Event": "TE",
                "Event Date": "03/05/26",
                "Tenancy Ref": "T000001",
                "Tenant Ref": "WH000001",
                "Person Ref": "WH000002",
                "Relationship To Tenant": "D",
                "Forename": "ADA",
                "Surname": "OBI",
                "DOB": "04/01/26",
                "Last Updated": "04/05/26",
            },
            gives=(
                "child WH000002 ADA OBI, born 2026-01-04, female",
                "tenant WH000001, already known",
                "WH000001 is parent of WH000002",
                "WH000002 lives in T000001 from 2026-05-03 until 2026-05-03",
                "WH000002 tenancy_ended by housing on 2026-05-03: Tenancy ended",
            ),
        ),
        Sample(
            given={
                "Row Ref": "W101-1",
                "Event": "XX",
                "Event Date": "31/02/26",
                "Tenancy Ref": "T000001",
                "Person Ref": "",
                "Relationship To Tenant": "T",
                "Last Updated": "04/05/26",
            },
            gives=(
                "question on Event",
                "question on Event Date: perhaps 28/02/26",
                "question on Person Ref",
            ),
        ),
    ),
)

DEFINITION = Source(
    id="housing",
    name="Housing tenancies and notices",
    owner="weirside_homes",
    contact="the data officer of Weirside Homes",
    agreement="who_is_involved",
    transport=Csv(),
    tables=(TABLE,),
)
