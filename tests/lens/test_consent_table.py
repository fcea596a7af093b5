"""The table of every combination, all at once in the database: how each stands, and what it opens."""

from itertools import groupby

import pytest
from psycopg.types.range import DateRange

from onestory.people.models import Person, SourceRecord
from onestory.sharing import consent_table
from onestory.sharing.consent_table import NOBODY, Case
from onestory.sharing.kinds import CONSENTS
from onestory.sharing.models import AgreementVersion, ClauseRow, Consent
from tests.lens.families import SINCE, TODAY, sign, someone
from tests.lens.kept import NOW, rows
from tests.lens.worlds import OFFICES

pytestmark = pytest.mark.usefixtures("partnership")
INVOLVED = "who_is_involved"


def test_the_sql_says_what_the_table_says() -> None:
    reader = someone("health_visitor", "visiting")
    given_an_agreement_with_a_clause_of_each_rule()
    people = given_a_person_for_each_pair_of_answers()
    ids = list(people)
    found = rows(
        "select person_id, clause, state from sharing_answers(%s, %s) where agreement = %s",
        ids, TODAY, INVOLVED,
    )  # fmt: skip
    states = {(person, clause): state for person, clause, state in found}
    opened = rows(
        "select distinct person_id, clause from sharing_openings(%s, %s, %s) where agreement = %s",
        reader.practitioner, ids, TODAY, INVOLVED,
    )  # fmt: skip
    told = set(opened)
    for person, cases in people.items():
        for case in cases:
            if case.clause_is != "not_needed":  # whoever need not be asked is not asked about
                state = states.get((person, case.clause_is), "not_asked")
                assert state == case.state, case
            assert ((person, case.clause_is) in told) == case.opens, case
    assert len(people) == 121


def given_an_agreement_with_a_clause_of_each_rule() -> None:
    """In the place of a real one, so that it is signed and approved like any other."""
    AgreementVersion.objects.filter(id=INVOLVED).update(
        held=DateRange(SINCE, None), version=1, approvals=OFFICES
    )
    sign(INVOLVED)
    ClauseRow.objects.bulk_create(
        ClauseRow(agreement=INVOLVED, clause=rule, depth=1, relationship="none", consent=rule)
        for rule in CONSENTS
    )


def given_a_person_for_each_pair_of_answers() -> dict[int, list[Case]]:
    people = {
        (nth + 1) * 100: list(cases)
        for nth, (_, cases) in enumerate(groupby(consent_table.cases(), key=_pair))
    }
    Person.objects.bulk_create(Person(id=number) for number in people)
    SourceRecord.objects.bulk_create(
        SourceRecord(
            id=number, source="test", local_id=str(number), role="child", person_id=number,
            fingerprint=f"{number:032x}", held_from=SINCE, learned_at=NOW,
        )
        for number in people
    )  # fmt: skip
    Consent.objects.bulk_create(
        Consent(
            id=number + nth, row_id=number + nth, record_id=number, person_id=number,
            agreement=INVOLVED, answer=answer, decided_by_role=who, held_from=SINCE,
            standing="parental_responsibility" if counts else "no_parental_responsibility",
        )
        for number, (case, *_) in people.items()
        for nth, (who, answer, counts) in enumerate(
            (
                ("mother", case.mother, case.mother_counts),
                ("father", case.father, case.father_counts),
            )
        )
        if answer != NOBODY
    )  # fmt: skip
    return people


def _pair(case: Case) -> tuple[str, bool, str, bool]:
    return case.mother, case.mother_counts, case.father, case.father_counts
