"""Why the index answers as it does: values in, answers out, nothing kept."""
