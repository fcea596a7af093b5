"""The words of telling families: audiences, texts, and how a campaign and a notice may move."""

from collections.abc import Mapping
from dataclasses import dataclass, field

WAYS = {"letter": "letter", "text": "text message"}
"""How a family may be told from here; no e-mail address of a parent is kept."""
OF = {"children": "living children", "expecting": "women whose pregnancy goes on"}
ENGLISH = "en"
LANGUAGES = {
    "ar": "Arabic", "bn": "Bengali", "cy": "Welsh", "en": "English", "fa": "Persian",
    "pa": "Punjabi", "pl": "Polish", "ro": "Romanian", "so": "Somali", "uk": "Ukrainian",
    "ur": "Urdu",
}  # fmt: skip
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur"})
CAMPAIGN_STATES = {
    "draft": "being written",
    "previewed": "previewed, waiting for somebody else’s approval",
    "approved": "approved, not yet begun",
    "sending": "families are being told",
    "finished": "finished",
    "stopped": "stopped",
}
CAMPAIGN_MOVES = {
    "": {"draft"},
    "draft": {"previewed", "stopped"},
    "previewed": {"previewed", "approved", "stopped"},
    "approved": {"sending", "stopped"},
    "sending": {"finished", "stopped"},
}
"""Previewed again, numbers are counted anew; an approval is of the last preview."""
NOTICE_STATES = {
    "made": "waits",
    "printed": "printed, not yet posted",
    "sending": "being handed over",
    "sent": "sent",
    "delivered": "delivered",
    "failed": "could not be delivered",
    "returned": "came back undelivered",
    "held": "held back: something changed before it was sent",
    "in_doubt": "nobody can say whether it was sent",
}
NOTICE_MOVES = {
    "": {"made"},
    "made": {"sending", "printed", "held"},
    "sending": {"sent", "made", "failed", "in_doubt"},
    "printed": {"sent", "held"},
    "sent": {"delivered", "failed", "returned"},
    "delivered": {"returned"},
    "in_doubt": {"sent", "failed"},
}
"""From sending back to made only where GOV.UK Notify says that it took nothing."""
TOLD_BY = frozenset({"sent", "delivered"})
"""A family counts as told while its notice stands so."""


@dataclass(frozen=True)
class Audience:
    """Who is told: through which children or pregnancies families are found."""

    id: str
    name: str
    words: str
    of: str
    """One of `OF`."""
    younger_than: int = 5
    """Of children: years."""
    in_reach: bool = False
    """Only those in the reach area of a centre, which the campaign names."""
    owner: str = "partnership"


@dataclass(frozen=True)
class Text:
    """A letter or message with `{slots}`, in English and in whatever languages it was translated to."""

    id: str
    name: str
    way: str
    """One of `WAYS`."""
    words: Mapping[str, str]
    """By language; paragraphs apart by an empty line."""
    reading_age: int
    """At most, of the English words; measured, and refused at the start where it is more."""
    heading: Mapping[str, str] = field(default_factory=dict)
    """Of a letter, by language."""
    of: str = ""
    """One of `OF`, where its words fit only audiences found so."""
    owner: str = "partnership"


@dataclass(frozen=True)
class Unit:
    """One notice to be: who is named on it, by which way, and whom it is about."""

    way: str
    adults: tuple[int, ...]
    about: tuple[int, ...]


@dataclass(frozen=True)
class NotReached:
    """An adult whom no letter or message from here may reach, and why."""

    person: int
    because: str


@dataclass(frozen=True)
class Plan:
    """Who is told how, and who is not."""

    units: tuple[Unit, ...] = ()
    unreached: tuple[NotReached, ...] = ()
