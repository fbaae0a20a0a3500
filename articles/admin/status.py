"""Where a story stands, in one word and one shape, the same wherever the desk shows it."""

from django.utils import timezone
from django.utils.html import format_html

WORDS = {
    "draft": "Draft",
    "in review": "In review",
    "ready": "Ready",
    "scheduled": "Scheduled",
    "embargoed": "Embargoed",
    "published": "Published",
    "corrected": "Corrected",
    "expired": "Expired",
    "withdrawn": "Withdrawn",
    "killed": "Killed",
    "spiked": "Spiked",
}


def word_of(article):
    """The word for a story's status now. Agrees with `ArticleQuerySet.standing`."""
    if article.status != article.Status.LIVE:
        return article.get_status_display()
    now = timezone.now()
    if article.embargo_until and article.embargo_until > now:
        return WORDS["embargoed"]
    if article.published_at > now:
        return WORDS["scheduled"]
    if article.expires_at and article.expires_at <= now:
        return WORDS["expired"]
    return WORDS["corrected" if _is_corrected(article) else "published"]


def mark(article):
    """The word with its shape, as HTML; static/css/admin-listing.css draws the shapes."""
    word = word_of(article)
    return format_html('<span class="status" data-status="{}">{}</span>', word.lower(), word)


def why_not_out(article):
    """What holds a story that is due: its embargo, its schedule, who has it, or where it waits."""
    now = timezone.now()
    if article.status == article.Status.LIVE:
        return "The embargo holds." if _is_ahead(article.embargo_until, now) else "Scheduled later."
    if article.status == article.Status.READY:
        return "Approved; nobody has published it."
    if article.status == article.Status.REVIEW:
        return f"In review{_with(article.claimed_by, ', held by')}."
    return f"Still a draft{_with(article.claimed_by or article.assignee, ', with')}."


def _is_corrected(article):
    """From the list's own query where it is loaded, else asked."""
    if hasattr(article, "is_corrected"):
        return article.is_corrected
    return article.corrections.exists()


def _is_ahead(moment, now):
    return moment is not None and moment > now


def _with(user, words):
    return f"{words} {name_of(user)}" if user else ""


def name_of(user):
    """The user's name as colleagues know it; without one the account's."""
    return user.get_full_name() or user.get_username()
