"""Every address, by area; an area's own list says who may come."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

AREAS = ("profile", "record", "feeds", "sharing", "parents", "web")

urlpatterns = [
    path("", include("onestory.config.home")),
    *(
        path("", include(f"onestory.{area}.urls"))
        for area in AREAS
        if find_spec(f"onestory.{area}.urls")
    ),
    path("accounts/", include("allauth.urls")),
]

if settings.DEMO_SIGN_IN:
    urlpatterns.append(path("sign-in/demo/", include("onestory.config.demo_sign_in")))

handler400 = "onestory.web.errors.bad_request"
handler403 = "onestory.web.errors.refused"
handler404 = "onestory.web.errors.not_found"
handler500 = "onestory.web.errors.broken"
