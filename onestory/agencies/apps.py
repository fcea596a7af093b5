"""The agencies area as Django knows it."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "onestory.agencies"
    label = "agencies"
    verbose_name = "Organisations, services, teams, practitioners"
    default_auto_field = "django.db.models.BigAutoField"
