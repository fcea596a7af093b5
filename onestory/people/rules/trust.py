"""Which of a person's records is believed for each thing that is shown, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rapidfuzz.distance import DamerauLevenshtein

from onestory.people.rules.names import fold

VERIFIED = "01"
UNKNOWN_RANK = 0


@dataclass(frozen=True)
class TrustRule:
    """Ranks of sources by what they tell; the higher is believed, a source not named ranks 0."""

    id: str
    holds_from: date
    reason: str
    ranks: Mapping[str, Mapping[str, int]]

    def rank(self, what: str, source: str) -> int:
        """How far this source is trusted for this."""
        return self.ranks.get(what, {}).get(source, UNKNOWN_RANK)


@dataclass(frozen=True)
class Statement:
    """One record's words on one thing; `unnamed` where they say "Baby" until a name is given."""

    value: str | date
    source: str
    since: date
    record_id: int
    status: str = ""
    unnamed: bool = False

    @cached_property
    def folded(self) -> str:
        """The words as they are compared: statements are held against each other many times."""
        return fold(self.value)


@dataclass(frozen=True)
class Chosen:
    """The statement that is believed, with the reason in words."""

    statement: Statement
    because: str
    others: tuple[str, ...] = field(default=())


def rule_on(rules: Iterable[TrustRule], day: date) -> TrustRule:
    """The rule in force on a day: the latest to have begun."""
    begun = [rule for rule in rules if rule.holds_from <= day]
    if not begun:
        raise ValueError(f"no rule of trust holds on {day}")
    return max(begun, key=lambda rule: (rule.holds_from, rule.id))


def choose_name(statements: Sequence[Statement], rule: TrustRule) -> Chosen | None:
    """A given name before "Baby"; the most trusted sources; the newest; not a lone misspelling."""
    named = [one for one in statements if not one.unnamed]
    if not named:
        return _newest(statements, "no given name has reached us yet")
    best = _most_trusted(named, rule, "name")
    newest = max(best, key=_age)
    chosen = _better_supported(newest, named) or newest
    spelt = max(_same_words(chosen, named), key=_well_written)
    because = "newest among the most trusted sources"
    if chosen is not newest:
        because = f"more sources write it so than {newest.value}"
    return Chosen(spelt, because, _others(spelt, named))


def choose_number(statements: Sequence[Statement], rule: TrustRule) -> Chosen | None:
    """A verified number first, then the more trusted source, then what most sources say."""
    return _best(
        statements,
        lambda one: (
            one.status == VERIFIED,
            rule.rank("nhs_number", one.source),
            _support(one, statements),
        ),
        lambda one: "verified by the national service" if one.status == VERIFIED else _RANKED,
    )


def choose_ranked(statements: Sequence[Statement], rule: TrustRule, what: str) -> Chosen | None:
    """Birth date and sex: facts that do not change, so rank and agreement before age."""
    return _best(
        statements,
        lambda one: (rule.rank(what, one.source), _support(one, statements)),
        lambda one: _RANKED,
    )


def choose_newest(statements: Sequence[Statement], rule: TrustRule, what: str) -> Chosen | None:
    """Address and phone: they change, so the newest; of one day, the more trusted source's."""
    return _best(
        statements,
        lambda one: (one.since, rule.rank(what, one.source)),
        lambda one: "the newest that any source tells",
    )


def choose_earliest(statements: Sequence[Statement], because: str) -> Chosen | None:
    """A death or a stillbirth: any record that says so is heard at once."""
    if not statements:
        return None
    return Chosen(min(statements, key=lambda one: (one.since, one.record_id)), because)


_RANKED = "from the most trusted source, where most agree"


def _best(
    statements: Sequence[Statement],
    key: Callable[[Statement], tuple[object, ...]],
    because: Callable[[Statement], str],
) -> Chosen | None:
    if not statements:
        return None
    best = max(statements, key=lambda one: (*key(one), *_age(one)))
    return Chosen(best, because(best), _others(best, statements))


def _newest(statements: Sequence[Statement], because: str) -> Chosen | None:
    return Chosen(max(statements, key=_age), because) if statements else None


def _most_trusted(statements: Sequence[Statement], rule: TrustRule, what: str) -> list[Statement]:
    best = max(rule.rank(what, one.source) for one in statements)
    return [one for one in statements if rule.rank(what, one.source) == best]


def _better_supported(newest: Statement, named: Sequence[Statement]) -> Statement | None:
    """A name one or two letters away that more sources write: the newest is a slip of the pen."""
    rivals = [
        one
        for one in named
        if 0 < _letters_apart(one, newest) <= 2 and _support(one, named) > _support(newest, named)
    ]
    return max(rivals, key=lambda one: (_support(one, named), *_age(one)), default=None)


def _letters_apart(one: Statement, other: Statement) -> int:
    return DamerauLevenshtein.distance(one.folded, other.folded)


def _support(one: Statement, statements: Sequence[Statement]) -> int:
    return len({other.source for other in statements if other.folded == one.folded})


def _same_words(one: Statement, statements: Sequence[Statement]) -> list[Statement]:
    return [other for other in statements if other.folded == one.folded]


def _well_written(one: Statement) -> tuple[bool, int, date, int]:
    """MARIA GONCALVES is the same name as Maria Gonçalves, less well written."""
    written = str(one.value)
    accents = sum(not letter.isascii() for letter in written)
    return (written != written.upper(), accents, *_age(one))


def _others(chosen: Statement, statements: Sequence[Statement]) -> tuple[str, ...]:
    seen = {chosen.folded}
    others = []
    for one in sorted(statements, key=_age, reverse=True):
        if one.folded not in seen:
            seen.add(one.folded)
            others.append(str(one.value))
    return tuple(others)


def _age(one: Statement) -> tuple[date, int]:
    return (one.since, one.record_id)
