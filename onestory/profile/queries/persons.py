"""The first screen: which services are involved and how often, before any detail."""

from collections.abc import Iterable, Sequence
from datetime import date

from onestory.profile.queries import families, heads, pregnancies, reaching
from onestory.profile.rules.ages import ago_in_words
from onestory.profile.rules.words import how_many
from onestory.profile.shown import FirstScreen, ServiceLine
from onestory.record import queries as record
from onestory.record.kinds import Involved
from onestory.sharing.guard import Lens
from onestory.sharing.kinds import Reader


def first_screen(*, reader: Reader, person_id: int) -> FirstScreen:
    """As much as the lens opens of one person; refused where nothing is open."""
    near = families.around(reader, person_id)
    lens = near.lens
    involved = record.involvements([person_id])
    told = pregnancies.of_hers(lens)
    lines = service_lines(lens, involved, reader.today)
    person = near.shown[person_id]
    return FirstScreen(
        head=heads.head_of(
            person,
            reader.today,
            also=(*pregnancies.losses(told, reader.today), *reaching.banners(reader, person_id)),
        ),
        services=lines,
        in_all=_in_all(lines),
        family=(
            *families.relatives(reader, near),
            *pregnancies.expected(told),
        ),
        facts=heads.facts_of(person, lens.address),
    )


def service_lines(lens: Lens, involved: Iterable[Involved], today: date) -> tuple[ServiceLine, ...]:
    """Those that the lens names, the latest first; open ones before closed ones."""
    answers = lens.services()
    lines = [
        ServiceLine(
            name=lens.partnership.services[one.service].name,
            organisation=one.organisation,
            contacts=one.contacts,
            first_on=one.first_on,
            last_on=one.last_on,
            ago=ago_in_words(one.last_on, today),
            closed_on=one.closed_on,
            because=answers[one.service].because,
        )
        for one in involved
        if one.service in answers
    ]
    return tuple(sorted(lines, key=lambda line: line.closed_on is not None))


def _in_all(lines: Sequence[ServiceLine]) -> str:
    contacts = sum(line.contacts for line in lines)
    return f"{how_many(len(lines), 'service')}, {how_many(contacts, 'contact')}"
