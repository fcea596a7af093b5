"""From where a request came: its own address, or the one that a proxy of ours says it had."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def came_from(request: HttpRequest) -> str:
    """What a stranger writes into X-Forwarded-For is believed only behind `TRUSTED_PROXIES`.

    The last address that is none of our proxies; empty where nothing makes sense.
    """
    hops = [*_forwarded(request), str(request.META.get("REMOTE_ADDR", ""))]
    for hop in reversed(hops):
        if not _is_ours(hop):
            return hop if _is_address(hop) else ""
    return hops[0] if _is_address(hops[0]) else ""


def _forwarded(request: HttpRequest) -> list[str]:
    told = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    return [part.strip() for part in told.split(",") if part.strip()]


def _is_ours(hop: str) -> bool:
    return _is_address(hop) and any(
        ipaddress.ip_address(hop) in ipaddress.ip_network(ours, strict=False)
        for ours in settings.TRUSTED_PROXIES
    )


def _is_address(hop: str) -> bool:
    try:
        ipaddress.ip_address(hop)
    except ValueError:
        return False
    return True
