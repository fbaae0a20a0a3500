"""The site's settings as tests want them: no key, quick passwords, plain static files.

DATABASE_URL still says which database to test on; everything else is the same on every machine.
"""

import os
import tempfile

for name in [
    "ALLOWED_HOSTS",
    "CACHE_URL",
    "DEBUG",
    "EMAIL_URL",
    "MAIL_FROM",
    "MEDIA_ROOT",
    "REQUIRE_SECOND_FACTOR",
    "SECURITY_CONTACT",
    "SITE_NAME",
    "SITE_URL",
    "TIME_ZONE",
    "TRUSTED_PROXIES",
]:
    os.environ.pop(name, None)
os.environ["SECRET_KEY"] = "only for tests"
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from newsroom.settings import *  # noqa: E402, F403
from newsroom.settings import DATABASES, STORAGES  # noqa: E402

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
MEDIA_ROOT = tempfile.mkdtemp(prefix="newsroom-media-")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
WHITENOISE_AUTOREFRESH = True

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # A test that fails for want of power is none.
    OPTIONS = DATABASES["default"]["OPTIONS"]
    OPTIONS["init_command"] = OPTIONS["init_command"].replace("FULL", "OFF")
    # In a file: each thread of a live server needs a connection of its own.
    DATABASES["default"]["TEST"] = {
        "NAME": os.path.join(tempfile.mkdtemp(prefix="newsroom-test-"), "test.sqlite3")
    }
