"""Addresses of the data lead's pages."""

from django.urls import path

from onestory.feeds import views

app_name = "feeds"

urlpatterns = [
    path("deliveries/", views.deliveries, name="deliveries"),
    path("deliveries/upload/", views.upload, name="upload"),
    path("deliveries/<int:delivery>/", views.delivery, name="delivery"),
    path("deliveries/<int:delivery>/let-through/", views.let_through, name="let_through"),
    path("questions/", views.questions, name="questions"),
    path("questions/<int:question>/", views.question, name="question"),
]
