"""Django's settings, derived from `colead.configuration`; nothing else is read from the environment."""

from __future__ import annotations

from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from colead.configuration import DEMO_SECRET, configuration, kept_secret
from colead.databases import database_settings
from colead.kernel.crypto import new_key

django_stubs_ext.monkeypatch()  # lets fields and managers name their types, such as TextField[str, str]

CONFIG = configuration()
BASE = Path(__file__).parent
DATA_DIR = CONFIG.data_dir
BACKUP_DIR = CONFIG.backup_dir
BACKUP_KEYS = CONFIG.backup_keys
BACKUP_EVERY_HOURS = CONFIG.backup_every_hours
METRICS_TOKEN = CONFIG.metrics_token
PRODUCTION = CONFIG.production
DEBUG = False

# The demo makes itself secrets of its own, so that two demos never share one.
SECRET_KEY = CONFIG.secret_key if CONFIG.secret_key != DEMO_SECRET else kept_secret(DATA_DIR / "secret-key")
CONTENT_KEYS = CONFIG.content_keys or [kept_secret(DATA_DIR / "content-key", new_key())]

PUBLIC_ADDRESS = CONFIG.address
ALLOWED_HOSTS = [CONFIG.host] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [CONFIG.address] if PRODUCTION else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_q",
    "csp",
    "allauth",
    "allauth.account",
    "colead.kernel",
    "colead.people",
    "colead.programmes",
    "colead.conduct",
    "colead.pairing",
    "colead.partnerships",
    "colead.surveys",
    "colead.learning",
    "colead.community",
    "colead.insights",
    "colead.jobs",
    "colead.web",
]

MIDDLEWARE = [
    "colead.web.middleware.private_by_default",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "colead.web.middleware.in_own_time_zone",
    "colead.web.middleware.calm_about_methods",
    "colead.web.middleware.refusals",
]

ROOT_URLCONF = "colead.urls"
WSGI_APPLICATION = "colead.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "colead.web.context.page",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": database_settings(
        CONFIG.database_url,
        pool=CONFIG.database_pool,
        fallback=DATA_DIR / ("colead.sqlite3" if PRODUCTION else f"demo-{CONFIG.stage}.sqlite3"),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        # allauth counts attempts in the cache: it must be one that all processes share.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_cache",
    }
}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
# In production a proxy stands in front and names the visitor; without it everybody would be one address,
# and one guesser would lock all others out.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PRODUCTION else 0
ACCOUNT_ADAPTER = "colead.web.account.adapter.InvitationOnly"
ACCOUNT_FORMS = {
    "login": "colead.web.forms.account.SignInForm",
    "reset_password": "colead.web.forms.account.NewPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = (
    "none"  # people come by invitation; changes are confirmed by allauth all the same
)
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

EMAIL_BACKEND = "colead.kernel.mail.OutboxBackend"  # whatever a library sends becomes an outbox row as well
EMAIL_URL = CONFIG.email_url
EMAIL_TIMEOUT = 20
MEETING_LINK = CONFIG.meeting_link
ORGANISATION = CONFIG.organisation or CONFIG.host
IMAP_URL = CONFIG.imap_url  # where bounces and calendar replies come in; without it, nobody looks
DEFAULT_FROM_EMAIL = CONFIG.email_from

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "colead.web.sheet.OneSheetStorage"},
}

SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "colead-session"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "colead-csrf"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 63_072_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"  # addresses of private pages and signed links never leave
SECURE_CONTENT_TYPE_NOSNIFF = True
CSRF_FAILURE_VIEW = "colead.web.problems.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024

Q_CLUSTER = {
    "name": "colead",
    "orm": "default",
    "workers": 1,
    "recycle": 200,
    "timeout": 900,
    "retry": 960,
    "max_attempts": 3,
    "ack_failures": True,
    "poll": 0.5,
    "save_limit": 200,
    "catch_up": False,
    "bulk": 1,
    "queue_limit": 2,
    "label": "Colead",
}

LOGGING_CONFIG = None  # structlog, set up by kernel.logs when the apps are ready
