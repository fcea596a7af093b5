"""Why a single line is shown to fewer than others of its service and kind, one file a restriction."""
