"""Long lists a page at a time."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404

from articles.models import Article
from newsroom.paging import Pages, links, page_of, place_of, read_place

from .rows import NOON, make_story, unsaved_story

pytestmark = pytest.mark.django_db


def headlines(page):
    return [article.headline for article in page]


@pytest.fixture
def stories():
    """Ten stories, newest first, four of them of the same moment."""
    made = [
        make_story(number, headline=str(number), published_at=NOON + timedelta(hours=hour))
        for number, hour in enumerate([0, 1, 2, 3, 3, 3, 3, 4, 5, 6])
    ]
    return made[::-1]


def walk(step, asked=None):
    """Every page from the first one asked for, along `older` or `newer`."""
    asked = asked or {}
    key = {"older": "before", "newer": "after"}[step]
    while True:
        page = page_of(Article.objects.all(), asked, size=3)
        yield page
        place = getattr(page, step)
        if place is None:
            return
        asked = {key: place}


def test_walking_to_older_pages_meets_every_story_once(stories):
    met = [article for page in walk("older") for article in page]
    assert met == stories


def test_a_list_composed_once_has_the_same_pages(stories):
    lists = Pages(lambda: Article.objects.all(), size=3)
    asked = [{}, *({"before": place_of(story)} for story in stories)]
    asked += [{"after": place_of(story)} for story in stories]
    assert [lists.page(one) for one in asked] == [
        page_of(Article.objects.all(), one, size=3) for one in asked
    ]


def test_walking_back_shows_the_same_pages(stories):
    there = [headlines(page) for page in walk("older")]
    last = list(walk("older"))[-2].older
    back = [headlines(page) for page in walk("newer", {"before": last})]
    assert back[::-1] == there


def test_the_ends_have_no_neighbors(stories):
    pages = list(walk("older"))
    assert pages[0].newer is None
    assert pages[0].is_first
    assert pages[-1].older is None
    assert not pages[-1].is_first


def test_a_story_published_meanwhile_moves_nobodys_page(stories):
    first = page_of(Article.objects.all(), {}, size=3)
    make_story(99, published_at=NOON + timedelta(days=1))
    second = page_of(Article.objects.all(), {"before": first.older}, size=3)
    assert list(second) == stories[3:6]


def test_a_place_reads_back_what_it_writes(stories):
    story = stories[0]
    assert read_place(place_of(story)) == (story.published_at, story.pk)


def test_a_place_keeps_a_fraction_of_a_second():
    story = make_story(published_at=NOON + timedelta(microseconds=1))
    assert read_place(place_of(story)) == (story.published_at, story.pk)


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "2007-04-23",
        "2007-04-23T10:00:00Z",
        "2007-04-23T10:00:00Z-",
        "2007-04-23T10:00:00Z-x",
        "2007-13-23T10:00:00Z-1",
        "2007-04-23T99:00:00Z-1",
        "2007-04-23T10:00:00Z-1; DROP TABLE",
        "2007-04-23T10:00:00Z-9999999999999999999",
        "\u0661\u0662",
    ],
)
def test_what_is_no_place_is_no_page(client, text):
    make_story()
    with pytest.raises(Http404, match="write it as"):
        read_place(text)
    assert client.get("/archive/2007/04/", {"before": text}).status_code == 404


def test_no_page_skips_rows_by_counting_them(stories, django_assert_num_queries):
    place = place_of(stories[4])
    with django_assert_num_queries(1) as queries:
        page_of(Article.objects.all(), {"before": place}, size=3)
    sql = queries.captured_queries[0]["sql"]
    assert "OFFSET" not in sql
    assert "COUNT" not in sql


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite alone counts its steps")
@pytest.mark.parametrize("lists", [Article.objects.published, Article.objects.newest_first])
def test_a_deep_page_takes_the_database_no_more_steps_than_the_first(lists):
    Article.objects.bulk_create(
        unsaved_story(number, published_at=NOON + timedelta(hours=number)) for number in range(500)
    )
    deep = place_of(Article.objects.get(guid="test:40"))
    first = steps(lambda: page_of(lists(), {}, size=5))
    assert steps(lambda: page_of(lists(), {"before": deep}, size=5)) < 2 * first
    near = place_of(Article.objects.get(guid="test:450"))
    assert steps(lambda: page_of(lists(), {"after": near}, size=5)) < 2 * first


def test_the_last_days_of_a_month_are_not_found_by_walking_through_later_months(client):
    if connection.vendor != "sqlite":
        pytest.skip("SQLite alone counts its steps")
    Article.objects.bulk_create(
        unsaved_story(number, published_at=NOON + timedelta(days=number / 4))
        for number in range(1500)
    )
    client.get("/archive/2007/05/")
    old = steps(lambda: client.get("/archive/2007/05/?n=1"))
    assert old < 1.2 * steps(lambda: client.get("/archive/2008/03/?n=1"))


def steps(act):
    """How many instructions SQLite takes for it."""
    count = [0]

    def another():
        count[0] += 1

    connection.ensure_connection()
    connection.connection.set_progress_handler(another, 1)
    try:
        act()
    finally:
        connection.connection.set_progress_handler(None, 1)
    return count[0]


def test_a_page_links_to_its_neighbors(client):
    for number in range(45):
        make_story(number)
    first = client.get("/archive/2007/04/")
    assert 'rel="prev"' not in first.text
    older = first.context["stories"].older
    second = client.get("/archive/2007/04/", {"before": older})
    link = f"/archive/2007/04/?before={second.context['stories'].older}"
    assert f'href="{link}" rel="next"' in second.text  # of no number: its own was not told
    assert 'rel="prev"' in second.text
    newer = second.context["stories"].newer
    assert list(client.get("/archive/2007/04/", {"after": newer}).context["stories"]) == list(
        first.context["stories"]
    )


def test_pages_are_numbered_along_their_links(client):
    for number in range(85):
        make_story(number)
    path = "/archive/2007/04/"
    answer = first = client.get(path)
    for number in (2, 3, 4, 5):
        assert dict(answer.context["numbers"])[number] == answer.context["next"]
        answer = client.get(answer.context["next"])
    assert [number for number, _ in answer.context["numbers"]] == [1, 0, 4, 5]
    assert 'aria-current="page"><span class="hidden">Page </span>5<' in answer.text
    for number in (4, 3, 2):
        assert dict(answer.context["numbers"])[number] == answer.context["previous"]
        answer = client.get(answer.context["previous"])
    assert dict(answer.context["numbers"])[1] == answer.context["previous"] == path
    assert client.get(path).content == first.content


@pytest.mark.parametrize("number", ["0", "x", "-1", "1.5", "10000001", "٣"])
def test_what_is_no_number_is_no_page(client, stories, number):
    asked = {"before": place_of(stories[2]), "page": number}
    with pytest.raises(Http404, match="number of a page"):
        page_of(Article.objects.all(), asked, size=3)


def test_a_number_that_cannot_be_is_not_shown(stories):
    asked = {"before": place_of(stories[2]), "page": "1"}
    page = page_of(Article.objects.all(), asked, size=3)
    assert page.number is None
    assert "page" not in links(page, str)["next"]
