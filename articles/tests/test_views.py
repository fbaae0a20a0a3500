"""What readers get at each address, and what it costs."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from articles.models import Appearance, Article, ArticleTopic, Relation, Source, Topic
from articles.views import not_found
from people.loader import load_directory
from people.models import Area, Office, Official, Tenure
from people.tests.factories import make_tenure

pytestmark = pytest.mark.django_db

DAY = date(2007, 4, 23)
NOON = datetime(2007, 4, 23, 12, tzinfo=UTC)


def make_story(number=1, **fields):
    """A live story, as a row alone: what readers get depends on nothing else."""
    story = unsaved_story(number, **fields)
    story.save()
    return story


def unsaved_story(number=1, **fields):
    at = fields.pop("published_at", NOON + timedelta(minutes=number))
    fields = {
        "guid": f"test:{number}",
        "slug": f"story-{number}",
        "status": Article.Status.LIVE,
        "latest_number": 1,
        "live_number": 1,
        "headline": f"Ministers meet for the {number}th time",
        "body_text": "The ministers met.\n\nThey will meet again.",
        "body_html": "<p>The ministers met.</p>\n<p>They will meet again.</p>",
        "published_at": at,
        "published_on": at.date(),
    } | fields
    return Article(**fields)


@pytest.fixture
def country():
    return Area.objects.create(slug="country-freedonia", name="Freedonia", adjective="Freedonian")


@pytest.fixture
def office(country):
    return Office.objects.create(
        slug="fr-defense-minister", title="Freedonian Defense Minister", area=country
    )


@pytest.fixture
def official(office):
    official = Official.objects.create(slug="ann-lee", name="Ann Lee", sort_name="Lee, Ann")
    Tenure.objects.create(
        slug="fr-defense-minister--ann-lee",
        official=official,
        office=office,
        start_first=date(2007, 2, 15),
        start_last=date(2007, 2, 15),
        end_first=date(2012, 11, 1),
        end_last=date(2012, 11, 30),
    )
    return official


@pytest.fixture
def topic():
    return Topic.objects.create(
        name="Harbor talks", slug="harbor-talks", introduction="On harbors."
    )


def file_under(story, topic):
    ArticleTopic.objects.create(content_object=story, tag=topic, published_at=story.published_at)


def name_in(story, official, office=None, position=0):
    Appearance.objects.create(
        article=story,
        official=official,
        office=office,
        title=office.title if office else "",
        position=position,
        published_at=story.published_at,
    )
    told = {
        "official": official.slug,
        "title": office.title if office else "",
        "office": office.slug if office else None,
    }
    story.page = story.page | {"people": [*story.page.get("people", []), told]}
    story.save()


def relate(story, other, score=1.0):
    reasons = [{"kind": "topic", "text": "harbor talks"}]
    Relation.objects.create(article=story, other=other, score=score, reasons=reasons)


@pytest.fixture
def addresses(official, office, topic):
    """Every address at which a live story shows, once `fill` has filed it everywhere."""
    return [
        reverse("front"),
        reverse("topics"),
        topic.get_absolute_url(),
        official.get_absolute_url(),
        office.get_absolute_url(),
        reverse("archive"),
        reverse("archive_year", args=[2007]),
        reverse("archive_month", args=[2007, 4]),
        reverse("archive_day", args=[2007, 4, 23]),
    ]


@pytest.fixture
def fill(official, office, topic):
    """Make that many stories, each filed under the topic and naming the official in office."""

    def make(count, **fields):
        stories = [make_story(number, **fields) for number in range(1, count + 1)]
        for story in stories:
            file_under(story, topic)
            name_in(story, official, office)
            if story is not stories[0]:
                relate(stories[0], story)
        return stories

    return make


def test_a_story_shows_its_headline_its_text_and_its_day(client):
    story = make_story(published_at_is_a_day=True)
    response = client.get("/2007/04/23/story-1/")
    assert response.status_code == 200
    page = response.content.decode()
    assert page.count("<h1>") == 1
    assert story.headline in page
    assert story.body_html in page
    assert '<time datetime="2007-04-23">April 23, 2007</time>' in page
    assert "12:01" not in page


def test_a_story_whose_moment_is_known_says_the_hour_and_the_zone(client):
    make_story()
    assert "April 23, 2007, 12:01 UTC" in client.get("/2007/04/23/story-1/").content.decode()


def test_a_story_prints_its_byline_source_signoff_references_and_corrections(client):
    make_story(
        byline="Cara Dunn and Sgt. Eli Moss, USA",
        source=Source.objects.create(name="Harbor Press", slug="harbor-press"),
        page={
            "signoff": "(Reporting by Cara Dunn)",
            "references": [
                {"url": "https://example.org/minutes", "title": "Minutes"},
                {"url": "", "title": "A letter"},
            ],
            "photos": [],
            "corrections": [
                {
                    "kind": "correction",
                    "wrong": "They met on Tuesday.",
                    "right": "They met on Monday.",
                    "at": "2007-04-25T09:15:00+00:00",
                }
            ],
        },
    )
    page = client.get("/2007/04/23/story-1/").content.decode()
    for words in [
        "By Cara Dunn and Sgt. Eli Moss, USA",
        "Harbor Press",
        "(Reporting by Cara Dunn)",
        '<a href="https://example.org/minutes" rel="noopener">Minutes</a>',
        "<li>A letter</li>",
        "They met on Tuesday.",
        "They met on Monday.",
        "April 25, 2007, 09:15 UTC",
        'href="#corrections"',
    ]:
        assert words in page


def test_a_story_names_its_people_with_the_office_they_held_then(client, official, office):
    name_in(make_story(), official, office)
    page = client.get("/2007/04/23/story-1/").content.decode()
    assert '<a href="/people/ann-lee/">Ann Lee</a>' in page
    assert '<a href="/offices/fr-defense-minister/">Freedonian Defense Minister</a>' in page


@pytest.mark.parametrize(
    ("dateline_date", "day"), [(None, "2007-04-23"), (date(2007, 4, 21), "2007-04-21")]
)
def test_the_day_of_the_offices_is_that_of_the_dateline(
    client, official, office, dateline_date, day
):
    name_in(make_story(dateline_date=dateline_date), official, office)
    page = client.get("/2007/04/23/story-1/").text
    assert f'With the offices they held on <time datetime="{day}">' in page


def test_a_story_older_than_a_year_says_when_it_was_published(client):
    make_story()
    make_story(2, published_at=timezone.now() - timedelta(days=3), slug="new", guid="new")
    assert "This story was published in April 2007." in client.get("/2007/04/23/story-1/").text
    new = Article.objects.get(slug="new")
    assert "This story was published" not in client.get(new.get_absolute_url()).text


def test_only_a_material_update_is_announced(client):
    make_story(1, updated_at=NOON + timedelta(minutes=5))
    make_story(2, updated_at=NOON + timedelta(hours=2))
    assert "Updated" not in client.get("/2007/04/23/story-1/").text
    assert "Updated" in client.get("/2007/04/23/story-2/").text


def test_related_coverage_says_why_and_how_far_apart(client):
    story = make_story()
    relate(story, make_story(2, published_at=NOON + timedelta(days=3)))
    page = client.get("/2007/04/23/story-1/").content.decode()
    assert "Ministers meet for the 2th time" in page
    assert "harbor talks; " in page
    assert "three days later" in page


HIDDEN = [
    {"status": Article.Status.DRAFT},
    {"status": Article.Status.REVIEW},
    {"status": Article.Status.READY},
    {"status": Article.Status.SPIKED},
    {"embargo_until": datetime(2999, 1, 1, tzinfo=UTC)},
    {"expires_at": datetime(2008, 1, 1, tzinfo=UTC)},
]


@pytest.mark.parametrize("fields", HIDDEN, ids=lambda fields: str(next(iter(fields.values()))))
def test_what_readers_may_not_see_is_nowhere(client, addresses, fill, fields):
    other = make_story(9, headline="The harbor is open", slug="open", guid="open")
    for story in fill(2, **fields):
        relate(other, story)
    assert "Ministers" not in client.get(other.get_absolute_url()).text
    for address in addresses:
        response = client.get(address)
        assert response.status_code == (404 if "talks" in address else 200), address
        assert "Ministers" not in response.text, address
        assert "arbor talks" not in response.text, address
        assert "On harbors." not in response.text, address


def test_no_count_tells_of_a_hidden_story(client, addresses, fill):
    before = [client.get(address).text for address in addresses if "talks" not in address]
    fill(2, status=Article.Status.DRAFT)
    assert before == [client.get(address).text for address in addresses if "talks" not in address]


def test_a_topic_counts_its_published_stories_alone(client, topic):
    for number, status in enumerate([Article.Status.LIVE, Article.Status.DRAFT]):
        file_under(make_story(number, status=status), topic)
    assert "1 story<" in client.get("/topics/").text


def test_a_topic_names_its_parent_only_where_the_parent_has_a_page(client, topic):
    parent = Topic.objects.create(name="Quiet inquiry", slug="quiet-inquiry")
    Topic.objects.filter(pk=topic.pk).update(parent=parent)
    file_under(make_story(), topic)
    assert "Quiet inquiry" not in client.get(topic.get_absolute_url()).text
    file_under(make_story(2), parent)
    assert "Quiet inquiry" in client.get(topic.get_absolute_url()).text


def test_unknown_hidden_and_future_stories_get_the_same_answer(client):
    make_story(1, status=Article.Status.DRAFT)
    future = timezone.now() + timedelta(days=1)
    coming = make_story(2, published_at=future)
    answers = [
        client.get(address)
        for address in ["/2007/04/23/story-1/", coming.get_absolute_url(), "/2007/04/23/nobody/"]
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    bodies = {answer.text.replace(answer.wsgi_request.path, "") for answer in answers}
    assert len(bodies) == 1


@pytest.mark.parametrize(("status", "answer"), [("withdrawn", 200), ("killed", 410)])
def test_a_story_taken_back_says_so_and_repeats_nothing_of_it(client, status, answer):
    make_story(status=status, taken_down_class="wrong")
    response = client.get("/2007/04/23/story-1/")
    assert response.status_code == answer
    assert "Ministers" not in response.text
    assert "rong beyond correction" in response.text


def test_a_killed_story_that_was_never_live_is_simply_not_there(client):
    story = make_story(
        status=Article.Status.KILLED, published_at=timezone.now() + timedelta(days=1)
    )
    assert client.get(story.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/2007/04/24/story-1/",
        "/2007/4/23/story-1/",
        "/2007/13/01/story-1/",
        "/2007/04/31/story-1/",
        "/archive/2007/13/",
        "/archive/2007/02/30/",
        "/archive/0000/",
        "/archive/0001/01/",
        "/archive/9999/12/",
        "/2007/04/23/%00/",
        "/topics/%00/",
        "/people/%00/",
        "/offices/%00/",
        "/archive/2007/04/?before=%00",
        "/archive/2007/04/?after=%00",
        "/topics/nothing/",
        "/people/nobody/",
        "/offices/nothing/",
        "/people/?",
    ],
)
def test_an_address_of_nothing_is_not_found(client, address):
    make_story()
    expected = 200 if address.endswith("?") else 404
    assert client.get(address).status_code == expected


def test_slugs_may_be_of_any_script(client):
    story = make_story(slug="переговоры-в-москве")
    assert client.get(story.get_absolute_url()).status_code == 200


def test_every_page_with_stories_shows_them(client, addresses, fill):
    stories = fill(3)
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        assert response.text.count("<h1") == 1, address
        if address in LISTS_OF_SOMETHING_ELSE:
            assert LISTS_OF_SOMETHING_ELSE[address] in response.text, address
        else:
            assert all(story.headline in response.text for story in stories), address


LISTS_OF_SOMETHING_ELSE = {
    "/topics/": ">3 stories<",
    "/archive/": ">3 stories<",
    "/archive/2007/": ">3 stories<",
}


def test_pages_without_any_story_say_so(client, addresses):
    for address in addresses:
        if "talks" in address:
            continue  # a topic has no page before its first story
        response = client.get(address)
        assert response.status_code == 200, address
        assert "No " in response.text, address


def test_the_front_page_bears_a_single_story(client):
    make_story()
    page = client.get("/").text
    assert page.count("Ministers meet") == 1
    assert "Latest</h2>" not in page


def test_the_year_links_only_the_months_that_have_stories(client):
    make_story()
    page = client.get("/archive/2007/").text
    assert 'href="/archive/2007/04/"' in page
    assert 'href="/archive/2007/05/"' not in page
    assert "May" in page


def test_an_office_says_the_gaps_in_its_line_of_holders(client, office, official):
    later = Official.objects.create(slug="bo-dale", name="Bo Dale", sort_name="Dale, Bo")
    Tenure.objects.create(
        slug="later",
        official=later,
        office=office,
        start_first=date(2013, 3, 1),
        start_last=date(2013, 3, 1),
    )
    page = client.get(office.get_absolute_url()).text
    assert "No holder is recorded between November 2012 and March 1, 2013." in page
    assert page.index("Bo Dale") < page.index("Ann Lee")


def test_an_office_lists_a_story_of_a_hand_over_once_with_both_holders(client, office, official):
    later = Official.objects.create(slug="bo-dale", name="Bo Dale", sort_name="Dale, Bo")
    story = make_story()
    name_in(story, official, office)
    name_in(story, later, office, position=1)
    page = client.get(office.get_absolute_url()).text
    assert page.count(story.headline) == 1
    assert "Ann Lee and Bo Dale" in page


def test_an_official_shows_offices_at_the_precision_known(client, official):
    page = client.get(official.get_absolute_url()).text
    assert "February 15, 2007" in page
    assert "November 2012" in page


@pytest.mark.parametrize(("successor", "is_present"), [(None, True), ("2013-03-01", False)])
def test_an_official_leads_with_the_office_held_today(
    client, office, official, successor, is_present
):
    official.tenures.update(end_first=None, end_last=None)
    if successor:
        later = Official.objects.create(slug="bo-dale", name="Bo Dale")
        make_tenure(later, office, start=successor)
    page = client.get(official.get_absolute_url()).text
    assert ("</a> since February 15, 2007" in page) is is_present
    assert "No end known" in page
    assert "since" not in client.get(office.get_absolute_url()).text


@pytest.mark.parametrize(
    "sources",
    [
        ["https://example.org"],
        5,
        [{"url": 5}],
        [{"url": "javascript:alert(1)"}],
        [{"url": "https://[x"}],
        [{"note": 5}],
        {"url": "x"},
    ],
)
def test_sources_of_a_wrong_shape_are_left_out(client, official, sources):
    official.tenures.update(sources=sources)
    response = client.get(official.get_absolute_url())
    assert response.status_code == 200
    assert '<td class="sources"></td>' in response.text


def test_a_source_is_linked_where_it_has_an_address(client, official):
    official.tenures.update(sources=[{"url": "https://example.org/a", "note": None}, {"note": "B"}])
    page = client.get(official.get_absolute_url()).text
    assert '<a href="https://example.org/a" rel="noopener">example.org</a>; B</td>' in page


def test_people_are_listed_by_family_name_whatever_its_case(client, official):
    Official.objects.create(slug="de-vos", name="Jan de Vos", sort_name="de Vos, Jan")
    Official.objects.create(slug="dale", name="Bo Dale", sort_name="Dale, Bo")
    page = client.get("/people/").text
    assert page.index("Dale, Bo") < page.index("de Vos, Jan") < page.index("Lee, Ann")
    assert page.count('id="letter-D"') == 1


STORY_QUERIES = 3
LIST_QUERIES = 4


@pytest.fixture
def fill_widely(fill, official, office, topic):
    """As `fill`, with as many officials, offices, areas, tenures and topics, all in use."""

    def make(count):
        first, *others = fill(count)
        for story in others:
            name = story.slug
            area = Area.objects.create(slug=name, name=name)
            other_office = Office.objects.create(slug=name, title=f"Office {name}", area=area)
            other = Official.objects.create(slug=name, name=f"Person {name}", sort_name=name)
            other_topic = Topic.objects.create(name=name, slug=name)
            for holder, held in [(other, other_office), (official, other_office), (other, office)]:
                day = date(2013, 1, 1)
                slug = f"{held.slug}--{holder.slug}"
                Tenure.objects.create(
                    slug=slug, official=holder, office=held, start_first=day, start_last=day
                )
            for shown in (first, story):
                name_in(shown, other, other_office, position=shown.pk)
                file_under(shown, other_topic)
        return [first, *others]

    return make


def test_a_story_costs_three_queries_however_much_hangs_on_it(
    client, django_assert_num_queries, fill_widely
):
    stories = fill_widely(30)
    load_directory()  # kept in memory until somebody's office changes
    with django_assert_num_queries(STORY_QUERIES):
        client.get(stories[0].get_absolute_url())


def test_a_list_costs_the_same_for_one_row_and_thirty(
    client, django_assert_max_num_queries, addresses, fill_widely
):
    def costs():
        load_directory()  # kept in memory until somebody's office changes
        found = {}
        for address in [*addresses, "/people/", "/offices/"]:
            with django_assert_max_num_queries(LIST_QUERIES) as queries:
                client.get(address)
            found[address] = len(queries)
        return found

    first = fill_widely(1)
    one = costs()
    Relation.objects.all().delete()
    for story in first:
        story.delete()
    fill_widely(30)
    assert costs() == one


def test_lists_never_load_bodies(client, django_assert_max_num_queries, addresses, fill):
    fill(3)
    load_directory()
    for address in addresses:
        with django_assert_max_num_queries(LIST_QUERIES) as queries:
            client.get(address)
        for query in queries.captured_queries:
            assert '"body_html"' not in query["sql"], address
            assert '"body",' not in query["sql"], address


def test_a_page_not_found_offers_the_latest_stories(rf):
    make_story()
    make_story(2, status=Article.Status.DRAFT)
    response = not_found(rf.get("/nothing/"), Http404())
    assert response.status_code == 404
    assert "Ministers meet for the 1th time" in response.text
    assert "Ministers meet for the 2th time" not in response.text


def test_the_error_page_stands_without_a_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        page = render_to_string("500.html")
    assert "Something went wrong" in page
