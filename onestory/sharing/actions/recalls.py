"""What was sent is asked back: when a family no longer agrees, or must not be found any more."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from onestory.sharing import guard
from onestory.sharing.kinds import Because, Reader, Refused
from onestory.sharing.models import Recall

NOT_YOURS = Because(
    "This was not sent to a service in which you hold a post",
    help="Whoever received it says when it is deleted.",
)
HIDDEN = "Where they live must not be known any more"

# Of each line that was sent: whether it is still agreed today. A list sent under several clauses needs
# all of them. Persons are looked up by the record that founded them, so that one who has become
# another since is asked back too; and children whose mother's answer stands for them are asked with her.
_NO_LONGER_AGREED = """
    with affected as materialized (
        select unnest(%(people)s::bigint[]) as person
        union
        select c.person_id
        from people_sourcerecord m
        join people_relationship x on x.other_id = m.id and x.kind = 'mother'
            and x.superseded_by is null
        join people_sourcerecord c on c.id = x.child_id
        where m.person_id = any (%(people)s)),
    ids as materialized (
        select array(select a.person from affected a union
                     select r.id from people_sourcerecord r join affected a on a.person = r.person_id
                    ) as known),
    told as materialized (
        select s.id, s.agreement, s.clause, p.person, coalesce(f.person_id, p.person) as now_person
        from sharing_sent s
        cross join ids
        cross join lateral unnest(s.people) p (person)
        left join people_sourcerecord f on f.id = p.person
        where %(everybody)s or s.people && ids.known and p.person = any (ids.known)),
    answers as materialized (
        select * from sharing_answers(array(select distinct t.now_person from told t), %(day)s))
    insert into sharing_recall (sent_id, person, because, done_by)
    select distinct on (t.id, t.person) t.id, t.person,
        case coalesce(a.state, 'not_asked')
            when 'refused' then 'The family said no to sharing this'
            when 'withdrawn' then 'The family no longer agrees to sharing this'
            when 'disputed' then 'The parents disagree whether this may be shared, which counts as a no'
            else 'No consent to sharing this is known any more' end, ''
    from told t
    join sharing_clauserow q
      on q.agreement = t.agreement and t.clause in ('', q.clause)
    left join answers a
      on a.person_id = t.now_person and a.agreement = q.agreement and a.clause = q.clause
    where (q.consent = 'asked' and a.state is distinct from 'given'
        or q.consent = 'informed' and coalesce(a.state, 'given') <> 'given')
      and not exists (
        select from sharing_recall r where r.sent_id = t.id and r.person = t.person)
    order by t.id, t.person, q.clause
"""
_HIDDEN = """
    insert into sharing_recall (sent_id, person, because, done_by)
    select distinct s.id, p.person, %(because)s, ''
    from sharing_sent s
    cross join lateral unnest(s.people) p (person)
    left join people_sourcerecord f on f.id = p.person
    where coalesce(f.person_id, p.person) = any (%(people)s) and s.how in ('download', 'print', 'file')
      and not exists (
        select from sharing_recall r where r.sent_id = s.id and r.person = p.person)
"""


def recall(people: Iterable[int], *, on: date) -> int:
    """Asks back what was sent of these people, and of those for whom they decide; how many lines.

    Where it is still agreed, nothing is asked; nor is anything asked twice. As the system.
    """
    return _run(_NO_LONGER_AGREED, {"people": list(people), "everybody": False, "day": on})


def recall_all(*, on: date) -> int:
    """The same for everybody ever sent: answers end by the calendar too."""
    return _run(_NO_LONGER_AGREED, {"people": [], "everybody": True, "day": on})


def recall_hidden(people: Iterable[int]) -> int:
    """Asks back every list that may hold where these people live. As the system."""
    return _run(_HIDDEN, {"people": list(people), "because": HIDDEN})


def acknowledge_recall(*, recall: int, by: Reader) -> Recall:
    """Somebody of the receiving service has deleted it; the first to say so is kept."""
    with guard.as_system("a recall is answered by a service that received what was sent"):
        row = Recall.objects.select_for_update().select_related("sent").filter(id=recall).first()
        if row is None or row.sent.to_service_id not in by.services:
            raise Refused(NOT_YOURS)
        if row.done_at is None:
            row.done_by, row.done_at = by.name, timezone.now()
            row.save(update_fields=["done_by", "done_at"])
    guard.log(by, "deleted what was recalled", row.sent.what, subject=row.person)
    return row


def _run(statement: str, values: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)
