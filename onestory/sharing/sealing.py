"""Seals audit rows into a chain of digests, and finds any change, deletion or reordering of them.

A digest is SHA-256 over the digest before and every row of the batch, in order of id, in full.
Heads are also appended to a file: whoever rewrites the whole table must rewrite that copy too. Until
a row is sealed, `witness` stands for it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from onestory.sharing import witness
from onestory.sharing.models import AuditSeal
from onestory.web.jinja import moment

BATCH = 10_000
FIRST = "0" * 64
BEFORE_ALL = -(2**63)
# From where a look came stands at the end only where it is known: rows without it were sealed so.
_ROWS = """select id, (jsonb_build_array(id, extract(epoch from happened_at)::text, reader,
        reader_name, roles, organisations, action, outcome, purpose, people, terms, depths,
        agreements, because, path)
        || case when came_from = '' then '[]' else jsonb_build_array(came_from) end)::text
    from sharing_auditrow where id > %s and id <= %s order by id limit %s"""


@dataclass(frozen=True)
class Verified:
    """What checking the chain found. `faults` are sentences; empty means whole."""

    rows: int
    seals: int
    unsealed: int
    head: str
    faults: tuple[str, ...]
    witnessed: int = 0
    """Rows that stand as a process outside the database witnessed them."""
    without_witness: int = 0


def seal_audit() -> int:
    """Seals every row committed so far; the number sealed. Safe to run at any moment, and again."""
    last = _settled()
    sealed = 0
    while rows := _seal_batch(last):
        sealed += rows
    return sealed


def verify_audit() -> Verified:
    """Computes the chain again, and compares it with the seals, the published heads, the witness."""
    faults: list[str] = []
    before, last, rows, seals, since = FIRST, BEFORE_ALL, 0, 0, None
    for seal in AuditSeal.objects.order_by("id").iterator():
        seals += 1
        faults += [f"{fault}. {_whole_until(since)}" for fault in _seal_faults(seal, before, last)]
        before, last, rows, since = seal.digest, seal.last_row, rows + seal.rows, seal.sealed_at
    faults += _missing_heads(seals)
    days = list(witness.compared())
    faults += [_gone(missing) for _, _, missing in days if missing]
    return Verified(
        rows,
        seals,
        _unsealed(last),
        before,
        tuple(faults),
        sum(kept for kept, _, _ in days),
        sum(strange for _, strange, _ in days),
    )


def heads_file() -> Path:
    """Where heads are published: one line a seal. Copy it elsewhere each day."""
    return Path(settings.TRAIL) / "audit-heads.txt"


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
    before, after = (head.digest, head.last_row) if head else (FIRST, BEFORE_ALL)
    rows = list(_rows(after, last))
    if not rows:
        return 0
    AuditSeal.objects.create(
        first_row=rows[0][0],
        last_row=rows[-1][0],
        rows=len(rows),
        digest=_digest(before, rows),
        previous=before,
    )
    transaction.on_commit(publish)
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


def publish() -> None:
    """Adds every head that is not in the file yet: also one whose sealer died before this."""
    path = heads_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    last = max((seal for seal, _ in _published()), default=0)
    with path.open("a", encoding="ascii") as file:
        for seal in AuditSeal.objects.filter(pk__gt=last).order_by("id"):
            file.write(f"{seal.pk} {seal.last_row} {seal.digest} {seal.sealed_at.isoformat()}\n")


def _published() -> Iterator[tuple[int, str]]:
    """Each head of the file: the seal's number and its digest."""
    if heads_file().exists():
        for line in heads_file().read_text(encoding="ascii").splitlines():
            seal, _, digest, *_ = line.split()
            yield int(seal), digest


def _seal_faults(seal: AuditSeal, before: str, last: int) -> Iterator[str]:
    where = (
        f"Seal {seal.pk} (rows {seal.first_row} to {seal.last_row}, made {moment(seal.sealed_at)})"
    )
    if seal.previous != before:
        yield f"{where} does not follow the one before it: a seal was removed or changed"
    rows = list(_rows(last, seal.last_row, BATCH * 10))
    if len(rows) < seal.rows:
        yield f"{where} covers {seal.rows} rows and {len(rows)} are there: rows were deleted"
    elif len(rows) > seal.rows:
        yield f"{where} covers {seal.rows} rows and {len(rows)} are there: rows were put in"
    elif _digest(seal.previous, rows) != seal.digest:
        yield f"{where}: a row was changed or put in another order"


def _missing_heads(seals: int) -> Iterator[str]:
    """A chain cut off at its end, or written anew, no longer holds what was published."""
    if seals and not heads_file().exists():
        yield f"The published heads are gone: there is no {heads_file().name}"
        return
    known = {seal.pk: (seal.digest, seal.sealed_at) for seal in AuditSeal.objects.all()}
    whole: datetime | None = None
    for number, (seal, digest) in enumerate(_published()):
        if known.get(seal, ("",))[0] != digest:
            later = len(list(_published())) - number - 1
            also = f", nor are the {later} after it" if later else ""
            yield (
                f"Seal {seal} was published as {digest[:12]}… and is not in the chain{also}: "
                f"the chain was cut off or written anew. {_whole_until(whole)}"
            )
            return
        whole = known[seal][1]


def _gone(missing: witness.Missing) -> str:
    looks = "1 look" if missing.looks == 1 else f"{missing.looks} looks"
    instead = (
        f" Nobody wrote what stands in rows {', '.join(map(str, missing.rows[:5]))}."
        if missing.rows
        else ""
    )
    return (
        f"{looks} written on {moment(timezone.localtime(missing.first))} or later that day "
        f"cannot be found as written: deleted or changed.{instead}"
    )


def _whole_until(since: datetime | None) -> str:
    return f"Whole until {moment(since)}" if since else "Nothing before it is certain"


def _unsealed(last: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from sharing_auditrow where id > %s", [last])
        (count,) = cursor.fetchone() or (0,)
        return int(count)
