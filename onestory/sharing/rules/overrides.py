"""Whether a practitioner may open someone for safety, and if not, why not and who can help."""

from dataclasses import dataclass

from onestory.sharing.kinds import OVERRIDE_REASONS, Because
from onestory.sharing.rules.watch import Watch

LOOKS_AFTER_DATA = frozenset(
    {
        "see_deliveries",
        "answer_questions",
        "review_links",
        "undo_links",
        "see_audit",
        "review_overrides",
        "approve_agreements",
        "tell_families",
    }
)
"""Deeds of those who look after data and agreements: who does one of them opens nobody for safety."""
SHORTEST = 15
IN_DANGER = "If someone is in danger now, call 999, or your local safeguarding team."
NOBODY = Because(
    "Nobody, or more than one person, fits what you typed exactly. Nothing was opened",
    help=f"Read the NHS number again, or ask the family’s service for it. {IN_DANGER}",
)
TIES = {
    "self": "This is your own record",
    "family": "This is someone of your own family",
    "household": "This is someone of your own household",
}


@dataclass(frozen=True)
class Asked:
    """What is so of the practitioner and the person at the moment of asking."""

    may: frozenset[str]
    """All deeds of the posts held today."""
    reason: str
    words: str
    tie: str = ""
    """How the person is the practitioner's own, if so: one of `TIES`."""
    open_now: int = 0
    """Other people whom the practitioner has open for safety."""
    opened_today: int = 0


def why_not(asked: Asked, watch: Watch) -> Because | None:
    """The first thing that stands against it; None where nothing does."""
    colleague = f"Ask a colleague, or your safeguarding lead. {IN_DANGER}"
    if not {"find_people", "override_lens"} <= asked.may:
        return Because("Your role does not open what is withheld", help=colleague)
    if asked.may & LOOKS_AFTER_DATA:
        words = (
            "Who looks after data or agreements opens nobody for safety, also not in another post"
        )
        return Because(words, help=colleague)
    if asked.reason not in OVERRIDE_REASONS:
        return Because("A reason must be chosen", help="; ".join(OVERRIDE_REASONS.values()))
    if len(asked.words.strip()) < SHORTEST:
        return Because("Say what worries you, in a sentence", help="A privacy officer reads it.")
    if asked.tie:
        return Because(f"{TIES[asked.tie]}: nobody opens it for safety themselves", help=colleague)
    return _too_many(asked, watch)


def _too_many(asked: Asked, watch: Watch) -> Because | None:
    """Not in bulk: the refusal is in the privacy officers' queue as well."""
    told = f"The privacy officer has been told. Ask your safeguarding lead. {IN_DANGER}"
    if asked.open_now >= watch.overrides_at_once:
        words = f"You have {asked.open_now} people open for safety: close one of them first"
        return Because(words, help=told)
    if asked.opened_today >= watch.overrides_a_day:
        return Because(f"You have opened {asked.opened_today} people for safety today", help=told)
    return None
