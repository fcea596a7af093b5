"""Addresses of the sharing area."""

from django.urls import path

from onestory.sharing import views
from onestory.sharing.views import watching

app_name = "sharing"

OFFICE = "<slug:organisation>/<slug:office>/"

urlpatterns = [
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
    path("who-looked/", views.audit, name="audit"),
    path("who-looked/unusual/", watching.unusual, name="unusual"),
    path("who-looked/unusual/<slug:fact>/", watching.unusual_looks, name="unusual_looks"),
    path("who-looked/person/<int:person>/", watching.person, name="trail_of_person"),
    path("who-looked/person/<int:person>/letter/", watching.letter, name="letter"),
    path("who-looked/person/<int:person>/letter.pdf", watching.letter_pdf, name="letter_pdf"),
    path("who-looked/reader/<str:code>/", watching.reader_trail, name="trail_of_reader"),
    path("opened-for-safety/", views.overrides, name="overrides"),
    path("opened-for-safety/report/", views.override_report, name="override_report"),
    path("opened-for-safety/mine/", views.my_overrides, name="my_overrides"),
    path("opened-for-safety/mine/<int:override>/", views.my_override, name="my_override"),
    path("opened-for-safety/<int:override>/", views.override, name="override"),
    path("asked-back/", views.recalls, name="recalls"),
    path("asked-back/<int:recall>/done/", views.recall_done, name="recall_done"),
]
