"""Why a reader may see, and how deep: values in, an answer out; no Django, no clock, no query."""
