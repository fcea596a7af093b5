"""The front step: sends each to the page their role begins its day on."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from onestory.shared import catalogue
from onestory.sharing import guard
from onestory.sharing.kinds import Role
from onestory.web.pages import page


@guard.public("shows nothing; sends each to a guarded page, or to sign in")
def home(request: HttpRequest) -> HttpResponse:
    """By the first post that the reader holds."""
    if not request.user.is_authenticated:
        return redirect(settings.LOGIN_URL)
    try:
        reader = guard.reader_of(request.user)
    except guard.Refused as refused:
        return page(request, "sharing/refused.jinja", status=403, because=refused.because)
    roles = catalogue.definitions("onestory.sharing.roles", Role)
    return redirect(roles[reader.posts[0].role].home)


urlpatterns = [path("", home, name="home")]
