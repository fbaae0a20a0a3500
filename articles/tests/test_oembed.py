"""What other sites show for a link: found from the story's page, whole, and of nothing hidden."""

import re
from html import unescape

import pytest
from django.urls import reverse

from articles import desk
from articles.tests.factories import make_article, make_live_article

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


def test_a_story_says_where_its_embed_is(client):
    story = make_live_article({"headline": "Ships <return>", "byline": "Ann Roe"}, slug="häfen")
    page = client.get(story.get_absolute_url()).text
    address = unescape(re.search(r'json\+oembed".*?href="([^"]*)"', page)[1])
    told = client.get(address.removeprefix(SITE)).json()
    assert (told["type"], told["title"], told["author_name"]) == (
        "rich",
        "Ships <return>",
        "Ann Roe",
    )
    assert f'<a href="{SITE}{story.get_absolute_url()}">Ships &lt;return&gt;</a>' in told["html"]
    assert client.get(told["thumbnail_url"].removeprefix(SITE))["Content-Type"] == "image/png"


def test_the_width_asked_for_is_kept(client):
    story = make_live_article()
    query = {"url": SITE + story.get_absolute_url(), "maxwidth": "300", "maxheight": "x"}
    told = client.get(reverse("oembed", query=query)).json()
    assert (told["width"], told["height"]) == (300, 200)
    assert client.get(reverse("oembed", query=query | {"maxwidth": "9"})).status_code == 400


def test_what_is_no_story_here_has_no_embed(client):
    killed, draft = make_live_article(), make_article(published_on="2007-04-23")
    desk.kill(killed, by="a senior editor", reason="Wrong.", taken_down_class="wrong")
    addresses = ["", "x", f"{SITE}/", f"{SITE}/nowhere", "https://example.org/2007/04/23/a/"]
    addresses += [f"http://[{killed.get_absolute_url()}", f"{SITE}/2007/02/30/a/"]
    addresses += [SITE + story.get_absolute_url() for story in (killed, draft)]
    for address in addresses:
        assert client.get(reverse("oembed", query={"url": address})).status_code == 404, address
    assert client.get(reverse("oembed", query={"format": "xml"})).status_code == 501
