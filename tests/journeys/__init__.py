"""Given, when, then: in a real browser, against the demo as anyone would start it."""
