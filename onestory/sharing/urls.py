"""Addresses of the sharing area."""

from django.urls import path

from onestory.sharing import views

app_name = "sharing"

urlpatterns = [
    path("who-looked/", views.audit, name="audit"),
    path("asked-back/", views.recalls, name="recalls"),
    path("asked-back/<int:recall>/done/", views.recall_done, name="recall_done"),
]
