"""How people may be reached: the facts for `rules.contact`, and what a page says of one person."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from onestory.shared.planned import planned
from onestory.sharing import session
from onestory.sharing.rules.contact import ContactFacts, Rule

_FACTS = """
    select asked.id,
           p.id is not null and p.continued_as_id is null
               and asked.id not in (select s.person_id from sharing_sealed(%(people)s) s),
           coalesce(r.hidden, false), coalesce(r.died, false), coalesce(r.stillborn, false)
    from unnest(%(people)s::bigint[]) asked (id)
    left join people_person p on p.id = asked.id
    left join (
        select person_id, bool_or(address_hidden) as hidden,
               bool_or(died_on is not null) as died, bool_or(stillborn) as stillborn
        from people_sourcerecord
        where person_id = any (%(people)s) and superseded_by is null group by 1
    ) r on r.person_id = asked.id"""
_RULES = """
    select c.person_id, c.kind, c.held_from, c.held_until, c.way,
           coalesce(f.person_id, c.protected_from_id), c.words
    from sharing_contactrule c
    left join people_sourcerecord f on f.id = c.protected_from_id
    where c.person_id = any (%(people)s)
      and c.held_from <= %(on)s and (c.held_until is null or %(on)s < c.held_until)
    order by c.held_from, c.id"""


def contact_facts(people: Iterable[int], on: date) -> dict[int, ContactFacts]:
    """By each person asked about; two queries, however many.

    Read as the system, for a rule that a reader does not see must bind all the same. Nothing of it
    reaches a page but through the answers of `rules.contact`.
    """
    asked = list(dict.fromkeys(people))
    values = {"people": asked, "on": on}
    rules: dict[int, list[Rule]] = defaultdict(list)
    with session.unrestricted(), planned() as cursor:
        cursor.execute(_RULES, values)
        for person, *told in cursor.fetchall():
            rules[person].append(Rule(*told))
        cursor.execute(_FACTS, values)
        return {
            person: ContactFacts(person, tuple(rules[person]), *so)
            for person, *so in cursor.fetchall()
        }
