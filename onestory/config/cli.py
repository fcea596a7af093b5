"""The one console command. It names every subcommand and loads none until it is called for."""

import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import click

from onestory import __version__
from onestory.shared.exits import Exit


@dataclass(frozen=True)
class Entry:
    """Where a subcommand lives, and what it needs before its module may be imported."""

    target: str
    help: str
    django: bool = True
    database: bool = True


COMMANDS = {
    "demo": Entry("onestory.config.demo_command:demo", "Fill the invented borough and serve it."),
    "doctor": Entry(
        "onestory.config.doctor:doctor", "Look at everything; say what to mend.", database=False
    ),
    "agencies": Entry("onestory.agencies.commands:agencies", "Organisations, services and posts."),
    "feeds": Entry("onestory.feeds.commands:feeds", "Receive files; see deliveries, questions."),
    "people": Entry("onestory.people.commands:people", "The index of people and its quality."),
    "why": Entry("onestory.sharing.commands:why", "Why READER sees what of CHILD."),
    "sharing": Entry("onestory.sharing.commands:sharing", "Agreements, and which are in force."),
    "audit": Entry("onestory.sharing.commands:audit", "Who looked at whom; is the chain whole."),
    "parents": Entry("onestory.parents.commands:parents", "Telling families of an agreement."),
    "link": Entry(
        "onestory.people.linkage.command:link",
        "Find the same people in files of people; needs no database.",
        django=False,
        database=False,
    ),
    "docs": Entry("onestory.config.docs:docs", "Draw the map and the catalogue.", database=False),
}
WITHOUT_DATABASE = {"check", "collectstatic", "findstatic", "help", "startapp"}
ASKS_FOR_HELP = "onestory.asks_for_help"
EXIT_CODES = "Exit codes: " + "; ".join(f"{int(code)} {code.meaning}" for code in Exit) + "."


class Commands(click.Group):
    """Ours by the table above, and Django's own for every other name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Asking for help needs no database."""
        ctx.meta[ASKS_FOR_HELP] = "--help" in args
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, name: str) -> click.Command:
        entry = COMMANDS.get(name)
        if entry is None:
            return _djangos_own(name)
        if entry.django:
            _set_up_django()
        if entry.database and not ctx.meta.get(ASKS_FOR_HELP):
            ctx.with_resource(database())
        return _load(entry.target)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Without importing any: the help must come at once."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@click.group(cls=Commands, epilog=EXIT_CODES, context_settings={"max_content_width": 100})
@click.version_option(__version__, prog_name="onestory")
def main() -> None:
    """One Story: one record and one timeline of a child's first years.

    Every command that answers takes --json. Any other name is one of Django's own
    commands, such as `onestory migrate`; `onestory help` lists them.
    """


@contextmanager
def database() -> Iterator[None]:
    """The embedded server while a command runs; nothing to do where DATABASE_URL names one."""
    from django.conf import settings

    from onestory.config.postgres import running
    from onestory.config.serving import ends_in_order

    with ends_in_order(), running(settings.CLUSTER) if settings.CLUSTER else nullcontext():
        yield


def _set_up_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onestory.config.settings.demo")
    django.setup()


def _load(target: str) -> click.Command:
    module, name = target.split(":")
    command: click.Command = getattr(importlib.import_module(module), name)
    return command


def _djangos_own(name: str) -> click.Command:
    @click.command(
        name,
        context_settings={"ignore_unknown_options": True, "help_option_names": []},
        add_help_option=False,
    )
    @click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
    @click.pass_context
    def run(ctx: click.Context, arguments: tuple[str, ...]) -> Any:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onestory.config.settings.demo")
        from django.core.management import execute_from_command_line

        if name not in WITHOUT_DATABASE and not ctx.meta.get(ASKS_FOR_HELP):
            ctx.with_resource(database())
        execute_from_command_line(["onestory", name, *arguments])

    return run


if __name__ == "__main__":
    main()
