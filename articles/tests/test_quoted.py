"""Quotations through corrections: found again under the same anchor, or stale and hidden."""

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles import body, desk
from articles.admin import checks as desk_checks
from articles.models import Article, Quotation
from articles.tests.factories import make_article, make_live_article
from articles.tests.staff import change, make_member

pytestmark = pytest.mark.django_db

BODY = "<p>Ann Roe came. “We will sail at dawn,” Roe said. “The wind is good.”</p>"


def correct(article, text, slot, kind="update"):
    change(article, body=text)
    desk.publish(article, by=slot, kind=kind, line="The second paragraph.")
    article.refresh_from_db()


def said(article, **chosen):
    return {q.anchor: q.text for q in article.quotations.filter(**chosen)}


@pytest.fixture
def slot():
    return make_member("slot")


def test_the_same_words_keep_their_anchor_wherever_they_move(slot):
    article = make_live_article({"body": BODY})
    before = said(article)
    correct(article, "<p>It rained on Monday.</p>" + BODY.replace("came", "arrived"), slot)
    assert said(article) == before
    assert all(f'id="{anchor}"' in article.body_html for anchor in before)
    assert {q.version_number for q in article.quotations.all()} == {article.live_number}


def test_words_a_correction_changed_are_stale_and_no_reader_meets_them(slot):
    article = make_live_article({"body": BODY})
    old = next(anchor for anchor, text in said(article).items() if "wind" in text)
    correct(article, BODY.replace("is good", "was bad"), slot)
    row = article.quotations.get(anchor=old)
    assert (row.text, row.version_number, row.stale_since) == ("The wind is good.", 1, 2)
    assert old not in article.body_html
    assert old not in said(article, pk__in=Quotation.objects.published())
    assert "The wind was bad." in said(article, stale_since=None).values()
    assert list(Quotation.objects.stale()) == [row]


def test_a_stale_quotation_said_again_is_stale_no_more(slot):
    article = make_live_article({"body": BODY})
    before = said(article)
    correct(article, BODY.replace("is good", "was bad"), slot)
    correct(article, BODY, slot)
    assert said(article, stale_since=None) == before
    assert list(said(article, stale_since=3).values()) == ["The wind was bad."]


def test_words_no_reader_saw_leave_nothing_behind():
    article = make_article({"body": BODY})
    change(article, body="<p>Nobody spoke on Monday.</p>")
    assert not article.quotations.exists()


def test_reading_the_same_version_again_makes_nothing_stale():
    article = make_live_article({"body": BODY})
    article.quotations.filter(text__contains="wind").update(anchor="q-misread")
    call_command("read_articles", verbosity=0)
    assert not Quotation.objects.stale().exists()
    assert article.quotations.count() == 2


def test_a_row_of_another_version_than_the_page_shows_is_not_shown():
    article = make_live_article({"body": BODY})
    article.quotations.update(version_number=7)
    assert not Quotation.objects.published().exists()


def test_a_kill_takes_the_stale_ones_too(slot):
    article = make_live_article({"body": BODY})
    correct(article, BODY.replace("is good", "was bad"), slot)
    desk.kill(article, by=make_member("senior"), reason="Libel.", taken_down_class="legal")
    assert not Quotation.objects.exists()


def advice(article, text):
    story = {**article.versions.latest("number").story, "body": text}
    return [
        check.text
        for check in desk_checks.of_story(story, article.published_on, article=article)
        if "quoted" in check.text
    ]


def test_the_desk_is_told_before_and_after_a_correction_what_it_takes_away(slot):
    article, changed = make_live_article({"body": BODY}), BODY.replace("is good", "was bad")
    assert advice(article, BODY) == advice(make_article({"body": BODY}), "<p>No.</p>") == []
    assert advice(article, changed) == [
        "“The wind is good.” is no longer quoted; links to it will end at the story."
    ]
    correct(article, changed, slot)
    assert advice(article, changed) == [
        "“The wind is good.” was quoted until version 2; links to it end at the story."
    ]


PIECES = st.sampled_from(
    ["“We sail.", "” Roe said. ", "Ann Roe ", "he said ", '"', "‘", "’", "</p><p>", " & ", "é",
     "<br>", "<em>", "</em>", "“No”", "said Roe, ", "«Oui»", "\u00a0", "🙂"]
)  # fmt: skip


class EveryStoredFragment(TestCase):
    @settings(max_examples=15, deadline=None)
    @given(st.lists(st.lists(PIECES, max_size=12).map("".join), min_size=1, max_size=3))
    def test_is_a_substring_of_its_version_at_its_place(self, texts):
        article = make_article({"body": f"<p>Ann Roe came.</p><p>{texts[0]}</p>"})
        desk.publish(article, by="wire", at=None)
        for text in texts[1:]:
            change(article, body=f"<p>Ann Roe left.</p><p>{text}</p>")
            desk.publish(article, by="wire", kind="update", line="New.")
        article = Article.objects.get(pk=article.pk)
        plain = {v.number: body.plain_text(v.story["body"]) for v in article.versions.all()}
        anchors = set()
        for row in article.quotations.all():
            assert plain[row.version_number][row.start : row.end] == row.text
            assert row.version_number == article.live_number or row.stale_since
            anchors.add(row.anchor)
        assert len(anchors) == article.quotations.count()
