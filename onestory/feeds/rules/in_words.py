"""Staged facts as sentences: for the samples that are a definition's tests, and for its page."""

from onestory.feeds.rules.facts import Facts


def in_words(facts: Facts) -> list[str]:
    """People, relations, pregnancies, households, lines and consents, in that order."""
    who = (
        dict(facts.mentions.select("id", "local_id").iter_rows())
        if facts.mentions.width > 2
        else {}
    )
    return [
        *(_person(row) for row in facts.mentions.iter_rows(named=True)),
        *(
            f"{who[row['other_mention']]} is {row['kind']} of {who[row['child_mention']]}"
            for row in facts.relations.iter_rows(named=True)
            if row["other_mention"] in who
        ),
        *(_pregnancy(row, who) for row in facts.pregnancies.iter_rows(named=True)),
        *(
            f"{who[row['mention']]} lives in {row['local_id']} from {row['held_from']}"
            + (f" until {row['held_until']}" if row["held_until"] else "")
            for row in facts.households.iter_rows(named=True)
        ),
        *(_entry(row, who) for row in facts.entries.iter_rows(named=True)),
        *(
            f"{who[row['mention']]}: consent {row['answer']} to {row['agreement']}"
            + (f" from {row['held_from']}" if row["held_from"] else "")
            + (f" ({row['standing']})" if row["standing"] != "not_recorded" else "")
            for row in facts.consents.iter_rows(named=True)
        ),
    ]


def _person(row: dict[str, object]) -> str:
    name = " ".join(str(row[part]) for part in ("forename", "middle_name", "surname") if row[part])
    told = [
        f"born {row['born_on']}" if row["born_on"] else "",
        str(row["sex"]),
        str(row["nhs_number"]),
        str(row["postcode"]),
        f"died {row['died_on']}" if row["died_on"] else "",
        "stillborn" if row["stillborn"] else "",
        "address hidden" if row["hidden"] else "",
        "sealed" if row["sealed"] else "",
        "already known" if row["known_only"] else "",
    ]
    start = " ".join(part for part in (str(row["role"]), str(row["local_id"]), name) if part)
    return ", ".join([start, *(part for part in told if part)])


def _pregnancy(row: dict[str, object], who: dict[int, str]) -> str:
    due = f", due {row['due_on']}" if row["due_on"] else ""
    ended = f" on {row['ended_on']}" if row["ended_on"] else ""
    return f"pregnancy of {who[int(str(row['mention']))]}{due}: {row['outcome']}{ended}"


def _entry(row: dict[str, object], who: dict[int, str]) -> str:
    at = f" at {str(row['happened_at'])[:5]}" if row["happened_at"] else ""
    less = f" ({row['restriction']})" if row["restriction"] else ""
    return (
        f"{who[int(str(row['mention']))]} {row['kind']} by {row['service_id']} "
        f"on {row['happened_on']}{at}: {row['line']}{less}"
    )
