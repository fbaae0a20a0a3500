"""The people of the desk, and stories in each state, for tests of who may do what."""

from datetime import timedelta
from importlib import import_module

from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from articles import desk, versions
from articles.desk import State
from articles.models import Article
from articles.tests.factories import NUMBERS, make_article, make_live_article

ROLES = ("reporter", "editor", "slot", "senior", "archivist", "superuser")


def make_roles():
    """Run the migrations that make the groups, as in a database that lacks them."""
    loader = MigrationLoader(connection)
    for app, name in [("articles", "0003_roles"), ("readers", "0002_roles_and_pages")]:
        apps = loader.project_state((app, name)).apps
        migration = import_module(f"{app}.migrations.{name}")
        migration.make_roles(apps, connection.schema_editor())


def make_member(role, **fields):
    """An account of that role that may enter the admin."""
    fields = {"username": f"{role}-{next(NUMBERS)}", "is_staff": True} | fields
    user = User.objects.create(**fields, is_superuser=role == "superuser")
    if role != "superuser":
        user.groups.add(Group.objects.get(name=role))
    return user


def make_story_in(state, story=None, **fields):
    """A story that stands there, brought by the desk's own acts."""
    if state in {State.LIVE, State.WITHDRAWN, State.KILLED}:
        article = make_live_article(story, **fields)
    else:
        article = make_article(story, **fields)
    by = make_member("superuser")
    if state in {State.REVIEW, State.READY}:
        desk.submit(article, by=by)
    if state == State.READY:
        desk.approve(article, by=by)
    if state == State.WAITING:
        later = (timezone.now() + timedelta(days=2)).replace(tzinfo=None, microsecond=0)
        desk.schedule(article, by=by, at=later, zone="UTC")
    if state == State.SPIKED:
        desk.spike(article, by=by)
    if state == State.WITHDRAWN:
        desk.withdraw(article, by=by, reason="Wrong throughout.")
    if state == State.KILLED:
        desk.kill(article, by=by, reason="A court.", taken_down_class="legal")
    return Article.objects.get(pk=article.pk)


def change(article, **fields):
    """Save a next version that differs in those fields."""
    return desk.save(article, versions.latest(article).story | fields)
