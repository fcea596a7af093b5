"""What is open for safety on a page, the way to it, and what restrictions keep back."""

from dataclasses import replace

from django.urls import reverse

from onestory.people.kinds import Shown
from onestory.profile.queries import heads, reaching, who
from onestory.profile.queries.opening import opened
from onestory.profile.rules.words import how_many
from onestory.profile.shown import Banner, Head, Kept
from onestory.record import queries as record
from onestory.sharing import guard
from onestory.sharing import queries as sharing
from onestory.sharing.guard import Lens
from onestory.sharing.kinds import Because, Depth, Reader

TOLD = (
    "You opened this page for someone’s safety. All that you read here is in the privacy officers’ "
    "list. What is very restricted, a hidden address and a sealed identity stay closed."
)


def head_for(lens: Lens, person: Shown, *, also: tuple[Banner, ...] = ()) -> Head:
    """The same for who works with the person: with what is open for safety, and the ways to it."""
    safe = (*banners(lens), *also, *reaching.banners(lens.reader, person.person_id))
    head = heads.head_of(person, lens.reader.today, also=safe)
    return replace(
        head,
        open_href=open_href(lens),
        not_shared_href=reverse("profile:not_shared", args=[person.person_id]),
    )


def banners(lens: Lens) -> tuple[Banner, ...]:
    """While it is open for safety, on every page about the person, with the time that is left."""
    if not lens.facts.overridden:
        return ()
    now = sharing.override_now(lens.reader, lens.facts.person)
    if now is None:
        return ()
    left = how_many(now.minutes_left, "minute")
    href = reverse("sharing:my_override", args=[now.id])
    return (Banner(f"Opened for safety: {left} left", TOLD, "stop", href, "Close it now"),)


def open_href(lens: Lens) -> str:
    """Where the reader may open the person for safety; empty where the role may not, or it is open."""
    if lens.facts.overridden or not guard.may(lens.reader, "override_lens"):
        return ""
    return reverse("profile:open_person_for_safety", args=[lens.facts.person])


def way_to_one(reader: Reader) -> str:
    """Where the reader may open someone found exactly; empty where the role may not."""
    return reverse("profile:open_for_safety") if guard.may(reader, "override_lens") else ""


def kept(lens: Lens, service: str = "") -> tuple[Kept, ...]:
    """Lines that a restriction keeps back from the reader: how many, in its own words.

    Restrictions that are shown deeper keep back no line by themselves, and those that hide that
    anything is there are not counted at all.
    """
    restrictions = lens.partnership.restrictions
    return tuple(
        Kept(
            service=lens.partnership.services[one.service].name,
            in_words=how_many(one.lines, "line").capitalize(),
            because=Because(
                restrictions[one.restriction].words,
                help=lens.answer(one.service).because.help or ASK,
            ),
        )
        for one in record.withheld(lens.facts.person)
        if restrictions[one.restriction].cap == Depth.KNOWN_TO
        and (not service or service == one.service)
    )


ASK = "Ask the service that wrote it."


def head_alone(*, reader: Reader, person_id: int) -> Head:
    """Who a form is about, with what must be known first; refused where nothing is open."""
    lens = opened(reader, person_id)
    return head_for(lens, who.shown([person_id], reader.today)[person_id])
