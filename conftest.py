"""What tests of every app may ask for."""

import math
import os
import shutil
import threading

import pytest
from django.conf import settings
from django.core.cache import cache

from newsroom import standing

DOOR = pytest.StashKey()
SEED = "seed/000_d4906b33f7c0e796.txt"


def lacking(reason):
    """Skip the test, or fail it where everything must be there (REQUIRE_ALL=1)."""
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"{reason} (REQUIRE_ALL=1 allows no skips)")
    pytest.skip(reason)


@pytest.fixture(scope="session", autouse=True)
def database_door(django_db_blocker, request):
    request.config.stash[DOOR] = django_db_blocker


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test with real transactions empties every table; the groups of the migration come back."""
    result = yield
    if nextitem is None:  # the test database itself is gone by now
        return result
    marker = item.get_closest_marker("django_db")
    is_real = marker is not None and marker.kwargs.get("transaction")
    if is_real or {"transactional_db", "live_server"} & set(item.fixturenames):
        from articles.tests.staff import make_roles

        with item.config.stash[DOOR].unblock():
            make_roles()
    return result


@pytest.fixture(autouse=True)
def empty_cache():
    """No test meets what another one kept."""
    cache.clear()


@pytest.fixture(autouse=True)
def nothing_stands_around_pages():
    """No site notice and no page of the site's own, and no query for them, till a test loads some.

    `standing.forget()` does, and so does whatever changes them.
    """
    standing.keep(standing.Standing(), math.inf)


@pytest.fixture(autouse=True)
def last_requests():
    """Let requests that a closing browser page left running end before the tables are emptied."""
    yield
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:  # as socketserver names them
            thread.join(timeout=10)


@pytest.fixture(scope="session")
def shared():
    """The folder of samples that is kept beside the project, not in it."""
    folder = settings.BASE_DIR.parent / "shared"
    if not folder.is_dir():
        lacking("../shared is not here")
    return folder


@pytest.fixture(scope="session")
def seed_text(shared):
    """The one real wire story, as printed."""
    return (shared / SEED).read_bytes().decode()


@pytest.fixture(scope="session")
def chromium():
    """The path of an installed Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        lacking("no Chromium is installed; on Debian: apt-get install chromium")
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, chromium):
    """Make pytest-playwright's `page` use that Chromium."""
    # Playwright keeps an event loop in the test's thread, where Django would refuse its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    no_sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": chromium, "args": no_sandbox}
