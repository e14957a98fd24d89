"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wraptor.settings")
django = get_wsgi_application()

from wraptor.first_answers import answered_first  # noqa: E402 - it reads the settings, which now stand

application = answered_first(django)
