"""`onestory agencies`: the partnership's description, loaded and shown."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from onestory.agencies import actions, queries
from onestory.agencies.kinds import BadDescription
from onestory.shared.exits import Exit


@click.group()
def agencies() -> None:
    """Organisations, services, teams, practitioners and reach areas."""


@agencies.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--accounts", is_flag=True, help="Also make each practitioner's account to sign in.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def load(file: Path, accounts: bool, as_json: bool) -> None:
    """Bring the partnership to what FILE (YAML, as demo/borough.yaml) describes.

    Also signs the agreements it names. Loading the same file again changes nothing.
    """
    try:
        loaded = asdict(
            actions.load_partnership(file, by="onestory agencies load", with_users=accounts)
        )
    except BadDescription as bad:
        click.echo(json.dumps({"refused": str(bad)}) if as_json else str(bad), err=not as_json)
        raise SystemExit(Exit.REFUSED) from bad
    notes = loaded.pop("notes")
    if as_json:
        click.echo(json.dumps({**loaded, "notes": notes}))
        return
    for what, number in loaded.items():
        click.echo(f"{number:6}  {what.replace('_', ' ')}")
    for note in notes:
        click.echo(note)


@agencies.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def services(as_json: bool) -> None:
    """The services of the partnership, by code."""
    found = queries.services()
    if as_json:
        click.echo(json.dumps({code: asdict(each) for code, each in found.items()}))
        return
    for code, each in found.items():
        hidden = " (sensitive)" if each.sensitive else ""
        click.echo(f"{code:26} {each.name}, {each.organisation_name}{hidden}")
