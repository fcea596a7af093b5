"""Wiring only: settings, addresses, the console command, the embedded database, the demo."""
