"""Whose eyes the database lends to a transaction: the web role, the reader, the people in hand."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from onestory.shared.planned import planned
from onestory.sharing.kinds import Reader

WEB_ROLE = "onestory_web"
SYSTEM_ROLE = "onestory_system"
_AS_READER = """select set_config('onestory.reader', %s, true),
    set_config('onestory.today', %s, true),
    set_config('onestory.opened', '', true), set_config('role', %s, true),
    set_config('plan_cache_mode', %s, true)"""
_BECOME = "select set_config('role', %s, true)"
_reader: ContextVar[Reader | None] = ContextVar("onestory_reader", default=None)
_role: ContextVar[str] = ContextVar("onestory_role", default="none")
_in_hand: ContextVar[frozenset[int]] = ContextVar("onestory_in_hand", default=frozenset())


def reader_now() -> Reader | None:
    """As whom the database is being read; None for the system."""
    return _reader.get()


@contextmanager
def reading_as(reader: Reader) -> Iterator[None]:
    """One transaction under the web role, with the reader's context.

    All of it is local to the transaction, so a pooled connection carries nothing over; an error
    that ends the transaction (or its savepoint) puts everything back by itself. Within a longer
    transaction it is put back at the end.
    """
    outer = _reader.get()
    before, hand, role = _reader.set(reader), _in_hand.set(frozenset()), _role.set(WEB_ROLE)
    try:
        with transaction.atomic():
            today = reader.today.isoformat()
            _set(_AS_READER, [str(reader.practitioner), today, WEB_ROLE, "force_generic_plan"])
            yield
            if outer is None and connection.savepoint_ids:
                _set(_AS_READER, ["", "", "none", "auto"])
    finally:
        _reader.reset(before)
        _in_hand.reset(hand)
        _role.reset(role)


@contextmanager
def unrestricted() -> Iterator[None]:
    """Lays the web role down for a block; nothing to do where it is not worn.

    A process that signs in as the tables' owner becomes that again. One that serves pages owns
    nothing: it becomes the system, which may read and change rows, and none of the trail.
    """
    now, system = _role.get(), SYSTEM_ROLE if settings.AS_PAGES else "none"
    if now == system:
        yield
        return
    role, reader = _role.set(system), _reader.set(None)
    try:
        with _within_a_transaction():
            _set(_BECOME, [system])
            yield
            _set(_BECOME, [now])
    finally:
        _role.reset(role)
        _reader.reset(reader)


def _within_a_transaction() -> AbstractContextManager[Any]:
    """The role is the transaction's; a block that is in none gets one."""
    return nullcontext() if connection.in_atomic_block else transaction.atomic()


def take_in_hand(people: Iterable[int]) -> None:
    """From here on row-level security lets the reader see what is open of these people too.

    What that is, the database decides by itself, now.
    """
    new = frozenset(people) - _in_hand.get()
    if new:
        _in_hand.set(_in_hand.get() | new)
        _set("select sharing_take_in_hand(%s)", [sorted(new)])


def look_again() -> None:
    """After a change of what families said: the people in hand are decided anew."""
    held = sorted(_in_hand.get())
    if held:
        _set("select set_config('onestory.opened', '', true)", [])
        _set("select sharing_take_in_hand(%s)", [held])


def _set(query: str, values: list[Any]) -> None:
    with planned() as cursor:
        cursor.execute(query, values)
