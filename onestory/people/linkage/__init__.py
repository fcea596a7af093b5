"""Who is who among records of people: pure Python on frames, no Django, no database, no clock.

Doors (imported when first used, so that the command line starts at once):

    clean(frame, *, test_numbers=False) -> frame
        Rows as received (text columns of `standardise.COLUMNS`, any subset, with `source`, `record_id`, and `sealed`
        where a sealed identity) to the forms that are compared (`standardise.CLEAN`), row for row.
    keys(clean, model) -> frame of key int64, i int32
        Every key (signed 64-bit, stable for ever) of every row place `i`. Records sharing a key are to be scored.
    score(clean, a, b, model) -> frame of a, b, weight, identity, surname, household float32 and level_* int8
        Weighs pairs of row places. A pure function of the two records and the model: safe to cache.
    resolve(clean, model, *, together=(), apart=()) -> Linked
        The people among these rows: `person[i]` is the place of the first record of i's person, by
        (source, record_id); `reviews` are questions. The order of rows does not matter.
        Rows closed under "shares an NHS number" and "a cached pair weighs at least floor(model)" give the same
        answer alone as among all others, so only touched components need be resolved again.
    floor(model) -> float
        The weight under which a pair need not be kept.
    explain(clean, a, b, model) -> list of Line(field, words, bits)
        What two rows agree on, in words and bits; sums to the weight.
    load(path=None) -> Model; fitted(model, clean) -> Model
        The dated model; `fitted` re-estimates rarities from the records (bulk files only, never the database).
"""

from __future__ import annotations

import importlib
from typing import Any

_DOORS = dict.fromkeys(
    ("clean", "keys", "score", "resolve", "floor", "explain", "load", "fitted"), "doors"
)
__all__ = ["clean", "explain", "fitted", "floor", "keys", "load", "resolve", "score"]


def __getattr__(name: str) -> Any:
    if name in _DOORS:
        return getattr(importlib.import_module(f"{__name__}.{_DOORS[name]}"), name)
    raise AttributeError(name)
