"""`onestory link` as an analyst meets it."""

import csv
import io
import json
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from onestory.people.linkage.command import link

HEADER = "record_id,forename,surname,dob,postcode\n"
ANNA = "1,Anneliese,Thornbury,2023-03-14,ZQ1 1AA\n"


def run(*arguments: object, stdin: str = "") -> Result:
    return CliRunner().invoke(link, [str(a) for a in arguments], input=stdin)


def people(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text())))


def test_every_record_comes_out_once(tmp_path: Path) -> None:
    (tmp_path / "gp.csv").write_text(HEADER + ANNA + "2,Omar,Warsame,2022-01-05,ZQ2 2BB\n")
    (tmp_path / "library.csv").write_text(
        "record_id,first_name,last_name,date_of_birth,colour\n9,ANNELIESE,THORNBURY,14/03/2023,red\n"
    )
    done = run(tmp_path / "library.csv", tmp_path / "gp.csv", "--out", tmp_path / "links.csv")
    assert done.exit_code == 0, done.output
    assert "columns not used: colour" in done.output
    assert people(tmp_path / "links.csv") == [
        {"source": "gp", "record_id": "1", "person_id": "gp:1"},
        {"source": "gp", "record_id": "2", "person_id": "gp:2"},
        {"source": "library", "record_id": "9", "person_id": "gp:1"},
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
def test_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes((HEADER + ANNA.replace("Thornbury", "Zoë")).encode(encoding))
    (tmp_path / "b.csv").write_text(HEADER + ANNA.replace("Thornbury", "Zoe"))
    run(tmp_path / "a.csv", tmp_path / "b.csv", "--out", tmp_path / "links.csv")
    assert len({p["person_id"] for p in people(tmp_path / "links.csv")}) == 1


def test_parquet_and_an_empty_file_are_read(tmp_path: Path) -> None:
    pl.DataFrame({"record_id": [1], "forename": ["Omar"], "dob": ["2022-01-05"]}).write_parquet(
        tmp_path / "a.parquet"
    )
    (tmp_path / "empty.csv").write_text("")
    done = run(
        tmp_path / "a.parquet", tmp_path / "empty.csv", "--out", tmp_path / "links.csv", "--json"
    )
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout.splitlines()[-1])["records"] == 1


def test_a_record_id_used_twice_is_told_and_kept_apart(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEADER + ANNA + "1,Omar,Warsame,2022-01-05,ZQ2 2BB\n")
    done = run(tmp_path / "a.csv", "--out", tmp_path / "links.csv")
    assert "repeat a record_id" in done.output
    rows = people(tmp_path / "links.csv")
    assert len(rows) == 2
    assert len({r["person_id"] for r in rows}) == 2


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"PK\x03\x04zip", "workbook or an archive"),
        ("a.csv", b"colour,size\nred,3\n", "none of the columns"),
        ("a.parquet", b"nonsense", "cannot be read as Parquet"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run(tmp_path / name, "--out", tmp_path / "links.csv")
    assert done.exit_code == 2
    assert reason in done.output


def test_a_missing_file_and_a_missing_out_are_refused(tmp_path: Path) -> None:
    assert run(tmp_path / "none.csv", "--out", tmp_path / "o.csv").exit_code == 2
    assert run().exit_code == 2


def test_questions_are_written_and_told_by_the_exit_code(tmp_path: Path) -> None:
    row = "Anneliese,Thornbury,2023-03-14,ZQ1 1AA,{}\n"
    numbers = ("9434765919", "9990000018")
    text = "record_id,forename,surname,dob,postcode,nhs_number,address\n"
    for i, name in enumerate("abcd"):
        (tmp_path / f"{name}.csv").write_text(
            text + f"{i}," + row.format(numbers[i // 2]).strip() + ",12 Alder Lane\n"
        )
    files = [tmp_path / f"{n}.csv" for n in "abcd"]
    asked = run(
        *files, "--out", tmp_path / "o.csv", "--review", tmp_path / "r.csv", "--test-numbers"
    )
    assert asked.exit_code == 3
    question = people(tmp_path / "r.csv")[0]
    assert "NHS number was replaced" in question["because"]
    assert 0 <= float(question["probability"]) <= 1
    assert run(*files, "--out", tmp_path / "o.csv", "--test-numbers").exit_code == 0


def test_one_at_a_time_answers_a_line_for_a_line(tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_text(HEADER + ANNA + "2,Omar,Warsame,2022-01-05,ZQ2 2BB\n")
    asked = [
        {"forename": "ANNELISE", "surname": "Thornbury", "dob": "14/03/2023", "postcode": "zq11aa"},
        {"forename": "Peter", "surname": "Novak", "dob": "1980-01-02"},
    ]
    lines = "\n".join([*(json.dumps(a) for a in asked), "not json", "[1]", "{}"]) + "\n"
    done = run("--against", tmp_path / "index.csv", "--stdin", stdin=lines)
    ready, *answers = done.stdout.splitlines()
    told = [json.loads(a) for a in answers]
    assert ready == "READY"
    assert (told[0]["decision"], told[0]["record_id"]) == ("link", "1")
    assert told[1]["decision"] == "new"
    assert "error" in told[2]
    assert "error" in told[3]
    assert told[4]["decision"] == "new"
