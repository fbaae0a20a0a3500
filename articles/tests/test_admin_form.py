import re

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from articles import desk, versions
from articles.models import Article, Comment, Desk, Photo, Topic
from articles.tests.factories import make_article, make_live_article, make_source, make_topic
from articles.tests.forms import change, form_of
from articles.tests.staff import change as save_change
from articles.tests.staff import make_member
from people.tests.factories import make_official

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("ann"))
    return client


def may(client, *codenames):
    """Log in somebody of the staff with these permissions; return them."""
    user = User.objects.create_user("cara", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    return user


def test_saving_makes_a_version_and_readers_see_no_change(editor):
    article = make_live_article({"headline": "As it was published"})
    sent = form_of(editor, change(article)) | {"headline": "Better words", "reason": "Clearer"}
    assert editor.post(change(article), sent).status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.latest_number) == ("As it was published", 2)
    saved = versions.latest(article)
    assert (saved.story["headline"], saved.saved_by, saved.reason) == (
        "Better words",
        "ann",
        "Clearer",
    )


def test_saving_the_form_unchanged_loses_nothing_of_the_story(editor):
    zebra, apple = make_topic(name="Zebra"), make_topic(name="Apple")
    make_official(slug="ann-roe", name="Ann Roe")
    story = {
        "headline": "H",
        "standfirst": "S",
        "body": "<p>One</p>\n<h2>Two</h2>\n<ul><li>Three</li></ul>",
        "byline": "Sgt. Ann Roe, USA",
        "bylines": [{"name": "Ann Roe", "title": "Sgt.", "service": "USA", "affiliation": "N"}],
        "dateline": {"place": "VARNHOLM", "day": "2007-04-23", "printed": "VARNHOLM, 4/23 –"},
        "topics": [zebra.slug, apple.slug],
        "officials": {"confirmed": ["ann-roe"], "rejected": []},
        "photos": [],
        "references": [{"url": "https://example.org", "title": ""}],
        "urgency": 4,
        "signoff": "(Ends)",
        "slugline": "BC-Test",
        "keywords": ["radar"],
    }
    article = make_article(story)
    before = versions.latest(article).content
    assert editor.post(change(article), form_of(editor, change(article))).status_code == 302
    article.refresh_from_db()
    assert (article.latest_number, versions.latest(article).content) == (1, before)


def test_a_story_is_written_from_nothing_by_its_author(editor):
    sent = form_of(editor, ADD) | {"headline": "New here", "body": "<p>They met.</p>"}
    assert editor.post(ADD, sent | {"_continue": "1"}).status_code == 302
    article = Article.objects.get()
    assert (article.headline, article.status, article.author.username) == (
        "New here",
        "draft",
        "ann",
    )


def test_scripts_are_taken_out_when_the_story_is_saved(editor):
    article = make_article()
    sent = form_of(editor, change(article)) | {"body": "<p>a<script>alert(1)</script></p>"}
    assert editor.post(change(article), sent).status_code == 302
    article.refresh_from_db()
    assert versions.latest(article).story["body"] == "<p>a</p>"


def test_topics_keep_the_order_they_were_chosen_in(editor):
    article = make_article()
    zebra, apple = make_topic(name="Zebra"), make_topic(name="Apple")
    sent = form_of(editor, change(article)) | {"topics": [zebra.pk, apple.pk]}
    editor.post(change(article), sent)
    article.refresh_from_db()
    assert versions.latest(article).story["topics"] == [zebra.slug, apple.slug]


def test_a_topic_deleted_meanwhile_holds_up_nothing(editor):
    article = make_article()
    kept, gone = make_topic(), make_topic()
    sent = form_of(editor, change(article)) | {"topics": [gone.pk, kept.pk], "headline": "New"}
    gone.delete()
    page = editor.post(change(article), sent | {"_continue": "1"}, follow=True).content.decode()
    article.refresh_from_db()
    story = versions.latest(article).story
    assert (story["headline"], story["topics"]) == ("New", [kept.slug])
    assert "Topics: 1 of your choices was deleted meanwhile" in page


@pytest.mark.parametrize("field", ["topics", "confirmed", "source"])
@pytest.mark.parametrize("forged", ["x'", "9" * 40])
def test_a_forged_choice_is_refused_and_everything_typed_is_shown_again(editor, field, forged):
    article = make_article()
    sent = form_of(editor, change(article)) | {field: [forged], "standfirst": "Typed words."}
    page = editor.post(change(article), sent).content.decode()
    assert "nothing you typed is lost" in page
    assert "Typed words." in page
    article.refresh_from_db()
    assert article.latest_number == 1


def test_an_error_in_one_field_shows_all_that_was_typed_again(editor):
    article = make_article()
    typed = {
        "headline": "",
        "standfirst": "Typed standfirst",
        "authors": "Cara Dunn | Sgt.",
        "body": "<p>Typed text</p>",
        "dateline_date": "the 31st",
        "desk_notes": "Typed notes",
    }
    page = editor.post(change(article), form_of(editor, change(article)) | typed).content.decode()
    for words in ("Typed standfirst", "Cara Dunn | Sgt.", "Typed text", "the 31st", "Typed notes"):
        assert words in page
    assert "nothing you typed is lost" in page


@pytest.mark.parametrize("field", ["headline", "desk_notes", "un\0known"])
def test_a_nul_in_any_field_is_no_error_of_the_server(editor, field):
    article = make_article()
    sent = form_of(editor, change(article)) | {field: "Typed\0 words", "standfirst": "Kept words"}
    kept = editor.post(reverse("admin:articles_article_keep", args=[article.pk]), sent)
    assert kept.status_code == 200
    page = editor.post(change(article), sent | {"urgency": "x"}).content.decode()
    assert "Kept words" in page


def test_new_topics_are_offered_only_to_those_who_may_add_one(client):
    user = may(client, "add_article", "change_article")
    assert "add_id_topics" not in client.get(ADD).content.decode()
    user.user_permissions.add(Permission.objects.get(codename="add_topic"))
    assert "add_id_topics" in client.get(ADD).content.decode()
    assert not Topic.objects.exists()


def test_dates_of_publication_are_set_only_by_those_who_publish(client):
    user = may(client, "add_article", "change_article")
    assert "published_at_0" not in client.get(ADD).content.decode()
    forged = {
        "headline": "H",
        "body": "<p>B</p>",
        "language": "en",
        "published_at_0": "2007-04-23",
        "published_at_1": "12:00",
    }
    assert client.post(ADD, forged).status_code == 302
    assert Article.objects.get().published_at is None
    user.user_permissions.add(Permission.objects.get(codename="publish_article"))
    assert "published_at_0" in client.get(ADD).content.decode()


def test_the_dateline_is_printed_in_the_style_of_the_source_as_it_is_typed(editor):
    article = make_article()
    agency = make_source(name="AP", dateline_style="place-agency")
    draft = reverse("admin:articles_article_draft", args=[article.pk])
    sent = form_of(editor, change(article)) | {
        "dateline_place": "Varnholm",
        "dateline_date": "2007-04-23",
    }
    assert editor.post(draft, sent).json()["dateline"] == "VARNHOLM, April 23, 2007 –"
    assert editor.post(draft, sent | {"source": agency.pk}).json()["dateline"] == "VARNHOLM (AP) —"
    article.refresh_from_db()
    assert article.latest_number == 1


def test_checks_of_what_is_typed_link_to_their_fields(editor):
    draft = reverse("admin:articles_article_draft_new")
    answer = editor.post(draft, {"headline": "", "body": '<p><a href="/2007/01/01/no/">x</a></p>'})
    panel = answer.json()["checks"]
    assert '<a href="#id_headline">Enter a headline.</a>' in panel
    assert "No story has the address /2007/01/01/no/." in panel


def test_notes_to_the_desk_are_no_part_of_the_story(editor):
    article = make_article()
    sent = form_of(editor, change(article)) | {"desk_notes": "CANARY"}
    editor.post(change(article), sent)
    article.refresh_from_db()
    saved = versions.latest(article)
    assert (saved.number, saved.desk_notes) == (2, "CANARY")
    assert "CANARY" not in saved.content
    desk.publish(article, by="test")
    assert "CANARY" not in editor.get(article.get_absolute_url()).content.decode()


def test_who_may_only_look_changes_nothing(client):
    may(client, "view_article")
    article = make_article()
    assert client.get(change(article)).status_code == 200
    sent = {"headline": "Forged", "body": "<p>Forged</p>", "started_from": 1}
    assert client.post(change(article), sent).status_code == 403
    for act in ("draft", "present", "keep", "discard", "merge"):
        address = reverse(f"admin:articles_article_{act}", args=[article.pk])
        assert client.post(address, sent).status_code == 403
        assert client.get(address).status_code == 405
    article.refresh_from_db()
    assert (article.latest_number, article.status) == (1, "draft")


def test_the_form_costs_few_queries_however_many_topics(editor, django_assert_max_num_queries):
    topics = [make_topic().slug for _ in range(10)]
    article = make_article({"topics": topics})
    with django_assert_max_num_queries(20):
        editor.get(change(article))


def test_the_form_of_a_busy_story_costs_no_more_than_twenty_queries(
    client, django_assert_max_num_queries
):
    ann, bob = make_member("slot"), make_member("editor")
    officials = [make_official(slug=f"official-{number}").slug for number in range(6)]
    photos = [
        Photo.objects.create(name=f"photo-{number}", image="photos/none.png", width=1, height=1)
        for number in range(6)
    ]
    others = [make_live_article() for _ in range(6)]
    story = {
        "topics": [make_topic().slug for _ in range(6)],
        "related": {
            "pinned": [other.guid for other in others[:3]],
            "banned": [other.guid for other in others[3:]],
        },
        "officials": {"confirmed": officials[:3], "rejected": officials[3:]},
        "photos": [
            {"photo": photo.name, "caption": "", "credit": "A. P.", "alt": "Two"}
            for photo in photos
        ],
    }
    article = make_live_article(
        story,
        source=make_source(),
        desk=Desk.objects.create(name="Foreign"),
        author=ann,
        assignee=ann,
        claimed_by=bob,
    )
    for number in range(6):
        save_change(article, headline=f"Changed {number} times")
        Comment.objects.create(
            article=article, author=bob, text="Who?", number=number + 1, written_at=timezone.now()
        )
    client.force_login(ann)
    client.get(change(article))  # the directory of officials is read once, for all
    with django_assert_max_num_queries(20):
        page = client.get(change(article)).content.decode()
    assert "photo-use" in page
    assert page.count("Who?") == 6
    assert page.count(str(others[0])) == 1


def test_the_form_has_no_inline_script_or_style(editor):
    for address in (ADD, change(make_article())):
        answer = editor.get(address)
        html = answer.content.decode()
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json)[^>]*>", html)
        assert not re.search(r"<[^>]+\sstyle=", html)
