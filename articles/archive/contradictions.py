"""Where a record contradicts what is held: the same words for a run and its dry run."""

from .. import checking
from ..models import Article
from ..wire import WireError


def no_such(kind, slug):
    return WireError(f"no {kind} has the slug {slug!r}.")


def name_taken(kind, name):
    return WireError(f"another {kind} is named {name!r} already.")


def another_at(told):
    """The key of another story at the address that the record tells; None if it is free."""
    if told.published_on is None:
        return None
    others = Article.objects.filter(published_on=told.published_on, slug=told.slug)
    return others.exclude(pk=told.pk).values_list("pk", flat=True).first()


def refuse_address(told):
    raise WireError(f"another story of {told.published_on} has the address {told.slug!r}.")


def held_parts(article):
    """{part: the rows that the site holds of the story}, the versions without their content."""
    return {
        "versions": list(article.versions.defer("content")),
        "ledger": list(article.ledger.all()),
        "corrections": list(article.corrections.all()),
    }


def news_of(article, held_rows, parts):
    """{part: the told rows that are not held}. Raise WireError for another history."""
    held = {version.number: version for version in held_rows["versions"]}
    for version in parts["versions"]:
        if version.number in held and held[version.number].digest != version.digest:
            raise WireError(
                f"version {version.number} of {article} differs from the one the site holds; "
                "two histories cannot be joined."
            )
    new = [version for version in parts["versions"] if version.number not in held]
    checking.check_chain([*held.values(), *new])
    entered = {(entry.number, entry.kind, entry.entered_at) for entry in held_rows["ledger"]}
    corrected = {
        (row.version_after, row.kind, row.corrected_at) for row in held_rows["corrections"]
    }
    return {
        "versions": new,
        "ledger": [
            entry
            for entry in parts["ledger"]
            if (entry.number, entry.kind, entry.entered_at) not in entered
        ],
        "corrections": [
            row
            for row in parts["corrections"]
            if (row.version_after, row.kind, row.corrected_at) not in corrected
        ],
    }


def refuse_what_is_over(article, told):
    """Raise WireError where the site's own word on the story is the later one."""
    if article.status in {Article.Status.KILLED, Article.Status.WITHDRAWN}:
        raise WireError(f"{article} was {article.get_status_display().lower()} and stays so.")
    for name, what in [("latest_number", "holds"), ("live_number", "shows")]:
        held, offered = getattr(article, name) or 0, getattr(told, name) or 0
        if offered < held:
            raise WireError(
                f"the site {what} version {held} of {article}, the record only {offered or 'none'};"
                " an older record changes nothing."
            )
