"""How old someone is, in the words a practitioner uses."""

from datetime import date

DAYS_UNTIL_WEEKS = 14
WEEKS_UNTIL_MONTHS = 12
MONTHS_UNTIL_YEARS = 24
YEARS_UNTIL_YEARS_ONLY = 6


def months_between(earlier: date, later: date) -> int:
    """Whole months, counted by the day of the month: from the 31st, a month ends on the 31st."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def age_in_words(born_on: date, on: date) -> str:
    """Days, then weeks, then months, then years and months: as health visitors say it."""
    days = (on - born_on).days
    if days < 0:
        return "not yet born"
    if days < DAYS_UNTIL_WEEKS:
        return counted(days, "day")
    if days < WEEKS_UNTIL_MONTHS * 7:
        return counted(days // 7, "week")
    return _months_or_years(months_between(born_on, on))


def _months_or_years(months: int) -> str:
    if months < MONTHS_UNTIL_YEARS:
        return counted(months, "month")
    years, rest = divmod(months, 12)
    if years >= YEARS_UNTIL_YEARS_ONLY or not rest:
        return counted(years, "year")
    return f"{counted(years, 'year')} {counted(rest, 'month')}"


def counted(number: int, thing: str) -> str:
    """1 day, 2 days."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def ago_in_words(on: date, today: date) -> str:
    """How long ago a day was: today, yesterday, 3 weeks ago."""
    days = (today - on).days
    if days < 0:
        return "in the future"
    if days < 2:
        return ("today", "yesterday")[days]
    return f"{age_in_words(on, today)} ago"
