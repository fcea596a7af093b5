"""The ledger of rows: which are known, what became of each, and what is asked about them."""

from collections.abc import Collection, Mapping, Sequence

import polars as pl
from django.db import connection
from django.db.models import Max

from onestory.feeds.kinds import Source
from onestory.feeds.models import Batch, Delivery, Question, Row
from onestory.feeds.reading.shapes import Refused
from onestory.feeds.rules import fates
from onestory.feeds.staging import Staged
from onestory.shared import ids
from onestory.shared.bulk import as_array, as_texts, copy_frame, fetch_frame, insert_frame

OVERTAKEN = "a newer row with the same key came"


def last_row(delivery: Delivery) -> int:
    """The number of the last row that was applied and committed."""
    last = Batch.objects.filter(delivery=delivery).aggregate(last=Max("last_row"))["last"]
    return int(last or 0)


def current_rows(source: Source, keys: pl.Series) -> pl.DataFrame:
    """key, known_id, known_fingerprint, known_as_of: the rows whose facts hold now."""
    return fetch_frame(_CURRENT, [as_texts(keys.unique()), source.id])


def waiting_rows(source: Source) -> pl.DataFrame:
    """key, waiting_id, waiting_fingerprint: all rows of the source whose question is open: few."""
    return fetch_frame(_WAITING, [source.id])


def corrections(done: pl.DataFrame) -> dict[int, int]:
    """Old row → the row that corrects it."""
    superseding = done.filter(pl.col("fate") == "superseding")
    return dict(superseding.select("known_id", "row_id").iter_rows())


def displace(source: Source, done: pl.DataFrame, delivery: Delivery) -> None:
    """The facts of corrected rows hold no more; questions that a newer row answers are closed."""
    corrected = list(corrections(done))
    with connection.cursor() as cursor:
        if corrected:
            cursor.execute("UPDATE feeds_row SET current = false WHERE id = ANY(%s)", [corrected])
        overtaken = _overtaken(source, done)
        cursor.execute(_OVERTAKE, [overtaken])
    if overtaken:
        Question.objects.filter(row_id__in=overtaken, answered_at=None).update(
            answer="overtaken",
            because=OVERTAKEN,
            answered_by=delivery.received_by,
            answered_at=delivery.received_at,
        )


def _overtaken(source: Source, done: pl.DataFrame) -> list[int]:
    keyed = done.filter(pl.col("key") != "").select("key")
    waiting = waiting_rows(source).join(keyed, on="key", how="semi")
    return waiting.join(done, left_on="waiting_id", right_on="row_id", how="anti")[
        "waiting_id"
    ].to_list()


def write_rows(
    source: Source, decided: pl.DataFrame, records: pl.DataFrame, staged: Staged
) -> None:
    """One row of the ledger for each row of the file."""
    copy_frame("feeds_row", _as_kept(source, decided, records, staged))
    copy_frame("feeds_mention", _mentions(records))


def rewrite_rows(
    source: Source, decided: pl.DataFrame, records: pl.DataFrame, staged: Staged
) -> None:
    """Rows that waited and now have an answer get their new fate; their words stay as they came."""
    kept = _as_kept(source, decided, records, staged).drop("raw", "source")
    columns = [name for name in kept.columns if name != "id"]
    assignments = ", ".join(f"{name} = %s" for name in columns)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE feeds_row SET {assignments} WHERE id = %s",  # noqa: S608 - our own columns
            list(kept.select(*columns, "id").iter_rows()),
        )
    insert_frame("feeds_mention", _mentions(records), skip_known=True)


def _mentions(records: pl.DataFrame) -> pl.DataFrame:
    return records.select("record_id", "row_id").unique().sort("record_id", "row_id")


def _as_kept(
    source: Source, decided: pl.DataFrame, records: pl.DataFrame, staged: Staged
) -> pl.DataFrame:
    waiting = decided.filter(pl.col("fate") == "in_question")["row_id"]
    words = staged.words(waiting.to_list()) if waiting.len() else {}
    spoken = records.group_by("row_id").agg(pl.col("record_id").sort_by("id"))
    inside = pl.col("record_id").cast(pl.List(pl.String)).list.join(",")
    listed = pl.concat_str([pl.lit("{"), inside, pl.lit("}")])
    return decided.join(spoken, on="row_id", how="left", maintain_order="left").select(
        pl.col("row_id").alias("id"),
        pl.lit(source.id).alias("source"),
        "key",
        "fingerprint",
        "as_of",
        "fate",
        pl.col("fate").is_in(fates.DONE).alias("current"),
        listed.fill_null("{}").alias("records"),
        "remarks",
        fates.reasons().alias("reason"),
        pl.col("row_id").replace_strict(words, default=None, return_dtype=pl.String).alias("raw"),
    )


def write_refused(source: Source, delivery: Delivery, refused: Sequence[Refused]) -> None:
    """Rows that could not even be read: kept with as much of their words as helps to find them."""
    Row.objects.bulk_create(
        Row(
            id=ids.row_id(delivery.pk, row.number),
            source=source.id,
            fate="refused",
            current=False,
            reason=row.reason,
            raw={"as it came": row.raw},
        )
        for row in refused
    )


def ask(source: Source, delivery: Delivery, decided: pl.DataFrame, staged: Staged) -> None:
    """A question for each cell that only a person can make sense of, once a row."""
    waiting = set(decided.filter(pl.col("fate") == "in_question")["row_id"].to_list())
    asked = [question for question in staged.asked if question.row_id in waiting]
    nth = _asked_before({question.row_id for question in asked})
    questions = []
    for question in asked:
        number = nth[question.row_id] = nth.get(question.row_id, -1) + 1
        if number < ids.PARTS_IN_ROW:  # a row as broken as that will be asked about again
            questions.append(
                Question(
                    id=ids.part_id(question.row_id, number),
                    row_id=question.row_id,
                    source=source.id,
                    column=question.column,
                    value=question.value[:2000],
                    reason=question.reason,
                    suggestion=question.suggestion,
                    asked_at=delivery.received_at,
                )
            )
    Question.objects.bulk_create(questions)


def _asked_before(rows: set[int]) -> dict[int, int]:
    last = Question.objects.filter(row_id__in=rows).values_list("row_id").annotate(last=Max("id"))
    return {row: number - row for row, number in last} if rows else {}


def untold(records: Collection[int]) -> set[int]:
    """Those of these records of whom no row speaks whose facts hold."""
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, [as_array(sorted(records))])
        return set(records).difference(record for (record,) in cursor.fetchall())


def told_together(pairs: Collection[tuple[int, int]], but: Collection[int]) -> set[tuple[int, int]]:
    """Those of these pairs of records of whom one row speaks whose facts hold, but for some rows."""
    ones, others = as_array(one for one, _ in pairs), as_array(other for _, other in pairs)
    with connection.cursor() as cursor:
        cursor.execute(_TOLD_TOGETHER, [ones, others, as_array(but)])
        return set(cursor.fetchall())


def leave_out(row_ids: Sequence[int], because: Mapping[int, str]) -> None:
    """A person said that these rows are to be left out."""
    for row in Row.objects.filter(id__in=row_ids):
        row.fate, row.reason = "refused", because[row.pk]
        row.save(update_fields=["fate", "reason"])


_CURRENT = """
    SELECT key, id AS known_id, replace(fingerprint::text, '-', '') AS known_fingerprint, as_of AS known_as_of
      FROM unnest(%s::text[]) AS asked(key) JOIN feeds_row USING (key)
     WHERE source = %s AND current
"""
_WAITING = """
    SELECT key, id AS waiting_id, replace(fingerprint::text, '-', '') AS waiting_fingerprint
      FROM feeds_row WHERE source = %s AND fate = 'in_question'
"""
# One row that says so is enough: records are often spoken of.
_TOLD = """
    SELECT asked.record_id
      FROM unnest(%s::bigint[]) AS asked(record_id),
           LATERAL (
               SELECT FROM feeds_mention mention JOIN feeds_row row ON row.id = mention.row_id
                WHERE mention.record_id = asked.record_id AND row.current
                LIMIT 1) AS told
"""
_TOLD_TOGETHER = """
    SELECT asked.one, asked.other
      FROM unnest(%s::bigint[], %s::bigint[]) AS asked(one, other),
           LATERAL (
               SELECT FROM feeds_mention mention
                 JOIN feeds_mention beside USING (row_id)
                 JOIN feeds_row row ON row.id = row_id
                WHERE mention.record_id = asked.one AND beside.record_id = asked.other
                  AND row.current AND row_id <> ALL(%s::bigint[])
                LIMIT 1) AS told
"""
_OVERTAKE = f"""
    UPDATE feeds_row
       SET fate = 'older', reason = '{OVERTAKEN}'
     WHERE id = ANY(%s::bigint[])
"""  # noqa: S608
