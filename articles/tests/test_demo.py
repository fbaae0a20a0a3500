"""The demonstration archive states documented facts only: held against the fact sheet and the
officials' own file, and against what the importer makes of each story."""

import re

import pytest
from django.core.management import call_command

from articles import demo, desk
from articles.models import Article, ArticleTopic, Photo, Version
from articles.reading.datelines import split_dateline
from articles.tests.staff import make_member
from people.loader import load_directory

STORIES = demo.stories()
QUOTATION_MARKS = '"“”„«»'


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The archive, loaded once for this module and rolled back after it."""
    from django.db import transaction
    from django.test import override_settings

    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("m")):
        atom = transaction.atomic()
        atom.__enter__()
        transaction.set_rollback(False)
        counts = demo.load()
        yield counts
        transaction.set_rollback(True)
        atom.__exit__(None, None, None)


@pytest.fixture(scope="session")
def sheet(shared):
    """{event: its section of the fact sheet}."""
    text = (shared / "demo-facts.md").read_text(encoding="utf-8")
    sections = re.split(r"^### (?=E\d\d )", text.partition("\n## Events")[2], flags=re.M)[1:]
    return {section[:3]: section.partition("\n## ")[0] for section in sections}


def article_of(story):
    return Article.objects.published().get(published_on=story["day"])


def named_in(article):
    """The officials whose names the story prints, not only the office they held that day."""
    mentions = article.mentions.exclude(official=None).exclude(how__in=["office", "short title"])
    return {mention.official for mention in mentions.select_related("official")}


def test_forty_events_are_published_on_their_days(loaded):
    assert loaded == {"created": 40}
    assert len({story["event"] for story in STORIES}) == 40
    days = set(Article.objects.published().values_list("published_on", flat=True))
    assert {day.isoformat() for day in days} == {story["day"] for story in STORIES}


def test_loading_again_changes_nothing(loaded):
    before = list(Article.objects.values()), list(Version.objects.values())
    assert demo.load() == {"unchanged": 40}
    assert (list(Article.objects.values()), list(Version.objects.values())) == before


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["event"])
class TestEachStory:
    def test_the_importer_reads_its_layout(self, loaded, story):
        article = article_of(story)
        assert article.source.name == demo.SOURCE
        assert article.headline != demo.SOURCE
        assert 30 < len(article.headline) <= 100
        assert article.byline in {"", "Newsroom demonstration desk"}
        assert 150 <= article.word_count <= 400
        for word in ("mailing list", "Share", "Related", "Home", "©", "demonstration"):
            assert word not in article.body_text

    def test_its_dateline_is_the_sheets(self, loaded, sheet, story):
        printed = re.search(r"\*\*Dateline:\*\* (.+)", sheet[story["event"]]).group(1)
        dateline = split_dateline(f"{printed.split(' (')[0]} – The text.")
        article = article_of(story)
        assert article.dateline_date == dateline.day
        assert article.dateline_place.split(",")[0] == dateline.place.split(",")[0]

    def test_its_officials_are_those_of_the_manifest(self, loaded, story):
        named = {official.slug for official in named_in(article_of(story))}
        assert named == set(story["officials"])

    def test_each_official_held_the_office_that_day(self, loaded, story):
        directory = load_directory()
        article = article_of(story)
        for appearance in article.appearances.exclude(office=None).select_related(
            "official", "office"
        ):
            assert directory.could_hold(
                appearance.official.slug, appearance.office.slug, article.dateline_date
            )

    def test_everyone_named_stands_in_the_sheet(self, loaded, sheet, story):
        """In the event's own section or in one of those it links to as earlier."""
        own = sheet[story["event"]]
        links = re.search(r"\*\*Links:\*\* earlier ([^;]*)", own)
        earlier = re.findall(r"E\d\d", links.group(1)) if links else []
        told = " ".join([own, *(sheet[event] for event in earlier)])
        for official in named_in(article_of(story)):
            assert official.family_name in told

    def test_it_says_where_its_facts_come_from(self, loaded, story):
        references = article_of(story).page["references"]
        assert references
        assert all(
            reference["url"].startswith("http") or reference["title"] for reference in references
        )

    def test_it_quotes_nobody_but_the_seed(self, loaded, seed_text, story):
        article = article_of(story)
        if story["event"] == "E06":
            quoted = list(article.quotations.values_list("text", flat=True))
            assert len(quoted) == 2
            assert all(text in seed_text for text in quoted)
        else:
            assert not set(QUOTATION_MARKS) & set(article.body_text)
            assert not article.quotations.exists()

    def test_it_has_topics_and_related_coverage_with_reasons(self, loaded, story):
        article = article_of(story)
        assert article.topics.count() == len(story["topics"])
        relations = article.relations.filter(other__in=Article.objects.published())
        assert relations.exists()
        assert all(relation.reasons for relation in relations)


def test_the_seed_like_story_shows_who_held_which_office_that_day(loaded):
    story = next(story for story in STORIES if story["event"] == "E06")
    titles = dict(article_of(story).appearances.values_list("official__name", "title"))
    assert titles["Robert M. Gates"] == "U.S. Defense Secretary"
    assert titles["Vladimir Putin"] == "Russian President"
    assert titles["Anatoliy Serdyukov"] == "Russian Defense Minister"


def test_every_topic_has_an_introduction_and_stories(loaded):
    for item in ArticleTopic.objects.select_related("tag"):
        assert len(item.tag.introduction.split()) >= 30


def test_every_picture_says_what_it_shows_and_who_drew_it(loaded):
    assert Photo.objects.count() == 3
    for photo in Photo.objects.all():
        assert photo.caption
        assert photo.credit
        assert photo.alt


@pytest.mark.django_db
def test_the_command_says_what_it_did(settings, tmp_path, capsys):
    settings.MEDIA_ROOT = tmp_path
    call_command("load_demo")
    assert "Stories: 40 created." in capsys.readouterr().err


def test_what_the_desk_has_taken_down_stays_down_and_is_told(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    demo.load()
    killed, withdrawn = Article.objects.published()[:2]
    by = make_member("senior")
    desk.kill(killed, by=by, reason="A court.", taken_down_class="legal")
    desk.withdraw(withdrawn, by=by, reason="Wrong throughout.")
    before = list(Article.objects.values()), list(Version.objects.values())
    notes = []
    assert demo.load(notes.append) == {"unchanged": 38, "left alone": 2}
    assert (list(Article.objects.values()), list(Version.objects.values())) == before
    for word in ("killed", "withdrawn"):
        assert sum(f"was {word} and stays so" in note for note in notes) == 1
