"""A developer's machine: no other service, mail in files, errors shown."""

from .base import *  # noqa: F403
from .base import VAR_DIR, env

DEBUG = env.bool("DEBUG", True)
SECRET_KEY = env.str("SECRET_KEY", "for development only: " + "p3" * 25)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"

SERVE_MEDIA = True
# The demo's well-known password is refused everywhere else.
P3_DEMO_ALLOWED = True
