"""The lens of one page: every answer about one person, for one reader, with its because."""

from dataclasses import dataclass
from functools import cached_property

from onestory.sharing.kinds import Answer, Because, Depth, Reader
from onestory.sharing.rules import lens, reasons
from onestory.sharing.rules.facts import Facts, Partnership

HIDDEN = Because(
    "This address must not be known: it is shown to nobody here",
    help="The service that works with the family has it in its own system.",
)


@dataclass(frozen=True)
class Lens:
    """Made by `guard.open_person`; asks nothing of the database any more."""

    reader: Reader
    facts: Facts
    partnership: Partnership

    @cached_property
    def openings(self) -> frozenset[lens.Opening]:
        """All that is open, as the SQL gives it too."""
        return lens.openings(self.reader, self.partnership, self.facts)

    @cached_property
    def person(self) -> Answer:
        """Whether the person may be known at all, and the deepest that is open."""
        return reasons.person(self.partnership, self.openings)

    @property
    def address(self) -> Answer:
        """Address, postcode and telephone: as the person, unless a system hides them."""
        if self.facts.address_hidden:
            return Answer(Depth.NOTHING, HIDDEN)
        return self.person

    def answer(self, service: str, kind: str = "", restriction: str = "") -> Answer:
        """How deep into entries of this service and kind; without a kind: into all its kinds."""
        return reasons.answer(
            self.reader,
            self.partnership,
            self.facts,
            self.openings,
            service,
            kind,
            restriction,
        )

    def services(self) -> dict[str, Answer]:
        """The involved services that the reader may know of; the others are not even named."""
        every = {service: self.answer(service) for service in sorted(self.facts.involved)}
        return {service: found for service, found in every.items() if found.depth}
