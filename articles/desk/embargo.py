"""Holding a story, with all its versions and on every surface, until a moment."""

from django.utils import timezone

from .acts import Done, act, required, tell
from .moments import future_moment_in, in_words
from .rules import Refused, is_embargoed, readers_have_seen


@act("embargo")
def embargo(article, *, by, at, zone, imposed_by, fold=None):
    """Hold the story until that hour in that zone, as `imposed_by` asked.

    `at` is what the clocks of the zone show, and `fold` which of two such hours is meant. An
    earlier hour than the one that was imposed would break the embargo, which is another act.
    """
    imposed_by = required(imposed_by, "Write who imposed the embargo")
    until = future_moment_in(zone, at, fold)
    if is_embargoed(article) and until < article.embargo_until:
        words = in_words(article.embargo_until, article.embargo_zone or zone)
        raise Refused(f"The story is held until {words}; to lift that earlier, break the embargo.")
    if readers_have_seen(article) and article.followed_up_at is None:
        article.followed_up_at = timezone.now()  # or it would look as if it had never been out
    article.embargo_until, article.embargo_zone = until, zone
    article.embargo_by = imposed_by
    article.save(update_fields=["embargo_until", "embargo_zone", "embargo_by", "followed_up_at"])
    words = f"until {in_words(until, zone)}, imposed by {imposed_by}"
    tell(article, "embargo", by, f"put it under embargo {words}.")
    return Done(words, article.latest_number)


@act("break_embargo")
def break_embargo(article, *, by, reason):
    """Lift the embargo before its time, for the reason given."""
    reason = required(reason, "Write why the embargo is broken")
    held = in_words(article.embargo_until, article.embargo_zone or "UTC")
    words = f"embargo until {held}, imposed by {article.embargo_by or 'the sender'}: {reason}"
    article.embargo_until, article.embargo_zone, article.embargo_by = None, "", ""
    article.save(update_fields=["embargo_until", "embargo_zone", "embargo_by"])
    tell(article, "break_embargo", by, f"broke its embargo: {reason}")
    return Done(words, article.latest_number)
