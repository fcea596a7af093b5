"""`onestory why`, `audit` and `sharing`: the lens and the trail, asked at the desk."""

import json
from dataclasses import asdict
from typing import Any

import click
from django.utils import timezone

from onestory.shared.exits import Exit
from onestory.sharing import actions, definitions, queries
from onestory.sharing.kinds import ANSWERS, Refused

JSON = click.option("--json", "as_json", is_flag=True, help="For scripts.")


@click.command()
@click.argument("reader")
@click.argument("child", type=int)
@JSON
def why(reader: str, child: int, as_json: bool) -> None:
    """Why READER (a practitioner's code, as HV101) sees what of CHILD (a person's number).

    For a privacy officer: it also names services that READER may not know of. Exit code 4 where
    nothing at all is open.
    """
    try:
        told = queries.why(queries.reader_by_code(reader), child, in_full=True)
    except Refused as refused:
        click.echo(_refusal(refused, as_json), err=not as_json)
        raise SystemExit(Exit.REFUSED) from refused
    actions.log_why(reader, child)
    click.echo(json.dumps(_plain(told), default=str) if as_json else _words(told))
    raise SystemExit(Exit.SUCCESS if told.answer.depth else Exit.REFUSED)


@click.group()
def audit() -> None:
    """Who looked at whom; is the chain whole."""


@audit.command()
@JSON
def seal(as_json: bool) -> None:
    """Seal what has been written since the last seal. A periodic job does the same."""
    sealed = actions.seal_audit()
    click.echo(json.dumps({"sealed": sealed}) if as_json else f"{sealed} rows sealed")


@audit.command()
@JSON
def verify(as_json: bool) -> None:
    """Compute the chain again. Exit code 4 where anything was changed, removed or reordered."""
    found = queries.verify_audit()
    if as_json:
        click.echo(json.dumps(asdict(found)))
    else:
        click.echo(f"{found.rows} rows under {found.seals} seals, {found.unsealed} not yet sealed")
        for fault in found.faults:
            click.echo(fault, err=True)
        click.echo("The chain is whole" if not found.faults else "The chain is broken")
    raise SystemExit(Exit.REFUSED if found.faults else Exit.SUCCESS)


@click.group()
def sharing() -> None:
    """Agreements: as defined, as signed."""


@sharing.command()
def sync() -> None:
    """Write the definitions into rows for the SQL; every migration does the same."""
    definitions.sync()
    click.echo("Roles, agreements and clauses are as their files say")


@sharing.command("own-person")
@click.argument("code")
@click.argument("person", type=int)
def own_person(code: str, person: int) -> None:
    """Say that the practitioner with CODE (as HV101) is PERSON, so that nobody opens their own family."""
    try:
        actions.record_own_person(
            practitioner=code, person=person, by="onestory sharing own-person"
        )
    except Refused as refused:
        click.echo(_refusal(refused, False), err=True)
        raise SystemExit(Exit.REFUSED) from refused
    click.echo(
        f"{code} is person {person}; they and their family are not opened for safety by {code}"
    )


@sharing.command()
@click.argument("person", type=int)
@click.argument("service")
@click.option("--because", required=True, help="What is asked, in a few words.")
@JSON
def refer(person: int, service: str, because: str, as_json: bool) -> None:
    """Put a referral about PERSON into the hands of SERVICE (its code), until it is closed."""
    today = timezone.localdate()
    try:
        number = actions.take_in_hand(
            person=person, service=service, words=because, on=today, by="onestory sharing refer"
        )
    except Refused as refused:
        click.echo(_refusal(refused, as_json), err=not as_json)
        raise SystemExit(Exit.REFUSED) from refused
    said = f"Referral {number} about person {person} is in the hands of {service}"
    click.echo(json.dumps({"referral": number}) if as_json else said)


@sharing.command("close-referral")
@click.argument("referral", type=int)
def close_referral(referral: int) -> None:
    """Close REFERRAL (its number): the lens opens nothing more by it."""
    today = timezone.localdate()
    actions.close_referral(referral=referral, on=today, by="onestory sharing close-referral")
    click.echo(f"Referral {referral} is closed")


@sharing.command("agreements")
@JSON
def agreements_now(as_json: bool) -> None:
    """Each agreement, and whether it is in force today."""
    found = queries.agreements_today()
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], default=str))
        return
    for each in found:
        waits = "; waits for " + ", ".join(one.words for one in each.waits_for)
        stands = each.why_not or each.state_name
        click.echo(f"{each.id:32} {stands}{waits if each.waits_for else ''}")


@sharing.command()
@click.argument("agreement")
@JSON
def preview(agreement: str, as_json: bool) -> None:
    """What AGREEMENT would open beyond today; where it is in force, what ending it would close."""
    try:
        found = queries.preview(agreement)
    except Refused as refused:
        click.echo(_refusal(refused, as_json), err=not as_json)
        raise SystemExit(Exit.REFUSED) from refused
    click.echo(json.dumps(asdict(found), default=str) if as_json else _preview(found))


def _preview(found: queries.Preview) -> str:
    verb = "close" if found.ending else "open"
    lines = [
        f"{found.name}, version {found.version}, between {', '.join(found.parties)}",
        f"  would {verb} something of {found.people} people; of these {found.strangers} "
        f"{'could not be opened otherwise' if found.ending else 'cannot be opened today'}",
    ]
    if not found.opens_people:
        lines[1:] = ["  opens nobody: it gives numbers, or rows without names"]
    for role in found.roles:
        lines.append(f"  {role.role} of {role.organisation}: {role.people} people")
        lines += [
            f"    {line.service}, {line.what}: {line.depth}, of {line.people} people"
            for line in role.lines
        ]
    return "\n".join(lines)


def _refusal(refused: Refused, as_json: bool) -> str:
    because = refused.because
    if as_json:
        return json.dumps({"refused": because.words, "help": because.help})
    return f"{because.words}. {because.help}".strip()


def _plain(told: queries.Why) -> dict[str, Any]:
    return asdict(told)


def _words(told: queries.Why) -> str:
    posts = ", ".join(f"{post.role} in {post.service}" for post in told.reader.posts) or "no post"
    lines = [
        f"{told.reader.name} ({posts}) and person {told.person}, on {told.reader.today}",
        _line("the person", told.answer),
        _line("the address", told.address),
    ]
    for each in told.lines:
        what = f"{each.service_name}{', ' + each.kind if each.kind else ''}"
        lines.append(_line(what if each.involved else f"{what} (not involved)", each.answer))
    lines += [
        _line(f"{each.service_name}, restricted “{each.restriction}”", each.answer)
        for each in told.restricted
    ]
    lines += [
        f"  the family, asked about “{each.words}” ({each.agreement_name}): {_said(each.state)}"
        for each in told.consents
    ]
    lines += [f"  protection: {words}" for words in told.protection]
    if told.overridden:
        lines.append("  opened for safety by this reader, and the hour is not over")
    return "\n".join(lines)


def _said(state: str) -> str:
    """How the answers of all who decide stand together."""
    disputed = "the parents disagree, which counts as a no"
    return disputed if state == "disputed" else ANSWERS.get(state, state)


def _line(what: str, answer: Any) -> str:
    because = answer.because
    under = (
        f" [{because.clause or because.agreement}]" if because.clause or because.agreement else ""
    )
    help_ = f" {because.help}" if because.help else ""
    return f"  {what}: {queries.depth_in_words(answer.depth)}. {because.words}{under}.{help_}"
