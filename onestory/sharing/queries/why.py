"""Why a reader sees what of a person, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from onestory.agencies import queries as agencies
from onestory.sharing import guard, loading
from onestory.sharing.kinds import Answer, Depth, Reader, Refused
from onestory.sharing.rules.facts import EVERY_KIND


@dataclass(frozen=True)
class WhyLine:
    """One service and kind, with its answer. An empty kind stands for all kinds of the service."""

    service: str
    service_name: str
    involved: bool
    kind: str
    answer: Answer


@dataclass(frozen=True)
class Why:
    """What a reader sees of a person, and why: the person, the address, then service by service."""

    reader: Reader
    person: int
    answer: Answer
    address: Answer
    lines: tuple[WhyLine, ...]


def reader_by_code(code: str, *, on: date | None = None) -> Reader:
    """The reader behind a practitioner's code; Refused where nobody has it."""
    day = on or timezone.localdate()
    found = agencies.practitioner(code, on=day)
    if found is None:
        raise Refused(guard.NO_POST)
    return loading.reader_of(found, day)


def code_of(reader: Reader) -> str:
    """The practitioner's code, to find the same reader again on another day."""
    return agencies.code_of(reader.practitioner)


def why(reader: Reader, person: int, *, in_full: bool = False) -> Why:
    """The lens in words. `in_full` (privacy officer, command) also names what is hidden.

    Without it only services are named that the reader may know of, so that asking tells nothing.
    """
    lens = guard.lenses_of(reader, [person])[person]
    lines = tuple(line for line in _lines(lens) if in_full or line.answer.depth)
    return Why(reader, person, lens.person, lens.address, lines)


def _lines(lens: guard.Lens) -> Iterator[WhyLine]:
    for code, service in lens.partnership.services.items():
        involved = code in lens.facts.involved
        opened = {each.kind for each in lens.openings if each.service == code}
        for kind in ["", *sorted(opened - {EVERY_KIND})]:
            answer = lens.answer(code, kind)
            if involved or answer.depth:
                yield WhyLine(code, service.name, involved, kind, answer)


def depth_in_words(depth: Depth) -> str:
    """As it stands on pages and in the command."""
    return {
        Depth.NOTHING: "nothing",
        Depth.KNOWN_TO: "that it is involved",
        Depth.EVENT: "what happened and when",
        Depth.DETAIL: "everything",
    }[depth]
