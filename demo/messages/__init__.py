"""Birth messages: the hospital's early form and the national R4 form, as JSON and XML."""
