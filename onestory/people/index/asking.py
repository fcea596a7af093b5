"""Questions for people: asked once, withdrawn when new evidence answers them."""

from __future__ import annotations

from hashlib import blake2b
from uuid import UUID

import numpy as np
import polars as pl
from django.db import connection
from numpy.typing import NDArray

from onestory.people.index.reasons import in_full
from onestory.people.index.resolving import Resolved
from onestory.people.index.world import World
from onestory.people.index.writing import Hand
from onestory.shared.bulk import as_array, staged

SAFE_BITS = 53


def ask(told: World, done: Resolved, gone: NDArray[np.int64], hand: Hand) -> tuple[int, int]:
    """Writes the questions of these persons; returns how many are new and how many withdrawn."""
    questions = _questions(told, done, hand) if done.reviews else pl.DataFrame(schema=_SCHEMA)
    asked = _write(questions)
    touched = as_array(np.union1d(told.ids, gone).tolist())
    with connection.cursor() as cursor:
        cursor.execute(_WITHDRAW, [hand.at, touched, as_array(questions["id"])])
        return asked, int(cursor.rowcount)


def _write(questions: pl.DataFrame) -> int:
    if questions.is_empty():
        return 0
    with staged(questions, like="people_linkquestion"), connection.cursor() as cursor:
        cursor.execute(_ASK)
        return int(cursor.rowcount)


def _questions(told: World, done: Resolved, hand: Hand) -> pl.DataFrame:
    a = np.array([min(one.a, one.b) for one in done.reviews], np.int32)
    b = np.array([max(one.a, one.b) for one in done.reviews], np.int32)
    _, words, evidence = in_full(told, a, b)
    ids_a, ids_b = told.ids[a].tolist(), told.ids[b].tolist()
    hashes = [_hash(*each) for each in zip(ids_a, ids_b, words.to_list(), strict=True)]
    return (
        pl.DataFrame(
            {
                "id": [one.int >> (128 - SAFE_BITS) for one in hashes],
                "record_a_id": ids_a,
                "record_b_id": ids_b,
                "evidence_hash": [str(one) for one in hashes],
                "probability": [round(1 / (1 + 2.0**-one.weight), 4) for one in done.reviews],
                "because": [one.because for one in done.reviews],
                "evidence": evidence,
            },
            schema=_SCHEMA,
        )
        .with_columns(asked_at=pl.lit(hand.at))
        .unique("id", keep="first", maintain_order=True)
    )


def _hash(a: int, b: int, words: str) -> UUID:
    """Records never change, so the two and what is said of them are the evidence."""
    return UUID(bytes=blake2b(f"{a}|{b}|{words}".encode(), digest_size=16).digest())


_SCHEMA = {"id": pl.Int64, "record_a_id": pl.Int64, "record_b_id": pl.Int64,
           "evidence_hash": pl.String, "probability": pl.Float64, "because": pl.String,
           "evidence": pl.String}  # fmt: skip
_ASK = """
    INSERT INTO people_linkquestion AS known
           (id, record_a_id, record_b_id, evidence_hash, probability, because, evidence, asked_at)
    SELECT id, record_a_id, record_b_id, evidence_hash, probability, because, evidence, asked_at
      FROM staged
    ON CONFLICT (id) DO UPDATE SET withdrawn_at = NULL WHERE known.withdrawn_at IS NOT NULL
"""
_WITHDRAW = """
    UPDATE people_linkquestion question SET withdrawn_at = %s
      FROM unnest(%s::bigint[]) AS touched(id)
     WHERE question.record_a_id = touched.id
       AND question.withdrawn_at IS NULL
       AND question.id <> ALL (%s::bigint[])
       AND NOT EXISTS (
           SELECT FROM people_linkdecision decided WHERE decided.question_id = question.id)
"""
