"""Addresses of the sharing area."""

from django.urls import path

from onestory.sharing import views

app_name = "sharing"

OFFICE = "<slug:organisation>/<slug:office>/"

urlpatterns = [
    path("who-looked/", views.audit, name="audit"),
    path("agreements/", views.agreements, name="agreements"),
    path("agreements/<slug:agreement>/", views.agreement, name="agreement"),
    path("agreements/<slug:agreement>/preview/", views.preview, name="preview"),
    path("agreements/<slug:agreement>/document/", views.document, name="document"),
    path("agreements/<slug:agreement>/document.pdf", views.printed, name="printed"),
    path("agreements/<slug:agreement>/put-forward/", views.put_forward, name="put_forward"),
    path(f"agreements/<slug:agreement>/approve/{OFFICE}", views.approve, name="approve"),
    path(f"agreements/<slug:agreement>/end/{OFFICE}", views.end, name="end"),
    path("agreements/<slug:agreement>/withdraw/<int:approval>/", views.withdraw, name="withdraw"),
    path("agreements/<slug:agreement>/met/<int:approval>/", views.met, name="met"),
]
