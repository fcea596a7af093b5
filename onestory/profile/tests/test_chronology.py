"""The chronology: one page, every source, each line as deep as it may be seen, or why it is not."""

import datetime as dt
import re

import pytest

from onestory.agencies.models import Practitioner
from onestory.profile.rules.timelines import Span
from onestory.profile.tests import world

pytestmark = pytest.mark.usefixtures("ashwater")


def chronology(code: str, child: int, asked: str = "", **headers: str) -> str:
    client = world.signed_in(code)
    answer = client.get(f"/person/{child}/chronology/{asked}", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def days(number: int) -> list[dt.date]:
    return [world.TODAY - dt.timedelta(days=n + 1) for n in range(number)]


def test_a_line_says_what_when_from_where_and_when_we_learned_it() -> None:
    child = world.child()
    world.happened(world.entry(child, line="New birth visit at home"))
    page = chronology(world.HEALTH_VISITOR, child)
    for said in ("22 November 2026", "Contact", "New birth visit at home", "Health visiting"):
        assert said in page
    assert "Health visiting contacts, learned 23 November 2026" in page
    assert "Slept through the night." in page


def test_another_service_s_lines_are_withheld_with_the_reason_and_never_blank() -> None:
    child = world.child()
    seen, note = dt.date(2026, 10, 5), {"Notes": "Low mood after the birth."}
    world.happened(
        world.entry(child),
        world.entry(child, "maternity", happened_on=seen, line="Home visit", detail=note),
    )
    page = chronology(world.HEALTH_VISITOR, child)
    assert "Withheld" in page
    assert "1 contact, on 5 October 2026" in page
    assert "no more than which services are involved" in page
    assert "Low mood" not in page
    assert "Home visit" not in page


def test_the_same_profession_reads_notes_and_others_of_the_service_do_not() -> None:
    child = world.child()
    world.happened(world.entry(child))
    Practitioner.objects.get(code="HV102").posts.update(role="midwife")
    page = chronology("HV102", child)
    assert "At home" in page
    assert "Slept through" not in page
    assert "The notes" in page


def test_an_event_opened_by_consent_is_seen_by_the_centre_without_its_notes() -> None:
    baby = world.born_in_reach([3], answer="given")[0]
    page = chronology(world.CENTRE_WORKER, baby)
    assert "Birth" in page


def test_a_long_story_comes_in_pages_without_a_gap_or_a_double() -> None:
    child = world.child()
    world.happened(
        *(world.entry(child, happened_on=day, line=f"On {day}") for day in days(120)),
        # three of one day, across the edge of a page
        *(world.entry(child, happened_on=days(50)[-1], line=f"Also {n}") for n in range(3)),
    )
    seen, asked = [], ""
    for _ in range(4):
        page = chronology(world.HEALTH_VISITOR, child, asked)
        seen += re.findall(r"<p>((?:On|Also) [^<]+)</p>", page)
        older = re.search(r'href="(\?before=[^"]+)"', page)
        asked = older[1] if older else ""
        if not asked:
            break
    assert len(seen) == len(set(seen)) == 123


def test_older_lines_come_alone_to_a_page_that_is_open_already() -> None:
    child = world.child()
    world.happened(*(world.entry(child, happened_on=day) for day in days(60)))
    whole = chronology(world.HEALTH_VISITOR, child)
    older = re.search(r'hx-get="([^"]+)"', whole)
    assert older
    part = chronology(world.HEALTH_VISITOR, child, older[1], **{"HX-Request": "true"})
    assert "<html" not in part
    assert part.count("<li class=") == 10


def test_it_can_be_narrowed_to_a_service_and_a_year() -> None:
    child = world.child()
    world.happened(
        world.entry(child, happened_on=dt.date(2026, 2, 1), line="This year"),
        world.entry(child, happened_on=dt.date(2025, 2, 1), line="Last year"),
        world.entry(child, "maternity", happened_on=dt.date(2025, 1, 1)),
    )
    page = chronology(world.HEALTH_VISITOR, child, "?service=health_visiting&year=2025")
    assert "Last year" in page
    assert "This year" not in page
    assert "Withheld" not in page
    assert "Nothing is recorded here" in chronology(
        world.HEALTH_VISITOR, child, "?service=maternity&year=2026"
    )


@pytest.mark.parametrize(
    "odd", ["?year=abc", "?before=yesterday", "?service=%00", "?before=2026-13-01.1"]
)
def test_an_address_that_makes_no_sense_shows_everything(odd: str) -> None:
    child = world.child()
    world.happened(world.entry(child, line="At the clinic"))
    assert "At the clinic" in chronology(world.HEALTH_VISITOR, child, odd)


def test_it_says_which_systems_it_comes_from_and_how_stale_each_is() -> None:
    child = world.child()
    old = world.NOW.replace(tzinfo=None, month=9, day=1)
    world.happened(
        world.entry(child), world.entry(child, "housing", source="housing", learned_at=old)
    )
    page = chronology(world.HEALTH_VISITOR, child)
    assert "1 September 2026" in page
    assert "11 weeks ago" in page


def test_it_says_which_systems_were_not_searched() -> None:
    child = world.child()
    world.happened(world.entry(child))
    page = chronology(world.HEALTH_VISITOR, child)
    not_searched = page[page.index("Systems that were not searched") :]
    assert "School management information, Ashwater Schools Partnership" in not_searched
    assert "Community record (health visiting)" not in not_searched


@pytest.mark.parametrize(
    ("span", "day", "held"),
    [
        (Span(None, None), 5, True),
        (Span(None, dt.date(2026, 11, 5)), 5, True),  # the page's own last day
        (Span(None, dt.date(2026, 11, 5)), 4, False),
        (Span(dt.date(2026, 11, 5), None), 5, False),  # it stood on the page before
        (Span(dt.date(2026, 11, 5), None), 4, True),
    ],
)
def test_a_summary_stands_on_one_page_only(span: Span, day: int, held: bool) -> None:
    assert span.holds(dt.date(2026, 11, day)) is held
