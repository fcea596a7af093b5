"""Every surface of the whole project, walked by every role in every state, beside what the lens allows."""
