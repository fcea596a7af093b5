"""The feeds area as Django knows it."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "onestory.feeds"
    label = "feeds"
    verbose_name = "Receive, check, match, apply, question"
    default_auto_field = "django.db.models.BigAutoField"
