"""An adopted child's earlier identity is sealed: from then on nothing leads to or from it."""

from __future__ import annotations

from datetime import datetime

import numpy as np
from django.db import transaction
from django.utils import timezone

from onestory.people.index import sealing, store
from onestory.people.index.settling import nothing_new, settle
from onestory.people.index.writing import Hand
from onestory.people.kinds import Matched, Refused
from onestory.people.models import Person


@transaction.atomic
def seal_person(person_id: int, *, reason: str, by: str, at: datetime | None = None) -> Matched:
    """Seals the person with all records; those whom they stood beside are looked at again."""
    if not reason.strip():
        raise Refused("Say why this identity is sealed.")
    if not Person.objects.filter(id=person_id, sealed=False, continued_as__isnull=True).exists():
        raise Refused("There is no such person who is not sealed already.")
    hand = Hand(by, at or timezone.now())
    store.one_at_a_time()
    near = store.persons_tied(np.array([person_id], np.int64), store.decisions())
    sealing.seal([person_id], hand)
    return settle(nothing_new(np.setdiff1d(near, [person_id])), hand)
