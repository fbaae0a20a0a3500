"""Every address of the admin, asked by everybody: the answers stand in admin_matrix.txt.

Each row is an address by name (an act's page by name and act), a method, and the status that each
role gets. Addresses of one story have three figures: for a draft of one's own, for somebody else's,
and for a killed story. POSTs are empty, so what is allowed answers with its form or sends back.
"""

from copy import deepcopy
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from articles import photos, records
from articles.admin.transitions import VERBS
from articles.desk import State
from articles.models import Comment, OldAddress, PreviewLink
from articles.tests.factories import make_article, make_source, make_topic
from articles.tests.pictures import picture
from articles.tests.staff import ROLES, make_member, make_story_in
from people.models import Area, Organization
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).with_name("admin_matrix.txt")
WHO = ("anonymous", *ROLES)


def admin_addresses():
    """(name, names of its parameters) of each address below /admin/."""
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern).startswith("admin/"):
            yield from _below(pattern, f"{pattern.namespace}:" if pattern.namespace else "")


def _below(pattern, prefix):
    if hasattr(pattern, "url_patterns"):
        for inner in pattern.url_patterns:
            yield from _below(inner, prefix)
    elif pattern.name and pattern.name != "view_on_site":  # what has no name leads to one that has
        parameters = tuple(pattern.pattern.converters or pattern.pattern.regex.groupindex)
        yield prefix + pattern.name, parameters


def rows_to_ask():
    """(row's name, address name, parameters, act or None)."""
    for name, parameters in sorted(set(admin_addresses())):
        for act in VERBS if name == "admin:articles_article_act" else [None]:
            yield (f"{name}:{act}" if act else name), name, parameters, act


class Objects:
    """One row of each kind, and for each role a draft of its own, of another, and a killed one."""

    def __init__(self):
        self.stranger = make_member("editor")
        self.killed = make_story_in(State.KILLED, author=self.stranger)
        self.others = make_article(author=self.stranger)
        for article in (self.others, self.killed):
            self._discuss(article, self.stranger)
        self.simple = {
            "official": make_official(slug="ann-roe", name="Ann Roe"),
            "office": make_office(slug="mayor", title="Mayor"),
            "topic": make_topic(),
            "source": make_source(),
            "user": self.stranger,
            "group": Group.objects.first(),
            "auditentry": records.record(self.stranger, "edit", self.others),
            "delivery": records.delivered(self.others, 1, "A client", "mail"),
            "oldaddress": OldAddress.objects.create(
                path="/a/", target="/b/", moved_at="2030-01-01T00:00Z"
            ),
            "photo": photos.store(
                data=picture(), name="pier", caption="", credit="Ann Roe", alt="A pier."
            ),
            "tenure": make_tenure(),
            "repeatederror": self._repeated_error(),
            "follower": self._of_readers("Follower", address="ann@example.org"),
            "page": self._of_readers("Page", slug="imprint", title="Imprint"),
            "sitenotice": self._of_readers("SiteNotice", text="We moved."),
            "area": Area.objects.create(name="Varnholm", slug="varnholm"),
            "organization": Organization.objects.create(name="Council", slug="council"),
        }

    def _repeated_error(self):
        correction = self.others.corrections.create(
            wrong="24", right="42", version_before=1, version_after=2,
            corrected_at="2030-01-01T00:00Z",
        )  # fmt: skip
        return correction.repeats.create(article=self.others, part="body", excerpt="24 ships")

    def _of_readers(self, model, **fields):
        return apps.get_model("readers", model).objects.create(**fields)

    def of(self, user):
        own = make_article(author=user)
        self._discuss(own, user)
        return own, self.others, self.killed

    def _discuss(self, article, author):
        Comment.objects.create(
            article=article, author=author, text="Why?", number=1, written_at="2030-01-01T00:00Z"
        )
        PreviewLink.objects.create(
            article=article,
            number=1,
            token=f"token-{article.pk}",
            recipient="Bob",
            made_by=author.username,
            made_at="2030-01-01T00:00Z",
            expires_at="2090-01-01T00:00Z",
        )

    def arguments(self, name, parameters, act, article):
        """The address's arguments for that story, or for the one row of another kind."""
        if name.startswith("admin:articles_article_"):
            row = article
        else:
            row = next((row for kind, row in self.simple.items() if f"_{kind}_" in name), None)
        number = row.pk if row else 1
        values = {
            "act": act or "resolve",
            "number": 1,
            "comment": article.comments.first().pk,
            "link": article.preview_links.first().pk,
            "app_label": "articles",
        }
        return {parameter: values.get(parameter, number) for parameter in parameters}


def ask(client, method, address):
    """The status of the answer; whatever it did is undone, a logout too."""
    client.cookies = deepcopy(client.logged_in)
    with transaction.atomic():
        status = getattr(client, method.lower())(address).status_code
        transaction.set_rollback(True)
    return status


def answers(method):
    """{row's name: what each role gets}."""
    objects = Objects()
    table = {}
    for who in WHO:
        user = objects.stranger if who == "anonymous" else make_member(who)
        articles = objects.of(user)
        client = Client()
        if who != "anonymous":
            client.force_login(user)
        client.logged_in = deepcopy(client.cookies)
        for row, name, parameters, act in rows_to_ask():
            is_one_story = name.startswith("admin:articles_article_") and parameters
            figures = [
                ask(client, method, reverse(name, kwargs=arguments))
                for arguments in (
                    objects.arguments(name, parameters, act, article)
                    for article in (articles if is_one_story else articles[:1])
                )
            ]
            table.setdefault(row, []).append("/".join(map(str, figures)))
    return table


def expected():
    rows = {}
    for line in TABLE.read_text().splitlines():
        if line and not line.startswith("#"):
            name, method, *figures = line.split()
            rows[name, method] = figures
    return rows


def written(name, method, figures):
    """A row as it stands in the file."""
    return f"{name:50} {method:4} " + " ".join(f"{figure:11}" for figure in figures).rstrip()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_address_of_the_admin_answers_everybody_as_the_table_says(method):
    table = expected()
    found = answers(method)
    wrong = [
        written(name, method, figures)
        for name, figures in found.items()
        if table.get((name, method)) != figures
    ]
    assert not wrong, (
        f"Judge these answers ({', '.join(WHO)}; own/foreign/killed), then mend the code or "
        f"write the rows into {TABLE.name}:\n" + "\n".join(wrong)
    )


def test_the_table_holds_no_address_that_is_gone():
    names = {row for row, *_ in rows_to_ask()}
    assert {name for name, _ in expected()} <= names
