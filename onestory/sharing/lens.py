"""The lens of one page: every answer about one person, for one reader, with its because."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from onestory.sharing.kinds import Answer, Because, Depth, Reader
from onestory.sharing.rules import lens, reasons
from onestory.sharing.rules.facts import EVERY_KIND, SEALED, Facts, Partnership

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

    def entries(self, floor: Depth = Depth.EVENT) -> Q:
        """The person's open entries: a condition on rows with person, service, kind, restriction.

        It drives the query; row-level security stands behind it, should it be forgotten.
        """
        opened = Q(pk__in=())
        for (kind, restriction), services in self._by_kind(floor).items():
            what = Q() if kind == EVERY_KIND else Q(kind=kind)
            opened |= Q(service_id__in=sorted(services), restriction=restriction) & what
        return Q(person_id=self.facts.person) & ~Q(restriction=SEALED) & opened

    def _by_kind(self, floor: Depth) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for each in self.openings:
            for restriction in ("", *self.partnership.restrictions) if each.service else ():
                if lens.reach(each, restriction, self.partnership) >= floor:
                    found.setdefault((each.kind, restriction), set()).add(each.service)
        return found
