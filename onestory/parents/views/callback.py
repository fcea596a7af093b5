"""Where GOV.UK Notify tells what became of a letter or text: known by its token, believed in nothing else."""

import json
from hmac import compare_digest
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from onestory.parents import actions
from onestory.parents.notify import fate
from onestory.sharing import guard


@guard.public("GOV.UK Notify calls here, with a token of its own; it is told nothing")
@csrf_exempt
@require_POST
def notify_calls(request: HttpRequest) -> HttpResponse:
    """204 whatever the reference is, so that nothing can be learned by trying; a call may come twice."""
    if not _is_notify(request):
        return HttpResponse(status=403)
    told = _read(request)
    if told is None:
        return HttpResponse(status=400)
    actions.fate_of(fate(str(told["reference"]), str(told["status"])))
    return HttpResponse(status=204)


def _is_notify(request: HttpRequest) -> bool:
    token = settings.NOTIFY_CALLBACK_TOKEN
    said = request.headers.get("Authorization", "")
    return bool(token) and compare_digest(said.encode(), f"Bearer {token}".encode())


def _read(request: HttpRequest) -> dict[str, Any] | None:
    try:
        told = json.loads(request.body)
    except ValueError:
        return None
    return told if isinstance(told, dict) and {"reference", "status"} <= set(told) else None
