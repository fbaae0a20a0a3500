"""Withdrawals and kills: what stays, what goes, who is told, and that nothing comes back."""

import pytest
from django.core import mail

from articles import desk, records, versions
from articles.desk import Refused, State
from articles.models import Article, PreviewLink, Relation
from articles.tests.factories import make_article, make_live_article
from articles.tests.staff import change, make_member, make_story_in
from people.tests.factories import make_official

pytestmark = pytest.mark.django_db


def make_told_story(**fields):
    make_official(slug="ann-roe", name="Ann Roe")
    body = "<p>Ann Roe came to the harbor. “We saw the radar,” Roe said.</p>"
    return make_live_article({"headline": "Roe Visits Harbor", "body": body}, **fields)


def test_a_withdrawn_story_keeps_its_address_and_shows_a_notice(client):
    article = make_told_story()
    desk.withdraw(article, by=make_member("senior"), reason="Our source lied about the harbor.")
    page = client.get(article.get_absolute_url())
    assert page.status_code == 200
    assert "This story was withdrawn" in page.text
    assert "wrong beyond correction" in page.text
    for hidden in ("Roe", "harbor", "Harbor"):
        assert hidden not in page.text
    assert not Article.objects.published().exists()
    assert article.ledger.last().kind == "withdrawal"


def test_a_killed_story_answers_410_with_its_class_and_not_the_reason(client):
    article = make_told_story()
    desk.kill(article, by=make_member("senior"), reason="Court order.", taken_down_class="legal")
    page = client.get(article.get_absolute_url())
    assert page.status_code == 410
    assert "legal reasons" in page.text
    assert "Court" not in page.text
    assert "Roe" not in page.text


def test_a_kill_empties_all_that_was_read_from_the_text_and_keeps_the_versions():
    article, other = make_told_story(), make_live_article()
    Relation.objects.get_or_create(article=other, other=article, defaults={"score": 1})
    desk.kill(article, by=make_member("senior"), reason="Danger.", taken_down_class="safety")
    article.refresh_from_db()
    assert (article.body, article.body_text, article.body_html) == ("", "", "")
    for rows in (article.quotations, article.mentions, article.appearances, article.related_from):
        assert not rows.exists()
    assert "radar" in versions.latest(article).story["body"]
    assert not versions.faults(article)


def test_everybody_who_was_given_a_version_is_told_without_its_words(
    django_capture_on_commit_callbacks,
):
    article = make_told_story(guid="told-1")
    for recipient in ("desk@client.example", "desk@client.example", "/srv/out.jsonl"):
        records.delivered(article, 1, recipient, "export")
    with django_capture_on_commit_callbacks(execute=True):
        desk.kill(article, by=make_member("senior"), reason="Secret.", taken_down_class="legal")
    [sent] = [message for message in mail.outbox if message.to == ["desk@client.example"]]
    assert "told-1" in sent.body
    for hidden in ("Roe", "Harbor", "Secret"):
        assert hidden not in sent.subject + sent.body
    entry = article.audit_entries.filter(act="kill").get()
    assert "Tell by hand: /srv/out.jsonl" in entry.detail
    assert article.deliveries.filter(channel="kill notice").count() == 1


def test_a_kill_revokes_preview_links():
    article = make_told_story()
    link = PreviewLink.objects.create(
        article=article,
        number=1,
        token="t",
        recipient="Bob",
        made_by="ann",
        made_at="2030-01-01T00:00Z",
        expires_at="2030-01-02T00:00Z",
    )
    desk.kill(article, by=make_member("senior"), reason="Danger.", taken_down_class="safety")
    link.refresh_from_db()
    assert link.revoked_at is not None


@pytest.mark.parametrize("state", [State.DRAFT, State.WAITING, State.SPIKED])
def test_what_readers_never_saw_has_no_address_after_a_kill_either(client, state):
    article = make_story_in(state)
    address = article.get_absolute_url()
    desk.kill(article, by=make_member("senior"), reason="Danger.", taken_down_class="safety")
    assert article.get_absolute_url() == ""
    assert not article.ledger.exists()
    if address:
        assert client.get(address).status_code == 404


def test_a_class_that_is_none_is_refused():
    with pytest.raises(Refused, match="is no class"):
        desk.kill(make_article(), by=make_member("senior"), reason="x", taken_down_class="mood")


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.KILLED])
@pytest.mark.parametrize("act", ["publish", "submit", "unspike", "approve"])
def test_nothing_revives_what_was_taken_down(state, act):
    article = make_story_in(state)
    for by in (make_member("superuser"), "wire"):
        with pytest.raises(Refused, match="stays so"):
            getattr(desk, act)(article, by=by)


def test_a_killed_story_is_edited_by_nobody():
    article = make_story_in(State.KILLED)
    with pytest.raises(Refused, match="stays so"):
        desk.save(article, versions.latest(article).story, by=make_member("superuser"))


def test_a_correction_after_a_withdrawal_is_refused():
    article = make_story_in(State.WITHDRAWN)
    change(article, headline="Perhaps true")
    with pytest.raises(Refused, match="withdrawn and stays so"):
        desk.publish(article, by=make_member("senior"), kind="update", line="All of it.")
