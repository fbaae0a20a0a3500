import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import desk, versions
from articles.models import AuditEntry, Version
from articles.tests.factories import make_article, make_live_article, make_topic

pytestmark = pytest.mark.django_db


def make_user(name, *roles):
    user = User.objects.create(username=name, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


@pytest.fixture
def editor(client):
    client.force_login(make_user("ann", "editor"))
    return client


def page(name, article, *args):
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *args])


def save(article, **fields):
    """Save a version that differs in those fields."""
    story = versions.latest(article).story | fields
    version = desk.save(article, story, saved_by="ann", reason=f"Changes {', '.join(fields)}")
    article.refresh_from_db()
    return version


def words(response, element):
    parts = response.content.decode().partition('class="compare-part"')[2]
    found = re.findall(rf"<{element}>(.*?)</{element}>", parts)
    return [re.sub(r"<[^>]*>", "", text) for text in found]


def test_the_list_says_who_saved_each_version_when_and_why(editor):
    article = make_live_article()
    save(article, headline="Other words")
    text = editor.get(page("history", article)).content.decode()
    assert text.index("Changes headline") < text.index("Readers see this")
    assert "ann" in text


def test_a_thousand_versions_are_read_a_page_at_a_time(editor, django_assert_max_num_queries):
    article = make_article()
    Version.objects.bulk_create(
        Version(article=article, number=number, content="{}", digest="0", saved_at=timezone.now())
        for number in range(2, 1001)
    )
    article.latest_number = 1000
    article.save()
    with django_assert_max_num_queries(12):
        first = editor.get(page("history", article))
    assert [version.number for version, _ in first.context["versions"]] == [*range(1000, 950, -1)]
    last = editor.get(page("history", article), {"before": "3"})
    assert [version.number for version, _ in last.context["versions"]] == [2, 1]
    assert last.context["next_before"] is None


def test_the_list_does_not_load_what_the_versions_say(editor):
    article = make_article()
    (row,) = editor.get(page("history", article)).context["versions"]
    assert "content" in row[0].get_deferred_fields()


def test_a_story_is_compared_with_what_readers_see_unless_asked_otherwise(editor):
    article = make_live_article({"headline": "Talks begin in Moscow"})
    save(article, headline="Talks end in Moscow")
    save(article, headline="Talks end well in Moscow")
    response = editor.get(page("compare", article))
    assert (words(response, "del"), words(response, "ins")) == (["begin"], ["end well"])
    response = editor.get(page("compare", article), {"from": 2, "to": 3, "view": "inline"})
    assert (words(response, "del"), words(response, "ins")) == ([], ["well"])


def test_a_draft_is_compared_with_the_version_before(editor):
    article = make_article()
    save(article, standfirst="First try")
    save(article, standfirst="Second try")
    response = editor.get(page("compare", article))
    assert (response.context["before"].number, response.context["after"].number) == (2, 3)


@pytest.mark.parametrize("view", ["side", "inline"])
def test_every_part_that_differs_is_shown(editor, view):
    topic = make_topic(name="Missile defense")
    article = make_article()
    changes = {
        "headline": "Another headline",
        "standfirst": "A standfirst",
        "byline": "Ann Roe",
        "bylines": [{"name": "Ann Roe", "title": "", "service": "", "affiliation": "Agency"}],
        "dateline": {"place": "VARNHOLM", "day": "2007-04-23", "printed": "VARNHOLM –"},
        "body": "<p>They parted.</p>",
        "topics": [topic.slug],
        "officials": {"confirmed": ["jo-roe"], "rejected": ["al-roe"]},
        "photos": [{"photo": "map", "caption": "A bay", "credit": "The desk", "alt": "Blue"}],
        "references": [{"url": "https://example.org/", "title": "A treaty"}],
        "related": {"pinned": ["a-story"], "banned": ["no-story"]},
        "urgency": 3,
        "slugline": "BC-Varnholm",
        "signoff": "(Ends)",
        "keywords": ["radar"],
        "language": "sv",
        "source": "agency",
        "supplied": {"genre": "Sidebar"},
    }
    assert changes.keys() == versions.BLANK.keys()
    story = versions.latest(article).story | changes
    desk.save(article, story, desk_notes="Call them")
    response = editor.get(page("compare", article), {"view": view})
    shown = " ".join(words(response, "ins"))
    for word in (
        "Another,A standfirst,Ann Roe,Agency,VARNHOLM,2007-04-23,parted,Missile defense,jo-roe,"
        "al-roe,map,A bay,The desk,Blue,https://example.org/,A treaty,a-story,no-story,3,"
        "BC-Varnholm,Sidebar,(Ends),radar,sv,agency,Call them"
    ).split(","):
        assert word in shown, word


def test_what_a_version_says_is_shown_and_never_run(editor):
    article = make_article({"headline": "Safe", "body": "<p>Safe &lt;b&gt;</p>"})
    save(
        article,
        headline="<script>alert(1)</script>",
        body='<p><a href="https://example.org/?a=1&amp;b=%22">No</a> &lt;img onerror=x&gt;</p>',
    )
    for view in ("side", "inline"):
        text = editor.get(page("compare", article), {"view": view}).content.decode()
        assert "<script>alert" not in text
        assert "<img onerror" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "link to https://example.org/?a=1&amp;b=%22" in text


def test_formatting_that_came_is_told_in_words(editor):
    article = make_article({"body": "<p>A word is here.</p>"})
    save(article, body="<p>A <strong>word</strong> is here.</p>")
    assert "bold" in " ".join(words(editor.get(page("compare", article)), "ins"))


@pytest.mark.parametrize("number", ["0", "99", "x", "-1", "1" * 30])
def test_a_version_that_does_not_exist_is_not_found(editor, number):
    article = make_article()
    assert editor.get(page("compare", article), {"from": number}).status_code == 404


def test_restoring_makes_a_new_version(editor):
    article = make_live_article({"headline": "As it was"})
    save(article, headline="Worse")
    sent = {"expected": article.latest_number}
    assert editor.post(page("restore", article, 1), sent).status_code == 302
    article.refresh_from_db()
    restored = versions.latest(article)
    assert (restored.number, restored.story["headline"]) == (3, "As it was")
    assert (restored.reason, restored.saved_by) == ("Restores version 1.", "ann")
    assert article.live_number == 1
    assert versions.faults(article) == []


def test_restoring_brings_the_notes_back(editor):
    article = make_article()
    desk.save(article, versions.latest(article).story, desk_notes="Call them")
    save(article, headline="Without notes")
    editor.post(page("restore", article, 2), {"expected": 3})
    article.refresh_from_db()
    assert versions.latest(article).desk_notes == "Call them"


def test_restoring_does_not_cover_what_somebody_saved_meanwhile(editor):
    article = make_article()
    save(article, headline="Seen")
    save(article, headline="Not seen")
    editor.post(page("restore", article, 1), {"expected": 2})
    article.refresh_from_db()
    assert (article.latest_number, article.headline) == (3, "Not seen")


def test_restoring_what_the_latest_version_says_saves_nothing(editor):
    article = make_article()
    editor.post(page("restore", article, 1), {"expected": 1})
    article.refresh_from_db()
    assert article.latest_number == 1


def test_restoring_takes_a_post(editor):
    article = make_article()
    save(article, headline="Other")
    assert editor.get(page("restore", article, 1)).status_code == 405


def test_who_may_not_edit_the_story_may_not_restore_it(client):
    article = make_article()
    save(article, headline="Other")
    client.force_login(make_user("rob", "reporter"))
    client.post(page("restore", article, 1), {"expected": 2})
    article.refresh_from_db()
    assert article.latest_number == 2
    assert AuditEntry.objects.filter(is_refused=True, done_by="rob", article=article).exists()


ADDRESSES = ["history", "compare", "preview", "links"]


@pytest.mark.parametrize("name", ADDRESSES)
def test_who_may_not_see_stories_sees_no_versions(client, name):
    article = make_article()
    client.force_login(make_user("pat"))
    assert client.get(page(name, article)).status_code == 404


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize(("role", "may"), [("editor", False), ("slot", False), ("senior", True)])
def test_the_versions_of_a_killed_story_are_in_the_legal_archive(client, name, role, may):
    article = make_live_article()
    save(article, headline="Later")
    desk.kill(article, by="a command", reason="Court order", taken_down_class="legal")
    client.force_login(make_user("pat", role))
    assert (client.get(page(name, article)).status_code == 200) is may


def test_the_forms_panel_names_the_newest_versions(editor):
    article = make_article()
    for number in range(7):
        save(article, headline=f"Headline {number}")
    text = editor.get(page("change", article)).content.decode()
    assert "Version 8<" in text
    assert "Version 3<" not in text
    assert page("history", article) in text


def test_a_page_of_versions_costs_the_same_queries_for_one_and_fifty(
    editor, django_assert_num_queries
):
    article = make_live_article()
    editor.get(page("history", article))
    with CaptureQueriesContext(connection) as queries:
        editor.get(page("history", article))
    for number in range(20):
        save(article, headline=f"Headline {number}")
    with django_assert_num_queries(len(queries)):
        editor.get(page("history", article))


def test_versions_are_listed_by_number_whatever_their_hours(editor):
    article = make_article()
    later = timezone.now() + timedelta(days=1)
    Version.objects.filter(article=article).update(saved_at=later)
    save(article, headline="Second")
    rows = editor.get(page("history", article)).context["versions"]
    assert [version.number for version, _ in rows] == [2, 1]
