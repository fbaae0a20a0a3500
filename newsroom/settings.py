"""Settings of the site. Machines differ only by environment variables; each is read once, below.

DATABASE_URL   sqlite:////path or postgres://user:password@host/name  (var/newsroom.sqlite3)
SECRET_KEY     signs sessions; required unless DEBUG is on
DEBUG          on only while developing                               (off)
ALLOWED_HOSTS  names the site answers to, separated by commas         (the host of SITE_URL)
SITE_URL       the address readers use; https turns on all that needs it  (http://127.0.0.1:8000)
SITE_NAME      printed on every page                                  (Newsroom)
SITE_NOTE      a sentence in the footer of every page                 (none)
TIME_ZONE      the newsroom's zone                                    (UTC)
MEDIA_ROOT     folder of uploaded files                               (var/media)
CACHE_URL      rediscache://host/0, or the memory of each process     (locmemcache://)
EMAIL_URL      smtp+tls://user:password@host:587, or standard output  (consolemail://)
MAIL_FROM      whom mails are from: News <news@example.org>           (news@ the host of SITE_URL)

TRUSTED_PROXIES        how many proxies of ours add to X-Forwarded-For   (0)
REQUIRE_SECOND_FACTOR  on: staff log in with password and code           (off)
SECURITY_CONTACT       mailto:… or https://… for security.txt            (none)
"""

from email.utils import formataddr, parseaddr
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

env = environ.Env()

# Who we are

SITE_NAME = env.str("SITE_NAME", default="Newsroom")
SITE_NOTE = env.str("SITE_NOTE", default="")
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
SITE_SCHEME, SITE_HOST = urlsplit(SITE_URL).scheme, urlsplit(SITE_URL).hostname
if SITE_SCHEME not in {"http", "https"} or not SITE_HOST:
    raise ImproperlyConfigured(
        f"SITE_URL {SITE_URL!r} is not a web address; write it as https://news.example.org."
    )

# Safety

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only while developing" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set; put a long random text into it, or set DEBUG=on while developing."
    )

ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=LOCAL_HOSTS if SITE_HOST in LOCAL_HOSTS else [SITE_HOST]
)
if "*" in ALLOWED_HOSTS and not DEBUG:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is '*', which answers to any name; list the site's own, as news.example.org."
    )

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}

HAS_TLS = SITE_SCHEME == "https"
SECURE_SSL_REDIRECT = HAS_TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HAS_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HAS_TLS
SECURE_HSTS_PRELOAD = HAS_TLS
SESSION_COOKIE_SECURE = HAS_TLS
CSRF_COOKIE_SECURE = HAS_TLS
SESSION_COOKIE_AGE = 12 * 60 * 60  # a shift, and its overtime
CSRF_FAILURE_VIEW = "articles.admin.keeping.csrf_failure"

TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=False)
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")
OTP_TOTP_ISSUER = SITE_NAME

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in [
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    ]
]

# Rooms

INSTALLED_APPS = [
    "people",
    "articles",
    "readers",
    "django_prose_editor",
    "django_tasks_db",
    "taggit",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "accounts",  # after the apps whose admin it replaces
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
TAGGIT_CASE_INSENSITIVE = True

MIDDLEWARE = [
    "newsroom.page_cache.page_cache",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "accounts.middleware.RequireSecondFactor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.site",
            ],
        },
    },
]

# What is kept where

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")
}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers never wait for a writer (WAL), and a transaction that will write takes its turn at
    # its start: one that upgrades halfway would fail at once instead of waiting. What is answered
    # as saved is on the disk (FULL), even if the power fails at that moment.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        timeout=20,
        transaction_mode="IMMEDIATE",
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    )

# Work that nobody waits for; `manage.py db_worker` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Each page takes about 30 kB; without Redis each process keeps as many.
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://?max_entries=1000")}

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR_DIR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# How we write

LANGUAGE_CODE = "en-us"
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_TZ = True


def mailer(email):
    """The mailer for what EMAIL_URL says; django-environ still speaks of EMAIL_HOST and so on."""
    options = {
        option: email[setting]
        for setting, option in {
            "EMAIL_HOST": "host",
            "EMAIL_PORT": "port",
            "EMAIL_HOST_USER": "username",
            "EMAIL_HOST_PASSWORD": "password",
            "EMAIL_USE_TLS": "use_tls",
            "EMAIL_USE_SSL": "use_ssl",
            "EMAIL_FILE_PATH": "file_path",
        }.items()
        if email.get(setting)
    }
    return {"BACKEND": email["EMAIL_BACKEND"], "OPTIONS": options}


MAILERS = {"default": mailer(env.email_url("EMAIL_URL", default="consolemail://"))}
MAIL_FROM = env.str("MAIL_FROM", default="") or formataddr((SITE_NAME, f"news@{SITE_HOST}"))
if "@" not in parseaddr(MAIL_FROM)[1] or not MAIL_FROM.isprintable():
    raise ImproperlyConfigured(
        f"MAIL_FROM {MAIL_FROM!r} is no sender; write it as News <news@example.org>."
    )
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM

# What stands around every page: newsroom.standing asks here.
STANDING = "readers.standing.load"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # A page or host that does not exist is no news; a page that breaks is.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
