"""`onestory parents`: where campaigns stand, and sending them on from a terminal."""

import json
from dataclasses import asdict
from typing import Any

import click

from onestory.parents import actions, queries, tasks
from onestory.parents.notify import CannotAsk
from onestory.parents.queries import Standing
from onestory.shared.exits import Exit
from onestory.sharing.kinds import Refused

JSON = click.option("--json", "as_json", is_flag=True, help="For scripts.")


@click.group()
def parents() -> None:
    """Telling families of an agreement: where campaigns stand; send one on."""


@parents.command()
@click.argument("campaign", type=int, required=False)
@JSON
def status(campaign: int | None, as_json: bool) -> None:
    """Where CAMPAIGN stands, or every one. Exit code 3 where something waits for a person."""
    try:
        numbers = [campaign] if campaign else [one.pk for one, _ in queries.campaigns()]
        found = [queries.campaign(number) for number in numbers]
    except Refused as refused:
        _refuse(refused, as_json)
    if as_json:
        click.echo(json.dumps([_told(one) for one in found]))
    else:
        for one in found:
            click.echo(f"{one.campaign.pk:4} {one.campaign.name}: {one.in_words}; {_counts(one)}")
    waits = any(one.state == "previewed" or one.notices.get("in_doubt") for one in found)
    raise SystemExit(Exit.QUESTIONS if waits else Exit.SUCCESS)


@parents.command()
@click.argument("campaign", type=int)
@JSON
def send(campaign: int, as_json: bool) -> None:
    """Send CAMPAIGN on, as its job does; safe at any time. Exit code 4 where it may not be sent."""
    try:
        one = queries.campaign(campaign).campaign
        done = actions.send(one, tasks.postbox_of(one))
    except Refused as refused:
        _refuse(refused, as_json)
    except CannotAsk as unknown:
        click.echo(str(unknown), err=True)
        raise SystemExit(Exit.REFUSED) from None
    click.echo(json.dumps(asdict(done)) if as_json else _words(done))
    raise SystemExit(Exit.REFUSED if done.because and not done.wait else Exit.SUCCESS)


def _refuse(refused: Refused, as_json: bool) -> Any:
    because = refused.because
    said = {"refused": because.words, "help": because.help}
    click.echo(json.dumps(said) if as_json else f"{because.words}. {because.help}", err=not as_json)
    raise SystemExit(Exit.REFUSED) from refused


def _told(one: Standing) -> dict[str, Any]:
    return {
        "campaign": one.campaign.pk,
        "name": one.campaign.name,
        "agreement": one.campaign.agreement,
        "state": one.state,
        "notices": one.notices,
        "unreached": sum(one.unreached.values()),
    }


def _counts(one: Standing) -> str:
    told = ", ".join(
        f"{number:,} {state.replace('_', ' ')}" for state, number in one.notices.items()
    )
    return told or "no notices yet"


def _words(done: actions.Progress) -> str:
    counted = f"{done.sent:,} sent, {done.failed:,} failed, {done.held:,} held back"
    unclear = f", {done.unclear:,} to be looked up" if done.unclear else ""
    return f"{counted}{unclear}. {done.because or ('Finished' if done.finished else '')}".strip()
