"""Where a day begins: whom the reader's service saw lately, and where else the role may go."""

from django.urls import reverse
from django.utils import timezone

from onestory.agencies import queries as agencies
from onestory.profile.queries import heads, who
from onestory.profile.queries.opening import PURPOSE
from onestory.profile.rules import months
from onestory.profile.rules.ages import ago_in_words
from onestory.profile.rules.words import joined
from onestory.profile.shown import Home, Seen
from onestory.record import queries as record
from onestory.sharing import guard
from onestory.sharing.kinds import Reader

MOST = 20


def home(*, reader: Reader) -> Home:
    """People of the services' newest lines, through the lens; written to the trail as one list."""
    services = sorted(reader.services)
    with guard.as_system("whom the reader's own service saw lately, before the lens"):
        lately = record.seen_lately(services, most=MOST)
    seen = guard.visible_people(
        reader, PURPOSE, [one.person_id for one in lately], action="list seen lately"
    )
    shown = who.shown(seen, reader.today)
    names = agencies.services()
    contacts = {
        one.person_id: one.contacts
        for one in record.involvements(seen)
        if one.service in reader.services
    }
    return Home(
        name=reader.name,
        time_of_day=months.time_of_day(timezone.localtime().hour),
        service=joined([names[code].name for code in services if code in names]),
        caseload=tuple(
            Seen(
                name=shown[one.person_id].full_name,
                href=reverse("profile:person", args=[one.person_id]),
                born=heads.born_of(shown[one.person_id]),
                age=heads.age_of(shown[one.person_id], reader.today),
                note="Address hidden" if shown[one.person_id].address_hidden else "",
                last_on=one.last_on,
                ago=ago_in_words(one.last_on, reader.today),
                contacts=contacts.get(one.person_id, 0),
            )
            for one in lately
            if one.person_id in shown
        ),
    )
