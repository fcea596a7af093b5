"""The console command: quick help, everything named, unknown names go to Django."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from onestory.config.cli import COMMANDS, main
from onestory.shared.exits import Exit


def test_help_names_every_command_and_exit_code() -> None:
    said = CliRunner().invoke(main, ["--help"]).output
    assert all(f"  {name} " in said for name in COMMANDS)
    assert "questions wait" in said
    assert all(str(int(code)) in said for code in Exit)


def test_help_and_link_load_no_django() -> None:
    """An analyst with files and no database should wait for neither."""
    program = "import sys, onestory.config.cli as c; c.main(['--help'], standalone_mode=False)"
    check = "; assert not any(name.split('.')[0] == 'django' for name in sys.modules)"
    subprocess.run([sys.executable, "-c", program + check], check=True, capture_output=True)


def test_other_names_are_djangos() -> None:
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_help_worth_reading(name: str) -> None:
    said = CliRunner().invoke(main, [name, "--help"])
    assert said.exit_code == 0, said.exception
    assert len(said.output.splitlines()) > 5


def test_the_doctor_answers_scripts() -> None:
    findings = json.loads(CliRunner().invoke(main, ["doctor", "--json"]).output)
    assert {"about", "found", "mend", "well"} == set(findings[0])
