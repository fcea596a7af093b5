"""Ended at any moment and run again, each family is written to once: never twice, and none is left out."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection, transaction

from onestory.parents import actions
from onestory.parents.models import Addressee, Campaign, Notice, Told
from onestory.parents.notify import Notify
from onestory.parents.tests import world
from onestory.parents.tests.fake_notify import FakeNotify
from onestory.parents.tests.killing import Steps
from onestory.parents.tests.world import BY_NOTIFY, MOBILE, begun, child, parent, rule
from onestory.sharing.models import AuditRow, Sent

pytestmark = pytest.mark.django_db
NOW = datetime.fromisoformat("2026-11-23T10:00:00+00:00")
LATER = timedelta(minutes=11)
"""Between two runs, so that a no of GOV.UK Notify can be believed."""


@pytest.fixture
def campaign(notify: FakeNotify) -> Iterator[Campaign]:
    """Two parents on a letter, and a mother by text; none of it sent yet."""
    with patch("django.utils.timezone.localdate", return_value=world.TODAY):
        world.partnership()
        one = child()
        parent(one)
        parent(one, kind="father", forename="Emeka")
        texted = parent(child(forename="Text"), phone=MOBILE, address="7 Weir Road, Ashwater")
        rule(texted, "preferred", "text")
        yield begun(**BY_NOTIFY)


def after(runs: int) -> Callable[[], datetime]:
    """The clock of a run, so many runs after the first."""
    return lambda: NOW + runs * LATER


class Ended(Exception):
    """Stands for a power cut: raised before a step, it takes an open transaction with it."""


def end() -> None:
    raise Ended


def assert_each_family_was_written_to_once(campaign: Campaign, notify: FakeNotify) -> None:
    references = sorted(Notice.objects.values_list("reference", flat=True))
    assert len(references) == 2
    assert sorted(notify.references()) == references
    assert world.states(campaign) == ["sent"] * 2
    assert Addressee.objects.count() == 3
    assert Told.objects.filter(part="adult").count() == 3
    assert Sent.objects.count() == 2
    assert AuditRow.objects.filter(action="tell family").count() == 2


def test_ended_before_any_one_step_and_run_again_each_family_is_written_to_once(
    campaign: Campaign, notify: FakeNotify
) -> None:
    """Every step of a whole run, one after the other, each time with nothing sent before."""
    steps = Steps(0, end)
    with as_if_it_had_not_been(notify), steps.dying():
        assert actions.send(campaign, Notify(), clock=lambda: NOW).finished
    for step in range(1, steps.count + 1):
        with as_if_it_had_not_been(notify):
            with Steps(step, end).dying(), pytest.raises(Ended):
                actions.send(campaign, Notify(), clock=lambda: NOW)
            actions.send(campaign, Notify(), clock=lambda: NOW + LATER)
            assert_each_family_was_written_to_once(campaign, notify)
    assert steps.count > 60


@contextmanager
def as_if_it_had_not_been(notify: FakeNotify) -> Iterator[None]:
    """What the block wrote is taken back, here and at GOV.UK Notify."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    notify.forget()


def test_ended_at_the_same_step_of_every_notice_each_family_is_written_to_once(
    campaign: Campaign, notify: FakeNotify
) -> None:
    """After the request and before it is written down: the worst moment, met by every notice."""
    asked = Notify.post
    for run in range(1, 20):
        with patch.object(Notify, "post", _posts_and_ends(asked)):
            try:
                done = actions.send(campaign, Notify(), clock=after(run))
            except Ended:
                continue
            if done.finished:
                break
    assert notify.requests == 2
    assert_each_family_was_written_to_once(campaign, notify)


def _posts_and_ends(post: Callable[..., Any]) -> Callable[..., Any]:
    def posts(self: Notify, letter: Any) -> Any:
        post(self, letter)
        raise Ended

    return posts


@pytest.fixture
def killer(notify: FakeNotify) -> Iterator[Any]:
    database = connection.settings_dict
    address = f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
    process = subprocess.Popen(
        [sys.executable, "-m", "onestory.parents.tests.killing"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[3],
        env=os.environ | {"DATABASE_URL": os.environ.get("DATABASE_URL") or address},
    )

    def send(campaign: Campaign, at: datetime, step: int) -> str:
        assert process.stdin
        assert process.stdout
        asked = {
            "campaign": campaign.pk,
            "address": notify.address,
            "at": at.isoformat(),
            "step": step,
        }
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        return process.stdout.readline().strip()

    yield send
    process.communicate(timeout=20)


@pytest.mark.django_db(transaction=True)
def test_killed_by_the_system_and_run_again_each_family_is_written_to_once(
    campaign: Campaign, notify: FakeNotify, killer: Any
) -> None:
    ended = []
    for run in range(1, 400):
        ended.append(killer(campaign, NOW + run * LATER, 2 + run))
        if ended[-1] == "finished":
            break
    assert ended.count("SIGKILL") > 20
    assert ended[-1] == "finished"
    assert "broke" not in ended
    assert_each_family_was_written_to_once(campaign, notify)
