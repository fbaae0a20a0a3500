"""The picture of a share: drawn for stories that readers may see, whatever their headline."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from articles.card_picture import (
    HEADLINE_SIZES,
    MOST_LINES,
    SEMIBOLD,
    SIZE,
    TEXT_WIDTH,
    _headline,
    _width,
    card_picture,
)
from articles.tests.factories import make_article, make_live_article, make_topic

from .test_story_files import ITEM

WORDS = "ministers discuss the budget of the northern fleet and its frigates in the autumn".split()


@given(st.lists(st.sampled_from([*WORDS, "Łódź", "W" * 60]), min_size=1, max_size=60))
@settings(max_examples=40, deadline=None)
def test_a_headline_fits_the_picture(words):
    size, lines = _headline(" ".join(words))
    assert 1 <= len(lines) <= MOST_LINES
    assert size in HEADLINE_SIZES
    assert all(_width(line, "newsreader", size, SEMIBOLD) <= TEXT_WIDTH for line in lines)
    assert " ".join(lines).startswith(words[0][:10])


@pytest.mark.parametrize("headline", ["Ministers meet", "Министры", "部長會議", "x" * 400, "🚢 …"])
def test_every_headline_gives_a_picture(headline):
    picture = Image.open(BytesIO(card_picture(replace(ITEM, headline=headline))))
    assert picture.size == SIZE


@pytest.mark.django_db
def test_a_story_without_photo_tells_networks_of_its_picture(client):
    topic = make_topic(name="Piers")
    article = make_live_article({"topics": [topic.slug]})
    address = f"{article.get_absolute_url()[:-1]}.card.png"
    page = client.get(article.get_absolute_url()).text
    assert f'content="http://127.0.0.1:8000{address}"' in page
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    other = make_live_article({"topics": [topic.slug], "headline": "Another headline"})
    assert client.get(f"{other.get_absolute_url()[:-1]}.card.png").content != answer.content


@pytest.mark.django_db
def test_a_hidden_story_has_no_picture(client):
    article = make_article(published_on="2007-04-23")
    assert client.get(f"{article.get_absolute_url()[:-1]}.card.png").status_code == 404
