"""The profile area as Django knows it."""

from django.apps import AppConfig


class ProfileConfig(AppConfig):
    name = "onestory.profile"
    label = "profile"
    verbose_name = "One page about one child"
    default_auto_field = "django.db.models.BigAutoField"
