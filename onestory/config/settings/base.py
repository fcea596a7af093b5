"""What holds wherever One Story runs; demo, test and production add what differs."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONCE

from onestory.config import database, logs

PROJECT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("ONESTORY_DATA") or PROJECT / ".onestory").resolve()
TRAIL = Path(os.environ.get("ONESTORY_TRAIL") or DATA).resolve()
"""Where the trail is witnessed and its heads are published: best a disk that only adds."""
PLACE = "base"

# The partnership
PARTNERSHIP_NAME = os.environ.get("ONESTORY_PARTNERSHIP", "Your partnership")
TEST_NHS_NUMBERS = False
DEMO_SIGN_IN = False
NAVIGATION = "onestory.config.navigation.places"
TRUSTED_PROXIES = os.environ.get("ONESTORY_TRUSTED_PROXIES", "").split()
"""Addresses or networks of our own proxies: only what they forward is believed."""
IDLE_MINUTES = 15
SIGNED_IN_HOURS = 12

# Django
DEBUG = False
SECRET_KEY = os.environ.get("ONESTORY_SECRET_KEY", "")
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "onestory.config.urls"
WSGI_APPLICATION = "onestory.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "onestory.parents",
    "onestory.feeds",
    "onestory.profile",
    "onestory.record",
    "onestory.sharing",
    "onestory.people",
    "onestory.agencies",
    "onestory.web",
    "django.contrib.auth",
    "django.forms",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "pgtrigger",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "onestory.web.sessions.SessionLimits",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "onestory.web.middleware.NothingIsCached",
]

# The second backend is for the sign-in pages alone: allauth's own templates expect it.
_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "onestory.web.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": [*_CONTEXT, "onestory.web.frame.for_django_templates"]},
    },
]
FORM_RENDERER = "onestory.web.forms.Renderer"

# A request that touches a child is one transaction, which sharing.guard opens and closes.
CLUSTER = database.embedded(DATA)
DATABASES = {"default": database.settings(CLUSTER)}
AS_PAGES = database.as_pages()
ATOMIC_REQUESTS = False

# Language and time
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

# Files of ours, served by the same process
STATIC_URL = "static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

# Sessions: `SessionLimits` ends them sooner than the cookie would
SESSION_ENGINE = "onestory.web.sessions"
SESSION_COOKIE_AGE = SIGNED_IN_HOURS * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "onestory.web.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Signing in: accounts are made by the partnership, nobody signs up
AUTHENTICATION_BACKENDS = ["onestory.config.accounts.Accounts"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/signed-out/"
ACCOUNT_ADAPTER = "onestory.config.accounts.ClosedDoor"
SOCIALACCOUNT_ADAPTER = "onestory.config.accounts.KnownPeopleOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []},
}

# Security headers
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'", NONCE],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

# Letters and messages to families through GOV.UK Notify; without it they are printed here
NOTIFY_ON = os.environ.get("ONESTORY_NOTIFY", "") not in {"", "0", "false"}
NOTIFY_KEY = os.environ.get("ONESTORY_NOTIFY_KEY", "")
NOTIFY_ADDRESS = os.environ.get(
    "ONESTORY_NOTIFY_ADDRESS", "https://api.notifications.service.gov.uk"
)
NOTIFY_TEMPLATES = {
    "letter": os.environ.get("ONESTORY_NOTIFY_LETTER", ""),
    "text": os.environ.get("ONESTORY_NOTIFY_TEXT", ""),
}
NOTIFY_CALLBACK_TOKEN = os.environ.get("ONESTORY_NOTIFY_CALLBACK_TOKEN", "")

LOGGING = logs.settings(lines="plain")
