"""The states in which families, agreements and readers stand: every combination is walked."""

from dataclasses import dataclass
from itertools import product

RELATIONS = {
    "involved": "the readers' services are involved today",
    "closed": "they were, until yesterday",
    "reach": "only the address lies in a centre's reach area",
    "referral": "only a referral is in their hands",
    "family": "only the mother is known to them",
    "none": "nothing leads from the readers to the child",
}
CONSENTS = {
    "nobody asked": (),
    "given": (("mother", "given"),),
    "refused": (("mother", "refused"),),
    "withdrawn": (("mother", "given"), ("mother", "withdrawn")),
    "disputed": (("mother", "given"), ("father", "refused")),
}
SAFETY = {
    "": "as most families",
    "hidden": "the address must not be known",
    "protected": "the child must not be found by the mother",
    "overridden": "every reader has opened the child for safety",
    "sealed": "an identity before adoption",
}
AGREEMENTS = {
    "in force": "signed and approved by all",
    "not signed": "nobody has signed",
    "ended": "it held until yesterday",
    "not approved": "one officer's approval is missing",
    "few parties": "only two organisations have signed",
}


@dataclass(frozen=True)
class State:
    """How one child stands to those who look."""

    relation: str
    consent: str
    safety: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.relation, self.consent, self.safety)))


STATES = [
    *(State(relation, consent) for relation, consent in product(RELATIONS, CONSENTS)),
    *(
        State(relation, consent, safety)
        for relation, consent, safety in product(
            ("involved", "reach", "family", "none"), ("given", "refused"), filter(None, SAFETY)
        )
    ),
]
