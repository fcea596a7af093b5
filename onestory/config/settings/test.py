"""As the demo, with nothing slow that tests do not ask about."""

from onestory.config import database
from onestory.config.settings.demo import *  # noqa: F403
from onestory.config.settings.demo import DATA

PLACE = "test"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CLUSTER = database.embedded(DATA, for_tests=True)
TRAIL = DATA / "trail-of-tests"
DATABASES = {"default": database.settings(CLUSTER)}
