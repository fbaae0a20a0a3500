"""What the front page and the pages of officials tell machines."""

import json
import re

import pytest

from articles.tests.factories import make_live_article, make_topic
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def told(client, address):
    """{type: thing} of the page's JSON-LD."""
    (text,) = SCRIPT.findall(client.get(address).text)
    return {thing["@type"]: thing for thing in json.loads(text)["@graph"]}


def test_the_front_page_tells_of_the_site_and_its_publisher(client, settings):
    settings.SITE_NAME = "The <Ledger>"
    things = told(client, "/")
    assert things["NewsMediaOrganization"]["name"] == "The <Ledger>"
    assert things["WebSite"]["publisher"]["@id"] == things["NewsMediaOrganization"]["@id"]


def test_an_official_is_a_person_with_the_offices_held_today(client):
    official = make_official(slug="ann-roe", name="Ann Roe")
    make_tenure(official, make_office(slug="mayor", title="Mayor"), start="2000")
    person = told(client, "/people/ann-roe/")["ProfilePage"]["mainEntity"]
    assert (person["@type"], person["name"]) == ("Person", "Ann Roe")
    assert person["jobTitle"] == ["Mayor"]
    assert person["url"].endswith("/people/ann-roe/")


def test_a_share_of_any_page_shows_its_title_and_description(client):
    topic = make_topic(name="Arms & “peace”", introduction="What <they> say.")
    make_live_article({"topics": [topic.slug]})
    head = client.get(topic.get_absolute_url()).text.partition("</head>")[0]
    assert '<meta property="og:title" content="Arms &amp; “peace”">' in head
    assert '<meta property="og:description" content="What &lt;they&gt; say.">' in head
