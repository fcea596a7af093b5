"""The invented borough on one machine: nothing here may ever meet a real family."""

from onestory.config.safety import DEMO_SECRET_KEY
from onestory.config.settings.base import *  # noqa: F403

PLACE = "demo"
PARTNERSHIP_NAME = "Ashwater Families Together"
SECRET_KEY = DEMO_SECRET_KEY
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
TEST_NHS_NUMBERS = True
DEMO_SIGN_IN = True
LOGIN_URL = "demo_sign_in"
NOTIFY_ON = False
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
