"""The store of kept files: each delivery whole, under its hash, on the disk before the database knows."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def keep(data: bytes) -> str:
    """Write the file under its SHA-256 and return that; durable when this returns."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = path_of(sha256)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(place, data)
    return sha256


def fetch(sha256: str) -> bytes:
    """The file as it came. A file that is not what its name says is damage, and said so."""
    data = path_of(sha256).read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise RuntimeError(f"the kept file {sha256} is damaged: bring it back from a copy")
    return data


def path_of(sha256: str) -> Path:
    """Where the file with this hash lies."""
    return Path(settings.DATA) / "kept" / sha256[:2] / sha256


def _write(place: Path, data: bytes) -> None:
    """Beside its place, then renamed: under its final name it is never half there."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".coming-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.rename(name, place)
    folder = os.open(place.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
