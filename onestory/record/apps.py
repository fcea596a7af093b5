"""The record area as Django knows it."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "onestory.record"
    label = "record"
    verbose_name = "The timeline"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Lines follow their records when links change."""
        from onestory.record.actions import listen

        listen()
