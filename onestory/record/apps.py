"""The record area as Django knows it."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "onestory.record"
    label = "record"
    verbose_name = "The timeline"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Lines follow their records when links change; agreements name only kinds there are."""
        from onestory.record.actions import ENTRY_KINDS, listen
        from onestory.record.kinds import EntryKind
        from onestory.shared.catalogue import definitions
        from onestory.sharing.actions import check_entry_kinds

        check_entry_kinds(definitions(ENTRY_KINDS, EntryKind))
        listen()
