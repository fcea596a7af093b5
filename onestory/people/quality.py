"""How well the index knows who is who, where the truth is known: the invented borough, or labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from onestory.people.linkage import batch, quality
from onestory.people.linkage.model import fitted, load
from onestory.people.linkage.quality import Quality
from onestory.people.linkage.standardise import clean
from onestory.people.queries import count_open_questions
from onestory.shared.bulk import fetch_frame

SLICES = {
    "newborn": "newborn_named_later",
    "no_nhs": "no_nhs",
    "wrong_nhs": "wrong_nhs",
    "renamed": "renamed",
    "moved": "moved",
}
WORDS = {
    "newborn": "newborns named later",
    "no_nhs": "never an NHS number",
    "wrong_nhs": "a wrong NHS number",
    "renamed": "name changed",
    "moved": "moved house",
}


@dataclass(frozen=True)
class Report:
    """What was measured; `unknown` records are of nobody in the truth (broken rows, mostly)."""

    found: Quality
    questions: int
    unknown: int

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        return asdict(self.found) | {"questions": self.questions, "unknown": self.unknown}


@dataclass(frozen=True)
class Labelled:
    """Pairs that somebody labelled, and how many of each kind were joined."""

    same: int
    same_joined: int
    different: int
    different_joined: int


def of_the_index(truth: Path) -> Report:
    """Every record in force that is not sealed, against `truth.csv` and `relationships.csv`."""
    records = fetch_frame(_RECORDS)
    told = records.join(_truth(truth), on=["source", "local_id"], how="left")
    known = told.filter(pl.col("entity").is_not_null())
    return Report(
        found=quality.quality(known),
        questions=count_open_questions(),
        unknown=told.height - known.height,
    )


def of_labels(people: Path, labels: Path) -> Labelled:
    """A file of persons (`unique_id`, names, `dob`) and one of pairs with a score of 0 to 1."""
    rows = pl.read_csv(people, infer_schema=False).rename(
        {"unique_id": "record_id", "first_name": "forename", "city": "address"}, strict=False
    )
    forms = clean(rows.with_columns(source=pl.lit(people.stem)), test_numbers=False)
    person = batch.link(forms, fitted(load(), forms)).person
    of = pl.DataFrame({"id": forms["record_id"], "person": person})
    pairs = (
        pl.read_csv(labels, infer_schema=False)
        .join(of, left_on="unique_id_l", right_on="id")
        .join(of, left_on="unique_id_r", right_on="id", suffix="_r")
    )
    same = (pairs["clerical_match_score"].cast(pl.Float64) >= 0.5).to_numpy()
    joined = (pairs["person"] == pairs["person_r"]).to_numpy()
    return Labelled(
        same=int(same.sum()),
        same_joined=int((same & joined).sum()),
        different=int((~same).sum()),
        different_joined=int((~same & joined).sum()),
    )


def _truth(path: Path) -> pl.DataFrame:
    """One row a (source, local id): entity, family, twin_set (-1 none), role, slices."""
    mentions = pl.read_csv(path, infer_schema=False)
    ties = pl.read_csv(path.parent / "relationships.csv", infer_schema=False)
    entities = mentions["entity_id"].unique(maintain_order=True)
    code = {entity: n for n, entity in enumerate(entities.to_list())}
    family = _groups(code, ties.filter(pl.col("kind").str.ends_with("_of")))
    twins = ties.filter(pl.col("kind") == "twin_of")
    of_birth = _groups(code, twins)
    is_twin = set(twins["from_entity"]) | set(twins["to_entity"])
    children = pl.col("role") == "child"
    entity = mentions["entity_id"].to_list()
    return mentions.select(
        "source",
        "local_id",
        "origin",
        *(pl.col(flag).eq("1").alias(name) for name, flag in SLICES.items()),
        entity=pl.Series([code[one] for one in entity]),
        family=pl.Series([family[code[one]] for one in entity]),
        twin_set=pl.Series([of_birth[code[one]] if one in is_twin else -1 for one in entity]),
        role=pl.when(children).then(pl.lit("child")).otherwise(pl.lit("adult")),
    )


def _groups(code: dict[str, int], ties: pl.DataFrame) -> list[int]:
    pairs = [
        (code[one], code[other])
        for one, other in ties.select("from_entity", "to_entity").iter_rows()
        if one in code and other in code
    ]
    ends = np.array(pairs, np.int32).reshape(-1, 2)
    found: list[int] = batch.components(len(code), ends[:, 0], ends[:, 1]).tolist()
    return found


def table(report: Report) -> Iterable[tuple[str, str, str]]:
    """Lines of what, measured, target."""
    found, records = report.found, max(report.found.records, 1)
    yield "records, persons", f"{found.records:,}, {found.persons:,}", ""
    yield "precision of automatic links", f"{found.precision:.5f}", "at least 0.9995"
    yield "recall", f"{found.recall:.5f}", ""
    yield "F1", f"{found.f1:.5f}", "at least 0.996"
    yield "persons in a false join", f"{found.persons_in_false_joins:.3%}", "at most 0.03%"
    yield "pairs of twins joined", f"{found.twins_joined:.2%} of {found.twins}", "at most 0.2%"
    yield "brothers and sisters joined", str(found.siblings_joined), ""
    yield "mother and child joined", str(found.mother_child_joined), "never"
    questions = f"{report.questions} ({report.questions / records:.2%} of records)"
    yield "questions for a person", questions, "at most 1%"
    for name, (persons, precision, recall) in found.slices.items():
        measured = f"precision {precision:.5f}, recall {recall:.5f}"
        yield f"{WORDS.get(name, name)} ({persons:,} persons)", measured, ""


_RECORDS = """
    SELECT id, source, local_id, person_id
      FROM people_sourcerecord
     WHERE superseded_by IS NULL AND NOT sealed AND person_id IS NOT NULL
     ORDER BY id
"""
