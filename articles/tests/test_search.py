"""What readers find, on either database."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles import desk
from articles.models import Article, SearchText, Topic
from articles.search import databases, facets, frequency, hits, queries, subjects
from articles.search.names import load_names
from articles.tests.factories import make_live_article, make_source, make_topic
from articles.tests.staff import change, make_member
from people.tests.factories import make_office, make_official, make_tenure

pytestmark = pytest.mark.django_db

NOON = datetime(2007, 4, 23, 12, tzinfo=UTC)


def publish(headline, body="They met.", days=0, at=None, **story):
    fields = {"source": story.pop("row_source", None)}
    text = {"headline": headline, "body": f"<p>{body}</p>"} | story
    return make_live_article(text, at=at or NOON + timedelta(days=days), **fields)


def found(text="", order=hits.NEWEST, **asked):
    """The headlines that readers find, in their order."""
    names = load_names()
    finder = hits.finder(hits.Question(queries.parse(text), **asked), names)
    page = hits.look(finder, order, {}, hits.CAP, names).page if finder else hits.Page([])
    numbers = [hit.article for hit in page.hits]
    rows = Article.objects.in_bulk(numbers)
    return [rows[number].headline for number in numbers]


@pytest.fixture
def harbor():
    publish("Frigate leaves", "The Baltic fleet sailed at dawn.")
    publish("Pier opens", "No frigate came to the new pier.", days=1)
    publish("Budget passed", "The fleet and the Baltic ports were paid.", days=2)


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        ("frigate", ["Pier opens", "Frigate leaves"]),
        ("FRIGATE leaves", ["Frigate leaves"]),
        ('"baltic fleet"', ["Frigate leaves"]),
        ("baltic fleet", ["Budget passed", "Frigate leaves"]),
        ("baltic-fleet", ["Frigate leaves"]),
        ("frigate -pier", ["Frigate leaves"]),
        ('fleet -"baltic fleet"', ["Budget passed"]),
        ("-frigate", ["Budget passed"]),
        ("budget OR pier", ["Budget passed", "Pier opens"]),
        ("fleet budget OR dawn", ["Budget passed", "Frigate leaves"]),
        ("frig*", ["Pier opens", "Frigate leaves"]),
        ("frig", []),
        ('"baltic flee*"', []),
        ("submarine", []),
        ('"leaves the baltic"', []),  # from the headline into the text
    ],
)
def test_words_phrases_and_signs_find_the_same_on_both_databases(harbor, text, headlines):
    assert found(text) == headlines


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Lech Wałęsa spoke.", "walesa"),
        ("Tromsø harbor", "tromso"),
        ("Straße nach Öland", "strasse oland"),
        ("Володимир Зеленський", "володимир"),
        ("Алёна пришла", "алена"),
        ("Αθήνα και Πειραιάς", "αθηνα"),
        ("北京的海军", "海军"),
        ("กองทัพเรือไทย", "ทัพเรือ"),
        ("국방부는 발표했다", "국방부*"),
        ("रक्षा मंत्री ने कहा", "मंत्री"),
        ("وزارة الدِّفاع", "الدفاع"),
        ("U.S. forces", "u.s. forces"),
        ("Russia's navy", "russia"),
        ("MiG-29 jets", '"mig 29"'),
    ],
)
def test_any_script_is_found_with_and_without_its_diacritics(text, typed):
    publish("Story", text)
    publish("Other", "Nothing of the kind.")
    assert found(typed) == ["Story"]
    assert found(text) == ["Story"]


def test_a_word_of_an_unspaced_script_is_not_found_in_another_order():
    publish("Story", "海军")
    assert found("军海") == []


def test_captions_authors_and_full_names_are_found_too():
    make_tenure(
        make_official(slug="ann-roe", name="Ann Beatrix Roe", family_name="Roe"),
        make_office(title="Mayor"),
        start="2000",
    )
    publish("Named", "Mayor Roe came.", byline="By Carl Doe")
    assert found("beatrix") == ["Named"]
    assert found("carl doe") == ["Named"]


def test_quotations_are_searched_on_their_own_and_by_speaker():
    for slug, name in [("ann-roe", "Ann Roe"), ("bo-lund", "Bo Lund")]:
        make_official(slug=slug, name=name, family_name=name.split()[1])
    publish("Said", "“The harbor is frozen,” Ann Roe said. “We wait,” Bo Lund said of ice.")
    publish("Told", "The harbor is frozen.", days=1)
    assert found("frozen") == ["Told", "Said"]
    assert found("frozen", in_quotations=True) == ["Said"]
    assert found("frozen", in_quotations=True, official="ann-roe") == ["Said"]
    assert found("frozen", in_quotations=True, official="bo-lund") == []
    assert found("ice", in_quotations=True) == []
    assert found('"frozen we"', in_quotations=True) == []


def test_stories_are_narrowed_by_what_they_are_filed_under():
    make_official(slug="ann-roe", name="Ann Roe", family_name="Roe")
    topic, source = make_topic(slug="piers", name="Piers"), make_source(slug="wire")
    dateline = {"day": "2007-04-23", "place": "NEW YORK", "printed": "NEW YORK –"}
    publish("All", "Ann Roe came.", topics=[topic.slug], dateline=dateline, row_source=source)
    publish("None", "Nobody came.", days=400)
    assert found("came") == ["None", "All"]
    for filed in [
        {"official": "ann-roe"},
        {"topic": "piers"},
        {"source": "wire"},
        {"place": "New York"},
        {"until": NOON.date()},
    ]:
        assert found("came", **filed) == ["All"]
        assert found(**filed) == ["All"], "without any word"
    assert found("came", place="York") == []
    assert found("came", topic="no-such") == []
    assert found("came", since=NOON.date() + timedelta(days=1)) == ["None"]
    assert found("came", since=NOON.date(), until=NOON.date()) == ["All"]


def test_the_days_of_addresses_decide_and_the_time_orders_a_day():
    for hour in (9, 23, 1):
        publish(f"At {hour}", at=NOON.replace(hour=hour))
    assert found("met") == ["At 23", "At 9", "At 1"]
    assert found("met", hits.OLDEST) == ["At 1", "At 9", "At 23"]


def test_the_best_match_has_the_words_in_its_headline_then_in_its_opening():
    publish("Frigate leaves")
    publish("Pier opens", "The frigate came.", days=1)
    publish("Budget", "Dull.</p><p>The frigate was paid for.", days=2)
    assert found("frigate", hits.RELEVANT) == ["Frigate leaves", "Pier opens", "Budget"]


def test_what_is_left_out_is_left_out_by_best_match_too():
    publish("Frigate leaves", "The pier is open.")
    publish("Frigate comes", "The sea is open.", days=1)
    for order in hits.NEWEST, hits.OLDEST, hits.RELEVANT:
        assert found("frigate -pier", order) == ["Frigate comes"]


SIGNS = [
    *("'", "''", '"\'"', "\\", "a\\'b", "!a", "a & b | !c", "a:*", "a <-> b", "(", "NOT a"),
    *("a NEAR b", "^a", "words:a", "{a b}:c", "-a -b", "=", "story=", "h=a", "½", "ﷺ", "İ", "ß*"),
    *("🚢", "a\0b"),
]


@pytest.mark.parametrize("text", SIGNS)
def test_the_database_understands_whatever_is_typed(text):
    publish("A story of b")
    found(text)
    found(text, hits.RELEVANT, in_quotations=True)


def test_what_is_published_again_is_found_by_its_new_words_only():
    article = publish("Iron pier")
    change(article, headline="Wooden pier")
    assert found("iron") == ["Iron pier"]
    desk.publish(article, by=make_member("slot"), kind="update", line="The name.")
    assert found("iron") == []
    assert found("wooden") == ["Wooden pier"]


def test_hidden_stories_take_nobodys_place_among_the_first(monkeypatch):
    monkeypatch.setattr(hits, "CAP", 3)
    for number in range(9):
        article = publish(f"Story {number}", days=number)
        if number % 3:
            Article.objects.filter(pk=article.pk).update(
                embargo_until=timezone.now() + timedelta(days=1)
            )
    assert found("met") == ["Story 6", "Story 3", "Story 0"]
    assert found("met", hits.OLDEST) == ["Story 0", "Story 3", "Story 6"]


def test_indexing_again_restores_what_was_lost():
    publish("Frigate leaves")
    SearchText.objects.all().delete()
    assert found("frigate") == []
    call_command("index_articles", verbosity=0)
    assert found("frigate") == ["Frigate leaves"]


def test_very_long_and_very_strange_texts_are_indexed():
    body = " ".join(f"{number:x}{'長' * 9}" for number in range(9000)) + " frigate" * 400
    article = publish("Long", body + " " + "ö" * 3000)
    assert found("long") == ["Long"]
    assert Article.objects.get(pk=article.pk).search_text


def called(*words):
    names = load_names()
    topics = [topic.pk for topic in subjects.topics_called(words, names)]
    return [one.name for one in subjects.called(words, names, facets.shown(topics))]


def test_people_and_topics_come_first_when_they_are_called():
    make_official(slug="ann-roe", name="Ann Roe", family_name="Roe")
    make_topic(slug="piers", name="Roe piers")
    assert called("roe") == ["Ann Roe"]
    publish("Filed", topics=["piers"])
    assert called("roe") == ["Ann Roe", "Roe piers"]
    assert called("roe", "smith") == []
    Topic.objects.filter(slug="piers").update(name="Piers")
    assert called("roe") == ["Ann Roe"]


def test_the_names_are_read_once_until_one_changes(django_assert_num_queries):
    make_topic(slug="piers", name="Piers")
    load_names()
    with django_assert_num_queries(1):
        assert "piers" in load_names().by_slug["topic"]
    for make in (make_source, make_official, make_topic):
        made = make()
        kind = type(made).__name__.lower()
        assert load_names().by_slug[kind][made.slug].pk == made.pk


def test_a_common_word_costs_as_little_as_a_rare_one_on_postgresql():
    query = queries.parse("frigate -pier harb*")
    known = frequency.Frequencies(1e6, {"frigate": 0.5, "harbor": 0.3, "harbour": 0.2}, 0.001)
    assert frequency.share_of(known, query, "", ("topic=1",), "") == pytest.approx(
        0.5 * (1 - 0.001) * (0.3 + 0.2 + 0.001) * 0.001
    )
    assert known.of(queries.parse('"harbor frigate"').phrases[0], "") == 0.3


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="PostgreSQL alone is told how to look"
)
def test_how_to_look_is_told_for_one_statement_alone():
    asked = "SELECT current_setting('statement_timeout'), current_setting('enable_seqscan')"
    with connection.cursor() as cursor:
        cursor.execute(asked)
        before = cursor.fetchone()
    assert databases.rows(databases.Part(asked)) == [("3s", "off")]
    with connection.cursor() as cursor:
        cursor.execute(asked)
        assert cursor.fetchone() == before != ("3s", "off")
