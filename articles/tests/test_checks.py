from datetime import UTC, datetime

import pytest
from django.utils import timezone

from articles import checks, mistitled, versions
from articles.admin import checks as desk_checks
from articles.checks import Level
from articles.models import OldAddress
from articles.tests.factories import make_live_article
from people.tests.factories import make_office, make_official, make_tenure

WHOLE = {
    "headline": "Two ministers meet in the harbor town of Varnholm",
    "standfirst": "They talked for two days.",
    "dateline": {"place": "VARNHOLM", "day": "2007-04-23", "printed": "VARNHOLM –"},
    "body": "<p>They met.</p>",
    "topics": ["talks"],
    "photos": [{"photo": "harbor", "caption": "", "credit": "C. Dunn", "alt": "A harbor"}],
}


def failed(**changes):
    return [
        (found.level, found.field) for found in checks.check(versions.story_with(**WHOLE | changes))
    ]


def test_a_whole_story_has_nothing_to_mend():
    assert failed() == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"headline": "Too short"}, "headline"),
        ({"headline": "x" * 91}, "headline"),
        ({"standfirst": ""}, "standfirst"),
        ({"standfirst": "x" * 201}, "standfirst"),
        ({"dateline": {"place": None, "day": None, "printed": None}}, "dateline_place"),
        ({"dateline": {"place": None, "day": "2007-04-23", "printed": None}}, "dateline_place"),
        ({"dateline": {"place": "VARNHOLM", "day": None, "printed": None}}, "dateline_date"),
        ({"topics": []}, "topics"),
    ],
)
def test_advice_names_its_field_and_forbids_nothing(changes, field):
    assert failed(**changes) == [(Level.ADVICE, field)]
    assert checks.errors(versions.story_with(**WHOLE | changes)) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"headline": " "}, "headline"),
        ({"body": "<p> </p>"}, "body"),
        ({"photos": [WHOLE["photos"][0] | {"credit": ""}]}, "photos"),
        ({"photos": [WHOLE["photos"][0] | {"alt": " "}]}, "photos"),
    ],
)
def test_errors_name_their_field_and_come_first(changes, field):
    assert failed(**changes | {"topics": []})[0] == (Level.ERROR, field)
    (error,) = checks.errors(versions.story_with(**WHOLE | changes))
    assert error.field == field


def test_forty_to_ninety_characters_of_headline_are_fine():
    assert failed(headline="x" * 40) == failed(headline="x" * 90) == []


def test_a_long_headline_is_told_how_much_it_is_over():
    (found,) = checks.check(versions.story_with(**WHOLE | {"headline": "x" * 102}))
    assert found.text == "The headline is 12 characters over 90."


@pytest.mark.django_db
def test_links_to_stories_that_nobody_wrote_are_found():
    story = make_live_article(published_at=datetime(2007, 4, 23, 12, tzinfo=UTC))
    there = story.get_absolute_url()
    OldAddress.objects.create(path="/2007/01/01/moved/", target=there, moved_at=timezone.now())
    links = [there, there + "history/", "/2007/01/01/moved/", "/2007/04/23/never/", "/topics/x/"]
    html = "".join(f'<p><a href="{link}">x</a></p>' for link in links)
    assert desk_checks.broken_links(html) == ["/2007/04/23/never/"]


@pytest.mark.django_db
def test_a_name_that_may_be_two_people_is_told_until_an_editor_says_yes():
    make_official(slug="ann-roe", name="Ann Roe", family_name="Roe")
    make_official(slug="ben-roe", name="Ben Roe", family_name="Roe")
    story = versions.story_with(**WHOLE | {"body": "<p>Ann Roe and Ben Roe met. Roe spoke.</p>"})
    (sentence,) = desk_checks.unresolved(story, desk_checks.read(story))
    assert "Ann Roe" in sentence
    assert "Ben Roe" in sentence
    story["officials"]["confirmed"] = ["ann-roe"]
    assert desk_checks.unresolved(story, desk_checks.read(story)) == []


@pytest.mark.django_db
def test_a_title_of_another_day_is_told_with_the_day_it_was_judged_by():
    official = make_official(slug="ann-roe", name="Ann Roe", family_name="Roe")
    make_tenure(
        official=official,
        office=make_office(slug="no-minister", title="Norlandic Defense Minister"),
        start="2001-03-01",
        end="2003-03-01",
    )
    text = "<p>Defense Minister Ann Roe spoke.</p>"
    story = versions.story_with(**WHOLE | {"body": text})
    (advice,) = [c for c in desk_checks.of_story(story) if "Ann Roe" in c.text]
    assert (advice.level, advice.field) == (Level.ADVICE, "body")
    assert "on April 23, 2007 (the story’s day)" in advice.text
    story["body"] = "<p>Then-Defense Minister Ann Roe left in May 2004.</p>"
    (sentence,) = mistitled.sentences(desk_checks.read(story))
    assert "in May 2004 (“May 2004” in the sentence)" in sentence
    assert mistitled.sentences(desk_checks.read(story), ["ann-roe"]) == []
