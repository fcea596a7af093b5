"""What the web server calls; in production it looks once more whether it may start at all."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from onestory.config import safety

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onestory.config.settings.production")

application = get_wsgi_application()

# Settings may import production's and then change them: what counts is how it ended.
if settings.PLACE == "production":
    safety.refuse_to_start({name: getattr(settings, name) for name in dir(settings)}, os.environ)
    safety.refuse_a_powerful_role()
