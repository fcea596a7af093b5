"""Addresses of telling families."""

from django.urls import path

from onestory.parents import views

app_name = "parents"

urlpatterns = [
    path("telling/", views.campaigns, name="campaigns"),
    path("telling/new/", views.new, name="new"),
    path("telling/to-approve/", views.to_approve, name="to_approve"),
    path("telling/came-back/", views.came_back, name="came_back"),
    path("telling/says-no/", views.says_no, name="says_no"),
    path("telling/<int:campaign>/", views.campaign, name="campaign"),
    path("telling/<int:campaign>/sample/", views.sample, name="sample"),
    path("telling/<int:campaign>/in-person/", views.in_person, name="in_person"),
    path("telling/<int:campaign>/preview/", views.preview, name="preview"),
    path("telling/<int:campaign>/approve/", views.approve, name="approve"),
    path(
        "telling/<int:campaign>/approve-as-guardian/",
        views.approve_as_guardian,
        name="approve_as_guardian",
    ),
    path("telling/<int:campaign>/begin/", views.begin, name="begin"),
    path("telling/<int:campaign>/stop/", views.stop, name="stop"),
    path("telling/<int:campaign>/batches/", views.make_batch, name="make_batch"),
    path("telling/<int:campaign>/batches/<int:batch>/print/", views.draw, name="draw"),
    path("telling/<int:campaign>/batches/<int:batch>/posted/", views.posted, name="posted"),
    path("notify/calls/", views.notify_calls, name="notify_calls"),
]
