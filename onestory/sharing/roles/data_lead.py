"""A data lead: looks after files, questions and links; sees identities, and nobody's timeline."""

from onestory.sharing.kinds import Role

DEFINITION = Role(
    id="data_lead",
    name="Data lead",
    profession="data",
    may=frozenset(
        {"see_deliveries", "answer_questions", "review_links", "undo_links", "see_agreements"}
    ),
    home="feeds:deliveries",
)
