"""Who has a story open now: a page tells so every 20 seconds, and counts for a minute."""

from datetime import timedelta

from django.utils import timezone

from ..models import Presence

COUNTS_FOR = timedelta(seconds=60)


def seen(article, editor):
    """Note that the editor has the story open."""
    Presence.objects.update_or_create(
        article=article, editor=editor, defaults={"seen_at": timezone.now()}
    )


def left(article, editor):
    Presence.objects.filter(article=article, editor=editor).delete()


def others(article, editor):
    """A sentence about who else has the story open; empty if nobody has."""
    present = (
        Presence.objects.filter(article=article, seen_at__gt=timezone.now() - COUNTS_FOR)
        .exclude(editor=editor)
        .select_related("editor")
        .order_by("editor__username")
    )
    names = [row.editor.get_full_name() or row.editor.get_username() for row in present]
    if not names:
        return ""
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return f"{listed} {'has' if len(names) == 1 else 'have'} this story open now."
