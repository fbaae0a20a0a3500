"""Stories that were published together and never related: related now, however many they are."""

from itertools import batched

from django.db import transaction

from .. import turns
from ..models import Article, Profile
from .index import relate_many
from .learning import learn_many
from .whole import relate_all

AT_ONCE = 100
# From so many on, and from such a share of all, the whole archive is related quicker than they.
MANY, SHARE = 1000, 5


def catch_up(progress=lambda count: None):
    """Learn and relate every published story that waits for it; return their number.

    A batch is a transaction: who is stopped goes on where it stopped. `progress` is called with the
    number related so far.
    """
    live = Article.objects.filter(live_number__isnull=False, status=Article.Status.LIVE)
    unread = list(live.filter(profile=None).order_by("pk").values_list("pk", flat=True))
    # Learned by a run that was stopped before it related them, or close to none.
    unrelated = list(live.filter(profile__nearest=b"").order_by("pk").values_list("pk", flat=True))
    waiting = unrelated + unread
    if len(waiting) >= MANY and len(waiting) * SHARE >= Profile.objects.count() + len(unread):
        list(_each(unread, learn_many))
        relate_all(progress)
        return len(waiting)
    count = 0
    for numbers, act in [(unrelated, relate_many), (unread, _learn_and_relate)]:
        for done in _each(numbers, act):
            count += done
            progress(count)
    return len(waiting)


def _learn_and_relate(articles):
    learn_many(articles)
    relate_many(articles)


def _each(numbers, act):
    """Do it with the stories as they are then, some hundred at a time; yield how many."""
    for batch in batched(numbers, AT_ONCE, strict=False):
        with transaction.atomic():
            turns.take()
            held = Article.objects.locked().filter(pk__in=batch, status=Article.Status.LIVE)
            act(list(held.order_by("pk")))
        yield len(batch)
