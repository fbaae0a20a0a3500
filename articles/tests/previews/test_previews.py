"""A version as readers would see it: the page, and what searches and shares show of it."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from articles import photos, previewing
from articles.tests.factories import make_article, make_live_article, make_source, make_topic
from articles.tests.pictures import picture
from people.tests.factories import make_official

from .steps import make_link, page, rows_of, save, story_in

pytestmark = pytest.mark.django_db


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
