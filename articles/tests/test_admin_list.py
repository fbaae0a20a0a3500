import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.admin.listing import words_of
from articles.admin.status import WORDS, word_of
from articles.admin.times import clock, distance
from articles.models import Article, Correction, Desk
from articles.tests.factories import make_article, make_live_article, make_source, make_topic
from people.tests.factories import make_official

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"


@pytest.fixture
def ann(client):
    user = User.objects.create_superuser("ann")
    client.force_login(user)
    return user


def hours(number):
    return timezone.now() + timedelta(hours=number)


def listed(client, query=""):
    page = client.get(LIST + query).content.decode()
    return sorted(re.findall(r'<span class="headline">([^<]*)</span>', page))


def correct(article):
    Correction.objects.create(
        article=article,
        wrong="two",
        right="three",
        version_before=1,
        version_after=2,
        corrected_at=timezone.now(),
    )
    return article


def make_every_standing():
    """A story of each status word, each with the word as its headline."""
    for status in ("draft", "review", "ready", "withdrawn", "killed", "spiked"):
        make_article({"headline": Article.Status(status).label}, status=status)
    make_live_article({"headline": "Scheduled"}, at=hours(3))
    make_live_article({"headline": "Embargoed"}, at=hours(3), embargo_until=hours(2))
    correct(make_live_article({"headline": "Embargoed"}, embargo_until=hours(2)))
    make_live_article({"headline": "Published"})
    correct(make_live_article({"headline": "Corrected"}))
    make_live_article({"headline": "Expired"}, expires_at=hours(-1))


def test_the_list_says_where_each_story_stands(client, ann):
    make_every_standing()
    page = client.get(LIST).content.decode()
    for key, word in WORDS.items():
        assert f'<span class="status" data-status="{key}">{word}</span>' in page


@pytest.mark.parametrize("key", WORDS)
def test_the_status_filter_gives_the_stories_with_that_word(client, ann, key):
    make_every_standing()
    assert set(listed(client, f"?status={key}")) == {WORDS[key]}
    assert {word_of(article) for article in Article.objects.standing(key)} == {WORDS[key]}


def test_every_story_has_exactly_one_status(ann):
    make_every_standing()
    standing = [set(Article.objects.standing(key).values_list("pk", flat=True)) for key in WORDS]
    assert sum(map(len, standing)) == len(set().union(*standing)) == Article.objects.count()


def test_the_list_is_narrowed_by_desk_source_topic_official_and_day(client, ann):
    foreign, agency, topic = Desk.objects.create(name="Foreign"), make_source(), make_topic()
    make_official(slug="ann-roe", name="Ann Roe", other_names=["Anna Roe"])
    story = {"headline": "Sought", "body": "<p>Ann Roe came.</p>", "topics": [topic.slug]}
    sought = make_live_article(story, desk=foreign, source=agency)
    make_live_article({"headline": "Other"}, at=hours(-1))
    day = sought.published_on
    for query in (
        f"desk={foreign.pk}",
        f"source={agency.slug}",
        f"topic={topic.slug}",
        f"topic={topic.name.upper()}",
        "official=ann-roe",
        "official=anna r",
        f"since={day}&until={day}",
        f"until={day}",
        f"desk={foreign.pk}&source={agency.slug}&topic={topic.slug}&official=roe&until={day}",
    ):
        assert listed(client, f"?{query}") == ["Sought"], query
    assert listed(client, f"?since={day + timedelta(days=1)}") == ["Other"]
    assert listed(client, "?official=nobody") == []


def test_many_stories_of_an_official_are_found_as_few_are(client, ann, monkeypatch):
    make_official(slug="ann-roe", name="Ann Roe")
    make_live_article({"headline": "Sought", "body": "<p>Ann Roe came.</p>"})
    make_live_article({"headline": "Other"})
    few = listed(client, "?official=roe")
    monkeypatch.setattr("articles.querysets.desk.OFTEN", 1)
    assert listed(client, "?official=roe") == few == ["Sought"]


def test_the_list_is_narrowed_to_mine_the_corrected_and_those_without_picture(client, ann):
    bob = User.objects.create_user("bob")
    for field in ("author", "assignee", "claimed_by"):
        make_article({"headline": f"Mine as {field}"}, **{field: ann})
    other = correct(make_live_article({"headline": "Not mine"}, author=bob))
    Article.objects.filter(pk=other.pk).update(lead_photo={"url": "/media/p.png"})
    assert len(listed(client, "?mine=1")) == 3
    assert listed(client, "?corrected=1") == ["Not mine"]
    assert "Not mine" not in listed(client, "?no-picture=1")


def test_search_looks_in_headline_slugline_identifier_and_number(client, ann):
    sought = make_article({"headline": "Talks in Varnholm", "slugline": "BC-Radar"}, guid="x:urn-7")
    make_article({"headline": "Else", "body": "<p>Varnholm harbor</p>"}, guid="x:else")
    for words in ("varnholm", "talks varnholm", "bc-rad", "urn-7", f"{sought.pk}", '"in Varnholm"'):
        assert listed(client, f"?q={words}") == ["Talks in Varnholm"], words
    assert listed(client, "?q=varnholm in talks harbor") == []


def test_search_looks_in_the_text_when_asked(client, ann):
    make_article({"headline": "Else", "body": "<p>Varnholm harbor</p>"})
    make_article({"headline": "Harbor"})
    assert listed(client, "?q=body: varnholm harbor") == ["Else"]


@pytest.mark.parametrize(
    "text", ["", "  ", "%", "_", "\x00", "'", '"', "\\", "9" * 400, "body:", "é" * 999]
)
def test_no_search_breaks_the_list(client, ann, text):
    make_article({"headline": "Here"})
    sent = {"q": text, "topic": text, "official": text}
    assert client.get(LIST, sent).status_code == 200


@pytest.mark.parametrize(
    "query", ["source=none", "status=none", "view=none", "desk=x", "desk=9999"]
)
def test_a_filter_that_does_not_exist_leads_back_to_the_list(client, ann, query):
    Desk.objects.create(name="Foreign")
    make_source()
    answer = client.get(f"{LIST}?{query}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{LIST}?e=1")


def test_a_day_that_is_none_is_named(client, ann):
    page = client.get(f"{LIST}?since=yesterday").content.decode()
    assert "&#x27;yesterday&#x27; is not a day; write it as 2026-03-31." in page


@pytest.mark.parametrize("page", ["x", "-1", "0", "99999999999999999999999", "²"])
def test_a_page_that_is_none_breaks_nothing(client, ann, page):
    make_article()
    assert client.get(LIST, {"p": page}, follow=True).status_code == 200


def test_the_count_stops_where_nobody_leafs_to(client, ann, monkeypatch):
    monkeypatch.setattr("articles.admin.listing.COUNTED", 3)
    monkeypatch.setattr("articles.admin.listing.PAGES_AHEAD", 0)
    monkeypatch.setattr("articles.admin.article.ArticleAdmin.list_per_page", 3)
    for _ in range(5):
        make_article()
    assert "3+ stories" in client.get(LIST).content.decode()
    assert len(listed(client, "?p=2")) == 2


def test_pages_show_every_story_once(client, ann, monkeypatch):
    monkeypatch.setattr("articles.admin.article.ArticleAdmin.list_per_page", 3)
    headlines = sorted(make_article({"headline": f"Story {n}"}).headline for n in range(8))
    shown = [headline for page in (1, 2, 3) for headline in listed(client, f"?p={page}")]
    assert sorted(shown) == headlines


def test_the_list_costs_the_same_for_one_story_and_thirty(client, django_assert_max_num_queries):
    bob = User.objects.create_user("bob", is_staff=True)
    bob.groups.add(*bob.groups.model.objects.filter(name="slot"))
    client.force_login(bob)
    make_official(slug="ann-roe", name="Ann Roe")
    desk = Desk.objects.create(name="Foreign")

    def fill():
        make_live_article(
            {"body": "<p>Ann Roe came.</p>"}, desk=desk, assignee=bob, claimed_by=bob, author=bob
        )

    fill()
    with django_assert_max_num_queries(12) as one:
        client.get(LIST)
    for _ in range(29):
        fill()
    with django_assert_max_num_queries(12) as thirty:
        client.get(LIST)
    assert len(one) == len(thirty)


def test_who_holds_it_and_when_it_is_due_are_shown(client, ann, time_machine):
    time_machine.move_to("2026-11-18T13:55:00Z", tick=False)
    bob = User.objects.create_user("bob", first_name="Bob", last_name="Roe")
    make_article(
        {"slugline": "BC-Talks"}, claimed_by=bob, assignee=ann, due_at=hours(2), priority=1
    )
    client.force_login(ann)
    page = client.get(LIST).content.decode()
    for words in ("Bob Roe", "assigned to ann", "priority 1", "15:55 UTC, in 2 h", "BC-Talks"):
        assert words in page


def test_nobody_acts_on_stories_that_are_not_ticked(client, ann):
    ticked, other = make_article(), make_article()
    answer = client.post(
        LIST,
        {
            "action": "spike_selected",
            "_selected_action": [ticked.pk],
            "select_across": "1",
            "index": 0,
        },
    )
    assert str(ticked) in answer.content.decode()
    assert f'value="{other.pk}"' not in answer.content.decode()


def test_an_empty_list_says_so(client, ann):
    assert "No stories here." in client.get(LIST).content.decode()
    assert "No stories here with these filters." in client.get(f"{LIST}?mine=1").content.decode()


def test_the_list_bears_no_inline_script_or_style(client, ann):
    make_article()
    page = client.get(f"{LIST}?mine=1").content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=", page)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "just now"),
        (-59, "just now"),
        (30, "in less than a minute"),
        (600, "in 10 min"),
        (7800, "in 2 h 10 min"),
        (-7200, "2 h ago"),
        (86400, "in 1 day"),
        (-3 * 86400, "3 days ago"),
    ],
)
def test_distances_are_said_plainly(seconds, words):
    now = timezone.now()
    assert distance(now + timedelta(seconds=seconds), now) == words


def test_a_clock_names_its_zone_and_the_day_where_it_is_another(time_machine):
    time_machine.move_to("2026-11-18T12:00:00Z", tick=False)
    now = timezone.now()
    assert clock(now) == "12:00 UTC"
    assert clock(now + timedelta(days=1)) == "Nov. 19, 12:00 UTC"
    assert clock(now.replace(year=2007)) == "Nov. 18, 2007, 12:00 UTC"


def test_words_and_phrases_are_looked_for():
    assert words_of("one \"two three\" 'four'") == ["one", "two three", "four"]
    assert len(words_of("a " * 50)) == 8
