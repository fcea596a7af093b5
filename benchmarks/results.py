"""What a benchmark answers: a figure, a reference from the same run, and how the two stand."""

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Result:
    """One line of the table. `ratio` is measured to reference, in the unit of both."""

    what: str
    measured: str
    reference: str = ""
    ratio: float | None = None
    target: str = ""


def show(results: list[Result], title: str) -> None:
    """Print the table, in the form that the README and a closing note can take over."""
    table = Table(title=title, title_justify="left")
    for heading in ("what", "measured", "reference in the same run", "ratio", "target"):
        table.add_column(heading, justify="right" if heading == "ratio" else "left")
    for each in results:
        ratio = "" if each.ratio is None else f"{each.ratio:.3g}"
        table.add_row(each.what, each.measured, each.reference, ratio, each.target)
    Console(width=150).print(table)


def percentile(seconds: list[float], share: float) -> float:
    """The value below which `share` of the measurements lie (nearest rank)."""
    ranked = sorted(seconds)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 0.01 else f"{seconds * 1000:.0f} ms"
