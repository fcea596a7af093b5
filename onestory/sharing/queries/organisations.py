"""The organisations of the partnership, as those who sign are named."""

from onestory.agencies import queries as agencies


def organisation_names() -> dict[str, str]:
    """By code; of those that run a service."""
    return {each.organisation: each.organisation_name for each in agencies.services().values()}


def who_could_sign(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of the organisations that run a service of one of these kinds."""
    every = agencies.services().values()
    return tuple(sorted({each.organisation for each in every if each.kind in kinds}))
