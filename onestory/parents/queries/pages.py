"""What the pages show: ready-made values; numbers of families protected before anybody is told."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from onestory.parents import letters
from onestory.parents.kinds import CAMPAIGN_STATES, NOTICE_STATES, WAYS
from onestory.parents.letters import Letter
from onestory.parents.models import Campaign
from onestory.parents.queries import standings
from onestory.parents.queries.standings import Standing
from onestory.parents.rules.reading import Read, read
from onestory.shared.small_numbers import explained, protected
from onestory.sharing import guard
from onestory.sharing.kinds import Reader

PURPOSE = "telling families of an agreement"
NOT_TO_BE_WORKED_OUT = "which family may not be written to"
TONES = {
    "draft": "", "previewed": "waits", "approved": "known", "sending": "waits",
    "finished": "good", "stopped": "held",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A campaign in the list."""

    campaign: Campaign
    agreement: str
    state: str
    tone: str


@dataclass(frozen=True)
class Sample:
    """A text as an invented family gets it, with the age its reader must be."""

    way: str
    letter: Letter
    read: Read
    may_ask: int

    @property
    def readable(self) -> bool:
        return self.read.age <= self.may_ask


@dataclass(frozen=True)
class Page:
    """One campaign."""

    standing: Standing
    tone: str
    previewed: tuple[tuple[str, str], ...]
    """What the last preview counted, in words."""
    counted_on: date | None
    not_reached: tuple[tuple[str, str], ...]
    notices: tuple[tuple[str, int], ...]
    samples: tuple[Sample, ...]
    small_numbers: str
    may: frozenset[str]
    """What this reader may do now."""
    to_print: int


def campaign_list(*, reader: Reader) -> list[Line]:
    """Every campaign, the newest first; that the list was read is written down."""
    guard.log(reader, "list campaigns", PURPOSE)
    return [_line(one, state) for one, state in standings.campaigns()]


def to_approve(*, reader: Reader) -> list[Line]:
    """Those that wait for somebody else's approval."""
    guard.log(reader, "list campaigns", PURPOSE, terms="to approve")
    return [_line(one, "previewed") for one in standings.to_approve()]


def campaign_page(*, reader: Reader, campaign_id: int) -> Page:
    """One campaign, as its page shows it."""
    standing = standings.campaign(campaign_id)
    guard.log(reader, "read campaign", PURPOSE, terms=f"campaign {campaign_id}")
    preview = standing.preview
    unreached = standing.unreached or (preview.unreached if preview else {})
    return Page(
        standing,
        TONES[standing.state],
        tuple(_counted(standing)),
        preview.at.date() if preview else None,
        tuple((reason, protected(number)) for reason, number in sorted(unreached.items())),
        tuple((NOTICE_STATES[state], number) for state, number in standing.notices.items()),
        tuple(_samples(standing.campaign)),
        explained(NOT_TO_BE_WORKED_OUT),
        frozenset(_may(standing, reader)),
        standing.notices.get("made", 0) if not standing.campaign.by_notify else 0,
    )


def sample_of(*, reader: Reader, campaign_id: int) -> Letter:
    """The letter as an invented family gets it."""
    guard.log(reader, "read campaign", PURPOSE, terms=f"campaign {campaign_id}: sample")
    return letters.sample(standings.found(campaign_id), "letter")


def _line(campaign: Campaign, state: str) -> Line:
    agreement = standings.agreements().get(campaign.agreement)
    name = agreement.name if agreement else campaign.agreement
    return Line(campaign, name, CAMPAIGN_STATES[state], TONES[state])


def _counted(standing: Standing) -> list[tuple[str, str]]:
    preview = standing.preview
    if preview is None:
        return []
    ways = [(f"By {WAYS[way]}", protected(number)) for way, number in preview.by_way.items()]
    unreached = sum(preview.unreached.values())
    return [
        ("Families to be told", protected(sum(preview.by_way.values()))),
        *ways,
        ("Adults named", protected(preview.adults)),
        ("Adults who cannot be reached from here", protected(unreached)),
    ]


def _samples(campaign: Campaign) -> list[Sample]:
    ways = ["letter", *(["text"] if campaign.message else [])]
    return [_sample(campaign, way) for way in ways]


def _sample(campaign: Campaign, way: str) -> Sample:
    letter = letters.sample(campaign, way)
    measured = read(letter.written[0].plain)
    return Sample(way, letter, measured, letters.text_of(campaign, way).reading_age)


def _may(standing: Standing, reader: Reader) -> list[str]:
    """Of the moves of a campaign, those that this reader may make; the actions check again."""
    own = standing.campaign.author_practitioner == reader.practitioner
    tells = standings.may_tell(reader)
    allowed = {
        "draft": ["preview", "stop"],
        "previewed": ["preview", "stop"],
        "approved": ["begin", "stop"],
        "sending": ["stop", "print", "returns"],
        "finished": ["returns"],
        "stopped": ["returns"],
    }[standing.state]
    printing = not standing.campaign.by_notify or not settings.NOTIFY_ON
    mine = [one for one in allowed if tells and (one != "print" or printing)]
    approves = standing.state == "previewed" and not own
    return [*mine, *(["approve"] if approves else [])]
