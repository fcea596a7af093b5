"""Families that must exist, because a demonstration or a test looks for them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Wish:
    """What is fixed about a family; all that is left None or empty falls to chance."""

    showcase: str = ""
    origin: str | None = None
    mother: tuple[str, str] | None = None
    father: tuple[str, ...] | None = None  # forename, surname; () = nobody known
    children: tuple[tuple[str, str, str, int], ...] = ()  # forename, surname, sex, age in days
    plurality: int = 1  # of the youngest birth
    sector: str | None = None
    consent: str | None = None
    turns: frozenset[str] = frozenset()  # what befalls them, see turns.py
    need: int | None = None
    tenant: str | None = None
    notices: tuple[str, ...] = ()
    centre_keen: float | None = None
    centre_consent: str | None = None
    language: str | None = None
    vulnerabilities: tuple[str, ...] = field(default=())


def _turns(*names: str) -> frozenset[str]:
    return frozenset(names)


SHOWCASES: tuple[Wish, ...] = (
    Wish(
        "everything",
        "west_african",
        ("Chidinma", "Okonkwo"),
        ("Gareth", "Hughes"),
        (("Amelia", "Okonkwo-Hughes", "F", 520),),
        sector="ZQ1 1",
        consent="Y",
        turns=_turns("expecting"),
        need=1,
        tenant="mother",
        notices=("NA", "RP"),
        centre_keen=3.0,
        centre_consent="Given",
        vulnerabilities=("V02",),
    ),
    Wish(
        "twins",
        "somali",
        ("Sagal", "Farah"),
        ("Liban", "Hersi"),
        (("Ifrah", "Hersi", "F", 240), ("Idil", "Hersi", "F", 240)),
        plurality=2,
        sector="ZQ1 2",
        consent="Y",
        need=1,
        centre_keen=2.0,
        centre_consent="Given",
    ),
    Wish(
        "newborn",
        "east_european",
        ("Agnieszka", "Nowak"),
        ("Paweł", "Nowak"),
        (("Zofia", "Nowak", "F", 15),),
        sector="ZQ1 3",
        consent="Y",
        need=0,
    ),
    Wish(
        "newborn_refused",
        "british",
        ("Harriet", "Pemberton"),
        ("Toby", "Pemberton"),
        (("Florence", "Pemberton", "F", 13),),
        sector="ZQ1 1",
        consent="N",
        need=0,
        centre_keen=0.0,
    ),
    Wish(
        "apart",
        "irish",
        ("Niamh", "Gallagher"),
        ("Declan", "Byrne"),
        (("Oisín", "Gallagher", "M", 900),),
        turns=_turns("apart", "renamed"),
        centre_keen=1.0,
        centre_consent="Given",
    ),
    Wish(
        "refuge",
        "arabic",
        ("Rania", "Haddad"),
        ("Khalid", "Haddad"),
        (("Layla", "Haddad", "F", 420),),
        turns=_turns("refuge"),
        need=2,
        tenant="father",
        vulnerabilities=("V03",),
        centre_keen=1.0,
        centre_consent="Refused",
    ),
    Wish(
        "refuge_birth",
        "british",
        ("Gemma", "Marsden"),
        ("Lewis", "Cartwright"),
        (("Ruby", "Marsden", "F", 70),),
        turns=_turns("refuge_before_birth"),
        need=2,
        consent="N",
        vulnerabilities=("V03", "V05"),
    ),
    Wish(
        "adoption",
        "british",
        ("Stephanie", "Lawson"),
        (),
        (("Callum", "Lawson", "M", 760),),
        turns=_turns("adopted"),
        need=2,
        vulnerabilities=("V04", "V08"),
    ),
    Wish(
        "stillbirth",
        "south_asian",
        ("Priya", "Sharma"),
        ("Arjun", "Sharma"),
        (),
        turns=_turns("stillbirth"),
        consent="Y",
    ),
    Wish(
        "child_death",
        "portuguese",
        ("Inês", "Ferreira"),
        ("Tiago", "Ferreira"),
        (("Leonor", "Ferreira", "F", 600),),
        turns=_turns("death"),
        consent="Y",
        centre_keen=1.0,
        centre_consent="Given",
    ),
    Wish(
        "neonatal_death",
        "caribbean",
        ("Keisha", "Grant"),
        ("Marlon", "Grant"),
        (("Jada", "Grant", "F", 200),),
        turns=_turns("neonatal_death"),
        consent="Y",
    ),
    Wish(
        "new_to_country",
        "arabic",
        ("Huda", "Darwish"),
        ("Karim", "Darwish"),
        (("Yusuf", "Darwish", "M", 1000), ("Noor", "Darwish", "F", 300)),
        turns=_turns("new_to_country"),
        need=1,
        language="ar",
    ),
    Wish(
        "cousins",
        "south_asian",
        ("Sana", "Khan"),
        ("Tariq", "Khan"),
        (("Muhammad", "Khan", "M", 700),),
        turns=_turns("cousins"),
        consent="Y",
        centre_keen=1.0,
        centre_consent="Given",
    ),
    Wish(
        "triplets",
        "east_asian",
        ("Thi Lan", "Nguyễn"),
        ("Duc", "Nguyễn"),
        (("Linh", "Nguyễn", "F", 330), ("Ngoc", "Nguyễn", "F", 330), ("Tuan", "Nguyễn", "M", 330)),
        plurality=3,
        consent="Y",
        need=1,
    ),
)
