"""The data lead's desk: what each page shows and does, in the name of the reader.

The rows of files are about people but belong to no timeline, so no lens opens them: the deed
(see deliveries, answer questions) is the guard, row-level security by the same deeds stands behind
it, and what is done is written to the trail.
"""

from dataclasses import dataclass
from typing import Any

from onestory.feeds import actions, queries, tasks
from onestory.feeds.kinds import Table
from onestory.feeds.models import Delivery, Question, Row, Status
from onestory.feeds.queries import Came, Standing
from onestory.feeds.rules.columns import shortened
from onestory.shared import ids
from onestory.sharing import guard
from onestory.sharing.kinds import Because, Reader

PURPOSE = "looking after what the systems send"
SHOWN = ("refused", "in_question", "remarks")
STATES = {
    "received": ("Received, waiting to be checked", "waits"),
    "checked": ("Being applied", "waits"),
    "held": ("Held", "held"),
    "applying": ("Let through, being applied", "waits"),
    "applied": ("Applied", "good"),
    "refused": ("Refused", "held"),
}
FATES = dict(Row.FATES)


@dataclass(frozen=True)
class Overview:
    """Every source, what is held, what came lately."""

    standings: list[Standing]
    held: list[Came]
    latest: list[Came]


@dataclass(frozen=True)
class OneDelivery:
    """A delivery with its history and the rows that someone should look at."""

    came: Came
    steps: list[Status]
    rows: list[Row]
    fates: list[tuple[str, int]]

    @property
    def state(self) -> tuple[str, str]:
        return STATES.get(self.came.state, (self.came.state, ""))

    @property
    def moving(self) -> bool:
        """Whether looking again will show more."""
        return self.came.state in {"received", "checked", "applying"}


@dataclass(frozen=True)
class OneQuestion:
    """A question with the row around it."""

    asked: Question
    source: str
    delivery: int
    row: int
    value: str
    cells: list[tuple[str, str | None, bool]]
    alike: int
    hint: str


def overview() -> Overview:
    """The first page."""
    return Overview(queries.standings(), queries.held(), queries.deliveries(limit=30))


def one_delivery(delivery_id: int) -> OneDelivery:
    """One delivery, or a refusal that says where to look."""
    came = queries.delivery(delivery_id)
    if came is None:
        raise guard.Refused(
            Because(f"There is no delivery {delivery_id}", help="Look in the list of deliveries.")
        )
    counts = [(FATES.get(fate, fate), number) for fate, number in came.fates.items() if number]
    return OneDelivery(
        came,
        queries.statuses_of(delivery_id),
        queries.rows_of(delivery_id, SHOWN, limit=100),
        counts,
    )


def open_questions() -> list[tuple[Question, str, int]]:
    """One of each kind, with its source's name and how many are alike."""
    names = {key: source.name for key, source in actions.sources().items()}
    kinds: dict[tuple[str, str, str], list[Question]] = {}
    for asked in queries.open_questions(limit=2000):
        kinds.setdefault((asked.source, asked.column, asked.value), []).append(asked)
    return [(alike[0], names.get(alike[0].source, ""), len(alike)) for alike in kinds.values()]


def one_question(question_id: int) -> OneQuestion:
    """The question with its row, or a refusal."""
    asked = queries.question(question_id)
    if asked is None or asked.answered_at:
        raise guard.Refused(
            Because("This question has been answered", help="Look in the list of questions.")
        )
    return _with_row(asked)


def _with_row(asked: Question) -> OneQuestion:
    raw: dict[str, Any] = asked.row.raw or {}
    source = actions.sources()[asked.source]
    tables = {table.name: table for table in source.tables}
    table = tables[raw.get("table", "")]
    column = table.columns.get(asked.column)
    cells = {asked.column: "", **raw.get("cells", {})}
    return OneQuestion(
        asked,
        source.name,
        ids.delivery_of(asked.row.pk),
        asked.row.number,
        shortened(asked.value) or "nothing",
        [
            (name, _shown(name, str(value), asked, table), name == asked.column)
            for name, value in cells.items()
        ],
        queries.number_alike(asked),
        column.hint() if column else "",
    )


def _shown(name: str, value: str, asked: Question, table: Table) -> str | None:
    """The cell; None for what becomes detail of a timeline, unless it is what the question is about."""
    detail = {
        one for entry in table.entries for one in entry.detail.values() if isinstance(one, str)
    }
    return None if name in detail and name != asked.column else shortened(value, 300)


def upload(*, source: str, data: bytes, name: str, by: Reader) -> int:
    """Keeps the file and asks the worker to carry it on; the delivery's number."""
    with guard.as_system("a file comes in by the hand of one who may"):
        delivery = actions.receive_bytes(source, data, name, by=by.name)
        tasks.carry_on.defer(delivery=delivery.pk)
    guard.log(by, "receive delivery", PURPOSE, terms=f"delivery {delivery.pk}: {source}")
    return delivery.pk


def let_through(*, delivery_id: int, reason: str, by: Reader) -> None:
    """A held delivery goes on, with the reason."""
    with guard.as_system("a held delivery is let through by one who may"):
        _said(
            lambda: actions.let_through(
                delivery=Delivery.objects.get(pk=delivery_id), reason=reason, by=by.name
            )
        )
        tasks.carry_on.defer(delivery=delivery_id)
    guard.log(by, "let delivery through", PURPOSE, terms=f"delivery {delivery_id}: {reason}")


def answer(*, asked: Question, given: dict[str, Any], by: Reader) -> int:
    """The row goes on, or is left out; how many rows did."""
    with guard.as_system("a question about a row is answered by one who may; the row goes on"):
        went_on: int = _said(
            lambda: actions.answer_question(
                question=asked,
                answer=given["answer"],
                mended=given["mended"] if given["answer"] == "mended" else "",
                because=given["because"],
                alike=bool(given.get("alike")),
                by=by.name,
            )
        )
    guard.log(by, "answer row question", PURPOSE, terms=f"question {asked.pk}: {given['answer']}")
    return went_on


def _said(deed: Any) -> Any:
    """What cannot be done is said to the person as any refusal is."""
    try:
        return deed()
    except (ValueError, Delivery.DoesNotExist) as refused:
        raise guard.Refused(
            Because(str(refused), help="Something changed since you opened the page: look again.")
        ) from refused
