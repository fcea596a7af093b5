"""Every source's definition, held to what it says of itself."""

from datetime import date

import polars as pl
import pytest

from onestory.feeds.kinds import Excel, Sample, Source, Table
from onestory.feeds.reading.shapes import ROW, Reading, Sheet
from onestory.feeds.rules.columns import Context
from onestory.feeds.rules.in_words import in_words
from onestory.feeds.staging import stage
from onestory.shared import catalogue, ids

SOURCES = catalogue.definitions("onestory.feeds.sources", Source)
TABLES = [(source, table) for source in SOURCES.values() for table in source.tables]
SAMPLES = [
    pytest.param(source, table, sample, id=f"{source.id} {table.name} {number}")
    for source, table in TABLES
    for number, sample in enumerate(table.samples)
]
CONTEXT = Context(received_on=date(2026, 11, 23), test_numbers=True)
each_table = pytest.mark.parametrize(
    ("source", "table"), TABLES, ids=[f"{s.id} {t.name}" for s, t in TABLES]
)


def facts_of(source: Source, table: Table, sample: Sample) -> list[str]:
    cells = {name: [sample.given.get(name) or None] for name in table.columns}
    frame = pl.DataFrame(cells, schema=dict.fromkeys(table.columns, pl.String))
    numbered = frame.insert_column(0, pl.Series(ROW, [1]))
    staged = stage(source, Reading((Sheet(table, numbered),)), 1, CONTEXT)
    asked = [
        f"question on {q.column}" + (f": perhaps {q.suggestion}" if q.suggestion else "")
        for q in staged.asked
    ]
    return in_words(staged.facts) + asked


@pytest.mark.parametrize(("source", "table", "sample"), SAMPLES)
def test_a_sample_row_gives_the_facts_its_source_says(
    source: Source, table: Table, sample: Sample
) -> None:
    assert sample.given.keys() <= table.columns.keys()
    assert facts_of(source, table, sample) == list(sample.gives)


@each_table
def test_every_fact_kind_that_a_table_gives_is_shown_by_a_sample(
    source: Source, table: Table
) -> None:
    told = " ".join(words for sample in table.samples for words in sample.gives)
    assert len(table.samples) >= 2
    assert "question on" in told or not any(c.required for c in table.columns.values())


@each_table
def test_no_column_is_both_read_and_ignored_and_each_ignored_one_says_why(
    source: Source, table: Table
) -> None:
    assert not table.columns.keys() & table.ignored.keys()
    assert all(len(why) > 10 for why in table.ignored.values())


@each_table
def test_keys_and_newer_name_columns_that_are_read(source: Source, table: Table) -> None:
    assert {*table.key, *([table.newer] if table.newer else [])} <= table.columns.keys()
    assert all(table.columns[name].required for name in table.key)


@each_table
def test_a_row_gives_no_more_parts_than_its_id_can_number(source: Source, table: Table) -> None:
    of_a_kind = (table.people, table.entries, table.relations, table.households, table.consents)
    assert max(map(len, of_a_kind)) < ids.PARTS_IN_ROW


@each_table
def test_facts_speak_of_people_that_the_table_mentions(source: Source, table: Table) -> None:
    names = {mention.name for mention in table.people}
    spoken = {entry.of for entry in table.entries} | {consent.of for consent in table.consents}
    spoken |= {side for r in table.relations for side in (r.child, r.other)}
    assert spoken <= names


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_a_source_says_whose_it_is_and_under_which_agreement_it_sends(source: Source) -> None:
    assert source.owner
    assert source.contact
    assert source.agreement
    assert all(table.name for table in source.tables) or not isinstance(source.transport, Excel)
