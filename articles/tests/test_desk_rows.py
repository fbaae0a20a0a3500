"""What a stale row, a source's zone or a long name must not do to a story."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from articles import desk, versions
from articles.admin.forms import StoryForm
from articles.models import Article
from articles.tests.factories import make_article, make_live_article, make_source

pytestmark = pytest.mark.django_db


def test_saving_from_a_stale_row_takes_no_story_from_readers():
    stale = make_article()
    desk.publish(Article.objects.get(pk=stale.pk), by="ann")
    desk.save(stale, versions.latest(stale).story | {"headline": "Later"}, expected=1)
    assert Article.objects.published().get().live_number == 1


def test_a_day_given_by_the_copy_stays_the_day_of_the_address():
    article = make_article(
        source=make_source(time_zone="Europe/Moscow"),
        published_at=datetime(2007, 3, 4, 21, tzinfo=UTC),
        published_on=date(2007, 3, 5),
        published_at_is_a_day=True,
    )
    desk.publish(article, by="ann")
    assert article.published_on == date(2007, 3, 5)


def test_the_source_of_a_live_story_is_not_changed_past_its_versions():
    assert StoryForm(instance=make_live_article()).fields["source"].disabled
    assert not StoryForm(instance=make_article()).fields["source"].disabled


def test_an_author_too_long_for_the_database_is_named():
    form = StoryForm()
    form.cleaned_data = {"authors": "A" * 201}
    with pytest.raises(ValidationError, match="a name has at most 200"):
        form.clean_authors()
