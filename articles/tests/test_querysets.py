from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.models import Article
from articles.tests.factories import make_live_article

pytestmark = pytest.mark.django_db

HOURS = [None, -1, 1]


@pytest.mark.parametrize("status", Article.Status)
@pytest.mark.parametrize("hours_from_now", [-1, 1])
@pytest.mark.parametrize("embargo", HOURS)
@pytest.mark.parametrize("expiry", HOURS)
def test_published_and_is_published_agree(status, hours_from_now, embargo, expiry):
    def moment(hours):
        return None if hours is None else timezone.now() + timedelta(hours=hours)

    article = make_live_article()
    Article.objects.update(
        status=status,
        published_at=moment(hours_from_now),
        embargo_until=moment(embargo),
        expires_at=moment(expiry),
    )
    article.refresh_from_db()
    assert article.is_published == Article.objects.published().exists()


def test_a_live_story_is_seen_by_the_clock_alone():
    article = make_live_article()
    Article.objects.update(embargo_until=timezone.now() + timedelta(hours=2))
    assert not Article.objects.published().exists()
    with time_machine.travel(timezone.now() + timedelta(hours=2, seconds=1)):
        assert Article.objects.published().get() == article
