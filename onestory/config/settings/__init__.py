"""One module of settings for each place that One Story runs in."""
