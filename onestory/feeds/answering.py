"""A person answers a question; when a row has all its answers, it goes on."""

from collections.abc import Iterable

import polars as pl
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from onestory.feeds import applying, ledger
from onestory.feeds.kinds import Source, Table
from onestory.feeds.models import Delivery, Question, Row
from onestory.feeds.reading.shapes import ROW, Reading, Sheet
from onestory.feeds.rules.columns import Context
from onestory.feeds.staging import stage
from onestory.shared import catalogue, ids

SOURCES = "onestory.feeds.sources"
LEFT_OUT = "left_out"


@transaction.atomic
def answer_question(
    *,
    question: Question,
    answer: str,
    by: str,
    mended: str = "",
    because: str = "",
    alike: bool = False,
) -> int:
    """`answer`: mended (to the value in `mended`), blank, or left_out (because …).

    `alike`: every open question of the source on the same value in the same column gets the same
    answer. Returns the number of rows that went on or were left out; an answer that cannot be right
    is asked about again.
    """
    applying.lock()
    _refuse(question, answer, mended, because)
    answered = _alike(question) if alike else [question]
    Question.objects.filter(id__in=[each.pk for each in answered]).update(
        answer=answer, mended=mended, because=because, answered_by=by, answered_at=timezone.now()
    )
    rows = {each.row_id for each in answered}
    rows -= set(
        Question.objects.filter(row_id__in=rows, answered_at=None).values_list("row_id", flat=True)
    )
    _go_on(catalogue.definitions(SOURCES, Source)[question.source], sorted(rows), by)
    return Row.objects.filter(id__in=rows).exclude(fate="in_question").count()


def _refuse(question: Question, answer: str, mended: str, because: str) -> None:
    if (
        Question.objects.filter(pk=question.pk, answered_at=None).select_for_update().first()
        is None
    ):
        raise ValueError("this question has been answered meanwhile")
    if answer not in {"mended", "blank", LEFT_OUT}:
        raise ValueError(f"“{answer}” is no answer to a question")
    if answer == "mended" and not mended.strip():
        raise ValueError("give the right value, or say that it is not known")
    if answer == LEFT_OUT and not because.strip():
        raise ValueError("say why this row is to be left out")


def _alike(question: Question) -> list[Question]:
    same = Question.objects.filter(
        source=question.source, column=question.column, value=question.value, answered_at=None
    )
    return list(same.order_by("id"))


def _go_on(source: Source, row_ids: list[int], by: str) -> None:
    questions: dict[int, list[Question]] = {}
    for question in Question.objects.filter(row_id__in=row_ids).order_by("id"):
        questions.setdefault(question.row_id, []).append(question)
    out = {
        row: "; ".join(f"left out by {q.answered_by}: {q.because}" for q in asked if _out(q))
        for row, asked in questions.items()
        if any(map(_out, asked))
    }
    ledger.leave_out(list(out), out)
    rows = Row.objects.filter(id__in=set(row_ids) - set(out), fate="in_question").order_by("id")
    for delivery_id, table, given in _by_delivery(source, rows, questions):
        delivery = Delivery.objects.get(pk=delivery_id)
        _tell(source, delivery, table, given, by)


def _out(question: Question) -> bool:
    return question.answer == LEFT_OUT


def _by_delivery(
    source: Source, rows: Iterable[Row], questions: dict[int, list[Question]]
) -> list[tuple[int, Table, list[dict[str, object]]]]:
    """The rows with their answers put in, of each delivery and table together."""
    found: dict[tuple[int, str], list[dict[str, object]]] = {}
    for row in rows:
        raw = row.raw or {"table": "", "cells": {}}
        cells = raw["cells"] | {q.column: q.mended.strip() or None for q in questions[row.pk]}
        place = ids.delivery_of(row.pk), str(raw["table"])
        found.setdefault(place, []).append({ROW: ids.row_number_of(row.pk)} | cells)
    tables = {table.name: table for table in source.tables}
    return [(delivery, tables[name], given) for (delivery, name), given in sorted(found.items())]


def _tell(
    source: Source, delivery: Delivery, table: Table, given: list[dict[str, object]], by: str
) -> None:
    schema: dict[str, type[pl.DataType]] = {ROW: pl.Int64} | dict.fromkeys(table.columns, pl.String)
    frame = pl.DataFrame(
        [{name: row.get(name) for name in schema} for row in given], schema=schema, orient="row"
    )
    context = Context(
        received_on=timezone.localtime(delivery.received_at).date(),
        test_numbers=settings.TEST_NHS_NUMBERS,
    )
    staged = stage(source, Reading((Sheet(table, frame),)), delivery.pk, context)
    applying.tell(source, delivery, staged.rows, staged, by=by, again=True)
