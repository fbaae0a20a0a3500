"""Related stories proposed at the desk for a draft and for what is typed."""

import re

import pytest
from django.urls import reverse

from articles import desk, proposing, versions
from articles.admin.forms import StoryForm
from articles.models import Article, Relation
from articles.tests.factories import make_article, make_live_article, make_topic
from articles.tests.forms import change, form_of
from articles.tests.staff import make_member
from people.tests.factories import make_official

pytestmark = pytest.mark.django_db

QUERIES = 20


EVENT = "<p>Admiral Anne Roe met Minister Bo Dale at the Harbor Institute on icebreakers.</p>"
WORDS = [
    EVENT,
    f"{EVENT}<p>The icebreakers leave Murmansk in May, the Harbor Institute said.</p>",
    "<p>Icebreakers of the Northern Fleet reached the pole, and Murmansk cheered.</p>",
    "<p>The Harbor Institute counts herring; Minister Bo Dale eats them.</p>",
    "<p>Parliament debated pensions and the price of bread.</p>",
]


def propose(client, article=None, **values):
    """(identifiers, texts) of what is proposed for the story as it is typed."""
    opened = change(article) if article else reverse("admin:articles_article_add")
    address = (
        reverse("admin:articles_article_propose", args=[article.pk])
        if article
        else reverse("admin:articles_article_propose_new")
    )
    page = client.post(address, form_of(client, opened) | values).content.decode()
    told = re.findall(r'<li>.*?name="pinned" value="([^"]*)"', page, re.DOTALL)
    return told, page


def test_a_draft_is_proposed_what_publishing_it_then_finds(editor):
    make_official(slug="anne-roe", name="Anne Roe")
    topic = make_topic(name="Icebreakers")
    for number, words in enumerate(WORDS):
        make_live_article({"headline": f"Day {number}", "body": words, "topics": [topic.slug]})
    story = {"headline": "Icebreakers wait", "body": EVENT + WORDS[2], "topics": [topic.slug]}
    draft = make_article(story)
    form = StoryForm(instance=draft)
    found = proposing.proposals(draft, versions.latest(draft).story)
    proposed, page = propose(editor, draft)
    assert form.proposals == []
    assert "Anne Roe; Icebreakers" in page
    assert not Relation.objects.filter(article=draft).exists()
    desk.publish(draft, by="test")
    stored = list(draft.relations.order_by("-score", "-other"))
    assert len(stored) > 2
    assert [(row.other_id, row.kind, row.reasons) for row in found] == [
        (row.other_id, row.kind, row.reasons) for row in stored
    ]
    assert [row.score for row in found] == pytest.approx([row.score for row in stored])
    assert proposed == [row.other.guid for row in stored]


def test_proposals_follow_what_is_typed_also_of_a_story_never_saved(editor):
    near = make_live_article({"headline": "Icebreakers leave", "body": EVENT})
    make_live_article({"headline": "Bread", "body": WORDS[-1]})
    assert propose(editor)[0] == []
    assert propose(editor, headline="Icebreakers", body=EVENT)[0] == [near.guid]
    draft = make_article({"headline": "Bread again", "body": WORDS[-1]})
    assert near.guid in propose(editor, draft, body=EVENT)[0]
    assert near.guid not in propose(editor, draft, body=EVENT, banned=[near.guid])[0]
    assert not Article.objects.filter(headline="Icebreakers").exists()


def test_nobody_is_proposed_a_story_that_is_not_live_or_not_theirs_to_see(reporter):
    near = make_live_article({"headline": "Icebreakers leave", "body": EVENT})
    assert propose(reporter, headline="Icebreakers", body=EVENT)[0] == [near.guid]
    desk.withdraw(near, by=make_member("superuser"), reason="Wrong throughout.")
    assert propose(reporter, headline="Icebreakers", body=EVENT)[0] == []


def test_proposing_costs_the_same_queries_for_few_stories_and_many(
    editor, django_assert_max_num_queries
):
    sent = form_of(editor, reverse("admin:articles_article_add"))
    sent |= {"headline": "Icebreakers", "body": EVENT}
    address = reverse("admin:articles_article_propose_new")
    for count in (2, 20):
        for _ in range(count):
            make_live_article({"body": EVENT})
        with django_assert_max_num_queries(QUERIES):
            editor.post(address, sent)
