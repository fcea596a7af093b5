"""Runs other programs, and as root runs them as somebody else where they insist on it."""

import os
import pwd
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path


def run(command: list[str]) -> None:
    """Run to the end; its own words come with the error."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[-1]}: {(done.stderr or done.stdout).strip()}")


def succeeds(command: list[str]) -> bool:
    """Whether it ends well."""
    return not subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, check=False
    ).returncode


def as_nonroot(*folders: Path) -> list[str]:
    """What to write before a command that refuses root; nothing for everybody else.

    A user namespace needs no other user and leaves the folders root's own. Where the machine
    forbids it, the folders are given to the user `postgres` or `nobody`, who must be able to
    reach them.
    """
    if os.geteuid() != 0:
        return []
    if namespace := _namespace():
        return list(namespace)
    user = spare_user()
    for folder in folders:
        os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


@lru_cache
def _namespace() -> tuple[str, ...]:
    command = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
    works = shutil.which("unshare") and succeeds([*command, "true"])
    return command if works else ()


def spare_user() -> pwd.struct_passwd:
    """Who runs the server for root where namespaces are forbidden."""
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")
