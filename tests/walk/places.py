"""Where each address leads in the walk: a page without a place here fails it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from onestory.sharing.rules.unusual import FACTS
from tests.walk.town import REACHED, Town, word

Args = tuple[Any, ...]


@dataclass(frozen=True)
class Place:
    """How to walk to an address.

    `args`: every set of arguments it is walked with. `before`: what to do first, such as sending a
    form whose answer is another page. `form`: whether it is also sent empty, which is answered by a
    page. `shows`: "lens" (as much as the lens opens), "identities" (who people are, for those who
    look after links, and nothing that happened to them), "trail" (who people are, for those who
    watch over who looks, to write to them), or "nobody" (no person at all).
    """

    shows: str = "lens"
    form: bool = False
    args: Callable[[Town], Iterable[Args]] = lambda town: [()]
    before: Callable[[Client, Args], Any] | None = None
    reason: str = ""


def every_child(town: Town) -> Iterable[Args]:
    return [(child,) for child in town.children]


def some_children(town: Town) -> Iterable[Args]:
    """For pages that show identities alone, and so the same of every child."""
    return [(child,) for child in list(town.children)[::7]]


def some_overrides(town: Town) -> Iterable[Args]:
    return [(override,) for override in town.overrides[::9]]


def by_number(town: Town) -> Iterable[Args]:
    return [({"nth": nth},) for nth in range(1, len(town.children) + 1, 3)]


def _search(address: str) -> Callable[[Client, Args], Any]:
    """By the surname and the postcode of the nth child, who is then to be found or not."""

    def send(client: Client, args: Args) -> Any:
        nth = args[0]["nth"]
        return client.post(reverse(address), {"name": f"quil{word(nth)}", "postcode": REACHED})

    return send


PLACES: dict[str, Place] = {
    # A day's work, and finding someone
    "home": Place(shows="nobody", reason="sends each to their own first page"),
    "profile:home": Place(),
    "profile:find": Place(form=True, shows="nobody"),
    "profile:found": Place(args=by_number, before=_search("profile:find")),
    "profile:arrivals": Place(),
    "profile:download": Place(form=True),
    "profile:ask_list": Place(form=True),
    "profile:take_list": Place(form=True, args=lambda town: [(1,)]),
    # One person
    "profile:person": Place(args=every_child),
    "profile:chronology": Place(args=every_child),
    "profile:why": Place(args=every_child),
    "profile:records": Place(args=every_child),
    "profile:agreed": Place(args=every_child),
    "profile:answer": Place(form=True, args=some_children),
    "profile:reach": Place(args=every_child),
    "profile:add_rule": Place(form=True, args=some_children),
    "profile:end_rule": Place(form=True, args=lambda town: town.rules),
    "profile:open_person_for_safety": Place(form=True, args=some_children),
    "profile:open_for_safety": Place(form=True),
    "profile:not_shared": Place(form=True, args=some_children),
    # Which records are one person
    "profile:find_records": Place(form=True, shows="nobody"),
    "profile:found_records": Place(
        shows="identities", args=by_number, before=_search("profile:find_records")
    ),
    "profile:linked": Place(shows="identities", args=some_children),
    "profile:undo": Place(
        form=True,
        shows="identities",
        args=lambda town: [(*args, args[0]) for args in some_children(town)],
    ),
    "profile:take_back": Place(
        form=True,
        shows="identities",
        args=lambda town: [(list(town.children)[2], decision) for decision in town.decisions],
    ),
    "profile:links": Place(shows="identities"),
    "profile:link": Place(
        form=True, shows="identities", args=lambda town: [(q,) for q in town.questions]
    ),
    # What the systems sent: their own words, kept to those who look after files
    "feeds:deliveries": Place(shows="nobody"),
    "feeds:upload": Place(form=True, shows="nobody"),
    "feeds:delivery": Place(shows="nobody", args=lambda town: [(1,)]),
    "feeds:let_through": Place(form=True, shows="nobody", args=lambda town: [(1,)]),
    "feeds:questions": Place(shows="nobody"),
    "feeds:question": Place(form=True, shows="nobody", args=lambda town: [(1,)]),
    # The trail
    "sharing:audit": Place(shows="nobody"),
    "sharing:unusual": Place(shows="nobody"),
    "sharing:unusual_looks": Place(shows="trail", args=lambda town: [(fact,) for fact in FACTS]),
    "sharing:trail_of_person": Place(shows="trail", args=some_children),
    "sharing:trail_of_reader": Place(shows="trail", args=lambda town: [("midwife-maternity",)]),
    "sharing:letter": Place(shows="trail", form=True, args=some_children),
    "sharing:letter_pdf": Place(shows="nobody", args=some_children),
    "sharing:recalls": Place(shows="trail"),
    "sharing:recall_done": Place(shows="nobody", form=True, args=lambda town: [(1,)]),
    # Agreements: about services, and about no family
    "sharing:agreements": Place(shows="nobody"),
    **{
        f"sharing:{name}": Place(shows="nobody", args=lambda town: [("who_is_involved",)])
        for name in ("agreement", "preview", "document", "printed", "put_forward")
    },
    **{
        f"sharing:{name}": Place(
            shows="nobody",
            form=True,
            args=lambda town: [("who_is_involved", "council", "caldicott_guardian")],
        )
        for name in ("approve", "end")
    },
    **{
        f"sharing:{name}": Place(shows="nobody", args=lambda town: [("who_is_involved", 1)])
        for name in ("withdraw", "met")
    },
    # Telling every family of an agreement: numbers, and letters made for those who post them
    **{
        f"parents:{name}": Place(shows="nobody", form=True)
        for name in ("campaigns", "new", "to_approve", "came_back", "says_no")
    },
    **{
        f"parents:{name}": Place(shows="nobody", form=True, args=lambda town: [(1,)])
        for name in (
            "campaign",
            "sample",
            "preview",
            "approve",
            "approve_as_guardian",
            "begin",
            "stop",
            "make_batch",
            "in_person",
        )
    },
    **{
        f"parents:{name}": Place(shows="nobody", form=True, args=lambda town: [(1, 1)])
        for name in ("draw", "posted")
    },
    "parents:notify_calls": Place(shows="nobody", form=True),
    # What was opened for safety: to who opened it, and to who reviews it
    "sharing:overrides": Place(shows="trail"),
    "sharing:override_report": Place(shows="nobody"),
    "sharing:override": Place(shows="trail", form=True, args=some_overrides),
    "sharing:my_overrides": Place(),
    "sharing:my_override": Place(form=True, args=some_overrides),
    # The shell
    "session_ended": Place(shows="nobody"),
    "sign_out": Place(shows="nobody"),
    "signed_out": Place(shows="nobody"),
    "demo_sign_in": Place(form=True, shows="nobody"),
}
OF_OTHERS = ("account_", "socialaccount_", "mfa_", "openid_connect_", "social/")
"""Beginnings of the names of addresses that allauth owns: about the account that is signed in, and about no family."""
