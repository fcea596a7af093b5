"""What was opened for safety: by whom, about whom, why, what was read under it, and what was found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from onestory.agencies import queries as agencies
from onestory.sharing import guard
from onestory.sharing.definitions import roles, watch
from onestory.sharing.kinds import OVERRIDE_REASONS, VERDICTS, Because, Reader, Refused
from onestory.sharing.models import AuditRow, Override
from onestory.sharing.queries.naming import names_of
from onestory.sharing.queries.trail import Look, look
from onestory.sharing.queries.unusual import facts_about
from onestory.sharing.rules.reviews import DECIDED, STATES, is_overdue, state_of

REVIEWING = "reviewing what was opened for safety"
MOST = 200
_VERDICTS = {**VERDICTS, "answer": "answered"}
_REPORT = """select to_char(o.opened_at at time zone 'Europe/London', 'YYYY-MM') as month,
        array_to_string(o.roles, ', '), array_to_string(o.organisations, ', '), o.reason,
        coalesce((select r.verdict from sharing_overridereview r where r.override_id = o.id
                  order by r.id desc limit 1), '') as verdict, count(*)
    from sharing_override o group by 1, 2, 3, 4, 5 order by 1 desc, 2, 3, 4, 5"""


@dataclass(frozen=True)
class ReviewTold:
    """One row of a review: a verdict, a question or an answer."""

    words: str
    verdict: str
    by: str
    at: datetime


@dataclass(frozen=True)
class OverrideTold:
    """One opening for safety, as who made it and who reviews it see it."""

    id: int
    person: int
    person_name: str
    who: str
    roles: str
    organisations: str
    reason: str
    words: str
    opened_at: datetime
    until: datetime
    closed_early: bool
    minutes_left: int
    state: str
    state_words: str
    due: datetime
    overdue: bool
    reviews: tuple[ReviewTold, ...]
    reads: tuple[Look, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class OverrideCount:
    """A line of the report: numbers only."""

    month: date
    role: str
    organisation: str
    reason: str
    verdict: str
    number: int


def override_now(reader: Reader, person: int) -> OverrideTold | None:
    """The reader's own override of the person, while it lasts."""
    rows = _rows().filter(
        Q(person=person) | Q(person__continued_as=person),
        practitioner=reader.practitioner,
        until__gt=timezone.now(),
        ended__isnull=True,
    )
    latest = rows.order_by("-until").first()
    return _told([latest], named=False)[0] if latest else None


def my_overrides(*, reader: Reader) -> list[OverrideTold]:
    """What the reader opened, the latest first, with what was asked and found."""
    guard.check_deed(reader, "override_lens")
    mine = _rows().filter(practitioner=reader.practitioner).order_by("-id")[:MOST]
    return _told(mine)


def overrides_for_review(*, reader: Reader) -> list[OverrideTold]:
    """The queue: overdue first, then those that wait, then what was decided lately."""
    guard.check_deed(reader, "review_overrides")
    told = _told(_rows().order_by("-id")[:MOST])
    guard.log(reader, "read overrides", REVIEWING, subject=[one.person for one in told])
    return sorted(told, key=lambda one: (one.state in DECIDED, not one.overdue))


def override_for_review(*, reader: Reader, override: int) -> OverrideTold:
    """One, with what was read under it and what stands out; Refused where there is none."""
    guard.check_deed(reader, "review_overrides")
    row = _rows().filter(pk=override).first()
    if row is None:
        raise Refused(Because("There is no such opening", help="Go back to the list."))
    guard.log(reader, "read override", REVIEWING, subject=row.person_id)
    return _told([row], in_full=True)[0]


def refused_overrides(*, reader: Reader) -> list[Look]:
    """Openings that were refused lately: for one's own family, too many, by who may not."""
    guard.check_deed(reader, "review_overrides")
    rows = AuditRow.objects.filter(
        purpose__startswith="opening for safety", outcome__in=("refused", "nobody")
    )
    return [look(row) for row in rows.order_by("-id")[:20]]


def override_report(*, reader: Reader) -> list[OverrideCount]:
    """By month, role, organisation, reason and verdict: how many. Names nobody."""
    guard.check_deed(reader, "review_overrides")
    with connection.cursor() as cursor:
        cursor.execute(_REPORT)
        rows = cursor.fetchall()
    guard.log(reader, "count overrides", REVIEWING)
    organisations = _organisations()
    return [
        OverrideCount(
            date.fromisoformat(f"{month}-01"),
            _role(role),
            ", ".join(organisations.get(code, code) for code in codes.split(", ")),
            OVERRIDE_REASONS.get(reason, reason),
            STATES[state_of([verdict] if verdict else [])],
            number,
        )
        for month, role, codes, reason, verdict, number in rows
    ]


def _rows() -> QuerySet[Override]:
    return Override.objects.select_related("ended").prefetch_related("reviews")


def _told(
    rows: Iterable[Override], *, in_full: bool = False, named: bool = True
) -> list[OverrideTold]:
    every = list(rows)
    names = names_of([row.person_id for row in every]) if named else {}
    organisations = _organisations() if named else {}
    return [_one(row, names.get(row.person_id, ""), organisations, in_full) for row in every]


def _one(row: Override, name: str, organisations: dict[str, str], in_full: bool) -> OverrideTold:
    now, ended = timezone.now(), getattr(row, "ended", None)
    until = ended.at if ended else row.until
    reviews = sorted(row.reviews.all(), key=lambda each: each.pk)
    verdicts = [each.verdict for each in reviews]
    due = watch(timezone.localdate(row.opened_at)).review_due(row.opened_at)
    return OverrideTold(
        id=row.pk,
        person=row.person_id,
        person_name=name,
        who=row.practitioner_name,
        roles=", ".join(_role(role) for role in row.roles),
        organisations=", ".join(organisations.get(code, code) for code in row.organisations),
        reason=OVERRIDE_REASONS.get(row.reason, row.reason),
        words=row.words,
        opened_at=row.opened_at,
        until=until,
        closed_early=ended is not None,
        minutes_left=max(0, -int(-(until - now).total_seconds() // 60)),
        state=state_of(verdicts),
        state_words=STATES[state_of(verdicts)],
        due=due,
        overdue=is_overdue(verdicts, due, now),
        reviews=tuple(
            ReviewTold(each.words, _VERDICTS[each.verdict], each.by, each.at) for each in reviews
        ),
        reads=_read_under(row, until) if in_full else (),
        facts=facts_about(row.practitioner, row.practitioner_name, row.person_id)
        if in_full
        else (),
    )


def _read_under(row: Override, until: datetime) -> tuple[Look, ...]:
    """All that the practitioner did about the person while it was open."""
    rows = AuditRow.objects.filter(
        reader=row.practitioner,
        people__contains=[row.person_id],
        happened_at__gte=row.opened_at,
        happened_at__lte=until,
    ).exclude(action__startswith="override")
    return tuple(look(each) for each in rows.order_by("id")[:MOST])


def _role(role: str) -> str:
    known: Any = roles().get(role)
    return known.name if known else role.replace("_", " ")


def _organisations() -> dict[str, str]:
    every = agencies.services().values()
    return {one.organisation: one.organisation_name for one in every}
