"""Links by which somebody without an account sees one version, and approves it."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from articles import desk, previewing
from articles.models import AuditEntry, Photo, PreviewLink
from articles.tests.factories import make_article

from .steps import make_link, make_user, page, save

pytestmark = pytest.mark.django_db


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
