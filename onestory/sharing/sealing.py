"""Seals audit rows into a chain of digests, and finds any change, deletion or reordering of them.

A digest is SHA-256 over the digest before and every row of the batch, in order of id, in full.
Heads are also appended to a file: whoever rewrites the whole table must rewrite that copy too.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from onestory.sharing.models import AuditSeal

BATCH = 10_000
FIRST = "0" * 64
_ROWS = """select id, jsonb_build_array(id, extract(epoch from happened_at)::text, reader,
        reader_name, roles, organisations, action, outcome, purpose, people, terms, depths,
        agreements, because, path)::text
    from sharing_auditrow where id > %s and id <= %s order by id limit %s"""


@dataclass(frozen=True)
class Verified:
    """What checking the chain found. `faults` are sentences; empty means whole."""

    rows: int
    seals: int
    unsealed: int
    head: str
    faults: tuple[str, ...]


def seal_audit() -> int:
    """Seals every row committed so far; the number sealed. Safe to run at any moment, and again."""
    last = _settled()
    sealed = 0
    while rows := _seal_batch(last):
        sealed += rows
    return sealed


def verify_audit() -> Verified:
    """Computes the chain again, and compares it with the seals and with the published heads."""
    faults: list[str] = []
    before, last, rows, seals = FIRST, 0, 0, 0
    for seal in AuditSeal.objects.order_by("id").iterator():
        seals += 1
        faults += _seal_faults(seal, before, last)
        before, last, rows = seal.digest, seal.last_row, rows + seal.rows
    faults += _missing_heads()
    return Verified(rows, seals, _unsealed(last), before, tuple(faults))


def heads_file() -> Path:
    """Where heads are published: one line a seal. Copy it elsewhere each day."""
    return Path(settings.DATA) / "audit-heads.txt"


@transaction.atomic
def _settled() -> int:
    """The last id below which no row can still appear: nobody is in the middle of adding one.

    The lock waits for those who are adding, and ends with this transaction, before any hashing;
    who wants to add meanwhile waits that long. After two seconds it gives up until the next time.
    """
    with connection.cursor() as cursor:
        cursor.execute("set local lock_timeout = '2s'")
        cursor.execute("lock table sharing_auditrow in share mode")
        cursor.execute("set local lock_timeout = 0")
        cursor.execute("select coalesce(max(id), 0) from sharing_auditrow")
        (last,) = cursor.fetchone() or (0,)
        return int(last)


@transaction.atomic
def _seal_batch(last: int) -> int:
    """One batch in one transaction; two sealers take turns."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('onestory.seal'))")
    head = AuditSeal.objects.order_by("-id").first()
    before, after = (head.digest, head.last_row) if head else (FIRST, 0)
    rows = list(_rows(after, last))
    if not rows:
        return 0
    seal = AuditSeal.objects.create(
        first_row=rows[0][0],
        last_row=rows[-1][0],
        rows=len(rows),
        digest=_digest(before, rows),
        previous=before,
    )
    transaction.on_commit(lambda: _publish(seal))
    return len(rows)


def _rows(after: int, last: int, limit: int = BATCH) -> Iterator[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [after, last, limit])
        yield from cursor.fetchall()


def _digest(before: str, rows: list[tuple[int, str]]) -> str:
    digest = hashlib.sha256(before.encode())
    for _, words in rows:
        digest.update(len(words).to_bytes(8) + words.encode())
    return digest.hexdigest()


def _publish(seal: AuditSeal) -> None:
    path = heads_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="ascii") as file:
        file.write(f"{seal.pk} {seal.last_row} {seal.digest}\n")


def _seal_faults(seal: AuditSeal, before: str, last: int) -> Iterator[str]:
    where = f"seal {seal.pk} (rows {seal.first_row} to {seal.last_row})"
    if seal.previous != before:
        yield f"{where} does not follow the one before it: a seal was removed or changed"
    rows = list(_rows(last, seal.last_row, BATCH * 10))
    if len(rows) != seal.rows:
        yield f"{where} covers {seal.rows} rows and {len(rows)} are there"
    elif _digest(seal.previous, rows) != seal.digest:
        yield f"{where}: a row was changed or put in another order"


def _missing_heads() -> Iterator[str]:
    """A chain cut off at its end, or written anew, no longer holds what was published."""
    if not heads_file().exists():
        return
    known = dict(AuditSeal.objects.values_list("pk", "digest"))
    for line in heads_file().read_text(encoding="ascii").splitlines():
        seal, _, digest = line.split()
        if known.get(int(seal)) != digest:
            yield f"seal {seal} was published as {digest[:12]}… and is not in the chain"


def _unsealed(last: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from sharing_auditrow where id > %s", [last])
        (count,) = cursor.fetchone() or (0,)
        return int(count)
