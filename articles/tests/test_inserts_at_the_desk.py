"""Photos and decisions in a story's text: the form, the page, compare, merge, export."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import checks, compare, desk, merge, photos, versions
from articles.admin.checks import of_story
from articles.admin.marking import context_of
from articles.models import Article, AuditEntry, Photo
from articles.templatetags.compared import after, before, inline
from articles.tests.factories import make_article, make_live_article, make_source, make_topic
from articles.tests.forms import change, form_of
from articles.tests.pictures import picture
from articles.tests.staff import make_member
from articles.tests.test_archive import bring_in, empty_the_site, export
from people.loader import load_directory
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db

PLACE = '<figure data-photo="pier"></figure>'
MARK = '<span data-official="ann-roe">Roe</span>'
OFFICIALS = reverse("admin:articles_article_officials")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("ann"))
    return client


def use(name):
    """A photo of that name, and how a story shows it."""
    words = {"caption": f"The {name}.", "credit": "Jo Doe", "alt": f"A {name}."}
    if not Photo.objects.filter(name=name).exists():
        color = f"#{len(name)}{Photo.objects.count()}f"
        photos.store(data=picture(color=color), name=name, **words)
    return {"photo": name} | words


def captions(client, article):
    page = client.get(article.get_absolute_url()).content.decode()
    return re.findall(r"<figcaption>(.*?) <span", page)


# Readers


def test_a_placed_photo_shows_at_its_place_and_nowhere_else(client):
    body = '<p>One</p>\n<figure data-photo="quay"></figure>\n<p>Two</p>'
    article = make_live_article({"body": body, "photos": [use("pier"), use("quay"), use("map")]})
    assert captions(client, article) == ["The pier.", "The quay.", "The map."]
    page = client.get(article.get_absolute_url()).content.decode()
    assert page.index("<p>One</p>") < page.index("The quay.") < page.index("<p>Two</p>")
    assert "data-photo" not in page


def test_the_first_photo_may_be_placed_too(client):
    article = make_live_article({"body": f"<p>One</p>{PLACE}", "photos": [use("pier")]})
    page = client.get(article.get_absolute_url()).content.decode()
    assert captions(client, article) == ["The pier."]
    assert page.index("<p>One</p>") < page.index("The pier.")
    assert 'property="og:image"' in page


def test_a_photo_that_was_taken_out_of_the_story_shows_nothing(client):
    use("pier")  # it is in the archive, and not this story's to show
    article = make_live_article({"body": f"<p>One</p>{PLACE}<p>Two</p>"})
    page = client.get(article.get_absolute_url()).content.decode()
    assert "pier" not in page
    assert "data-photo" not in page


def test_hostile_words_of_a_placed_photo_are_escaped(client):
    hostile = use("pier") | {"caption": "<script>x</script>", "alt": '"><script>x</script>'}
    article = make_live_article({"body": f"<p>One</p>{PLACE}", "photos": [hostile]})
    assert "<script>x" not in client.get(article.get_absolute_url()).content.decode()


def test_new_renditions_reach_a_placed_photo(client):
    article = make_live_article({"body": f"<p>One</p>{PLACE}", "photos": [use("pier")]})
    photo = Photo.objects.get()
    Photo.objects.update(
        renditions={"stem": "photos/pier/x", "widths": [320], "card_widths": [320]}
    )
    photos.refresh(photo)
    assert "photos/pier/x-320.avif" in client.get(article.get_absolute_url()).content.decode()


# Checks


def test_a_place_without_its_photo_is_told_to_the_editor():
    story = versions.story_with(body=f"<p>x</p>{PLACE}")
    told = [check.text for check in checks.check(story) if "pier" in check.text]
    assert len(told) == 1
    assert "not a photo of the story" in told[0]
    told = checks.check(story | {"photos": [use("pier")]})
    assert not any("pier" in check.text for check in told)


def test_a_photo_placed_twice_is_told():
    story = versions.story_with(body=f"<p>x</p>{PLACE}{PLACE}", photos=[use("pier")])
    assert any("2 places" in check.text for check in checks.check(story))


# The form


def test_the_form_keeps_both_and_a_save_without_a_change_makes_no_version(editor):
    make_official(slug="ann-roe", name="Ann Roe")
    body = f"<p>{MARK} came.</p>\n{PLACE}\n<p>Two.</p>"
    article = make_article({"body": body, "photos": [use("pier")], "topics": [make_topic().slug]})
    sent = form_of(editor, change(article))
    assert sent["body"] == body
    editor.post(change(article), sent)
    article.refresh_from_db()
    assert article.latest_number == 1


def test_a_mark_with_a_slug_nobody_has_is_taken_out_with_a_notice(editor):
    article = make_article()
    body = '<p><span data-official="no-such">Roe</span> <em>came</em>.</p>'
    answer = editor.post(
        change(article), form_of(editor, change(article)) | {"body": body}, follow=True
    )
    article.refresh_from_db()
    assert versions.latest(article).story["body"] == "<p>Roe <em>came</em>.</p>"
    assert any("“Roe” was marked as “no-such”" in str(m) for m in answer.context["messages"])


def test_whom_the_text_marks_cannot_be_under_no(editor):
    official = make_official(slug="ann-roe", name="Ann Roe")
    article = make_article()
    sent = form_of(editor, change(article))
    sent |= {"body": f"<p>{MARK}</p>", "rejected": [official.pk]}
    answer = editor.post(change(article), sent)
    assert "Ann Roe is marked in the text" in answer.content.decode()
    article.refresh_from_db()
    assert article.latest_number == 1


def test_a_hostile_place_is_cleaned_when_it_is_saved(editor):
    article = make_article()
    body = "<p>x</p><figure data-photo='\"><script>alert(1)</script>'><script>y</script></figure>"
    editor.post(change(article), form_of(editor, change(article)) | {"body": body})
    article.refresh_from_db()
    assert versions.latest(article).story["body"] == "<p>x</p><figure></figure>"


def test_the_search_for_officials_tells_namesakes_apart(editor):
    office = make_office(title="Harbor Minister")
    for slug, start, end in [("roe-a", "1990", "1995"), ("roe-b", "2005", None)]:
        official = make_official(slug=slug, name="Ann Roe", other_names=["Anna Rowe"])
        make_tenure(official=official, office=office, start=start, end=end)
    found = editor.get(OFFICIALS, {"term": "rowe an", "day": "2007-04-23"}).json()["officials"]
    assert {(one["slug"], one["context"]) for one in found} == {
        ("roe-a", "Harbor Minister, 1990–1995"),
        ("roe-b", "Harbor Minister, since 2005"),
    }


def test_what_was_held_on_the_storys_day_comes_first():
    official = make_official(birth_date="1943-09-25")
    for title, start, end in [("Mayor", "2001", "2008"), ("Envoy", "2010", "2012")]:
        office = make_office(title=title)
        make_tenure(official=official, office=office, start=start, end=end)
    day = Article._meta.get_field("published_on").to_python("2007-04-23")
    directory = load_directory()
    assert context_of(official, directory, day).startswith("Mayor, 2001–2008; Envoy, 2010–2012")
    assert context_of(official, directory).startswith("Envoy")
    assert context_of(official, directory).endswith("; born 1943")


@pytest.mark.parametrize(
    "query", [{}, {"term": "a"}, {"term": "\0\0\0"}, {"term": "%", "day": "2007-99-99"}]
)
def test_an_odd_search_finds_nobody(editor, query):
    make_official(name="Ann Roe")
    assert editor.get(OFFICIALS, query).json() == {"officials": []}


def test_a_search_costs_the_same_for_one_and_ten(editor):
    costs = []
    for count in (1, 9):
        for _ in range(count):
            make_tenure(official=make_official(name="Ann Roe"))
        with CaptureQueriesContext(connection) as queries:
            found = editor.get(OFFICIALS, {"term": "Roe"}).json()["officials"]
        costs.append((len(found), len(queries)))
    assert [found for found, _ in costs] == [1, 10]
    assert costs[0][1] == costs[1][1]


# Two texts of a story


def shown(one, other):
    parts = compare.differences(versions.story_with(body=one), versions.story_with(body=other))
    part = next(part for part in parts if part.name == "body")
    text = " ".join(
        str(inline(row, part)) + str(before(row, part)) + str(after(row, part))
        for item in part.items
        if item.kind != "same"
        for row in item.rows
    )
    return re.sub(r"<[^>]*>", "", text)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (f"<p>a</p>{PLACE}<p>b</p>", "<p>a</p><p>b</p>", "photo pier removed"),
        ("<p>a</p><p>b</p>", f"<p>a</p>{PLACE}<p>b</p>", "photo pier placed here"),
        (f"<p>a</p>{PLACE}<p>b</p>", f"<p>a</p><p>b</p>{PLACE}", "photo pier moved"),
        ("<p>Roe came</p>", f"<p>{MARK} came</p>", "marked as ann-roe"),
        (f"<p>{MARK} came</p>", '<p><span data-official="">Roe</span> came</p>', "not a person"),
    ],
)
def test_compare_says_what_became_of_photos_and_marks(one, other, told):
    assert told in shown(one, other)


def test_a_merge_keeps_what_either_set_in():
    base = "<p>Roe came.</p>\n<p>One.</p>\n<p>Two.</p>"
    mine = f"<p>{MARK} came.</p>\n<p>One.</p>\n<p>Two.</p>"
    theirs = f"<p>Roe came.</p>\n<p>One.</p>\n{PLACE}\n<p>Two and three.</p>"
    chunks = merge.merge_body(base, mine, theirs)
    merged = "\n".join(block for chunk in chunks for block in chunk.merged)
    assert merged == f"<p>{MARK} came.</p>\n<p>One.</p>\n{PLACE}\n<p>Two and three.</p>"


def test_words_changed_beside_a_mark_are_merged_with_it():
    base, mine = "<p>Roe came late.</p>", f"<p>{MARK} came late.</p>"
    (chunk,) = merge.merge_body(base, mine, "<p>Roe came early.</p>")
    assert chunk.merged == (f"<p>{MARK} came early.</p>",)


def test_the_page_of_two_texts_tells_photos_and_marks(editor):
    make_official(slug="ann-roe", name="Ann Roe")
    article = make_article({"body": "<p>Roe came.</p>", "topics": [make_topic().slug]})
    sent = form_of(editor, change(article)) | {"body": f"<p>Roe left.</p>\n{PLACE}"}
    story = versions.latest(article).story
    desk.save(article, story | {"body": f"<p>{MARK} stayed.</p>"}, saved_by="bob")
    text = re.sub(r"<[^>]*>", "", editor.post(change(article), sent).content.decode())
    assert "[photo pier]" in text
    assert "[ann-roe]" in text


# To another site and back


@pytest.mark.parametrize("private", [False, True])
def test_both_survive_export_and_import_to_the_byte(settings, tmp_path, private):
    make_official(slug="ann-roe", name="Ann Roe")
    body = f'<p>{MARK} came.</p>\n{PLACE}\n<p>The <span data-official="">Roe</span>.</p>'
    article = make_live_article({"body": body, "photos": [use("pier")]}, source=make_source())
    page = Client().get(article.get_absolute_url()).content
    told = export(private=private)
    empty_the_site()
    settings.MEDIA_ROOT = tmp_path / "elsewhere"
    bring_in(told, tmp_path)
    assert export(private=private) == told
    again = Article.objects.get()
    assert [mention.official.slug for mention in again.mentions.all()] == ["ann-roe"]
    assert Client().get(again.get_absolute_url()).content == page


# A photo's name


def test_a_photo_keeps_its_name_so_that_its_stories_keep_the_photo():
    article = make_live_article({"photos": [use("pier")]})
    photo = Photo.objects.get()
    photo.name = "breakwater"
    with pytest.raises(ValidationError, match="“pier” keeps its name"):
        photo.save()
    photo.refresh_from_db()
    photo.caption = "Other words."
    photo.save()
    desk.save(article, versions.latest(article).story | {"standfirst": "New."})
    article.refresh_from_db()
    desk.publish(article, kind="update", line="A standfirst.")
    assert [item.photo.name for item in article.photo_items.all()] == ["pier"]


def test_a_photo_just_stored_keeps_its_name_too():
    use("pier")
    photo = photos.store(data=picture(color="red"), name="quay", caption="", credit="", alt="")
    photo.name = "breakwater"
    with pytest.raises(ValidationError):
        photo.save()


def test_a_photo_that_is_lost_all_the_same_is_an_error_at_the_desk():
    story = versions.story_with(body="<p>x</p>", photos=[use("pier")])
    assert not any("not in the archive" in check.text for check in of_story(story))
    Photo.objects.update(name="breakwater")
    assert any(
        check.level == "error" and "Photo pier is not in the archive" in check.text
        for check in of_story(story)
    )


# The address


def test_who_may_not_change_addresses_is_refused_before_anything_is_read(client):
    article = make_live_article()
    client.force_login(make_member("editor"))
    address = reverse("admin:articles_article_address", args=[article.pk])
    assert client.get(address).status_code == 403
    for sent in ({}, {"slug": "elsewhere"}):
        assert client.post(address, sent).status_code == 403
    assert AuditEntry.objects.filter(act="readdress", is_refused=True).count() == 2
