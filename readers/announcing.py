"""Who is to be told of a story that has come before readers: looked up once a story.

Of news only: what was published before an alert was confirmed, or came to us more than two days
after its publication, as from an archive, is announced to nobody.
"""

from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from articles.models import Article, LedgerEntry
from articles.search import hits, index
from articles.search.databases import TooSlow

from .models import Alert, Announcement, Told
from .subjects import SEARCHES, addresses_of, question_at

NEWS_FOR = timedelta(days=7)  # after its publication; then nobody is told any more
FRESH = timedelta(days=2)  # from a story's publication to when it was entered here
BATCH = 1000


def news():
    """The stories that readers may see, that are new, and that nobody has been told of yet."""
    since = timezone.now() - NEWS_FOR
    late = LedgerEntry.objects.filter(
        article=OuterRef("pk"),
        kind=LedgerEntry.Kind.FIRST,
        entered_at__gt=F("article__published_at") + FRESH,
    )
    announced = Announcement.objects.filter(article=OuterRef("pk"))
    return (
        Article.objects.published()
        .filter(~Exists(late), ~Exists(announced), published_at__gte=since)
        .order_by("published_at", "pk")
    )


def announce_all():
    """Enter whom each new story is to be told to; return (stories, faults in sentences).

    Two of these at once announce nothing twice: the row of a story's announcement is there once.
    """
    count, faults = 0, []
    for article in news().only("pk", "published_at", "published_on", "embargo_until", "slug"):
        came = max(filter(None, [article.published_at, article.embargo_until]))
        followed = Alert.objects.filter(confirmed_at__lte=came)
        # Before the transaction: a search that PostgreSQL cuts off would undo all of it.
        found, slow = _searches_that_find(article, followed)
        faults += slow
        count += _announce(article, followed, found)
    return count, faults


@transaction.atomic
def _announce(article, followed, searches):
    """Enter the followers of what the story is on; False if somebody was faster."""
    _, is_mine = Announcement.objects.get_or_create(
        article=article, defaults={"announced_at": timezone.now()}
    )
    if not is_mine:
        return False
    subjects = sorted(addresses_of(article) | searches)
    chosen = followed.filter(subject__in=subjects).order_by("-frequency", "pk")
    rows = (
        Told(follower_id=follower, alert_id=alert, article=article, found_at=timezone.now())
        for alert, follower in chosen.values_list("pk", "follower").iterator(chunk_size=BATCH)
    )
    # Whoever follows two subjects of the story is told once: at once, where one of them says so.
    Told.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return True


def _searches_that_find(article, followed):
    """({the addresses of followed searches that find the story}, faults)."""
    place = index.place_of(article)
    searches = followed.filter(subject__startswith=SEARCHES).order_by().values_list("subject")
    found, faults = set(), []
    for (address,) in searches.distinct():
        finder = hits.finder(question_at(address))
        if finder is None:
            continue
        try:
            if replace(finder, low=place, high=place).newest(1):
                found.add(address)
        except TooSlow:
            faults.append(f"story {article.pk}: the search {address} took too long to ask.")
    return found, faults
