"""What the family said to each agreement, and the form in which the next answer is written down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from onestory.people import queries as people
from onestory.people.kinds import Family, Shown
from onestory.profile.queries import families, heads, reaching
from onestory.profile.rules.words import joined
from onestory.profile.shown import Head
from onestory.sharing import guard
from onestory.sharing import queries as sharing
from onestory.sharing.actions import household_of
from onestory.sharing.kinds import EVERY_AGREEMENT, Because, Reader
from onestory.sharing.queries import AgreedTo, AnswerTold

STATES = {
    "given": "Agreed",
    "refused": "Said no",
    "withdrawn": "No longer agrees",
    "disputed": "The parents disagree: treated as no",
    "not_asked": "Nobody has answered",
}
COLOURS = {"given": "os-tag--good", "not_asked": ""}
OFFERS = {
    "withdrawn": "They do not want this any more",
    "refused": "They do not want this",
    "given": "They agree now",
    "": "Write down their answer",
}
RULES = {
    "asked": "Shared only if they agree.",
    "informed": "Shared unless they say no.",
    "not_needed": "Shared without asking, because a law says so.",
}
MAY_NOT = Because(
    "Your role does not write down what a family says",
    help="Ask their midwife, health visitor or children’s centre to do it.",
)


@dataclass(frozen=True)
class ClauseLine:
    """One thing that would be shared, and how the family stands to it."""

    words: str
    state: str
    rule: str
    colour: str


@dataclass(frozen=True)
class AgreementBlock:
    """An agreement with its clauses."""

    name: str
    why_not: str
    family_is_told: str
    clauses: tuple[ClauseLine, ...]
    what: str
    """As the form names it; empty where nobody need be asked."""
    likely: str
    """What they are likely to say next; empty where nobody can know."""
    offer: str
    """The same in words, for the link."""


@dataclass(frozen=True)
class SaidLine:
    """One answer of the history."""

    said: AnswerTold
    about: str


@dataclass(frozen=True)
class AgreedPage:
    """The tab "Agreed"."""

    head: Head
    agreements: tuple[AgreementBlock, ...]
    history: tuple[SaidLine, ...]
    may_not: Because | None


@dataclass(frozen=True)
class AnswerForm:
    """What the form about this person offers."""

    head: Head
    what: tuple[tuple[str, str], ...]
    about: tuple[tuple[str, str], ...]
    themselves: str
    """Adults of the household for whom nobody else answers."""


def agreed_page(*, reader: Reader, person_id: int) -> AgreedPage:
    """How the family stands to each agreement today, and all that was said; the mother's too."""
    near = families.around(reader, person_id)
    lens, family, shown = near.lens, near.family, near.shown
    mothers = [one.person_id for one in family.of_kind("mother") if one.person_id in shown]
    told = sharing.answers_told([person_id, *mothers])
    return AgreedPage(
        head=heads.head_of(
            shown[person_id], reader.today, also=reaching.banners(reader, person_id)
        ),
        agreements=tuple(_blocks(sharing.agreed_to(lens))),
        history=tuple(SaidLine(one, shown[one.person].full_name) for one in told),
        may_not=_may_not(reader),
    )


def answer_form(*, reader: Reader, person_id: int) -> AnswerForm:
    """Refused where the person is not open to the reader."""
    near = families.around(reader, person_id)
    lens, family, shown = near.lens, near.family, near.shown
    with guard.as_system("for whom one answer may be given, each through the lens"):
        house = household_of(person_id, reader)
    names = {one: shown[one].full_name for one in house if one in shown}
    may = [name for one, name in names.items() if house[one]]
    return AnswerForm(
        head=heads.head_of(
            shown[person_id], reader.today, also=reaching.banners(reader, person_id)
        ),
        what=tuple(_what(sharing.agreed_to(lens))),
        about=tuple(_about(reader, family, shown, may)),
        themselves=joined([name for one, name in names.items() if not house[one]]),
    )


def still_open(*, reader: Reader, person_id: int) -> bool:
    """Whether the reader may open the person after what was just written down."""
    return bool(guard.visible_people(reader, "after writing down an answer", [person_id]))


def _blocks(told: Sequence[AgreedTo]) -> Iterable[AgreementBlock]:
    for name, clauses in groupby(told, key=lambda one: one.agreement_name):
        each = list(clauses)
        asked = [one for one in each if one.consent != "not_needed"]
        yield AgreementBlock(
            name=name,
            why_not=each[0].why_not,
            family_is_told=each[0].family_is_told,
            clauses=tuple(map(_clause, each)),
            what=each[0].agreement if asked else "",
            likely=(likely := _likely(asked)),
            offer=OFFERS[likely],
        )


def _likely(asked: Sequence[AgreedTo]) -> str:
    """Whoever agreed may change their mind, and so may whoever said no."""
    states = {one.state for one in asked}
    if states <= {"not_asked"}:
        return "refused" if any(one.consent == "informed" for one in asked) else ""
    return "withdrawn" if "given" in states else "given"


def _clause(one: AgreedTo) -> ClauseLine:
    asks = one.consent != "not_needed"
    return ClauseLine(
        words=one.clause_words,
        state=STATES[one.state] if asks else "Need not be asked",
        rule=" ".join(filter(None, (RULES[one.consent], _statute(one), _now(one)))),
        colour=COLOURS.get(one.state, "os-tag--held") if asks else "",
    )


def _statute(one: AgreedTo) -> str:
    return f"{one.statute.rstrip('.')}." if one.statute else ""


def _now(one: AgreedTo) -> str:
    return "So it is shared now." if one.opens else "So it is not shared now."


def _what(told: Sequence[AgreedTo]) -> Iterable[tuple[str, str]]:
    asking = [one for one in told if one.consent != "not_needed"]
    for name, clauses in groupby(asking, key=lambda one: one.agreement_name):
        each = list(clauses)
        yield each[0].agreement, name
        for one in each if len(each) > 1 else ():
            yield f"{one.agreement}.{one.clause}", f"{name}, only: {one.clause_words.lower()}"
    yield EVERY_AGREEMENT, "Every sharing that asks the family"


def _about(
    reader: Reader, family: Family, shown: dict[int, Shown], house: Sequence[str]
) -> Iterable[tuple[str, str]]:
    me = shown[family.person_id]
    grown = not heads.is_child(me, reader.today)
    mothers = [one.person_id for one in family.of_kind("mother") if one.person_id in shown]
    if family.children or people.pregnancies_of([me.person_id]):
        hers = not family.children or _is_mother(me)
        yield ("mother", f"{me.full_name} herself, and a baby she expects") if hers else (
            "self", f"{me.full_name} himself",
        )  # fmt: skip
    elif grown:
        yield "self", me.full_name
    if not grown:
        yield "child", me.full_name
    if not grown and mothers:
        yield "mother", f"{shown[mothers[0]].full_name}, the mother, about herself"
    if len(house) > 1:
        yield "household", f"The household: {joined(list(house))}"


def _is_mother(person: Shown) -> bool:
    return str(heads.value_of(person.sex) or "female") != "male"


def _may_not(reader: Reader) -> Because | None:
    try:
        guard.check_deed(reader, "record_consents")
    except guard.Refused:
        return MAY_NOT
    return None


def done_in_words(decides: Because | None, recalled: int) -> str:
    """What came of it, for whoever pressed the button."""
    said = "It is written down"
    if decides:
        return f"{said}. {decides.words}."
    said += ", and counts from now on"
    if recalled:
        lines = "One line" if recalled == 1 else f"{recalled} lines"
        said += (
            f". {lines} of lists that were sent will be deleted: who received them has been told"
        )
    return said + "."
