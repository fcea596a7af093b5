"""How somebody may safely be reached: banners on every page about them, and the tab that says all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from onestory.profile.queries import families, heads, who
from onestory.profile.queries.opening import PURPOSE
from onestory.profile.rules.words import joined
from onestory.profile.shown import Banner, Head
from onestory.sharing import guard
from onestory.sharing import queries as sharing
from onestory.sharing.actions import household_of
from onestory.sharing.kinds import Because, Reader
from onestory.sharing.queries import ContactRuleTold, WayTold

SOMEBODY = "someone who is not named here"
MAY_NOT = Because(
    "Your role does not change how a family is reached",
    help="Ask their midwife or health visitor to write it down.",
)


@dataclass(frozen=True)
class RuleLine:
    """One rule, in words, and where it is ended."""

    rule: ContactRuleTold
    words: str
    end: str


@dataclass(frozen=True)
class ReachPage:
    """The tab "How to reach them"."""

    head: Head
    ways: tuple[WayTold, ...]
    nobody: str
    """Where no way at all is left: why."""
    rules: tuple[RuleLine, ...]
    ended: tuple[RuleLine, ...]
    may_not: Because | None


@dataclass(frozen=True)
class RuleForm:
    """What the form offers: adults whom the reader may name, and who lives there."""

    head: Head
    adults: tuple[tuple[str, str], ...]
    household: str


def banners(reader: Reader, person_id: int) -> tuple[Banner, ...]:
    """What must be known before anybody picks up the telephone or names a name."""
    held = [rule for rule in sharing.contact_rules(person_id, reader.today) if rule.holds]
    names = _names(reader, held)
    found = [one for rule in held if (one := _banner(rule, names))]
    return tuple({one.heading: one for one in found}.values())


def reach_page(*, reader: Reader, person_id: int) -> ReachPage:
    """Every way and whether it may be used; every rule with who wrote it down and why."""
    guard.open_person(reader, person_id, PURPOSE)
    person = who.shown([person_id], reader.today)[person_id]
    facts = sharing.contact_facts([person_id], reader.today)[person_id]
    ways = tuple(sharing.ways_to_reach(facts, reader.today))
    rules = sharing.contact_rules(person_id, reader.today)
    names = _names(reader, rules)
    may_not = _may_not(reader)
    lines = [_line(rule, names, person_id, may_not is None) for rule in rules]
    return ReachPage(
        head=heads.head_of(person, reader.today, also=banners(reader, person_id)),
        ways=ways,
        nobody="" if any(one.allowed for one in ways) else ways[0].because.words,
        rules=tuple(line for line in lines if line.rule.holds),
        ended=tuple(line for line in lines if not line.rule.holds),
        may_not=may_not,
    )


def rule_form(*, reader: Reader, person_id: int) -> RuleForm:
    """Refused where the person is not open to the reader."""
    found = families.around(reader, person_id)
    shown = found.shown
    with guard.as_system("for whom one rule may be made, each through the lens"):
        house = household_of(person_id, reader)
    near = [one.person_id for one in families.everyone(found.family) if one.person_id in shown]
    return RuleForm(
        head=heads.head_of(shown[person_id], reader.today, also=banners(reader, person_id)),
        adults=tuple(
            (str(one), shown[one].full_name)
            for one in near
            if not heads.is_child(shown[one], reader.today)
        ),
        household=joined(
            [
                shown[one].full_name
                for one, may in house.items()
                if may and one in shown and one != person_id
            ]
        ),
    )


def _names(reader: Reader, rules: Iterable[ContactRuleTold]) -> dict[int, str]:
    """Adults by whom somebody must not be found, named only where the reader may know them."""
    adults = [rule.protected_from for rule in rules if rule.protected_from is not None]
    if not adults:
        return {}
    seen = guard.visible_people(reader, "who must not find them", adults)
    return {one: found.full_name for one, found in who.shown(seen, reader.today).items()}


def _banner(rule: ContactRuleTold, names: dict[int, str]) -> Banner | None:
    if rule.kind == "covert":
        return Banner(
            "Do not leave messages",
            "Nobody else may notice who is in touch. Speak to nobody but them, say nothing of your "
            "service to whoever answers, and send nothing that others at home could see.",
        )
    if rule.kind == "forbidden":
        return Banner(
            f"Not by {rule.way_words}", f"They must not be contacted that way. {rule.words}"
        )
    if rule.kind == "protected_from":
        name = names.get(rule.protected_from or 0, SOMEBODY)
        return Banner(
            f"Must not be found by {name}",
            "Never say where they are, or that you are in touch with them, to this adult or to "
            "anybody who might pass it on. Do not copy this adult into letters or appointments.",
        )
    return None


def _line(rule: ContactRuleTold, names: dict[int, str], person: int, may_end: bool) -> RuleLine:
    words = rule.kind_words
    if rule.kind == "protected_from":
        words = f"{words} {names.get(rule.protected_from or 0, SOMEBODY)}"
    elif rule.way:
        words = f"{words} {rule.way_words}"
    may = may_end and rule.holds
    end = reverse("profile:end_rule", args=[person, rule.id]) if may else ""
    return RuleLine(rule, words[:1].upper() + words[1:], end)


def _may_not(reader: Reader) -> Because | None:
    try:
        guard.check_deed(reader, "keep_contact_safe")
    except guard.Refused:
        return MAY_NOT
    return None
