"""A partnership's own service: everything secret or local comes from the environment.

docs/how-to/run-in-production.md lists the variables; a wrong one is refused with a sentence.
"""

import os

from onestory.config import logs, safety
from onestory.config.settings.base import *  # noqa: F403
from onestory.config.settings.base import DATA, SOCIALACCOUNT_PROVIDERS

PLACE = "production"
DEBUG = os.environ.get("ONESTORY_DEBUG", "") not in {"", "0", "false"}
DEMO_SIGN_IN = os.environ.get("ONESTORY_DEMO_SIGN_IN", "") not in {"", "0", "false"}
ALLOWED_HOSTS = os.environ.get("ONESTORY_HOSTS", "").split()
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"

STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = safety.identity_providers(os.environ)
LOGGING = logs.settings(lines="json")

safety.refuse_to_start(globals(), os.environ)
