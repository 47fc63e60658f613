"""A real installation, behind a proxy that ends TLS. Refuses to start on an unsafe environment."""

from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

from .base import *  # noqa: F403
from .base import MIDDLEWARE, SITE_HOST, SITE_URL, env

for name in ("SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL", "DATABASE_URL", "CACHE_URL"):
    if not env.str(name, ""):
        raise ImproperlyConfigured(f"{name} must be set.")

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
EMAIL_CONFIG = env.email_url("EMAIL_URL")
vars().update(EMAIL_CONFIG)

if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith(("django-insecure-", "for development")):
    raise ImproperlyConfigured("SECRET_KEY must be random, at least 50 characters long, and nobody else's.")
if not SITE_URL.startswith("https://") and not env.bool("ALLOW_PLAIN_HTTP", False):
    raise ImproperlyConfigured("SITE_URL must begin with https:// (ALLOW_PLAIN_HTTP=1 for a trial on loopback).")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the site's hosts, without '*'.")
if not validate_host(SITE_HOST[0], ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS must contain the host of SITE_URL.")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
SECURE_HSTS_SECONDS = 31_536_000
# Whether the domain's other hosts speak TLS too is for the operator to say: no warning where they do not.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.bool("HSTS_SUBDOMAINS", False)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MIDDLEWARE = [MIDDLEWARE[0], "whitenoise.middleware.WhiteNoiseMiddleware", *MIDDLEWARE[1:]]

SERVE_MEDIA = False
P3_DEMO_ALLOWED = False
