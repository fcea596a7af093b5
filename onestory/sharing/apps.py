"""The sharing area as Django knows it: refuses to start with a definition that makes no sense."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SharingConfig(AppConfig):
    name = "onestory.sharing"
    label = "sharing"
    verbose_name = "Agreements, consent, the lens, the audit trail"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Checks the definitions, and listens to the areas whose rows ours follow."""
        from onestory.agencies.kinds import partnership_loaded
        from onestory.people.kinds import records_moved
        from onestory.sharing import definitions, follow

        definitions.check()
        post_migrate.connect(_after_migrating, sender=self)
        partnership_loaded.connect(follow.partnership_loaded)
        records_moved.connect(follow.records_moved)


def _after_migrating(**_: Any) -> None:
    """The last step of every migration: definitions into rows, and who may touch which table."""
    from onestory.sharing import definitions, grants

    definitions.sync()
    grants.apply()
