"""What was sent and is asked back: the privacy officer's page, and the receiver's answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onestory.sharing import actions, guard, queries
from onestory.sharing.kinds import Reader
from onestory.web.pages import page

PURPOSE = "watching over what was sent"


@guard.page("see_audit", purpose=PURPOSE)
def recalls(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Every line that was asked back, and who said that it is deleted."""
    told = queries.recalls(reader=reader, purpose=PURPOSE)
    return page(request, "sharing/recalls.jinja", recalls=told)


@guard.page("open_people", purpose="deleting what was asked back")
def recall_done(request: HttpRequest, reader: Reader, recall: int) -> HttpResponse:
    """Somebody of the receiving service has deleted it."""
    if request.method == "POST":
        done = actions.acknowledge_recall(recall=recall, by=reader)
        messages.success(request, f"Thank you. It is written down that {done.done_by} deleted it.")
    return redirect("/")
