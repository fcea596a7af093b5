"""GOV.UK Notify: a letter or text handed over, and what became of it, in words we decide by.

What it refuses for one family is that family's; what it refuses for all of them ends the run. After an answer that does
not say whether it took the letter, it is asked by the letter's reference, and nothing is handed over again on a guess.

Source: https://docs.notifications.service.gov.uk/python.html, client 13.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from onestory.parents.letters import Letter

SECONDS_FOR_AN_ANSWER = 30
DAILY, HOURLY_WAIT, SHORT_WAIT = "TooManyRequestsError", 3600, 60
ABOUT_ONE_FAMILY = ("phone_number", "address", "postcode")
FATES = {
    "delivered": "delivered",
    "permanent-failure": "failed",
    "temporary-failure": "failed",
    "technical-failure": "failed",
    "validation-failed": "failed",
    "virus-scan-failed": "failed",
    "cancelled": "failed",
    "returned": "returned",
}
"""What is on its way yet, and a letter that the printer has posted ("received"), change nothing."""
TYPES = {"letter": "letter", "text": "sms"}


@dataclass(frozen=True)
class Taken:
    """It was taken, and has this number there."""

    number: str


@dataclass(frozen=True)
class RefusedThere:
    """It will not be taken: this family's number or address is wrong."""

    because: str


@dataclass(frozen=True)
class Wait:
    """Nothing was taken: too many at once."""

    seconds: int


@dataclass(frozen=True)
class NoEntry:
    """Nothing was taken, nor will anything be, until somebody mends this."""

    because: str


@dataclass(frozen=True)
class NotKnown:
    """Nobody can say whether it was taken."""

    because: str


Outcome = Taken | RefusedThere | Wait | NoEntry | NotKnown


@dataclass(frozen=True)
class Fate:
    """What became of what it took."""

    reference: str
    state: str
    """One of the ends of `FATES`; empty while it is on its way."""
    because: str = ""


class Postbox(Protocol):
    """Whoever takes letters and texts from us."""

    def post(self, letter: Letter) -> Outcome: ...

    def find(self, reference: str) -> Fate | None: ...

    def lately(self, way: str) -> Iterator[Fate]: ...


class CannotAsk(Exception):
    """It does not answer a question; carries why."""


class Notify:
    """The postbox of a partnership with an account of its own."""

    def __init__(self) -> None:
        if not settings.NOTIFY_ON:
            raise CannotAsk("Sending through GOV.UK Notify is off: print the letters instead")
        self.client = NotificationsAPIClient(
            settings.NOTIFY_KEY, base_url=settings.NOTIFY_ADDRESS, timeout=SECONDS_FOR_AN_ANSWER
        )

    def post(self, letter: Letter) -> Outcome:
        """One request, never repeated here."""
        template = settings.NOTIFY_TEMPLATES[letter.way]
        try:
            if letter.way == "text":
                taken = self.client.send_sms_notification(
                    letter.to[0], template, {"message": letter.plain}, letter.reference
                )
            else:
                taken = self.client.send_letter_notification(
                    template, _personalisation(letter), letter.reference
                )
        except APIError as error:
            return _outcome(error)
        return Taken(str(taken["id"]))

    def find(self, reference: str) -> Fate | None:
        """By the letter's number; None where it was never taken."""
        found = self._ask(lambda: self.client.get_all_notifications(reference=reference))
        told = [_fate(one) for one in found["notifications"] if one["reference"] == reference]
        return told[0] if told else None

    def lately(self, way: str) -> Iterator[Fate]:
        """All that it keeps (a week, unless the partnership chose otherwise), the latest first."""
        every = self.client.get_all_notifications_iterator(template_type=TYPES[way])
        while (one := self._ask(lambda: next(every, None))) is not None:
            if one.get("reference"):
                yield _fate(one)

    def _ask(self, question: Callable[[], Any]) -> Any:
        try:
            return question()
        except APIError as error:
            raise CannotAsk(
                f"GOV.UK Notify answered {error.status_code}: {_said(error)}"
            ) from error


def fate(reference: str, status: str) -> Fate:
    """As a call from GOV.UK Notify tells it."""
    because = status.replace("-", " ") if FATES.get(status) in {"failed", "returned"} else ""
    return Fate(reference, FATES.get(status, ""), because)


def _fate(told: dict[str, Any]) -> Fate:
    return fate(str(told["reference"]), str(told["status"]))


def _personalisation(letter: Letter) -> dict[str, str]:
    lines = {f"address_line_{number}": line for number, line in enumerate(letter.to, 1)}
    return {**lines, "heading": letter.written[0].heading, "body": _body(letter)}


def _body(letter: Letter) -> str:
    """Other languages follow the English words under their own headings, in Notify's Markdown."""
    first, *others = letter.written
    return "\n\n".join([first.plain, *(f"# {one.heading}\n\n{one.plain}" for one in others)])


def _outcome(error: APIError) -> Outcome:
    said, kind = _said(error), _kind(error)
    if error.status_code == 429:
        return Wait(HOURLY_WAIT if kind == DAILY else SHORT_WAIT)
    if error.status_code == 400 and kind == "ValidationError" and _about_one(said):
        return RefusedThere(said)
    if 400 <= error.status_code < 500 and error.status_code != 408:
        return NoEntry(f"GOV.UK Notify answered {error.status_code}: {said}")
    return NotKnown(f"GOV.UK Notify answered {error.status_code}: {said}")


def _about_one(said: str) -> bool:
    return any(word in said.casefold() for word in ABOUT_ONE_FAMILY)


def _errors(error: APIError) -> list[dict[str, Any]]:
    told = error.message
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _kind(error: APIError) -> str:
    return str(next((one.get("error", "") for one in _errors(error)), ""))


def _said(error: APIError) -> str:
    told = "; ".join(str(one.get("message", "")) for one in _errors(error))
    return told or str(error.message)
