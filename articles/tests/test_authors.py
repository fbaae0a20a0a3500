"""Pages of authors: the stories that credit a name, and the ways there."""

import pytest
from django.urls import reverse

from articles import desk
from articles.models import Byline
from articles.tests.factories import make_article, make_live_article

pytestmark = pytest.mark.django_db


def story_by(*names, **more):
    return {
        "byline": " and ".join(names),
        "bylines": [
            {"name": name, "title": "", "service": "", "affiliation": ""} for name in names
        ],
    } | more


def test_a_page_of_an_author_lists_the_stories_that_credit_the_name(client):
    one = make_live_article(story_by("Ann Roe", "Юрий Ли", headline="Ships return"))
    make_live_article(story_by("Ann Roe-Smith", headline="Another matter"))
    page = client.get("/authors/ann-roe/").text
    assert "Ships return" in page
    assert "Another matter" not in page
    assert one.get_absolute_url() in client.get(reverse("author", args=["юрий-ли"])).text


def test_who_is_credited_twice_has_the_story_once(client):
    make_live_article(story_by("Ann Roe", "ANN ROE", headline="Ships return"))
    assert client.get("/authors/ann-roe/").text.count(">Ships return<") == 1


def test_an_author_of_hidden_stories_only_has_no_page(client):
    make_article(story_by("Bob Poe"))
    assert Byline.objects.filter(slug="bob-poe").exists()
    assert client.get("/authors/bob-poe/").status_code == 404


def test_a_story_leads_to_its_authors_and_prints_the_byline_as_it_was(client):
    article = make_live_article(
        story_by("Ann Roe", "Bob <b>Poe", "…", byline="Sgt. Ann Roe, Bob <b>Poe and …, of us")
    )
    page = client.get(article.get_absolute_url()).text
    assert (
        'By Sgt. <a href="/authors/ann-roe/" rel="author">Ann Roe</a>, '
        '<a href="/authors/bob-bpoe/" rel="author">Bob &lt;b&gt;Poe</a> and …, of us'
    ) in page


def test_a_killed_story_leaves_its_author_no_page(client):
    article = make_live_article(story_by("Ann Roe"))
    desk.kill(article, by="a senior editor", reason="Wrong.", taken_down_class="wrong")
    assert client.get("/authors/ann-roe/").status_code == 404


def test_sitemap_names_authors_and_sources(client):
    article = make_live_article(story_by("Ann Roe"))
    told = client.get("/sitemap-subjects.xml").text
    assert "/authors/ann-roe/" in told
    assert article.source is None or article.source.get_absolute_url() in told
