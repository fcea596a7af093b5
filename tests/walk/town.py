"""A town in which every child stands in one state, and every value that must not leak is its own word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone
from psycopg.types.range import DateRange

from onestory.agencies.models import Organisation, Post, Practitioner, ReachArea, Service
from onestory.people.models import (
    Identifier,
    LinkDecision,
    LinkQuestion,
    Person,
    Relationship,
    SourceRecord,
)
from onestory.people.rules.names import fold
from onestory.record.models import Entry, Involvement
from onestory.shared.nhs_number import Kind, kind
from onestory.sharing import definitions, queries
from onestory.sharing.kinds import Depth, Reader
from onestory.sharing.models import (
    Approval,
    Consent,
    ContactRule,
    Override,
    Referral,
    Signing,
)
from onestory.sharing.rules import agreement_text
from tests.walk.states import CONSENTS, STATES, State

LONG_AGO = date(2024, 1, 1)
TOLD = datetime(2026, 1, 5, 9, tzinfo=UTC)
ORGANISATIONS = ("hospital", "community", "council", "homes")
# code: kind, profession, organisation, sensitive
SERVICES = {
    "maternity": ("midwifery", "midwifery", "hospital", False),
    "visiting": ("health_visiting", "health_visiting", "community", False),
    "records": ("child_health", "child_health_records", "community", False),
    "centre": ("childrens_centre", "early_years", "council", False),
    "homes": ("housing", "housing", "homes", False),
    "hub": ("early_help", "early_help", "council", False),
    "clinic": ("sexual_health", "nursing", "community", True),
    "office": ("data_office", "data", "council", False),
}
AT_WORK = ("maternity", "visiting", "centre", "homes", "hub")
REACHED, BEYOND = "ZQ1 1AA", "ZQ9 9ZZ"
DEPTH_OF = {"name": Depth.KNOWN_TO, "line": Depth.EVENT, "note": Depth.DETAIL}
WORD = re.compile(r"(?:Quill|Fen|Larch)[a-j]{4}|(?:line|note)-\d{6}")


@dataclass(frozen=True)
class Guarded:
    """A word that may stand on a page only where the lens lets this much through."""

    person: int
    what: str
    """name, address, line or note."""
    service: str = ""
    kind: str = ""
    restriction: str = ""


@dataclass
class Town:
    """Who lives here and who looks; each guarded word with what it would tell."""

    children: dict[int, State] = field(default_factory=dict)
    mothers: dict[int, int] = field(default_factory=dict)
    words: dict[str, Guarded] = field(default_factory=dict)
    readers: dict[str, Reader] = field(default_factory=dict)
    questions: list[int] = field(default_factory=list)
    decisions: list[int] = field(default_factory=list)
    overrides: list[int] = field(default_factory=list)
    rules: list[tuple[int, int]] = field(default_factory=list)
    """Child and contact rule."""


def some_of(town: Town) -> Town:
    """The same town with every seventh child, of each relation and of each answer."""
    return replace(town, children=dict(list(town.children.items())[::7]))


def found_in(page: str) -> set[str]:
    """The guarded words that stand in a text."""
    return set(WORD.findall(page))


def word(number: int) -> str:
    """Four letters of a number, so that no page draws it by accident."""
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:04d}")


def build() -> Town:
    """All but the agreements."""
    town = Town()
    _services()
    _readers(town)
    for number, state in enumerate(STATES, start=1):
        _family(town, number, state)
    _links(town)
    return town


def _services() -> None:
    Organisation.objects.bulk_create(
        Organisation(code=code, name=code.title(), kind="council") for code in ORGANISATIONS
    )
    Service.objects.bulk_create(
        Service(
            code=code,
            name=code,
            kind=kind_,
            profession=profession,
            organisation_id=organisation,
            sensitive=sensitive,
        )
        for code, (kind_, profession, organisation, sensitive) in SERVICES.items()
    )
    ReachArea.objects.create(service_id="centre", postcode="ZQ1 1", held=DateRange(LONG_AGO, None))


def _readers(town: Town) -> None:
    """One a role, where people of that profession work; and a clerk beside the health visitors."""
    posts = [(role.id, _where(role.profession)) for role in definitions.roles().values()]
    for role, service in [*posts, ("centre_worker", "visiting")]:
        code = f"{role}-{service}"
        practitioner = Practitioner.objects.create(
            code=code, name=f"The {code}", user=User.objects.create_user(code)
        )
        Post.objects.create(
            practitioner=practitioner,
            role=role,
            service_id=service,
            held=DateRange(LONG_AGO, None),
        )
        town.readers[code] = queries.reader_by_code(code)


def _where(profession: str) -> str:
    return next((code for code, each in SERVICES.items() if each[1] == profession), "office")


def _family(town: Town, number: int, state: State) -> None:
    child, mother = number << 20, (number << 20) + (1 << 19)
    town.children[child], town.mothers[child] = state, mother
    today = timezone.localdate()
    reached = REACHED if state.relation == "reach" else BEYOND
    _someone(town, child, number, "child", today - timedelta(days=60), reached, state)
    _someone(town, mother, 5000 + number, "mother", date(1995, 5, 5), BEYOND, State("", ""))
    Relationship.objects.create(
        id=child + 15, child_id=child, other_id=mother, kind="mother", held_from=LONG_AGO
    )
    _involve(town, child, _known_to(state), state.relation == "closed")
    if state.relation == "family":
        _involve(town, mother, AT_WORK, closed=False)
    _say(child, state)
    _keep_safe(town, child, mother, state)


def _known_to(state: State) -> tuple[str, ...]:
    if state.relation in {"involved", "closed"}:
        return (*AT_WORK, "records", "clinic")
    return (
        ("maternity", "records", "clinic") if state.relation == "reach" else ("records", "clinic")
    )


def _someone(
    town: Town, person: int, number: int, role: str, born_on: date, postcode: str, state: State
) -> None:
    forename, surname, street = (f"{start}{word(number)}" for start in ("Fen", "Quill", "Larch"))
    Person.objects.create(id=person, sealed=state.safety == "sealed")
    SourceRecord.objects.create(
        id=person,
        source="health_visiting_contacts",
        local_id=str(number),
        fingerprint=UUID(int=number),
        role=role,
        person_id=person,
        forename=forename,
        surname=surname,
        nhs_number=_number(number),
        dob=born_on.isoformat(),
        born_on=born_on,
        address=f"{number} {street} Row, Ashwater",
        postcode=postcode,
        phone="07700 900123",
        folded_name=fold(f"{forename} {surname}"),
        folded_postcode=postcode.replace(" ", ""),
        held_from=LONG_AGO,
        learned_at=TOLD,
    )
    Identifier.objects.create(
        record_id=person,
        scheme="nhs_number",
        value=_number(number),
        status="01",
        held_from=LONG_AGO,
    )
    for told, what in ((forename, "name"), (surname, "name"), (street, "address")):
        town.words[told] = Guarded(person, what)


def _number(number: int) -> str:
    """A number that is never given to anyone, right in its check digit."""
    start = 900_000_000 + number * 11
    return next(
        f"{start + more}{digit}"
        for more in range(11)
        for digit in range(10)
        if kind(f"{start + more}{digit}") is Kind.TEST
    )


def _involve(town: Town, person: int, services: Iterable[str], closed: bool) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    for code in services:
        Involvement.objects.create(
            person_id=person,
            service_id=code,
            first_on=LONG_AGO,
            last_on=LONG_AGO,
            contacts=3,
            entries=6,
            closed_on=yesterday if closed and code in AT_WORK else None,
        )
        Entry.objects.bulk_create(_lines(town, person, code))


def _lines(town: Town, person: int, service: str) -> Iterator[Entry]:
    kinds = ["visit", *(["birth", "antenatal_booking"] if service == "maternity" else [])]
    for kind_ in kinds:
        for restriction in ("", *sorted(definitions.restrictions())):
            number = len(town.words)
            line, note = f"line-{number:06d}", f"note-{number:06d}"
            town.words[line] = Guarded(person, "line", service, kind_, restriction)
            town.words[note] = Guarded(person, "note", service, kind_, restriction)
            yield Entry(
                id=number << 4,
                person_id=person,
                record_id=person,
                service_id=service,
                kind=kind_,
                restriction=restriction,
                happened_on=timezone.localdate() - timedelta(days=30),
                learned_at=TOLD,
                line=line,
                detail={"Notes": note},
                source="health_visiting_contacts",
            )


def _say(child: int, state: State) -> None:
    """To every agreement, in the order of the table."""
    for nth, (decider, answer) in enumerate(CONSENTS[state.consent]):
        Consent.objects.create(
            id=child + nth,
            record_id=child,
            person_id=child,
            agreement="*",
            answer=answer,
            decided_by_role=decider,
            held_from=timezone.localdate() - timedelta(days=20 - nth),
            row_id=child + nth,
        )
    if state.relation == "referral":
        Referral.objects.bulk_create(
            Referral(
                person_id=child,
                record_id=child,
                service_id=code,
                words="A worry",
                received_on=LONG_AGO,
                told_by="a test",
            )
            for code in AT_WORK
        )


def _keep_safe(town: Town, child: int, mother: int, state: State) -> None:
    if state.safety in {"hidden", "protected"}:
        protected = state.safety == "protected"
        rule = ContactRule.objects.create(
            person_id=child,
            record_id=child,
            kind="protected_from" if protected else "hidden_address",
            protected_from_id=mother if protected else None,
            held_from=LONG_AGO,
            told_by="a test",
        )
        town.rules.append((child, rule.pk))
    if state.safety == "overridden":
        made = Override.objects.bulk_create(
            Override(
                practitioner=reader.practitioner,
                practitioner_name=reader.name,
                person_id=child,
                reason="missing",
                words="Not seen since Monday",
                opened_at=timezone.now() - timedelta(minutes=5),
                until=timezone.now() + timedelta(minutes=55),
            )
            for reader in town.readers.values()
        )
        town.overrides += [one.pk for one in made]


def _links(town: Town) -> None:
    """A question between two children, and a decision on two others."""
    first, second, third, fourth = list(town.children)[:4]
    question = LinkQuestion.objects.create(
        id=1,
        record_a_id=first,
        record_b_id=second,
        evidence_hash=UUID(int=1),
        probability=0.5,
        because="alike",
        asked_at=TOLD,
    )
    decision = LinkDecision.objects.create(
        record_a_id=third,
        record_b_id=fourth,
        answer="different",
        reason="seen together",
        decided_by="a test",
        decided_at=TOLD,
    )
    town.questions, town.decisions = [question.pk], [decision.pk]


def sign(state: str) -> None:
    """Every agreement stands in this state from now on."""
    with connection.cursor() as cursor:  # rows that are only added
        cursor.execute("set constraints all immediate")
        cursor.execute("truncate sharing_signing cascade")
    if state == "not signed":
        return
    today = timezone.localdate()
    until = today if state == "ended" else today + timedelta(days=400)
    parties = ORGANISATIONS[1:3] if state == "few parties" else ORGANISATIONS
    for each in definitions.agreements().values():
        signing = Signing.objects.create(
            agreement=each.id,
            version=each.version,
            digest=agreement_text.digest(each),
            parties=list(parties),
            held=DateRange(LONG_AGO, until),
            review_on=until,
            entered_by="a test",
        )
        offices = [(party, office) for party in parties for office in each.approvals]
        Approval.objects.bulk_create(
            Approval(
                signing=signing,
                organisation_id=party,
                office=office,
                name="N",
                approved_on=LONG_AGO,
            )
            for party, office in (offices[1:] if state == "not approved" else offices)
        )
