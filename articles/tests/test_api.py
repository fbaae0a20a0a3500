"""The API: its answers agree with its OpenAPI file, hold nothing hidden and say no plainly."""

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from articles import desk
from articles.api.specification import ANSWERS, openapi
from articles.tests.factories import make_article, make_live_article, make_source, make_topic
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db

STORY = {
    "headline": "Roe opens the pier",
    "body": "<p>Mayor Ann Roe came.</p><p>“The pier is long,” Roe said.</p>",
    "topics": ["piers"],
}


@pytest.fixture
def story():
    office = make_office(slug="mayor", title="Mayor")
    make_tenure(make_official(slug="ann-roe", name="Ann Roe"), office, start="2000")
    make_topic(slug="piers", name="Piers")
    article = make_live_article(STORY, source=make_source(slug="agency", name="Agency"))
    make_live_article({"headline": "Ships return"})
    return article


def asked(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    assert answer["Access-Control-Allow-Origin"] == "*"
    return answer.json()


def fault(name, told):
    schema = {"$ref": f"#/components/schemas/{name}", "components": openapi()["components"]}
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(told)]


def test_every_answer_agrees_with_the_specification(client, story):
    day = story.published_on
    addresses = {
        "api_index": "/api/",
        "api_openapi": "/api/openapi.json",
        "api_articles": "/api/articles/",
        "api_article": f"/api/articles{story.get_absolute_url()}",
        "api_officials": "/api/officials/",
        "api_official": "/api/officials/ann-roe/",
        "api_offices": "/api/offices/",
        "api_office": f"/api/offices/mayor/?on={day}",
        "api_topics": "/api/topics/",
        "api_topic": "/api/topics/piers/",
        "api_quotations": "/api/quotations/?official=ann-roe",
        "api_search": "/api/search/?q=pier",
    }
    assert addresses.keys() == ANSWERS.keys()
    for name, address in addresses.items():
        told = asked(client, address)
        assert not fault(ANSWERS[name], told), address
        assert told.get("items", [1]), address


def test_a_story_tells_who_said_what_in_which_office(client, story):
    told = asked(client, f"/api/articles{story.get_absolute_url()}")
    assert told["headline"] == "Roe opens the pier"
    assert [(one["slug"], one["title"]) for one in told["officials"]] == [("ann-roe", "Mayor")]
    assert [(one["text"], one["official"]) for one in told["quotations"]] == [
        ("The pier is long,", "ann-roe")
    ]
    assert asked(client, told["api"].removeprefix("http://127.0.0.1:8000")) == told


@pytest.mark.parametrize(
    "query",
    [
        "topic=piers",
        "official=ann-roe",
        "office=mayor",
        "source=agency",
        "topic=piers&since=2000-01-01",
    ],
)
def test_stories_are_chosen_by_what_they_are_filed_under(client, story, query):
    told = asked(client, f"/api/articles/?{query}")
    assert [item["guid"] for item in told["items"]] == [story.guid]
    assert asked(client, f"/api/articles/?{query}&until=1999-12-31")["items"] == []


def test_an_office_says_who_held_it_on_a_day_and_who_may_have(client):
    office = make_office(slug="mayor", title="Mayor")
    make_tenure(make_official(slug="ann", name="Ann"), office, start="2000-01-01", end="2004-05-01")
    make_tenure(make_official(slug="bob", name="Bob"), office, start="2004-05")

    def on(day):
        told = asked(client, f"/api/offices/mayor/?on={day}")["on"]
        return [[one["slug"] for one in told[name]] for name in ("certain", "possible")]

    assert on("2003-01-01") == [["ann"], []]
    assert on("2004-07-01") == [["bob"], []]
    assert on("2004-05-10") == [[], ["bob"]]
    assert on("1999-01-01") == [[], []]


def test_lists_go_on_by_place_to_their_end(client, monkeypatch):
    monkeypatch.setattr("articles.api.views.PAGE_SIZE", 2)
    made = [make_live_article().guid for _ in range(5)]
    for path in ("/api/articles/", "/api/search/?since=2000-01-01"):
        address, met = path, []
        while address:
            told = asked(client, address.removeprefix("http://127.0.0.1:8000"))
            met += [item["guid"] for item in told["items"]]
            address = told["older"]
        assert met == made[::-1]


def test_names_go_on_by_slug_to_their_end(client, monkeypatch):
    monkeypatch.setattr("articles.api.views.NAMES_PAGE_SIZE", 2)
    slugs = [make_official(slug=slug, name=slug).slug for slug in ("a", "b", "c", "d", "e")]
    address, met = "/api/officials/", []
    while address:
        told = asked(client, address.removeprefix("http://127.0.0.1:8000"))
        met += [item["slug"] for item in told["items"]]
        address = told["next"]
    assert met == slugs


@pytest.mark.parametrize(
    ("address", "status", "reason"),
    [
        ("/api/articles/?tpoic=piers", 400, "'tpoic' is not a parameter"),
        ("/api/articles/?topic=none", 400, "'none' is not the slug of any topic."),
        ("/api/articles/?since=May", 400, "'May' is not a day; write it as 2007-04-23."),
        ("/api/articles/?topic=%00", 400, "NUL"),
        ("/api/articles/?before=1", 404, "is not a place"),
        ("/api/articles/2007/02/30/x/", 404, "is not a day"),
        ("/api/articles/2007/02/01/x/", 404, "No published story"),
        ("/api/officials/x/", 404, "'x' is not the slug of any official."),
        ("/api/search/", 400, "Say what to look for"),
        ("/api/search/?q=x&before=y", 400, "is not a place"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(client, address, status, reason):
    assert reason in asked(client, address, status)["error"]


def test_a_program_that_has_the_answer_gets_304(client, story):
    answer = client.get("/api/articles/")
    again = {"if-none-match": answer["ETag"]}
    assert client.get("/api/articles/", headers=again).status_code == 304
    make_live_article()
    assert client.get("/api/articles/", headers=again).status_code == 200


def test_other_methods_are_refused_and_other_sites_may_ask(client):
    assert client.post("/api/articles/").status_code == 405
    answer = client.options("/api/articles/")
    assert (answer.status_code, answer["Access-Control-Allow-Methods"]) == (
        204,
        "GET, HEAD, OPTIONS",
    )


def test_what_is_hidden_is_nowhere(client, story):
    hidden = make_article(
        STORY | {"headline": "Zyzzyva"}, published_on="2007-04-24", slug="zyzzyva"
    )
    desk.kill(story, by="a senior editor", reason="Wrong.", taken_down_class="wrong")
    for address in (
        *("/api/articles/", "/api/topics/", "/api/quotations/", "/api/search/?q=zyzzyva"),
        "/api/search/?q=pier",
    ):
        told = client.get(address).text.casefold()
        assert "zyzzyva" not in told.replace("q=zyzzyva", "")
        assert "pier" not in told.replace("q=pier", "")
    assert client.get(f"/api/articles{hidden.get_absolute_url()}").status_code == 404
    assert client.get("/api/topics/piers/").status_code == 404


def test_a_list_costs_the_same_for_any_number(client, django_assert_max_num_queries):
    for _ in range(12):
        make_live_article(STORY, source=make_source())
    with django_assert_max_num_queries(4):
        client.get("/api/articles/")
