"""The words of the agencies area: kinds of service, and the shapes in which it answers."""

from dataclasses import dataclass, field

from django.dispatch import Signal

partnership_loaded = Signal()
"""Sent inside the transaction with `description` and `by`, so that areas above load their part."""

SERVICE_KINDS = {
    "adoption": "Adoption",
    "child_health": "Child health information",
    "childrens_centre": "Children's centre or family hub",
    "data_office": "Partnership data office",
    "domestic_abuse": "Domestic abuse support",
    "early_education": "Early education and childcare",
    "early_help": "Early help",
    "family_nursing": "Family nurse partnership",
    "family_support": "Family support",
    "general_practice": "General practice",
    "governance": "Information governance",
    "health_visiting": "Health visiting",
    "housing": "Housing",
    "mental_health": "Mental health",
    "midwifery": "Maternity",
    "paediatrics": "Paediatrics",
    "police": "Police",
    "probation": "Probation",
    "school": "School",
    "school_nursing": "School nursing",
    "sexual_health": "Sexual health",
    "social_care": "Children's social care",
    "speech_therapy": "Speech and language therapy",
    "substance_misuse": "Drug and alcohol support",
    "urgent_care": "Emergency department",
}
SENSITIVE_KINDS = frozenset({"adoption", "domestic_abuse", "sexual_health", "substance_misuse"})
"""Being known to one of these is itself hidden, unless the partnership says otherwise."""


class BadDescription(Exception):
    """The description of the partnership cannot be loaded; says where and why."""


@dataclass(frozen=True)
class PostFound:
    """A post held on the day asked for."""

    role: str
    service: str
    service_kind: str
    organisation: str
    team: str = ""


@dataclass(frozen=True)
class PractitionerFound:
    """A practitioner with the posts held on the day asked for."""

    id: int
    code: str
    name: str
    posts: tuple[PostFound, ...] = ()


@dataclass(frozen=True)
class ServiceFound:
    """A service, as pages name it."""

    code: str
    name: str
    kind: str
    profession: str
    organisation: str
    organisation_name: str
    sensitive: bool
    help_line: str


@dataclass(frozen=True)
class SystemFound:
    """A system that holds a part of families' stories, and whether One Story hears from it."""

    code: str
    name: str
    organisation: str
    organisation_name: str
    sends: bool


@dataclass
class Loaded:
    """How many of each are in the partnership now."""

    organisations: int = 0
    services: int = 0
    teams: int = 0
    practitioners: int = 0
    reach_areas: int = 0
    notes: list[str] = field(default_factory=list)
