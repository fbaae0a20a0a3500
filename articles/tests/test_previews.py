import re
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from articles import desk, photos, previewing, versions
from articles.models import AuditEntry, Photo, PreviewLink
from articles.tests.factories import make_article, make_live_article, make_source, make_topic
from articles.tests.pictures import picture
from people.tests.factories import make_official

pytestmark = pytest.mark.django_db


def make_user(name, *roles):
    user = User.objects.create(username=name, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


@pytest.fixture
def ann():
    return make_user("ann", "editor")


@pytest.fixture
def editor(client, ann):
    client.force_login(ann)
    return client


@pytest.fixture
def reader():
    """Somebody without an account."""
    return Client()


def page(name, article, *args):
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *args])


def make_link(article, by, number=None, days=1, recipient="Jo Roe"):
    link, token = previewing.make_link(
        article,
        number or article.latest_number,
        by=by,
        recipient=recipient,
        lasts=timedelta(days=days),
    )
    return link, reverse("preview", args=[token])


def save(article, **fields):
    desk.save(article, versions.latest(article).story | fields)
    article.refresh_from_db()


def rows_of(article):
    """Everything a preview could have changed."""
    article.refresh_from_db()
    return [
        {field.attname: getattr(article, field.attname) for field in article._meta.fields},
        *(
            list(getattr(article, name).values())
            for name in "bylines topic_items photo_items mentions quotations appearances".split()
        ),
    ]


def story_in(response):
    """The story's own element, without what the page says around it."""
    return re.search(r"<article.*</article>", response.content.decode(), re.DOTALL)[0]


# The page


def test_a_preview_of_what_readers_see_is_the_page_that_readers_see(editor, reader):
    make_official(slug="ann-roe", name="Ann Roe")
    article = make_live_article(
        {
            "headline": "Talks begin",
            "standfirst": "In two rooms",
            "body": "<p>Ann Roe said, “We begin.”</p>\n<h2>Next</h2>\n<p>Lunch.</p>",
            "byline": "Jo Doe",
            "dateline": {"place": "VARNHOLM", "day": "2007-04-23", "printed": "VARNHOLM –"},
            "topics": [make_topic(name="Radar").slug, make_topic(name="Armies").slug],
            "references": [{"url": "https://example.org/", "title": "A treaty"}],
            "signoff": "(Ends)",
        },
        source=make_source(),
    )
    shown = story_in(editor.get(page("preview_page", article, 1)))
    assert shown == story_in(reader.get(article.get_absolute_url()))
    assert "Ann Roe" in shown


def test_an_update_is_shown_as_readers_would_see_it_and_no_row_changes(editor):
    topic = make_topic(name="Radar")
    article = make_live_article({"headline": "As it is", "body": "<p>Old.</p>"})
    save(article, headline="As it will be", topics=[topic.slug], body="<p>Ann Roe came.</p>")
    make_official(slug="ann-roe", name="Ann Roe")
    before = rows_of(article)
    text = editor.get(page("preview_page", article, 2)).content.decode()
    assert "As it will be" in text
    assert "Radar" in text
    assert 'href="/people/ann-roe/"' in text
    assert "Preview of version 2</strong>, not published" in text
    assert rows_of(article) == before


def test_a_story_that_was_never_published_is_shown(editor):
    article = make_article({"headline": "Not yet out"})
    response = editor.get(page("preview_page", article, 1))
    assert "Not yet out" in story_in(response)
    assert timezone.localdate().strftime("%Y") in story_in(response)
    article.refresh_from_db()
    assert (article.published_at, article.published_on) == (None, None)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_preview_is_light_or_dark_as_asked(editor, scheme):
    article = make_article()
    text = editor.get(page("preview_page", article, 1), {"scheme": scheme}).content.decode()
    assert f'<html lang="en" data-scheme="{scheme}">' in text


def test_no_other_scheme_reaches_the_page(editor):
    article = make_article()
    text = editor.get(page("preview_page", article, 1), {"scheme": '"><script>'}).content.decode()
    assert '<html lang="en">' in text


def test_only_the_desk_frames_a_preview(editor, ann, reader):
    article = make_article()
    framed = editor.get(page("preview_page", article, 1))
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    stage = editor.get(page("preview", article), {"width": "phone"})
    assert "frame-src 'self'" in stage["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in stage["Content-Security-Policy"]
    assert 'data-width="phone"' in stage.content.decode()
    alone = reader.get(make_link(article, ann)[1])
    assert "frame-ancestors 'none'" in alone["Content-Security-Policy"]
    assert alone["X-Frame-Options"] == "DENY"


def test_no_cache_index_or_other_site_learns_of_a_preview(editor, ann, reader):
    article = make_article()
    for response in (
        editor.get(page("preview_page", article, 1)),
        reader.get(make_link(article, ann)[1]),
    ):
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Referrer-Policy"] == "same-origin"
        assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()


# Links


def test_a_link_shows_its_version_and_no_later_one(ann, reader):
    article = make_article({"headline": "First words"})
    _, address = make_link(article, ann)
    save(article, headline="Second words")
    text = reader.get(address).content.decode()
    assert "First words" in text
    assert "Second words" not in text


def test_a_link_is_made_at_the_desk_and_told_once(editor, reader):
    article = make_article()
    sent = {"recipient": "jo@example.org", "number": 1, "days": 3}
    editor.post(page("links", article), sent)
    text = editor.get(page("links", article)).content.decode()
    address = re.search(r'value="http://[^/]*(/preview/[^"]*)"', text)[1]
    assert reader.get(address).status_code == 200
    assert address not in editor.get(page("links", article)).content.decode()


def test_the_token_of_a_link_is_not_kept(ann):
    link, address = make_link(make_article(), ann)
    token = address.split("/")[2]
    assert token not in str(PreviewLink.objects.values().get(pk=link.pk))


def test_who_was_given_a_version_is_remembered(ann):
    article = make_article()
    make_link(article, ann, recipient="jo@example.org")
    delivery = article.deliveries.get()
    assert (delivery.number, delivery.recipient, delivery.channel) == (
        1,
        "jo@example.org",
        "preview",
    )
    assert AuditEntry.objects.get(act="make preview link").done_by == "ann"


def end_unknown(link, address):
    return reverse("preview", args=["no-such-token"])


def end_expired(link, address):
    PreviewLink.objects.filter(pk=link.pk).update(
        made_at=timezone.now() - timedelta(days=2), expires_at=timezone.now() - timedelta(seconds=1)
    )
    return address


def end_revoked(link, address):
    previewing.revoke(link, by="ann")
    return address


def end_killed(link, address):
    desk.kill(link.article, by="a command", reason="Court", taken_down_class="legal")
    return address


@pytest.mark.parametrize("end", [end_unknown, end_expired, end_revoked, end_killed])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_ended_answers_as_one_that_never_was(ann, reader, end, method):
    link, address = make_link(make_article(), ann)
    ended = getattr(reader, method)(end(link, address), {"name": "Jo"})
    unknown = getattr(reader, method)(reverse("preview", args=["never-was"]), {"name": "Jo"})
    assert ended.status_code == unknown.status_code == 404
    assert re.sub(r"/preview/[^/]*/", "", ended.content.decode()) == re.sub(
        r"/preview/[^/]*/", "", unknown.content.decode()
    )
    link.refresh_from_db()
    assert link.approved_by == ""


def test_a_link_ends_by_the_clock(ann, reader):
    _, address = make_link(make_article(), ann, days=1)
    with time_machine.travel(timezone.now() + timedelta(days=1, seconds=1)):
        assert reader.get(address).status_code == 404


def test_a_link_can_be_ended_at_the_desk(editor, ann, reader):
    article = make_article()
    link, address = make_link(article, ann)
    assert editor.get(page("revoke_link", article, link.pk)).status_code == 405
    editor.post(page("revoke_link", article, link.pk))
    assert reader.get(address).status_code == 404
    assert AuditEntry.objects.filter(act="revoke preview link").count() == 1


def test_a_link_is_ended_under_its_own_story_only(editor, ann, reader):
    link, address = make_link(make_article(), ann)
    assert editor.post(page("revoke_link", make_article(), link.pk)).status_code == 404
    assert reader.get(address).status_code == 200


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"recipient": " "}, "whom"),
        ({"recipient": "Jo\x00"}, "whom"),
        ({"days": 31}, "30 days"),
        ({"days": "x"}, "30 days"),
    ],
)
def test_a_link_needs_somebody_and_an_end(editor, fields, told):
    article = make_article()
    sent = {"recipient": "Jo", "number": 1, "days": 1} | fields
    text = editor.post(page("links", article), sent, follow=True).content.decode()
    assert told in text
    assert not PreviewLink.objects.exists()


def test_who_may_not_edit_a_story_makes_no_link_to_it(client):
    article = make_article()
    client.force_login(make_user("rob", "reporter"))
    client.post(page("links", article), {"recipient": "Jo", "number": 1, "days": 1})
    assert not PreviewLink.objects.exists()
    assert AuditEntry.objects.get(is_refused=True).done_by == "rob"


# Approval


def test_a_link_carries_an_approval_with_a_name(editor, ann, reader):
    article = make_article()
    link, address = make_link(article, ann)
    assert reader.post(address, {"name": "  Jo   Roe "}).status_code == 302
    link.refresh_from_db()
    assert link.approved_by == "Jo Roe"
    assert "Approved by Jo Roe" in reader.get(address).content.decode()
    assert "Jo Roe" in editor.get(page("links", article)).content.decode()
    entry = AuditEntry.objects.get(act="approve preview")
    assert (entry.article, entry.number, entry.done_by) == (article, 1, "Jo Roe (by preview link)")


def test_who_made_the_link_is_told_of_the_approval(ann, reader):
    reader.post(make_link(make_article(), ann)[1], {"name": "Jo Roe"})
    assert ann.notices.get().text == "Jo Roe approved version 1 by preview link."


def test_a_version_is_approved_once(ann, reader):
    link, address = make_link(make_article(), ann)
    reader.post(address, {"name": "Jo Roe"})
    assert reader.post(address, {"name": "Al Roe"}).status_code == 409
    link.refresh_from_db()
    assert link.approved_by == "Jo Roe"


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "Jo\x00Roe"])
def test_an_approval_needs_a_name(ann, reader, name):
    link, address = make_link(make_article(), ann)
    assert reader.post(address, {"name": name}).status_code == 409
    link.refresh_from_db()
    assert link.approved_at is None


def test_an_approval_from_another_site_is_refused(ann):
    _, address = make_link(make_article(), ann)
    assert Client(enforce_csrf_checks=True).post(address, {"name": "Jo"}).status_code == 403


# Pictures


def test_a_link_shows_the_pictures_of_its_story_and_no_others(ann, reader):
    shown, hidden = (make_photo(name) for name in ("shown", "hidden"))
    use = {"photo": "shown", "caption": "", "credit": "Desk", "alt": "A gray field"}
    link, address = make_link(make_article({"photos": [use]}), ann)
    assert reader.get(shown.image.url).status_code == 404
    assert shown.image.url in reader.get(address).content.decode()
    assert reader.get(shown.image.url).status_code == 200
    assert reader.get(hidden.image.url).status_code == 404
    previewing.revoke(link, by="ann")
    assert reader.get(shown.image.url).status_code == 404


def make_photo(name):
    file = BytesIO()
    Image.new("RGB", (8, 8), "gray").save(file, "PNG")
    image = ContentFile(file.getvalue(), name=f"{name}.png")
    return Photo.objects.create(name=name, image=image, credit="Desk", alt="A gray field")


# Other forms of the page


STORY = {"headline": "Talks & <walks>", "standfirst": "In two rooms", "body": "<p>They met.</p>"}


def seen_by(who, article, ann, editor, **asked):
    """The text of a preview by the desk's page, or by a link."""
    if who == "desk":
        return editor.get(page("preview_page", article, 1), asked).content.decode()
    answer = Client().get(make_link(article, ann)[1], asked)
    assert answer["Cache-Control"] == "no-store, private"
    return answer.content.decode()


@pytest.mark.parametrize("who", ["desk", "link"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_search_result_has_the_title_and_description_of_the_page(ann, editor, who, scheme):
    article = make_article(STORY)
    text = seen_by(who, article, ann, editor, **{"as": "search", "scheme": scheme})
    head = editor.get(page("preview_page", article, 1)).content.decode()
    described = re.search(r'<meta name="description" content="([^"]*)"', head)[1]
    assert described
    assert f'<p class="search-hit-text">{described}</p>' in text
    assert re.search(r'"search-hit-title">Talks &amp; &lt;walks&gt; \|', text)
    assert f'data-scheme="{scheme}"' in text
    assert "noindex" in text


@pytest.mark.parametrize("who", ["desk", "link"])
def test_a_social_card_has_the_picture_of_the_page(ann, editor, who, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    use = {"photo": "pier", "caption": "", "credit": "Jo Doe", "alt": "A <pier>"}
    photos.store(data=picture(), name="pier", caption="", credit="Jo Doe", alt="A pier")
    article = make_article(STORY | {"photos": [use]})
    text = seen_by(who, article, ann, editor, **{"as": "social"})
    assert 'alt="A &lt;pier&gt;"' in text
    assert '<p class="social-card-title">Talks &amp; &lt;walks&gt;</p>' in text
    assert "words only" not in text


def test_a_social_card_without_a_picture_says_so(ann, editor):
    text = seen_by("desk", make_article(STORY), ann, editor, **{"as": "social"})
    assert "words only" in text


@pytest.mark.parametrize("who", ["desk", "link"])
def test_on_paper_the_page_is_light_and_has_the_styles_of_print(ann, editor, who):
    article = make_article(STORY)
    text = seen_by(who, article, ann, editor, **{"as": "print", "scheme": "dark"})
    assert "js/on-paper.js" in text
    assert 'data-scheme="light"' in text
    assert "They met." in text


@pytest.mark.parametrize("form", ['"><script>', "", "page", "admin"])
def test_no_other_form_is_shown(editor, form):
    article = make_live_article(STORY)
    plain = editor.get(page("preview_page", article, 1))
    asked = editor.get(page("preview_page", article, 1), {"as": form})
    assert story_in(asked) == story_in(plain)
    assert "on-paper.js" not in asked.content.decode()


@pytest.mark.parametrize("width", ["print", "search", "social"])
def test_the_frame_asks_for_the_form(editor, width):
    article = make_article(STORY)
    text = editor.get(page("preview", article), {"width": width}).content.decode()
    assert f'data-width="{width}"' in text
    assert f'&amp;as={width}"></iframe>' in text


@pytest.mark.parametrize("form", ["print", "search", "social"])
def test_a_version_is_approved_in_any_form_and_an_ended_link_shows_none(ann, form):
    link, address = make_link(make_article(STORY), ann)
    visitor = Client()
    assert visitor.post(f"{address}?as={form}", {"name": "Jo Roe"}).status_code == 302
    assert "Approved by Jo Roe" in visitor.get(address, {"as": form}).content.decode()
    previewing.revoke(link, by=ann)
    assert visitor.get(address, {"as": form}).status_code == 404
