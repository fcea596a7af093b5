"""What happened to a person, in order: each line as deep as the lens opens it, or why it is not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from onestory.agencies import queries as agencies
from onestory.profile.queries import heads, reaching, who
from onestory.profile.queries.opening import opened
from onestory.profile.rules import timelines
from onestory.profile.rules.ages import ago_in_words
from onestory.profile.rules.words import how_many, system_name
from onestory.profile.shown import ChronologyPage, Line, SourceLine
from onestory.record import queries as record
from onestory.record.kinds import Involved, LineTold
from onestory.sharing.guard import Lens
from onestory.sharing.kinds import Because, Depth, Reader
from onestory.web.jinja import day

ON_A_PAGE = 50
NOTHING = "Nothing is recorded that you may see."
NOTHING_HERE = "Nothing is recorded here that you may see. Look at all services and years."


def chronology_page(
    *,
    reader: Reader,
    person_id: int,
    service: str = "",
    year: int | None = None,
    before: str = "",
) -> ChronologyPage:
    """One page of lines, the newest first; `before` is the place where the last page ended."""
    lens = opened(reader, person_id)
    told = record.timeline(
        lens, before=_place(before), service=service, year=year, limit=ON_A_PAGE + 1
    )
    involved = record.involvements([person_id])
    page, more = told[:ON_A_PAGE], len(told) > ON_A_PAGE
    span = timelines.Span(_day(before), page[-1].happened_on if more else None)
    summaries = [
        line
        for line in _summaries(lens, involved)
        if (not service or line.code == service) and (not year or line.on.year == year)
    ]
    searched, not_searched = _sources(lens, reader.today)
    lines = [*(_line(lens, one) for one in page), *timelines.fitting(summaries, span)]
    return ChronologyPage(
        head=heads.head_of(
            who.shown([person_id], reader.today)[person_id],
            reader.today,
            also=reaching.banners(reader, person_id),
        ),
        months=timelines.by_month(lines),
        older=_older(page[-1], service, year) if more else "",
        nothing=NOTHING_HERE if service or year else NOTHING,
        services=_services(lens, involved),
        years=tuple(_years(lens, involved)),
        sources=tuple(searched),
        not_searched=tuple(not_searched),
    )


def _line(lens: Lens, told: LineTold) -> Line:
    return Line(
        on=told.happened_on,
        at=told.happened_at,
        kind=told.kind_name,
        code=told.service,
        service=lens.partnership.services[told.service].name,
        outcome=told.outcome.replace("_", " "),
        line=told.line,
        detail=tuple((str(label), str(words)) for label, words in told.detail.items()),
        withheld=told.detail_withheld,
        withheld_what="The notes",
        source=f"{system_name(told.source)}, learned {day(told.learned_at)}",
    )


def _summaries(lens: Lens, involved: Sequence[Involved]) -> list[Line]:
    """Services that may be known of and no more: one line each, where they were last in touch."""
    answers = lens.services()
    return [
        Line(
            on=one.last_on,
            at=None,
            kind="Known to this service",
            code=one.service,
            service=lens.partnership.services[one.service].name,
            outcome="",
            line=_spell(one),
            detail=(),
            withheld=_no_more_than(answers[one.service].because),
            withheld_what="What happened, and when",
            source="Counted from what the service’s system sent",
        )
        for one in involved
        if one.service in answers and answers[one.service].depth == Depth.KNOWN_TO
    ]


def _spell(one: Involved) -> str:
    contacts = how_many(one.contacts, "contact").capitalize()
    if one.first_on == one.last_on:
        return f"{contacts}, on {day(one.first_on)}."
    return f"{contacts}, between {day(one.first_on)} and {day(one.last_on)}."


def _no_more_than(because: Because) -> Because:
    """What is open, said as the limit that it is."""
    open_words = because.words[:1].lower() + because.words[1:]
    return replace(because, words=f"Open to you is no more than {open_words}.")


def _services(lens: Lens, involved: Sequence[Involved]) -> tuple[tuple[str, str], ...]:
    named = lens.services()
    codes = sorted({one.service for one in involved if one.service in named})
    return tuple((code, lens.partnership.services[code].name) for code in codes)


def _years(lens: Lens, involved: Sequence[Involved]) -> list[int]:
    """Every year in which a service that the reader may know of was in touch, the latest first."""
    named = lens.services()
    spans = [
        range(one.first_on.year, one.last_on.year + 1) for one in involved if one.service in named
    ]
    return sorted({year for span in spans for year in span}, reverse=True)


def _sources(lens: Lens, today: date) -> tuple[list[SourceLine], list[str]]:
    """Systems that were searched, with how stale each is; and those that were not, by name."""
    gave, heard = record.sources_of(lens), record.heard()
    systems = agencies.systems()
    named = {one.code: one.name for one in systems} | {
        source: system_name(source)
        for source in heard
        if source not in {one.code for one in systems}
    }
    searched = [one for one in named if one in heard]
    return (
        [_source(named[one], heard[one].date(), gave.get(one, 0), today) for one in searched],
        [f"{one.name}, {one.organisation_name}" for one in systems if one.code not in heard],
    )


def _source(name: str, heard_on: date, lines: int, today: date) -> SourceLine:
    about = f"{how_many(lines, 'line').capitalize()} that you may see"
    return SourceLine(name, heard_on, ago_in_words(heard_on, today), about)


def _older(last: LineTold, service: str, year: int | None) -> str:
    asked = {"service": service, "year": year, "before": f"{last.happened_on}.{last.id}"}
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def _place(before: str) -> tuple[date, int] | None:
    if not before:
        return None
    written, last = before.split(".")
    return date.fromisoformat(written), int(last)


def _day(before: str) -> date | None:
    place = _place(before)
    return place[0] if place else None
