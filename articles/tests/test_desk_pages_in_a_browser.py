"""Every page of the desk in a real browser: nothing forbidden, broken, unreadable or too wide."""

import pytest
from django.urls import reverse

from articles.tests.browsing import Browsing
from articles.tests.test_admin_matrix import Objects, expected, rows_to_ask

pytestmark = pytest.mark.django_db(transaction=True)

SUPERUSER = -1  # the last figure of a row
# One page of each kind: these look the same for whatever they delete or whoever's past they tell.
ALIKE = ("_delete", "_history", "_area_change", "_area_add", "_office_add", "_organization_add")
SAME_FOR_ALL = {"admin:articles_source_delete", "admin:articles_source_history"}
NO_PAGES = {
    *("admin:jsi18n", "second_factor_qr"),
    *("admin:articles_article_present", "admin:articles_article_officials"),
    "admin:articles_article_stories",
}


def is_worth_a_look(name):
    is_story = name.startswith("admin:articles_article_")
    return name not in NO_PAGES and (is_story or name in SAME_FOR_ALL or not name.endswith(ALIKE))


def pages(user):
    """(name, address) of each page that the superuser gets, of a draft of another."""
    objects = Objects()
    _, article, _ = objects.of(user)
    figures = expected()
    for row, name, parameters, act in rows_to_ask():
        answers = figures[row, "GET"][SUPERUSER].split("/")
        if answers[min(1, len(answers) - 1)] == "200" and is_worth_a_look(name):
            yield row, reverse(name, kwargs=objects.arguments(name, parameters, act, article))


PARTS = 3


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_of_the_desk_can_be_read_by_everybody(
    part, new_context, live_server, django_user_model
):
    chief = Browsing(new_context(), live_server).log_in("chief", "superuser")
    user = django_user_model.objects.get(username="chief")
    found = []
    for name, address in sorted(pages(user))[part::PARTS]:
        answer = chief.page.goto(live_server.url + address)
        assert answer.status == 200, name
        found += chief.faults()
    assert not found, "\n".join(map(str, found))
    assert chief.complaints == []
