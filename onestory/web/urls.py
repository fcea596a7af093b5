"""Addresses of the shell's own pages."""

from django.urls import path

from onestory.web import views

urlpatterns = [
    path("session-ended/", views.session_ended, name="session_ended"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("signed-out/", views.signed_out, name="signed_out"),
]
