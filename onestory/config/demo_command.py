"""`onestory demo`: fills the invented borough by the front door, and serves it till told to stop.

Every step sees what is done already, so that a second start is quick and a killed one goes on.
"""

import shutil
import socket
import sys
from datetime import date

import click
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from rich.console import Console

from onestory.agencies import actions as agencies
from onestory.config import demo_files, postgres_roles, serving
from onestory.config.demo_sign_in import people_by_role

HOST = "127.0.0.1"
BOROUGH = settings.PROJECT / "demo" / "borough.yaml"
BY = "onestory demo"


@click.command()
@click.option("--under-fives", default=1500, show_default=True, help="Children under five in it.")
@click.option("--seed", default=1, show_default=True, help="Another seed, another borough.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day it is there; else today.")
@click.option("--port", default=8000, show_default=True)
@click.option("--anew", is_flag=True, help="Forget the borough that is kept, and begin again.")
@click.option("--fill-only", is_flag=True, help="Fill it, and do not serve it.")
def demo(
    under_fives: int, seed: int, today: date | None, port: int, anew: bool, fill_only: bool
) -> None:
    """Fill the invented borough, and serve it on 127.0.0.1.

    Writes the files that Ashwater's six systems would send, receives them in the order in which
    they came, and serves the pages. Ctrl-C stops everything; what is kept is in ONESTORY_DATA,
    and the next start goes on from there.
    """
    console = Console()
    _refuse_elsewhere()
    if not fill_only:
        _refuse_a_taken_port(port)
    try:
        _fill(console, demo_files.Wanted(under_fives, seed, _day(today)), anew=anew)
        if not fill_only:
            _serve(console, port)
    except KeyboardInterrupt:
        console.print("\nStopped. What was done is kept; the next start goes on from here.")


def _fill(console: Console, wanted: demo_files.Wanted, *, anew: bool) -> None:
    if anew:
        _forget()
    folder = settings.DATA / "demo"
    with console.status("Bringing the tables up to date"):
        call_command("migrate", verbosity=0)
        agencies.load_partnership(BOROUGH, by=BY, with_users=True)
    manifest = demo_files.write(console, folder, wanted)
    states = demo_files.receive(console, folder, manifest, by=BY)
    console.print(", ".join(f"{number} {state}" for state, number in sorted(states.items())))


def _forget() -> None:
    if settings.CLUSTER is None:
        raise click.UsageError(
            "--anew is for the embedded database; empty your own server yourself."
        )
    postgres_roles.begin_anew(settings.CLUSTER.superuser)
    for kept in (settings.DATA / "demo", settings.DATA / "kept", settings.TRAIL / "audit-witness"):
        shutil.rmtree(kept, ignore_errors=True)
    (settings.TRAIL / "audit-heads.txt").unlink(missing_ok=True)


def _serve(console: Console, port: int) -> None:
    address = f"http://{HOST}:{port}/"
    with serving.together(_commands(port)) as processes:
        if serving.wait_for(f"{address}sign-in/demo/", processes["pages"]):
            _tell(console, address)
        ended = serving.until_one_ends(processes)
        raise click.ClickException(f"The process for {ended} ended by itself; its words are above.")


def _commands(port: int) -> dict[str, list[str]]:
    """The pages sign in to the database as a role that owns nothing; the jobs as the owner."""
    python = [sys.executable, "-m"]
    listen = ["--interface", "wsgi", "--host", HOST, "--port", str(port)]
    work = ["--workers", "2", "--blocking-threads", "2"]
    quiet = ["--log-level", "error", "--no-access-log", "onestory.config.wsgi:application"]
    return {
        "pages": ["env", "ONESTORY_AS=pages", *python, "granian", *listen, *work, *quiet],
        "jobs": [*python, "onestory.config.cli", "procrastinate", "worker"],
    }


def _tell(console: Console, address: str) -> None:
    console.print(f"\n[bold]{settings.PARTNERSHIP_NAME}[/] is open at [bold]{address}[/]\n")
    console.print("Sign in there as any of its practitioners, with one click and no password:")
    for role, people in people_by_role():
        console.print(f"  {role:26} {people[0].name}, {people[0].where}", highlight=False)
    console.print("\nCtrl-C stops everything. Nothing is lost.")


def _refuse_elsewhere() -> None:
    if not settings.DEMO_SIGN_IN:
        raise click.UsageError("The demo runs with demo settings only; here are others.")


def _refuse_a_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise click.UsageError(
                f"Port {port} is taken, perhaps by another demo. Choose another with --port."
            ) from None


def _day(chosen: date | None) -> date:
    return date.fromisoformat(f"{chosen:%Y-%m-%d}") if chosen else timezone.localdate()
