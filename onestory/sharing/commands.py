"""`onestory why`, `audit` and `sharing`: the lens and the trail, asked at the desk."""

import json
from dataclasses import asdict
from typing import Any

import click

from onestory.shared.exits import Exit
from onestory.sharing import actions, definitions, queries
from onestory.sharing.kinds import Refused

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
    return "\n".join(lines)


def _line(what: str, answer: Any) -> str:
    because = answer.because
    under = (
        f" [{because.clause or because.agreement}]" if because.clause or because.agreement else ""
    )
    help_ = f" {because.help}" if because.help else ""
    return f"  {what}: {queries.depth_in_words(answer.depth)}. {because.words}{under}.{help_}"
