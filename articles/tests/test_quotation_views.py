"""An official's quotations: what is found, what is hidden, what it costs."""

import re

import pytest

from articles import desk
from articles.models import Quotation
from articles.tests.factories import make_article, make_live_article, make_topic
from articles.tests.staff import change, make_member
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db

ADDRESS = "/people/ann-roe/quotations/"
BODY = "<p>Mayor Ann Roe came. “We will sail,” Roe said. “The wind is good.”</p>"
MOST_QUERIES = 6


@pytest.fixture(autouse=True)
def roe():
    official = make_official(slug="ann-roe", name="Ann Roe")
    make_tenure(official, make_office(slug="mayor", title="Mayor"), start="2000")
    return official


def live(**fields):
    return make_live_article({"body": BODY} | fields)


def said(client, query=""):
    """The words a reader sees quoted, in order."""
    return re.findall(r"<span data-text>([^<]*)", client.get(f"{ADDRESS}{query}").text)


def test_each_quotation_leads_to_its_place_with_the_office_then(client):
    article = live()
    page = client.get(ADDRESS).text
    for quotation in article.quotations.all():
        assert f'href="{article.get_absolute_url()}#{quotation.anchor}"' in page
    assert "Mayor" in page
    assert said(client) == ["We will sail,", "The wind is good."]


def test_words_year_and_topic_choose(client):
    make_topic(slug="ships", name="Ships")
    live(topics=["ships"])
    live(body="<p>“We must stay,” Ann Roe said.</p>")
    assert said(client, "?q=SAIL") == ["We will sail,"]
    assert said(client, "?q=we+stay") == ["We must stay,"]
    assert said(client, "?topic=ships&year=2007") == ["We will sail,", "The wind is good."]
    assert said(client, "?year=2006") == said(client, "?topic=none") == []
    assert "clear the filters" in client.get(f"{ADDRESS}?year=2006").text
    assert 'content="noindex"' in client.get(f"{ADDRESS}?q=sail").text


@pytest.mark.parametrize("query", ["?year=07", "?year=0000", "?year=٢٠٠٧", "?before=x"])
def test_what_is_no_year_and_no_place_answers_404(client, query):
    assert client.get(f"{ADDRESS}{query}").status_code == 404


@pytest.mark.parametrize("query", ["?q=%00", "?topic=%00", "?q=%25_'\"<", f"?q={9000 * 'a'}"])
def test_no_query_breaks_the_page(client, query):
    live()
    assert client.get(f"{ADDRESS}{query}").status_code == 200


def test_pages_meet_without_gap_and_keep_the_filter(client):
    for number in range(23):
        live(body=f"<p>“We will sail on day {number},” Ann Roe said.</p>")
    first = client.get(f"{ADDRESS}?q=sail").text
    older = re.search(r'href="[^"?]*(\?q=sail&amp;before=[^"]+)"', first)[1].replace("&amp;", "&")
    one, other = said(client, "?q=sail"), said(client, older)
    assert (len(one), len(other), len({*one, *other})) == (20, 3, 23)


def test_what_readers_may_not_see_is_not_quoted(client):
    make_article({"body": BODY})
    killed = live()
    desk.kill(killed, by=make_member("senior"), reason="Libel.", taken_down_class="legal")
    assert said(client) == []
    text = client.get(ADDRESS).text
    assert "No published story quotes Ann Roe." in text
    assert "Find quotations" not in text  # there is nothing to choose from


def test_what_a_correction_took_away_is_not_quoted(client):
    article = live()
    change(article, body=BODY.replace("good", "bad"))
    desk.publish(article, by=make_member("slot"), kind="update", line="The wind.")
    assert Quotation.objects.stale().count() == 1
    assert said(client) == ["We will sail,", "The wind is bad."]
    assert "The wind is good." not in client.get(article.get_absolute_url()).text


def test_an_unknown_official_answers_404(client):
    assert client.get("/people/nobody/quotations/").status_code == 404


def test_the_cost_is_the_same_for_one_quotation_and_many(client, django_assert_max_num_queries):
    costs = []
    for count in (1, 15):
        for _ in range(count):
            live(topics=["ships"])
        with django_assert_max_num_queries(MOST_QUERIES) as queries:
            client.get(f"{ADDRESS}?q=we")
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_a_story_lists_its_quotations_with_plain_links(client):
    article = live()
    page = client.get(article.get_absolute_url()).text
    for quotation in article.quotations.all():
        assert f'href="{article.get_absolute_url()}#{quotation.anchor}"' in page
        assert f'id="{quotation.anchor}"' in page
    assert f'href="{ADDRESS}"' in page
    assert "js/reading" in page


def test_a_story_without_quotations_has_no_block_of_them(client):
    page = client.get(live(body="<p>Nobody spoke.</p>").get_absolute_url()).text
    assert "Quotations in this story" not in page


def test_the_officials_page_leads_there(client):
    assert f'href="{ADDRESS}"' in client.get("/people/ann-roe/").text
