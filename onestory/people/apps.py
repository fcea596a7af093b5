"""The people area as Django knows it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "onestory.people"
    label = "people"
    verbose_name = "The index of people"
    default_auto_field = "django.db.models.BigAutoField"
