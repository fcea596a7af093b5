"""Every system's record of one person, with why it is believed to be theirs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from onestory.agencies import queries as agencies
from onestory.agencies.kinds import SystemFound
from onestory.people import queries as people
from onestory.people.kinds import LinkTold, RecordView, Shown
from onestory.profile.queries import heads, reaching, who
from onestory.profile.queries.opening import MATCHING, opened
from onestory.profile.rules import evidence
from onestory.profile.rules.words import how_many, system_name
from onestory.profile.shown import (
    Banner,
    Decision,
    DecisionPage,
    Evidence,
    Fact,
    RecordCard,
    RecordsPage,
    UndoPage,
)
from onestory.shared import nhs_number
from onestory.sharing import guard
from onestory.sharing.kinds import Because, Reader
from onestory.web.jinja import day

HOW = {
    "founded": "The first record of this person",
    "number": "Linked by the NHS number, cross-checked",
    "same_system": "Linked by the number in its own system",
    "score": "Linked by weighing the evidence",
    "decided": "Linked by a person’s decision",
    "undone": "Stands apart since a link was undone",
}
NO_RECORDS = Because("No system has a record of this person", help="Check the address of the page.")
NOT_THEIRS = Because(
    "This record is not linked to this person, or it is the one that they were first known by",
    help="Look at the person’s records again: someone may have undone the link before you.",
)
UNKNOWN_SYSTEM = Because(
    "The words of this system are for those who keep it", help="Ask the partnership's data lead."
)
NO_DECISION = Because(
    "This decision does not hold any more, or is about someone else",
    help="Look at the person’s records again.",
)
SAID = {
    "same": "The same person",
    "different": "Different people",
    "cannot_tell": "Cannot tell",
}


def records_page(*, reader: Reader, person_id: int) -> RecordsPage:
    """For those who work with the person: which systems know them, and their own system's words."""
    opened(reader, person_id)
    shown = who.shown([person_id], reader.today)[person_id]
    also, kept = reaching.banners(reader, person_id), _kept_words(reader)
    return _page(shown, who.records_of(shown), reader, undo=False, kept=kept, also=also)


def _kept_words(reader: Reader) -> dict[str, Because | None]:
    """System → why its own words are not shown; nothing for those of the reader's organisation."""
    own = {post.organisation for post in reader.posts}
    return {one.code: None if one.organisation in own else _kept(one) for one in agencies.systems()}


def _kept(system: SystemFound) -> Because:
    return Because(
        f"The words of this system are for {system.organisation_name}, who keeps it. What is "
        "trusted most of them stands on the first screen",
        help=f"Ask {system.organisation_name}.",
    )


def linked_page(*, reader: Reader, person_id: int) -> RecordsPage:
    """For those who look after links: identities and evidence, nobody's timeline. Logged."""
    shown = who.shown([person_id], reader.today)[person_id]
    records = who.records_of(shown)
    if not records:
        raise guard.Refused(NO_RECORDS)
    guard.log(reader, "read links", MATCHING, subject=person_id)
    return _page(shown, records, reader, undo=True)


def undo_page(*, reader: Reader, person_id: int, record_id: int) -> UndoPage:
    """The record that is to leave the person; refused where it is not theirs."""
    whole = linked_page(reader=reader, person_id=person_id)
    for one in whole.records:
        if one.id == record_id and one.undo:
            return UndoPage(whole.head, one)
    raise guard.Refused(NOT_THEIRS)


def decision_page(*, reader: Reader, person_id: int, decision_id: int) -> DecisionPage:
    """What someone decided, before it is taken back; refused where it holds no more."""
    shown = who.shown([person_id], reader.today)[person_id]
    guard.log(reader, "read links", MATCHING, subject=person_id)
    for one in _decisions(person_id):
        if one.id == decision_id:
            return DecisionPage(heads.head_of(shown, reader.today, pages=False), one)
    raise guard.Refused(NO_DECISION)


def _decisions(person_id: int) -> tuple[Decision, ...]:
    """Those in force; one deed may have parted a record from several, and is taken back whole."""
    deeds = {
        (one.decided_at, one.decided_by, one.answer): one
        for one in people.decisions_about(person_id)
        if one.in_force
    }
    return tuple(
        Decision(
            id=one.decision_id,
            words=f"{SAID[one.answer]}, said {one.decided_by} on {day(one.decided_at)}",
            reason=one.reason,
            take_back=reverse("profile:take_back", args=[person_id, one.decision_id]),
        )
        for one in deeds.values()
    )


def _page(
    shown: Shown,
    records: Sequence[RecordView],
    reader: Reader,
    *,
    undo: bool,
    kept: Mapping[str, Because | None] | None = None,
    also: tuple[Banner, ...] = (),
) -> RecordsPage:
    """`kept`: system → why its words are withheld; without it, all words are shown."""
    systems = {one.source for one in records}
    return RecordsPage(
        head=heads.head_of(shown, reader.today, pages=not undo, also=also),
        heading=f"{how_many(len(records), 'record')} in {how_many(len(systems), 'system')}",
        records=tuple(
            card(
                one,
                _undo(one, shown.person_id, undo),
                None if kept is None else kept.get(one.source, UNKNOWN_SYSTEM),
            )
            for one in records
        ),
        earlier=tuple(_earlier(one, link) for one in records for link in one.past_links),
        decisions=_decisions(shown.person_id) if undo else (),
    )


def card(one: RecordView, undo: str = "", withheld: Because | None = None) -> RecordCard:
    """One record: its own words unless they are withheld, and the link with its evidence."""
    return RecordCard(
        id=one.record_id,
        system=system_name(one.source),
        local_id="" if withheld else one.local_id,
        since=one.held_from,
        facts=() if withheld else _facts(one),
        withheld=withheld,
        because=_how(one.link),
        decided=_decided(one.link),
        evidence=_weighed(one.link.evidence if one.link else ()),
        undo=undo,
    )


def _facts(one: RecordView) -> tuple[Fact, ...]:
    return tuple(
        Fact(evidence.field_name(name), _word(name, written)) for name, written in one.words.items()
    )


def _word(name: str, written: str) -> str:
    """As the system wrote it; but without line breaks, and a number in its three groups."""
    if name.endswith("nhs_number"):
        return nhs_number.shown(written)
    return ", ".join(part.strip() for part in written.splitlines() if part.strip())


def _undo(one: RecordView, person: int, may: bool) -> str:
    linked = one.link is not None and one.link.method != "founded"
    if not (may and linked):
        return ""
    return reverse("profile:undo", args=[person, one.record_id])


def _how(link: LinkTold | None) -> str:
    if link is None:
        return "Not linked to anyone yet."
    how = HOW.get(link.method, link.method.capitalize())
    return how if link.method == "founded" else f"{how}: {link.because}"


def _decided(link: LinkTold | None) -> str:
    if link is None:
        return ""
    weight = f", weight {link.weight:+.1f}" if link.weight is not None else ""
    return f"By {link.decided_by}, {day(link.decided_at)}{weight}"


def _weighed(found: Iterable[dict[str, Any]]) -> tuple[Evidence, ...]:
    return evidence.in_words(
        (str(one["field"]), str(one["words"]), float(one["bits"])) for one in found
    )


def _earlier(record: RecordView, link: LinkTold) -> str:
    return (
        f"{system_name(record.source)} {record.local_id} was undone on {day(link.ended_at)} "
        f"by {link.ended_by}: {link.ended_because}"
    )
