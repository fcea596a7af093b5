"""What production will not start with, each as a sentence that says what to do instead."""

import ipaddress
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

DEMO_SECRET_KEY = "demo-key-known-to-everyone-who-has-read-this-repository"  # noqa: S105
SHORTEST_KEY = 50
NOTIFY_KEYS_END = 73  # what GOV.UK Notify reads of a key: two ids with a hyphen between


class RefusesToStart(ImproperlyConfigured):
    """Every reason at once, so that nobody mends them one restart at a time."""


def refuse_to_start(settings: Mapping[str, Any], environment: Mapping[str, str]) -> None:
    """Raise with every reason; silent where the settings may meet real families."""
    reasons = reasons_not_to_start(settings, environment)
    if reasons:
        listed = "\n".join(f"  - {reason}" for reason in reasons)
        raise RefusesToStart(f"One Story refuses to start in production:\n{listed}")


def reasons_not_to_start(settings: Mapping[str, Any], environment: Mapping[str, str]) -> list[str]:
    """`settings` as in a settings module; the environment for what has no setting."""
    checks = {
        "DEBUG is on: it shows families' data on error pages. Unset ONESTORY_DEBUG.": bool(
            settings.get("DEBUG")
        ),
        "The demo sign-in is on: anyone could come in as anyone. Unset ONESTORY_DEMO_SIGN_IN.": (
            bool(settings.get("DEMO_SIGN_IN"))
        ),
        "Test NHS numbers are allowed: invented children would mix with real ones. "
        "Take TEST_NHS_NUMBERS out of your settings.": bool(settings.get("TEST_NHS_NUMBERS")),
        "There is no database. Set DATABASE_URL to your PostgreSQL server; "
        "the embedded one is for the demo and tests.": not environment.get("DATABASE_URL"),
        "No host is named. Set ONESTORY_HOSTS to the names this service answers to, "
        "with spaces between.": not settings.get("ALLOWED_HOSTS"),
        "Every host is allowed ('*'). Name them in ONESTORY_HOSTS.": "*"
        in settings.get("ALLOWED_HOSTS", ()),
        "ONESTORY_TRUSTED_PROXIES names what is no address or network, such as 10.0.0.0/24.": any(
            not _is_network(proxy) for proxy in settings.get("TRUSTED_PROXIES", ())
        ),
    }
    return [
        *_about_the_key(settings.get("SECRET_KEY", "")),
        *(_about_notify(settings) if settings.get("NOTIFY_ON") else ()),
        *(r for r, bad in checks.items() if bad),
    ]


def refuse_a_powerful_role() -> None:
    """Raise where pages would be served under a role that owns tables or goes round policies."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_POWERS)
        (role, powers) = cursor.fetchone() or ("nobody", True)
    if powers:
        raise RefusesToStart(
            f"Pages may not be served as the database role {role}, which could go round row-level "
            "security and change the audit trail. Give this process its own DATABASE_URL, for "
            "onestory_pages, and set ONESTORY_AS=pages."
        )


_POWERS = """select current_user, r.rolsuper or r.rolbypassrls or exists (
        select from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace)
    from pg_roles r where r.rolname = current_user"""


def _is_network(written: str) -> bool:
    try:
        ipaddress.ip_network(written, strict=False)
    except ValueError:
        return False
    return True


def _about_the_key(key: str) -> list[str]:
    make_one = (
        "Set ONESTORY_SECRET_KEY to a new one: "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
    )
    if key == DEMO_SECRET_KEY:
        return [f"The secret key is the demo's, which everyone can read. {make_one}"]
    if len(key) < SHORTEST_KEY:
        return [f"The secret key is missing or shorter than {SHORTEST_KEY} letters. {make_one}"]
    return []


def _about_notify(settings: Mapping[str, Any]) -> list[str]:
    """Sending is on: whatever is missing would be found only when families are written to."""
    templates = settings.get("NOTIFY_TEMPLATES", {})
    checks = {
        "Sending through GOV.UK Notify is on, and its key is missing or cut short. Set "
        "ONESTORY_NOTIFY_KEY, or unset ONESTORY_NOTIFY and print letters instead.": (
            len(settings.get("NOTIFY_KEY", "")) < NOTIFY_KEYS_END
        ),
        "GOV.UK Notify has no template to send by. Set ONESTORY_NOTIFY_LETTER and "
        "ONESTORY_NOTIFY_TEXT to the templates’ ids.": not (
            templates.get("letter") and templates.get("text")
        ),
        "GOV.UK Notify is called without TLS. Begin ONESTORY_NOTIFY_ADDRESS with https.": (
            not settings.get("NOTIFY_ADDRESS", "").startswith("https://")
        ),
        "Nobody could tell a call from GOV.UK Notify from another’s. Set "
        "ONESTORY_NOTIFY_CALLBACK_TOKEN, of at least 20 letters, here and there.": (
            len(settings.get("NOTIFY_CALLBACK_TOKEN", "")) < 20
        ),
    }
    return [reason for reason, bad in checks.items() if bad]


def identity_providers(environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """The OpenID Connect provider that staff sign in with, such as NHS CIS2 or Entra."""
    server = environment.get("ONESTORY_OIDC_SERVER", "")
    if not server:
        return []
    return [
        {
            "provider_id": "staff",
            "name": environment.get("ONESTORY_OIDC_NAME", "your work account"),
            "client_id": environment.get("ONESTORY_OIDC_CLIENT", ""),
            "secret": environment.get("ONESTORY_OIDC_SECRET", ""),
            "settings": {"server_url": server, "fetch_userinfo": True},
        }
    ]
