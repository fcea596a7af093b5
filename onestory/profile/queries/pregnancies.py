"""A woman's pregnancies, for those to whom her booking is open; a loss for fewer."""

from collections.abc import Sequence
from datetime import date, timedelta

from onestory.people import queries as people
from onestory.people.kinds import PregnancyTold
from onestory.profile.rules.words import system_name
from onestory.profile.shown import Banner, Relative
from onestory.sharing.guard import Lens
from onestory.sharing.kinds import Depth
from onestory.web.jinja import day

BOOKING = "antenatal_booking"
LOSSES = {
    "stillbirth": "A stillbirth",
    "miscarriage": "A pregnancy lost",
    "termination": "A pregnancy ended",
}
REMEMBERED = timedelta(days=365)


def of_hers(lens: Lens) -> tuple[PregnancyTold, ...]:
    """Hers, where what midwives record of her is open to the reader; a loss asks for all of it."""
    booking, everything = _midwifery(lens, BOOKING), _midwifery(lens, "")
    if not booking:
        return ()
    told = people.pregnancies_of([lens.facts.person])
    return tuple(one for one in told if everything or one.outcome in {"ongoing", "live_birth"})


def expected(told: Sequence[PregnancyTold]) -> tuple[Relative, ...]:
    """Those that go on, as lines of the family."""
    return tuple(
        Relative(
            kind="Pregnancy",
            name=f"Due {day(one.due_on)}" if one.due_on else "Day not known",
            note={2: "Twins", 3: "Triplets"}.get(one.babies or 0, ""),
            source=f"{system_name(one.source)}, booked",
            since=one.booked_on,
        )
        for one in told
        if one.outcome == "ongoing"
    )


def losses(told: Sequence[PregnancyTold], today: date) -> tuple[Banner, ...]:
    """Those of the last year stand above everything: no invitation may go out."""
    return tuple(
        Banner(
            f"{LOSSES[one.outcome]}, {day(one.ended_on)}",
            "No invitation or card goes out about this pregnancy. Read the chronology before you "
            "speak to the family.",
        )
        for one in told
        if one.outcome in LOSSES and one.ended_on and today - one.ended_on <= REMEMBERED
    )


def _midwifery(lens: Lens, kind: str) -> bool:
    """Whether midwives' entries of a kind are open; of no kind: all of them."""
    return any(
        lens.answer(code, kind).depth >= Depth.EVENT
        for code, service in lens.partnership.services.items()
        if service.kind == "midwifery"
    )
