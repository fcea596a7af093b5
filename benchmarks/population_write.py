"""What each feed wrote about each person: its columns, its codes, and its mistakes."""

from __future__ import annotations

import random
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.population import TODAY, Person, World, at, check_digit
from benchmarks.population_feeds import Feed
from benchmarks.population_names import NICK, SPELL

KEYS = {
    "a": "sqz",
    "e": "wrd",
    "i": "uok",
    "o": "ipl",
    "u": "yij",
    "n": "bm",
    "m": "n",
    "s": "ad",
    "t": "ry",
    "r": "et",
    "l": "k",
    "h": "gj",
    "d": "sf",
    "k": "jl",
}
BABY = (
    "Baby",
    "Baby",
    "Baby",
    "BABY",
    "Infant",
    "Baby Boy",
    "Baby Girl",
    "Male",
    "Female",
    "Unnamed",
    "Babe",
    "B/O {m}",
    "Baby of {m}",
    "Not Named",
    "",
)
TRUTH = [
    "source",
    "record_id",
    "entity",
    "family",
    "twin_set",
    "role",
    "origin",
    "newborn",
    "renamed",
    "moved",
    "wrong_nhs",
    "no_nhs",
]


def typo(rng: random.Random, text: str) -> str:
    """One slip of a finger: neighbour key, lost, doubled or exchanged letter."""
    if len(text) < 3:
        return text
    i = rng.randrange(1, len(text))
    kind = rng.random()
    if kind < 0.3:
        return text[:i] + text[i + 1 :]
    if kind < 0.5:
        return text[:i] + text[i] + text[i:]
    if kind < 0.7 and i + 1 < len(text):
        return text[:i] + text[i + 1] + text[i] + text[i + 2 :]
    return text[:i] + rng.choice(KEYS.get(text[i].lower(), "aeiou")) + text[i + 1 :]


def plain(text: str) -> str:
    text = text.translate(str.maketrans("łŁøđ", "lLod"))
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


class Writer:
    def __init__(self, world: World) -> None:
        self.w, self.s, self.rng = world, world.s, random.Random(world.s.seed + 7)
        self.rows: dict[str, list[dict[str, str]]] = {f.name: [] for f in self.s.feeds}
        self.truth: list[tuple[Any, ...]] = []

    def chance(self, rate: float, feed: Feed | None = None) -> bool:
        return self.rng.random() < rate * self.s.errors * (feed.errors if feed else 1.0)

    def run(self) -> None:
        for feed in self.s.feeds:
            for person in self.w.people:
                if self.listed(feed, person) and self.rng.random() < feed.share:
                    for _ in range(self.rng.randint(*feed.visits)):
                        self.record(feed, person)

    def listed(self, feed: Feed, p: Person) -> bool:
        return {
            "child": p.role == "child",
            "newborn": p.role == "child",
            "mother": p.role == "mother",
            "adult": p.role != "child",
            "all": True,
        }[feed.who]

    def day(self, feed: Feed, p: Person) -> date:
        if feed.who == "newborn":
            return min(TODAY, p.born + timedelta(days=self.rng.randint(0, 12)))
        start = max(p.born, TODAY - timedelta(days=6 * 365))
        return start + timedelta(days=self.rng.randint(0, max(0, (TODAY - start).days)))

    def record(self, feed: Feed, p: Person) -> None:
        rng, s = self.rng, self.s
        day = self.day(feed, p)
        unnamed = p.role == "child" and day < p.named and rng.random() < s.unnamed
        surname = str(at(p.surnames, day))
        forename, middle = p.forename, p.middle
        if unnamed:
            forename, middle = self.unnamed(p), ""
            surname = p.surnames[0][1]
        else:
            forename, middle, surname = self.as_heard(feed, p, forename, middle, surname)
        born = self.birth_date(feed, p.born)
        number, wrong = self.nhs(feed, p, day)
        address, postcode, uprn = at(p.homes, day)
        row = {
            "forename": forename,
            "middle_name": middle,
            "surname": surname,
            "dob": self.written(feed, born),
            "sex": self.sex(feed, p),
            "address": self.address(feed, address, postcode),
            "postcode": self.postcode(postcode),
            "uprn": uprn if rng.random() < 0.8 else "",
            "phone": self.phone(feed, p, day),
            "nhs_number": number,
            "record_id": f"{feed.name[:3]}{len(self.rows[feed.name]) + 1}",
            "event_date": self.written(feed, day),
        }
        if p.mother is not None:
            row |= self.of_mother(feed, p, day)
            row |= self.of_birth(p)
        if feed.upper:
            row = {k: v.upper() for k, v in row.items()}
        self.rows[feed.name].append({k: row.get(k, "") for k in feed.columns.split()})
        self.truth.append(
            (
                feed.name,
                row["record_id"],
                p.entity,
                p.family,
                min(p.entity, p.twin.entity) if p.twin else -1,
                p.role,
                p.origin,
                unnamed,
                len({v for _, v in p.surnames}) > 1,
                len({v[1] for _, v in p.homes}) > 1,
                wrong,
                not number,
            )
        )

    def unnamed(self, p: Person) -> str:
        rng = self.rng
        if p.plural > 1 and rng.random() < 0.5:
            return (
                rng.choice(["Twin {n}", "Twin {n}", "Baby {n}", "T{n}", "Twin {l}", "Baby"]).format(
                    n=p.order, l="ABC"[p.order - 1]
                )
                if p.plural == 2
                else f"Triplet {p.order}"
            )
        text = rng.choice(BABY).format(m=p.mother.forename if p.mother else "")
        return {
            "Baby Boy": "Baby Boy" if p.sex == "M" else "Baby Girl",
            "Baby Girl": "Baby Girl" if p.sex == "F" else "Baby Boy",
            "Male": "Male" if p.sex == "M" else "Female",
            "Female": "Female" if p.sex == "F" else "Male",
        }.get(text, text)

    def as_heard(  # noqa: C901 - every way to mishear a name
        self, feed: Feed, p: Person, forename: str, middle: str, surname: str
    ) -> tuple[str, str, str]:
        rng, s = self.rng, self.s
        if forename in NICK and self.chance(s.nickname, feed):
            forename = rng.choice(NICK[forename].split())
        elif forename in SPELL and self.chance(s.spelling, feed):
            forename = rng.choice(SPELL[forename].split())
        elif self.chance(0.006, feed):
            forename = forename[0]
        elif middle and self.chance(0.006, feed):
            forename, middle = middle, forename
        elif " " in forename and self.chance(0.2, feed):
            forename = rng.choice(
                [forename.replace(" ", ""), forename.replace(" ", "-"), forename.split()[0]]
            )
        elif "-" in forename and self.chance(0.2, feed):
            forename = rng.choice(
                [forename.replace("-", " "), forename.split("-")[0], forename.replace("-", "")]
            )
        elif self.chance(s.typo / 2, feed):
            forename = typo(rng, forename)
        if surname in SPELL and self.chance(s.spelling, feed):
            surname = rng.choice(SPELL[surname].split())
        elif ("-" in surname or " " in surname) and self.chance(0.15, feed):
            surname = rng.choice(
                [
                    surname.replace("-", " "),
                    surname.replace(" ", ""),
                    surname.replace("-", " ").split()[-1],
                    surname.replace("-", " ").split()[0],
                ]
            )
        elif self.chance(s.typo / 2, feed):
            surname = typo(rng, surname)
        if self.chance(s.swapped, feed):
            forename, surname = surname, forename
        if middle and rng.random() < 0.3:
            middle = middle[0] if rng.random() < 0.4 else ""
        if rng.random() < 0.5:
            forename, middle, surname = plain(forename), plain(middle), plain(surname)
        if self.chance(0.002, feed):
            forename = rng.choice(["", "Unknown", "Not known", "U/K"])
        return forename, middle, surname

    def birth_date(self, feed: Feed, born: date) -> date | None:
        rng, s = self.rng, self.s
        if self.chance(s.default_date / 2, feed):
            return rng.choice(
                [date(born.year, 1, 1), date(1900, 1, 1), date(born.year, born.month, 1)]
            )
        if self.chance(0.006, feed):
            return None
        if born.day <= 12 and self.chance(s.date_swapped * 2.5, feed):
            return date(born.year, born.day, born.month)
        if self.chance(s.date_slip, feed):
            kind = rng.random()
            try:
                if kind < 0.4:
                    return born.replace(
                        day=rng.choice([born.day - 1, born.day + 1, born.day + 10, born.day - 10])
                    )
                if kind < 0.7:
                    return born.replace(
                        month=rng.choice([born.month - 1, born.month + 1, born.month + 10])
                    )
                return born.replace(year=born.year + rng.choice([-1, 1, -10, 10]))
            except ValueError:
                return born + timedelta(days=1)
        return born

    def written(self, feed: Feed, day: date | None) -> str:
        if day is None:
            return self.rng.choice(["", "", "UNKNOWN"])
        if feed.dates == "excel":
            return str((day - date(1899, 12, 30)).days)
        return day.strftime(
            {"iso": "%Y-%m-%d", "uk": "%d/%m/%Y", "compact": "%Y%m%d", "dmony": "%d-%b-%Y"}[
                feed.dates
            ]
        )

    def sex(self, feed: Feed, p: Person) -> str:
        sex = p.sex if not self.chance(0.004, feed) else self.rng.choice("MF")
        if self.rng.random() < 0.01:
            return self.rng.choice(["", "U", "9", "Unknown"])
        return {
            "MF": sex,
            "12": "1" if sex == "M" else "2",
            "Male": "Male" if sex == "M" else "Female",
        }[feed.sexes]

    def nhs(self, feed: Feed, p: Person, day: date) -> tuple[str, bool]:
        rng, own = self.rng, str(at(p.numbers, day))
        if rng.random() < min(0.95, (1 - feed.nhs) * self.s.nhs_missing):
            return rng.choice(["", "", "", "0000000000", "UNKNOWN"]), False
        wrong = False
        if self.chance(self.s.wrong_number, feed):
            own, wrong = self.other_number(p, own), True
        elif p.twin and self.chance(self.s.wrong_number * 3, feed):
            own, wrong = p.twin.numbers[0][1], True
        return f"{own[:3]} {own[3:6]} {own[6:]}" if rng.random() < 0.3 else own, wrong

    def other_number(self, p: Person, own: str) -> str:
        rng = self.rng
        kind = rng.random()
        if p.mother and kind < 0.35:
            return p.mother.numbers[0][1]
        if p.siblings and kind < 0.5:
            return rng.choice(p.siblings).numbers[0][1]
        if kind < 0.85:
            i = rng.randrange(10)
            return own[:i] + rng.choice("0123456789") + own[i + 1 :]
        if kind < 0.93:
            return rng.choice(self.w.people).numbers[0][1]
        nine = own[:5] + str((int(own[5]) + 3) % 10) + own[6:9]
        return nine + (check_digit(nine) or "0")

    def address(self, feed: Feed, address: str, postcode: str) -> str:
        rng = self.rng
        if rng.random() < 0.02:
            return rng.choice(["", "NFA", "Not known"])
        if rng.random() < 0.3:
            for long, short in (
                ("Street", "St"),
                ("Road", "Rd"),
                ("Avenue", "Ave"),
                ("Close", "Cl"),
                ("Drive", "Dr"),
                ("Flat ", "Apt "),
            ):
                address = address.replace(long, short)
        if self.chance(0.03, feed):
            address = typo(rng, address)
        if rng.random() < 0.4:
            address += ", Ashwater" + (f", {postcode}" if rng.random() < 0.3 else "")
        return address

    def postcode(self, postcode: str) -> str:
        rng = self.rng
        if rng.random() < 0.015:
            return rng.choice(["", "ZZ99 3VZ", "UNKNOWN"])
        if self.chance(0.01):
            postcode = postcode[:-1] + rng.choice("ABDEFGHJ")
        return rng.choice([postcode, postcode, postcode.replace(" ", ""), postcode.lower()])

    def phone(self, feed: Feed, p: Person, day: date) -> str:
        rng = self.rng
        if rng.random() < 0.25:
            return rng.choice(["", "", "", "07000000000", "N/A"])
        phone = str(at(p.phones, day))
        return rng.choice(
            [
                phone,
                phone,
                f"{phone[:5]} {phone[5:]}",
                f"+44{phone[1:]}",
                f"0044 {phone[1:5]} {phone[5:]}",
            ]
        )

    def of_mother(self, feed: Feed, p: Person, day: date) -> dict[str, str]:
        rng, m = self.rng, p.mother
        assert m is not None
        if rng.random() < 0.08:
            return {}
        forename, _, surname = self.as_heard(feed, m, m.forename, "", str(at(m.surnames, day)))
        return {
            "mother_nhs_number": str(at(m.numbers, day)) if rng.random() < 0.85 else "",
            "mother_forename": forename,
            "mother_surname": surname,
            "mother_dob": self.written(feed, self.birth_date(feed, m.born))
            if rng.random() < 0.9
            else "",
        }

    def of_birth(self, p: Person) -> dict[str, str]:
        rng, row = self.rng, {}
        if rng.random() < 0.85:
            row["birth_order"] = str(p.order)
        if rng.random() < self.s.plurality_known:
            row["plurality"] = str(p.plural)
        return row


def frames(world: World) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """Each feed's rows, shuffled, and the truth of every record."""
    writer = Writer(world)
    writer.run()
    lists = {}
    for feed in world.s.feeds:
        rows = writer.rows[feed.name]
        writer.rng.shuffle(rows)
        lists[feed.name] = pl.DataFrame(rows, schema=dict.fromkeys(feed.columns.split(), pl.String))
    return lists, pl.DataFrame(writer.truth, schema=TRUTH, orient="row")


def write(world: World, folder: Path) -> pl.DataFrame:
    """Write the lists as CSV and the truth as Parquet; give the truth back."""
    folder.mkdir(parents=True, exist_ok=True)
    lists, truth = frames(world)
    for name, frame in lists.items():
        frame.write_csv(folder / f"{name}.csv")
    truth.write_parquet(folder / "truth.parquet")
    return truth
