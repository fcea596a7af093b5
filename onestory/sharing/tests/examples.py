"""An example of an agreement as a small world: the reader, the record and the person it speaks of."""

from onestory.agencies.kinds import SENSITIVE_KINDS
from onestory.sharing.definitions import restrictions, roles
from onestory.sharing.kinds import Agreement, Answer, Example, PostHeld, Reader
from onestory.sharing.lens import Lens
from onestory.sharing.rules import tally
from onestory.sharing.rules.facts import Facts, Involved, Partnership, ServiceFact, Term
from onestory.sharing.rules.standing import STANDING
from onestory.sharing.tests.worlds import TODAY


def opened(agreement: Agreement, example: Example) -> Answer:
    """How deep the lens opens what the example asks for, and why."""
    return _lens(agreement, example).answer("theirs", example.kind, example.restriction)


def counted(agreement: Agreement, example: Example) -> bool:
    """Whether it is among the numbers, or the rows without names."""
    lens = _lens(agreement, example)
    return tally.counted(lens.reader, lens.partnership, lens.facts, "theirs", example.kind)


def _lens(agreement: Agreement, example: Example) -> Lens:
    signed = frozenset({"ours"} if example.unsigned else {"ours", "their organisation"})
    partnership = Partnership(
        services={each.code: each for each in _services(example)},
        terms=(
            *(Term(clause) for clause in STANDING),
            *(Term(clause, agreement.id, agreement.name, signed) for clause in agreement.clauses),
        ),
        may={role.id: role.may for role in roles().values()},
        restrictions=restrictions(),
    )
    return Lens(_reader(example), _facts(agreement, example), partnership)


def _services(example: Example) -> tuple[ServiceFact, ServiceFact]:
    return (
        ServiceFact("mine", "My service", example.at, "mine", "ours"),
        ServiceFact(
            "theirs",
            "Their service",
            example.of,
            "theirs",
            "their organisation",
            sensitive=example.of in SENSITIVE_KINDS,
        ),
    )


def _reader(example: Example) -> Reader:
    profession = roles()[example.role].profession
    post = PostHeld(example.role, "mine", example.at, "ours", profession)
    return Reader(1, "A reader", TODAY, (post,))


def _facts(agreement: Agreement, example: Example) -> Facts:
    stands = example.stands
    involved = {"theirs": Involved(True, 3)}
    if stands in {"involved", "was_involved"}:
        involved["mine"] = Involved(stands == "involved", 3)
    return Facts(
        person=7,
        involved=involved,
        answers={(agreement.id, clause.id): example.answer for clause in agreement.clauses},
        address_hidden=example.hidden_address,
        reach=frozenset({"mine"} if stands == "reach" and not example.hidden_address else ()),
        referred=frozenset({"mine"} if stands == "referral" else ()),
    )
