from datetime import UTC, date, datetime

import pytest

from articles import desk, versions
from articles.desk import Refused
from articles.models import Article
from articles.tests.factories import make_article, make_live_article, make_source

pytestmark = pytest.mark.django_db


def test_the_time_of_first_publication_never_changes():
    first = datetime(2007, 4, 23, 12, tzinfo=UTC)
    article = make_live_article(at=first)
    address = article.get_absolute_url()
    desk.save(article, versions.latest(article).story | {"headline": "Quite another"})
    desk.publish(article, kind="update", line="The headline.", at=datetime(2020, 1, 1, tzinfo=UTC))
    assert (article.published_at, article.get_absolute_url()) == (first, address)
    assert article.updated_at is not None


@pytest.mark.parametrize(
    ("kind", "line"),
    [(None, "What changed."), ("update", " "), ("first", "Again."), ("kill", "x"), ("??", "x")],
)
def test_a_change_readers_will_see_needs_a_kind_and_a_line(kind, line):
    article = make_live_article()
    desk.save(article, versions.latest(article).story | {"headline": "Another"})
    with pytest.raises(Refused, match="kind of change"):
        desk.publish(article, kind=kind, line=line)
    assert article.ledger.count() == 1


@pytest.mark.parametrize("status", [Article.Status.KILLED, Article.Status.WITHDRAWN])
def test_what_was_taken_down_is_not_published_again(status):
    article = make_article(status=status)
    with pytest.raises(Refused, match="stays so"):
        desk.publish(article)


@pytest.mark.parametrize("missing", ["headline", "body"])
def test_a_story_without_headline_or_text_is_not_published(missing):
    article = make_article({missing: ""})
    with pytest.raises(Refused, match="Enter"):
        desk.publish(article)


def test_publishing_the_same_version_twice_is_refused():
    article = make_live_article()
    with pytest.raises(Refused, match="already"):
        desk.publish(article, kind="update", line="Nothing.")


def test_two_stories_of_a_day_never_share_an_address():
    story = {"headline": "Talks resume"}
    slugs = [make_live_article(story, slug="").slug for _ in range(3)]
    assert slugs == ["talks-resume", "talks-resume-2", "talks-resume-3"]


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Gates Asks Russia", "gates-asks-russia"),
        ("Сердюков назначен министром", "сердюков-назначен-министром"),
        ("!!!", "story"),
        ("", "story"),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_slugs_are_whole_words_of_any_script(headline, slug):
    assert desk.slug_of(headline) == slug


def test_the_dateline_prints_in_the_houses_style():
    house = make_source(name="AP", dateline_style="place-agency")
    assert desk.printed_dateline("MOSCOW", date(2007, 4, 23), None) == "MOSCOW, April 23, 2007 –"
    assert desk.printed_dateline("MOSCOW", date(2007, 4, 23), house) == "MOSCOW (AP) —"
    assert desk.printed_dateline("", None, house) is None
