"""The parents area as Django knows it: refuses to start with a text that could not be sent."""

from django.apps import AppConfig


class ParentsConfig(AppConfig):
    name = "onestory.parents"
    label = "parents"
    verbose_name = "What families are told"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Checks the definitions: slots, languages, how old a reader must be."""
        from onestory.parents import definitions

        definitions.check()
