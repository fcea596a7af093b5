"""Addresses of the sharing area."""

from django.urls import path

from onestory.sharing import views
from onestory.sharing.views import watching

app_name = "sharing"

urlpatterns = [
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
]
