"""What a family is told of one look at their record, in plain words; and by which rule one is left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onestory.sharing.rules.reviews import DECIDED

LEFT_OUT = {
    "sensitive_service": "the reader works for a service whose involvement is itself hidden",
    "service_not_told": "the reader’s service is one that families are not told of",
    "under_review": "opened for safety, and no privacy officer has decided yet",
    "risk_if_told": "opened for safety, and telling would put someone at risk",
}
WHAT = {
    "read": "opened the page",
    "family": "saw the name beside a relative’s",
    "search": "found the name by a search",
    "list": "saw the name in a list",
    "override": "opened what was withheld, for safety",
    "export": "took the name out in a list",
    "print": "printed something about them",
}
WHY = {"direct care": "to care for your family", "opening for safety": "for someone’s safety"}
STANDING_WORDS = {
    "own_notes": "the record of their own service",
    "own_events": "the record of their own service",
    "own_family": "as family of someone they work with",
    "override": "opened for safety",
}


@dataclass(frozen=True)
class FamilyRule:
    """What is told and what is left out, from a day on."""

    id: str
    holds_from: date
    reason: str
    leave_out_sensitive: bool
    leave_out_service_kinds: tuple[str, ...]
    by_service_only: tuple[str, ...]
    """Kinds of service whose readers are told by role and service, without their names."""
    owner: str = "sharing"


@dataclass(frozen=True)
class Looked:
    """One look, as far as the rule asks."""

    action: str
    purpose: str
    reader: str
    roles: tuple[str, ...]
    services: tuple[str, ...]
    """Names of the services in which the reader held a post that day."""
    service_kinds: frozenset[str]
    sensitive: bool
    agreements: tuple[str, ...]
    override: str = ""
    """How the review stands of the override under which it was, if any."""
    risk_if_told: bool = False


def rule_on(rules: Iterable[FamilyRule], day: date) -> FamilyRule:
    """The rule in force on a day: the latest to have begun."""
    begun = [rule for rule in rules if rule.holds_from <= day]
    if not begun:
        raise ValueError(f"no rule says what families are told on {day}")
    return max(begun, key=lambda rule: (rule.holds_from, rule.id))


def left_out_by(look: Looked, rule: FamilyRule) -> str:
    """Which of `LEFT_OUT` keeps the look from the family; empty where it is told."""
    if look.sensitive and rule.leave_out_sensitive:
        return "sensitive_service"
    if look.service_kinds & set(rule.leave_out_service_kinds):
        return "service_not_told"
    if look.override and look.risk_if_told:
        return "risk_if_told"
    if look.override and look.override not in DECIDED:
        return "under_review"
    return ""


def who(look: Looked, rule: FamilyRule) -> str:
    """By name, role and service; or by role and service where the partnership says so."""
    role = " and ".join(sorted(role.lower() for role in look.roles)) or "someone"
    where = " and ".join(sorted(look.services))
    if look.service_kinds & set(rule.by_service_only):
        return f"A {role}, {where}" if where else f"A {role}"
    return ", ".join(part for part in (look.reader, role, where) if part)


def what(action: str) -> str:
    """What was done, in words."""
    return WHAT.get(action.split()[0], action)


def why(purpose: str) -> str:
    """What for, in words."""
    return WHY.get(purpose.split(":")[0], purpose)


def in_words(opened_under: str) -> str:
    """For those who know the agreements by their ids: with the version."""
    return STANDING_WORDS.get(opened_under) or opened_under.replace("_", " ")


def under(look: Looked, names: Mapping[str, str]) -> str:
    """Under which agreement, or as whose own record. `names`: agreement → its name."""
    said = []
    for each in look.agreements:
        agreement = each.split(" ")[0]
        said.append(
            STANDING_WORDS.get(agreement) or f"agreement “{names.get(agreement, agreement)}”"
        )
    return ", ".join(dict.fromkeys(said))
