"""Notices: where each stands, by its last status row."""

from collections.abc import Collection, Iterator

from django.db import connection

from onestory.parents.models import Notice, NoticeStatus

_STANDING = """
    select notice.id from parents_notice notice
      join lateral (select state from parents_noticestatus
                     where notice_id = notice.id order by nth desc limit 1) last on true
     where notice.campaign_id = %s and last.state = any (%s) and notice.way = any (%s)
     order by notice.number
"""


def last_status(notice: Notice) -> NoticeStatus | None:
    """The row that counts."""
    return NoticeStatus.objects.filter(notice=notice).order_by("-nth").first()


def state_of(notice: Notice) -> str:
    """One of `NOTICE_STATES`; empty before the first row."""
    last = last_status(notice)
    return last.state if last else ""


def standing(
    campaign: int, states: Collection[str], ways: Collection[str] = ("letter", "text")
) -> list[int]:
    """Notices of a campaign that stand so today, in their order."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [campaign, list(states), list(ways)])
        return [number for (number,) in cursor.fetchall()]


def notice_by_reference(reference: str) -> Notice | None:
    """By the number on it."""
    return Notice.objects.select_related("campaign").filter(reference=reference).first()


def each(numbers: Collection[int]) -> Iterator[Notice]:
    """One after the other, read when its turn comes."""
    for number in numbers:
        yield Notice.objects.select_related("campaign").get(pk=number)
