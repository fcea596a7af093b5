"""What each page shows: ready-made values, so that a template only shows and hides."""

from dataclasses import dataclass
from datetime import date, datetime, time

from onestory.sharing.kinds import Because


@dataclass(frozen=True)
class Fact:
    """One value of a person: with its source, or withheld with its reason."""

    label: str
    value: str = ""
    note: str = ""
    source: str = ""
    since: date | None = None
    withheld: Because | None = None


@dataclass(frozen=True)
class Banner:
    """What must be known before anything else on the page. `kind`: stop, calm."""

    heading: str
    words: str
    kind: str = "stop"


@dataclass(frozen=True)
class Place:
    """A link to another page about the same person."""

    name: str
    words: str
    href: str


@dataclass(frozen=True)
class Head:
    """Who a page is about; the top of each of them."""

    id: int
    name: str
    caption: str
    born: str
    nhs_number: str
    banners: tuple[Banner, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True)
class ServiceLine:
    """A service, how often and when it saw the person, and why the reader may know."""

    name: str
    organisation: str
    contacts: int
    first_on: date
    last_on: date
    ago: str
    closed_on: date | None
    because: Because


@dataclass(frozen=True)
class Relative:
    """Someone of the family; `href` only where the reader may open them."""

    kind: str
    name: str
    note: str = ""
    warning: str = ""
    href: str = ""
    because: Because | None = None
    source: str = ""
    since: date | None = None


@dataclass(frozen=True)
class FirstScreen:
    """Which services are involved, before any detail; then family, and who this is."""

    head: Head
    services: tuple[ServiceLine, ...]
    in_all: str
    family: tuple[Relative, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Line:
    """One line of the chronology, as deep as the reader may see it; what is missing says why."""

    on: date
    at: time | None
    kind: str
    code: str
    service: str
    outcome: str
    line: str
    detail: tuple[tuple[str, str], ...]
    withheld: Because | None
    withheld_what: str
    source: str


@dataclass(frozen=True)
class MonthOfLines:
    """The lines of one month."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class SourceLine:
    """A system that was searched, and how stale it is."""

    name: str
    heard_on: date | None
    ago: str
    about: str


@dataclass(frozen=True)
class ChronologyPage:
    """One page of lines, what it can be narrowed to, and which systems it came from."""

    head: Head
    months: tuple[MonthOfLines, ...]
    older: str
    nothing: str
    services: tuple[tuple[str, str], ...] = ()
    years: tuple[int, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    not_searched: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """One person of a search, an arrivals list or a caseload."""

    name: str
    href: str
    born: str = ""
    age: str = ""
    nhs_number: str = ""
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Search:
    """What a search gave: people, and what else to try."""

    heading: str
    people: tuple[Found, ...]
    advice: tuple[str, ...]
    too_many: str = ""


@dataclass(frozen=True)
class Part:
    """What may be seen of one service's entries."""

    name: str
    depth: str
    colour: str
    because: Because


@dataclass(frozen=True)
class Why:
    """What the reader may see of a person, and why, service by service."""

    head: Head
    person: Because
    services: tuple[Part, ...]


@dataclass(frozen=True)
class Evidence:
    """What is found of one field, and what it weighs. `side`: for, against, neither."""

    field: str
    words: str
    weight: str
    side: str


@dataclass(frozen=True)
class RecordCard:
    """One system's record of a person, and why it is believed to be theirs."""

    id: int
    system: str
    local_id: str
    since: date
    facts: tuple[Fact, ...]
    because: str
    decided: str
    evidence: tuple[Evidence, ...] = ()
    undo: str = ""
    withheld: Because | None = None


@dataclass(frozen=True)
class Decision:
    """What someone said of a person's records, and where it can be taken back."""

    id: int
    words: str
    reason: str
    take_back: str


@dataclass(frozen=True)
class DecisionPage:
    """A decision that may be taken back."""

    head: Head
    decision: Decision


@dataclass(frozen=True)
class RecordsPage:
    """Every system's record of one person."""

    head: Head
    heading: str
    records: tuple[RecordCard, ...]
    earlier: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class UndoPage:
    """A record that is to be taken away from a person."""

    head: Head
    record: RecordCard


@dataclass(frozen=True)
class QuestionLine:
    """A question that waits, in the list."""

    href: str
    names: str
    systems: str
    because: str
    asked_on: datetime


@dataclass(frozen=True)
class Questions:
    """All that wait for someone to say."""

    in_all: str
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True)
class Beside:
    """One fact of both records."""

    label: str
    values: tuple[str, str]
    differs: bool


@dataclass(frozen=True)
class QuestionPage:
    """Two records side by side, what speaks for and against, and who else it could be."""

    because: str
    systems: tuple[str, str]
    rows: tuple[Beside, ...]
    evidence: tuple[Evidence, ...]
    in_all: str
    rivals: tuple[QuestionLine, ...] = ()


@dataclass(frozen=True)
class Arrival:
    """A family on an arrivals list. `note`: why no card may be sent; empty where one may."""

    person: int
    name: str
    href: str
    when: str
    address: str
    note: str = ""
    state: str = ""
    known: bool = False


@dataclass(frozen=True)
class ArrivalList:
    """One list of an arrivals page."""

    id: str
    heading: str
    explained: str
    columns: tuple[str, str, str, str]
    people: tuple[Arrival, ...]
    nothing: str


@dataclass(frozen=True)
class Arrivals:
    """A month at a children's centre: families by name where they agreed, all births by number."""

    centre: str
    centre_code: str
    centres: tuple[tuple[str, str], ...]
    month: str
    picked: str
    pick: tuple[tuple[str, str], ...]
    earlier: Place | None
    later: Place | None
    births_in_words: str
    lists: tuple[ArrivalList, ...]
    small_numbers: str


@dataclass(frozen=True)
class Seen:
    """Someone whom the reader's service saw lately."""

    name: str
    href: str
    born: str
    age: str
    note: str
    last_on: date
    ago: str
    contacts: int


@dataclass(frozen=True)
class Home:
    """The page on which a day begins."""

    name: str
    time_of_day: str
    service: str
    caseload: tuple[Seen, ...]
